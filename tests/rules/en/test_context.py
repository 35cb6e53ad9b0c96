"""The circumstances of sums and counts in English, a sentence a case: status, entity, topic, period."""

from __future__ import annotations

import pytest

from pipeline import annotate

PUBLISHED = "2025-06-25"

STATUS = {
    "Lotte spent 5 billion won on robots.": "actual",
    "Lotte will spend 5 billion won on robots.": "planned",
    "Lotte plans to spend 5 billion won on robots.": "planned",
    "Lotte has committed to spending 5 billion won.": "planned",
    "Lotte managed to raise 5 billion won.": "actual",
    "Lotte is raising 5 billion won.": "planned",
    "Lotte is spending 5 billion won a month.": "actual",
    "Lotte to buy chips, lease land for 5 billion won": "planned",
    "After spending 5 billion won, Lotte gave up.": "actual",
    "The proposal sets aside 5 billion won.": "planned",
    "The ministry set aside 5 billion won.": "actual",
    "The ministry missed its target of 5 billion won.": "planned",
    "The 5 billion won the ministry had sought was denied.": "planned",
    "The 5 billion won spent in May was enough.": "actual",
    "A 5 billion won fund will be created.": "planned",
    "Lotte was fined up to 5 billion won.": "actual",
    "Lotte could face a fine of 5 billion won.": "actual",
    "Lotte gained 3 percent to close at 50,000 won.": "actual",
    "Lotte is expected to earn 5 billion won.": "planned",
    "Lotte is said to have earned 5 billion won.": "actual",
    "Lotte is in talks to sell the unit for 5 billion won.": "planned",
    "The market is forecast to reach 5 billion won.": "planned",
    "Lotte signed a memorandum covering 5 billion won in projects.": "planned",
}
ENTITY = {
    "Lotte Group will spend 5 billion won.": "Lotte Group",
    "The Ministry of Environment, which oversees dams, spent 5 billion won.": "Ministry of Environment",
    "The National Assembly cut 5 billion won.": "South Korea",
    "President Yoon met officials. Yoon pledged 5 billion won.": "South Korea",
    "Samsung and Naver pledged 5 billion won.": "Samsung;Naver",
    "Naver, a rival of Kakao, spent 5 billion won.": "Naver",
    "Shares of Naver rose to 5,000 won.": "Naver",
    "Naver reported results. Revenue rose to 5 billion won.": "Naver",
    "Naver said it would spend 5 billion won.": "Naver",
    "5 billion won was pledged by Naver.": "Naver",
    "Growth hit 5 billion won.": None,
}
TOPIC = {
    "Naver spent 5 billion won on robots in Busan last year.": "robots in Busan",
    "Naver spent 5 billion won to buy land.": "land",
    "Naver has a 5 billion won cloud budget.": "cloud budget",
    "Naver has a cloud budget of 5 billion won.": "cloud budget",
    "Its cloud revenue rose to 5 billion won in May.": "cloud revenue",
    "The deal, worth 5 billion won, closed.": "deal",
    "Naver invested 5 billion won in South Korea.": None,
    "Naver raised its cloud spending to 5 billion won.": "cloud spending",
}
PERIOD = {
    "Naver spent 5 billion won in 2024.": "2024",
    "Naver will spend 5 billion won by 2030.": "2030",
    "In 2026, Naver will spend 5 billion won.": "2026",
    "Naver pledged in November to invest 5 billion won.": None,
    "Naver said on Friday that 5 billion won was gone.": None,
    "Sales rose from 5 billion won in 2023.": "2023",
    "Naver spent 5 billion won; the year 2024 was hard.": None,
}
PER = {
    "Naver pays 5 billion won a year.": "year",
    "Naver pays 5,000 won/month.": "month",
    "Naver pays 5,000 won each.": "unit",
    "Naver pays $30,000 per GPU.": "unit",
    "Naver earned 5 billion won a year earlier.": None,
    "Naver's annual budget of 5 billion won is gone.": "year",
}
CASES = [
    (column, text, value)
    for column, cases in (
        ("status", STATUS),
        ("entity", ENTITY),
        ("topic", TOPIC),
        ("period", PERIOD),
        ("per", PER),
    )
    for text, value in cases.items()
]


@pytest.mark.parametrize(("column", "text", "value"), CASES)
def test_amount(column: str, text: str, value: str | None) -> None:
    (record,) = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert getattr(record, column) == value


def test_a_conversion_has_the_circumstances_of_its_sum() -> None:
    text = "Naver will spend 1 trillion won ($720 million) on robots."
    won, dollars = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert dollars.converts == won.start
    for column in ("status", "entity", "topic", "period", "per"):
        assert getattr(dollars, column) == getattr(won, column)


def test_a_list_takes_the_status_of_the_sentence_that_leads_to_it() -> None:
    text = "The money will be split as follows:\n• Naver: 5 billion won\n• Kakao: 4 billion won"
    records = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert [(r.status, r.entity) for r in records] == [("planned", "Naver"), ("planned", "Kakao")]


GPUS = {
    "Naver bought 5,000 GPUs in 2024.": ("actual", "Naver", "2024"),
    "Arm will send 5,000 GPUs to Naver by 2030.": ("planned", "Naver", "2030"),
    "Naver's 5,000 GPUs are idle.": ("actual", "Naver", None),
    "The number of GPUs in the country is 5,000.": ("actual", "South Korea", None),
    "Naver aims to secure 5,000 GPUs.": ("planned", "Naver", None),
}


@pytest.mark.parametrize(("text", "values"), GPUS.items())
def test_gpu_count(text: str, values: tuple[str, str | None, str | None]) -> None:
    (record,) = annotate.records(annotate.annotate(text, "en", PUBLISHED))["gpu_counts"]
    assert (record.status, record.entity, record.date) == values
