"""Posts that somebody turned down, ruled out or was only said to get."""

from __future__ import annotations

import pytest

from kaix import annotate


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("문가람 대표는 장관직을 고사했다.", ["장관"]),
        ("문가람 대표는 장관직을 고사하지 않았다.", []),
        ("문가람 대표는 총장 선거에 나설 뜻이 없다고 했다.", ["총장"]),
        ("문가람 대표는 총장 선거에 나설 뜻을 밝혔다.", []),
        ("문가람 대표는 원장 내정설을 일축했다.", ["원장"]),
        ("문가람 대표는 원장 사퇴설을 일축했다.", []),
        ("표하린 씨가 문가람 대표의 장관직 제안을 전했다.", []),
    ],
)
def test_refused(text: str, denied: list[str]) -> None:
    officials = annotate.find(text, "ko").records["officials"]
    assert [one.position for one in officials if one.status == "denied"] == denied
