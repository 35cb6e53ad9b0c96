"""What a headline leaves to the article: a quantity in it that a sentence says again is as that sentence says.

`누리말, ¦120억¦ 유치` over `누리말은 120억원 규모의 시리즈A 투자를 유치했다`: the verb tells whether it is done,
and who and what for, where the headline does not.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from kaix.reading import Reading
from kaix.records import Amount, GpuCount
from kaix.rules.ko.context import SENTENCE_VERB, text_of

_LINES = 4  # a headline and what stands under it

Quantity = TypeVar("Quantity", Amount, GpuCount)


def from_body(
    reading: Reading, records: Sequence[Quantity], key: Callable[[Quantity], Hashable]
) -> list[Quantity]:
    """`records` with those of the headline filled in from the sentence that has the same `key`."""
    end = _headline_end(reading)
    body: dict[Hashable, Quantity] = {}
    apart: set[Hashable] = set()
    for record in records:
        if record.start >= end and SENTENCE_VERB.search(record.sentence):
            first = body.setdefault(key(record), record)
            if first.status != record.status:
                apart.add(key(record))  # said twice, once of each: the headline's own words tell
    result = []
    for found in records:
        record = found
        said = body.get(key(found)) if found.start < end else None
        if said is not None:
            if key(found) not in apart:
                record = replace(record, status=said.status)
            if _missing(record.entity, record.sentence):
                record = replace(record, entity=said.entity)
            if (
                isinstance(record, Amount)
                and isinstance(said, Amount)
                and _missing(record.topic, record.sentence)
            ):
                record = replace(record, topic=said.topic)
            if isinstance(record, Amount) and isinstance(said, Amount) and record.period is None:
                record = replace(record, period=said.period)
        result.append(record)
    return result


def _missing(value: str | None, sentence: str) -> bool:
    """Whether a headline does not have a value itself."""
    return value is None or not any(part in sentence for part in value.split(";"))


def _headline_end(reading: Reading) -> int:
    """Where the lines without a verb that open the article end."""
    end = 0
    for index in range(min(_LINES, len(reading.sentences))):
        sentence = reading.sentences[index]
        if SENTENCE_VERB.search(text_of(reading, sentence).rstrip()[-12:]):
            break
        end = sentence.end_char
    return end
