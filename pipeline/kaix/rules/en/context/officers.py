"""People around a sum: whose surname a word is, who employs them, who is president."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kaix.rules.en.context.clause import Clause

if TYPE_CHECKING:
    from kaix.rules.en.context.candidates import Candidate

OPENING = 20_000
"""Characters from the beginning of an article in which people and companies are looked up: more is a book."""
_ROLE_OF = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,4}?(?:CEO|CFO|CTO|COO|[Cc]hief|[Cc]hairman|[Cc]hairwoman|[Cc]hair|[Pp]resident"
    r"|[Ff]ounder|[Hh]ead|[Dd]irector|[Vv]ice|[Oo]fficer|[Ss]pokes\w+)\b[^,.;]{0,40}$"
)
_PRESIDENT = re.compile(r"resident(?:-elect)? ([A-Z][a-z]+)\b(?! of)")
_THE_PRESIDENT = re.compile(r"\b([A-Z][a-z]+) [A-Z][\w-]+(?: [A-Z][\w-]+)?$")
_OFFICER_OF = re.compile(
    r",\s(?:the\s|an?\s)?(?:[\w-]+\s){0,4}?(?:CEO|CFO|CTO|COO|chief|executive|officer|chair(?:man|woman)?|president"
    r"|founder|co-founder|head|director|minister|mayor|governor|spokes\w+)(?:\s[a-z]+){0,3}?\s(?:of|at|for)\s(?:the\s)?"
)
_OUTSIDER = re.compile(
    r"\s*,\s(?:an?|the|senior|chief)\s(?:\w+\s){0,4}?(?:analyst|professor|researcher|economist|lawmaker|fellow"
    r"|critic)\b"
)
_LOCAL = re.compile(
    r"(?:(?P<place>[A-Z][a-z]+(?:\s(?:Jeolla|Gyeongsang|Chungcheong))?)\s)?(?:Mayor|Gov\.|Governor)\s$"
)
# Who judges a company, and does not speak for it
_ANALYSTS = re.compile(r"\b(?:Institute|Securities|Investment|University|Brokerage|Partners|Research)\b")
# "Kang ¦Gi-jung", and "Officer Jensen ¦Huang"
_GIVEN_NAME = re.compile(r"\s[A-Z][a-z]+-[a-z]+\b")
_TITLE_AND_FIRST = re.compile(
    r"(?:CEO|CFO|CTO|COO|[Cc]hair(?:man|woman)?|[Oo]fficer|[Ee]xecutive|[Pp]resident|[Dd]irector|[Mm]inister|[Mm]ayor"
    r"|[Gg]overnor|Gov\.|Rep\.|Sen\.|[Pp]rofessor|[Aa]nalyst|[Ff]ounder|[Hh]ead|[Ss]ecretary|[Ss]pokes\w+)"
    r",?\s(?:[A-Z][\w.-]*\s){1,2}$"
)


@lru_cache(maxsize=4)
def speaks_of_korea(article: str) -> bool:
    """Whether the state of an article that names none is South Korea."""
    return "Korea" in article[:OPENING] or "Seoul" in article[:OPENING]


@lru_cache(maxsize=256)
def is_surname(article: str, word: str) -> bool:
    """Whether `word` is the surname of a person whom `article` names in full: "Mayor |Kang| Gi-jung"."""
    if not word.isalpha() or len(word) > 12:
        return False
    at = article.find(word, 0, OPENING)
    for _ in range(6):
        if at < 0:
            return False
        end = at + len(word)
        if _GIVEN_NAME.match(article, end) or (
            not article[end : end + 1].isalpha() and _TITLE_AND_FIRST.search(article, max(0, at - 60), at)
        ):
            return True
        at = article.find(word, end, OPENING)
    return False


@lru_cache(maxsize=16)
def _presidents(text: str) -> frozenset[str]:
    """The surnames of the presidents whom `text` names."""
    found = {
        match.group(1)
        for match in _PRESIDENT.finditer(text)
        if not text[max(0, match.start() - 6) : match.start()].lower().endswith(("vice p", "vice-p"))
    }
    at = text.find(", the president")
    while at >= 0:
        named = _THE_PRESIDENT.search(text, max(0, at - 60), at)
        if named is not None:
            found.add(named.group(1))
        at = text.find(", the president", at + 1)
    return frozenset(found)


def is_president(article: str, name: str) -> bool:
    """Whether `name` is that of a president whom `article` names."""
    parts = name.split()
    presidents = _presidents(article)
    return parts[0] in presidents or parts[-1] in presidents


def is_commentator(name: str) -> bool:
    """Whether a house of that name judges others: an institute, a brokerage."""
    return _ANALYSTS.search(name) is not None


def is_outsider(clause: Clause, person: Candidate) -> bool:
    """Whether the person only comments: "Gong Ra-on, an ¦analyst", "Mo Da-jin, head of a research ¦institute"."""
    return _OUTSIDER.search(clause.text, person.end, person.end + 40) is not None


def employer(clause: Clause, person: Candidate, who: list[Candidate]) -> str | None:
    """The organisation whose officer the person is: "Naver CEO Kim Yu-na", "Kim Yu-na, chief executive of Naver"."""
    behind = _OFFICER_OF.match(clause.text, person.end)
    if behind is not None:
        of = next((c for c in who if c.start == behind.end() and c.kind in ("organisation", "unknown")), None)
        if of is not None:
            return of.text if _ANALYSTS.search(of.text) is None else None
    for other in reversed(who):
        if (
            other.end <= person.start
            and other.kind == "organisation"
            and _ROLE_OF.search(clause.text[other.end : person.start])
        ):
            return other.text
    return None


def is_local(clause: Clause, person: Candidate) -> bool:
    """Whether the person heads a city or a province: "¦Mayor Kim Jung-ki"."""
    return _LOCAL.search(clause.text, max(0, person.start - 60), person.start) is not None


def place_of(clause: Clause, person: Candidate) -> str | None:
    """The city or province that the person is named as the head of: "¦Daegu Mayor Kim Jung-ki"."""
    found = _LOCAL.search(clause.text, max(0, person.start - 60), person.start)
    return found.group("place") if found is not None else None
