"""The verb of taking or leaving office beside an official, and the status that it gives."""

from __future__ import annotations

import pytest

from kaix.rules.ko import tenures, titles
from kaix.rules.ko.official_mentions import OfficialMention


@pytest.mark.parametrize(
    ("rest", "verb", "status"),
    [
        ("는 3월 취임했다.", "취임", "current"),
        ("는 지난달 사임했다.", "사임", "former"),
        ("는 말했다.", None, "current"),
        (" 취임식이 열렸다.", None, "current"),
    ],
)
def test_change(rest: str, verb: str | None, status: str) -> None:
    text = f"한빛전자 문가람 대표{rest}"
    found = list(titles.find(text))
    mention = OfficialMention.of(text, (5, 8), found[0], (0, 4), "organization_name_title")
    end = tenures.change(text, mention, found, len(text))
    assert (end and text[end - 2 : end], mention.status) == (verb, status)
