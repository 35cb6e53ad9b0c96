"""The values that the text around a sum may state, and what they are where it does not say."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from kaix.context import JOINED, Circumstances
from kaix.records import AMOUNT_STATUSES


def test_what_is_not_said_is_empty_and_actual() -> None:
    assert asdict(Circumstances()) == {
        "status": "actual", "entity": None, "topic": None, "period": None, "per": None,
    }  # fmt: skip
    assert Circumstances().status in AMOUNT_STATUSES


def test_it_is_filled_slot_by_slot_and_has_no_other() -> None:
    said = Circumstances("planned", period="2026")
    said.entity = JOINED.join(("Naver", "Kakao"))
    assert said == Circumstances(status="planned", entity="Naver;Kakao", period="2026")
    assert said != Circumstances(status="planned", entity="Naver", period="2026")
    with pytest.raises(AttributeError):
        said.currency = "KRW"  # type: ignore[attr-defined]
