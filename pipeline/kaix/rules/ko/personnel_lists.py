"""`[인사]` lists: `◆ 과학기술정보통신부 ◇ 국장급 전보 ▲ 인공지능정책기획관 김민표`.

A heading names an organisation (`◆ 네이버`) or what happens to whom (`◇ 상무 승진`, `<전무 승진>`);
an entry names a position and one or more persons. A date in a heading (`3월 1일자`) is when it
takes effect; later than the article, it makes the entries `designate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kaix import times, vocabulary
from kaix.people import surname_part
from kaix.reading import Reading
from kaix.rules.ko import phrase_words, titles
from kaix.rules.ko.drafts import Draft, sector_for
from kaix.rules.ko.persons import POSSIBLE, likeness
from kaix.rules.ko.titles import Title

Pattern = list[dict[str, Any]]

_HEADINGS = "◆◇■□◈▣●○◎★☆"
_ENTRIES = "▲△▶▷►▻▸▹‣•"
PATTERNS: dict[str, list[Pattern]] = {
    # ▲ 네트워크정책실장 류제명
    "list_entry": [
        [{"TEXT": {"REGEX": f"^[{_ENTRIES}{_HEADINGS}<〈《]$"}}, {"TAG": {"IN": ["NN", "SL"]}}],
    ],
}

_OPENS = re.compile(r"\[ ?인사 ?\]|<인사>|〈인사〉|【인사】|인사 ?(?:발령|명단)|^◇ ?인사|인사$", re.MULTILINE)
_EVENT = re.compile(
    r"승진|전보|임명|선임|임용|보임|발령|신규|위촉|파견|전입|복귀|영입|겸직|겸임|직무대리|내정|이동|인사"
)
_MARK = re.compile(
    rf"(?P<heading>[{_HEADINGS}])|(?P<entry>[{_ENTRIES}])|[<〈《](?P<angle>[^<>〈〉《》\n]{{2,40}})[>〉》]"
)
_RANK = re.compile(
    r"(?:^|[\s<(])((?:[가-힣]*?)(?:부회장|회장|부사장|사장|전무이사|전무|상무이사|상무보|상무|이사관|부이사관|"
    r"서기관|사무관|수석연구위원|연구위원"
    r"|수석|이사|부장|차장|과장|교수|부교수|조교수|정교수|책임연구원|선임연구원|마스터|펠로우|고문|부행장|행장|"
    r"본부장|부문장|임원))(?=\s|$|[)>(])"
)
_GRADE = re.compile(r"([가-힣]{1,6})급")
_NAME = re.compile(
    r"(?<![가-힣A-Za-z0-9])([가-힣]{2,5})(?:[(（](?:[㐀-鿿]{2,4}|[^()（）\n]{1,16})[)）])?(?=$|[\s,·ㆍ(（/])"
)
_DAY = re.compile(r"\d{1,2} ?월 ?\d{1,2} ?일 ?(?:자|부)|\d{1,2}일 ?자|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?자?")
_ACTING = re.compile(r"\s*(?:직무대리|직무대행|대리|대행)$")
_ACTING_BEHIND = re.compile(r" ?[(（]직무(?:대리|대행)[)）]")  # 인공지능정책관 이재식(직무대리)
_SENTENCE = re.compile(r"[가-힣]다\.")


@dataclass(slots=True)
class Region:
    """One list: where it stands, its officials, and for each the heading that it is under."""

    start: int
    end: int
    sure: bool  # an `[인사]` stands before it
    drafts: list[Draft] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


def find(reading: Reading) -> list[Region]:
    """The lists of a document; none where it has no `[인사]` or no list marks."""
    text = reading.text
    opening = _OPENS.search(text)
    if not (opening or "승진" in text or "전보" in text) or not _MARK.search(text):
        return []
    opened = opening.start() if opening else len(text)
    regions: list[Region] = []
    organisation: str | None = None
    heading = ""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        marks = list(_MARK.finditer(text, start, end))
        organisation, heading = _above(
            line, marks[0].start() - start if marks else len(line), organisation, heading
        )
        is_list = bool(marks) and not _SENTENCE.search(line)
        if is_list and not regions and not (opened < end or _EVENT.search(line)):
            is_list = False
        if is_list:
            region = Region(start, end, opened < end)
            organisation, heading = _read_line(reading, region, marks, organisation, heading)
            if region.drafts:
                regions.append(region)
        start = end + 1
    return regions


_OPENER = re.compile(r"^\s*[\[<〈【]? ?인사 ?(?:발령|명단)?[\]>〉】]?\s*|\s*외$")


def _above(line: str, cut: int, organisation: str | None, heading: str) -> tuple[str | None, str]:
    """The organisation that stands before a line's first mark or alone on a line: `[인사] 과학기술정보통신부`."""
    name = _OPENER.sub("", line[:cut]).strip(" :-")
    if (
        2 <= len(name) <= 40
        and len(name.split()) <= 4
        and phrase_words.organisation_like(name)
        and not _EVENT.search(name)
    ):
        return name, ""
    return organisation, heading


