"""A reading of a text of one's own, as the extractors see it."""

from __future__ import annotations

from datetime import date
from typing import Any

from kaix import annotate, sentences
from kaix.attribution.ko.setting import Mention, Setting
from kaix.reading import Reading


def reading(text: str, published: date | None = date(2026, 3, 10)) -> Reading:
    nlp = annotate.shared("ko")
    component: Any = nlp.get_pipe("kaix")
    doc = sentences.set_sentence_starts(nlp.make_doc(text))
    rules = component.rules
    return Reading(doc, published, rules.names, rules.dates, None, rules.analyse)


def setting(text: str, words: str, table: str = "amounts") -> Setting:
    """The setting of the mention `words` in `text`."""
    start = text.index(words)
    read = reading(text)
    mention = Mention(table, start, start + len(words), (words,))
    return Setting(read, mention, read.index_at(start))
