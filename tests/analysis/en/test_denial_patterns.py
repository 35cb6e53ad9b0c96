"""English cues as patterns: every form of a verb, alternatives, stretches of other words, and predicates."""

import re

import pytest

from kaix.analysis.denial_cues import cues
from kaix.analysis.en.denial_patterns import false_predicate, has_negation, pattern, wrong_predicate


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


def test_predicates() -> None:
    false, wrong = re.compile(false_predicate("a lie/lie")), re.compile(wrong_predicate("true"))
    assert false.search("is simply a lie") is not None
    assert false.search("tells a lie") is None
    assert [text for text in ("is not true", "isn't true", "is true") if wrong.search(text)] == [
        "is not true", "isn't true", "is true"
    ]  # fmt: skip
    assert [text for text in ("is not true", "isn't true", "is true") if has_negation(text)] == [
        "is not true", "isn't true"
    ]  # fmt: skip


def test_the_cues_of_english_are_made_of_their_rows() -> None:
    known = cues("en")
    assert {use.side for use in known.denials} == {"before", "behind", "around"}
    assert {use.kind for use in known.denials} >= {"cancel", "claim", "court", "fail", "false", "right"}
    assert "not" in known.negators
    assert known.hidden("He paid not only 5 won.") == [(8, 16)]
    assert known.hidden("He did not pay.") == []
