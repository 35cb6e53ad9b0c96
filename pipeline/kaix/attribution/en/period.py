"""When a sum or a count is for: the dates of its sentence, of those before, of the headline, and the trading day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.sites import Site, bucket
from kaix.reading import DateMention, Reading

_YEAR = re.compile(r"\d{4}")
_BEFORE_WORD = re.compile(r"([A-Za-z]+)\s+$")
_KINDS = frozenset(("in", "on", "by", "from", "since", "through", "until", "to", "of", "for", "during", "as", "at",
    "between", "over", "within", "per", "before", "after"))  # fmt: skip
_BACK = 2
_LEAD = 5
"""Sentences at the head of an article whose dates can be those of all its figures."""
_OPENING = 600
_MARKET = re.compile(r"\b(?:KOSPI|Kospi|KOSDAQ|Kosdaq|Nasdaq|[Ss]hares|[Ss]tocks)\b")


_SHARES = re.compile(r"\b(?:shares?|stocks?|net|Kospi)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\d$.,])20[0-3]\d(?![\d,])|[LlTtNn](?:ast|his|ext) year\b")
_COUNTED = 30_000
_OFTEN = 2
"""Mentions that make a period the usual one of an article."""
_NEAR = 60
_BY_NEAR = frozenset(("annual", "quarterly", "to_date"))
_SORTS = (
    ("quarterly", re.compile(r"\b(?:[Qq]uarter(?:ly)?|Q[1-4])\b")),
    ("annual", re.compile(r"\b(?:[Aa]nnual(?:ly|ized)?|[Yy]early|[Ff]ull-year)\b")),
    ("to_date", re.compile(r"\b(?:to date|so far|[Cc]umulative|in total|as of)\b")),
    (
        "result",
        re.compile(r"\b(?:revenues?|sales|profits?|loss(?:es)?|earnings|income|exports|imports)\b", re.I),
    ),
    ("state", re.compile(r"\b(?:valu\w+|capitali[sz]ation|balance|assets?|debts?|deposits|cap)\b", re.I)),
    ("price", re.compile(r"\b(?:prices?|shares?|stocks?|fees?|futures|gold|silver|bitcoin)\b", re.I)),
    (
        "money",
        re.compile(r"\b(?:budget|spending|capex|expenditures?|investments?|funds?|funding|round)\b", re.I),
    ),
)
"""The words near a figure, or of its topic, by the kind of time that such a figure has; the first that is found."""


def precision(value: str) -> str:
    """Day, month, year or span."""
    if "/" in value:
        return "span"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def candidates(
    site: Site, previous: str | None, same_sentence: bool, topic: str | None, status: str,
    before: Counter[str | None], main_year: str,
) -> list[Candidate]:  # fmt: skip
    """The candidates of the period; `previous` is that of the mention before, `status` and `topic` are its own.

    `before` counts the periods of all earlier mentions.
    """
    found = Gathered()
    reading, analysis, sort = site.discourse.reading, site.analysis, _sort(site, topic)

    def add(value: str, evidence: Iterable[str], start: int = -1, end: int = -1) -> None:
        found.add(value, [*evidence, *_relative(value, reading.published, status)], start, end)

    dates = [
        d for d in reading.dates(reading.sentences[analysis.index])
        if d.value is not None and analysis.start <= d.start < analysis.end
    ]  # fmt: skip
    ahead = max((d.start for d in dates if d.end <= site.chunk.start), default=-1)
    for one in dates:
        evidence = _here(site, one, sort)
        add(
            one.value or "",
            [*evidence, "nearest_ahead"] if one.start == ahead else evidence,
            one.start,
            one.end,
        )
    near = "none" if previous is None else "same" if same_sentence else "before"
    if previous is not None:
        dated = "dated" if dates else "undated"
        add(previous, [f"previous_{near}:{dated}", f"previous_{near}_{precision(previous)}/{sort}"])
    for index in range(max(0, analysis.index - _BACK), analysis.index):
        for one in reading.dates(reading.sentences[index]):
            if one.value is not None and not found.has(one.value):
                add(one.value, [f"carried_{precision(one.value)}/{sort}"])
    for index in range(min(_LEAD, analysis.index + 1)):
        for one in reading.dates(reading.sentences[index]):
            if one.value is not None:
                found.add(one.value, [f"lead_{precision(one.value)}/{sort}", f"lead:{index}"])
    if reading.published is not None:
        found.add(reading.published.isoformat(), [f"published/{sort}"])
        found.add((reading.published - timedelta(days=1)).isoformat(), [f"day_before/{sort}"])
        found.add(str(reading.published.year), [f"this_year/{sort}"])
        for one in dates:
            month = one.value or ""  # "at the fair in ¦December", which is to come
            if len(month) == 7 and not _YEAR.search(one.text):
                add(f"{int(month[:4]) + 1}{month[4:]}", [f"next_year:{status}"])
    if main_year:
        found.add(main_year, ["main_year"])
    for value, times_seen in before.most_common(1):
        if value and times_seen >= _OFTEN:
            found.add(value, ["usual"])
    return found.candidates([f"nothing/{sort}", f"nothing_frame:{site.frame}", f"nothing_previous:{near}"])


def main_year(reading: Reading) -> str:
    """The year that an article names most, "" where it names none twice."""
    named = Counter(_NAMED.findall(reading.text, 0, _COUNTED))
    found: Counter[str] = Counter()
    for word, times_named in named.items():
        if word[0].isdigit():
            found[word] += times_named
        elif reading.published is not None:
            found[str(reading.published.year + {"l": -1, "t": 0, "n": 1}[word[0].lower()])] += times_named
    return next((year for year, times_named in found.most_common(1) if times_named >= _OFTEN), "")


def _here(site: Site, one: DateMention, sort: str) -> list[str]:
    """How a date of the sentence stands to the mention."""
    kind, side = precision(one.value or ""), "behind" if one.start >= site.chunk.end else "ahead"
    word = _word(site.discourse.reading.text, one)
    evidence = [f"date_{kind}", f"{side}_date", f"date_{kind}/{sort}", f"date:{word}"]
    chunks = site.analysis.chunks
    index = next((i for i, chunk in enumerate(chunks) if chunk.start == one.start), -1)
    if index >= 0:
        clause = chunks[index].clause
        verb = site.analysis.clauses[clause].predicate if 0 <= clause < len(site.analysis.clauses) else None
        evidence.append(f"dates_{verb.frame if verb is not None else 'none'}:{kind}")
        evidence.append(f"{side}_chunks_{bucket(abs(index - site.at))}")
        evidence.append(f"{side}_{'same' if clause == site.clause else 'other'}_clause")
        if index in (site.host - 1, site.host + 1, site.subject - 1):
            evidence.append("at_host")
        low, high = sorted((index, site.at))
        if any(c.kind == "sum" for c in chunks[low + 1 : high]):
            evidence.append(f"{side}_beyond_sum")
    return evidence


def _sort(site: Site, topic: str | None) -> str:
    """What kind of figure it is, by the words for it: one of a day's trade, a year's, a result, a state, a price …"""
    text = site.discourse.reading.text
    shares = topic is not None and _SHARES.search(topic) is not None
    traded = shares or site.frame.startswith("trade") or site.about in ("share", "price")
    if traded and _MARKET.search(text, 0, _OPENING):
        return "traded_small" if site.small else "traded"
    near = text[max(site.analysis.start, site.chunk.start - _NEAR) : site.chunk.end + _NEAR]
    for sort, words in _SORTS:
        if words.search(near if sort in _BY_NEAR else topic or ""):
            return sort
    return "none" if topic is None else "other"


def _word(text: str, one: DateMention) -> str:
    match = _BEFORE_WORD.search(text, max(0, one.start - 14), one.start)
    first = one.text.split()[0].lower()
    if first in ("last", "this", "next", "the", "today", "yesterday"):
        return first
    word = match.group(1).lower() if match is not None else ""
    return word if word in _KINDS else "other" if word else "none"


def _relative(value: str, published: date | None, status: str) -> list[str]:
    """When a time is, relative to publication."""
    if published is None:
        return []
    today, last = published.isoformat(), value.rsplit("/", maxsplit=1)[-1]
    short = min(len(last), len(today))
    if value == today:
        return ["is_today"]
    when = "now" if last[:short] == today[:short] else "future" if last > today else "past"
    return [f"is_{when}:{status}", f"is_{when}_{precision(value)}"]
