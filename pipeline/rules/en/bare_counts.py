"""Numbers that carry no unit because the chips were named before: "about 900 of them", "15,600 are on order".

Where a sentence, or the one before it, speaks of chips, a bare number with no other counted noun counts
them where it is an object ("requested 1,000"), a subject ("just over 31,000 had been installed"), a part of a
split ("KT the remaining 36,000", "50k, 60k and 50k") or what a total comes to ("falling below 1,500").
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from pipeline.reading import Reading
from pipeline.rules.en import chips, counts
from pipeline.rules.en.context import verbs
from pipeline.rules.en.count_tables import OTHER_LABEL
from pipeline.rules.en.counts import SMALLEST, Count
from pipeline.rules.en.windows import Taken
from pipeline.values.english import QUANTITY, SPACE
from pipeline.vocabulary import used

_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO_COUNT = re.compile(
    rf"\s+to\s+(?:\w+\s){{0,3}}?{QUANTITY}\s(?:of\s)?(?:[\w.’'-]+\s){{0,4}}?(?:GPUs|NPUs|chips|units|accelerators)\b",
    re.IGNORECASE,
)
_EXTRA = (
    r"(?:another|an?\s(?:extra|additional|further|total\sof|combined|whopping|massive|staggering|record|mere|meagre"
    r"|meager|paltry|initial|first|fresh|second|final|modest|full)"
    r"|additional|extra|(?:the|its|their)\s(?:remaining|other|first|last|next|final|initial|original|full|rest,)|(?:all|just|only"
    r"|fully|merely|barely|hardly|scarcely|perhaps|maybe|possibly|probably|a\stotal\sof))"
)

# What stands behind a number that has no unit of its own: an end, a link or a verb, never another noun.
_NO_NOUN = re.compile(
    rf"{SPACE}*(?:$|\n|\(|→|⇒|->|[.,;:!?)\]—|\"”’]|--|[-–]\s|(?:to|for|in|at|by|from|through|and|or|but|while|as|on|with|over"
    rf"|under|after|before|until|this|next"
    r"|last|each|apiece|more|will|would|is|are|was|were|had|has|have|already|so|now|currently|today|of|when|if|than"
    r"|within|during|it|they|he|she|due|expected|planned|scheduled|slated|yet|still|remain|remains|remained|sit|sits|sat|stand"
    r"|idle|online|operational|running|arrived|arrive|coming|come|came|went|go|set|left|unused|elsewhere|there|here|across"
    r"|among|between|via|toward|towards|into|onto|a\s(?:year|month|quarter)|that|which|who|may|might|could|can|should|must"
    r"|do|did|does|end|ended|so\sfar|altogether|overall|in\sall|respectively|installed|delivered|ordered|secured|allocated"
    r"|promised|reserved|earmarked|bought|purchased|strong|apart|instead|because|since|though|although|not|would|being)\b)",
    re.IGNORECASE,
)
_ACQUIRE = (
    r"(?:install|secur|receiv|promis|allocat|allott|assign|add|deploy|order|ship|deliver|procur|purchas|acquir"
    r"|pledg|suppl|provid|"
    r"import|reserv|earmark|request|obtain|distribut|pre-?order|operat|own|need|requir|want|expect|seek|sought|await|lack|target|commit"
    r"|contract|leas|rent|field|boast|count|shar|land|snapped up|snap up|(?:pick|scoop)(?:ed)? up|book|muster"
    r"|connect|switch(?:ed)? on|(?:turn|power)(?:ed)? (?:on|up)|plug(?:ged)? in|lined? up|retir|scrapp|replac|lend|lent"
    r"|offer|plac|"
    r"activat|handl|hous|host|tak|hand|dol|channel|divert|dedicat|devot|assembl|amass|accumulat|stockpil|retain|pack"
    r"|divid|split|parcel|reach|exceed|surpass|total)(?:e|es|s|ed|ing|t|y|ies|ied|ying|ting|ted)?"
    r"|buy|buys|buying|bought|get|gets|getting|got|gotten|given|gave|give|gives|giving|sent|send|sends|have|has|had"
    r"|hold|holds|held"
    r"|run|runs|running|ran|bring|brings|brought|put|use|uses|used|using|built|build|won|win|sold|sell|stands?|stood|keep|keeps|kept|took|taken|ordered"
)
_BY_VERB = re.compile(
    rf"\b(?:{_ACQUIRE})\s+(?:(?:only|just|so far|about|out|in|up|over|aside|itself|them|it|already|now"
    rf"|at)\s+)?(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
_BY_TOTAL = re.compile(
    r"\b(?:total|totals|number|numbers|stock|stocks|fleet|count|pool|figure|capacity|inventory|holdings?|allotments?"
    r"|allocations?|installations?|tally|order|orders|targets?|goals?|pledges?|promises?|requests?|purchases?"
    r"|batch|batches|tranche|tranches|instal?lments?|majority|quota|share|portion|rest|shipments?|deliveries|purchases?|supply|supplies|demand|volume|rose|rise|rises|grow"
    r"|grew|climb|climbs|climbed|jump|jumped"
    r"|expand|expanded|increase|increased|lift|lifted|double|doubled|triple|tripled|raise|raised|reach|reaches"
    r"|reached|upgraded|scale|scaled"
    r"|cut|cuts|trimmed|reduced|down|up|swell|balloon|surge|surged|fall|fell|installed)\b[^.;!?\n]{0,90}?"
    rf"(?:\b(?:to|from|of|at|for|past|beyond|above|reach|reaches|reached|is|was|stands at|--|—"
    rf"|–)\s*)?(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    rf"\b(?:to|from|of|at|reach(?:es|ed|ing)?|is|was|are|were|be|for|will|would|could|may|might|total(?:s|ed"
    rf"|ing)?)\s+(?:{_EXTRA}\s+)?$|(?:--|—|–)\s*$",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s*(?:units?\s+|chips?\s+)?(?:each|apiece)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s+(?:of\s+(?:them|which|(?:these|those)(?!\s\w)|those(?=\s(?:have|had|are|were|will|would)\b))\b|of\s+the\s+(?:[\d,]+\s+)?(?:\w+\s+)?(?:GPUs|chips|units"
    r"|cards|NPUs|processors|accelerators)\b|more\b)",
    re.IGNORECASE,
)
_OF_THE_UNITS = re.compile(
    r"\bof (?:the|those|these) (?:[\d,]+ )?(?:\w+ ){0,2}(?:units|gpus|chips|npus|cards|accelerators)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\s+(?:will|would|are|were|is|was)\b", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|\n)\s*(?:[•▸▶●○■□◆*·-]\s*)?[^\n]{2,80}?\s*(?:[–—:|]|\s-|\.{2,}|…)\s*$")
_TO_NAME = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?[A-Z]")
_COORDINATE = re.compile(
    r"(?:\b(?:and|or|plus|versus|vs\.?|to|against|compared (?:with|to)|(?:up|down) from"
    r"|followed by)|,|;|→|⇒|->)\s+(?:then\s+)?"
    r"(?:(?:the\s)?[\w.&-]+['’]s\s+|the\s(?:[a-z]+\s){1,2}|[A-Z][\w.&’'-]*\s+){0,4}$"
)
_AND = re.compile(r"(?:[^\d.;!?\n]|(?:19|20)\d\d){0,60}$")
# "of which ¦100,000 would be earmarked", "of those, ¦3,790 are idle"
_PART_OF = re.compile(
    rf"\b(?:of|among) (?:which|whom|those|these|them|the (?:total|lot|number)|that (?:total|number|figure|haul))\b,?\s+"
    rf"(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
# "Of the ¦10,000 that the government handed out", "Of the ¦6,000 installed"
_OF_THE = re.compile(
    r"(?:^|[\n.!?;:—“\"] ?|, |\bbut |\band )of (?:the|its|their|those|these|our)\s+$", re.IGNORECASE
)
_OF_THE_THEN = re.compile(
    r"\s+(?:that|which|it|they|he|she|we|already|so far|installed|ordered|delivered|promised|pledged|secured|bought"
    r"|purchased|allocated|planned|due|now|in)\b|\s?,",
    re.IGNORECASE,
)
# A subject begins a sentence or a clause: "¦15,600 are on order", "and ¦3,056 went to Naver"
_CLAUSE_START = re.compile(
    rf"(?:^|[\n.!?;:—–“\"‘(]\s?|--\s|,\s|\b(?:and|but|while|that|says|said|as|with|though|when|because|whereas|so|far)\s+)"
    rf"(?:(?:{_EXTRA}|the|those|these|the first|its)\s+)?$",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(
    r"\s+(?:(?:already|now|still|currently|also|have|has|had|will|would|may|might|could|can|should|must|to"
    r"|each|or so)\s+)*"
    r"(?P<verb>[a-z]+)\b"
)
_STATES = re.compile(
    r"\s+(?:already |now |still )?(?:on order|in (?:use|operation|storage|transit|place|service)|online|idle"
    r"|under contract|due|to (?:be|come|follow|go)|at work|up and running)\b"
)
# "countered ¦with 20,000", "make do with 1,500", "falling ¦below 1,500"
_WITH = re.compile(
    r"\b(?:counter|respond|repl|mak|made|do|did|start|began|begin|end|left|finish|open|launch|clos)\w*\s(?:up\s|off\s)?with\s+"
    r"(?:just\s|only\s)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:fall|fell|drop|dip|slip|shr[iau]nk|slid|sink|sank|climb|ris|rose|grow|grew|jump|swell|dwindl|exceed|pass|creep"
    r"|crept|edg|dwindl|declin|tumbl|plung|surg)\w*\s+(?:to\s+|past\s+|by\s+)?$",
    re.IGNORECASE,
)
# "on course ¦for 1.3 million", "asked for 20,000", "headed for 3,000"
_FOR = re.compile(
    r"\b(?:(?:on (?:course|track)|aim\w*|hop\w+|ask\w*|head\w*|bids?|appl(?:y|ies|ied)|call\w*|wait\w*|orders?|need"
    rf"|demand|room|space|budget\w*|contracts?|deals?)\s+for|compar\w+\s(?:with|to))\s+(?:{_EXTRA}\s+)?$",
    re.IGNORECASE,
)
# "more than double the ¦10,000 on offer", "half of the 4,000"
_DOUBLE = re.compile(
    r"\b(?:double|twice|half|triple|thrice|times|all|most|some|none|part|many|third|quarter)\s(?:of\s)?"
    r"(?:the|its|those|these)\s$",
    re.IGNORECASE,
)
# "How many GPUs does it have? ¦About 65,000, the ministry says."
_ASKED = re.compile(r"\?[”\"’')]?\s+(?:[A-Z]\w+\s)?$")
_ANSWERS = re.compile(r"[.,;!?]|\s+(?:by|in|as of|at the end)\b|$")
_TAKERS = re.compile(
    r"\b(?:applicants|firms|companies|startups|teams|users|customers|researchers|universities|groups|bidders|institutes|labs"
    r"|schools|countries|states|providers|operators|developers|students|people)\s(?:(?:have|had|will|also|together|each|now"
    r"|jointly)\s){0,2}$"
)
# "(B200 ¦6,000; B300 9,000)", "H200: 3,056"
_AFTER_MODEL = re.compile(
    r"\b(?:GB|[ABHLV])\d{2,3}[A-Z]?s?(?:\sGPUs?)?\s?[:(–-]?\s?$|\b(?:MI\d{3}X?|RNGD)s?\s?[:(–-]?\s?$"
)
# "Allocation: Arm ¦4,000, Koh 3,000": names and numbers by turns
_FIRST_PAIR = re.compile(r"[:—–]\s(?:[A-Z][\w.&’'-]*\s){1,4}$")
_NEXT_PAIR = re.compile(r"[,;]\s(?:and\s)?(?:[A-Z][\w.&’'-]*\s){1,4}\d")
# "twice as many as Meta's ¦224,000"
_THAN_OF = re.compile(
    r"\b(?:than|as many as|as|against|over|with|from|of)\s(?:[\w.&-]+\s){0,2}?[\w.&-]+['’]s\s$"
)
# "The GPUs (¦13,136 in all)"
_UNITS_BRACKET = re.compile(r"\b(?:GPUs|NPUs|chips|units|cards|accelerators)\s\($")
_VERB_MODIFIER = re.compile(r"(?:top|exceed|surpass|pass)", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:is|was|are|were|be|been|at|than|not|versus|vs\.?|against)\s+$", re.IGNORECASE)
# Who else is numbered in the clause: a number behind "users", "the KOSPI" or "residents" is of them.
_OTHER_NOUNS = (
    r"(?:people|users|customers|subscribers|employees|workers|staff|engineers|students|researchers|applicants|visitors"
    r"|viewers|residents|voters|votes|jobs|seats|members|patients|households|homes|apartments|cars|vehicles|phones|smartphones"
    r"|robots|drones|headcount|population|attendance|crowds?|downloads|followers|patents|papers|scores?|points?|megawatts"
    r"|MW|price|prices|shares|servers|racks|tickets|cases|respondents|startups|firms|companies|graduates|doctors|soldiers"
    r"|stores|watts|kilowatts|gigawatts|GW|kW|degrees|bugs|questions|countries|won|dollars|yen|euros)\b"
)
_OTHERS = re.compile(rf"\b{_OTHER_NOUNS}", re.IGNORECASE)
_OTHERS_COUNTED = re.compile(
    rf"\d\s(?:[\w-]+\s){{0,2}}{_OTHER_NOUNS}|\b(?:team|group|class|crowd|panel|list|staff|cohort)s?\sof\s\d",
    re.IGNORECASE,
)
# "in 40 trucks; ¦10 more came": any plural that is numbered, but the names of chips and of times
_PLURAL_COUNTED = re.compile(
    r"\d\s(?!(?:GPU|NPU|chip|unit|card|accelerator|processor|year|month|week|day|hour|quarter|percent|phase|stage)s?\b)"
    r"[a-z]{2,}[^\Wsui_]s\b(?<!phases)(?<!stages)"
)
_CHIPS = re.compile(
    r"\b(?:GPUs?|NPUs?|chips?|accelerators?|processors?|cards|semiconductors?|Blackwells?|[A-Z]{1,2}\d{2,3}s?)\b",
    re.IGNORECASE,
)
# What becomes of chips, and of few other things that are numbered so.
_OF_CHIPS = used("context_words_en", "bare_counts.of_chips")
_LIKE_A_COUNT = 100
"""A bare number below it ("51,", "at 11") is too often an age, a time or a score."""
_SCALED_TAIL = re.compile(r"\s?(?:[:/]\d|°|-(?:year|day|member|seat|strong|odd-)|\s?percent|\s?per\b)")
_INDEX = re.compile(
    r"\b(?:KOSPI|Kospi|Kosdaq|KOSDAQ|Nasdaq|Nikkei|index|points|shares|stocks? price)\b[^.;\n]{0,60}$"
)
_MORE = re.compile(rf"\b{_EXTRA}\s+$", re.IGNORECASE)


_IS_MODEL = re.compile(
    r"\s+(?:will|would|are|were|is|was)\s+(?:be\s+)?((?:[\w.&’']+\s+){0,3}[\w.’'-]+)", re.IGNORECASE
)
_EACH_BEHIND = re.compile(r"\s+(?:each|apiece)\b")
_LISTED = re.compile(r"\s?(?:,|and|,\s?and|&|/|;|plus)\s(?:another\s)?")
_ENDS_LIST = re.compile(r"\s*(?:$|[,.;)\n]|(?:and|to|for|at|in|by|respectively)\b)")


def with_bare(
    reading: Reading,
    sentence: Span,
    found: list[Count],
    rules: dict[int, str],
    masked: Taken,
    taken: Taken,
    named: bool,
    chip: str,
    previous: int,
) -> list[Count]:
    """`found` and the numbers of the sentence that count the same chips without a unit.

    `rules` names the patterns that numbers matched, by where they begin; `masked` are names of models; `named`
    says whether chips are named in the sentence; `previous` is where the last count before it ended, or -1.
    """
    text, low, high = reading.text, sentence.start_char, sentence.end_char
    counted = Taken((c.start, c.end) for c in found)
    ends = {c.first: c.end for c in found}
    result = list(found)
    others: list[Count] = []
    last = -1
    for one in counts.numbers(text, low, high):
        if counted.overlaps(one.first, one.last):
            last = ends.get(one.first, one.last)
            continue
        small = one.value is None or (one.value < SMALLEST * 10 and one.quantity.number < SMALLEST)
        if small or masked.overlaps(one.first, one.last):
            continue
        counts.with_modifiers(text, low, one)
        predicate = _IS_MODEL.match(text, one.end, high)
        one.model = chips.models(predicate.group(1)) if predicate is not None else None
        beside = _AFTER_MODEL.search(text, max(low, one.start - 16), one.start)
        if one.model is None and beside is not None:
            one.model = chips.models(beside.group())  # "(B200 ¦6,000; B300 9,000)"
        near = next((other for other in reversed(found) if other.first < one.first), None)
        one.rule, one.chip = rules.get(one.first, "bare_number"), near.chip if near is not None else chip
        if taken.overlaps(one.start, one.end):
            continue
        if not ((one.model and beside is None) or stands_alone(text, low, high, one, last, named, previous)):
            others.append(one)
            continue
        each = _EACH_BEHIND.match(text, one.end, high)
        if each is not None:
            one.end, one.rule = each.end(), "each"
        result.append(one)
        last = one.end
    if len(result) > len(found) and others:
        result += _listed(text, high, result[len(found) :], others)
    new = result[len(found) :]
    if not new:
        return result
    # Only where a number is about to count: the dates of most sentences are never asked for.
    dates = Taken((d.start, d.end) for d in reading.dates(sentence))
    kept = [one for one in new if not dates.overlaps(one.first, one.last)]
    for one in kept:
        taken.add(one.start, one.end)
    return [*found, *kept]


def _listed(text: str, high: int, certain: list[Count], others: list[Count]) -> list[Count]:
    """Those of `others` that stand in one list with a number that counts: "¦50k, ¦60k and 50k to Samsung, …"."""
    added: list[Count] = []
    for one in sorted(others, key=lambda c: -c.first):
        if _likely("", one) and any(
            _LISTED.fullmatch(text, one.end, other.start) for other in (*certain, *added)
        ):
            added.append(one)
    for one in sorted(others, key=lambda c: c.first):
        if (
            one not in added
            and _likely("", one)
            and _ENDS_LIST.match(text, one.end, high)
            and any(_LISTED.fullmatch(text, other.end, one.start) for other in (*certain, *added))
        ):
            added.append(one)
    return added


def stands_alone(
    text: str, low: int, high: int, found: Count, last_count: int, same_sentence: bool, previous: int = -1
) -> bool:
    """Whether the number `found`, with no unit of its own, counts the chips that were counted or named before.

    `last_count` is where the last count before it in the sentence ended, or -1; `same_sentence` says
    whether chips are named in the sentence itself; `previous` is where the last count before the sentence ended.
    """
    if not same_sentence and last_count < 0:
        begin = max(0, found.start - 200)
        carried = text[begin : found.start]
        chips_at = previous - begin if previous >= 0 else _last(_CHIPS, carried)
        if _last(_OTHERS_COUNTED, carried) > chips_at and not _taken(carried):
            return False  # "It hired 500 people. Another ¦300 will come."
    before = text[max(low, found.start - 130) : found.start]
    if same_sentence and _counts_others(before, text, found, last_count) and not _taken(before):
        return False
    if _AFTER_MODEL.search(before) and _likely("", found):
        return True
    if _EACH.match(text, found.end) or _OF_THEM.match(text, found.end):
        return True
    if _OF_THE.search(before) and _OF_THE_THEN.match(text, found.end):
        return _likely(before, found)
    if text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] == ")":
        # "Kakao (4,000 GPUs), KT (3,000)", "The GPUs go to Kakao (4,000) and KT (3,000)"
        grouped = "," in text[found.first : found.last] and text[found.start - 3 : found.start - 2].isalnum()
        return same_sentence and (last_count >= 0 or grouped)
    if _UNITS_BRACKET.search(before):
        return True
    if _NO_NOUN.match(text, found.end, high) is None:
        # "Only ¦6,200 turned up": the word behind is a verb
        before = text[max(low, found.start - 130) : found.start]
        return (
            _likely(before, found)
            and _CLAUSE_START.search(before) is not None
            and _is_subject(text, high, found, last_count >= 0 or same_sentence)
        )
    if _FROM.search(text[max(low, found.start - 8) : found.start]) and _TO_COUNT.match(text, found.end, high):
        return True  # "from ¦4,000 to 9,000 GPUs"
    if _INDEX.search(before):
        return False
    if _FIRST_PAIR.search(before) and _NEXT_PAIR.match(text, found.end, high):
        return True
    if (last_count >= 0 or previous >= 0) and _THAN_OF.search(before):
        return _likely(before, found)
    if _PART_OF.search(before):
        return _likely(before, found)
    if _FOR.search(before) or (last_count >= 0 and _DOUBLE.search(before)):
        return _likely(before, found) or found.quantity.scale > 1000
    if last_count >= 0 and _VERB_MODIFIER.match(text, found.start) and found.start < found.first:
        return _likely(before, found)
    if found.start == low and _ASKED.search(text, max(0, low - 16), low) and _ANSWERS.match(text, found.end):
        return _likely("", found)
    if _BY_VERB.search(before) or _MORE.search(before):
        return True
    near = text[max(low, found.start - 200) : found.start]
    item = _ITEM.search(near)
    if item is not None and _ends(text, high, found):
        return OTHER_LABEL.search(item.group()) is None
    if _TO_FROM.search(before) and _BY_TOTAL.search(before):
        return True
    if last_count >= 0:
        if _TO_NAME.match(text, found.end):
            return True
        if (
            _COORDINATE.search(before)
            and found.start - last_count < 80
            and _AND.match(text[last_count : found.start])
        ):
            return True
    if _likely(before, found) and (
        _WITH.search(before)
        or _CHANGE.search(before)
        or (_CLAUSE_START.search(before) and _is_subject(text, high, found, last_count >= 0 or same_sentence))
    ):
        return True
    return same_sentence and bool(_OF_THE_UNITS.search(near) and _PREDICATE.match(text, found.end))


def _taken(before: str) -> bool:
    """Whether those who are numbered take the chips: "420 applicants asked for ¦67,000"."""
    verb = _BY_VERB.search(before) or _FOR.search(before)
    return verb is not None and _TAKERS.search(before, 0, verb.start()) is not None


def _counts_others(before: str, text: str, found: Count, last_count: int) -> bool:
    """Whether what was last numbered in the sentence is no chips: "has 3,000 racks for GPUs and will add ¦2,000"."""
    if last_count < 0:
        return _OTHERS_COUNTED.search(before) is not None or _PLURAL_COUNTED.search(before) is not None
    return _OTHERS_COUNTED.search(text, last_count, found.start) is not None


def _ends(text: str, high: int, found: Count) -> bool:
    """Whether nothing but a date or a bracket follows on the line: "• Naver Cloud – 60,000"."""
    rest = text[found.end : high].strip(" \t\n|.,;")
    return not rest or rest.startswith(("(", "→", "⇒", "->", "by ", "in ", "each", "apiece", "|", ","))


def _likely(before: str, found: Count) -> bool:
    """Whether the number is as large as counts are, and nothing else was numbered just before it."""
    value = found.value
    if value is None or value < _LIKE_A_COUNT or (found.quantity.scale > 1000):
        return False
    return _last(_CHIPS, before) >= _last(_OTHERS, before) or _taken(before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of `pattern` in `text` begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_subject(text: str, high: int, found: Count, spoken: bool) -> bool:
    """Whether a verb that chips can have follows: "¦31,000 had been installed", "¦36,000 will go to"."""
    if _SCALED_TAIL.match(text, found.end, high):
        return False
    if _STATES.match(text, found.end, high):
        return True
    match = _VERB_BEHIND.match(text, found.end, high)
    if match is None:
        return False
    verb = match.group("verb")
    return verb in _OF_CHIPS or (
        spoken
        and any(
            form.kind != "say" and form.inflection in ("past", "participle")
            for form in verbs.forms().get(verb, ())
        )
    )
