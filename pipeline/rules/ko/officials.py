"""Official mentions in Korean: patterns as a table, one class that reads what they found.

A position's word is found first (`titles.py`), then the phrase in front of it is read
(`phrases.py`): `배경훈 과학기술정보통신부 장관`. Positions that stand apart from the name, `장관에
배경훈 원장을 지명`, are `appointments.py`; `[인사]` lists are `personnel_lists.py`. A surname with a
position, `배 장관`, takes the full name that the article gives elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from pipeline import vocabulary
from pipeline.people import person_id, surname_id
from pipeline.reading import Reading
from pipeline.records import Official
from pipeline.rules.ko import appointments, completion, personnel_lists, phrases, titles
from pipeline.rules.ko.drafts import Draft, sector_for
from pipeline.rules.ko.persons import CERTAIN, POSSIBLE, foreign_length, likeness
from pipeline.rules.ko.titles import Title

Pattern = list[dict[str, Any]]

_SURNAMES = [row["surname"] for row in vocabulary.table("surnames_ko")]
_HANJA = "".join(h for row in vocabulary.table("surnames_ko") for h in row["hanja"].split() if len(h) == 1)
_NAME = {"TEXT": {"REGEX": rf"^(?:{titles.alternatives(_SURNAMES)})[가-힣]{{1,3}}$"}}
_TITLE = {"TEXT": {"REGEX": rf"(?:{titles.HEAD})(?:후보자|내정자|직무대행|권한대행)?$"}}
_WORD = {"TAG": {"IN": ["NN", "SL", "SH", "SN", "NR", "NNB"]}}
_ANY = {"TAG": {"NOT_IN": ["_SP"]}}
_SPLIT = {"TAG": "J", "OP": "?"}  # the tokenizer takes the last syllable of 김다은 for a particle

PATTERNS: dict[str, list[Pattern]] = {
    # 이재명 대통령, 황보현(52) 교수, 젠슨 황 CEO
    "name_title": [[_NAME, _SPLIT, _TITLE], [_WORD, _WORD, _TITLE], [{"TEXT": {"IN": [")", "）"]}}, _TITLE]],
    # 배경훈 과학기술정보통신부 장관, 장클로드 모렐 파리정치대 교수
    "name_organization_title": [
        [_WORD, _SPLIT, _WORD, _TITLE],
        [{"TEXT": {"IN": [")", "）"]}}, _WORD, _TITLE],
        [_WORD, {"TAG": {"IN": ["SW", "J"]}}, _TITLE],
    ],
    # 과기정통부 류제명 2차관
    "organization_name_title": [
        [_WORD, _NAME, _SPLIT, _TITLE],
        [_WORD, _NAME, {"TEXT": {"IN": ["(", "（"]}}],
        [_WORD, _WORD, _WORD, _TITLE],
    ],
    # 배경훈(과기정통부 장관)
    "name_bracketed_title": [[_NAME, {"TEXT": {"IN": ["(", "（"]}}, _WORD, _SPLIT]],
    # [안규백 / 국방부 장관 : …]
    "name_slash_title": [[_WORD, {"TEXT": {"IN": ["/", "ㅣ", "|"]}}, _WORD]],
    # 과학기술정보통신부(장관 배경훈), 책임자 : 과장 온유진
    "title_name": [[{"TEXT": {"IN": ["(", "（", ":", "："]}}, _WORD]],
    # 부총리 겸 과기정통부 장관, 창업자이자 CEO
    "joint_title": [
        [{"TEXT": {"REGEX": "^(?:겸|및)$|이자$|이면서$"}}, _WORD],
        [_TITLE, {"TEXT": {"IN": ["권한대행", "직무대행", ")"]}, "OP": "?"}, _TITLE],
    ],
    # 배 장관, 李대통령, 머스크 CEO
    "surname_title": [
        [{"TEXT": {"REGEX": rf"^(?:{titles.alternatives(_SURNAMES)}|[{_HANJA}]|[가-힣]{{2,6}})$"}}, _TITLE]
    ],
    **appointments.PATTERNS,
    **personnel_lists.PATTERNS,
}

# A surname that is as often a word in front of a position (전 장관, 현 대표, 당 대표) needs the same position
# with the full name elsewhere.
_AMBIGUOUS = frozenset(
    "이전한현당양두시도구국부신여주공원동소대본각총타차우강선금안문고하나기지노위반성진채방명모사표인"
)
# How many tokens beside name and position a rule's pattern can need: 2 in front and 1 behind unless said here.
_BESIDE = {"list_entry": (12, 0), "title_given_to": (0, 4), "named_to_title": (0, 6), "holds_title": (0, 6),
           "held_title": (0, 3), "acts_for_title": (0, 16), "left_title": (4, 16)}  # fmt: skip
_MERGED = ("비서실장", "비서관", "특보", "특사", "보좌관", "대변인", "수석", "수석비서관", "부의장", "이사")
_NOT_ORGANISATION = re.compile(r"사진|왼쪽|오른쪽|가운데|이하|현지시간|맨|앞줄|뒷줄|\d")
_DEPARTMENT = re.compile(r"담\s*당\s*부\s*서\s*[:：|]?\s*([^\n]{2,60})")


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        self.matchers = {}
        for name, patterns in PATTERNS.items():
            self.matchers[name] = Matcher(vocab)
            self.matchers[name].add(name, patterns)

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        lists = personnel_lists.find(reading)
        drafts: list[Draft] = [draft for region in lists for draft in region.drafts]
        pending_organisations: list[tuple[int, str, str]] = []
        pending: list[tuple[_Stretch, list[Draft], list[Title]]] = []
        for stretch in _stretches(reading, [(region.start, region.end) for region in lists]):
            own, free = _read_stretch(reading.text, stretch)
            pending_organisations += completion.of_positions(reading.text, stretch.low, free)
            drafts += own
            pending.append((stretch, own, free))
        people = _People(drafts)
        carried: tuple[int, str | None] | None = None
        for stretch, own, free in pending:
            short = list(_surname_titles(reading.text, stretch.low, free, people))
            more, carried = appointments.read(
                reading,
                stretch.sentence,
                stretch.low,
                stretch.high,
                stretch.titles,
                free,
                [*own, *short],
                people.full,
                carried,
            )
            drafts += [*short, *more]
        drafts += personnel_lists.later_dates(reading, lists)
        completion.complete(reading, drafts, pending_organisations)
        seen: set[tuple[int, str, str]] = set()
        for draft in sorted(drafts, key=lambda d: (d.start, d.order)):
            key = (draft.start, draft.position, draft.organization or "")
            if key in seen or not self._confirmed(reading, draft):
                continue
            seen.add(key)
            yield Official(
                **reading.anchor(draft.start, draft.end, f"officials.{draft.rule}"),
                person=draft.person,
                person_id=person_id(draft.person),
                position=draft.position,
                organization=draft.organization,
                sector=draft.sector,
                status=draft.status,
                date=draft.date,
            )

    def _confirmed(self, reading: Reading, draft: Draft) -> bool:
        """Whether the rule's pattern matches where the name and the position stand, with the words beside them."""
        title = draft.title
        first = draft.start if title is None else min(draft.start, title.begin)
        last = draft.end if title is None else max(draft.end, title.after)
        sentence = reading.sentence_at(draft.start)
        if not sentence.start_char <= first <= last <= sentence.end_char:
            return True
        span = reading.doc.char_span(first, last, alignment_mode="expand")
        assert span is not None
        before, after = _BESIDE.get(draft.rule, (2, 1))
        window = reading.doc[max(sentence.start, span.start - before) : min(sentence.end, span.end + after)]
        return bool(self.matchers[draft.rule](window))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence, or a part of a very long one, with the positions in it."""

    sentence: int
    low: int
    high: int
    titles: list[Title]


_MOST = 40  # positions; a sentence with more is a list without line breaks, and is read in parts


def _stretches(reading: Reading, lists: list[tuple[int, int]]) -> Iterator[_Stretch]:
    """The sentences with positions outside the personnel lists, in order."""
    starts = [start for start, _ in lists]
    found: dict[int, list[Title]] = {}
    for title in titles.find(reading.text):
        region = bisect_right(starts, title.begin) - 1
        if region < 0 or title.begin >= lists[region][1]:
            found.setdefault(reading.index_at(title.begin), []).append(title)
    for index, own in found.items():
        sentence = reading.sentences[index]
        low = sentence.start_char
        for at in range(0, len(own), _MOST):
            part = own[at : at + _MOST]
            last = at + _MOST >= len(own)
            high = sentence.end_char if last else part[-1].after + len(part[-1].particle)
            yield _Stretch(index, low, high, part)
            low = high


def _read_stretch(text: str, stretch: _Stretch) -> tuple[list[Draft], list[Title]]:
    """The officials that stand beside their positions, and the positions that are nobody's yet."""
    low, found = stretch.low, stretch.titles
    drafts: list[Draft] = []
    free: list[Title] = []
    last: tuple[Title, list[Draft]] | None = None
    for number, title in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following and _is_part_of(text, title, following):
            continue
        own = list(_beside(text, low, stretch.high, title, last))
        if own:
            drafts += own
            last = (title, own)
            low = title.after + len(title.particle)
        else:
            free.append(title)
            last = None
            if title.particle:
                low = title.after + len(title.particle)
    return drafts, free


