"""The circumstances of sums and counts in English, a sentence a case: status, entity, topic, period."""

from __future__ import annotations

import pytest

from kaix import annotate

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
    "The U.S. chipmaker will supply chips worth 5 billion won.": "U.S. chipmaker",
    "The Daegu-based startup raised 5 billion won.": "Daegu-based startup",
    "KDB, which manages the National Growth Fund, lent 5 billion won.": "KDB",
    "Doosan, in which Hanwha holds a stake, spent 5 billion won.": "Doosan",
    "Naver has picked KT and Kakao to share 5 billion won.": "Naver",
    "Lunit, a firm with offices in Seoul and Austin, raised 5 billion won.": "Lunit",
    "The round values Toss at 5 billion won.": "Toss",
    "The Series G round brought in 5 billion won.": None,
    "Some 5 billion won will come from the private sector.": "private sector",
    "The regulator fined Coupang 5 billion won.": "Coupang",
    "The court ordered Kakao to pay 5 billion won.": "Kakao",
    '"We will spend 5 billion won," said Naver CEO Choi Soo-yeon.': "Naver",
    "A server costs 5 million won.": None,
    "The science ministry says that a card sells for 5 million won.": None,
    "IDC expects the market to reach 5 billion won.": None,
    "Naver expects sales to reach 5 billion won.": "Naver",
    "South Korea's national debt rose to 5 trillion won.": "South Korea",
    "The southwestern city of Gwangju spent 5 billion won.": "Gwangju",
    "Seoul city to spend 5 billion won on chatbots": "Seoul city",
    "* 5 billion won: what Kakao has promised": "Kakao",
    "• Deepsea (fish farms; Yeosu) picked up 5 billion won.": "Deepsea",
    "Compare this with Naver's budget of 5 billion won.": "Naver",
    "Its Ulsan plant cost 5 billion won.": None,
    # whom the sentences before have named
    "SK Telecom was fined by the Fair Trade Commission. The carrier will pay 5 billion won.": "SK Telecom",
    "Busan Mayor Park Heong-joon spoke. The city will spend 5 billion won.": "Busan",
    "Gyeonggi Province applied. The province asked for 5 billion won.": "Gyeonggi Province",
    "The Fair Trade Commission met. The regulator collected 5 billion won.": "Fair Trade Commission",
    "Naver and Kakao met. The two companies will spend 5 billion won.": "Naver;Kakao",
    "Naver and Kakao met. They will spend 5 billion won.": "Naver;Kakao",
    "Lunit raised money. Altos led the round. The company now has 5 billion won.": "Lunit",
    "Kakao CEO Chung Shin-a spoke. Chung said 5 billion won had been spent.": "Kakao",
    "The regulator said Monday that banks had lent 5 billion won.": "banks",
    "Lunit owes much to Volpara, a firm it bought for 5 billion won.": "Lunit",
    "The typical startup spends 5 billion won.": "typical startup",
    "Naver runs the app, and the cafes get 5,000 won.": "cafes",
    "Lotte sells cards. One card costs 5 million won.": None,
    "Kakao met. The city said that it would be late. Nobody knew. The city will spend 5 billion won.": "city",
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
    "Naver built a plant, for which it budgeted 5 billion won.": "plant",
    "Naver sealed a contract that analysts value at 5 billion won.": "contract",
    "Spending on textbooks, at 5 billion won, drew fire.": "Spending on textbooks",
    "The program, which will cost taxpayers 5 billion won, starts.": "program",
    "Naver plans an offering that could raise 5 billion won.": "offering",
    "The round values Toss at 5 billion won.": "round",
    "A card was going for 5 million won.": "card",
    "At 5 billion won, the project is dear.": "project",
    "The rest, 5 billion won, will be given to farmers.": "farmers",
    "A total of 5 billion won will be invested in robots.": "robots",
    "Naver gave 5 billion won to KAIST to build a lab.": "lab",
    "Naver set aside 5 billion won for the next round of purchases.": "next round of purchases",
    "Naver spent 5 billion won to train nurses.": "nurses",
    "Naver cut 5 billion won from its travel costs.": "travel costs",
    "Naver raised 5 billion won in what would be its largest funding round.": "funding round",
    "Naver pays 5,000 won per seat.": None,
    "Naver gave away its $20-a-month plan.": "plan",
    "The startup, valued at 5 billion won, moved.": "value",
    "The startup expects to reach 5 billion won.": None,
    "The deal, a person familiar with it said, is worth 5 billion won.": "deal",
    "* 5 billion won: spending on robots": "spending on robots",
    "Talent: 5 billion won": "Talent",
    "Group | AI budget\nSamsung | 5 billion won": "AI budget",
    "Planned cloud spending by group\nGroup | Amount\nSamsung | 5 billion won": "cloud spending",
}
PERIOD = {
    "Naver spent 5 billion won in 2024.": "2024",
    "Naver will spend 5 billion won by 2030.": "2030",
    "In 2026, Naver will spend 5 billion won.": "2026",
    "Naver said on Friday that 5 billion won was gone.": None,
    "Sales rose from 5 billion won in 2023.": "2023",
    "Naver spent 5 billion won; the year 2024 was hard.": None,
    "The startup, founded in 2020, spent 5 billion won.": None,
}
PER = {
    "Naver pays 5 billion won a year.": "year",
    "Naver pays 5,000 won/month.": "month",
    "Naver pays 5,000 won each.": "unit",
    "Naver pays $30,000 per GPU.": "unit",
    "Naver earned 5 billion won a year earlier.": None,
    "Naver's annual budget of 5 billion won is gone.": "year",
}
# What the evidence does not decide rightly yet; a case that has become right fails here, and leaves the list.
UNREAD: set[tuple[str, str]] = {
    ("gpu", "Nvidia announced a deal with Lotte to deploy 5,000 GPUs."),
    ("status", "Lotte is raising 5 billion won."),
    ("status", "Lotte to buy chips, lease land for 5 billion won"),
    ("status", "Lotte could face a fine of 5 billion won."),
    ("entity", "The National Assembly cut 5 billion won."),
    ("entity", "Naver runs the app, and the cafes get 5,000 won."),
    ("entity", "Some 5 billion won will come from the private sector."),
    ("entity", "The science ministry says that a card sells for 5 million won."),
    ("entity", "IDC expects the market to reach 5 billion won."),
    ("entity", "• Deepsea (fish farms; Yeosu) picked up 5 billion won."),
    ("entity", "Its Ulsan plant cost 5 billion won."),
    ("entity", "Kakao CEO Chung Shin-a spoke. Chung said 5 billion won had been spent."),
    ("entity", "Busan Mayor Park Heong-joon spoke. The city will spend 5 billion won."),
    ("entity", "Lotte sells cards. One card costs 5 million won."),
    ("topic", "Naver spent 5 billion won on robots in Busan last year."),
    ("topic", "Naver invested 5 billion won in South Korea."),
    ("topic", "Spending on textbooks, at 5 billion won, drew fire."),
    ("topic", "The round values Toss at 5 billion won."),
    ("topic", "Naver gave 5 billion won to KAIST to build a lab."),
    ("topic", "Naver set aside 5 billion won for the next round of purchases."),
    ("topic", "Naver raised 5 billion won in what would be its largest funding round."),
    ("topic", "Naver pays 5,000 won per seat."),
    ("topic", "The startup, valued at 5 billion won, moved."),
    ("topic", "The deal, a person familiar with it said, is worth 5 billion won."),
    ("topic", "* 5 billion won: spending on robots"),
    ("topic", "Talent: 5 billion won"),
    ("topic", "Group | AI budget\nSamsung | 5 billion won"),
    ("topic", "Planned cloud spending by group\nGroup | Amount\nSamsung | 5 billion won"),
    ("gpu", "The number of GPUs in the country is 5,000."),
    ("gpu", "Naver is building a center in Ulsan that holds 5,000 GPUs."),
    ("gpu", "Arm will supply 5,000 GPUs to two Korean firms."),
}


