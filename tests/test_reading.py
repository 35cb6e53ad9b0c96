from __future__ import annotations

import gc
import re

import pytest
from spacy.tokens import Span

from kaix import annotate
from kaix.reading import Name, Reading, Trigger
from kaix.sentences import set_sentence_starts

TEXT = "It cost much.\nSecond sentence: NOTHING here. Third cost, cost again!\nThe 5th and last."


def reading(text: str) -> Reading:
    doc = set_sentence_starts(annotate.shared("en").make_doc(text))
    return Reading(doc, None, lambda *_: [], lambda *_: [])


def found(text: str, *words: str, pattern: str | None = None) -> list[int]:
    read = reading(text)
    trigger = Trigger(words, re.compile(pattern) if pattern else None)
    return [read.index_at(sentence.start_char) for sentence in read.sentences_with(trigger)]


def test_each_sentence_with_a_word_comes_once_and_in_order() -> None:
    assert found(TEXT, "cost", "nothing") == [0, 1, 2]
    assert found(TEXT, "COST") == [0, 2]
    assert found(TEXT, "cos") == []


def test_a_pattern_finds_what_no_list_of_words_can() -> None:
    assert found(TEXT, "cost", pattern=r"\d(?:th|st)\b") == [0, 2, 3]
    assert found(TEXT, pattern=r"\d(?:th|st)\b") == [3]


def test_a_regular_expression_alone_is_a_trigger() -> None:
    read = reading(TEXT)
    assert [s.text.strip() for s in read.sentences_with(re.compile("5th"))] == ["The 5th and last."]


@pytest.mark.parametrize("words", [(), ("cost",)])
def test_an_empty_document_has_no_sentence(words: tuple[str, ...]) -> None:
    assert found("", *words) == []


def test_an_offset_belongs_to_its_sentence() -> None:
    read = reading(TEXT)
    assert read.sentence_at(TEXT.index("NOTHING")).text.startswith("Second")
    assert read.index_at(0) == 0
    assert read.index_at(len(TEXT) + 5) == 3


def test_names_are_found_once_and_when_asked() -> None:
    asked: list[str] = []

    def names(_: Reading, sentence: Span) -> list[Name]:
        asked.append(sentence.text.strip())
        return []

    doc = set_sentence_starts(annotate.shared("en").make_doc(TEXT))
    read = Reading(doc, None, names, lambda *_: [])
    assert asked == []
    for _ in range(2):
        assert read.names(read.sentences[0]) == []
    assert asked == ["It cost much."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Haneul Corp. said it will invest 5 trillion won in 2027. The company has 500 H100 GPUs."),
        ("ko", "하늘전자가 2027년까지 5조원을 투자한다. 이 회사는 H100 500장을 갖고 있다. 매출은 3위다."),
    ],
)
def test_nothing_of_an_article_stays_behind(language: str, text: str) -> None:
    """Not one reading of many: a crawl has millions."""

    def alive() -> int:
        gc.collect()
        return sum(isinstance(each, Reading) for each in gc.get_objects())

    def read() -> None:
        assert annotate.find(text, language, "2026-03-02").records["amounts"]

    read()
    before = alive()
    for _ in range(5):
        read()
    assert alive() == before


def test_what_is_made_once_is_made_once() -> None:
    made: list[Reading] = []

    def make(read: Reading) -> str:
        made.append(read)
        return read.text

    one, other = (reading(text) for text in ("Haneul spent it.", "It did not."))
    assert [one.once(make), one.once(make), other.once(make)] == [
        "Haneul spent it.",
        "Haneul spent it.",
        "It did not.",
    ]
    assert made == [one, other]
