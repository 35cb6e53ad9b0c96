"""The words of a Korean sentence: each without its particle, its punctuation and what stands in brackets behind it.

`SK하이닉스(000660)는` has the stem SK하이닉스 and the particle 는; `[투자한]` is a verb's form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kaix.analysis.ko import verbs
from kaix.korean import PARTICLES, divide_eojeol

# A word ends at a space, and at a full stop, a comma or a quotation mark that no space follows: 예정이다.중구는
_WORD = re.compile(
    r"(?:[^\s(（]|[(（][^()（）\n]{0,80}[)）]|[(（])"
    r"(?:(?!(?<=[가-힣][.,])[가-힣A-Z0-9“‘\"'])(?!(?<=…).)(?!(?<=[가-힣])[“‘])"
    r"(?:[^\s(（]|[(（][^()（）\n]{0,80}[)）]|[(（]))*"
)
_BRACKET = re.compile(r"[(（][^()（）\n]*[)）]")
_OPENING = " \t'\"‘’“”「『<〈《[【·…▲△▶▷◆◇■□●○※*-–—:=/~"
_CLOSING = " \t'\"‘’“”」』>〉》]】·…,.;:!?)）→/~-–—"
_SAID = re.compile(r"(?<=[다라자까])[”’\"'](?=[고며는라])")  # 필요하다”고
_SUM_IN_BRACKET = re.compile(r"\d[^()（）]*[원억조만러장개대][^()（）]*[)）]$")  # 나래자금(100억원) 나눔자금
_PARTED = re.compile(r"[,;:!?…\]】」』〉>]|\.['\"”’]*$")
_LAST_HANGUL = re.compile(r"[가-힣]+$")
_INNER_PARTICLE = re.compile(r"(?<=[A-Za-z0-9)])(?:으로|로|에서|에)$|(?<=[가-힣]{2})(?:으로|에서)$")
_ALSO_ENDINGS = frozenset((
    "는", "은", "로", "고", "도", "에", "을", "이", "만", "며", "며는", "라고", "이라고",
    "의", "과", "나", "라", "이라는", "이란",
))  # fmt: skip
"""Particles that verbs end in too."""
_SHORT_NOUNS = frozenset("몫값빚삯꼴턱시도군구측")
_NO_PARTICLE = re.compile(  # nouns that end as particles do; 광주시가 and 한 과제로 have theirs
    r"(?:도로|경로|활로|진로|회로|통로|항로|철로|선로|원자로|용광로|하이웨이|나이|차이|사이|길이|높이|어린이|놀이|풀이|종이"
    r"|목표가|공모가|분양가|평가|전문가|작가|증가|추가|최고가|최저가|국가|[과고약문증독순질도안각]서|거래가|판매가|인수가|낙찰가|정가|불과|효과|결과|성과|통과|초과|부과|매도|전년도)$"
    r"|^대만$|^(?:목표|최고|최저|당일|현재)?(?:주가|종가|시가|단가|원가|유가|물가|호가|고가|저가)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `stem` is empty of letters where it is punctuation only. Offsets in code points of the document."""

    start: int
    end: int
    text: str
    stem: str
    particle: str
    verb: verbs.Verb | None
    parted: bool
    """Whether punctuation behind it parts it from the next word."""
    opened: bool
    """Whether a quotation or a bracket opens before it."""


def read(text: str, base: int) -> list[Word]:
    """The words of `text`, which begins at `base` in the document."""
    return [_word(match.group(), base + match.start()) for match in _WORD.finditer(text)]


def _word(written: str, start: int) -> Word:
    stem, particle, verb, parted = _read(written)
    return Word(
        start, start + len(written), written, stem, particle, verb, parted, written[0] in "'\"‘“「『<〈《[(（"
    )


@lru_cache(maxsize=1 << 15)
def _read(written: str) -> tuple[str, str, verbs.Verb | None, bool]:
    plain = _SAID.sub("", _BRACKET.sub("", written) or written)
    parted = _PARTED.search(plain[-3:]) is not None or _SUM_IN_BRACKET.search(written) is not None
    bare = plain.strip(_CLOSING).lstrip(_OPENING).lstrip("(（")
    if not bare:
        return "", "", None, True
    noun, particle = stem(bare)
    verb = None
    if not particle or particle in _ALSO_ENDINGS:
        verb = verbs.recognise(bare) or verbs.copula(bare)
    if verb is not None:
        return bare, "", verb, parted
    return noun.strip(_CLOSING).lstrip(_OPENING), particle, None, parted


def stem(word: str) -> tuple[str, str]:
    """A word without its last particle, and the particle; `(M.AX)에` and `GPU는` too."""
    match = _LAST_HANGUL.search(word)
    if match is None or _NO_PARTICLE.search(word):
        return word, ""  # AI 고속도로
    tail = match.group()
    if tail in PARTICLES and match.start() > 0:
        return word[: match.start()], tail
    if tail.startswith("대만") and tail[2:] in PARTICLES:
        return word[: match.start() + 2], tail[2:]  # no 대 with 만은
    if len(tail) == 2 and tail[0] in _SHORT_NOUNS and tail[1] in "은는이가을를의에도만":
        return word[:-1], tail[-1]  # 몫은
    pieces = divide_eojeol(tail)
    if len(pieces) > 1 and pieces[-1][1] == "J":
        base_word, particle = word[: len(word) - len(pieces[-1][0])], pieces[-1][0]
        if particle in ("만", "도", "는") and (inner := _INNER_PARTICLE.search(base_word)):
            return base_word[: inner.start()], inner.group()  # AI로만
        return base_word, particle
    return word, ""
