"""Noun phrases of an English sentence as written: the one that a text begins or ends with, and the subject."""

from __future__ import annotations

import re

from kaix.rules.en.context import verbs
from kaix.vocabulary import used

# A noun phrase ends before these.
STOPS = used("context_words_en", "topic.stops")
_TIME_WORDS = used("context_words_en", "topic.time_words")
_ARTICLE = re.compile(
    r"^(?:the|an?|its|their|his|her|our|your|this|that|these|those|such|all|what it calls|what it called)\s+",
    re.IGNORECASE,
)
_EDGE = " \t\n,;:.()[]“”\"'‘’—–-"
MEASURES = re.compile(
    r"\b(?:budgets?|revenues?|sales|profits?|loss(?:es)?|income|spending|expenditures?|capex|outlays?|investments?"
    r"|funding|funds?|costs?|prices?|fees?|fines?|value|valuation|values|bill"
    r"|turnover|earnings|exports?|imports?|market|stake|deal|deals|order|orders|contract|contracts|rounds?|grants?"
    r"|loans?|subsid(?:y|ies)|salary|salaries|pay|wages?|rent|debt|assets|equity|capital"
    r"|capitali[sz]ation|backlog|payout|dividends?|tax|taxes|compensation|support|aid|package|plan|project|projects"
    r"|facility|center|centre|program|programme|target|forecast|guidance|estimate|shares?|stock|total|ARR"
    r"|purchase|procurement|share price|premium|penalty|damages|savings|output|bonds?|tender|size|commitments?"
    r"|pledges?|expenses?|proceeds|credit|attempt|figure)\b",
    re.IGNORECASE,
)
_NOT_FIRST = used("context_words_en", "topic.not_first")
_NO_TOPIC = used("context_words_en", "topic.no_topic")
_ADJECTIVES = used("context_words_en", "topic.adjectives")
_LEADING = re.compile(
    r"^(?:(?:what (?:it|he|she|they) calls? |as many as |up to |over |more than |about |some |nearly |another "
    r"|an additional |a |an |the )*(?:\d[\d,.]*k?\s(?!percent)(?=[A-Za-z]))?)?"
)
_WORD = re.compile(
    r"\d[\d,.]*\d[\w%-]*|[^\s,;:.()\[\]\n—–]+(?:\.(?=\w)[^\s,;:()\[\]\n—–]+)*|[,;:.()\[\]\n—–]"
)


_NEXT_ROUND = re.compile(r"\s(?:round|phase|stage|generation|batch|tranche|step)s?\b|-generation\b")
_LIST_GOES_ON = re.compile(r"\s(?:[\w“”\"'’&-]+\s?){1,5}(?:,|\sand\s|\band\s)")
_LIST_ENDS = re.compile(
    r"\s(?:and\s)?(?:it|he|she|they|the \w+ said|while|but|which|who|said|up|down|or|according)\b"
)
_THEN_TIME = re.compile(
    r"\s(?:the\s)?(?:\d{4}|(?:next|last|first|past|coming|fiscal)\b|(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)"
)
_THEN_CLAUSE = re.compile(r"\s(?:it|he|she|they|we|will|would|has|had|is|was|\$|₩|[\d])")
_LOOSE_END = re.compile(r"\s(?:in|on|of|for|and|or|the|a|an|at|to)$")
_DAY_FIRST = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_QUARTER = re.compile(
    r"(?:(?:first|second|third|fourth|final|last|full)\s(?:quarter|half|year|month)|[QH]\d)", re.IGNORECASE
)
_LETTER = re.compile(r"[A-Za-z]")
_NUMBER = re.compile(r"(?:\d{4}|[\d.,]+%?)")
_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_CLAUSE_BREAK = re.compile(
    r"[;:]|,\s(?:and|but|while|as)\s|\b(?:that|said|while|as|but|which|because|whereas)\s|\n"
    r"|,\s(?=[a-zA-Z]+['’]s\s)"
)
_OWNER_NAME = re.compile(r"^(?:[A-Z][\w.&’'-]*\s){1,4}?(?<=['’]s\s)")
_OWNER = re.compile(r"^(?:the\s)?[\w\s.-]{2,40}['’]s?\s")


# "¦For Naver the bill could exceed"
_FOR_WHOM = re.compile(
    r"^(?:[“\"]\s?)?(?:For|At|In|Under|With|On)\s(?:[A-Z][\w&.-]*\s){1,4}(?=(?:the|its|a|an)\s)"
)
_PRONOUN_LAST = re.compile(r"\s(?:it|they|he|she|we|I|you)$")
_PREPOSITION = re.compile(r"\s(?:in|of|for|on|at|from|to|with|by)\s")
# "the startup ¦expects to reach": who reaches it, and not what
_ACTORS = (
    used("context_words_en", "entity.heads")
    | used("context_words_en", "entity.plurals")
    | {
        form
        for form, readings in verbs.forms().items()
        if any(r.kind == "plan" and r.inflection == "s" for r in readings)
    }
) - used("context_words_en", "topic.heads")


