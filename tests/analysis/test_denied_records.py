"""Which records of a text are denied: ranks where they stand, positions only as appointments."""

import pytest

from kaix import extract


def statuses(text: str) -> list[tuple[str, str, str]]:
    return [
        (r.group, r.text, r.status)
        for r in extract(text, "2026-03-02")
        if r.group in ("officials", "rankings")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hwang Bo-ra has dropped out of the race for KAIST president.",
            [("officials", "Hwang Bo-ra", "denied")],
        ),
        (
            "Reports that Mo Ye-rin was named KISTI president are groundless, the institute said.",
            [("officials", "Mo Ye-rin", "denied")],
        ),
        (
            "President Lee Sang-woo withdrew his nomination of Noh Ga-ram as science minister.",
            [("officials", "Lee Sang-woo", "current"), ("officials", "Noh Ga-ram", "denied")],
        ),
        # what somebody in office denies, and what is denied of him, leaves him there
        (
            "Seorin Cloud CEO Kim Tae-ri denied that it had ordered 40,000 H200 chips.",
            [("officials", "Kim Tae-ri", "current")],
        ),
        (
            "The company denied that CEO Kim Tae-ri would step down.",
            [("officials", "Kim Tae-ri", "current")],
        ),
        ("Kim Do-yun was appointed chairman of Hanbit Telecom.", [("officials", "Kim Do-yun", "current")]),
        ("노가람 과기정통부 장관 후보자가 자진 사퇴했다.", [("officials", "노가람", "denied")]),
        ("대통령실은 노가람 과기정통부 장관 후보자 지명을 철회했다.", [("officials", "노가람", "denied")]),
        (
            "모예린 교수가 KISTI 원장에 내정됐다는 보도는 사실이 아니라고 연구원은 밝혔다.",
            [("officials", "모예린", "current"), ("officials", "모예린", "denied")],
        ),
        (
            "김태리 서린클라우드 대표는 H200 4만장을 주문했다는 보도를 부인했다.",
            [("officials", "김태리", "current")],
        ),
        # what a nominee will not allow
        ("노가람 과기정통부 장관 후보자가 특혜 불허 원칙을 세웠다.", [("officials", "노가람", "designate")]),
        ("김태리 서린클라우드 대표는 4만장을 주문했다고 밝혔다.", [("officials", "김태리", "current")]),
    ],
)
def test_positions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert statuses(text) == expected


def test_a_rank_is_denied_where_its_words_are() -> None:
    assert statuses("Samsung is no longer the No. 1 memory maker, and Korea ranks third in memory.") == [
        ("rankings", "No. 1", "denied"),
        ("rankings", "ranks third", "actual"),
    ]
