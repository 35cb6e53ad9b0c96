"""Who heads a state, and who only is called president."""

from __future__ import annotations

import pytest

from kaix.analysis.heads_of_state import korean_heads, state_of


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("President Seo Min-ho met investors. Seo pledged 3 trillion won.", "Seo Min-ho", "South Korea"),
        ("President Seo said so.", "Seo", "South Korea"),
        ("U.S. President Alan Marsh said so. Marsh pledged $3 billion.", "Alan Marsh", "United States"),
        ("U.S. President Alan Marsh said so. Marsh pledged $3 billion.", "Marsh", "United States"),
        ("French President Luc Perrin came.", "Perrin", "France"),
        ("President Seo of Haneul Bank pledged it.", "Seo", None),
        ("President Alan Marsh came.", "Marsh", None),
        ("Minister Seo pledged it.", "Seo", None),
        ("President Seo pledged it.", "Haneul", None),
        ("President Seo pledged it.", "the ministry", None),
    ],
)
def test_the_state_of_a_head(text: str, name: str, state: str | None) -> None:
    assert state_of(text, name) == state


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("서 대통령은 3조 원을 약속했다.", ["한국"]),
        ("서민호 대통령이 3조 원을 약속했다.", ["한국"]),
        ("로웰 미국 대통령은 3조 원을 약속했다.", ["미국"]),
        ("로웰 미국 대통령이 왔다. 로웰 대통령은 3조 원을 약속했다.", ["미국", "미국"]),
        ("페랭 프랑스 총리가 왔다.", ["프랑스"]),
        ("트럼프 대통령은 3조 원을 약속했다.", ["미국"]),
        ("로웰 대통령은 3조 원을 약속했다.", []),
        ("전 대통령은 3조 원을 약속했다.", []),
        ("서 대통령실은 3조 원을 약속했다.", []),
        ("서 장관은 3조 원을 약속했다.", []),
        ("서 대통령 직속 위원회는 3조 원을 약속했다.", []),
        ("서민호 부회장은 3조 원을 약속했다.", []),
    ],
)
def test_the_states_that_korean_heads_stand_for(text: str, states: list[str]) -> None:
    assert [name.text for name in korean_heads(text, 0, len(text))] == states
