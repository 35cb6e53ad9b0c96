"""The ledger's file: made, opened again, put aside where it is damaged, refused where it is another program's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kaix.batch import ledger_file, pageindex
from kaix.batch.ledger_file import LEDGER


def tables(base: sqlite3.Connection) -> list[str]:
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row[0] for row in names]


def opened(folder: Path, *, has_pages: bool = False) -> tuple[list[str], list[str]]:
    """Its tables, and what was said of its damage."""
    notes: list[str] = []
    base = ledger_file.opened(folder, notes, has_pages=has_pages)
    try:
        return tables(base), notes
    finally:
        base.close()


def test_it_is_made_and_opened_again(tmp_path: Path) -> None:
    assert opened(tmp_path) == (["reported", "state", "unit"], [])
    assert opened(tmp_path) == (["reported", "state", "unit"], [])


def test_a_damaged_one_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    path.write_bytes(b"no database at all" * 100)
    names, notes = opened(tmp_path)
    assert names == ["reported", "state", "unit"]
    assert notes == [f"{path} is damaged: all is read anew, and what it was is {path}.damaged"]
    assert Path(f"{path}.damaged").read_bytes().startswith(b"no database")


def test_a_row_that_is_not_as_it_was_written_goes(tmp_path: Path) -> None:
    opened(tmp_path)
    base = sqlite3.connect(tmp_path / LEDGER)
    with base:
        base.execute("INSERT INTO state VALUES ('key', 'value', 1)")
    base.close()
    _, notes = opened(tmp_path)
    assert notes == [f"1 notes in {tmp_path / LEDGER} are damaged: what they stood for is read again"]
    assert opened(tmp_path)[1] == []


def test_another_version_s_is_refused(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / LEDGER)
    base.execute("CREATE TABLE unit(id TEXT, other TEXT)")
    base.close()
    with pytest.raises(OSError, match="is of another version of kaix: delete"):
        opened(tmp_path)


def test_nothing_is_moved_where_there_are_no_old_pages(tmp_path: Path) -> None:
    base = ledger_file.opened(tmp_path, [], has_pages=False)
    ledger_file.move_pages(base, tmp_path, tmp_path / "new")
    assert tables(base) == ["reported", "state", "unit"]
    base.close()


def test_old_pages_are_moved_with_what_is_known_of_them(tmp_path: Path) -> None:
    old, new = tmp_path / "pages", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    (old / "a.html").write_bytes(b"page")
    pageindex.opened(new).close()
    base = ledger_file.opened(tmp_path, [], has_pages=True)
    pageindex.PageIndex(base).keep_page("https://a.example", "a.html", None, None, None, "https://a.example")
    ledger_file.move_pages(base, tmp_path, new)
    assert (not old.exists(), [path.name for path in new.glob("*.html")]) == (True, ["a.html"])
    assert "page" not in tables(base)
    base.close()
    index = pageindex.opened(new)
    assert index.page("https://a.example") == ("a.html", None, None, None, "https://a.example")
    index.close()
