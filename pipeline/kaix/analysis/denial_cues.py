"""The rows of `vocabulary/denial_cues_<language>.tsv` as patterns: those that deny by side, scope and kind.

In a cue a space is white space (in Korean it may be missing), `a/b` are alternatives, `x~` is every form of the
English verb x, and `...` a short stretch of other words.
"""

from __future__ import annotations

from functools import cache

from kaix.analysis import denial_uses
from kaix.analysis.denial_uses import Cues
from kaix.analysis.en import denial_patterns as english
from kaix.analysis.ko import denial_patterns as korean


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, "en" or "ko"; raises `FileNotFoundError` for a language without a list of them."""
    rows = denial_uses.rows(language)
    return korean.build(rows) if language == "ko" else english.build(rows)
