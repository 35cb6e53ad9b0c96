"""`[인사]` lists, one line or many: `◆ 과학기술정보통신부 ◇ 국장급 전보 ▲ 인공지능정책기획관 김민표`.

What stands between two marks is entries (`list_entries.py`) where it ends in names, else a heading: of a
house (`◆ 네이버`), of what happens (`<승진>`), of the rank (`◇상무`, `<이사대우>`), or of several at once.
Which marks a paper uses for which does not matter. A date (`3월 1일자`) says when a list takes effect;
later than the article, it makes the entries `designate`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kaix.reading import Reading
from kaix.rules.ko import list_entries, phrase_words
from kaix.rules.ko.list_entries import ACTING, DAY, EVENT, Entry, effective
from kaix.rules.ko.official_mentions import OfficialMention, sector_for

_SIGNS = "◆◇■□◈▣●○◎★☆❖※▲△▶▷►▻▸▹‣•"
_MARK = re.compile(rf"[{_SIGNS}]|[<〈《\[【〔](?P<angle>[^<>〈〉《》\[\]【】〔〕\n=]{{1,40}})[>〉》\]】〕]")
_OPENS = re.compile(r"\[ ?인사 ?\]|<인사>|〈인사〉|【인사】|인사 ?(?:발령|명단)|^◇ ?인사|인사$", re.MULTILINE)
_OPENER = re.compile(r"^\s*[\[<〈【]? ?인사 ?(?:발령|명단)?[\]>〉】]?\s*")
_GRADE = re.compile(r"(?:[가-힣]{1,6}|\d)급")
_ALL = re.compile(
    r"이상|[-–—─]\s*(?:\d{4}년 ?)?[^가-힣\s]"
)  # (이상 3월 1일자), -3월 1일 字-: of everybody above
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_PERIPHERAL = re.compile(rf"{EVENT.pattern}|{DAY.pattern}|[<>〈〉\[\]]|(?<!\S)및(?!\S)")
_PROSE = re.compile(r"[가-힣]다[.\"”]")
_RANK = re.compile(
    r"(?:\d급|부|실|국|과|팀|(?:선임|책임|수석|전임|주임)?연구원|[가-힣]{0,4}?(?:회장|사장|전무|상무|이사|이사관|서기관|사무관|주무관|연구위원|위원|수석|"
    r"부장|차장|과장|교수|마스터|펠로우|고문|행장|실장|국장|팀장|원장|소장|지점장|지사장|점장|서장|본부장|부문장|그룹장|센터장|파트장|부서장|"
    r"단장|처장|랩장|임원|담당|대우|장|대리|급|(?:이사|상무|전무|사장|회장|차관|원장|총재)보|관))(?:급)?"
)


@dataclass(slots=True)
class Region:
    """One list: where it stands, and its officials."""

    start: int
    end: int
    mentions: list[OfficialMention] = field(default_factory=list)


@dataclass(slots=True)
class _Above:
    """What the headings say that the next entry stands under."""

    house: str | None = None
    event: str = ""
    rank: str = ""
    signs: set[str] = field(default_factory=set)  # the marks that entries stood behind
    posted: bool = False  # an entry under this heading has a post


def find(reading: Reading) -> list[Region]:
    """The lists of a document; none where it has no `[인사]`, no heading of an event, or no list marks."""
    text = reading.text
    opening = _OPENS.search(text)
    if not (opening or "승진" in text or "전보" in text) or not _MARK.search(text):
        return []
    opened = opening.start() if opening else len(text)
    regions: list[Region] = []
    above = _Above()
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        marks = [m for m in _MARK.finditer(text, start, end) if not _OPENS.fullmatch(m.group())]
        prose = max((said.end() for said in _PROSE.finditer(text, start, end)), default=start)
        behind = [mark for mark in marks if mark.start() >= prose]  # … 말했다.<승진> ▷실장 문가람
        marks = marks if opened < end else behind
        _leading(text[start : marks[0].start() if marks else end], above)
        if marks and (opened < end or EVENT.search(text, marks[0].start(), end)):
            region = Region(marks[0].start() if start < prose else start, end)
            _read_line(reading, region, marks, above)
            if region.mentions:
                last = max(mention.end for mention in region.mentions)
                region.start = min(region.start, region.mentions[0].start)
                region.end = last if _PROSE.search(text, last, end) else end
                regions.append(region)
        elif regions and not marks and _ALL.search(line) and (day := DAY.search(line)) and len(line) < 30:
            for region in regions:
                _date_all(reading, region, day.group())  # (이상 3월 1일자) on a line of its own
        start = end + 1
    return regions


def _leading(written: str, above: _Above) -> None:
    """Take in the house that stands before a line's first mark or alone on a line: `[인사] 과학기술정보통신부`."""
    opener = _OPENER.match(written)
    named = bool(opener and opener.group().strip())
    name = _house((written[opener.end() :] if opener else written).strip(" :-"))
    if 2 <= len(name) <= 40 and len(name.split()) <= 4 and (named or phrase_words.organisation_like(name)):
        above.house, above.event, above.rank = name, "", ""


