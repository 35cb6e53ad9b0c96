"""Who a sentence names, or means by a word without a name, and who of them can be a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kaix.rules.en.context import verbs
from kaix.rules.en.context.clause import Clause
from kaix.rules.en.context.officers import is_surname
from kaix.rules.en.windows import Taken
from kaix.rules.en.words import Word
from kaix.vocabulary import used

_PREPOSITIONS = used("context_words_en", "entity.prepositions")
_NUMERALS = used("context_words_en", "entity.numerals")
_HEADS = used("context_words_en", "entity.heads")
_ARTICLES = used("context_words_en", "entity.articles")
_PRONOUNS = used("context_words_en", "entity.pronouns")
_STATES = used("context_words_en", "entity.states")
_PLACES = used("context_words_en", "entity.places")
# Names that nobody is: models of chips, funding rounds, meetings, papers.
_NOBODY = re.compile(
    r"\d|^Series\s[A-Z]|^Pre-|^AI\b-|\b(?:Series|Round|Summit|Forum|Conference|Expo|Act|Index|Report|Day|Hall|Street|Building|Complex|Award"
    r"|Prize|GPUs?|NPUs?|Blackwells?|Hopper|Rubin|chips?"
    r"|RTX|GeForce|AI|Project|Plan|Initiative|Program|Deal|Policy|Agreement|Strategy|Basic|Korean?|Chinese|American|Japanese"
    r"|Asian|European|Western|Seed|ARR|IPO)$"
)
_PLURALS = used("context_words_en", "entity.plurals")
# "the private ¦sector", "the national ¦treasury": who pays, and no company
_SECTORS = {
    "sector": frozenset(("private", "public", "corporate", "financial")),
    "treasury": frozenset(("national", "state")),
}
_FIRST_PERSONS = frozenset(("i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll"))
_COMMON = (
    _PRONOUNS
    | _HEADS
    | _STATES
    | _PLURALS
    | used("context_words_en", "entity.together")
    | _FIRST_PERSONS
    | _SECTORS.keys()
    | {"investors"}
)
# "the AI data center ¦business": a name that only describes the noun behind it
_DESCRIBES = re.compile(
    r"\s(?:business|businesses|unit|division|segment|market|industry|sector|project|operations|boom|demand|race|policy)\b"
)
_FIELD = re.compile(r"\sand\s[a-z]")
_EXPLAINED = re.compile(
    r"[\W_]{0,3}([A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+){1,3}),\s(?:an?|the|one of|which)\s[^,]{3,80},\s[a-z]"
)
# "the typical company", "the largest firm": nobody who was named
_ANY = frozenset(
    ("typical", "average", "other", "first", "second", "third", "next", "only", "same", "most", "entire")
)
_SUFFIXED = re.compile(r"-[a-z]")
_NEXT_WORD = re.compile(r"\s([a-z][a-z-]+)\b")
_OWNING = frozenset(("its", "their", "his", "her", "our"))
_GROUPS = used("context_words_en", "entity.companies") | _PLURALS
_OF_COUNTRY = re.compile(rf"\s(?:(?:[a-z][a-z-]*|AI|IT)\s){{0,2}}(?:{'|'.join(sorted(_GROUPS))})\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom the sentence names, or a word that stands for somebody; offsets inside the clause."""

    start: int
    end: int
    text: str
    kind: str  # a kind of `reading.Name`, or state, generic, several ("the two firms"), pronoun, speaker
    canonical: str
    sector: str | None = None
    definite: bool = False  # "the firm": somebody who was named, where "a firm" is not


def candidates(clause: Clause) -> list[Candidate]:
    """Who could be the entity, in the order of the sentence, without overlaps."""
    found = []
    for name in clause.names:
        start, end = name.start - clause.base, name.end - clause.base
        if name.kind == "unknown" and (
            _before_word(clause.text, start) in _PLACES or _NOBODY.search(name.text)
        ):
            continue
        if _SUFFIXED.match(clause.text, end) or (
            name.kind in ("country", "unknown") and _is_attribute(clause, name.kind, start, end)
        ):
            continue  # "the ¦Daegu-based startup", "the ¦U.S. chipmaker", "its ¦Ulsan data center"
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
            kind = name.kind
            if kind == "unknown" and is_surname(clause.reading.text, name.text):
                kind = "person"
            found.append(Candidate(start, end, name.text, kind, name.canonical, name.sector))
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
    first = _first_words(clause) or _first_word(clause)
    if first is not None and not taken.overlaps(first.start, first.end):
        found.append(first)
    found.sort(key=lambda c: c.start)
    return _named_as(clause, found)


def _named_as(clause: Clause, found: list[Candidate]) -> list[Candidate]:
    """`found` with "the sovereign fund GIC", a word for somebody and the name behind it, as one."""
    result: list[Candidate] = []
    for candidate in found:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind == "generic"
            and candidate.kind in ("organisation", "unknown")
            and clause.text[before.end : candidate.start] == " "
        ):
            result[-1] = replace(candidate, start=before.start, kind="organisation")
        else:
            result.append(candidate)
    return result


