"""Who or what stands where in a Korean sentence and may own a quantity: listed names, stand-ins, and noun phrases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.analysis.heads_of_state import korean_heads
from kaix.analysis.ko import reference, verbs
from kaix.analysis.sentences import Chunk
from kaix.attribution.ko import cast
from kaix.attribution.ko.nominal import nominal
from kaix.attribution.ko.setting import measure
from kaix.reading import Name, Reading

NAMES = ("organisation", "country", "government", "group", "joined", "coined")
"""The kinds of a place that is named; `coined` is a name that no list has, `common` and `unlisted` are nouns."""
_OF_FIRM = re.compile(
    r"(?:계열사|자회사|스타트업|기업|업체|회사|제조사|개발사|운영사|부문인?|전문기업|유니콘|그룹)\s"
)
_JOINED = re.compile(r"(?:\([^)]{1,30}\))?(?:\s?[·,、/]\s?|\s?(?:와|과|및|하고|그리고)\s)")
_LISTED = re.compile(r"(?<=\w\w)[·ㆍ](?=\w\w)")
_NOBODY = frozenset((
    "회사", "당사", "양사", "것", "우리", "이들", "그들", "기업", "업체", "점", "수", "등", "측",
    "관계자", "전문가", "업계", "일각",
))  # fmt: skip
_STATE = re.compile(r"(?:\([^)]{1,20}\))?\s?(?:정부|행정부)")
_QUOTES = "'‘“\"’”"
_CODE_BEHIND = re.compile(r"['’”]?\((?:[A-Z][A-Za-z]|\d{6}|대표|㈜)")
_HANGUL = re.compile(r"[가-힣]{2,4}")
_LATIN_WORDS = vocabulary.words("latin_words_ko")
_COMMON = re.compile(
    r"(?:산업|시장|사업|기술|부문|분야|서비스|제품|플랫폼|모델|기반|인프라|센터|과제|정책|지역|효과|구조|방식|수준|단계|대상"
    r"|기간|인력|인재|고객|이용자|칩|반도체|금|액|비|료|세|율|률|량|가|자|장|전|후|들|력|성|화|법|안|권|형|용|급|대|별|간|층"
    r"|군|체|물|적|점|선|망|기|계|부|사업자|업계|증시|지수|프로젝트|펀드)$"
)
_MOST_LISTED = 12  # names that one list has


@dataclass(frozen=True, slots=True)
class Place:
    """One name or noun phrase: its value, its kind, where it stands, and the chunk and the name that it is."""

    value: str
    kind: str
    start: int
    end: int
    chunk: Chunk | None
    name: Name | None = None

    @property
    def role(self) -> str:
        """The role of its chunk; `front` where it only opens one (`삼성전자 영업이익은`), `loose` outside of any."""
        if self.chunk is None:
            return "loose"
        if self.name is not None and self.end < self.chunk.end - 1:
            return "front"
        return self.chunk.role or self.chunk.marker or "bare"

    @property
    def word(self) -> str:
        """`name` of a named one, else the kind of noun."""
        return "name" if self.kind in NAMES else self.kind


def sentence(reading: Reading, index: int) -> list[Place]:
    """All places of a sentence, by their ends."""
    known = reading.once(_known)
    if index not in known:
        known[index] = _sentence(reading, index)
    return known[index]


def _known(_: Reading) -> dict[int, list[Place]]:
    """The places of the sentences that were asked for."""
    return {}


def _sentence(reading: Reading, index: int) -> list[Place]:
    chunks = [c for c in reading.analysis(index).chunks if c.kind not in ("verb", "date")]
    starts = [c.start for c in chunks]
    named: set[int] = set()
    found: list[Place] = []
    names = _names(reading, index)
    for number, name in enumerate(names):
        position = bisect_left(starts, name.end) - 1
        chunk = chunks[position] if position >= 0 and chunks[position].end > name.start else None
        state = _STATE.match(reading.text, name.end) if name.kind == "country" else None
        end = state.end() if state else name.end
        if chunk is not None and end >= chunk.end - 1:
            named.add(position)
        together = _together(reading.text, names[max(0, number - _MOST_LISTED) : number + 1])
        parts = dict.fromkeys(part for each in together for part in _LISTED.split(each.text))
        if len(parts) > 1:
            found.append(Place(";".join(parts), "joined", together[0].start, end, chunk, name))
        else:
            found.append(Place(name.text, name.kind, name.start, end, chunk, name))
    unnamed = (
        c for i, c in enumerate(chunks) if i not in named and len(c.text) <= 40 and c.text not in _NOBODY
    )
    found += [_phrase(reading.text, chunk) for chunk in unnamed]
    return sorted(found, key=lambda place: (place.end, place.start))


def _together(text: str, names: list[Name]) -> list[Name]:
    """The last of `names` with those that it is listed with: `삼성전자와 SK하이닉스는`."""
    group = names[-1:]
    for other in reversed(names[:-1]):
        if not _JOINED.fullmatch(text[other.end : group[0].start]):
            break
        group.insert(0, other)
    return group


def _phrase(text: str, chunk: Chunk) -> Place:
    """A noun phrase; of `AI 반도체 스타트업 세미누리` the name behind the kind of firm."""
    value = chunk.text
    firms = (m.end() for m in _OF_FIRM.finditer(value) if m.end() < len(value))
    described = max((end for end in firms if nominal(value[end:])), default=0)  # 기업 ¦수¦ names no firm
    value = " ".join(value[described:].split()[-4:])
    named = (described > 0 and cast.is_name(value.split()[-1])) or coined(
        value, text[chunk.start - 1 : chunk.start], text[chunk.end : chunk.end + 12]
    )
    return Place(value, "coined" if named else noun_kind(value), chunk.start, chunk.end, chunk)


def kind_of(reading: Reading, value: str) -> str:
    """The kind of a phrase that the vocabulary lists nowhere, by itself and by what else the article says."""
    return "coined" if value in cast.of(reading).names or coined(value) else noun_kind(value)


def coined(value: str, before: str = "", behind: str = "") -> bool:
    """Whether a phrase looks like a name that no list has: quoted, with a code behind it, or in Latin letters."""
    head = value.rsplit(maxsplit=1)[-1]
    quoted = bool(before) and before in _QUOTES and behind[:1] in _QUOTES and len(value) < 16
    latin = re.search("[A-Z]", head) is not None and head not in _LATIN_WORDS
    return (quoted or latin or _CODE_BEHIND.match(behind) is not None) and not measure(head)


@cache
def _observers() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of observers, and how such names end."""
    rows = vocabulary.table("observers_ko")
    names = frozenset(row["name"] for row in rows if row["part"] == "name")
    return names, tuple(row["name"] for row in rows if row["part"] == "ending")


