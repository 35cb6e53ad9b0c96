"""When a change of position happened: the date that belongs to the verb, not to anything else in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix.reading import DateMention
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.words import word_set

# Verbs of a state: a date beside them is when something else happened, unless "since" or "from" is in front.
_LASTING = word_set("lasting_verb")
_DAY = len("2025-06-23")
_CUT = re.compile("[,;:–—]")
# "…, effective July 1": a date behind a comma that is the change's own.
_EFFECTIVE = word_set("effective") | {"as of", "with effect from", "effective from", "effective as of"}
CHANGES = frozenset(
    ("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "BE", "LEADS", "ENTER")
)
"""The symbols of verbs that say who is or becomes what."""


def date_of_change(parsed: ParsedSentence, verb: Chunk, post: Chunk, status: str | None) -> str | None:
    """When the change happened: a date after the verb, or one that opens the sentence."""
    dates = [date for date in parsed.reading.dates(parsed.sentence) if date.value]
    if not dates:
        return None
    begin = parsed.base + parsed.words[verb.begin].start
    end = parsed.base + parsed.words[max(verb.end, post.end) - 1].end
    later = [
        chunk for chunk in parsed.row if chunk.begin >= max(verb.end, post.end) and chunk.symbol in CHANGES
    ]
    stop = parsed.base + parsed.words[later[0].begin].start if later else parsed.base + len(parsed.text)
    text = parsed.reading.text
    lasted = verb.symbol in ("BE", "BEEN", "who") or parsed.words[verb.begin].lower in _LASTING
    if status == "former" and lasted and (ended := _ended(text, dates, end)):
        return ended
    if verb.symbol not in CHANGES - {"BE"} or parsed.words[verb.begin].lower in _LASTING:
        dates = [
            date
            for date in dates
            if text[max(0, date.start - 6) : date.start].split()[-1:] in (["since"], ["from"])
        ]
    near = [
        date
        for date in dates
        if begin <= date.start < min(stop, end + 60)
        and (
            date.start < end
            or not _CUT.search(text, end, date.start)
            or text[end : date.start].strip(", ").lower() in _EFFECTIVE
        )
    ]
    if not near:
        names = [chunk for chunk in parsed.row if chunk.symbol in ("NAME", "CAP", "ORG", "POST", "CAP1")]
        first = names[0] if names else verb
        opening = parsed.base + parsed.words[first.begin].start
        near = [date for date in dates if date.start <= opening]
    at_once = parsed.words[verb.begin].lower.endswith("ing")
    if not near and at_once and len(dates) == 1 and len(dates[0].value or "") == _DAY:
        near = dates  # "Lee sent a signal Monday, tapping Bae as minister"
    if not near:
        return None
    value = near[0].value
    today = str(parsed.reading.published or "")
    starting = status == "designate" and text[end : near[0].start].strip(", ").lower() in _EFFECTIVE
    if starting and value and value[4:] and value < today[: len(value)] and value[:4] not in near[0].text:
        value = f"{int(value[:4]) + 1}{value[4:]}"  # "named chief, effective July 1": the next one
    if value and "/" in value and status in ("former", "current"):
        return value.split("/")[status == "former"]
    return value


def _ended(text: str, dates: Sequence[DateMention], end: int) -> str | None:
    """The end of a term: "served as minister |until July 2024|", "… |from 2022 to 2024|"."""
    for at, date in enumerate(dates):
        if end <= date.start < end + 60 and (value := date.value) and not _CUT.search(text, end, date.start):
            before = text[max(end, date.start - 8) : date.start].split()[-1:]
            if before in (["until"], ["till"], ["through"]):
                return value.partition("/")[2] or value
            if before in (["from"], ["between"]) and "/" in value:
                return value.partition("/")[2]
            if before in (["to"], ["and"]) and at and dates[at - 1].start >= end:
                return value
    return None
