"""Which mentions an English denial reaches: the object of the cue before them, the subject of the cue behind them.

A verb denies what its object holds as far as its clause goes, unless the object is an occasion or an opposition
("cancelled a briefing on its plan"), has happened ("a project on which it had spent"), or is presupposed ("denied that
it would cut the budget"). A predicate denies its subject, unless the mention only describes it ("the firm, which raised
$3 billion, collapsed") or is a part of it.
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import Cue, compiled
from kaix.analysis.en.denial_words import flat, letters

_NOUNS = "[DNckdasKGV]"
_ADJACENT = re.compile("(?:,P[^,.]{1,9},)?D?(?!D)[NckdasVG]{0,3}")  # "not ¦the reported 50,000"
_HEAD = re.compile(f"({_NOUNS}*?)([OLPITWRXG])")
_CLAUSE = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|that|which|who|so|after|when|as|because|since)\b", re.I
)
_UNDOING = ("cancel", "weak", "fail", "draft")
_SAYING = ("claim", "false", "right", "forged", "cancel")
_SPENT = re.compile(
    r"\b(?:had|has|have)\s+(?:already\s+)?(?:spent|invested|poured|paid|raised|received|bought|sunk|secured|won|lost)\s+(?:\w+\s+)?$",
    re.I,
)
_FROM_DRAFT = re.compile(
    r"(?:from|out\s+of)\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|will|would|has|have|had|can|could|may|might|must|should|shall)\s+$", re.I
)
_PASSIVE = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|got|gets?)|['’]s)(?:\s+(?:[a-z]+ly|later|since|then|also|now|soon|all|again|even))*\s+$",
    re.I,
)
_GIVEN = re.compile(r"(?:denied|refused|stripped of|deprived of)\s+(?:an?\s+|the\s+|its\s+)?$", re.I)
_REPORTED = re.compile(
    r"(?:\s[\w’'-]+){0,4}?\s(?:reported|announced|claimed|stated|said|quoted|cited|given|shown|rumou?red)\b",
    re.I,
)
_A_CUT = re.compile(r"\b(?:any|an?|no|the|further|deeper|more)\s+\w+\s(?:to|in|of|on)\s", re.I)
_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|most|some|many|part|percent|%) of (?:the|its|their)?\s*$", re.I
)
_JUDGED = re.compile(r"\s(?:is|are|was|were)\s(?:too|enough|excessive|insufficient|not\s+enough|an?|no)\b")


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.side == "around":  # "put ¦the 4 trillion won project¦ on ice"
        inside = cue.start < start < end < cue.end
        return (
            inside
            and re.fullmatch(
                "[VKNcka][DNVckOT]{0,4}" if cue.kind == "false" else "[VKNcka][DNVck]{0,4}",
                letters(sentence[cue.start : start]),
            )
            is not None
        )
    if cue.side == "before":
        return cue.end <= start and _reaches_object(sentence, cue, start, end)
    return cue.start >= end and _reaches_subject(sentence, cue, start, end)


def _noun_behind(sentence: str, end: int, use: str, reach: int = 70) -> bool:
    """Whether a noun of that use follows the mention in its noun phrase: "a $70 million ¦plan"."""
    for match in cues("en").use(use).finditer(sentence, end, min(len(sentence), end + reach)):
        if re.fullmatch("[NVkdKac]{0,7}", letters(sentence[end : match.start()])):
            return True
    return False


def _head(row: str) -> tuple[str, str]:
    """The letter of an object's head noun, "" where the mention follows at once, and that of what goes on behind it."""
    found = _HEAD.match(row)
    if found is None:
        return "", ""
    return found[1][-1:].replace("D", ""), found[2]


