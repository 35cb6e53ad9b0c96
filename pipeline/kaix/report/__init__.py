"""`kaix report`: the tables of a run → one HTML page that a person reads, with no network and nothing to install.

run folder ─ content ─▶ Content ─┬─ page (JSON, template, style, script) ─▶ report.html
                                 └─ charts (SVG) ─┘
"""

from __future__ import annotations

from pathlib import Path

from kaix import tables


def write(run_dir: Path, out: Path) -> int:
    """Write the report of the run in `run_dir` to the file `out`; its size in bytes.

    Raises `EvaluationError` for tables that are not there or unreadable and `tables.OutputError`.
    """
    from kaix.report import content, page

    html = page.html(content.read(run_dir)).encode("utf-8")
    tables.write(out.parent, {out.name: html})
    return len(html)
