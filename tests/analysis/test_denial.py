"""Whether a span is denied, on texts whose spans are marked [-denied] or [+not denied]."""

import re
from pathlib import Path

import pytest

from kaix.analysis.denial import Denial, denial
from kaix.analysis.denial_cues import cues
from kaix.analysis.en.inflection import inflected

_MARK = re.compile(r"\[([+-])([^\]]+)\]")


def _texts(language: str) -> list[str]:
    lines = Path(__file__).with_name(f"denials_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _judged(marked: str, language: str) -> str:
    """The text with its marks set anew, by what `denial` says."""
    text = _MARK.sub(r"\2", marked)
    result, shift = "", 0
    for match in _MARK.finditer(marked):
        start = match.start() - shift
        shift += 3
        end = start + len(match[2])
        sign = "-" if denial(text, start, end, language) else "+"
        result += marked[len(result) : match.start()] + f"[{sign}{text[start:end]}]"
    return result + marked[len(result) :]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_denied_and_what_is_not(language: str) -> None:
    texts = _texts(language)
    assert [_judged(text, language) for text in texts] == texts


def test_half_of_the_texts_are_controls() -> None:
    texts = [*_texts("en"), *_texts("ko")]
    assert len(texts) >= 200
    assert 0.45 <= sum("[-" not in text for text in texts) / len(texts) <= 0.55


def test_a_denial_is_the_words_of_its_cue() -> None:
    text = "All is well. The firm denied a report that it had ordered 40,000 chips."
    start = text.index("40,000")
    found = denial(text, start, start + len("40,000 chips"), "en")
    assert found == Denial(text.index("denied"), text.index("denied") + len("denied"), "denied")


def test_an_english_verb_is_inflected() -> None:
    assert set(inflected("deny")) == {"deny", "denies", "denied", "denying"}
    assert {"scrap", "scraps", "scrapped", "scrapping"} <= set(inflected("scrap"))
    assert {"shelve", "shelves", "shelved", "shelving"} == set(inflected("shelve"))


def test_a_language_without_cues_is_no_language() -> None:
    with pytest.raises(FileNotFoundError):
        cues("fr")
