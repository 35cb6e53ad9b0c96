"""Surnames at the head of words: common ones, rare ones, two syllables, Hanja, and none."""

import pytest

from kaix.rules.ko import persons


@pytest.mark.parametrize(
    ("word", "is_common", "has_rank"),
    [
        ("김하늘", True, True),
        ("남궁하루", True, True),
        ("지원금", False, True),
        ("李在明", False, False),  # a surname of Hanja has no place in the list
        ("ABC", False, False),
        ("", False, False),
    ],
)
def test_common_surnames_and_their_ranks(word: str, is_common: bool, has_rank: bool) -> None:
    assert persons.common_surname(word) is is_common
    assert (persons.surname_rank(word) is not None) is has_rank


def test_the_commonest_surname_is_the_first() -> None:
    ranks = [persons.surname_rank(word) for word in ("김하늘", "이하늘", "박하늘")]
    assert ranks == [0, 1, 3]  # 이 is read as 리 too, which has a line of its own
