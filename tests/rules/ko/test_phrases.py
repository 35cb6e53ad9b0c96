"""The phrase that ends with a position: who, whose, and whether it is over."""

from __future__ import annotations

import pytest

from kaix.rules.ko import phrases, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한빛전자 문가람 대표", (["문가람"], "한빛전자", False, "organization_name_title")),
        ("문가람 전 한빛전자 대표", (["문가람"], "한빛전자", True, "name_organization_title")),
        ("한빛전자 대표", None),
        ("전 한빛전자 대표", None),
    ],
)
def test_read(text: str, expected: tuple[list[str], str, bool, str] | None) -> None:
    [title] = titles.find(text)
    phrase = phrases.read(text, 0, title)
    read = phrase and (
        [text[slice(*person)] for person in phrase.persons],
        phrase.organisation and text[slice(*phrase.organisation)],
        phrase.former,
        phrase.rule,
    )
    assert read == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한빛전자 대표", ("한빛전자", False)),
        ("전 한빛전자 대표", ("한빛전자", True)),
        ("전 누리부 장관", ("누리부", True)),
        ("새 대표", (None, False)),
        ("그는 대표", (None, False)),
    ],
)
def test_without_name(text: str, expected: tuple[str | None, bool]) -> None:
    [title] = titles.find(text)
    _, organisation, former = phrases.without_name(text, 0, title)
    assert (organisation and text[slice(*organisation)], former) == expected