def is_actor(phrase: str) -> bool:
    """Whether the phrase is somebody, and not what a sum is for: "medical AI startup"."""
    return _PREPOSITION.split(phrase, maxsplit=1)[0].rsplit(" ", 1)[-1].lower() in _ACTORS


def first_phrase(text: str, limit: int = 12) -> str | None:
    """The noun phrase that `text` begins with: "an AI data centre, a robot plant and clean energy facilities| in …"."""
    text = _LEADING.sub("", text)
    end = 0
    count = 0
    comma = -1
    for match in _WORD.finditer(text[:240]):
        word = match.group()
        lower = word.lower().strip("“”\"'‘’")
        if word == ",":
            if comma >= 0 and text[comma:end].strip(" ,").count(" ") > 5:
                break
            comma = match.start()
            end_before = end
            rest = text[match.end() : match.end() + 90]
            # a list goes on to an "and"; anything else begins something new
            if not _LIST_GOES_ON.match(rest) or _LIST_ENDS.match(
                rest,
            ):
                end = end_before
                break
            continue
        if word in ";:.()[]\n—–" or (
            lower in STOPS and not (lower == "next" and _NEXT_ROUND.match(text, match.end()))
        ):
            if word == "(" and text[match.start() : match.start() + 8].startswith(
                ("(GPUs)", "(NPUs)", "(GPU)")
            ):
                end = match.start() + 6
            break
        if lower in ("in", "on", "for", "of") and _THEN_TIME.match(
            text[match.end() :],
        ):
            break
        if lower in ("and", "or") and _THEN_CLAUSE.match(text[match.end() :]):
            break
        if any(f.inflection == "past" and f.kind in ("say",) for f in verbs.forms().get(lower, ())):
            break
        count += 1
        if count > limit:
            break
        end = match.end()
    phrase = text[:end].strip(_EDGE)
    while True:
        shorter = _ARTICLE.sub("", phrase)
        shorter = _LOOSE_END.sub("", shorter)
        if shorter == phrase:
            break
        phrase = shorter.strip(_EDGE)
    if (
        not phrase
        or phrase.lower() in _TIME_WORDS
        or _DAY_FIRST.match(phrase)
        or _QUARTER.fullmatch(phrase)
        or phrase.startswith(("each ", "every "))
        or phrase.lower() in _NO_TOPIC
        or phrase.split()[0].lower() in _NOT_FIRST
        or (phrase.lower().endswith("ly") and " " not in phrase)
        or not _LETTER.search(phrase)
        or _NUMBER.fullmatch(phrase)
    ):
        return None
    return phrase


def up_to_verb(text: str) -> str:
    """`text` up to its first verb behind a noun: "plan |includes"."""
    measured = False
    for number, word in enumerate(_TOKEN.finditer(text)):
        lower = word.group().lower()
        if (
            measured
            and lower.endswith("s")
            and not lower.endswith("ss")
            and lower.isalpha()
            and not MEASURES.fullmatch(lower)
        ):
            return text[: word.start()]  # "capital expenditure budget ¦dwarfs Korea's"
        measured = MEASURES.fullmatch(lower) is not None
        if (
            number
            and any(f.inflection in ("past", "s") for f in verbs.forms().get(lower, ()))
            and not MEASURES.fullmatch(lower)
        ):
            return text[: word.start()]
    return text


def last_phrase(text: str) -> str | None:
    """The noun phrase that `text` ends with."""
    words = text.split()
    kept: list[str] = []
    for word in reversed(words):
        lower = word.lower().strip("“”\"'‘’")
        if (
            lower in STOPS
            or lower in verbs.BE
            or lower in verbs.MODALS
            or lower in ("in", "on", "for", "into", "of", "and", "or", "with", "record")
            or (
                kept
                and any(f.inflection in ("past", "s", "base", "ing") for f in verbs.forms().get(lower, ()))
                and not MEASURES.fullmatch(lower)
                and lower not in _ADJECTIVES
            )
        ):
            break
        kept.append(word)
        if len(kept) >= 6 or lower in ("a", "an", "the", "its", "their", "his", "her", "this"):
            break
    phrase = " ".join(reversed(kept)).strip(_EDGE)
    phrase = _ARTICLE.sub("", phrase).strip(_EDGE)
    return phrase if phrase and _LETTERS.search(phrase) else None


def subject_phrase(text: str) -> str | None:
    """The noun phrase that is the subject before a verb: the last clause's own, without its possessor."""
    piece = _CLAUSE_BREAK.split(
        text,
    )[-1].strip()
    piece = piece.split(", ")[-1] if MEASURES.search(piece.split(", ")[-1]) else piece.split(", ")[0]
    if _PRONOUN_LAST.search(piece):
        return None  # "The partners reckon ¦it will cost"
    piece = _FOR_WHOM.sub("", piece)
    piece = _OWNER_NAME.sub("", piece)
    piece = _OWNER.sub("", piece)
    found = first_phrase(piece)
    return found if found is not None and not is_actor(found) else None
