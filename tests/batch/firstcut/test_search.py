"""The searches in a page's bytes: what they find, where, and what they must not take for it."""

from __future__ import annotations

from kaix.batch.firstcut.search import Search, Within, fold, high_bytes


def test_folding_makes_letters_small_and_leaves_digits_and_punctuation() -> None:
    assert bytes(fold(b"KOREA korea 2026 <p>&#75;</p>.")) == b"korea korea 2026 <p>&#75;</p>."
    assert bytes(fold(b"")) == b""
    assert bytes(fold(b"[{\\|")) == b"{{||"  # found again in the page itself
    large = b"AB" * 700_000  # more than the buffer holds at first
    assert bytes(fold(large)) == large.lower()


def test_a_folded_page_is_gone_with_the_next() -> None:
    first = fold(b"KOREA")
    fold(b"JAPAN")
    assert bytes(first) == b"japan"


def test_high_bytes_leave_ascii_out_and_a_word_behind_each_run() -> None:
    assert high_bytes(b"") == high_bytes(b"nothing but ASCII, as long as it is") == b""
    assert high_bytes(b"\xc3\xa9") == b"\xc3\xa9"  # shorter than a word of the machine
    page = b"<p>before</p>".ljust(32) + "한국".encode().ljust(16, b"-") + b"<p>behind</p>".ljust(40) + b"end"
    assert high_bytes(page) == "한국".encode().ljust(16, b"-") + b"end"
    assert high_bytes("한국".encode("cp949") * 100) == "한국".encode("cp949") * 100
    large = b"a" * (9 << 17) + b"\xb4\xd9"  # more words than the buffers hold at first
    assert high_bytes(large) == b"\xb4\xd9"


def test_patterns_are_found_in_folded_bytes_or_exactly() -> None:
    page = b"Seoul and SEOUL, not Busan"
    loose, exact = Search([b"Seoul", b"daegu"]), Search([b"Seoul", b"Daegu"], exact=True)
    assert list(loose.hits(fold(page))) == [(b"seoul", 0, 5), (b"seoul", 10, 15)]
    assert list(exact.hits(page)) == [(b"Seoul", 0, 5)]
    assert list(loose.starts(fold(page))) == [0, 10]
    assert (loose.any(fold(page)), exact.any(page)) == (True, True)
    nowhere = b"Busan and Incheon, seou l"
    assert list(loose.hits(fold(nowhere))) == list(loose.starts(fold(nowhere))) == []
    assert (loose.any(fold(nowhere)), exact.any(b"SEOUL daegu")) == (False, False)


def test_no_pattern_and_what_fills_up_the_lots_are_never_found() -> None:
    fillers = b"".join(bytes([byte]) * 4 for byte in range(0xF0, 0x100))
    for search in (Search([]), Search([b"one"], exact=True)):
        assert not search.any(fillers)
        assert list(search.hits(fillers)) == list(search.starts(fillers)) == []


def test_more_patterns_than_go_at_once_of_every_length() -> None:
    words = [bytes([letter]) * length + b"%d" % length for letter in b"abcdefghij" for length in range(1, 8)]
    search = Search(words, exact=True)
    assert [
        word for word in words if word not in {found for found, _, _ in search.hits(b"-" + word + b"-")}
    ] == []
    assert not search.any(b"klmnopqrstuvwxyz")
    few = Search(words, exact=True, at_once=1000)
    assert (few.any(b"xxxa1xxx"), few.any(b"a2j7")) == (True, False)


def test_within_finds_one_word_in_another() -> None:
    within = Within(word.encode() for word in ("국가", "국가인공지능", "지능", "AI"))
    assert within.found("국가인공지능위원회".encode()) == {
        each.encode() for each in ("국가", "국가인공지능", "지능")
    }
    assert within.found("국 가와 인공 지 능, ai".encode()) == set()
    assert Within([]).found(b"AI") == set()
