"""Who may own a quantity in a Korean sentence, and how owners stand to it."""

from __future__ import annotations

from kaix.attribution.ko import bindings, entities, owners
from kaix.attribution.ko.pool import Pool
from tests.attribution.ko.readings import reading, setting


def roles(text: str) -> dict[str, tuple[str, str]]:
    """Value → kind and role of the owners of a sentence."""
    return {owner.value: (owner.kind, owner.role) for owner in owners.sentence(reading(text), 0)}


def test_whose_a_measure_is_opens_its_phrase() -> None:
    assert roles("중견기업 매출액은 3조원이다.") == {"중견기업": ("class", "front")}
    assert roles("냉면 가격은 1만원이다.") == {"냉면 가격": ("common", "topic")}


def test_where_something_is_and_whose_somebody_is_are_only_inside() -> None:
    assert roles("네이버는 미국 내 공장을 산다.")["미국"] == ("country", "inside")
    assert roles("네이버 정한솔 대표는 웃었다.") == {
        "네이버": ("organisation", "inside"), "네이버 정한솔 대표": ("person", "topic"),
    }  # fmt: skip


def test_a_list_with_a_figure_for_each_has_each_by_itself() -> None:
    assert "카카오" in roles("네이버(2조원), 카카오(1조원)가 웃었다.")
    assert "네이버;카카오" in roles("네이버, 카카오가 2조원을 썼다.")


def test_subjects_of_clauses_that_describe_a_noun_hold_nothing() -> None:
    text = "네이버가 투자한 가게는 1조원을 벌었다. 네이버가 1조원을 벌었다. 네이버의 매출은 1조원이다."
    read = reading(text)
    holds = [owner.holds for i in range(3) for owner in owners.sentence(read, i) if owner.value == "네이버"]
    assert holds == [False, True, True]


def test_words_that_point_back_are_for_the_last_that_can_be_meant() -> None:
    cases = {
        "네이버의 지원에도 카카오의 사업은 부진하다. 이 회사의 손실은 ": "카카오",
        "중견기업이 늘었다. 네이버는 웃었다. 이들은 모두 ": "중견기업",
        "네이버는 웃었다. 이들은 모두 ": None,
        "네이버는 웃었다. 그는 모두 ": None,
        "네이버는 웃었다. 손실은 ": None,
    }
    for text, who in cases.items():
        read = reading(f"{text}1조원이다.")
        last = len(read.sentences) - 1
        found = owners.antecedent(read, last, read.sentences[last].start_char, len(text))
        assert (found.value if found else None) == who, text


def evidence(text: str, words: str) -> dict[str, set[str]]:
    pool = Pool()
    bindings.before(setting(text, words), pool)
    return pool.evidence


def test_some_words_bind_an_owner_whatever_else_the_sentence_has() -> None:
    def bound(text: str, mention: str) -> str | None:
        found = bindings.tight(setting(text, mention))
        return found.value if found is not None else None

    assert bound("나래시 성금은 △솔내부녀회 100만원 △나래자치회 50만원이다.", "50만원") == "나래자치회"
    assert bound("네이버(2조원), 카카오(1조원)가 웃었다.", "1조원") == "카카오"
    assert bound("네이버는 카카오의 시가총액 3조원을 부러워했다.", "3조원") == "카카오"
    assert bound("네이버는 카카오 주식 3조원을 샀다.", "3조원") is None
    assert bound("나래시 예산은 △도로 100만원이다.", "100만원") == "도로"
    assert bound("네이버는 매출(3조원)이 늘었다.", "3조원") is None


def test_what_somebody_is_said_to_be_owns_nothing() -> None:
    assert roles("카카오 출신인 가온씨가 왔다.")["카카오"] == ("organisation", "inside")


def test_a_measure_far_before_the_mention_still_has_its_owner() -> None:
    found = evidence("카카오는 웃었고 네이버 주가는 전날보다 3.2% 오른 15만원이다.", "15만원")
    assert {value for value, names in found.items() if "measure_owner" in names} == {"네이버"}
    found = evidence("네이버 매출은 2조원이고 비용은 1조원이다.", "1조원")
    assert not [value for value, names in found.items() if "measure_owner" in names]


def test_a_sentence_turns_to_another_owner() -> None:
    text = "네이버의 2조원, 카카오의 1조원, 그리고 3조원"
    assert bindings.turned(setting(text, "1조원"), text.index(","))
    assert not bindings.turned(setting(text, "3조원"), text.index("1조원"))


def test_both_of_two_that_are_cited_are() -> None:
    found = evidence("산업통상부와 관세청에 따르면 수출은 7조원이다.", "7조원")
    assert {value for value, names in found.items() if "cited" in names} >= {"산업통상부"}


def test_what_a_sentence_has_before_the_mention() -> None:
    kinds = {
        text: entities.subject_kind(setting(f"{text} 1조원을 썼다.", "1조원"))
        for text in (
            "네이버는",
            "네이버 매출은",
            "중견기업은",
            "솔내자치회는",
            "이들은",
            "매출은",
            "산업은",
            "또",
        )
    }
    assert kinds == {
        "네이버는": "name", "네이버 매출은": "held", "중견기업은": "class", "솔내자치회는": "body",
        "이들은": "pronoun", "매출은": "measure", "산업은": "common", "또": "none",
    }  # fmt: skip
