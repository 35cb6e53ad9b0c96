"""The last step of every table: which of given records become `denied` or `planned`."""

from decimal import Decimal

import pytest

from kaix.analysis.denied_records import with_denials
from kaix.records import Amount, AnyRecord, Official, Ranking


def amount(text: str, words: str, status: str = "actual") -> Amount:
    at = text.index(words)
    return Amount(
        start=at, end=at + len(words), text=words, sentence=text, rule="amounts.scaled_won",
        currency="KRW", amount=Decimal(1), status=status,
    )  # fmt: skip


def official(text: str, name: str, position: str, status: str, rule: str = "officials.title") -> Official:
    at = text.index(name)
    return Official(
        start=at, end=at + len(name), text=name, sentence=text, rule=rule,
        person=name, person_id=name, position=position, status=status,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "words", "before", "after"),
    [
        ("en", "It scrapped a 3 trillion won plan.", "3 trillion won", "planned", "denied"),
        ("en", "It kept its 3 trillion won plan.", "3 trillion won", "planned", "planned"),
        ("en", "It did not pay the 3 trillion won until May.", "3 trillion won", "actual", "planned"),
        ("en", "It paid 3 trillion won.", "3 trillion won", "actual", "actual"),
        ("ko", "회사는 3조원 투자를 철회했다.", "3조원", "planned", "denied"),
        ("ko", "회사는 3조원 투자를 접지 않았다.", "3조원", "planned", "planned"),
        ("ko", "회사는 3조원을 아직 내지 않았다.", "3조원", "actual", "planned"),
        ("ko", "회사는 3조원을 냈다.", "3조원", "actual", "actual"),
    ],
)
def test_a_sum(language: str, text: str, words: str, before: str, after: str) -> None:
    given = amount(text, words, before)
    assert with_denials([given], text, language) == [amount(text, words, after)]


def test_a_rank_is_not_put_off() -> None:
    text = "It was not third until May."
    at = text.index("third")
    rank = Ranking(start=at, end=at + 5, text="third", sentence=text, rule="rankings.nth", rank=3)
    assert [r.status for r in with_denials([rank], text, "en")] == ["denied"]


@pytest.mark.parametrize(
    ("language", "text", "name", "position", "before", "after"),
    [
        ("ko", "노가람 과기정통부 장관 후보자가 자진 사퇴했다.", "노가람", "장관", "designate", "denied"),
        ("ko", "야당은 노가람 장관 후보자의 자진 사퇴를 촉구했다.", "노가람", "장관", "designate", "designate"),
        ("ko", "여당은 노가람 장관 후보자의 지명 철회 요구를 일축했다.", "노가람", "장관", "designate", "designate"),
        ("ko", "김태리 대표가 보도를 부인했다.", "김태리", "대표", "current", "current"),
        ("ko", "노가람 전 장관이 자진 사퇴했다.", "노가람", "장관", "former", "former"),
        ("en", "Noh Ga-ram, the nominee for minister, dropped out.", "Noh Ga-ram", "minister", "designate", "denied"),
        ("en", "Noh Ga-ram, a nominee, refused to step aside.", "Noh Ga-ram", "nominee", "designate", "designate"),
        ("en", "CEO Kim Tae-ri denied the report.", "Kim Tae-ri", "CEO", "current", "current"),
    ],
)  # fmt: skip
def test_a_position(language: str, text: str, name: str, position: str, before: str, after: str) -> None:
    given: list[AnyRecord] = [official(text, name, position, before)]
    assert with_denials(given, text, language) == [official(text, name, position, after)]


def test_the_order_and_what_is_denied_already_stay() -> None:
    text = "It paid 3 trillion won and 5 trillion won."
    given = [amount(text, "5 trillion won", "denied"), amount(text, "3 trillion won")]
    assert with_denials(given, text, "en") == given
