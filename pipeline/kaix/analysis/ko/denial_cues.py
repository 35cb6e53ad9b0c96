"""The cues of denial in a Korean sentence: those that no pseudo-cue hides and nothing leaves open.

What would have been (성사됐다면 벌었을 것이다) was not: a condition and its outcome are one cue around what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kaix.analysis.denial_cues import Cue, cues
from kaix.sentences import PAST

CONDITION = re.compile(rf"[가-힣]*[{PAST}](?:다면|더라면|던들|(?<![있았겠])어도)(?=[\s,])")
OUTCOME = re.compile(rf"[가-힣]*[{PAST}](?:을\s?(?:것|텐데|거|터|테)|겠)|수\s(?:있|없)었|뻔했|뻔한")
_NOT_YET = re.compile("아직|여태|당장은")
_UNTIL = re.compile(
    r"(?:[가-힣]기|\d[년월일]|분기|반기|[년월]\s?말)\s?이?전(?:까지|까지는|에|에는|엔)?\s|때까지"
)
_INSIDE_WORD = re.compile(r"(?:^|[^가-힣])[가-힣]$")  # 매¦각하고
_CLAIMED = re.compile(r"[가-힣]{0,3}다(?:는|던)\s")  # 계약이 취소¦됐다는 보도¦를 부인했다
_DESCRIBED = re.compile(r"[는한된]\s([가-힣]+?)[에을를]\s")
_OPEN_REACH = 12
_CLAUSE_END = re.compile(r"[.,\n]|다고")


@lru_cache(maxsize=64)
def found(sentence: str) -> tuple[Cue, ...]:
    """The cues of a sentence, in the order of their rows."""
    known = cues("ko")
    hypothesis = _hypothesis(sentence)
    if not hypothesis and not known.use("any").search(sentence) and not known.use("absent").search(sentence):
        return ()
    # "3조원이 없었다면 짓지 못했을 것이다": a negation under a hypothesis denies nothing by itself
    hidden = [*known.hidden(sentence), *((cue.start - 8, cue.end) for cue in hypothesis)]
    shown = [
        cue
        for cue in _written(sentence)
        if not any(low < cue.end and cue.start < high for low, high in hidden)
        and (
            sentence[cue.start + 1] == " "
            or cue.scope == "phrase"
            or not _INSIDE_WORD.search(sentence, max(0, cue.start - 2), cue.start)
        )
    ]
    claim = max((cue.start for cue in shown if cue.scope == "sentence"), default=-1)
    marked = (
        replace(cue, pending=is_pending(sentence, cue))
        for cue in shown
        if cue.start >= claim or not _CLAIMED.match(sentence, cue.end)
    )
    return (*hypothesis, *(cue for cue in marked if not is_open(sentence, cue)))


def _written(sentence: str) -> Iterator[Cue]:
    """Every match of a row, and every negated verb."""
    for use in cues("ko").denials:
        for match in use.pattern.finditer(sentence):
            yield Cue(match.start(), match.end(), use.side, use.scope, use.kind)


def _hypothesis(sentence: str) -> tuple[Cue, ...]:
    condition = CONDITION.search(sentence)
    if condition is None or (outcome := OUTCOME.search(sentence, condition.end())) is None:
        return ()
    return (Cue(condition.start(), outcome.end(), "around", "hypothesis"),)


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: 미뤘다, 아직 집행하지 않았다, 법이 시행되기 전에는 집행하지 않는다."""
    before = sentence[max(0, cue.start - 40) : cue.start]
    return cue.kind == "delay" or (
        cue.scope in ("verb", "object", "subject")
        and (_NOT_YET.search(before) or _UNTIL.search(before)) is not None
    )


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied or not decided: 취소하지 않, 취소 여부; not what a court decides."""
    known = cues("ko")
    if cue.scope == "phrase" or known.use("settled").match(sentence, cue.end):
        return False  # 취소¦하라고 판결¦했다
    if known.use("belied").match(sentence, cue.end):
        return True  # 받지 못¦할 것이라는 전망을 뒤집¦고
    behind = sentence[cue.end : cue.end + _OPEN_REACH]
    described = _DESCRIBED.match(behind) if cue.scope == "sentence" else None
    if described is not None and known.use("content").search(described[1]) is None:
        return True  # 근거 없¦는 보상에¦ 세금을 물린다
    return known.use("open").search(_CLAUSE_END.split(behind)[0]) is not None
