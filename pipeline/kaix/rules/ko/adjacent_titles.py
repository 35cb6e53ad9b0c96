"""Names and positions that stand side by side, in either order: one stretch of text → its officials.

In front of the position (`phrases.py`), in a bracket with it, before a slash, behind it, or joined to
the position before with 겸.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaix import vocabulary
from kaix.rules.ko import employers, names_behind, phrase_words, phrases
from kaix.rules.ko.foreign_names import foreign_length
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.persons import POSSIBLE, likeness
from kaix.rules.ko.titles import Title


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or a part of a very long one, with the positions in it."""

    sentence: int
    low: int
    high: int
    titles: list[Title]


_Last = tuple[Title, list[OfficialMention]]
_MERGED = vocabulary.used("word_uses_ko", "merged_title")


def read(text: str, stretch: Stretch) -> tuple[list[OfficialMention], list[Title]]:
    """The officials that stand beside their positions, and the positions that are nobody's yet."""
    low, found = stretch.low, stretch.titles
    mentions: list[OfficialMention] = []
    free: list[Title] = []
    last: _Last | None = None
    for number, title in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            following
            and not title.particle
            and text[title.after : following.begin] == " "
            and (following.head in _MERGED or title.head in ("연구원", "담당", *employers.GRADES))
        ):
            continue  # 대통령 비서실장, 수석 부회장: the first is no position of its own
        own = list(_beside(text, low, stretch.high, title, last))
        if own:
            own += _before_name(text, stretch.low, free, own)
            mentions += own
            last = (title, own)
        else:
            free.append(title)
            last = None
        if own or title.particle:
            low = title.after + len(title.particle)
    return mentions, free


_JOINS = re.compile(r"\s*(?:겸|및)\s+|\s+")
_ALONE_WEAK = vocabulary.used("word_uses_ko", "alone_weak")


def _before_name(text: str, low: int, free: list[Title], own: list[OfficialMention]) -> list[OfficialMention]:
    """The positions right in front of a name that has another behind it: `최고기술책임자 방다솜 부사장`.

    They are no longer `free`. With 인 as well, `AI부문장인 길시우 전무`, and several joined with 겸.
    """
    first = own[0]
    more: list[OfficialMention] = []
    anchor = first.start
    if first.title is not None and first.title.begin < anchor:  # 창업자 겸 최고경영자 매그너스 린드홀름은
        anchor = first.title.begin
    while free:
        title = free[-1]
        after = title.after + len(title.particle)
        gap = text[after:anchor] if after <= anchor else ""
        employer = f" {first.organization} " if first.organization and title.particle == "인" else " "
        joined = anchor != first.start and (
            (_JOINS.fullmatch(gap) and gap != " ") or title.particle == "이자"
        )
        beside = anchor == first.start and gap in (" ", employer) and title.particle in ("", "인")
        if not joined and not beside:  # 소위원장인 국민의힘 한경록 의원은
            break
        anchor, organisation, former = phrases.without_name(text, low, title)
        if (title.noun or title.head in _ALONE_WEAK) and organisation is None:
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
        if joined and not former and mention.sector == first.sector:  # 누리은행 공동창업자 겸 CEO 샤오 룽
            first.organization = first.organization or mention.organization
        more.append(mention)
    return more


_BYLINE = re.compile(r"(?:대담|정리|사진|글|취재|편집|그래픽|진행|만난 사람)(?:[·ㆍ/][가-힣]{1,4})? ?[=:] ?$")
_MAIL = re.compile(
    r" ?[(<]?[\w.+-]{1,40}@|[·ㆍ,/ ]{1,2}(?:[가-힣]{2,4}[·ㆍ, ]{1,2}){0,8}(?:기자|특파원)(?![가-힣])"
)


