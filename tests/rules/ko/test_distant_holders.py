"""Whose a position is that stands apart from its holder."""

from __future__ import annotations

import pytest

from kaix.rules.ko import distant_holders
from kaix.rules.ko.distant_holders import Person


def at(text: str, name: str) -> Person:
    return text.index(name), text.index(name) + len(name), name


@pytest.mark.parametrize(
    ("text", "behind", "name"),
    [
        ("사장을 지낸 문가람 씨가 말했다.", "문가람", "문가람"),
        ("사장을 지낸 문가람 씨가 말했다.", "말했다", None),
        ("사장을 지낸 회사가 말했다.", "회사가", None),
    ],
)
def test_who_did(text: str, behind: str, name: str | None) -> None:
    found = distant_holders.who_did(text, text.index(behind), len(text), [], set())
    assert found == (at(text, name) if name else None)


def test_who_did_is_the_official_right_behind() -> None:
    text = "사장을 지낸 서린 출신 도하람 이사가 말했다."
    official = at(text, "도하람")
    assert distant_holders.who_did(text, text.index("서린"), len(text), [official], set()) == official
    assert distant_holders.who_did(text, 0, len(text), [(90, 93, "도하람")], set()) is None


@pytest.mark.parametrize(
    ("text", "full", "name"),
    [
        ("장관에 임명된 탁서린은 말했다", {"탁서린"}, "탁서린"),
        ("장관에 임명된 탁서린은 말했다", set(), None),  # nowhere else a name, and no sure one
        ("장관에 임명된 날은 맑았다", set(), None),
    ],
)
def test_named_by_verb(text: str, full: set[str], name: str | None) -> None:
    found = distant_holders.named_by_verb(text, text.index("된"), len(text), [], full)
    assert found == (at(text, name) if name else None)


def test_nearest_before() -> None:
    text = "문가람은 어제, 탁하늬를 사외이사로"
    assert distant_holders.nearest_before(text, 0, len(text), [], set()) == at(text, "탁하늬")
    assert distant_holders.nearest_before(text, 0, 2, [], set()) is None
    assert distant_holders.nearest_before("회사는 사외이사로", 0, 9, [], set()) is None


def test_nearest_after() -> None:
    names = [(0, 3, "가"), (9, 12, "나"), (6, 8, "다")]
    assert distant_holders.nearest_after(5, names) == (6, 8, "다")
    assert distant_holders.nearest_after(10, names) is None


@pytest.mark.parametrize(
    ("text", "begin", "name"),
    [
        ("장관 후보엔 문가람을", 6, "문가람"),
        ("장관 회의에서 결정했다", 2, None),
        ("장관. 문가람은 말했다", 2, None),
    ],
)
def test_following(text: str, begin: int, name: str | None) -> None:
    found = distant_holders.following(text, begin, len(text), [])
    assert found == (at(text, name) if name else None)
