"""Positions that stand apart from their holder, joined by a verb of appointing, holding or leaving.

`AI수석에 하정우 센터장을 내정했다`, `김민수 상무를 전무로 승진`, `삼성전자 상무를 거쳐`, `강도현 차관이 물러났다`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from kaix.reading import Reading
from kaix.records import DENIED
from kaix.rules.ko import distant_holders, employers, phrases, tenures
from kaix.rules.ko.distant_holders import Person
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.persons import CERTAIN, likeness
from kaix.rules.ko.titles import Title

_APPOINTED = (
    "임명|선임|선출|위촉|취임|승진|전보|발령|보임|부임|기용|영입|임용|추대|유임|연임|재신임|앉|올랐|"
    "오른|올라|합류|이동|내세|배치|낙점|등용|복귀|인선"
)
_DESIGNATED = "내정|지명|발탁|낙점"
_HELD = "지냈|지낸|지내|역임|거쳤|거쳐|거친"
_TO_PARTICLES = frozenset(
    ["에", "에는", "엔", "로", "으로", "로는", "으로는", "론", "으론", "직에", "직으로"]
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
_HEADED = re.compile(
    rf" (?:(?P<designate>{_DESIGNATED})|(?:승진|임명|선임|취임|선출|위촉|영입|연임|유임|발령))(?=$|[\s…·,’'”\"])"
)
_COMMA = re.compile(r"(?:[가-힣A-Za-z0-9() ]{0,24})?, ?\Z")  # 곽노정 사장, ¦부회장¦ 승진
_FIRST_NAME = re.compile(r"\s*([가-힣]{3})(?=, )")
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
    subjects = [
        (mention.start, mention.end, mention.person)
        for mention in own
        if mention.title and mention.title.particle in ("은", "는", "이", "가", "도")
    ]
    more: list[OfficialMention] = []
    for number, title in enumerate(free):
        if title.head == "후보":  # 최종 후보로 추천된 회장: not yet a post
            continue
        start, organisation, former = phrases.without_name(text, low, title)
        organisation = organisation or employers.owner(text, low, start)  # 누리랩에서 센터장을 지냈다
        for person, rule, status, verb in _apart(text, low, start, high, title, names, subjects, full):
            made = OfficialMention.of(text, person[:2], title, organisation, rule, former=former)
            made.person = person[2]
            if title.status == "current" and status and not former:
                made.status = status
            if verb is not None:
                made.date = tenures.date_of(reading, index, verb, made)
            more.append(made)
            if (
                number
                and rule in ("named_to_title", "holds_title")
                and (joined := _joined(text, free[number - 1], made))
            ):
                more.append(joined)
    if not any(mention.status == "acting" for mention in more):
        more += _acting(text, low, high, free, names, full)
    more += filter(None, (_successor(text, mention, high, names) for mention in own))
    given = {mention.start for mention in more}
    for mention in own:
        verb = None if mention.start in given else tenures.change(text, mention, found, high)
        if verb is not None:
            mention.date = tenures.date_of(reading, index, verb, mention)
    return more


_AND = re.compile(r" (?:겸|및) (?:[가-힣A-Za-z0-9()·]+ ){0,2}")
_TO_NEXT = re.compile(r"에서 (?:[가-힣A-Za-z0-9()·]+ ){0,3}")


def _joined(text: str, title: Title, given: OfficialMention) -> OfficialMention | None:
    """The post before one that is given: `¦반도체부문장¦ 겸 대표로 선임`, and one left, `¦영업본부장¦에서 대표로`."""
    if given.title is None or given.end > title.begin:
        return None
    left = _TO_NEXT.fullmatch(text, title.after, given.title.begin)
    if not left and not _AND.fullmatch(text, title.after, given.title.begin):
        return None
    organisation = phrases.without_name(text, given.end, title)[1]
    made = OfficialMention.of(text, (given.start, given.end), title, organisation, given.rule, like=given)
    made.status, made.date = ("former" if left else given.status), given.date
    return made


def _apart(
    text: str,
    low: int,
    start: int,
    high: int,
    title: Title,
    names: list[Person],
    subjects: list[Person],
    full: Container[str],
) -> Iterator[tuple[Person, str, str | None, int | None]]:
    """The one that holds `title`, which stands apart: who, the rule, the status, the place of the verb."""
    after = title.after + len(title.particle)
    if title.particle in _TO_PARTICLES:
        yield from _to(text, low, start, high, title, names, full)
        return
    person: Person | None = None
    nearest = distant_holders.nearest_before(
        text, low, start, [p for p in subjects if p[1] <= start] or names, full
    )
    if not title.particle and (verb := _HEADED.match(text, after, high)):
        person = max((name for name in names if name[1] <= start), default=None)
        first = _FIRST_NAME.match(text, low, start)
        if person is None and first and likeness(first[1]) == CERTAIN:
            person = (*first.span(1), first[1])  # 배경훈, 장관 내정
        if person and _COMMA.fullmatch(text, person[1], start):
            yield person, "named_to_title", "designate" if verb["designate"] else None, verb.end()
        return
    if _REFUSED.match(text, title.end, high):
        if nearest:
            yield nearest, "holds_title", DENIED, None
        return
    if title.particle in ("을", "를", "도", "직을", "까지", "등"):
        verb = _OBJECT_VERB.match(text, after, high)
        if verb and (said := _DESCRIBES.match(text, verb.end(), high)):
            person = distant_holders.who_did(text, said.end(), high, names, full)  # … 예지환 씨가
        person = person or (nearest if verb else None)
        if person and verb and not verb["former"]:
            yield person, "holds_title", None, None
            return
        if verb and not person:
            person = distant_holders.nearest_after(after, names)
    elif title.particle in ("이던", "던", "이었던", "였던"):
        person = distant_holders.who_did(text, after + 1, high, names, full)  # 장관이던 이종호 교수가
    elif was := _WAS.match(text, after, high):
        person = (distant_holders.who_did(text, was.end(), high, names, full) if was[1] else None) or nearest
    elif (title.particle in ("과", "와") or text[after : after + 1] in ",·ㆍ ") and _LIST_HELD.match(
        text, after, high
    ):
        person = nearest
    if person:
        yield person, "held_title", "former", None


def _to(
    text: str, low: int, start: int, high: int, title: Title, names: list[Person], full: Container[str]
) -> Iterator[tuple[Person, str, str | None, int | None]]:
    """Who is given a position with 에 or 로: `AI수석에 하정우 센터장을 내정했다`, `하정우 센터장을 AI수석으로`."""
    after = title.after + len(title.particle)
    if verb := _NEXT_VERB.match(text, after, high):
        coming = verb["designate"] or _COMING.match(text, verb.end())
        status = "former" if verb["former"] else "designate" if coming else None
        person = distant_holders.named_by_verb(text, verb.end(), high, names, full)
        person = person or distant_holders.nearest_before(text, low, start, names, full)
        if person:
            yield person, "named_to_title", status, verb.end()
            return
    elif text[start - 2 : start] in ("을 ", "를 ") and _HEADS.match(text, after):
        person = max((name for name in names if low <= name[1] <= start), default=None)
        if person and re.fullmatch(r"[^,은는이가]{0,30}[을를] ", text[person[1] : start]):
            yield person, "named_to_title", None, None
        return
    given = distant_holders.following(text, after, high, names)
    if given is None:
        return
    verb = _VERB.search(text, given[1], high)
    headline = (
        text[given[1] : given[1] + 1] == "…" or not _SENTENCE_END.search(text[low:high])
    ) and not title.particle.endswith(("로", "론"))
    if verb or title.status in ("designate", "acting") or headline:
        yield (
            given,
            "title_given_to",
            "designate" if verb and verb["designate"] else None,
            (verb.end() if verb else high),
        )


_SUCCEEDED = re.compile(r"(?:의)? ?(?:후임|후임자|뒤)(?:으로|로|에는|에|을 이어|를 이어) ")


def _successor(text: str, mention: OfficialMention, high: int, names: list[Person]) -> OfficialMention | None:
    """`설가람 전 장관의 후임으로 문다온 교수가 지명됐다`: the next one named gets the position."""
    if mention.title is None or mention.title.begin < mention.end:
        return None
    match = _SUCCEEDED.match(text, mention.title.after, high)
    person = distant_holders.following(text, match.end(), high, names) if match else None
    verb = _VERB.search(text, person[1], high) if person else None
    if person is None or verb is None or person[0] == mention.start:
        return None
    status = "designate" if verb["designate"] else "current"
    start, end, name = person
    return replace(
        mention, start=start, end=end, person=name, status=status, rule="title_given_to", date=None
    )


_ACTS = re.compile(r"직무(?:를|을)? ?(?:대리|대행)|권한 ?대행을")


def _acting(
    text: str, low: int, high: int, free: list[Title], names: list[Person], full: Container[str]
) -> list[OfficialMention]:
    """The one who stands in for a position that the sentence names before: its last free one."""
    verb = _ACTS.search(text, low, high)
    vacant = [title for title in free if verb and title.after < verb.start()]
    if verb is None or not vacant:
        return []
    person = distant_holders.nearest_before(text, vacant[-1].after, verb.start(), names, full)
    if person is None:
        return []
    made = OfficialMention.of(
        text, person[:2], vacant[-1], phrases.without_name(text, low, vacant[-1])[1], "holds_title"
    )
    return [replace(made, person=person[2], status="acting")]
