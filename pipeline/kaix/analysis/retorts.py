"""What another clause or sentence says of a mention: "The agency denied the report", "…, but the deal fell through".

A claim is denied where the next clause takes it up with a pronoun or a word for what was said and says that it is not
so; what was intended is undone where the next clause says so of the deal, or of nothing else. A clause with a
complement, an object or a figure of its own is about that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import compiled
from kaix.analysis.en.denial_cues import words_of
from kaix.analysis.en.denial_patterns import has_negation

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence of a mention between its neighbours, "" where there are none."""

    before: str
    sentence: str
    after: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a language needs: who passes on a claim, what is intended, where a clause begins, and the retorts."""

    reported: re.Pattern[str]
    intended: re.Pattern[str]
    joint: re.Pattern[str]
    claim: str
    undone: str
    corrected: re.Pattern[str]
    disowned: str
    quotes: re.Pattern[str]
    flags: re.RegexFlag = re.NOFLAG
    """Of the retorts, which are compiled when a sentence first holds their words: they are the longest patterns."""


_FIGURE = re.compile(r"\d[\d,.]*[\s-]?(?:[조억만천]|trillion|billion|million|won\b|GPU)|[$₩]\d")


def retort(around: Around, start: int, end: int, language: str) -> Span | None:
    """Where the clause or sentence beside `around.sentence[start:end]` denies it, in offsets of that sentence."""
    known = _korean() if language == "ko" else _english()
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
    return None


def _intended(known: _Patterns, clause: str, start: int, end: int) -> bool:
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


_SAID_NOT_SO = frozenset(("rejected", "such", "truth"))
_LEFT = frozenset(("out", "away"))


def _can_be(text: str) -> tuple[bool, bool]:
    """Whether an English text holds the words of a retort to a claim, and of one that undoes."""
    words = words_of(text)
    kinds = {use.kind for use in cues("en").possible(words)}
    claim = not kinds.isdisjoint(("claim", "false")) or not words.isdisjoint(_SAID_NOT_SO)
    undone = not kinds.isdisjoint(("cancel", "fail")) or not words.isdisjoint(_LEFT)
    return claim or ("right" in kinds and has_negation(text)), undone


def _found(
    known: _Patterns, text: str, told: Callable[[], bool], intended: Callable[[], bool], language: str
) -> Span | None:
    if (corrected := known.corrected.match(text)) is not None and told():
        return corrected.span()  # "…; in fact it was ¦3,000¦"
    claim, undone = _can_be(text) if language == "en" else (True, True)
    for source, wanted in ((known.claim, claim and told()), (known.undone, undone and intended())):
        if not wanted:
            continue
        pattern = compiled(source, known.flags)
        for match in pattern.finditer(text):
            begin, close = match.span()
            if _FIGURE.search(text, 0, close):
                break
            if language == "en":
                cue = match.group("right") if "right" in pattern.groupindex else None
                if cue is not None and not has_negation(cue):
                    continue
                if source is known.undone and (
                    _SUBORDINATE.search(text[:begin]) or _PART.search(text[:begin])
                ):
                    break
                before = re.split(r"[.;:,“\"]|\b(?:and|but|that)\b", text[:begin])[-1]
                inner = match.group("inner") if "inner" in pattern.groupindex else ""
                if _UNDECIDED.search(before[-40:]) or _UNDECIDED.search(inner or ""):
                    continue
            elif not _stands_alone(text, begin, close):
                continue
            return begin, close
    return None


@cache
def _english() -> _Patterns:
    known = cues("en")

    def of(kind: str, side: str, scope: str) -> str:
        return "|".join(
            use.source for use in known.denials if (use.kind, use.side, use.scope) == (kind, side, scope)
        )

    claimed, content = known.uses["claimed"], known.uses["content"]
    denies, undoes = of("claim", "before", "clause"), of("cancel", "before", "clause")
    false, right = of("false", "behind", "clause"), of("right", "behind", "clause")
    passive, fails = of("cancel", "behind", "clause"), of("fail", "behind", "subject")
    pronoun = r"(?<![\w’'])(?:this|that|it|these|those|them|which|none\s+of\s+it|none\s+of\s+this)(?![\w])"
    that = r"(?<!\w)(?:the|that|this|those|these|such|any|all|both|its)"
    said = rf"(?:{pronoun}|{that}\s+(?:[\w’'-]+\s+){{0,2}}?(?:{claimed}))"
    talks = r"(?:^|\bbut\s+|,\s)(?:talks|negotiations|plans)"
    deal = rf"(?:{pronoun}|{that}\s+(?:[\w’'-]+\s+){{0,1}}?(?:{content})|{talks})"
    words = r"(?:[\"”]?\s+[\w’'-]+){0,4}?"
    close = (
        r"(?=\s*(?:[.,;:”\"\n]|$|(?:in|on|after|over|amid|last|this|when|because|citing|later|altogether|entirely|before|due|as"
        r"|at|following|by|and|but|outright|saying|completely)\b))"
    )
    claim = (
        rf"{said}{words}[\"”]?\s*(?:(?:{false})(?!\s+(?:to|that|about)\b)|(?P<right>{right}))"
        rf"|(?:{denies}|\brejected)\s+[\"“]?{said}{close}"
        rf"|\bcall(?:s|ed|ing)\s+(?:it|this|that|them|the\s+(?:{claimed}))\s+[\"“]?(?:an?\s+|[a-z]+ly\s+)?(?:{known.uses['false']})"
        r"|\bno\s+such\s+(?:plans?|deal|talks|order|decision|offer|thing|contract|purchase|intention|request)\b"
        r"|\bthere\s+(?:is|was)\s+(?:absolutely\s+)?no\s+truth\b"
        # ", a claim ¦that the company denied", ", which proved false"
        rf"|(?:^(?:which|something|an?\s+(?:[\w-]+\s+)?(?:{claimed}))(?:\s+(?:that|which))?\s+(?:[\w’'-]+\s+){{0,4}}?(?:(?:{denies}){close}|{false}))"
    )
    undone = (
        rf"{deal}(?P<inner>(?:\s+(?!(?:said|says|is|are)\b)[\w’'-]+){{0,3}}?)\s*(?:{passive}|{fails})"
        rf"|(?:{undoes})\s+(?:it|them|(?:the|that|this)\s+(?:[\w’'-]+\s+)?(?:{content})){close}"
        rf"|(?:\b(?:back|pull|bow|walk|drop|opt)(?:p?ed|s|ing)?\s+(?:out|away)|{of('fail', 'behind', 'subject')})"
        rf"(?:\s+of\s+(?:it|the\s+(?:{content})))?{close}"
    )
    flags = re.IGNORECASE
    return _Patterns(
        reported=re.compile(
            rf"(?:{claimed})|\b(?:report(?:ed|edly|ing)|rumou?red|said|says|told|claimed|claiming|alleg\w+|speculat\w+|media|blogs?|argued|accused"
            r"|newspapers?|showed|listed|gave|according\s+to|leak(?:s|ed)?|sources?|wrote|put|overstat\w+|exaggerat\w+|asked\s+(?:about|whether|if)|spread|circulat\w+|believed)\b",
            flags,
        ),
        intended=re.compile(
            rf"(?:{content})|\b(?:agreed|planned|planning|plans|pledged|promised|signed|ordered|offered|proposed|announced|will|would|was\s+to|were\s+to|is\s+to"
            r"|set\s+to|due\s+to|supposed\s+to|expected\s+to|sought|about\s+to)\b",
            flags,
        ),
        joint=re.compile(
            r",?\s(?:but|until|before|only\s+for|although|though|however)\s+|[“\"](?=[A-Z])|[;—–]\s*|,\s(?=which\b|something\b|an?\s+(?:[\w-]+\s+)?"
            rf"(?:{claimed}))|,\sand\s",
            flags,
        ),
        claim=claim,
        corrected=re.compile(
            r"\W*(?:in\s+(?:fact|reality)|actually|the\s+(?:actual|real|true|correct|right)\s+(?:figure|number|sum|amount|count|position|rank|ranking|place|total|price|cost|value))\W+"
            r"(?:it|they|the\s+[\w-]+)?\s*(?:is|was|are|were|has|had|holds?|owns?)\s+(?:[a-z]+\s+){0,2}(?:[$₩]?\d|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)"
            r"|\W*it\s+should\s+have\s+(?:said|been|read|shown)\b",
            flags,
        ),
        undone=undone,
        disowned=rf"(?:{denies})\s+(?:an?|the|this|local|media|press)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{claimed}){close}",
        quotes=re.compile(
            r"[\"“]?(?:the|that|this|it|one|some)\s*(?:[\w’'-]+\s+){0,3}(?:had\s+|has\s+)?(?:said|claimed|alleged|reported|stated|wrote|suggested)\b",
            flags,
        ),
        flags=flags,
    )


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
def _korean() -> _Patterns:
    known = cues("ko")

    def of(scope: str) -> str:
        return "|".join(use.source for use in known.denials if use.scope == scope and use.side == "behind")

    led = (
        r"(?:^|[은는이가도],?\s|,\s|(?:이|그|해당|이번|결국|그러나|하지만|이후|끝내|최종|돌연|모두|양측의)\s)"
    )
    head = rf"{led}(?:{_DEAL_KO}(?:들|안)?[은는이가을를도]\s|이를\s|이는\s)"
    adverbs = r"(?:[가-힣\d]{1,8}\s){0,4}?"
    return _Patterns(
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
