"""English sentences as the rules read them, for tests."""

from __future__ import annotations

from kaix import annotate, sentences
from kaix.reading import Reading
from kaix.rules.en.parsed_sentence import ParsedSentence


def reading(text: str) -> Reading:
    """The reading of a text with its sentences, before any rule has found something."""
    nlp = annotate.shared("en")
    rules = nlp.get_pipe("kaix").rules  # type: ignore[attr-defined]
    return Reading(sentences.set_sentence_starts(nlp.make_doc(text)), None, rules.names, rules.dates)


def parsed(text: str) -> ParsedSentence:
    """The first sentence of a text, with its posts and chunks."""
    whole = reading(text)
    first = whole.sentences[0]
    return ParsedSentence(whole, first, first.start_char, first.end_char)
