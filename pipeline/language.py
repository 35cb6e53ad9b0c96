"""The language of a text: by its script where that decides, by a library where it does not."""

from __future__ import annotations

import re

_LOOKED_AT = 6_000  # characters: more do not change the answer
_HANGUL = re.compile(r"[가-힣ᄀ-ᇿㄱ-ㆎ]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER = re.compile(r"[Ͱ-Ͽ\u0400-\u06ff\u0900-\u0eff]")  # Greek, Cyrillic, Hebrew, Arabic, Indic, Thai
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
# Function words of English that no other large language in Latin script shares.
_ENGLISH = frozenset(
    "the of and to that for with was by from has have will be been its it are were this which their would but "
    "at is as said who not they than more into after over about up year".split()
)
_CERTAIN = 0.18  # share of these among the words: news has 0.3 to 0.45, other languages below 0.06


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is written in; "" where there are no letters.

    A third of the letters in Hangul make a text Korean, however many Latin names stand in it. In
    Latin script, English function words decide; where they are few (headlines, another language)
    py3langid does. Its model loads only then.
    """
    head = text[:_LOOKED_AT]
    hangul, latin = len(_HANGUL.findall(head)), len(_LATIN.findall(head))
    kana, han, other = len(_KANA.findall(head)), len(_HAN.findall(head)), len(_OTHER.findall(head))
    letters = hangul + latin + kana + han + other
    if not letters:
        return ""
    # A Hangul syllable says what two to three Latin letters say, so a third is well over half of the text.
    if hangul * 3 >= letters and hangul >= kana + other:
        return "ko"
    if kana * 10 >= letters:
        return "ja"
    if han * 3 >= letters:
        return "zh"
    if other * 2 < letters:
        words = _WORD.findall(head.lower())
        share = sum(word in _ENGLISH for word in words) / max(1, len(words))
        if share >= _CERTAIN:
            return "en"
        # py3langid takes a bare headline for Nigerian Pidgin or Latin: too few words decide nothing.
        if len(words) < 20 and head.isascii():
            return "en"
    import py3langid

    return str(py3langid.classify(head)[0])
