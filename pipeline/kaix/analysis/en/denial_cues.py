"""The cues of denial in an English sentence: what is imagined, what only puts off, what is left open; and answers.

A condition against the facts ("if it had", "but for") makes what would be so unreal, and itself where nothing negates
it: "had it ¦not¦ received the loan" presupposes the loan.
"""

from __future__ import annotations

import re
from functools import cache

from kaix.analysis.denial_cues import Cue, Span, compiled, cues
from kaix.analysis.en import denial_patterns

uses = denial_patterns.uses

_WORDS = re.compile(r"[a-z]+['’][a-z]+(?:['’][a-z]+)*|[a-z]+")
# characters before a cue in which something can leave it open: "may ¦be scrapped"
_OPEN_REACH = {"before": 40, "around": 40, "behind": 14}
CLAUSE = re.compile(
    r"[.;:,—“”\"(\n]|\b(?:and|but|while|that|which|who|so|after|when|as|because|since)\b", re.I
)
"""What a clause begins behind."""
_NOT_YET = re.compile(r"\b(?:until|unless|before|without|yet)\b", re.I)
# "was rejected in 2023 ¦but passed¦ this year", "cancelled in February ¦and revived¦ in June"
_REVIVED = re.compile(
    r"\b(?:but|and|then|before being|only to be)\s(?:(?:was|is|has|have|been|it|then|now|\w+ly|later|since)\s){0,4}"
    r"(?:passed|approved|revived|reinstated|restored|adopted|resumed|signed|granted|rescued|reversed|upheld"
    r"|went (?:ahead|through)|saved|brought back)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)
_CONDITION = (
    r"\bif\s[^,.;]{2,60}?\bhad(?:n[’']t|\snot)?\b(?!\sto\b)"
    r"|(?:^|[.;:“\"]\s?|\bthat\s)had\s(?:[a-z’']+\s){1,3}(?=[^.;]{2,60},)"
)
_BARE_CONDITION = r"\bnot\s(?:been\s)?for\b|\bbut\sfor\b|\bwithout\b|\botherwise\b"
_RESULT = (
    r"\b(?:would|could|might|should)(?:n[’']t)?\s(?:(?:not|never|ever|also|only|now|already|today|still|[a-z]+ly)\s)*"
    r"(?:have|be|own|hold|get|run|pay|spend|rank|make|need|cost|receive|buy|stand|sit|earn)\b"
)
_OVER = re.compile(r"\shave\b|\b(?:now|today)\b", re.I)

ANSWER = (
    r"\b(?:not?|never|none|nothing|declined|refused|balked|demurred|walked|backed|pulled|changed|let|decided|chose|voted"
    r"|fact|reality|truth|actual\w*|really|real|true|correct|right|audited|should)\b|n['’]t\b"
)
"""A word without which a clause without a cue is no answer."""
JOINT = (
    r",?\s(?:but|until|before|then|only\s+(?:for|to)|although|though|however|and)\s+|[“\"](?=[A-Z])|[;—–:]\s*"
    r"|,\s(?=which\b|something\b|an?\s+(?:[\w-]+\s+)?(?:claim|report|figure|number|sum|story|boast)\b"
    r"|the \w+ (?:said|says)\b|(?:it|they|he|she) \w+)"
)
"""What parts a clause that answers from the one before."""
SAID_OF = (
    r"\b(?:said|says|told|insisted|added|replied|stated)\b[^,;.“”\"]{0,60}?\s(?:of|about|on|regarding|in\s(?:response|answer)"
    r"\sto|asked\s(?:about|if|whether))\s(?=[^.]{0,40}\b(?:reports?|rumou?rs?|claims?|news|story|talk|note|posts?)\b)"
)
"""Behind an answer what it is said of."""
SAID_SO = r"(?!)"
"""Behind the mention that the sentence before is the answer."""
RIGHT = (
    r"\W*(?:[^.;\n]{0,70}?\b(?:in\s(?:fact|reality|truth)|actually|really)\b|(?:[\w’'-]+\s){0,6}?(?:actual|real|true"
    r"|correct|right|proper|accurate|corrected|audited)\s(?:[\w’'-]+\s){1,3}?(?:is|was|are|were|has|had|holds?|stood\sat"
    r"|came\sto)\s|(?:it|that|this|the\s[\w’'-]+)\sshould\shave\s(?:said|been|read|shown)\b)"
    r"[^.;\n]{0,50}?(?:\d|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|zero|no)\b)[\w,.]*"
    r"(?:\s(?:[mbtr]+illion|won|GPUs?))*"
)
"""The right figure: "The hall ¦in fact holds 320 GPUs"."""


@cache
def short() -> str:
    """Answers without a word for what they deny: "It did not.", "and said no", "Not so", "None came"."""
    close = r"(?=[\"”’]?\s*(?:[.,;:”\"\n]|$|(?:and|but|after all|citing|because|this|last|either)\b))"
    have = r"(?:has|have|had|did|does|do|will|would|is|was|are|were)"
    pronoun = r"(?:^|\b(?:and|but|it|they|he|she|we|i|though|which|who|that)\s)"
    ellipsis = (
        rf"(?:{have}(?:\s(?:not|never)|n['’]t)|won['’]t|never\s{have})(?:\s(?:do|done)(?:\s(?:so|that|it))?)?"
    )
    anybody = rf"(?:{pronoun}|\b(?:the|its|their)\s\w+\s)(?:\w+ly\s|then\s|later\s|{have}\s)*"
    known = cues("en").uses
    false = rf"(?:an?\s)?(?:{known['false']})(?=\W*[.,”\"])"
    flat = rf"^\W*(?:(?:that|this|it)(?:\sis|['’]s|\swas)\s)?(?:not\s(?:true|so)\b|{false})"
    unsure = r"asked|whether|if|may|might|could|unless|until|not\sclear|no\sword|yet|so\sfar"
    return (
        rf"^(?:(?!\b(?:{unsure})\b|\?).){{0,140}}?(?P<short>{pronoun}{ellipsis}{close}"
        rf"|{anybody}(?:{known['reply']}){close}|{known['none']}|{flat})(?!.{{0,16}}\b(?:yet|so\sfar)\b)"
    )


def words(sentence: str) -> frozenset[str]:
    """The words of a sentence in lower case; one with an apostrophe also as its parts."""
    found = _WORDS.findall(sentence.lower())
    return frozenset(found).union(*(re.split("['’]", word) for word in found if not word.isalpha()))


def imagined(sentence: str) -> tuple[list[Cue], list[Span]]:
    """The cues of what is imagined, each before its object, and the spans whose negation says that it is so.

    "Had it ¦not received¦ the loan, it ¦would not have bought¦ the chips": it did both.
    """
    results = list(compiled(_RESULT).finditer(sentence))
    conditions = list(compiled(_CONDITION).finditer(sentence)) if results else []
    if not conditions:
        bare = results and compiled(_BARE_CONDITION).search(sentence)
        results = [one for one in results if bare and _OVER.search(sentence, one.start())]
    unreal, facts = [], []
    for one in (*results, *conditions):
        if _NOT.search(one.group()):
            facts.append(one.span())
        else:
            unreal.append(Cue(*one.span(), "before", "clause", "unreal"))
    return unreal, facts


def is_pending(sentence: str, cue: Cue) -> bool:
    """Whether the cue only puts off: "delayed", "will not spend the money ¦until the law takes effect"."""
    late = cue.scope == "verb" and _NOT_YET.search(sentence, cue.start, cue.end + 90) is not None
    return late or cue.kind == "delay"


def is_open(sentence: str, cue: Cue) -> bool:
    """Whether the cue itself is denied, doubted, undone or not decided: "may scrap", "did not deny"."""
    known = cues("en")
    before = CLAUSE.split(sentence[max(0, cue.start - 120) : cue.start])[-1]
    if cue.side in ("before", "beside") and cue.scope != "phrase" and known.use("doubter").search(before):
        return True
    moves = " out " in sentence[cue.start : cue.end]  # "has never ¦dropped out of¦ the top 10"
    if cue.scope in ("verb", "nobody") or cue.kind == "unreal" or (cue.scope == "phrase" and not moves):
        return False
    if _REVIVED.search(sentence, cue.end, cue.end + 80):
        return True
    before = re.sub(r"\b(?:not|never)\s*$", "", before) if cue.kind in ("right", "fail") else before
    return known.use("open").search(before[-_OPEN_REACH[cue.side] :]) is not None
