"""The closed list of evidence: what may speak for a candidate, each with what it says.

A name is `word` or `word:class`, where the class is one of those that the vocabulary lists (`subject_of:pay`).
"""

from __future__ import annotations

EVIDENCE: dict[str, str] = {
    "nothing": "the text does not say",
}
"""The name of each evidence, before its `:`, and what it says of the candidate."""


def is_known(name: str) -> bool:
    """Whether `name` is on the list."""
    return name.partition(":")[0] in EVIDENCE
