"""What an English sentence says around a sum or a count: status, entity, topic, period (see `kaix.context`).

`Context` is made once for a document and asked sentence by sentence, in order: pronouns, lists and bare
results ("Revenue rose to …") take what the sentences before have said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from spacy.tokens import Span

from kaix.context import JOINED, Circumstances
from kaix.reading import Reading
from kaix.records import Amount, GpuCount
from kaix.rules.en.context.candidates import Candidate, candidates
from kaix.rules.en.context.clause import REACH, Clause, Governor, governor
from kaix.rules.en.context.entity import entity
from kaix.rules.en.context.period import a_year_before, per, period
from kaix.rules.en.context.reference import History
from kaix.rules.en.context.shares import distributed
from kaix.rules.en.context.status import status
from kaix.rules.en.context.tables import column, label
from kaix.rules.en.context.topic import topic
from kaix.rules.en.counts import Count
from kaix.rules.en.sums import Sum

A = TypeVar("A", Sum, Count)
_SHORT = 70  # characters of a sentence that only says another number
_MEASURED = re.compile(
    r"^[a-z]|(?:[Ff]und|[Pp]rogram(?:me)?|[Pp]roject|[Pp]lan|[Ii]nitiative|[Cc]enter|[Cc]entre)$"
)
_RESULT = re.compile(r"\b(?:profits?|revenues?|sales|income|loss|losses|earnings|turnover)\b", re.IGNORECASE)
_FURTHER_RESULTS = 3  # sentences
_STOCK = re.compile(r"\b(?:[Ss]hares?|[Ss]tocks?|target price)\b")
_BESIDE_IT = re.compile(
    r"\b(?:up|down|compared|rose|raised|increased|cut)\s(?:from|with|to)\s(?:an?\s|the\s)?$"
)
_NEAR = 60  # characters in which "That is up from" has come to its sum
_REFERS = re.compile(r"[\W_]*(?:That|It|This|The (?:figure|amount|sum|number|total|round))\b")


def _respectively(clause: Clause, joined: str | None, own: list[Sum], one: Sum) -> str | None:
    """The one of several entities whose sum this is: "Naver and Kakao earned 2 and 1 trillion won, respectively"."""
    names = (joined or "").split(JOINED)
    if len(names) < 2 or len(names) != len(own) or "respectively" not in clause.text:
        return joined
    return names[own.index(one)]


def _together(found: list[A]) -> Iterator[tuple[list[A], int | None]]:
    """The anchors of a sentence in groups that one clause reads: one, unless it is longer than sentences are.

    With each group, where the next begins.
    """
    group: list[A] = []
    for one in found:
        if group and one.end - group[0].start > REACH:
            yield group, one.start
            group = []
        group.append(one)
    if group:
        yield group, None


class Context:
    """The circumstances of the sums and counts of one document."""

    def __init__(self, reading: Reading, chips: bool = False) -> None:
        self.reading = reading
        self.history = History(chips=chips)
        for amount in reading.found.get("amounts", ()) if chips else ():
            if isinstance(amount, Amount) and amount.entity is not None and JOINED not in amount.entity:
                self.history.named[amount.entity] = self.history.named.get(amount.entity, 0) + 1
        self.last = Circumstances()  # of the last anchor, in the sentence `self.history.sentence`
        self.last_status: str | None = None
        self.governor: Governor | None = None
        self._spoken = -1  # the sentence of the last anchor
        self._carried: str | None = None  # the status that parts of the last anchor take over
        self._leads = False  # whether the time of the last anchor stands before it

    def amounts(self, sentence: Span, found: list[Sum]) -> Iterator[Amount]:
        """The records of the sums of one sentence."""
        for group, limit in _together(found):
            yield from self._amounts(sentence, group, limit)

    def _amounts(self, sentence: Span, found: list[Sum], limit: int | None) -> Iterator[Amount]:
        clause = Clause.of(self.reading, sentence, found[0].start, found[-1].end)
        close = len(clause.text) if limit is None else min(len(clause.text), limit - clause.base)
        who = candidates(clause)
        places = [
            (n.start - clause.base, n.end - clause.base)
            for n in clause.names
            if n.kind in ("country", "government")
        ]
        seen: dict[int, Circumstances] = {}
        own = [one for one in found if one.converts is None]
        previous: Circumstances | None = None
        low = 0
        for index, one in enumerate(found):
            start, end = one.start - clause.base, one.end - clause.base
            if one.converts is not None and id(one.converts) in seen:
                here = seen[id(one.converts)]
            else:
                high = found[index + 1].start - clause.base if index + 1 < len(found) else close
                if index + 1 < len(found) and found[index + 1].converts is one:
                    high = found[index + 2].start - clause.base if index + 2 < len(found) else close
                rate = per(clause, start, end, one.quantity.scale == 1)
                here = self._circumstances(
                    clause,
                    start,
                    end,
                    low,
                    high,
                    previous,
                    who,
                    rate == "unit" and not _STOCK.search(clause.text),
                )
                here.per = rate
                here.topic = topic(clause, start, end, self.governor, places, low, high, here.per)
                closes = self.governor is not None and self.governor.group is not None
                if here.topic is None:
                    here.topic = (
                        column(clause, start)
                        if "|" in clause.text
                        else label(clause, start)
                        if low == 0
                        else None
                    )
                if here.topic is None and closes and self.governor.group.base == "close":  # type: ignore[union-attr]
                    here.topic = None  # "closed at ¦52,400 won": a price, not what was spoken of before
                elif here.topic is None and previous is not None and self._same_topic():
                    here.topic = previous.topic
                elif here.topic is None and start < _NEAR and _REFERS.match(clause.text):
                    here.topic = self.last.topic
                elif here.topic is None and here.period is None and self._goes_on(clause):
                    here.topic, here.period = self.last.topic, self.last.period
                if here.period is None and self._same_results(clause, here):
                    here.period = self.last.period  # "Revenue rose to 3 trillion won.", of the quarter before
                if here.topic == here.entity and here.topic is not None and not _MEASURED.search(here.topic):
                    here.topic = None  # "3 trillion won was set aside for Naver": who gets it, not what for
                previous = replace(here)
                here.entity = _respectively(clause, here.entity, own, one)
            low = max(low, end)
            seen[id(one)] = here
            value = one.value
            assert value is not None
            yield Amount(
                **self.reading.anchor(one.start, one.end, f"amounts.{one.rule}"),
                currency=one.currency, amount=value, amount_max=one.maximum, modifier=one.modifier, per=here.per,
                entity=here.entity, topic=here.topic, period=here.period, status=here.status,
                converts=one.converts.start if one.converts is not None else None,
            )  # fmt: skip
        self._remember(clause, previous)

    def gpu_counts(self, sentence: Span, found: list[Count]) -> Iterator[GpuCount]:
        """The records of the counts of one sentence."""
        for group, limit in _together(found):
            yield from self._counts(sentence, group, limit)

    def _counts(self, sentence: Span, found: list[Count], limit: int | None) -> Iterator[GpuCount]:
        clause = Clause.of(self.reading, sentence, found[0].start, found[-1].end)
        close = len(clause.text) if limit is None else min(len(clause.text), limit - clause.base)
        who = candidates(clause)
        shares = distributed(clause, found, who, self.history)
        previous: Circumstances | None = None
        low = 0
        for index, one in enumerate(found):
            if one.label is not None:
                yield self._chart_row(clause, one)
                continue
            start, end = one.start - clause.base, one.end - clause.base
            high = found[index + 1].start - clause.base if index + 1 < len(found) else close
            here = self._circumstances(clause, start, end, low, high, previous, who)
            previous, low = replace(here), end
            if index in shares:
                here.entity = shares[index]
            yield self._gpu_count(one, here)
        self._remember(clause, previous)

    def _gpu_count(self, one: Count, here: Circumstances) -> GpuCount:
        value = one.value
        assert value is not None
        return GpuCount(
            **self.reading.anchor(one.start, one.end, f"gpu_counts.{one.rule}"),
            count=value, count_max=one.maximum, modifier=one.modifier, chip=one.chip, model=one.model,
            entity=here.entity, status=here.status, date=here.period,
        )  # fmt: skip

    def _chart_row(self, clause: Clause, one: Count) -> GpuCount:
        """A row of a table: its label is an owner or a year, and so may the column's be."""
        assert one.label is not None
        published = self.reading.published
        past = one.dated is not None and published is not None and int(one.dated) < published.year
        here = Circumstances("planned" if one.planned or (one.ahead and not past) else "actual")
        here.entity = one.label or None
        here.period = one.dated
        if one.dated is not None and published is not None and int(one.dated) > published.year:
            here.status = "planned"
        if here.period is None:
            dates = {mention.value for mention in clause.dates if mention.value is not None}
            here.period = dates.pop() if len(dates) == 1 else None
        return self._gpu_count(one, here)

    def _circumstances(
        self,
        clause: Clause,
        start: int,
        end: int,
        low: int,
        high: int,
        previous: Circumstances | None,
        who: list[Candidate],
        priced: bool = False,
    ) -> Circumstances:
        """Status, entity and period of the anchor `start` to `end`; `low` to `high` is its own part of the clause."""
        self.governor = governor(clause, start, end, low)
        here = Circumstances()
        here.period, leads = period(clause, start, end, low if previous is not None else 0, high)
        before = previous.period if previous is not None else self.last.period
        here.period = a_year_before(clause, end, before) or here.period
        part = previous is not None and self.governor is None
        if part and previous is not None and here.period is None and self._leads:
            here.period = previous.period  # "By the end of 2025 … 5,000 B200s and 2,000 H200s"
        else:
            self._leads = leads
        here.status, self._carried = status(
            clause,
            start,
            end,
            self.governor,
            self._carried if previous is not None else None,
            here.period,
            self.last_status,
        )
        if part and previous is not None and _BESIDE_IT.search(clause.text, low, start):
            here.entity = previous.entity  # "8 trillion won, up from ¦3 trillion won"
        elif part and previous is not None:
            here.entity = entity(
                clause,
                start,
                end,
                None,
                [c for c in who if c.start >= low],
                replace(self.history, entity=previous.entity, sentence=self.reading.index_at(clause.base)),
            )
        else:
            here.entity = entity(clause, start, end, self.governor, who, self.history, priced)
        return here

    def _same_topic(self) -> bool:
        """Whether a sum without a topic of its own is told of the topic before: no verb of its own says otherwise."""
        group = self.governor.group if self.governor is not None else None
        return group is None or group.base not in ("lose", "pay", "match")

    def _same_results(self, clause: Clause, here: Circumstances) -> bool:
        """Whether a result without a time stands behind one with a time: both are of that quarter."""
        near = self.reading.index_at(clause.base) - self._spoken <= _FURTHER_RESULTS
        return (
            near
            and here.status == self.last.status == "actual"
            and "-" in (self.last.period or "")
            and _RESULT.search(here.topic or "") is not None
            and _RESULT.search(self.last.topic or "") is not None
        )

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a short sentence measures for another what the one before did: "Japan recorded $9 billion."."""
        follows = self.reading.index_at(clause.base) - self._spoken == 1
        return (
            follows
            and len(clause.text) <= _SHORT
            and "\n" not in self.reading.text[clause.base - 2 : clause.base]
        )

    def _remember(self, clause: Clause, last: Circumstances | None) -> None:
        if last is None:
            return
        self.last_status, self.last, self._spoken = last.status, last, self.reading.index_at(clause.base)
        # What was only carried here is not heard again: it is forgotten as far from its own sentence as before.
        carried = last.entity == self.history.entity and not any(
            name.kind in ("organisation", "country", "government") for name in clause.names
        )
        if last.entity is not None and JOINED not in last.entity:
            self.history.named[last.entity] = self.history.named.get(last.entity, 0) + 1
        person = any(name.kind == "person" and name.text == last.entity for name in clause.names)
        row = "|" in clause.text  # whose a row of a table is, what follows the table is not
        if last.entity is not None and not carried and not person and not row:
            self.history = replace(
                self.history, entity=last.entity, sentence=self.reading.index_at(clause.base)
            )
