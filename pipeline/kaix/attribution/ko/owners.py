"""Who may own a quantity in a Korean sentence: its places, with whose a measure is, classes of owners, and persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaix.analysis.sentences import Chunk
from kaix.attribution.ko import places
from kaix.attribution.ko.owner_kinds import headed, is_class, kind_of, measured, person_in
from kaix.attribution.ko.places import NAMES, Place
from kaix.attribution.ko.setting import measure
from kaix.reading import Reading

SUBJECTS = ("topic", "subject")
_REACH = 220  # characters from the mention; no owner stands further off in its sentence
_INSIDE = re.compile(r"\s?(?:내|현지|국내|본토|전역|증시|시장)(?=[\s,]|에|의)")
_NOBODY = frozenset((
    "연결", "별도", "기존", "전체", "평균", "경우", "혐의", "징역", "사실상", "이번", "상위", "하위", "누적", "합계",
    "총계", "입력", "출력",
    "대비", "기준", "이후", "당시", "현재", "최근", "결과", "과정", "가운데", "정도", "이상", "이하",
))  # fmt: skip
_THIS = re.compile(r"(?:이|해당|같은) ")
_POINTING = re.compile(r"(?:이|해당|두|세|그|이들) ")
_FIGURE = re.compile(r"\([^()]*[0-9]")
_POINTERS = frozenset("이당두세그해")
_POINTED = re.compile(r"(?:^|\s)(?:이|해당|두|세|그)\s$")
PRONOUN = re.compile(
    r"(?<![가-힣A-Za-z])(?:(?:이들|그들|양사|양측|이곳)(?: [가-힣]{2,4})?[은는이가의도]|그[는가의]"
    r"|(?:이|해당|두|세|같은) (?:회사|업체|기업|팀|채널|재단|기관|은행|학교|대학|병원|단체|그룹|스타트업|[가-힣]{1,2}사"
    r"|법인|조직|지자체)"
    r"(?:들|는|은|이|가|의|도))(?=\s)"
)
"""Words that point back to who was named before: 이들은, 해당 팀은."""


@dataclass(frozen=True, slots=True)
class Owner(Place):
    """A place that may own something; `kind` is also `class` (`중견기업`, `선원들`) or `person`."""

    head: Chunk | None = None
    """The phrase that it only describes: its own of `¦한빛전자¦ 영업이익은`, the next of `한빛전자의 ¦영업이익은¦`."""
    inside: bool = False
    """Whether it is only where something is (`미국 내`), or whose somebody is (`한빛전자 김가람 회장은`)."""

    embedded: bool = False
    """Whether it is the subject of a clause that describes a noun: ¦다솜이¦ 투자한 회사는."""

    @property
    def role(self) -> str:
        """As of a place; `inside` of one that only says where or whose."""
        if self.chunk is not None and self.inside:
            return "inside"
        if self.chunk is not None and self.head is self.chunk:
            return "front"
        return Place.role.fget(self)  # type: ignore[attr-defined, no-any-return]

    @property
    def holds(self) -> bool:
        """Whether it is a topic or a subject, or one is its (`한빛전자의 실적은`)."""
        if self.embedded:
            return False
        held = self.head is not None and not self.inside and self.head.role in SUBJECTS
        return held or self.role in SUBJECTS


def read(reading: Reading, index: int, low: int, high: int, at: int) -> list[Owner]:
    """The owners of a sentence between two offsets, near `at`, by their ends."""
    whole = sentence(reading, index)
    return [p for p in whole if low <= p.start and p.end <= high and abs(p.start - at) <= _REACH]


def holders(reading: Reading, index: int, low: int, high: int) -> list[Owner]:
    """Those near the end of `low:high` in a sentence that are its topics and subjects, or have them."""
    whole = sentence(reading, index)
    return [p for p in whole if low <= p.start and p.end <= high and high - p.start <= _REACH and p.holds]


def sentence(reading: Reading, index: int) -> list[Owner]:
    """All owners of a sentence, by their ends."""
    known = reading.once(_known)
    if index not in known:
        known[index] = _sentence(reading, index)
    return known[index]


def _known(_: Reading) -> dict[int, list[Owner]]:
    """The owners of the sentences that were asked for."""
    return {}


def _sentence(reading: Reading, index: int) -> list[Owner]:
    chunks = [c for c in reading.analysis(index).chunks if c.kind not in ("verb", "date")]
    starts = [c.start for c in chunks]
    everything = reading.analysis(index).chunks
    relative = _relative_subjects(everything)
    # 가람전자 ¦출신인¦: a part of what somebody is said to be
    predicated = {
        a.end for a, b in pairwise(everything) if b.head == "이" and b.start - a.end < 2 and not a.marker
    }
    found: list[Owner] = []
    whole = places.sentence(reading, index)
    named = {place.end for place in whole if place.kind in NAMES}
    for place in whole:
        value, kind, start, end, chunk = place.value, place.kind, place.start, place.end, place.chunk
        head, inside, text = None, False, reading.text
        if kind == "joined" and place.name is not None and _FIGURE.search(text, start, end):
            # 가람(2조원), ¦다솜¦(1조원)
            value, kind, start = place.name.text, place.name.kind, place.name.start
        points = kind == "organisation" and _THIS.match(text, start) and value not in text[start:end]
        if points and (who := _antecedent(reading, index, start, False, found)) is not None:
            value, kind = who.value, who.kind  # 이 회사는
        if kind in ("class", "common", "unlisted") and (
            (text[start - 2 : start - 1] in _POINTERS and _POINTED.search(text, max(0, start - 3), start))
            or (value[0] in _POINTERS and _POINTING.match(value))
        ):
            continue  # 이 ¦채널¦의, ¦두 회사¦는
        if kind == "group" and chunk is not None and person_in(chunk.text, text, chunk.end):
            value, kind, start = chunk.text, "person", chunk.start  # 김가람 ¦교수¦는
        if chunk is not None:
            position = bisect_left(starts, chunk.start)
            if place.role == "front":
                head = chunk
                inside = person_in(text[end : chunk.end].strip(), text, chunk.end)
            elif place.role == "possessor":
                head = _next(position, chunks)
            inside |= kind in NAMES and (_INSIDE.match(text, end) is not None or chunk.end in predicated)
        if kind not in NAMES and chunk is not None:
            if local := headed(value):
                value, kind = local, "organisation"  # 나래군수는 spends for 나래군
            elif person_in(value, text, end):
                kind = "person"
            elif owner := _having(value, chunk):  # ¦중견기업¦ 매출액
                value, head = " ".join(owner), chunk
                start = max(start, text.rfind(value, start, chunk.end))
                end = start + len(value)
                if end in named:
                    continue
                kind = kind_of(reading, value)
            elif kind == "unlisted":
                kind = kind_of(reading, value)
            elif is_class(value):
                kind = "class"
        if value not in _NOBODY:
            within = head or chunk
            embedded = within is not None and within.start in relative
            found.append(Owner(value, kind, start, end, chunk, place.name, head, inside, embedded))
    return found


_PLURAL = re.compile(r"이들|그들|양사|양측|(?:두|세|양) ")
_MANY = re.compile(r"들$|;")


def antecedent(reading: Reading, index: int, low: int, start: int) -> Owner | None:
    """Whom the last word that points back between `low` and `start` is for: the last topic or subject before it.

    이들은 is for the last that are many, else for the last.
    """
    pointers = list(PRONOUN.finditer(reading.text, low, start))
    if not pointers:
        return None
    pointer = pointers[-1]
    if pointer.group().startswith("그"):
        return None
    return _antecedent(reading, index, pointer.start(), _PLURAL.match(pointer.group()) is not None)


def _antecedent(
    reading: Reading, index: int, at: int, many: bool, known: Sequence[Owner] | None = None
) -> Owner | None:
    """The last topic or subject that ends before `at`; `known` are the owners of its sentence, where they are made."""
    for before in range(index, max(-1, index - 4), -1):
        here = known if before == index and known is not None else sentence(reading, before)
        for place in reversed(here):
            if place.end > at or not place.holds or measure(place.value):
                continue
            if place.kind in ("joined", "person", "class") if many else place.kind in (*NAMES, "body"):
                return place
            if _MANY.search(place.value) if many else place.kind == "unlisted" and _is_named(place):
                return place
    return None


def _is_named(place: Owner) -> bool:
    """Whether a noun that no list has is whose something is, as a name is: ¦다솜로봇의¦ 사업은."""
    return place.role in ("possessor", "topic") and " " not in place.value


_AUXILIARY = ("있", "하", "되", "않")


def _relative_subjects(chunks: Sequence[Chunk]) -> set[int]:
    """Where the phrases in 이 or 가 begin whose verb describes a noun: ¦다솜이¦ 투자한 회사는."""
    waiting: list[Chunk] = []
    found: set[int] = set()
    verb = None
    for chunk in chunks:
        if chunk.kind != "verb":
            if verb is not None:  # the verb before it is the last of its group
                if verb.marker == "adnominal":
                    found.update(chunk.start for chunk in waiting)
                waiting, verb = [], None
            if chunk.role == "subject":
                waiting.append(chunk)
        elif verb is None or chunk.head in _AUXILIARY:
            verb = chunk
    return found


def _having(value: str, chunk: Chunk) -> Sequence[str]:
    """The words of a phrase before its measure, else those of its chunk."""
    return measured(value.split()) or (measured(chunk.text.split()) if chunk.text != value else ())


def _next(position: int, chunks: Sequence[Chunk]) -> Chunk | None:
    """The phrase that a possessor belongs to: the next one that is no possessor itself."""
    following = chunks[position + 1 : position + 4]
    return next((chunk for chunk in following if chunk.role != "possessor"), None)
