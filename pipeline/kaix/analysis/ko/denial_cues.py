"""The cues of denial in a Korean sentence: a cue goes on with any ending, and an adverb may part its words.

A negated verb is a stem and -지 않, -지 못, or 안 and 못 before it. Whose negation denies what it governs is listed;
any other verb denies only its direct object, and one that undoes (접지 않았다) denies nothing. What would have been
(성사됐다면 벌었을 것이다) was not: a condition and its outcome are one cue around what is in them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kaix import vocabulary
from kaix.analysis.denial_cues import Cue, Rows, Span, Use, any_of, cues, listed
from kaix.analysis.ko.verbs import inflected
from kaix.sentences import PAST

CONDITION = re.compile(rf"[가-힣]*[{PAST}](?:다면|더라면|던들|(?<![있았겠])어도)(?=[\s,])")
OUTCOME = re.compile(rf"[가-힣]*[{PAST}](?:을\s?(?:것|텐데|거|터|테)|겠)|수\s(?:있|없)었|뻔했|뻔한")
# between the words of a cue: 사실이 ¦전혀¦ 없다
_GAP = (
    r"\s?(?:(?:전혀|결코|아예|일절|일체|절대|절대로|더는|더\s이상|현재로선|현재로서는|별도로|따로|(?:단\s)?한\s번도|단연코)"
    r"\s)?"
)
_NOT = r"지(?:는|도|를|조차)?\s?(?:않|못|아니)"
_NEGATORS = frozenset(("않", "못", "아니", "안"))
_PUT_OFF = re.compile(
    r"아직|여태|당장은|(?:[가-힣]기|\d[년월일]|분기|반기|[년월]\s?말)\s?이?전(?:까지|까지는|에|에는|엔)?\s|때까지"
)
_INSIDE_WORD = re.compile(r"(?:^|[^가-힣])[가-힣]$")  # 매¦각하고
_DENIED = re.compile(r"[가-힣]{0,3}다(?:는|던)\s[^.]{0,15}(?:부인|일축|반박|사실무근|사실이 아니)")
_DESCRIBED = re.compile(r"[는한된]\s([가-힣]+?)[에을를]\s")
_CLAUSE_END = re.compile(r"[.,\n]|다고")


def _forms(word: str) -> dict[str, str]:
    """What a word of a cue begins with, and the pattern of that: `x~` is every form of the verb with the stem x."""
    if not word.endswith("~"):
        return {word: word}
    forms = inflected(word[:-1])
    base = forms.pop("base")
    return {base: base + r"(?=고|기|는|지|던|자|려|며|면|으|겠|게|도록|다)"} | {f: f for f in forms.values()}


def _choices(word: str) -> dict[str, str]:
    return {form: pattern for choice in word.split("/") for form, pattern in _forms(choice).items()}


def pattern(cue: str) -> str:
    """The pattern of one cue."""
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        made = f"(?:{any_of(_choices(word).values())})"
        pieces.append(r"[^.\n]{0,25}?" if word == "..." else _GAP * (index > 0) + made)
    return "".join(pieces)


def _use(side: str, scope: str, kind: str, cue: str) -> Use:
    needed = [frozenset(form[:2] for form in _choices(word)) for word in cue.split(" ") if word != "..."]
    return Use(side, scope, kind, pattern(cue), (*reversed(needed),))


def uses(rows: Rows) -> tuple[list[Use], dict[str, str]]:
    """The cues of the rows, and the patterns of all rows by use."""
    verbs = any_of(choice for cue in listed(rows, "verb") for choice in cue.split("/"))
    # 안 내다 is as often 안내, and 못 내밀다: in front of the verb only stems of two syllables, and 받
    long = any_of(stem for stem in verbs.split("|") if len(stem) > 1 or stem == "받")
    negated = (
        rf"(?<![가-힣])(?:{verbs})(?:하|되|받|시키|당하)?{_NOT}"
        rf"|(?<![가-힣])(?:안\s|못\s?)(?:{long})(?![가-힣]{{0,2}}[가이는은을를도]\s)"
    )
    undoing = [
        row["stem"] + light
        for row in vocabulary.table("verbs_ko")
        if row["frame"] == "deny"
        for light in (("하", "되", "시키") if row["part"] == "noun" else ("",))
    ]  # who does not drop a plan keeps it
    kept = any_of((*undoing, *(choice for cue in listed(rows, "quiet") for choice in cue.split("/"))))
    coming, there = (
        "|".join(row["cue"].replace("/", "|") for row in rows["absent"] if (row["scope"] == "there") is alone)
        for alone in (False, True)
    )
    absent = rf"(?<![가-힣])(?:(?:{coming}){_NOT}|(?:{there}))".replace(" ", r"\s?")
    found = [
        *(_use("nowhere", "", "", cue) for cue in listed(rows, "pseudo")),
        *(_use(row["side"], row["scope"], "", row["cue"]) for row in rows["denial"]),
        *(_use("behind", "clause", "delay", cue) for cue in listed(rows, "delay")),
        Use("behind", "verb", "", negated, (_NEGATORS,)),
        Use(
            "behind",
            "object",
            "",
            rf"(?<![가-힣])(?!(?:{kept})지)[가-힣]{{1,6}}(?<!적이)(?:고\s있)?{_NOT}",
            (_NEGATORS,),
        ),
        Use("behind", "subject", "", absent, (_NEGATORS | {"없", "온데"},)),
    ]
    return found, {use: "|".join(map(pattern, listed(rows, use))) for use in rows}


def words(sentence: str) -> frozenset[str]:
    """The letters of a sentence, and each two in a row."""
    return frozenset((*sentence, *map("".join, pairwise(sentence))))


def imagined(sentence: str) -> tuple[list[Cue], list[Span]]:
    """What would have been, as a cue around it: a negation under it denies nothing by itself."""
    condition = CONDITION.search(sentence)
    outcome = OUTCOME.search(sentence, condition.end()) if condition is not None else None
    if condition is None or outcome is None:
        return [], []
    low, high = condition.start(), outcome.end()
    return [Cue(low, high, "around", "hypothesis")], [(low - 8, high)]


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: 미뤘다, 아직 집행하지 않았다, 법이 시행되기 전에는 집행하지 않는다."""
    return cue.kind == "delay" or (
        cue.scope in ("verb", "object", "subject")
        and _PUT_OFF.search(sentence, max(0, cue.start - 40), cue.start) is not None
    )


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied or not decided: 취소하지 않, 취소 여부; not what a court decides."""
    known = cues("ko")
    if cue.scope in ("phrase", "hypothesis"):
        return False
    if sentence[cue.start + 1] != " " and _INSIDE_WORD.search(sentence, max(0, cue.start - 2), cue.start):
        return True
    if known.use("settled").match(sentence, cue.end):
        return False  # 취소¦하라고 판결¦했다
    if _DENIED.match(sentence, cue.end):
        return True  # 계약이 취소¦됐다는 보도를 부인¦했다
    behind = sentence[cue.end : cue.end + 12]
    described = _DESCRIBED.match(behind) if cue.scope == "sentence" else None
    if described is not None and known.use("content").search(described[1]) is None:
        return True  # 근거 없¦는 보상에¦ 세금을 물린다
    return known.use("open").search(_CLAUSE_END.split(behind)[0]) is not None


ANSWER = "없|않|못|아니|실제|정작|정확|사실은|올바른|맞는"
"""A word without which a clause without a cue is no answer."""
JOINT = r"(?:지만|으나|는데|[했였됐]으나|나),?\s|다가,?\s|[;—]\s|(?:설명|해명|주장|말|보도|소문|발표)에\s"
"""What parts a clause that answers from the one before."""
SAID_OF = r"(?!)"
"""Behind an answer what it is said of."""
SAID_SO = (
    r"(?:설|보도|소문|의혹|주장|관측)(?:을|를|에)\s(?:두고|대해|대해서|관해|놓고|관련해)\s"
    r"(?:이렇게|이같이|이처럼|이와\s같이)\s"
)
"""Behind the mention that the sentence before is the answer: 1만장 구매설을 ¦두고 이렇게 말했다."""
RIGHT = (
    r"\W*(?:그러나\s|하지만\s)?(?:실제로는|실제는|정확히는|사실은|(?:실제|정확한|올바른|맞는)\s[가-힣\s]{1,10}[은는])\s"
    r"(?:[가-힣A-Z]+\s){0,2}?[\d,.]+[조억만천]?\s?[가-힣]{1,4}"
    r"(?:이다|다|이었다|였다|뿐|에\s(?:불과|그)|인\s것|이라고|입니다)"
)
"""The right figure: 실제로는 ¦800장이다."""
OWN = r"[다라자냐]는\s|[다라]던\s|[가-힣]단\s|(?:에|에게|와|과)의\s"
"""What gives a noun of a claim a content of its own: 인수한¦다는¦ 보도."""


@cache
def short() -> str:
    """Answers without a word for what they deny: 그런 계획은 없다, 실제로는 한 장도 없다."""
    return (
        rf"^(?:(?!{OWN}).)*?(?P<short>(?:그런|그럴|그러한|이런|이\s같은|그\s같은)\s[가-힣]{{1,6}}[은는이가도]?\s(?:[가-힣]+\s)?(?:없|아니|않)(?!는)"
        r"|(?:적|바|일|계획|생각|뜻|방침|예정)(?:이|은|도|조차)?\s(?:전혀\s)?없(?:다|어\W|습|었다|었습|음)"
        r"|(?:실제로는|실제론|정작)\s(?:[가-힣]+\s)?(?:단\s)?한\s[가-힣]{1,2}도\s[가-힣]{0,4}(?:없|않|못)|없던\s일"
        rf"|한\s[가-힣]{{1,2}}도\s[가-힣]{{1,4}}지\s않)(?!.{{0,11}}(?:{cues('ko').uses['open']}))"
    )
