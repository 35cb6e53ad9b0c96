"""Which mentions an English denial reaches: the object of the cue before them, the subject of the cue behind them.

A verb denies what its object holds as far as its clause goes, unless the object is an occasion or an opposition
("cancelled a briefing on its plan"), has happened ("a project on which it had spent"), or is presupposed ("denied that
it would cut the budget"). A predicate denies its subject, unless the mention only describes it ("the firm, which raised
$3 billion, collapsed") or is a part of it.
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import Cue, cues
from kaix.analysis.en.denial_cues import CLAUSE
from kaix.analysis.en.denial_words import flat, letters

_ADJACENT = re.compile("(?:,P[^,.]{1,9},)?D?(?!D)[NckdasVG]{0,3}")  # "not ¦the reported 50,000"
_HEAD = re.compile("([DNckdasKGV]*?)([OLPITWRXG])")
_SPENT = re.compile(
    r"\b(?:had|has|have)\s+(?:already\s+)?(?:spent|invested|poured|paid|raised|received|bought|sunk|secured|won|lost)\s+(?:\w+\s+)?$",
    re.I,
)
_FROM_DRAFT = re.compile(
    r"\b(?:from|out\s+of)\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"(?:do|does|did|will|would|has|have|had|can|could|may|might|must|should|shall)\s+$", re.I
)
_PASSIVE = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|got|gets?)|['’]s)(?:\s+(?:[a-z]+ly|later|since|then|also|now|soon|all|again))*\s+$",
    re.I,
)
_GIVEN = re.compile(r"(?:denied|refused|stripped of|deprived of)\s+(?:an?\s+|the\s+|its\s+)?$", re.I)
_REPORTED = re.compile(
    r"(?:\s[\w’'-]+){0,4}?\s(?:reported|announced|claimed|stated|said|quoted|cited|given|shown|rumou?red)\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|most|some|many|part|percent|%) of (?:the|its|their)?\s*$", re.I
)
_BESIDE = re.compile(r"\b(?:with|despite|after|by|from)\s(?:[\w’'-]+\s){0,2}$", re.I)
_AGAINST = re.compile(
    r"\b(?:motion|bid|proposal|attempt|effort|move|call|petition|push|vote|request|campaign|amendment)s?\b"
)
_IN_ASIDE = re.compile(r",\s(?:(?:worth|valued at|for|of|at)\s(?:an? )?)?$", re.I)
_RELATIVE = re.compile(
    "T?(?:R|D?[Nck])X*V?(?:IX*)?V[OIP]?"
)  # "the contract ¦that the firm boasted of¦ never"
_DONE = re.compile(
    r"(?P<head>[\w’'-]+),?\s(?:that|which|who)\s+(?:(?:has|had|have|was|were)\s+)?(?P<verb>\w+)\s(?:[\w’'-]+\s){0,4}$"
)
_NOBODY = re.compile(
    r"\b(?:neither|none\s+of|not\s+an?\s+(?:single\s+)?(?:cent|penny|dollar|chip|unit|won)\s+of|not\s+one\s+of"
    r"|nothing\s+of|(?:(?<![\w,’'])(?<![\w,’']\s)|(?<=and\s)|(?<=but\s)|(?<=that\s)|(?<=said\s))"
    r"no(?!\s(?:longer|doubt|matter|wonder|less|fewer|more|choice|better|other)\b))\b[^.;:—\n]{0,90}$",
    re.I,
)


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if (
        cue.side == "around"
    ):  # "put ¦the 4 trillion won project¦ on ice", "called ¦the figure of 5,000 GPUs¦ made up"
        between = "[VKNcka][DNVckOT]{0,4}" if cue.kind == "false" else "[VKNcka][DNVck]{0,4}"
        inside = cue.start < start < end < cue.end
        return inside and re.fullmatch(between, letters(sentence[cue.start : start])) is not None
    before, between = cue.end <= start, sentence[cue.end : start] or sentence[end : cue.start]
    if cue.side != ("before" if before else "behind") or (not before and cue.start < end):
        return False
    row = letters(between)
    if cue.scope == "reported":  # "unlike the ¦3 trillion won¦ first reported"
        return _ADJACENT.fullmatch(row) is not None and _REPORTED.match(sentence, end) is not None
    if cue.scope == "phrase":
        # "not ¦the 50¦", but "did not overturn ¦the fine"; "did not ¦rank third"
        verbal = before and _AUXILIARY.search(sentence, max(0, cue.start - 8), cue.start) is not None
        apart = sentence.startswith(("nothing", "nowhere"), cue.start)
        apart = apart or sentence.startswith(("rank", "place", "come", "finish"), start)
        return (not verbal or apart) and _ADJACENT.fullmatch(row) is not None
    if not _fits(sentence, cue, row, start, end):
        return False
    return (_in_object if before else _in_subject)(sentence, cue, start, end, between)


def _noun_behind(sentence: str, end: int, use: str, reach: int = 70) -> bool:
    """Whether a noun of that use follows the mention in its noun phrase: "a $70 million ¦plan"."""
    found = cues("en").use(use).finditer(sentence, end, min(len(sentence), end + reach))
    return any(re.fullmatch("[NVkdKac]{0,7}", letters(sentence[end : match.start()])) for match in found)


def _head(row: str) -> tuple[str, str]:
    """The letter of an object's head noun, "" where the mention follows at once, and that of what goes on behind it."""
    found = _HEAD.match(row.lstrip("P"))  # "failed to agree ¦on a date for"
    return (found[1][-1:].replace("D", ""), found[2]) if found else ("", "")