def _house(heading: str) -> str:
    """The words of a heading in front of an event, a grade or a rank: `국세청` of `국세청 팀장급 전보`."""
    if re.search(r"[;“”\"…]|다$", heading):
        return ""
    kept = []
    for word in _bare(heading).split():
        if (
            EVENT.search(word)
            or _RANK.fullmatch(word)
            or re.fullmatch(r"외|등|정기|임원|간부|\d{4}년?", word)
        ):
            break
        kept.append(word.strip(",:"))
    return " ".join(kept)


def _bare(heading: str) -> str:
    return _NOTE.sub("", heading).strip(" ,·/")


def _heading(written: str, above: _Above) -> None:
    """Take in one heading: a house, or what happens and to which rank."""
    written = written.strip(" :·-")
    if not written or "=" in written or "기자" in written:
        return
    rank = _bare(_PERIPHERAL.sub(" ", written))
    ranked = [part for part in re.split(r"[\s·ㆍ,/()（）]+", rank) if part]
    all_ranks = bool(ranked) and all(map(_RANK.fullmatch, ranked))
    event = EVENT.search(written) or DAY.search(written)
    if not (event or all_ranks or _GRADE.fullmatch(written)):
        above.house, above.event, above.rank = written, "", ""
        return
    above.event = written if event else above.event
    house = "" if all_ranks else _house(written)
    if house and phrase_words.organisation_like(house):
        above.house = house
        rank = rank.removeprefix(house).strip()
    above.rank = rank if all_ranks or house or event else ""


def _read_line(reading: Reading, region: Region, marks: list[re.Match[str]], above: _Above) -> None:
    """Read one line's segments into `region`; `above` then holds for the next line."""
    text = reading.text
    bounds = [mark.start() for mark in marks[1:]] + [region.end]
    for mark, stop in zip(marks, bounds, strict=True):
        if mark["angle"]:
            _heading(mark["angle"], above)
        plain = text[mark.end() : stop].strip(" :·-")
        if not plain:
            continue
        heading = _is_heading(plain) or (above.signs and mark.group() not in above.signs and " " not in plain)
        entries = [] if heading else list_entries.read(text, mark.end(), stop, bool(above.rank), above.posted)
        above.posted = bool(entries and entries[0].post)
        for entry in entries:
            above.signs.add(mark.group())
            _add(reading, region, entry, above)
        rest = text[entries[-1].people[-1][1] : stop] if entries else plain
        behind = entries[-1].behind if entries else ""
        if (day := DAY.search(rest)) and _ALL.search(rest):
            _date_all(reading, region, day.group())
        elif not entries and not _PROSE.search(plain) and len(plain) <= 60 and plain[-1:] not in ".?!":
            _heading(plain, above)
        elif behind and stop != region.end and phrase_words.organisation_like(behind) and len(behind) <= 30:
            above.house, above.event, above.rank = behind, "", ""  # …장 문가람 ¦한국한빛원¦ ◆본부장 △


def _is_heading(written: str) -> bool:
    """Whether a segment can only be a heading: `실장급 승진`, `상무 승진`, `한빛대`."""
    words = _bare(written).split()
    return (len(words) == 1 and phrase_words.like_organisation(words[0])) or all(
        EVENT.search(word) or _RANK.fullmatch(word) or _GRADE.fullmatch(word) or word in ("및", "·")
        for word in words
    )


def _date_all(reading: Reading, region: Region, day: str) -> None:
    value, later = effective(reading, day)
    for mention in region.mentions:
        if mention.date is None and value:
            mention.date = value
            if later and mention.status == "current":
                mention.status = "designate"


def _add(reading: Reading, region: Region, entry: Entry, above: _Above) -> None:
    """Add the officials of one entry to `region`."""
    text = reading.text
    acting = bool(ACTING.search(entry.post) or re.search(r"직무대[리행]", above.event))
    held = _positions(ACTING.sub("", entry.post).strip(), entry, above)
    for (start, end), note in zip(entry.people, entry.notes, strict=True):
        since, later = effective(reading, f"({note}) {above.event}")
        status = "designate" if "내정" in above.event or later else "current"
        if acting or re.fullmatch(r"직무대[리행]", note):
            status = "acting"
        for place, (position, where) in enumerate(held):
            title = list_entries.title_of(position) or list_entries.made_title(position)
            region.mentions.append(
                OfficialMention(
                    start=start,
                    end=end,
                    person=text[start:end],
                    position=position,
                    organization=where,
                    sector=sector_for(title, above.house or where) or sector_for(title, where),
                    status=status,
                    rule="list_entry",
                    title=title,
                    date=since,
                    order=start + place,
                )
            )


def _positions(post: str, entry: Entry, above: _Above) -> list[tuple[str, str | None]]:
    """The positions of an entry with their organisations: the entry's title, else the rank that the heading gives."""
    behind = entry.behind if " " not in entry.behind and list_entries.title_of(entry.behind) else ""
    if not post:
        held = behind or above.rank
        return [(held, above.house)] if held else []
    result: list[tuple[str, str | None]] = []
    for part in re.split(r"\s(?:겸|및)\s|(?<=장)[·ㆍ/](?=[가-힣]+장$)", post):
        bare = _bare(part)
        unit, position = list_entries.units(bare, list_entries.title_of(bare))
        if position or above.rank:
            result.append((position or _bare(above.rank), list_entries.organisation(above.house, unit)))
    return [*result, (behind, above.house)] if behind else result
