"""Fills the slots of a text's mentions in order, the headline's last: the article says again what its headline says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko import entities, periods, statuses, topics
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, near
from kaix.reading import Reading

_ROUNDED = 40  # a headline leaves out at most a fortieth of a sum
_BACK = 60  # mentions before one that it can go on about
Model = tuple[int, int, str]
"""A model of chip that the text names: its place and its name."""


def fill(
    reading: Reading,
    mentions: Iterable[Mention],
    models: Sequence[Model] = (),
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
        _fill(reading, mention, body[max(0, number - _BACK) : number], models, beside or {})
        first.setdefault(mention.value, mention)
    for number, mention in enumerate(headline):
        same = first.get(mention.value) or rounded(mention, first.values())
        found = [*([same] if same is not None else ()), *headline[max(0, number - _BACK) : number]]
        _fill(reading, mention, found, models, beside or {})


def rounded(mention: Mention, body: Iterable[Mention]) -> Mention | None:
    """The first mention of the body that a headline says in a round number: ¦11조원¦ of 11조1200억원."""
    *wanted, told, end = mention.value
    for other in body:
        *of, number, highest = other.value
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


def _fill(
    reading: Reading,
    mention: Mention,
    found: Sequence[Mention],
    models: Sequence[Model],
    beside: dict[int, str | None],
) -> None:
    setting = Setting(reading, mention, reading.index_at(mention.start))

    def choose(column: str, candidates: Sequence[Candidate]) -> None:
        slot = f"{mention.table}.{column}"
        mention.slots[column] = reading.choose(slot, mention.start, mention.end, candidates).value

    choose("entity", entities.candidates(reading, setting, found))
    if mention.table == "gpu_counts":
        choose("model", chip_models(setting, models, beside.get(mention.start)))
        choose("date", periods.candidates(reading, setting, found))
    else:
        choose("topic", topics.candidates(reading, setting, found))
        choose("period", periods.candidates(reading, setting, found))
    choose("status", statuses.candidates(reading, setting, found))


def chip_models(setting: Setting, models: Sequence[Model], beside: str | None) -> list[Candidate]:
    """The models that a count may be of: what stands at the number, those of its sentence and of the two before."""
    pool, mention = Pool(), setting.mention
    if beside:
        pool.add(beside, mention.start, mention.end, "beside")
    here = [model for model in models if setting.low <= model[0] < setting.high]
    if len(here) > 1:
        pool.add(";".join(dict.fromkeys(name for _, _, name in here)), here[0][0], here[-1][1], "all_here")
    for start, end, name in here or models:
        back = setting.index - setting.reading.index_at(start)
        if 0 <= back <= 2:
            pool.add(name, start, end, f"carried:{back}")
    result = [Candidate(v, tuple(sorted(evidence)), *pool.places[v]) for v, evidence in pool.evidence.items()]
    return [*result, Candidate(None, ("nothing", f"nothing_models:{near(len(here), 1)}"))]
