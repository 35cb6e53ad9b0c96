"""Marked sentences teach beside gold, and judge nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaix.attribution.marked import Marked, marked_examples, read
from kaix.failures import UsageError

LINES = """# a comment
== scaled_won
[2026-03-10] Naver spent [[5 billion won | currency=KRW; amount=5000000000; entity=Naver; topic=robots]] on robots.
~ Kakao will spend [[6 billion won | entity=Kakao; status=planned]].
Nobody spent anything.
"""


def test_every_slot_of_a_marked_mention_is_an_example(tmp_path: Path) -> None:
    path = tmp_path / "en" / "amounts.examples"
    path.parent.mkdir()
    path.write_text(LINES, encoding="utf-8")
    found = [(language, one.article_id, one.slot, one.label) for language, one in marked_examples(path)]
    assert found == [
        ("en", "amounts:3", "amounts.status", "actual"),
        ("en", "amounts:3", "amounts.entity", "Naver"),
        ("en", "amounts:3", "amounts.topic", "robots"),
        ("en", "amounts:3", "amounts.period", ""),
        ("en", "amounts:4", "amounts.status", "planned"),
        ("en", "amounts:4", "amounts.entity", "Kakao"),
        ("en", "amounts:4", "amounts.topic", ""),
        ("en", "amounts:4", "amounts.period", ""),
    ]


def test_only_the_right_candidate_is_right(tmp_path: Path) -> None:
    path = tmp_path / "en" / "amounts.examples"
    path.parent.mkdir()
    path.write_text(LINES, encoding="utf-8")
    entity = next(one for _, one in marked_examples(path) if one.slot == "amounts.entity")
    right = [c.value for c, ok in zip(entity.decision.candidates, entity.right, strict=True) if ok]
    assert right == ["Naver"]


def test_a_line_without_a_mark_teaches_that_its_words_state_no_rank(tmp_path: Path) -> None:
    path = tmp_path / "en" / "rankings.examples"
    path.parent.mkdir()
    path.write_text("== nth\nIt was the third quarter at Seorin, in third place.\n", encoding="utf-8")
    found = [(one.slot, one.label) for _, one in marked_examples(path)]
    assert found == [("rankings.mention", "")]


@pytest.mark.parametrize("name", ["fr/amounts.examples", "en/weather.examples"])
def test_a_file_of_another_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="<language>/<table>"):
        list(marked_examples(tmp_path / name))


def test_a_line_is_read_as_its_format_says() -> None:
    line = "~ [2026-03-02] Seorin has [[6,000 B300s | model=B300; H200;;entity=Seorin]] and [[Cho | a=1 || b=2]].\\nEnd"
    assert read(line) == Marked(
        "2026-03-02",
        "Seorin has 6,000 B300s and Cho.\nEnd",
        (
            (11, "6,000 B300s", ({"model": "B300; H200", "entity": "Seorin"},)),
            (27, "Cho", ({"a": "1"}, {"b": "2"})),
        ),
        unread=True,
    )
    assert read("Nothing was bought.") == Marked(None, "Nothing was bought.", ())


def test_a_cell_that_is_none_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "en" / "amounts.examples"
    file.parent.mkdir()
    file.write_text("== won\nSeorin paid [[5 won | entity]].\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"amounts\.examples:2: 'entity' is no column=value: a mark is "):
        list(marked_examples(file))
