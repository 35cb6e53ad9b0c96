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
    r"(?:['’]s)?\s+(?:[A-Za-z-]+\s){0,1}?(?:[A-Z]{1,2}\d{2,4}[A-Z]?s?\b|GPUs?|NPUs?|[Cc]hips?|accelerators?"
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


_COMMON = _PRONOUNS | _HEADS | _STATES | {"investors"}


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


def _before_word(text: str, offset: int) -> str:
    return text[max(0, offset - 20) : offset].rstrip().rsplit(" ", 1)[-1].lower().strip("“\"'(‘")


def acts(clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb or what it owns follows an unknown name, so that it is somebody: "Lunit's software"."""
    rest = clause.text[candidate.end : candidate.end + 24]
    if rest.startswith(("'s ", "’s ", "' ", "’ ")):
        return True
    word = rest.split()[0].lower() if rest.split() else ""
    return word in verbs.forms() or word in verbs.MODALS or word in verbs.HAVE


def is_subject(clause: Clause, candidate: Candidate) -> bool:
    """Whether no preposition, verb or apposition makes the candidate something else than a subject or an owner."""
    if candidate.kind == "pronoun" and candidate.text.lower() not in ("its", "their", "his", "her", "our"):
        return True
    text = clause.text
    if _CHIP_NOUN.match(text, candidate.end):
        return False  # "10,000 Nvidia B200s"
    words = text[: candidate.start].split()
    index = len(words) - 1
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
    if before in verbs.BE:
        return False
    if any(
        f.inflection in ("past", "base") and f.kind != "say" and f.base != "be"
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
