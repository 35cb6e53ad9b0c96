"""Who a sentence names, or means by a word without a name, and who of them can be a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.rules.en.context import verbs
from pipeline.rules.en.context.clause import Clause
from pipeline.rules.en.windows import Taken
from pipeline.rules.en.words import Word
from pipeline.vocabulary import used

_HEADS = used("context_words_en", "entity.heads")
_ARTICLES = used("context_words_en", "entity.articles")
_PRONOUNS = used("context_words_en", "entity.pronouns")
_STATES = used("context_words_en", "entity.states")
_PLACES = used("context_words_en", "entity.places")
_PREPOSITIONS = used("context_words_en", "entity.prepositions")
_CHIP_NOUN = re.compile(
    r"(?:['’]s)?\s+(?P<between>[A-Za-z-]+\s)??(?:[A-Z]{1,2}\d{2,4}[A-Z]?s?\b|GPUs?|NPUs?|[Cc]hips?|accelerators?"
    r"|Blackwells?)\b"
)
_APPOSITION = re.compile(r",\s(?:an?|the|one of|which|who|formerly|once|led by|its|their)\s[^,]*$")
# Names that nobody is: models of chips, funding rounds, meetings, papers.
_NOBODY = re.compile(
    r"\d|\b(?:Series|Round|Summit|Forum|Conference|Expo|Act|Index|Report|Day|Hall|Street|Building|Complex|Award"
    r"|Prize|GPUs?|NPUs?|Blackwells?|Hopper|Rubin|chips?"
    r"|RTX|GeForce|AI|Project|Plan|Initiative|Program|Deal|Policy|Agreement|Strategy|Basic|Korean?|Chinese|American|Japanese"
    r"|Asian|European|Western|Seed|ARR|IPO)$"
)
_QUOTES = "“\"'(‘["
_DETERMINERS = used("context_words_en", "entity.determiners")
_OWNED = used("context_words_en", "entity.owned")


_PLURALS = used("context_words_en", "entity.plurals")
_FIRST_PERSONS = frozenset(("i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll"))
_COMMON = _PRONOUNS | _HEADS | _STATES | _PLURALS | _FIRST_PERSONS | {"investors"}
# "the AI data center ¦business": a name that only describes the noun behind it
_DESCRIBES = re.compile(
    r"\s(?:business|businesses|unit|division|segment|market|industry|sector|project|operations|boom|demand|race|policy)\b"
)
_LISTED = re.compile(
    r"(?:(?:the\s)?[A-Z][\w&.’'-]*(?:\s(?:[A-Z&][\w&.’'-]*|of|for|and(?=\s[A-Z]\w*\s(?:and|,))))*\s?,\s(?:and\s)?(?:the\s)?)+$"
)
_FIELD = re.compile(r"\sand\s[a-z]")
_AND_LAST = re.compile(r"\s(?:and|&)\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom the sentence names, or a word that stands for somebody; offsets inside the clause."""

    start: int
    end: int
    text: str
    kind: str  # a kind of `reading.Name`, or state, generic, pronoun
    canonical: str
    sector: str | None = None


def candidates(clause: Clause) -> list[Candidate]:
    """Who could be the entity, in the order of the sentence, without overlaps."""
    found = []
    for name in clause.names:
        start, end = name.start - clause.base, name.end - clause.base
        if name.kind == "unknown" and (
            _before_word(clause.text, start) in _PLACES or _NOBODY.search(name.text)
        ):
            continue
        if name.text.startswith(("whose ", "which ")) or (
            " " not in name.text
            and name.kind != "country"
            and _FIELD.match(clause.text, end)
            and start <= clause.dateline + 2
        ):
            continue  # "whose ministry"; "Research ¦and development is to expand"
        if clause.text[end - 1].islower() and _DESCRIBES.match(clause.text, end) and " " in name.text:
            last = name.text.rsplit(" ", 1)[-1]
            if last.islower():
                continue
        if end > clause.dateline:
            found.append(Candidate(start, end, name.text, name.kind, name.canonical, name.sector))
    taken = Taken((c.start, c.end) for c in found)
    for index, word in enumerate(clause.words):
        if word.lower not in _COMMON:
            continue
        candidate = _common(clause, index, word)
        if (
            candidate is not None
            and candidate.start >= clause.dateline
            and not taken.overlaps(candidate.start, candidate.end)
        ):
            taken.add(candidate.start, candidate.end)
            found.append(candidate)
    first = _first_word(clause)
    if first is not None and not taken.overlaps(first.start, first.end):
        found.append(first)
    found.sort(key=lambda c: c.start)
    return found


