"""The report as a person uses it: it opens without a request, sorts, filters, leads there and back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kaix import report
from tests.browser.conftest import Browser
from tests.report import runs

HIGHLIGHTED = "return document.querySelector('#sentence')?.textContent"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    report.write(runs.small(folder), folder / "report.html")
    return folder / "report.html"


def click(browser: Browser, selector: str, n: int = 0) -> None:
    browser.js("document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, n)
    browser.js("return new Promise((done) => setTimeout(done, 50))")  # hashchange comes after the click


def table(browser: Browser, name: str) -> None:
    click(browser, f"#tab-{name}")


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]
)
def test_opens_with_no_error_and_no_request(browser: Browser, page: Path, width: int, scheme: str) -> None:
    browser.open(page, width=width, scheme=scheme)
    for name in ("amounts", "gpu_counts", "rankings", "positions", "checks"):
        table(browser, name)
        assert browser.js("return document.querySelectorAll('#rows tbody tr').length") > 0
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith(("file:", "about:", "data:"))] == []
    assert browser.requests() == []
    # wide tables and charts scroll in their places: the page itself does not
    assert browser.js("return document.documentElement.scrollWidth") <= width
    ink, paper = browser.js("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]")
    assert (sum(map(int, ink[4:-1].split(","))) > sum(map(int, paper[4:-1].split(",")))) == (scheme == "dark")


def test_a_hostile_article_is_text(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.texts("#article .text") == [runs.HOSTILE]
    assert browser.js("return document.querySelectorAll('script').length") == 2
    assert browser.js("return document.querySelectorAll('img, #article b, #rows b, #rows i').length") == 0
    assert browser.js("return document.title") == "kaix report: 2 articles"
    assert browser.texts("#article h3") == ["</title><script>document.title='broken'</script>"]
    assert "position" in browser.texts("#rows th")
    assert "</script><script>document.title='broken'</script>" in browser.texts("#rows td")
    assert browser.js("return document.querySelectorAll('a[href^=\"javascript\"]').length") == 0
    assert browser.complaints() == []


def test_marks_stand_on_their_words_behind_emoji(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.texts("#article a.mark") == ["Ha<b>ram", "3 trillion won", "64 GPUs", "third in Asia"]
    assert browser.js("return [...document.querySelectorAll('#article a.mark')].map((m) => m.classList[1])") == [
        "officials", "amounts", "gpu_counts", "rankings",
    ]  # fmt: skip


def test_a_mark_says_values_and_rule_and_leads_to_its_row(browser: Browser, page: Path) -> None:
    browser.open(page)
    mark = "#article a.mark.amounts"
    browser.js(
        "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))",
        mark,
    )
    assert not browser.js("return document.getElementById('tip').hidden")
    tip = browser.texts("#tip")[0]
    assert "amount3,000,000,000,000" in tip
    assert "ruleamounts.made" in tip
    click(browser, mark)
    assert browser.js("return document.querySelector('[role=tab][aria-selected=true]').id") == "tab-amounts"
    assert browser.js("return document.activeElement.id") == "row-amounts-0"
    assert browser.texts("tr.at td.anchor") == ["3 trillion won"]
    assert browser.js("return document.getElementById('tip').hidden")


def test_two_facts_on_one_anchor_are_both_marked(browser: Browser, page: Path) -> None:
    browser.open(page)
    click(browser, "#titles a", 1)
    click(browser, "#article a.mark.officials")
    assert browser.texts("tr.at td.anchor") == ["Choi Soo-yeon", "Choi Soo-yeon"]


def test_a_row_leads_to_its_sentence(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "rankings")
    click(browser, "#rows td.anchor a", 1)
    assert browser.js(HIGHLIGHTED) == runs.PLAIN.split("\n")[1]
    assert browser.js("return document.activeElement.id") == "sentence"
    browser.driver.back()
    browser.js("return new Promise((done) => setTimeout(done, 50))")
    click(browser, "#rows td.anchor a", 0)
    assert browser.js(HIGHLIGHTED) == runs.HOSTILE.split("\n")[1]


def test_a_filter_that_hides_the_row_of_a_mark_is_taken_away(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")
    browser.js(
        "const q = document.getElementById('query'); q.value = '항만'; q.dispatchEvent(new Event('input'))"
    )
    assert browser.texts("#rows td.anchor") == ["200억 원"]
    click(browser, "#article a.mark.amounts")
    assert browser.js("return document.activeElement.id") == "row-amounts-0"
    assert len(browser.texts("#rows td.anchor")) == 4


def test_sorting_is_by_number_and_empty_ones_are_last(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")

    def column(name: str) -> list[str]:
        at = browser.texts("#rows th").index(name) + 1
        return browser.texts(f"#rows td:nth-child({at})")

    def sort(name: str) -> str:
        click(browser, "#rows th button", browser.texts("#rows th").index(name))
        return browser.js(
            "return document.querySelector('th:not([aria-sort=none])')?.getAttribute('aria-sort')"
        )

    unsorted = column("amount")
    assert sort("amount") == "ascending"
    assert column("amount") == ["5,000,000", "7,000,000,000", "20,000,000,000", "3,000,000,000,000"]
    assert sort("amount") == "descending"
    assert column("amount") == ["3,000,000,000,000", "20,000,000,000", "7,000,000,000", "5,000,000"]
    assert sort("amount") is None
    assert column("amount") == unsorted
    sort("period")
    assert column("period") == ["2025", "2026", "", ""]
    sort("period")
    assert column("period") == ["2026", "2025", "", ""]


def test_filters_add_up_and_are_cleared(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")
    choose = """
      const select = document.querySelector(`select[data-column="${arguments[0]}"]`);
      select.value = arguments[1];
      select.dispatchEvent(new Event("change"));
    """
    browser.js(choose, "currency", "KRW")
    assert browser.texts("#count") == ["3 of 4 rows"]
    browser.js(choose, "status", "planned")
    assert browser.texts("#rows td.anchor") == ["3 trillion won", "about 7 billion won"]
    browser.js(
        "const q = document.getElementById('query'); q.value = 'APPROX'; q.dispatchEvent(new Event('input'))"
    )
    assert browser.texts("#rows td.anchor") == ["about 7 billion won"]
    click(browser, "#clear")
    assert browser.texts("#count") == ["4 of 4 rows"]


def test_a_finding_leads_to_its_rows(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "checks")
    assert "rank_above_total" in browser.texts("#rows td")
    click(browser, "#rows td a")
    assert browser.js("return document.activeElement.id") == "row-rankings-1"


def test_tabs_by_keyboard(browser: Browser, page: Path) -> None:
    browser.open(page)
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))"
    browser.js("document.getElementById('tab-officials').focus()")
    browser.js(press, "ArrowRight")
    assert browser.js("return document.activeElement.id") == "tab-amounts"
    browser.js(press, "ArrowLeft")
    browser.js(press, "ArrowLeft")
    assert browser.js("return document.activeElement.id") == "tab-checks"
    assert browser.js("return document.querySelectorAll('#tabs [tabindex=\"0\"]').length") == 1


def test_charts_carry_hangul_as_text_in_the_colour_of_the_page(browser: Browser, page: Path) -> None:
    browser.open(page, scheme="dark")
    assert browser.js("return document.querySelectorAll('#charts svg').length") == 4
    assert any("항만 모델" in text for text in browser.texts("#charts svg text"))
    colours = (
        "return [...document.querySelectorAll('#charts svg text')].map((text) => getComputedStyle(text).fill)"
    )
    assert list(set(browser.js(colours))) == [browser.js("return getComputedStyle(document.body).color")]


def test_ten_thousand_rows(browser: Browser, tmp_path: Path) -> None:
    size = report.write(runs.large(tmp_path), tmp_path / "report.html")
    began = time.monotonic()
    browser.open(tmp_path / "report.html")
    loaded = time.monotonic() - began
    table(browser, "amounts")
    assert browser.texts("#count") == ["10,000 of 10,000 rows"]
    assert len(browser.texts("#rows tbody tr")) == 100
    timed = """
      const began = performance.now();
      const query = document.getElementById("query");
      if (arguments[0] === "filter") query.value = "0499";
      const sort = document.querySelectorAll("#rows th button")[2];
      arguments[0] === "sort" ? sort.click() : query.dispatchEvent(new Event("input"));
      document.body.offsetHeight;
      return performance.now() - began;
    """
    sorting = browser.js(timed, "sort")
    filtering = browser.js(timed, "filter")
    assert browser.texts("#count") == ["20 of 10,000 rows"]
    browser.js("location.hash = '#/article/499/amounts/9990'")
    browser.js("return new Promise((done) => setTimeout(done, 200))")
    assert "In item 0499-10" in browser.js(HIGHLIGHTED)
    print(
        f"{size:,} bytes, loaded in {loaded:.2f} s, sorted in {sorting:.0f} ms, filtered in {filtering:.0f} ms"
    )
    assert size < 8_000_000
    assert loaded < 5
    assert max(sorting, filtering) < 1_500
