"""Who held which office: one row a person and office over all articles and both languages."""

from __future__ import annotations

from kaix.across.offices import office_key
from kaix.across.positions import Position, positions
from kaix.records import Official

PUBLISHED = {"en": "2025-06-25", "ko": "2025-07-20", "later": "2026-06-02"}


def official(
    article: str, person: str, position: str, organization: str | None, status: str, date: str | None = None
) -> Official:
    return Official(
        article_id=article,
        start=0,
        end=len(person),
        text=person,
        sentence="",
        rule="",
        person=person,
        person_id="bae-kyunghoon",
        position=position,
        organization=organization,
        sector="government",
        status=status,
        date=date,
    )


def test_both_languages_of_one_office_are_one_row() -> None:
    rows = [
        official("later", "Bae", "Science Minister", None, "former", "2026-05"),
        official("ko", "배경훈", "장관", "과학기술정보통신부", "current", "2025-07-17"),
        official("en", "Bae Kyung-hoon", "science minister", None, "designate", "2025-06-23"),
        official("en", "Bae Kyung-hoon", "head", "LG AI Research", "former"),
        official("ko", "배경훈", "장관", None, "current"),
    ]
    designate = Position(
        person_id="bae-kyunghoon",
        person="Bae Kyung-hoon",
        position="science minister",
        organization=None,
        sector="government",
        status="designate",
        since="2025-06-23",
        until="2025-07-17",
        mentions=1,
        articles=("en",),
    )
    # the words of one mention: "science minister" of 과학기술정보통신부 is nobody's
    minister = Position(
        person_id="bae-kyunghoon",
        person="배경훈",
        position="장관",
        organization="과학기술정보통신부",
        sector="government",
        status="former",
        since="2025-07-17",
        until="2026-05",
        mentions=3,
        articles=("ko", "later"),
    )
    head = Position(
        person_id="bae-kyunghoon",
        person="Bae Kyung-hoon",
        position="head",
        organization="LG AI Research",
        sector="government",
        status="former",
        since=None,
        until=None,
        mentions=1,
        articles=("en",),
    )
    assert positions(rows, PUBLISHED) == [designate, minister, head]


def test_office_keys() -> None:
    minister = ("minister", "Ministry of Science and ICT")
    assert office_key("Science Minister", None) == minister
    assert office_key("장관", "과기정통부") == minister
    assert office_key("Second Vice Science Minister", None) == office_key("제2차관", "과학기술정보통신부")
    assert office_key("최고경영자(CEO)", "엔비디아") == office_key("CEO", "Nvidia") == ("CEO", "Nvidia")
    assert office_key("Deputy Prime Minister", None) == ("deputy prime minister", "")
    assert office_key("vice president", "KT") != office_key("president", "KT")


def test_what_a_vice_minister_looks_after_names_no_other_office() -> None:
    ministry = "Ministry of Science and ICT"
    vice = ("vice minister", ministry)
    assert office_key("vice minister for AI", ministry) == office_key("차관", "과학기술정보통신부") == vice
    assert office_key("vice minister of science and ICT", None) == vice
    assert office_key("second vice minister for science and ICT", None) == office_key("2차관", "과기정통부")
    assert office_key("minister of science and ICT", None) == office_key("장관", "과기정통부")
    # a minister of a field beside the minister of the ministry is an office of its own
    assert office_key("minister for AI", ministry) != office_key("minister", ministry)


def test_a_vague_title_joins_the_one_office_that_says_more() -> None:
    rows = [
        official("en", "Ryu", "vice minister", None, "current"),
        official("ko", "류", "2차관", "과학기술정보통신부", "current"),
        official("later", "Ryu", "vice minister for AI", "Ministry of Science and ICT", "current"),
    ]
    (held,) = positions(rows, PUBLISHED)
    assert (held.mentions, held.articles) == (3, ("en", "ko", "later"))
    moved = [*rows, official("later", "Ryu", "1차관", "과학기술정보통신부", "former")]
    assert len(positions(moved, PUBLISHED)) == 4  # which of the two is not said


def test_a_denied_appointment_is_no_position() -> None:
    kept = official("en", "Bae", "head", "LG AI Research", "current")
    assert positions([kept, official("ko", "배", "장관", None, "denied")], PUBLISHED) == positions(
        [kept], PUBLISHED
    )


def told(rows: list[Official]) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return [(p.status, p.since, p.until, p.articles) for p in positions(rows, PUBLISHED)]


def test_a_candidacy_told_of_later_leaves_the_president_in_office() -> None:
    rows = [
        official("en", "Lee", "president", "South Korea", "current", "2025-06-04"),
        official("ko", "Lee", "president", "South Korea", "current"),
        official("later", "Lee", "president", "South Korea", "candidate"),
    ]
    assert told(rows) == [
        ("current", "2025-06-04", None, ("en", "ko")),
        ("candidate", None, "2025-06-04", ("later",)),
    ]


def test_a_nomination_ends_when_the_office_begins() -> None:
    rows = [
        official("en", "Bae", "minister", "과기정통부", "designate", "2025-06-23"),
        official("ko", "Bae", "minister", "과기정통부", "current", "2025-07-17"),
        official("later", "Bae", "minister", "과기정통부", "designate"),
    ]
    assert told(rows) == [
        ("designate", "2025-06-23", "2025-07-17", ("en", "later")),
        ("current", "2025-07-17", None, ("ko",)),
    ]


def test_an_office_held_twice_is_two_positions() -> None:
    rows = [
        official("en", "Kim", "mayor", "부산시", "former", "2021-04"),
        official("ko", "Kim", "mayor", "부산시", "current", "2025-07-01"),
        official("later", "Kim", "mayor", "부산시", "current"),
    ]
    assert told(rows) == [
        ("current", "2025-07-01", None, ("ko", "later")),
        ("former", None, "2021-04", ("en",)),
    ]
    once = [official("en", "Kim", "mayor", "부산시", "current", "2021-04"), *rows[2:]]
    assert told(once) == [("current", "2021-04", None, ("en", "later"))]
