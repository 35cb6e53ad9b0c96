"""The slots of sums and counts, in the order of the text: each is decided once, with what was decided before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from kaix.analysis.en.discourse import discourse_of
from kaix.analysis.heads_of_state import state_of
from kaix.attribution.en import entity, period, status, topic
from kaix.attribution.en.sites import Site, site
from kaix.context import Circumstances
from kaix.reading import Reading

_FORGETS = 3
"""Sentences after which what was said of a mention is not taken for the next."""


_MAKERS = frozenset(("nvidia", "amd", "intel"))


class Mention(NamedTuple):
    """A mention to be decided: where it stands, where its conversion ends, and what it is equal to."""

    start: int
    end: int
    whole: int
    value: Hashable


class Attribution:
    """Decides the slots of one document's mentions of one table, sentence by sentence, in order."""

    def __init__(self, reading: Reading, table: str) -> None:
        self.reading, self.table = reading, table
        self.discourse = discourse_of(reading)
        self._last: Circumstances | None = None
        self._spoken = -_FORGETS - 1
        self._equal: dict[Hashable, Circumstances] = {}
        self._statuses: Counter[str] = Counter()
        self._periods: Counter[str | None] = Counter()
        self._alike: dict[str, Circumstances] = {}
        self._main_year = period.main_year(reading)

    def decide(self, mentions: Sequence[Mention]) -> list[Circumstances]:
        """The slots of the mentions of one sentence, in order."""
        if not mentions:
            return []
        index = self.reading.index_at(mentions[0][0])
        analysis = self.discourse.sentence(index, [(one.start, one.whole) for one in mentions])
        result: list[Circumstances] = []
        for mention in mentions:
            place = site(self.discourse, analysis, mention.start)
            one = self._one(place, mention, index) if place is not None else Circumstances()
            self._last, self._spoken = one, index
            self._equal[mention.value] = one
            self._statuses[one.status] += 1
            self._periods[one.period] += 1
            if one.topic is not None:
                self._alike[one.topic.casefold()] = one
            result.append(one)
        return result

    def _one(self, place: Site, mention: Mention, index: int) -> Circumstances:
        choose, table = self.reading.choose, self.table
        start, end = mention.start, mention.end
        equal = self._equal.get(mention.value)
        last = self._last if index - self._spoken <= _FORGETS else None
        same = last is not None and index == self._spoken
        before = last or Circumstances()
        so = choose(
            f"{table}.status",
            start,
            end,
            status.candidates(
                place, last.status if last else None, same, equal.status if equal else None, self._statuses
            ),
        ).value
        so = so or "actual"
        who = choose(
            f"{table}.entity",
            start,
            end,
            entity.candidates(
                place,
                before.entity,
                "same" if same else "before" if index - self._spoken == 1 else "far",
                _MAKERS if table == "gpu_counts" else frozenset(),
                equal.entity if equal else None,
            ),
        ).value
        who = (who and state_of(self.reading.text, who)) or who
        what = None
        if table == "amounts":
            what = choose(
                f"{table}.topic",
                start,
                end,
                topic.candidates(place, before.topic, same, who, equal.topic if equal else None),
            ).value
        when = choose(
            f"{table}.{'period' if table == 'amounts' else 'date'}", start, end,
            period.candidates(place, before.period, same, what, so, self._periods,
                self._alike.get((what or '').casefold()), self._main_year,
            ),
        ).value  # fmt: skip
        return Circumstances(so, who, what, when)
