"""Positions that somebody did not get or did not want: "turned down an offer to become vice minister".

A sentence of names and posts is read with both as marks, `«N0» has declined the post of «P4»`; a pattern says which
name the post is of, and that it is denied ("passed over as") or kept ("and will stay on as").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kaix.analysis.denial_cues import compiled, cues
from kaix.records import DENIED
from kaix.rules.en.official_chunks import PEOPLE, Chunk

_NAME, _POST = r"«N(?P<name>\d+)»", r"«P(?P<post>\d+)»(?!\s?«N)"
_ASIDE = r"(?:,\s[^;.]{1,110}?,)?(?:\swho)?"
_WORDS = r"(?:\s(?!«N)[^\s.;:,]+){0,10}?"
_FEW = r"(?:\s(?!«N)[^\s.;:,]+){0,5}?"
_HELP = r"(?:\s(?:has|had|have|also|then|later|is\ssaid\sto\shave|[a-z]+ly))*\s"
_ARTICLE = r"(?:(?:the|its|their|his|her|an?)\s)?(?:next\s|new\s)?"
_TO_BE = rf"\s(?:to\sbe|(?:to\s)?become|becoming|being|to\s(?:serve|act)\sas)\s{_ARTICLE}"
_OF = rf"(?:{_TO_BE}|\s(?:as|for|of|to)\s{_ARTICLE})"
_OFFER = (
    r"\s[\w’'-]*(?:offer|acceptance|invitation|nomination|appointment|post|job|position|role|chance|opportunity|bid"
    r"|proposal|race|request|seat|candidacy|promotion|call)\b"
)
_CHOICE = (
    r"\s[\w’'-]*(?:nomination|appointment|choice|decision|plan|bid|motion|proposal|move|election|selection|promotion"
    r"|hiring|pick|offer|candidacy|attempt)s?\b"
)
_NEVER = (
    r"\b(?:(?:refus|declin|fail)(?:e|es|ed|ing|s)?\sto|(?:vot|decid|chos)\w*\snot\sto|(?:did|will|would|does)\snot"
    r"|(?:did|wo|would|does)n[’']t|never)\s(?:confirm|approve|appoint|name|elect|hire|make|accept|endorse|nominate|install"
    r"|reappoint|re-elect|pick|choose|promote)"
)
_STAY = (
    r"(?:(?:will|would|to)\s)?(?:stay|stays|stayed|remain|remains|remained|continue|continues"
    r"|keep\sworking)(?:\son)?"
)
_KEEP = r"\b(?:kept|keeps|retain(?:s|ed)|reappointed|re-?elected|reinstated|left|leaves|leaving)"
_REMAINS = r"(?:remains|is\sstill|will\sremain|stays)"
_CONFIRMED = re.compile(r"\s(?:[\w’'-]+\s){0,3}«N")  # "refused to confirm ¦«N5» as «P7»"
_LEAVES = re.compile(
    r"\b(?:resign|step(?:s|ped|ping)? (?:down|aside)|quit|leav|remov|oust|dismiss|fir(?:e|ed|ing)\b|replac"
    r"|impeach|sack|successor)",
    re.I,
)
_LETTERS = re.compile(r"[a-z]+")
_WORD_STEMS = (
    "back rever retra resci decli refus rejec spurn rebuf down no not won never passe over overl withd bow bowed"
    " pull pulle drop dropp himse herse thems give gave given aband ended lose lost loses miss misse fail faile dump"
    " dumpe block vetoe veto revok cance annul scrap nix scutt sink sank kill kille voted longe stay stays staye"
    " remai conti keep kept keeps retai reapp re reele reins left leave leavi still"
)
_STEMS = frozenset(_WORD_STEMS.split())
"""The first five letters of words without one of which a sentence has no pattern: a quick look."""
RULES = ("unfilled_post", "kept_post")
"""The names of the rules: for a post that is denied, and for one that is held."""


@cache
def patterns() -> dict[str, str | None]:
    """What is looked for in a marked sentence, and the status that it gives: `None` for a post that is held."""
    known = cues("en").uses
    declined, wanted = known["decline_post"], known["wanted"]
    aside = rf"(?:[^\s,;.«]+\s){{0,6}}?(?:«P\d+»\s)?(?:[^\s,;.«]+\s){{0,2}}?(?:{wanted}){_FEW}{_OF}"
    somebody = rf"{_NAME}{_ASIDE}{_HELP}"
    return {
        # "has turned down the offer to become", "asked not to be considered for the post of"
        rf"{somebody}(?:{declined})(?:{_WORDS}{_OFFER}{_FEW}{_OF}|{_FEW}{_TO_BE}){_POST}": DENIED,
        # "once tipped as chair of the bank, took himself out of the race"
        rf"{_NAME},\s{aside}{_POST}[^,;.]{{0,60}},{_HELP}(?:{declined})(?=[\s.,;]|$)"
        r"(?!\sto\s(?:comment|answer|speak))": DENIED,
        # "announced that he would not run for"
        rf"{somebody}(?:said|says|announced|declared|confirmed|insisted)\s(?:that\s)?(?:he|she|they|«N\d+»)"
        r"\s(?:would|will|was|is|did|does)(?:\snot|n[’']t)\s(?:(?:run|running|stand|standing|compete|bid|vie)\sfor"
        rf"|seek|accept|take|become|be)\s{_ARTICLE}(?:[\w’'-]+\s){{0,3}}?{_POST}": DENIED,
        # "was passed over for the post of"
        rf"{somebody}?(?:was|is|been|got|were)\s(?:[a-z]+ly\s)?(?:{known['passed_over']}){_FEW}{_OF}{_POST}": DENIED,
        # "refused to confirm Mo as", "rejected the nomination of Mo as"
        rf"{_NEVER}{_FEW}\s{_NAME}(?:{_OF}|\s){_POST}": DENIED,
        rf"(?:{known['reverse_choice']}){_FEW}{_CHOICE}{_FEW}\s{_NAME}(?:[’']s)?{_FEW}(?:{_OF}|\s){_POST}": DENIED,
        # "is not, as a caption had it, the minister"
        rf"{_NAME}\s(?:is|was)(?:\snot|n[’']t|\sno\slonger),\s[^,;.«]{{1,80}},\s{_POST}": DENIED,
        rf"{_NAME}[^.;«]{{1,120}}(?:«P\d+»[^.;«]{{0,80}})?\sand\s{_STAY}\s(?:as\s)?{_POST}": None,
        rf"{_KEEP}\s{_NAME}\sas\s{_ARTICLE}{_POST}": None,
        rf"{_POST}\s{_REMAINS}\s{_NAME}": None,
    }


def unfilled(
    text: str, row: Sequence[Chunk], phrase: Callable[[Chunk], str]
) -> Iterator[tuple[Chunk, Chunk, str | None]]:
    """The name, the post and the status (`denied`, or `None`: it is held) that each pattern finds in a sentence.

    `phrase` gives the words of a chunk of `row`, `text` is the sentence.
    """
    if _STEMS.isdisjoint(word[:5] for word in _LETTERS.findall(text.lower())):
        return
    pieces = []
    for at, chunk in enumerate(row):
        if chunk.symbol in PEOPLE and chunk.symbol != "CAP1":
            pieces.append(f"«N{at}»")
        elif chunk.symbol == "POST":
            pieces.append(f"«P{at}»")
        else:
            pieces.append(phrase(chunk))
    marked = re.sub(r"\s+([,.;:])", r"\1", " ".join(pieces))
    told: set[tuple[str, str]] = set()
    for source, status in patterns().items() if "«N" in marked else ():
        for match in compiled(source).finditer(marked):
            pair = (match["name"], match["post"])
            if pair in told or (status == DENIED and _says_else(marked, *match.span(), match.start("post"))):
                continue
            told.add(pair)
            yield row[int(pair[0])], row[int(pair[1])], status


def _says_else(marked: str, low: int, high: int, post: int) -> bool:
    """Whether it is "declined an offer to ¦resign¦ as" or "¦declined to comment¦ on the post of"."""
    if _LEAVES.search(marked, low, post):
        return True
    hidden = cues("en").hidden(marked)
    return any(low <= a and b <= high and not _CONFIRMED.match(marked, b) for a, b in hidden)
