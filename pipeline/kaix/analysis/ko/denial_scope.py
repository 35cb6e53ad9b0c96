"""Which mentions a Korean denial reaches: the words between say in which clause and in which role the mention stands.

A cue stands behind what it denies. The mention's own phrase ends with its particle; a clause that describes a noun
(투자하기로 한 | 계획을) goes on as that noun. Not denied are what has happened (투자한 공장), an aside of time or place
(구매하는 과정에서), the subject of a verb with an object of its own, and an occasion (설명회를 취소했다).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kaix.analysis.denial_cues import Cue, cues
from kaix.analysis.ko import words

_NOT_YET = re.compile("아직|여태|당장은")
_UNTIL = re.compile(
    r"(?:[가-힣]기|\d[년월일]|분기|반기|[년월]\s?말)\s?이?전(?:까지|까지는|에|에는|엔)?\s|때까지"
)
_INSIDE_WORD = re.compile(r"(?:^|[^가-힣])[가-힣]$")  # 매¦각하고
_OPEN_REACH = 12


@lru_cache(maxsize=64)
def found(sentence: str) -> tuple[Cue, ...]:
    """The cues of a sentence that no pseudo-cue hides and nothing leaves open."""
    known = cues("ko")
    hypothesis = _hypothesis(sentence)
    if not hypothesis and known.any.search(sentence) is None and known.absent.search(sentence) is None:
        return ()
    result = [
        Cue(
            match.start(),
            match.end(),
            use.side,
            use.scope,
            use.kind or ("claim" if use.scope == "sentence" else "cancel"),
        )
        for use in known.denials
        for match in use.pattern.finditer(sentence)
    ]
    result += [
        Cue(match.start(), match.end(), "behind", "verb") for match in known.negated.finditer(sentence)
    ]
    result += [
        Cue(match.start(), match.end(), "behind", "object") for match in known.other.finditer(sentence)
    ]
    result += [
        Cue(match.start(), match.end(), "behind", "subject") for match in known.absent.finditer(sentence)
    ]
    hidden = [match.span() for match in known.use("pseudo").finditer(sentence)]
    # "3조원이 없었다면 짓지 못했을 것이다": a negation under a hypothesis denies nothing by itself
    hidden += [(cue.start - 8, cue.end) for cue in hypothesis]
    shown = [
        cue
        for cue in result
        if not any(low < cue.end and cue.start < high for low, high in hidden)
        and (
            sentence[cue.start + 1] == " "
            or cue.scope == "phrase"
            or not _INSIDE_WORD.search(sentence, max(0, cue.start - 2), cue.start)
        )
    ]
    marked = (replace(cue, pending=is_pending(sentence, cue)) for cue in shown)
    return (*hypothesis, *(cue for cue in marked if not is_open(sentence, cue)))


def _hypothesis(sentence: str) -> tuple[Cue, ...]:
    """What would have been, and was not: 합병이 성사¦됐다면 9조원을 벌었을 것¦이다."""
    condition = _CONDITION.search(sentence)
    if condition is None or (outcome := _OUTCOME.search(sentence, condition.end())) is None:
        return ()
    return (Cue(condition.start(), outcome.end(), "around", "hypothesis"),)


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: 미뤘다, 아직 집행하지 않았다, 법이 시행되기 전에는 집행하지 않는다."""
    before = sentence[max(0, cue.start - 40) : cue.start]
    return cue.kind == "delay" or (
        cue.scope in ("verb", "object") and (_NOT_YET.search(before) or _UNTIL.search(before)) is not None
    )


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied or not decided: 취소하지 않, 취소 여부."""
    if cue.scope == "phrase":
        return False
    if cues("ko").use("settled").match(sentence, cue.end):
        return False  # 취소¦하라고 판결¦했다
    behind = sentence[cue.end : cue.end + _OPEN_REACH]
    return cues("ko").use("open").search(re.split(r"[.,\n]|다고", behind)[0]) is not None


# 3조원¦ 규모¦가 아니라, 1만장¦(약 3억달러)¦은커녕
_FILLER = re.compile(
    r"(?:\s?\([^)\n]{0,40}\))?\s?(?:규모|어치|가량|정도|수준|이상|이하|씩|짜리)?(?:이?라는\s(?:것|말|뜻))?[’'”\"]?\s?"
)
_PAST = "".join(chr(0xAC00 + 28 * i + 20) for i in range(399))  # syllables that end in ㅆ: 했, 됐, 였, 갔
_PAST_JOINT = re.compile(rf"[{_PAST}](?:고|지만|는데|으나|으며)$")
_QUOTED = re.compile(r"[다라자냐]는$|[다라]던$|[가-힣]단$|[다라]고$|[다라]며$|설[은이을도]$")
_FACT = re.compile(r"(?:사실|예정|계획|목표|방침|확정|수순|중|전부)이?라")  # 3조원 투자가 ¦사실이라¦는 보도
_TRIED = re.compile(r"려(?:고)?\s(?:했|하였|시도했|애썼)(?:으나|지만|는데)")  # 모으¦려 했으나¦ 실패했다
_PROMISE = re.compile(r"(?:기로|려|려고|겠다고|다던)$")
_CONDITION = re.compile(rf"[가-힣]*[{_PAST}](?:다면|더라면|던들)(?=[\s,])")
_OUTCOME = re.compile(rf"[가-힣]*[{_PAST}](?:을\s?(?:것|텐데|거|테)|겠)|수\s(?:있|없)었|뻔했|뻔한")
_NEGATIVE = re.compile(r"(?:없|않|못|아니|불가능|어려|힘들)[가-힣]{0,2}$")
_OBLIQUE = frozenset(
    ("에서", "에서는", "에", "에는", "으로", "로", "에게", "까지", "부터", "와", "과", "에서도", "에도")
)
_TIMES = frozenset(("뒤", "후", "이후", "때", "직후", "직전", "이래", "만에", "끝에"))


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.side == "before":
        between = sentence[cue.end : start]
        return cue.end <= start and not re.search(r"지만|는데|[.]\s", between)
    if cue.scope == "hypothesis":
        return _is_hypothetical(sentence, cue, start, end)
    if cue.start < end:
        return False
    between = sentence[end : cue.start]
    if cue.scope == "phrase":
        return _FILLER.fullmatch(between) is not None
    if cue.scope == "beyond" and _FILLER.fullmatch(between):
        return False  # 900억원은 ¦90억원¦의 오기
    known = cues("ko")
    if known.use("keep").search(between) or _NOBODY.match(sentence, cue.end):
        return False
    if cue.scope == "object":
        return _is_object(words.read(between, 0))
    if cue.scope == "subject":
        return _is_subject(words.read(between, 0))
    if cue.scope == "record" and known.use("written").search(between) is None:
        return False
    if cue.scope != "sentence" and known.any.search(between):
        return False  # 5조원 투자를 ¦취소할¦ 생각은 없다
    if between.startswith(("이고", "이며", "인데")) or known.use("end").search(_TRIED.sub("", between)):
        return False
    return _reaches(words.read(between, 0), cue, between, sentence[cue.start : cue.end])


# 투자하지 ¦않을 것으로 보는 사람은 없다
_NOBODY = re.compile(
    r"[^.,\n]{0,30}(?:사람|곳|이|전문가|의견|시각|기업)(?:은|이|도)\s(?:거의\s)?(?:없|드물|많지)"
)


def _is_hypothetical(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in a condition or an outcome that was not so, and has no negation of its own."""
    condition = _CONDITION.match(sentence, cue.start)
    assert condition is not None
    if end <= cue.start:
        row = words.read(sentence[end : cue.start], 0)
        apart = any(word.verb is not None and word.verb.form in ("connective", "final") for word in row)
        return not apart and not _NEGATIVE.search(sentence[cue.start : condition.end() - 2])
    inside = condition.end() <= start and end <= cue.end
    outcome = re.sub(rf"(?<=[{_PAST}])(?:을\s?(?:것|텐데|거|테)|겠)$", "", sentence[cue.start : cue.end])
    return inside and not _NEGATIVE.search(outcome)


