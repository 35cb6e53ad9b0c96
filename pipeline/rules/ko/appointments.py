"""Positions that stand apart from their holder, joined by a verb of appointing, holding or leaving.

`AI수석에 하정우 센터장을 내정했다`, `장관 후보자로는 배경훈 원장을 지명`, `김민수 상무를 전무로 승진`,
`김태규 부위원장이 위원장 직무대행을 맡아`, `삼성전자 상무를 거쳐`, `강도현 차관이 물러났다`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from pipeline import vocabulary
from pipeline.people import surname_id, surname_part
from pipeline.reading import Reading
from pipeline.rules.ko import phrases, titles
from pipeline.rules.ko.drafts import Draft
from pipeline.rules.ko.persons import CERTAIN, LIKELY, foreign_length, likeness
from pipeline.rules.ko.titles import Title

Pattern = list[dict[str, Any]]

_APPOINTED = (
    "임명|선임|선출|위촉|취임|승진|전보|발령|보임|부임|기용|영입|임용|추대|유임|연임|재신임|앉|올랐|"
    "오른|올라|합류|이동|내세|배치|낙점|등용"
)
_DESIGNATED = "내정|지명|발탁|낙점"
_LEFT = "물러|사임|사퇴|퇴임|해임|경질|면직|파면|사직|떠났|떠난|이임|퇴직|별세|해촉"
_HELD = "지냈|지낸|지내|역임|거쳤|거쳐|거친"
_HOLDS = "맡|겸임|겸직|수행|겸하|겸한|이끌|대행"

_TITLE = {"TEXT": {"REGEX": rf"(?:{titles.HEAD})(?:후보자?|내정자|직무대행|권한대행)?$"}}
_STEM = {"TAG": {"NOT_IN": ["_SP"]}, "OP": "{0,30}"}

PATTERNS: dict[str, list[Pattern]] = {
    # AI수석에 하정우 센터장을 내정했다; 장관 후보엔 한성숙
    "title_given_to": [
        [
            _TITLE,
            {"TEXT": {"IN": ["후보", "후보자", "내정자", "직", "자리", ")", "）"]}, "OP": "?"},
            {"TEXT": {"IN": ["에", "에는", "엔", "로", "으로", "로는", "으로는", "론", "으론", "자리에"]}},
        ],
        [_TITLE, {"TEXT": "의", "OP": "?"}, {"TEXT": {"REGEX": "^(?:후임|뒤)"}}],
    ],
    # 하정우 센터장을 AI수석으로 내정했다; 김민수 부사장이 사장에 올랐다
    "named_to_title": [
        [
            _TITLE,
            {"TEXT": {"IN": ["후보", "후보자", "내정자", "직", ")", "）"]}, "OP": "?"},
            {"TEXT": {"IN": ["에", "로", "으로"]}},
            {"OP": "{0,2}"},
            {"TEXT": {"REGEX": f"^(?:{_APPOINTED}|{_DESIGNATED}|재직|활동|일했|일한|근무)"}},
        ],
    ],
    # 김태규 부위원장이 위원장 직무대행을 맡아
    "holds_title": [
        [
            _TITLE,
            {"TEXT": {"IN": ["직무대행", "직무대리", "권한대행", "대행", "직"]}, "OP": "?"},
            {"TEXT": {"IN": ["을", "를", "도", "까지"]}},
            {"OP": "{0,2}"},
            {"TEXT": {"REGEX": f"^(?:{_HOLDS})"}},
        ],
    ],
    # 삼성전자 상무를 거쳐, 통신정책관을 지냈다, 삼성전자 상무 출신
    "held_title": [
        [_TITLE, {"TEXT": {"IN": ["을", "를", "직", "등", "과", "와", "출신"]}}],
    ],
    # 강도현 차관이 물러났다, 물러난 하정우 전 수석
    "left_title": [[{"TEXT": {"REGEX": f"^(?:명예)?(?:{_LEFT})"}}]],
    # 정책관 자리는 김민수 과장이 직무를 대행한다; 총장이 물러난 뒤로 이광형 교수가 직무대행을 맡고 있다
    "acts_for_title": [
        [{"TEXT": "직무"}, {"TEXT": {"IN": ["을", "를"]}, "OP": "?"}, {"TEXT": {"REGEX": "^(?:대리|대행)"}}],
        [
            {"TEXT": {"REGEX": "^(?:직무|권한)(?:대행|대리)$"}},
            {"TEXT": {"IN": ["을", "로"]}},
            {"TEXT": {"REGEX": "^(?:맡|수행|지정)"}},
        ],
    ],
}

_TO = re.compile(r"(?: ?(?:직|자리|에))?(?:에는|에|엔|로는|으로는|으로|로|론|으론)$")
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
    rf"활동 중|활동하고|재직하고)"
    r"|(?P<former>일했|일한|근무했|근무한|재직했|재직한|활동했|활동한))"
)
_OBJECT_VERB = re.compile(
    rf"(?:(?:(?:{_ADVERB}|두루|모두|오래|오랫동안|함께|겸해|임시로|당분간|[0-9]+년간) "
    rf"){{0,2}}(?:(?P<former>{_HELD})|(?P<current>{_HOLDS})))"
)
_LIST_HELD = re.compile(rf"[가-힣A-Za-z0-9() ,·ㆍ]{{0,45}}?(?:{_HELD})")
_BARE = re.compile(
    r"([가-힣]{2,5})(?: ([가-힣]{1,6}))?(?:[(（][^()（）\n]{1,20}[)）])?(?=을|를|이|가|은|는|씨|의|$|[\s,.…·'\"’”])"
)
_NOMINEE = re.compile(
    r"(?<![가-힣])([가-힣]{1,5}) (?:후보자|내정자|지명자|당선인|후보|씨)(?=은|는|이|가|도|의|\s)"
)
_SENTENCE_END = re.compile(r"다[.”\"’']*\s*$")
_LEAVES = re.compile(rf"(?:명예)?(?:{_LEFT})")
_LEFT_BEFORE = re.compile(
    rf"({_LEFT})[가-힣]{{0,2}} (?!뒤|후|자리|직후|이후|데)(?:[가-힣A-Za-z0-9]+ ){{0,2}}$"
)
# 지난 1일 취임한 어윤채 부문장
_JOINED_BEFORE = re.compile(
    r"(?:(?:취임|부임|합류)한|(?:선임|임명|선출|영입|기용)(?:된|됐던)) (?:[가-힣A-Za-z0-9]+ ){0,2}$"
)
_STAYS = re.compile(
    r"사의|사표|사퇴 ?(?:요구|촉구|압박|론|설|하라|해야|할|의사|여부|시)|(?:사임|퇴임|해임|경질)(?:설|론| 요구|"
    r" 촉구|하라|해야|할| 여부)"
)


def read(
    reading: Reading,
    index: int,
    low: int,
    high: int,
    found: list[Title],
    free: list[Title],
    own: list[Draft],
    full: Container[str],
    carried: tuple[int, str | None] | None,
) -> tuple[list[Draft], tuple[int, str | None] | None]:
    """The officials that the verbs of sentence `index` make, and the date for the next sentence to carry on.

    Only `text[low:high]` is read, which is the sentence unless that is very long. `own` are its
    officials so far: the status of those that take or leave office changes.
    """
    text = reading.text
    names = sorted((draft.start, draft.end, draft.person) for draft in own)
    more: list[Draft] = []
    appointed = False
    for title in free:
        for draft, verb in _apart(reading, low, high, title, names, full):
            if verb is not None:
                appointed = True
                draft.date = _date(reading, index, verb, draft)
                if draft.date is None and carried and carried[0] == index - 1:
                    draft.date = carried[1]
            more.append(draft)
    if not any(draft.status == "acting" for draft in more):
        more += _acting(text, low, high, free, names, full)
    for draft in own:
        successor = _successor(text, draft, high, names)
        if successor is not None:
            more.append(successor)
            appointed = True
    given = {draft.start for draft in more}
    for draft in own:
        if draft.start in given:
            continue
        verb = _change(text, draft, found, high)
        if verb is not None:
            draft.date = _date(reading, index, verb, draft)
            appointed = appointed or draft.status != "former"
    date = next((draft.date for draft in [*more, *own] if draft.date), None)
    return more, (index, date) if appointed else None


def _apart(
    reading: Reading,
    low: int,
    high: int,
    title: Title,
    names: list[tuple[int, int, str]],
    full: Container[str],
) -> Iterator[tuple[Draft, int | None]]:
    """The officials that hold `title`, which stands apart from them, with the place of the verb."""
    text = reading.text
    start, organisation, former = phrases.without_name(text, low, title)
    after = title.after + len(title.particle)
    rest = text[after:high]

    def draft(person: tuple[int, int, str], rule: str, status: str | None) -> Draft:
        made = Draft.of(text, person[:2], title, organisation, rule, former=former)
        made.person = person[2]
        if title.status == "current" and status and not former:
            made.status = status
        return made

    if title.particle in _TO_PARTICLES:
        verb = _NEXT_VERB.match(rest)
        if verb and (person := _nearest_before(text, low, start, names, full)):
            status = "former" if verb["former"] else "designate" if verb["designate"] else None
            yield draft(person, "named_to_title", status), after + verb.end()
            return
        given = _following(text, after, high, names)
        if given is None:
            return
        verb = _VERB.search(text, given[1], high)
        headline = not _SENTENCE_END.search(text[low:high]) and not title.particle.endswith(("로", "론"))
        if verb or title.status in ("designate", "acting") or headline:
            status = "designate" if verb and verb["designate"] else None
            yield draft(given, "title_given_to", status), verb.end() if verb else high
        return
    person = None
    if title.particle in ("을", "를", "도", "직을", "까지", "등"):
        verb = _OBJECT_VERB.match(rest.lstrip())
        if verb and verb["current"]:
            end = after + len(rest) - len(rest.lstrip()) + verb.end()
            person = _whose(text, end, names) or _nearest_before(text, low, start, names, full)
            if person:
                yield draft(person, "holds_title", None), None
            return
        if verb:
            end = after + len(rest) - len(rest.lstrip()) + verb.end()
            said = _FORMERLY.match(text, end - 2, high)  # 사장을 지낸 예지환 씨가
            person = _who_did(text, said.end(), high, names) if said else None
            person = person or _nearest_before(text, low, start, names, full) or _nearest_after(after, names)
    elif re.match(r" 출신", rest):
        person = _nearest_after(after, [name for name in names if name[0] - after < 12]) or _nearest_before(
            text, low, start, names, full
        )
    elif (title.particle in ("과", "와") or rest[:1] in ",·ㆍ ") and _LIST_HELD.match(rest):
        person = _nearest_before(text, low, start, names, full)
    if person:
        yield draft(person, "held_title", "former"), None


def _who_did(
    text: str, begin: int, high: int, names: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    """The one who `사장을 지낸` is said of: the official right behind it, or a bare name with 씨."""
    person = _nearest_after(begin, names)
    if person and person[0] - begin <= 20 and not re.search(r"[,.]|[은는이가을를] ", text[begin : person[0]]):
        return person
    bare = re.compile(r"([가-힣]{3,4}) 씨").match(text, begin, high)
    return (*bare.span(1), bare[1]) if bare and likeness(bare[1]) >= LIKELY else None


_FORMERLY = re.compile(r"(?:지낸|거친|역임한|역임했던|지냈던) |(?:낸|친) |임한 ")
_WHO = re.compile(r"(?:은|는|고 있는|아 온|아온)\s(?:[가-힣A-Za-z0-9]+\s){0,2}$")


def _whose(text: str, end: int, names: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """The one who `대변인을 맡은` is said of: the name behind it."""
    person = _nearest_after(end, names)
    return person if person and person[0] - end <= 25 and _WHO.fullmatch(text[end : person[0]]) else None


_SUCCEEDED = re.compile(r"(?:의)? ?(?:후임|후임자|뒤)(?:으로|로|에는|에|을 이어|를 이어) ")


def _successor(text: str, draft: Draft, high: int, names: list[tuple[int, int, str]]) -> Draft | None:
    """`이종호 전 장관의 후임으로 유상임 교수가 지명됐다`: the next one named gets the position."""
    if draft.title is None or draft.title.begin < draft.end:
        return None
    match = _SUCCEEDED.match(text, draft.title.after, high)
    person = _following(text, match.end(), high, names) if match else None
    verb = _VERB.search(text, person[1], high) if person else None
    if person is None or verb is None or person[0] == draft.start:
        return None
    return Draft(
        start=person[0],
        end=person[1],
        person=person[2],
        position=draft.position,
        organization=draft.organization,
        sector=draft.sector,
        status="designate" if verb["designate"] else "current",
        rule="title_given_to",
        title=draft.title,
        order=draft.order,
    )


_ACTS = re.compile(r"직무(?:를|을)? ?(?:대리|대행)|권한 ?대행을")


def _acting(
    text: str, low: int, high: int, free: list[Title], names: list[tuple[int, int, str]], full: Container[str]
) -> list[Draft]:
    """The one who stands in for a position that the sentence names before: its last free one."""
    verb = _ACTS.search(text, low, high)
    vacant = [title for title in free if verb and title.after < verb.start()]
    if verb is None or not vacant:
        return []
    person = _nearest_before(text, vacant[-1].after, verb.start(), names, full)
    if person is None:
        return []
    _, organisation, _ = phrases.without_name(text, low, vacant[-1])
    draft = Draft.of(text, person[:2], vacant[-1], organisation, "acts_for_title")
    draft.person, draft.status = person[2], "acting"
    return [draft]


def _nearest_before(
    text: str, low: int, end: int, names: list[tuple[int, int, str]], full: Container[str]
) -> tuple[int, int, str] | None:
    """The last person named before `end`: an official, a nominee (황보 내정자는), a bare full name."""
    best = max((name for name in names if name[1] <= end), default=None)
    for match in _NOMINEE.finditer(text, low, end):
        person = next((name for name in _names(full) if _is_short_for(match[1], name)), None)
        person = person or (match[1] if likeness(match[1]) >= CERTAIN else None)
        if person and (best is None or match.start(1) > best[0]):
            best = (match.start(1), match.end(1), person)
    for match in re.compile(
        r"(?<![가-힣])([가-힣]{3,5}|[가-힣]{1,5} [가-힣]{1,5}?)(?=은 |는 |이 |가 |을 |를 |도 |씨)"
    ).finditer(text, low, end):
        word = match[1]
        certain = likeness(word) >= CERTAIN or (
            " " in word and foreign_length(word.split(), 0) == (2, CERTAIN)
        )
        if (certain or word in _names(full)) and (best is None or match.start(1) > best[0]):
            best = (match.start(1), match.end(1), word)
    return best


def _names(full: Container[str]) -> list[str]:
    return sorted(full) if isinstance(full, set) else []


def _is_short_for(word: str, person: str) -> bool:
    if word == person:
        return True
    surname = surname_part(person)
    return " " not in person and surname is not None and surname_id(word) == surname_id(surname)


def _nearest_after(begin: int, names: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    return min((name for name in names if name[0] >= begin), default=None)


def _following(
    text: str, begin: int, high: int, names: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    """The person whom a position in front is given to: the next name, if it comes soon."""
    official = _nearest_after(begin, names)
    gap = text[begin : official[0]] if official else ""
    if (
        official
        and len(gap) <= 40
        and not re.search(r"[가-힣](?:은|는|이|가|을|를|에서|에게|며|고|서)\s|[.…!?]", gap)
    ):
        return official
    match = re.compile(r"\s*[,]?\s*").match(text, begin, high)
    at = match.end() if match else begin
    for _ in range(4):  # 장관 후보엔 한성숙; 사장에 삼성전자 출신 김민수
        bare = _BARE.match(text, at, high)
        if bare is None:
            return None
        words = [word for word in bare.groups() if word]
        length, score = foreign_length(words, 0)
        if length == 2 and score == CERTAIN:
            return bare.start(1), bare.end(2), f"{words[0]} {words[1]}"
        for cut in (len(words[0]), len(words[0]) - 1):
            word = words[0][:cut]
            tail = words[0][cut:]
            if (
                likeness(word) >= LIKELY
                and tail in ("", "을", "를", "이", "가", "은", "는", "씨")
                and word not in vocabulary.words("titles_ko")
            ):
                return at, at + cut, word
        space = re.compile(r"[가-힣A-Za-z0-9()]+ ").match(text, at, high)
        if space is None or phrases.ends_phrase(space.group().strip()):
            return None
        at = space.end()
    return None


def _change(text: str, draft: Draft, found: list[Title], high: int) -> int | None:
    """Where the verb stands with which the official takes or leaves office; sets `draft.status`."""
    title = draft.title
    if title is None or draft.rule.startswith(("title_given", "named_to", "held", "holds")):
        return None
    if draft.end > title.begin:
        return None
    before = _LEFT_BEFORE.search(text[max(0, draft.start - 30) : draft.start])
    if before and draft.status in ("current", "former"):
        draft.status, draft.rule = "former", "left_title"
        return draft.start
    joined = _JOINED_BEFORE.search(text[max(0, draft.start - 30) : draft.start])
    if joined and draft.status == "current":
        return draft.start
    if title.particle not in ("이", "가", "은", "는", "도", "을", "를", "") or draft.status not in (
        "current",
        "former",
    ):
        return None
    after = title.after + len(title.particle)
    stop = min([other.begin for other in found if other.begin > title.begin] + [high, after + 60])
    clause = re.split(r"[“\"‘]|고 (?:말했|밝혔)|[가-힣]며 ", text[after:stop])[0]
    if (verb := _LEAVES.search(clause)) and not _STAYS.search(clause):
        if re.match(
            r"[한된난던은] (?!뒤|후|자리|지 |상태|데|이후|직후|것|바)", clause[verb.end() :]
        ) and stop < min(high, after + 60):
            return None  # 지난달 퇴직한 김민수 실장: that is the next one
        if title.particle in ("을", "를") and not re.match(r"해임|경질|면직|파면|해촉", verb.group()):
            return None
        draft.status, draft.rule = "former", "left_title"
        return after + verb.end()
    if draft.status == "current" and (
        verb := re.search(r"취임(?!식|사|준비| ?\d|.{0,4}주년)|임명됐|임명됐|선임됐|선출됐|부임|유임", clause)
    ):
        return after + verb.end()
    return None


def _date(reading: Reading, index: int, verb: int, draft: Draft) -> str | None:
    """The date of a verb: the last one that the sentence names before it, not a period."""
    dates = [
        date
        for date in reading.dates(reading.sentences[index])
        if date.end <= verb and date.value and "/" not in date.value and len(date.value) >= 7
    ]
    if not dates:
        return None
    if dates[-1].text.startswith("이날"):  # the latest day that the article has named
        limit = reading.published.isoformat() if reading.published else "9"
        named = [
            date.value
            for before in range(max(0, index - 8), index)
            for date in reading.dates(reading.sentences[before])
            if date.value
            and len(date.value) == 10
            and date.value <= limit
            and not date.text.startswith(("이날", "전날"))
        ]
        return max(named, default=dates[-1].value)
    return dates[-1].value
