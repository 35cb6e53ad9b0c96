"""The language of a text: by its script where that decides, by a library where it does not."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LOOKED_AT = 2_000  # characters: more do not change the answer
_RUNS = re.compile(
    r"(?P<latin>[A-Za-zÀ-ɏ]+)|(?P<ko>[가-힣ᄀ-ᇿㄱ-ㆎ]+)|(?P<ja>[\u3040-\u30ff]+)|(?P<zh>[\u4e00-\u9fff]+)"
    r"|(?P<other>[Ͱ-Ͽ\u0400-\u06ff\u0900-\u0eff]+)"  # Greek, Cyrillic, Hebrew, Arabic, Indic, Thai
)
# Function words of English that no other large language in Latin script shares.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to that for with was by from has have will be been its it are were this which their would but "
        "at is as said who not they than more into after over about up year",
    )
)
_CERTAIN = 0.12  # share of these among the words: English news has 0.2 to 0.4, other languages below 0.05
_NEWS = re.findall(
    r"\w+",
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja kk ko lt lv mn ms no nl pl pt ro ru sk sl sr sv "
    "sw ta th tl tr uk ur vi zh",
)
"""What py3langid chooses from: a few English words with many names in them are Nigerian Pidgin to it otherwise."""
_FEW = 20  # words


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is written in; "" where there are no letters.

    A fifth of the letters in Hangul make a text Korean, however many Latin names stand in it. In
    Latin script, English function words decide; where they are few (headlines, another language)
    py3langid does. Its model loads only then.

    >>> detect("정부가 GPU 5만장을 NVIDIA에서 산다"), detect("The ministry said it will buy GPUs."), detect("2025")
    ('ko', 'en', '')
    """
    head = text[:_LOOKED_AT]
    tokens = head.lower().split()
    if sum(map(_ENGLISH.__contains__, tokens)) > len(tokens) * _CERTAIN:
        return "en"
    words = _RUNS.findall(head)
    latin, hangul, kana, han, other = (
        (sum(map(len, runs)) for runs in zip(*words, strict=True)) if words else (0,) * 5
    )
    letters = latin + hangul + kana + han + other
    if not letters:
        return ""
    # A Hangul syllable says what two to three Latin letters say, so a fifth is about half of the text.
    if hangul * 5 >= letters and hangul >= kana + other:
        return "ko"
    if kana * 10 >= letters:
        return "ja"
    if han * 3 >= letters:
        return "zh"
    # py3langid takes a bare headline for Nigerian Pidgin or Tagalog: too few words decide nothing. What is not
    # ASCII in an English one is a dash, a quotation mark or a euro sign.
    if len(words) < _FEW and not any(c.isalpha() and not c.isascii() for c in head):
        return "en"
    return str(_classifier().classify(head)[0])


@cache
def _classifier() -> Any:
    import py3langid

    py3langid.set_languages(_NEWS)
    return py3langid
