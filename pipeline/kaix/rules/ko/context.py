"""What stands around a Korean quantity: its clause, its sentence, and the time that it is for."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Span

from kaix import times
from kaix.reading import DateMention, Reading


def with_final(index: int, without: str = "") -> str:
    """The syllables that end in one final consonant, as a character class: 4 is ㄴ, 8 ㄹ, 17 ㅂ, 20 ㅆ."""
    syllables = (chr(0xAC00 + 28 * i + index) for i in range(399))
    return "[" + "".join(s for s in syllables if s not in without) + "]"


_SS = with_final(20, without="있겠")
_CLAUSE_START = re.compile(
    r"\.(?![0-9])|[!?;“”\"‘()（）\[\]△▲▷▶◇◆○●□■※•→➡]|, |…|(?:지만|는데|으며|하며|이며|했고|하고|이고"
    r"|되고|면서|[다라]고|다는|했다) "
)
DURATION = re.compile(r"\d{1,2}\s?(?:개)?년(?:간|\s?동안|에 걸쳐)")
SENTENCE_VERB = re.compile(r"다[.”\"’')\s]*$|요[.”\"’')\s]*$|니다|죠[.”\"\s]*$")
# 발표한, 공개한: the time of the announcement, not of what is announced; 대비, 보다: what is compared with.
_ABOUT_ELSE = re.compile(
    r"\s?(?:(?:목표|계획|예정)(?:였|이었)던"
    r"|대비|보다|에 비해|과 비교|와 비교|동기|같은 기간|발표|공개|공시|공고|밝힌|낸 |내놓은|출범|체결"
    r"|의\s(?:약\s)?(?:[0-9.]+\s?배|[두세네]\s?배|절반|[0-9.]+%)|현지\s?시간|\(현지|기준 ?환율|\d{1,2}:\d\d)"
)
_PROMISED = re.compile(
    r"(?:약속|발표|공개|합의|제시|공언|예고|공시)(?:한|된|했던)\s[^,.]{0,12}$|밝힌\s[^,.]{0,12}$"
)
_NEAREST = 8  # time expressions on either side that are looked at
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def text_of(reading: Reading, sentence: Span) -> str:
    """The text of a sentence, cut from the document's: `Span.text` joins its tokens one by one."""
    return reading.text[sentence.start_char : sentence.end_char]


def clause_before(text: str, start: int, reach: int = 60) -> str:
    """What stands before `start` in its own clause."""
    left = text[max(0, start - reach) : start]
    last = 0
    for match in _CLAUSE_START.finditer(left):
        last = match.end()
    return left[last:]


def time_for(reading: Reading, start: int, end: int, *, days: bool = False) -> str | None:
    """The time that the quantity at `start:end` of the document is for: the nearest one stated before it.

    Days are left out unless `days`: they date the announcement. Then one behind it in its clause counts.
    """
    sentence = reading.sentence_at(start)
    text = reading.text
    before: list[DateMention] = []
    behind: list[DateMention] = []
    mentions = reading.dates(sentence)
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    for mention in mentions[max(0, at - _NEAREST) : at + _NEAREST]:
        if mention.value is None or _ABOUT_ELSE.match(text, mention.end):
            continue
        if _DAY.search(mention.value) and not (days and text.startswith(("까지", "부터"), mention.end)):
            continue
        (before if mention.end <= start else behind).append(mention)
    clause = len(clause_before(text[sentence.start_char : start], start - sentence.start_char, 200))
    if (
        behind
        and behind[0].start - end <= 3
        and re.search("[,중]", text[end : behind[0].start]) is None
        and not (before and before[-1].end > start - clause)
    ):
        return behind[0].value  # "이 중 ¦2천장¦은 올해 12월 먼저 가동한다"
    while before and _PROMISED.search(text, before[-1].end, start):
        before.pop()  # "작년 10월 한국에 약속한 ¦26만장¦"
    if before:
        if DURATION.search(text, before[-1].end, start) and "-" in (before[-1].value or "")[-3:]:
            return None  # "지난 2월에는 … 3년간 ¦2300억원¦어치를 공급하는 계약을 맺었다"
        return before[-1].value
    if behind and behind[0].start - end <= 40:
        gap = text[end : behind[0].start]
        if not re.search(
            rf"{_SS}다|한다|된다|겠다|[.;,·/]|고 |며 |더해|이어|외에|비해|중 |가운데 |[0-9]\s?(?:조|억"
            rf"|만)|[가-힣]{{2}}[은는] ",
            gap,
        ):
            return behind[0].value
    return None


def year_of(value: str | None) -> int | None:
    """The last year of an ISO value: of "2026/2030" 2030."""
    last = times.last_day(value)
    return last.year if last else None
