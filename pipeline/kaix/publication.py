"""When an article was published, read from the lines that say so: "Published: 31 Oct. 2025", `입력 2026.02.19 17:31`.

Only a whole date counts, the year included: "SEOUL, May 14 (Yonhap)" names no year, and none is
guessed. Of several lines, one that says "published" wins over a bare date, and that over "updated".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MONTH_NAMES = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
DATE = re.compile(
    rf"(?<![\d.A-Za-z])(?:"
    rf"(?P<m1>{_MONTH_NAMES})\.?\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s?(?P<y1>(?:19|20)\d\d)"  # June 25, 2025
    # 31 Oct. 2025
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m2>{_MONTH_NAMES})\.?,?[\s-](?P<y2>(?:19|20)\d\d)"
    # 2025-06-25, 2025. 7. 28.
    r"|(?P<y3>(?:19|20)\d\d)(?:\s?[-./]\s?|년\s?)(?P<m3>\d{1,2})(?:\s?[-./]\s?|월\s?)(?P<d3>\d{1,2})일?"
    r"|(?P<a4>\d{1,2})[-./](?P<b4>\d{1,2})[-./](?P<y4>(?:19|20)\d\d)"  # 25.06.2025
    r")(?!\d)",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(?P<y6>[012]\d)(?P<s6>[./-])(?P<m6>0\d|1[0-2])(?P=s6)(?P<d6>[0-3]\d)(?![\d/-])"
)

_PUBLISHED = (
    r"\b(?:(?:first\s)?(?:published|posted|issued|released|created)(?:\s(?:on|at|date))?|publication\sdate|pub(?:lish)?\.?\sdate"
    r"|release\sdate|date(?:\s(?:published|posted|of\s(?:publication|issue)))?|dated|date\sand\stime)\b"
    r"|(?:기사\s?)?(?:입력|등록|작성|게재|승인|송고|발행)(?:\s?(?:일시|시간|시각|일자|날짜|일))?|보도\s?(?:시점|일시|일자|날짜)|배포(?:\s?(?:일시|시점|일))?"
    r"|게시(?:일|일시)?|날짜|일시"
)
_UPDATED = (
    r"\b(?:(?:last\s)?(?:updated|modified|revised)(?:\s(?:on|at|date))?|update|as\sof)\b"
    r"|(?:최종|마지막|기사)?\s?(?:수정|업데이트|갱신|편집)(?:\s?(?:일시|시간|시각|일자|날짜|일))?"
)
_LABEL = re.compile(rf"(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED})", re.IGNORECASE)
# What may stand around the date on a line that says nothing else: "Sunday, March 1, 2026 · 6 min read",
# "June 16, 2026 05:05 JST", "7:00 AM PDT · April 14, 2026", "2026.02.19 17:31 지면 A8".
_FILLER = re.compile(
    rf"{_WEEKDAY}\b|\(\s?[월화수목금토일]\s?\)|[월화수목금토일]요일"
    r"|T?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?\b|\d{1,2}시(?:\s?\d{1,2}분)?|오전|오후"
    r"|\b(?:KST|JST|GMT|UTC|EST|EDT|ET|PST|PDT|PT|CST|CDT|CET|CEST|BST|SGT|HKT|Z)\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}"
    r"|\b(?:at|on|local\stime|korea\stime|seoul\stime)\b|이후|이전|\d+\s?min(?:ute)?s?\sread|읽는\s?시간\s?\d+분"
    r"|지면\s?:?\s?[A-Z]?\d+면?|[A-Z]?\d+면",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[가-힣]{2,4}\s?(?:선임|인턴|수습)?(?:기자|특파원)")
_SEPARATORS = re.compile(r"(?:[|·•/,;:—–()\[\]<>▶▷■●.\s]|(?<!\w)-|-(?!\w))+")
LONGEST = 120
"""Characters of a line that can be nothing but a date with what stands around it."""

PUBLISHED, BARE, UPDATED = 0, 1, 2
"""How sure a line's date is the day of publication, best first."""


@lru_cache(maxsize=4096)
def parse(text: str) -> str | None:
    """The ISO 8601 day that `text` states in any usual notation, or `None`; never a day it leaves open.

    >>> parse("Tue, 02 Jun 2026 10:00:00 GMT"), parse("2026-06-02T23:30:00+09:00"), parse("03/04/2026")
    ('2026-06-02', '2026-06-02', None)
    """
    if match := DATE.search(text):
        return _iso(match)
    if len(text) > 40 or not re.search(rf"(?<!\d){_YEAR.pattern}(?!\d)", text):
        return None
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=["en", "ko"], settings={"STRICT_PARSING": True})
    data = parser.get_date_data(text)
    return data.date_obj.date().isoformat() if data.date_obj and data.period == "day" else None