def _is_part_of(text: str, title: Title, following: Title) -> bool:
    """대통령 비서실장, 대표 이사: the first is no position of its own."""
    if title.particle or text[title.after : following.begin] != " ":
        return False
    return following.head in _MERGED or title.head == "연구원"  # LG AI 연구원 부문장


def _beside(
    text: str, low: int, high: int, title: Title, last: tuple[Title, list[Draft]] | None
) -> Iterator[Draft]:
    if last and (joint := _joint(text, title, last[0])):
        organisation = joint[0]
        for draft in last[1]:
            made = Draft.of(
                text,
                (draft.start, draft.end),
                title,
                organisation,
                "joint_title",
                like=draft,
                former=joint[1],
            )
            made.sector = made.sector or draft.sector
            yield made
        return
    phrase = phrases.read(text, low, title)
    if phrase:
        organisation, rule = phrase.organisation, phrase.rule
        if organisation is None and not title.particle and (bracket := _bracket_after(text, title, high)):
            organisation = bracket
        for person in phrase.persons:
            yield Draft.of(
                text, person, title, organisation, rule, former=phrase.former, position=phrase.position
            )
        return
    begin, organisation, former = phrases.without_name(text, low, title)
    if person := _name_before(text, low, begin, r"[(（]\s*$"):
        yield Draft.of(text, person, title, organisation, "name_bracketed_title", former=former)
    elif person := _name_before(text, low, begin, r"\s*[/ㅣ|]\s*$"):
        yield Draft.of(text, person, title, organisation, "name_slash_title", former=former)
    elif named := _name_after(text, low, begin, title):
        yield Draft.of(text, named[0], title, named[1] or organisation, "title_name", former=former)


