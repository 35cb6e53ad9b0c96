"""A page as rough text: what is left of it, in each encoding it may be in."""

from __future__ import annotations

import pytest

from kaix.batch.firstcut.text import rough_texts, without_scripts


def texts(page: str | bytes, *, has_hidden: bool = True) -> list[str]:
    return list(rough_texts(page.encode() if isinstance(page, str) else page, has_hidden=has_hidden))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Ko<b>rea</b></p>", "\0Ko\0rea\0\0"),
        ("a < b and <c>", "a < b and \0"),
        ("<meta content='AI'><metal>x", "<meta content='AI'>\0x"),
        ("&#75;orea &amp; &lt;b>", "Korea & <b>"),
        (r"\ud55c\uAD6D", "한국"),
        (r"\u00zz", r"\u00zz"),
        ("Ko\u00adrea, 한\u200b국", "Korea, 한국"),
        ("Ko&shy;rea", "Korea"),
        ("<!-- a --><?b?></c>", "\0\0\0"),
        ("", ""),
    ],
)
def test_references_escapes_and_tags(page: str, expected: str) -> None:
    assert texts(page) == [expected]


def test_invisible_characters_stay_where_nothing_is_hidden() -> None:
    assert texts("Ko\u200brea", has_hidden=False) == ["Ko\u200brea"]


def test_every_encoding_that_it_can_be_in() -> None:
    assert texts("한국".encode()) == ["한국"]
    in_cp949, in_utf8, in_latin1 = texts("한국".encode("cp949"))
    assert (in_cp949, in_latin1) == ("한국", "ÇÑ±¹")
    assert "\ufffd" not in in_utf8
    assert texts(b"Ko\xadrea")[-1] == "Korea"
    assert texts("한국 AI".encode("iso2022_kr"))[0] == "한국 AI"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a</p><script>var b</script><p>c</p>", "<p>a</p></script><p>c</p>"),
        ("<STYLE type='x'>b</STYLE>c", "</STYLE>c"),
        ("<script\nsrc='b'></script>c", "</script>c"),
        ("<script>'<style>'</script>c", "</script>c"),
        ("<script>a</script><style>b</style>c", "</script></style>c"),
        (
            "<script type='application/ld+json'>{}</script>c",
            "<script type='application/ld+json'>{}</script>c",
        ),
        ("<scripture>a</scripture>", "<scripture>a</scripture>"),
        ("<style id='json'>b</style>c", "</style>c"),
        ("a<script>b", "a<script>b"),  # it never ends
        ("<p>no script</p>", "<p>no script</p>"),
        ("", ""),
    ],
)
def test_scripts_and_styles_are_cut_and_json_ld_stays(page: str, expected: str) -> None:
    assert without_scripts(page.encode()) == expected.encode()
