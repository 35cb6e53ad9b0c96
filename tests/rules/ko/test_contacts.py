"""Names behind their position: in a bracket, after a colon, before a telephone number."""

from __future__ import annotations

import pytest

from kaix.rules.ko import contacts, titles


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("누리부(장관 문가람)는", "장관", ("문가람", "누리부")),
        ("남도대(총장 레이먼드 테가)는", "총장", ("레이먼드 테가", "남도대")),
        ("책임자 : 과장 탁서린", "과장", ("탁서린", None)),
        ("투자유치과 과장 탁서린(044-000-0000)", "과장", ("탁서린", "투자유치과")),
        # no sign of any of the three, no name, a particle behind the position
        ("과장 탁서린은", "과장", None),
        ("과장 탁서린, 그리고", "과장", None),
        ("누리부(장관 회의)는", "장관", None),
        ("누리부(장관은 문가람)는", "장관", None),
    ],
)
def test_name_after(text: str, head: str, expected: tuple[str, str | None] | None) -> None:
    title = next(title for title in titles.find(text) if title.head == head)
    found = contacts.name_after(text, 0, title.begin, title)
    read = found and (text[slice(*found[0])], found[1] and text[slice(*found[1])])
    assert read == expected