def _beside(text: str, low: int, high: int, title: Title, last: _Last | None) -> Iterator[OfficialMention]:
    if last and (joint := _joint(text, title, last[0])):
        organisation, former = joint
        same = text[last[0].after : title.begin] == " "  # 한라솔루션 대표이사 사장
        for mention in last[1]:
            span = mention.start, mention.end
            made = OfficialMention.of(
                text, span, title, organisation, "joint_title", like=mention, former=former
            )
            made.sector = made.sector or mention.sector
            if (
                text[last[0].after] in "(（"
                and "현" not in text[last[0].after : title.begin]
                and mention.status == "former"
            ):
                made.status = "former"  # 전 AI본부장(사장)
            one_house = made.sector == mention.sector  # 공동창업자 겸 CEO, 과기정통부 부총리 겸 장관
            if made.organization is None and (same or one_house) and made.status == mention.status:
                made.organization = mention.organization
            yield made
        return
    if title.start > title.begin and "㐀" <= text[title.begin] <= "鿿":
        return  # ‘문가람 칭찬’ 李대통령: the surname is the title's own
    if phrase := phrases.read(text, low, title):
        if _BYLINE.search(text, max(0, phrase.start - 12), phrase.start) or _MAIL.match(text, title.after):
            return  # 대담=문진서 산업부장, 문진서 산업부장 moon@…
        organisation = phrase.organisation
        if organisation is None and (party := _BEHIND.match(text, title.after, high)):
            organisation = party.span(1)
        for person in phrase.persons:
            yield OfficialMention.of(
                text, person, title, organisation, phrase.rule, former=phrase.former, position=phrase.position
            )
        return
    begin, organisation, former = phrases.without_name(text, low, title)
    if named := names_behind.in_bracket(text, low, begin, title):  # 한솔시(시장 문가람)
        yield OfficialMention.of(text, named[0], title, named[1] or organisation, "title_name", former=former)
    elif bracketed := _name_before(text, low, begin, r"[(（]\s*$"):
        yield OfficialMention.of(text, bracketed, title, organisation, "name_bracketed_title", former=former)
    elif before_slash := _name_before(text, low, begin, r"\s*[/ㅣ|]\s*$"):
        yield OfficialMention.of(text, before_slash, title, organisation, "name_slash_title", former=former)
    elif behind := names_behind.subject_after(text, title, high, organisation is not None):
        foreign = " " in text[slice(*behind)]
        organisation = (  # 메타의 최고AI책임자인 알렉산더 왕, 노던랩 창업자 조너선 벨
            organisation
            or employers.owner(text, low, begin, foreign)
            or employers.coined(text, begin, title.begin)
        )
        yield OfficialMention.of(text, behind, title, organisation, "organization_title_name", former=former)


_BEHIND = re.compile(
    r"[(（]([가-힣]{2,10}(?:당|의힘|대|대학교|병원)(?: [가-힣]+)?)[)）]"
)  # 문가람 의원(새빛당)
_BRACKETED = re.compile(r"([(（](?:전|前|현|現)? ?)[가-힣A-Za-z0-9 ]{0,24}")
_JOINED = re.compile(
    r"\s*(?:겸|이자|이면서|및)\s+(?=[^,.\n(]*\Z)| \Z"
)  # 대통령 권한대행 국무총리: nothing but a space


def _joint(text: str, title: Title, before: Title) -> tuple[tuple[int, int] | None, bool] | None:
    """The organisation of a position that 겸 joins to the one before; `None` where nothing joins them."""
    if title.begin < before.after or title.head in ("선임", "책임"):
        return None  # 대표이사 선임
    gap = text[before.after : title.begin]
    if (opened := _BRACKETED.fullmatch(gap)) and text[title.after : title.after + 1] in (")", "）"):
        _, organisation, former = phrases.without_name(text, before.after + opened.end(1), title)
        return organisation, former or opened[1].strip("(（ ") in phrase_words.FORMER  # 장관(전 네이버 대표)
    match = _JOINED.match(gap) if len(gap) <= 60 else None
    return phrases.without_name(text, before.after + match.end(), title)[1:] if match else None


def _name_before(text: str, low: int, begin: int, sign: str) -> tuple[int, int] | None:
    """The span of a name that ends right before a bracket or a slash."""
    base = max(low, begin - 30)
    match = re.search(sign, text[base:begin])
    words = [*re.finditer(r"[가-힣]+", text[base : base + match.start()])] if match else []
    if not match or not words or words[-1].end() != match.start():
        return None
    written = [word.group() for word in words]
    for at in range(max(0, len(words) - 3), len(words)):
        length, score = foreign_length(written, at)
        if length > 1 and at + length == len(words) and score:
            return base + words[at].start(), base + words[-1].end()
    if likeness(written[-1]) >= POSSIBLE:
        return base + words[-1].start(), base + words[-1].end()
    return None