def _fits(sentence: str, cue: Cue, row: str, start: int, end: int) -> bool:
    """Whether the mention is of the kind that the cue undoes: a plan, a fine, an item of a draft, a document."""
    known = cues("en")
    before = cue.end <= start
    near = sentence[end : end + 60] if before else sentence[max(0, start - 40) : cue.start]
    if cue.kind == "draft":  # not "struck ¦a 3 trillion won deal"
        drafted = _FROM_DRAFT.search(sentence, end, max(end, cue.end) + 70) is not None
        return drafted or (not before and known.use("claimed").search(sentence, 0, start) is not None)
    if cue.kind == "court":  # not "set aside ¦$3 billion for chips"
        return known.use("ruling").search(near) is not None
    if cue.kind == "forged":  # "¦a letter¦ that promises $30 million was doctored"
        said = re.split(r"[.;:]\s", sentence[:start])[-1]
        return any(known.use(use).search(said) for use in ("document", "claimed"))
    if cue.scope == "existence":  # not "there is no sign ¦that it was spent"
        alone = re.match("[NK]?(?:$|[.,])", letters(sentence[end : end + 40])) is not None
        return _head(row) == ("", "") and (alone or _noun_behind(sentence, end, "content"))
    if before and _noun_behind(sentence, end, "owed", 30):
        return cue.scope != "verb" and "to pay" not in sentence[cue.start : end]  # "refused to pay ¦a fine"
    if cue.kind == "weak":
        drafted = _FROM_DRAFT.search(sentence, end, end + 70) is not None
        planned = _noun_behind(sentence, end, "content") or _head(row)[0] in ("c", "k")
        return drafted or planned or (not before and known.use("content").search(near) is not None)
    return True


def _in_object(sentence: str, cue: Cue, start: int, end: int, between: str) -> bool:
    if cue.kind and _PASSIVE.search(sentence, max(0, cue.start - 40), cue.start):
        return _GIVEN.search(sentence, cue.start, start) is not None  # "was denied ¦a loan"
    row = flat(letters(between))
    claimed = sentence.endswith("that", cue.start, cue.end)  # "it was false ¦that the state had"
    if re.search("[.,EC]" if claimed else "[.,EC]|^[^TRkI]*X", row):
        return False  # another clause; "a deal ¦rejected last year was¦ approved at"
    head, link = _head(row)
    if head == "a" or (head == "s" and link != "O") or (head == "K" and cue.kind == "claim"):
        return False  # "cancelled ¦a briefing on its plan", "ruled out ¦any cut to"
    if cue.scope == "verb":
        return re.search(r"\b(?:with|from|despite|of its|out of|as)\s", between) is None and not re.search(
            "W|T[NDVck]*X|K[IP]", row
        )
    if (
        head in ("N", "V", "G")
        and link == "P"
        and (cue.kind == "claim" or " with " not in between)
        and cue.kind
    ):
        return False  # "denied ¦a rift with the labs that"
    if cue.kind in ("cancel", "weak") and _SPENT.search(between) and "k" not in row:
        return False  # "scrapped a project on which it had spent ¦3 trillion won"
    presupposing = cue.kind in ("cancel", "weak", "claim", "false", "right")
    return not (presupposing and _is_presupposed(sentence, between, "T" * claimed + row, end))


