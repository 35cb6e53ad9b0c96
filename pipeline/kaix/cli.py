"""The command line: each verb parses, calls the library, prints; no logic lives here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaix import __version__

if TYPE_CHECKING:
    from kaix.run import Summary

FINE, NOTHING_READ, WRONG_USAGE, SOME_FAILED, BELOW, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit codes; `BELOW` is an evaluation below --fail-under."""


class Language(StrEnum):
    """The languages that have rules."""

    en = "en"
    ko = "ko"


class Log(StrEnum):
    """How a run is told."""

    text = "text"
    json = "json"


class Tool(StrEnum):
    """The annotation tools, as `annotation.formats` names them."""

    labelstudio = "labelstudio"
    doccano = "doccano"
    prodigy = "prodigy"


app = typer.Typer(
    name="kaix",
    help="Officials, sums of money, GPU counts and rankings from news about Korean AI.",
    epilog="Exit codes: 0 fine, 1 nothing could be read or written, 2 wrong usage, 3 done but some inputs failed, "
    "4 an evaluation below --fail-under, 5 done but not all of it could be printed, 130 interrupted (143 by SIGTERM).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@contextmanager
def _complaints() -> Iterator[None]:
    """What a verb cannot do, as one line and an exit code: 2 for what it was given, 1 for what cannot be written."""
    from kaix import display
    from kaix.failures import UsageError
    from kaix.tables import OutputError

    try:
        yield
    except UsageError as error:
        display.complain(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except OutputError as error:
        display.complain(str(error))
        raise typer.Exit(WRONG_USAGE if error.is_usage else NOTHING_READ) from None


def _local(*folders: Path | None) -> None:
    """Raise `UsageError` for a folder behind a URL, where only `kaix run` reads and writes."""
    from kaix.failures import UsageError

    for folder in folders:
        if folder is not None and re.match(r"[a-z][a-z0-9+.-]+:/", str(folder)):
            url = str(folder).replace(":/", "://", 1)
            raise UsageError(f"{url}: this verb takes a local folder: copy it here first")


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

    with _complaints():
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


@app.command()
def run(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files and folders (.txt, .html, .jsonl, .csv, .parquet, .warc, packed with .gz or .zst or not), "
            "s3:// and other URLs, feeds, sitemaps, web pages, lists of addresses, or - for such a list on stdin.",
        ),
    ] = None,
    out: Annotated[
        str, typer.Option(metavar="DIR", help="Where the tables go: a folder, or a URL such as s3://…")
    ] = "outputs",
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that read; default: the cores.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="tcp://HOST:PORT", help="A running Dask cluster that reads instead.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE", help="Keep only articles about this: korean-ai, or a file of terms."
        ),
    ] = None,
    about_min: Annotated[
        float | None,
        typer.Option(
            metavar="GRADE", min=0, max=1, help="The grade from which on --about keeps an article; 0.4."
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read everything anew, not only what is new or changed.")
    ] = False,
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Some of csv,parquet,jsonl,sqlite,duckdb,xlsx.")
    ] = "csv",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and the local network too.")
    ] = False,
    refresh: Annotated[
        str,
        typer.Option(
            metavar="TIME",
            help="How long a page that is listed is asked for in every run (7d, 12h, 30m); then more rarely.",
        ),
    ] = "7d",
    columns: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="LIST",
            help="Columns of .jsonl, .csv and .parquet that stand for known ones: id=article_id,date=published.",
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 for failures that the run before had too.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help="The longest that one article may take.")
    ] = 60.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing but what went wrong as a whole.")
    ] = False,
    log: Annotated[
        Log, typer.Option(help="How progress and failures are told on standard error: text or json.")
    ] = Log.text,
) -> None:
    """Read articles and write the tables: articles, the four of facts, positions, checks, failures.

    The same command again reads what is new or changed, also after it was interrupted or killed.
    """
    import json

    from kaix import columns as known_columns
    from kaix import display, json_log
    from kaix.batch.executors import ClusterError
    from kaix.batch.fetch import Manners
    from kaix.batch.workers import Limits
    from kaix.console import TerminatedError
    from kaix.run import Options
    from kaix.run import run as run_pipeline

    with _complaints():
        mapped = known_columns.parse(columns)
    options = Options(
        workers=workers or 0,
        cluster=cluster,
        about=about,
        about_min=about_min,
        refresh=_seconds(refresh),
        fresh=fresh,
        formats=tuple(name.strip() for name in formats.split(",") if name.strip()),
        columns=mapped,
        limits=Limits(seconds=timeout),
        manners=Manners(allow_private=allow_private),
    )
    watcher = json_log.Silent() if quiet else json_log.JsonLog() if log is Log.json else display.Progress()
    if not inputs and not Path("corpus").is_dir():
        display.complain("name what to read: kaix run FILE, FOLDER or URL (there is no folder corpus here)")
        raise typer.Exit(WRONG_USAGE)
    try:
        with _complaints(), watcher as progress:
            summary = run_pipeline(inputs or ["corpus"], out, options, progress.report)
    except (KeyboardInterrupt, TerminatedError) as end:
        display.complain(
            "interrupted: the tables are as they were, what was read is kept; the same command goes on from here"
        )
        raise typer.Exit(INTERRUPTED if isinstance(end, KeyboardInterrupt) else int(str(end.code))) from None
    except ClusterError as error:
        display.complain(str(error))
        raise typer.Exit(NOTHING_READ) from None
    if as_json:
        typer.echo(json.dumps(json_log.summary_of(summary), ensure_ascii=False))
    elif log is Log.json:
        json_log.event("summary", **json_log.summary_of(summary))
    elif not quiet:
        display.summarise(summary)
    raise typer.Exit(_code(summary, strict=strict))


