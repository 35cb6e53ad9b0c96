"""How an English clause answers another: "The agency denied the report", "but never did", "In fact it holds 320"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kaix.analysis.denial_cues import Cue, cues
from kaix.analysis.en.denial_cues import found, words_of
from kaix.analysis.en.denial_words import letters

Span = tuple[int, int]

JOINT = re.compile(
    r",?\s(?:but|until|before|then|only\s+(?:for|to)|although|though|however|and)\s+|[“\"](?=[A-Z])|[;—–:]\s*"
    r"|,\s(?=which\b|something\b|an?\s+(?:[\w-]+\s+)?(?:claim|report|figure|number|sum|story|boast)\b"
    r"|the \w+ (?:said|says)\b|(?:it|they|he|she) \w+)",
    re.I,
)
SAID_OF = re.compile(
    r"[,”\"][”\"]?\s(?:[^,;.“”\"]{2,70}?\s)?(?:said|says|told|insisted|added|wrote|replied|answered|stated)"
    r"(?:\s[^,;.“”\"]{2,60}?)?\s(?:of|about|on|regarding|concerning|in\s(?:response|answer|reply)\sto"
    r"|(?:when\s)?asked\s(?:about|if|whether))\s(?=[^.]{0,40}\b(?:reports?|rumou?rs?|claims?|news|story|talk|note|posts?)\b)",
    re.I,
)
SAID_SO = re.compile(r"(?!)")
_OPEN = re.compile(
    r"\b(?:asked|whether|if|may|might|could|unless|until|not\sclear|no\sword|yet|so far)\b|\?", re.I
)
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NUMBER = rf"\d|\b(?:{_ORDINALS}|last|zero|no)\b"
_KINDS = (
    re.compile(r"\b(?:GPUs?|NPUs?|chips?|accelerators?|cards?|units|[AHB]\d{2,3}s?)\b"),
    re.compile(r"[$₩€]|\b(?:won|dollars?)\b", re.I),
    re.compile(_NUMBER),
)
_RIGHT = re.compile(
    r"\W*[^.;\n]{0,70}?\b(?:in\s(?:fact|reality|truth)|actually|really)\b(?P<fact>[^.;\n]{0,60})"
    r"|\W*(?:[\w’'-]+\s){0,6}?(?:actual|real|true|correct|right|proper|accurate|corrected|audited)\s(?:[\w’'-]+\s){1,3}?(?:is|was|are|were|has|had|holds?|stood\sat|came\sto)\s(?P<value>[^.;\n]{0,40})"
    r"|\W*(?:it|that|this|the\s[\w’'-]+)\sshould\shave\s(?:said|been|read|shown)\b(?P<said>[^.;\n]{0,40})",
    re.I,
)
"""The right figure: "The hall ¦in fact holds 320 GPUs"."""
_VALUE = re.compile(rf"\s*(?:(?:it|they|there|that)\s\w+\s)?(?:only |just )?[$₩]?(?:\d|(?:{_ORDINALS})\b)")
_MISTAKE = re.compile(
    r"\b(?:error|mistake|typo|typing|slip|glitch|bug|mix-up|misprint|oversight|incorrectly|wrongly|erroneously|mistakenly|clerical)\b",
    re.I,
)
_PLAIN = re.compile(r"\W*(?:it|they|he|she|the\s[\w’'-]+)\s(?:is|has|was|had|holds|are)\s[^.;]{0,40}\d", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)\b.*[.,;]")
_IT = re.compile(r"\s(?:it|them|that)\b")
_OWNED = re.compile(r"\s(?:their|his|her|our|my|an?)\b", re.I)
_CALLED = re.compile(r"\bcall\w*\s.*\b(?:it|this|that|them|the)\b", re.I)
_TAKEN_UP = "(?:X?R|T|(?:D|T|[PNDV]*[DT])[NV]{0,2}[kcd]|[kc])"
_OBJECT = re.compile("R(?![XVN])|(?:T|[DT][NV]?[kcd]|k)(?:[.,LPIEWXC]|$)")


_ANSWERS = frozenset(
    re.findall(
        r"\S+",
        "not never no none nothing declined refused balked demurred back backed pull pulled walk walked changed cold"
        " second better lost let decided chose opted voted resolved empty know knew fact reality truth actually actual"
        " real true correct right proper accurate corrected audited should cannot don"
        " didn won wouldn hasn haven isn wasn doesn",
    )
)


@lru_cache(maxsize=256)
def can_answer(text: str, own: str) -> bool:
    """Whether a clause has a word without which there is no answer in it."""
    return not _ANSWERS.isdisjoint(words_of(text)) or bool(found(text)) or _MISTAKE.search(own) is not None


def answer(text: str, own: str, mention: str, *, told: bool, intended: bool) -> Span | None:
    """The words of `text` that deny a claim before it, or undo what was intended."""
    righted = _RIGHT.match(text) if told else None
    if righted is not None:
        kind = next((one for one in _KINDS if one.search(mention)), _KINDS[-1])
        value = next(filter(None, righted.groups()), "")
        if _VALUE.match(value) or (kind.search(value) and _KINDS[-1].search(value)):
            return righted.span()
    flat = _flat().match(text) if told else None
    if flat is not None:
        return flat.span()
    if told and _MISTAKE.search(own) and _PLAIN.match(text):
        return 0, len(text)
    for cue in sorted(found(text), key=lambda one: one.start):
        if _takes_up(text, cue, told=told, intended=intended):
            return cue.start, cue.end
    for short in _short().finditer(text[:140]):
        if not _OPEN.search(text, 0, short.end() + 20):
            return short.span()
    return None


_CLAIMS = frozenset(("claim", "false", "right", "called", "forged"))


@cache
def _short() -> re.Pattern[str]:
    """Answers without a word for what they deny: "It did not.", "and said no", "None came"."""
    close = r"(?=[\"”’]?\s*(?:[.,;:”\"\n]|$|(?:and|but|after all|on|citing|because|at|this|last|either)\b))"
    have = r"(?:has|have|had|did|does|do|will|would|is|was|are|were)"
    pronoun = r"(?:^|\b(?:and|but|it|they|he|she|we|i|though|which|who|that)\s)"
    done = r"(?:\s(?:do|done|be|been)(?:\s(?:so|that|it))?)?"
    ellipsis = rf"(?:{have}(?:\s(?:not|never)|n['’]t)|won['’]t|never\s{have}){done}"
    anybody = rf"(?:{pronoun}|\b(?:the|its|their)\s\w+\s)(?:\w+ly\s|then\s|later\s|{have}\s)*"
    uses = cues("en").uses
    reply = rf"{pronoun}{ellipsis}{close}|{anybody}(?:{uses['reply']}){close}"
    return re.compile(rf"{reply}|(?:{uses['none']})", re.I)


@cache
def _flat() -> re.Pattern[str]:
    """A denial that stands alone: "Not so", "That is a lie", "Fake news", "We will not,"."""
    claim = rf"(?:an?\s|pure\s|complete(?:ly)?\s|utter(?:ly)?\s)*(?:{cues('en').uses['false']})"
    return re.compile(
        rf"\W*(?:(?:that|this|it)(?:\sis|['’]s|\swas)\s)?(?:not\s(?:true|so|at\sall)\b|no[.,](?!\s?\d)|absolutely\snot|never[.,]|{claim}(?=\W*[.,”\"]))"
        r"|\W*(?:we|i|it|they|he|she)\s(?:will|would|do|did|have|has|are|is)(?:\snot|n['’]t)[.,”\"]",
        re.I,
    )


def _takes_up(text: str, cue: Cue, *, told: bool, intended: bool) -> bool:
    """Whether the argument of a cue is what was said before, or left out."""
    claims = cue.kind in _CLAIMS
    undone = (
        cue.kind in ("cancel", "fail")
        or (cue.scope == "passive" and _PASSIVE.search(text, max(0, cue.start - 8), cue.end + 1))
        or (cue.kind == "weak" and cue.side == "before" and _IT.match(text, cue.end) is None)
    )
    if cue.scope == "reduced" or not (claims or undone) or not (told if claims else intended):
        return False
    if cue.side == "before":
        row = letters(text[cue.end : cue.end + 60])
        if text.startswith(("which ", "something ", "that ")) and cue.start < 60:
            row = "R" + row  # ", ¦which the firm denied"
        return _OBJECT.match(row) is not None and _OWNED.match(text, cue.end) is None
    if _CALLED.search(text[cue.start : cue.end]):
        return True  # "called ¦it a lie"
    return _is_taken_up(text, cue.start)


def _is_taken_up(text: str, high: int) -> bool:
    """Whether the subject that ends there is a pronoun or a word for what was said."""
    if not text[:high].strip():
        return True  # "asked for it ¦and was turned down"
    clause = re.split(r"[.;:,“\"]|\b(?:and|but|that)\b(?! (?:is|was))", text[:high])[-1]
    return re.fullmatch(f"[EC]*{_TAKEN_UP}X*", letters(clause)) is not None
