"""One entry of a `[인사]` list: `인공지능정책기획관 김민표`, `AI개발팀 박진호 이윤숙`, `자원순환과장 문가람(직무대리)`.

An entry is words that say the post, then one or more names. The post is a title, or only a unit where
the heading above it gives the rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kaix import times, vocabulary
from kaix.people import surname_part
from kaix.reading import Reading
from kaix.rules.ko import names, phrase_words, titles
from kaix.rules.ko.persons import LIKELY, NONE, POSSIBLE, likeness
from kaix.rules.ko.titles import Title

EVENT = re.compile(
    r"승진|전보|임명|선임|임용|보임|발령|신규|위촉|파견|전입|전출|복귀|영입|겸직|겸임|직무대리|내정|이동|인사|채용|전임|퇴직"
)
"""What happens to the people of a list."""

DAY = re.compile(
    r"\d{1,2} ?월 ?\d{1,2} ?일 ?[자부字]|\d{1,2}일 ?[자字]|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?자?"
    r"|[(<]\d{1,2}월 ?\d{1,2}일[)>]"
)
"""When a list or an entry takes effect: 3월 1일자."""

ACTING = re.compile(r"\s*[(（]?(?:직무대리|직무대행|대리|대행)[)）]?$")
_WORD = re.compile(r"[^\s,()（）·ㆍ/]+(?:[·ㆍ/&][^\s,()（）·ㆍ/]+)*")
_SPACED_NAME = re.compile(r"(?<![^\s])[가-힣] [가-힣](?=$|[\s(（])")  # 이 호
_BRACKET = re.compile(r" ?[(（]((?:[^()（）\n]|[(（][^()（）\n]*[)）]){1,40})[)）]")
_HANGUL = re.compile(r"[가-힣]{2,5}")
# Titles by their form, for posts that no vocabulary lists: 신백동장, 재정관리역, 콘텐츠산업관.
_TITLE_FORM = re.compile(
    r"(?:[가-힣A-Za-z0-9·&]+(?:[과국실부팀단원소관처청점사동면읍군시구터룹문트랩교장역대당]장|책임자|[정책기획조심의담당지원협력비서리산업감통보좌안전법무술임]관|"
    r"담당|총괄|리더|위원|보좌역|조사역|자문역|관리역|이사대우))$"
)
_NO_TITLE = re.compile(r"(?:도서|박물|미술|기념|체육|과학|문화|영사|대사|회)관$|담당관실$|시장실$")


@dataclass(slots=True)
class Entry:
    """The words of a post, and the people behind them: offsets of the names in the text."""

    post: str
    people: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what stands in brackets behind a name
    behind: str = ""  # the words behind the last name


def title_of(post: str) -> Title | None:
    """The position that a post ends in, by the vocabulary or by its form."""
    last = None
    for title in titles.find(post):
        last = title
    if last is not None and last.end == len(post):
        return last
    match = _TITLE_FORM.search(post)
    if match is None or _NO_TITLE.search(post):
        return None
    return made_title(post, match.start())


def made_title(post: str, begin: int = 0) -> Title:
    """A position that no vocabulary lists, as one word."""
    return Title(begin, begin, len(post), len(post), post[begin:], "current", "", None, False, None)


def read(text: str, begin: int, stop: int, ranked: bool, posted: bool = False) -> list[Entry]:
    """The entries in `text[begin:stop]`, which stands between two marks; none where it is a heading.

    `ranked`: a heading above gives the rank, so that a name needs no post in front of it; `posted`: the
    entries before had one all the same, so that the first word is one (`△서소문 문가람`).
    """
    entries: list[Entry] = []
    words = list(_words(text, begin, stop))
    ranked = ranked and not (posted and len(words) > 1)
    at = 0
    post_begin: int | None = None
    while at < len(words):
        start, end, note = words[at]
        last_of_segment = at + 1 == len(words)
        following = text[words[at + 1][0] : words[at + 1][1]] if not last_of_segment else ""
        word = text[start:end]
        in_series = bool(entries) and post_begin is None and not entries[-1].behind
        post = text[post_begin:start].strip(" ,:·-") if post_begin is not None else ""
        titled = title_of(following) is not None
        named_next = likeness(following) >= LIKELY
        closed = last_of_segment or note is not None or titled or named_next
        if _is_name(word, post, closed, in_series, ranked or titled, named_next):
            if not in_series:
                entries.append(Entry(post))
            entries[-1].people.append((start, end))
            entries[-1].notes.append(note or "")
            post_begin = None
        elif entries and post_begin is None and title_of(word) is not None and not entries[-1].post:
            entries[-1].behind = word  # ▲홍길동 전무
        elif entries and post_begin is None and last_of_segment and word in titles.RANKS:
            entries[-1].behind = word  # ▲대외협력실장 홍길동 교수
        elif post_begin is None:
            post_begin = start
        at += 1
    if entries and post_begin is not None and not entries[-1].behind:
        entries[-1].behind = text[post_begin:stop].strip(" ,:·-")
    return entries


def _words(text: str, begin: int, stop: int) -> Iterator[tuple[int, int, str | None]]:
    """The words between two marks: start, end, what is in brackets right behind."""
    at = begin
    while at < stop:
        match = _SPACED_NAME.search(text, at, stop)
        word = _WORD.search(text, at, stop)
        if word is None:
            return
        if match is None or match.start() != word.start():
            match = word
        at = match.end()
        note = None
        if bracket := _BRACKET.match(text, at, stop):
            note, at = bracket[1], bracket.end()
        yield match.start(), match.end(), note


def _is_name(word: str, post: str, closed: bool, in_series: bool, ranked: bool, named_next: bool) -> bool:
    """Whether a word is a name where it stands: rare ones only behind a post, where only a name can stand."""
    if len(word) == 3 and word[1] == " ":
        return bool(post) and surname_part(word[0] + word[2]) is not None
    if not _HANGUL.fullmatch(word) or surname_part(word) is None or EVENT.fullmatch(word):
        return False
    if named_next and re.search(r"(?:[과실부팀국처점]|센터|파트|그룹|부문)$", word):
        return False  # 신탁실 문가람
    if word in vocabulary.words("titles_ko") or (title_of(word) is not None and likeness(word) < LIKELY):
        return False
    surely = likeness(word) >= (POSSIBLE if post and _UNIT.search(post) else LIKELY)
    if not post and not in_series:
        return surely and ranked
    if surely:
        return closed or not post or title_of(post) is not None or _UNIT.search(post) is not None
    if word in vocabulary.words("not_names_ko") or names.match_known(word, 0) or not (closed or in_series):
        return False
    return len(word) <= 4 and (likeness(word) > NONE or not phrase_words.like_organisation(word))


def units(post: str, title: Title | None) -> tuple[str, str]:
    """The unit and the position of a post of several words: `정책기획관실 규제개혁담당관`; the unit may be empty."""
    if title is None:
        left, slash, right = post.partition("/")
        if slash and title_of(left) is not None:
            return right.strip(), left.strip()  # ▲정보보호총괄책임자/정보보호부
        return post, ""
    words = post.split()
    if len(words) < 2:
        if title.unit is not None and title.head in _OF_BODIES and title.begin == 0:
            return post[: title.unit], post[title.start :]  # 한빛유역청장: 청장 of 한빛유역청
        return "", post
    last = len(words) - 1
    while last > 0 and not _UNIT.search(words[last - 1]):
        last -= 1
    return " ".join(words[:last]), " ".join(words[last:])


_OF_BODIES = frozenset(("청장", "구청장", "시장", "군수", "지사"))
_UNIT = re.compile(
    r"(?:위원회|위|처|청|국|과|실|부|본부|센터|원|소|팀|그룹|단|지원|사무소|은행|대학|대학교|병원|의료원|관|부문|총국|지사|공사|재단|"
    r"연구소|학부|법인|청사|세무서|경찰서|소방서|파트|비서관실|담당관|정책관|기획관)$"
)
_BODY = re.compile(
    r"(?:위원회|청|교육원|연구원|연구소|재단|공사|공단|은행|대학교|법인|의료원|세무서|경찰서|소방서)(?:\s|$)"
)


def organisation(house: str | None, unit: str) -> str | None:
    """House and unit, a space between; a body of its own stands for itself: `2호 청년정책위원회`."""
    unit = unit.removesuffix("소속").strip()
    if not unit:
        return house
    if house is None or unit.startswith(house) or _BODY.search(unit):
        return unit
    return f"{house} {unit}"


def effective(reading: Reading, written: str) -> tuple[str | None, bool]:
    """The day that a list or an entry states (`3월 1일자`), and whether it is after the article's."""
    match = DAY.search(written)
    numbers = [int(n) for n in re.findall(r"\d+", match.group())] if match else []
    value = None
    if len(numbers) == 3:
        value = times.iso(*numbers)
    elif len(numbers) == 2:
        value = times.day_near(reading.published, numbers[0], numbers[1])
    elif len(numbers) == 1:
        value = times.month_day_near(reading.published, numbers[0])
    return value, bool(value and reading.published and value > reading.published.isoformat())
