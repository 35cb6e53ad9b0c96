"""The records of counts of chips: who has them, when and whether only planned, by attribution or a table."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from kaix.analysis.en.discourse import REACH
from kaix.attribution.en.slots import Attribution, Mention
from kaix.context import Circumstances
from kaix.reading import Reading
from kaix.records import GpuCount
from kaix.rules.en.counts import Count


def records(
    reading: Reading, sentence: Span, found: list[Count], attribution: Attribution
) -> Iterator[GpuCount]:
    """The records of the counts of one sentence; those of a table's rows have what the table says."""
    group: list[Count] = []
    for one in [*found, None]:
        if group and (one is None or one.label is not None or one.end - group[0].start > REACH):
            decided = attribution.decide([
                Mention(each.start, each.end, each.end, (each.value, each.maximum)) for each in group
            ])  # fmt: skip
            yield from (_record(reading, each, here) for each, here in zip(group, decided, strict=True))
            group = []
        if one is not None and one.label is not None:
            yield _record(reading, one, _of_row(reading, sentence, one))
        elif one is not None:
            group.append(one)


def _record(reading: Reading, one: Count, here: Circumstances) -> GpuCount:
    value = one.value
    assert value is not None
    return GpuCount(
        **reading.anchor(one.start, one.end, f"gpu_counts.{one.rule}"),
        count=value, count_max=one.maximum, modifier=one.modifier, chip=one.chip, model=one.model,
        entity=here.entity, status=here.status, date=here.period,
    )  # fmt: skip


def _of_row(reading: Reading, sentence: Span, one: Count) -> Circumstances:
    """A row of a table: its label is an owner or a year, and so may the column's be."""
    published = reading.published
    past = one.dated is not None and published is not None and int(one.dated) < published.year
    ahead = one.dated is not None and published is not None and int(one.dated) > published.year
    dated = one.dated
    if dated is None:
        dates = {mention.value for mention in reading.dates(sentence) if mention.value is not None}
        dated = dates.pop() if len(dates) == 1 else None
    planned = ahead or one.planned or (one.ahead and not past)
    return Circumstances("planned" if planned else "actual", one.label or None, None, dated)
