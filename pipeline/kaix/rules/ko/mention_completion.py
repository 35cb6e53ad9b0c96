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
from kaix.rules.ko import contacts, implied_employers, names, phrases
from kaix.rules.ko.official_mentions import ANYWHERE, OfficialMention, sector_for
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


class _PersonMentions:
    """The mentions of one person, for what others of them leave out."""

    def __init__(self) -> None:
        self.organisations: dict[tuple[str, bool], str] = {}  # (position's word, former) → organisation
        self.headlined: dict[tuple[str, bool], bool] = {}
        self.houses: dict[str, dict[str, None]] = {}  # kind of house → those that the person is at
        self.sectors: dict[str, str] = {}
        self.listed: dict[str | None, OfficialMention] = {}
        self.designate: dict[str, OfficialMention] = {}

    def add(self, mention: OfficialMention, headline: bool = False) -> None:
        """Take in one mention; what a `headline` calls an organisation gives way to the article's own name for it."""
        if mention.rule == "list_entry":
            self.listed.setdefault(mention.organization, mention)
            if mention.status == "designate" and mention.head:
                self.designate.setdefault(mention.head, mention)
        if mention.head is None:
            return
        if mention.organization and mention.rule != "surname_title":
            key = (mention.head, mention.status == "former")
            had = self.organisations.get(key)
            if had is None or (self.headlined[key] and not headline) or implied_employers.is_unit(had):
                self.organisations[key], self.headlined[key] = mention.organization, headline
            if mention.status != "former" and (kind := _kind_of_house(mention)):
                self.houses.setdefault(kind, {})[mention.organization] = None
        if mention.sector:
            self.sectors.setdefault(mention.head, mention.sector)

    def organisation(self, mention: OfficialMention) -> str | None:
        """The organisation of the same position, of the one list that names the person, or of the one house."""
        if mention.head and (
            organisation := self.organisations.get((mention.head, mention.status == "former"))
        ):
            return organisation
        if mention.status == "former":
            return None
        for (head, former), organisation in self.organisations.items():
            if mention.head and not former and head.endswith(mention.head):
                return organisation  # 연구단장, then 단장
        if len(self.listed) == 1:
            return next(iter(self.listed))
        if mention.rule in _APART:
            return None  # a new post may be at another house
        houses = list(self.houses.get(_kind_of_house(mention) or "", {}))
        forms = [_NOT_NAMING.sub("", house).replace("대학교", "대") for house in houses]
        shortest = min(forms, key=len, default="")
        one = houses and all(form.startswith(shortest) for form in forms)  # 남도대, 남도대학교 공대
        return houses[0] if one else None


_NOT_NAMING = re.compile(r"\s+|[(（][^()（）]*[)）]")


def _kind_of_house(mention: OfficialMention) -> str | None:
    """What a post shares an organisation with: 사장 with CEO, 교수 with 명예교수; `None` for a public office."""
    if mention.title is None or mention.head is None or mention.rule == "list_entry":
        return None
    if mention.head in _OF_PARTIES and (mention.organization or _A_PARTY).endswith(("당", "국민의힘")):
        return "party"
    if mention.head in _HELD_BESIDE or mention.title.sector in ("government", "civil"):
        return None
    if mention.title.unit is not None and not mention.head.endswith(("행장", "원장", "총장", "학장")):
        return None  # DX부문장: a unit
    return mention.title.sector or "company"


_A_PARTY = "당"
_OF_PARTIES = frozenset(
    ("의원", "원내대표", "최고위원", "당대표", "대표", "대변인", "수석대변인", "간사", "사무총장")
)
_HELD_BESIDE = frozenset((
    "위원장", "부위원장", "위원", "자문위원", "고문", "사외이사", "대변인", "이사", "단장", "공동창업자", "창업자",
))  # fmt: skip
"""Posts that somebody has beside another, elsewhere."""


