"""The first cut of `--about`: whether a page's raw bytes can hold an article that is to be kept.

Nothing relevant may be lost, so everything that stands between bytes and cleaned text is thought
of: UTF-8, CP949, Johab, UTF-16 and ISO-2022-KR, numeric character references and `\\u` escapes (JSON-LD),
Hangul in parts (NFD), soft hyphens and zero-width characters, tags in the middle of a word (a drop
cap is `<span>K</span>orea`). One thing is not: of a Latin word tags behind another letter than the
first, or the second of five (`GP<b>U</b>`, `Sam<wbr>sung`), in an article that has no term without them.
Three sieves, each dearer and finer than the one before:

1. every page: places, or what could hide one, in the lowered bytes, by SIMD string search;
2. what passed: subjects, or what could hide one, likewise;
3. what passed: rough text (decoded, references resolved, tags cut) with both in it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from kaix.batch.about import About, Term
from kaix.batch.firstcut.hidden import ESCAPES, has_hidden_letters
from kaix.batch.firstcut.search import Hit, Search, Within, fold, high_bytes
from kaix.batch.firstcut.tags import Split, Words, is_in_tag
from kaix.batch.firstcut.text import rough_texts, without_scripts
from kaix.decoding import codec_of, is_rare

# Signs of Korean that a UTF-8 page in another language has not: Hangul in parts, and a sentence's last syllable in
# CP949, in case tags divide the words that would be found.
_KOREAN = (b"\xe1\x84", *("다".encode("cp949") + after for after in (b".", b" ", b"<", b"\n", b"\r")))
# The first bytes of accents and of Hangul in parts: what NFC puts together.
_COMBINING = (b"\xcc", b"\xcd", b"\xe1")
_HANGUL_RUN = re.compile("[가-힣]+")
# Syllables in UTF-8, whole and in parts, and in CP949. A menu of languages is no text in Korean, and 한국 is a place.
_LEADS = (b"\xea", b"\xeb", b"\xec", b"\xed", b"\xe1\x84")
_IN_UTF8 = re.compile(rb"[\xea-\xed][\x80-\xbf]{2}|\xe1[\x84-\x87][\x80-\xbf]")
# The first of a run of high bytes: in UTF-8 none begins so. Words of Korean that begin with C2 to C5 stand with others.
# The byte first and what stands before it afterwards: so the search goes by the byte.
# A run may begin with a sign, a quotation mark or a soft hyphen: its pair begins with A1 or A2.
_IN_CP949 = re.compile(
    rb"[\xb0-\xc1\xc6-\xc8](?:(?<![\x80-\xff].)|(?<=[\xa1\xa2][\xa1-\xfe].))[\xa1-\xfe]", re.DOTALL
)
_MENU = "한국어".encode()
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


class _Side:
    """The searches for the places, or for the subjects; both hold the terms of kind `both`."""

    def __init__(self, terms: list[Term]) -> None:
        cased = sorted({" ".join(term.words) for term in terms if term.minds_case})
        self._loose = [
            (term.anchor.encode(), _loose(term) if len(term.words) > 1 else None)
            for term in terms
            if not term.minds_case
        ]
        anchors = {term.anchor for term in terms if not term.minds_case}
        self.latin = Words(a for a in anchors if a.isascii())
        runs = {each for anchor in anchors if not anchor.isascii() for each in _hangul_in(anchor)}
        # A page with "다" is Korean: tags may stand anywhere in its words.
        self._hangul = Search(
            [
                *(r.encode("cp949", "ignore") for r in runs),
                *(r.encode() for r in runs),
                "다".encode(),
                *_KOREAN,
            ],
            exact=True,
            at_once=1000,  # what is searched is short
        )
        self._in_text = Within(a.encode() for a in anchors)
        self._cased = Search((word.encode() for word in cased), exact=True)
        # The literal first and what stands before it afterwards: so the search goes by the literal.
        whole = "|".join(f"{w}(?<![A-Za-z0-9]{w})(?![A-Za-z0-9])" for w in map(re.escape, cased)) or "(?!)"
        self._whole = re.compile(whole.encode())
        self._whole_in_text = re.compile(whole) if cased else None  # one that never matches takes its time
        self._cased_split = Split(cased, exact=True)

    def may_be_in(self, page: bytes, folded: bytes | memoryview, high: bytes, small: list[Hit]) -> bool:
        """Whether the page's bytes have a term or something that could hide one.

        `high` is `high_bytes(page)`, `small` what the search for `beginnings` found.
        """
        return (
            self.latin.any(page, folded, small)
            or bool(high and self._hangul.any(high))
            or any(
                self._whole.match(page, start) and not is_in_tag(page, start)
                for start in self._cased.starts(page)
            )
            or self._cased_split.any(page, folded)
        )

    def is_in(self, joined: str, encoded: bytes, spaced: str) -> bool:
        """Whether a rough text has a term; `encoded` is `joined` lowered, in UTF-8.

        A word in small letters that stands between two tags stands in the joined text too; one that must have no
        letter beside it may not.
        """
        found = self._in_text.found(encoded)
        if any(anchor in found and (loose is None or loose.search(joined)) for anchor, loose in self._loose):
            return True
        return self._whole_in_text is not None and any(map(self._whole_in_text.search, (joined, spaced)))


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


def _has_hangul(page: bytes, high: bytes) -> bool:
    """Whether the page has Korean text; `high` is `high_bytes(page)`."""
    if any(lead in high for lead in _LEADS) and _IN_UTF8.search(high.replace(_MENU, b"")):
        return True
    return bool(high) and _IN_CP949.search(high) is not None


class FirstCut:
    """The three sieves for one vocabulary; made once a process."""

    def __init__(self, about: About) -> None:
        self._places = _Side(about.of("place", "both"))
        self._subjects = _Side(about.of("subject", "both"))
        # A text in a language of the place needs no term of it: Hangul shows itself, of others nothing is known here.
        self._is_anywhere = bool(set(about.languages) - {"ko"})
        self._is_in_hangul = "ko" in about.languages
        # Short things that the two sides and what hides letters look for, at one go.
        self._small = Search([*self._places.latin.beginnings, *self._subjects.latin.beginnings, *ESCAPES])

    def may_match(self, page: bytes) -> bool:
        """Whether the article on this page can be one to keep; `False` is certain, `True` is not."""
        for mark, codec in _MARKS:
            if page.startswith(mark):
                page = page.decode(codec, "replace").encode("utf-8", "replace")
                break
        else:
            if is_rare(page):
                page = page.decode(codec_of(page), "replace").encode("utf-8", "replace")
        if not (self._may_match(page) and self._may_match(visible := without_scripts(page))):
            return False
        folded, high = fold(visible), high_bytes(visible)
        small = list(self._small.hits(folded))
        has_hidden = has_hidden_letters(visible, folded, high, small)
        in_parts = has_hidden or any(lead in high for lead in _COMBINING)
        return any(
            self._both_in(text, in_parts=in_parts) for text in rough_texts(visible, has_hidden=has_hidden)
        )

    def _may_match(self, page: bytes) -> bool:
        folded, high = fold(page), high_bytes(page)
        small = list(self._small.hits(folded))
        is_home = self._is_anywhere or (self._is_in_hangul and _has_hangul(page, high))
        if (is_home or self._places.may_be_in(page, folded, high, small)) and self._subjects.may_be_in(
            page, folded, high, small
        ):
            return True
        return has_hidden_letters(page, folded, high, small)

    def _both_in(self, cut: str, *, in_parts: bool) -> bool:
        joined = cut.replace("\0", "")
        if in_parts:
            joined = unicodedata.normalize("NFC", joined)
        encoded = joined.lower().encode("utf-8", "replace")
        spaced = cut.replace("\0", " ")
        if not self._subjects.is_in(joined, encoded, spaced):
            return False
        if self._is_anywhere or (self._is_in_hangul and _HANGUL_RUN.search(joined)):
            return True
        return self._places.is_in(joined, encoded, spaced)
