"""Fills the slots of a text's mentions in order, the headline's last: the article says again what its headline says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko import entities, models, periods, statuses, topics
from kaix.attribution.ko.setting import Mention, Setting
from kaix.reading import Reading

_ROUNDED = 40  # a headline leaves out at most a fortieth of a sum
_BACK = 60  # mentions before one that it can go on about


def fill(
    reading: Reading,
    mentions: Iterable[Mention],
    chip_models: Sequence[models.Model] = (),
    beside: dict[int, str | None] | None = None,
) -> None:
    """Fill `slots` of each mention; `beside` has the models that stand at a count, by its start."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    if not ordered:
        return
    end = discourse.of(reading).headline_end
    body, headline = [m for m in ordered if m.start >= end], [m for m in ordered if m.start < end]
    first: dict[tuple[object, ...], Mention] = {}
    for number, mention in enumerate(body):
        _one(reading, mention, body[max(0, number - _BACK) : number], chip_models, beside or {})
        first.setdefault(mention.value, mention)
    for number, mention in enumerate(headline):
        same = first.get(mention.value) or rounded(mention, first.values())
        again = [same] if same is not None else []
        _one(
            reading, mention, [*again, *headline[max(0, number - _BACK) : number]], chip_models, beside or {}
        )


def rounded(mention: Mention, body: Iterable[Mention]) -> Mention | None:
    """The first mention of the body that a headline says in a round number: ¦11조원¦ of 11조1200억원."""
    for other in body:
        *of, number, highest = other.value
        *wanted, told, end = mention.value
        if (
            of == wanted
            and highest is None
            and end is None
            and isinstance(number, int | Decimal)
            and isinstance(told, int | Decimal)
            and abs(Decimal(number) - Decimal(told)) * _ROUNDED <= Decimal(number)
        ):
            return replace(other, value=mention.value)
    return None


def _one(
    reading: Reading,
    mention: Mention,
    found: Sequence[Mention],
    chip_models: Sequence[models.Model],
    beside: dict[int, str | None],
) -> None:
    setting = Setting(reading, mention, reading.index_at(mention.start))
    counts = mention.table == "gpu_counts"

    def choose(column: str, candidates: Sequence[Candidate]) -> None:
        mention.slots[column] = reading.choose(
            f"{mention.table}.{column}", mention.start, mention.end, candidates
        ).value

    choose("entity", entities.candidates(reading, setting, found))
    if counts:
        choose("model", models.candidates(reading, setting, found, chip_models, beside.get(mention.start)))
        choose("date", periods.candidates(reading, setting, found))
    else:
        choose("topic", topics.candidates(reading, setting, found))
        choose("period", periods.candidates(reading, setting, found))
    choose("status", statuses.candidates(reading, setting, found))
