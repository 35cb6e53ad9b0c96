"""When a position began or ended: the date that belongs to the verb or the title, not to anything else said there."""

from __future__ import annotations

import re

from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.parsed_sentence import ParsedSentence
from kaix.rules.en.words import word_set

CHANGES = frozenset(
    ("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "LEADS", "ROLE")
)
"""The symbols of verbs that say who is or becomes what."""
# Verbs of a state: a date beside them is when something else happened, unless "since" or "from" is in front.
_LASTING = word_set("lasting_verb")
_CUT = re.compile("[,;:–—]")
# "…, effective July 1": a date behind a comma that is the change's own.
_EFFECTIVE = word_set("effective") | {"as of", "with effect from", "effective from", "effective as of"}
_BEGINS, _ENDS = ("since", "from", "between"), ("until", "till", "through", "to", "and")
_NEAR = 60  # code points behind the position


def term(
    parsed: ParsedSentence, verb: Chunk, post: Chunk, status: str | None
) -> tuple[str | None, str | None]:
    """The status and date that a verb, or a title that no verb governs, has by the dates beside it.

    "chairman |since May|", "minister |until 2024|" (former), "was named minister |on Monday|", "|In May|, Mo became …".
    """
    dates = [date for date in parsed.reading.dates(parsed.sentence) if date.value]
    if not dates:
        return status, None
    text = parsed.reading.text
    begin, after = (parsed.base + parsed.words[at].start for at in (verb.begin, post.begin))
    end = parsed.base + parsed.words[max(verb.end, post.end) - 1].end
    later = (c.begin for c in parsed.row if c.begin >= max(verb.end, post.end) and c.symbol in CHANGES)
    stop = parsed.base + parsed.words[at].start if (at := next(later, 0)) else parsed.base + len(parsed.text)
    near = [
        date
        for date in dates
        if begin <= date.start < min(stop, end + _NEAR)
        and (
            date.start < end
            or not _CUT.search(text, end, date.start)
            or text[end : date.start].strip(", ").lower() in _EFFECTIVE
        )
    ]
    if verb.symbol not in CHANGES or parsed.words[verb.begin].lower in _LASTING:
        told = [(text[max(0, date.start - 8) : date.start].split()[-1:], date.value or "") for date in near]
        started = next((value for word, value in told if word and word[0] in _BEGINS), None)
        ended = next((value for word, value in told if word and word[0] in _ENDS), None)
        over = ended or (started if started and "/" in started else None)
        if over and (verb is post or status == "former"):
            return "former", over.rpartition("/")[2]
        return status, started
    if not near:
        names = [chunk for chunk in parsed.row if chunk.symbol in ("NAME", "CAP", "ORG", "POST", "CAP1")]
        opening = parsed.base + parsed.words[names[0].begin].start if names else after
        near = [date for date in dates if date.start <= opening]
    value = near[0].value if near else None
    if value and "/" in value and status in ("former", "current"):
        value = value.split("/")[status == "former"]
    return status, value
