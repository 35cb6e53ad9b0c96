"""What is forgotten of an article, by which name it is found, and what a run was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaix import tables
from kaix.batch import forgetting
from kaix.batch.ledger import Known, Ledger
from kaix.batch.pagestore import name_of
from kaix.batch.places import place
from kaix.failures import UsageError
from kaix.tables import ArticleRow

ONE, TWO = "https://paper.example/1", "https://paper.example/2"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two pages that were fetched and read, in one part, and the table of the articles."""
    rows = [
        ArticleRow(
            article_id=name, title=None, publisher=None, authors=None, published=None, url=source, language="en",
            source=source, characters=1, sentences=1, sha256="0",
        )
        for name, source in (("one", ONE), ("two", TWO), ("file", "news/a.txt"))
    ]  # fmt: skip
    with place(tmp_path / "out").ledger() as opened:
        for url in (ONE, TWO):
            opened.index.keep_page(url, name_of(url), None, None, None, url)
            opened.pages.put(name_of(url), b"<p>page</p>")
        (Path(opened.parts) / "both").write_bytes(b"rows")
        (Path(opened.parts) / "other").write_bytes(b"rows")
        known = [
            Known(f"page\n{url}\n", "s", "h", part, 0, 4, 1, 0, 0)
            for url, part in ((ONE, "both"), (TWO, "both"), ("https://paper.example/11", "other"))
        ]
        opened.record(known, "rules")
        (tmp_path / "out" / "articles.csv").write_bytes(
            tables.to_csv("articles", tables.frame("articles", rows)).encode(tables.ENCODING)
        )
        yield opened


def pages(ledger: Ledger) -> list[bool]:
    return [ledger.pages.get(name_of(url)) is not None for url in (ONE, TWO)]


@pytest.mark.parametrize("what", ["one", ONE, f" {ONE}\n"])
def test_an_article_leaves_no_page_and_no_part(tmp_path: Path, ledger: Ledger, what: str) -> None:
    assert forgetting.forget(what, str(tmp_path / "out"), ledger) == ONE
    assert pages(ledger) == [False, True]
    assert (ledger.index.is_forgotten(ONE), ledger.index.is_forgotten(TWO)) == (True, False)
    assert (ledger.index.page(ONE), ledger.index.page(TWO) is None) == (None, False)
    assert [path.name for path in Path(ledger.parts).iterdir()] == ["other"]
    assert ledger.known(f"page\n{TWO}\n", "rules") is None  # it was in the same part, and is read again


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("https://paper.example/3", "https://paper.example/3: no run into {out} has fetched it"),
        ("three", "three: no article of this id in {out}/articles.csv"),
        ("file", "file is read from news/a.txt: remove it there, and run again"),
    ],
)
def test_what_was_not_fetched_cannot_be_forgotten(
    tmp_path: Path, ledger: Ledger, what: str, said: str
) -> None:
    out = str(tmp_path / "out")
    with pytest.raises(UsageError) as caught:
        forgetting.forget(what, out, ledger)
    assert str(caught.value).startswith(said.format(out=out))
    assert pages(ledger) == [True, True]
    assert len(list(Path(ledger.parts).iterdir())) == 2


def test_without_a_table_an_address_is_needed(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "out" / "articles.csv").unlink()
    with pytest.raises(
        UsageError, match=r"articles\.csv cannot be read .*: name the article's address instead"
    ):
        forgetting.forget("one", str(tmp_path / "out"), ledger)
    assert forgetting.forget(TWO, str(tmp_path / "out"), ledger) == TWO


def test_what_a_run_was_asked_for(ledger: Ledger) -> None:
    assert forgetting.noted(ledger) is None
    forgetting.note(ledger, ["feed", "한국"], "korean-ai", 0.5, ("csv", "jsonl"), {"id": "article_id"})
    assert forgetting.noted(ledger) == {
        "inputs": ["feed", "한국"], "about": "korean-ai", "about_min": 0.5, "formats": ["csv", "jsonl"],
        "columns": {"id": "article_id"},
    }  # fmt: skip


@pytest.mark.parametrize("inputs", [["-"], ["feed", "-"], []])
def test_what_cannot_be_done_again(ledger: Ledger, inputs: list[str]) -> None:
    forgetting.note(ledger, inputs, None, None, ("csv",), {})
    assert forgetting.noted(ledger) is None
