"""Which mentions an English denial reaches: the object of the cue before them, the subject of the cue behind them.

A verb denies what its object holds as far as its clause goes, unless the object is an occasion or an opposition
("cancelled a briefing on its plan"), has happened ("a project on which it had spent"), or is presupposed ("denied that
it would cut the budget"). A predicate denies its subject, unless the mention only describes it. The rules are written
over the words between, as a row of letters, one a word:

| letter | word |
|---|---|
| `D` `N` `G` `V` | a determiner, a noun or adjective, an -ing form, a past or participle; adverbs have none |
| `O` `L` `P` `I` | of, for, worth; in, at; other prepositions; to |
| `T` `R` `X` `W` | that; a pronoun; an auxiliary or "said"; how, whether |
| `c` `k` | what can be undone (plan, bid); what is said or shown (report, claim, letter) |
| `a` `s` `K` | an occasion or opposition (briefing, ban); a lawsuit; a verb that presupposes its object (cut, delay) |
| `E` `C` `,` `.` | what ends a clause (but, because); and; a comma; a full stop, semicolon, colon or dash |
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kaix.analysis.denial_cues import Cue, cues, listed, rows
from kaix.analysis.en.denial_cues import CLAUSE
from kaix.analysis.en.inflection import inflected, irregular_pasts

_TOKEN = re.compile(r"[$₩]?\w[\w’'%-]*(?:[.,]\w[\w’'%-]*)*|[.;:!?](?=[\s\"”’]|$)|\n|—|,(?=\s)")
_CLOSED = {
    "D": "the a an its their his her our my your this these those some any all every each both such no",
    "O": "of for worth", "L": "in at near", "I": "to", "T": "that", "C": "and",
    "P": "on with from about over into onto against under between by as despite amid than through across",
    "R": "it they he she we i you", "W": "how what whether why where if",
    "s": "suit suits lawsuit lawsuits petition petitions appeal appeals complaint complaints", "H": "which whom",
    "": "now then also still once already again even ever just only later soon yet not never",
    "X": "is are was were be been has have had will would can could may might shall should must do does did"
    " said says am",
}  # fmt: skip
_USES = (("E", "end"), ("k", "claimed"), ("c", "content"), ("a", "apart"), ("K", "keep"))
_ASIDE = re.compile(r",(?!G)[^,.]{0,14},")
_ADJACENT = re.compile("(?:,P[^,.]{1,9},)?D?(?!D)[NckasVG]{0,3}")  # "not ¦the reported 50,000"
_HEAD = re.compile("P*([DNckasKGV]*?)([OLPITWRXG])")  # "failed to agree ¦on a date for"
_HAD = re.compile(r"\b(?:had|has|have)\s(?:already\s)?(?!been)\w+\s(?:\w+\s)?$", re.I)
_FROM_DRAFT = re.compile(
    r"\b(?:from|out\s+of)\s+(?:the|its|this|next)\s(?:[\w’'-]+\s){0,2}?(?:bill|budget|draft|plan|list|proposal)\b",
    re.I,
)
_AUXILIARY = re.compile(r"(?:do|does|did|will|would|has|have|had|can|could|may|might|must|should)\s+$", re.I)
_PASSIVE = re.compile(r"(?:\b(?:am|is|are|was|were|be|been|being|got|gets?)|['’]s)(?:\s+\w+ly)*\s+$", re.I)
_GIVEN = re.compile(r"(?:denied|refused|stripped of|deprived of)\s+(?:an?\s+|the\s+|its\s+)?$", re.I)
_IN_ASIDE = re.compile(r",\s(?:(?:worth|valued at|for|of|at)\s(?:an? )?)?$", re.I)
_BESIDE = re.compile(r"\b(?:with|despite|after|by|from)\s(?:[\w’'-]+\s){0,2}$", re.I)
_RELATIVE = re.compile(
    "T?(?:R|D?[Nck])X*V?(?:IX*)?V[OIP]?"
)  # "the contract ¦that the firm boasted of¦ never"
_HEADLINE_END = re.compile(r"\s*(?:$|[.,;)\n]|(?:in|on|after|over|amid|by|as|due|following|at)\b)")
_WANTED = re.compile(r"\b(?:want|need|demand|urge|like|prefer|see|seek|ask|call|propose)\w*\b")
_JUDGED = re.compile(r"\s(?:is|was|are|were)\s(?:too|enough|an?|no)\b")
_DONE = re.compile(
    r"(?P<head>[\w’'-]+),?\s(?:that|which|who)\s(?:(?:has|had|have|was|were)\s)?(?P<verb>\w+)\s(?:[\w’'-]+\s){0,4}$"
)
_SUBJECT_PLACE = re.compile(r"(?:(?<![\w,’'])(?<![\w,’']\s)|\b(?:and|but|that|said)\s)$")
_TAKEN_UP = re.compile("[EC]*(?:X?R|T|[PNDV]*[DT][NV]{0,2}[kc]|[kc])X*")
_OBJECT = re.compile("R(?![XVN])|(?:T|[DT][NV]?[kc]|k)(?:[.,LPIEWXC]|$)")
_OWN = re.compile(r"\s(?:their|his|her|our|my|an?)\b")
_SUBJECT = re.compile(r"[.;:,“\"]|\b(?:and|but|that)\b(?! (?:is|was))")


@cache
def _letters() -> dict[str, str]:
    known = {word: letter for letter, words in _CLOSED.items() for word in words.split()}
    for letter, use in _USES:
        for cue in listed(rows("en"), use):
            for choice in () if " " in cue else cue.split("/"):
                for form in inflected(choice[:-1]) if choice.endswith("~") else (choice,):
                    known.setdefault(form, letter)
    return dict.fromkeys(irregular_pasts(), "V") | known


def _letter(word: str) -> str:
    if not word[0].isalnum():
        return "," if word == "," else "N" if word[0] in "$₩" else "."
    word = word.lower().replace("’", "'")
    found = _letters().get(word) or _letters().get(word.rpartition("-")[2])
    if found is not None:
        return found
    if word.endswith(("n't", "ly")):
        return "X" if word.endswith("t") else ""
    return "V" if word.endswith("ed") else "G" if word.endswith("ing") else "N"


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """The letters of the words and marks of `text`, in order."""
    row = "".join(_letter(word) for word in _TOKEN.findall(text))
    return re.sub("[OLP]H", "T", row).replace("H", "E")


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.scope == "gave_up":
        return False
    if cue.side == "around":  # "put ¦the 4 trillion won project¦ on ice"
        inside = cue.start < start < end < cue.end
        return (
            inside
            and re.fullmatch("[VKNcka][DNVckOT]{0,4}", letters(sentence[cue.start : start])) is not None
        )
    before = cue.end <= start
    between = sentence[cue.end : start] if before else sentence[end : cue.start]
    if cue.side not in ("before" if before else "behind", "beside") or (not before and cue.start < end):
        return False
    if cue.scope == "phrase":  # "not ¦the 50¦", but "did not overturn ¦the fine"; "did not ¦rank third"
        verbal = before and _AUXILIARY.search(sentence, max(0, cue.start - 8), cue.start)
        apart = sentence.startswith(("rank", "place", "come", "finish"), start) or sentence.startswith(
            "nothing", cue.start
        )
        return (not verbal or apart) and _ADJACENT.fullmatch(letters(between)) is not None
    if cue.scope == "nobody":
        return before and _in_nobody(sentence, cue, start, end)
    if cue.kind in ("weak", "draft") and not _is_undoable(sentence, cue, start, end):
        return False
    return (_in_object if before else _in_subject)(sentence, cue, start, end)


def _is_undoable(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is an item of a draft, or is of a plan or a fine: not "struck ¦a 3 trillion won deal"."""
    if _FROM_DRAFT.search(sentence, end, max(end, cue.end) + 70):
        return True
    if cue.kind == "draft":
        return False
    if cue.end > start:
        return "c" in letters(sentence[max(0, start - 40) : cue.start])
    head = _HEAD.match(letters(sentence[cue.end : start]))
    planned = head is not None and head[1][-1:] in ("c", "k")
    return planned or re.match("[NVkKa]*c", letters(sentence[end : end + 70])) is not None