@lru_cache(maxsize=1 << 13)
def observes(value: str) -> bool:
    """Whether a name is of those that report, estimate and rate what others have: papers, brokers, statisticians."""
    names, endings = _observers()
    last = value.rsplit(maxsplit=1)[-1]
    return value in names or last in names or (last.endswith(endings) and last not in endings)


@lru_cache(maxsize=1 << 13)
def noun_kind(value: str) -> str:
    """`common` of a noun that the vocabulary has or whose ending says so, else `unlisted`."""
    head = value.rsplit(maxsplit=1)[-1]
    ordinary = bool(is_listed(head) or measure(head) or verbs.noun_frame(head))
    ending = _COMMON.search(head) if len(head) > 1 else None
    if not ordinary and ending is not None:
        front = head[: ending.start()]
        business = (
            len(ending.group()) > 1 and _HANGUL.fullmatch(front) is not None
        )  # 누리반도체, but 차량용 반도체
        ordinary = not business or is_listed(front) or noun_kind(front) == "common"
    return "common" if ordinary else "unlisted"


def is_listed(word: str) -> bool:
    """Whether the vocabulary has a word as one that is no name."""
    return any(word in vocabulary.words(each) for each in ("not_names_ko", "loanwords_ko"))


def _names(reading: Reading, index: int) -> list[Name]:
    """The names of a sentence that can own a quantity, and what stands for one."""
    sentence = reading.sentences[index]
    more = [
        *reference.stand_ins(reading, index, 0, 1 << 60),
        *korean_heads(reading.text, sentence.start_char, sentence.end_char),
    ]
    taken = {at for name in more for at in range(name.start, name.end)}
    more += (n for n in _listed(reading, index) if n.start not in taken)
    taken = {at for name in more for at in range(name.start, name.end)}
    own = cast.of(reading).mentions(reading.text, sentence.start_char, sentence.end_char)
    more += (n for n in own if n.start not in taken and n.end - 1 not in taken)
    return sorted(more, key=lambda name: name.start)


def _listed(reading: Reading, index: int) -> Iterator[Name]:
    state = -2  # where the name of a country ends: 대만 ¦정부¦ is Taiwan's
    for name in reading.names(reading.sentences[index]):
        of_state = name.kind == "government" and name.start - state <= 1
        state = name.end if name.kind == "country" else state
        if of_state:
            continue
        byline = reading.text[name.start - 1 : name.start] == "="  # (서울=두레뉴스)
        if (
            name.kind != "person"
            and not byline
            and name.text not in _LATIN_WORDS
            and not verbs.noun_frame(name.text)
        ):
            yield name
