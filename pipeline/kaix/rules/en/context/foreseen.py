"""Phrases that say of a sum or a count that it is to come, or goes on with another, whatever verb governs it."""

from __future__ import annotations

import re

_WHAT = r"(?:(?:of them|of these|of those|of which|more|others|units|in all|in total)\s|\([^)\n]{0,60}\)\s)?"
COMING = re.compile(
    rf"(?:(?=,\s[^de])[\s,]*|\s*){_WHAT}(?:(?:is|are|was|were)\s)?(?:(?:(?:still|yet|set|due|expected|scheduled"
    rf"|slated|planned)\s)?to\s(?:be(?!\s(?:exact|precise|sure|fair|specific)\b)|come|arrive|follow|go"
    r"|ship|land|enter|start(?!-)|begin|become|reach|join)\b|(?:more\s)?(?:due|expected|slated|scheduled|on the way"
    r"|in the pipeline|still outstanding|yet to)\b)",
    re.IGNORECASE,
)
""" "another 32,000 ¦to arrive next year", "5,000 more ¦due in May"."""
IN_PROPOSAL = re.compile(
    r"[^.;\n]{0,80}\bin\s(?:the|its|his|her|their|a|an|next\syear['’]s|this\syear['’]s)\s(?:[\w’'-]+\s){0,4}"
    r"(?:proposals?|drafts?|blueprint|budget\s(?:bill|request|plan))\b",
    re.IGNORECASE,
)
""" "earmarked 610 billion won for it ¦in its 2027 budget proposal"."""
_DEGREES = (
    r"(?:(?:an?|the|some|about|around|roughly|nearly|almost|over|up to|as much as|more than|at least|another|further"
    r"|additional|total|of|extra|combined)\s){0,4}"
)
CALLS = re.compile(
    r"\b(?:call(?:s|ed|ing)?|ask(?:s|ed|ing)?|push(?:es|ed|ing)?|lobb(?:y|ies|ied|ying)|press(?:es|ed|ing)?"
    r"|appl(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|wait(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r"|budget(?:s|ed|ing)? plans?|plan(?:s|ned|ning)?)\s"
    rf"(?:for|at|on)\s{_DEGREES}$",
    re.IGNORECASE,
)
""" "The plan ¦calls for 5 trillion won", "hoping for", "applied for"."""
UNDECIDED = re.compile(
    r"[^.;\n]{0,60}?\b(?:is|are|was|were|remains?|still)\s(?:(?:still|now|then|also|only)\s)?(?:under (?:review"
    r"|consideration"
    r"|discussion|debate|negotiation|study|construction)|in the works|on the drawing board|pending|being (?:discussed"
    r"|considered|reviewed"
    r"|drafted|negotiated|prepared|weighed|planned|debated)|(?:sent|submitted|presented|put) to (?:the )?(?:parliament"
    r"|National Assembly|assembly|lawmakers|[Cc]abinet|a vote))",
)
""" "A 5 trillion won budget ¦is under review"."""
THRESHOLD = re.compile(
    r"\b(?:firms?|company|companies|business|businesses|operators?|groups?|developers?|providers?|employers?"
    r"|those|anyone"
    r"|investors?|households?|people|projects?|deals?|startups?|customers?|sites?)\s(?:with|whose|having"
    r"|earning|worth|that"
    r" (?:earn|make|have|spend)|making|spending|valued)\b[^.;:\n]{0,40}$",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"[^.;\n]{0,60}?\b(?:must|shall|ha(?:ve|s) to|(?:is|are|will be) (?:required|obliged|subject|exempt|barred"
    r"|banned|eligible)"
    r"|need to|need not|can(?:not)? apply|may apply|qualify)\b"
)


def is_threshold(text: str, start: int, end: int) -> bool:
    """Whether the law measures somebody by the sum: "Firms with sales of ¦1 trillion won must label it"."""
    behind = text[end : end + 90]
    return _MUST.match(behind) is not None and THRESHOLD.search(text[max(0, start - 80) : start]) is not None


