"""Numbers that count chips because the text speaks of nothing else that is numbered, whatever the clause around them.

"The accelerators arrive in two batches, ¦8,000 in November and the rest in April": no verb that takes chips stands
beside the number, but chips were what was last spoken of, and neither the words between nor the verb behind it are of
people, money or measures.
"""

from __future__ import annotations

import re

from kaix.rules.en.counts import Count
from kaix.vocabulary import used

REACH = 320
"""Characters before a number in which the chips that it counts are named."""
_BESIDE = 60
MOST = 20_000_000
"""No bare number above it counts chips: those are parameters, tokens, hours or people."""
_NOUN = r"(?:GPU|NPU|[Cc]hip|[Aa]ccelerator|[Pp]rocessor|[Cc]ard|Blackwell|Hopper|semiconductor)"
# Chips as things that are counted: "GPUs", "the GPU pool", "H200s", but not the "GPU" of "the GPU centre".
_ANCHOR = re.compile(
    rf"\b(?:(?:[Gg]raphics|[Nn]eural)\s(?:processing\s)?(?:units|processors|cards)"
    rf"|{_NOUN}s(?:['’](?!\s))?(?!\s(?:makers?|markets?|prices?|centers?|centres?|companies|firms|shares?)\b)"
    r"|(?:AI[\s-])?(?:GPU|NPU|chip|accelerator|Blackwell|Hopper|Rubin)\s(?:"
    + "|".join(sorted(used("context_words_en", "implied_counts.holdings")))
    + r"|order\sbook|installed\sbase|wish\slist)"
    r"|[A-Z]{1,3}\d{2,4}[A-Z]{0,2}s?|MI\d{3}X?s?)\b|\b[GN]PU\b(?=\s?[:(|])"
)
_GROUPED = re.compile(r"\d,\d{3}\b|\dk\b|\bthousand\b|\d{5}", re.IGNORECASE)
# Nouns of people, money and measures: where one is spoken of behind the chips, the number may be of it.
_OTHER = re.compile(
    r"\b(?:"
    + "|".join(sorted(used("context_words_en", "implied_counts.others")))
    + r"|stocks?\s(?:rose|fell|closed|price)|start-ups?\s(?:rose|grew|numbered)|(?:city|town|county)\sof)\b",
    re.IGNORECASE,
)
# "¦3,000 of its students", but "1,500 of the order"
_OF_OTHERS = re.compile(
    rf"\sof\s(?:the|its|their|our|his|her|those|these|all)\s(?:[\w-]+\s){{0,2}}?(?!{_NOUN}s\b|units\b)[a-z]{{3,}}[^\Wsui_]s\b"
)
# What people do, and no chip: "¦5,400 signed up, of whom 1,200 …"
_OF_PEOPLE = re.compile(
    r"\s*(?:,\s)?(?:of\s(?:them|these|those)\s)?(?:(?:of\swhom|who|whose|whom)\b"
    r"|(?:(?:have|had|has|will|would|are|were|also|already|now|more|others?|so far"
    r"|later|never)\s)*"
    r"(?:sign(?:ed)?\sup|regist\w+|enrol\w*|attend\w*|protest\w*|demonstrat\w*|march(?:ed|ing)?|turn(?:ed|ing)?\sout\sto"
    r"|t(?:ook|aken|ake|aking)\spart|participat\w+|appl(?:y|ied|ying)|vot(?:e|ed|ing)|di(?:e|ed)|kill\w*|injur\w+|wounded"
    r"|hired|fired|laid\soff|employ\w*|recruit\w*|graduat\w+|arrest\w*|infected|liv(?:e|ed|ing)|commut\w+|resign\w*|retired\sfrom"
    r"|quit|strik(?:e|ing)|struck|visit\w*|subscrib\w+|logged\s(?:in|on)|download\w*|starred|cited|click\w*|watch(?:ed|ing)?"
    r"|turned\sdown|rejected|admitted|invited|interview\w+|survey\w+|polled|respond\w*|answer\w*|said|say|says|agree\w*|disagree\w*"
    r"|complain\w*|e-?mail(?:ed)?|wr(?:ote|itten|ite)|phoned|petition(?:ed)?|cheer(?:ed)?|gather(?:ed)?\s(?:in|at|outside|for|to)"
    r"|listen(?:ed)?|queued|flocked|crowded|travel\w*|flew|ran|finished|celebrated|mourned|watch(?:ed|ing)?|believ\w+|think|thought|feel|felt|speak|spoke|qualif(?:y|ied)|evacuat\w+"
    r"|displaced|teach|taught|study|studied|join(?:ed)?(?!\sthe\s(?:fleet|pool|cluster|stock))|in\s(?:cash|fines|damages)|on\sthe\swaiting\slist)\b)",
    re.IGNORECASE,
)
_AMONG_PEOPLE = re.compile(r"\b(?:of|among)\swhom,?\s(?:\w+\s){0,3}$", re.IGNORECASE)
# Beside a number that is a sum, a score or part of a name: "closed at ¦3,120", "Room", "page", "costs"
_NOT_BEFORE = re.compile(
    r"\b(?:costs?|costing|pric\w+|pa(?:id|ys?)(?!\sfor\b)|charg\w+|fined?|worth|trad(?:ed|ing)\sat|clos(?:ed|ing)\sat|opened\sat"
    r"|scor\w+|pages?|rank\w*|rooms?|suites?|box|street|phone|tel|fax|version|year|founded|earn\w*|aged?)\s"
    r"(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\d\s(?:(?:new|more|other|additional|AI|local|foreign|Korean|domestic|private|public|small|large)\s){0,2}"
    r"(?!(?:GPU|NPU|chip|unit|card|accelerator|processor|year|month|week|day|hour|quarter|percent|phase|stage|batch|time"
    r"|site|building|tranche|center|centre|hall)(?:e?s)\b)(?:[a-z]{3,}[^\Wsui_]|[CTL]PU|PC)s\b"
)
# "Its readers ¦number 31,000", "a gigabyte cost 4,100, up from ¦2,900"
_MEASURED = re.compile(
    r"\b(?:"
    + "|".join(sorted(used("context_words_en", "implied_counts.others")))
    + r"|readers|donors|citizens|owners)\s(?:(?:now|already|have|has|had|who|are|to)\s){0,2}"
    r"(?:number|total|r[io]se|f[ea]ll|gr[eo]w"
    r"|climb|dropp?|reach|st[ao][no]d|swell|exceed|surpass)(?:s|ed|ing)?\b[^.;\n]{0,60}$"
    r"|\b(?:employs|hire[sd]|laid\soff|headcount|payroll)\b[^.\n]{0,90}$"
    r"|\b(?:costs?|fetche[sd]|sells?\sfor|sold\sfor)\s(?:(?:about|around|some|over|nearly)\s)?\d[\d,.]*"
    r"(?![\d,.]|\s?(?:[tbm]r?illion|bn|tn))[^.;\n]{0,60}$",
    re.IGNORECASE,
)

