"""One id for one body: a hand-made list of pairs, half of them of two bodies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kaix.across.entities import entity_id, fold, names_of, slug
from kaix.analysis.introductions import introduced

_PAIR = re.compile(r"(.+) ([=!]) (.+)")


def _pairs() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("same_body.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in (line for line in lines if line and not line.startswith("#")):
        head, _, said = line.partition(" | ")
        match = _PAIR.fullmatch(head)
        assert match, line
        found.append((match[1], match[2], match[3], said))
    return found


def test_the_pairs_are_enough_and_half_of_them_negative() -> None:
    marks = [mark for _, mark, _, _ in _pairs()]
    assert len(marks) >= 300
    assert abs(marks.count("=") - marks.count("!")) <= 10


@pytest.mark.parametrize("sign", ["=", "!"])
def test_pairs(sign: str) -> None:
    wrong = []
    for one, mark, other, said in _pairs():
        aliases = names_of(introduced(said.removeprefix("run: ")))
        if said.startswith("run: "):
            ids = [entity_id(name, run=aliases.get) for name in (one, other)]
        else:
            ids = [entity_id(name, aliases) for name in (one, other)]
        if mark == sign and (ids[0] == ids[1] != "") != (sign == "="):
            wrong.append((one, other, *ids))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SK하이닉스(000660)", "sk-hynix"),
        ("우리나라", "south-korea"),
        ("the Lee administration", "south-korea"),
        ("과기정통부", "ministry-of-science-and-ict"),
        ("Samsung Electronics;SK하이닉스;삼성전자", "samsung-electronics;sk-hynix"),
        ("서린클라우드", "서린클라우드"),
        ("Dareum Robotics Co., Ltd.", "dareum-robotics"),
        ("AT&T", "at-and-t"),
        ("the company", ""),
        ("국내 기업", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_ids(name: str | None, expected: str) -> None:
    assert entity_id(name) == expected


def test_a_short_name_of_two_bodies_is_no_alias() -> None:
    pairs = [
        ("Onnuri Data Office", "ODO"),
        ("Ocean Data Organisation", "ODO"),
        ("Garam Public Agency", "GPA"),
    ]
    assert names_of(pairs) == {"gpa": "garam public agency"}


def test_the_article_is_heard_before_the_run() -> None:
    here, elsewhere = {"odo": "onnuri data office"}, {"odo": "ocean data organisation"}
    assert entity_id("ODO", here, elsewhere.get) == "onnuri-data-office"
    assert entity_id("ODO", {}, elsewhere.get) == "ocean-data-organisation"


def test_names_are_folded_and_made_ids() -> None:
    assert fold("㈜한빛칩스") == fold("한빛칩스(주)") == fold("한빛칩스(123456)") == "한빛칩스"
    assert fold("The Hanbit Chips Co., Ltd.") == "hanbit chips"
    assert slug("Électricité de France") == "electricite-de-france"
