"""Whether a span stands under a denial: what the text says is not so, was never so, or is no longer intended.

A cue ("denied", "rather than", 백지화) is a row of `vocabulary/denial_cues_<language>.tsv` with the side on which it
denies and its scope, as in negspacy and edsnlp; a pseudo-cue ("not only", 못지않게) hides the cues in it, and an `end`
("but", 지만) cuts a scope off. A negator denies only what a verb of getting, spending or planning behind it
governs: "did not buy 512 GPUs", and not "did not say how the 512 GPUs are used".

`denial(text, start, end, language)` is all that a judge of a sum, a count, a rank or an appointment needs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from kaix import sentences
from kaix.analysis.denial_cues import cues


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies a span: the cue's words and where they stand, in code points of the text."""

    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in a sentence; `side` says where it stands: before or behind what it denies."""

    start: int
    end: int
    side: str
    scope: str


def denial(text: str, start: int, end: int, language: str) -> Denial | None:
    """The denial that `text[start:end]` stands under, or `None`; `language` is "en" or "ko".

    Offsets are code points of the whole text, which is looked at no further than the sentence of the span and the
    one behind it. A pure function; sentences are those of `kaix.sentences`.
    """
    begins = sentences.starts(text)
    index = bisect_right(begins, start) - 1
    low = begins[index]
    high = begins[index + 1] if index + 1 < len(begins) else len(text)
    sentence = text[low:high]
    for cue in _cues(sentence, language):
        if _governs(sentence, cue, start - low, min(end, high) - low, language):
            return Denial(cue.start + low, cue.end + low, sentence[cue.start : cue.end])
    if high >= len(text) or not _REPORTED[language].search(sentence):
        return None
    after = begins[index + 2] if index + 2 < len(begins) else len(text)
    retort = cues(language).retort.search(text[high:after])
    if retort is None or _MONEY.search(text, high, after):
        return None
    return Denial(high + retort.start(), high + retort.end(), retort.group())


# A sentence that the next one can deny: it passes on what others say.
_REPORTED = {
    "en": re.compile(
        r"\b(?:report(?:s|ed|edly|ing)?|rumou?r(?:s|ed)?|said to|claim(?:s|ed|ing)?|alleg\w+|speculat\w+|media|blogs?"
        r"|newspapers?|according to|posts?|leak(?:s|ed)?|sources?)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"보도|소문|루머|알려졌|전해졌|일각|관측|설이|주장|의혹|언론|매체|커뮤니티|유튜브|소셜"),
}
_MONEY = re.compile(r"\d[\d,.]*\s?(?:[조억만천]|trillion|billion|million|won\b|GPU)")


_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)*")


@lru_cache(maxsize=64)
def _cues(sentence: str, language: str) -> tuple[_Cue, ...]:
    """The cues of a sentence that no pseudo-cue hides and nothing leaves open, the nearest scopes first."""
    known = cues(language)
    if language == "ko" and known.any.search(sentence) is None:
        return ()
    words = frozenset(_WORDS.findall(sentence.lower()))
    found = [
        _Cue(match.start(), match.end(), side, scope)
        for side, scope, pattern, needed in known.denials
        if not needed or not needed.isdisjoint(words)
        for match in pattern.finditer(sentence)
    ]
    side = "behind" if language == "ko" else "before"
    may_negate = not known.negators or not known.negators.isdisjoint(words)
    for match in known.negated.finditer(sentence) if may_negate else ():
        found.append(_Cue(match.start(), match.end(), side, "verb"))
        # "the 5,000 GPUs were never bought", but not "the 5,000 GPUs are not expected to create jobs"
        if language == "en" and not sentence.startswith(" to ", match.end()):
            found.append(_Cue(match.start(), match.end(), "behind", "passive"))
    found += [_Cue(match.start(), match.end(), side, "object") for match in known.other.finditer(sentence)]
    if not found:
        return ()
    hidden = [match.span() for match in known.pseudo.finditer(sentence)]
    return tuple(
        cue
        for cue in found
        if not any(low < cue.end and cue.start < high for low, high in hidden)
        and not _open(sentence, cue, language)
    )


_NOT_YET_KO = re.compile("아직|여태|당장은")
_COUNTERFACTUAL = re.compile(r"(?:would|could|might|should) have\b", re.I)
_OPEN_REACH = {"en": 40, "ko": 12}  # characters between a cue and what leaves it open
_CLAUSE_EN = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|that|which|who|so|after|when|as|because|since)\b", re.I
)


def _open(sentence: str, cue: _Cue, language: str) -> bool:
    """Whether the cue itself is denied, doubted or not decided: "may scrap", "did not deny", 취소하지 않."""
    known = cues(language)
    reach = _OPEN_REACH[language]
    if language == "ko":
        if cue.scope == "phrase":
            return False
        if cue.scope in ("verb", "object") and _NOT_YET_KO.search(
            sentence, max(0, cue.start - 40), cue.start
        ):
            return True
        behind = sentence[cue.end : cue.end + reach]
        return known.open.search(re.split(r"[.,\n]|다고", behind)[0]) is not None
    before = _CLAUSE_EN.split(sentence[max(0, cue.start - 120) : cue.start])[-1]
    if cue.scope in ("clause", "verb") and cue.side == "before" and known.doubter.search(before):
        return True
    if cue.scope in ("verb", "phrase", "passive") or _COUNTERFACTUAL.match(sentence, cue.start):
        return False
    return known.open.search(before[-reach:]) is not None


_FILLER = {
    # "rather than ¦the 5,120 GPUs", "not ¦a reported 3 trillion won"; no preposition, no verb of another clause
    "en": re.compile(
        r"[\s\"“‘'(]*(?:(?!(?:in|on|at|for|by|with|from|to|of|as|that|if|because|when|since|and|or|but|is|was|were|are|than"
        r"|more|less|cost|exceed|take|be)\b)"
        r"[\w’'-]+[\s\"“‘'-]+){0,3}"
    ),
    # 3조원¦ 규모¦가 아니라, 1만장¦(약 3억달러)¦은커녕
    "ko": re.compile(
        r"(?:\s?\([^)\n]{0,40}\))?\s?(?:규모|어치|가량|정도|수준|이상|이하|씩|짜리)?[’'”\"]?\s?"
    ),
}
# What happened stays true: 3조원을 투자한 공장¦의 건설이 취소됐다; 투자하기로 한 계획, 수주한 계약 are what is denied.
_DONE_KO = re.compile(
    r"(?<!기로 )(?<!려 )(?<!려고 )(?:한|된|받은|들인|쓴|낸|맺은|따낸|산|지은|올린|거둔)\s"
    r"(?!(?:사실|적|일|바|것|계획|방안|계약|약속|합의|협약|주문|발주|수주|양해각서|MOU|제안|보도|소문|기사|목표)(?![가-힣]{2}))"
)
# 40조원¦ 규모의 대책을 ¦준비하고 있지 않다: the span, or the one noun that it belongs to, is the object itself
_OBJECT_KO = re.compile(
    r"(?:\s?\([^)\n]{0,40}\))?(?:어치|가량|정도|짜리|대)?(?:\s?규모의?|의)?(?:\s[가-힣A-Za-z·]{1,12})?(?:을|를|도|은|는|조차)\s"
)
_QUOTED_KO = re.compile(r"[다라자냐]는\s|[다라]던\s|[가-힣]단\s|설[은이을도]\s")
_PAST = "".join(chr(0xAC00 + 28 * i + 20) for i in range(399))  # syllables that end in ㅆ: 했, 됐, 였, 갔
_CONNECTIVE_KO = re.compile(rf"[{_PAST}](?:고|지만|는데|으나),?\s|[가-힣](?:며|면서),?\s")
_OTHER_VERB_KO = re.compile(
    r"[가-힣](?:해|하여|아서|어서|려면|라고|다고|다는|면|도록)[\s,]|위해|위한|들여|고도\s|,\s"
)
_IN_ASIDE = re.compile(
    r",\s(?:worth|valued at|for|of)\s(?:an? )?$", re.I
)  # "The deal, worth ¦$1.1 billion¦, collapsed"
_ASIDE = re.compile(r",[^,;]{0,80},\s")
_BREAK_EN = re.compile(r"[.;:!?\n—]\s|,\s")
_PREPOSITION = re.compile(
    r"\b(?:with|from|despite|of its|out of|how|what|whether|who|why|where|as|if)\s", re.I
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|just\s+|only\s+)?$", re.I)
_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|most|some|many|part|percent|%) of (?:the|its|their)?\s*$", re.I
)
_TO = re.compile(r"[^.;]{0,60}?\bto\b")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has been|have been|had been|will be|has|have|had)\s*$", re.I)
# "killed a 70 billion won ¦plan for a museum", but not "dropped 3 trillion won in value"
_DEAL = re.compile(
    r"[\s-]*(?:\([^)\n]{0,40}\)\s*)?(?:(?!in\b|on\b|at\b|to\b|as\b|and\b|by\b)[\w’'-]+\s){0,4}?(?:plans?|bids?|proposals?|pledges?"
    r"|offers?|deals?|contracts?|projects?|orders?|loans?|targets?|goals?|mergers?|takeovers?|listings?|sales?|bills?"
    r"|applications?|requests?|packages?|schemes?|investments?)\b",
    re.I,
)
_SPEECH = re.compile(
    r"den(?:y|ie)|refut|rebut|debunk|dismiss|reject|disavow|disown|quash|rul|contrary|would|could|might|should|no\b|without"
    r"|earlier|previous|original|first|initial|incorrect|mistaken|erroneous|wrong|false|misstat|misreport|a\b|an\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|it|they)\s+(?:will|would|has|have|had|is|are|was|were)\b", re.I)
_SECOND_VERB = re.compile(r"\b(?:that|has|have|had|will|is|are|was|were|said|says)\b", re.I)


def _ended_ko(between: str, cue: _Cue, ends: re.Pattern[str]) -> bool:
    """Whether a connective ends the clause before the cue: 3조원을 투자했고¦ …를 철회했다.

    What a quotation holds does not: 공장을 짓고 3조원을 쓴다¦는 소문은 사실이 아니다.
    """
    if between.startswith(("이고", "이며", "인데")):
        return True  # 낸 돈은 ¦400억원¦이고 4000억원이라는 보도는 잘못이다
    quoted = max((m.end() for m in _QUOTED_KO.finditer(between)), default=0) if cue.scope == "sentence" else 0
    return any(pattern.search(between, quoted) is not None for pattern in (ends, _CONNECTIVE_KO))


def _governs(sentence: str, cue: _Cue, start: int, end: int, language: str) -> bool:
    """Whether `sentence[start:end]` is in the scope of `cue`."""
    if (cue.end > start) if cue.side == "before" else (cue.start < end):
        return False
    between = sentence[cue.end : start] if cue.side == "before" else sentence[end : cue.start]
    if cue.scope == "phrase":
        return _FILLER[language].fullmatch(between) is not None
    if cue.scope == "object":
        return _OBJECT_KO.fullmatch(between) is not None
    known = cues(language)
    ends = known.ends["clause"]
    if language == "ko":
        done = _DONE_KO.search(sentence, end, cue.end)
        if cue.scope == "clause" and known.any.search(between):
            return False  # 5조원 투자를 ¦취소할¦ 생각은 없다
        if _ended_ko(between, cue, ends) or (done and done.start() < cue.start):
            return False
        if cue.scope == "beyond" and _FILLER["ko"].fullmatch(between):
            return False  # 900억원은 ¦90억원¦의 오기
        return cue.scope != "verb" or _OTHER_VERB_KO.search(between) is None
    if cue.side == "before" and _FROM.search(sentence[:start]) and _TO.match(sentence, end):
        return False  # "denied it would trim it from ¦5 trillion to 3 trillion won"
    if cue.side == "behind" and _PART.search(sentence[:start]):
        return False  # "half of the ¦2,000 chips never came"
    if cue.side == "behind" and _IN_ASIDE.search(sentence[:start]):
        between = between.removeprefix(",")
    between = _ASIDE.sub(" ", between)
    if _BREAK_EN.search(between) or ends.search(between):
        return False
    # "who scrap an old car ¦will get 1 million won", but "scrapped a plan that would cost 3 trillion won"
    if cue.scope == "deal" and _DEAL.match(sentence, end) is None:
        return False
    active = (
        cue.side == "before" and cue.scope in ("clause", "deal") and not _SPEECH.match(sentence, cue.start)
    )
    if active and " that " not in between and _SECOND_VERB.search(_RELATIVE.sub("", between)):
        return False
    if cue.scope == "verb":
        return _PREPOSITION.search(between) is None
    return cue.scope != "passive" or _SECOND_VERB.search(_AUXILIARY.sub("", between)) is None