def _reaches_object(sentence: str, cue: Cue, start: int, end: int) -> bool:
    between = sentence[cue.end : start]
    row = letters(between)
    if cue.scope == "reported":  # "unlike the ¦3 trillion won¦ first reported"
        return _ADJACENT.fullmatch(row) is not None and _REPORTED.match(sentence, end) is not None
    if cue.scope == "phrase":
        verbal = _AUXILIARY.search(sentence[max(0, cue.start - 12) : cue.start])
        ranked = sentence.startswith(("rank", "place", "come", "finish"), start)  # "did not ¦rank third"
        if verbal is not None and not ranked and not sentence.startswith(("nothing", "nowhere"), cue.start):
            return False  # "did not overturn ¦the fine"
        return _ADJACENT.fullmatch(row) is not None
    if cue.kind and _PASSIVE.search(sentence[max(0, cue.start - 40) : cue.start]):
        return _GIVEN.search(sentence[cue.start : start]) is not None  # "was denied ¦a loan"
    row = flat(row)
    claimed = sentence.endswith("that", cue.start, cue.end)  # "it was false ¦that the state had"
    if re.search("[.,EC]" if claimed else "[.,EC]|^[^TRkI]*X", row) or not _fits(sentence, cue, row, end):
        return False  # another clause; "a deal ¦rejected last year was¦ approved at"
    head, link = _head(row.lstrip("P"))  # "failed to agree ¦on a date for"
    if head == "a" or (head == "s" and link != "O") or (head == "K" and cue.kind == "claim"):
        return False  # "cancelled ¦a briefing on its plan", "ruled out ¦any cut to"
    apart = head in ("N", "V", "G") and link == "P"  # "denied ¦a rift with the labs that"
    if cue.scope == "verb":
        aside = re.search(r"\b(?:with|from|despite|of its|out of|as)\s", between) is not None
        return not (aside or re.search("W|T[NDVck]*X|K[IP]", row))
    if apart and (
        cue.kind == "claim" or (cue.kind == "cancel" and re.search(r"\b(?:with|from)\s", between) is None)
    ):
        return False
    if cue.kind in ("cancel", "weak") and _SPENT.search(between) and "k" not in row:
        return False  # "scrapped a project on which it had spent ¦3 trillion won"
    if cue.kind not in ("cancel", "weak", "claim", "false", "right"):
        return True
    return not _is_presupposed(sentence, between, "T" * claimed + row, end)


def _is_presupposed(sentence: str, between: str, row: str, end: int) -> bool:
    """Whether what is denied is said of the mention, which stands: "denied that it would cut ¦the budget"."""
    if "K" in row and not re.search("K.*[IP]N?$", row):
        return True
    if re.search(r"\b(?:the|its|their|his|her)\s$", between) and re.match(
        "RX?V", letters(sentence[end : end + 40])
    ):
        return True  # "denied that it had lost ¦the 3 trillion won it raised"
    known = cues("en")
    if known.use("cancel").search(between) or (
        known.use("court").search(between) and known.use("ruling").search(sentence, end, end + 60)
    ):
        return True  # "denied that it had ¦vetoed¦ the plan"
    if re.fullmatch("[^T]*TD[NckaG]*", row) or re.search(r"\b(?:about|over)\s+(?:its|their|the)\s$", between):
        happened = known.use("happened").search(sentence, end, min(len(sentence), end + 60))
        return happened is None or re.search(r"[.,;:]", sentence[end : happened.start()]) is not None
    return row.endswith("T") and _JUDGED.match(sentence, end) is not None


def _fits(sentence: str, cue: Cue, row: str, end: int) -> bool:
    """Whether the mention is of the kind that the cue undoes: a plan, a fine, an item of a draft."""
    if cue.kind == "draft":  # not "struck ¦a 3 trillion won deal"
        return _FROM_DRAFT.search(sentence, end, end + 70) is not None
    if cue.kind == "court":  # not "set aside ¦$3 billion for chips"
        return cues("en").use("ruling").search(sentence, end, end + 60) is not None
    if cue.scope == "existence":  # not "there is no sign ¦that it was spent"
        alone = re.match("[NK]?(?:$|[.,])", letters(sentence[end : end + 40])) is not None
        return _head(row) == ("", "") and (alone or _noun_behind(sentence, end, "content"))
    if _noun_behind(sentence, end, "owed", 30) and (
        cue.scope == "verb" or "to pay" in sentence[cue.start : end]
    ):
        return False  # "refused to pay ¦a fine"
    if cue.kind == "weak":
        drafted = _FROM_DRAFT.search(sentence, end, end + 70) is not None
        return drafted or _noun_behind(sentence, end, "content") or _head(row)[0] in ("c", "k")
    return True


_IN_ASIDE = re.compile(r",\s(?:(?:worth|valued at|for|of|at)\s(?:an? )?)?$", re.I)
_RELATIVE = re.compile("T?(?:R|D?[Nck])X*V?(?:IX*)?V[OIP]?")


