"""Time expressions in a Korean sentence, resolved against the article's date.

`지난해 3월`, `오는 2030년까지`, `내년 상반기`, `올해 말`, `이달 31일`, `13일`, `2025. 7. 28.`: each is a
`DateMention` with the precision that the text has. Two that `부터 … 까지`, `~` or `에서` join are one
interval; `올해부터 5년간` is an interval too. A length of time alone (`5년간`) is none.
"""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import times
from kaix.reading import DateMention, Reading

_YEAR_WORDS = {
    "올해": 0, "금년": 0, "금년도": 0,
    "내년": 1, "내년도": 1, "명년": 1, "내후년": 2, "내후년도": 2, "후년": 2,
    "지난해": -1, "작년": -1, "작년도": -1, "전년": -1, "전년도": -1, "직전 연도": -1,
    "재작년": -2, "지지난해": -2, "그러께": -2,
}  # fmt: skip
_MONTH_WORDS = {
    "이달": 0, "이번 달": 0, "금월": 0, "지난달": -1, "지난 달": -1, "전달": -1, "전월": -1, "지지난달": -2,
    "다음 달": 1, "다음달": 1, "내달": 1, "다다음 달": 2,
}  # fmt: skip
_DAY_WORDS = {"오늘": 0, "어제": -1, "그제": -2, "그저께": -2, "엊그제": -2, "내일": 1, "모레": 2}
_WEEK_WORDS = {"지난주": -1, "이번 주": 0, "이번주": 0, "금주": 0, "다음 주": 1, "다음주": 1, "내주": 1}
_SEASONS = {"봄": (3, 5), "여름": (6, 8), "가을": (9, 11)}