_ABOUT = re.compile(
    r"\d\s(?:[\w-]+\s){0,2}[a-z]{3,}s\s(?:on|about|for|related\sto|concerning|against|over)\s(?:[\w-]+\s){0,2}$"
    # "makes cooling plates for ¦GPUs", "chargers, not ¦GPUs", "loans for ¦GPUs"
    r"|\b(?:mak|sell|build|produc|suppl|design|develop)(?:e|es|s|ies|ing)\s(?:[\w-]+\s){0,3}[a-z]{3,}s\sfor\s(?:[\w-]+\s){0,2}$"
    r"|\b(?:loan|grant|course|classe|lesson|cable|part|rack|server|tool|cooler|charger|board|film|book|article|game|licence"
    r"|license|visa|ticket|software|memory)s?\sfor\s(?:[\w-]+\s){0,2}$"
    r"|\b(?:not|instead\sof|rather\sthan)\s(?:[\w-]+\s)?$"
)

# "¦Sales of the car, whose AI chips …, rose to 8,400": what the sentence is about
_SUBJECT = re.compile(
    r"\W*(?:(?:The|Its|Total|Monthly|Annual|Daily|Average|Paid)\s)?(?:Sales|Circulation|Enrol\w+|Attendance|Turnout|Revenue"
    r"|Membership|Ridership|Viewership|Readership|Employment|Unemployment|Headcount|Deaths|Births|Registrations|Subscriptions"
    r"|Exports|Imports|Output)\b(?!\sof\s(?:[\w’'-]+\s){0,3}(?:GPU|NPU|chip|accelerator|processor))"
)
# What is numbered beside the chips, but for those they go to, or where and when: "to ¦14 universities"
_TO_THEM = re.compile(
    r"\b(?:to|for|among|across|between|in|at|from|over|within|by|with|of|every|per|into)\s"
    r"(?:(?:the|some|about|around|its|their|more\sthan|over|up\sto|at\sleast|nearly)\s){0,2}[\d,.]*$"
)
_TIMED = re.compile(r"\d\s(?:[\w-]+\s)?(?:hours?|days?|weeks?|months?|years?|minutes?)\b[^.;\n]*$")


