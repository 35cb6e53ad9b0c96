"""Official mentions in Korean: patterns as a table, one class that reads what they found.

A position's word is found first (`titles.py`), then the phrase in front of it is read
(`phrases.py`): `배경훈 과학기술정보통신부 장관`. Positions that stand apart from the name, `장관에
배경훈 원장을 지명`, are `appointments.py`; `[인사]` lists are `personnel_lists.py`. A surname with a
position, `배 장관`, takes the full name that the article gives elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.people import person_id
from kaix.reading import Reading
from kaix.records import Official
from kaix.rules.ko import appointments, beside, completion, personnel_lists, titles
from kaix.rules.ko.beside import Stretch
from kaix.rules.ko.drafts import Draft
from kaix.rules.ko.surnames import People, nominees, surname_titles
from kaix.rules.ko.titles import Title

Pattern = list[dict[str, Any]]

_SURNAMES = [row["surname"] for row in vocabulary.table("surnames_ko")]
_HANJA = "".join(h for row in vocabulary.table("surnames_ko") for h in row["hanja"].split() if len(h) == 1)
_NAME = {"TEXT": {"REGEX": rf"^(?:{titles.alternatives(_SURNAMES)})[가-힣]{{1,3}}$"}}
_TITLE = {"TEXT": {"REGEX": rf"(?:{titles.HEAD})(?:후보자|내정자|직무대행|권한대행)?(?:이?다|입니다)?$"}}
_NAMED_AS = {"TEXT": {"REGEX": rf"(?:{titles.HEAD})인?$"}}  # 부사장인 레이먼드 테가
_WORD = {"TAG": {"IN": ["NN", "SL", "SH", "SN", "NR", "NNB"]}}
_ANY = {"TAG": {"NOT_IN": ["_SP"]}}
_SPLIT = {"TAG": "J", "OP": "?"}  # the tokenizer takes the last syllable of 김다은 for a particle

PATTERNS: dict[str, list[Pattern]] = {
    # 이재명 대통령, 김성근(58) 총장, 젠슨 황 CEO
    "name_title": [
        [_WORD, _SPLIT, _TITLE],
        [{"TEXT": {"IN": [")", "）"]}}, _TITLE],
        [{"TEXT": {"IN": [")", "）"]}}, _WORD, _TITLE],
    ],
    # 배경훈 과학기술정보통신부 장관, 마이클 샌델 하버드대 교수
    "name_organization_title": [
        [_WORD, _SPLIT, _WORD, _TITLE],
        [{"TEXT": {"IN": [")", "）"]}}, _WORD, _TITLE],
        [_WORD, {"TAG": {"IN": ["SW", "J"]}}, _TITLE],
        [_WORD, {"TEXT": {"IN": ["㈜", ")"]}}, _WORD, _TITLE],  # 김민수 ㈜한결 대표
        [_WORD, {"TEXT": {"IN": ["·", "ㆍ"]}}, _WORD, _TITLE],  # 에번 리드 캐나다 AI·디지털혁신 장관
    ],
    # 과기정통부 류제명 2차관
    "organization_name_title": [
        [_WORD, _SPLIT, _NAME, _SPLIT, _TITLE],  # 경남|도 김민수 국장
        [{"TEXT": {"IN": [")", "）"]}}, _NAME, _SPLIT, _TITLE],  # 한국개발연구원(KDI) 남궁석 연구위원
        [_WORD, _SPLIT, _NAME, {"TEXT": {"IN": ["(", "（"]}}],
        [_WORD, _WORD, _WORD, _TITLE],
        [_NAME, {"TEXT": {"IN": ["·", "ㆍ", ","]}}, _NAME, _SPLIT, _TITLE],  # 국민의힘 최보윤·박충권 의원
    ],
    # 배경훈(과기정통부 장관)
    "name_bracketed_title": [[_NAME, {"TEXT": {"IN": ["(", "（"]}}, _WORD, _SPLIT]],
    # [안규백 / 국방부 장관 : …]
    "name_slash_title": [[_WORD, {"TEXT": {"IN": ["/", "ㅣ", "|"]}}, _WORD]],
    # 과학기술정보통신부(장관 배경훈), 책임자 : 과장 이강우
    "title_name": [[{"TEXT": {"IN": ["(", "（", ":", "："]}}, _WORD]],
    # 오픈AI 공동창업자 일리야 수츠케버가
    "organization_title_name": [[_NAMED_AS, _WORD]],
    # 최고기술책임자(CTO) 방다솜 부사장, AI부문장인 길시우 전무
    "title_name_title": [[_NAMED_AS, {"TAG": {"NOT_IN": ["_SP"]}, "OP": "{0,4}"}, _WORD]],
    # 부총리 겸 과기정통부 장관, 창업자이자 CEO
    "joint_title": [
        [{"TEXT": {"REGEX": "^(?:겸|및)$|이자$|이면서$"}}, _WORD],
        [_TITLE, {"TEXT": {"IN": ["(", "（"]}}, {"OP": "{1,5}"}, _TITLE],  # 장관(전 네이버 대표)
        [_TITLE, {"TEXT": {"IN": ["권한대행", "직무대행", ")", "(", "（"]}, "OP": "?"}, _TITLE],
    ],
    # 배 장관, 李대통령, 머스크 CEO
    "surname_title": [
        [{"TEXT": {"REGEX": rf"^(?:{titles.alternatives(_SURNAMES)}|[{_HANJA}]|[가-힣]{{2,6}})$"}}, _TITLE],
        [{"TEXT": {"REGEX": "^[가-힣]{1,6}$"}}, {"TEXT": {"IN": ["신임", "현", "새", "전", "前"]}}, _TITLE],
    ],
    # 김 후보자는, 한지우 내정자의
    "surname_nominee": [
        [
            {"TEXT": {"REGEX": "^[가-힣]{1,4}$"}},
            {"TEXT": {"REGEX": "^(?:후보자|내정자|지명자|권한대행|직무대행|직무대리|당선인|당선자|후보)"}},
        ]
    ],
    **appointments.PATTERNS,
    **personnel_lists.PATTERNS,
}

# How many tokens beside name and position a rule's pattern can need: 2 in front and 1 behind unless said here.
_BESIDE = {"list_entry": (12, 0), "title_given_to": (0, 4), "named_to_title": (0, 6), "holds_title": (0, 6),
           "held_title": (0, 3), "acts_for_title": (0, 16), "left_title": (4, 16), "title_name": (2, 2)}  # fmt: skip


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
        pending: list[tuple[Stretch, list[Draft], list[Title]]] = []
        stretches = list(_stretches(reading, [(region.start, region.end) for region in lists]))
        rare = beside.recurring(reading.text, stretches)
        for stretch in stretches:
            own, free = beside.read(reading.text, stretch, rare)
            pending_organisations += completion.of_positions(reading.text, stretch.low, free)
            drafts += own
            pending.append((stretch, own, free))
        people = People(drafts)
        carried: tuple[int, str | None] | None = None
        for stretch, own, free in pending:
            short = list(surname_titles(reading.text, stretch.low, free, people))
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
            people.add(more)
            drafts += [*short, *more]
        drafts += personnel_lists.later_dates(reading, lists)
        drafts += nominees(reading.text, drafts)
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


_MOST = 40  # positions; a sentence with more is a list without line breaks, and is read in parts


def _stretches(reading: Reading, lists: list[tuple[int, int]]) -> Iterator[Stretch]:
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
            yield Stretch(index, low, high, part)
            low = high
