"""Named organisations, countries and governments in a Korean sentence.

A name is looked for where a word begins, so that 미국 is found in `미국의` and not in `대미국`: the
lists of countries and organisations first, then what an organisation's name ends in
(`vocabulary/organisation_endings_ko.tsv`), then classes such as `국내 기업`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import vocabulary
from kaix.analysis.ko.coined import coined
from kaix.korean import PARTICLES
from kaix.reading import Name, Reading

Known = tuple[str, str, str, str | None]  # as written, kind, canonical, sector

_WORD = re.compile(r"[가-힣A-Za-z0-9㐀-鿿][가-힣A-Za-z0-9&+㈜㐀-鿿]*(?:[.·-][가-힣A-Za-z0-9]+)*")
_BRACKETED_CODE = re.compile(r"\([A-Za-z]{2,12}\)")  # 한국전자통신연구원(ETRI)
_GROUP = re.compile(
    r"(?:국내외?|한국|우리|해외|외국|외국계|글로벌|세계|민간|미국|중국|일본|유럽)"
    r"(?: (?:AI|인공지능|IT|반도체|빅테크|대형|주요|중소|플랫폼|클라우드|통신|제조|스타트업|테크))?"
    r" (?:기업|업체|회사|스타트업|빅테크|대기업|중소기업|은행|대학|통신사|연구진|연구기관|연구자|개발사|제조사|"
    r"투자자)(?:들)?"
    r"|빅테크|통신 3사|이통 ?3사|이동통신 3사"
)
_GOVERNMENT = re.compile(
    r"(?:(?:한국|우리|우리나라|이재명|윤석열|문재인) )?정부(?! ?(?:안|출연|기관|세종|서울|과천))"
)
_GOVERNMENT_OPENS = frozenset(("정부", "한국", "우리", "이재", "윤석", "문재"))
_LONGEST = 40  # characters; no name of one word is longer
# What may follow a name in its own word: a particle, or one of these.
_TAILS = PARTICLES | vocabulary.used("word_uses_ko", "name_tail")
_TAIL_LONGEST = 8
_OF_THE_STATE = re.compile(
    r"국가|국립|대한민국|한국[가-힣A-Za-z0-9]{1,12}(?:원|공단|공사|거래소)(?:\s|$)"
)  # 국가바이오센터, 한국소재연구원
_ONE_HANJA = re.compile(r"[㐀-鿿]")


@cache
def _index() -> dict[str, list[Known]]:
    """The first two characters → the names that begin with them, the longest first."""
    known: dict[str, Known] = {}
    for row in vocabulary.table("countries"):
        for written in filter(None, row["korean"].split(";")):
            known[written] = (written, "country", row["name"], "government")
    for row in vocabulary.table("organisations"):
        for written in (row["name"], *row["aliases_en"].split("|"), *row["names_ko"].split("|")):
            if len(written) > 1:
                known.setdefault(written, (written, "organisation", written, row["sector"] or None))
    for table, sector in (("municipalities_ko", "government"), ("firms_ko", "company")):
        for row in vocabulary.table(table):
            known.setdefault(row["name"], (row["name"], "organisation", row["name"], sector))
    index: dict[str, list[Known]] = {}
    for written, entry in known.items():
        index.setdefault(written[:2], []).append(entry)
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


@cache
def _endings() -> tuple[tuple[int, dict[str, tuple[str | None, bool]]], ...]:
    """By length, the longest first: what an organisation's name ends in → its sector, and whether that is enough."""
    by_length: dict[int, dict[str, tuple[str | None, bool]]] = {}
    for row in vocabulary.table("organisation_endings_ko"):
        ending = row["ending"]
        by_length.setdefault(len(ending), {})[ending] = (row["sector"] or None, row["name"] == "yes")
    return tuple(sorted(by_length.items(), reverse=True))


def _tail_length(text: str, end: int) -> int | None:
    """The length of the particle at `end` after a name; `None` where the word goes on as another word (한국형)."""
    after = end
    while after < len(text) and after - end <= _TAIL_LONGEST and "가" <= text[after] <= "힣":
        after += 1
    return after - end if after == end or text[end:after] in _TAILS else None


