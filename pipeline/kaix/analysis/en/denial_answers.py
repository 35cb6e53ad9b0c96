"""Answers that deny a claim or undo a plan without naming it: "The bank says it will not", "… and said no".

An answer is short: a pronoun or nobody is its subject, and no object follows. It stands before the claim ("No such
talks took place, it said of reports that …"), behind it, or beside another figure that is the right one.
"""

from __future__ import annotations

import re

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import compiled
from kaix.analysis.en import denial_retorts

Span = tuple[int, int]

_CLOSE = (
    r"(?=[\"”’]?\s*(?:[.,;:”\"\n]|$|(?:and|but|in the end|after all|however|on|citing|because|at|this|last"
    r"|either)\b))"
)
_AUXILIARY = r"(?:has|have|had|did|does|do|will|would|is|was|are|were)"
_WHO = r"(?:^|\b(?:it|they|he|she|we|i|but|and|though|which|who|that)\s)"
# "it will not.", "but never did", "they did no such thing"
_ELLIPSIS = (
    rf"{_WHO}(?:{_AUXILIARY}(?:\s(?:not|never)|n['’]t)|wo?n['’]t|never\s(?:did|has|have|had|will|would))"
    rf"(?:\s(?:do|done|doing|happen|be|been|going\sto)(?:\s(?:so|that|it|this|anything\sof\sthe\s(?:kind|sort)))?)?{_CLOSE}"
    rf"|\b(?:it|they|he|she|and|but)\s(?:has\s|have\s|had\s)?never\s(?:delivered|paid|honou?red\sit|followed\sthrough|acted|came|went\sthrough|did\sso){_CLOSE}"
    rf"|{_WHO}{_AUXILIARY}\s(?:no\ssuch\sthing|nothing\sof\sthe\s(?:kind|sort))"
)
_REFUSED = (
    rf"\b(?:decid\w+|cho(?:se|osing|sen)|opt(?:s|ed)?|elected|resolved|vot(?:ed|es))\s(?:not\sto|against\s(?:it|that|this|doing\sso|the\sidea))(?:\sdo\sso)?{_CLOSE}"
    rf"|(?:^|\b(?:and|but|he|she|it|they)\s)(?:(?:then|later|has|have|had|politely|flatly)\s)*(?:said\sno|declined|refused|balked|demurred|passed|walked\saway|walked\sout|changed\s(?:its|their|his|her)\smind"
    rf"|thought\sbetter\sof\sit|got\scold\sfeet|had\ssecond\sthoughts|lost\sinterest|let\s(?:it|the\s\w+)\sdrop|dropped\sthe\sidea){_CLOSE}"
    r"|\bnone\s(?:of\s(?:it|them)\s)?(?:ever\s)?(?:came|arrived|materiali[sz]ed|followed|happened|appeared)\b"
    r"|\bnot\s\w+\s(?:a|one|a\ssingle|any)\s(?:cent|penny|won|dollar|chip|unit)s?\sof\s(?:it|that|them)\b"
    r"|\bnothing\s(?:ever\s)?(?:came\sof|happened|materiali[sz]ed|followed)\b"
)
_OPEN = r"\b(?:asked|whether|if|may|might|could|unless|until|not\sclear|no\sword)\b|\?"
_YET = r"\b(?:yet|so far|until|before)\b"
# "¦We will not¦," it said of a report that …
_FLAT = (
    r"\W*(?:no\b|nothing\s(?:to|of)\b|nonsense|not\s(?:true|so|at\sall|a\s)|absolutely\snot|never\b|untrue|false|wrong"
    r"|(?:we|i|it|they|he|she|that|this|the\s[\w-]+)\s(?:(?:has|have|had|did|does|do|will|would|is|was|are|were|am|can)(?:\s(?:not|never|no\b)|n['’]t)|cannot|never|know[s]?\snothing)\b)"
)
_SAID_OF = (
    r"[,”\"](?:[”\"])?\s(?:[^,;.“”\"]{2,70}?\s)?(?:said|says|told|stressed|insisted|added|wrote|replied|answered|stated|countered)"
    r"(?:\s[^,;.“”\"]{2,60}?)?\s(?:of|about|on|regarding|concerning|in\s(?:response|answer|reply|reaction)\sto|when\sasked\s(?:about|if|whether)|asked\s(?:about|if|whether)|responding\sto|after)\s"
)
_ASKED = (
    r"\W*(?:[\w’'-]+,\s)?(?:asked\s(?:about|if|whether|on)|responding\sto|in\s(?:response|answer|reply|reaction)\sto|reacting\sto|regarding|as\s(?:for|to)|on"
    r"|commenting\son|confronted\swith|after)\b"
)
_RIGHT = (
    r"\W*[^.;\n]{0,70}?\b(?:in\s(?:fact|reality|truth|actuality)|actually|really)\b(?P<fact>[^.;\n]{0,60})"
    r"|\W*(?:[\w’'-]+\s){0,6}?(?:actual|real|true|correct|right|proper|accurate|corrected|audited)\s(?:[\w’'-]+\s){1,3}?(?:is|was|are|were|has|had|holds?|stands?\sat|stood\sat|came\sto)\s(?P<value>[^.;\n]{0,40})"
    r"|\W*(?:it|that|this|the\s[\w’'-]+)\sshould\shave\s(?:said|been|read|shown)\b(?P<said>[^.;\n]{0,40})"
)
_PLAIN = r"\W*(?:it|they|he|she|the\s[\w’'-]+)\s(?:is|has|was|had|holds|are)\s[^.;]{0,50}"
_SHOWN = (
    r"\b(?:speaks?|spoke|boast\w*|advertis\w+|brochures?|leaflets?|prospectus|website|poster|display\w*|scoreboard|shown|shows|listed|lists|caption\w*"
    r"|printed|claim\w*|billed|puts?|touted|stated|credited)\b"
)
_MISTAKE = (
    r"\b(?:error|mistake|typo|typing|slip|glitch|bug|mix-up|misprint|oversight|incorrectly|wrongly|erroneously"
    r"|mistakenly|misread|misplaced|clerical)\b"
)
_REACH = 70  # characters in front of an answer in its clause
_KINDS = (
    re.compile(r"\b(?:GPUs?|NPUs?|chips?|accelerators?|cards?|units|[AHB]\d{2,3}s?)\b"),
    re.compile(r"[$₩€]|\b(?:won|dollars?)\b", re.I),
)
_NUMBER = r"\d|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|zero|no)\b"
# the words without which there is no answer of a kind
_SAYS = re.compile(r"\b(?:said|says|told|stressed|insisted|added|wrote|replied|answered|stated|countered)\b")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|nothing|declin|refus|balk|demur|passed|walked|changed|thought|cold|dropped?|lost|second)|n['’]t\b"
)
_FACT = re.compile(
    r"\b(?:fact|reality|truth|actual|real|true|correct|right|proper|accurate|audited|should|error|mistake|typo|slip|glitch|bug"
    r"|misprint|oversight|wrongly|erroneous|misread|clerical|mix-up)"
)


