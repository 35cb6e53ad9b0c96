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
_GIVEN_BEHIND = re.compile(rf"{_BEHIND}(?:-?{_BEHIND})?$", re.IGNORECASE)
_HYPHENATED = re.compile(rf"{_BEHIND}[-‑–]{_BEHIND}(?:[-‑–]{_BEHIND})?$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]$|(?:[A-Z]\.){1,3}$")
_SUFFIXES = ("Jr.", "Sr.", "II", "III")
_PARTICLES = word_set("particle")
_CAPITAL_PARTICLES = word_set("capital_particle")
# Surnames that are also words: in front of a syllable that is also a word they say nothing.
_WORDS = word_set("surname_and_word")
_NO_SYLLABLE = word_set("no_syllable")
_NO_PERSON = word_set("no_person")
_BEFORE_MONTHS = word_set("before_month")
_GIVEN_AND_WORD = word_set("given_and_word")  # Will, May, Dean: names where a title stands by
_APPOSITION = 4  # words behind the comma in which the title of "Will Cho, Kakao's chief executive" begins
_MONTHS = frozenset(("April", "June", "August"))  # given names too: "June Baek", but "in June Baek said"
_TITLES_IN_NAMES = frozenset(("chancellor", "king", "prince", "pope", "rep", "sen", "justice", "bishop"))


@cache
def _surnames() -> frozenset[str]:
    return vocabulary.words("surnames_en")


@cache
def _not_persons() -> frozenset[str]:
    """Words that no person's name holds: titles and the head words of organisations."""
    titles = {word for title in vocabulary.words("titles_en") for word in title.split()}
    heads = {word.lower() for word in vocabulary.words("organisation_words_en")}
    return frozenset(titles | heads | _NO_PERSON) - _TITLES_IN_NAMES


@cache
def _title_words() -> frozenset[str]:
    return frozenset(title.split()[0] for title in vocabulary.words("titles_en"))


def is_surname(word: str) -> bool:
    """Whether `word`, capitalised, is a romanised Korean or Chinese surname."""
    return word in _surnames() or (word.isupper() and word.title() in _surnames())


def _is_given_name(word: str) -> bool:
    """Whether `word`, capitalised, is a listed given name, with or without its accents."""
    given = vocabulary.words("given_names_en")
    if word in given or word.partition("-")[0] in given or word.isascii():
        return word in given or word.partition("-")[0] in given
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)) in given


def person_length(split: Sequence[Word], at: int) -> int:
    """How many words the full name of a person takes that begins at word `at`; 0 where none is sure."""
    if at >= len(split):
        return 0  # "it paid Upline Korea|"
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
    if run[0].text in _MONTHS and before is not None and before.lower in _BEFORE_MONTHS:
        return 0
    length = _eastern(run, before) or _western(run)
    behind = split[at + length] if length and at + length < len(split) and split[at + length].joined else None
    if behind is None:
        return length
    low = length == 2 and behind.text.islower() and len(behind.text) > 2 and is_surname(run[0].text)
    if low and behind.text not in _WORDS | _NO_SYLLABLE and people.is_syllable(behind.text):
        return 3 if people.is_syllable(run[1].text) else 2  # "Choi Soo |yeon|"
    return length + 1 if behind.text in _SUFFIXES else length


def _named_by_title(split: Sequence[Word], at: int) -> bool:
    """Whether a word that is also a given name is one here: "Will Park, CEO of", "CEO April Kim"."""
    word, surname = split[at], split[at + 1] if at + 1 < len(split) else split[at]
    known = is_surname(surname.text)
    unusual = surname.lower in _WORDS and known and _TWO.match(word.text)  # "Sunghyun Park"
    if word.possessive or not (word.lower in _GIVEN_AND_WORD or unusual):
        return False
    if not surname.capital or not surname.joined or _is_acronym(surname):
        return False
    if surname.lower in _not_persons() and not known:
        return False
    titles = _title_words()
    if at and known and split[at - 1].lower in titles and word.lower not in titles:
        return True
    behind = split[at + 2 : at + 3 + _APPOSITION]
    return bool(behind) and behind[0].text == "," and any(word.lower in titles for word in behind[1:])


