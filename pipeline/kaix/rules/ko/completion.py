"""What one mention of an official leaves out and another in the article says: organisation, sector, status.

`류제명 실장은` after `네트워크정책실장 류제명` in a list is the same position; `류제명 2차관` beside one
minister is that ministry's; `최은옥 차관` after `교육부 차관에는 …` is 교육부's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kaix import vocabulary
from kaix.analysis.ko import reference
from kaix.analysis.ko.coined import coined
from kaix.reading import Reading
from kaix.rules.ko import names, phrase_words, phrases
from kaix.rules.ko.drafts import Draft, sector_for
from kaix.rules.ko.titles import Title


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
    last = max(
        (text.rfind(form, max(0, end - _BACK), end), len(form), form) for form in forms_of(organisation)
    )
    return last[2] if last[0] >= 0 else organisation


_BACK = 5000
_NEAR = 250  # characters: how far back the same position with its organisation still speaks for this one
_BARE_POST = re.compile(r"(?:제?\d)?|상근|상임|공동|민간|수석|상근부|부|선임")  # not 권익|위원장
_NAMED_NEAR = frozenset(("차관", "부위원장", "위원장"))


def of_positions(text: str, low: int, free: list[Title]) -> list[tuple[int, str, str]]:
    """Where positions without a name stand with an organisation: (place, position's word, organisation)."""
    result = []
    for title in free:
        organisation = phrases.without_name(text, low, title)[1]
        if organisation:
            result.append((title.begin, title.head, text[slice(*organisation)]))
    return result


class _Mentions:
    """The mentions of one person, for what others of them leave out."""

    def __init__(self) -> None:
        self.organisations: dict[tuple[str, bool], str] = {}  # (position's word, former) → organisation
        self.sectors: dict[str, str] = {}
        self.listed: dict[str | None, Draft] = {}
        self.designate: dict[str, Draft] = {}

    def add(self, draft: Draft) -> None:
        if draft.rule == "list_entry":
            self.listed.setdefault(draft.organization, draft)
            if draft.status == "designate" and draft.head:
                self.designate.setdefault(draft.head, draft)
        if draft.head is None:
            return
        if draft.organization:
            self.organisations.setdefault((draft.head, draft.status == "former"), draft.organization)
        if draft.sector:
            self.sectors.setdefault(draft.head, draft.sector)

    def organisation(self, draft: Draft) -> str | None:
        """The organisation of the same position, or of the one list that names the person."""
        if draft.head and (organisation := self.organisations.get((draft.head, draft.status == "former"))):
            return organisation
        return next(iter(self.listed)) if len(self.listed) == 1 and draft.status != "former" else None


def complete(reading: Reading, drafts: list[Draft], stated: list[tuple[int, str, str]]) -> None:
    """Fill in the organisation, the sector and a nominee's status of `drafts` from the others; in place."""
    ordered = sorted(drafts, key=lambda d: (d.start, d.order))
    people: dict[str, _Mentions] = {}
    ministries: dict[tuple[str, ...], str] = {}
    for draft in ordered:
        people.setdefault(draft.person, _Mentions()).add(draft)
        if draft.head == "장관" and draft.organization and draft.organization.endswith("부"):
            ministries.setdefault(forms_of(draft.organization), draft.organization)
    places = sorted(
        [*stated, *((d.start, d.head, d.organization) for d in ordered if d.head and d.organization)]
    )
    for draft in ordered:
        mentions = people[draft.person]
        if draft.organization is None and (
            organisation := _organisation(reading, draft, mentions, ministries, places)
        ):
            draft.organization = organisation
            mentions.add(draft)
            if draft.title is not None and draft.sector is None:
                draft.sector = sector_for(draft.title, organisation)
        if draft.head is not None:
            draft.sector = draft.sector or mentions.sectors.get(draft.head)
            if draft.status == "current" and (other := mentions.designate.get(draft.head)):
                draft.status, draft.date = other.status, other.date
    _contacts(reading, ordered)


_CONTACTS = frozenset(("과장", "팀장", "사무관", "서기관", "주무관", "연구관", "국장"))
_PHONE = re.compile(r"\s*[(（☎]{1,2}\s*0\d{1,2}[-)]")
_ONE_LINE = 80


def _contacts(reading: Reading, ordered: list[Draft]) -> None:
    """Give those to be phoned their section's name, or the ministry's: `과장 탁서린(044-…), 사무관 위나린(044-…)`."""
    last: Draft | None = None
    for draft in ordered:
        title = draft.title
        if title is None or draft.head not in _CONTACTS:
            continue
        if not _PHONE.match(reading.text, max(draft.end, title.after)):
            continue
        if draft.organization is None and last is not None and draft.start - last.end < _ONE_LINE:
            draft.organization = last.organization
        if draft.organization is None and (about := reference.main(reading)):
            draft.organization = about if names.sector_of(about) == "government" else None
        if draft.organization and draft.sector is None:
            draft.sector = sector_for(title, draft.organization)
        last = draft


def _organisation(
    reading: Reading,
    draft: Draft,
    mentions: _Mentions,
    ministries: dict[tuple[str, ...], str],
    places: list[tuple[int, str, str]],
) -> str | None:
    organisation = mentions.organisation(draft)
    if organisation is not None:
        return (
            organisation
            if draft.rule == "surname_title"
            else _as_written_last(reading.text, draft.start, organisation)
        )
    if draft.head in _NAMED_NEAR and _BARE_POST.fullmatch(draft.position[: -len(draft.head)]):
        near = places[bisect_left(places, (draft.start - _NEAR,)) : bisect_left(places, (draft.start,))]
        for _, head, named in reversed(near):
            if head == draft.head:
                return named
    if draft.head == "차관" and len(ministries) == 1:
        return next(iter(ministries.values()))
    replaced = (
        reading.text[max(0, draft.start - 3) : draft.start] == "전임 "
    )  # 전임 노건우 대표는 고문을 맡는다
    if draft.status == "former" and draft.rule not in ("left_title", "title_name_title") and not replaced:
        return None
    here = _topic(reading, draft) if draft.status != "former" else None
    if here is None and draft.head in _CHAIRS and draft.status != "former":
        here = _committee(reading.text, draft.start)
    elsewhere = set(mentions.organisations.values()) if draft.rule not in _APART else set()
    if here or (elsewhere and elsewhere != {reference.main(reading)}):
        return here
    return _main_firm(reading, draft)


_APART = frozenset(("title_given_to", "named_to_title", "holds_title"))
_CHAIRS = frozenset(("위원장", "부위원장", "소위원장"))
_COMMITTEE = re.compile(
    r"(?<![가-힣A-Za-z0-9])((?:국회 )?[가-힣A-Za-z0-9·]{2,20}(?:위원회|특위|소위))(?![가-힣]{3})"
)


def _committee(text: str, end: int) -> str | None:
    """The committee named last before a chair that stands without one: `국회 AI특위가 열렸다. ¦표하린 위원장¦은`."""
    named = [match[1] for match in _COMMITTEE.finditer(text, max(0, end - _NEAR), end)]
    return named[-1] if named else None


def _main_firm(reading: Reading, draft: Draft) -> str | None:
    """The firm that an article is about, for a post of a firm in a sentence that names none before it."""
    about = reference.main(reading)
    if (
        about
        and draft.head in _MINISTRY_POSTS
        and names.sector_of(about) == "government"
        and about[-1] in "부처청시도군구"
    ):
        return about  # the page of a ministry: 설태민 실장은
    of_house = draft.head in _HOUSE_POSTS
    if " " in draft.person:
        return None  # a foreigner in the news is seldom the article's firm's
    if draft.head not in _FIRM_POSTS and draft.head not in _MAIN_POSTS and not of_house:
        return None
    firm = about is not None and (names.sector_of(about) == "company" or about in coined(reading.text))
    if about is None or not (firm or (of_house and about[-1] not in "부처청시도군구당회")):
        return None
    sentence = reading.sentence_at(draft.start)
    for name in reading.names(sentence):
        if name.end <= draft.start and name.kind == "organisation" and name.text != about:
            return None
    return about


_OPENING_WORD = re.compile(
    r"(?:[^가-힣A-Za-z]{0,3}|[^\s]{1,12} [기업체사]{1,2} )([가-힣A-Za-z0-9&]{3,15})[은는] "
)
_TOPIC = re.compile(r"[^가-힣A-Za-z]{0,3}")
_FIRM_POSTS = frozenset((
    "대표", "대표이사", "회장", "부회장", "사장", "부사장", "CEO", "CTO", "CFO", "COO", "최고경영자",
    "최고재무책임자", "최고기술책임자", "전무", "상무", "사외이사", "공동대표", "각자대표", "부대표",
    "부문장", "사업부장",
    "최고운영책임자", "최고전략책임자", "최고제품책임자", "최고과학책임자", "최고AI책임자", "최고데이터책임자", "CAIO",
))  # fmt: skip
_MAIN_POSTS = frozenset((
    "고문", "부문장", "본부장", "사업부장", "창업자", "공동창업자", "최고제품책임자", "최고운영책임자",
    "최고전략책임자",
    "최고사업책임자", "공동대표", "각자대표", "부대표", "COO", "CPO", "CSO", "CBO",
))  # fmt: skip
_HOUSE_POSTS = frozenset((
    "소장", "연구소장", "센터장", "본부장", "단장", "팀장", "그룹장", "랩장", "총괄", "이사장", "부원장", "부소장",
))  # fmt: skip
_MINISTRY_POSTS = frozenset((
    "장관", "차관", "실장", "국장", "정책관", "기획관",
))  # fmt: skip


def _topic(reading: Reading, draft: Draft) -> str | None:
    """네이버 of `네이버는 최수연 대표를 …`: the sentence's topic, where no other organisation stands between."""
    if draft.head not in _FIRM_POSTS and draft.head not in _MINISTRY_POSTS and draft.head not in _HOUSE_POSTS:
        return None
    sentence = reading.sentence_at(draft.start)
    named = reading.names(sentence)
    if len(named) > 50:
        return None
    between = [name for name in named if name.kind == "organisation" and name.end <= draft.start]
    if not between and draft.head not in _MINISTRY_POSTS:
        opened = _OPENING_WORD.match(reading.text, sentence.start_char, draft.start)
        return opened[1] if opened and phrase_words.like_organisation(opened[1]) else None
    if len(between) != 1:
        return None
    name = between[0]
    opening = _TOPIC.match(reading.text, sentence.start_char)
    if opening is None or opening.end() != name.start:
        return None
    if not re.match(r"[은는이가도] |에서는 |에선 |, ", reading.text[name.end : name.end + 5]):
        return None
    if draft.head in _HOUSE_POSTS and draft.head not in _MINISTRY_POSTS:
        return name.text
    wanted = "company" if draft.head in _FIRM_POSTS else "government"
    return name.text if name.sector == wanted else None
