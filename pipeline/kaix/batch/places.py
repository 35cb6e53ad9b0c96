"""Where a run writes: a local folder, or one that fsspec reaches (`s3://bucket/news`).

The ledger is SQLite and stays on a local disk. For a folder behind a URL it lives in the user's cache, and a
copy goes beside the tables, so that a run on another machine, or after the loss of this one, goes on from there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kaix import run_record
from kaix.batch import streams
from kaix.batch.ledger import FOLDER, PAGES, Ledger
from kaix.batch.ledger_file import LEDGER
from kaix.failures import ArticleError

_NOTE = "uploaded"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the tables as it was named, the local folder of the run's own files, that of its parts."""

    out: str
    own: Path
    parts: str

    @property
    def is_remote(self) -> bool:
        """Whether the tables go to a URL."""
        return streams.is_url(self.out)

    def ledger(self) -> Ledger:
        """The ledger, fetched from beside the tables if another machine was the last to write it."""
        self.own.mkdir(parents=True, exist_ok=True)
        return Ledger(self.own, self.out, self.parts, self._fetch if self.is_remote else None)

    def _fetch(self) -> None:
        stamp = self.stamp(f"{FOLDER}/{LEDGER}")
        if stamp and stamp != self._noted():
            system, path = streams.filesystem(f"{self.out}/{FOLDER}/{LEDGER}")
            for left in self.own.glob(f"{LEDGER}*"):
                left.unlink()
            system.get_file(path, str(self.own / f"{LEDGER}.fetched"))
            (self.own / f"{LEDGER}.fetched").replace(self.own / LEDGER)
            (self.own / _NOTE).write_text(stamp)

    def keep(self, ledger: Ledger) -> None:
        """Put a copy of the ledger beside the tables that are elsewhere."""
        if self.is_remote:
            copy = self.own / f"{LEDGER}.copy"
            ledger.copy(copy)
            system, path = streams.filesystem(f"{self.out}/{FOLDER}/{LEDGER}")
            system.put_file(str(copy), path)
            copy.unlink()
            (self.own / _NOTE).write_text(self.stamp(f"{FOLDER}/{LEDGER}"))

    def _noted(self) -> str:
        try:
            return (self.own / _NOTE).read_text()
        except OSError:
            return ""

    def own_files(self, inputs: Iterable[str], written: Iterable[str]) -> list[str]:
        """What an input may hold and is none: the folder of the tables, or the tables alone if it is an input itself.

        `written` are their names. An input that is named on the command line is read, whatever it is.
        """
        if any(_is_same(given, self.out) for given in inputs):
            return [f"{self.out}/{name}" for name in (FOLDER, PAGES, run_record.NAME, *written)]
        return [self.out]

    def remove(self, name: str) -> None:
        """Remove a file that was written by an earlier run, or the folder of a large table."""
        if self.is_remote:
            system, path = streams.filesystem(f"{self.out}/{name}")
            with suppress(FileNotFoundError):
                system.rm(path, recursive=True)
            return
        file = Path(self.out) / name
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)

    def publish(self, aside: Path, names: list[str]) -> None:
        """Put what is complete in the folder `aside` under its final name."""
        if self.is_remote:
            for name in names:
                system, path = streams.filesystem(f"{self.out}/{name}")
                if (aside / name).is_dir():
                    with suppress(FileNotFoundError):
                        system.rm(path, recursive=True)
                    for inside in sorted((aside / name).iterdir()):
                        system.put_file(str(inside), f"{path}/{inside.name}")
                else:
                    system.put_file(str(aside / name), path)  # an object shows when it is complete
            shutil.rmtree(aside)
            return
        out = Path(self.out)
        for name in names:
            final = out / name
            if final.is_dir() and not final.is_symlink():
                shutil.rmtree(final)
            os.replace(aside / name, final)  # noqa: PTH105
        folder = os.open(out, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        aside.rmdir()

    def put(self, name: str, content: bytes) -> None:
        """Put one small file under its name; it shows when it is complete."""
        if self.is_remote:
            system, path = streams.filesystem(f"{self.out}/{name}")
            system.pipe_file(path, content)
            return
        aside = self.own / f"{name}.part"
        aside.write_bytes(content)
        os.replace(aside, Path(self.out) / name)  # noqa: PTH105

    def digests(self, names: Iterable[str]) -> dict[str, str]:
        """Name → sha256 of the files of a local folder; those of a bucket are not read back."""
        if self.is_remote:
            return {}
        paths = {name: Path(self.out) / name for name in names}
        return {name: run_record.digest(path) for name, path in paths.items() if path.exists()}

    def stamps(self, names: list[str]) -> str:
        """Sizes and times of the files that were written: one that is gone or was changed is written again."""
        found = [self.stamp(name) for name in names]
        return " ".join(found) if all(found) else ""

    def stamp(self, name: str) -> str:
        """The size and time of one file; "" if it is not there."""
        if not self.is_remote:
            try:
                status = (Path(self.out) / name).stat()
            except OSError:
                return ""
            return f"{status.st_size}:{status.st_mtime_ns}"
        system, path = streams.filesystem(f"{self.out}/{name}")
        system.invalidate_cache()
        try:
            info: dict[str, Any] = system.info(path)
        except FileNotFoundError:
            return ""
        changed = (info.get(key) for key in ("ETag", "etag", "LastModified", "created", "mtime"))
        return f"{info.get('size')}:{next(filter(None, changed), '')}"


def _is_same(given: str, out: str) -> bool:
    if streams.is_url(given) or streams.is_url(out):
        return given.rstrip("/") == out
    try:
        return os.path.samefile(given, out)  # noqa: PTH121
    except OSError:
        return False


def place(out: str | Path) -> Place:
    """The place of the folder or URL `out`; raises `ArticleError` for one that names none, or no known protocol."""
    name = str(out).rstrip("/") or "/"
    if streams.is_url(str(out)) and not streams.is_url(
        name
    ):  # "s3://": a local folder of that name would be made
        raise ArticleError("cannot be opened", "it names no bucket and no folder")
    if streams.is_url(name):
        streams.filesystem(name)
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        own = cache / "kaix" / sha256(name.encode()).hexdigest()[:16]
        return Place(name, own, f"{name}/{FOLDER}/parts")
    own = Path(name) / FOLDER
    return Place(name, own, str((own / "parts").absolute()))
