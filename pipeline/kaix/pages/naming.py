"""What pages put around names: separators, the same name in another spelling, the first that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable

SEPARATOR = re.compile(r"\s(?:[|–—-]|::?|«|»)\s")
MOST = 40  # elements of a kind that are looked at


def first(values: Iterable[str | None]) -> str | None:
    """The first of `values` that says something."""
    return next((value for value in values if value and value.strip()), None)


def name_key(name: str | None) -> str:
    """A name without case, spaces, marks and "the", to be compared by."""
    return re.sub(r"^the\b|\W", "", (name or "").casefold())
