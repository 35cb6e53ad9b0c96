"""English cues as patterns: every form of a verb, alternatives, stretches of other words, and what hides."""

import re

import pytest

from kaix.analysis.denial_cues import cues
from kaix.analysis.en.denial_patterns import pattern


@pytest.mark.parametrize(
    ("cue", "yes", "no"),
    [
        ("deny~", ["deny", "denied", "denying", "denies"], ["denial", "undenied"]),
        ("call~/break~ off", ["called off", "broke off"], ["call", "off", "callings off"]),
        ("voted ... against", ["voted against", "voted 61% to 39% against"], ["voted. They stood against"]),
        ("have *ed", ["have asked"], ["have ask"]),
    ],
)
def test_a_cue(cue: str, yes: list[str], no: list[str]) -> None:
    compiled = re.compile(pattern(cue))
    assert [word for word in (*yes, *no) if compiled.search(word)] == yes


def test_a_participle_is_no_other_form() -> None:
    compiled = re.compile(pattern("withdraw~", participle=True))
    assert compiled.search("was withdrawn") is not None
    assert compiled.search("withdraws") is None


def test_a_cue_ends_its_clause() -> None:
    made = re.compile(pattern("be~ off ."))
    assert [text for text in ("is off.", "was off after", "is off to a start") if made.search(text)] == [
        "is off.", "was off after"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("it is simply a lie", {"false"}),
        ("it tells a lie", set()),
        ("it isn't true", {"right"}),
        ("it is never true", {"right"}),
        ("it is true", set()),
        ("it walked back what was made-up", {"claim", "false"}),
        ("it did not pay only", {""}),
    ],
)
def test_a_row_makes_all_places_and_forms(text: str, kinds: set[str]) -> None:
    assert {cue.kind for cue in cues("en").written(text)} == kinds


def test_what_hides() -> None:
    assert cues("en").hidden("He paid not only 5 won.") == [(8, 16)]
    assert cues("en").hidden("He did not pay.") == []
