"""A mention of an official being read: what stands beside the name, before the verbs of the sentence are heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaix import vocabulary
from kaix.people import surname_part
from kaix.rules.ko import names
from kaix.rules.ko.titles import Title

_COMPANY = vocabulary.used("word_uses_ko", "post_of_firms")
ANYWHERE = vocabulary.used("word_uses_ko", "post_anywhere")
"""Posts of the government's whose organisation can be anybody's."""

_RANK = frozenset((
    "과장", "사무관", "서기관", "주무관", "국장",
))  # fmt: skip


def sector_for(title: Title, organisation: str | None, word: str = "") -> str | None:
    """The sector of a position: what it says by itself (장관, 교수), else its organisation's."""
    if title.sector == "academia":
        return title.sector
    written = title.head if organisation or title.start > title.begin else word
    if len(written) > 3 and (unit := names.ending_of(written[:-1])) and unit[1]:
        organisation = written[:-1]  # 국가안보실장
    of_organisation = names.sector_of(organisation) if organisation else None
    if title.sector == "government" and title.head not in ANYWHERE:
        return title.sector
    if of_organisation:
        return of_organisation
    if title.sector:
        return title.sector
    if organisation is None:
        return "government" if title.head in _RANK else None
    return "company" if title.head in _COMPANY and not organisation.endswith(("병원", "의료원")) else None


_CODE = re.compile(r"\(\d{6}\)")  # 한빛전자(000000), 두레(000000)그룹
_KIND = re.compile(
    r"^(?:[가-힣]*(?:기업|업체|회사|스타트업|개발사|제조사|운용사|운영사|프랜차이즈|선두주자|주식회사) )+(?=\S)"
)  # 전문기업 한빛랩스


_GENERIC = vocabulary.used("word_uses_ko", "no_house")


def _bare(organisation: str) -> str:
    """An organisation's name without what it is and its share's code."""
    written = _KIND.sub("", _CODE.sub("", organisation).strip()).removesuffix(" 대선")
    while " " in written and written.endswith("장") and not names.ending_of(written.rpartition(" ")[2]):
        written = written.rpartition(" ")[0]  # 한빛청 송무국장·조사국장: the post before
    return "" if written in _GENERIC or written.endswith((" 분야", " 관련")) else written  # 10대 그룹 회장


@dataclass(slots=True)
class OfficialMention:
    """One (person, position); offsets in code points; the same columns as `records.Official`."""

    start: int
    end: int
    person: str
    position: str
    organization: str | None
    sector: str | None
    status: str
    rule: str
    title: Title | None = None
    date: str | None = None
    order: int = 0  # two positions of one name stand in the order of their words

    @classmethod
    def of(
        cls,
        text: str,
        person: tuple[int, int],
        title: Title,
        organisation: tuple[int, int] | None,
        rule: str,
        *,
        former: bool = False,
        position: int | None = None,
        order: int = 0,
        like: OfficialMention | None = None,
    ) -> OfficialMention:
        """The mention of the name at `person` and the position `title`."""
        where = _bare(text[slice(*organisation)]) if organisation else None
        return cls(
            start=person[0],
            end=person[1],
            person=like.person if like else text[slice(*person)],
            position=text[title.start if position is None else position : title.end],
            organization=where or None,
            sector=sector_for(title, where, text[title.begin : title.end]),
            status="former" if former and title.status == "current" else title.status,
            rule=rule,
            title=title,
            order=order or title.begin,
        )

    @property
    def head(self) -> str | None:
        """The position's word in the vocabulary: 위원장 of 과방위원장."""
        return self.title.head if self.title else None

    @property
    def surname(self) -> str | None:
        """The surname of a Korean name, as written."""
        return surname_part(self.person)

    @property
    def later_status(self) -> str:
        """The status of the same person and position further on: a nominee is one until the text says more."""
        return self.status if self.status in ("designate", "acting", "candidate") else "current"
