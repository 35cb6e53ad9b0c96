"""Which capitalised words of an English sentence are a person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from kaix import people, vocabulary
from kaix.rules.en.words import Word, word_set

# One syllable of Korean as it is romanised, "kyung", "jae", "hwi"; behind a surname also of Chinese: "xiang", "tseng".
_ONSETS, _VOWELS, _CODAS = (
    "kk|gg|tt|dd|pp|bb|ss|jj|ch|sh|ph|[gkndtrlmbpsjhcy]",
    "y?aeu?|y?eou?|yeu|ie|y?u|w?a|w[aeiou]|weo|y?oo|yo|oe|eu[ir]?|ui|ee|ei|oi|uh|ow|o|i|e|woo|wae|wo[ou]?|youn?|you|ai|au|ou"
    "|y[ae]",
    "ng|ck|rk|[kgntdlrmpbhs]",
)
_SYLLABLE = rf"(?:{_ONSETS})?(?:{_VOWELS})(?:{_CODAS})?"
_BEHIND = rf"(?:{_ONSETS}|zh|ts|hs|[zxqfw])?(?:{_VOWELS}|iao|i[aou]|u[aoe])(?:{_CODAS})?"
_ONE = re.compile(rf"{_SYLLABLE}$", re.IGNORECASE)
_TWO = re.compile(rf"{_SYLLABLE}-?{_SYLLABLE}$", re.IGNORECASE)
_ONE_BEHIND = re.compile(rf"{_BEHIND}$", re.IGNORECASE)
_TWO_BEHIND = re.compile(rf"{_BEHIND}-?{_BEHIND}$", re.IGNORECASE)
_HYPHENATED = re.compile(rf"{_BEHIND}[-‑–]{_BEHIND}(?:[-‑–]{_BEHIND})?$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]$|(?:[A-Z]\.){1,3}$")
_SUFFIXES = ("Jr.", "Sr.", "II", "III")
_PARTICLES = word_set("particle")
_CAPITAL_PARTICLES = word_set("capital_particle")
# Surnames that are also words: in front of a syllable that is also a word they say nothing.
_WORDS = word_set("surname_and_word")
_NO_PERSON = word_set("no_person")
_BEFORE_MONTHS = word_set("before_month")
_GIVEN_AND_WORD = word_set("given_and_word")  # Will, May, Dean: names where a title stands by
_NO_SYLLABLE = word_set("no_syllable")
_APPOSITION = 4  # words behind the comma in which the title of "Will Cho, Kakao's chief executive" begins
_MONTHS = frozenset(("April", "June", "August"))  # given names too: "June Baek", but "in June Baek said"


@cache
def _surnames() -> frozenset[str]:
    return vocabulary.words("surnames_en")


@cache
def _given_names() -> frozenset[str]:
    return vocabulary.words("given_names_en")


@cache
def _not_persons() -> frozenset[str]:
    """Words that no person's name holds: titles and the head words of organisations."""
    titles = {word for title in vocabulary.words("titles_en") for word in title.split()}
    heads = {word.lower() for word in vocabulary.words("organisation_words_en")}
    return frozenset(titles | heads | _NO_PERSON) - {
        "chancellor",
        "king",
        "prince",
        "pope",
        "rep",
        "sen",
        "justice",
        "bishop",
    }


@cache
def _title_words() -> frozenset[str]:
    return frozenset(title.split()[0] for title in vocabulary.words("titles_en"))


def is_surname(word: str) -> bool:
    """Whether `word`, capitalised, is a romanised Korean surname."""
    return word in _surnames() or (word.isupper() and word.title() in _surnames())


def is_given_name(word: str) -> bool:
    """Whether `word`, capitalised, is a listed given name."""
    if word.isascii():
        return word in _given_names()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word in _given_names() or plain in _given_names()


def person_length(split: Sequence[Word], at: int) -> int:
    """How many words the full name of a person takes that begins at word `at`; 0 where none is sure."""
    if _named_by_title(split, at):
        return 2
    inner = [word.text for word in split[at + 1 : at + 4]]
    if len(inner) == 3 and inner[0] in '("“' and inner[2] in ')"”' and split[at + 2].capital:
        length = person_length((split[at], *split[at + 4 : at + 8]), 0)
        return length + 3 if length else 0  # 'Margaret "Peggy" Brown'
    run = _run(split, at)
    if len(run) < 2 or (run[0].text == "A" and not _INITIAL.match(run[1].text)):
        return 0  # "A Microsoft report"
    before = split[at - 1] if at else None
    if run[0].text in _MONTHS and at and split[at - 1].lower in _BEFORE_MONTHS:
        return 0
    length = _korean(run, before) or _western(run)
    if length == 2 and is_surname(run[0].text) and _ends_in_lower_case(split, at + 2):
        return 3
    behind = split[at + length : at + length + 1]
    return length + 1 if length and behind and behind[0].text in _SUFFIXES and behind[0].joined else length