def _run(split: Sequence[Word], at: int) -> list[Word]:
    """The words from `at` that could be one name: capitalised, one space apart, up to five."""
    run: list[Word] = []
    for index in range(at, min(at + 5, len(split))):
        word = split[index]
        if run and (not word.joined or run[-1].possessive or run[-1].suffix):
            break
        ahead = split[index + 1 : index + 2]  # "van |Dijk|", "von |der Leyen|"
        leads = word.lower in _PARTICLES and ahead and (ahead[0].capital or ahead[0].lower in _PARTICLES)
        if not word.capital and not (run and leads):
            break
        alone = len(run) < 2 and (is_surname(word.text) or word.text in _MONTHS)
        if word.lower in _not_persons() and not alone:
            break
        run.append(word)
    return run


def _eastern(run: Sequence[Word], before: Word | None) -> int:
    """Korean or Chinese: Bae Kyung-hoon, Lee Jae Myung, Hong Gildong, Ryu Bom, Euisun Chung, Jae-yong Lee."""
    first, second = run[0], run[1]
    third = run[2].text if len(run) > 2 else ""
    word, words = first.lower in _WORDS, second.lower in _WORDS
    given = _ONE.match(first.text) and _ONE.match(second.text) and not word
    if given and is_surname(third) and not is_surname(first.text):
        return 3  # "Jae Myung |Lee|"
    if is_surname(first.text) and not first.possessive:
        if _HYPHENATED.match(second.text):
            return 2
        syllables = _ONE.match(second.text) and _ONE.match(third) and not second.possessive
        if syllables and not (words and run[2].lower in _WORDS):
            return 3
        told = not (word and (before is None or words))
        if _GIVEN_BEHIND.match(second.text) and not _is_acronym(second) and told:
            return 2
    if is_surname(second.text) and _HYPHENATED.match(third):
        return 0  # "… for Budget |Yoo Byung-chan|"
    compound = second.text.partition("-")
    if (is_surname(second.text) or (compound[1] and compound[0] in _surnames())) and not _is_acronym(first):
        if _TWO.match(first.text) and not words:
            return 2
        if _ONE.match(first.text) and before is not None and not word:
            return 2
    return 0


def _western(run: Sequence[Word]) -> int:
    """A listed given name, an initial or a particle: Jensen Huang, Sam J. Altman, Khaldoon Al Mubarak."""

    def small(word: Word) -> bool:
        return word.lower in _PARTICLES or word.text in _CAPITAL_PARTICLES

    first, more = run[0], len(run) > 2
    initial = _INITIAL.match(first.text) or (more and _INITIAL.match(run[1].text))
    given = _is_given_name(first.text)
    marked = (initial or (more and small(run[1]))) and (not _is_acronym(first) or _INITIAL.match(first.text))
    if first.possessive or not (given or marked):
        return 0
    size = 2
    while size < len(run) and (
        _INITIAL.match(run[size - 1].text) or small(run[size - 1]) or small(run[size])
    ):
        size += 1
    if size == 2 and len(run) == 3 and given and run[2].text[1:].islower() and not run[2].suffix:
        size = 3  # "Charles Masters Rodriguez"
    while size > 1 and (run[size - 1].lower in _PARTICLES or _INITIAL.match(run[size - 1].text)):
        size -= 1
    return size if size > 1 else 0


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def could_be_given_name(split: Sequence[Word], at: int) -> bool:
    """Whether the capitalised word at `at`, in front of a surname, can be a given name that no list knows."""
    word = split[at]
    shaped = word.capital and word.text[1:].islower() and not (word.possessive or word.suffix)
    return shaped and word.lower not in _not_persons() | word_set("opener") and not is_surname(word.text)