def _is_subject(row: list[words.Word]) -> bool:
    """Whether the mention is the subject and only adverbs part it from the verb: 2000장은 ¦끝내¦ 오지 않았다."""
    known = cues("ko")
    for number, word in enumerate(row):
        particle = word.text if number == 0 and _is_particle(word.text) else word.particle
        if particle in ("은", "는", "이", "가", "도"):
            return known.use("apart").search(word.stem) is None and all(
                known.use("adverb").fullmatch(behind.text.strip("\"'”’,")) for behind in row[number + 1 :]
            )
        joins = number == 0 and (word.text in ("의", "짜리", "규모의", "규모") or _QUOTED.search(word.text))
        if not joins and (particle or word.verb is not None):
            return False
    return False


def _is_object(row: list[words.Word]) -> bool:
    """Whether nothing stands between the mention and the verb but its own noun phrase: 40조원 ¦규모의 대책을¦."""
    if not row or any(word.verb is not None for word in row if word.text not in ("규모의",)):
        return False
    first = row[0].text
    if len(row) > 1 and _is_particle(first) and first not in ("의", "대", "어치"):
        return False
    if any(word.particle not in ("", "의") for word in row[:-1] if not _is_particle(word.text)):
        return False
    return row[-1].particle in ("을", "를", "도", "은", "는", "조차") or row[-1].text in (
        "을",
        "를",
        "도",
        "은",
        "는",
        "조차",
    )