def _code(summary: Summary, *, strict: bool = False) -> int:
    if not summary.articles and (summary.failed or not summary.skipped):
        return NOTHING_READ
    return SOME_FAILED if summary.failed > (0 if strict else summary.known) else FINE


def _seconds(text: str) -> float:
    """Seconds of `7d`, `12h`, `30m`, `45s`."""
    units = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0}
    number, unit = text[:-1], text[-1:]
    if not number.isdecimal() or not number.isascii() or unit not in units:
        raise typer.BadParameter(f"{text!r} is no time such as 7d, 12h or 30m", param_hint="--refresh")
    return int(number) * units[unit]


@app.command()
def forget(
    what: Annotated[str, typer.Argument(metavar="ID|URL", help="The article, as articles.csv names it.")],
    out: Annotated[str, typer.Option(metavar="DIR", help="The folder of its tables.")] = "outputs",
) -> None:
    """Remove a fetched article for good, from tables, pages and parts; it is not fetched again."""
    from kaix import display
    from kaix.forgetting import forget as forget_article

    with _complaints(), display.Progress() as progress:
        url, is_written = forget_article(what, out, progress.report)
    typer.echo(f"{url} is forgotten" + ("" if is_written else ": the next run writes the tables without it"))


@app.command()
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

    with _complaints():
        _local(run_dir, gold, compare)
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


@app.command()
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
    with _complaints():
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


@app.command()
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

    with _complaints():
        _local(before, after, gold)
        comparison = changes.read(before, after, labels.read(gold, folders.read_text) if gold else None)
    if as_json:
        typer.echo(changes_display.as_json_text(comparison))
    else:
        changes_display.show(comparison)


@app.command()
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

    with _complaints():
        figures.check_tools()
        fits = training.train(gold or [Path("gold")], tuple(slot or ()), examples or ())
        if out is not None:
            weights.write(training.merged(fits), out)
    typer.echo(figures.as_json_text(fits) if as_json else figures.table(fits))


@app.command()
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
    with _complaints():
        _local(run_dir, out)
        size = pages.write(run_dir, path, since)
    typer.echo(f"{path} ({size:,} bytes)")


annotate_app = typer.Typer(
    name="annotate",
    help="Correct a run's rows in an annotation tool, and make gold of them.",
    no_args_is_help=True,
)
export_app = typer.Typer(name="export", help="Write a run's rows for other programs.", no_args_is_help=True)
app.add_typer(annotate_app)
app.add_typer(export_app)

_Tool = Annotated[Tool, typer.Option("--format", help="The annotation tool.")]


@annotate_app.command("export")
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

    with _complaints():
        done = formats.export(run_dir, tool.value, out)
    typer.echo(f"{counted(done.tasks, 'task')} with {counted(done.facts, 'fact')} in {out}")
    if done.config:
        typer.echo(f"labelling configuration in {done.config}")
    _without_text(done.gone, done.tasks)


@annotate_app.command("import")
def annotate_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")],
    tool: _Tool,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The gold folder: a new one, or one to add to.")],
) -> None:
    """Turn a corrected export into gold tables; labels of articles that are not in it stay as they are."""
    from kaix import display
    from kaix.annotation import display as figures
    from kaix.annotation import formats

    with _complaints():
        done = formats.import_(file, tool.value, out)
    typer.echo(figures.imported(done, out))
    if done.complaint:
        from kaix import display

        display.complain(f"not yet gold: {done.complaint}")
        raise typer.Exit(SOME_FAILED)


@annotate_app.command("agree")
def annotate_agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="The gold folder of one annotator.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="That of another, of the same articles.")],
) -> None:
    """Print how far two annotators agree: F1 on spans, equal cells and Cohen's kappa by column."""
    from kaix.annotation import agreement
    from kaix.annotation import display as figures

    with _complaints():
        found, articles = agreement.agree(first, second)
    figures.show(found, articles)


@export_app.command("spacy")
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

    with _complaints():
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


def main() -> None:
    """The entry point of `kaix` and `python -m kaix`."""
    from kaix.console import guarded

    with guarded(SOME_FAILED):
        app()
