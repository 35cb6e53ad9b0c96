"""When two cells say the same, and when two rows state the same fact: one definition for all scores.

| table | the same fact ("by value") |
|---|---|
| officials | `person_id` (`person` where a row has no id) and `position` |
| amounts | `currency`, `amount`, `amount_max` |
| gpu_counts | `count`, `count_max` |
| rankings | `rank`, `kind` |

Numbers are compared as decimals, so `5` is `5.0`; texts after `normalise`; every other cell as it
is written. The remaining columns of a table are scored one by one on the rows that match.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

IDENTITY = {
    "officials": ("person_id", "position"),
    "amounts": ("currency", "amount", "amount_max"),
    "gpu_counts": ("count", "count_max"),
    "rankings": ("rank", "kind"),
}
"""The columns of each table that say which fact a row states."""

NUMBERS = frozenset({"amount", "amount_max", "count", "count_max", "rank", "total", "converts"})
TEXTS = frozenset(
    {"person", "position", "organization", "entity", "topic", "subject", "domain", "scope", "source", "model"}
)

_ARTICLES = re.compile(r"\b(?:the|an?)\b")
_NO_WORD = re.compile(r"[^\w%$₩.]+|\.(?!\d)|_")


def normalise(text: str) -> str:
    """A text cell without what does not change its meaning: width, case, punctuation, spaces, "the".

    "The Ministry of Science & ICT" and "ministry of science ICT" are one; parts joined with `;` are
    compared in any order. "Korea’s" is "Korea's": compatibility forms (NFKC) and both apostrophes.
    """
    parts = []
    for part in unicodedata.normalize("NFKC", text).casefold().split(";"):
        words = _NO_WORD.sub(" ", part.replace("’", "'").replace("'s ", " "))
        parts.append("".join(_ARTICLES.sub(" ", words).split()))
    return ";".join(sorted(parts))


def number(text: str) -> Decimal | None:
    """The number in a cell, or `None` where the cell is empty or holds none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def comparable(column: str, cell: str) -> object:
    """What is compared of a cell: two cells of `column` agree where this is equal."""
    if not cell:
        return ""
    if column in NUMBERS:
        value = number(cell)
        return cell if value is None else value
    return normalise(cell) if column in TEXTS else cell


ALTERNATIVE = "|"
"""Between the values of a gold cell of which either is right, as two labellers read the text."""


def alternatives(label: str) -> list[str]:
    """The values that a gold cell allows: "AI|AI budget" allows either, "AI|" also none."""
    return label.split(ALTERNATIVE)


def agrees(column: str, label: str, cell: str) -> bool:
    """Whether a cell says what the gold cell `label` of the same column says, or one of its alternatives."""
    found = comparable(column, cell)
    return any(comparable(column, each) == found for each in alternatives(label))


def identity(group: str, values: dict[str, str]) -> tuple[object, ...]:
    """The key of the fact that a row of table `group` states: equal for two rows of one fact."""
    if group == "officials":
        who = values["person_id"] or f"name:{normalise(values['person'])}"
        return who, normalise(values["position"])
    return tuple(comparable(column, values[column]) for column in IDENTITY[group])
