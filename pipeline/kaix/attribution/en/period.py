"""When a sum or a count is for: the dates of its sentence, of those before, of the headline, and the trading day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.sites import Site, bucket
from kaix.context import Circumstances
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
    before: Counter[str | None], alike: Circumstances | None, main_year: str,
) -> list[Candidate]:  # fmt: skip
    """The candidates of the period; `previous` is that of the mention before, `status` and `topic` are its own.

    `before` counts the periods of all earlier mentions, `alike` is the last one of the same topic.
    """
    found = Gathered()
    sort = _sort(site, topic)
    near = "same" if same_sentence else "before"
    analysis = site.analysis
    sentence = site.discourse.reading.dates(site.discourse.reading.sentences[analysis.index])
    dates = [d for d in sentence if d.value is not None and analysis.start <= d.start < analysis.end]
    _add_dates(site, found, dates, status, sort)
    if previous is not None:
        evidence = [f"previous_{near}", f"previous_{near}:{'dated' if dates else 'undated'}"]
        evidence.append(f"previous_{near}_{precision(previous)}:{site.frame}")
        evidence.append(f"previous_{near}_{precision(previous)}/{sort}")
        found.add(previous, [*evidence, *_relative(previous, site.discourse.reading.published, status)])
    _add_carried(site, found, status, sort)
    _add_published(site, found, topic, status, dates, sort)
    if alike is not None and alike.period is not None:
        found.add(alike.period, ["alike", f"alike_{precision(alike.period)}/{sort}"])
    if main_year:
        found.add(main_year, ["main_year", f"main_year/{sort}", f"main_year:{status}"])
    usual = next((value for value, times_seen in before.most_common(1) if times_seen >= _OFTEN), "")
    if usual:
        found.add(usual, ["usual", f"usual/{sort}"])
    return found.candidates([
        f"nothing/{sort}",
        *(["nothing_usual"] if usual is None else []),
        f"nothing_{'dated' if dates else 'undated'}", f"nothing_status:{status}", f"nothing_frame:{site.frame}",
        f"nothing_previous:{'none' if previous is None else near}", f"nothing_about:{site.about}",
    ])  # fmt: skip


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


def _add_dates(site: Site, found: Gathered, dates: list[DateMention], status: str, sort: str) -> None:
    """Add the dates of the sentence of the mention."""
    reading, mention, chunks = site.discourse.reading, site.chunk, site.analysis.chunks
    place = {c.start: i for i, c in enumerate(chunks)}
    ahead = max((d.start for d in dates if d.end <= mention.start), default=-1)
    behind = min((d.start for d in dates if d.start >= mention.end), default=-1)
    for one in dates:
        assert one.value is not None
        kind = precision(one.value)
        side = "behind" if one.start >= mention.end else "ahead"
        word = _word(reading.text, one)
        evidence = [
            f"date_{kind}",
            f"{side}_date",
            f"{side}_{kind}:{word}",
            f"date_{kind}/{sort}",
            f"date:{word}",
        ]
        if one.start in place:
            evidence += _placed(site, place[one.start], kind, side)
        if one.start in (ahead, behind):
            evidence.append(f"nearest_{side}")
        evidence.append(f"only_{len(dates) == 1}")
        evidence += _relative(one.value, reading.published, status)
        found.add(one.value, evidence, one.start, one.end)


def _placed(site: Site, index: int, kind: str, side: str) -> list[str]:
    """How the date that is chunk `index` stands to the mention."""
    analysis = site.analysis
    chunks, chunk = analysis.chunks, analysis.chunks[index]
    evidence = [f"{side}_{'same' if chunk.clause == site.clause else 'other'}_clause"]
    clause = analysis.clauses[chunk.clause] if 0 <= chunk.clause < len(analysis.clauses) else None
    frame = clause.predicate.frame if clause is not None and clause.predicate is not None else "none"
    evidence += [f"dates_{frame}:{kind}", f"{side}_chunks_{bucket(abs(index - site.at))}"]
    if chunk.joint == "'s" or (index + 1 < len(chunks) and chunks[index + 1].joint == "'s"):
        evidence.append("owns")
    if index in (site.host - 1, site.host + 1, site.subject - 1):
        evidence.append("at_host")
    low, high = sorted((index, site.at))
    if any(c.kind == "sum" for c in chunks[low + 1 : high]):
        evidence.append(f"{side}_beyond_sum")
    return evidence


def _add_carried(site: Site, found: Gathered, status: str, sort: str) -> None:
    """Add the dates of the sentences before, and those at the head of the article."""
    reading, index = site.discourse.reading, site.analysis.index
    for back in range(1, min(_BACK, index) + 1):
        for one in reading.dates(reading.sentences[index - back]):
            if one.value is not None and not found.has(one.value):
                kind = precision(one.value)
                evidence = [
                    f"carried:{back}",
                    f"carried_{kind}:{_word(reading.text, one)}",
                    f"carried_{kind}/{sort}",
                ]
                found.add(one.value, [*evidence, *_relative(one.value, reading.published, status)])
    for lead in range(min(_LEAD, index + 1)):
        for one in reading.dates(reading.sentences[lead]):
            if one.value is not None:
                kind = precision(one.value)
                found.add(
                    one.value,
                    [f"lead_{kind}", f"lead_{kind}:{site.about}", f"lead_{kind}/{sort}", f"lead:{lead}"],
                )


def _add_published(
    site: Site, found: Gathered, topic: str | None, status: str, dates: list[DateMention], sort: str
) -> None:
    """Add what follows from the day of publication: the trading day, the year."""
    reading = site.discourse.reading
    published = reading.published
    if published is None:
        return
    market = "market" if _MARKET.search(reading.text, 0, _OPENING) else "other"
    trading = (
        f"{market}_{'small' if site.small else 'large'}_{'traded' if _traded(site, topic) else site.sort}"
    )
    found.add(published.isoformat(), [f"published:{trading}"])
    found.add((published - timedelta(days=1)).isoformat(), [f"day_before:{trading}"])
    tense = site.predicate.tense if site.predicate is not None else "none"
    for one in dates:
        if one.value is not None and len(one.value) == 7 and not _YEAR.search(one.text):
            later = f"{int(one.value[:4]) + 1}{one.value[4:]}"  # "at the fair in ¦December", which is to come
            evidence = [
                f"next_year:{status}",
                f"next_year_{tense}",
                f"next_year_word:{_word(reading.text, one)}",
            ]
            found.add(later, evidence)
    found.add(str(published.year), [f"this_year:{site.frame}", "this_year", f"this_year/{sort}"])


def _sort(site: Site, topic: str | None) -> str:
    """What kind of figure it is, by the words for it: a year's, a quarter's, a result, a state, a price, another."""
    text = site.discourse.reading.text
    near = text[max(site.analysis.start, site.chunk.start - _NEAR) : site.chunk.end + _NEAR]
    for sort, words in _SORTS:
        if words.search(near if sort in _BY_NEAR else topic or ""):
            return sort
    return "none" if topic is None else "other"


def _traded(site: Site, topic: str | None) -> bool:
    """Whether the sum is a price on a market or a sum traded there."""
    return site.frame.startswith("trade") or _shares(topic) or site.about in ("share", "price")


def _shares(topic: str | None) -> bool:
    return (
        topic is not None
        and re.search(r"\b(?:shares?|stocks?|net|Kospi)\b", topic, re.IGNORECASE) is not None
    )


def _word(text: str, one: DateMention) -> str:
    match = _BEFORE_WORD.search(text, max(0, one.start - 14), one.start)
    first = one.text.split()[0].lower()
    if first in ("last", "this", "next", "the", "today", "yesterday"):
        return first
    word = match.group(1).lower() if match is not None else ""
    return word if word in _KINDS else "other" if word else "none"


def _relative(value: str, published: date | None, status: str) -> list[str]:
    if published is None:
        return ["undatable"]
    today = published.isoformat()
    last = value.rsplit("/", maxsplit=1)[-1]
    if value == today:
        return ["is_today"]
    short = min(len(last), len(today))
    if last[:short] == today[:short]:
        return [f"is_now:{status}", f"is_now_{precision(value)}"]
    return (
        [f"is_future:{status}"]
        if last[:short] > today[:short]
        else [f"is_past:{status}", f"is_past_{precision(value)}"]
    )
