"""Positions that stand apart from their holder, joined by a verb of appointing, holding or leaving.

`AI수석에 하정우 센터장을 내정했다`, `김민수 상무를 전무로 승진`, `삼성전자 상무를 거쳐`, `강도현 차관이 물러났다`.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from kaix.reading import Reading
from kaix.records import DENIED
from kaix.rules.ko import distant_holders, employers, phrases, tenures
from kaix.rules.ko.distant_holders import Person
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

_APPOINTED = (
    "임명|선임|선출|위촉|취임|승진|전보|발령|보임|부임|기용|영입|임용|추대|유임|연임|재신임|앉|올랐|"
    "오른|올라|합류|이동|내세|배치|낙점|등용|복귀|인선"
)
_DESIGNATED = "내정|지명|발탁|낙점"
_HELD = "지냈|지낸|지내|역임|거쳤|거쳐|거친"
_TO_PARTICLES = frozenset(
    ("에", "에는", "엔", "로", "으로", "로는", "으로는", "론", "으론", "직에", "직으로")
)
_ADVERB = (
    "(?:정식|정식으로|공식|공식적으로|새로|신규|전격|최종|각각|다시|또다시|곧바로|직접|처음|처음으로|"
    "만장일치로|잇따라|나란히|전격적으로|공동|단독|재차)"
)
_VERB = re.compile(rf"(?P<designate>{_DESIGNATED})|(?:{_APPOINTED})")
_NEXT_VERB = re.compile(
    rf"[^가-힣]{{0,2}}(?:{_ADVERB} ){{0,2}}(?:(?P<designate>{_DESIGNATED})|(?:{_APPOINTED}|재직 중|활동 중|"
    r"활동하고|재직하고|자리를 옮|옮겼|옮긴|영전)|(?P<former>일했|일한|근무했|근무한|재직했|재직한|활동했|활동한))"
)
_COMING = re.compile(r"[가-힣]?[할될] (?:예정|것|전망|계획)|하기로|되기로")  # 임명될 예정이다
_CAREER = re.compile(r"[을를] (?:두루 )?(?:역임|지냈|지낸|거쳤|거친|거쳐)")


_OBJECT_VERB = re.compile(
    rf"\s*(?:(?:{_ADVERB}|두루|모두|오래|오랫동안|함께|겸해|임시로|당분간|[0-9]+년간) ){{0,2}}"
    rf"(?:(?P<former>{_HELD})|맡|겸임|겸직|수행|겸하|겸한|이끌|대행)"
)
_LIST_HELD = re.compile(rf"[가-힣A-Za-z0-9() ,·ㆍ]{{0,90}}?(?:{_HELD})")
_DESCRIBES = re.compile(
    r"(?:(?<=[낸친])|한|했던|던|은|는|고 있는|아 ?온) "
)  # 사장을 지낸, 대변인을 맡고 있는
_WAS = re.compile(r" 출신((?:인|의|으로)? )?")  # 최고기술책임자 출신인 니나 무라트가
_HEADS = re.compile(
    r" (?:하는|한|해|하여|삼아|두고|구성|꾸린|꾸려|출범)|,"
)  # 문가람 실장을 단장으로 하는 추진단


_REFUSED = re.compile(
    r"(?:(?:직|자리| 자리)[을를에]? |[을를에] )(?:[가-힣]{1,6} ){0,3}(?:고사|거절|사양|사칭)(?:했|하고|하며|한다)"
)
_SENTENCE_END = re.compile(r"다[.”\"’']*\s*$")
_AND = re.compile(r" (?:겸|및) (?:[가-힣A-Za-z0-9()·]+ ){0,2}")
_TO_NEXT = re.compile(r"에서 (?:[가-힣A-Za-z0-9()·]+ ){0,3}")
_SUCCEEDED = re.compile(r"(?:의)? ?(?:후임|후임자|뒤)(?:으로|로|에는|에|을 이어|를 이어) ")
_ACTS = re.compile(r"직무(?:를|을)? ?(?:대리|대행)|권한 ?대행을")


class _Sentence(NamedTuple):
    """What is known of a sentence, or of a part of a very long one."""

    text: str
    low: int
    high: int
    names: list[Person]
    subjects: list[Person]
    full: Container[str]


_Given = tuple[Person, str, str | None, int | None]  # who, the rule, the status, the place of the verb


def read(
    reading: Reading,
    index: int,
    low: int,
    high: int,
    found: list[Title],
    free: list[Title],
    own: list[OfficialMention],
    full: Container[str],
    before: Person | None = None,
) -> list[OfficialMention]:
    """The officials that the verbs of sentence `index` make of its `free` positions.

    Only `text[low:high]` is read, which is the sentence unless that is very long. `own` are its
    officials so far: the status of those that take or leave office changes. `before` is the topic of the
    sentence in front, which a career goes on about.
    """
    text = reading.text
    names = sorted((mention.start, mention.end, mention.person) for mention in own)
    if not names and before is not None and _CAREER.search(text, low, high):
        names = [before]  # 임 회장은 관료 출신이다. ¦두레부 국장, 누리처 과장 등을 역임했다.¦
    topics = {d.start for d in own if d.title and d.title.particle in ("은", "는", "이", "가", "도")}
    said = _Sentence(text, low, high, names, [name for name in names if name[0] in topics], full)
    more: list[OfficialMention] = []
    for number, title in enumerate(free):
        start, organisation, former = phrases.without_name(text, low, title)
        given = None if title.head == "후보" else _apart(said, start, title)  # 최종 후보로 추천된 회장
        if given is None:
            continue
        person, rule, status, verb = given
        organisation = organisation or employers.owner(text, low, start)  # 누리랩에서 센터장을 지냈다
        made = OfficialMention.of(text, person[:2], title, organisation, rule, former=former)
        made.person = person[2]
        if title.status == "current" and status and not former:
            made.status = status
        if verb is not None:
            made.date = tenures.date_of(reading, index, verb, made)
        more.append(made)
        if number and rule in ("named_to_title", "holds_title"):
            more += _joined(text, free[number - 1], made)
    if not any(mention.status == "acting" for mention in more):
        more += _acting(said, free)
    for mention in own:
        more += _successor(said, mention)
    given_to = {mention.start for mention in more}
    for mention in own:
        verb = None if mention.start in given_to else tenures.change(text, mention, found, high)
        if verb is not None:
            mention.date = tenures.date_of(reading, index, verb, mention)
    return more


def _joined(text: str, title: Title, given: OfficialMention) -> list[OfficialMention]:
    """The post before one that is given: `¦반도체부문장¦ 겸 대표로 선임`, and one left, `¦영업본부장¦에서 대표로`."""
    end = given.title.begin if given.title and given.end <= given.title.begin else title.after
    left = _TO_NEXT.fullmatch(text, title.after, end)
    if not left and not _AND.fullmatch(text, title.after, end):
        return []
    organisation = phrases.without_name(text, given.end, title)[1]
    made = OfficialMention.of(text, (given.start, given.end), title, organisation, given.rule, like=given)
    return [replace(made, status="former" if left else given.status, date=given.date)]


def _apart(said: _Sentence, start: int, title: Title) -> _Given | None:
    """The one that holds `title`, which stands apart from any name."""
    text, low, high, names, subjects, full = said
    after = title.after + len(title.particle)
    if title.particle in _TO_PARTICLES:
        return _to(said, start, title)

    def nearest() -> Person | None:
        before = [name for name in subjects if name[1] <= start] or names
        return distant_holders.nearest_before(text, low, start, before, full)

    person = None
    if _REFUSED.match(text, title.end, high):
        person = nearest()
        return (person, "holds_title", DENIED, None) if person else None
    if title.particle in ("을", "를", "도", "직을", "까지", "등"):
        verb = _OBJECT_VERB.match(text, after, high)
        if verb is None:
            return None
        if described := _DESCRIBES.match(text, verb.end(), high):
            person = distant_holders.who_did(text, described.end(), high, names, full)  # … 예지환 씨가
        person = person or nearest()
        if person and not verb["former"]:
            return person, "holds_title", None, None
        person = person or distant_holders.nearest_after(after, names)
    elif title.particle in ("이던", "던", "이었던", "였던"):
        person = distant_holders.who_did(text, after + 1, high, names, full)  # 장관이던 이종호 교수가
    elif was := _WAS.match(text, after, high):
        person = distant_holders.who_did(text, was.end(), high, names, full) if was[1] else None
        person = person or nearest()
    elif title.particle in ("과", "와") or text[after : after + 1] in ",·ㆍ ":
        person = nearest() if _LIST_HELD.match(text, after, high) else None
    return (person, "held_title", "former", None) if person else None


def _to(said: _Sentence, start: int, title: Title) -> _Given | None:
    """Who is given a position with 에 or 로: `AI수석에 하정우 센터장을 내정했다`, `하정우 센터장을 AI수석으로`."""
    text, low, high, names, _, full = said
    after = title.after + len(title.particle)
    if verb := _NEXT_VERB.match(text, after, high):
        coming = verb["designate"] or _COMING.match(text, verb.end())
        person = distant_holders.named_by_verb(text, verb.end(), high, names, full)
        person = person or distant_holders.nearest_before(text, low, start, names, full)
        if person:
            status = "former" if verb["former"] else "designate" if coming else None
            return person, "named_to_title", status, verb.end()
    elif text[start - 2 : start] in ("을 ", "를 ") and _HEADS.match(text, after):
        person = max((name for name in names if low <= name[1] <= start), default=None)
        fits = person and re.fullmatch(r"[^,은는이가]{0,30}[을를] ", text[person[1] : start])
        return (person, "named_to_title", None, None) if person and fits else None
    given = distant_holders.following(text, after, high, names)
    if given is None:
        return None
    verb = _VERB.search(text, given[1], high)
    headline = text[given[1] : given[1] + 1] == "…" or not _SENTENCE_END.search(text[low:high])
    headline = headline and not title.particle.endswith(("로", "론"))
    if not (verb or title.status in ("designate", "acting", "candidate") or headline):
        return None
    status = "designate" if verb and verb["designate"] else None
    return given, "title_given_to", status, verb.end() if verb else high


def _successor(said: _Sentence, mention: OfficialMention) -> list[OfficialMention]:
    """`설가람 전 장관의 후임으로 문다온 교수가 지명됐다`: the next one named gets the position."""
    text, high = said.text, said.high
    title = mention.title
    match = _SUCCEEDED.match(text, title.after, high) if title and title.begin >= mention.end else None
    person = distant_holders.following(text, match.end(), high, said.names) if match else None
    verb = _VERB.search(text, person[1], high) if person else None
    if person is None or verb is None or person[0] == mention.start:
        return []
    start, end, name = person
    status = "designate" if verb["designate"] else "current"
    return [
        replace(mention, start=start, end=end, person=name, status=status, rule="title_given_to", date=None)
    ]


def _acting(said: _Sentence, free: list[Title]) -> list[OfficialMention]:
    """The one who stands in for a position that the sentence names before: its last free one."""
    text, low, high, names, _, full = said
    verb = _ACTS.search(text, low, high)
    vacant = [title for title in free if verb and title.after < verb.start()]
    person = (
        verb and vacant and distant_holders.nearest_before(text, vacant[-1].after, verb.start(), names, full)
    )
    if not person:
        return []
    organisation = phrases.without_name(text, low, vacant[-1])[1]
    made = OfficialMention.of(text, person[:2], vacant[-1], organisation, "holds_title")
    return [replace(made, person=person[2], status="acting")]
