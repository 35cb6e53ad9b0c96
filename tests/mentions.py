"""A sentence with a mention between bars, for tests."""

from __future__ import annotations


def mention(marked: str) -> tuple[str, int, int]:
    """The sentence of "Hanbit scrapped |the plan|.", where the mention begins in it, and where it ends."""
    before, said, after = marked.split("|")
    return before + said + after, len(before), len(before + said)
