"""The check `two_holders`: an office of one holder that several people are said to hold at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from kaix.across.findings import Finding, finding, in_words, place
from kaix.records import Official

OVERLAP = 30
"""Days for which two holders must both be called so: articles still name the predecessor for some weeks."""
_ARTICLES = 2  # dated articles that must call somebody so; one alone may have it wrong


def two_holders(
    office: str, officials: Sequence[Official], published: Mapping[str, str | None]
) -> Finding | None:
    """The people who hold `office` of one body in articles whose dates interleave: neither followed the other."""
    days: dict[str, dict[str, str]] = defaultdict(dict)  # person → article → day
    rows: dict[str, list[Official]] = defaultdict(list)
    for record in officials:
        rows[record.person_id].append(record)
        if day := published.get(record.article_id):
            days[record.person_id][record.article_id] = day[:10]
    spans = sorted(
        (min(said.values()), max(said.values()), person)
        for person, said in days.items()
        if len(said) >= _ARTICLES
    )
    together: set[str] = set()
    longest: tuple[str, str] | None = None  # (end, person) of the tenure so far that ends last
    for begin, end, person in spans:
        if longest is not None and _days(begin, min(end, longest[0])) >= OVERLAP:
            together |= {person, longest[1]}
        if longest is None or end > longest[0]:
            longest = end, person
    if not together:
        return None
    people = sorted(together, key=lambda p: (-len(days[p]), p))
    said = ", ".join(
        f"{rows[p][0].person} ({in_words(len(days[p]), 'article')}, {min(days[p].values())[:7]} to "
        f"{max(days[p].values())[:7]})"
        for p in people[:2]
    )
    body = next((r.organization for r in rows[people[0]] if r.organization), "")
    more = f" and {len(people) - 2:,} more" if len(people) > 2 else ""
    message = f"{len(people):,} people are called {office} of {body} at one time: {said}{more}."
    return finding("two_holders", message, [place(r) for p in people for r in rows[p]])


def _days(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 0