def complete(reading: Reading, mentions: list[OfficialMention], stated: list[tuple[int, str, str]]) -> None:
    """Fill in the organisation, the sector and a nominee's status of `mentions` from the others; in place."""
    ordered = sorted(mentions, key=lambda d: (d.start, d.order))
    people: dict[str, _PersonMentions] = {}
    ministries: dict[tuple[str, ...], str] = {}
    headline = reading.text.find("\n")
    for mention in ordered:
        people.setdefault(mention.person, _PersonMentions()).add(mention, mention.end <= headline)
        if mention.head == "장관" and mention.organization and mention.organization.endswith("부"):
            ministries.setdefault(forms_of(mention.organization), mention.organization)
    places = sorted(
        [*stated, *((d.start, d.head, d.organization) for d in ordered if d.head and d.organization)]
    )
    house = _one_house(ordered)
    for mention in ordered:
        known = people[mention.person]
        if mention.rule == "surname_title" and mention.organization:
            mention.organization = known.organisation(mention) or mention.organization
        if mention.organization and implied_employers.is_unit(mention.organization):
            whole = known.organisation(mention)
            if whole is None or implied_employers.is_unit(whole):
                whole = implied_employers.around(reading, mention)
                whole = whole or implied_employers.of_article(reading, mention)
            if whole and mention.organization not in whole:
                mention.organization = f"{whole} {mention.organization}"  # 남도대는 화학공학과 문가람 교수가
                known.add(mention)
        if mention.organization is None and (
            organisation := _organisation(reading, mention, known, ministries, places, house)
        ):
            mention.organization = organisation
            known.add(mention)
            if mention.title is not None and (mention.sector is None or mention.head in ANYWHERE):
                mention.sector = sector_for(mention.title, organisation)
        if mention.head is not None:
            mention.sector = mention.sector or known.sectors.get(mention.head)
            if mention.status == "current" and (other := known.designate.get(mention.head)):
                mention.status, mention.date = other.status, other.date
    _contacts(reading, ordered)


def _one_house(mentions: list[OfficialMention]) -> str | None:
    """The one firm that all an article's officers are at, of those whose firm it says: `강우석 누리랩 대표`."""
    houses = [
        mention.organization
        for mention in mentions
        if mention.organization and mention.status != "former" and _kind_of_house(mention) == "company"
    ]
    shortest = min(houses, key=len, default=None)
    return shortest if shortest and all(house.startswith(shortest) for house in houses) else None


_TOP = re.compile(r"(?:회장|대표(?:이사)?|사장|의장|경영자|창업자|CEO)$")


def _below_the_top(mention: OfficialMention) -> bool:
    """Whether a Korean has a post that several hold at one firm: 전무, 연구소장, but no 회장."""
    kind = _kind_of_house(mention)
    return kind == "company" and " " not in mention.person and _TOP.search(mention.head or "") is None


_CONTACTS = frozenset(("과장", "팀장", "사무관", "서기관", "주무관", "연구관", "국장"))
_ONE_LINE = 80


def _contacts(reading: Reading, ordered: list[OfficialMention]) -> None:
    """Give those to be phoned their section's name, or the ministry's: `과장 탁서린(044-…), 사무관 위나린(044-…)`."""
    last: OfficialMention | None = None
    for mention in ordered:
        title = mention.title
        if title is None or mention.head not in _CONTACTS:
            continue
        if not contacts.PHONE.match(reading.text, max(mention.end, title.after)):
            continue
        if mention.organization is None and last is not None and mention.start - last.end < _ONE_LINE:
            mention.organization = last.organization
        if mention.organization is None and (about := reference.main(reading)):
            mention.organization = about if names.sector_of(about) == "government" else None
        if mention.organization and mention.sector is None:
            mention.sector = sector_for(title, mention.organization)
        last = mention


def _organisation(
    reading: Reading,
    mention: OfficialMention,
    known: _PersonMentions,
    ministries: dict[tuple[str, ...], str],
    places: list[tuple[int, str, str]],
    house: str | None,
) -> str | None:
    organisation = known.organisation(mention)
    if organisation is not None:
        return (
            organisation
            if mention.rule == "surname_title"
            else _as_written_last(reading.text, mention.start, organisation)
        )
    if mention.head in _NAMED_NEAR and _BARE_POST.fullmatch(mention.position[: -len(mention.head)]):
        near = places[bisect_left(places, (mention.start - _NEAR,)) : bisect_left(places, (mention.start,))]
        for _, head, named in reversed(near):
            if head == mention.head:
                return named
    if mention.head == "차관" and len(ministries) == 1:
        return next(iter(ministries.values()))
    if mention.status != "former":
        here = implied_employers.around(reading, mention)
    elif mention.rule in ("left_title", "title_name_title") or reading.text.endswith(
        "전임 ", 0, mention.start
    ):
        here = implied_employers.party(reading.text, mention)  # 전임 노건우 대표는 고문을 맡는다
    else:
        return (
            None if mention.head == "의원" else implied_employers.party(reading.text, mention)
        )  # 문 전 원내대표
    elsewhere = {
        name for (_, former), name in known.organisations.items() if mention.rule not in _APART and not former
    }
    if here or (elsewhere and elsewhere != {reference.main(reading)}):
        return here
    return implied_employers.of_article(reading, mention) or (house if _below_the_top(mention) else None)


_APART = frozenset(("title_given_to", "named_to_title", "holds_title"))
