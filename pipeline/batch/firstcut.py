"""The first cut of `--about`: whether a page's raw bytes can hold an article that is to be kept.

Nothing relevant may be lost, so everything that stands between bytes and cleaned text is thought
of: UTF-8, CP949, UTF-16 and ISO-2022-KR, numeric character references and `\\u` escapes (JSON-LD),
Hangul in parts (NFD), soft hyphens and zero-width characters, tags in the middle of a word (a drop
cap is `<span>K</span>orea`). Three sieves, each dearer and finer than the one before:

1. every page: places, or what could hide one, in the lowered bytes, by SIMD string search;
2. what passed: subjects, or what could hide one, likewise;
3. what passed: rough text (decoded, references resolved, tags cut) with both in it.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from pipeline.batch.about import About, Term

# Patterns of one searcher: one for each lane of its SIMD algorithm, 10 GB/s; 60 do 2, 100 do 0.6.
_AT_ONCE = 16
# Where all patterns share a byte (`>orea`, `>aver`), the library looks for that byte alone: in HTML it is everywhere.
_FILLERS = tuple(bytes([byte]) * 4 for byte in (0xF8, 0xF9, 0xFB, 0xFC))

# Characters that cleaning removes from the middle of a word.
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e"
)
_LATIN1_SOFT_HYPHEN = re.compile(rb"\xad(?<=[A-Za-z]\xad)[A-Za-z]")
_NAMED_INVISIBLE = (b"&shy", b"&zwnj", b"&zwj", b"&lrm", b"&rlm", b"&zerowidth", b"&nobreak")
# `&#75;`, `&#x4b;`: letters; `&#173;`, `&#8203;`: invisible; `&#54620;`, `&#xd55c;`: Hangul, whole or in parts.
_REFERENCE_HEADS = tuple(f"&#{head}".encode() for head in ("x", *"0456789", "10", "11", "12", "17"))
_REFERENCE = re.compile(
    rb"&#(?:0*(?:6[5-9]|[78][0-9]|90|9[7-9]|1[01][0-9]|12[0-2]|173|820[3-7]|823[4-8]|829[0-2]|65279"
    rb"|4[34][0-9]{2}|4[4-9][0-9]{3}|5[0-5][0-9]{3})(?![0-9])"
    rb"|[xX]0*(?i:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|ad|200[b-f]|202[a-e]|206[0-4]|feff|11[0-9a-f]{2}|(?:a[c-f]|[bc][0-9a-f]|d[0-7])[0-9a-f]{2})"
    rb"(?![0-9a-fA-F]))"
)
# `\\ud55c` in JSON-LD: Hangul.
_ESCAPE_HEADS = (rb"\ua", rb"\ub", rb"\uc", rb"\ud")
_HANGUL_ESCAPE = re.compile(rb"\\u(?i:a[c-f]|[bc]|d[0-7])")
_EMOJI = "\ufe0f".encode()  # behind a sign that is to be shown as a picture
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ISO_2022_KR = b"\x1b$)C"
# Signs of Korean that a UTF-8 page in another language has not: Hangul in parts, and a sentence's last syllable in
# CP949, in case tags divide the words that would be found.
_KOREAN = (b"\xe1\x84", *("다".encode("cp949") + after for after in (b".", b" ", b"<", b"\n", b"\r")))
# The first bytes of accents and of Hangul in parts: what NFC puts together.
_COMBINING = (b"\xcc", b"\xcd", b"\xe1")
_HANGUL_RUN = re.compile("[가-힣]+")

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_TAG = re.compile(
    r"<(?=[A-Za-z/!?])(?![Mm][Ee][Tt][Aa]\b)[^<>]*>"
)  # `<meta property="og:title" content="…">` has the headline
_LONGEST_TAG, _TAGS_IN_A_WORD = 300, 8
_LONGEST_ATTRIBUTES = 4_000


Hit: TypeAlias = tuple[bytes, int, int]
"""A pattern, where it begins and where it ends."""

# Memory that is new costs more than the work on it.
_buffer = np.empty(1 << 20, np.uint8)
_words, _is_high, _is_kept = (np.empty(1 << 17, kind) for kind in (np.uint64, np.bool_, np.bool_))
_HIGH_BITS = np.uint64(0x8080_8080_8080_8080)


def _folded(data: bytes) -> memoryview:
    """`data` with bit 5 set in every byte: small letters, 5 times as fast as `lower()`; valid until the next call.

    Some other bytes become one (`[` and `{`, halves of Hangul), so what is found is looked at again.
    """
    global _buffer  # noqa: PLW0603
    if len(data) > len(_buffer):
        _buffer = np.empty(2 * len(data), np.uint8)
    folded = np.bitwise_or(np.frombuffer(data, np.uint8), np.uint8(0x20), out=_buffer[: len(data)])
    return folded.data


def _high(data: bytes) -> bytes:
    """The bytes from 128 on, each run with some bytes behind it: all of a text in CP949, little of one in English.

    What is not ASCII is looked for here: a fiftieth of the work.
    """
    global _words, _is_high, _is_kept
    if data.isascii():
        return b""
    count = len(data) // 8
    if not count:
        return data
    if count > len(_words):
        _words, _is_high, _is_kept = (
            np.empty(2 * count, each.dtype) for each in (_words, _is_high, _is_kept)
        )
    words = np.frombuffer(data, np.uint64, count)
    high = np.not_equal(np.bitwise_and(words, _HIGH_BITS, out=_words[:count]), 0, out=_is_high[:count])
    kept = _is_kept[:count]
    kept[0] = high[0]
    np.logical_or(high[1:], high[:-1], out=kept[1:])
    return bytes(words[kept].data) + data[count * 8 :]


class _Search:
    """Many byte strings searched at once, in folded bytes or, where `exact`, in bytes as they are."""

    def __init__(self, patterns: Iterable[bytes], *, exact: bool = False, at_once: int = _AT_ONCE) -> None:
        # By length: the algorithm is as good as the shortest pattern of its lot lets it be.
        folded = {p if exact else bytes(_folded(p)) for p in patterns}
        self.patterns = sorted(folded, key=lambda p: (min(len(p), 4), p))
        self._parts = []
        lengths = {min(len(p), 4) for p in self.patterns} if len(self.patterns) > at_once else {0}
        for length in sorted(lengths):
            lot = [i for i, p in enumerate(self.patterns) if length in (0, min(len(p), 4))]
            if not lot:
                continue
            for i in range(lot[0], lot[-1] + 1, at_once):
                some = self.patterns[i : min(i + at_once, lot[-1] + 1)]
                filled = [*some, *_FILLERS] if len(some) + len(_FILLERS) <= _AT_ONCE else some
                automaton = BytesAhoCorasick(filled, matchkind=MatchKind.LeftmostFirst)
                self._parts.append((i, len(some), automaton))

    def any(self, data: bytes | memoryview) -> bool:
        return any(
            index < count
            for _, count, part in self._parts
            for index, _, _ in part.find_matches_as_indexes(data)
        )

    def starts(self, data: bytes | memoryview) -> Iterator[int]:
        """Where any of the patterns begins."""
        for _, count, part in self._parts:
            for index, start, _ in part.find_matches_as_indexes(data):
                if index < count:
                    yield start

    def hits(self, data: bytes | memoryview) -> Iterator[Hit]:
        for i, count, part in self._parts:
            for index, start, end in part.find_matches_as_indexes(data):
                if index < count:
                    yield self.patterns[i + index], start, end


_ENDS = {b"<script": b"</script", b"<style": b"</style"}
_AFTER_NAME = (b">", b" ", b"\n", b"\t", b"\r", b"/")
_UNSEEN = _Search([*_ENDS, *_ENDS.values()])
_INVISIBLES = _Search([*(c.encode() for c in _INVISIBLE), "\u00ad".encode("cp949")], exact=True, at_once=1000)
_AMPERSANDS = _Search((*_REFERENCE_HEADS, *_NAMED_INVISIBLE), at_once=1000)  # what begins alike is one search


class _Split:
    """Words with tags after the first letter, or further on in a short one: `<span>K</span>orea`."""

    def __init__(self, words: Iterable[str], *, exact: bool = False) -> None:
        self._before: dict[bytes, set[bytes]] = {}
        self._exact = exact
        for word in words:
            # Every place of a split costs time a page: in long words, the drop cap's alone.
            for at in range(1, max(2, len(word) - 2) if len(word) < 6 else 2):
                self._before.setdefault(b">" + word[at:].encode(), set()).add(word[:at].encode())
        self._search = _Search(self._before, exact=True)  # small letters and brackets are folded as they are

    def any(self, page: bytes, folded: bytes | memoryview) -> bool:
        return any(
            self._joined(page, start, left)
            for side, start, _ in self._search.hits(page if self._exact else folded)
            for left in self._before[side]
        )

    def _is(self, piece: bytes, wanted: bytes) -> bool:
        return (piece if self._exact else piece.lower()) == wanted

    def _joined(self, page: bytes, at: int, left: bytes) -> bool:
        """Whether the tags that end with the `>` at `at` follow `left`."""
        for _ in range(_TAGS_IN_A_WORD):
            at = page.rfind(b"<", max(0, at - _LONGEST_TAG), at)
            if at < 0:
                return False
            if self._is(page[max(0, at - len(left)) : at], left):
                return True
            at -= 1
            if at < 0 or page[at] != ord(">"):
                return False
        return False


class _Words:
    """Latin words, whole or with tags after the first letter, or further on in a short one: `Ko<wbr>rea`.

    A word of five letters is looked for without its first: `orea` finds `Korea` and `<span>K</span>orea` at
    one go.
    """

    def __init__(self, words: Iterable[str]) -> None:
        every = sorted({word.encode() for word in words})
        long = [word for word in every if len(word) >= 5]
        self._heads: dict[bytes, set[bytes]] = {}
        for word in long:
            self._heads.setdefault(word[1:], set()).add(word[:1])
        self._tails = _Search([*self._heads, bytes(_folded(_ISO_2022_KR))])
        self._short = _Search([word for word in every if len(word) < 5])
        self._short_split = _Split(word.decode() for word in every if len(word) < 5)
        self._rests: dict[bytes, set[bytes]] = {}
        for word in long:
            for at in range(2, len(word) - 2) if len(word) < 6 else ():
                self._rests.setdefault(word[:at] + b"<", set()).add(word[at:])
        self.beginnings = tuple(self._rests)

    def any(self, page: bytes, folded: bytes | memoryview, small: list[Hit]) -> bool:
        for tail, start, _ in self._tails.hits(folded):
            heads = self._heads.get(tail)
            if heads is None:
                return True
            before = bytes(folded[start - 1 : start])
            if before in heads:
                if not _is_in_tag(page, start):
                    return True
            elif before == b">" and any(_before(page, start - 1, head) for head in heads):
                return True
        if any(not _is_in_tag(page, start) for start in self._short.starts(folded)):
            return True
        if self._short_split.any(page, folded):
            return True
        return any(
            _behind(page, end - 1, rest) for left, _, end in small for rest in self._rests.get(left, ())
        )


def _before(page: bytes, at: int, left: bytes) -> bool:
    """Whether the tags that end with the `>` at `at` follow `left`, in small letters or large ones."""
    for _ in range(_TAGS_IN_A_WORD):
        at = page.rfind(b"<", max(0, at - _LONGEST_TAG), at)
        if at < 0:
            return False
        if page[max(0, at - len(left)) : at].lower() == left:
            return True
        at -= 1
        if at < 0 or page[at] != ord(">"):
            return False
    return False


def _is_in_tag(page: bytes, at: int) -> bool:
    """Whether what stands at `at` is part of a tag, as the third sieve cuts them: an address, a class, an attribute."""
    begin = page.rfind(b"<", max(0, at - _LONGEST_ATTRIBUTES), at)
    if begin < 0 or page.find(b">", begin, at) >= 0:
        return False
    name = page[begin + 1 : begin + 5].lower()
    if name == b"meta" or not (name[:1].isalpha() or name[:1] in (b"/", b"!", b"?")):
        return False
    end = page.find(b">", at, at + _LONGEST_ATTRIBUTES)
    return end >= 0 and page.find(b"<", at, end) < 0


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


def _anchor(term: Term) -> str:
    """The longest word of a term: where it is not, the term is not."""
    return max((word.lower() for word in term.words), key=len)


class _Side:
    """The searches for the places, or for the subjects; both hold the terms of kind `both`."""

    def __init__(self, terms: list[Term]) -> None:
        cased = sorted({" ".join(term.words) for term in terms if term.minds_case})
        self._loose = [
            (_anchor(term).encode(), _loose(term) if len(term.words) > 1 else None)
            for term in terms
            if not term.minds_case
        ]
        anchors = {_anchor(term) for term in terms if not term.minds_case}
        self.latin = _Words(a for a in anchors if a.isascii())
        runs = {each for anchor in anchors if not anchor.isascii() for each in _hangul_in(anchor)}
        # A page with "다" is Korean: tags may stand anywhere in its words.
        self._hangul = _Search(
            [
                *(r.encode("cp949", "ignore") for r in runs),
                *(r.encode() for r in runs),
                "다".encode(),
                *_KOREAN,
            ],
            exact=True,
            at_once=1000,  # what is searched is short
        )
        self._in_text = _Search((a.encode() for a in anchors), exact=True)
        self._cased = _Search((word.encode() for word in cased), exact=True)
        # The literal first and what stands before it afterwards: so the search goes by the literal.
        whole = "|".join(f"{w}(?<![A-Za-z0-9]{w})(?![A-Za-z0-9])" for w in map(re.escape, cased)) or "(?!)"
        self._whole = re.compile(whole.encode())
        self._whole_in_text = re.compile(whole) if cased else None  # one that never matches takes its time
        self._cased_split = _Split(cased, exact=True)

    def may_be_in(self, page: bytes, folded: bytes | memoryview, high: bytes, small: list[Hit]) -> bool:
        """Whether the page's bytes have a term or something that could hide one.

        `high` is `_high(page)`, `small` what the search for `beginnings` found.
        """
        return (
            self.latin.any(page, folded, small)
            or bool(high and self._hangul.any(high))
            or any(
                self._whole.match(page, start) and not _is_in_tag(page, start)
                for start in self._cased.starts(page)
            )
            or self._cased_split.any(page, folded)
        )

    def is_in(self, joined: str, encoded: bytes, spaced: str) -> bool:
        """Whether a rough text has a term; `encoded` is `joined` lowered, in UTF-8.

        A word in small letters that stands between two tags stands in the joined text too; one that must have no
        letter beside it may not.
        """
        found = {pattern for pattern, _, _ in self._in_text.hits(encoded)}
        if any(anchor in found and (loose is None or loose.search(joined)) for anchor, loose in self._loose):
            return True
        return self._whole_in_text is not None and any(map(self._whole_in_text.search, (joined, spaced)))


def _has_hidden_letters(page: bytes, folded: bytes | memoryview, high: bytes, small: list[Hit]) -> bool:
    """Whether letters are written as references or escapes, or something invisible stands between two."""
    return (
        any(
            _is_within(page, start, end) if found in _NAMED else _REFERENCE.match(page, start)
            for found, start, end in _AMPERSANDS.hits(folded)
        )
        or any(found in _ESCAPES and _HANGUL_ESCAPE.match(page, start) for found, start, _ in small)
        or (
            _INVISIBLES.any(high)
            and any(_is_within(page, start, end) for _, start, end in _INVISIBLES.hits(page))
        )
        or (b"\xad" in high and _LATIN1_SOFT_HYPHEN.search(page) is not None)
    )


def _is_within(page: bytes, start: int, end: int) -> bool:
    """Whether what stands at `page[start:end]` has a letter, or another such thing, on both sides."""
    is_behind_emoji = page[start - 4 : start - 3] == b"\xf0" or page[start - 3 : start] == _EMOJI
    if is_behind_emoji and page[start : start + 1] == b"\xe2":
        return False  # a joiner between two emoji
    end += page[end : end + 1] == b";"
    left, right = page[start - 1 : start], page[end : end + 1]
    return (left.isalpha() or left >= b"\x80" or left == b";") and (
        right.isalpha() or right >= b"\x80" or right == b"&"
    )


def _hangul_in(anchor: str) -> set[str]:
    """What to look for of a word with Hangul: its longest run, one syllable with the letter beside it, in either case.

    One syllable of CP949 is two bytes, and a letter with an accent in UTF-8: `챗` is `ê`.
    """
    runs = list(_HANGUL_RUN.finditer(anchor))
    if not runs:
        return {anchor}
    run = max(runs, key=lambda found: len(found.group()))
    if len(run.group()) > 1 or len(anchor) == 1:
        return {run.group()}
    is_last = run.end() == len(anchor)
    beside = anchor[run.start() - is_last : run.end() + 1 - is_last]
    return {beside.lower(), beside.upper()}


def _loose(term: Term) -> re.Pattern[str]:
    """The words of the term with anything but letters between them."""
    return re.compile(r"[^A-Za-z0-9가-힣]{0,40}".join(map(re.escape, term.words)), re.IGNORECASE)


_NAMED = frozenset(_NAMED_INVISIBLE)
_ESCAPES = frozenset(bytes(_folded(head)) for head in _ESCAPE_HEADS)


class FirstCut:
    """The three sieves for one vocabulary; made once a process."""

    def __init__(self, about: About) -> None:
        self._places = _Side([term for term in about.terms if term.kind != "subject"])
        self._subjects = _Side([term for term in about.terms if term.kind != "place"])
        # Short things that the two sides and what hides letters look for, at one go.
        self._small = _Search([*self._places.latin.beginnings, *self._subjects.latin.beginnings, *_ESCAPES])

    def may_match(self, page: bytes) -> bool:
        """Whether the article on this page can be one to keep; `False` is certain, `True` is not."""
        for mark, codec in _MARKS:
            if page.startswith(mark):
                page = page.decode(codec, "replace").encode("utf-8", "replace")
                break
        if not (self._may_match(page) and self._may_match(visible := _visible(page))):
            return False
        folded, high = _folded(visible), _high(visible)
        small = list(self._small.hits(folded))
        has_hidden = _has_hidden_letters(visible, folded, high, small)
        in_parts = has_hidden or any(lead in high for lead in _COMBINING)
        return any(
            self._both_in(text, in_parts=in_parts) for text in _rough_texts(visible, has_hidden=has_hidden)
        )

    def _may_match(self, page: bytes) -> bool:
        folded, high = _folded(page), _high(page)
        small = list(self._small.hits(folded))
        if self._places.may_be_in(page, folded, high, small) and self._subjects.may_be_in(
            page, folded, high, small
        ):
            return True
        return _has_hidden_letters(page, folded, high, small)

    def _both_in(self, cut: str, *, in_parts: bool) -> bool:
        joined = cut.replace("\0", "")
        if in_parts:
            joined = unicodedata.normalize("NFC", joined)
        encoded = joined.lower().encode("utf-8", "replace")
        spaced = cut.replace("\0", " ")
        return all(side.is_in(joined, encoded, spaced) for side in (self._places, self._subjects))


def _rough_texts(page: bytes, *, has_hidden: bool) -> Iterator[str]:
    """The text of a page with a NUL for each tag, in every encoding it can be in."""
    for text in _decoded(page):
        if "\\u" in text:
            text = _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)  # noqa: PLW2901
        cut = "\0".join(_TAG.split(text))  # half the time of `sub`
        if "&" in cut:
            cut = html.unescape(cut)
        if has_hidden and not cut.isascii():
            for character in _INVISIBLE:
                cut = cut.replace(character, "")
        yield cut


def _visible(page: bytes) -> bytes:
    """The page without scripts and styles; JSON-LD stays: an article's text may be taken from it."""
    kept, at, begun, end = [], 0, 0, b""
    for mark, start, after in sorted(_UNSEEN.hits(_folded(page)), key=lambda hit: hit[1]):
        if end:
            if mark == end:
                kept.append(page[at:begun])
                at, end = start, b""
        elif mark in _ENDS and page[after : after + 1] in _AFTER_NAME:
            head = page[start : start + 200].lower()
            begun, end = start, b"" if mark == b"<script" and b"json" in head else _ENDS[mark]
    return b"".join([*kept, page[at:]])


def _decoded(page: bytes) -> Iterator[str]:
    if b"\x1b$)C" in page:
        yield page.decode("iso2022_kr", "replace")
    try:
        yield page.decode("utf-8")
    except UnicodeDecodeError:
        yield page.decode("cp949", "replace")
        yield page.decode("utf-8", "replace").replace("\ufffd", "")
        yield page.decode("latin-1").replace("\xad", "")
