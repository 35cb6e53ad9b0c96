"""The text of an article that is gone: the sentences of its rows, and where each row stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaix.records import AnyRecord

Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """Where a row stands in the text that the report shows of its article; offsets in code points."""

    anchor: Span
    sentence: Span


def from_sentences(records: Sequence[AnyRecord]) -> tuple[str, list[Place]]:
    """A text made of the sentences of `records`, a line each, and where each record stands in it."""
    lines: list[str] = []
    length = 0
    result: dict[int, Place] = {}
    for sentence, indexes in _by_sentence(records):
        origin = _origin(sentence, [records[i] for i in indexes])
        line = sentence if origin is not None else " … ".join(records[i].text for i in indexes)
        at = 0
        for i in indexes:
            record = records[i]
            begin = record.start - origin if origin is not None else line.find(record.text, at)
            at = begin + len(record.text)
            result[i] = Place((length + begin, length + at), (length, length + len(line)))
        lines.append(line)
        length += len(line) + 2
    return "\n\n".join(lines), [result[i] for i in range(len(records))]


def _by_sentence(records: Sequence[AnyRecord]) -> Iterable[tuple[str, list[int]]]:
    """The indexes of records by sentence, in the order of the article; equal sentences apart are two."""
    groups: list[tuple[str, list[int]]] = []
    for index in sorted(range(len(records)), key=lambda i: records[i].span):
        record = records[index]
        if groups and groups[-1][0] == record.sentence:
            first = records[groups[-1][1][0]]
            if record.end - first.start <= len(record.sentence):
                groups[-1][1].append(index)
                continue
        groups.append((record.sentence, [index]))
    return groups


def _origin(sentence: str, records: Sequence[AnyRecord]) -> int | None:
    """The offset in the article at which `sentence` begins: the one that puts every anchor on its words."""
    first = records[0]
    begin = sentence.find(first.text)
    while begin >= 0:
        origin = first.start - begin
        if all(sentence[r.start - origin : r.end - origin] == r.text for r in records):
            return origin
        begin = sentence.find(first.text, begin + 1)
    return None
