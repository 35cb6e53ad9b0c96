"""Time expressions in a Korean sentence, resolved against the article's date.

`지난해 3월`, `오는 2030년까지`, `내년 상반기`, `올해 말`, `이달 31일`, `13일`, `2025. 7. 28.`: each is a
`DateMention` with the precision that the text has. Two that `부터 … 까지`, `~` or `에서` join are one
interval; `올해부터 5년간` is an interval too. A length of time alone (`5년간`) is none.
"""

from __future__ import annotations

import re

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import times
from kaix.reading import DateMention, Reading
from kaix.rules.ko.date_values import (
    DAY_WORDS,
    MONTH_WORDS,
    WEEK_WORDS,
    YEAR_WORDS,
    number,
    value_of,
)
from kaix.values.korean import NATIVE

_COUNTS = "|".join(sorted((word for word, number in NATIVE.items() if number < 30), key=len, reverse=True))


def _words(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_PART = (
    r"(?:(?P<half>[상하])반기|(?P<quarter>[1-4１-４])\s?[·/]?\s?(?:[~∼～-]\s?(?P<quarter2>[2-4])\s?)?분기"
    r"(?:\s?\(\d{1,2}월?\s?[~∼～-]\s?\d{1,2}월\))?"
    r"|(?P<month>1[0-2]|0?[1-9])(?:\s?[~∼～-]\s?(?P<month2>1[0-2]|[1-9]))?월(?!드)"
    r"(?:\s?(?P<day>3[01]|[12]\d|0?[1-9])일(?!간|째|치))?"
    r")"
)
_NO_LENGTH = (
    r"(?!\s?(?:간(?![가-힣]*담)|동안|만에|만의|째|이내|내에|연속|가량|정도|치|짜리|이상|씩"
    r"|전(?![가-힣])|뒤|후|평균|당|여))"
)
_TIME = re.compile(
    r"(?:(?<![\d.,])(?P<y>(?:19|20|21)\d\d)|['’‘`](?P<sy>\d\d)(?=\.\s?\d{1,2}\.\s?\d{1,2}))(?:\s?[.\-/]\s?)(?P<mo>1[0-2]|0?[1-9])"
    r"(?:(?:\s?[.\-/]\s?)(?P<d>3[01]|[12]\d|0?[1-9])\.?|\.?(?=월))(?![\d억조만천])월?"
    r"|(?<![\d.,가-힣A-Za-z])(?<!전 )(?P<m>1[0-2]|[1-9])\.\s?(?P<md>3[01]|[12]\d|[1-9])\."  # 7.17.
    r"(?=\s?(?:\(|[가-힣]|[~∼～]))"
    r"|(?P<prefix>지난|오는|다가오는|앞서)?\s?"
    r"(?:(?<![\d.,])(?P<year>(?:[1１][9９]|[2２][01０１])\d\d)(?:년도?(?!\s?(?:만에|대(?![가-힣]*출)))"
    r"|(?=\s?[~∼～-]\s?(?:20"
    r"|21)\d\d년))"
    r"|['’‘`](?P<short>\d\d)(?:년도?|\.(?=\d{1,2}월)|(?=\s?[~∼～-]\s?['’‘`]?\d\d년))"
    rf"|(?<![가-힣])(?P<relative>{_words(YEAR_WORDS)}"
    r"|올(?=\s?(?:[상하]반기|[1-4]\s?분기|\d{1,2}월|연말|봄|여름|가을|겨울|초(?![가-힣])|한 해)))"
    rf"|(?:(?<![\d.,])(?P<count>\d{{1,2}}|(?<![가-힣])(?:{_COUNTS})(?=\s?(?:해|달|주|개월)))\s?(?P<unit>년|해|달|개월|주|일)"
    r")\s?(?P<way>전|뒤|후)"
    r"(?=에|의|부터|까지|보다|인|쯤|\s|[,.()]|$))"
    rf"(?:(?<!뒤)(?<!후)\s?{_PART})?"
    rf"|(?P<when>지난|오는|올|앞서|매년|이르면|늦어도)?\s?(?<![\d.,가-힣])(?P<months>{_words(MONTH_WORDS)})(?!달|하"
    rf"|되|했|됐|받|력)"
    r"(?:\s?(?P<day2>3[01]|[12]\d|0?[1-9])일)?"
    rf"|(?P<when2>지난|오는|다가오는|앞서)?\s?(?<![\d.,가-힣·])(?P<bare>{_PART.replace('?P<', '?P<b')}){_NO_LENGTH}"
    r"|(?P<when3>지난|오는|다가오는|앞서)?\s?(?<![\d.,~∼～가-힣-])(?P<day3>3[01]|[12]\d|0?[1-9])"
    rf"(?:\s?[~∼～-]\s?(?P<day4>3[01]|[12]\d|0?[1-9]))?일(?![가-힣]*(?:보|정치))(?!반){_NO_LENGTH}"
    rf"|(?<![가-힣])(?P<days>{_words(DAY_WORDS)})(?![가-힣]*신문)"
    r"|(?<![가-힣])(?P<same>이날|당일|같은 ?날|전날|이튿날|다음 ?날)"
    rf"|(?<![가-힣])(?P<weeks>{_words(WEEK_WORDS)})(?![고었기는지며면려라])"
    r"|(?<![가-힣])(?P<within>연내|연말|연초|연중|새해|신년)(?![가-힣]*정산|사|회|인사)"
)
_TRIGGER = re.compile(
    r"[년월]|\d\s?일|분기|반기|\d[.\-/]\s?\d|올|이달|지난|다음|내달|전달|날|오늘|어제|내일|연[내말초중]|새해|신년|금주|내주|이번"
    r"|['’‘`]\d\d|[금작명]일|그저께|그끄|모레|글피| ?[전뒤후](?![가-힣])"
)
# 올해 초, 지난해 말, 다음 달 초: the precision stays that of the year or month
_PART_OF = re.compile(r"\s?(?:초순|중순|하순|상순|초반|중반|후반|초|말)(?=\s|까지|에|부터|께|쯤|의|,|$)")
_END_OF = re.compile(r"\s?말(?=\s|까지|에|부터|,|$)")
_RANGE = re.compile(r"\s?(?:부터|에서|~|∼|～|-|–|—)\s?(?:오는 )?")
_FOR_YEARS = re.compile(r"\s?부터\s?(?:향후 |앞으로 )?(\d{1,2})\s?(?:개)?년(?:간|\s?동안)")
_YEARS_TO = re.compile(r"\s?까지\s?(?:향후 |앞으로 )?(\d{1,2})\s?(?:개)?년(?:간|\s?동안)")


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
            value = value_of(reading, sentence.start_char + begin, match, text)
            if value is not None and "/" in value and (closing := _END_OF.match(text, end)):
                value, end = value.partition("/")[2], closing.end()  # 1분기 말
            elif value is not None and len(value) < 8 and (part := _PART_OF.match(text, end)):
                end = part.end()
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
            if len(gap) <= 10 and _RANGE.fullmatch(gap) and _may_close(text, mention, gap):
                value = times.interval(last.value, _closing(last.value, mention))
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


_MONTH_OR_DAY = re.compile(r"(?:(?P<month>1[0-2]|0?[1-9])월)?\s?(?:(?P<day>3[01]|[12]\d|0?[1-9])일)?")


def _closing(first: str, last: DateMention) -> str | None:
    """The value of the end of a range, in the year or month of its beginning: `지난해 10월부터 ¦12월¦까지`."""
    match = _MONTH_OR_DAY.fullmatch(last.text.strip())
    begin = times.first_day(first)
    if match is None or begin is None or len(first) == 4:
        return last.value
    month, day = number(match["month"]) or begin.month, number(match["day"]) or None
    return times.iso(begin.year + (month < begin.month), month, day)


def _may_close(text: str, last: DateMention, gap: str) -> bool:
    """`A부터 B까지`; `부터` alone joins nothing: "내년부터 2028년 목표를"."""
    if "부터" in gap or "에서" in gap:
        return text.startswith("까지", last.end) or text.startswith("사이", last.end + 1)
    return True
