"""What stands around a number that carries no unit, where it counts chips and where it counts something else."""

from __future__ import annotations

import re

from kaix.values.english import QUANTITY, SPACE
from kaix.vocabulary import used

FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
TO_COUNT = re.compile(
    rf"\s+to\s+(?:\w+\s){{0,3}}?{QUANTITY}\s(?:of\s)?(?:[\w.’'-]+\s){{0,4}}?(?:GPUs|NPUs|chips|units|accelerators)\b",
    re.IGNORECASE,
)
EXTRA = (
    r"(?:another|an?\s(?:extra|additional|further|total\sof|combined|whopping|massive|staggering|record|mere|meagre"
    r"|meager|paltry|initial|first|fresh|second|final|modest|full)"
    r"|additional|extra|(?:the|its|their)\s(?:remaining|other|first|last|next|final|initial|original|full|rest,)|(?:all|just|only"
    r"|fully|merely|barely|hardly|scarcely|perhaps|maybe|possibly|probably|a\stotal\sof))"
)

# What stands behind a number that has no unit of its own: an end, a link or a verb, never another noun.
NO_NOUN = re.compile(
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
    r"|others?|following|next))\b)",
    re.IGNORECASE,
)
ACQUIRE = (
    r"(?:install|secur|receiv|promis|allocat|allott|assign|add|deploy|order|ship|deliver|procur|purchas|acquir"
    r"|pledg|suppl|provid|"
    r"import|reserv|earmark|request|obtain|distribut|pre-?order|operat|own|need|requir|want|expect|seek|sought|await|lack|target|commit"
    r"|contract|leas|rent|field|boast|count|shar|land|snapped up|snap up|(?:pick|scoop)(?:ed)? up|book|muster"
    r"|connect|switch(?:ed)? (?:on|off)|shut(?:s)? (?:down|off)|(?:turn|power)(?:ed)? (?:on|up|off|down)"
    r"|plug(?:ged)? in|lined? up|retir|scrapp|replac|lend|lent|borrow"
    r"|offer|plac|"
    r"activat|handl|hous|host|tak|hand|dol|channel|divert|dedicat|devot|assembl|amass|accumulat|stockpil|retain|pack"
    r"|divid|split|parcel|seiz|confiscat|impound|recover|smuggl|export|reclaim|unpack|switch|reach|exceed|surpass|total)(?:e|es|s|ed|ing|t|y|ies|ied|ying|ting|ted)?"
    r"|buy|buys|buying|bought|get|gets|getting|got|gotten|given|gave|give|gives|giving|sent|send|sends|have|has|had"
    r"|hold|holds|held"
    r"|run|runs|running|ran|bring|brings|brought|put|use|uses|used|using|built|build|won|win|sold|sell|stands?|stood"
    r"|keep|keeps|kept|took|taken|ordered|draws? on|drew on|drawing on"
)
BY_VERB = re.compile(
    rf"\b(?:{ACQUIRE})\s+(?:(?:only|just|so far|about|out|in|up|over|aside|itself|them|it|already|now"
    rf"|at)\s+)?(?:{EXTRA}\s+)?$",
    re.IGNORECASE,
)
BY_TOTAL = re.compile(
    r"\b(?:total|totals|number|numbers|stock|stocks|fleet|count|pool|figure|capacity|inventory|holdings?|allotments?"
    r"|allocations?|installations?|tally|order|orders|targets?|goals?|pledges?|promises?|requests?|purchases?"
    r"|batch|batches|tranche|tranches|instal?lments?|majority|quota|share|portion|rest|shipments?|deliveries|purchases?|supply|supplies|demand|volume|rose|rise|rises|grow"
    r"|grew|climb|climbs|climbed|jump|jumped"
    r"|expand|expanded|increase|increased|lift|lifted|double|doubled|triple|tripled|raise|raised|reach|reaches"
    r"|reached|upgraded|scale|scaled"
    r"|cut|cuts|trimmed|reduced|down|up|swell|balloon|surge|surged|fall|fell|installed)\b[^.;!?\n]{0,90}?"
    rf"(?:\b(?:to|from|of|at|for|past|beyond|above|reach|reaches|reached|is|was|stands at|--|—"
    rf"|–)\s*)?(?:{EXTRA}\s+)?$",
    re.IGNORECASE,
)
TO_FROM = re.compile(
    rf"\b(?:to|from|of|at|reach(?:es|ed|ing)?|is|was|are|were|be|for|will|would|could|may|might|total(?:s|ed"
    rf"|ing)?)\s+(?:{EXTRA}\s+)?$|(?:--|—|–)\s*$",
    re.IGNORECASE,
)
EACH = re.compile(r"\s*(?:units?\s+|chips?\s+)?(?:each|apiece)\b", re.IGNORECASE)
OF_THEM = re.compile(
    r"\s+(?:of\s+(?:them|which|the\s(?:things|beasts|lot)|(?:the|its|their)\s\d[\d,]*\d(?!\d|,\d)(?=[.,;]|\s(?:are|were|is|was|in|have|had|that|it|they|on)\b)|(?:these|those)(?!\s\w)|those(?=\s(?:have|had|are|were|will|would)\b))\b|of\s+(?:the\s+|(?=\d))(?:[\d,]+\s+)?(?:\w+\s+)?(?:GPUs|chips|units"
    r"|cards|NPUs|processors|accelerators)\b|more\b)",
    re.IGNORECASE,
)
OF_THE_UNITS = re.compile(
    r"\bof (?:the|those|these) (?:[\d,]+ )?(?:\w+ ){0,2}(?:units|gpus|chips|npus|cards|accelerators)\b",
    re.IGNORECASE,
)
PREDICATE = re.compile(r"\s+(?:will|would|are|were|is|was)\b", re.IGNORECASE)
ITEM = re.compile(r"(?:^|\n)\s*(?:[•▸▶●○■□◆*·-]\s*)?[^\n]{2,80}?\s*(?:[–—:|]|\s-|\.{2,}|…)\s*$")
TO_NAME = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?[A-Z]")
COORDINATE = re.compile(
    r"(?:\b(?:and|or|plus|versus|vs\.?|to|against|compared (?:with|to)|(?:up|down) from"
    r"|followed by)|,|;|→|⇒|->|\|)\s+(?:then\s+)?"
    r"(?:(?:the\s)?[\w.&-]+['’]s\s+|the\s(?:[a-z]+\s){1,2}|[A-Z][\w.&’'-]*\s+){0,4}$"
)
# "for 1,300 ¦and UNIST for 800"
PARALLEL = re.compile(
    r",?;?\s(?:and|while|but)\s(?:the\s)?(?:[\w.&’'-]+\s){1,4}?(?P<word>for|to|with|at|by|of|has|have|had|gets|got|bought)"
    r"\s(?:only\s|just\s)?"
)
AND = re.compile(r"(?:[^\d.;!?\n]|(?:19|20)\d\d|(?<=[A-Z])\d{2,3}){0,60}$")
# "of which ¦100,000 would be earmarked", "of those, ¦3,790 are idle"
PART_OF = re.compile(
    rf"\b(?:of|among) (?:which|whom|those|these|them|the (?:total|lot|number)|that (?:total|number|figure|haul))\b,?\s+"
    rf"(?:{EXTRA}\s+)?$",
    re.IGNORECASE,
)
# "Of the ¦10,000 that the government handed out", "Of the ¦6,000 installed"
# "Of Kakao's GPUs, ¦4,200 train models"
PART_OF_CHIPS = re.compile(
    r"\b[Oo]f\s(?:(?:the|its|their|all|these|those)\s|[\w.&-]+['’]s\s){1,2}(?:[\w-]+\s){0,3}"
    r"(?:GPUs|NPUs|chips|accelerators|cards|processors|[A-Z]{1,3}\d{2,3}s),\s(?:(?:some|about|only|just|nearly|over|another)\s)?$"
)
PLURAL_BEHIND = re.compile(r"\s[a-z]{2,}[^\Wsui_]s\b")
OF_THE = re.compile(
    r"(?:^|[\n.!?;:—“\"] ?|, |\bbut |\band )of (?:(?:the|its|their|those|these|our|some|about|nearly)\s+)?$",
    re.IGNORECASE,
)
OF_THE_THEN = re.compile(
    r"\s+(?:that|which|it|they|he|she|we|already|so far|installed|ordered|delivered|promised|pledged|secured|bought"
    r"|purchased|allocated|planned|paid for|contracted|shipped|imported|distributed|due|now|in)\b|\s?,",
    re.IGNORECASE,
)
# A subject begins a sentence or a clause: "¦15,600 are on order", "and ¦3,056 went to Naver"
CLAUSE_START = re.compile(
    rf"(?:^|[\n.!?;:—–“\"‘(]\s?|--\s|,\s|\b(?:and|but|while|that|says|said|as|with|though|when|because|whereas|so|far)\s+)"
    rf"(?:(?:{EXTRA}|the|those|these|the first|its)\s+)?$",
    re.IGNORECASE,
)
VERB_BEHIND = re.compile(
    r"\s+(?:(?:already|now|still|currently|also|have|has|had|will|would|may|might|could|can|should|must|to"
    r"|each|or so)\s+)*"
    r"(?P<verb>[a-z]+)\b"
)
STATES = re.compile(
    r"\s+(?:already |now |still )?(?:on order|in (?:use|operation|storage|transit|place|service)|online|idle"
    r"|under contract|due|to (?:be|come|follow|go)|at work|up and running)\b"
)
# "countered ¦with 20,000", "make do with 1,500", "falling ¦below 1,500"
WITH = re.compile(
    r"\b(?:counter|respond|repl|mak|made|do|did|start|began|begin|end|left|finish|open|launch|clos)\w*\s(?:up\s|off\s)?with\s+"
    r"(?:just\s|only\s)?$",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:fall|fell|drop|dip|slip|shr[iau]nk|slid|sink|sank|climb|ris|rose|grow|grew|jump|swell|dwindl|exceed|pass|creep"
    r"|crept|edg|dwindl|declin|tumbl|plung|surg)\w*\s+(?:to\s+|past\s+|by\s+)?$",
    re.IGNORECASE,
)
# "on course ¦for 1.3 million", "asked for 20,000", "headed for 3,000"
FOR = re.compile(
    r"\b(?:(?:on (?:course|track)|aim\w*|hop\w+|ask\w*|head\w*|bids?|appl(?:y|ies|ied)|call\w*|wait\w*|orders?|need"
    rf"|demand|room|space|budget\w*|contracts?|deals?)\s+for|compar\w+\s(?:with|to))\s+(?:{EXTRA}\s+)?$",
    re.IGNORECASE,
)
# "more than double the ¦10,000 on offer", "half of the 4,000"
DOUBLE = re.compile(
    r"\b(?:double|twice|half|triple|thrice|times|all|most|some|none|part|many|third|quarter)\s(?:of\s)?"
    r"(?:the|its|those|these)\s$|\bthan\s(?:the|its|their)\s$|\bone\sof\s$|\ball\sbut\s$",
    re.IGNORECASE,
)
# "How many GPUs does it have? ¦About 65,000, the ministry says."
ASKED = re.compile(r"\?[”\"’')]?\s+(?:[A-Z]\w+\s)?$")
ANSWERS = re.compile(r"[.,;!?]|\s+(?:by|in|as of|at the end)\b|$")
TAKERS = re.compile(
    r"\b(?:applicants|firms|companies|startups|teams|users|customers|researchers|universities|groups|bidders|institutes|labs"
    r"|schools|hospitals|ministries|agencies|laboratories|campuses|cities|winners|countries|states|providers|operators|developers|students|people)\s(?:(?:have|had|will|also|together|each|now"
    r"|jointly)\s){0,2}$"
)
# "(B200 ¦6,000; B300 9,000)", "H200: 3,056"
AFTER_MODEL = re.compile(
    r"\b(?:GB|[ABHLV])\d{2,3}[A-Z]?s?(?:\sGPUs?)?\s?[:(–-]?\s?$|\b(?:MI\d{3}X?|RNGD)s?\s?[:(–-]?\s?$"
)
# "Allocation: Arm ¦4,000, Koh 3,000": names and numbers by turns
FIRST_PAIR = re.compile(r"[:—–]\s(?:[A-Z][\w.&’'-]*\s){1,4}$")
NEXT_PAIR = re.compile(r"(?:[,;]|\s[|/])\s(?:and\s)?(?:[A-Z][\w.&’'-]*\s){1,4}\d")
# "twice as many as Meta's ¦224,000"
THAN_OF = re.compile(
    r"\b(?:than|as many as|as|against|over|with|from|of)\s(?:[\w.&-]+\s){0,2}?[\w.&-]+['’]s\s$"
)
# "A second phase would take the number to ¦60,000"
OF_NUMBER = re.compile(r"\b(?:number|total|tally|fleet|stock|pool|count|inventory)\b[^.;:\n]{0,40}$")
# "The GPUs (¦13,136 in all)"
UNITS_BRACKET = re.compile(r"\b(?:GPUs|NPUs|chips|units|cards|accelerators)\s\($")
VERB_MODIFIER = re.compile(r"(?:top|exceed|surpass|pass)", re.IGNORECASE)
COPULA = re.compile(r"\b(?:is|was|are|were|be|been|at|than|not|versus|vs\.?|against)\s+$", re.IGNORECASE)
# Who else is numbered in the clause: a number behind "users", "the KOSPI" or "residents" is of them.
COUNTED_NOUNS = (
    r"people|users|customers|subscribers|employees|workers|staff|engineers|students|researchers|applicants|visitors"
    r"|viewers|residents|voters|votes|jobs|seats|members|patients|households|homes|apartments|cars|vehicles|phones|smartphones"
    r"|robots|drones|headcount|population|attendance|crowds?|downloads|followers|patents|papers|scores?|points?|megawatts"
    r"|MW|price|prices|shares|servers|racks|tickets|cases|respondents|startups|firms|companies|graduates|doctors|soldiers"
    r"|stores|watts|kilowatts|gigawatts|GW|kW|degrees|bugs|questions|countries"
)
OTHERS = re.compile(rf"\b(?:{COUNTED_NOUNS}|won|dollars|yen|euros)\b", re.IGNORECASE)
# Not money: "13,000 GPUs for 1.4 trillion won; of the ¦15,600 …": a sum never goes without its currency.
OTHERS_COUNTED = re.compile(
    rf"\d\s(?:[\w-]+\s){{0,2}}(?:{COUNTED_NOUNS})\b|\b(?:team|group|class|crowd|panel|list|staff|cohort)s?\sof\s\d",
    re.IGNORECASE,
)
# "in 40 trucks; ¦10 more came": any plural that is numbered, but the names of chips and of times
PLURAL_COUNTED = re.compile(
    r"\d\s(?!(?:GPU|NPU|chip|unit|card|accelerator|processor|year|month|week|day|hour|quarter|percent|phase|stage)s?\b)"
    r"[a-z]{2,}[^\Wsui_]s\b(?<!phases)(?<!stages)"
)
CHIPS = re.compile(
    r"\b(?:GPUs?|NPUs?|chips?|accelerators?|processors?|cards|semiconductors?|Blackwells?|[A-Z]{1,2}\d{2,3}s?)\b",
    re.IGNORECASE,
)
# What becomes of chips, and of few other things that are numbered so.
OF_CHIPS = used("context_words_en", "bare_counts.of_chips")
LARGE = 1000
"""A number from which on it is no matter to how many, or where, the chips before it went."""
LIKE_A_COUNT = 100
"""A bare number below it ("51,", "at 11") is too often an age, a time or a score."""
SCALED_TAIL = re.compile(r"\s?(?:[:/]\d|°|-(?:year|day|member|seat|strong|odd-)|\s?percent|\s?per\b)")
INDEX = re.compile(
    r"\b(?:KOSPI|Kospi|Kosdaq|KOSDAQ|Nasdaq|Nikkei|index|points|shares|stocks? price)\b(?:[^.;\n]|\.\d){0,60}$"
)
MORE = re.compile(rf"\b{EXTRA}\s+$", re.IGNORECASE)


IS_MODEL = re.compile(
    r"\s+(?:will|would|are|were|is|was)\s+(?:be\s+)?((?:[\w.&’']+\s+){0,3}[\w.’'-]+)", re.IGNORECASE
)
EACH_BEHIND = re.compile(r"\s+(?:each|apiece)\b")
LISTED = re.compile(r"\s?(?:,|and|,\s?and|&|/|;|plus)\s(?:another\s)?")
ENDS_LIST = re.compile(r"\s*(?:$|[,.;)\n]|(?:and|to|for|at|in|by|respectively)\b)")
