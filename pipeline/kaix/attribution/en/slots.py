"""The slots of sums and counts, in the order of the text: each is decided once, with what was decided before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from kaix.analysis.en.discourse import discourse_of
from kaix.analysis.heads_of_state import state_of
from kaix.attribution.candidates import Candidate
from kaix.attribution.en import entity, period, status, topic
from kaix.attribution.en.sites import Site, site
from kaix.context import Circumstances
from kaix.reading import Reading

_FORGETS = 3
"""Sentences after which what was said of a mention is not taken for the next."""


_UNSAID = Circumstances()
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
        self._periods: Counter[str | None] = Counter()
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
            self._periods[one.period] += 1
            result.append(one)
        return result

    def _one(self, place: Site, mention: Mention, index: int) -> Circumstances:
        said = self._equal.get(mention.value)
        equal = said or _UNSAID
        last = self._last if index - self._spoken <= _FORGETS else None
        same = last is not None and index == self._spoken
        near = "same" if same else "before" if index - self._spoken == 1 else "far"
        before = last or _UNSAID

        def chosen(column: str, candidates: Sequence[Candidate]) -> str | None:
            return self.reading.choose(f"{self.table}.{column}", mention.start, mention.end, candidates).value

        amounts = self.table == "amounts"
        earlier = (last.status if last else None), (said.status if said else None)
        so = chosen("status", status.candidates(place, earlier[0], same, earlier[1])) or "actual"
        makers = frozenset() if amounts else _MAKERS
        who = chosen("entity", entity.candidates(place, before.entity, near, makers, equal.entity))
        who = (who and state_of(self.reading.text, who)) or who
        what = (
            chosen("topic", topic.candidates(place, before.topic, same, who, equal.topic))
            if amounts
            else None
        )
        times = period.candidates(place, before.period, same, what, so, self._periods, self._main_year)
        return Circumstances(so, who, what, chosen("period" if amounts else "date", times))
