"""What another clause or sentence says of a mention: "The agency denied the report", "…, but the deal fell through".

A claim is denied where the next clause takes it up with a pronoun or a word for what was said and says that it is not
so; what was intended is undone where the next clause says so of the deal, or of nothing else. A clause with a
complement, an object or a figure of its own is about that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import compiled
from kaix.analysis.en import denial_retorts as english
from kaix.analysis.en.denial_answers import answer
from kaix.analysis.en.denial_cues import words_of
from kaix.analysis.en.denial_patterns import has_negation
from kaix.analysis.retort_patterns import RetortPatterns

Span = tuple[int, int]


def _patterns(language: str) -> RetortPatterns:
    return _korean() if language == "ko" else english.patterns()


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence of a mention between its neighbours, "" where there are none."""

    before: str
    sentence: str
    after: str


_FIGURE = re.compile(r"\d[\d,.]*[\s-]?(?:[조억만천]|trillion|billion|million|won\b|GPU)|[$₩]\d")


def retort(around: Around, start: int, end: int, language: str) -> Span | None:
    """Where the clause or sentence beside `around.sentence[start:end]` denies it, in offsets of that sentence."""
    known = _patterns(language)
    sentence = around.sentence
    joint = known.joint.search(sentence, end)
    own = sentence[: joint.start()] if joint else sentence
    if joint is not None:
        rest = sentence[joint.end() :]
        found = _found(
            known,
            rest,
            lambda: known.reported.search(own) is not None,
            lambda: _intended(known, own, start, end),
            language,
        )
        if found is not None:
            return found[0] + joint.end(), found[1] + joint.end()
    if around.after:
        found = _found(
            known,
            around.after,
            lambda: known.reported.search(sentence) is not None or sentence.rstrip().endswith("?"),
            lambda: _intended(known, sentence, start, end),
            language,
        )
        if found is not None:
            return found[0] + len(sentence), found[1] + len(sentence)
    if around.before and known.quotes.match(sentence):
        disowned = compiled(known.disowned, known.flags).search(around.before)
        if disowned is not None:
            return disowned.start() - len(around.before), disowned.end() - len(around.before)
    if language == "ko" and around.before and _SO_SAID.search(sentence, end):
        claimed = compiled(known.claim, known.flags).search(around.before)
        if claimed is not None:
            return claimed.start() - len(around.before), claimed.end() - len(around.before)
    return answer(sentence, around.after, start, end) if language == "en" else None


# "그런 계약을 맺은 적이 없습니다." 문가람 대표는 1만장 구매설을 ¦두고 이렇게 말했다
_SO_SAID = re.compile(
    r"(?:설|보도|소문|의혹|주장|관측)(?:을|를|에)\s(?:두고|대해|대해서|관해|놓고|관련해)\s(?:이렇게|이같이|이처럼|이와\s같이)\s"
)


def _intended(known: RetortPatterns, clause: str, start: int, end: int) -> bool:
    """Whether near the mention it is said that it was agreed, ordered or planned."""
    return known.intended.search(clause[max(0, start - 90) : end + 60]) is not None


_UNDECIDED = re.compile(
    r"\b(?:may|might|could|should|would|can|if|whether|not|never|neither|nor|unless"
    r"|did not|refus\w+ to|declin\w+ to)\b|n['’]t\b",
    re.I,
)


# "Given that the agreement has been scrapped, …" tells of another sum than the sentence before it
_SUBORDINATE = re.compile(
    r"\b(?:given|that|as|because|if|since|after|when|although|while|which|whose|[\w’'-]+ing)\b", re.I
)


_PART = re.compile(r"\b(?:of|in|for|by|with|from|about)\s*$", re.I)  # "most of ¦the deal has been scrapped"


_SAID_NOT_SO = frozenset(
    (
        "rejected",
        "such",
        "truth",
        "nothing",
        "word",
        "support",
        "back",
        "bear",
        "match",
        "supported",
        "backed",
    )
)
_LEFT = frozenset(("out", "away"))


@lru_cache(maxsize=64)
def _can_be(text: str) -> tuple[bool, bool]:
    """Whether an English text holds the words of a retort to a claim, and of one that undoes."""
    words = words_of(text)
    kinds = {use.kind for use in cues("en").possible(words)}
    claim = not kinds.isdisjoint(("claim", "false")) or not words.isdisjoint(_SAID_NOT_SO)
    undone = not kinds.isdisjoint(("cancel", "fail")) or not words.isdisjoint(_LEFT)
    return claim or ("right" in kinds and has_negation(text)), undone


def _found(
    known: RetortPatterns, text: str, told: Callable[[], bool], intended: Callable[[], bool], language: str
) -> Span | None:
    if (corrected := known.corrected.match(text)) is not None and told():
        return corrected.span()  # "…; in fact it was ¦3,000¦"
    claim, undone = _can_be(text) if language == "en" else (True, True)
    found = _first(text, language, undoes=False) if claim and told() else None
    if found is None and undone and intended():
        found = _first(text, language, undoes=True)
    return found


