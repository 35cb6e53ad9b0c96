"""One id for every spelling of a person's name: `person_id("이재명") == person_id("Lee Jae-myung")`.

A Korean name is read syllable by syllable: each way in which a syllable is written in Latin letters
is one syllable in Hangul (`kyung`, `gyeong`, `kyeong` are 경), whatever the order, the hyphens, the
spaces and the capitals. The lists are `vocabulary/surnames_ko.tsv` and `vocabulary/syllables_ko.tsv`;
a syllable that they lack is read by the Revised Romanisation. No list holds a Korean person but
`vocabulary/known_koreans.tsv`, for those who also go by another name (Jay Y. Lee).

A spelling that is used for two syllables belongs to the commoner: `jung` is 정, so 김대중 and
"Kim Dae-jung" stay two ids. Splitting one person is the smaller error than merging two. A spelling that no
list holds is read as the one that sounds like it: `gyoon` as `gyun`, `shub` as `sup`.
Anybody else has the slug of the Latin name; Hangul spellings of well-known foreigners stand in
`vocabulary/foreigners.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kaix import vocabulary

_HANGUL = re.compile(r"[가-힣]+")
_IDEOGRAPH = re.compile(r"[㐀-鿿]")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # 홍길동(洪吉童), Lee (Jay) Jae-hyun
_HYPHENS = re.compile("[\u2010-\u2015\u2043\u2212\ufe63]")  # as NFKC leaves them: "Soo‐yeon"
_POSSESSIVE = re.compile(r"['’`]s?(?=\s|$)")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)
_LONGEST = 80  # characters; a longer string is no name, and is only made a slug
_LONGEST_GIVEN = 3  # syllables: 김아름빛; "masayoshi" has four

# In the order of the Unicode block of Hangul syllables, which has 588 a first consonant and 28 a vowel.
# fmt: off
_ONSETS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
           "wi", "yu", "eu", "ui", "i")
_CODAS = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t",
          "t", "ng", "t", "t", "k", "t", "p", "t")
# fmt: on
_LATIN_SYLLABLE = re.compile(
    r"(kk|tt|pp|ss|jj|ch|[gndrlmbsjktph]?)"
    r"(yae|yeo|wae|weo|ae|ya|eo|ye|wa|oe|yo|wo|we|wi|yu|eu|ui|oo|ee|[aeoui])(ng|[knlmpt]?)"
)
_VARIANTS = {"oo": "u", "ee": "i", "weo": "wo", "l": "r", "k": "g"}


@cache
def _surnames() -> dict[str, str]:
    """Hangul, Hanja and every Latin spelling of a surname → the spelling in the id."""
    result: dict[str, str] = {}
    for row in vocabulary.table("surnames_ko"):
        spellings = row["spellings"].split()
        for form in (row["surname"], *row["hanja"].split(), *spellings):
            result.setdefault(form, spellings[0])
    return result


@cache
def _compound_surnames() -> frozenset[tuple[str, str]]:
    """The Latin spellings of surnames of two syllables, as two words: 황보 is "Hwangbo" and "Hwang Bo"."""
    result = set()
    for row in vocabulary.table("surnames_ko"):
        if len(row["surname"]) == 2:
            for spelling in row["spellings"].split():
                result |= {(spelling[:at], spelling[at:]) for at in range(2, len(spelling) - 1)}
    return frozenset(result)


@cache
def _syllables() -> dict[str, tuple[str, float]]:
    """Hangul and every Latin spelling of a given name's syllable → the spelling in the id, and how odd it is.

    The figure orders the readings of "sukyeol" (석열, 수결): 1 for the commonest syllable, up to 2
    for the last of the list, and half a point more for a spelling that is not the first.
    """
    rows = vocabulary.table("syllables_ko")
    result: dict[str, tuple[str, float]] = {}
    for rank, row in enumerate(rows):
        first, *others = row["spellings"].split()
        cost = 1 + rank / len(rows)
        result[row["syllable"]] = result[first] = (first, cost)
        for other in others:
            result[other] = (first, cost + (0.5 if len(other) > 1 else 0.8))
    return result


@cache
def _foreigners() -> dict[str, str]:
    """Every spelling of a well-known name that no rule reads, in Hangul without spaces or as a slug → the id."""
    result: dict[str, str] = {}
    for row in vocabulary.table("foreigners"):
        own = _slug(row["name"])
        result[own] = own
        result |= {_slug(alias): own for alias in row["aliases"].split(";") if alias.strip()}
        result |= {_joined(name): own for name in row["names_ko"].split(";") if name.strip()}
    for row in vocabulary.table("known_koreans"):
        own = "-".join(_from_hangul(row["name_ko"]) or ())
        result |= {_slug(alias): own for alias in row["aliases"].split(";")}
    return result


def _joined(name: str) -> str:
    return re.sub(r"[\s·・ㆍ‧-]+", "", name)


def _revised(syllable: str) -> str:
    """One Hangul syllable in Revised Romanisation, each syllable by itself."""
    index = ord(syllable) - 0xAC00
    return _ONSETS[index // 588] + _VOWELS[index % 588 // 28] + _CODAS[index % 28]


def _ascii(text: str) -> str:
    """The letters and digits of `text` in lower-case ASCII; of other scripts the code points."""
    text = text.casefold().translate(_LETTERS)
    if text.isascii():
        return text
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        if "가" <= char <= "힣":
            pieces.append(_revised(char))
        elif plain := "".join(c for c in unicodedata.normalize("NFKD", char) if c.isascii()):  # é → e
            pieces.append(plain)
        elif unicodedata.category(char)[0] in "LN":
            pieces.append(f"u{ord(char):x}")
        elif unicodedata.category(char)[0] != "M":
            pieces.append(" ")
    return "".join(pieces)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", _ascii(_POSSESSIVE.sub("", name))))


_ALIKE = (
    ("sh", "s"), ("ph", "p"), ("gh", "g"), ("ck", "k"), ("oo", "u"), ("ee", "i"), ("eui", "ui"), ("ah", "a"),
    ("oh", "o"),
)  # fmt: skip
_FINALS = {"b": "p", "g": "k", "d": "t", "c": "k", "r": "l"}


def _sound(piece: str) -> str:
    """A romanised syllable as it sounds, however it is spelled: "gyoon" and "gyun", "shub" and "sup"."""
    for written, plain in _ALIKE:
        piece = piece.replace(written, plain)
    last = piece[-1:]
    return piece if piece.endswith("ng") else piece[:-1] + _FINALS.get(last, last)


@cache
def _sounds() -> dict[str, tuple[str, float]]:
    """As `_syllables`, by the sound of each spelling; the commoner syllable has a sound that two share."""
    result: dict[str, tuple[str, float]] = {}
    for row in vocabulary.table("syllables_ko"):
        for spelling in row["spellings"].split():
            first, cost = _syllables()[spelling]
            result.setdefault(_sound(spelling), (first, cost + 1.2))
    return result


def _syllable(piece: str) -> tuple[str, float] | None:
    """One romanised syllable → the spelling in the id and its cost; `None` where it is no Korean syllable."""
    if known := _syllables().get(piece):
        return known
    if len(piece) > 3 and (known := _sounds().get(_sound(piece))):
        return known
    match = _LATIN_SYLLABLE.fullmatch(piece)
    if match is None:
        return None
    onset, vowel, coda = match.groups()
    return _VARIANTS.get(onset, onset) + _VARIANTS.get(vowel, vowel) + coda, 4.0


@lru_cache(maxsize=4096)
def _given(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The syllables of a romanised given name, "jaemyung" or "jae", "myung"; `None` if not Korean."""
    result: list[str] = []
    for part in parts:
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(part)
        for end in range(1, len(part) + 1):
            for begin in range(max(0, end - 6), end):  # "kyoung", the longest spellings
                before, one = best[begin], _syllable(part[begin:end])
                if before is not None and one is not None and len(before[1]) < _LONGEST_GIVEN:
                    found = (before[0] + one[1], (*before[1], one[0]))
                    now = best[end]
                    if now is None or found < now:
                        best[end] = found
        whole = best[-1]
        if whole is None:
            return None
        result += whole[1]
    return tuple(result) if 0 < len(result) <= _LONGEST_GIVEN else None


