from __future__ import annotations

from lxml.html import fromstring

from kaix.pages import markup

ELEMENT = fromstring("<div> 가나 <b>다</b>\n라 <p>abc</p></div>")


def test_text_up_to() -> None:
    assert markup.text_up_to(ELEMENT, 20) == "가나 다 라 abc"
    assert markup.text_up_to(ELEMENT, 5) is None


def test_size() -> None:
    assert markup.size(ELEMENT) == len("가나 다 라 abc")


def test_own_text_counts_hangul_twice_and_leaves_out_blocks() -> None:
    assert markup.own_text(ELEMENT, frozenset({"b"})) == 8
    assert markup.own_text(ELEMENT, frozenset()) == 6