def _first_word(clause: Clause) -> Candidate | None:
    """The word that begins a sentence and acts, where the article has it as a name elsewhere: "Toss raised"."""
    if len(clause.words) < 2 or not clause.words[0].capital or clause.words[0].start > 2:
        return None
    word, verb = clause.words[0], clause.words[1].lower
    acts_now = verb in verbs.MODALS or verb in verbs.HAVE or verb in verbs.BE or verb in verbs.forms()
    if not (acts_now or word.possessive) or word.lower in verbs.forms() or len(word.text) < 3:
        return None
    return (
        Candidate(word.start, word.end, word.text, "unknown", word.text)
        if _recurs(clause.reading.text, word.text)
        else None
    )


@lru_cache(maxsize=32)
def _recurs(text: str, word: str) -> bool:
    """Whether `word` stands as a name inside a sentence of `text`."""
    place = f" {word}"
    at = text.find(place)
    while at >= 0:
        end = at + len(place)
        if at and (text[at - 1].isalnum() or text[at - 1] == ",") and not text[end : end + 1].isalnum():
            return True
        at = text.find(place, at + 1)
    return False


def _common(clause: Clause, index: int, word: Word) -> Candidate | None:
    """Who a word names without a name: "it", "the |ministry|", "|parliament|", "|investors|"."""
    lower = word.lower
    if lower in _PRONOUNS:
        return Candidate(word.start, word.end, word.text, "pronoun", word.text)
    if lower == "investors":
        return Candidate(word.start, word.end, word.text, "generic", word.text)
    if lower in _FIRST_PERSONS:
        return (
            Candidate(word.start, word.end, word.text, "speaker", word.text) if word.text[0] == "I" else None
        )
    if lower in _PLURALS:
        return _plural(clause, index, word)
    if (lower not in _HEADS and lower not in _STATES) or word.suffix:
        return None  # "a ¦state-backed consortium"
    first = index
    for before in range(index - 1, max(-1, index - 5), -1):
        other = clause.words[before]
        if other.lower in _ARTICLES:
            first = before + 1
            break
        if not other.lower.replace("-", "").isalpha() or other.possessive:
            break
    else:
        before = -1
    if _DESCRIBES.match(clause.text, word.end) or clause.words[first].lower in ("whose", "which"):
        return None
    article = before >= 0 and clause.words[before].lower in _ARTICLES
    if (
        lower in _STATES
        and (article or lower not in ("state", "administration", "cabinet"))
        and index - first == 0
    ):
        return Candidate(word.start, word.end, word.text, "state", "South Korea")
    if not article:
        return None
    start = clause.words[first].start
    return Candidate(start, word.end, clause.text[start : word.end], "generic", word.text)


def _plural(clause: Clause, index: int, word: Word) -> Candidate | None:
    """Several of a kind that are not named: "¦universities are getting", "to ¦two South Korean firms"."""
    first = index
    for before in range(index - 1, max(-1, index - 5), -1):
        other = clause.words[before]
        if other.lower in _ARTICLES or other.lower in (
            "these",
            "those",
            "both",
            "all",
            "whose",
            "other",
            "such",
        ):
            return None  # "the companies": somebody who was named
        plain = other.lower.replace("-", "").isalpha() and not other.possessive
        if other.lower.endswith("ly") or other.lower in _PARTICLES:
            break
        if (
            not plain
            or other.lower in _PREPOSITIONS
            or other.lower in verbs.forms()
            or other.lower in _LINKING
        ):
            break
        first = before
        if other.lower in _NUMERALS:
            break
    begin = clause.words[first].start
    return Candidate(begin, word.end, clause.text[begin : word.end], "generic", word.text)


