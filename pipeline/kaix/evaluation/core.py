"""Gold × run → pairs → scores: everything that is counted, before it is shown or written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaix.evaluation.alignment import BY_SPAN, BY_VALUE, Pair, align
from kaix.evaluation.counts import MEASURES, Accuracy, Counts, made_by, total
from kaix.evaluation.equality import agrees
from kaix.evaluation.gold import Gold
from kaix.evaluation.intervals import Intervals, bootstrap
from kaix.evaluation.rows import Row
from kaix.evaluation.runs import Run, check_texts
from kaix.records import RECORDS, value_columns

ALL = "all"
"""The name of the sum over all tables."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What was found in one table of one article: the pairs aligned by place, and those aligned by value."""

    group: str
    article_id: str
    language: str
    by_span: tuple[Pair, ...]
    by_value: tuple[Pair, ...]
    by_measure: dict[str, Counts]

    def counts(self, measure: str) -> Counts:
        """The counts under one measure."""
        return self.by_measure[measure]


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one table under one measure; `language` and `article_id` are empty for all of them."""

    table: str
    language: str
    article_id: str
    measure: str
    counts: Counts
    intervals: Intervals | None


@dataclass(frozen=True, slots=True)
class RuleScore:
    """The rows that one rule made: right ones, and wrong or spurious ones, by value."""

    table: str
    language: str
    rule: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ColumnScore:
    """How often one column is right on the rows that were matched."""

    table: str
    language: str
    column: str
    accuracy: Accuracy


@dataclass(frozen=True)
class Evaluation:
    """A run scored against a gold set; `absent` are labelled articles that the run has no row for."""

    cells: tuple[Cell, ...]
    absent: tuple[str, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the labelled articles, in alphabetical order."""
        return tuple(sorted({cell.language for cell in self.cells}))

    @property
    def articles(self) -> tuple[str, ...]:
        """The labelled articles, in the order of the gold set."""
        return tuple(dict.fromkeys(cell.article_id for cell in self.cells))

    def select(self, table: str = ALL, language: str = "") -> list[Cell]:
        """The cells of a table (or all) in a language (empty: all of them)."""
        return [c for c in self.cells if table in (ALL, c.group) and language in ("", c.language)]

    def counts(self, table: str, measure: str, language: str = "") -> Counts:
        """The counts of a table (or all) in a language (empty: all of them) under one measure."""
        return _sum(self.per_article(table, measure, language))

    def per_article(self, table: str, measure: str, language: str = "") -> list[Counts]:
        """The counts of each article, in the order of `articles`: what intervals and tests resample."""
        by_article: dict[str, Counts] = {}
        for cell in self.select(table, language):
            by_article[cell.article_id] = by_article.get(cell.article_id, Counts()) + cell.counts(measure)
        return list(by_article.values())

    def scores(self) -> Iterator[Score]:
        """Every table, then all, in every language, then both, with intervals; then each article."""
        for table in (*RECORDS, ALL):
            for language in (*self.languages, ""):
                for measure in MEASURES:
                    samples = self.per_article(table, measure, language)
                    yield Score(table, language, "", measure, _sum(samples), bootstrap(samples))
        by_article: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            by_article[cell.article_id].append(cell)
        for article_id, cells in by_article.items():
            for table in (*RECORDS, ALL):
                for measure in MEASURES:
                    counts = _sum(cell.counts(measure) for cell in cells if table in (ALL, cell.group))
                    yield Score(table, cells[0].language, article_id, measure, counts, None)

    def rules(self) -> list[RuleScore]:
        """Each rule that made a row, by table, language and name; missed rows are in no rule's counts."""
        found: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
        for cell in self.cells:
            for pair in cell.by_value:
                if pair.run is not None:
                    found[cell.group, cell.language, made_by(pair.run)].append(pair)
        order = list(RECORDS)
        return [
            RuleScore(*key, total(pairs, "value"))
            for key, pairs in sorted(found.items(), key=lambda item: (order.index(item[0][0]), *item[0][1:]))
        ]

    def columns(self) -> list[ColumnScore]:
        """Each value column of each table on the rows matched by place or, failing that, by value."""
        result = []
        for table, record in RECORDS.items():
            for language in (*self.languages, ""):
                found = {column: Accuracy() for column in value_columns(record)}
                for cell in self.select(table, language):
                    for _, column, right, stated in judged_columns(cell):
                        found[column] += Accuracy(int(right), 1, int(stated))
                result += [
                    ColumnScore(table, language, column, accuracy) for column, accuracy in found.items()
                ]
        return result


def _sum(counts: Iterable[Counts]) -> Counts:
    result = Counts()
    for each in counts:
        result += each
    return result


def evaluate(gold: Gold, run: Run) -> Evaluation:
    """Score `run` against `gold`.

    Articles without labels are left out; the rows of labelled ones that the run lacks are missed.
    Raises `EvaluationError` where the run read another text than the one labelled.
    """
    absent = check_texts(run, gold)
    cells = []
    gold_rows, run_rows = _by_article(gold.rows), _by_article(run.rows)
    for article_id, article in gold.articles.items():
        for group in RECORDS:
            labels = gold_rows[group].get(article_id, [])
            found = run_rows[group].get(article_id, [])
            by_span, by_value = (tuple(align(labels, found, levels)) for levels in (BY_SPAN, BY_VALUE))
            counts = {m: total(by_value if m == "value" else by_span, m) for m in MEASURES}
            cells.append(Cell(group, article_id, article.language, by_span, by_value, counts))
    return Evaluation(tuple(cells), tuple(absent))


def _by_article(tables: dict[str, list[Row]]) -> dict[str, dict[str, list[Row]]]:
    result: dict[str, dict[str, list[Row]]] = {}
    for group, rows in tables.items():
        result[group] = {}
        for row in sorted(rows, key=lambda row: row.span):
            result[group].setdefault(row.article_id, []).append(row)
    return result


def judged_columns(cell: Cell) -> Iterable[tuple[Pair, str, bool, bool]]:
    """For each matched pair and value column: whether it is right, and whether either side states it."""
    partner = {pair.run.start: pair.gold.start for pair in cell.by_span if pair.gold and pair.run}
    for pair in cell.by_span:
        if pair.gold is None or pair.run is None:
            continue
        for column, label in pair.gold.values.items():
            found = pair.run.values[column]
            if column == "converts" and found and int(found) in partner:
                # the run's amount may begin a word earlier: what counts is which amount is restated
                found = str(partner[int(found)])
            yield pair, column, agrees(column, label, found), bool(label or found)
