"""`make bench`: how fast kaix is, as ratios to what it is built on, measured in this very run."""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from tests.benchmarks import across, batch, speed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a folder of saved web pages")
    parser.add_argument("--articles", type=Path, nargs="+", default=[], metavar="FILE", help="real articles")
    parser.add_argument("--only", choices=("text", "all"), default="all", help="text: leave the batches out")
    parser.add_argument("--long", action="store_true", help="memory at 200,000 articles, not at 20,000")
    given = parser.parse_args()
    folder = given.pages
    if folder is not None and not folder.is_dir():
        parser.error(f"{folder} is no folder")
    for file in given.articles:
        if not file.is_file():
            parser.error(f"{file} is no file")
    console = Console(highlight=False)
    table = Table(title="Speed", title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("what", "kaix", "yardstick"):
        table.add_column(heading)
    for heading in ("ratio", "bar", ""):
        table.add_column(heading, justify="right", no_wrap=True)
    found = []
    notes = []
    batches = [] if given.only == "text" else batch.everything(folder, long=given.long)
    for line in chain(speed.everything(folder, given.articles), across.near_linear(), batches):
        found.append(line)
        if isinstance(line, str):
            notes.append(line)
            continue
        bar = f"{'≤' if line.at_most else '≥'} {line.bar:.2f}"
        verdict = "[green]met[/]" if line.met else "[red]missed[/]"
        table.add_row(line.what, line.ours, line.yardstick, f"{line.ratio:.2f}", bar, verdict)
    console.print(table)
    for note in notes:
        console.print(note, markup=False)
    return 0 if speed.verdicts(found) else 1


if __name__ == "__main__":
    sys.exit(main())