def _reaches_subject(sentence: str, cue: Cue, start: int, end: int) -> bool:
    between = sentence[end : cue.start]
    row = letters(between)
    known = cues("en")
    if cue.scope == "phrase":
        return _ADJACENT.fullmatch(row) is not None
    before = sentence[:start]
    clause = _CLAUSE.split(before)[-1]
    if cue.kind == "court" and known.use("ruling").search(sentence, max(0, start - 40), cue.start) is None:
        return False
    if cue.kind == "draft" and not (
        _FROM_DRAFT.match(sentence, cue.end + 1) or known.use("claimed").search(before)
    ):
        return False
    if cue.kind == "forged":
        shows = rf"(?:{known.uses['document']}|{known.uses['claimed']})"
        if compiled(shows).search(re.split(r"[.;:]\s", before)[-1]) is None:
            return False
    if cue.scope == "reduced":  # "$3 bln plant ¦scrapped"
        ends = re.match(
            r"\s*(?:$|[.,;)\n]|(?:in|on|after|over|amid|by|as|due|following|at)\b)", sentence[cue.end :]
        )
        wanted = re.search(r"\b(?:want|need|demand|urge|like|prefer|see|seek|ask|call|propose)\w*\b", clause)
        return ends is not None and wanted is None and re.fullmatch("[NVkda]{0,5}c", row) is not None
    if _PART.search(before):
        return False
    if _IN_ASIDE.search(before):
        row = re.sub("^[^,.CT]{0,7},", "", row)
    row = _RELATIVE.sub("", flat(row), count=1)
    aside = re.search(r"([\w’'-]+),\swhich\s[^,]*$", before)
    if aside is not None and letters(aside[1]) in "ck":
        row, before = (
            row.removeprefix(","),
            before[: aside.start()],
        )  # "The takeover, which valued it at ¦$3 billion, was"
    if re.search("[.,EC]", row):
        return False
    if cue.kind == "weak" and not known.use("content").search(sentence, max(0, start - 40), cue.start):
        return False
    ahead = letters(clause)
    if re.search("a[OLPIG]|s[LPIG]", ahead) or (
        cue.kind == "fail"
        and re.search(r"\b(?:with|despite|after|by|from)\s(?:[\w’'-]+\s){0,2}$", before, re.I)
    ):
        return False  # "a lawsuit over ¦the $45 million purchase¦ was dismissed"
    if (
        cue.kind in _UNDOING
        and re.search(
            r"\b(?:motion|bid|proposal|attempt|effort|move|call|petition|push|vote|request|campaign|amendment)s?\b",
            clause,
        )
        and "K" in ahead
    ):
        return False
    done = re.search(
        r"(?P<head>[\w’'-]+),?\s(?:that|which|who)\s+(?:(?:has|had|have|was|were)\s+)?(?P<verb>\w+)\s(?:[\w’'-]+\s){0,4}$",
        before[-80:],
    )
    if done and letters(done["verb"]) == "V" and letters(done["head"]) not in "ck":
        return False
    if (
        cue.kind == "forged"
        or (cue.kind == "false" and known.use("document").search(before))
        or (cue.kind in _SAYING and known.use("claimed").search(before))
    ):
        return True
    return re.search("[XT]", re.sub("^T$|X+$", "", row)) is None  # "3,000 GPUs ¦that were never bought"


_NOBODY = re.compile(
    r"\b(?:neither|none\s+of|not\s+an?\s+(?:single\s+)?(?:cent|penny|dollar|chip|unit|won)\s+of|not\s+one\s+of|nothing\s+of|(?:(?<![\w,’'])(?<![\w,’']\s)|(?<=and\s)|(?<=but\s)|(?<=that\s)|(?<=said\s))no(?!\s(?:longer|doubt|matter|wonder|less|fewer|more|choice|better|other)\b))\b[^.;:—\n]{0,90}$",
    re.I,
)


def by_nobody(sentence: str, start: int, end: int) -> Cue | None:
    """The negative subject that undoes the mention in it: "Neither the fund nor ¦the 10,000 GPUs¦ has materialized"."""
    negative = _NOBODY.search(sentence, 0, start)
    if negative is None or re.search("[XT]", letters(negative.group())):
        return None
    low = negative.start()
    cue = Cue(low, low + len(negative.group().split()[0]), "before", "subject", "fail")
    verbs = list(cues("en").use("governed").finditer(sentence, low, start))
    if verbs and _ADJACENT.fullmatch(letters(sentence[verbs[-1].end() : start])):
        return cue  # "No university ¦made¦ the top 50"
    happened = cues("en").use("happened").search(sentence, end, min(len(sentence), end + 110))
    if happened is None or "." in letters(sentence[end : happened.start()]):
        return None
    return cue
