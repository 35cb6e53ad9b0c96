"""A finding of a check: its words, its first rows, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaix.records import AnyRecord

EXAMPLES = 10
"""Rows of one finding that are named; all of them are counted."""
LONGEST_MESSAGE = 200
"""Characters: one sentence that fits a line of a spreadsheet."""

MEANINGS = {
    "disagreement": "articles give one thing two values: the same body, topic or chip, period and unit, stated as a "
    "fact and exactly; sums and counts that lie 1 % to 50 % apart, and any two places",
    "implied_rate": "a sum in won and its conversion into dollars imply a rate that lies more than 15 % from the "
    "average of the years that the article may mean",
    "parts_and_total": "a GPU count and the counts of three receivers or more that follow it in the article do not add "
    "up to it",
    "rank_above_total": "a place lies beyond the number of those that are ranked: 12th of 10",
    "scale_slip": "as `implied_rate`, and one of the two sums is just 10, 1,000 or 10,000 times too large or too small",
    "two_holders": "people are called holders of an office that has one, each in at least two dated articles, for at "
    "least 30 days at one time",
}
"""Each check, and what a finding of it says."""
CHECKS = tuple(MEANINGS)

COLUMNS = ("check", "message", "articles", "rows", "mentions", "article_count")
"""The columns of `checks.csv`; `rows` holds `table:article_id:start` of at most `EXAMPLES` rows, joined with `; `."""

Row = tuple[str, str, int]
"""A row's table, article and start."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: the check, what it says, its first rows, and how many rows and articles it has."""

    check: str
    message: str
    rows: tuple[Row, ...]
    mentions: int
    articles: int

    def cells(self) -> tuple[object, ...]:
        """Its row of `checks.csv`."""
        articles = dict.fromkeys(article for _, article, _ in self.rows)
        places = (f"{table}:{article}:{start}" for table, article, start in self.rows)
        return self.check, self.message, "; ".join(articles), "; ".join(places), self.mentions, self.articles


def finding(check: str, message: str, rows: Iterable[Row], *, more: str = "") -> Finding:
    """A finding of all of `rows`; of a message that is too long the end is cut, `more` always stands."""
    known = list(dict.fromkeys(rows))
    room = LONGEST_MESSAGE - len(more)
    cut = message if len(message) <= room else message[: room - 1].rstrip() + "…"
    return Finding(
        check, cut + more, tuple(known[:EXAMPLES]), len(known), len({article for _, article, _ in known})
    )


def order(found: Finding) -> tuple[object, ...]:
    """The order of `checks.csv`."""
    return found.check, found.rows, found.message


def place(record: AnyRecord) -> Row:
    """A record as a finding names it."""
    return record.group, record.article_id, record.start


def in_words(count: int, noun: str) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def shortened(text: str, longest: int = 40) -> str:
    """Words of an article, cut to what a message has room for."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