def _words(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_PART = (
    r"(?:(?P<half>[상하])반기|(?P<quarter>[1-4１-４])\s?[·/]?\s?(?:[~∼～-]\s?(?P<quarter2>[2-4])\s?)?분기"
    r"|(?P<month>1[0-2]|0?[1-9])(?:\s?[~∼～-]\s?(?P<month2>1[0-2]|[1-9]))?월(?!드)"
    r"(?:\s?(?P<day>3[01]|[12]\d|0?[1-9])일(?!간|째|치))?"
    r"|(?P<season>봄|여름|가을))"
)
_NO_LENGTH = (
    r"(?!\s?(?:간(?![가-힣]*담)|동안|만에|만의|째|이내|내에|연속|가량|정도|치|짜리|이상|씩"
    r"|전(?![가-힣])|뒤|후|평균|당|여))"
)
_TIME = re.compile(
    r"(?<![\d.,])(?P<y>(?:19|20|21)\d\d)(?:\s?[.\-/]\s?)(?P<mo>1[0-2]|0?[1-9])"
    r"(?:(?:\s?[.\-/]\s?)(?P<d>3[01]|[12]\d|0?[1-9])\.?|\.?(?=월))(?![\d억조만천])월?"
    r"|(?P<prefix>지난|오는|다가오는|앞서)?\s?"
    r"(?:(?<![\d.,])(?P<year>(?:[1１][9９]|[2２][01０１])\d\d)(?:년도?(?!\s?(?:만에|대(?![가-힣]*출)))"
    r"|(?=\s?[~∼～-]\s?(?:20"
    r"|21)\d\d년))"
    r"|['’‘`](?P<short>\d\d)(?:년도?|\.(?=\d{1,2}월)|(?=\s?[~∼～-]\s?['’‘`]?\d\d년))"
    rf"|(?<![가-힣])(?P<relative>{_words(_YEAR_WORDS)}"
    r"|올(?=\s?(?:[상하]반기|[1-4]\s?분기|\d{1,2}월|연말|봄|여름|가을|겨울|초(?![가-힣])|한 해)))"
    r"|(?<![\d.,])(?P<count>\d{1,2}|[한두세네])\s?(?P<unit>년|달|개월|주|일)\s?(?P<way>전|뒤|후)"
    r"(?=에|의|부터|까지|보다|인|쯤|\s|[,.()]|$))"
    rf"(?:(?<!뒤)(?<!후)\s?{_PART})?"
    rf"|(?P<when>지난|오는|올|앞서|매년|이르면|늦어도)?\s?(?<![\d.,가-힣])(?P<months>{_words(_MONTH_WORDS)})(?!달|하"
    rf"|되|했|됐|받|력)"
    r"(?:\s?(?P<day2>3[01]|[12]\d|0?[1-9])일)?"
    rf"|(?P<when2>지난|오는|다가오는|앞서)?\s?(?<![\d.,가-힣·])(?P<bare>{_PART.replace('?P<', '?P<b')}){_NO_LENGTH}"
    r"|(?P<when3>지난|오는|다가오는|앞서)?\s?(?<![\d.,~∼～가-힣-])(?P<day3>3[01]|[12]\d|0?[1-9])"
    rf"(?:\s?[~∼～-]\s?(?P<day4>3[01]|[12]\d|0?[1-9]))?일(?![가-힣]*(?:보|정치))(?!반){_NO_LENGTH}"
    rf"|(?<![가-힣])(?P<days>{_words(_DAY_WORDS)})(?![가-힣]*신문)"
    r"|(?<![가-힣])(?P<same>이날|당일|같은 ?날|전날|이튿날|다음 ?날)"
    rf"|(?<![가-힣])(?P<weeks>{_words(_WEEK_WORDS)})(?![고었기는지며면려라])(?:\s?(?P<weekday>[월화수목금토일])요일)?"
    r"|(?<![가-힣])(?P<within>연내|연말|연초|연중)(?![가-힣]*정산)"
)
_TRIGGER = re.compile(
    r"[년월]|\d\s?일|분기|반기|\d[.\-/]\s?\d|올|이달|지난|다음|내달|전달|날|오늘|어제|내일|연[내말초중]|금주|내주|이번"
    r"|['’‘`]\d\d"
)
_END_OF = re.compile(r"\s?말(?=\s|까지|에|부터|,|$)")
_RANGE = re.compile(r"\s?(?:부터|에서|~|∼|～|-|–|—)\s?(?:오는 )?")
_FOR_YEARS = re.compile(r"\s?부터\s?(?:향후 |앞으로 )?(\d{1,2})\s?(?:개)?년(?:간|\s?동안)")
_YEARS_TO = re.compile(r"\s?까지\s?(?:향후 |앞으로 )?(\d{1,2})\s?(?:개)?년(?:간|\s?동안)")
_FUTURE = re.compile(r"[할될갈릴킬] |예정|계획|방침|전망|목표|겠|까지|추진|기로 |부터 ")
_DONE = re.compile(r"[했였았었렸졌냈썼났됐갔뒀쳤켰혔]다|매출|영업이익|실적")
_BEFORE = re.compile(
    r"((?:지난달|이달|다음 달|내달|1?\d월)\s?)?(?<!\d)(3[01]|[12]\d|[1-9])일(?!간|\s?동안|째|\s?만에)"
)
_REACH = 800  # characters back in which 이날 finds the day that it means


class Dates:
    """Finds the time expressions in a sentence: `dates(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        """The vocabulary is not needed: the expressions are read from the text."""

    def __call__(self, reading: Reading, sentence: Span) -> list[DateMention]:
        """The mentions of one sentence; a relative one has no value where the article has no date."""
        text = reading.text_of(sentence)
        if not _TRIGGER.search(text):
            return []
        found: list[DateMention] = []
        for match in _TIME.finditer(text):
            begin, end = match.start(), match.end()
            while begin < end and text[begin].isspace():
                begin += 1
            value = _value(reading, sentence.start_char + begin, match, text)
            if value is not None and "/" in value and (closing := _END_OF.match(text, end)):
                value, end = value.partition("/")[2], closing.end()  # 1분기 말
            at = sentence.start_char
            found.append(DateMention(at + begin, at + end, text[begin:end], value))
        return _joined(reading.text, found)


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """`올해부터 2030년까지`, `2025~2029년` and `내년부터 5년간` as one mention each."""
    result: list[DateMention] = []
    for mention in found:
        last = result[-1] if result else None
        if last is not None and last.value and mention.value and "/" not in last.value:
            gap = text[last.end : mention.start]
            if len(gap) <= 10 and _RANGE.fullmatch(gap) and _may_close(text, last, mention, gap):
                value = times.interval(last.value, mention.value)
                if value is not None:
                    text_ = text[last.start : mention.end]
                    result[-1] = DateMention(last.start, mention.end, text_, value)
                    continue
        result.append(mention)
    for index, mention in enumerate(result):
        year = times.year_of(mention.value)
        if year is None or mention.value is None or len(mention.value) != 4:
            continue
        for pattern, span in ((_FOR_YEARS, times.years_beginning), (_YEARS_TO, times.years_ending)):
            if match := pattern.match(text, mention.end):
                value = span(year, int(match[1]))
                result[index] = DateMention(
                    mention.start, match.end(), text[mention.start : match.end()], value
                )
    return [m for i, m in enumerate(result) if i == 0 or m.start >= result[i - 1].end]


def _may_close(text: str, first: DateMention, last: DateMention, gap: str) -> bool:
    """`A부터 B까지`; `부터` alone joins nothing: "내년부터 2028년 목표를"."""
    if "부터" in gap or "에서" in gap:
        return text.startswith("까지", last.end) or text.startswith("사이", last.end + 1)
    return True


def _number(text: str | None) -> int:
    return int(text) if text else 0


def _value(reading: Reading, offset: int, match: re.Match[str], text: str) -> str | None:
    group = match.groupdict()
    anchor = reading.published
    if group["y"]:
        return times.iso(int(group["y"]), int(group["mo"]), int(group["d"]) if group["d"] else None)
    if group["year"] or group["short"] or group["relative"] or group["count"]:
        return _in_year(anchor, group)
    if group["months"]:
        value = times.month_at(anchor, _MONTH_WORDS[group["months"]])
        return (
            times.iso(int(value[:4]), int(value[5:]), int(group["day2"]))
            if value and group["day2"]
            else value
        )
    if group["bare"]:
        return _bare(anchor, group, text[match.end() :])
    if group["day3"]:
        return _day(anchor, int(group["day3"]), group["when3"], _number(group["day4"]))
    if group["days"]:
        return times.day_at(anchor, _DAY_WORDS[group["days"]])
    if group["same"]:
        return _same_day(reading.text, offset, anchor, group["same"])
    if group["weeks"]:
        week = _WEEK_WORDS[group["weeks"]]
        if group["weekday"]:
            return times.weekday_in_week(anchor, "월화수목금토일".index(group["weekday"]), week)
        monday = times.weekday_in_week(anchor, 0, week)
        return times.interval(monday, times.weekday_in_week(anchor, 6, week))
    return times.year_at(anchor, 0)  # 연내, 연말: the year of the article


def _in_year(anchor: date | None, group: dict[str, str | None]) -> str | None:
    """A year that the text names, with the part of it that follows: `지난해 4분기`, `2030년`, `3년 전`."""
    if group["count"]:
        count = "한두세네".find(group["count"]) + 1 or int(group["count"])
        count = -count if group["way"] == "전" else count
        if group["unit"] == "일":
            return times.day_at(anchor, count)
        if group["unit"] == "주":
            return times.day_at(anchor, 7 * count)
        if group["unit"] != "년":
            return times.month_at(anchor, count)
        value = times.year_at(anchor, count)
    elif group["year"]:
        value = times.iso(int(group["year"]))
    elif group["short"]:
        value = times.iso(2000 + int(group["short"]))
    else:
        value = times.year_at(anchor, _YEAR_WORDS.get(group["relative"] or "", 0))
    year = times.year_of(value)
    if year is None:
        return None
    return _part(year, group, "") or value


def _part(year: int, group: dict[str, str | None], prefix: str) -> str | None:
    """Half, quarter, month, day or season of a year, whichever the match has."""
    if group[f"{prefix}half"]:
        return times.half(year, 1 if group[f"{prefix}half"] == "상" else 2)
    if group[f"{prefix}quarter"]:
        first = times.quarter(year, _number(group[f"{prefix}quarter"]))
        if group[f"{prefix}quarter2"]:
            last = times.quarter(year, _number(group[f"{prefix}quarter2"]))
            return times.interval(first, last)
        return first
    if group[f"{prefix}month"]:
        month = _number(group[f"{prefix}month"])
        if group[f"{prefix}month2"]:
            return times.months(year, month, _number(group[f"{prefix}month2"]))
        return times.iso(year, month, _number(group[f"{prefix}day"]) or None)
    if group[f"{prefix}season"]:
        return times.months(year, *_SEASONS[group[f"{prefix}season"] or ""])
    return None


def _bare(anchor: date | None, group: dict[str, str | None], after: str) -> str | None:
    """`지난 3월`, `오는 10월`, `9월`, `4월 20일`, `2분기`, `상반기`: the year is the article's or the nearest."""
    if anchor is None:
        return None
    past, future = group["when2"] in ("지난", "앞서"), group["when2"] in ("오는", "다가오는")
    direction: times.Direction = "past" if past else "future" if future else "nearest"
    if group["bmonth"] and not group["bmonth2"]:
        month, day = _number(group["bmonth"]), _number(group["bday"])
        if day:
            return times.day_near(anchor, month, day, direction)
        if direction == "nearest" and _FUTURE.search(after[:60]):
            direction = "future"
        return times.month_near(anchor, month, direction)
    value = _part(anchor.year, group, "b")
    first = times.first_day(value)
    if value is None or first is None:
        return None
    last = times.last_day(value)
    if last is not None and future and last < anchor:
        return times.years_later(value, 1)
    # "3분기 매출은 … 늘었다" in March is last year's: a time to come has no results.
    done = _DONE.search(after) is not None and not _FUTURE.search(after[:60])
    if first > anchor and (past or done):
        return times.years_later(value, -1)
    return value


def _day(anchor: date | None, day: int, when: str | None, until: int) -> str | None:
    """A day of the month alone: of the article's month, of the one before where that is not yet there."""
    if anchor is None:
        return None
    if when in ("지난", "앞서"):
        value = times.month_day_near(anchor, day, "past")
    elif when in ("오는", "다가오는"):
        value = times.month_day_near(anchor, day, "future")
    elif anchor.day <= 3 and day >= 25:  # "31일" in a paper of the first
        value = times.month_day_near(anchor, day, "past")
    else:
        value = times.iso(anchor.year, anchor.month, day) or times.month_day_near(anchor, day, "past")
    if value and until:
        return times.interval(value, times.iso(int(value[:4]), int(value[5:7]), until))
    return value


def _same_day(text: str, offset: int, anchor: date | None, word: str) -> str | None:
    """이날 is the day named last before it, 전날 the one before that; else the article's."""
    base = anchor
    if anchor is not None and word in ("이날", "당일"):
        before = None
        for before in _BEFORE.finditer(text, max(0, offset - _REACH), offset):  # noqa: B007
            pass
        if before is not None and not before[1]:
            base = times.first_day(_day(anchor, int(before[2]), None, 0)) or anchor
            base = min(base, anchor)
    shift = -1 if word == "전날" else 1 if word in ("이튿날", "다음 날", "다음날") else 0
    return times.day_at(base, shift)