def _joint(text: str, title: Title, before: Title) -> tuple[tuple[int, int] | None, bool] | None:
    """The organisation of a position that 겸 joins to the one before; `None` where nothing joins them."""
    if not (0 <= title.begin - before.after <= 60):
        return None
    gap = text[before.after : title.begin]
    match = re.match(r"\s*(?:겸|이자|이면서|및)\s+| $", gap)  # 대통령 권한대행 국무총리: nothing but a space
    if match is None or re.search(r"[,.\n(]", gap):
        return None
    begin, organisation, former = phrases.without_name(text, before.after + match.end(), title)
    if begin != before.after + match.end() and begin != title.begin:
        return None
    return organisation, former


def _bracket_after(text: str, title: Title, high: int) -> tuple[int, int] | None:
    """The organisation in `교수(서울대 컴퓨터공학부)`."""
    match = re.compile(r"[(（]([^()（）\n]{2,40})[)）]").match(text, title.after, high)
    if match is None or _NOT_ORGANISATION.search(match[1]):
        return None
    return match.span(1) if phrases.organisation_like(match[1]) or title.head == "교수" else None


def _name_before(text: str, low: int, begin: int, sign: str) -> tuple[int, int] | None:
    """The span of a name that ends right before a bracket or a slash."""
    stretch = text[max(low, begin - 30) : begin]
    base = begin - len(stretch)
    match = re.search(sign, stretch)
    if match is None:
        return None
    words = list(re.finditer(r"[가-힣]+", stretch[: match.start()]))
    if not words or words[-1].end() != match.start():
        return None
    written = [word.group() for word in words]
    for at in range(max(0, len(words) - 3), len(words)):
        length, score = foreign_length(written, at)
        if length > 1 and at + length == len(words) and score:
            return base + words[at].start(), base + words[-1].end()
    if likeness(written[-1]) >= POSSIBLE:
        return base + words[-1].start(), base + words[-1].end()
    return None


