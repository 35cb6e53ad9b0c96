"""`kaix evaluate`, `kaix diff` and `kaix train`: the verbs that compare rows with gold, or with other rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaix.cli.exits import BELOW, complaints, local


def evaluate(
    run_dir: Annotated[
        Path, typer.Argument(metavar="RUN_DIR", help="A folder that `kaix run` wrote.")
    ] = Path("outputs"),
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The hand-labelled tables.")] = Path("gold"),
    fail_under: Annotated[
        float | None,
        typer.Option(metavar="F1", min=0, max=1, help="Exit with 4 if a table's F1 by value is lower."),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="OTHER_RUN", help="Another run, compared on the same articles.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all scores as JSON.")] = False,
) -> None:
    """Score a run against hand-labelled tables; writes scores.csv and errors.csv into the run's folder."""
    from kaix import display
    from kaix.evaluation import display as scores
    from kaix.evaluation import folders

    with complaints():
        local(run_dir, gold, compare)
        evaluation, other = folders.score(run_dir, gold, compare)
        wrong = folders.write(evaluation, run_dir)
    if as_json:
        typer.echo(scores.as_json_text(evaluation, other))
    else:
        scores.show(evaluation, other)
        errors = display.counted(wrong, "error")
        typer.echo(f"{errors} in {run_dir}/errors.csv, all scores in {run_dir}/scores.csv")
    if complaint := scores.below(evaluation, fail_under):
        display.complain(complaint)
        raise typer.Exit(BELOW)


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="A folder that `kaix run` wrote.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="Another, to compare with it.")],
    gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Hand-labelled tables: says which changes are right.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Show the rows that one run gained, lost and changed against another, with sentence and rule."""
    from kaix.evaluation import changes, changes_display, folders
    from kaix.evaluation import gold as labels

    with complaints():
        local(before, after, gold)
        comparison = changes.read(before, after, labels.read(gold, folders.read_text) if gold else None)
    if as_json:
        typer.echo(changes_display.as_json_text(comparison))
    else:
        changes_display.show(comparison)


def train(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD]...", help="Gold folders, such as `kaix annotate import` writes; default: gold."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the learned weights to this table.")
    ] = None,
    slot: Annotated[
        list[str] | None,
        typer.Option(metavar="SLOT", help="Only this one, such as amounts.entity; repeatable."),
    ] = None,
    examples: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="Learn from these marked sentences too, such as en/amounts.examples."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the accuracies as JSON.")] = False,
) -> None:
    """Learn the weights of the evidence from gold; prints how right each slot is before and after, cross-validated."""
    from kaix.attribution import display as figures
    from kaix.attribution import training, weights

    with complaints():
        figures.check_tools()
        fits = training.train(gold or [Path("gold")], tuple(slot or ()), examples or ())
        if out is not None:
            weights.write(training.merged(fits), out)
    typer.echo(figures.as_json_text(fits) if as_json else figures.table(fits))
