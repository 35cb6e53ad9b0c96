"""What an English sentence is read into: tags, chunks, clauses with roles, cues, and who "it" is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kaix import annotate, sentences
from kaix.analysis.en import antecedents, chunks, clauses, cues, discourse, lexicon, tagging
from kaix.analysis.sentences import SentenceAnalysis
from kaix.reading import Reading
from kaix.rules.en import words

SUM = re.compile(r"\d[\d,]* (?:[mbt]\w*illion )?won")


def read(text: str) -> discourse.Discourse:
    nlp = annotate.shared("en")
    rules = nlp.get_pipe("kaix").rules  # type: ignore[attr-defined]
    doc = sentences.set_sentence_starts(nlp.make_doc(text))
    return discourse.Discourse(Reading(doc, date(2026, 3, 10), rules.names, rules.dates))


def analysed(text: str) -> SentenceAnalysis:
    return read(text).sentence(0, [match.span() for match in SUM.finditer(text)])


def test_a_word_is_a_verb_by_what_stands_around_it() -> None:
    text = "The firm plans to fund its plans"
    pieces = tagging.tag(text, words.split(text), [])
    assert [(p.lower, p.tag) for p in pieces] == [
        ("the", "D"), ("firm", "N"), ("plans", "V"), ("to", "T"), ("fund", "V"), ("its", "D"), ("plans", "N"),
    ]  # fmt: skip


def test_a_number_with_its_commas_is_one_piece() -> None:
    text = "some 200,000 homes"
    assert [text[p.start : p.end] for p in tagging.tag(text, words.split(text), [])] == [
        "some",
        "200,000",
        "homes",
    ]


def test_phrases_end_at_prepositions_and_possessives() -> None:
    text = "Its cloud arm of the same name"
    row = chunks.phrases(tagging.tag(text, words.split(text), []), [], text, 0)
    assert [(p.text, p.marker, p.joint) for p in row] == [
        ("Its", "", ""), ("cloud arm", "", "'s"), ("same name", "of", ""),
    ]  # fmt: skip
    assert clauses.clauses(row) == []


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (
            "Kakao, an operator of apps, said it plans to invest 2 billion won in chips.",
            [("say", "past", "Kakao"), ("plan", "present", "it"), ("invest", "none", "it")],
        ),
        (
            "A plan announced by Naver to spend 5 billion won was scrapped.",
            [("announce", "past", "plan"), ("spend", "none", "plan"), ("scrap", "past", "plan")],
        ),
        (
            "Naver plans to build a lab and lease 5 cars.",
            [("plan", "present", "Naver"), ("build", "none", "Naver"), ("lease", "none", "Naver")],
        ),
        (
            "Naver was in trouble, having lost 5 million won.",
            [("be", "past", "Naver"), ("lose", "past", "Naver")],
        ),
        (
            "Sales grew, with Naver planning a fund of 5 million won.",
            [("grow", "past", "Sales"), ("plan", "none", "Naver")],
        ),
        (
            "The court fined Naver for losing 5 million won.",
            [("fine", "past", "court"), ("lose", "none", "Naver")],
        ),
        (
            "Haneul Chips, Naver's unit, paid 5 million won.",
            [("pay", "past", "Haneul Chips")],
        ),
        (
            "Naver will build a lab and lease 5 cars.",
            [("build", "future", "Naver"), ("lease", "future", "Naver")],
        ),
    ],
)
def test_each_verb_has_its_tense_and_its_subject(text: str, read_as: list[tuple[str, str, str]]) -> None:
    found = [
        (c.predicate.lemma, c.predicate.tense, next(c.having("subject")).text)
        for c in analysed(text).clauses
        if c.predicate is not None
    ]
    assert found == read_as


def test_passive_and_negated_verbs_are_told() -> None:
    [clause] = analysed("5 billion won was not paid by Naver.").clauses
    assert clause.predicate is not None
    assert (clause.predicate.passive, clause.predicate.negated) == (True, True)
    assert [chunk.text for chunk in clause.having("agent")] == ["Naver"]


def test_a_cue_reaches_the_next_mention_or_its_clause() -> None:
    analysis = analysed("Sales hit 5 billion won, up from 4 billion won.")
    [cue] = [cue for cue in analysis.cues if cue.rule == "up from"]
    assert "4 billion won" in "Sales hit 5 billion won, up from 4 billion won."[slice(*cue.scope)]
    assert list(cues.find((), 0, 0, (), ())) == []


def test_it_is_whom_the_sentence_before_is_about() -> None:
    found = read("Naver met Kakao in Busan. It will spend 5 billion won.")
    analysis = found.sentence(1)
    pronoun = next(chunk for chunk in analysis.chunks if chunk.kind == "pronoun")
    name = antecedents.antecedent(found, analysis, pronoun)
    assert antecedents.means(pronoun)
    assert name is not None
    assert name.text == "Naver"


def test_the_ministry_is_none_of_the_companies() -> None:
    found = read("Naver wrote to the Ministry of Environment. The ministry paid 5 billion won.")
    analysis = found.sentence(1)
    noun = next(chunk for chunk in analysis.chunks if chunk.head == "ministry")
    name = antecedents.antecedent(found, analysis, noun)
    assert name is not None
    assert name.text == "Ministry of Environment"


def test_verbs_are_inflected_and_nouns_have_classes() -> None:
    assert {form.base for form in lexicon.forms()["spent"]} == {"spend"}
    assert (lexicon.noun_class("budgets"), lexicon.noun_class("companies"), lexicon.noun_class("tree")) == (
        "spending", "body", "",
    )  # fmt: skip
