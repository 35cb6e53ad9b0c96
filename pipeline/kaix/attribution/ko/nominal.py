"""What a Korean phrase can fill a cell with: the nouns that it ends in; a verb, a time or a piece is nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from kaix.analysis.ko import verbs
from kaix.attribution.ko.setting import measure

_CROSSES = re.compile(r"\n|[?!]\s?(?=\S)|(?<=[가-힣])\.{1,3}\s?(?=\S)|[.](?=[A-Z][a-z])|[.]\s(?=[가-힣])|…")
"""The end of a sentence, of a line or of a part of a headline, with more behind it."""
_PAIRS = ("“”", "‘’", "「」", "『』", "《》", "〈〉")
_TIME = re.compile(
    r"(?:(?:지난|최근|향후|앞으로|단|불과)\s)?(?:[0-9]+|[한두세네몇수]|다섯|여섯|열)\s?(?:달|해|주일?|년|개월|일|시간|분기)"
    r"(?:\s?(?:사이|동안|만|간|뒤|후|전|새|째|내))?"
    r"|(?:작년|올해|지난해|내년|이듬해|올|연말|연초|연내|새해|하반기|상반기|분기|최근|오늘|어제|내일|이날|당일|당시)(?:\s?[말초])?"
)
_JOINS = re.compile(
    r"(?:통해|위해|따라|대해|관해|의해|인해|비해|더해|향해|함께|실제로?|정말|굳건히|꾸준히|특히|또한|다만)"
)
"""Postpositions and adverbs that only stand before a phrase: they belong to the words around it."""
_INFINITIVE = re.compile(r"[가-힣][져쳐켜춰꿔눠줘](?:온|간|낸|준|본|둔)?$|^않.$")
"""Connective forms of verbs whose stem ends in a vowel, also before another verb (`지켜온`); no noun ends so."""
_RATE = frozenset(("월", "연", "총", "약", "각", "매월", "매년"))
_SYLLABLE = re.compile(r"[가-힣]")
_NOUNS = frozenset("돈값금빚몫집땅쌀칩차책")
"""Nouns of one syllable that have a price or are one; another syllable is a piece of a word or a bound noun (`수`)."""
_FORMS = ("adnominal", "connective", "final", "quoted")


@lru_cache(maxsize=1 << 14)
def nominal(phrase: str) -> str:
    """The value that a phrase makes, "" where it makes none.

    What stands before its last verb, adverb or postposition is cut; a phrase that crosses the end of a sentence, a line
    or a quotation, ends in a verb, is a time or a single syllable is no value.
    """
    if _CROSSES.search(phrase) or phrase.count('"') % 2:
        return ""
    if any(phrase.count(pair[0]) != phrase.count(pair[1]) for pair in _PAIRS):
        return ""
    words = phrase.split()
    while len(words) > 1 and words[-1] in _RATE:
        words.pop()
    if not words or _is_verb(words[-1]):
        return ""
    last = max((at for at, word in enumerate(words) if _is_verb(word) or _JOINS.fullmatch(word)), default=-1)
    kept = " ".join(words[last + 1 :])
    piece = _SYLLABLE.fullmatch(kept) and kept not in _NOUNS
    return "" if piece or _TIME.fullmatch(kept) else kept


def _is_verb(word: str) -> bool:
    if len(word) < 2 or measure(word):  # 적자 is a deficit, and no "let us write down"
        return False
    if _INFINITIVE.search(word):
        return True
    verb = verbs.recognise(word)
    if verb is not None:
        return verb.form in _FORMS
    stem = verbs.recognise(f"{word}는")  # 머무|는: a stem that was parted from an ending like a particle
    return stem is not None and bool(stem.frame)
