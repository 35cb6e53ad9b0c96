"""`kaix forget`: an article that was fetched, removed for good from the tables, the pages and the parts."""

from __future__ import annotations

import json
from typing import Any

from kaix.batch import streams
from kaix.batch.ledger import Ledger
from kaix.columns import Columns
from kaix.failures import ArticleError, UsageError
from kaix.tables import read


def forget(what: str, out: str, ledger: Ledger) -> str:
    """Remove the article with this id or address, and never fetch it again; the address that it had.

    The tables are written by the next run. Raises `UsageError` for an article that no run into `out` has fetched, or
    that is read from a file.
    """
    url = _address(what, out, ledger)
    page = ledger.index.page(url)
    if page is not None:
        ledger.pages.drop(page[0])
    ledger.index.forget(url)
    ledger.drop_page(url)
    ledger.remove_unused_parts()
    return url


def _address(what: str, out: str, ledger: Ledger) -> str:
    given = what.strip()
    if streams.is_web(given):
        found = ledger.index.url_of(given)
        if found is None:
            raise UsageError(
                f"{given}: no run into {out} has fetched it: name the address as articles.csv has it"
            )
        return found
    source = _source_of(given, out)
    if not streams.is_web(source):
        raise UsageError(f"{given} is read from {source}: remove it there, and run again")
    return source


def _source_of(article_id: str, out: str) -> str:
    path = f"{out}/articles.csv"
    try:
        with streams.opened(path) as file:
            articles = read(file)
    except (OSError, ArticleError) as error:
        raise UsageError(f"{path} cannot be read ({error}): name the article's address instead") from error
    found = articles.loc[articles["article_id"] == article_id, "source"]
    if found.empty:
        raise UsageError(f"{article_id}: no article of this id in {path}: name one of its ids, or an address")
    return str(found.iloc[0])


def note(
    ledger: Ledger,
    inputs: list[str],
    about: str | None,
    about_min: float | None,
    formats: tuple[str, ...],
    columns: Columns,
) -> None:
    """Note what a run was asked for, so that its tables can be written without an article."""
    said = {"inputs": inputs, "about": about, "about_min": about_min, "formats": formats}
    ledger.set("asked", json.dumps({**said, "columns": dict(columns)}))


def noted(ledger: Ledger) -> dict[str, Any] | None:
    """What the run before was asked for; `None` if it cannot be done again: a list came on standard input."""
    said: dict[str, Any] = json.loads(ledger.get("asked") or "{}")
    inputs = said.get("inputs")
    return said if isinstance(inputs, list) and inputs and "-" not in inputs else None
