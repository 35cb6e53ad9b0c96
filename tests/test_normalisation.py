from __future__ import annotations

import pytest
import spacy

from kaix import annotate, extract
from kaix.normalisation import normalise

READ_AS = {
    "It paid 3 trillion won[2] in 2025.": "It paid 3 trillion won in 2025.",
    "It paid 3 trillion won.[2][3] It grew.": "It paid 3 trillion won. It grew.",
    "It holds 5,000 GPUs² and 20 NPUs*.": "It holds 5,000 GPUs and 20 NPUs.",
    "The site covers 3 km² and the fund[note 1] grew.": "The site covers 3 km² and the fund grew.",
    "예산은 3조원[주2]이다.": "예산은 3조원이다.",
    "It spent ＄５ million.": "It spent $5 million.",
    "It spent 5\u00a0million\u202fwon.": "It spent 5 million won.",
    "It spent 5\u200b million\u00ad won.": "It spent 5 million won.",
    "It paid $1 250 000, and 10 000 GPUs came.": "It paid $1250000, and 10000 GPUs came.",
    "It paid 1\u2009250\u2009000 won.": "It paid 1250000 won.",
    "은행은 3 000억원을 썼다.": "은행은 3000억원을 썼다.",
    "Ivo Han, M.D., Ph.D., CEO of Arm, and Ada Mo Jr., its chair": "Ivo Han, CEO of Arm, and Ada Mo Jr., its chair",
    "Han Seo‐yun and Mo Da–in spoke.": "Han Seo-yun and Mo Da-in spoke.",
}
LEFT = [
    "It paid 3 trillion won.",
    "[1] A reference.",
    "[단독] 정부가 샀다",
    "In phase 2 500 GPUs came, and on June 5 200 chips.",
    "In 2025 300 GPUs came.",
    "The Seoul–Busan line and President Han–who was late.",
    "It grew 5 * 3 = 15.",
    "rows 12 345 678 of it",
    "He holds a Ph.D., and the M.D. left.",
]


@pytest.mark.parametrize(("text", "read"), READ_AS.items())
def test_one_spelling_is_read(text: str, read: str) -> None:
    assert normalise(text).text == read


@pytest.mark.parametrize("text", LEFT)
def test_what_says_something_else_is_left(text: str) -> None:
    assert normalise(text).text is text


@pytest.mark.parametrize("text", [text for text in READ_AS if "–" not in text])
def test_offsets_lead_back(text: str) -> None:
    found = normalise(text)
    for word in found.text.split():
        begin = found.text.index(word)
        original = text[found.start(begin) : found.end(begin + len(word))]
        assert normalise(original).text.replace(" ", "") == word.replace(" ", "")


def test_records_have_the_offsets_and_words_of_the_text() -> None:
    text = "It grew.[1] Kakao paid\u00a0＄5\u200b million[2] ( 7 billion won[3]) for it."
    dollars, won = extract(text, language="en").amounts
    assert [text[r.start : r.end] for r in (dollars, won)] == [dollars.text, won.text]
    assert dollars.text == "＄5\u200b million"
    assert won.converts == dollars.start
    assert won.sentence == text[text.index("Kakao") :]


def test_any_pipeline_gets_the_same_records() -> None:
    text = "It grew.[1] Kakao holds 5,000 H100s[7] in Sejong."
    nlp = spacy.blank("en")
    nlp.add_pipe("kaix")
    doc = nlp(text)
    assert doc.text == text
    assert annotate.records(doc) == annotate.records(annotate.annotate(text)) == annotate.find(text).records
    assert [span._.count for span in doc.spans["gpu_counts"]] == [5000]
