"""Many byte strings searched at once in the bytes of a page, at some gigabytes a second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind

# Patterns of one searcher: one for each lane of its SIMD algorithm, 10 GB/s; 60 do 2, 100 do 0.6.
_AT_ONCE = 16
# Where all patterns share a byte (`>orea`, `>aver`), the library looks for that byte alone: in HTML it is everywhere.
_FILLERS = tuple(bytes([byte]) * 4 for byte in (0xF8, 0xF9, 0xFB, 0xFC))

Hit: TypeAlias = tuple[bytes, int, int]
"""A pattern, where it begins and where it ends."""

# Memory that is new costs more than the work on it.
_buffer = np.empty(1 << 20, np.uint8)
_words, _is_high, _is_kept = (np.empty(1 << 17, kind) for kind in (np.uint64, np.bool_, np.bool_))
_HIGH_BITS = np.uint64(0x8080_8080_8080_8080)


def fold(data: bytes) -> memoryview:
    """`data` with bit 5 set in every byte: small letters, 5 times as fast as `lower()`; valid until the next call.

    Some other bytes become one (`[` and `{`, halves of Hangul), so what is found is looked at again.
    """
    global _buffer  # noqa: PLW0603
    if len(data) > len(_buffer):
        _buffer = np.empty(2 * len(data), np.uint8)
    return np.bitwise_or(np.frombuffer(data, np.uint8), np.uint8(0x20), out=_buffer[: len(data)]).data


def high_bytes(data: bytes) -> bytes:
    """The bytes from 128 on, each run with some bytes behind it: all of a text in CP949, little of one in English.

    What is not ASCII is looked for here: a fiftieth of the work.
    """
    global _words, _is_high, _is_kept
    if data.isascii():
        return b""
    count = len(data) // 8
    if not count:
        return data
    if count > len(_words):
        _words, _is_high, _is_kept = (
            np.empty(2 * count, each.dtype) for each in (_words, _is_high, _is_kept)
        )
    words = np.frombuffer(data, np.uint64, count)
    high = np.not_equal(np.bitwise_and(words, _HIGH_BITS, out=_words[:count]), 0, out=_is_high[:count])
    kept = _is_kept[:count]
    kept[0] = high[0]
    np.logical_or(high[1:], high[:-1], out=kept[1:])
    return bytes(words[kept].data) + data[count * 8 :]


class Search:
    """Many byte strings searched at once, in folded bytes or, where `exact`, in bytes as they are."""

    def __init__(self, patterns: Iterable[bytes], *, exact: bool = False, at_once: int = _AT_ONCE) -> None:
        """`at_once`: patterns of one pass over the data; more are as fast if they begin with the same rare byte."""
        # By length: the algorithm is as good as the shortest pattern of its lot lets it be.
        unique = {p if exact else bytes(fold(p)) for p in patterns}
        self.patterns = sorted(unique, key=lambda p: (min(len(p), 4), p))
        self._parts = []
        lengths = {min(len(p), 4) for p in self.patterns} if len(self.patterns) > at_once else {0}
        for length in sorted(lengths):
            lot = [i for i, p in enumerate(self.patterns) if length in (0, min(len(p), 4))]
            if not lot:
                continue
            for i in range(lot[0], lot[-1] + 1, at_once):
                some = self.patterns[i : min(i + at_once, lot[-1] + 1)]
                filled = [*some, *_FILLERS] if len(some) + len(_FILLERS) <= _AT_ONCE else some
                automaton = BytesAhoCorasick(filled, matchkind=MatchKind.LeftmostFirst)
                self._parts.append((i, len(some), automaton))

    def any(self, data: bytes | memoryview) -> bool:
        """Whether one of the patterns is in `data`."""
        return any(
            index < count
            for _, count, part in self._parts
            for index, _, _ in part.find_matches_as_indexes(data)
        )

    def starts(self, data: bytes | memoryview) -> Iterator[int]:
        """Where any of the patterns begins."""
        for _, count, part in self._parts:
            for index, start, _ in part.find_matches_as_indexes(data):
                if index < count:
                    yield start

    def hits(self, data: bytes | memoryview) -> Iterator[Hit]:
        """What is in `data` of the patterns; one that overlaps another may be left out."""
        for i, count, part in self._parts:
            for index, start, end in part.find_matches_as_indexes(data):
                if index < count:
                    yield self.patterns[i + index], start, end


class Within:
    """Which of many byte strings a text holds, one within another too: `국가` and `국가인공지능`."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        self._patterns = sorted(set(patterns))
        self._automaton = BytesAhoCorasick(self._patterns) if self._patterns else None

    def found(self, data: bytes) -> set[bytes]:
        """The patterns that are in `data`."""
        if self._automaton is None:
            return set()
        hits = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return {self._patterns[index] for index, _, _ in hits}
