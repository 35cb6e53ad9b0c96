from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

import pytest

from kaix import annotate
from kaix.batch.duplicates import Originals, facts, signature

Said = tuple[str, str]

ENGLISH = (
    *["the", "a", "ministry", "science", "budget", "chips", "centre", "plan"],
    *["company", "research", "model", "data", "year", "fund"],
)
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초기니디리미비시이지치"


def article(seed: int, language: str, words: int = 400) -> list[str]:
    rng = random.Random(seed)
    if language == "ko":
        return ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 5))) for _ in range(words)]
    own = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(300)]
    return [
        rng.choice(ENGLISH if rng.random() < 0.4 else own) if i % 20 else str(rng.randint(1, 999))
        for i in range(words)
    ]


def edited(words: list[str], share: float, seed: int) -> list[str]:
    rng = random.Random(seed)
    return [word if word.isdigit() or rng.random() >= share else f"{word}x" for word in words]


def found(tmp_path: Path, texts: list[tuple[str, str]]) -> list[str | None]:
    originals = Originals(tmp_path / "near.db")
    result = [
        originals.duplicate_of(str(n), sha256(text.encode()).hexdigest(), signature(text, language))
        for n, (text, language) in enumerate(texts)
    ]
    originals.close()
    return result


@pytest.mark.parametrize("language", ["en", "ko"])
def test_lightly_edited_articles_are_found_and_others_are_not(tmp_path: Path, language: str) -> None:
    articles = [article(seed, language) for seed in range(100)]
    copies = [edited(words, 0.04, seed) for seed, words in enumerate(articles)]
    first = found(tmp_path, [(" ".join(words), language) for words in [*articles, *copies]])
    assert first[:100] == [None] * 100
    assert sum(name == str(n) for n, name in enumerate(first[100:])) >= 98
    assert all(name in (None, str(n)) for n, name in enumerate(first[100:]))


def test_an_agencys_article_with_the_newspapers_own_head_and_foot(tmp_path: Path) -> None:
    words = " ".join(article(1, "en"))
    mine = f"By our correspondent in Seoul {words}"
    yours = f"{words} Copyright Daily. All rights reserved."
    assert found(tmp_path, [(mine, "en"), (yours, "en"), (mine, "en")]) == [None, "0", "0"]


ONE = """The city of Harbourton said on Tuesday that it would put 40 billion won into a computing centre on
its east quay, the third such centre on the coast. Mayor Ann Bell told reporters that work would begin in April and
that 2,000 chips would be in place by the end of 2027. "We want our young people to stay," she said. The council is
to vote next week. Opponents say that the harbour's power lines cannot carry the load, and that the money was meant
for a hospital."""
OTHER = """Harbourton's plan for a computing centre has met with anger in the hospital that waits for its new wing.
The 40 billion won were promised to patients two years ago, doctors said a day after Mayor Ann Bell announced that 2,000
chips would be in place by the end of 2027. "We want our young people to stay," the mayor said on Tuesday. A power
company warned that lines to the east quay would have to be renewed first, which takes three years at the least."""


def test_two_articles_on_one_announcement_are_two(tmp_path: Path) -> None:
    assert found(tmp_path, [(ONE, "en"), (OTHER, "en")]) == [None, None]


def test_todays_report_is_not_yesterdays(tmp_path: Path) -> None:
    report = (
        "Shares of chip makers rose on {} as foreign investors bought {} billion won more than they sold. The index "
        "closed at {}, up {} points, while the junior market ended at {}. Turnover was {} trillion won. Winners "
        "outnumbered losers {} to {}. The local currency closed at {} against the dollar, {} off, dealers said."
    )
    texts = [
        report.format(day, *range(10 * n, 10 * n + 9))
        for n, day in enumerate(["Monday", "Tuesday", "Wednesday"])
    ]
    assert found(tmp_path, [(text, "en") for text in texts]) == [None, None, None]
    corrected = texts[0].replace("8", "9", 1)
    assert found(tmp_path / "..", [(texts[0], "en"), (corrected, "en")])[1] in ("0", None)


def test_a_duplicate_of_a_duplicate_names_the_first(tmp_path: Path) -> None:
    words = article(5, "en")
    texts = [" ".join(edited(words, share, 3)) for share in (0.0, 0.03, 0.03, 0.05)]
    assert found(tmp_path, [(text, "en") for text in texts]) == [None, "0", "0", "0"]


def test_short_texts_are_the_same_or_not(tmp_path: Path) -> None:
    texts = [
        ("A caption of ten words under a picture of chips.", "en"),
        ("A caption of ten words under a picture of a chip.", "en"),
    ]
    assert found(tmp_path, [*texts, texts[0], ("", "en")]) == [None, None, "0", None]


def test_the_same_signature_every_time() -> None:
    assert signature(" ".join(article(1, "en")), "en") == signature("  ".join(article(1, "en")).upper(), "en")
    assert signature("\ud800" * 100 + " a b c" * 50, "en") is not None


