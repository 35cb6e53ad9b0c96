"""English cues as patterns: every form of a verb, alternatives, stretches of other words, and predicates."""

import re

import pytest

from kaix.analysis.denial_cues import compiled, cues
from kaix.analysis.en.denial_cues import found, words_of
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


def test_a_cue_is_possible_where_every_word_of_it_stands_in_any_form() -> None:
    known = cues("en")
    kinds = {use.kind for use in known.possible(words_of("It walked back what was made-up."))}
    assert {"claim", "false"} <= kinds
    assert (
        "claim"
        not in {use.kind for use in known.possible(words_of("They walked out and came back."))} - kinds
    )
    assert known.possible(words_of("The plant opens in May.")) == []


def test_no_pattern_is_compiled_before_its_words_are_met() -> None:
    compiled.cache_clear()
    assert found("The plant opens in May with nobody in it.") == ()
    assert compiled.cache_info().currsize <= 1
    assert found("The board has since scrapped that plan of theirs.") != ()
    assert compiled.cache_info().currsize > 1
