"""The languages that an option can name."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The languages that have rules."""

    en = "en"
    ko = "ko"
