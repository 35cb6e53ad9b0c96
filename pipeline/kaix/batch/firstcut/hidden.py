"""Letters that stand otherwise in the bytes of a page: as references, as escapes, with something invisible between."""

from __future__ import annotations

import re

from kaix.batch.firstcut.search import Hit, Search, fold

# Characters that cleaning removes from the middle of a word.
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e"
)
_LATIN1_SOFT_HYPHEN = re.compile(rb"\xad(?<=[A-Za-z]\xad)[A-Za-z]")
_NAMED_INVISIBLE = (b"&shy", b"&zwnj", b"&zwj", b"&lrm", b"&rlm", b"&zerowidth", b"&nobreak")
# `&#75;`, `&#x4b;`: letters; `&#173;`, `&#8203;`: invisible; `&#54620;`, `&#xd55c;`: Hangul, whole or in parts.
# Their heads leave out what half of all pages have: `&#39;`, `&#039;`, `&#x27;`, `&#8217;`, `&#160;`.
_DECIMALS = (*map(str, (65, 66, 67, 68, 69, 97, 98, 99)), *"7", "80", "81", *map(str, range(83, 91)), "10", "11", "12",
             "173", "820", "823", "828", "829", "652", "43", "44", *map(str, range(45, 56)))  # fmt: skip
# `&#82` is R, and begins every quotation mark and dash: it counts where no digit follows.
_BEHIND_R = tuple(chr(code) for code in range(256) if code & 0x20 and not 0x30 <= code <= 0x39)
_HEXADECIMALS = (*"4567acdf", "b", "11", "200", "202", "206")
_REFERENCE_HEADS = tuple(
    f"&#{head}".encode("latin-1")
    for head in (
        *_DECIMALS, *(f"0{each}" for each in _DECIMALS), "00", "082", *(f"82{each}" for each in _BEHIND_R),
        *(f"x{each}" for each in _HEXADECIMALS), *(f"x0{each}" for each in _HEXADECIMALS), "x00",
    )
)  # fmt: skip
_REFERENCE = re.compile(
    rb"&#(?:0*(?:6[5-9]|[78][0-9]|90|9[7-9]|1[01][0-9]|12[0-2]|173|820[3-7]|823[4-8]|828[89]|829[0-2]|65279"
    rb"|4[34][0-9]{2}|4[4-9][0-9]{3}|5[0-5][0-9]{3})(?![0-9])"
    rb"|[xX]0*(?i:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|ad|200[b-f]|202[a-e]|206[0-4]|feff|11[0-9a-f]{2}|(?:a[c-f]|[bc][0-9a-f]|d[0-7])[0-9a-f]{2})"
    rb"(?![0-9a-fA-F]))"
)
# `\\ud55c` in JSON-LD: Hangul.
_ESCAPE_HEADS = (rb"\ua", rb"\ub", rb"\uc", rb"\ud")
_HANGUL_ESCAPE = re.compile(rb"\\u(?i:a[c-f]|[bc]|d[0-7])")
_EMOJI = "\ufe0f".encode()  # behind a sign that is to be shown as a picture
_INVISIBLES = Search([*(c.encode() for c in INVISIBLE), "\u00ad".encode("cp949")], exact=True, at_once=1000)
_AMPERSANDS = Search((*_REFERENCE_HEADS, *_NAMED_INVISIBLE), at_once=1000)  # what begins alike is one search
_NAMED = frozenset(_NAMED_INVISIBLE)
ESCAPES = frozenset(bytes(fold(head)) for head in _ESCAPE_HEADS)


def has_hidden_letters(page: bytes, folded: bytes | memoryview, high: bytes, small: list[Hit]) -> bool:
    """Whether letters are written as references or escapes, or something invisible stands between two."""
    return (
        any(
            _is_within(page, start, end) if found in _NAMED else _REFERENCE.match(page, start)
            for found, start, end in _AMPERSANDS.hits(folded)
        )
        or any(found in ESCAPES and _HANGUL_ESCAPE.match(page, start) for found, start, _ in small)
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
