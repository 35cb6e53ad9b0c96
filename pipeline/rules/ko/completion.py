"""What one mention of an official leaves out and another in the article says: organisation, sector, status.

`진해원 실장은` after `네트워크정책실장 진해원` in a list is the same position; `류제명 2차관` beside one
minister is that ministry's; `최은옥 차관` after `교육부 차관에는 …` is 교육부's.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.reading import Reading
from pipeline.rules.ko import phrases
from pipeline.rules.ko.drafts import Draft, sector_for
from pipeline.rules.ko.titles import Title

@cache
def _forms() -> dict[str, tuple[str, ...]]:
    return {
        form: forms
        for row in vocabulary.table("organisations")
        for forms in (tuple(filter(None, row["names_ko"].split("|"))),)
        for form in forms
    }


def forms_of(organisation: str) -> tuple[str, ...]:
    """All the spellings of an organisation that the vocabulary knows: 과학기술정보통신부, 과기정통부, 과기부."""
    return _forms().get(organisation, (organisation,))


def _as_written_last(text: str, end: int, organisation: str) -> str:
    """The spelling of an organisation that the article used last before `end`."""
    last = max((text.rfind(form, 0, end), len(form), form) for form in forms_of(organisation))
    return last[2] if last[0] >= 0 else organisation


_NEAR = 250  # characters: how far back the same position with its organisation still speaks for this one
_OF_MINISTRY = frozenset(("차관", "실장", "국장", "정책관", "기획관"))


def of_positions(text: str, low: int, free: list[Title]) -> list[tuple[int, str, str]]:
    """Where positions without a name stand with an organisation: (place, position's word, organisation)."""
    result = []
    for title in free:
        organisation = phrases.without_name(text, low, title)[1]
        if organisation:
            result.append((title.begin, title.head, text[slice(*organisation)]))
    return result


def complete(reading: Reading, drafts: list[Draft], stated: list[tuple[int, str, str]]) -> None:
    """Fill in the organisation, the sector and a nominee's status of `drafts` from the others; in place."""
    by_person: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, d.order)):
        by_person.setdefault(draft.person, []).append(draft)
    ministries = {
        forms_of(d.organization): d.organization
        for d in sorted(drafts, key=lambda d: -d.start)
        if d.head == "장관" and d.organization and d.organization.endswith("부")
    }
    for draft in sorted(drafts, key=lambda d: (d.start, d.order)):
        if draft.organization is None:
            organisation = _elsewhere(draft, by_person[draft.person])
            if organisation is not None and draft.rule != "surname_title":
                organisation = _as_written_last(reading.text, draft.start, organisation)
            if organisation is None and draft.head is not None:
                organisation = _near(draft, [*stated, *_stated_by(drafts)])
            if organisation is None and draft.head in _OF_MINISTRY and draft.head == "차관" and len(ministries) == 1:
                organisation = next(iter(ministries.values()))
            if organisation is None and draft.status != "former":
                organisation = _topic(reading, draft)
            if organisation is not None:
                draft.organization = organisation
                if draft.title is not None and draft.sector is None:
                    draft.sector = sector_for(draft.title, organisation)
        if draft.sector is None:
            draft.sector = next((d.sector for d in by_person[draft.person] if _same(d, draft) and d.sector), None)
        if draft.status == "current":
            for other in by_person[draft.person]:
                if other.rule == "list_entry" and other.status == "designate" and _same(other, draft):
                    draft.status, draft.date = other.status, other.date


_TOPIC = re.compile(r"[^가-힣A-Za-z]{0,3}")
_FIRM_POSTS = frozenset("대표 대표이사 회장 부회장 사장 부사장 CEO CTO CFO COO 최고경영자 최고재무책임자 최고기술책임자 전무 상무".split())  # noqa: SIM905
_MINISTRY_POSTS = frozenset("장관 차관 실장 국장 정책관 기획관".split())  # noqa: SIM905


def _topic(reading: Reading, draft: Draft) -> str | None:
    """네이버 of `네이버는 최수연 대표를 …`: the sentence's topic, where no other organisation stands between."""
    if draft.head not in _FIRM_POSTS and draft.head not in _MINISTRY_POSTS:
        return None
    sentence = reading.sentence_at(draft.start)
    between = [name for name in reading.names(sentence) if name.kind == "organisation" and name.end <= draft.start]
    if len(between) != 1:
        return None
    name = between[0]
    opening = _TOPIC.match(reading.text, sentence.start_char)
    if opening is None or opening.end() != name.start:
        return None
    if not re.match(r"[은는이가도] |에서는 |에선 ", reading.text[name.end : name.end + 5]):
        return None
    wanted = "company" if draft.head in _FIRM_POSTS else "government"
    return name.text if name.sector == wanted else None


def _same(one: Draft, other: Draft) -> bool:
    return one.head is not None and one.head == other.head


def _elsewhere(draft: Draft, mentions: list[Draft]) -> str | None:
    """The organisation that the same person has in the same position, or in the one list that names them."""
    for other in mentions:
        if other.organization and _same(other, draft) and (other.status == "former") == (draft.status == "former"):
            return other.organization
    listed = {other.organization for other in mentions if other.rule == "list_entry"}
    if len(listed) == 1 and draft.status != "former":
        return next(iter(listed))
    return None


def _stated_by(drafts: list[Draft]) -> list[tuple[int, str, str]]:
    return [(d.start, d.head, d.organization) for d in drafts if d.head == "차관" and d.organization]


def _near(draft: Draft, stated: list[tuple[int, str, str]]) -> str | None:
    """The organisation of the last mention of the same position not far in front."""
    before = [entry for entry in stated if entry[1] == draft.head and 0 < draft.start - entry[0] <= _NEAR]
    return max(before)[2] if before and draft.head in ("차관", "장관", "부위원장", "위원장", "실장") else None
