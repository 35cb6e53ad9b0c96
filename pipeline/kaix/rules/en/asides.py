"""A sentence's shape without what stands aside: brackets, ages, appositions, "who" clauses, adverbs and dates."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.titles import Post

_AFTER_AGE = ("POST", "who", "ADV", "DATE", "DET", "NAMED")  # ", 54, |chief executive of Upline|,"


def without_brackets(row: Sequence[Chunk]) -> list[Chunk]:
    """Without brackets that hold no position and ages: "Nvidia (NVDA.O) CEO", "Kim Yu-won |, 54|, head of …"."""
    kept: list[Chunk] = []
    index = 0
    while index < len(row):
        if row[index].symbol == "(":
            close = next(
                (i for i in range(index + 1, min(index + 10, len(row))) if row[i].symbol == ")"), None
            )
            if close is not None and not any(
                chunk.symbol in ("POST", "RUN", "NAMED") for chunk in row[index:close]
            ):
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
    """The clause alone: brackets, appositions, "who" clauses, adverbs and dates taken out.

    The second value holds the apposition of each name, by the name's first word.
    """
    kept: list[Chunk] = []
    asides: dict[int, Post] = {}
    index = 0
    while index < len(row):
        chunk = row[index]
        symbol = chunk.symbol
        if symbol == "(":
            close = next(
                (i for i in range(index + 1, min(index + 16, len(row))) if row[i].symbol == ")"), None
            )
            if close is not None and not any(row[i].symbol in ("RUN", "NAMED") for i in range(index, close)):
                index = close + 1
                continue
            index += 1
            continue
        if symbol in ("ADV", "DATE", "Q", ")"):
            index += 1
            continue
        if symbol == "by" and kept and kept[-1].symbol in ("NAMED", "OUSTED"):
            index += 1  # "was named |by President Lee| as science minister"
            while index < len(row) and row[index].symbol in ("POST", "NAME", "CAP", "CAP1", "ORG"):
                index += 1
            continue
        if symbol == "," and kept and kept[-1].symbol == "POST" and _holder(row, index + 1):
            kept.append(row[index + 1])  # "Its founder|, Kenji Aoki,| resigned": the name is the aside
            index += 3
            continue
        if symbol in ("of", "from") and kept and kept[-1].symbol == "NAME":
            house = _affiliation(row, index)
            if house is not None:
                index = house
                continue
        if symbol == "," and kept and kept[-1].symbol in ("NAME", "CAP", "CAP1"):
            close = _aside(row, index)
            if close is not None:
                for inner in row[index:close]:
                    if inner.post is not None and inner.symbol == "POST":
                        asides.setdefault(kept[-1].begin, inner.post)
                index = close + 1
                continue
        kept.append(chunk)
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


def _holder(row: Sequence[Chunk], at: int) -> bool:
    return at + 1 < len(row) and row[at].symbol in ("NAME", "CAP") and row[at + 1].symbol == ","


def _aside(row: Sequence[Chunk], at: int) -> int | None:
    """The closing comma of the apposition or "who" clause that the comma at `at` opens."""
    after = at + 1
    while after < len(row) and row[after].symbol in ("ADV", "DATE"):
        after += 1
    if after >= len(row):
        return None
    if after > at + 1 and row[after].symbol == ",":
        return after  # ", 56,"
    if after > at + 1 and row[after].symbol in ("of", "from", "at", "with"):
        after += 1
    if after > at + 1 and row[after].symbol in ("ORG", "CAP", "CAP1"):
        last = after + 1
        while last < len(row) and last < after + 3 and row[last].symbol == "ORG":
            last += 1  # ", formerly of Snowflake |Korea|,"
        return last if last < len(row) and row[last].symbol == "," else None  # ", formerly of Amazon,"
    if after > at + 1 and row[after].symbol == "W":  # ", now in his sixth term,"
        close = next(
            (i for i in range(after, min(after + 7, len(row))) if row[i].symbol not in ("W", "DATE")), None
        )
        return close if close is not None and row[close].symbol == "," else None
    if row[after].symbol == "DET":  # ", a former Gyeonggi Province official,"
        close = next(
            (i for i in range(after + 1, min(after + 12, len(row))) if row[i].symbol in (",", "NAME")), None
        )
        return close if close is not None and row[close].symbol == "," else None
    if row[after].symbol not in ("POST", "who", "DATE"):
        return None
    if (
        row[after].symbol == "POST"
        and after + 1 < len(row)
        and row[after + 1].symbol in ("NAME", "CAP", "CAP1")
    ):
        return None
    for index in range(after + 1, min(after + 22, len(row))):
        if row[index].symbol == ",":
            nested = (
                index + 1 < len(row) and row[index + 1].symbol == "POST" and row[index - 1].symbol == "NAME"
            )
            if not nested:
                return index
    return None