_RAISED = re.compile(
    r"\b(?:doubl|tripl|quadrupl|expand|rais|increas|grow|boost|cut|cutt|reduc|lift|trim|replac|upgrad"
    r"|top)(?:e|es|s|ed|ing)?"
    r"(?: up)?\s(?:its|their|the|his|her|our|[A-Z][\w.&-]*['’]s)\s$|\b(?:existing|current|present)\s$"
)
_TO_SUM = re.compile(
    r"[^.;:\n]{0,50}?\bto\s(?:(?:about|around|some|over|nearly|almost|roughly|more than|up to|at least"
    r"|as many as)\s)?[$₩\d]"
)
_SIGNED = re.compile(
    r"\bsign(?:ed|s)\s(?:an?|the|its)\s(?:[\w-]+\s){0,3}(?:contracts?|deals?|orders?|leases?"
    r"|agreements?)\s(?:[\w’'-]+\s){0,3}?"
    rf"to\s(?:buy|purchase|lease|rent|get|receive|acquire)\s{_DEGREES}$"
)


def is_done(text: str, start: int, end: int) -> bool:
    """Whether the anchor is where things stand, or signed for: "will double ¦its 10,000 GPUs to 20,000"."""
    before = text[max(0, start - 80) : start]
    if _RAISED.search(before[-40:]) is not None:
        return before.endswith(("existing ", "current ", "present ")) or _TO_SUM.match(text, end) is not None
    return " to " in before and "sign" in before and _SIGNED.search(before) is not None


_HAVE_BEEN = re.compile(
    r"[^.,;:\n]{0,50}?\b(?:have|has|had)\s(?:already\s|now\s|so\sfar\s|since\s)?(?:been\s(?:installed|delivered|switched"
    r"|put|allocated|spent|disbursed|paid|used|secured|bought|purchased|shipped|handed|given|deployed|executed|released"
    r"|received|invested|transferred|distributed)|arrived|landed|gone|materiali[sz]ed)\b"
)
_SETTLED = re.compile(
    rf"\b(?:managed|settle[sd]?\sfor|ma(?:ke|kes|de)\sdo\swith|end(?:s|ed)?\sup\swith|c(?:a|o)me\saway\swith)\s{_DEGREES}$"
)


def is_there(text: str, start: int, end: int) -> bool:
    """Whether what was promised has come: "2,500 of the GPUs promised to them ¦have been switched on"."""
    behind = text[end : end + 90]
    if " ha" in behind and _HAVE_BEEN.match(behind) is not None:
        return True
    return _SETTLED.search(text, max(0, start - 60), start) is not None


_RAISED_TARGET = re.compile(
    r"\b(?:rais|lift|cut|lower|increas|upgrad|revis|trim|boost|hik|slash|doubl|tripl)[mntp]?(?:e|es|s|ed|ing)?\s"
    r"(?:up\s)?(?:its|the|their|his|her)\s(?:[\w-]+\s){0,4}?(?:targets?|goals?|forecasts?|guidance|estimates?|projections?"
    r"|outlook|pledges?|offers?|bids?|requests?)\b[^.;\n]{0,50}\bfrom\s(?:the\s|just\s|only\s)?$"
)
_DRAFT = re.compile(
    r"\b(?:[Dd]raft|[Pp]roposed|[Pp]lanned)\s(?:[\w-]+\s){0,3}(?:budget|bill|plan)\b[^.;\n]{0,60}\b(?:contains?|includes?|earmarks?"
    rf"|allocates?|allots?|sets?\saside|provides?|assigns?|gives?|puts?|carries|devotes?|dedicates?)\s{_DEGREES}$"
)
_GIVEN_UP = re.compile(
    r"\b(?:shelv|scrap|cancel|drop|abandon|postpon|delay|suspend|call|put|withdr[ae]w|axe?)\w*\s(?:off\s|back\s)?"
    r"(?:its|the|an?|their|his|her|plans?\sfor\s(?:the|an?))\s(?:[\w-]+\s){0,2}?(?:purchase|order|investment|acquisition"
    rf"|deal|project|contract|procurement)\s(?:of|for|worth)\s{_DEGREES}$"
)
_LEFT = re.compile(
    r"\b(?:walk\w*\saway\sfrom|pull\w*\sout\sof|back\w*\sout\sof|withdr[ae]w\sfrom)\s(?:the|its|an?|their)\s$"
)
_TO_REACH = re.compile(
    r"\b(?:on\s(?:track|course|pace)|poised|set|likely|bound|forecast|projected|expected|tipped)\s(?:to|for)\s(?:\w+\s){0,2}"
    rf"{_DEGREES}$"
)
_THERE = re.compile(rf"\bthere\s(?:will|would|should|could|might)\s(?:soon\s|then\s)?be\s{_DEGREES}$")
_WANTED = re.compile(r"\s(?:is|was)\swhat\s(?:\w+\s){1,3}?(?:wants?|needs?|asks?|seeks?|hopes?)\b")
_UNDER_PLAN = re.compile(
    r"[\W_]*Under\s(?:the|its|their|this|that|a)\s(?:[\w’'-]+\s){0,3}?(?:plans?|proposals?|blueprint|roadmap|drafts?|memorandum"
    r"|bills?|offer|outline)\b"
)
_LIMIT = re.compile(
    r"\b(?:minimum|maximum|ceiling|cap|threshold|lower\slimit|upper\slimit|floor|entry\sfee)\s(?:[\w-]+\s){0,2}?of\s(?:an?\s)?$",
    re.IGNORECASE,
)