REPEATED = """The province of Eastmarch will put {} into a computing hall, governor Ann Bell said on Tuesday. The hall
is to stand on the old quay. """ + " ".join(article(9, "en", 600))


def read(text: str, language: str) -> str | None:
    return signature(text, language, facts(annotate.find(text, language).records))


def near(tmp_path: Path, one: str, other: str, language: str = "en") -> bool:
    originals = Originals(tmp_path / f"{sha256((one + other).encode()).hexdigest()}.db")
    for name, text in (("one", one), ("other", other)):
        first = originals.duplicate_of(name, sha256(text.encode()).hexdigest(), read(text, language))
    originals.close()
    return first is not None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("5 trillion won", "6 trillion won", False),
        ("$3 billion", "3 billion won", False),
        ("2,000 GPUs", "3,000 GPUs", False),
        ("5 trillion won", "5tn won", True),  # written otherwise
        ("5 trillion won", "5 trillion won ($3.6 billion)", True),  # a conversion added
        ("5 trillion won", "a large sum", True),  # left out
        ("5 trillion won over 3 years", "5 trillion won", True),
    ],
)
def test_a_long_text_with_another_fact_in_its_first_sentence_is_another_article(
    tmp_path: Path, one: str, other: str, same: bool
) -> None:
    assert near(tmp_path, REPEATED.format(one), REPEATED.format(other)) is same
    assert near(tmp_path, REPEATED.format(other), REPEATED.format(one)) is same


NOTICE = """{} said on Monday that the plan for computing in the regions had passed its first review, and that
{}. The review was held in Sejong with the members of the committee, who asked for a report on the power lines, the
cooling water and the schools of each region before the next meeting. The plan goes back to the committee in the
autumn, and the ministry is to hear the regions, the universities and the companies that want to take part in it.
The committee has met four times since the plan was drawn up, and is to meet twice more before it ends its work."""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            ("Science Minister Han Seo-won", "it goes on"),
            ("Industry Minister Oh Ji-hun", "it goes on"),
            False,
        ),
        (("Science Minister Han Seo-won", "it goes on"), ("Science Minister Han Seowon", "it goes on"), True),
        (("Science Minister Han Seo-won", "it goes on"), ("The ministry", "it goes on"), True),
        (("The ministry", "Upstage ranked first"), ("The ministry", "LG AI Research ranked first"), False),
        (
            ("The ministry", "LG AI Research ranked first"),
            ("The ministry", "LG AI Research placed first"),
            True,
        ),
        (("The ministry", "Upstage ranked first"), ("The ministry", "it goes on"), True),
    ],
)
def test_who_it_is_about_is_a_fact(tmp_path: Path, one: Said, other: Said, same: bool) -> None:
    assert near(tmp_path, NOTICE.format(*one), NOTICE.format(*other)) is same
    assert near(tmp_path, NOTICE.format(*other), NOTICE.format(*one)) is same


def test_who_it_is_about_in_korean(tmp_path: Path) -> None:
    text = (
        "{} 장관은 3일 지역 전산 계획이 1차 심의를 통과했다고 밝혔다. {} 평가에서 1위를 차지했다.\n"
        + " ".join(article(12, "ko", 600))
    )
    minister, industry = "과학기술정보통신부 한서원", "산업통상자원부 오지훈"
    first, second = "업스테이지가 국가대표 AI", "LG AI연구원이 국가대표 AI"
    assert not near(tmp_path, text.format(minister, first), text.format(industry, first), "ko")
    assert not near(tmp_path, text.format(minister, first), text.format(minister, second), "ko")
    assert near(tmp_path, text.format(minister, first), text.format(minister, first) + "끝.", "ko")


def test_a_headline_of_its_own_makes_no_other_article(tmp_path: Path) -> None:
    body = REPEATED.format("9.9 trillion won")
    assert near(tmp_path, f"Eastmarch to spend 10 trillion won on hall\n{body}", f"Bell plans hall\n{body}")
    assert near(tmp_path, f"Hall to cost 10 trillion won\n{body}", f"9.9 trillion won for hall\n{body}")


def test_the_same_in_korean(tmp_path: Path) -> None:
    text = "동해도가 부두 전산동에 {}을 투입한다고 3일 밝혔다.\n" + " ".join(
        [*article(11, "ko", 600), *map(str, range(40))]
    )
    assert not near(tmp_path, text.format("5조원"), text.format("6조원"), "ko")
    assert near(tmp_path, text.format("1조2천억원"), text.format("1조2000억 원"), "ko")


def test_of_very_many_facts_what_is_not_known_makes_no_other_article(tmp_path: Path) -> None:
    many = " ".join(f"It spent {n} billion won on hall {n} of the quay." for n in range(11, 400))
    one, other = (f"The city plans {sum_} trillion won for halls. {many}" for sum_ in (3, 4))
    assert near(tmp_path, f"The city plans halls. {many}", one)
    stated = [(n * 500, str(n)) for n in range(1000)]
    known = signature(many, "en", stated)
    assert known is not None
    assert len(known) < 1200
    assert near(tmp_path, one, one + " End.")
    assert isinstance(near(tmp_path, one, other), bool)