@lru_cache(maxsize=128)  # the mentions of one sentence have the same one behind them
def _first(text: str, language: str, *, undoes: bool) -> Span | None:
    """The first words of a text that deny a claim before it, or that undo what was intended."""
    known = _patterns(language)
    pattern = compiled(known.undone if undoes else known.claim, known.flags)
    for match in pattern.finditer(text):
        begin, close = match.span()
        if _FIGURE.search(text, 0, close):
            return None
        if language == "en":
            cue = match.group("right") if "right" in pattern.groupindex else None
            if cue is not None and not has_negation(cue):
                continue
            if undoes and (_SUBORDINATE.search(text[:begin]) or _PART.search(text[:begin])):
                return None
            before = re.split(r"[.;:,“\"]|\b(?:and|but|that)\b", text[:begin])[-1]
            inner = match.group("inner") if "inner" in pattern.groupindex else ""
            if _UNDECIDED.search(before[-40:]) or _UNDECIDED.search(inner or ""):
                continue
        elif not _stands_alone(text, begin, close):
            continue
        return begin, close
    return None


_OWN_KO = re.compile(r"[다라자냐]는\s|[다라]던\s|[가-힣]단\s|(?:에|에게|와|과)의\s")
_OBJECT_KO = re.compile(r"([가-힣A-Za-z·’'”\"]+?)(?:을|를)\s")
_SAID_KO = re.compile(
    r"(?:^|[가-힣\s])(?:보도|소문|주장|이야기|얘기|소식|내용|관측|루머|기사|설|의혹|사실|이|그|선|쐐기|글|발언|설명|말|입장)(?:들)?$"
)
_DEAL_KO = (
    r"(?:계약|계획|거래|협상|합의|사업|주문|인수|투자|제안|매각|합병|안건|협약|약속|구상|유치|대출|지원|입찰|발주|도입|구매"
    r"|논의)"
)


def _stands_alone(text: str, begin: int, close: int) -> bool:
    """Whether a Korean retort has no complement and no object but a word for the claim or the deal."""
    if _OWN_KO.search(text, 0, begin):
        return False
    known = cues("ko")
    if known.use("open").search(text[close : close + 12]):
        return False
    objects = _OBJECT_KO.findall(text[:begin])
    return all(
        _SAID_KO.search(one) or re.search(rf"(?:^|\s){_DEAL_KO}(?:안|들)?$", one) or one.endswith("발")
        for one in objects
    )


@cache
def _korean() -> RetortPatterns:
    known = cues("ko")

    def of(scope: str) -> str:
        return "|".join(use.source for use in known.denials if use.scope == scope and use.side == "behind")

    led = (
        r"(?:^|[은는이가도],?\s|,\s|(?:이|그|해당|이번|결국|그러나|하지만|이후|끝내|최종|돌연|모두|양측의)\s)"
    )
    head = rf"{led}(?:{_DEAL_KO}(?:들|안)?[은는이가을를도]\s|이를\s|이는\s)"
    adverbs = r"(?:[가-힣\d]{1,8}\s){0,4}?"
    return RetortPatterns(
        reported=re.compile(
            r"보도|소문|루머|알려졌|전해졌|일각|관측|설이|주장|의혹|언론|매체|커뮤니티|유튜브|소셜|온라인|인터넷|소식|퍼졌|전했|썼다|봤으나|봤지만|예상했|추정했|부풀|과장|올라왔|돌았"
            r"|제기|거론|홍보|자랑|광고|발표|말했|밝혔|[다라]는\s"
        ),
        intended=re.compile(
            r"기로|려고|려던|려 했|예정|계획|약속|합의|계약|주문|추진|제안|협약|발주|수주|협상|방침|검토"
            r"|양해각서|MOU|투자|인수|매각|합병|것으로"
        ),
        joint=re.compile(r"(?:지만|으나|는데|[했였됐]으나|나),?\s|다가,?\s|[;—]\s"),
        claim=(
            of("sentence")
            + rf"|이를\s(?:[가-힣]+\s)?(?:{known.uses['correct']})|{known.uses['correct']}\s?보도"
            + r"|(?:적|바|일|계획|생각|뜻|방침|예정)(?:이|은|도|조차)?\s(?:전혀\s)?없"
            + r"|(?:실제로는|실제론|정작)\s(?:[가-힣]+\s)?(?:단\s)?한\s[가-힣]{1,2}도\s없"
            + r"|(?:그런|그럴|그러한|이런|이\s같은|그\s같은)\s[가-힣]{1,6}\s(?:전혀\s|아예\s|일절\s)?없"
        ),
        corrected=re.compile(
            r"\W*(?:실제로는|실제는|정확히는|사실은|실제\s[가-힣\s]{1,10}[은는])\s(?:[가-힣A-Z]+\s){0,2}?[\d,.]+[조억만천]?\s?[가-힣]{1,4}"
            r"(?:이다|다|이었다|였다|뿐|에\s(?:불과|그)|인\s것|이라고)"
        ),
        undone=(
            rf"{head}{adverbs}(?:{of('clause')})|발을\s뺐|발을\s뺀|손을\s뗐|이뤄지지\s(?:않|못)|성사되지\s(?:않|못)|지켜지지\s(?:않|못)|없던\s일"
        ),
        disowned=(r"(?:보도|기사|소문|주장|의혹)(?:를|을|에 대해)\s(?:[가-힣]+\s)?(?:부인|반박|일축)"),
        quotes=re.compile(r"(?:이|해당|그)?\s?(?:보도|기사|매체|신문|글)[은는에]"),
    )
