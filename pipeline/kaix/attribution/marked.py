"""Labelled sentences in the format of the examples beside the rules, as decisions to learn from beside gold.

    [2025-06-25] The fund is [[over 100 trillion won | entity=Naver; topic=fund]].

`tests/examples.py` describes the format. A file is `<language>/<table>.examples`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kaix import annotate
from kaix.attribution.candidates import SLOTS
from kaix.attribution.examples import Example, judge
from kaix.failures import UsageError

_MARK = re.compile(r"\[\[(.+?)\]\]")
_DATE = re.compile(r"^\[(\d{4}-\d{2}-\d{2})\] ")
_DEFAULTS = {"status": {"officials": "current"}}


def marked_examples(path: Path) -> Iterator[tuple[str, Example]]:
    """Language and example of every decision about a marked mention; a second record on one anchor is left out.

    Raises `UsageError` where the file's table or language is none of kaix's.
    """
    language, table = path.parent.name, path.stem
    if language not in ("en", "ko") or table not in SLOTS:
        raise UsageError(
            f"{path}: examples are read from <language>/<table>.examples, such as en/amounts.examples"
        )
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        line = raw.strip().removeprefix("~ ").replace("\\n", "\n")
        if line.startswith(("# ", "== ")) or _MARK.search(line) is None:
            continue
        date = _DATE.match(line)
        text, labels = _read(line[date.end() :] if date else line)
        found = annotate.find(text, language, date[1] if date else None, trace=True)
        for decision in found.decisions:
            label = labels.get((decision.start, decision.end))
            column = decision.slot.partition(".")[2]
            if label is None or not decision.slot.startswith(f"{table}."):
                continue
            value = label.get(
                column, _DEFAULTS.get(column, {}).get(table, "actual") if column == "status" else ""
            )
            right, near = judge(column, value, decision.candidates)
            yield language, Example(decision.slot, f"{path.stem}:{number}", decision, value, right, near)


def _read(line: str) -> tuple[str, dict[tuple[int, int], dict[str, str]]]:
    """The text of a line without its marks, and the values at each anchor."""
    text, last = "", 0
    labels: dict[tuple[int, int], dict[str, str]] = {}
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        anchor, _, rest = match[1].partition(" | ")
        pairs = (pair.partition("=") for pair in re.split(r";;|; ", rest.split(" || ")[0]))
        labels[len(text), len(text) + len(anchor)] = {key.strip(): value.strip() for key, _, value in pairs}
        text += anchor
        last = match.end()
    return text + line[last:], labels
