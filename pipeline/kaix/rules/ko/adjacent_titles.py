"""Names and positions that stand side by side, in either order: one stretch of text → its officials.

In front of the position (`phrases.py`), in a bracket with it, before a slash, behind it, or joined to
the position before with 겸.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kaix.rules.ko import (
    compound_titles,
    contacts,
    employers,
    foreign_houses,
    names_behind,
    phrase_words,
    phrases,
)
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.persons import LIKELY, POSSIBLE, likeness
from kaix.rules.ko.titles import Title


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or a part of a very long one, with the positions in it."""

    sentence: int
    low: int
    high: int
    titles: list[Title]


def read(
    text: str, stretch: Stretch, known: Container[str] = ()
) -> tuple[list[OfficialMention], list[Title]]:
    """The officials that stand beside their positions, and the positions that are nobody's yet.

    `known` are rare names of which the whole article makes sure (`recurring`).
    """
    low, found = stretch.low, stretch.titles
    mentions: list[OfficialMention] = []
    free: list[Title] = []
    last: tuple[Title, list[OfficialMention]] | None = None
    for number, title in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if following and compound_titles.is_part_of(text, title, following):
            continue
        own = list(_beside(text, low, stretch.high, title, last, known))
        if own:
            own += _before_name(text, stretch.low, free, own)
            mentions += own
            last = (title, own)
            low = title.after + len(title.particle)
        else:
            free.append(title)
            last = None
            if title.particle:
                low = title.after + len(title.particle)
    return mentions, free


_JOINS = re.compile(r"\s*(?:겸|및)\s+|\s+")
_ALONE_WEAK = frozenset(("대표", "위원", "간사", "대사", "감사", "고문", "이사", "수석"))


def _before_name(text: str, low: int, free: list[Title], own: list[OfficialMention]) -> list[OfficialMention]:
    """The positions right in front of a name that has another behind it: `최고기술책임자 방다솜 부사장`.

    They are no longer `free`. With 인 as well, `AI부문장인 길시우 전무`, and several joined with 겸.
    """
    first = own[0]
    more: list[OfficialMention] = []
    if any(mention.start != first.start for mention in own):
        return more
    anchor = first.start
    if first.title is not None and first.title.begin < anchor:  # 창업자 겸 최고경영자 매그너스 린드홀름은
        anchor = first.title.begin
    joints: tuple[str, ...] = ("", "인")
    if first.title is not None and first.title.particle in ("다", "이다", "입니다", "이었다", "였다"):
        joints += ("은", "는")  # 신임 대표이사는 변도훈 전무다
    while free:
        title = free[-1]
        after = title.after + len(title.particle)
        gap = text[after:anchor] if after <= anchor else ""
        employer = f" {first.organization} " if first.organization and title.particle == "인" else " "
        joined = anchor != first.start and (
            (_JOINS.fullmatch(gap) and gap != " ") or title.particle == "이자"
        )
        if not joined and not (
            anchor == first.start and gap in (" ", employer) and title.particle in joints
        ):  # 소위원장인 국민의힘 한경록 의원은
            break
        begin, organisation, former = phrases.without_name(text, low, title)
        weak = (title.noun or title.head in _ALONE_WEAK) and organisation is None
        if weak and not (former and title.particle == "인"):  # 전임 대표인 채은석 고문
            break
        free.pop()
        mention = OfficialMention.of(
            text,
            (first.start, first.end),
            title,
            organisation,
            "title_name_title",
            former=former,
            like=first,
            order=first.order - len(more) - 1,
        )
        mention.sector = mention.sector or first.sector
        if (
            mention.organization
            and first.organization is None
            and not former
            and (_of_one(mention, first) or (joined and mention.sector == first.sector))
        ):
            first.organization = mention.organization  # 더불어민주당 간사 서이준 의원
        more.append(mention)
        anchor = begin
    return more


def _of_one(mention: OfficialMention, first: OfficialMention) -> bool:
    """Whether two posts of one name have one employer: a party's, or a firm's both."""
    party = first.head == "의원" and (mention.organization or "").endswith(("당", "힘"))
    return party or (mention.sector == first.sector == "company" and first.head in _FIRM_RANKS)


_BYLINE = re.compile(r"(?:대담|정리|사진|글|취재|편집|그래픽|진행|만난 사람)(?:[·ㆍ/][가-힣]{1,4})? ?[=:] ?$")
_MAIL = re.compile(
    r" ?[(<]?[\w.+-]{1,40}@|[·ㆍ,/ ]{1,2}(?:[가-힣]{2,4}[·ㆍ, ]{1,2}){0,8}(?:기자|특파원)(?![가-힣])"
)
_FIRM_RANKS = frozenset(
    ("전무", "상무", "부사장", "사장", "부회장", "이사", "상무보", "전무이사", "상무이사")
)


