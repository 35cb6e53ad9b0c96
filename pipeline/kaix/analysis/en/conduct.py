"""What an article has a name do: act, tell, be measured, or only be a place.

A name that nobody knows is typed by the company it keeps: "Naver ¦plans", "the index ¦rose", "in ¦Suwon".
"""

from __future__ import annotations

import re
from collections import Counter

from kaix.analysis.en.lexicon import forms

_COUNTED = 30_000
"""Characters of an article in which a name is looked for."""
_MOST = 50
_BEHIND = re.compile(
    r"(?:\s?\([^()\n]{1,60}\))?(?:,[^,.\n]{1,60},)?\s(?:(?:has|have|had|will|would|also|recently|is|are|was|were|to|been|being|\w+ly)\s){0,3}"
    r"([a-z]+)"
)
_OWNS = re.compile(r"['’]s?\s[a-z$₩\d]")
_BASED = re.compile(r"(?:, [A-Z]\w+(?:, [A-Z]\w+)?)?-(?:based|headquartered)\b")
_PLACED = re.compile(r"\b(?:in|at|near|across|around|outside)\s(?:the\s)?$")
_FRAMES = {
    **dict.fromkeys(("pay", "buy", "build", "receive", "plan", "lose", "supply", "own", "impose", "approve", "claim",
                     "deny"), "act"),
    **dict.fromkeys(("worth", "change", "trade"), "measured"), "say": "tell",
}  # fmt: skip


def conduct(text: str, name: str) -> Counter[str]:
    """How often `text` has `name` act, tell, be measured, own and be a place."""
    found: Counter[str] = Counter()
    known = forms()
    at = 0
    while found["seen"] < _MOST and (at := text.find(name, at, _COUNTED)) >= 0:
        end = at + len(name)
        glued = text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()
        if not glued:
            found["seen"] += 1
            behind = _BEHIND.match(text, end)
            placed = _PLACED.search(text, max(0, at - 12), at) or _BASED.match(text, end)
            if placed:
                found["placed"] += 1
            elif _OWNS.match(text, end):
                found["own"] += 1
            elif behind is not None:
                for form in known.get(behind[1], ()):
                    if form.inflection != "ing" and form.kind in _FRAMES:
                        found[_FRAMES[form.kind]] += 1
                        break
        at = end
    return found
