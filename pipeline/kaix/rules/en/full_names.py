"""Who "Minister Bae" is: the full names of an article, looked up by surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        self._found: dict[str, list[tuple[int, str]]] = {}
        self._searches: dict[str, Iterator[tuple[int, str]]] = {}

    def of(self, surname: str) -> list[tuple[int, str]]:
        """The full names with `surname` in the text, each with its offset, in order."""
        return list(self._each(surname))

    def has(self, surname: str) -> bool:
        """Whether anybody with `surname` is named in full."""
        return next(self._each(surname), None) is not None

    def _each(self, surname: str) -> Iterator[tuple[int, str]]:
        """As `of`, but searched no further than is asked: the first mention mostly is the full name."""
        if surname not in self._found:
            if len(self._found) >= _MOST_SURNAMES:
                return
            self._found[surname] = []
            self._searches[surname] = self._search(surname)
        found, search = self._found[surname], self._searches[surname]
        at = 0
        while True:
            if at == len(found):
                following = next(search, None)
                if following is None:
                    return
                found.append(following)
            yield found[at]
            at += 1

    def first(self, name: str, identity: str) -> str:
        """The person's name as first written in full in the text; `name` is one way to write it."""
        if identity not in self._first:
            pieces = [piece for piece in name.split() if piece not in ("Jr.", "Sr.", "II", "III")]
            surname = pieces[0] if is_surname(pieces[0]) else pieces[-1]
            if self.text.find(surname) - self.text.find(name) == name.find(surname):
                self._first[identity] = name  # the first with this surname
                return name
            others = (full for _, full in self._each(surname))
            self._first[identity] = next((full for full in others if person_id(full) == identity), name)
        return self._first[identity]

    def _capital_before(self, at: int) -> bool:
        """Whether the word in front of `at` has a capital or is a particle: "Jensen |Huang|", "von der |Leyen|"."""
        space = self.text.rfind(" ", max(0, at - _REACH), max(0, at - 1))
        word = self.text[max(space + 1, at - _REACH) : at - 1]
        return self.text[at - 1 : at] == " " and (word[:1].isupper() or (word.isalpha() and len(word) < 4))

    def _search(self, surname: str) -> Iterator[tuple[int, str]]:
        # No look-behind: an expression that begins with letters is searched for them at once.
        for count, match in enumerate(re.finditer(rf"{re.escape(surname)}(?![\w-])", self.text)):
            if count >= _MOST:
                break
            if match.start() and ((before := self.text[match.start() - 1]).isalnum() or before in "_-"):
                continue
            if not _CAPITAL_AFTER.match(self.text, match.end()) and not self._capital_before(match.start()):
                continue
            line = self.text.rfind("\n", 0, match.start()) + 1
            base = max(line, match.start() - _REACH)
            if base > line:
                base = self.text.find(" ", base, match.start()) + 1 or base
            stop = self.text.find("\n", match.end())
            window = self.text[base : min(match.end() + _REACH, stop if stop >= 0 else len(self.text))]
            split = words.split(window)
            at = next((i for i, word in enumerate(split) if word.start == match.start() - base), None)
            if at is None or _BYLINE.search(self.text[max(0, base - 12) : match.start()]):
                continue
            for begin in range(max(0, at - 3), at + 1):
                size = person_length(split, begin)
                if size and begin <= at < begin + size and at in (begin, begin + size - 1):
                    end = split[begin + size - 1].end
                    yield base + split[begin].start, window[split[begin].start : end]
                    break
            else:
                if at and split[at].joined and could_be_given_name(split, at - 1):
                    start = split[at - 1].start
                    yield base + start, window[start : split[at].end]
