"""Candidates under construction: every place that names the same value adds its evidence to one candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kaix.attribution.candidates import Candidate


class Gathered:
    """The candidates of one slot, in the order in which they were first seen; evidence counts once each.

    `value_of` makes the value of a phrase, "" of one that can be none.
    """

    def __init__(self, value_of: Callable[[str], str] = str) -> None:
        self._value_of = value_of
        self._keys: dict[str, tuple[str, str]] = {}  # one phrase is added for many reasons
        self._evidence: dict[str, dict[str, None]] = {}
        self._text: dict[str, tuple[str, int, int]] = {}

    def add(self, value: str, evidence: Iterable[str], start: int = -1, end: int = -1) -> None:
        """Add what speaks for `value`, which stands at `start` to `end`."""
        if value not in self._keys:
            made = self._value_of(value)
            self._keys[value] = made, " ".join(made.split()).casefold()
        value, key = self._keys[value]
        if not key:
            return
        self._text.setdefault(key, (value, start, end))
        self._evidence.setdefault(key, {}).update(dict.fromkeys(evidence))

    def has(self, value: str) -> bool:
        """Whether `value` is a candidate."""
        return " ".join(value.split()).casefold() in self._text

    def says(self, value: str, evidence: str) -> bool:
        """Whether `evidence` speaks for `value`."""
        return evidence in self._evidence.get(" ".join(value.split()).casefold(), ())

    def values(self) -> list[str]:
        """The values, in order."""
        return [value for value, _, _ in self._text.values()]

    def candidates(self, nothing: Iterable[str]) -> list[Candidate]:
        """All of them, and "the text does not say" with its evidence first."""
        found = [Candidate(None, ("nothing", *nothing))]
        for key, (value, start, end) in self._text.items():
            found.append(Candidate(value, tuple(self._evidence[key]), start, end))
        return found
