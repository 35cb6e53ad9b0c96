"""One rank in its sentence, and the relation of every thing around to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import attrgetter

from kaix.attribution.ranks import rows
from kaix.attribution.ranks.article import Article
from kaix.attribution.ranks.things import SUBJECTS, Grammar, Sentence, Thing
from kaix.reading import Reading
from kaix.records import Ranking

REACH = 260
"""Code points around a rank in which its things stand."""
COORDINATED = frozenset(("with", "and", "와", "과"))
_NUMBER = re.compile(r"[\d.,]+")
_QUOTES = re.compile("[\"'“”‘’]")
_UP_TO = re.compile(r"[\s(（\[‘'“\":|]*|\([^()]{1,16}[·,/] ?|,? (?:at|in) ")
_FAR = 200  # code points that no few words have
_GLUE = 7
_BESIDE = 18  # code points between a name and a rank right at it: ¦Haneul¦ (12.5%, ¦2nd¦)
_APPOSED = 60  # code points that an apposition has before the name, at most
_CLASSES = {
    "n_powers": "power", "n_strong": "power", "group_of_n": "power", "nth_largest": "largest",
    "one_of_the_n_largest": "largest", "nth_in_order": "largest",
}  # fmt: skip


_start = attrgetter("start")


@dataclass
class Setting:
    """One rank: `rules` is what the rules found, `siblings` the ranks of its sentence in order."""

    article: Article
    rules: Ranking
    sentence: Sentence
    siblings: Sequence[Ranking]
    earlier: list[Setting] = field(default_factory=list)
    """The ranks before it, decided, in the order of deciding."""
    chosen: dict[str, str | None] = field(default_factory=dict)
    _related: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        """The article's text, read."""
        return self.article.reading

    @property
    def grammar(self) -> Grammar:
        """What differs between the languages."""
        return self.article.grammar

    @cached_property
    def sort(self) -> str:
        """What kind of rank it is: `power`, `largest`, `top` or `place`."""
        return _CLASSES.get(
            self.rules.rule.partition(".")[2], "top" if self.rules.kind == "top_n" else "place"
        )

    @cached_property
    def near(self) -> list[Thing]:
        """The things of the sentence that stand near enough."""
        low, high = self.rules.start - REACH, self.rules.end + REACH
        things = self.sentence.things  # by start
        first, last = bisect_left(things, low, key=_start), bisect_right(things, high, key=_start)
        return [t for t in things[first:last] if t.end <= high]

    @cached_property
    def _segment(self) -> tuple[int, int]:
        return rows.segment(self.reading.text, self.siblings, self.rules, self.grammar.parts)

    @property
    def last(self) -> Setting | None:
        """The rank that was decided before."""
        return self.earlier[-1] if self.earlier else None

    def previous(self, column: str) -> str:
        """Whether the rank that was decided before has a value in `column`, and where it stands."""
        if self.last is None:
            return "none"
        return f"{'has' if self.last.chosen[column] else 'empty'}:{self.whereabouts(self.last)}"

    def whereabouts(self, other: Setting) -> str:
        """Where another rank stands: in the same sentence, right before, near or far."""
        back = self.sentence.index - other.sentence.index
        return "here" if back == 0 else "next" if 0 < back <= 1 else "near" if 0 < back <= 4 else "far"

    def ranks_from(self, low: int, high: int) -> Sequence[Ranking]:
        """The ranks of the sentence that begin at `low` or behind it, and before `high`."""
        return self.siblings[
            bisect_left(self.siblings, low, key=_start) : bisect_left(self.siblings, high, key=_start)
        ]

    def verbs_between(self, start: int, end: int) -> int:
        """How many verbs stand between two offsets."""
        return bisect_left(self.sentence.verbs, end) - bisect_right(self.sentence.verbs, start)

    def relations(self, thing: Thing) -> tuple[str, ...]:
        """Where a thing of the sentence stands in relation to the rank, as evidence."""
        key = id(thing)  # of a thing of `sentence`; subject, domain and source ask alike
        if key not in self._related:
            self._related[key] = tuple(self._relations(thing))
        return self._related[key]

    def _relations(self, thing: Thing) -> Iterator[str]:
        start, end = self.rules.start, self.rules.end
        before = thing.end <= start + 1
        side = "before" if before else "after" if thing.start >= end - 1 else "inside"
        low, high = (thing.end, start) if before else (end, thing.start)
        verbs = min(self.verbs_between(low, high), 2) if high > low else 0
        first, last = bisect_left(self.near, low, key=_start), bisect_right(self.near, high, key=_start)
        between = [t for t in self.near[first:last] if t.end <= high]
        ranks = int(any(other.end <= high for other in self.ranks_from(low, high)))
        yield f"{side}_role:{thing.role or 'bare'}:{verbs}"
        if thing.role in SUBJECTS:
            yield f"{side}_subjects:{_up_to(2, (t.role in SUBJECTS for t in between))}:{ranks}"
        else:
            yield f"{side}_things:{min(len(between), 3)}:{ranks}"
        if self.sentence.own_subjects.get(start) == thing.start:
            yield "own_subject"
        if thing.named:
            yield f"{side}_names:{_up_to(2, (t.named for t in between))}"
        if not verbs and not ranks and not between:
            yield f"{side}_glue:{self.glue(low, high)}"

    def _side(self, thing: Thing, rank: Ranking) -> str:
        """`before` or `after` where nothing but a bracket, a mark or a particle stands between a thing and a rank."""
        low, high = (thing.end, rank.start) if thing.end <= rank.start else (rank.end, thing.start)
        if not 0 <= high - low <= _BESIDE:
            return ""
        pattern = _UP_TO if thing.end <= rank.start else self.grammar.behind
        side = "before" if thing.end <= rank.start else "after"
        return side if pattern.fullmatch(self.reading.text, low, high) else ""

    def at_a_rank(self, thing: Thing) -> bool:
        """Whether a rank of the sentence, this one or another, stands right at a thing."""
        return any(self._side(thing, rank) for rank in self.siblings)

    @cached_property
    def _row_side(self) -> str:
        """The side on which each of several ranks has a name: "Naver (1st), Kakao (2nd)", `1위 한국, 2위 미국`."""
        if len(self.siblings) < 2:
            return ""
        named = [thing for thing in self.near if thing.named]
        ranks = [rank for rank in self.siblings if abs(rank.start - self.rules.start) <= REACH // 2]
        sides = [{self._side(thing, rank) for thing in named} for rank in ranks]
        return next(
            (s for s in ("before", "after") if len(sides) > 1 and all(s in each for each in sides)), ""
        )

    def parted(self, thing: Thing) -> Iterator[str]:
        """Whether a thing stands in the rank's own part of a sentence with several, as evidence."""
        if len(self.siblings) > 1:
            low, high = self._segment
            side = "before" if thing.end <= self.rules.start + 1 else "after"
            yield f"segment:{'own' if low <= thing.start and thing.end <= high else 'other'}:{side}"

    def holds(self, thing: Thing) -> Iterator[str]:
        """What speaks for and against that a thing of the sentence is who holds the rank, as evidence."""
        start, end = self.rules.start, self.rules.end
        before = thing.end <= start + 1
        side = "before" if before else "after" if thing.start >= end - 1 else "inside"
        low, high = (thing.end, start) if before else (end, thing.start)
        kind = "name" if thing.named else "noun"
        at = self._side(thing, self.rules)
        yield from self.parted(thing)
        if at:
            yield f"adjoining:{at}:{thing.kind}"
            yield f"beside:{at}:{'row' if at == self._row_side else self._row_side or 'alone'}:{kind}"
        ranks = any(other.end <= high for other in self.ranks_from(low, high))
        if thing.named and side != "inside" and not ranks and high - low < _APPOSED:
            apposed = self.grammar.apposed_before if before else self.grammar.apposed_after
            if apposed.fullmatch(self.reading.text, low, high):
                yield f"apposed:{side}:{thing.role or 'bare'}"

    @cached_property
    def stated(self) -> str:
        """What the sentence has that can be ranked: a `named` subject before the rank, a `noun`, or `nothing`."""
        subjects = [t for t in self.near if t.role in SUBJECTS and t.end <= self.rules.start]
        return "named" if any(t.named for t in subjects) else "noun" if subjects else "nothing"

    def again(self) -> Setting | None:
        """The first rank before it with the same number."""
        number = self.rules.rank, self.rules.kind
        return next((one for one in self.earlier if (one.rules.rank, one.rules.kind) == number), None)

    def glue(self, low: int, high: int) -> str:
        """The words between a thing and the rank where they are few."""
        if high - low > _FAR:
            return "far"
        words = _QUOTES.sub("", _NUMBER.sub("0", self.reading.text[low:high])).strip() if high > low else ""
        return words.replace("\t", " ").replace("\n", " ").replace(":", "=") if len(words) <= _GLUE else "far"

    def parallel(self, things: Sequence[Thing]) -> int | None:
        """Of ranks in a row ("fifth and eighth") as many things: where the one begins that is this rank's.

        They are coordinated, or else the last subjects before the ranks or the first things behind them.
        """
        text, joins = self.reading.text, self.grammar.joins
        group = rows.row_of(text, self.siblings, self.rules)
        if len(group) < 2:
            return None
        before = [t for t in things if t.end <= group[0].start]
        behind = [t for t in things if t.start >= group[-1].end]
        subjects = [t for t in before if t.role in SUBJECTS]
        apart = [t for t in before if t.role in SUBJECTS or t.role in COORDINATED]
        joined = (*reversed([*rows.coordinated(text, before, joins)]), *rows.coordinated(text, behind, joins))
        tried = (*joined, subjects[-len(group) :], apart[-len(group) :], behind[: len(group)])
        return next((row[group.index(self.rules)].start for row in tried if len(row) == len(group)), None)


def _up_to(most: int, flags: Iterable[bool]) -> int:
    """How many of `flags` are true, counted no further than to `most`."""
    return sum(islice(filter(None, flags), most))