def _read_line(
    reading: Reading, region: Region, marks: list[re.Match[str]], organisation: str | None, heading: str
) -> tuple[str | None, str]:
    """Read one line's segments into `region`; gives the organisation and heading that hold for the next line."""
    text = reading.text
    bounds = [mark.start() for mark in marks[1:]] + [region.end]
    for mark, stop in zip(marks, bounds, strict=True):
        begin = mark.end()
        segment = text[begin:stop].strip()
        if mark["angle"]:
            angle = mark["angle"].strip()
            if _EVENT.search(angle) or _RANK.search(angle) or _GRADE.fullmatch(angle):
                heading = mark["angle"]
            elif likeness(mark["angle"]) < POSSIBLE:
                organisation = mark["angle"].strip()
            _entry(reading, region, begin, stop, organisation, heading)
        elif mark["heading"]:
            alone = " " not in segment and phrase_words.like_organisation(segment)  # ◆ 한울대
            names = [] if alone else list(_entry_names(text, begin, stop))
            if not names and (_EVENT.search(segment) or _GRADE.fullmatch(segment)):
                heading = segment
            elif _EVENT.search(segment):
                event = _EVENT.search(segment)
                assert event is not None
                cut = begin + text[begin:stop].index(event.group()) + len(event.group())
                heading = text[begin:cut].strip()
                _entry(reading, region, cut, stop, organisation, heading)
            elif names:
                _entry(reading, region, begin, stop, organisation, heading)
            elif segment:
                organisation, heading = segment.strip(" :"), ""
        elif (
            not _entry(reading, region, begin, stop, organisation, heading)
            and segment
            and _EVENT.search(segment)
        ):
            heading = segment
    return organisation, heading


def _rare(text: str, begin: int, match: re.Match[str], in_series: bool) -> bool:
    """A rare name such as 정송 right behind a position or another name: only a name can stand there."""
    word = match[1]
    if len(word) > 4 or surname_part(word) is None or word in vocabulary.words("not_names_ko"):
        return False
    if next(titles.find(word), None) is not None:
        return False
    return in_series or _title_of(_ACTING.sub("", text[begin : match.start()].strip(" ,:·"))) is not None