def _from_latin(name: str) -> tuple[str, ...] | None:
    """A Korean name in Latin letters, in either order → surname and syllables as in the id."""
    surnames = _surnames()
    before, comma, after = name.partition(",")
    words = [
        tuple(w for w in word.split("-") if w) for word in (f"{before} {after}" if comma else name).split()
    ]
    words = [word for word in words if word]
    if not 2 <= len(words) <= 4 or not all("".join(word).isalpha() for word in words):
        return None
    if len(words) > 2 and not comma and words[0] + words[1] in _compound_surnames():  # "Hwang Bo Seung-hee"
        words[:2] = [("".join(words[0] + words[1]),)]
    first, last = "".join(words[0]), "".join(words[-1])
    in_front = behind = None
    if first in surnames:
        in_front = _given(tuple(part for word in words[1:] for part in word))
    if last in surnames and not comma and len(words[-1]) == 1:  # "Kye-on" is no surname
        behind = _given(tuple(part for word in words[:-1] for part in word))
    # "Sung Kim", "Young Min Park": kim and park are never syllables of a given name, sung and young are.
    # Two that could be either, "Jung Ha", stand in the Korean order.
    if behind and (not in_front or (last not in _syllables() and first in _syllables())):
        return surnames[last], *behind
    return (surnames[first], *in_front) if in_front else None


