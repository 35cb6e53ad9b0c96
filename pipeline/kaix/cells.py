"""What a text cell looks like in a CSV file that a spreadsheet may open: no cell can run as a formula.

A text that begins with one of `= + - @`, their full-width forms, tab, carriage return or line feed
gets a `'` in front, and so does one that begins with `'` before such a character; nothing else
changes. `unguard` therefore gives every original back exactly.
"""

from __future__ import annotations

import re

# https://owasp.org/www-community/attacks/CSV_Injection; Excel reads the full-width forms alike.
_STARTS = r"[=+\-@\t\r\n＝＋－＠]"
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # of what `_UNSAFE` matches; a set is asked in a fifth of the time
_UNSAFE = re.compile(rf"'*{_STARTS}")
_GUARDED = re.compile(rf"'+{_STARTS}")


def guard(text: str) -> str:
    """The cell that holds `text`.

    >>> guard("=1+1"), guard("'AI for All'"), guard("'=1"), unguard(guard("'=1"))
    ("'=1+1", "'AI for All'", "''=1", "'=1")
    """
    return f"'{text}" if text[:1] in _FIRST and _UNSAFE.match(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` made `cell` of."""
    return cell[1:] if _GUARDED.match(cell) else cell