def _is_attribute(clause: Clause, kind: str, start: int, end: int) -> bool:
    """Whether the name only describes the noun behind it: "the ¦U.S. chipmaker", "its ¦Ulsan data center"."""
    if kind == "country":  # "the ¦U.S. chipmaker", "¦Korea's chipmakers"
        behind = end + 2 if clause.text[end : end + 2] in ("'s", "’s") else end
        return _OF_COUNTRY.match(clause.text, behind) is not None
    owner = _before_word(clause.text, start)
    if owner not in _OWNING and not owner.endswith(("'s", "’s")):
        return False
    after = _NEXT_WORD.match(clause.text, end)
    if after is None:
        return False
    word = after.group(1)
    return not (
        word in verbs.forms()
        or word in verbs.MODALS
        or word in verbs.HAVE
        or word in verbs.BE
        or word in _PREPOSITIONS
        or word in _LINKING
        or word.endswith("ly")
    )


def _first_words(clause: Clause) -> Candidate | None:
    """The capitals that begin a sentence before a comma and who they are: "Sakura Internet, a government favorite,"."""
    match = _EXPLAINED.match(clause.text)
    if match is None or _NOBODY.search(match.group(1)):
        return None
    return Candidate(*match.span(1), match.group(1), "unknown", match.group(1))


def _first_word(clause: Clause) -> Candidate | None:
    """The word that begins a sentence or an item and acts, where a name elsewhere or a bracket shows it is one.

    "Toss raised" where the article has "at Toss", "• Deepbrine (aquaculture; Yeosu) picked up".
    """
    first = 0
    while first < min(3, len(clause.words)) and not clause.words[first].text[0].isalnum():
        first += 1
    if len(clause.words) < first + 2 or not clause.words[first].capital:
        return None
    word, behind = clause.words[first], first + 1
    explained = clause.bracket(word.end + 2) if clause.text[word.end : word.end + 2] == " (" else None
    if explained is not None:
        behind = clause.before(explained[1])
    verb = clause.words[behind].lower if behind < len(clause.words) else ""
    acts_now = verb in verbs.MODALS or verb in verbs.HAVE or verb in verbs.BE or verb in verbs.forms()
    acts_now = acts_now or (explained is not None and verb.endswith("ed"))
    if not (acts_now or word.possessive) or word.lower in verbs.forms() or len(word.text) < 3:
        return None
    if explained is None and not _recurs(clause.reading.text, word.text):
        return None
    return Candidate(word.start, word.end, word.text, "unknown", word.text)


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
    if lower in _SECTORS:
        if not index or clause.words[index - 1].lower not in _SECTORS[lower]:
            return None
        start = clause.words[index - 1].start
        return Candidate(start, word.end, clause.text[start : word.end], "generic", word.text)
    if lower in _FIRST_PERSONS:
        return (
            Candidate(word.start, word.end, word.text, "speaker", word.text) if word.text[0] == "I" else None
        )
    if lower in _PLURALS or lower in _TOGETHER:
        return _plural(clause, index, word)
    if (lower not in _HEADS and lower not in _STATES) or word.suffix:
        return None  # "a ¦state-backed consortium"
    first = index
    for before in range(index - 1, max(-1, index - 5), -1):
        other = clause.words[before]
        if other.lower in _ARTICLES:
            first = before + 1
            break
        if not other.lower.replace("-", "").replace(".", "").isalpha() or other.possessive:
            break
    else:
        before = -1
    if _DESCRIBES.match(clause.text, word.end) or clause.words[first].lower in ("whose", "which"):
        return None
    article = before >= 0 and clause.words[before].lower in _ARTICLES
    if (
        not article
        and lower in ("city", "province")
        and index
        and clause.words[index - 1].capital
        and word.joined
    ):
        start = clause.words[index - 1].start  # "¦Seoul city to spend"
        return Candidate(start, word.end, clause.text[start : word.end], "generic", word.text)
    if (
        lower in _STATES
        and (article or lower not in ("state", "administration", "cabinet"))
        and index - first == 0
    ):
        return Candidate(word.start, word.end, word.text, "state", "South Korea")
    if not article:
        return None
    start = clause.words[first].start
    definite = clause.words[before].lower in ("the", "this", "that", "its") and not any(
        w.lower in _ANY or w.lower.endswith("est") for w in clause.words[first:index]
    )
    return Candidate(start, word.end, clause.text[start : word.end], "generic", word.text, definite=definite)


def _plural(clause: Clause, index: int, word: Word) -> Candidate | None:
    """Several of a kind that are not named: "¦universities are getting", "to ¦two South Korean firms"."""
    first = index
    for before in range(index - 1, max(-1, index - 5), -1):
        other = clause.words[before]
        if word.lower in _TOGETHER and (
            other.lower in ("the", "these", "both")
            or (other.lower in ("two", "three") and clause.words[before - 1].lower == "the")
        ):
            begin = clause.words[first].start
            return Candidate(begin, word.end, clause.text[begin : word.end], "several", word.text)
        if other.lower == "that":
            break  # "said that ¦banks had lent"
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


_TOGETHER = used("context_words_en", "entity.together")
_LINKING = used("context_words_en", "entity.linking")
_PARTICLES = used("context_words_en", "entity.particles")


def is_plural(candidate: Candidate) -> bool:
    """Whether the candidate is several of a kind that are not named."""
    return candidate.text.rsplit(" ", 1)[-1].lower() in _PLURALS


def _before_word(text: str, offset: int) -> str:
    return text[max(0, offset - 20) : offset].rstrip().rsplit(" ", 1)[-1].lower().strip("“\"'(‘")
