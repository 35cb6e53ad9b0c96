"""A sentence's shape without what stands aside: brackets, ages, appositions, "who" clauses, adverbs and dates."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.rules.en.official_chunks import Chunk

_AFTER_AGE = ("POST", "who", "ADV", "DATE", "DET", "NAMED")  # ", 54, |chief executive of Upline|,"
_PEOPLE = ("NAME", "CAP", "CAP1")


def _next(row: Sequence[Chunk], begin: int, within: int, *symbols: str) -> int | None:
    """The first of the `within` chunks from `begin` on that is one of `symbols`."""
    return next((i for i in range(begin, min(begin + within, len(row))) if row[i].symbol in symbols), None)


def without_brackets(row: Sequence[Chunk]) -> list[Chunk]:
    """Without brackets that hold no position and ages: "Nvidia (NVDA.O) CEO", "Kim Yu-won |, 54|, head of …"."""
    kept: list[Chunk] = []
    index = 0
    while index < len(row):
        symbols = [chunk.symbol for chunk in row[index : index + 4]]
        close = _next(row, index + 1, 9, ")") if symbols[0] == "(" else None
        if close is not None and _next(row, index, close - index, "POST", "RUN", "NAMED") is None:
            index = close + 1
        elif symbols[:3] == [",", "DATE", ","] and kept and kept[-1].symbol == "NAME":
            index += 2 if symbols[3:] and symbols[3] in _AFTER_AGE else 3
        else:
            kept.append(row[index])
            index += 1
    return kept


def without_asides(row: Sequence[Chunk]) -> list[Chunk]:
    """The clause alone: appositions, "who" clauses, adverbs and dates taken out."""
    kept: list[Chunk] = []
    index = 0
    while index < len(row):
        symbol, last = row[index].symbol, kept[-1].symbol if kept else ""
        behind = [chunk.symbol for chunk in row[index + 1 : index + 3]]
        after = None  # the end of what is taken out
        if symbol in ("ADV", "DATE", "Q", "(", ")"):
            after = index + 1
        elif symbol == "by" and last in ("NAMED", "OUSTED"):
            after = _behind(
                row, index + 1, "POST", *_PEOPLE, "ORG"
            )  # "was named |by President Lee| as minister"
        elif symbol == "," and last == "POST" and behind == ["NAME", ","]:
            kept.append(row[index + 1])  # "Its founder|, Kenji Aoki,| resigned": the name is the aside
            after = index + 3
        elif symbol in ("of", "from") and last == "NAME":
            begin = _behind(row[: index + 5], index + 1, "DET", "W", "ADV")
            house = _behind(row, begin, "ORG")  # "Rep. Oh |of the ruling Democratic Party| was appointed"
            after = house if house > begin else None
        elif symbol == "," and last in _PEOPLE:
            close = _next(row, index + 1, 20, ",", "NAME")  # an apposition or a "who" clause without a name
            after = close + 1 if close is not None and row[close].symbol == "," else None
        if after is None:
            kept.append(row[index])
        index = after or index + 1
    return kept


def _behind(row: Sequence[Chunk], at: int, *symbols: str) -> int:
    """The first chunk from `at` on that is none of `symbols`."""
    while at < len(row) and row[at].symbol in symbols:
        at += 1
    return at
