"""Which mentions state the same fact: same bodies, same value or a rounded form of it, nothing else that contradicts.

The mentions given are of one table and one body. A value with three digits or more is telling by itself; a round one
(5 trillion won) joins only mentions whose topic or period is shared. A conversion is the sum that it restates.
Time is near-linear: mentions meet only in buckets of one value, and a bucket keeps its latest `_LATEST` facts in view.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from kaix.across.mentions import Mention, digits, topic_words
from kaix.across.spill import HELD, Spill
from kaix.across.stated import Stated, same
from kaix.records import Amount, AnyRecord, GpuCount, Ranking

T = TypeVar("T")

_LATEST = 40
_WORDS = re.compile(r"[^\W_]+")


def groups(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The facts that `mentions`, all of one `key_of`, state: the mentions of each, by their first mention."""
    ordered = sorted(mentions, key=lambda m: m.order)
    if len(ordered) == 1:
        return [ordered]
    found: dict[int, list[Mention]] = {}
    with closing(Merging()) as merging:
        for place, number in sorted(merging.numbered(enumerate(ordered))):
            found.setdefault(number, []).append(ordered[place])
    return list(found.values())


class Merging:
    """Gives mentions of one `key_of` the numbers of their facts; nine bytes a fact stay in memory."""

    def __init__(self, held: int = HELD) -> None:
        self._stated: Spill[int, Stated] = Spill(Stated.packed, Stated.unpacked, held)
        self._buckets: Spill[str, array[int]] = Spill(array.tobytes, lambda packed: array("q", packed), held)
        self._hashes = array("q")  # number → hash of the first amount
        self._approx = bytearray()  # number → whether that is about right only
        self._count = 0

    def close(self) -> None:
        """Remove the scratch files."""
        self._stated.close()
        self._buckets.close()

    def numbered(self, mentions: Iterable[tuple[T, Mention]]) -> Iterator[tuple[T, int]]:
        """The number of the fact of each, in no order; `mentions` come in the order of `Mention.order`."""
        for _, of_article in groupby(mentions, key=lambda pair: pair[1].record.article_id):
            at: dict[int, int] = {}  # start → fact, for conversions
            later: list[tuple[T, int]] = []
            for tag, mention in of_article:
                record = mention.record
                if isinstance(record, Amount) and record.converts is not None:
                    later.append((tag, record.converts))
                    continue
                at[record.start] = number = self._number(mention)
                yield tag, number
            for tag, converts in later:
                yield tag, at[converts] if converts in at else self._new(None, approx=False)

    def _new(self, amount: Decimal | None, *, approx: bool) -> int:
        self._hashes.append(hash(amount or 0))
        self._approx.append(approx)
        self._count += 1
        return self._count - 1

    def _number(self, mention: Mention) -> int:
        record, words = mention.record, topic_words(mention.record)
        amount = record.amount if isinstance(record, Amount) else None
        approx = isinstance(record, Amount) and record.modifier == "approx"
        keys = _values(record)
        for number in self._near(keys, amount, approx=approx):
            stated = self._stated.get(number)
            assert stated is not None
            if same(stated, mention, words):
                break
        else:
            number, stated = self._new(amount, approx=approx), Stated(amount, approx)
        stated.add(mention, words)
        self._stated[number] = stated
        for key in keys:
            bucket = self._buckets.get(key) or array("q")
            if number not in bucket:
                bucket.append(number)
                self._buckets[key] = bucket[-_LATEST:]
        return number

    def _near(self, keys: Sequence[str], amount: Decimal | None, *, approx: bool) -> Iterator[int]:
        """The facts that may be the same, the latest of each key first; exact sums that differ are not."""
        own = hash(amount or 0)
        for key in keys:
            for number in reversed(self._buckets.get(key) or ()):
                if approx or self._approx[number] or self._hashes[number] == own:
                    yield number


def _values(record: AnyRecord) -> list[str]:
    """The values by which a record is looked for: its own, and what it would be if it were rounded."""
    match record:
        case Amount():
            own = f"{record.currency} {_written(record.amount)}"
            if record.amount_max is not None:
                return [f"{own}-{_written(record.amount_max)}"]
            if record.amount <= 0:
                return [own]
            rounded = _rounded(record.amount, record.modifier)
            return [own, *(f"{record.currency} {_written(value)}" for value in rounded)]
        case GpuCount():
            return [f"{record.count}-{record.count_max}"]
        case Ranking():
            return [f"{record.rank} {_fold(record.domain)}\n{_fold(record.source)}"]
        case _:
            return [""]


def _written(amount: Decimal) -> str:
    """One text for one value: 5 and 5.0 are the same."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(amount: Decimal, modifier: str) -> list[Decimal]:
    """1조9000억원 of 1조8970억원, where more than two digits are left; an approximate sum looks as it is."""
    if modifier != "exact" or digits(amount) <= 2:
        return []
    found = []
    for kept in (2, 3):
        if digits(amount) > kept:
            found.append(Decimal(f"%.{kept - 1}e" % amount).quantize(Decimal(1)))
    return found


@lru_cache(512)
def _fold(text: str | None) -> str:
    return " ".join(_WORDS.findall((text or "").casefold()))