def of_another(text: str, low: int, found: Count, since: int) -> bool:
    """Whether the number is of what was spoken of behind the chips: "2,000 scans a day, up from ¦600".

    `since` is where chips were last counted, or -1.
    """
    if _SUBJECT.match(text, low):
        return True
    begin = max(0, found.start - REACH, since)
    if since < begin:
        for match in _ANCHOR.finditer(text, begin, found.start):
            begin = match.end()
    between = text[begin : found.start]
    if _MEASURED.search(between):
        return True
    if between.endswith(("another ", "further ", "additional ", "extra ")) and _TIMED.search(between):
        return True
    return _numbers_others(between)


def _numbers_others(between: str) -> bool:
    """Whether things are numbered that are no chips and not where or to whom they go: "420 patents"."""
    return any(not is_place(between[: match.start() + 1]) for match in _NUMBERED.finditer(between))


def is_place(before: str) -> bool:
    """Whether the number that `before` ends in counts to whom, where or when: "to ¦14 universities"."""
    return _TO_THEM.search(before[-30:]) is not None


def people_nearer(text: str, found: Count) -> bool:
    """Whether people or measures were spoken of behind the chips: "GPUs idle, students mined: ¦14 of them"."""
    begin = max(0, found.start - REACH)
    for match in _ANCHOR.finditer(text, begin, found.start):
        begin = match.end()
    return _OTHER.search(text, begin, found.start) is not None


def spoken_of(text: str, low: int, high: int) -> bool:
    """Whether the sentence names chips as things that are counted: not in "GPU engineers are scarce"."""
    return _ANCHOR.search(text, low, high) is not None


def counts_chips(text: str, low: int, high: int, found: Count, named: bool, counted: int) -> bool:
    """Whether chips are what the number `found`, without a unit, can count in the sentence `text[low:high]`.

    `named` says whether chips are named in the sentence itself, so that they may also follow; `counted` is where the
    last count before the number ended, or -1.
    """
    value = found.value
    if value is None or not 100 <= value <= MOST:
        return False
    if _GROUPED.search(text, found.first, found.last) is None and not 0 <= found.start - counted <= _BESIDE:
        return False  # "SK Telecom, 2,500. KT, ¦700.": a small number only beside another
    begin = max(0, found.start - REACH)
    before = text[begin : found.start]
    anchor = max(
        (match.end() for match in _ANCHOR.finditer(before) if not _of_them(text, begin + match.start())),
        default=-1,
    )
    if anchor < 0:
        if not named or _ANCHOR.search(text, found.end, high) is None:
            return False
        anchor = low - begin if low > begin else 0
    if others(text, high, found):
        return False
    between = before[anchor:]
    if _OTHER.search(between) or _numbers_others(between) or _NOT_BEFORE.search(before[-40:]):
        return False
    if _OF_OTHERS.match(text, found.end, high):
        return False
    # "¦2,600 by the students", but not "¦4,000 to students": to whom chips go is no matter
    return _OTHER.search(text, found.end, min(high, found.end + 12)) is None


def chips_before(text: str, found: Count) -> bool:
    """Whether chips are spoken of as things that can be counted before the number."""
    begin = max(0, found.start - REACH)
    return any(not _of_them(text, match.start()) for match in _ANCHOR.finditer(text, begin, found.start))


def _of_them(text: str, start: int) -> bool:
    """Whether the chips at `start` only say what others are about: "3,200 patents on ¦AI chips"."""
    return _ABOUT.search(text, max(0, start - 60), start) is not None


def others(text: str, high: int, found: Count) -> bool:
    """Whether what stands behind the number, or before it, says that it is of people: "of whom ¦1,200 are"."""
    return (
        _OF_PEOPLE.match(text, found.end, high) is not None
        or _AMONG_PEOPLE.search(text, max(0, found.start - 30), found.start) is not None
    )
