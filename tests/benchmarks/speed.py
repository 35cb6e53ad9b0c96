"""The measurements of `make bench`: each against its yardstick, in one process, turn and turn about.

A machine is never equally fast for long. So the thing measured and its yardstick take turns, each
turn on text that neither has seen, and what counts is the median of the ratios.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.benchmarks.novel import SEED, novel

ARTICLES = 24
"""Articles of one turn: about 120,000 characters of English."""

TURNS = 7
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Measured:
    """One line of the table; `ratio` must be at least, or with `at_most` at most, the bar."""

    what: str
    yardstick: str
    ours: str
    ratio: float
    bar: float
    at_most: bool = False

    @property
    def met(self) -> bool:
        return self.ratio <= self.bar if self.at_most else self.ratio >= self.bar


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """How long `work` keeps this process busy: what others do on the machine at that time does not count."""
    start = clock()
    work()
    return clock() - start


def rate(characters: int, taken: float) -> str:
    """The speed as the table shows it; `taken` in seconds."""
    return f"{characters / taken / 1e6:.2f} million characters/s"


def _turns(
    language: str,
    yardstick: Callable[[], Callable[[str], object]],
    ours: Callable[[], Callable[[str], object]],
) -> tuple[float, float, float]:
    """The medians of both rates (characters/s), and of the ratio, over turns that swap who goes first."""
    rates: list[tuple[float, float]] = []
    for turn in range(TURNS):
        texts = list(novel(language, ARTICLES, SEED + turn))
        characters = sum(map(len, texts))
        both = [yardstick(), ours()]  # built anew: a cold cache is what "never seen" means
        taken = [0.0, 0.0]
        for index in (0, 1) if turn % 2 else (1, 0):
            read = both[index]
            taken[index] = seconds(lambda read=read, texts=texts: [read(text) for text in texts])
        rates.append((characters / taken[0], characters / taken[1]))
    base, own = (statistics.median(rate[i] for rate in rates) for i in (0, 1))
    return base, own, statistics.median(b / a for a, b in rates)


def _extraction(language: str) -> Callable[[], Callable[[str], object]]:
    """Text → records in a fresh pipeline of kaix."""
    from kaix import annotate

    def build() -> Callable[[str], object]:
        annotate.shared.cache_clear()
        annotate.find(
            "", language
        )  # tables that are read when they are first needed are start-up, measured below
        return lambda text: annotate.find(text, language, "2025-06-25")

    return build


def english() -> Measured:
    """Text → records against `spacy.blank("en")` making tokens of the same text."""
    import spacy

    base, own, ratio = _turns("en", lambda: spacy.blank("en").make_doc, _extraction("en"))
    return Measured(
        "English text → records", f"spaCy's tokens, {rate(1, 1 / base)}", rate(1, 1 / own), ratio, 0.5
    )


def korean() -> Measured | str:
    """Text → records against Kiwi making morphemes of the same text; a reason where Kiwi is not installed."""
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        return "Korean text → records: not measured, kiwipiepy is not installed"
    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize("준비")
    base, own, ratio = _turns("ko", lambda: kiwi.tokenize, _extraction("ko"))
    return Measured(
        "Korean text → records", f"Kiwi's morphemes, {rate(1, 1 / base)}", rate(1, 1 / own), ratio, 0.5
    )


def start_up() -> Measured:
    """A whole process up to its first record against one that imports what kaix is built on."""
    imports = "import spacy, pandas, trafilatura, dateparser"
    first = (
        "from kaix import extract\nassert extract('Busan will spend 20 billion won on a port model.').amounts"
    )
    ratios, base, own = [], [], []
    for turn in range(TURNS):
        taken = [0.0, 0.0]
        for index in (0, 1) if turn % 2 else (1, 0):
            command = [sys.executable, "-c", (imports, first)[index]]
            taken[index] = seconds(
                lambda command=command: subprocess.run(command, check=True, cwd=ROOT), time.perf_counter
            )
        if turn:  # the first one reads files that are not yet in memory
            base.append(taken[0])
            own.append(taken[1])
            ratios.append(taken[1] / taken[0])
    base_s, own_s = statistics.median(base), statistics.median(own)
    return Measured(
        "start-up to the first record",
        f"importing spaCy, pandas, trafilatura, dateparser, {base_s:.2f} s",
        f"{own_s:.2f} s",
        statistics.median(ratios),
        1.5,
        at_most=True,
    )


def pages(folder: Path) -> Iterator[Measured]:
    """HTML → rows against trafilatura alone on the same pages, and the share of what comes after it."""
    import trafilatura

    from kaix import annotate, sources
    from kaix.article import Article
    from kaix.failures import ArticleError
    from kaix.records import to_plain

    raws = [raw for raw in sources.read([folder]) if isinstance(raw, sources.Raw)]
    htmls = [
        raw.content.decode("utf-8", "replace") if isinstance(raw.content, bytes) else raw.content
        for raw in raws
    ]

    def alone(html: str) -> None:
        trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)

    def clean(raw: sources.Raw) -> Article | None:
        try:
            return raw.article("page")
        except ArticleError:
            return None

    def rows(article: Article | None) -> None:
        if article is not None and article.language in ("en", "ko"):
            records = annotate.find(
                article.text, article.language, article.published, article.article_id
            ).records
            for record in chain.from_iterable(records.values()):
                to_plain(record)

    for raw, html in zip(raws, htmls, strict=True):  # what either loads when it first needs it is start-up
        alone(html)
        clean(raw)
    totals = {"alone": 0.0, "clean": 0.0, "rows": 0.0}
    for turn in range(2):
        annotate.shared.cache_clear()  # the words of a page are met for the first time in each turn
        for language in ("en", "ko"):
            for text in novel(language, 2, SEED + turn):
                annotate.find(text, language, "2025-06-25")
        for raw, html in zip(raws, htmls, strict=True):
            if turn:
                totals["alone"] += seconds(lambda html=html: alone(html))
            start = time.process_time()
            article = clean(raw)
            middle = time.process_time()
            rows(article)
            totals["clean"] += middle - start
            totals["rows"] += time.process_time() - middle
            if not turn:
                totals["alone"] += seconds(lambda html=html: alone(html))
    number = 2 * len(raws)
    yardstick = f"trafilatura alone, {number / totals['alone']:.1f} pages/s"
    whole = totals["clean"] + totals["rows"]
    yield Measured("HTML → rows", yardstick, f"{number / whole:.1f} pages/s", totals["alone"] / whole, 1.1)
    each = f"{totals['rows'] / number * 1000:.2f} ms a page"
    yield Measured("text → rows", yardstick, each, totals["rows"] / totals["alone"], 0.15, at_most=True)


def everything(folder: Path | None, articles: Sequence[Path] = ()) -> Iterator[Measured | str]:
    """Every line of the table, as it comes."""
    from tests.benchmarks import real

    yield english()
    yield korean()
    for file in articles:
        yield from real.measure(file)
    if not articles:
        yield "real text → records: not measured, name files of articles with ARTICLES='news.jsonl.gz …'"
    yield start_up()
    if folder is None:
        yield "HTML → rows: not measured, name a folder of saved pages with PAGES=DIR"
    else:
        yield from pages(folder)


def verdicts(found: Sequence[Measured | str]) -> bool:
    """Whether every bar that was measured is met."""
    return all(line.met for line in found if isinstance(line, Measured))
