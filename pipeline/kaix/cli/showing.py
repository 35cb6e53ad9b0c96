"""`kaix explain` and `kaix report`: the verbs that show facts in their text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaix.cli.exits import FINE, NOTHING_READ, SOME_FAILED, complaints, local
from kaix.cli.languages import Language


def explain(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-",
            help="A file of articles, as `kaix run` reads it, or - for one that is piped in.",
        ),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was published, for its relative dates.")
    ] = None,
    language: Annotated[Language | None, typer.Option(help="Its language, if detection is wrong.")] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print one JSON object an article, with the evidence for each slot."),
    ] = False,
) -> None:
    """Print an article with every record marked in its text, and below each sentence the values and the rule."""
    import sys

    from rich.console import Console

    from kaix import display, explain, explain_json, publication
    from kaix.failures import Failure

    if published and not publication.parse(published):
        raise typer.BadParameter(f"{published!r} is no date such as 2025-06-25", param_hint="--published")
    if file.startswith(("http://", "https://")):
        raise typer.BadParameter(f"it takes a file: `kaix run {file}` fetches it", param_hint="FILE")
    content = sys.stdin.buffer.read() if file == "-" else None
    failed = read = 0
    with complaints():
        made = explain_json.explained if as_json else explain.explain
        for found in explain.each(made, Path(file), content, published=published, language=language):
            if isinstance(found, Failure):
                failed += 1
                display.complain(display.failure_line(found))
            elif isinstance(found, str):
                read += 1
                typer.echo(found)
            else:
                read += 1
                Console(highlight=False).print(found)
    raise typer.Exit(NOTHING_READ if not read else SOME_FAILED if failed else FINE)


def report(
    run_dir: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="A folder that `kaix run` wrote.")
    ] = Path("outputs"),
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The page; default: report.html in the run's folder.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="DAY", help="Show what is new since this day, such as 2026-01-01.")
    ] = "",
) -> None:
    """Write one HTML page of a run: facts, charts, tables, articles with their facts marked. It needs no network."""
    from kaix import report as pages

    path = out or run_dir / "report.html"
    with complaints():
        local(run_dir, out)
        size = pages.write(run_dir, path, since)
    typer.echo(f"{path} ({size:,} bytes)")
