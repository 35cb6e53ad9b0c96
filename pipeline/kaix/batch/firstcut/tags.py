"""Words that tags divide, and tags that hold words: `<span>K</span>orea`, `<a href="/korea">`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kaix.batch.firstcut.search import Hit, Search, fold

_ISO_2022_KR = b"\x1b$)C"
_LONGEST_TAG, _TAGS_IN_A_WORD = 300, 8
_LONGEST_ATTRIBUTES = 4_000


class Split:
    """Words with tags after the first letter, or the second of five: `<span>K</span>orea`."""

    def __init__(self, words: Iterable[str], *, exact: bool = False) -> None:
        self._before: dict[bytes, set[bytes]] = {}
        self._exact = exact
        for word in words:
            # Every place of a split costs time a page: in long words, the drop cap's alone.
            for at in range(1, max(2, len(word) - 2) if len(word) < 6 else 2):
                self._before.setdefault(b">" + word[at:].encode(), set()).add(word[:at].encode())
        self._search = Search(self._before, exact=True)  # small letters and brackets are folded as they are

    def any(self, page: bytes, folded: bytes | memoryview) -> bool:
        """Whether the page has one of the words so divided."""
        return any(
            _before(page, start, left, exact=self._exact)
            for side, start, _ in self._search.hits(page if self._exact else folded)
            for left in self._before[side]
        )


class Words:
    """Latin words, whole or with tags after the first letter, or the second of five: `Ko<wbr>rea`.

    A word of five letters is looked for without its first: `orea` finds `Korea` and `<span>K</span>orea` at
    one go.
    """

    def __init__(self, words: Iterable[str]) -> None:
        every = sorted({word.encode() for word in words})
        long = [word for word in every if len(word) >= 5]
        self._heads: dict[bytes, set[bytes]] = {}
        for word in long:
            self._heads.setdefault(word[1:], set()).add(word[:1])
        lots: list[list[bytes]] = [[bytes(fold(_ISO_2022_KR))]]
        for tail in sorted(self._heads):
            lot = next((lot for lot in lots if not any(self._hide(tail, other) for other in lot)), None)
            if lot is None:
                lots.append([tail])
            else:
                lot.append(tail)
        self._tails = [Search(lot) for lot in lots]
        self._short = Search([word for word in every if len(word) < 5])
        self._short_split = Split(word.decode() for word in every if len(word) < 5)
        self._rests: dict[bytes, set[bytes]] = {}
        for word in long:
            for at in range(2, len(word) - 2) if len(word) < 6 else ():
                self._rests.setdefault(word[:at] + b"<", set()).add(word[at:])
        self.beginnings = tuple(self._rests)

    def _hide(self, one: bytes, other: bytes) -> bool:
        """Whether a hit of one can take from the other what it needs to be found."""
        return any(
            head + tail in taker or any(taker.endswith((head + tail)[:n]) for n in range(2, len(taker) + 1))
            for tail, taker in ((one, other), (other, one))
            for head in self._heads.get(tail, ())
        )

    def any(self, page: bytes, folded: bytes | memoryview, small: list[Hit]) -> bool:
        """Whether the page has one of the words, whole or divided; `small`: what was found of `beginnings`."""
        for tail, start, _ in chain.from_iterable(search.hits(folded) for search in self._tails):
            heads = self._heads.get(tail)
            if heads is None:
                return True
            before = bytes(folded[start - 1 : start])
            if before in heads:
                if not is_in_tag(page, start):
                    return True
            elif before == b">" and any(_before(page, start - 1, head) for head in heads):
                return True
        if any(not is_in_tag(page, start) for start in self._short.starts(folded)):
            return True
        if self._short_split.any(page, folded):
            return True
        return any(
            _behind(page, end - 1, rest) for left, _, end in small for rest in self._rests.get(left, ())
        )


def _before(page: bytes, at: int, left: bytes, *, exact: bool = False) -> bool:
    """Whether the tags that end with the `>` at `at` follow `left`; unless `exact`, in small letters or large ones."""
    for _ in range(_TAGS_IN_A_WORD):
        at = page.rfind(b"<", max(0, at - _LONGEST_TAG), at)
        if at < 0:
            return False
        piece = page[max(0, at - len(left)) : at]
        if (piece if exact else piece.lower()) == left:
            return True
        at -= 1
        if at < 0 or page[at] != ord(">"):
            return False
    return False


def _behind(page: bytes, at: int, right: bytes) -> bool:
    """Whether `right` follows the tags that begin with the `<` at `at`."""
    for _ in range(_TAGS_IN_A_WORD):
        at = page.find(b">", at, at + _LONGEST_TAG) + 1
        if not at:
            return False
        if page[at : at + len(right)].lower() == right:
            return True
        if page[at : at + 1] != b"<":
            return False
    return False


def is_in_tag(page: bytes, at: int) -> bool:
    """Whether what stands at `at` is part of a tag, as the third sieve cuts them: an address, a class, an attribute."""
    begin = page.rfind(b"<", max(0, at - _LONGEST_ATTRIBUTES), at)
    if begin < 0 or page.find(b">", begin, at) >= 0:
        return False
    name = page[begin + 1 : begin + 5].lower()
    if name == b"meta" or not (name[:1].isalpha() or name[:1] in (b"/", b"!", b"?")):
        return False
    end = page.find(b">", at, at + _LONGEST_ATTRIBUTES)
    return end >= 0 and page.find(b"<", at, end) < 0
