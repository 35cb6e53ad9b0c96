"""Who "Minister Bae" is: the full names of an article, looked up by surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kaix.people import person_id
from kaix.rules.en import words
from kaix.rules.en.persons import could_be_given_name, is_surname, person_length

_REACH = 40  # characters on either side of a surname that its full name can take
_BYLINE = re.compile(r"(?:^|\n)\W*(?:[Bb]y|BY|[Rr]eporting by|[Ee]diting by|.{0,40}[Rr]eporters?:?) $")
_CAPITAL_AFTER = re.compile(r" [^\W\d_a-z]")
_MOST = 200  # mentions of one surname that are looked at
_FAR = 300_000  # code points: full names are given early
_MOST_SURNAMES = 2_000  # no article names more people


class FullNames:
    """The full names in one text, found when they are first asked for."""

    def __init__(self, text: str) -> None:
        """`text` is the whole article."""
        self.text = text[:_FAR]
        self._first: dict[str, str] = {}
        self._known: dict[str, bool] = {}
        self._of: dict[str, list[tuple[int, str]]] = {}

    def of(self, surname: str) -> list[tuple[int, str]]:
        """The full names with `surname` in the text, each with its offset, in order."""
        if surname not in self._of:
            self._of[surname] = list(self._search(surname)) if len(self._of) < _MOST_SURNAMES else []
        return self._of[surname]

    def has(self, surname: str) -> bool:
        """Whether anybody with `surname` is named in full."""
        if surname not in self._known:
            looked_for = len(self._known) < _MOST_SURNAMES
            self._known[surname] = looked_for and next(self._search(surname), None) is not None
        return self._known[surname]

    def first(self, name: str, identity: str) -> str:
        """The person's name as first written in full in the text; `name` is one way to write it."""
        if identity not in self._first:
            pieces = [piece for piece in name.split() if piece not in ("Jr.", "Sr.", "II", "III")]
            surname = pieces[0] if is_surname(pieces[0]) else pieces[-1]
            foremost = self.text.find(surname) - self.text.find(name) == name.find(surname)
            others = iter(()) if foremost else (full for _, full in self._search(surname))
            self._first[identity] = next((full for full in others if person_id(full) == identity), name)
        return self._first[identity]

    def _capital_before(self, at: int) -> bool:
        """Whether the word in front of `at` has a capital or is a particle: "Jensen |Huang|", "von der |Leyen|"."""
        word = self.text[max(0, at - _REACH) : at].rpartition(" ")[0].rpartition(" ")[2]
        return self.text[at - 1 : at] == " " and (word[:1].isupper() or (word.isalpha() and len(word) < 4))

    def _search(self, surname: str) -> Iterator[tuple[int, str]]:
        # No look-behind: an expression that begins with letters is searched for them at once.
        found = re.finditer(rf"{re.escape(surname)}(?![\w-])", self.text)
        for match in islice(found, _MOST):
            start, end = match.span()
            if start and ((before := self.text[start - 1]).isalnum() or before in "_-"):
                continue
            if not _CAPITAL_AFTER.match(self.text, end) and not self._capital_before(start):
                continue
            base = max(self.text.rfind("\n", 0, start) + 1, start - _REACH)
            if base == start - _REACH:
                base = self.text.find(" ", base, start) + 1 or base
            window = self.text[base : end + _REACH].partition("\n")[0]
            split = words.split(window)
            at = next((i for i, word in enumerate(split) if word.start == start - base), None)
            if at is None or _BYLINE.search(self.text[max(0, base - 12) : start]):
                continue
            sizes = ((begin, person_length(split, begin)) for begin in range(max(0, at - 3), at + 1))
            ends = next(((b, b + n) for b, n in sizes if n and (b == at or b < at == b + n - 1)), None)
            if ends is None and at and split[at].joined and could_be_given_name(split, at - 1):
                ends = (at - 1, at + 1)
            if ends is not None:
                first, last = split[ends[0]].start, split[ends[1] - 1].end
                yield base + first, window[first:last]