def _is_presupposed(sentence: str, between: str, row: str, end: int) -> bool:
    """Whether what is denied is said of the mention, which stands: "denied that it would cut ¦the budget"."""
    known = cues("en")
    if ("K" in row and not re.search("K.*[IP]N?$", row)) or known.use("cancel").search(between):
        return True
    if known.use("court").search(between) and known.use("ruling").search(sentence, end, end + 60):
        return True  # "refused to ¦set aside¦ the fine"
    definite = re.search(r"\b(?:the|its|their|his|her)\s$", between) is not None
    if definite and re.match("RX?V", letters(sentence[end : end + 40])):
        return True  # "denied that it had lost ¦the 3 trillion won it raised"
    if re.fullmatch("[^T]*TD[NckaG]*", row):  # "denied that ¦the 3 trillion won¦ purchase broke a rule"
        happened = known.use("happened").search(sentence, end, min(len(sentence), end + 60))
        return happened is None or re.search(r"[.,;:]", sentence[end : happened.start()]) is not None
    return (
        row.endswith("T")
        and re.match(r"\s(?:is|was|are|were)\s(?:too|enough|an?|no)\b", sentence[end:]) is not None
    )


def _in_subject(sentence: str, cue: Cue, start: int, end: int, between: str) -> bool:
    row, before = letters(between), sentence[:start]
    clause = CLAUSE.split(before)[-1]
    if cue.scope == "reduced":  # "$3 bln plant ¦scrapped"
        ends = re.match(
            r"\s*(?:$|[.,;)\n]|(?:in|on|after|over|amid|by|as|due|following|at)\b)", sentence[cue.end :]
        )
        wanted = re.search(r"\b(?:want|need|demand|urge|like|prefer|see|seek|ask|call|propose)\w*\b", clause)
        return ends is not None and wanted is None and re.fullmatch("[NVkda]{0,5}c", row) is not None
    if _PART.search(before) or (cue.kind == "fail" and _BESIDE.search(before)):
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
    ahead = letters(clause)
    if re.search("[.,EC]", row) or re.search("a[OLPIG]|s[LPIG]", ahead):
        return False  # "a lawsuit over ¦the $45 million purchase¦ was dismissed"
    if cue.kind in ("cancel", "weak", "fail", "draft") and "K" in ahead and _AGAINST.search(clause):
        return False  # "a motion to ¦scrap the tax break¦ was voted down"
    done = _DONE.search(before[-80:])
    if done and letters(done["verb"]) == "V" and letters(done["head"]) not in "ck":
        return False  # "the firm that raised ¦$3 billion collapsed"
    known = cues("en")
    if cue.kind == "forged" or (cue.kind == "false" and known.use("document").search(before)):
        return True
    if cue.kind in ("claim", "false", "right", "cancel") and known.use("claimed").search(before):
        return True
    return re.search("[XT]", re.sub("^T$|X+$", "", row)) is None  # "3,000 GPUs ¦that were never bought"


def by_nobody(sentence: str, start: int, end: int) -> Cue | None:
    """The negative subject that undoes the mention in it: "Neither the fund nor ¦the 10,000 GPUs¦ has materialized"."""
    negative = _NOBODY.search(sentence, 0, start)
    if negative is None or re.search("[XT]", letters(negative.group())):
        return None
    low, known = negative.start(), cues("en")
    verbs = list(known.use("governed").finditer(sentence, low, start))  # "No university ¦made¦ the top 50"
    if not (verbs and _ADJACENT.fullmatch(letters(sentence[verbs[-1].end() : start]))):
        happened = known.use("happened").search(sentence, end, min(len(sentence), end + 110))
        if happened is None or "." in letters(sentence[end : happened.start()]):
            return None
    return Cue(low, low + len(negative.group().split()[0]), "before", "subject", "fail")
