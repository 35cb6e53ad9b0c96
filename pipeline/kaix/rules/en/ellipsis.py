"""What an English number without a unit counts: chips that the text spoke of, or something that was spoken of since.

"The accelerators arrive in two batches, ¦8,000 in November and the rest in April": chips were what was last spoken of,
and neither the words between nor the word behind the number are of people, money, measures or other things.
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.rules.en import chips, counts
from kaix.rules.en.counts import SMALLEST, Count
from kaix.rules.en.interval_set import IntervalSet
from kaix.values.english import SPACE
from kaix.vocabulary import used

REACH = 320
"""Characters before a number in which the chips that it counts are named."""
_ADJACENT = 60
"""Characters behind a count in which a small number ("¦700") still counts the same."""
_LEAST = 100
"""A number without a unit below it ("51,", "at 11") is too often an age, a time or a score."""
_LARGE = 1000
"""A number from which on it is no matter to how many, or where, the chips before it went."""
_CLAUSE = 130
"""Characters before a number in which other things that are numbered in its sentence take it from the chips."""
_MOST = 20_000_000
"""No number without a unit above it counts chips: those are parameters, tokens, hours or people."""

_NOUN = r"(?:GPU|NPU|[Cc]hip|[Aa]ccelerator|[Pp]rocessor|[Cc]ard|Blackwell|Hopper|semiconductor)"
# Chips as things that are counted: "GPUs", "the GPU pool", "H200s", but not the "GPU" of "the GPU centre".
_ANCHOR = re.compile(
    rf"\b(?:(?:[Gg]raphics|[Nn]eural)\s(?:processing\s)?(?:units|processors|cards)"
    rf"|{_NOUN}s(?:['’](?!\s))?(?!\s(?:makers?|markets?|prices?|centers?|centres?|companies|firms|shares?)\b)"
    r"|(?:AI[\s-])?(?:GPU|NPU|chip|accelerator|Blackwell|Hopper|Rubin)\s(?:"
    + "|".join(sorted(used("context_words_en", "ellipsis.holdings")))
    + r"|order\sbook|installed\sbase|wish\slist)"
    r"|[A-Z]{1,3}\d{2,4}[A-Z]{0,2}s?|MI\d{3}X?s?)\b|\b[GN]PU\b(?=\s?[:(|])"
)
# Nouns of people, money and measures: where one is spoken of behind the chips, the number may be of it.
_OTHER = re.compile(
    r"\b(?:"
    + "|".join(sorted(used("context_words_en", "ellipsis.others")))
    + r"|stocks?\s(?:rose|fell|closed|price)|start-ups?\s(?:rose|grew|numbered)|(?:city|town|county)\sof)\b",
    re.IGNORECASE,
)
# "420 firms ¦asked for 67,000"
_ASK_FOR = re.compile(r"\s(?:(?:have|had|also|each)\s)?[a-z]+\sfor\s")
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
# Beside a number that is a sum, a score or part of a name: "closed at ¦3,120", "Room", "page", "costs"
_NOT_BEFORE = re.compile(
    r"\b(?:costs?|costing|pric\w+|pa(?:id|ys?)(?!\sfor\b)|charg\w+|fined?|worth|trad(?:ed|ing)\sat|clos(?:ed|ing)\sat|opened\sat"
    r"|scor\w+|pages?|rank\w*|rooms?|suites?|box|street|phone|tel|fax|version|founded|earn\w*|aged?)\s"
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
    + "|".join(sorted(used("context_words_en", "ellipsis.others")))
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
# What stands behind a number that has no unit of its own: an end, a link or a verb, never another noun.
_NO_NOUN = re.compile(
    rf"{SPACE}*(?:$|\n|\(|→|⇒|->|\||[.,;:!?)\]—|\"”’]|--|[-–]\s|(?:to|for|in|at|by|from|through|and|or|but|while|as|on|with|over"
    rf"|under|after|before|until|this|next"
    r"|last|each|apiece|more|will|would|is|are|was|were|had|has|have|already|so|now|currently|today|of|when|if|than"
    r"|within|during|it|they|he|she|due|expected|planned|scheduled|slated|yet|still|remain|remains|remained|sit|sits|sat|stand"
    r"|idle|online|operational|running|arrived|arrive|coming|come|came|went|go|set|left|unused|elsewhere|there|here|across"
    r"|among|between|via|toward|towards|into|onto|a\s(?:year|month|quarter)|that|which|who|may|might|could|can|should|must"
    r"|do|did|does|end|ended|so\sfar|altogether|overall|in\sall|respectively|installed|delivered|ordered|secured|allocated"
    r"|promised|reserved|earmarked|bought|purchased|strong|apart|instead|because|since|though|although|not|would|being|never|ever|only|too|also|both|without|inside|outside|near|beyond|below|above|against"
    r"|versus|plus|once|whereas|where|including|excluding|followed|compared|down|short|abroad|nationwide"
    r"|worldwide|annually|ahead|early|late|later|earlier|sooner|throughout|all\stold|combined|respectively|then|eventually|initially|first|the\s(?:year|month|week|day|rest|remainder"
    r"|others?|following|next)|[a-z]{2,}ed\s(?:up|out|in|on|off|over|at|to|for|by|from))\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s+(?:of\s+(?:them|which|the\s(?:things|beasts|lot)|(?:the|its|their)\s\d[\d,]*\d(?!\d|,\d)(?=[.,;]|\s(?:are|were|is|was|in|have|had|that|it|they|on)\b)|(?:these|those)(?!\s\w)|those(?=\s(?:have|had|are|were|will|would)\b))\b|of\s+(?:the\s+|(?=\d))(?:[\d,]+\s+)?(?:\w+\s+)?(?:GPUs|chips|units"
    r"|cards|NPUs|processors|accelerators)\b|more\b)",
    re.IGNORECASE,
)
# "Of the ¦10,000 that the government handed out", "Of the ¦6,000 installed"
# "Of Kakao's GPUs, ¦4,200 train models"
_PART_OF_CHIPS = re.compile(
    r"\b[Oo]f\s(?:(?:the|its|their|all|these|those)\s|[\w.&-]+['’]s\s){1,2}(?:[\w-]+\s){0,3}"
    r"(?:GPUs|NPUs|chips|accelerators|cards|processors|[A-Z]{1,3}\d{2,3}s),\s(?:(?:some|about|only|just|nearly|over|another)\s)?$"
)
_CHIPS = re.compile(
    r"\b(?:GPUs?|NPUs?|chips?|accelerators?|processors?|cards|semiconductors?|Blackwells?|[A-Z]{1,2}\d{2,3}s?)\b",
    re.IGNORECASE,
)
# "(B200 ¦6,000; B300 9,000)", "H200: 3,056"
_AFTER_MODEL = re.compile(
    r"\b(?:GB|[ABHLV])\d{2,3}[A-Z]?s?(?:\sGPUs?)?\s?[:(–-]?\s?$|\b(?:MI\d{3}X?|RNGD)s?\s?[:(–-]?\s?$"
)
_EACH_BEHIND = re.compile(r"\s+(?:each|apiece)\b")


def with_elliptic(
    reading: Reading,
    sentence: Span,
    found: list[Count],
    rules: dict[int, str],
    masked: IntervalSet,
    taken: IntervalSet,
    named: bool,
    chip: str,
    previous: int,
) -> list[Count]:
    """`found` and the numbers of the sentence that count the same chips without a unit.

    `rules` names the patterns that numbers matched, by where they begin; `masked` are names of models; `named`
    says whether chips are named in the sentence; `previous` is where the last count before it ended, or -1.
    """
    text, low, high = reading.text, sentence.start_char, sentence.end_char
    counted = IntervalSet((c.start, c.end) for c in found)
    ends = {c.first: c.end for c in found}
    new: list[Count] = []
    last = -1
    for one in counts.numbers(text, low, high):
        if counted.overlaps(one.first, one.last):
            last = ends.get(one.first, one.last)
            continue
        small = one.value is None or (one.value < SMALLEST * 10 and one.quantity.number < SMALLEST)
        if small or masked.overlaps(one.first, one.last):
            continue
        counts.with_modifiers(text, low, one)
        if taken.overlaps(one.start, one.end):
            continue
        if not _counts_chips(text, low, high, one, last, named, previous):
            continue
        model = _AFTER_MODEL.search(text, max(low, one.start - 16), one.start)
        if model is not None:
            one.model = chips.models(model.group())  # "(B200 ¦6,000; B300 9,000)"
        near = next((other for other in reversed(found) if other.first < one.first), None)
        one.rule, one.chip = rules.get(one.first, "bare_number"), near.chip if near is not None else chip
        each = _EACH_BEHIND.match(text, one.end, high)
        if each is not None:
            one.end, one.rule = each.end(), "each"
        new.append(one)
        last = one.end
    if not new:
        return found
    # Only where a number is about to count: the dates of most sentences are never asked for.
    dates = IntervalSet((d.start, d.end) for d in reading.dates(sentence))
    kept = [one for one in new if not dates.overlaps(one.first, one.last)]
    for one in kept:
        taken.add(one.start, one.end)
    return [*found, *kept]


def _counts_chips(text: str, low: int, high: int, one: Count, last: int, named: bool, previous: int) -> bool:
    """Whether chips that were named or counted before are what the number `one`, without a unit, counts.

    `last` is where the last count before it in the sentence ended, or -1; `named` says whether chips are named in the
    sentence itself, so that they may also follow; `previous` is where the last count before the sentence ended.
    """
    value = one.value
    if value is None or value > _MOST or _OF_PEOPLE.match(text, one.end, high) or _SUBJECT.match(text, low):
        return False
    since = max(last, previous)
    anchor = _antecedent(text, one, since)
    if anchor < 0 and not (named and _ANCHOR.search(text, low, high)):
        return False  # "The city of 300,000 will host the GPU centre. In 2040 it will have ¦350,000."
    between = text[anchor if anchor >= 0 else low : one.start]
    told = text[max(low, one.start - _CLAUSE) : one.start] if named and last < 0 else between
    if _MEASURED.search(between) or _numbers_others(told, value):
        return False
    of_them = _OF_THEM.match(text, one.end)
    if of_them is not None:
        # "The union said ¦1,200 of them had signed; AI chips were not discussed."
        named_there = _CHIPS.search(of_them.group()) is not None
        return named_there or (anchor >= 0 and _OTHER.search(between) is None)
    if _PART_OF_CHIPS.search(text, low, one.start) is None and _NO_NOUN.match(text, one.end, high) is None:
        return False
    if value < _LEAST or (value < 10 * _LEAST and not 0 <= one.start - since <= _ADJACENT):
        return False  # "SK Telecom, 2,500. KT, ¦700.": a small number only beside another
    if _OTHER.search(between) or _NOT_BEFORE.search(between[-40:]) or _OF_OTHERS.match(text, one.end, high):
        return False
    # "¦2,600 by the students", but not "¦4,000 to students": to whom chips go is no matter
    return _OTHER.search(text, one.end, min(high, one.end + 12)) is None


def _antecedent(text: str, one: Count, since: int) -> int:
    """Where the chips that were last spoken of before the number end, as things that are counted; -1 for none."""
    begin = max(0, one.start - REACH)
    ends = [
        match.end()
        for match in _ANCHOR.finditer(text, begin, one.start)
        # "3,200 patents on ¦AI chips": they only say what others are about
        if _ABOUT.search(text, max(0, match.start() - 60), match.start()) is None
    ]
    return max((*ends, since if since >= begin else -1))


def _numbers_others(between: str, value: int) -> bool:
    """Whether things are numbered that are no chips and not where or to whom they go: "420 patents"."""
    return any(
        (value < _LARGE or _TO_THEM.search(between[: match.start() + 1][-30:]) is None)
        and _ASK_FOR.fullmatch(between, match.end()) is None
        for match in _NUMBERED.finditer(between)
    )
