"""What a language needs to see that another clause or sentence denies a mention; `retorts` says how."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetortPatterns:
    """What a language needs: who passes on a claim, what is intended, where a clause begins, and the retorts."""

    reported: re.Pattern[str]
    intended: re.Pattern[str]
    joint: re.Pattern[str]
    claim: str
    undone: str
    corrected: re.Pattern[str]
    disowned: str
    quotes: re.Pattern[str]
    flags: re.RegexFlag = re.NOFLAG
    """Of the retorts, which are compiled when a sentence first holds their words: they are the longest patterns."""
