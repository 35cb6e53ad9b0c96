"""`positions.csv`: one row a person and office over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from kaix.across.offices import office_key
from kaix.records import DENIED, Official

_UNKNOWN_DATE = "0000"  # articles without a date say the least about what holds now


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One person in one office: `since` and `until` are ISO 8601 with the precision stated, or `None`.

    `status` is that of the latest article that says so; `articles` are ids in the order of publication, those that
    repeat another included. `mentions` counts the rows without theirs: what is told again is said once.
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
    The name, the position and the organisation are written as in the first article that has them.
    """

    def when(record: Official) -> tuple[str, str, int]:
        return (published.get(record.article_id) or _UNKNOWN_DATE, record.article_id, record.start)

    groups: dict[tuple[str, tuple[str, str]], list[Official]] = defaultdict(list)
    for record in sorted((r for r in officials if r.status != DENIED), key=when):
        groups[record.person_id, office_key(record.position, record.organization)].append(record)
    _join_vague(groups, when)
    result = [_position(person_id, rows, duplicates) for (person_id, _), rows in groups.items()]
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


def _position(person_id: str, rows: list[Official], duplicates: Container[str]) -> Position:
    began = [r.date for r in rows if r.date and r.status not in ("former", "candidate")]
    ended = [r.date for r in rows if r.date and r.status == "former"]
    return Position(
        person_id=person_id,
        person=rows[0].person,
        position=rows[0].position,
        organization=next((r.organization for r in rows if r.organization), None),
        sector=next((r.sector for r in rows if r.sector), None),
        status=rows[-1].status,
        since=min(began, default=None),
        until=max(ended, default=None),
        mentions=sum(r.article_id not in duplicates for r in rows) or _mentions_of_first(rows),
        articles=tuple(dict.fromkeys(r.article_id for r in rows)),
    )


def _mentions_of_first(rows: list[Official]) -> int:
    """The rows of one article where only such say it that repeat another, with this added."""
    return sum(r.article_id == rows[0].article_id for r in rows)
