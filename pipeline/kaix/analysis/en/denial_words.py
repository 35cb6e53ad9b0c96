"""The words beside an English cue as a row of letters, one a word, over which the rules of scope are written.

| letter | word |
|---|---|
| `D` `N` `G` `V` | a determiner, a noun or adjective, an -ing form, a past or participle; adverbs have none |
| `O` `L` `P` `I` | of, for, worth; in, at; other prepositions; to |
| `T` `R` `X` `W` | that; a pronoun; an auxiliary or "said"; how, whether |
| `c` `k` `d` | what can be undone (plan, bid); what is said (report, claim); what shows something (letter, video) |
| `a` `s` `K` | an occasion or opposition (briefing, ban); a lawsuit; a verb that presupposes its object (cut, delay) |
| `E` `C` `,` `.` | what ends a clause (but, because); and; a comma; a full stop, semicolon, colon or dash |
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kaix.analysis.denial_cues import listed, rows
from kaix.analysis.en.inflection import inflected, irregular_pasts

_TOKEN = re.compile(r"[$₩]?\w[\w’'%-]*(?:[.,]\w[\w’'%-]*)*|[.;:!?](?=[\s\"”’]|$)|\n|—|,(?=\s)")
_CLOSED = {
    "D": "the a an its their his her our my your this these those some any all every each both such no",
    "O": "of for worth", "L": "in at near", "I": "to", "T": "that", "C": "and",
    "P": "on with from about over into onto against under between by as despite amid than through across",
    "R": "it they he she we i you", "W": "how what whether why where if",
    "s": "suit suits lawsuit lawsuits petition petitions appeal appeals complaint complaints", "H": "which whom",
    "": "now then also still once already again even ever just only later soon yet not never",
    "X": "is are was were be been has have had will would can could may might shall should must do does did"
    " said says am",
}  # fmt: skip
_USES = (("E", "end"), ("k", "claimed"), ("c", "content"), ("a", "apart"), ("d", "document"), ("K", "keep"))
_ASIDE = re.compile(r",(?!G)[^,.]{0,14},")


@cache
def _letters() -> dict[str, str]:
    known = {word: letter for letter, words in _CLOSED.items() for word in words.split()}
    by_use = rows("en")
    for letter, use in _USES:
        for cue in listed(by_use, use):
            for choice in () if " " in cue else cue.split("/"):
                for form in inflected(choice[:-1]) if choice.endswith("~") else (choice,):
                    known.setdefault(form, letter)
    return dict.fromkeys(irregular_pasts(), "V") | known


def _letter(word: str) -> str:
    if not word[0].isalnum():
        return "," if word == "," else "N" if word[0] in "$₩" else "."
    word = word.lower().replace("’", "'")
    found = _letters().get(word) or _letters().get(word.rpartition("-")[2])
    if found is not None:
        return found
    if word.endswith(("n't", "ly")):
        return "X" if word.endswith("t") else ""
    return "V" if word.endswith("ed") else "G" if word.endswith("ing") and len(word) > 5 else "N"


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """The letters of the words and marks of `text`, in order."""
    row = "".join(_letter(word) for word in _TOKEN.findall(text))
    return re.sub("[OLP]H", "T", row).replace("H", "E")


def flat(row: str) -> str:
    """The letters without what commas set apart."""
    return _ASIDE.sub("", row)
