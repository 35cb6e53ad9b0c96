"""Which mentions a Korean denial reaches: the words between say in which clause and in which role the mention stands.

A cue stands behind what it denies. The mention's own phrase ends with its particle; a clause that describes a noun
(투자하기로 한 | 계획을) goes on as that noun. Not denied are what has happened (투자한 공장), an aside of time or place
(구매하는 과정에서), the subject of a verb with an object of its own, and an occasion (설명회를 취소했다).
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import Cue
from kaix.analysis.ko import words
from kaix.analysis.ko.denial_cues import CONDITION
from kaix.analysis.ko.denial_path import NOMINATIVE, Path, is_quoted, particle_of
from kaix.sentences import PAST

# 3조원¦ 규모¦가 아니라, 1만장¦(약 3억달러)¦은커녕
_FILLER = re.compile(
    r"(?:\s?\([^)\n]{0,40}\))?\s?(?:규모|어치|가량|정도|수준|이상|이하|씩|짜리)?(?:이?라는\s(?:것|말|뜻))?[’'”\"]?\s?"
)
# a rank that describes what follows, and no 2위 기업으로 도약하려던
_RANK_OF = re.compile(r"위\s(?!\S+로\s)[가-힣A-Z]")
_SAID_TO_BE = re.compile(
    r"(?:알려[졌진]|보도[됐된]|전해[졌진]|거론[됐된]|소문[났난]|발표[됐된]|추정[됐된]|떠[돌도][던는])[가-힣]{0,2}\s(?:[가-힣A-Z]+\s){0,2}(?:[약총]\s)?$"
)
_TRIED = re.compile(
    r"(?:려|려고|기로)\s(?:했|하였|시도했|애썼)(?:으나|지만|는데)"
)  # 모으¦려 했으나¦ 실패했다
# 투자하지 ¦않을 것으로 보는 사람은 없다
_NOBODY = re.compile(
    r"[^.,\n]{0,30}(?:사람|곳|이|전문가|의견|시각|기업)(?:은|이|도)\s(?:거의\s)?(?:없|드물|많지)"
)
_UNREAL = re.compile(rf"(?<=[{PAST}])(?:을\s?(?:것|텐데|거|터|테)|겠)$")
_NEGATIVE = re.compile(r"(?:없|않|못|아니|불가능|어려|힘들)[가-힣]{0,2}$")
_JOINTS = ("의", "짜리", "규모의", "규모")
_OBJECTIVE = ("을", "를", "도", "은", "는", "조차")


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.scope == "hypothesis":
        return _is_hypothetical(sentence, cue, start, end)
    if cue.start < end:
        return cue.scope == "phrase" and start < cue.start < end < cue.end  # 10위 ¦안에도 못 들었다¦
    between = sentence[end : cue.start]
    if cue.scope == "reported":  # 애초 ¦알려진 3조원¦과 달리
        told = _SAID_TO_BE.search(sentence[max(0, start - 24) : start]) is not None
        return told and _FILLER.fullmatch(between) is not None
    if cue.scope == "phrase":
        return _FILLER.fullmatch(between) is not None
    if cue.scope == "beyond" and not re.search(r"\d", between):
        return False  # 900억원은 ¦90억원¦의 오기
    known = cues("ko")
    if _RANK_OF.match(sentence, end - 1) and not known.use("place").match(sentence, end + 1):
        return False  # 3위 ¦업체 인수를¦ 철회했다
    if known.use("keep").search(between) or _NOBODY.match(sentence, cue.end):
        return False
    row = words.read(between, 0)
    if cue.scope in ("object", "subject"):
        if _is_due(sentence, start, end):
            return False
        return _is_object(row) if cue.scope == "object" else _is_subject(row)
    if cue.scope == "verb" and _is_due(sentence, start, end):
        return False
    if cue.scope == "record" and known.use("written").search(between) is None:
        return False
    if _holds_denial(row, "undo" if cue.scope == "sentence" else "any"):
        return False  # 5조원 투자를 ¦취소할¦ 생각은 없다
    if between.startswith(("이고", "이며", "인데")) or known.use("end").search(_TRIED.sub("", between)):
        return False
    return Path(row, cue, sentence[cue.start : cue.end]).reaches()


def _holds_denial(row: list[words.Word], use: str) -> bool:
    """Whether what the cue denies is itself a denial, and no clause that only goes on: 법안이 ¦무산되며¦ 못 받았다."""
    denial = cues("ko").use(use)
    undoing = any(word.verb is not None and word.verb.frame == "deny" for word in row)
    if denial.search(" ".join(word.text for word in row)) is None and not undoing:
        return False
    joints = [
        i
        for i, word in enumerate(row)
        if word.verb is not None
        and word.verb.form == "connective"
        and not (i + 1 < len(row) and row[i + 1].text.startswith("달라"))  # 취소해 ¦달라는¦ 청구
    ]
    return not joints or denial.search(" ".join(w.text for w in row[joints[-1] + 1 :])) is not None


def _is_due(sentence: str, start: int, end: int) -> bool:
    """Whether the mention is a fine, a debt or a tax, which whoever does not pay it owes all the same."""
    owed = cues("ko").use("owed")
    return (
        owed.search(sentence[max(0, start - 8) : start]) is not None or owed.match(sentence, end) is not None
    )


def _is_hypothetical(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in a condition or an outcome that was not so, and has no negation of its own."""
    condition = CONDITION.match(sentence, cue.start)
    assert condition is not None
    if end <= cue.start:
        row = words.read(sentence[end : cue.start], 0)
        apart = any(word.verb is not None and word.verb.form in ("connective", "final") for word in row)
        return not apart and not _NEGATIVE.search(sentence[cue.start : condition.end() - 2])
    inside = condition.end() <= start and end <= cue.end
    return inside and not _NEGATIVE.search(_UNREAL.sub("", sentence[cue.start : cue.end]))


def _is_subject(row: list[words.Word]) -> bool:
    """Whether the mention is the subject and only adverbs part it from the verb: 2000장은 ¦끝내¦ 오지 않았다."""
    known = cues("ko")
    for number, word in enumerate(row):
        particle = particle_of(row, number)
        if particle == "도" and number == 0 and word.text == "도":
            return False  # GPU 300장¦도 없는¦ 대학
        if particle in (*NOMINATIVE, "도"):
            adverbs = (behind.text.strip("\"'”’,") for behind in row[number + 1 :])
            return known.use("apart").search(word.stem) is None and all(
                map(known.use("adverb").fullmatch, adverbs)
            )
        joins = number == 0 and (word.text in _JOINTS or is_quoted(word))
        if not joins and (particle or word.verb is not None):
            return False
    return False


def _is_object(row: list[words.Word]) -> bool:
    """Whether nothing stands between the mention and the verb but its own noun phrase: 40조원 ¦규모의 대책을¦."""
    if not row or any(word.verb is not None or is_quoted(word) for word in row if word.text != "규모의"):
        return False
    own = particle_of(row, 0) if row[0].particle == "" else ""
    if len(row) > 1 and own not in ("", "의", "대", "어치"):
        return False
    if any(word.particle not in ("", "의") for word in row[1:-1]) or (
        len(row) > 1 and not own and row[0].particle not in ("", "의")
    ):
        return False
    return row[-1].particle in _OBJECTIVE or row[-1].text in _OBJECTIVE
