"""Bytes of any encoding → text; any text → the same characters whatever kind of input it came in."""

from __future__ import annotations

import codecs
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaix.decoding import codec_of, decode, is_rare, normalise
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


_ARTICLES = {
    "paragraphs": "정부는 수요일에 회의를 열고 반도체 지원에 4조원을 쓰기로 했다. “연말까지 짓겠다”고 장관은 말했다.\n"
    "업계는 늦었다는 반응이다. 한 연구원은 서버 2만 대가 더 있어야 한다고 설명했다.",
    "one sentence": "서울시가 인공지능 서버 9천 대를 빌린다.",
}
_LABELS = (
    "utf-8",
    "euc-kr",
    "iso-8859-1",
    "utf-16",
    "johab",
    "shift_jis",
    "gb2312",
    "big5",
    "x-user-defined",
    None,
)


def _variants(data: bytes, step: int) -> dict[str, bytes]:
    """As it is, with one byte that is wrong, and cut off in the middle of the article."""
    middle = len(data) - len(data) // 4 // step * step
    return {
        "good": data,
        "one bad byte": data[:middle] + b"\xff" + data[middle + 1 :],
        "truncated": data[: middle + 1],
    }


def _is_right(decoded: str, text: str, variant: str) -> bool:
    """Whether all is there but what the damage took: three characters around the byte, or those behind the cut."""
    same = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], zip(decoded, text, strict=False))))
    if variant == "truncated":
        return len(decoded) - same <= 1 and same > len(text) // 2
    rest = decoded[same + 3 :] or decoded[-3:]
    return decoded == text if variant == "good" else text.endswith(rest) and same > len(text) // 2


def test_the_grid_of_encodings_and_labels() -> None:
    """In 99 of 100 Korean pages and texts, whatever their bytes are and whatever they say they are."""
    wrong, tried = [], 0
    for (name, article), codec, label, is_page in itertools.product(
        _ARTICLES.items(),
        ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "euc-kr", "cp949", "johab"),
        _LABELS,
        (False, True),
    ):
        meta = f'<meta charset="{label}">' if label else ""
        body = "".join(f"<p>{line}</p>" for line in article.split("\n"))
        text = (
            f"<html><head>{meta}<script>var a = 1;</script></head><body>{body}</body></html>"
            if is_page
            else article
        )
        for variant, data in _variants(text.encode(codec), 2 if "16" in codec else 1).items():
            tried += 1
            if not _is_right(decode(data, None if is_page else label), text, variant):
                wrong.append((name, codec, label, is_page, variant))
    assert len(wrong) <= tried // 100, (len(wrong), tried, wrong)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("首相は金曜日、半導体工場に二兆円を投じると述べた。データセンターも建てる計画だ。", "euc_jp"),
        ("首相は金曜日、半導体工場に二兆円を投じると述べた。データセンターも建てる計画だ。", "shift_jis"),
        ("总理周五表示,将向芯片工厂投入两万亿元,并建设数据中心。国家委员会主任说这项工作很重要。", "gb18030"),
        ("總理週五表示,將向晶片工廠投入兩兆元,並建設資料中心。", "big5"),
        ("Премьер-министр заявил в пятницу, что вложит два триллиона в заводы.", "cp1251"),
        ("Премьер-министр заявил в пятницу, что вложит два триллиона в заводы.", "koi8-r"),
        ("Ο πρωθυπουργός δήλωσε την Παρασκευή ότι θα επενδύσει.", "cp1253"),
        ("Le ministre a déclaré vendredi : « L’été dernier, l’élève était là. »", "cp1252"),
        ("Der Präsident erklärte, größere Anlagen würden für Österreich gebaut.", "cp1252"),
    ],
)
def test_what_is_no_korean_stays_what_it_says(text: str, codec: str) -> None:
    data = text.encode(codec)
    assert decode(data, codec) == text
    assert decode(data[:-1], codec)[:-2] == text[: len(decode(data[:-1], codec)) - 2]


@pytest.mark.parametrize(
    ("codec", "rare"),
    [("utf-8", False), ("cp949", False), ("johab", True), ("utf-16-le", True), ("utf-16-be", True)],
)
def test_encodings_that_a_search_in_the_bytes_does_not_see(codec: str, rare: bool) -> None:
    for text in _ARTICLES.values():
        assert is_rare(f"<html><head></head><body><p>{text}</p></body></html>".encode(codec)) is rare
    assert not is_rare(b"Seoul\0 rents 9,000 servers for two years.")


def test_iso_2022_kr_says_so_in_its_bytes() -> None:
    text = "서울시가 서버를 빌린다."
    assert decode(text.encode("iso2022_kr")) == text


def test_which_codec() -> None:
    assert [codec_of(data) for data in (b"plain", "서버".encode(), "서버 이다 고".encode("johab"))] == [
        "utf-8",
        "utf-8",
        "johab",
    ]


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
