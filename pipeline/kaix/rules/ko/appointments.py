"""Positions that stand apart from their holder, joined by a verb of appointing, holding or leaving.

`AI수석에 하정우 센터장을 내정했다`, `김민수 상무를 전무로 승진`, `삼성전자 상무를 거쳐`, `강도현 차관이 물러났다`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

from kaix.reading import Reading
from kaix.rules.ko import distant_holders, employers, joined_posts, phrases, tenures
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

_APPOINTED = (
    "임명|선임|선출|위촉|취임|승진|전보|발령|보임|부임|기용|영입|임용|추대|유임|연임|재신임|앉|올랐|"
    "오른|올라|합류|이동|내세|배치|낙점|등용|복귀|인선"
)
_DESIGNATED = "내정|지명|발탁|낙점"
_HELD = "지냈|지낸|지내|역임|거쳤|거쳐|거친"
_HOLDS = "맡|겸임|겸직|수행|겸하|겸한|이끌|대행"

_TO_PARTICLES = frozenset(
    ("에", "에는", "엔", "로", "으로", "로는", "으로는", "론", "으론", "직에", "직으로")
)
_ADVERB = (
    "(?:정식|정식으로|공식|공식적으로|새로|신규|전격|최종|각각|다시|또다시|곧바로|직접|처음|처음으로|"
    "만장일치로|잇따라|나란히|전격적으로|공동|단독|재차)"
)
_VERB = re.compile(rf"(?P<designate>{_DESIGNATED})|(?P<current>{_APPOINTED})")
_NEXT_VERB = re.compile(
    rf"[^가-힣]{{0,2}}(?:{_ADVERB} ){{0,2}}(?:(?P<designate>{_DESIGNATED})|(?P<current>{_APPOINTED}|재직 중|"
    rf"활동 중|활동하고|재직하고|자리를 옮|옮겼|옮긴|영전)"
    r"|(?P<former>일했|일한|근무했|근무한|재직했|재직한|활동했|활동한))"
)
_CAREER = re.compile(r"(?:을|를) (?:두루 )?(?:역임|지냈|지낸|거쳤|거친|거쳐)")
_LISTED_VERB = re.compile(
    rf"(?:에|로|으로) (?:각각|나란히|차례로) (?:(?P<designate>{_DESIGNATED})|(?P<current>{_APPOINTED}))"
)
_MARKED = re.compile(r"[▲△▷▶◇◆■□○●•-] ?$")
_HEADED = re.compile(
    rf" (?:(?P<designate>{_DESIGNATED})|(?P<current>승진|임명|선임|취임|선출|위촉|영입|연임|유임|"
    rf"발령))(?=$|[\s…·,’'”\"])"
)
_OBJECT_VERB = re.compile(
    rf"(?:(?:(?:{_ADVERB}|두루|모두|오래|오랫동안|함께|겸해|임시로|당분간|[0-9]+년간) "
    rf"){{0,2}}(?:(?P<former>{_HELD})|(?P<current>{_HOLDS})))"
)
_LIST_HELD = re.compile(rf"[가-힣A-Za-z0-9() ,·ㆍ]{{0,90}}?(?:{_HELD})")
_OF_ANOTHER = re.compile(
    r"[가-힣]{0,2}(?:된|한|던|른|받은) (?!뒤|후|이후|직후|것|지 |바|상태|날|때|이래|적|데|만|사실|"
    r"다음|가운데|덕|해|이유|배경|첫)"
    r"[가-힣]+(?:은|는|이|가|을|를|의|도|과|와) "
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
    carried: tuple[int, str | None] | None,
    before: tuple[int, int, str] | None = None,
) -> tuple[list[OfficialMention], tuple[int, str | None] | None]:
    """The officials that the verbs of sentence `index` make, and the date for the next sentence to carry on.

    Only `text[low:high]` is read, which is the sentence unless that is very long. `own` are its
    officials so far: the status of those that take or leave office changes. `before` is the topic of the
    sentence in front, which a career goes on about.
    """
    text = reading.text
    names = sorted((mention.start, mention.end, mention.person) for mention in own)
    topics = sorted(
        (mention.start, mention.end, mention.person)
        for mention in own
        if mention.title and mention.title.particle in ("은", "는", "이", "가", "도")
    )
    if not names and before is not None and _CAREER.search(text, low, high):
        names = topics = [before]  # 임 회장은 관료 출신이다. ¦두레부 국장, 누리처 과장 등을 역임했다.¦
    more: list[OfficialMention] = []
    appointed = False
    for title in free:
        for mention, verb in _apart(reading, low, high, title, names, topics, full):
            if verb is not None:
                appointed = True
                mention.date = tenures.date_of(reading, index, verb, mention)
                if mention.date is None and carried and carried[0] == index - 1:
                    mention.date = carried[1]
            more.append(mention)
    more += joined_posts.read(text, free, more)
    if not any(mention.status == "acting" for mention in more):
        more += _acting(text, low, high, free, names, full)
    for mention in own:
        successor = _successor(text, mention, high, names)
        if successor is not None:
            more.append(successor)
            appointed = True
    given = {mention.start for mention in more}
    for mention in own:
        if mention.start in given:
            continue
        verb = tenures.change(text, mention, found, high)
        if verb is not None:
            mention.date = tenures.date_of(reading, index, verb, mention)
            appointed = appointed or mention.status != "former"
    date = next((mention.date for mention in [*more, *own] if mention.date), None)
    return more, (index, date) if appointed else None


def _apart(
    reading: Reading,
    low: int,
    high: int,
    title: Title,
    names: list[tuple[int, int, str]],
    topics: list[tuple[int, int, str]],
    full: Container[str],
) -> Iterator[tuple[OfficialMention, int | None]]:
    """The officials that hold `title`, which stands apart from them, with the place of the verb."""
    text = reading.text
    start, organisation, former = phrases.without_name(text, low, title)
    organisation = organisation or employers.owner(text, low, start)  # 누리랩에서 센터장을 지냈다
    after = title.after + len(title.particle)
    rest = text[after:high]

    def mention(person: tuple[int, int, str], rule: str, status: str | None) -> OfficialMention:
        made = OfficialMention.of(text, person[:2], title, organisation, rule, former=former)
        made.person = person[2]
        if title.status == "current" and status and not former:
            made.status = status
        return made

    if title.particle in _TO_PARTICLES:
        yield from _to(reading.text, low, high, title, names, full, mention)
        return
    if title.particle in ("은", "는") and _MARKED.search(
        text[max(low, start - 3) : start]
    ):  # ▲1차관은 문오진 비서관 … 지명됐다
        given = distant_holders.following(text, after, high, names)
        verb = _VERB.search(text, given[1], min(high, given[1] + 400)) if given else None
        if given and verb and text[after : given[0]] == " ":
            yield mention(given, "title_given_to", "designate" if verb["designate"] else None), verb.end()
        return
    if not title.particle and rest.startswith(", ") and (verb := _LISTED_VERB.search(rest)):
        person = max((name for name in topics if name[1] <= start), default=None)
        if person and re.fullmatch(r"[^,은는]{1,24}[은는] ", text[person[1] : start]):
            # 노상준 비서관은 환경부 차관, 표성훈 비서관은 … 차관에 각각 임명됐다
            yield (
                mention(person, "named_to_title", "designate" if verb["designate"] else None),
                after + verb.end(),
            )
            return
    if not title.particle and (verb := _HEADED.match(rest)):
        person = distant_holders.right_before(text, low, start, names)
        if person:  # 곽노정 사장, 부회장 승진
            yield (
                mention(person, "named_to_title", "designate" if verb["designate"] else None),
                after + verb.end(),
            )
        return
    person = None
    if title.particle in ("을", "를", "도", "직을", "까지", "등"):
        verb = _OBJECT_VERB.match(rest.lstrip())
        if verb and verb["current"]:
            end = after + len(rest) - len(rest.lstrip()) + verb.end()
            person = distant_holders.described(text, end, names) or distant_holders.holder(
                text, low, start, names, topics, full
            )
            if person:
                yield mention(person, "holds_title", None), None
            return
        if verb:
            end = after + len(rest) - len(rest.lstrip()) + verb.end()
            said = _FORMERLY.match(text, end - 2, high)  # 사장을 지낸 예지환 씨가
            person = distant_holders.who_did(text, said.end(), high, names, full) if said else None
            person = (
                person
                or distant_holders.holder(text, low, start, names, topics, full)
                or distant_holders.nearest_after(after, names)
            )
    elif title.particle in ("이던", "던", "이었던", "였던"):
        person = distant_holders.who_did(text, after + 1, high, names, full)  # 장관이던 이종호 교수가
    elif was := _WAS.match(rest):
        person = (
            distant_holders.nearest_after(after, [name for name in names if name[0] - after < 12])
            or (distant_holders.who_did(text, after + was.end(), high, names, full) if was[1] else None)
            or distant_holders.nearest_before(text, low, start, names, full)
        )
    elif (title.particle in ("과", "와") or rest[:1] in ",·ㆍ ") and _LIST_HELD.match(rest):
        person = distant_holders.holder(text, low, start, names, topics, full)
    if person:
        yield mention(person, "held_title", "former"), None


_HEADS = re.compile(
    r" (?:하는|한|해|하여|삼아|두고|구성|꾸린|꾸려|출범)|,"
)  # 문가람 실장을 단장으로 하는 추진단
_WAS = re.compile(r" 출신((?:인|의|으로)? )?")  # 최고기술책임자 출신인 니나 무라트가
_COMING = re.compile(r"[가-힣]?[할될] (?:예정|것|전망|계획)|하기로|되기로")  # 임명될 예정이다


def _to(
    text: str,
    low: int,
    high: int,
    title: Title,
    names: list[tuple[int, int, str]],
    full: Container[str],
    mention: Callable[[tuple[int, int, str], str, str | None], OfficialMention],
) -> Iterator[tuple[OfficialMention, int | None]]:
    """Who is given a position with 에 or 로: `AI수석에 하정우 센터장을 내정했다`, `하정우 센터장을 AI수석으로`."""
    start = phrases.without_name(text, low, title)[0]
    after = title.after + len(title.particle)
    verb = _NEXT_VERB.match(text[after:high])
    coming = verb is not None and _COMING.match(text, after + verb.end()) is not None
    if verb and (named := distant_holders.named_by_verb(text, after + verb.end(), high, names, full)):
        status = "former" if verb["former"] else "designate" if verb["designate"] or coming else None
        yield mention(named, "named_to_title", status), after + verb.end()
        return
    if (
        title.particle in ("으로", "로")
        and text[start - 2 : start] in ("을 ", "를 ")
        and _HEADS.match(text, after)
    ):
        person = max((name for name in names if low <= name[1] <= start), default=None)
        if person and re.fullmatch(r"[^,은는이가]{0,30}[을를] ", text[person[1] : start]):
            yield mention(person, "named_to_title", None), None
        return
    if verb and _OF_ANOTHER.match(text, after + verb.end(), high):
        return  # 장관에 지명된 인물은
    if verb and (person := distant_holders.nearest_before(text, low, start, names, full)):
        status = "former" if verb["former"] else "designate" if verb["designate"] or coming else None
        yield mention(person, "named_to_title", status), after + verb.end()
        return
    given = distant_holders.following(text, after, high, names)
    if given is None:
        return
    verb = _VERB.search(text, given[1], high)
    headline = (
        text[given[1] : given[1] + 1] == "…" or not _SENTENCE_END.search(text[low:high])
    ) and not title.particle.endswith(("로", "론"))
    if verb or title.status in ("designate", "acting") or headline:
        status = "designate" if verb and verb["designate"] else None
        yield mention(given, "title_given_to", status), verb.end() if verb else high


_FORMERLY = re.compile(r"(?:지낸|거친|역임한|역임했던|지냈던) |(?:낸|친) |임한 ")
_SUCCEEDED = re.compile(r"(?:의)? ?(?:후임|후임자|뒤)(?:으로|로|에는|에|을 이어|를 이어) ")


def _successor(
    text: str, mention: OfficialMention, high: int, names: list[tuple[int, int, str]]
) -> OfficialMention | None:
    """`이종호 전 장관의 후임으로 유상임 교수가 지명됐다`: the next one named gets the position."""
    if mention.title is None or mention.title.begin < mention.end:
        return None
    match = _SUCCEEDED.match(text, mention.title.after, high)
    person = distant_holders.following(text, match.end(), high, names) if match else None
    verb = _VERB.search(text, person[1], high) if person else None
    if person is None or verb is None or person[0] == mention.start:
        return None
    return OfficialMention(
        start=person[0],
        end=person[1],
        person=person[2],
        position=mention.position,
        organization=mention.organization,
        sector=mention.sector,
        status="designate" if verb["designate"] else "current",
        rule="title_given_to",
        title=mention.title,
        order=mention.order,
    )


_ACTS = re.compile(r"직무(?:를|을)? ?(?:대리|대행)|권한 ?대행을")


def _acting(
    text: str, low: int, high: int, free: list[Title], names: list[tuple[int, int, str]], full: Container[str]
) -> list[OfficialMention]:
    """The one who stands in for a position that the sentence names before: its last free one."""
    verb = _ACTS.search(text, low, high)
    vacant = [title for title in free if verb and title.after < verb.start()]
    if verb is None or not vacant:
        return []
    person = distant_holders.nearest_before(text, vacant[-1].after, verb.start(), names, full)
    if person is None:
        return []
    _, organisation, _ = phrases.without_name(text, low, vacant[-1])
    mention = OfficialMention.of(text, person[:2], vacant[-1], organisation, "acts_for_title")
    mention.person, mention.status = person[2], "acting"
    return [mention]