def _entry_names(text: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
    """The names that an entry ends in: `상무 김철수 이영희`."""
    found: list[re.Match[str]] = []
    for match in _NAME.finditer(text, begin, stop):
        in_series = bool(found) and not text[found[-1].end() : match.start()].strip(" ,·ㆍ/")
        if likeness(match[1]) >= POSSIBLE or _rare(text, begin, match, in_series):
            found.append(match)
    if not found:
        return
    tail = [found[-1]]
    for match in reversed(found[:-1]):
        if text[match.end() : tail[0].start()].strip(" ,·ㆍ/"):
            break
        tail.insert(0, match)
    rest = text[tail[-1].end() : stop].strip(" ,.·ㆍ/")
    if rest and not _DAY.search(rest) and not next(titles.find(text, tail[-1].end(), stop), None):
        return
    yield from tail


def _entry(
    reading: Reading, region: Region, begin: int, stop: int, organisation: str | None, heading: str
) -> bool:
    """Add the officials of one entry; False where it names nobody."""
    text = reading.text
    tail = list(_entry_names(text, begin, stop))
    if not tail:
        return False
    words_end = tail[0].start()
    post = text[begin:words_end].strip(" ,:·")
    bracketed = None if post else _POST_BEHIND.match(text, tail[-1].end(1), stop)
    if bracketed:  # ▷방다솜(AX사업부문장)
        post = bracketed[1]
    behind = text[tail[-1].end(1) : stop]
    acting = bool(_ACTING.search(post)) or "직무대리" in heading or _ACTING_BEHIND.match(behind) is not None
    post = _ACTING.sub("", post)
    graded = False
    if not post:  # ▲ 홍길동 전무
        after = next(titles.find(text, tail[-1].end(), stop), None)
        post = text[tail[-1].end() : after.end].strip() if after else ""
        graded = bool(post)
    rank = _RANK.search(heading)
    title = _title_of(post)
    position: str | None = None
    where = organisation
    if title is not None:
        position = post
    elif rank:  # ◇ 서기관 승진 ▲ 장관비서실 박선우
        position = rank[1]
        where = organisation or post or None
    elif region.sure and len(post) > 1:
        position = post
    if not position:
        return False
    # ▲ SK텔레콤 AI사업부장 홍길동: where no heading says the organisation
    if title and where is None and " " in position and phrase_words.like_organisation(position.split()[0]):
        where, _, position = position.partition(" ")
    effective = _effective(reading, heading, text[tail[-1].end() : stop])
    posts = [part.strip() for part in _AND.split(position)] if title is not None else [position]
    if (bracketed or graded) and rank and rank[1] != post:
        posts.insert(0, rank[1])  # the grade that the heading gives, and the post
    for match, place, held in ((m, *numbered) for m in tail for numbered in enumerate(posts)):
        region.drafts.append(
            Draft(
                start=match.start(1),
                end=match.end(1),
                person=match[1],
                position=held,
                organization=where,
                sector=sector_for(_any_title(held), where),
                status="acting"
                if acting
                else "designate"
                if "내정" in heading or effective[1]
                else "current",
                rule="list_entry",
                title=title if held == posts[-1] else _title_of(held),
                date=effective[0],
                order=match.start(1) + place,
            )
        )
        region.headings.append(heading)
    return True


_POST_BEHIND = re.compile(r"[(（]([가-힣A-Za-z0-9·& ]{2,30})[)）]")
_AND = re.compile(r"\s(?:겸|및)\s")  # 최고데이터책임자 겸 전략실장: two positions


def _title_of(post: str) -> Title | None:
    """The position that a text ends in."""
    last = None
    for title in titles.find(post):
        last = title
    return last if last is not None and last.end == len(post) else None


def _any_title(position: str) -> Title:
    return _title_of(position) or Title(
        0, 0, len(position), len(position), position, "current", "", None, False, None
    )


def _effective(reading: Reading, heading: str, rest: str) -> tuple[str | None, bool]:
    """The day from which an entry holds (`3월 1일자`), and whether it is after the article's."""
    for part in (rest, heading):
        match = _DAY.search(part)
        numbers = [int(n) for n in re.findall(r"\d+", match.group())] if match else []
        value = None
        if len(numbers) == 3:
            value = times.iso(*numbers)
        elif len(numbers) == 2:
            value = times.day_near(reading.published, numbers[0], numbers[1])
        elif len(numbers) == 1:
            value = times.month_day_near(reading.published, numbers[0])
        if value:
            return value, bool(reading.published and value > reading.published.isoformat())
    return None, False


_LATER = re.compile(r"일 ?자로")


def later_dates(reading: Reading, regions: list[Region]) -> list[Draft]:
    """Let a sentence such as `실·국장급 인사를 다음 달 3일 자로 낸다` say when a list takes effect; adds no official.

    It speaks of the headings whose grade it names, of all where it names none.
    """
    if not regions or reading.published is None:
        return []
    today = reading.published.isoformat()
    for sentence in reading.sentences_with(_LATER):
        written = reading.text[sentence.start_char : sentence.end_char]
        if "인사" not in written or any(r.start <= sentence.start_char < r.end for r in regions):
            continue
        dates = [date for date in reading.dates(sentence) if date.value and len(date.value) == 10]
        later = [date for date in dates if date.value and date.value > today]
        if not later:
            continue
        said = next((date.value for date in dates if date.value and date.value <= today), None)
        grades = re.findall(r"(실장|국장|과장|팀장|임원|실(?=[·ㆍ]국장)|국(?=[·ㆍ]과장))", written)
        for region in regions:
            for draft, heading in zip(region.drafts, region.headings, strict=True):
                if draft.status == "current" and (not grades or any(grade in heading for grade in grades)):
                    draft.status, draft.date = "designate", said
    return []