def is_limit(text: str, start: int) -> bool:
    """Whether a rule sets the sum: "A minimum investment of ¦10 billion won is required"."""
    return _LIMIT.search(text, max(0, start - 60), start) is not None


def under_plan(text: str) -> bool:
    """Whether the sentence tells what a plan says: "Under the revised plan the state puts up 3 trillion won"."""
    return _UNDER_PLAN.match(text) is not None


_ENTITLED = re.compile(rf"\b(?:entitled\sto|in\sline\s(?:for|to\s\w+)|due\sto\s(?:get|receive))\s{_DEGREES}$")


ARRIVED = re.compile(
    r"\b(?:arrival|delivery|receipt|installation|completion)\sof\s(?:the\s)?(?:(?:first|initial|last|final|next)\s)?$"
    r"|\bthe\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|only|latest|[a-z]{3,}est)"
    rf"\s(?:[\w’'-]+\s){{0,5}}?to\s\w+\s(?:an?\s\w+\sof\s)?{_DEGREES}$",
    re.IGNORECASE,
)
""" "the arrival of the first ¦40,000", "the fourth startup to cross ¦1 trillion won"."""
COMPARED = re.compile(
    r"\b(?:above|below|beat|beats|beating|than|topp(?:ed|ing)|miss(?:ed|ing)|exceed(?:ed|ing|s)|surpass(?:ed"
    r"|ing)|against"
    r"|from)\s"
    r"(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
""" "Naver ¦beat the market estimate"."""
_GAP = r"(?:\s(?!above|below|from|against|by|after|says?|said|shows?|that|beat)[\w’'&-]+){0,6}"
_AT = r"\s(?:at\s|now\s|for\s)?"
FORESEEN = re.compile(
    r"(?<!above )(?<!below )(?<!beat )(?<!beating )(?<!than )(?<!topped )(?<!missed )(?<!exceeded )(?<!surpassed )"
    r"(?:\b(?:the|an?|its|their|our|his|her|market|average|median)\s)?"
    r"(?:\b(?:consensus|forecast|estimate|projection|target|guidance|goal|outlook|pledge|proposal|request|bid|offer|promise"
    r"|commitment|asking price|plan|ambition)\b"
    rf"(?:{_GAP}\s(?:stands|stood|is|was|remains|remained|sits|sat){_AT}|\s(?:puts?|pegs?|had)\s[^.;:\n]{{0,50}}?\s(?:at|for)\s)"
    r"|\b(?:forecasts|estimates|projections|targets|goals|pledges|proposals|requests|bids|offers|promises|commitments|plans)\b"
    rf"{_GAP}\s(?:stand|stood|are|were|remain|remained|sit|sat){_AT}){_DEGREES}$",
    re.IGNORECASE,
)
""" "The consensus ¦stood at 9.7 trillion won", but not "beat the consensus at"."""
_FORESEEN_NOUNS = (
    "onsensus", "ledge", "ropos", "equest", "bid", "ffer", "romise", "ommitment", "sking price", "lan", "mbition",
    "orecast", "stimate", "rojection", "arget", "uidance", "oal", "utlook",
)  # fmt: skip
_PROPOSALS = ("ropos", "draft", "lueprint", "udget")
_NEXT = (" next ", " coming ", " following ")
LABEL = re.compile(
    r"[\W_]*(?:\w+\s){0,3}(?:guidance|forecast|target|goal|outlook|proposal|estimate|projection|plan)s?\b"
    r"[^:|\t\n]{0,40}[:|\t]|[\W_]*(?:to be|needed|required|planned|expected|targeted|projected|promised|pledged)\b"
    r"[^:|\t\n]{0,40}[:|\t]",
    re.IGNORECASE,
)
""" "Guidance: 65 billion dollars", "Target for 2030 | 5 trillion won"."""
DEAL = re.compile(
    r"\b(?:deals?|contracts?|agreements?|orders?|transactions?|packages?|purchases?|projects?|plans?)\b,?\s"
    rf"(?:which\sis\s|that\sis\s)?(?:valued\sat|worth|estimated\sat|total(?:l?ing|s))\s{_DEGREES}$",
    re.IGNORECASE,
)
""" "in a deal ¦valued at 6.05 trillion won": as far ahead as what the deal is about."""
YEARS_AHEAD = re.compile(
    r"[^.;:\n]{0,80}?\b(?:over|in|within|during|for)\sthe\s(?:next|coming|following)\s(?:[\w-]+\s)?"
    r"(?:years?|months?|decades?|quarters?)\b",
    re.IGNORECASE,
)
""" "450 trillion won in investment ¦over the next five years"."""
FOR_YEARS = re.compile(
    r"[^.;:\n]{0,60}?\b(?:over|for|within)\s(?:\w+|\d+)\s(?:years|decades)\b", re.IGNORECASE
)
REVEALED = re.compile(
    rf"\b(?:announc|unveil|reveal|outlin|present|detail)(?:es?|s|ed|ing)\s{_DEGREES}(?:(?:investments?|spending|funding"
    rf"|support|package|plan|program(?:me)?|project)\s(?:of|worth|for)\s{_DEGREES})?$",
    re.IGNORECASE,
)
""" "¦unveiled 450 trillion won in domestic investment over five years", "through 2030"."""
SAME = re.compile(
    r"(?:The|This|That|These|Those|Its|Their)\s(?:[\w-]+\s){0,2}(?:orders?|purchases?|deals?|batch|packages?|plans?"
    r"|projects?|contracts?|program(?:me)?s?|shipments?|tranches?|procurements?|totals?|sums?|figures?|amounts?"
    r"|numbers?|lots?|budgets?|agreements?)\s(?:also\s)?(?:comprises?|compris(?:ed|ing)|includes?|consists?|covers?"
    r"|involves?|breaks? down|is\s(?:made|split|worth|divided)|will)\b"
)
""" "¦The order comprises 9,100 B300s": what was spoken of before."""
NEXT_YEAR = re.compile(r"\b20\d\d\)?[,;]?\s(?:and\s)?(?:then\s)?(?:to\s)?$")
""" "13,000 in 2025, ¦52,000 in 2028": each of a list has its own year."""
PARTS = re.compile(
    r"(?:Of (?:th[eo]se|them|which|that|the)|Another|An? (?:further|additional|extra)|Including|Plus)\b"
)
PRICE = re.compile(r"\s(?:an?|per|each|apiece)\b")


def to_come(text: str, start: int, end: int) -> bool:
    """Whether the words around `text[start:end]` say that it is still to come, whatever verb governs it."""
    before, behind = text[max(0, start - 110) : start], text[end : end + 90]
    if COMING.match(behind):
        return True
    if " from " in before[-12:] and _RAISED_TARGET.search(before):
        return True  # "raised its target to 200 trillion won ¦from 150 trillion won"
    if any(word in before for word in ("raft", "roposed", "lanned")) and _DRAFT.search(before):
        return True
    if "there " in before[-60:] and _THERE.search(before[-60:]):
        return True
    if _LEFT.search(before[-40:]) or (" is what" in behind and _WANTED.match(behind)):
        return True
    if (" to " in before[-60:] or " for " in before[-60:]) and _TO_REACH.search(before[-80:]):
        return True
    if _ENTITLED.search(before[-50:]) or _GIVEN_UP.search(before[-90:]):
        return True
    # Whether a word is there at all is asked first: it costs a tenth of the search.
    if (" for " in before or " on " in before or " at " in before) and CALLS.search(before[-70:]):
        return True
    if any(word in behind for word in _PROPOSALS) and IN_PROPOSAL.match(behind):
        return True
    if UNDECIDED.match(behind):
        return True
    if any(word in behind for word in _NEXT) and YEARS_AHEAD.match(behind):
        return True
    return any(word in before for word in _FORESEEN_NOUNS) and FORESEEN.search(before) is not None