def answer(sentence: str, after: str, start: int, end: int) -> Span | None:
    """The answer that denies `sentence[start:end]`, in offsets of `sentence`; `after` begins at its length."""
    return (
        _said_of(sentence, start)
        or _asked(sentence, end)
        or _short(sentence, after, start, end)
        or _righted(sentence, after, start, end)
    )


def _said_of(sentence: str, start: int) -> Span | None:
    """The denial in front of "it said of reports that …"."""
    if _SAYS.search(sentence, 0, start) is None:
        return None
    said = compiled(_SAID_OF).search(sentence, 0, start)
    if said is None or not cues("en").use("claimed").search(sentence, said.end(), start):
        return None
    lead = sentence[: said.start()]
    flat = compiled(_FLAT).match(lead) or compiled(denial_retorts.patterns().claim).search(lead)
    return flat.span() if flat else None


def _asked(sentence: str, end: int) -> Span | None:
    """The denial behind "Asked about reports that …,"."""
    if compiled(_ASKED).match(sentence) is None or not cues("en").use("claimed").search(sentence, 0, end):
        return None
    comma = re.compile(r",\s").search(sentence, end)
    claim = compiled(denial_retorts.patterns().claim).search(sentence, comma.end()) if comma else None
    return claim.span() if claim else None


def _short(sentence: str, after: str, start: int, end: int) -> Span | None:
    """ "… but never did", "It says it will not" """
    known = denial_retorts.patterns()
    for clause, low in ((sentence[end:], end), (after, len(sentence))):
        if _NEGATIVE.search(clause) is None:
            continue
        for pattern in (_ELLIPSIS, _REFUSED):
            match = compiled(pattern).search(clause)
            if match is None or match.start() > _REACH:
                continue
            if any(compiled(one).search(clause, 0, match.start()) for one in (_NUMBER, _OPEN)):
                continue
            near = sentence[max(0, start - 90) : end + 60]
            if known.intended.search(near) or known.reported.search(sentence, 0, end):
                return None if compiled(_YET).search(clause) else (match.start() + low, match.end() + low)
    return None


def _righted(sentence: str, after: str, start: int, end: int) -> Span | None:
    """The right figure of the same kind in the clause or the sentence behind: "The hall in fact holds 320 GPUs"."""
    tail = re.compile(r"[;:—–]\s|,\s(?:but|while)\s|\sbut\s").search(sentence, end)
    clauses = [(sentence[tail.end() :], tail.end())] if tail else []
    clauses.append((after, len(sentence)))
    if not any(_FACT.search(clause) for clause in (sentence, after)):
        return None
    mistaken = compiled(_MISTAKE).search(sentence) is not None
    stated = mistaken or compiled(_SHOWN).search(sentence)
    if not (stated or denial_retorts.patterns().reported.search(sentence, 0, start)):
        return None
    kind = next((one for one in _KINDS if one.search(sentence, start, end)), compiled(_NUMBER))
    for clause, low in clauses:
        match = compiled(_RIGHT).match(clause)
        value = next(filter(None, match.groups()), "") if match is not None else ""
        if (
            match is None
            and mistaken
            and low == len(sentence)
            and compiled(_MISTAKE).search(sentence, 0, start)
        ):
            match = compiled(_PLAIN).match(clause)
            value = match.group() if match is not None else ""
        if match is not None and kind.search(value) and compiled(_NUMBER).search(value):
            return match.start() + low, match.end() + low
    return None
