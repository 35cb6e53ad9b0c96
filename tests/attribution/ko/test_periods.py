"""The candidates of the time of a sum, and what speaks for them."""

from dataclasses import replace

from kaix.attribution.ko import periods
from kaix.attribution.ko.setting import Mention
from tests.attribution.ko.readings import setting


def evidence(text: str, *found: Mention, words: str = "30억원") -> dict[str | None, tuple[str, ...]]:
    """The evidence of the candidates of the period of `words`."""
    here = setting(text, words)
    return {c.value: c.evidence for c in periods.candidates(here.reading, here, found)}


def test_the_time_of_a_figure_that_another_is_held_against_is_the_only_candidate() -> None:
    for text in ("올해 매출은 지난해(30억원)보다 늘었다.", "올해 매출은 지난해 30억원보다 늘었다."):
        assert evidence(text) == {"2025": ("held_time",)}
    assert len(evidence("올해 매출은 지난해보다 늘어 30억원이다.")) > 2


def test_a_clause_of_its_own_between_time_and_mention() -> None:
    assert "before_clause:coordinate" in evidence("지난 2월 회사를 세우고 30억원을 벌었다.")["2026-02"]
    assert "before_clause:none" in evidence("지난 2월 30억원을 벌었다.")["2026-02"]


def test_a_time_behind_the_mention_is_free_where_no_verb_is_between() -> None:
    assert "after_open:에" in evidence("매출 30억원을 내년에 낸다.")["2027"]
    assert "after_open:far" in evidence("30억원을 벌었고 내년에 갚는다.")["2027"]


def test_what_a_change_begins_with_has_the_time_before_it_to_itself() -> None:
    first = Mention("amounts", 12, 16, ("a",), slots={"period": "2025"})
    found = evidence("누리의 지난해 매출은 20억원에서 30억원으로 늘었다.", first)
    assert {"before_sums:from", "previous:from"} <= set(found["2025"])


def test_what_a_change_begins_with_is_of_an_earlier_time() -> None:
    text = "누리의 매출은 2023년보다 늘었다. 2024년 매출은 30억원에서 40억원으로 늘었다."
    found = evidence(text)
    assert "origin:before" in found["2023"] and "origin:last" in found["2026"]
    later = evidence(text, words="40억원")
    assert not any(name.startswith("origin") for names in later.values() for name in names)


def test_lengths_of_time_are_open() -> None:
    assert "before_open:years" in evidence("향후 5년간 30억원을 낸다.")["2026/2031"]
    assert "before_open:years" in evidence("지난 5년간 30억원을 냈다.")["2021/2026"]
    assert "before_open:years" in evidence("내년부터 2년간 30억원을 낸다.")["2027/2028"]


def test_the_time_in_force_is_a_candidate() -> None:
    text = "누리군은 내년 예산을 짰다. 내년 살림이다. 군수가 반겼다. 주민도 반겼다. 모두 웃었다. 길에 30억원을 쓴다."
    assert "in_force:far" in evidence(text)["2027"]
    assert "in_force:near" in evidence("누리군은 내년 예산을 짰다. 길에 30억원을 쓴다.")["2027"]


def test_the_times_of_the_mention_before_and_of_the_first() -> None:
    text = "매출은 20억원이다. 비용은 10억원이다. 이익은 30억원이다."
    timed = Mention("amounts", 4, 8, ("a",), slots={"period": "2024"})
    bare = Mention("amounts", 16, 20, ("b",), slots={"period": None})
    assert "lead_time:none" in evidence(text, timed, bare)["2024"]
    assert not any(name.startswith("previous") for name in evidence(text, timed, bare)["2024"])
    assert "previous:near" in evidence(text, bare, timed)["2024"]
    assert "2024" not in evidence(text, bare)
    same = replace(timed, value=("30억원",))
    assert "same_value" in evidence(text, same, bare)["2024"]


def test_the_day_of_a_trade_is_the_day_before_where_it_was_abroad() -> None:
    for text, days in (
        ("누리전자 주가는 뉴욕증시에서 30달러에 마감했다.", {"2026-03-09": "trading_day:untold_abroad"}),
        ("누리전자 주가는 이날 30달러에 마감했다.", {"2026-03-10": "trading_day:today_here"}),
        ("누리전자 주가는 30달러에 마감했다.", {"2026-03-10": "trading_day:untold_here"}),
        ("누리전자는 뉴욕에서 30달러를 썼다.", {}),
    ):
        found = evidence(text, words="30달러")
        said = {value: [n for n in names if n.startswith("trading_day")] for value, names in found.items()}
        assert {value: names[0] for value, names in said.items() if names} == days