def _beside(
    text: str,
    low: int,
    high: int,
    title: Title,
    last: tuple[Title, list[OfficialMention]] | None,
    known: Container[str],
) -> Iterator[OfficialMention]:
    if last and (joint := _joint(text, title, last[0])):
        organisation = joint[0]
        same = text[last[0].after : title.begin] == " "  # 한라솔루션 대표이사 사장
        for mention in last[1]:
            made = OfficialMention.of(
                text,
                (mention.start, mention.end),
                title,
                organisation,
                "joint_title",
                like=mention,
                former=joint[1],
            )
            unit = made.organization
            if (
                unit
                and mention.organization
                and not joint[1]
                and _is_bracketed_unit(text, title, last[0], unit)
            ):
                made.organization = f"{mention.organization} {unit}"  # 두레전자 부회장(반도체 부문장)
                made.sector = mention.sector
            made.sector = made.sector or mention.sector
            one_house = made.sector == mention.sector  # 공동창업자 겸 CEO, 과기정통부 부총리 겸 장관
            if made.organization is None and (same or one_house) and made.status == mention.status:
                made.organization = mention.organization
            yield made
        return
    if title.start > title.begin and "㐀" <= text[title.begin] <= "鿿":
        return  # ‘문가람 칭찬’ 李대통령: the surname is the title's own
    phrase = phrases.read(text, low, title, known)
    if (
        phrase
        and phrase.organisation
        and (slashed := _name_before(text, low, phrase.start, r"\s*[/ㅣ|]\s*$"))
    ):
        _, organisation, former = phrases.without_name(text, low, title)  # [선우혁 / 남도대 교수]
        yield OfficialMention.of(text, slashed, title, organisation, "name_slash_title", former=former)
        return
    if phrase and (
        _BYLINE.search(text, max(0, phrase.start - 12), phrase.start) or _MAIL.match(text, title.after)
    ):
        return  # 대담=문진서 산업부장, 문진서 산업부장 moon@…
    if phrase:
        organisation, rule = phrase.organisation, phrase.rule
        if organisation is None and not title.particle:
            organisation = employers.behind(text, title, high)
        if rule == "organization_name_title" and organisation and title.head in _OF_PARTIES:
            yield from _of_other_party(text, low, organisation[0], title)
        for person in phrase.persons:
            yield OfficialMention.of(
                text, person, title, organisation, rule, former=phrase.former, position=phrase.position
            )
        return
    begin, organisation, former = phrases.without_name(text, low, title)
    if named := contacts.name_after(text, low, begin, title):  # 한솔시(시장 문가람)
        yield OfficialMention.of(text, named[0], title, named[1] or organisation, "title_name", former=former)
    elif in_bracket := _name_before(text, low, begin, r"[(（]\s*$"):
        yield OfficialMention.of(text, in_bracket, title, organisation, "name_bracketed_title", former=former)
    elif before_slash := _name_before(text, low, begin, r"\s*[/ㅣ|]\s*$"):
        yield OfficialMention.of(text, before_slash, title, organisation, "name_slash_title", former=former)
    elif behind := names_behind.subject_after(
        text, title, high, organisation is not None or names_behind.names_its_own(text, title), former
    ):
        organisation = (  # 메타의 최고AI책임자인 알렉산더 왕, 노던랩 창업자 조너선 벨
            (organisation if organisation and employers.is_house(text[slice(*organisation)], title) else None)
            or employers.owner(text, low, begin)
            or organisation
            or (foreign_houses.find(text, low, begin) if " " in text[slice(*behind)] else None)
            or employers.coined(text, begin, title.begin)
        )
        for person in (behind, *names_behind.coordinated(text, behind[1], high)):
            yield OfficialMention.of(
                text, person, title, organisation, "organization_title_name", former=former
            )


def _is_bracketed_unit(text: str, title: Title, before: Title, written: str) -> bool:
    """Whether what a post in a bracket is of is a part of the house before the bracket."""
    return (
        text[before.after] in "(（"
        and title.head in _OF_UNITS
        and not any(employers.is_known(word) for word in written.split())
    )


_OF_UNITS = frozenset(("부문장", "사업부장", "본부장", "사업본부장", "실장", "그룹장"))
_OF_PARTIES = frozenset(("의원", "간사", "대변인", "원내대표", "최고위원"))
_JOINED_PARTY = re.compile(r"(?<![가-힣])([가-힣]{2,8}) ([가-힣]{2,4})(?:[·ㆍ]|, ?)\Z")


def _of_other_party(text: str, low: int, start: int, title: Title) -> Iterator[OfficialMention]:
    """The one of another party in front: `새빛당 ¦서하진¦·푸른당 이석우 의원`."""
    match = _JOINED_PARTY.search(text, max(low, start - 20), start)
    if match and likeness(match[2]) >= LIKELY and phrase_words.like_organisation(match[1]):
        yield OfficialMention.of(text, match.span(2), title, match.span(1), "organization_name_title")


_BRACKETED = re.compile(r"([(（](?:전|前|현|現)? ?)[가-힣A-Za-z0-9 ]{0,24}")


def _joint(text: str, title: Title, before: Title) -> tuple[tuple[int, int] | None, bool] | None:
    """The organisation of a position that 겸 joins to the one before; `None` where nothing joins them."""
    if not (0 <= title.begin - before.after <= 60) or title.head in ("선임", "책임"):
        return None  # 대표이사 선임
    gap = text[before.after : title.begin]
    if gap in ("(", "（"):  # DX부문장(사장)
        own = (title.begin, title.unit) if title.unit is not None else None
        return (
            (own, False)  # 교수(한국인공지능학회장)
            if text[title.after : title.after + 1] in (")", "）") and not title.particle
            else None
        )
    if (opened := _BRACKETED.fullmatch(gap)) and text[title.after : title.after + 1] in (")", "）"):
        begin, organisation, former = phrases.without_name(text, before.after + opened.end(1), title)
        return organisation, former or opened[1].strip("(（ ") in phrase_words.FORMER  # 장관(전 네이버 대표)
    match = re.match(r"\s*(?:겸|이자|이면서|및)\s+| $", gap)  # 대통령 권한대행 국무총리: nothing but a space
    if match is None or re.search(r"[,.\n(]", gap):
        return None
    begin, organisation, former = phrases.without_name(text, before.after + match.end(), title)
    if begin != before.after + match.end() and begin != title.begin:
        return None
    return organisation, former


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
