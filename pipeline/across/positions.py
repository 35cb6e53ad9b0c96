"""`positions.csv`: one row a person and office over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.across.offices import office_key
from pipeline.records import Official

_UNKNOWN_DATE = "0000"  # articles without a date say the least about what holds now


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One person in one office: `since` and `until` are ISO 8601 with the precision stated, or `None`.

    `status` is that of the latest article that says so; `articles` are ids in the order of publication.
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


def positions(officials: Iterable[Official], published: Mapping[str, str | None]) -> list[Position]:
    """The offices of every person in `officials`, by person, then by when they are first said.

    `published` maps article ids to ISO 8601 dates. The name, the position and the organisation are
    written as in the first article that has them.
    """

    def when(record: Official) -> tuple[str, str, int]:
        return (published.get(record.article_id) or _UNKNOWN_DATE, record.article_id, record.start)

    groups: dict[tuple[str, tuple[str, str]], list[Official]] = defaultdict(list)
    for record in sorted(officials, key=when):
        groups[record.person_id, office_key(record.position, record.organization)].append(record)
    _join_unnamed(groups, when)
    result = [_position(person_id, rows) for (person_id, _), rows in groups.items()]
    return sorted(result, key=lambda p: (p.person_id, p.since or "9999", p.position, p.organization or ""))


def _join_unnamed(
    groups: dict[tuple[str, tuple[str, str]], list[Official]],
    when: Callable[[Official], tuple[str, str, int]],
) -> None:
    """Add "Minister Bae" to the one office of Bae that has this title and names its organisation."""
    for person_id, (office, organisation) in list(groups):
        if organisation:
            continue
        named = [key for key in groups if key[0] == person_id and key[1][0] == office and key[1][1]]
        if len(named) == 1:
            named_rows = groups[named[0]] + groups.pop((person_id, (office, organisation)))
            groups[named[0]] = sorted(named_rows, key=when)


def _position(person_id: str, rows: list[Official]) -> Position:
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
        mentions=len(rows),
        articles=tuple(dict.fromkeys(r.article_id for r in rows)),
    )