def _named_by_title(split: Sequence[Word], at: int) -> bool:
    """Whether a word that is also a given name is one here: "Will Park, CEO of", "CEO April Kim"."""
    if at + 1 >= len(split) or split[at].possessive:
        return False
    surname = split[at + 1]
    unusual = _word(surname) and is_surname(surname.text) and _TWO.match(split[at].text)  # "Sunghyun Park"
    if split[at].lower not in _GIVEN_AND_WORD and not unusual:
        return False
    if not surname.capital or not surname.joined or _is_acronym(surname):
        return False
    if surname.lower in _not_persons() and not is_surname(surname.text):
        return False
    titles = _title_words()
    if at and is_surname(surname.text) and split[at - 1].lower in titles and split[at].lower not in titles:
        return True
    behind = split[at + 2 : at + 3 + _APPOSITION]
    return bool(behind) and behind[0].text == "," and any(word.lower in titles for word in behind[1:])


def _ends_in_lower_case(split: Sequence[Word], at: int) -> bool:
    """Whether the last syllable of a Korean name stands at `at`: "Choi Soo ¦yeon¦"."""
    if at >= len(split) or not split[at].joined or not split[at].text.islower():
        return False
    word = split[at].lower
    alone = people.is_syllable(split[at - 1].text)
    return alone and people.is_syllable(word) and len(word) > 2 and word not in _WORDS | _NO_SYLLABLE


def _run(split: Sequence[Word], at: int) -> list[Word]:
    """The words from `at` that could be one name: capitalised, one space apart, up to five."""
    run: list[Word] = []
    for index in range(at, min(at + 5, len(split))):
        word = split[index]
        if run and (not word.joined or run[-1].possessive or run[-1].suffix):
            break
        if not word.capital and not (run and word.lower in _PARTICLES and _leads_on(split, index + 1)):
            break
        if word.lower in _not_persons() and not (
            len(run) < 2 and (is_surname(word.text) or word.text in _MONTHS)
        ):
            break
        run.append(word)
    return run


def _leads_on(split: Sequence[Word], at: int) -> bool:
    """Whether a capital follows, at once or after one more particle: "van |Dijk|", "von |der Leyen|"."""
    following = split[at : at + 2]
    return bool(following) and (
        following[0].capital
        or (len(following) == 2 and following[0].lower in _PARTICLES and following[1].capital)
    )


def _korean(run: Sequence[Word], before: Word | None) -> int:
    """Romanised Korean: Bae Kyung-hoon, Lee Jae Myung, Hong Gildong, Ryu Bom, Euisun Chung, Jae-yong Lee."""
    first, second = run[0], run[1]
    given = _ONE.match(first.text) and _ONE.match(second.text) and not _word(first)
    if len(run) > 2 and given and is_surname(run[2].text) and not is_surname(first.text):
        return 3  # "Jae Myung |Lee|"
    if is_surname(first.text) and not first.possessive:
        if _HYPHENATED.match(second.text):
            return 2
        syllables = len(run) > 2 and _ONE.match(second.text) and _ONE.match(run[2].text)
        if syllables and not second.possessive and not (_word(second) and _word(run[2])):
            return 3
        if _ONE_BEHIND.match(second.text) and not (_word(first) and (before is None or _word(second))):
            return 2
        if (
            _TWO_BEHIND.match(second.text)
            and not _is_acronym(second)
            and not (_word(first) and (before is None or _word(second)))
        ):
            return 2
    if len(run) > 2 and is_surname(second.text) and _HYPHENATED.match(run[2].text):
        return 0  # "… for Budget |Yoo Byung-chan|"
    if is_surname(second.text) or (second.text.partition("-")[0] in _surnames() and "-" in second.text):
        if _TWO.match(first.text) and not _is_acronym(first) and not _word(second):
            return 2
        if _ONE.match(first.text) and before is not None and not _word(first) and not _is_acronym(first):
            return 2
    return 0


def _western(run: Sequence[Word]) -> int:
    """A listed given name, an initial or a particle: Jensen Huang, Sam J. Altman, Khaldoon Al Mubarak."""
    first = run[0]
    second = run[1]
    particle = len(run) > 2 and (second.lower in _PARTICLES or second.text in _CAPITAL_PARTICLES)
    initial = bool(_INITIAL.match(first.text) or (len(run) > 2 and _INITIAL.match(second.text)))
    given = is_given_name(first.text) or first.text.partition("-")[0] in _given_names()
    if (
        not (given or ((particle or initial) and (not first.text.isupper() or _INITIAL.match(first.text))))
        or first.possessive
    ):
        return 0
    size = 2
    while size < len(run) and (
        _INITIAL.match(run[size - 1].text)
        or run[size - 1].lower in _PARTICLES
        or run[size - 1].text in _CAPITAL_PARTICLES
        or run[size].text in _CAPITAL_PARTICLES
        or run[size].lower in _PARTICLES
        or run[size].text in ("Jr.", "Sr.", "II", "III")
    ):
        size += 1
    if size == 2 and len(run) == 3 and given and run[2].text[1:].islower() and not run[2].suffix:
        size = 3  # "Charles Masters Rodriguez"
    while size > 1 and (run[size - 1].lower in _PARTICLES or _INITIAL.match(run[size - 1].text)):
        size -= 1
    return size if size > 1 else 0


def _word(word: Word) -> bool:
    return word.lower in _WORDS


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def could_be_given_name(split: Sequence[Word], at: int) -> bool:
    """Whether the capitalised word at `at`, in front of a surname, can be a given name that no list knows."""
    word = split[at]
    return (
        word.capital
        and not word.possessive
        and not word.suffix
        and len(word.text) > 1
        and word.text[1:].islower()
        and word.lower not in _not_persons()
        and word.lower not in word_set("opener")
        and not is_surname(word.text)
    )
