"""Positions that somebody did not get or did not want: "turned down an offer to become vice minister".

A sentence of names and posts is read with both as marks, `«N0» has declined the post of «P4»`; a pattern says which
name the post is of, and that it is denied ("passed over as") or kept ("and will stay on as").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import compiled
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
    r"\s[\w’'-]*(?:offer|acceptance|invitation|nomination|appointment|post|job|position|role|chance|opportunity|bid|proposal|race|request"
    r"|seat|candidacy|promotion|call)\b"
)
_CHOICE = (
    r"\s[\w’'-]*(?:nomination|appointment|choice|decision|plan|bid|motion|proposal|move|election|selection|promotion|hiring|pick"
    r"|offer|candidacy|attempt)s?\b"
)
_CHOOSE = (
    r"(?:confirm|approve|appoint|name|elect|hire|make|accept|endorse|nominate|install|reappoint|re-elect|pick"
    r"|choose|promote)"
)
_NEVER = (
    r"\b(?:(?:refus|declin|fail)(?:e|es|ed|ing|s)?\sto|(?:vot|decid|chos)\w*\snot\sto|(?:did|will|would|does)\snot"
    r"|(?:did|wo|would|does)n[’']t|never)\s"
)
_HE = r"(?:he|she|they|«N\d+»)"
_SAYS = r"(?:said|says|announced|declared|confirmed|insisted|told\s[\w’'-]+|wrote|added)"
_ERROR = r"(?:wrong|incorrect|mistaken|erroneous|false|inaccurate)ly"
_CALLED = r"(?:called|described|identified|listed|named|introduced|captioned|referred\sto|gave)"
_PAPER = (
    r"\b(?:our|earlier|previous|original|first)\s(?:[\w’'-]+\s){0,2}?(?:article|report|story|version|caption"
    r"|edition)\b[^.;]{0,40}?\s"
)
_STAY = (
    r"(?:(?:will|would|to)\s)?(?:stay|stays|stayed|remain|remains|remained|continue|continues"
    r"|keep\sworking)(?:\son)?"
)
_CONFIRMED = re.compile(r"\s(?:[\w’'-]+\s){0,3}«N")  # "refused to confirm ¦«N5» as «P7»"
_LEAVES = re.compile(
    r"\b(?:resign|step(?:s|ped|ping)? (?:down|aside)|quit|leav|remov|oust|dismiss|fir(?:e|ed|ing)\b|replac"
    r"|impeach|sack|successor)",
    re.I,
)


_DECLINES = (
    r"\bback\b|revers|retract|rescind|declin|refus|reject|spurn|rebuff|(?:turn|vot)\w* down|\bno\b"
    r"|pass\w* (?:on|up|over)|withdr|\b(?:bow"
    r"|pull|drop|back)\w* out"
    r"|sel(?:f|ves)\b|\b(?:his|her|their) (?:name|hat)|(?:not|won[’']t) (?:take|accept|get|become|serve"
    r"|join|be\b)|g[ai]ve\w* up"
    r"|\bnot to be|drop|abandon|\bend|\blos[et]|miss\w* out|fail|overlook|dump|\bnot \w+ed"
)


@cache
def _patterns() -> tuple[tuple[str, str, str | None], ...]:
    """The patterns: words without one of which a sentence has none, what is looked for, and the status that it gives.

    The status is `None` for a post that is held.
    """
    known = cues("en").uses
    declined, wanted, passed = known["decline_post"], known["wanted"], known["passed_over"]
    aside = rf"(?:[^\s,;.«]+\s){{0,6}}?(?:«P\d+»\s)?(?:[^\s,;.«]+\s){{0,2}}?(?:{wanted}){_FEW}{_OF}"
    return (
        # "has turned down the offer to become", "asked not to be considered for the post of"
        (
            _DECLINES,
            rf"{_NAME}{_ASIDE}{_HELP}(?:{declined})(?:{_WORDS}{_OFFER}{_FEW}{_OF}|{_FEW}{_TO_BE}){_POST}",
            DENIED,
        ),
        # "once tipped as chair of the bank, took himself out of the race"
        (
            _DECLINES,
            rf"{_NAME},\s{aside}{_POST}[^,;.]{{0,60}},{_HELP}(?:{declined})(?=[\s.,;]|$)(?!\sto\s(?:comment|answer|speak))",
            DENIED,
        ),
        # "ruled herself out as", "turned the office down when it asked him to be"
        (
            r"sel(?:f|ves) out|\bturn\w* .*\bdown\b",
            rf"{_NAME}{_ASIDE}{_HELP}(?:(?:ruled|counted|took|taken|pulled)\s\w+sel(?:f|ves)\sout{_FEW}{_OF}"
            rf"|turn\w*\s(?:[^\s.;:,«]+\s){{1,5}}down{_WORDS}{_TO_BE}){_POST}",
            DENIED,
        ),
        # "denied that she had been offered the post of", "said he had never been approached about becoming"
        (
            rf"{_HE}\s(?:had|has|was|is|would|will)\b",
            rf"{_NAME}{_ASIDE}{_HELP}(?:(?:denied|denies|dismissed|rejected)(?:\s[^\s.;«]+){{0,5}}?\s{_HE}\s(?:had|has|was|is|would)\s"
            rf"(?:been\s|be\s)?|{_SAYS}\s(?:that\s)?{_HE}\s(?:had|has|was|is)\s(?:never|not)\s(?:been\s)?)(?:{wanted}){_FEW}{_OF}{_POST}",
            DENIED,
        ),
        # "announced that he would not run for"
        (
            rf"{_HE}\s(?:would|will|was|is|did|does)(?:\snot|n[’']t)\b",
            rf"{_NAME}{_ASIDE}{_HELP}{_SAYS}\s(?:that\s)?{_HE}\s(?:would|will|was|is|did|does)(?:\snot|n[’']t)\s"
            rf"(?:(?:run|running|stand|standing|compete|bid|vie)\sfor|seek|accept|take|become|be)\s{_ARTICLE}(?:[\w’'-]+\s){{0,3}}?{_POST}",
            DENIED,
        ),
        (
            r"\b(?:would|could|might) have\b",
            rf"{_NAME}{_ASIDE}\s(?:would|could|might)\shave\s(?:become|been|served\sas|been\s(?:{wanted})){_FEW}\s{_POST}",
            DENIED,
        ),
        (
            r"down\b|over\b|reject|overlook|snub|dropped|dumped|vetoed|blocked|\b(?:not|never) ",
            rf"{_NAME}{_ASIDE}{_HELP}?(?:was|is|been|got|were)\s(?:[a-z]+ly\s)?(?:{passed}){_FEW}{_OF}{_POST}",
            DENIED,
        ),
        (
            r"refus|declin|fail|\bnot\b|n[’']t\b|\bnever\b",
            rf"{_NEVER}{_CHOOSE}{_FEW}\s{_NAME}(?:{_OF}|\s){_POST}",
            DENIED,
        ),
        (
            _CHOICE,
            rf"(?:{known['reverse_choice']}){_FEW}{_CHOICE}{_FEW}\s{_NAME}(?:[’']s)?{_FEW}(?:{_OF}|\s){_POST}",
            DENIED,
        ),
        (_DROPS, rf"(?:{known['reverse_choice']})\s{_NAME}\sas\s{_ARTICLE}{_POST}", DENIED),
        (
            r"\b[Nn](?:o one|obody|one)\b",
            rf"\bno(?:\sone|body|ne)\s(?:[\w’'-]+\s){{0,3}}?(?:{wanted}){_FEW}\s{_NAME}(?:{_OF}|\s){_POST}",
            DENIED,
        ),
        # "was to start as chief in May, but the bank withdrew its offer"
        (
            rf"\b{_WAS_TO}\b.*\bbut\b",
            rf"{_NAME}\s{_WAS_TO}{_FEW}(?:{_TO_BE}|{_OF}|\s){_POST}[^.;]*?\sbut\s",
            DENIED,
        ),
        (
            rf"{_ERROR}|\bmis(?:identified|described|label)",
            rf"(?:{_ERROR}\s{_CALLED}|\bmis(?:identified|described|labell?ed))\s{_NAME}\s(?:as\s)?{_ARTICLE}{_POST}",
            DENIED,
        ),
        (_PAPER, rf"{_PAPER}(?:{_ERROR}\s)?{_CALLED}\s{_NAME}\s(?:as\s)?{_ARTICLE}{_POST}", DENIED),
        (
            r"\b(?:not|no longer) ?,|n[’']t ?,",
            rf"{_NAME}\s(?:is|was)(?:\snot|n[’']t|\sno\slonger),\s[^,;.«]{{1,80}},\s{_POST}",
            DENIED,
        ),
        (
            rf"\sand\s{_STAY}",
            rf"{_NAME}[^.;«]{{1,120}}(?:«P\d+»[^.;«]{{0,80}})?\sand\s{_STAY}\s(?:as\s)?{_POST}",
            None,
        ),
        # "It is Shin, not Kwon, who is director"
        (_NOT_WHO, rf"\bit\s(?:is|was|will\sbe)\s«N\d+»,\s(?:and\s)?not\s{_NAME},{_WHO_IS}{_POST}", DENIED),
        (_NOT_WHO, rf"\bit\s(?:is|was|will\sbe)\s{_NAME},\s(?:and\s)?not\s[^,.;]+,{_WHO_IS}{_POST}", None),
        (_KEEP, rf"{_KEEP}\s{_NAME}\sas\s{_ARTICLE}{_POST}", None),
        (_REMAINS, rf"{_POST}\s{_REMAINS}\s{_NAME}", None),
    )


_DROPS = r"reject|block|veto|withdr|drop|abandon|scrap|nix|refus|dump|ditch|disown"
_WAS_TO = r"(?:was|were|had\sbeen)\s(?:to|(?:due|set|supposed|meant|expected|slated|tipped|about)\sto)"
_NOT_WHO = r"\b[Ii]t (?:is|was|will be)\b[^.;]*\bnot\b[^.;]*,? who\b"
_WHO_IS = rf"?\swho\s(?:is|was|became|has\sbecome|will\s(?:be|become))\s{_ARTICLE}"
_KEEP = r"\b(?:kept|keeps|retain(?:s|ed)|reappointed|re-?elected|reinstated|left|leaves|leaving)"
_REMAINS = r"(?:remains|is\sstill|will\sremain|stays)"
_DECLINE_STEMS = (
    "back rever retra resci decli refus rejec spurn rebuf down no passe withd bow bowed pull pulle "
    "drop dropp himse herse thems name hat not won give gave given aband ended lose lost loses miss "
    "misse fail faile overl dump dumpe"
)
_REVERSE_STEMS = (
    "rejec block vetoe veto withd rever resci revok cance annul drop dropp drops aband scrap nix "
    "nixed overt retra deny denie refus scutt sink sank sunk kill kille voted vote turne turn shot "
    "shoot struc strik ruled rules rule decid"
)
_STEMS = tuple(
    frozenset(stems.split())
    for stems in (
        _DECLINE_STEMS,
        _DECLINE_STEMS,
        "himse herse thems turn turne turni",
        "denie dismi rejec never not",
        "not t",
        "would could might",
        "down over rejec overl snubb dropp dumpe vetoe block not never",
        "refus decli fail faile faili fails not never t",
        _REVERSE_STEMS,
        _REVERSE_STEMS,
        "no nobod none",
        "but",
        "wrong incor mista erron false inacc misid misde misla",
        "our earli previ origi first",
        "not longe t",
        "stay stays staye remai conti keep",
        "who",
        "who",
        "kept keeps retai reapp re reele reins left leave leavi",
        "remai still stays",
    )
)
"""For each pattern the first five letters of words without one of which a sentence has none: a quick look."""
_LETTERS = re.compile(r"[a-z]+")
RULES = ("unfilled_post", "kept_post")
"""The names of the rules: for a post that is denied, and for one that is held."""


def unfilled(
    text: str, row: Sequence[Chunk], phrase: Callable[[Chunk], str]
) -> Iterator[tuple[Chunk, Chunk, str | None]]:
    """The name, the post and the status (`denied`, or `None`: it is held) that each pattern finds in a sentence.

    `phrase` gives the words of a chunk of `row`, `text` is the sentence.
    """
    stems = {word[:5] for word in _LETTERS.findall(text.lower())}
    wanted = [
        one
        for needed, one in zip(_STEMS, _patterns(), strict=True)
        if not needed.isdisjoint(stems) and compiled(one[0]).search(text)
    ]
    if not wanted:
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
    for _, source, status in wanted if "«N" in marked else ():
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