_AFTER = re.compile(r" {1,3}([가-힣]{2,5})(?: ([가-힣]{1,6}))?(?=$|[\s,)(/·]|[（）])")


def _name_after(
    text: str, low: int, begin: int, title: Title
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """The name that follows a position in a bracket or after a colon, and the organisation in front."""
    if title.particle or (match := _AFTER.match(text, title.after)) is None:
        return None
    before = text[max(low, begin - 60) : begin]
    bracket = re.search(r"([^()（）\s,]+(?: [^()（）\s,]+)?)[(（][^()（）]*$", before)
    colon = re.search(r"[:：|]\s*$", before)
    if not bracket and not colon:
        return None
    words = [word for word in match.groups() if word]
    length, score = foreign_length(words, 0)
    if length == 2 and score == CERTAIN:
        end = match.end(2)
    elif likeness(words[0]) >= POSSIBLE:
        end = match.end(1)
    else:
        return None
    organisation = None
    if bracket:
        base = begin - len(before)
        start, stop = base + bracket.start(1), base + bracket.end(1)
        words_before = text[start:stop].split()
        if len(words_before) == 2 and phrases.ends_phrase(words_before[0]):
            start = stop - len(words_before[1])
        organisation = (start, stop)
    elif department := list(_DEPARTMENT.finditer(text, max(0, begin - 300), begin)):
        start = department[-1].start(1)
        organisation = (
            start,
            start + len(re.split(r"\s{2,}|[|/(]|책\s*임|담\s*당", department[-1][1])[0].rstrip()),
        )
    return (match.start(1), end), organisation


class _People:
    """The full names of an article, by surname and by last word, with the positions they hold."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.full = {draft.person for draft in drafts}
        self.by_surname: dict[str, list[Draft]] = {}
        self.by_last: dict[str, list[Draft]] = {}
        seen: set[tuple[str, str | None]] = set()
        for draft in sorted(drafts, key=lambda d: (d.start, d.order)):
            if (draft.person, draft.head) in seen:
                continue
            seen.add((draft.person, draft.head))
            if " " in draft.person:
                self.by_last.setdefault(draft.person.split()[-1], []).append(draft)
            elif surname := draft.surname:
                self.by_surname.setdefault(surname_id(surname) or surname, []).append(draft)

    def holder(self, word: str, title: Title) -> Draft | None:
        """Who `배` or `머스크` is in front of `title`: the one with that position, else the one person of that name."""
        hanja = "㐀" <= word <= "鿿"
        candidates = self.by_last.get(word) or self.by_surname.get(surname_id(word) or "", [])
        same = [draft for draft in candidates if _same_position(draft, title)]
        if same:
            return same[-1] if len({draft.person for draft in same}) == 1 else same[0]
        if (word in _AMBIGUOUS and not hanja) or len({draft.person for draft in candidates}) != 1:
            return None
        return candidates[0]


def _same_position(draft: Draft, title: Title) -> bool:
    return draft.head == title.head or (draft.head is not None and draft.head.endswith(title.head))


_SURNAME = re.compile(r"(?:^|(?<=[^가-힣A-Za-z0-9㐀-鿿]))([가-힣]{1,6}|[㐀-鿿])( ?)(?:(전|前) ?)?$")


def _surname_titles(text: str, low: int, free: list[Title], people: _People) -> Iterator[Draft]:
    """배 장관, 李대통령, 머스크 CEO: the surname takes the full name that the article gives elsewhere."""
    for title in list(free):
        start = title.start if "㐀" <= text[title.begin] <= "鿿" else title.begin
        match = _SURNAME.search(text[max(low, start - 12) : start])
        if match is None or not (match[2] or match[3] or start != title.begin):
            continue
        anchor = start - len(match.group()) + match.start(1) - match.start()
        held = people.holder(match[1], title)
        if held is None:
            continue
        free.remove(title)
        same = _same_position(held, title)
        yield Draft(
            start=anchor,
            end=anchor + len(match[1]),
            person=held.person,
            position=text[title.start : title.end],
            organization=held.organization if same else None,
            sector=held.sector if same else sector_for(title, None),
            status="former"
            if match[3]
            else title.status
            if title.status != "current"
            else held.later_status
            if same
            else "current",
            rule="surname_title",
            title=title,
        )
