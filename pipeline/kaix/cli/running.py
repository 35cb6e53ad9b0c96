"""`kaix run` and `kaix forget`: the verbs that write a folder of tables."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaix.cli.exits import FINE, INTERRUPTED, NOTHING_READ, SOME_FAILED, WRONG_USAGE, complaints

if TYPE_CHECKING:
    from kaix.run import Summary


class Log(StrEnum):
    """How a run is told."""

    text = "text"
    json = "json"


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
    from kaix.batch.child_process import Limits
    from kaix.batch.executors import ClusterError
    from kaix.batch.fetch import Manners
    from kaix.console import TerminatedError
    from kaix.run import Options
    from kaix.run import run as run_pipeline

    with complaints():
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
        with complaints(), watcher as progress:
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


def forget(
    what: Annotated[str, typer.Argument(metavar="ID|URL", help="The article, as articles.csv names it.")],
    out: Annotated[str, typer.Option(metavar="DIR", help="The folder of its tables.")] = "outputs",
) -> None:
    """Remove a fetched article for good, from tables, pages and parts; it is not fetched again."""
    from kaix import display
    from kaix.forgetting import forget as forget_article

    with complaints(), display.Progress() as progress:
        url, is_written = forget_article(what, out, progress.report)
    typer.echo(f"{url} is forgotten" + ("" if is_written else ": the next run writes the tables without it"))
