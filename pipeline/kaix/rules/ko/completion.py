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
from kaix.reading import Reading
from kaix.rules.ko import implied_employers, names, phrases
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
    low = max(0, end - _BACK)
    found = [
        (at + len(form), len(form), form)
        for form in forms_of(organisation)
        if (at := text.rfind(form, low, end)) >= 0
    ]
    return max(found)[2] if found else organisation


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
        self.headlined: dict[tuple[str, bool], bool] = {}
        self.houses: dict[str, dict[str, None]] = {}  # kind of house → those that the person is at
        self.sectors: dict[str, str] = {}
        self.listed: dict[str | None, Draft] = {}
        self.designate: dict[str, Draft] = {}

    def add(self, draft: Draft, headline: bool = False) -> None:
        """Take in one mention; what a `headline` calls an organisation gives way to the article's own name for it."""
        if draft.rule == "list_entry":
            self.listed.setdefault(draft.organization, draft)
            if draft.status == "designate" and draft.head:
                self.designate.setdefault(draft.head, draft)
        if draft.head is None:
            return
        if draft.organization and draft.rule != "surname_title":
            key = (draft.head, draft.status == "former")
            had = self.organisations.get(key)
            if had is None or (self.headlined[key] and not headline) or implied_employers.is_unit(had):
                self.organisations[key], self.headlined[key] = draft.organization, headline
            if draft.status != "former" and (kind := _kind_of_house(draft)):
                self.houses.setdefault(kind, {})[draft.organization] = None
        if draft.sector:
            self.sectors.setdefault(draft.head, draft.sector)

    def organisation(self, draft: Draft) -> str | None:
        """The organisation of the same position, of the one list that names the person, or of the one house."""
        if draft.head and (organisation := self.organisations.get((draft.head, draft.status == "former"))):
            return organisation
        if draft.status == "former":
            return None
        for (head, former), organisation in self.organisations.items():
            if draft.head and not former and head.endswith(draft.head):
                return organisation  # 연구단장, then 단장
        if len(self.listed) == 1:
            return next(iter(self.listed))
        if draft.rule in _APART:
            return None  # a new post may be at another house
        houses = list(self.houses.get(_kind_of_house(draft) or "", {}))
        forms = [_NOT_NAMING.sub("", house).replace("대학교", "대") for house in houses]
        shortest = min(forms, key=len, default="")
        one = houses and all(form.startswith(shortest) for form in forms)  # 남도대, 남도대학교 공대
        return houses[0] if one else None


_NOT_NAMING = re.compile(r"\s+|[(（][^()（）]*[)）]")


def _kind_of_house(draft: Draft) -> str | None:
    """What a post shares an organisation with: 사장 with CEO, 교수 with 명예교수; `None` for a public office."""
    if draft.title is None or draft.head is None or draft.rule == "list_entry":
        return None
    if draft.head in _OF_PARTIES and (draft.organization or _A_PARTY).endswith(("당", "국민의힘")):
        return "party"
    if draft.head in _HELD_BESIDE or draft.title.sector in ("government", "civil"):
        return None
    if draft.title.unit is not None and not draft.head.endswith(("행장", "원장", "총장", "학장")):
        return None  # DX부문장: a unit
    return draft.title.sector or "company"


_A_PARTY = "당"
_OF_PARTIES = frozenset(
    ("의원", "원내대표", "최고위원", "당대표", "대표", "대변인", "수석대변인", "간사", "사무총장")
)
_HELD_BESIDE = frozenset((
    "위원장", "부위원장", "위원", "자문위원", "고문", "사외이사", "대변인", "이사", "단장", "공동창업자", "창업자",
))  # fmt: skip
"""Posts that somebody has beside another, elsewhere."""


def complete(reading: Reading, drafts: list[Draft], stated: list[tuple[int, str, str]]) -> None:
    """Fill in the organisation, the sector and a nominee's status of `drafts` from the others; in place."""
    ordered = sorted(drafts, key=lambda d: (d.start, d.order))
    people: dict[str, _Mentions] = {}
    ministries: dict[tuple[str, ...], str] = {}
    headline = reading.text.find("\n")
    for draft in ordered:
        people.setdefault(draft.person, _Mentions()).add(draft, draft.end <= headline)
        if draft.head == "장관" and draft.organization and draft.organization.endswith("부"):
            ministries.setdefault(forms_of(draft.organization), draft.organization)
    places = sorted(
        [*stated, *((d.start, d.head, d.organization) for d in ordered if d.head and d.organization)]
    )
    for draft in ordered:
        mentions = people[draft.person]
        if draft.rule == "surname_title" and draft.organization:
            draft.organization = mentions.organisation(draft) or draft.organization
        if draft.organization and implied_employers.is_unit(draft.organization):
            whole = mentions.organisation(draft)
            if whole is None or implied_employers.is_unit(whole):
                whole = implied_employers.around(reading, draft)
                whole = whole or implied_employers.of_article(reading, draft)
            if whole and draft.organization not in whole:
                draft.organization = f"{whole} {draft.organization}"  # 남도대는 화학공학과 문가람 교수가
                mentions.add(draft)
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
    if draft.status != "former":
        here = implied_employers.around(reading, draft)
    elif draft.rule in ("left_title", "title_name_title") or reading.text.endswith("전임 ", 0, draft.start):
        here = None  # 전임 노건우 대표는 고문을 맡는다
    else:
        return None
    elsewhere = set(mentions.organisations.values()) if draft.rule not in _APART else set()
    if here or (elsewhere and elsewhere != {reference.main(reading)}):
        return here
    return implied_employers.of_article(reading, draft)


_APART = frozenset(("title_given_to", "named_to_title", "holds_title"))
