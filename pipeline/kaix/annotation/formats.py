"""The tools by name: how tasks are written for them and read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaix import tables
from kaix.annotation import gold, jsonl, label_studio
from kaix.annotation.tasks import AnnotationError, Task
from kaix.annotation.tasks import read as read_tasks
from kaix.evaluation import folders
from kaix.evaluation import gold as labels
from kaix.evaluation.rows import EvaluationError


@dataclass(frozen=True)
class Format:
    """`write` makes the file to import, `read` takes the tool's export: tasks, and how many it skipped."""

    write: Callable[[Sequence[Task]], str]
    read: Callable[[str], tuple[list[Task], int]]
    config: Callable[[], str] | None = None


FORMATS = {
    "labelstudio": Format(label_studio.write, label_studio.read, label_studio.config),
    "doccano": Format(jsonl.write_doccano, jsonl.read_doccano),
    "prodigy": Format(jsonl.write_prodigy, jsonl.read_prodigy),
}


@dataclass(frozen=True)
class Exported:
    """What was written: tasks and facts, articles without their text, and the configuration's file if there is one."""

    tasks: int
    facts: int
    gone: dict[str, str]
    config: Path | None


@dataclass(frozen=True)
class Imported:
    """What was written: articles and rows, how many tasks were skipped, and why the labels are not yet gold.

    `replaced` are the ids of articles whose older labels gave way, `kept` those of articles that are not in the export.
    """

    articles: int
    rows: int
    skipped: int
    complaint: str | None
    replaced: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def export(run_dir: Path, name: str, out: Path) -> Exported:
    """Write the tasks of a run or gold folder for the tool `name` to the file `out`.

    A configuration goes beside it, as `.xml`. Raises `EvaluationError` and `tables.OutputError`.
    """
    tasks, gone = read_tasks(run_dir)
    chosen = FORMATS[name]
    files = {out.name: chosen.write(tasks).encode("utf-8", "surrogatepass")}
    config = out.with_suffix(".xml") if chosen.config else None
    if config and chosen.config:
        files[config.name] = chosen.config().encode("utf-8")
    tables.write(out.parent, files)
    return Exported(len(tasks), sum(len(task.facts) for task in tasks), gone, config)


def import_(path: Path, name: str, out: Path) -> Imported:
    """Put the articles of an export of the tool `name` into the gold folder `out`; others there stay as they are.

    Raises `AnnotationError` and `tables.OutputError`.
    """
    try:
        tasks, skipped = FORMATS[name].read(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AnnotationError(f"{path}: {error.strerror or error}") from None
    except AnnotationError as error:
        raise AnnotationError(f"{path}: {error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        seen = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        raise AnnotationError(f"{path} is no export of {name} ({seen}): export it again") from None
    if not tasks:  # those that nobody submitted hold predictions alone
        raise AnnotationError(
            f"{path}: no finished task: submit the tasks, export again; nothing was written"
        )
    written = gold.write(tasks, out)
    repeated = sum(len(task.facts) for task in tasks) - written.rows
    complaint = f"{repeated} facts repeat another on their span and were left out" if repeated else None
    try:
        labels.read(out, folders.read_text)
    except EvaluationError as error:
        complaint = str(error)
    return Imported(len(tasks), written.rows, skipped, complaint, written.replaced, written.kept)
