"""Rare names of which a whole article makes sure: `이산 대표는` more than once, `이용한(72) 회장`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kaix.rules.ko import likeliest_name
from kaix.rules.ko.persons import POSSIBLE, likeness
from kaix.rules.ko.titles import Title

_AGED = re.compile(r"[(（]\d{2}(?:세|·[^()]{1,8})?[)）]")
_NEXT_TO = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣]{2,3})(?:[(（][^()（）\n]{1,12}[)）])? \Z")


def recurring(text: str, stretches: Iterable[list[Title]]) -> frozenset[str]:
    """The rare names that an article has right in front of positions with a particle: `이산 대표는`.

    They open a sentence or are there more than once.
    """
    seen: set[str] = set()
    twice: set[str] = set()
    for found in stretches:
        for title in found:
            if title.noun or title.particle not in likeliest_name.OF_ONE:
                continue
            match = _NEXT_TO.search(text, max(0, title.begin - 20), title.begin)
            if match and likeness(match[1]) == POSSIBLE:
                alone = (
                    match.start() == 0
                    or text[match.start() - 1] == "\n"
                    or text[match.start() - 2] in '.”"'
                    or _AGED.match(text, match.end(1)) is not None  # 이용한(72) 회장의
                )
                (twice if alone or match[1] in seen else seen).add(match[1])
    return frozenset(twice)
