"""What one mention of an official leaves out and another in the article says: organisation and sector.

`류제명 실장은` after `네트워크정책실장 류제명` in a list is the same position; 문가람 교수 of one house is 문가람
명예교수 of it.
"""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.analysis.ko import reference
from kaix.reading import Reading
from kaix.rules.ko import implied_employers
from kaix.rules.ko.official_mentions import ANYWHERE, OfficialMention, sector_for


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """All the spellings of an organisation that the vocabulary knows: 과학기술정보통신부, 과기정통부, 과기부."""
    rows = [tuple(filter(None, row["names_ko"].split("|"))) for row in vocabulary.table("organisations")]
    return {form: forms for forms in rows for form in forms}


class _PersonMentions:
    """The mentions of one person, for what others of them leave out."""

    def __init__(self) -> None:
        self.organisations: dict[tuple[str, bool], str] = {}  # (position's word, former) → organisation
        self.headlined: dict[tuple[str, bool], bool] = {}
        self.houses: dict[str, dict[str, None]] = {}  # kind of house → those that the person is at

        self.listed: dict[str | None, OfficialMention] = {}  # the lists that name the person, by organisation

    def add(self, mention: OfficialMention, headline: bool = False) -> None:
        """Take in one mention; what a `headline` calls an organisation gives way to the article's own name for it."""
        if mention.rule == "list_entry":
            self.listed.setdefault(mention.organization, mention)
        if mention.head is None or not mention.organization or mention.rule == "surname_title":
            return
        key = (mention.head, mention.status == "former")
        had = self.organisations.get(key)
        if had is None or (self.headlined[key] and not headline) or implied_employers.is_unit(had):
            self.organisations[key], self.headlined[key] = mention.organization, headline
        if mention.status != "former" and (kind := _kind_of_house(mention)):
            self.houses.setdefault(kind, {})[mention.organization] = None

    def organisation(self, mention: OfficialMention) -> str | None:
        """The organisation of the same position, or of the one house."""
        was = mention.status == "former"
        for (head, former), organisation in self.organisations.items():
            if mention.head and former == was and head.endswith(mention.head):
                return organisation  # 연구단장, then 단장
        if not was and len(self.listed) == 1:
            return next(iter(self.listed))
        if was or mention.rule in _APART:
            return None  # a new post may be at another house
        houses = list(self.houses.get(_kind_of_house(mention) or "", {}))
        forms = [_NOT_NAMING.sub("", house).replace("대학교", "대") for house in houses]
        shortest = min(forms, key=len, default="")
        one = houses and all(form.startswith(shortest) for form in forms)  # 남도대, 남도대학교 공대
        return houses[0] if one else None


_APART = frozenset(("title_given_to", "named_to_title", "holds_title"))
_NOT_NAMING = re.compile(r"\s+|[(（][^()（）]*[)）]")
_HELD_BESIDE = vocabulary.used(
    "word_uses_ko", "held_beside"
)  # posts that somebody has beside another, elsewhere


def _kind_of_house(mention: OfficialMention) -> str | None:
    """What a post shares an organisation with: 사장 with CEO, 교수 with 명예교수; `None` for a public office."""
    if mention.title is None or mention.head in _HELD_BESIDE:
        return None
    return None if mention.title.sector in ("government", "civil") else mention.title.sector or "company"


def complete(reading: Reading, mentions: list[OfficialMention]) -> None:
    """Fill in the organisation and the sector of `mentions` from the others; in place."""
    ordered = sorted(mentions, key=lambda d: (d.start, d.order))
    people: dict[str, _PersonMentions] = {}
    headline = reading.text.find("\n")
    for mention in ordered:
        people.setdefault(mention.person, _PersonMentions()).add(mention, mention.end <= headline)
    ministries = {
        _forms().get(d.organization, (d.organization,))[0]
        for d in ordered
        if d.head == "장관" and d.organization
    }
    houses = [
        d.organization
        for d in ordered
        if d.organization and d.status != "former" and _kind_of_house(d) == "company"
    ]
    shortest = min(houses, key=len, default="")
    house = shortest if shortest and all(name.startswith(shortest) for name in houses) else None
    for mention in ordered:
        known = people[mention.person]
        if mention.rule == "surname_title" and mention.organization:
            mention.organization = known.organisation(mention) or mention.organization
        unit = mention.organization
        if unit and implied_employers.is_unit(unit):
            whole = implied_employers.around(reading, mention) or implied_employers.of_article(
                reading, mention
            )
            if whole and unit not in whole:
                mention.organization = f"{whole} {unit}"  # 남도대는 화학공학과 문가람 교수가
                known.add(mention)
        entry = next((d for d in known.listed.values() if d.head == mention.head), None)
        if entry and entry.status == "designate" and mention.status == "current":
            mention.status, mention.date = entry.status, entry.date
        if unit is None and mention.head == "차관" and len(ministries) == 1:
            mention.organization = next(iter(ministries))
        elif unit is None and (organisation := _organisation(reading, mention, known, house)):
            mention.organization = organisation
            known.add(mention)
            if mention.title is not None and (mention.sector is None or mention.head in ANYWHERE):
                mention.sector = sector_for(mention.title, organisation)


def _organisation(
    reading: Reading, mention: OfficialMention, known: _PersonMentions, house: str | None
) -> str | None:
    if (organisation := known.organisation(mention)) is not None:
        return organisation
    if mention.status == "former":
        return None if mention.head == "의원" else implied_employers.party(reading.text, mention)
    here = implied_employers.around(reading, mention)
    elsewhere = {
        name for (_, former), name in known.organisations.items() if mention.rule not in _APART and not former
    }
    if here or (elsewhere and elsewhere != {reference.main(reading)}):
        return here
    return implied_employers.of_article(reading, mention) or (
        house if _kind_of_house(mention) == "company" and not _TOP.search(mention.head or "") else None
    )


_TOP = re.compile(r"(?:회장|대표(?:이사)?|사장|의장|경영자|창업자|CEO)$")  # that a firm has but one of
