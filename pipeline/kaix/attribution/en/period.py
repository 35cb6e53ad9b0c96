"""When a sum or a count is for: the dates of its sentence, of those before, of the headline, and the trading day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.en.sites import Site
from kaix.reading import DateMention

_YEAR = re.compile(r"\d{4}")
_AGO = re.compile(r"(?:\s\([^()]{0,60}\))?,?\s(?:an?|one|the)\s(?:year|previous year) (?:ago|earlier|before)\b")
_BEFORE_WORD = re.compile(r"([A-Za-z]+)\s+$")
_KINDS = frozenset("in on by from since through until to of for during last this next as at between over within per before after the".split())
_BACK = 2
_LEAD = 5
"""Sentences at the head of an article whose dates can be those of all its figures."""
_OPENING = 600
_NEXT = re.compile(r"\bnext\s(?:(?P<decade>decade)|(?P<years>\w+)\s(?:years|seasons))\b")
_MARKET = re.compile(r"\b(?:KOSPI|Kospi|KOSDAQ|Kosdaq|Nasdaq|[Ss]hares|[Ss]tocks)\b")


_YEARS = {name: number for number, name in enumerate("two three four five six seven eight nine ten".split(), 2)}


def precision(value: str) -> str:
    """Day, month, year or span."""
    if "/" in value:
        return "span"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def candidates(site: Site, previous: str | None, same_sentence: bool, topic: str | None, status: str) -> list[Candidate]:
    """The candidates of the period; `previous` is that of the mention before."""
    found = Gathered()
    reading, analysis = site.discourse.reading, site.analysis
    published = reading.published
    mention = site.chunk
    sentence = reading.sentences[analysis.index]
    text = reading.text
    dates = [d for d in reading.dates(sentence) if d.value is not None and analysis.start <= d.start < analysis.end]
    chunks = analysis.chunks
    place = {c.start: i for i, c in enumerate(chunks)}
    nearest_before = max((d for d in dates if d.end <= mention.start), key=lambda d: d.start, default=None)
    nearest_behind = min((d for d in dates if d.start >= mention.end), key=lambda d: d.start, default=None)
    from_sums = [c for c in chunks if c.kind == "sum"]
    for one in dates:
        assert one.value is not None
        kind = precision(one.value)
        side = "behind" if one.start >= mention.end else "ahead"
        index = place.get(one.start, -1)
        evidence = [f"date_{kind}", f"{side}_date", f"{side}_{kind}:{_word(text, one)}"]
        if index >= 0:
            chunk = chunks[index]
            same = chunk.clause == site.clause
            evidence.append(f"{side}_{'same' if same else 'other'}_clause")
            clause = analysis.clauses[chunk.clause] if 0 <= chunk.clause < len(analysis.clauses) else None
            frame = clause.predicate.frame if clause is not None and clause.predicate is not None else "none"
            evidence.append(f"dates_{frame}:{kind}")
            evidence.append(f"{side}_chunks_{_bucket(abs(index - site.at))}")
            if chunk.joint == "'s" or (index + 1 < len(chunks) and chunks[index + 1].joint == "'s"):
                evidence.append("owns")
            if index in (site.host - 1, site.host + 1, site.subject - 1):
                evidence.append("at_host")
            if any(c is not mention and min(one.start, mention.start) < c.start < max(one.start, mention.start) for c in from_sums):
                evidence.append(f"{side}_beyond_sum")
        if one is nearest_before:
            evidence.append("nearest_ahead")
        if one is nearest_behind:
            evidence.append("nearest_behind")
        evidence.append(f"only_{len(dates) == 1}")
        evidence += _relative(one.value, published, status)
        found.add(one.value, evidence, one.start, one.end)
    if previous is not None:
        near = "same" if same_sentence else "before"
        found.add(previous, [f"previous_{near}", f"previous_{near}:{'dated' if dates else 'undated'}", f"previous_{near}_{precision(previous)}:{site.frame}", *_relative(previous, published, status)])
    before = previous
    if _AGO.match(text, mention.end) and before is not None:
        earlier = _YEAR.sub(lambda match: str(int(match.group()) - 1), before)
        found.add(earlier, ["a_year_earlier"])
    if published is not None and _AGO.match(text, mention.end):
        found.add(str(published.year - 1), ["a_year_earlier_year"])
    for back in range(1, _BACK + 1):
        index = analysis.index - back
        if index >= 0:
            for one in reading.dates(reading.sentences[index]):
                if one.value is not None and not found.has(one.value):
                    found.add(one.value, [f"carried:{back}", f"carried_{precision(one.value)}:{_word(text, one)}", *_relative(one.value, published, status)])
    about = site.about
    for index in range(min(_LEAD, analysis.index + 1)):
        for one in reading.dates(reading.sentences[index]):
            if one.value is not None:
                found.add(one.value, [f"lead_{precision(one.value)}", f"lead_{precision(one.value)}:{about}", f"lead:{index}"])
    if published is not None:
        market = _MARKET.search(reading.text, 0, _OPENING) is not None
        trading = f"{'market' if market else 'other'}_{'small' if site.small else 'large'}_{'traded' if _traded(site, topic) else site.sort}"
        for day in (published, published - timedelta(days=1)):
            near = "published" if day == published else "day_before"
            found.add(day.isoformat(), [f"{near}:{trading}"])
        for one in dates:
            if one.value is not None and len(one.value) == 7 and not _YEAR.search(one.text):
                later = f"{int(one.value[:4]) + 1}{one.value[4:]}"  # "at the ceremony in ¦December", which is to come
                found.add(later, [f"next_year:{status}", f"next_year_{site.predicate.tense if site.predicate else 'none'}",
                                  f"next_year_word:{_word(text, one)}"])  # fmt: skip
        for one in reading.dates(sentence):
            span = _NEXT.search(one.text) if one.value is None else None
            if span is not None:
                years = 10 if span["decade"] else _YEARS.get(span["years"], 0) or int(span["years"] if span["years"].isdigit() else 0)
                found.add(f"{published.year}/{published.year + years}", ["coming_years"])
        found.add(str(published.year), [f"this_year:{site.frame}", "this_year"])
    return found.candidates(
        [f"nothing_{'dated' if dates else 'undated'}", f"nothing_status:{status}", f"nothing_frame:{site.frame}",
         f"nothing_previous:{'none' if previous is None else 'same' if same_sentence else 'before'}",
         f"nothing_about:{site.about}"]
    )  # fmt: skip


def _traded(site: Site, topic: str | None) -> bool:
    """Whether the sum is a price on a market or a sum traded there."""
    return site.frame.startswith("trade") or _shares(topic) or site.about in ("share", "price")


def _shares(topic: str | None) -> bool:
    return topic is not None and re.search(r"\b(?:shares?|stocks?|net|Kospi)\b", topic, re.IGNORECASE) is not None


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
    last = value.split("/")[-1]
    if value == today:
        return ["is_today"]
    short = min(len(last), len(today))
    if last[:short] == today[:short]:
        return [f"is_now:{status}", f"is_now_{precision(value)}"]
    return [f"is_future:{status}"] if last[:short] > today[:short] else [f"is_past:{status}", f"is_past_{precision(value)}"]


def _bucket(distance: int) -> str:
    return str(distance) if distance <= 3 else "4-6" if distance <= 6 else "far"
