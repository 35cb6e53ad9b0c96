"""Foreigners' names with the same name in other letters behind them: `라지브 메논(Rajiv Menon)`, `왕리쥔(王立军)`."""

from __future__ import annotations

import re

from kaix.rules.ko.foreign_names import foreign_length, foreign_word_like
from kaix.rules.ko.persons import LIKELY, likeness
from kaix.rules.ko.phrase_words import like_organisation

_ALIAS = re.compile(r"[(（](?:(?P<latin>[A-Z][a-z'’.-]+(?: [A-Za-z][A-Za-z'’.-]*){1,4})|[㐀-鿿]{2,6})[)）]")


def find(text: str, words: list[tuple[int, int]], written: list[str]) -> tuple[int, int] | None:
    """The index and the number of words of a foreign name that stands in other letters behind it.

    `라지브 메논(Rajiv Menon)` has as many words as its Latin form, `왕리쥔(王立军)` one,
    `사토 레이(佐藤玲)` two.
    """
    for at, span in enumerate(words):
        alias = _ALIAS.match(text, span[1])
        if alias is None:
            continue
        if alias["latin"]:
            count = len(alias["latin"].split())
            first = at + 1 - count
            if first < 0 or (first and not like_organisation(written[first - 1])):
                return None
            if any(
                like_organisation(word) or not foreign_word_like(word) for word in written[first : at + 1]
            ):
                return None
            return first, count
        if likeness(written[at]) >= LIKELY or like_organisation(written[at]):
            return None
        if at and foreign_length(written, at - 1)[0] == 2:
            return at - 1, 2
        return (at, 1) if len(written[at]) >= 3 and foreign_word_like(written[at]) else None
    return None
