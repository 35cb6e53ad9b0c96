"""Which of those whom a sentence names can be its subject, or own what it speaks of."""

from __future__ import annotations

import re

from kaix.rules.en.context import verbs
from kaix.rules.en.context.candidates import Candidate
from kaix.rules.en.context.clause import Clause
from kaix.vocabulary import used

_PREPOSITIONS = used("context_words_en", "entity.prepositions")
_CHIP_NOUN = re.compile(
    r"(?:['’]s)?\s+(?P<between>[A-Za-z-]+\s)??(?:[A-Z]{1,2}\d{2,4}[A-Z]?s?\b|GPUs?|NPUs?|[Cc]hips?|accelerators?"
    r"|Blackwells?)\b"
)
_APPOSITION = re.compile(r",\s(?:an?|the|one of|which|who|formerly|once|led by|its|their)\s[^,]*$")
_INSIDE = re.compile(
    r",\s(?:(?:which|who|whose|formerly|once|led by)\s[^,]*"
    r"|(?:an?|the|one of|its|their)\s[^,]*\b(?:with|in|of|that|by|from)\s[^,]*)$"
)
_QUOTES = "“\"'(‘["
_DETERMINERS = used("context_words_en", "entity.determiners")
_OWNED = used("context_words_en", "entity.owned")
_NUMERALS = used("context_words_en", "entity.numerals")
_LISTED = re.compile(
    r"(?:(?:the\s)?[A-Z][\w&.’'-]*(?:\s(?:[A-Z&][\w&.’'-]*|of|for|and(?=\s[A-Z]\w*\s(?:and|,))))*\s?,\s(?:and\s)?(?:the\s)?)+$"
)
_AND_LAST = re.compile(r"\s(?:and|&)\s(?:the\s)?$")


def acts(clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb or what it owns follows an unknown name, so that it is somebody: "Lunit's software"."""
    rest = clause.text[candidate.end : candidate.end + 24]
    if rest.startswith(("'s ", "’s ", "' ", "’ ")):
        return True
    word = rest.split()[0].lower() if rest.split() else ""
    return word in verbs.forms() or word in verbs.MODALS or word in verbs.HAVE


_BEFORE_PARTICIPLE = verbs.HAVE | frozenset(
    ("it", "they", "he", "she", "and", "also", "recently", "already", "who", "which")
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
    while (
        index >= 0
        and (word := words[index].lower().strip(_QUOTES))
        and (word in _DETERMINERS or word in _NUMERALS)
    ):
        index -= 1
    before = words[index].lower().strip(_QUOTES) if index >= 0 else ""
    if (
        before in ("of", "in", "at", "from")
        and index > 0
        and words[index - 1].lower().strip(_QUOTES) in _OWNED
        and (before != "in" or candidate.kind in ("country", "government", "state"))
    ):
        return True  # "shares of Naver"
    if before == "for" and (index == 0 or words[index].lstrip(_QUOTES)[:1] == "F"):
        return True  # "For Kakao the cost could …"
    if before in _PREPOSITIONS:
        return False
    if _in_list_behind_preposition(text, candidate, acts(clause, candidate)):
        return False
    if before in verbs.BE or before in ("told", "tells", "telling"):
        return False
    if before.endswith("ed") and index > 0 and words[index - 1].lower() in _BEFORE_PARTICIPLE:
        return False  # "has picked ¦JPMorgan"
    if not own_clause and any(
        f.inflection in ("past", "base", "s") and f.kind != "say" and f.base != "be"
        for f in verbs.forms().get(before, ())
    ):
        return False  # an object: "beat Kakao"
    if _APPOSITION.search(text[: candidate.start]) is None:
        return True
    closing = text.find(",", candidate.end)
    if closing == candidate.end and _INSIDE.search(text, 0, candidate.start) is not None:
        return (
            False  # "KDB, which manages ¦the fund, approved", "Lunit, a firm with offices in ¦Austin, added"
        )
    if closing < 0 or closing == candidate.end:  # "Another bidder, the cloud firm ¦NHN, withdrew"
        return True
    inside = range(clause.before(candidate.end), clause.before(closing))
    return any((g := verbs.group(clause.words, i)) is not None and g.finite for i in inside)


def _acts_on(word: str) -> bool:
    """Whether a verb stands between a name and chips: "Kakao ¦bought GPUs", but not "Nvidia ¦AI chips"."""
    lower = word.strip().lower()
    return lower in verbs.forms() or lower in verbs.HAVE or lower in verbs.MODALS


def _in_list_behind_preposition(text: str, candidate: Candidate, acting: bool) -> bool:
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
    if listed is None or listed.group().count(",") < (2 if last is not None and acting else 1):
        return False
    words = before[: listed.start()].split()
    return len(words) > 1 and words[-1] in (
        "in",
        "at",
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
