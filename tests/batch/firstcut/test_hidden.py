"""What hides letters in the bytes of a page, and what looks like it in half of all pages and hides none."""

from __future__ import annotations

import pytest

from kaix.batch.firstcut.hidden import ESCAPES, INVISIBLE, has_hidden_letters
from kaix.batch.firstcut.search import Search, fold, high_bytes

ESCAPED = Search(ESCAPES)
ASCII_LETTERS = [*range(0x41, 0x5B), *range(0x61, 0x7B)]
# Its first and last, and some between; parts: those with which a syllable begins.
HANGUL = [0xAC00, 0xAC01, 0xB098, 0xC804, 0xD55C, 0xD7A3, 0x1100, 0x1112, 0x11FF]


def is_hidden(page: str | bytes) -> bool:
    data = page.encode() if isinstance(page, str) else page
    folded = fold(data)
    return has_hidden_letters(data, folded, high_bytes(data), list(ESCAPED.hits(folded)))


def missed(written: str, codes: list[int], behind: str = "") -> list[int]:
    """The codes of which a reference, `written` so, is not found between two words."""
    return [code for code in codes if not is_hidden(f"<p>in {written.format(code)}{behind} of</p>")]


@pytest.mark.parametrize("behind", [";", "", "orea", "; ", "&#8217;"])
@pytest.mark.parametrize("zeros", ["", "0", "00", "00000"])
def test_references_of_letters(zeros: str, behind: str) -> None:
    letters = [*ASCII_LETTERS, *map(ord, INVISIBLE)]
    decimal, hexadecimal = f"&#{zeros}{{}}", f"&#x{zeros}{{:x}}"
    assert missed(decimal, letters, behind) == []
    assert missed(hexadecimal, letters, behind) == []
    assert missed(hexadecimal.replace("x", "X", 1), letters, behind) == []


@pytest.mark.parametrize("behind", [";", "", " "])
@pytest.mark.parametrize("written", ["&#{}", "&#x{:x}", "&#X{:X}", "&#x{:X}", "&#x0{:x}"])
def test_references_of_hangul(written: str, behind: str) -> None:
    assert (
        missed(written, [code for code in HANGUL if code >= 0xAC00 or "x" in written.lower()], behind) == []
    )


def found(written: str, codes: list[int]) -> list[str]:
    pages = (f"<p>Lee{written.format(code)}s firm</p>" for code in codes)
    return [page for page in pages if is_hidden(page)]


TYPOGRAPHIC = [
    9, 10, 13, 32, 34, 38, 39, 60, 62, 64, 91, 93, 96, 123, 125, 160, 163, 169, 171, 174, 176, 183, 187, 215, 233, 252,
    8194, 8195, 8201, 8208, 8211, 8212, 8216, 8217, 8218, 8220, 8221, 8222, 8224, 8226, 8230, 8240, 8242, 8249, 8250,
    8361, 8364, 8482, 8594, 9658, 10003, 12300, 12301, 20013, 65281, 128512,
]  # fmt: skip


@pytest.mark.parametrize("behind", [";", ""])
@pytest.mark.parametrize("zeros", ["", "0", "00"])
def test_typographic_references_are_none(zeros: str, behind: str) -> None:
    assert found(f"&#{zeros}{{}}{behind}", TYPOGRAPHIC) == []
    hexadecimals = [code for code in TYPOGRAPHIC if behind]  # without `;` an `e` behind it would be a digit
    assert found(f"&#x{zeros}{{:x}}{behind}", hexadecimals) == []
    assert found(f"&#X{zeros}{{:X}}{behind}", hexadecimals) == []


def test_r_begins_as_every_quotation_mark_does() -> None:
    assert [
        page
        for page in ("&#82;", "&#82", "&#82o", "&#082;", "&#0082;", "&#82&#8217;")
        if not is_hidden(page + " ")
    ] == []
    assert [
        page for page in ("&#820", "&#0821;", "&#8217;&#8220;", "&#829;", "&#8299") if is_hidden(page + " ")
    ] == []


@pytest.mark.parametrize(
    "page",
    [
        "&#;",
        "&#x;",
        "&#xg;",
        "&75;",
        "# 75;",
        "&amp;#75;",
        "&#x11;",
        "&#4299;",
        "&#x10ffff;",
        "&#57344;",
        "&#751;",
    ],
)
def test_what_only_looks_like_a_reference(page: str) -> None:
    assert not is_hidden(f"<p>a {page} b</p>")


@pytest.mark.parametrize(
    "page",
    [r'"\ud55c\uad6d"', r'"\uD55C"', r'"\uac00"', r'"\uAD6D and"', r'"a \ub098 b"', r"\uc804"],
)
def test_escapes_of_hangul(page: str) -> None:
    assert is_hidden(page)


@pytest.mark.parametrize(
    "page",
    [
        r'"Caf\u00e9"',
        r'"\u2019s \u201cbest\u201d"',
        r"\u003cp\u003e",
        r"\ua000",
        r"\uab00",
        r"\ud83d\ude00",
        r"\user",
        r"C:\uploads",
        "ud55c",
    ],
)
def test_escapes_of_other_signs(page: str) -> None:
    assert not is_hidden(page)


@pytest.mark.parametrize(
    "between",
    [*INVISIBLE, "&shy;", "&zwnj;", "&zwj;", "&lrm;", "&rlm;", "&ZeroWidthSpace;", "&NoBreak;", "&shy"],
)
def test_something_invisible_between_two_letters(between: str) -> None:
    if between.endswith(";") or not between.startswith("&"):
        assert is_hidden(f"<p>Ko{between}rea</p>")
        assert is_hidden(f"<p>한{between}국</p>")
        assert is_hidden(f"<p>Ko{between}&#173;rea</p>")
    if not between.startswith(("&Zero", "&No")):  # of these the beginning alone is looked for
        assert not is_hidden(f"<p>Korea{between} is</p>")
    assert not is_hidden(f"<p>{between}Korea</p>")
    assert not is_hidden(f"<p>3{between}4</p>")


def test_a_soft_hyphen_of_one_byte() -> None:
    assert is_hidden(b"<p>a word such as Ko\xadrea here</p>")
    assert not is_hidden(b"<p>a word such as Korea \xad here</p>")
    assert is_hidden("<p>a 한\u00ad국 here</p>".encode("cp949"))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>Korea’s AI</p>",
        "<p>한국은 인공지능</p>",
        "<p>\U0001f3c3\u200d\u2640\ufe0f run</p>",
        "<p>❤\ufe0f\u200d🔥x</p>",
    ],
)
def test_plain_text_and_emoji_hide_nothing(page: str) -> None:
    assert not is_hidden(page)
