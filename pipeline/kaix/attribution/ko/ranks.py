"""What Korean ranks are read from: the places of a sentence, quoted names, who ranks and among whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kaix import vocabulary
from kaix.analysis.ko import discourse
from kaix.analysis.ko.chunks import ROLE_OF
from kaix.analysis.sentences import Clause
from kaix.attribution.ko import citations, nominal, places
from kaix.attribution.ko.owner_kinds import is_titled
from kaix.attribution.ko.setting import measure, tidy
from kaix.attribution.ranks.things import SUBJECTS, Scope, Sentence, Thing
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.ko import names
from kaix.rules.ko.ranking_slots import COMPARED
from kaix.rules.ko.ranking_words import LIST, NO_NOUN, REACHING, ends, is_verb

_LIST = re.compile(citations.LISTS)
_LISTING = re.compile(
    r"(?P<name>[가-힣A-Za-z0-9&·.() -]+?)"
    r" ?(?:지수|순위|인덱스|랭킹|리더보드|차트|벤치마크|평가|조사|보고서|리포트)"
    r"(?:\([^()\n]{1,40}\))?(?: ?(?:20\d\d|평가|결과))*"
)
_NAMELESS = re.compile(
    r"(?:(?:이번|최근|올해|지난해|작년|해당|전체|종합|같은|이|그|공개|발표|실태|여론|설문|분석|시장|연간|최종"
    r"|최신|실적|성능|연구|조사|평가|결과|1차|2차|국제|글로벌|연례|공식|자체|기존|별도|상위|주요) ?)*"
)
_PART_BEHIND = re.compile(r"['’”\"]? ?(?:부문|분야|항목|영역|지표|차원|측면)")
_INTRODUCES = re.compile(rf"{citations.HOUSE}(?=[가-힣A-Za-z])")
_QUOTED = re.compile(
    r"[‘'“\"「『《<]([^‘’'“”\"「」『』《》<>\n]{2,30})[’'”\"」』》>](?:\([^()\n]{1,30}\))?(?P<particle>[가-힣]{0,3})"
)
# GPT-OSS 120B 모델과, 클로드 4.5는: a name with its version
_VERSIONED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9.-]+"
    r" (?:\d{1,4}[BMKT]|\d{1,2}\.\d+|\d{1,2}(?= [가-힣A-Z]))"
    r"(?: (?:프로|울트라|플래시|소넷|오퍼스|미니|맥스|터보|Pro|Max|Mini))?)(?:\([^()\n]{1,30}\))?['’]?(?: 모델)?"
    r"(?P<particle>은|는|이|가|와|과|도|의|을|를)(?![가-힣])"
)
_HEADED = re.compile(r"(?:의|인)? ((?:[가-힣A-Za-z0-9·&]+ ){0,4}[가-힣A-Za-z0-9·&]+)")
_REACHES = re.compile(rf"재?(?:{REACHING})")
_HEADS = (
    ("part", re.compile("(?:부문|분야|항목|지표|영역|업종|시장|대회|챌린지|올림피아드|공모전|경연)$")),
    ("rate", re.compile(
        "(?:[가-힣](?:액|량|률|율)|(?:만족|준비|신뢰|활용|성숙|매력|완성|인지|선호|집중|의존|투명|개방|자유)도|경쟁력|역량|규모|매출|"
        "수준|비중|특허|논문|실적|[건대자]수|용량|능력|속도|인재|인력|수출|투자|성능|시총|접근성|인용|생태계|순유출|순유입|수)$"
    )),
)  # fmt: skip
"""The classes of the nouns that name what one is ranked in: a part of it, a rate or a count."""
_COPULA = re.compile(r"(?<=[가-힣]{2})(?:이다|다)$")
_VERBAL = re.compile(r"[다요죠까][.?!]?$|[.,!?]")
# ¦한빛¦(40%), ¦다올¦에 이어; ¦미국¦·¦중국¦을 제치고: whom a rank is held against
_COMPARED = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:(?:, ?| ?[·ㆍ/] ?|[와과] | 및 )[가-힣A-Za-z0-9&.]{1,20}(?: [가-힣A-Za-z0-9&.]{1,15})?"
    r"(?:\([^()\n]{1,30}\))?){0,5}(?:,| 등)?"
    r"(?:(?:에|의|에도|에게|은 물론[^.\n]{0,30}에도)? ?(?:이어|이은|뒤이어|다음|뒤를|밀[려리린렸]|뒤[져진졌처])"
    r"|[을를]? ?(?:모두 |크게 |단숨에 )?(?:제[쳤치친]|누르|눌[러렀]|앞[서선섰지]|앞질|추월|따돌|꺾|넘[어고])|보다 )"
)
_ATTRIBUTE = re.compile(r"(?:인|의)? ['‘“]?")
_TIED = re.compile(r"공동|나란히|함께")
_WORLD = re.compile(r"(?:전 ?)?세계(?!적|은행|대전|무역)|글로벌|지구촌")
_HOME = re.compile(r"국내(?!외)|(?<![가-힣])전국")
_SCOPED = frozenset(("세계", "글로벌", "국내", "전세계", "전국", "아시아", "업계", "유럽"))


@cache
def _regions() -> re.Pattern[str]:
    words = {form for row in vocabulary.table("regions") for form in row["korean"].split(";") if form.strip()}
    return re.compile(
        rf"(?<![A-Za-z가-힣])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![A-Za-z])"
    )


class Grammar:
    """The Korean part of what ranks are read from."""

    introduces = re.compile(  # without one of these no sentence says who ranks
        "따르면|의하면|발표|집계|선정|매긴|펴낸|펴냈|내놓은|출처|자료|업체|기관|지수|순위|인덱스|랭킹|보고서|리더보드|차트|설문"
    )
    earlier = re.compile(r"(?:지난해|작년|전년|재작년|지난번)(?:에는|엔|의|도| 같은| 조사| 평가)?(?=[ ,])")
    minds_ranks = True
    # 하늘통신, 국내 ¦2위¦ 통신사; ¦1위¦ PC 기업 한빛; ¦1위¦로 올라선 하늘칩스
    apposed_before = re.compile(r"(?:\([^()\n]{1,30}\))?, ?(?:[가-힣A-Za-z]+ ){0,3}")
    apposed_after = re.compile(
        r"(?:인|에 오른|[을를] 차지한|[을를] 기록한|로 올라선|[을를] 지키[가-힣]+|[을를] 달리[가-힣]+)?"
        r" (?:[가-힣A-Za-z·&]+(?<![은는을를이가에로와과의며고다서])(?:\([^()\n]{1,40}\))? )*['‘“]?"
    )
    joins = re.compile(r"(?:와|과|,|·|ㆍ|/| 및) ?")
    parts = re.compile(r"[와과고며] |지만 |으나 |·")
    behind = re.compile(r"(?:[는은엔인]|에는)?[\s:|‘'“\"]*")

    def sentence(self, reading: Reading, index: int, ranks: Sequence[tuple[int, int]]) -> Sentence:
        """Read a sentence, and who or what the clause of each of its `ranks` is about."""
        span = reading.sentences[index]
        things = sorted(_things(reading, index), key=lambda t: (t.start, -t.end))
        clauses = reading.analysis(index).clauses
        verbs = tuple(c.predicate.start for c in clauses if c.predicate is not None)
        about = {start: _about(reading.text, clauses, things, start, end) for start, end in ranks}
        return Sentence(index, span.start_char, span.end_char, tuple(things), verbs, about)

    def scopes(self, reading: Reading, index: int) -> list[Scope]:
        """The words of a sentence that say among whom something is ranked."""
        span = reading.sentences[index]
        low, high = span.start_char, span.end_char
        text = reading.text
        found = [Scope("world", m.start(), m.end(), "world") for m in _WORLD.finditer(text, low, high)]
        for pattern, how in ((_HOME, "home"), (_regions(), "region")):
            found += [Scope(m.group(), m.start(), m.end(), how) for m in pattern.finditer(text, low, high)]
        found += [
            Scope(n.text, n.start, n.end, "country") for n in reading.names(span) if n.kind == "country"
        ]
        return sorted(found, key=lambda scope: scope.start)

    def ties(self, text: str, rank: Ranking) -> bool:
        """Whether several share a rank: `공동 5위`."""
        return _TIED.search(text, max(0, rank.start - 8), rank.start) is not None

    def compares(self, text: str, thing: Thing) -> bool:
        """Whether a rank is held against a thing: `¦일본¦에 이어`, `¦하늘칩스¦를 제치고`."""
        return _COMPARED.match(text, thing.end) is not None

    def cites(self, text: str, thing: Thing) -> list[str]:
        """The classes of the words around a thing that say that it ranks, counts or publishes."""
        return citations.cites(text, thing.start, thing.end, thing.value)

    def total(self, text: str, low: int, high: int) -> int | None:
        """How many are ranked, as the words between two offsets say: `93개국을 비교한 지수`."""
        match = COMPARED.search(text, low, high)
        return int(match[1]) if match is not None else None

    def headed(self, text: str, rank: Ranking, names: Sequence[Thing]) -> str:
        """The nouns that a rank describes, before a name behind it (`1위 ¦PC 기업¦ 한빛`), or ""."""
        match = _HEADED.match(text, rank.end)
        if match is None:
            return ""
        start, end = match.span(1)
        name = next((t.start for t in names if t.named and start <= t.start < end), end)
        words = text[start:name].split()
        if words and name == end and text[end : end + 1] in ("", ".", "\n"):
            words[-1] = _COPULA.sub("", words[-1])  # 국내 2위 ¦렌터카 업체¦다.
        refused = not words or _REACHES.match(words[0]) or any(map(ends, words))
        return "" if refused else " ".join(words)

    def nominal(self, phrase: str) -> str:
        """The value that a phrase makes, "" where it makes none."""
        return nominal.nominal(phrase)

    def lists(self, text: str) -> bool:
        """Whether some words name a list, an index or a count."""
        return _LIST.search(text) is not None

    def is_listing(self, value: str) -> bool:
        """Whether some words are the name of a list, an index or a survey of its own."""
        match = _LISTING.fullmatch(value)
        return match is not None and not _NAMELESS.fullmatch(match["name"])

    def is_part(self, text: str, thing: Thing) -> bool:
        """Whether the words around a thing say that it is a part of what is surveyed: `‘인재’ 부문에서`."""
        return _PART_BEHIND.match(text, thing.end) is not None

    def head(self, value: str) -> str:
        """The class of the head of a phrase, "" of another."""
        last = value.rsplit(maxsplit=1)[-1] if value.strip() else ""
        return next((name for name, of in _HEADS if of.search(last)), "") or measure(last)

    def headline_end(self, reading: Reading) -> int:
        """Where the headline ends."""
        return discourse.of(reading).headline_end


def _about(text: str, clauses: Sequence[Clause], things: Sequence[Thing], start: int, end: int) -> int:
    """Where what the clause of a rank is about begins: its topic or subject, the head of a relative one; -1 of none.

    Whom the rank describes goes first: `¦1위¦ 하늘칩스가`. A clause without one goes on about that of the last.
    """
    behind = next(
        (t.start for t in things if t.named and end < t.start and _ATTRIBUTE.fullmatch(text, end, t.start)),
        -1,
    )
    at = next((i for i, c in enumerate(clauses) if start < c.end), len(clauses) - 1)
    if behind >= 0 or at < 0:
        return behind
    own = clauses[at]
    for role in ("topic", "subject"):
        found = [c.start for c in own.arguments if c.role == role and c.end <= start]
        if found:
            return found[-1]
    behind = next((c.start for c in own.arguments if c.role in SUBJECTS and c.start >= end), -1)
    if behind >= 0:
        return behind  # 1위는 하늘칩스가 차지했다
    if own.relation == "relative" and own.predicate is not None:
        return next((t.start for t in things if own.predicate.end <= t.start <= own.predicate.end + 2), -1)
    before = (c for c in reversed(clauses[:at]) if c.relation != "relative")
    return next((c.start for clause in before for c in reversed(clause.arguments) if c.role in SUBJECTS), -1)


@cache
def _towns() -> frozenset[str]:
    """The cities, counties and provinces, also without what they are: `완도군`, `부산`."""
    names_of = vocabulary.words("municipalities_ko")
    short = {re.sub("(?:특별자치|특별|광역)?[시도]$", "", name) for name in names_of}
    return frozenset({*names_of, *(s for s in short if len(s) == 2), "서울", "코스피", "코스닥"} - {"경기"})


def _is_named(word: str) -> bool:
    """Whether a word that no list has is the name of a place or of a firm: `완도군`, `두레전자`."""
    fronts = (word[:-n] for n in (2, 3, 4) if len(word) - n > 1)
    firm = " " not in word and names.ending_of(word) is not None and not measure(word)
    return word in _towns() or (
        firm and not any(front in NO_NOUN or front in _SCOPED or places.is_listed(front) for front in fronts)
    )


def _things(reading: Reading, index: int) -> Iterator[Thing]:
    span = reading.sentences[index]
    countries = {n.text for n in reading.names(span) if n.kind == "country"}
    versions = list(_VERSIONED.finditer(reading.text, span.start_char, span.end_char))
    for match in versions:
        role = ROLE_OF.get(match["particle"], "") or match["particle"]
        yield Thing(match["name"], "coined", role, match.start(), match.end("name"))
    for place in places.sentence(reading, index):
        name, role = place.name, place.role
        if name is None and any(m.start() <= place.start and place.end <= m.end() for m in versions):
            continue
        value = (
            name.canonical if name is not None and place.kind in ("country", "government") else place.value
        )
        if name is None and (value := _noun(value)) == "":
            continue
        start = place.start
        if name is None and (introduced := _INTRODUCES.match(value)) is not None:  # 분석 기관 ¦다올리서치¦
            value, start = value[introduced.end() :], start + introduced.end()
        kind = "region" if value in _SCOPED else place.kind
        first, _, rest = value.partition(" ")
        if first in countries and rest and (kind == "coined" or _is_city(rest)):
            value, kind = rest, "coined"  # 스위스 ¦취리히 연방공대¦
        elif kind in ("common", "unlisted"):
            kind = "person" if is_titled(value) else "coined" if _is_named(value) else kind
        if place.kind == "joined":
            members = [n for n in reading.names(span) if place.start <= n.start and n.end <= place.end]
            value = ";".join(n.canonical if n.kind in ("country", "government") else n.text for n in members)
        if place.kind == "joined" and name is not None:  # 하늘칩스(7위), 다올전자(9위): each by itself too
            own = name.canonical if name.kind in ("country", "government") else name.text
            yield Thing(own, name.kind, role, name.start, name.end)
        yield Thing(value, kind, role, start, place.end)
    for match in _QUOTED.finditer(reading.text, span.start_char, span.end_char):
        if not _VERBAL.search(match[1]) and len(match[1].split()) <= 5:
            role = ROLE_OF.get(match["particle"], "") or match["particle"]
            part = _PART_BEHIND.match(reading.text, match.end(1))  # ‘인재’ ¦부문¦
            value = tidy(match[1] + part.group() if part is not None else match[1])
            kind = "quoted" if part is None else "common"
            yield Thing(value, kind, role, match.start(1), match.end(1))


def _is_city(word: str) -> bool:
    return " " not in word and word.isalpha() and places.noun_kind(word) == "unlisted"


def _noun(phrase: str) -> str:
    """The nouns that a phrase ends in, "" where it ends in a verb; of an index its `글로벌` too."""
    words = phrase.split()
    while words and (words[-1] in NO_NOUN or words[-1] in _SCOPED):
        words.pop()  # AI 특허 부문 ¦세계¦ 1위
    if len(words) > 1 and words[-1] == "평가" and LIST.search(words[-2].partition("(")[0]):
        words.pop()  # 준비 지수 ¦평가¦: of an index it says nothing
    if not words or is_verb(words[-1]):
        return ""
    kept = words[-1:]
    for word in reversed(words[:-1]):
        if ends(word) and not (word in _SCOPED and LIST.search(kept[-1])):
            break
        kept.insert(0, word)
    return " ".join(kept)


GRAMMAR = Grammar()
