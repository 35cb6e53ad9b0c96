"""stub."""
from __future__ import annotations
from collections.abc import Iterator
from spacy.tokens import Span
from pipeline.reading import Reading
from pipeline.records import Amount, GpuCount
from pipeline.rules.en.sums import Sum


def amounts(reading: Reading, sentence: Span, found: list[Sum]) -> Iterator[Amount]:
    for s in found:
        yield Amount(**reading.anchor(s.start, s.end, f"amounts.{s.rule}"), currency=s.currency, amount=s.value, amount_max=s.maximum, modifier=s.modifier, converts=s.converts.start if s.converts else None)


def gpu_counts(reading, sentence, found, previous):
    for c in found:
        yield GpuCount(**reading.anchor(c.start, c.end, f"gpu_counts.{c.rule}"), count=c.value, count_max=c.maximum, modifier=c.modifier, chip=c.chip, model=c.model)
