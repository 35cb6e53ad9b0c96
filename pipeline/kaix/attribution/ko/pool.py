"""Gathers the candidates of a slot: one a value, with the evidence of all the places where it stands."""

from __future__ import annotations

from collections.abc import Callable

from kaix.attribution.ko.setting import tidy


class Pool:
    """Candidates by value, with the evidence of all their places.

    `value_of` makes the value of a phrase, "" of one that can be none; values that `same_as` makes the same are one.
    Each has one kind, the first that is more than a noun's.
    """

    def __init__(self, value_of: Callable[[str], str] = str, same_as: Callable[[str], str] = str) -> None:
        self._value_of, self._same_as = value_of, same_as
        self._shown: dict[str, str] = {}
        self.evidence: dict[str, set[str]] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.kinds: dict[str, str] = {}

    def add(self, value: str, start: int, end: int, *evidence: str, kind: str = "") -> None:
        """Add a place of `value`, the kind that it has there and the evidence; an empty value is none."""
        value = self._value_of(tidy(value))
        if not value:
            return
        value = self._shown.setdefault(self._same_as(value), value)
        self.places.setdefault(value, (start, end))
        self.evidence.setdefault(value, set()).update(evidence)
        if kind and self.kinds.get(value, "common") in ("common", "unlisted"):
            self.kinds[value] = kind
