from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kaix import annotate, tokens
from kaix.sentences import set_sentence_starts, starts
from tests import hostile


def words(text: str) -> list[str]:
    return [token.text for token in annotate.shared("en").make_doc(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KRW150bn", "KRW 150 bn"),
        ("W2tn", "W 2 tn"),
        ("US$1.5bn", "US$ 1.5 bn"),
        ("HK$5m", "HK$ 5 m"),
        ("(US$11.7", "( US$ 11.7"),
        ("billion-160", "billion - 160"),
        ("2025-160", "2025 - 160"),
        ("projects—$35bn", "projects — $ 35 bn"),
        ("projects-US$35bn", "projects - US$ 35 bn"),
        ("30,000-$40,000", "30,000 - $ 40,000"),
        ("16tn-won", "16 tn - won"),
        ("100won", "100 won"),
        ("of₩5", "of ₩ 5"),
        ("work—the", "work — the"),
        ("10,000-GPU", "10,000 - GPU"),
        ("H100s", "H100s"),
        ("Kyung-hoon", "Kyung - hoon"),
        ("5Kg", "5Kg"),
        ("SKRW5", "SKRW5"),
    ],
)
def test_money_and_numbers_come_apart(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def boundaries(doc: Doc) -> list[tuple[int, str]]:
    return [(token.idx, token.text) for token in doc]


# Only what a cut can see: next to an apostrophe spaCy's suffix rules and a cut may take turns differently.
PIECES = "$ ₩ US HK KRW W won - — – 1 20 .5 , bn tn m k trillion a x % ( ) million € _"
GLUE = (
    st.lists(st.sampled_from(PIECES.split(" ")), max_size=14)
    .map("".join)
    .map(lambda text: text.replace("_", " "))
)


@settings(deadline=None, max_examples=300)
@given(GLUE)
def test_a_document_of_anyone_is_divided_at_the_same_places(text: str) -> None:
    theirs = tokens.divide(spacy.blank("en").make_doc(text)) if text else annotate.shared("en").make_doc(text)
    assert boundaries(theirs) == boundaries(annotate.shared("en").make_doc(text))


@settings(deadline=None)
@given(hostile.texts("en"))
def test_no_character_is_lost(text: str) -> None:
    doc = annotate.shared("en").make_doc(text)
    assert doc.text == tokens.encodable(text)
    assert len(doc.text) == len(text)


def test_a_long_run_is_cut_up_and_whole() -> None:
    text = "before " + "(" * 250 + " after " + "x" * 101
    assert annotate.shared("en").make_doc(text).text == text


@settings(deadline=None)
@given(hostile.texts("en"), st.data())
def test_an_outline_has_the_sentences_of_the_text(text: str, data: st.DataObject) -> None:
    nlp = annotate.shared("en")
    begins = starts(tokens.encodable(text))
    bounds = list(zip(begins, [*begins[1:], len(text)], strict=True))
    silent = [bound for bound in bounds if data.draw(st.booleans())]
    doc = set_sentence_starts(nlp.tokenizer.outline(text, silent))  # type: ignore[union-attr]
    whole = set_sentence_starts(nlp.make_doc(text))
    assert len(doc.text) == len(text)
    assert tokens.text_of(doc) == tokens.encodable(text)
    assert [(s.start_char, s.end_char) for s in doc.sents] == [
        (s.start_char, s.end_char) for s in whole.sents
    ]
    told = {sentence.start_char: [token.text for token in sentence] for sentence in whole.sents}
    for sentence in doc.sents:
        if not any(a <= sentence.start_char < b for a, b in silent):
            assert [token.text for token in sentence] == told[sentence.start_char]
