"""Whether a set phrase, a number or a line of a list states a rank: "topped the list", "No. 3", "top three"."""

from __future__ import annotations

import re
from collections.abc import Callable

from kaix.rules.en.ranking.around import LISTS
from kaix.rules.en.ranking.candidate import Candidate
from kaix.rules.en.ranking.ordinals import NTH

_LED = re.compile(
    r"\b(?:rankings?|lists?|tables?|charts?|leaderboards?|index|indices|standings|league|pack)$", re.I
)
_ITEM_BEFORE = re.compile(
    r"\b(?:issue|act|law|line|exit|room|unit|reactor|decree|bill|order|case|article|report|resolution|episode|chapter"
    r"|vol\.?|highway|route|bus|flight|gate|pier|table|figure|appendix|recommendation|task|project)s? $"
    r"|\bvol(?:ume|\.) \d+,? $|[\w#&/]$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b(?:rank\w*|(?:is|was|are|as|be|become|became|becoming|remains?|against|overtook) the|is|was|are|be"
    r"|became|become|at|as|to|from|remains?|our|its|’s|'s|\w+[’']re|in|says"
    r"|hold\w*|still|overtook)"
    r" [\"“]?$|[’']s [\"“]?$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?:\b(?:one|any|some|two|three|four|five|six|seven|eight|nine|ten|half|most|all|\d+|rank|ranks|ranked|out"
    r"|rest) of"
    r"|\b(?:among|amongst|in|into|within"
    r"|inside|join\w*|claim\w*|hold|holds|held|secur\w+|swept|(?:round\w*|fill\w*) out|complet\w+|are|were"
    r"|enter\w*|crack\w*|miss(?:es|ed|ing)?|make|makes|made|making|reach\w*|becom\w+|became|be|as|outside|towards?|pursu\w+|to"
    r"|for|a|an|and|break"
    r"|of (?:becoming|being|joining|entering|reaching)|goal of|target of|vision of|dream of"
    r"|(?:aim|goal|target|ambition|objective) (?:now )?(?:is|was|remains)(?: now)?))"
    r" (?:the |a |an |one of the |its |their |our )?(?:(?:[\w.-]+ ){0,3}[\w.-]+[’']s? )?[\"“‘]?"
    r"(?:global |world |AI )*[\"“‘]?$",
    re.IGNORECASE,
)
_GOAL_AFTER = re.compile(
    r"[”\"’']?(?: [\w-]+){0,4} (?:goal|vision|ambitions?|target|bid|push|drive|dream|pledge|slogan"
    r"|aspirations?|initiative|race"
    r"|status)\b",
    re.IGNORECASE,
)
# the top ten countries are Norway and …; Haneul (top 3 globally); the global top 10
_NAMED_AFTER = re.compile(r"(?: [a-z][\w-]*){0,5} (?:are|were) (?:the )?[A-Z]")
_WORLD_AFTER = re.compile(r" (?:globally|worldwide|nationwide|spots|places|positions|slots)\b")
_MILLIONS = re.compile(r" (?:mln|bln|bn|tn|m)\b")  # a film to top 5 mln admissions
_WORLD_BEFORE = re.compile(r"\b(?:global|world) $")
_BIG = re.compile(
    r"[”\"’']?(?: of)? (?:AI|artificial|global|world|tech(?:nology)? powers?|powers?)\b", re.IGNORECASE
)
_FIRST = 20
_LISTED = re.compile(r"\s*(?P<rank>\d{1,3}) ?[.)|]\s*(?P<name>\S.*)")
_LABEL_AFTER = re.compile(r"\s*(?:$|[|:•·\n]|, (?:19|20)\d\d\b)")
_RANKS_BEFORE = re.compile(
    r"\b(?:rank\w*|place\w*|is|was|are|were|at|as|to|from|remain\w*|and|than|between) [\"“‘]?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r",? [A-Z][a-z]+ [A-Z]")
_OWNED = re.compile(r"[A-Z][\w.]*[’']s? $")
_HEADING = re.compile(rf"\b(?:{LISTS}|top|rank\w*)\b", re.IGNORECASE)


def _second_only_to(c: Candidate) -> bool:
    return c.span[0].lower_ == "second" or not any(
        0 <= c.at.offset + c.start - place.end < 12 for place in c.found.values()
    )


def _topped_the_list(c: Candidate) -> bool:
    words, verb = c.span.text, c.span[0].lower_
    before = c.at.before(c.start).lower().rstrip()
    if any(character.isdigit() or character in "$₩" for character in words.split()[-1]) or " won" in words:
        return False
    if re.match(
        r" of (?!the (?:list|ranking|table|index|pack|league))", c.at.text[c.span.end_char - c.at.offset :]
    ):
        return False
    if verb in ("come", "comes", "came", "coming") or words.lower().endswith("on top"):
        return c.at.ranking or verb != "stood"
    if verb.startswith(("lead", "led", "head")) and (
        not _LED.search(words) or {"in", "of"} & {*words.split()}
    ):
        return False
    if verb in ("top", "head", "lead"):
        return before.endswith((" to", " will", " would", " could", " may", " can", " not", " and"))
    if verb in ("leading", "heads", "leads"):
        return not before.endswith((" a", " the", " its", " of", " who"))
    return re.search(r"\d", words) is None


def _top_spot(c: Candidate) -> bool:
    return c.at.ranking or c.span[-1].lower_ in ("spot", "place") or len(c.span) > 2


def _number_n(c: Candidate) -> bool:
    first = c.span[0].lower_
    begin = c.span.start_char - c.at.offset
    if c.at.no_rank_follows(c.end) or _ITEM_BEFORE.search(c.at.before(begin)):
        return False
    if first in ("rank", "ranks", "ranked", "ranking"):
        return c.at.closed(c.end)
    before = c.at.before(begin)
    if _LABEL_AFTER.match(c.at.text, c.end) and not _RANKS_BEFORE.search(before):
        named = any(0 <= n.start - c.at.offset - c.end <= 3 for n in c.at.reading.names(c.at.sentence))
        if not (named and c.at.ranking) or first == "#":
            return False  # "Idea #1: …", "Weekly brief | No. 112 | 5 May"
    if first == "number" and _OWNED.search(before) and _APPOSED.match(c.at.text, c.end):
        return False  # "Coupang's number two, Park Min-ji,"
    if first == "number" and not (c.at.closed(c.end) or c.at.ranking or _OWNED.search(before)):
        return False  # "our number one focus"; "Korea's number one carrier" is a rank
    if first == "number" or c.span.text.lower().startswith("no ") or re.match(r"no\d", first):
        return _NAMED_BEFORE.search(c.at.before(begin)) is not None and c.rank <= 100
    return True


def _top_n(c: Candidate) -> bool:
    begin = c.span.start_char - c.at.offset
    goal = _GOAL_AFTER.match(c.at.text, c.end)
    if c.rank < 2 or c.at.text[c.end : c.end + 1].isdigit() or _MILLIONS.match(c.at.text, c.end):
        return False
    named = goal is not None and (
        goal.group().count(" ") > 1 or c.span[1].text == "-"
    )  # "the top-three goal"
    if c.at.no_rank_follows(c.end) and not named:  # "its top three goals"
        return False
    if c.span[0].lower_ == "big" and not _BIG.match(c.at.text, c.end):
        return False
    member = _MEMBER.search(c.at.before(begin))
    slogan = c.at.text[begin - 1 : begin] in ("“", '"', "‘") and c.at.text[c.end : c.end + 1] in (
        "”",
        '"',
        "’",
    )
    first = c.rank <= _FIRST and _NAMED_AFTER.match(c.at.text, c.end) is not None
    world = _WORLD_AFTER.match(c.at.text, c.end) or (
        _WORLD_BEFORE.search(c.at.before(begin)) and c.at.closed(c.end)
    )
    return member is not None or goal is not None or slogan or first or world is not None


def _n_powers(c: Candidate) -> bool:
    near = c.at.text[max(0, c.start - 12) : c.end + 12]
    if c.span[-1].lower_.startswith("g") and len(c.span) == 1:
        goal = c.rank == 3 and _GOAL_AFTER.match(c.at.text, c.end) is not None
        return (
            c.span.text.startswith("G") and c.rank <= 5 and (goal or re.search(r"\bAI\b", near) is not None)
        )
    if c.span[0].lower_ == "ai":
        return c.rank >= 2
    if c.rank < 2 or c.rank > 20:
        return False
    begin = c.span.start_char - c.at.offset
    return _MEMBER.search(c.at.before(begin)) is not None


def _n_where(c: Candidate) -> bool:
    """ "• 3 — where Korea stands in the count": nothing but a bullet before the number."""
    return re.search(r"\w", c.at.text[: c.start]) is None


def _runner_up(c: Candidate) -> bool:
    """ "finished runner-up"; "second runner-up" is the third, and said otherwise."""
    before = c.at.before(c.span.start_char - c.at.offset)
    return re.search(rf"\b{NTH} $|\b(?:no|two|three|four) $", before, re.IGNORECASE) is None


def _listed_nth(c: Candidate) -> bool:
    """A line of a list of countries under a heading that speaks of a ranking; names, which are dear, come last."""
    index = c.at.reading.index_at(c.at.offset)
    dash = c.span[-1].text in (":", "—", "–")  # "Sixth: South Korea"
    listed = None if dash else _LISTED.fullmatch(c.at.text.rstrip())
    if dash:
        heading = c.at.reading.sentences[index - 1] if index else c.at.sentence
        if not (c.at.ranking or _HEADING.search(c.at.reading.text_of(heading))):
            return False
    elif listed is None or not _under_heading(c, index):
        return False
    names = c.at.reading.names(c.at.sentence)
    if not names or names[0].kind == "person":
        return False
    first = names[0].start - c.at.offset
    if listed is None:
        return c.end < first <= c.end + 3
    return first == listed.start("name") and (names[0].kind == "country" or c.span[-1].text == "|")


def _under_heading(c: Candidate, index: int) -> bool:
    """Whether the lines above line `index` are of the same list, up to a heading that speaks of a ranking."""
    for back in range(index - 1, max(-1, index - 31), -1):
        line = c.at.reading.text_of(c.at.reading.sentences[back]).rstrip()
        if _LISTED.fullmatch(line) is None:
            first = back == index - 1
            return first == (c.rank == 1) and _HEADING.search(line) is not None
    return False


CONDITIONS: dict[str, Callable[[Candidate], bool]] = {
    "second_only_to": _second_only_to,
    "topped_the_list": _topped_the_list,
    "top_spot": _top_spot,
    "number_n": _number_n,
    "top_n": _top_n,
    "n_powers": _n_powers,
    "listed_nth": _listed_nth,
    "n_where": _n_where,
    "runner_up": _runner_up,
}
"""The condition of each rule, by its name."""
