"""The command line: each verb parses, calls the library, prints; no logic lives here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import pipeline

if TYPE_CHECKING:
    from pipeline.run import Summary

FINE, NOTHING_READ, WRONG_USAGE, SOME_FAILED, BELOW, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit codes; `BELOW` is an evaluation below --fail-under."""

app = typer.Typer(
    name="kaix",
    help="Officials, sums of money, GPU counts and rankings from news about Korean AI.",
    epilog="Exit codes: 0 fine, 1 nothing could be read or written, 2 wrong usage, 3 done but some inputs failed, "
    "4 an evaluation below --fail-under, 130 interrupted.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kaix {pipeline.__version__}")
        raise typer.Exit


@app.callback()
def kaix(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Officials, sums of money, GPU counts and rankings from news about Korean AI."""


@app.command()
def run(
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[INPUT]...", help="Files and folders of .txt, .html, .htm and .jsonl."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the tables go.")] = Path("outputs"),
) -> None:
    """Read articles and write the tables: articles, officials, amounts, gpu_counts, rankings, failures."""
    from pipeline import display
    from pipeline.run import run as run_pipeline
    from pipeline.tables import OutputError

    try:
        with display.Progress() as progress:
            summary = run_pipeline(inputs or [Path("corpus")], out, progress.report)
    except KeyboardInterrupt:
        display.complain("interrupted: nothing was written; the same command starts again")
        raise typer.Exit(INTERRUPTED) from None
    except OutputError as error:
        display.complain(str(error))
        raise typer.Exit(NOTHING_READ) from None
    display.summarise(summary)
    raise typer.Exit(_code(summary))


def _code(summary: Summary) -> int:
    if not summary.articles:
        return NOTHING_READ
    return SOME_FAILED if summary.failures else FINE


def main() -> None:
    """The entry point of `kaix` and `python -m pipeline`."""
    app()