def _reaches(row: list[words.Word], cue: Cue, between: str, written: str) -> bool:
    """Walks from the mention to the cue: whether the clauses and nouns on the way carry the mention to it."""
    known = cues("ko")
    described = ""  # "adnominal" while the noun that the clause describes is still to come
    genitive = False  # whether the mention only describes a noun: 1500장의
    first = True  # in the mention's own phrase
    subject = False  # whether that phrase is the subject
    quoted_until = max((i for i, w in enumerate(row) if _QUOTED.search(w.text)), default=-1)
    for number, word in enumerate(row):
        text = word.text.strip("\"'”’,“‘")
        last = number == len(row) - 1
        inside = number <= quoted_until
        rest = row[number + 1 :]
        if (
            first
            and (particle := text if number == 0 and _is_particle(text) else word.particle)
            and word.verb is None
        ):
            if particle != "의":
                first = False
                subject = particle in ("은", "는", "이", "가")
                if particle in _OBLIQUE and number and cue.scope == "verb":
                    return False  # GPU 2만장¦의 인도 시점에¦ 합의하지 못했다
            elif number == 0:
                genitive = True
            if (
                not inside
                and particle in ("은", "는", "이", "가")
                and cue.scope in ("clause", "verb")
                and _has_object(rest, written)
            ):
                return False
            if number == 0:
                continue
        if _PAST_JOINT.search(text) and not inside:
            return False
        verb = word.verb
        if _QUOTED.search(text):
            if genitive and (verb is None or not verb.frame):
                return False  # GPU 1500장¦의 배분이 늦어졌다¦는 지적
            if subject and verb is not None and verb.lemma == "이" and not _FACT.match(text):
                return False  # 2조원 ¦매출이 거품이라¦는 지적
            described, genitive = "", False
            continue
        if verb is not None and verb.form == "connective" and not inside:
            ahead = any(w.verb is not None and w.verb.form in ("adnominal", "quoted") for w in rest)
            if (
                not ahead
                and not last
                and text.endswith(
                    ("고", "며", "면서", "니", "어", "아", "해", "하여", "려면", "라고", "다고", "도록")
                )
            ):
                return False
            continue
        if (verb is not None and verb.form == "adnominal") or text.endswith(("려던", "려는")):
            before = row[number - 1].text if number else ""
            planned = _PROMISE.search(before) or text.endswith(("려던", "려는"))
            nextword = rest[0].text if rest else sentence_after(cue)
            stated = cue.scope == "record" and known.use("written").search(f"{before} {text}")
            described_as = verb is not None and (verb.lemma == "이" or text.endswith(("였던", "이던")))
            done = verb is not None and verb.tense == "past" and not (planned or stated or described_as)
            if done and not inside and not known.use("content").match(nextword):
                return False
            if not planned and cue.scope in ("clause", "verb") and known.use("actor").match(nextword):
                return False  # 매출이 90억원¦인 회사가¦ 상장을 철회했다
            described = "adnominal"
            continue
        if described and verb is None and word.particle:
            if (word.particle in _OBLIQUE or word.stem in _TIMES) and not last and cue.scope != "record":
                return False
            if (
                word.particle in ("은", "는", "이", "가")
                and cue.scope in ("clause", "verb")
                and _has_object(rest, written)
            ):
                return False
            described = ""
        elif described and word.stem in _TIMES:
            return False
    head = next((w for w in reversed(row) if w.particle in ("을", "를", "이", "가", "은", "는", "도")), None)
    if head is not None and known.use("apart").search(head.stem) and (described == "" and len(row) > 2):
        return False
    return not (cue.scope == "verb" and "," in between)


def sentence_after(cue: Cue) -> str:
    """What the cue itself begins with, where the described noun is part of it (한 적이 없다)."""
    return "사실" if cue.scope in ("clause", "sentence", "verb") else ""


_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|도|에|의|으로|로|과|와|만|까지|조차|마저|씩|어치|대)$")


def _is_particle(text: str) -> bool:
    return _PARTICLE.fullmatch(text) is not None


def _has_object(row: list[words.Word], written: str) -> bool:
    """Whether the verb of the cue has an object of its own, before it or in its words (협상을 중단)."""
    return any(word.particle in ("을", "를") for word in row) or re.search(r"[을를]\s", written) is not None
