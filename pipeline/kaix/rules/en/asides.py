"""A sentence's shape without what stands aside: brackets, ages, appositions, "who" clauses, adverbs and dates."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.titles import Post

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
        if row[index].symbol == "(":
            close = _next(row, index + 1, 9, ")")
            if close is not None and _next(row, index, close - index, "POST", "RUN", "NAMED") is None:
                index = close + 1
                continue
        if row[index].symbol == "," and kept and kept[-1].symbol == "NAME":
            after = [chunk.symbol for chunk in row[index + 1 : index + 4]]
            if after[:2] == ["DATE", ","]:
                index += 2 if after[2:] and after[2] in _AFTER_AGE else 3
                continue
        kept.append(row[index])
        index += 1
    return kept


def without_asides(row: Sequence[Chunk]) -> tuple[list[Chunk], dict[int, Post]]:
    """The clause alone: appositions, "who" clauses, adverbs and dates taken out.

    The second value holds the apposition of each name, by the name's first word.
    """
    kept: list[Chunk] = []
    asides: dict[int, Post] = {}
    index = 0
    while index < len(row):
        symbol = row[index].symbol
        last = kept[-1].symbol if kept else ""
        if symbol in ("ADV", "DATE", "Q", "(", ")"):
            index += 1
        elif symbol == "by" and last in ("NAMED", "OUSTED"):
            index += 1  # "was named |by President Lee| as science minister"
            while index < len(row) and row[index].symbol in ("POST", *_PEOPLE, "ORG"):
                index += 1
        elif (
            symbol == ","
            and last == "POST"
            and [c.symbol for c in row[index + 1 : index + 3]] == ["NAME", ","]
        ):
            kept.append(row[index + 1])  # "Its founder|, Kenji Aoki,| resigned": the name is the aside
            index += 3
        elif symbol in ("of", "from") and last == "NAME" and (house := _affiliation(row, index)) is not None:
            index = house
        elif symbol == "," and last in _PEOPLE and (close := _aside(row, index)) is not None:
            for inner in row[index:close]:
                if inner.post is not None and inner.symbol == "POST":
                    asides.setdefault(kept[-1].begin, inner.post)
            index = close + 1
        else:
            kept.append(row[index])
            index += 1
    return kept, asides


def _affiliation(row: Sequence[Chunk], at: int) -> int | None:
    """Where "Rep. Oh Min-gyu |of the ruling Democratic Party| was appointed" goes on."""
    after = at + 1
    while after < len(row) and after < at + 5 and row[after].symbol in ("DET", "W", "ADV"):
        after += 1
    last = after
    while last < len(row) and row[last].symbol == "ORG":
        last += 1
    return last if last > after else None


def _aside(row: Sequence[Chunk], at: int) -> int | None:
    """The closing comma of the apposition or "who" clause that the comma at `at` opens: no name is in between."""
    close = _next(row, at + 1, 20, ",", "NAME")
    return close if close is not None and row[close].symbol == "," else None
