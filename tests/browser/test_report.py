"""The report as a person uses it: it opens without a request, sorts, filters, leads there and back."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest

import kaix
from kaix import report, tables
from kaix.report import charts, content
from tests.browser.conftest import Browser
from tests.report import runs

HIGHLIGHTED = "return document.querySelector('#sentence')?.textContent"
ROWS = "#panel > :not([hidden]) "
POINTED = """
  const point = document.querySelector(arguments[0]);
  point.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = point.getBoundingClientRect();
  const at = { bubbles: true, view: window, clientX: x + width / 2, clientY: y + height / 2 };
  const kind = arguments[1].startsWith("pointer") ? PointerEvent : MouseEvent;
  point.dispatchEvent(new kind(arguments[1], at));
"""
POINT = "[aria-roledescription=point]"
FOCUSED = "return document.activeElement.querySelector('td.anchor')?.textContent"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    report.write(runs.small(folder), folder / "report.html")
    return folder / "report.html"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    report.write(runs.told(folder), folder / "report.html")
    return folder / "report.html"


def choose(browser: Browser, selector: str, value: str) -> None:
    browser.js(
        """
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input"));
        """,
        selector,
        value,
    )


def column(browser: Browser, name: str, place: str = ROWS) -> list[str]:
    at = browser.texts(f"{place} th").index(name) + 1
    return browser.texts(f"{place} td:nth-child({at})")


def click(browser: Browser, selector: str, n: int = 0) -> None:
    browser.js("document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, n)
    browser.js("return new Promise((done) => setTimeout(done, 50))")  # hashchange comes after the click


def points(browser: Browser, chart: str) -> list[str]:
    """What each point of a chart says, once it is drawn."""
    browser.drawn()
    return browser.js(
        "return [...document.querySelectorAll(arguments[0])].map((point) => point.getAttribute('aria-label'))",
        f"#{chart}-chart {POINT}",
    )


def table(browser: Browser, name: str) -> None:
    click(browser, f"#tab-{name}")


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]
)
def test_opens_with_no_error_and_no_request(browser: Browser, page: Path, width: int, scheme: str) -> None:
    browser.open(page, width=width, scheme=scheme)
    for name in ("facts", "amounts", "gpu_counts", "rankings", "positions", "checks"):
        table(browser, name)
        assert len(browser.texts(f"{ROWS} tbody tr")) > 0
    assert [len(points(browser, name)) for name in ("money", "gpus", "ranks")] == [3, 1, 1]
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith(("file:", "about:", "data:"))] == []
    assert browser.requests() == []
    # wide tables scroll in their places, and charts are as wide as theirs: the page itself does not scroll
    widths = browser.js(
        """
        const nodes = ["#money-chart", "#money-chart svg"].map((name) => document.querySelector(name));
        return nodes.map((each) => each.getBoundingClientRect().width);
        """
    )
    assert widths[0] - 20 <= widths[1] <= widths[0] <= width
    assert browser.js("return document.documentElement.scrollWidth") <= width
    ink, paper = browser.js("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]")
    assert (sum(map(int, ink[4:-1].split(","))) > sum(map(int, paper[4:-1].split(",")))) == (scheme == "dark")


def test_a_hostile_article_is_text(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.texts("#article .text") == [runs.HOSTILE]
    assert browser.js("return document.querySelectorAll('script').length") == 3
    assert browser.js("return document.querySelectorAll('img, #app b, #app i').length") == 0
    assert browser.js("return document.title") == "kaix report: 2 articles"
    assert browser.texts("#article h3") == ["</title><script>document.title='broken'</script>"]
    table(browser, "officials")
    assert "position" in browser.texts(f"{ROWS} th")
    assert "</script><script>document.title='broken'</script>" in browser.texts(f"{ROWS} td")
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
    assert browser.js(FOCUSED) == "3 trillion won"
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
    click(browser, f"{ROWS} td.anchor a", 1)
    assert browser.js(HIGHLIGHTED) == runs.PLAIN.split("\n")[1]
    assert browser.js("return document.activeElement.id") == "sentence"
    browser.driver.back()
    browser.js("return new Promise((done) => setTimeout(done, 50))")
    click(browser, f"{ROWS} td.anchor a", 0)
    assert browser.js(HIGHLIGHTED) == runs.HOSTILE.split("\n")[1]


def test_a_filter_that_hides_the_row_of_a_mark_is_taken_away(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")
    choose(browser, "#filter-words", "항만 모델")
    assert browser.texts(f"{ROWS} td.anchor") == ["200억 원"]
    click(browser, "#article a.mark.amounts")
    assert browser.js(FOCUSED) == "3 trillion won"
    assert len(browser.texts(f"{ROWS} td.anchor")) == 4


def test_sorting_is_by_number_within_a_currency_and_empty_ones_are_last(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")

    def sort(name: str) -> str:
        click(browser, f"{ROWS} th button", browser.texts(f"{ROWS} th").index(name))
        return browser.js(
            f"return document.querySelector('{ROWS} th:not([aria-sort=none])')?.getAttribute('aria-sort')"
        )

    unsorted = column(browser, "amount")
    assert sort("amount") == "ascending"
    assert column(browser, "amount") == ["7,000,000,000", "20,000,000,000", "3,000,000,000,000", "5,000,000"]
    assert sort("amount") == "descending"
    assert column(browser, "amount") == ["3,000,000,000,000", "20,000,000,000", "7,000,000,000", "5,000,000"]
    assert sort("amount") is None
    assert column(browser, "amount") == unsorted
    sort("period")
    assert column(browser, "period") == ["2025", "2026", "", ""]
    sort("period")
    assert column(browser, "period") == ["2026", "2025", "", ""]


def test_filters_add_up_and_are_cleared(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")
    choose(browser, 'select[data-column="currency"]', "KRW")
    assert browser.texts(f"{ROWS} .count") == ["3 of 4 rows"]
    choose(browser, "#filter-status", "planned")
    assert browser.texts(f"{ROWS} td.anchor") == ["3 trillion won", "about 7 billion won"]
    choose(browser, "#filter-words", "APPROX")
    assert browser.texts(f"{ROWS} td.anchor") == ["about 7 billion won"]
    click(browser, "#clear")
    assert browser.texts(f"{ROWS} .count") == ["3 of 4 rows"]
    choose(browser, 'select[data-column="currency"]', "")
    assert browser.texts(f"{ROWS} .count") == ["4 of 4 rows"]


@pytest.mark.parametrize(
    ("name", "value", "news", "totals", "gpus", "rows", "articles"),
    [
        ("since", "2026-03-01", 2, 0, 1, 1, ["later"]),
        ("from", "2026-02-01", 6, 2, 2, 3, ["done", "later"]),
        ("to", "2025-12-31", 4, 2, 0, 1, ["plan"]),
        ("publisher", "해주신문", 4, 2, 1, 2, ["done"]),
        ("body", "Orum Chips", 2, 0, 0, 0, ["plan", "done"]),
        ("body", "haeju", 7, 3, 2, 4, ["plan", "done", "later"]),
        ("language", "ko", 4, 2, 1, 2, ["done"]),
        ("status", "denied", 2, 1, 0, 0, ["plan"]),
        ("words", "racks", 2, 0, 1, 1, ["later"]),
    ],
)
def test_a_filter_acts_on_everything(
    browser: Browser,
    told: Path,
    name: str,
    value: str,
    news: int,
    totals: int,
    gpus: int,
    rows: int,
    articles: list[str],
) -> None:
    browser.open(told)
    choose(browser, f"#filter-{name}", value)
    assert len(browser.texts("#news > li")) == news
    assert len(browser.texts("#totals tbody tr")) == totals
    assert len(points(browser, "gpus")) == gpus
    assert browser.js("return document.getElementById('gpus-chart').hidden") == (gpus == 0)
    assert browser.texts("#tab-amounts small") == [str(rows)]
    assert sorted(browser.texts("#titles a")) == sorted(
        next(text for text in browser.texts("#titles a") if f"Title of {each}" in text) for each in articles
    )
    assert browser.js("return location.hash").startswith(f"#?{name}=")
    browser.driver.refresh()
    assert len(browser.texts("#news > li")) == news


def test_facts_come_first_with_their_history(browser: Browser, told: Path) -> None:
    browser.open(told)
    first, *_ = browser.texts("#news > li")
    assert first.startswith("2026-05-01 ")
    assert any("planned 2025-03-01; actual 2026-02-01" in text for text in browser.texts("#news .status"))
    assert browser.texts("#news .denied > a") == ["5 trillion won", "900 GPUs"]
    assert browser.texts("#summary") == ["7 of 7 facts, and 2 denied, in 3 of 3 articles."]


def test_totals_are_in_one_currency_at_a_stated_rate(browser: Browser, told: Path) -> None:
    browser.open(told)
    assert column(browser, "actual", "#totals") == ["2 tn", "14.2 bn", ""]
    assert column(browser, "denied", "#totals") == ["", "", "5 tn"]
    assert sorted(points(browser, "money")) == [
        "Haeju City, $10 million, port, actual", "Haeju City, 2 trillion won, harbour model, 2027, actual",
    ]  # fmt: skip
    assert browser.texts("#rates li") == ["2025: 1,422 won a dollar (Bank of Korea)"]
    choose(browser, "#currency", "USD")
    assert column(browser, "actual", "#totals") == ["1.41 bn", "10 m", ""]
    choose(browser, "#by", "body")
    assert column(browser, "body", "#totals") == ["Haeju City"]
    assert column(browser, "actual", "#totals") == ["1.42 bn"]
    assert "1 sum in no total" in browser.texts("#money-left")[0]


def test_gpus_and_ranks_have_a_line(browser: Browser, told: Path) -> None:
    browser.open(told)
    assert browser.texts("#owners tbody td") == ["Haeju City", "GPU", "800", "800", "", "2026-05-01", "2"]
    assert points(browser, "gpus") == ["Haeju City, 300 GPUs, actual", "Haeju City, 800 GPUs, actual"]
    assert column(browser, "rank", "#places") == ["4", "2"]
    assert points(browser, "ranks") == [
        "Orum Chips, ranked 4th, edge chips, 2025, actual", "Orum Chips, ranked 2nd, edge chips, 2026, actual",
    ]  # fmt: skip
    for chart in ("gpus", "ranks"):
        assert len(browser.texts(f"#{chart}-chart .mark-line path")) == 1
        (x1, y1), (x2, y2) = browser.js(
            """
            const places = [...document.querySelectorAll(arguments[0])].map((point) => point.getBoundingClientRect());
            return places.map(({ x, y }) => [x, y]);
            """,
            f"#{chart}-chart {POINT}",
        )
        assert x1 < x2
        assert y2 < y1  # more GPUs, or a better place, stand higher


@pytest.mark.parametrize("width", [1280, 375])
def test_a_point_says_what_it_is_and_leads_to_its_fact(browser: Browser, told: Path, width: int) -> None:
    browser.open(told, width=width)
    browser.drawn()
    for kind in ("pointermove", "mousemove", "click"):
        browser.js(POINTED, f"#gpus-chart {POINT}", kind)
        if kind == "mousemove":
            assert browser.texts("#vg-tooltip-element.visible") == ["Haeju City, 300 GPUs, actual"]
            left, right = browser.js("""
                const { left, right } = document.getElementById("vg-tooltip-element").getBoundingClientRect();
                return [left, right];
            """)
            assert 0 <= left < right <= width
    browser.js("return new Promise((done) => setTimeout(done, 50))")
    assert browser.js("return location.hash").startswith("#/facts/gpu_counts-")
    assert browser.texts("tr.at td.anchor") == ["300 GPUs"]


def test_charts_hold_what_the_filters_leave(browser: Browser, told: Path) -> None:
    browser.open(told)
    assert len(points(browser, "money")) == 2
    choose(browser, "#filter-words", "port")
    assert points(browser, "money") == ["Haeju City, $10 million, port, actual"]
    choose(browser, "#filter-words", "nobody says this")
    assert points(browser, "money") == points(browser, "gpus") == points(browser, "ranks") == []
    none = "No fact that is shown states enough for this chart."
    assert (
        browser.texts("#money-none") == browser.texts("#gpus-none") == browser.texts("#ranks-none") == [none]
    )
    click(browser, "#clear")
    assert len(points(browser, "money")) == len(points(browser, "ranks")) == 2
    assert browser.texts("#money-none") == [""]
    assert browser.complaints() == []


def test_a_hostile_name_in_a_chart_is_text(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.drawn()
    evil = "</script><script>document.title='broken'</script>"
    assert any(
        text.startswith("항만 </script><script>")
        for text in browser.texts("#gpus-chart .role-legend-label text")
    )
    browser.js(POINTED, f"#gpus-chart {POINT}", "pointermove")
    browser.js(POINTED, f"#gpus-chart {POINT}", "mousemove")
    assert browser.texts("#vg-tooltip-element") == [f"항만 {evil}, 64 GPUs, 2025-06, actual"]
    assert any("Ha<b>ram" in text for text in browser.texts("#holders-chart text"))
    assert browser.js("return document.querySelectorAll('script').length") == 3
    assert (
        browser.js("return document.querySelectorAll('#app b, #vg-tooltip-element *, .chart script').length")
        == 0
    )
    assert browser.js("return document.title") == "kaix report: 2 articles"
    assert browser.complaints() == []


def test_without_the_charts_packages_the_tables_are_there(
    browser: Browser, told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "installed", lambda: False)
    report.write(told.parent / "run", tmp_path / "report.html")
    browser.open(tmp_path / "report.html")
    assert "pip install altair vl-convert-python" in browser.texts("main > p.note")[-1]
    assert column(browser, "rank", "#places") == ["4", "2"]
    assert browser.texts(".chart") == []
    choose(browser, "#filter-words", "port")
    assert column(browser, "actual", "#totals") == ["14.2 bn"]
    assert browser.complaints() == []


def test_denied_rows_are_struck_through_and_not_counted(browser: Browser, told: Path) -> None:
    browser.open(told)
    table(browser, "gpu_counts")
    assert browser.texts(f"{ROWS} .count") == ["2 of 2 rows, and 1 denied"]
    assert browser.texts(f"{ROWS} tr.denied td.anchor") == ["900 GPUs"]
    struck = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine"
    assert browser.js(struck, f"{ROWS} tr.denied td") == "line-through"
    assert browser.texts("#tab-gpu_counts small") == ["2"]


@pytest.mark.parametrize(
    "name", ["facts", "officials", "amounts", "gpu_counts", "rankings", "positions", "checks"]
)
def test_what_is_shown_is_downloaded_as_the_run_wrote_it(
    browser: Browser, page: Path, tmp_path: Path, name: str
) -> None:
    browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    browser.open(page)
    table(browser, name)
    click(browser, f"{ROWS} .save")
    path = tmp_path / f"kaix-{name}.csv"
    for _ in range(100):
        if path.exists():
            break
        time.sleep(0.05)
    made = content.read(page.parent / "run")
    rows = {
        "facts": [fact.cells() for fact in made.facts],
        "positions": [position.cells() for position in made.positions],
        "checks": [finding.cells() for finding in made.findings],
    }
    if name in rows:
        written = tables.to_csv(name, tables.frame(name, rows[name]))
    else:
        written = (page.parent / "run" / f"{name}.csv").read_text(encoding="utf-8-sig")
    assert path.read_text(encoding="utf-8-sig") == written.removeprefix("\ufeff")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_download_is_what_the_filters_show(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "amounts")
    choose(browser, "#filter-status", "planned")
    made = browser.js("""
      const made = [];
      const real = URL.createObjectURL;
      URL.createObjectURL = (blob) => { made.push(blob); return real.call(URL, blob); };
      document.querySelector("#panel > :not([hidden]) .save").click();
      URL.createObjectURL = real;
      return made[0].text();
    """)
    assert [row["text"] for row in csv.DictReader(io.StringIO(made))] == [
        "3 trillion won",
        "about 7 billion won",
    ]


def test_addresses_are_ids_that_stay(browser: Browser, told: Path) -> None:
    browser.open(told)
    links = browser.js(
        "return [...document.querySelectorAll('a[href^=\"#/\"]')].map((a) => a.getAttribute('href'))"
    )
    assert {link.split("/")[1] for link in links} == {"facts", "article", "amounts", "gpu_counts", "rankings"}
    fact = next(link for link in links if link.startswith("#/facts/amounts-"))
    browser.driver.get(told.as_uri() + f"#/article/done/gpu_counts/{runs.DONE.index('300 GPUs')}")
    browser.driver.refresh()
    assert browser.js(HIGHLIGHTED) == runs.DONE.split("\n")[1]
    browser.js("location.hash = arguments[0]", fact)
    browser.js("return new Promise((done) => setTimeout(done, 50))")
    assert browser.texts(f"{ROWS} tr.at td.rule") == [fact.rpartition("/")[2]]


@pytest.mark.parametrize(
    "address",
    [
        "#/constructor/a/1",
        "#/facts/%E0%A4%A",
        "#/article/__proto__",
        "#/amounts",
        "#?body=constructor",
        "#?since=x&toString=1",
    ],
)
def test_an_address_that_leads_nowhere_breaks_nothing(browser: Browser, told: Path, address: str) -> None:
    browser.open(told)
    browser.driver.get(told.as_uri() + address)
    browser.driver.refresh()
    assert browser.js("return document.documentElement.dataset.ready") == "true"
    assert browser.complaints() == []


def test_column_help_is_that_of_the_schema(browser: Browser, told: Path) -> None:
    browser.open(told)
    table(browser, "amounts")
    said = dict(zip(browser.texts("#columns dt"), browser.texts("#columns dd"), strict=True))
    described = {column["name"]: column["description"] for column in kaix.schema()["amounts"]}
    shared = set(said) & set(described) - {"converts"}
    assert {name: said[name] for name in shared} == {name: described[name] for name in shared}
    assert {"currency", "amount", "status", "topic", "entity_id"} <= shared


def test_the_page_opens_with_what_is_new_since_a_day(browser: Browser, told: Path, tmp_path: Path) -> None:
    report.write(told.parent / "run", tmp_path / "new.html", "2026-02-01")
    browser.open(tmp_path / "new.html")
    assert browser.texts("#h-news") == ["New since 2026-02-01"]
    assert len(browser.texts("#news > li")) == 5
    click(browser, "#clear")
    assert len(browser.texts("#news > li")) == 9


def test_without_javascript_the_tables_are_there(browser: Browser, told: Path) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(told.as_uri())
        main = browser.driver.find_element("css selector", "noscript main")
        assert main.is_displayed()
        assert runs.LATER in main.text
        assert not browser.driver.find_element("css selector", "#app").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_chart_holds_more_than_fifteen_sums(browser: Browser, tmp_path: Path) -> None:
    report.write(runs.large(tmp_path, 3), tmp_path / "report.html")
    browser.open(tmp_path / "report.html")
    assert len(points(browser, "money")) == 60


def test_a_finding_leads_to_its_rows(browser: Browser, page: Path) -> None:
    browser.open(page)
    table(browser, "checks")
    assert "rank_above_total" in browser.texts(f"{ROWS} td")
    click(browser, f"{ROWS} td a")
    assert browser.js(FOCUSED) == "fifth of 40"


def test_tabs_by_keyboard(browser: Browser, page: Path) -> None:
    browser.open(page)
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))"
    browser.js("document.getElementById('tab-facts').focus()")
    browser.js(press, "ArrowRight")
    assert browser.js("return document.activeElement.id") == "tab-officials"
    browser.js(press, "ArrowLeft")
    browser.js(press, "ArrowLeft")
    assert browser.js("return document.activeElement.id") == "tab-failures"
    assert browser.js("return document.querySelectorAll('#tabs [tabindex=\"0\"]').length") == 1


def test_charts_carry_hangul_as_text_in_the_colour_of_the_page(browser: Browser, page: Path) -> None:
    browser.open(page, scheme="dark")
    assert any("항만" in text for text in points(browser, "money"))
    assert any("항만" in text for text in browser.texts(".chart svg text"))
    colours = (
        "return [...document.querySelectorAll('.chart svg text')].map((text) => getComputedStyle(text).fill)"
    )
    assert list(set(browser.js(colours))) == [browser.js("return getComputedStyle(document.body).color")]


def test_ten_thousand_facts(browser: Browser, tmp_path: Path) -> None:
    size = report.write(runs.large(tmp_path), tmp_path / "report.html")
    began = time.monotonic()
    browser.open(tmp_path / "report.html")
    loaded = time.monotonic() - began
    assert len(points(browser, "money")) == 2000
    drawn = time.monotonic() - began
    assert browser.texts("#money-beyond") == ["The 2,000 largest of 10,000."]
    table(browser, "amounts")
    assert browser.texts(f"{ROWS} .count") == ["10,000 of 10,000 rows"]
    assert len(browser.texts(f"{ROWS} tbody tr")) == 100
    timed = """
      const began = performance.now();
      const words = document.getElementById("filter-words");
      const sort = document.querySelectorAll("#panel > :not([hidden]) th button")[2];
      if (arguments[0] === "sort") sort.click();
      else { words.value = "0499"; words.dispatchEvent(new Event("input")); }
      document.body.offsetHeight;
      return performance.now() - began;
    """
    sorting = browser.js(timed, "sort")
    filtering = browser.js(timed, "filter")
    again = browser.js(timed, "filter")
    assert browser.texts(f"{ROWS} .count") == ["20 of 10,000 rows"]
    click(browser, f"{ROWS} td.anchor a", 10)
    assert "In item 0499-10" in browser.js(HIGHLIGHTED)
    print(
        f"{size:,} bytes, loaded in {loaded:.2f} s, charts after {drawn:.2f} s, sorted in {sorting:.0f} ms, "
        f"filtered in {filtering:.0f} ms, again in {again:.0f} ms"
    )
    assert size < 16_000_000
