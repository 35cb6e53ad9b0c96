"""Which mentions a Korean denial reaches: the words between, as letters, say in which clause and role it stands.

| letter | word |
|---|---|
| `n` `k` `x` `b` | a noun; a plan or claim; an occasion; an adverb |
| `O` `S` `T` `D` `G` `L` | behind a noun its particle: 을; 이; 은; 도; 의; 에, 에서, 으로, 와 |
| `f` `a` | a clause that describes the noun behind it: of what is to be (지으려던), of what has been (투자한) |
| `c` `J` `F` | a clause that goes on (들여); that has happened (했지만); the end of one |
| `Q` | the end of what somebody says: 산다는, 매각설은 |

A cue stands behind what it denies. Not denied are what has happened (투자한 공장), an aside of time or place (구매하는
과정에서), the subject of a verb with an object of its own, and an occasion (설명회를 취소했다).
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import Cue, compiled, cues
from kaix.analysis.ko import words
from kaix.analysis.ko.denial_cues import CONDITION, OWN
from kaix.sentences import PAST

# 3조원¦ 규모¦가 아니라, 1만장¦(약 3억달러)¦은커녕
_FILLER = re.compile(
    r"(?:\s?\([^)\n]{0,40}\))?\s?(?:규모|어치|가량|정도|수준|이상|이하|씩|짜리)?(?:이?라는\s(?:것|말|뜻))?[’'”\"]?\s?"
)
# a rank that describes what follows, and no 2위 기업으로 도약하려던
_RANK_OF = re.compile(r"위\s(?!\S+로\s)[가-힣A-Z]")
_TRIED = re.compile(
    r"(?:려|려고|기로)\s(?:했|하였|시도했|애썼)(?:으나|지만|는데)"
)  # 모으¦려 했으나¦ 실패했다
_UNREAL = re.compile(rf"(?<=[{PAST}])(?:을\s?(?:것|텐데|거|터|테)|겠)$")
_NEGATIVE = re.compile(r"(?:없|않|못|아니|불가능|어려|힘들)[가-힣]{0,2}$")
_QUOTED = re.compile(r"[다라자냐]는$|[다라]던$|[가-힣]단$|[다라]고$|[다라]며$")
_SAID = re.compile(r"설[은이을도]$")
_PAST_JOINT = re.compile(rf"[{PAST}](?:고|지만|는데|으나|으며)$")
_PROMISE = re.compile(r"(?:기로|려|려고|겠다고|다던)$")
_FACT = re.compile(
    r"(?:것|사실|예정|계획|목표|방침|확정|수순|중|전부)이?라"
)  # 3조원 투자가 ¦사실이라¦는 보도
_BARE = re.compile(r"(?:은|는|이|가|을|를|도|에|의|으로|로|과|와|만|까지|조차|마저|씩|어치|대)$")
_PARTICLES = dict(
    zip(("을", "를", "이", "가", "은", "는", "도", "조차", "의"), "OOSSTTDDG", strict=True)
) | dict.fromkeys(
    ("에서", "에서는", "에", "에는", "으로", "로", "에게", "까지", "부터", "와", "과", "에서도", "에도"), "L"
)
_TAKEN_UP = re.compile(
    r"(?:^|[가-힣\s])(?:보도|소문|주장|이야기|얘기|소식|내용|관측|루머|기사|설|의혹|사실|이|그|선|쐐기|글|발언|설명|말|입장|공시|발표|광고|손|발|등|뜻)(?:들)?$"
    r"|(?:^|\s)(?:계약|계획|거래|협상|합의|사업|주문|인수|투자|제안|매각|합병|안건|협약|약속|구상|유치|대출|지원|입찰|발주|도입|구매|논의|요청|신청|목표|공약)(?:안|들)?$"
)
_LEADS = re.compile(
    r"(?:이|그|해당|관련|이번|결국|그러나|하지만|이후|끝내|최종|돌연|모두|그런|이런|구매|도입|투자|인수|매각|공급|[가-힣]+[히게로에서은는며고])"
)
_OPINION = re.compile(r"우려|비판|지적|전망|예상|걱정|관측|불만|갈등")
_QUOTES = "\"'”’,“‘"
_CLASSES = (("x", "apart"), ("k", "content"), ("k", "document"))


def _letter(row: list[words.Word], number: int) -> str:
    """The letter of one word, of a noun with that of its particle."""
    word, before = row[number], row[number - 1].text if number else ""
    text = word.text.strip(_QUOTES)
    if number == 0 and _BARE.fullmatch(word.text):
        return _PARTICLES.get(word.text, "L")
    verb = word.verb
    if _QUOTED.search(text) and not (verb is None and word.particle in ("은", "는")):
        return "Q"
    if _PAST_JOINT.search(text):
        return "c" if _PROMISE.search(before) else "J"
    if text.endswith(("려던", "려는")):
        return "f"
    if cues("ko").use("adverb").fullmatch(text):
        return "b"
    if verb is None:
        particle = _PARTICLES.get(word.particle, "")
        known = cues("ko")
        return next((one for one, use in _CLASSES if known.use(use).match(word.stem)), "n") + particle
    if verb.form == "adnominal":
        planned = _PROMISE.search(before) or text.endswith(("였던", "이던")) or verb.lemma == "이"
        return "a" if verb.tense == "past" and not planned else "f"
    return {"connective": "c", "quoted": "Q", "nominal": "n"}.get(verb.form, "F")


def letters(row: list[words.Word]) -> str:
    """The letters of the words between a mention and a cue."""
    written = ""
    for number, word in enumerate(row):
        said = _SAID.search(word.text.strip(_QUOTES)) and re.fullmatch("[nkx]*G?", written)
        written += "Q" if said else _letter(row, number)  # 2조원 ¦매각설을
    return written


def governs(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if cue.scope == "hypothesis":
        return _is_hypothetical(sentence, cue, start, end)
    if cue.side == "around":
        return cue.start < start and end < cue.end  # ¦알려진 3조원과 달리¦
    if cue.start < end or cue.scope == "gave_up":
        return cue.scope == "phrase" and start < cue.start < end < cue.end  # 10위 ¦안에도 못 들었다¦
    between = sentence[end : cue.start]
    if cue.scope == "phrase":
        return _FILLER.fullmatch(between) is not None
    if cue.scope == "beyond" and not re.search(r"\d", between):
        return False  # 900억원은 ¦90억원¦의 오기
    known = cues("ko")
    if _RANK_OF.match(sentence, end - 1) and not known.use("place").match(sentence, end + 1):
        return False  # 3위 ¦업체 인수를¦ 철회했다
    if (
        known.use("keep").search(between)
        or between.startswith("인 ")
        or " - " in between
        or len(between) > 120
    ):
        return False
    row = words.read(between, 0)
    written = letters(row)
    if cue.scope == "object":
        return re.fullmatch("(?:[nkx]?G|[nkx])*[OTD]", written) is not None
    if cue.scope == "subject":
        return re.fullmatch("[GQ]?[nk]*(?:[ST]|[nk]D)b*", written) is not None
    if _holds_denial(row, claims=cue.scope != "sentence"):
        return False  # 5조원 투자를 ¦취소할¦ 생각은 없다
    if known.use("end").search(_TRIED.sub("", between)):
        return False
    return _carries(written.replace("b", ""), cue.scope, sentence[cue.start : cue.end], between)


def _carries(written: str, scope: str, cue: str, between: str) -> bool:
    """Whether the clauses and nouns between carry the mention to the cue."""
    quoted = written.rfind("Q") + 1
    inside, rest = written[:quoted], written[quoted:]
    if "J" in rest or re.search("a[nx]*[ST].*Q", inside) or (inside and _is_judged(inside, between)):
        return False
    if scope == "verb" and (re.match(r"\s?(?:가운데|중)", between) or re.match("[nkxG]+[nkx]L", written)):
        return False
    if scope != "record" and re.search("[fa][nkx]*L(?!$)", written):
        return False  # 구매하는 ¦과정에서
    if re.search("a(?![nx]*k|$)", rest):
        return False  # 투자한 ¦공장을
    if scope in ("clause", "verb", "sentence") and re.search(
        "[nkx][ST].*O" if scope == "sentence" or not re.search(r"[을를]\s", cue) else "[nkx][ST]", rest
    ):
        return False  # 맡은 업체가 ¦소문을¦ 부인했다
    if re.search("c.*[OSTD](?![^f]*f)", rest) and re.search("c[^faQ]*$", rest):
        return False  # 쓰고 ¦계획을
    return re.search("x[OSTD][^OSTD]*$", written) is None


def _is_judged(inside: str, between: str) -> bool:
    """Whether what is said is only what the mention is like: 2조원 매출이 ¦거품이라¦는 지적."""
    if re.match("G[nkx]*[ST][^O]*Q", inside):
        return True  # 1500장의 ¦배분이 늦어졌다¦는 지적
    judged = re.search(r"(\S+?)이?라(?:는|던|고|며)\s", between)
    named = judged is not None and not _FACT.match(judged[0])
    quality = any(map(cues("ko").use("quality").match, between.split()))
    return (named or quality) and re.match("[nkxG]*[ST]", inside) is not None


def _holds_denial(row: list[words.Word], *, claims: bool) -> bool:
    """Whether what the cue denies is itself a denial, and no clause that only goes on: 법안이 ¦무산되며¦ 못 받았다."""
    joints = [
        i
        for i, word in enumerate(row)
        if word.verb is not None
        and word.verb.form == "connective"
        and not any(one.text.startswith("달라") for one in row[i + 1 : i + 2])  # 취소해 ¦달라는¦ 청구
    ]
    rest = " ".join(word.text for word in (row[joints[-1] + 1 :] if joints else row))
    written = cues("ko").written(rest)
    return any(cue.side == "behind" and (claims or cue.scope == "clause") for cue in written)


def _is_hypothetical(sentence: str, cue: Cue, start: int, end: int) -> bool:
    """Whether the mention is in a condition or an outcome that was not so, and has no negation of its own."""
    condition = CONDITION.match(sentence, cue.start)
    assert condition is not None
    if end <= cue.start:
        apart = re.search("[cFJ]", letters(words.read(sentence[end : cue.start], 0))) is not None
        return not apart and not _NEGATIVE.search(sentence[cue.start : condition.end() - 2])
    inside = condition.end() <= start and end <= cue.end
    return inside and not _NEGATIVE.search(_UNREAL.sub("", sentence[cue.start : cue.end]))


def takes_up(text: str, cue: Cue) -> bool | None:
    """Whether the cue denies a claim or else a plan of an earlier clause; `None` where it takes up neither."""
    if cue.pending or cue.scope in ("phrase", "beyond", "hypothesis", "object", "gave_up"):
        return None
    if text.endswith("없", cue.start, cue.end) and cue.scope == "clause":
        return None  # 명품 살 일도 없는데
    claim, ahead = cue.scope in ("sentence", "record"), text[: cue.start]
    row = words.read(ahead, 0)
    written = letters(row)
    if compiled(OWN).search(ahead) or re.search("[acfFJQ]", written):
        return None  # 일부를 매도¦해¦ 왜곡을 빚었다
    lead, taken, topics = True, False, 0
    for word in row:
        of_object = word.particle in ("을", "를")
        if word.particle and _TAKEN_UP.search(word.stem) and not (of_object and cue.scope == "subject"):
            if not lead:
                return None  # ¦한빛 인수¦ 계획은 철회했다
            taken = True
        elif of_object or (claim and _OPINION.search(word.stem)):
            return None
        else:
            topics += word.particle in ("은", "는", "이", "가", "도")
        lead = bool(word.particle) or _LEADS.fullmatch(word.text.strip(",")) is not None
    alone = cue.scope in ("sentence", "record", "clause") and topics < 2
    alone = alone and (re.fullmatch("(?:[nk]*[STDL]|b)+", written) is not None or (claim and not written))
    return claim if taken or alone else None
