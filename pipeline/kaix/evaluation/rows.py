"""The rows of a folder of tables as they stand in the files: text cells with the line each came from."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from kaix.cells import unguard
from kaix.evaluation.equality import NUMBERS, identity
from kaix.failures import UsageError
from kaix.records import RECORDS, columns, value_columns


class EvaluationError(UsageError):
    """Gold or a run that cannot be scored; the message names file and line, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mention as a table states it; `values` holds the cells between the anchor and the sentence."""

    group: str
    article_id: str
    start: int
    end: int
    text: str
    values: dict[str, str]
    sentence: str
    rule: str
    line: int
    identity: tuple[object, ...] = field(default=())

    @property
    def span(self) -> tuple[int, int]:
        """The anchor's `(start, end)` in code points."""
        return self.start, self.end


def read_cells(path: Path, needed: tuple[str, ...], what_to_do: str) -> list[tuple[int, dict[str, str]]]:
    """The data lines of a CSV table: line number and cells by column.

    Raises `EvaluationError` for a file that is not there or not UTF-8, a missing column and a line
    with more or fewer cells than the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines)
            header = next(reader, [])
            if missing := [name for name in needed if name not in header]:
                raise EvaluationError(f"{path}:1: no column {missing[0]!r}: {what_to_do}")
            result = []
            before = reader.line_num
            for cells in reader:
                line, before = before + 1, reader.line_num
                if not cells:
                    continue
                if len(cells) != len(header):
                    raise EvaluationError(
                        f"{path}:{line}: {len(cells)} cells under {len(header)} columns: "
                        "quote cells that hold commas"
                    )
                named = zip(header, cells, strict=True)
                result.append((line, {name: c if name in NUMBERS else unguard(c) for name, c in named}))
            return result
    except FileNotFoundError:
        raise EvaluationError(f"{path} is not there: {what_to_do}") from None
    except NotADirectoryError:
        raise EvaluationError(f"{path.parent} is a file: name the folder that holds {path.name}") from None
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}: check its permissions") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise EvaluationError(f"{path} is no CSV table in UTF-8 ({error}): save it as one") from None


def _offset(at: str, name: str, cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal() and len(cell) < 19):
        raise EvaluationError(f"{at}: {name} is {cell!r}: write an offset in characters")
    return int(cell)


def read_rows(folder: Path, group: str, what_to_do: str) -> list[Row]:
    """The rows of one table of mentions, in the order of the file."""
    record = RECORDS[group]
    path = folder / f"{group}.csv"
    rows = []
    for line, cells in read_cells(path, columns(record), what_to_do):
        start, end = (_offset(f"{path}:{line}", name, cells[name]) for name in ("start", "end"))
        values = {name: cells[name] for name in value_columns(record)}
        rows.append(
            Row(
                group,
                cells["article_id"],
                start,
                end,
                cells["text"],
                values,
                cells["sentence"],
                cells["rule"],
                line,
                identity(group, values),
            )
        )
    return rows