def _in_object(sentence: str, cue: Cue, start: int, end: int) -> bool:
    between = sentence[cue.end : start]
    if cue.kind and _PASSIVE.search(sentence, max(0, cue.start - 40), cue.start):
        return _GIVEN.search(sentence, cue.start, start) is not None  # "was denied ¦a loan"
    row = _ASIDE.sub("", letters(between))
    claimed = sentence.endswith("that", cue.start, cue.end)  # "it was false ¦that the state had"
    if re.search("[.,EC]" if claimed else "[.,EC]|^[^TRkI]*X", row):
        return False  # another clause; "a deal ¦rejected last year was¦ approved at"
    head = _HEAD.match(row)
    kind, link = (head[1][-1:], head[2]) if head else ("", "")
    if kind in ("a", "s"):
        return False  # "cancelled ¦a briefing on its plan"
    if cue.scope == "verb":
        return re.search(r"\b(?:with|from|despite|of its|out of|as)\s", between) is None and not re.search(
            "W|T[NDVck]*X|K[IP]", row
        )
    if kind in ("N", "V", "G") and link == "P" and cue.kind:
        return False  # "denied ¦a rift with the labs that"
    if cue.kind not in ("cancel", "weak", "claim", "false", "right"):
        return True
    if cue.kind in ("cancel", "weak") and kind != "k" and _HAD.search(between):
        return False  # "scrapped a project on which it had spent ¦3 trillion won"
    return not _is_presupposed(sentence, between, "T" * claimed + row, end)