def _case(column: str, text: str, *values: object) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not read yet")] if (column, text) in UNREAD else []
    return pytest.param(*((column, text, *values) if column != "gpu" else (text, *values)), marks=marks)


CASES = [
    _case(column, text, value)
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


RESULTS = {
    "Profit came to 3 billion won in the first quarter. Revenue rose to 5 billion won.": "2025-01/2025-03",
    "Profit came to 3 billion won in the first quarter, up from 5 billion won a year earlier.": "2024-01/2024-03",
    "Naver spent 3 billion won in the first quarter. It lent 5 billion won.": None,
}


@pytest.mark.parametrize(
    ("column", "text", "period"), [_case("results", text, value) for text, value in RESULTS.items()]
)
def test_results_keep_the_quarter_of_those_before(column: str, text: str, period: str | None) -> None:
    *_, record = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert record.period == period


def test_a_total_is_of_whom_the_table_is() -> None:
    text = "Lotte will spend this much.\nUnit | Amount\nKakao | 5 billion won\nTotal | 6 billion won"
    records = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert [r.entity for r in records] == ["Kakao", "Lotte"]


def test_a_conversion_has_the_circumstances_of_its_sum() -> None:
    text = "Naver will spend 1 trillion won ($720 million) on robots."
    won, dollars = annotate.records(annotate.annotate(text, "en", PUBLISHED))["amounts"]
    assert dollars.converts == won.start
    for column in ("status", "entity", "topic", "period", "per"):
        assert getattr(dollars, column) == getattr(won, column)


@pytest.mark.xfail(strict=True, reason="not read yet")
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
    "Arm won an order from Naver for 5,000 GPUs.": ("actual", "Naver", None),
    "Compare this with Canada's goal of 5,000 GPUs.": ("planned", "Canada", None),
    "Naver is building a center in Ulsan that holds 5,000 GPUs.": ("planned", "Naver", None),
    "Arm will supply 5,000 GPUs to two Korean firms.": ("planned", "Korean firms", None),
    "Nvidia announced a deal with Lotte to deploy 5,000 GPUs.": ("planned", "Lotte", None),
    "Nvidia is building a center with 5,000 GPUs for Lotte.": ("actual", "Lotte", None),
    "Nvidia has 5,000 GPUs.": ("actual", "Nvidia", None),
}


@pytest.mark.parametrize(("text", "values"), [_case("gpu", text, values) for text, values in GPUS.items()])
def test_gpu_count(text: str, values: tuple[str, str | None, str | None]) -> None:
    (record,) = annotate.records(annotate.annotate(text, "en", PUBLISHED))["gpu_counts"]
    assert (record.status, record.entity, record.date) == values
