"""The times of a mention's own sentence, and what each does there."""

from dataclasses import replace

from kaix.attribution.ko import periods
from kaix.attribution.ko.own_times import own_times
from kaix.attribution.ko.setting import Mention, dates_in
from tests.attribution.ko.readings import setting


def parts(text: str) -> list[tuple[str | None, str]]:
    """Value and part of each time of the sentence of `30억원`."""
    here = setting(text, "30억원")
    return [(d.value, part) for d, part in own_times(here, list(dates_in(here.reading, here.index)))]


def evidence(text: str, *found: Mention) -> dict[str | None, tuple[str, ...]]:
    """The evidence of the candidates of the period of `30억원`."""
    here = setting(text, "30억원")
    return {c.value: c.evidence for c in periods.candidates(here.reading, here, found)}


def test_what_the_times_of_the_sentence_do() -> None:
    assert parts("올해 30억원을 냈다.") == [("2026", "open")]
    assert parts("향후 5년간 30억원을 낸다.") == [("2026/2031", "open")]
    assert parts("지난 5년간 30억원을 냈다.") == [("2021/2026", "open")]
    assert parts("5년간 30억원을 낸다.") == [("2026/2031", "open")]
    assert parts("내년부터 2년간 30억원을 낸다.") == [("2027/2028", "open")]
    assert parts("지난 1월 세우고 한 달 만에 30억원을 벌었다.") == [("2026-02", "open")]
    assert parts("지난해(30억원)보다 늘었다.") == [("2025", "held")]
    assert parts("지난해 30억원보다 늘었다.") == [("2025", "held")]
    assert parts("지난해보다 늘어 30억원이다.") == [("2025", "leaning")]


def test_the_time_of_a_figure_that_another_is_held_against_is_the_only_candidate() -> None:
    assert evidence("올해 매출은 지난해(30억원)보다 늘었다.") == {"2025": ("held_time",)}
    assert len(evidence("올해 매출은 지난해보다 늘어 30억원이다.")) > 2


def test_a_clause_of_its_own_between_time_and_mention() -> None:
    assert "before_clause:coordinate" in evidence("지난 2월 회사를 세우고 30억원을 벌었다.")["2026-02"]
    assert "before_clause:none" in evidence("지난 2월 30억원을 벌었다.")["2026-02"]


def test_a_time_behind_the_mention_is_free_where_no_verb_is_between() -> None:
    assert "after_open:에" in evidence("매출 30억원을 내년에 낸다.")["2027"]
    assert "after_open:far" in evidence("30억원을 벌었고 내년에 갚는다.")["2027"]


def test_what_a_change_begins_with_has_the_time_before_it_to_itself() -> None:
    first = Mention("amounts", 10, 14, ("a",), slots={"period": "2025"})
    found = evidence("누리의 지난해 매출은 20억원에서 30억원으로 늘었다.", replace(first, start=12, end=16))
    assert "before_sums:from" in found["2025"]
    assert "previous:from" in found["2025"]


def test_the_last_time_told_of_is_a_candidate_where_the_mention_before_has_none() -> None:
    text = "매출은 20억원이다. 비용은 10억원이다. 이익은 30억원이다."
    timed = Mention("amounts", 4, 8, ("a",), slots={"period": "2024"})
    bare = Mention("amounts", 16, 20, ("b",), slots={"period": None})
    assert {"latest:near", "lead_time:none"} <= set(evidence(text, timed, bare)["2024"])
    assert "previous:near" in evidence(text, bare, timed)["2024"]
    assert "2024" not in evidence(text, bare)