_LINKING = used("context_words_en", "entity.linking")
_PARTICLES = used("context_words_en", "entity.particles")
_NUMERALS = used("context_words_en", "entity.numerals")


def _acts_on(word: str) -> bool:
    """Whether a verb stands between a name and chips: "Kakao ¦bought GPUs", but not "Nvidia ¦AI chips"."""
    lower = word.strip().lower()
    return lower in verbs.forms() or lower in verbs.HAVE or lower in verbs.MODALS


def is_plural(candidate: Candidate) -> bool:
    """Whether the candidate is several of a kind that are not named."""
    return candidate.text.rsplit(" ", 1)[-1].lower() in _PLURALS


def _before_word(text: str, offset: int) -> str:
    return text[max(0, offset - 20) : offset].rstrip().rsplit(" ", 1)[-1].lower().strip("“\"'(‘")


def acts(clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb or what it owns follows an unknown name, so that it is somebody: "Lunit's software"."""
    rest = clause.text[candidate.end : candidate.end + 24]
    if rest.startswith(("'s ", "’s ", "' ", "’ ")):
        return True
    word = rest.split()[0].lower() if rest.split() else ""
    return word in verbs.forms() or word in verbs.MODALS or word in verbs.HAVE


def _in_list_behind_preposition(text: str, candidate: Candidate) -> bool:
    """Whether a preposition stands before the list that the candidate is in: "created with A, ¦B and ¦C"."""
    before = text[max(0, candidate.start - 160) : candidate.start]
    last = _AND_LAST.search(before)
    if last is None and not re.match(
        r",?\s(?:and|&)\s|,\s[A-Z][^,]{2,50}\sand\s", text[candidate.end : candidate.end + 70]
    ):
        return False
    if last is not None:
        before = before[: last.start()] + ", "
    listed = _LISTED.search(before)
    if listed is None or listed.group().count(",") < (2 if last is not None else 1):
        return False
    words = before[: listed.start()].split()
    return len(words) > 1 and words[-1] in (
        "with",
        "by",
        "between",
        "from",
        "among",
        "including",
        "to",
        "of",
        "like",
    )


def is_subject(clause: Clause, candidate: Candidate) -> bool:
    """Whether no preposition, verb or apposition makes the candidate something else than a subject or an owner."""
    if candidate.kind == "pronoun" and candidate.text.lower() not in ("its", "their", "his", "her", "our"):
        return True
    text = clause.text
    chip = _CHIP_NOUN.match(text, candidate.end)
    if chip is not None and not _acts_on(chip.group("between") or ""):
        return False  # "10,000 Nvidia B200s"
    words = text[: candidate.start].split()
    index = len(words) - 1
    own_clause = index >= 0 and words[index].lower() == "that"  # "Feld estimates that ¦AMD offered"
    while index >= 0 and words[index].lower().strip(_QUOTES) in _DETERMINERS:
        index -= 1
    before = words[index].lower().strip(_QUOTES) if index >= 0 else ""
    if (
        before in ("of", "in", "at", "from")
        and index > 0
        and words[index - 1].lower().strip(_QUOTES) in _OWNED
    ):
        return True  # "shares of Naver"
    if before == "for" and (index == 0 or words[index].lstrip(_QUOTES)[:1] == "F"):
        return True  # "For Kakao the cost could …"
    if before in _PREPOSITIONS:
        return False
    if _in_list_behind_preposition(text, candidate):
        return False
    if before in verbs.BE:
        return False
    if not own_clause and any(
        f.inflection in ("past", "base", "s") and f.kind != "say" and f.base != "be"
        for f in verbs.forms().get(before, ())
    ):
        return False  # an object: "beat Kakao"
    if _APPOSITION.search(text[: candidate.start]) is None:
        return True
    closing = text.find(",", candidate.end)
    if closing < 0 or closing == candidate.end:  # "Another bidder, the cloud firm ¦NHN, withdrew"
        return True
    inside = range(clause.before(candidate.end), clause.before(closing))
    return any((g := verbs.group(clause.words, i)) is not None and g.finite for i in inside)