def _from_hangul(name: str) -> tuple[str, ...] | None:
    """A Korean name in Hangul, its surname perhaps in Hanja: 이재명, 이 재명, 李재명."""
    surname = surname_part(name)
    rest = name[len(surname) :].strip() if surname else ""
    if surname is None or not _HANGUL.fullmatch(rest) or len(rest) > _LONGEST_GIVEN:
        return None
    return _surnames()[surname], *(_syllables().get(char, (_revised(char), 0))[0] for char in rest)


def is_syllable(piece: str) -> bool:
    """Whether `piece`, in Latin letters of any case, is how a syllable of a Korean given name is spelled."""
    return piece.lower() in _syllables()


def surname_part(name: str) -> str | None:
    """The surname that a Hangul name begins with, as written: 남궁훈 → 남궁, 李재명 → 李; or `None`.

    A two-syllable surname needs at least one more syllable, so 선우 by itself is 선 with the given name 우.
    """
    surnames = _surnames()
    if len(name) > 2 and name[:2] in surnames and not name[:2].isascii():
        return name[:2]
    return name[:1] if name[:1] in surnames and not name[:1].isascii() else None


def surname_id(surname: str) -> str | None:
    """The surname as it stands in an id: 배, Bae, 裵 → `bae`; `None` for what is no Korean surname."""
    return _surnames().get(surname.strip().casefold())


@lru_cache(maxsize=8192)
def person_id(name: str) -> str:
    """The id of the person called `name`: lower-case ASCII words joined with hyphens, `lee-jae-myung`.

    A pure function of the one string; it never raises. Empty for a string without a letter or digit.
    """
    name = _HYPHENS.sub("-", unicodedata.normalize("NFKC", name)).strip()
    if len(name) > _LONGEST:
        return _slug(name[:_LONGEST])
    name = " ".join(_BRACKETED.sub(" ", name).split()) or name
    known = _foreigners()
    if id_ := known.get(_joined(name)) or known.get(_slug(name)):
        return id_
    if _HANGUL.search(name):
        korean = _from_hangul(name)
    elif name.isascii():
        korean = _from_latin(_POSSESSIVE.sub("", name.casefold()))
    else:
        korean = None
    if korean is None and _IDEOGRAPH.match(name):  # 李在明: the surname alone can be read
        korean = tuple(
            _surnames().get(char, f"u{ord(char):x}") if i == 0 else _slug(char) for i, char in enumerate(name)
        )
    return "-".join(filter(None, korean)) if korean else _slug(name)
