"""The command line: each verb parses, calls the library, prints; no logic lives here.

Here the verbs are put together, in the order of `kaix --help`; a module holds those of one purpose.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kaix import __version__
from kaix.cli import exchange, running, scoring, showing
from kaix.cli.exits import SOME_FAILED, complaints

app = typer.Typer(
    name="kaix",
    help="Officials, sums of money, GPU counts and rankings from news about Korean AI.",
    epilog="Exit codes: 0 fine, 1 nothing could be read or written, 2 wrong usage, 3 done but some inputs failed, "
    "4 an evaluation below --fail-under, 5 done but not all of it could be printed, 130 interrupted (143 by SIGTERM).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kaix {__version__}")
        raise typer.Exit


@app.callback()
def kaix(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Options of the verbs, a table each; default: kaix.toml in this folder."
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Officials, sums of money, GPU counts and rankings from news about Korean AI."""
    from kaix import config as configuration

    with complaints():
        context.default_map = configuration.read(config, _options(context.command))


def _options(command: Any) -> dict[str, dict[str, str]]:
    """Verb → option without its dashes → name of its parameter."""
    return {
        name: {
            flag.lstrip("-"): each.name for each in verb.params for flag in each.opts if flag.startswith("--")
        }
        for name, verb in command.commands.items()
        if not hasattr(verb, "commands")
    }


for _verb in (
    running.run,
    running.forget,
    scoring.evaluate,
    showing.explain,
    scoring.diff,
    scoring.train,
    showing.report,
):
    app.command()(_verb)

annotate_app = typer.Typer(
    name="annotate",
    help="Correct a run's rows in an annotation tool, and make gold of them.",
    no_args_is_help=True,
)
export_app = typer.Typer(name="export", help="Write a run's rows for other programs.", no_args_is_help=True)
app.add_typer(annotate_app)
app.add_typer(export_app)

annotate_app.command("export")(exchange.annotate_export)
annotate_app.command("import")(exchange.annotate_import)
annotate_app.command("agree")(exchange.annotate_agree)
export_app.command("spacy")(exchange.export_spacy)


def main() -> None:
    """The entry point of `kaix` and `python -m kaix`."""
    from kaix.console import guarded

    with guarded(SOME_FAILED):
        app()
