"""Positions that somebody did not get or did not want: "turned down an offer to become vice minister".

A sentence of names and posts is read with both as marks, `«N0» has declined the post of «P4»`; a pattern says which
name the post is of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kaix.analysis.denial_cues import compiled, cues
from kaix.rules.en.official_chunks import PEOPLE, Chunk
from kaix.rules.en.words import word_set

RULE = "unfilled_post"
_NAME, _POST = r"«N(?P<name>\d+)»", r"«P(?P<post>\d+)»(?!\s?«N)"
_FEW = r"(?:\s(?!«N)[^\s.;:,]+){0,5}?"
_HELP = r"(?:\s(?:has|had|have|also|then|later|is\ssaid\sto\shave|[a-z]+ly))*\s"
_ARTICLE = r"(?:(?:the|its|their|his|her|an?)\s)?(?:next\s|new\s)?"
_TO_BE = rf"\s(?:to\sbe|(?:to\s)?become|becoming|being|to\s(?:serve|act)\sas)\s{_ARTICLE}"
_OF = rf"(?:{_TO_BE}|\s(?:as|for|of|to)\s{_ARTICLE})"
_OFFER = (
    r"\s[\w’'-]*(?:offer|acceptance|invitation|nomination|appointment|post|job|position|role|chance|opportunity|bid"
    r"|proposal|race|request|seat|candidacy|promotion|call|choice|decision|plan|motion|move|election|selection|hiring"
    r"|pick|attempt)s?\b"
)
_NEVER = (
    r"\b(?:(?:refus|declin|fail)(?:e|es|ed|ing|s)?\sto|(?:did|will|would|does)(?:\snot|n[’']t)|won[’']t|never)"
    r"\s(?:confirm|approve|appoint|name|elect|hire|make|endorse|nominate|reappoint|pick|choose|promote)"
)
_LETTERS = re.compile(r"[a-z]+")
_STEMS = word_set("unfilled_stem")
"""The first five letters of words without one of which a sentence has no pattern: a quick look."""
_CONFIRMED = re.compile(r"\s(?:[\w’'-]+\s){0,3}«N")  # "refused to confirm ¦«N5» as «P7»"
_LEAVES = re.compile(
    r"\b(?:resign|step(?:s|ped|ping)? (?:down|aside)|quit|leav|remov|oust|dismiss|fir(?:e|ed|ing)\b|replac"
    r"|impeach|sack|successor)",
    re.I,
)


@cache
def patterns() -> tuple[str, ...]:
    """What is looked for in a marked sentence."""
    known = cues("en").uses
    declined, aside = known["decline_post"], r"(?:,\s[^;.]{1,110}?,)?(?:\swho)?"
    tipped = rf"(?:[^\s,;.«]+\s){{0,6}}?(?:«P\d+»\s)?(?:[^\s,;.«]+\s){{0,2}}?(?:{known['wanted']}){_FEW}{_OF}"
    return (
        # "has turned down the offer to become", "asked not to be considered for the post of"
        rf"{_NAME}{aside}{_HELP}(?:{declined})(?:(?:{_FEW}){{1,2}}{_OFFER}{_FEW}{_OF}|{_FEW}{_TO_BE}){_POST}",
        # "once tipped as chair of the bank, took himself out of the race"
        rf"{_NAME},\s{tipped}{_POST}[^,;.]{{0,60}},{_HELP}(?:{declined})(?=[\s.,;]|$)(?!\sto\s(?:comment|answer|speak))",
        # "was passed over for the post of", "refused to confirm Mo as", "rejected the nomination of Mo as"
        rf"{_NAME}\s(?:was|is|been|got|were)\s(?:{known['passed_over']}){_FEW}{_OF}{_POST}",
        rf"{_NEVER}{_FEW}\s{_NAME}(?:{_OF}|\s){_POST}",
        rf"(?:{known['reverse_choice']}){_FEW}{_OFFER}{_FEW}\s{_NAME}(?:[’']s)?{_FEW}(?:{_OF}|\s){_POST}",
    )


def unfilled(
    text: str, row: Sequence[Chunk], phrase: Callable[[Chunk], str]
) -> Iterator[tuple[Chunk, Chunk]]:
    """The name and the post that each pattern finds in a sentence.

    `phrase` gives the words of a chunk of `row`, `text` is the sentence.
    """
    if _STEMS.isdisjoint(word[:5] for word in _LETTERS.findall(text.lower())):
        return
    pieces = []
    for at, chunk in enumerate(row):
        mark = "N" if chunk.symbol in PEOPLE - {"CAP1"} else "P" if chunk.symbol == "POST" else ""
        pieces.append(f"«{mark}{at}»" if mark else phrase(chunk))
    marked = re.sub(r"\s+([,.;:])", r"\1", " ".join(pieces))
    told: set[tuple[str, str]] = set()
    for source in patterns() if "«N" in marked else ():
        for match in compiled(source).finditer(marked):
            pair = (match["name"], match["post"])
            if pair not in told and not _says_else(marked, *match.span(), match.start("post")):
                told.add(pair)
                yield row[int(pair[0])], row[int(pair[1])]


def _says_else(marked: str, low: int, high: int, post: int) -> bool:
    """Whether it is "declined an offer to ¦resign¦ as" or "¦declined to comment¦ on the post of"."""
    if _LEAVES.search(marked, low, post):
        return True
    hidden = cues("en").hidden(marked)
    return any(low <= a and b <= high and not _CONFIRMED.match(marked, b) for a, b in hidden)
