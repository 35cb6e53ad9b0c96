"""`kaix annotate …` and `kaix export …`: the verbs that exchange rows with annotation tools and spaCy."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kaix.cli.exits import NOTHING_READ, SOME_FAILED, complaints
from kaix.cli.languages import Language


class Tool(StrEnum):
    """The annotation tools, as `annotation.formats` names them."""

    labelstudio = "labelstudio"
    doccano = "doccano"
    prodigy = "prodigy"


_Tool = Annotated[Tool, typer.Option("--format", help="The annotation tool.")]


def annotate_export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="The file to import into the tool.")],
    tool: _Tool,
    run_dir: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="A folder that `kaix run` wrote, or a gold folder.")
    ] = Path("outputs"),
) -> None:
    """Write pre-annotated tasks; for Label Studio its labelling configuration too, as .xml beside them."""
    from kaix.annotation import formats
    from kaix.display import counted

    with complaints():
        done = formats.export(run_dir, tool.value, out)
    typer.echo(f"{counted(done.tasks, 'task')} with {counted(done.facts, 'fact')} in {out}")
    if done.config:
        typer.echo(f"labelling configuration in {done.config}")
    _without_text(done.gone, done.tasks)


def annotate_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")],
    tool: _Tool,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The gold folder: a new one, or one to add to.")],
) -> None:
    """Turn a corrected export into gold tables; labels of articles that are not in it stay as they are."""
    from kaix import display
    from kaix.annotation import display as figures
    from kaix.annotation import formats

    with complaints():
        done = formats.import_(file, tool.value, out)
    typer.echo(figures.imported(done, out))
    if done.complaint:
        from kaix import display

        display.complain(f"not yet gold: {done.complaint}")
        raise typer.Exit(SOME_FAILED)


def annotate_agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="The gold folder of one annotator.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="That of another, of the same articles.")],
) -> None:
    """Print how far two annotators agree: F1 on spans, equal cells and Cohen's kappa by column."""
    from kaix.annotation import agreement
    from kaix.annotation import display as figures

    with complaints():
        found, articles = agreement.agree(first, second)
    figures.show(found, articles)


def export_spacy(
    out: Annotated[Path, typer.Option(metavar="FILE.spacy", help="The file to write.")],
    run_dir: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="A folder that `kaix run` wrote, or a gold folder.")
    ] = Path("outputs"),
    language: Annotated[Language | None, typer.Option(help="Only the articles in it.")] = None,
) -> None:
    """Write training data for spaCy: a DocBin, all spans in doc.spans["sc"], each table's in its own."""
    from kaix import training
    from kaix.display import counted

    with complaints():
        done = training.write_spacy(run_dir, out, language)
    documents, spans = counted(done.documents, "document"), counted(done.spans.total(), "span")
    typer.echo(f"{documents} with {spans} in {out}")
    _without_text(done.gone, done.documents)


def _without_text(gone: dict[str, str], written: int) -> None:
    from kaix import display

    for name, reason in gone.items():
        display.complain(f"{name}: {reason}; left out")
    if gone:
        raise typer.Exit(SOME_FAILED if written else NOTHING_READ)
