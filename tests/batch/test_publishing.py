"""Tables put into their place: when they are written, which files go, and what a failure leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kaix.batch import publishing
from kaix.batch.assembly import Counts
from kaix.batch.ledger import Known, Ledger
from kaix.batch.places import Place, place
from kaix.failures import Failure
from kaix.tables import COLUMNS

ARTICLE = ["a", *[""] * 5, "en", "a.txt", "9", "1", "0", *[""] * 4]
FAILED = Failure("b.txt", "empty", "0 bytes")
CSV = sorted([*(f"{table}.csv" for table in COLUMNS), "datapackage.json"])
Read = Callable[..., None]


@pytest.fixture
def where(tmp_path: Path) -> Place:
    (tmp_path / "out").mkdir()
    return place(tmp_path / "out")


@pytest.fixture
def ledger(where: Place) -> Iterator[Ledger]:
    with where.ledger() as opened:
        yield opened


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the assembly: one article and one failure; a line each time that it is asked."""
    asked: list[str] = []

    def assemble(ledger: Ledger, add: Any, tell: Any) -> Counts:
        asked.append("assembled")
        add("articles", [ARTICLE])
        add("failures", [["b.txt", "", "empty", "0 bytes", FAILED.advice]])
        return Counts(read=1, failed=1, languages=Counter(en=1))

    monkeypatch.setattr(publishing.assembly, "assemble", assemble)
    return asked


def files(where: Place) -> list[str]:
    return sorted(path.name for path in Path(where.out).iterdir() if path.name not in (".kaix", "kaix-pages"))


def write(ledger: Ledger, where: Place, *wanted: str) -> Counts:
    return publishing.assembled(ledger, where, wanted or ("csv",), lambda _: None)


def test_tables_are_written_once_until_something_changes(
    ledger: Ledger, where: Place, assembled: list[str]
) -> None:
    assert publishing.is_due(ledger, where, ("csv",))
    assert write(ledger, where) == Counts(read=1, failed=1, languages=Counter(en=1))
    assert files(where) == CSV == publishing.written(ledger)
    assert not publishing.is_due(ledger, where, ("csv",))
    assert write(ledger, where).known == 1  # what failed then fails still
    assert assembled == ["assembled"]
    (Path(where.out) / "articles.csv").write_text("mine")
    assert publishing.is_due(ledger, where, ("csv",))
    write(ledger, where)
    assert (Path(where.out) / "articles.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "a,,,,,,en,a.txt,9,1,0,,,,"
    ]
    (Path(where.out) / "facts.csv").unlink()
    assert publishing.is_due(ledger, where, ("csv",))


def test_other_units_or_formats_are_other_tables(ledger: Ledger, where: Place, assembled: list[str]) -> None:
    write(ledger, where)
    assert publishing.is_due(ledger, where, ("csv", "jsonl"))
    ledger.find([("unit", "stamp", {"name": "new"})])
    assert publishing.is_due(ledger, where, ("csv",))


def test_a_failure_is_known_the_second_time(ledger: Ledger, where: Place, assembled: list[str]) -> None:
    assert write(ledger, where).known == 0
    (Path(where.out) / "articles.csv").unlink()
    assert write(ledger, where).known == 1
    assert ledger.is_reported(FAILED.key)
    assert not ledger.is_reported(Failure("c.txt", "empty").key)


def test_tables_of_another_format_go_and_what_somebody_changed_stays(
    ledger: Ledger, where: Place, assembled: list[str]
) -> None:
    out = Path(where.out)
    write(ledger, where, "csv")
    (out / "mine.txt").write_text("mine")
    (out / "facts.csv").write_text("changed")
    write(ledger, where, "jsonl")
    assert files(where) == sorted(["mine.txt", "facts.csv", *(f"{table}.jsonl" for table in COLUMNS)])
    assert publishing.written(ledger) == sorted(f"{table}.jsonl" for table in COLUMNS)


def test_where_there_was_no_article_nothing_goes(
    ledger: Ledger, where: Place, assembled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(ledger, where, "csv")
    monkeypatch.setattr(publishing.assembly, "assemble", lambda *_: Counts(failed=1))
    write(ledger, where, "jsonl")
    assert files(where) == sorted([*CSV, *(f"{table}.jsonl" for table in COLUMNS)])
    assert publishing.has_tables(ledger, where, ("csv",))
    assert not publishing.has_tables(ledger, where, ("jsonl",))  # they are empty


def test_whether_an_earlier_run_left_tables(ledger: Ledger, where: Place, assembled: list[str]) -> None:
    assert not publishing.has_tables(ledger, where, ("csv",))
    (Path(where.out) / "articles.csv").write_text("of who knows")
    assert publishing.has_tables(ledger, where, ("csv",))
    assert not publishing.has_tables(ledger, where, ("jsonl",))
    write(ledger, where)
    assert publishing.has_tables(ledger, where, ("csv",))


def test_failures_alone_leave_the_tables(ledger: Ledger, where: Place, assembled: list[str]) -> None:
    out = Path(where.out)
    (out / "articles.csv").write_text("of an earlier run")
    assert publishing.failures_alone(ledger, where).failed == 1
    assert files(where) == ["articles.csv", "failures.csv"]
    assert (out / "articles.csv").read_text() == "of an earlier run"
    assert (out / "failures.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("b.txt,,empty,")
    assert publishing.written(ledger) == ["failures.csv"]
    assert publishing.is_due(ledger, where, ("csv",))


@pytest.mark.parametrize("step", [write, publishing.failures_alone])
def test_what_breaks_leaves_no_half_table(
    ledger: Ledger, where: Place, monkeypatch: pytest.MonkeyPatch, step: Callable[..., object]
) -> None:
    def broken(ledger: Ledger, add: Any, tell: Any) -> Counts:
        add("articles", [ARTICLE])
        raise OSError("disk full")

    monkeypatch.setattr(publishing.assembly, "assemble", broken)
    with pytest.raises(OSError, match="disk full"):
        step(ledger, where)
    assert files(where) == publishing.written(ledger) == []
    assert not (ledger.folder / "aside").exists()
    assert publishing.is_due(ledger, where, ("csv",))


def test_a_real_unit_is_assembled(ledger: Ledger, where: Place) -> None:
    ledger.find([("unit", "s", {"name": "x"})])
    ledger.record([Known("unit", "s", "h", "", 0, 0, 0, 0, 1)], "rules")
    assert write(ledger, where) == Counts()
    assert (Path(where.out) / "articles.csv").read_text(encoding="utf-8-sig").count("\n") == 1
