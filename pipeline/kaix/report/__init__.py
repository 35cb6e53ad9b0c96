"""`kaix report`: the tables of a run → one HTML page that a person reads, with no network and nothing to install.

run folder ─ content ─▶ Content ─┬─ data (JSON) ───────────┬─ page (template, style, script) ─▶ report.html
                                 └─ money ─ static (HTML) ─┘
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kaix import tables
from kaix.failures import UsageError


def write(run_dir: Path, out: Path, since: str = "") -> int:
    """Write the report of the run in `run_dir` to the file `out`; its size in bytes.

    `since` is the day from which on a fact is new, YYYY-MM-DD: the page opens with that filter set. Raises `UsageError`
    for another `since`, `EvaluationError` for tables that are not there or unreadable, and `tables.OutputError`.
    """
    from kaix.report import content, page

    html = page.html(content.read(run_dir), _day(since) if since else "").encode("utf-8")
    tables.write(out.parent, {out.name: html})
    return len(html)


def _day(stated: str) -> str:
    try:
        return date.fromisoformat(stated).isoformat()
    except ValueError:
        raise UsageError(f"--since {stated}: write a day such as 2026-01-01") from None