def _iso(match: re.Match[str]) -> str | None:
    group = match.groupdict()
    if "y6" in group:
        year, month, day = 2000 + int(group["y6"]), int(group["m6"]), int(group["d6"])
    elif group["y1"] or group["y2"]:
        number = "1" if group["y1"] else "2"
        month = _MONTHS[group[f"m{number}"][:3].lower()]
        year, day = int(group[f"y{number}"]), int(group[f"d{number}"])
    elif group["y3"]:
        year, month, day = int(group["y3"]), int(group["m3"]), int(group["d3"])
    else:
        # "03/04/2026" is the 3rd of April or March 4th: only a number above 12 tells.
        year, first, second = int(group["y4"]), int(group["a4"]), int(group["b4"])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read(line: str) -> tuple[int, str | None] | None:
    """How sure, and the day, if the line is one that dates the article; `None` if it is anything else.

    Of several dates on it, the one that is said to be the publication's: "Updated: 27 June | Published: 25 June".
    The day is `None` on a line that dates the article without saying the whole date ("Published: June 2").
    """
    if len(line) > LONGEST or not (_YEAR.search(line) or _SHORT_YEAR.search(line)):
        return None
    dates = list(DATE.finditer(line))
    labels = list(_LABEL.finditer(line))
    if not dates and labels:  # "등록일 25.06.25": only a label tells a short year from a share price
        dates = list(_SHORT_YEAR.finditer(line, labels[0].end()))
    if not dates:
        return None
    rest = _FILLER.sub(" ", DATE.sub(" ", _SHORT_YEAR.sub(" ", line) if labels else line))
    if labels:
        rest = _LABEL.sub(" ", rest)
    rest, bylines = _BYLINE.subn(" ", rest)
    words = [word for word in _SEPARATORS.split(rest) if word]
    # "Commentary | March 18, 2026" and "컴퓨팅입력 :2026/04/17" name a section too; a sentence has more words.
    most = 4 if labels and labels[0].start() < dates[0].start() else 3
    if len(words) > most or line.endswith(("다.", "?", "!")):
        return None
    if words and not labels and not bylines and not _stands_apart(line, dates[0]):
        return None  # "2026.08.11 16:12  산업부 한지우 기자" is dated by standing with a reporter
    return min(_labelled(dates, labels), key=lambda dated: dated[0])


def _labelled(dates: list[re.Match[str]], labels: list[re.Match[str]]) -> list[tuple[int, str | None]]:
    """Each date with what the label next to it says: the one before it, or behind it where the labels follow."""
    follow = bool(labels) and labels[0].start() > dates[0].start()
    found: list[tuple[int, str | None]] = []
    for number, match in enumerate(dates):
        if follow:
            end = dates[number + 1].start() if number + 1 < len(dates) else len(match.string)
            near = [label for label in labels if match.end() <= label.start() < end][:1]
        else:
            begin = dates[number - 1].end() if number else 0
            near = [label for label in labels if begin <= label.start() < match.start()][-1:]
        sure = BARE if not near else PUBLISHED if near[0]["published"] else UPDATED
        found.append((sure, _iso(match)))
    return found


_PLACE = re.compile(
    r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}){0,2}|[가-힣]{2,8}(?:,\s?[가-힣]{2,6})?)\s*(?:,|–|—|--?|\()\s*"
)
_BEHIND = re.compile(r"\s*(?:\)\s*)?(?:/|\(|--?|–|—|,\s?[가-힣]{2,6}\s?(?:--?|–|—))")


def dateline(line: str) -> str | None:
    """The day before a story's first sentence: "SEOUL, June 5, 2026 /PRNewswire/ --", "Seoul – June 5, 2026 –"."""
    match = DATE.search(line, 0, LONGEST) if _YEAR.search(line, 0, LONGEST) else None
    if match is None or (match.start() and not _PLACE.fullmatch(line, 0, match.start())):
        return None
    if not match.start() and not re.match(r"\s*(?:,|–|—|--?)\s?[A-Z가-힣]", line[match.end() :]):
        return None
    return _iso(match) if _BEHIND.match(line, match.end()) else None


def _stands_apart(line: str, match: re.Match[str]) -> bool:
    """Whether a separator or the line's end is on both sides of the date, its weekday and its time."""
    before = re.sub(rf"{_WEEKDAY}\.?,?\s*$", "", line[: match.start()], flags=re.IGNORECASE).rstrip()
    after = line[match.end() :].lstrip()
    return (not before or before[-1] in "|·•/—–-:)]>") and (not after or after[0] in "|·•/—–-(,")