def match_known(text: str, at: int) -> Known | None:
    """The longest listed country or organisation that begins at `text[at]` and is a whole word there."""
    for entry in _index().get(text[at : at + 2], ()) or _index().get(text[at : at + 1], ()):
        written = entry[0]
        if not text.startswith(written, at):
            continue
        end = at + len(written)
        if written[-1].isascii() and end < len(text) and text[end].isascii() and text[end].isalnum():
            continue
        if (
            entry[1] == "country"
            and len(written) > 1
            and text[end : end + 1].isascii()
            and text[end : end + 1].isalnum()
        ):
            continue  # 한국AI윤리협회 is no country's
        if _tail_length(text, end) is not None:
            return entry
    return None


def ending_of(word: str) -> tuple[str | None, bool] | None:
    """What a word without particle ends in, if in an organisation's ending: its sector, and if that is enough."""
    for length, endings in _endings():
        known = endings.get(word[-length:])
        if known and (len(word) > length or (len(word) == length and (length > 2 or known[1]))):
            return known
    return None


def sector_of(organisation: str) -> str | None:
    """The sector of an organisation as written, from the lists, else from what its words end in."""
    first = None
    words = organisation.split()
    for word in words:
        if (known := match_known(word, 0)) and known[1] == "organisation" and len(known[0]) > 1 and known[3]:
            first = first or known[3]
    if first:
        return first
    if _OF_THE_STATE.match(organisation):
        return "government"
    for word in words:  # the outer one says it: 서울대 AI연구소, 과기정통부 지원단
        if found := ending_of(re.sub(r"\(.*", "", word)):
            return found[0]
    return None


def country_of(word: str) -> str | None:
    """The short English name of a country that `word` begins with, particle or not; else `None`."""
    known = match_known(word, 0)
    return known[2] if known and known[1] == "country" else None


class Names:
    """Finds the names in a sentence: `names(reading, sentence)`, in order, without overlaps."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading, sentence: Span) -> list[Name]:
        """The names of `sentence`; a country's `canonical` is its short English name."""
        base = sentence.start_char
        text = reading.text[base : sentence.end_char]
        found: list[Name] = []

        def add(start: int, end: int, kind: str, canonical: str | None, sector: str | None) -> None:
            written = text[start:end]
            found.append(Name(base + start, base + end, written, kind, canonical or written, sector))

        groups = [(m.start(), m.end()) for m in _GROUP.finditer(text)]
        free = 0
        own = coined(reading.text)
        for match in _WORD.finditer(text):
            start = match.start()
            if start < free:
                continue
            if groups and groups[0][0] <= start:
                group = groups.pop(0)
                if group[1] > start:
                    add(*group, "group", None, None)
                    free = group[1]
                    continue
            if (
                text[start : start + 2] in _GOVERNMENT_OPENS
                and (government := _GOVERNMENT.match(text, start))
                and _tail_length(text, government.end()) is not None
            ):
                add(start, government.end(), "government", "South Korea", "government")
                free = government.end()
                continue
            ending = _organisation_length(match.group()[:_LONGEST])
            known = match_known(text, start)
            if (
                own
                and (length := _coined_length(own, text, start))
                and length >= (len(known[0]) if known else 0)
            ):
                add(start, start + length, "organisation", None, "company")
                free = start + length
            elif known and (ending is None or len(known[0]) >= ending[0]):
                if _ONE_HANJA.fullmatch(known[0]) and text[start + 1 : start + 2].isalnum():
                    continue  # 日新 is no Japan
                free = start + len(known[0])
                if code := _BRACKETED_CODE.match(text, free):
                    free = code.end()
                add(start, start + len(known[0]), *known[1:])
                while text[free : free + 1] in ("·", "ㆍ") and (other := match_known(text, free + 1)):
                    add(free + 1, free + 1 + len(other[0]), *other[1:])  # 네이버·카카오는
                    free += 1 + len(other[0])
            elif ending:
                add(start, start + ending[0], "organisation", None, ending[1])
                free = start + ending[0]
        return found


def _coined_length(own: frozenset[str], text: str, start: int) -> int:
    """The length of the longest of `own` that begins at `start` and is a whole word there."""
    fits = (
        len(name)
        for name in own
        if text.startswith(name, start) and _tail_length(text, start + len(name)) is not None
    )
    return max(fits, default=0)


@lru_cache(maxsize=1 << 14)
def _organisation_length(word: str) -> tuple[int, str | None] | None:
    """How much of a word is an organisation's name that its ending gives away, and its sector."""
    for cut in range(len(word), max(2, len(word) - 6), -1):
        if cut < len(word) and word[cut:] not in PARTICLES:
            continue
        known = ending_of(word[:cut])
        if known and known[1] and word[:cut] != "위원회":
            return cut, known[0]
    return None