def _is_presupposed(sentence: str, between: str, row: str, end: int) -> bool:
    """Whether what is denied is said of the mention, which stands: "denied that it would cut ¦the budget"."""
    known = cues("en")
    if ("K" in row and not re.search("K.*[IP]N?$", row)) or known.use("cancel").search(between):
        return True
    if re.fullmatch("[^T]*TD[NckaG]*", row):  # "denied that ¦the 3 trillion won¦ purchase broke a rule"
        happened = known.use("happened").search(sentence, end, min(len(sentence), end + 60))
        return happened is None or re.search(r"[.,;:]", sentence[end : happened.start()]) is not None
    # "rejected the view that ¦2 trillion won¦ is a waste"
    return row.endswith("T") and _JUDGED.match(sentence, end) is not None


def _in_subject(sentence: str, cue: Cue, start: int, end: int) -> bool:
    row, clause = letters(sentence[end : cue.start]), CLAUSE.split(sentence[:start])[-1]
    if cue.scope == "verb" and sentence.startswith(" to ", cue.end):
        return False  # "the 5,000 GPUs are ¦not expected¦ to create jobs"
    if cue.scope == "reduced":  # "$3 bln plant ¦scrapped"
        ends = _HEADLINE_END.match(sentence, cue.end)
        return (
            ends is not None and not _WANTED.search(clause) and re.fullmatch("[NVka]{0,5}c", row) is not None
        )
    if cue.kind == "fail" and _BESIDE.search(sentence, 0, start):
        return False  # "a bank with ¦$3 billion¦ in assets collapsed"
    if _IN_ASIDE.search(sentence, 0, start):
        row = re.sub("^[^,.CT]{0,7},", "", row)
    row = _RELATIVE.sub("", _ASIDE.sub("", row), count=1)
    if re.search("[.,EC]", row) or re.search("a[OLPIG]|s[LPIG]|cIK", letters(clause)):
        return False  # "a lawsuit over ¦the $45 million purchase¦", "a motion to cut ¦it¦ was dismissed"
    done = _DONE.search(sentence, max(0, start - 80), start)
    if done and letters(done["verb"]) == "V" and letters(done["head"]) not in "ck":
        return False  # "the firm that raised ¦$3 billion collapsed"
    if cue.kind in ("claim", "false", "right", "cancel") and cues("en").use("claimed").search(
        sentence, 0, start
    ):
        return True  # "rumors that ¦Yeon¦ has become chief are baseless"
    return re.search("[XT]", re.sub("^T$|X+$", "", row)) is None  # "3,000 GPUs ¦that were never bought"


def _in_nobody(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in or under a negative subject: "¦Neither¦ the fund nor the GPUs has materialized"."""
    between = sentence[cue.end : start]
    apart = len(between) > 90 or between[:1] == "-" or re.search("[XT.]", letters(between)) is not None
    if apart or _SUBJECT_PLACE.search(sentence, 0, cue.start) is None:
        return False
    known = cues("en")
    verbs = list(
        known.use("governed").finditer(sentence, cue.end, start)
    )  # "No university ¦made¦ the top 50"
    if verbs and _ADJACENT.fullmatch(letters(sentence[verbs[-1].end() : start])):
        return True
    happened = known.use("happened").search(sentence, end, min(len(sentence), end + 110))
    return happened is not None and "." not in letters(sentence[end : happened.start()])


def takes_up(text: str, cue: Cue) -> bool | None:
    """Whether the cue denies a claim or else a plan of an earlier clause; `None` where it takes up neither."""
    claim = cue.kind in ("claim", "false", "right")
    whole = cue.scope == "verb" and text[cue.end : cue.end + 1] in ".,;"
    if cue.scope == "reduced" or not (claim or whole or cue.kind in ("cancel", "fail")):
        return None
    if cue.side == "before":
        which = text.startswith(("which ", "something "))  # ", ¦which the firm denied"
        own = _OWN.match(text, cue.end)  # "terminated ¦their contract"
        taken = None if own else _OBJECT.match("R" * which + letters(text[cue.end : cue.end + 60]))
    else:
        subject = _SUBJECT.split(text[: cue.start])[-1]
        taken = _TAKEN_UP.fullmatch(letters(subject) if text[: cue.start].strip() else "R")
    return None if taken is None else claim
