"""Bytes of any encoding → text; any text → the same characters whatever kind of input it came in."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix.decoding import decode, normalise
from kaix.failures import ArticleError

KOREAN = "정부가 그래픽처리장치 5만 장을 확보한다. 똠방각하 펲시콜라."  # the last two words are CP949 alone
PAGE = '<html><head><meta charset="{}"><title>정부</title></head><body>' + KOREAN + "</body></html>"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-32"])
def test_korean_without_a_label(codec: str) -> None:
    assert decode(KOREAN.encode(codec)) == KOREAN


@pytest.mark.parametrize(
    "label", ["euc-kr", "EUC-KR", "ks_c_5601-1987", "windows-949", "utf-8", "x-nonsense", "hex"]
)
def test_korean_page_in_cp949_whatever_it_says(label: str) -> None:
    assert KOREAN in decode(PAGE.format(label).encode("cp949"))


@pytest.mark.parametrize("label", ["euc-kr", "utf-8"])
def test_one_bad_byte_costs_one_character(label: str) -> None:
    good = PAGE.format(label).encode("cp949")
    text = decode(good.replace(b"</body>", b"\xff</body>"))
    assert KOREAN in text
    assert text.count("\ufffd") == 1


def test_one_bad_byte_in_utf8() -> None:
    assert decode(KOREAN.encode() + b"\xff") == KOREAN + "\ufffd"


def test_a_label_from_the_transport_goes_before_the_page() -> None:
    assert KOREAN in decode(PAGE.format("iso-8859-1").encode("cp949"), "euc-kr")


def test_windows_quotes_are_not_hangul() -> None:
    assert (
        decode("“It’s a café’s plan”, said Ms. Noël".encode("cp1252"))
        == "“It’s a café’s plan”, said Ms. Noël"
    )


def test_an_english_text_with_a_korean_name_in_cp949() -> None:
    text = "Park Sae-byeok (박새벽) met Im Garam (임가람) and spoke of GPUs."
    assert decode(text.encode("cp949")) == text


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", codecs.BOM_UTF8, b"\xef\xbb\xbf \n"],
)
def test_empty(data: bytes) -> None:
    with pytest.raises(ArticleError) as error:
        decode(data)
    assert error.value.reason == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04 docx",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0JFIF",
        random.Random(1).randbytes(5000),
        b"\0" * 5000,
        bytes(range(256)) * 20,
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(ArticleError) as error:
        decode(data)
    assert error.value.reason == "not text"


def test_a_single_nul_is_no_binary() -> None:
    assert normalise(decode(b"GPU\0s for all")) == ["GPUs for all"]


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes(data: bytes) -> None:
    try:
        text = decode(data)
    except ArticleError as error:
        assert error.reason in {"empty", "not text"}
    else:
        assert text.strip()
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("5\u00a0trillion\u2009won", ["5 trillion won"]),
        ("GPU\u200bs \u200e\u202bhere\u202c", ["GPUs here"]),
        ("infra\u00adstructure", ["infrastructure"]),
        ("\ufeffSeoul", ["Seoul"]),
        ("a\r\nb\rc\u2028d", ["a", "b", "c", "d"]),
        ("5\ud800 won\udfff", ["5 won"]),
        ("가".encode().decode() + "\u1100\u1161", ["가가"]),
        ("a\x00b\x1bc\x07", ["abc"]),
        ("전각\u3000공백", ["전각 공백"]),
        ("１００만 （GPU）", ["１００만 （GPU）"]),
        ("end.  Next", ["end. Next"]),
        ("Naver Cloud    60,000   20 %", ["Naver Cloud    60,000   20 %"]),
        ("\n \n", ["", ""]),
    ],
)
def test_normalise(text: str, lines: list[str]) -> None:
    assert normalise(text) == lines


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    once = "\n".join(normalise(text)).strip()
    assert "\n".join(normalise(once)) == once


def test_random_bytes_do_not_look_like_text() -> None:
    for seed in range(20):
        with pytest.raises(ArticleError):
            decode(random.Random(seed).randbytes(2000))


def test_what_the_server_says() -> None:
    korean = "국무회의는 인공지능 예산을 의결했다. 힣".encode("cp949")
    french = "Le café élève".encode("cp1252")
    assert decode(korean, "EUC-KR") == korean.decode("cp949")
    # Apache's default goes before nothing that the bytes or the page say.
    assert decode(korean, "ISO-8859-1") == korean.decode("cp949")
    assert decode(french, "ISO-8859-1") == "Le café élève"
    assert decode("유니코드".encode(), "euc-kr") == "유니코드"
    for nonsense in ("none", "", "hex", "a\0b", "utf-8; x"):
        assert decode(korean, nonsense) == korean.decode("cp949")
