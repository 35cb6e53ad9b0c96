"""`positions.csv`: one row a person, an office and a stretch of time over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace

from kaix.across.offices import office_key
from kaix.records import DENIED, Official

_UNKNOWN_DATE = "0000"  # articles without a date say the least about what holds now


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One person in one office for a stretch of time, or seeking or named to it.

    `since` and `until` are ISO 8601 with the precision stated, or `None`.

    `status` is that of the newest article about that stretch; `articles` are ids in the order of publication,
    those that repeat another included. `mentions` counts the rows without theirs: what is told again is said once.
    """

    person_id: str
    person: str
    position: str
    organization: str | None
    sector: str | None
    status: str
    since: str | None
    until: str | None
    mentions: int
    articles: tuple[str, ...]

    def cells(self) -> tuple[object, ...]:
        """Its row of `positions.csv`."""
        own = (self.person_id, self.person, self.position, self.organization, self.sector, self.status)
        return (*own, self.since, self.until, self.mentions, "; ".join(self.articles))


COLUMNS = (
    "person_id",
    "person",
    "position",
    "organization",
    "sector",
    "status",
    "from",
    "to",
    "mentions",
    "articles",
)
"""The columns of `positions.csv`; `from` and `to` are `Position.since` and `Position.until`."""


def positions(
    officials: Iterable[Official], published: Mapping[str, str | None], duplicates: Container[str] = ()
) -> list[Position]:
    """The offices of every person in `officials`, by person, then by when they are first said.

    `published` maps article ids to ISO 8601 dates, `duplicates` are those of articles that repeat another.
    The name, the position and the organisation are written as in the first mention that has all of them.
    """

    def when(record: Official) -> tuple[str, str, int]:
        return (published.get(record.article_id) or _UNKNOWN_DATE, record.article_id, record.start)

    groups: dict[tuple[str, tuple[str, str]], list[Official]] = defaultdict(list)
    for record in sorted((r for r in officials if r.status != DENIED), key=when):
        groups[record.person_id, office_key(record.position, record.organization)].append(record)
    _join_vague(groups, when)
    result = [
        position
        for (person_id, _), rows in groups.items()
        for position in _of_one_office(person_id, rows, duplicates, published)
    ]
    return sorted(result, key=lambda p: (p.person_id, p.since or "9999", p.position, p.organization or ""))


_PRECISE = {"vice minister": ("1st vice minister", "2nd vice minister")}
"""Offices that say less than another: 차관 of a ministry that has a 1차관 and a 2차관."""


def _join_vague(
    groups: dict[tuple[str, tuple[str, str]], list[Official]],
    when: Callable[[Official], tuple[str, str, int]],
) -> None:
    """Add "Minister Bae" to the one office of Bae that says the same and more: its organisation, its number."""
    for person_id, (office, organisation) in sorted(groups, key=lambda key: not key[1][1]):
        same = (office, *_PRECISE.get(office, ()))
        fuller = [
            (person, (other, where))
            for person, (other, where) in groups
            if person == person_id
            and other in same
            and where in ((organisation,) if organisation else (where,))
            and (other != office or (where and not organisation))
        ]
        if len(fuller) == 1:
            joined = groups[fuller[0]] + groups.pop((person_id, (office, organisation)))
            groups[fuller[0]] = sorted(joined, key=when)


_BEFORE = ("candidate", "designate")
"""Statuses that are positions of their own: they end when the office begins."""


def _stretches(rows: list[Official]) -> list[list[Official]]:
    """The rows of one person and office by the stretch of time that they are about, candidacy and nomination apart.

    A person who left on a stated day and began again on a later one has held the office twice.
    """
    result = [[r for r in rows if r.status == status] for status in _BEFORE]
    held = [r for r in rows if r.status not in _BEFORE]
    ends = sorted({r.date for r in held if r.date and r.status == "former"})
    begins = [r.date for r in held if r.date and r.status != "former"]
    cuts = [end for end in ends if any(begin > end for begin in begins)]
    by_stretch: dict[int, list[Official]] = defaultdict(list)
    at = 0
    for record in held:
        if record.date:
            former = record.status == "former"
            at = sum(cut < record.date if former else cut <= record.date for cut in cuts)
        by_stretch[at].append(record)
    return [some for some in (*result, *(by_stretch[n] for n in sorted(by_stretch))) if some]


def _of_one_office(
    person_id: str, rows: list[Official], duplicates: Container[str], published: Mapping[str, str | None]
) -> list[Position]:
    """The positions that the rows of one person and office tell of."""
    found = [_position(person_id, some, duplicates, published) for some in _stretches(rows)]
    begins = min((p.since for p in found if p.status not in _BEFORE and p.since), default=None)
    return [replace(p, until=begins) if p.status in _BEFORE else p for p in found]


def _position(
    person_id: str, rows: list[Official], duplicates: Container[str], published: Mapping[str, str | None]
) -> Position:
    began = [r.date for r in rows if r.date and r.status not in ("former", "candidate")]
    ended = [r.date for r in rows if r.date and r.status == "former"]
    # the words of one mention, so that a row is in one language: the first that names the organisation
    named = next((r for r in rows if r.organization), rows[0])
    last = max(published.get(r.article_id) or "" for r in rows)
    newest = Counter(r.status for r in rows if (published.get(r.article_id) or "") == last)
    return Position(
        person_id=person_id,
        person=named.person,
        position=named.position,
        organization=named.organization,
        sector=next((r.sector for r in rows if r.sector), None),
        status=max(newest, key=lambda status: newest[status]),
        since=min(began, default=None),
        until=max(ended, default=None),
        mentions=sum(r.article_id not in duplicates for r in rows) or _mentions_of_first(rows),
        articles=tuple(dict.fromkeys(r.article_id for r in rows)),
    )


def _mentions_of_first(rows: list[Official]) -> int:
    """The rows of one article where only such say it that repeat another, with this added."""
    return sum(r.article_id == rows[0].article_id for r in rows)
