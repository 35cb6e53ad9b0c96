"""What this run's inputs hold: files and folders, URLs, stretches of big files → units, in the order of the inputs.

A unit is a small dict that a worker on another machine can read by itself (`readers.py`), with a stamp that
changes when its content does. What is found is the same every time; nothing is opened but what has to be
divided: big JSON Lines by bytes, WARC by gzip members, Parquet by row groups, all else by items.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kaix import lines, metadata
from kaix.batch import pagestore, rows, streams
from kaix.batch.pagestore import PageStore
from kaix.columns import Columns
from kaix.failures import ArticleError, Failure
from kaix.folders import Seen, name_of
from kaix.sources import files, is_companion

STRETCH = 32 * 1024 * 1024
"""Bytes of a big file that are read at one go: seconds of work, minutes where every page is an article."""
LINES = 2 * 1024 * 1024
"""Bytes of JSON Lines, where every line is an article: some hundred of them."""
ITEMS = 2_000
"""Articles of a stretch of a file that can only be read from its beginning (`.jsonl.gz`, `.csv`)."""

ARTICLES = (".txt", ".html", ".htm")
TABLES = (".jsonl", ".csv")

Unit = dict[str, Any]
Found = tuple[str, str, Unit]
"""Identity, stamp, unit."""


def identity(unit: Unit) -> str:
    """The same for the same stretch of the same file under the same name.

    A relative name is one of the folder in which the run was started: only the run may ask, never a worker.
    """
    where = unit.get("url") or unit["name"]
    place = os.path.abspath(where) if not streams.is_url(where) else ""  # noqa: PTH100  fast, and no link is followed
    return "\n".join((unit["reader"], where, str(unit.get("start", 0)), str(unit.get("top", "")), place))


def mapped(found: Iterable[Found], columns: Columns) -> Iterator[Found]:
    """The units, and in those of tables what their columns stand for; they are read anew where that is another."""
    said = json.dumps(sorted(columns.items()), ensure_ascii=False) if columns else ""
    for i, stamp, unit in found:
        if said and unit["reader"] in ("items", "lines", "rows"):
            yield i, stamp + said, {**unit, "columns": dict(columns), "stamp": stamp + said}
        else:
            yield i, stamp, unit


def failure(found: Failure) -> Found:
    """The unit of something that cannot be read; it is tried again in every run."""
    unit: Unit = {"reader": "failure", "name": found.source, "start": found.reason, "top": found.detail}
    unit |= {"failure": [found.reason, found.detail], "ids": [found.article_id] if found.article_id else []}
    return identity(unit), "", unit


def of_path(given: str, seen: Seen) -> Iterator[Found]:
    """The units of a local file or folder; `seen` as for `sources.files`."""
    top = Path(given)
    folders: dict[Path, str] = {}
    for path in files(top, seen):
        if isinstance(path, Failure):
            yield failure(path)
            continue
        if path.parent not in folders:
            folders[path.parent] = _stamp(path.parent / metadata.FILE)
            for found in metadata.for_folder(path.parent).failures:
                yield failure(found)
        yield from of_file(path, top, folders[path.parent])


def of_file(path: Path, top: Path, beside: str) -> Iterator[Found]:
    """The units of one local file; `beside` is the stamp of its folder's metadata."""
    name, stamp = name_of(path), _stamp(path) + beside
    if streams.extension(name) not in (*ARTICLES, *TABLES, ".warc", ".parquet"):
        yield failure(Failure(name, "unknown extension", path.suffix or "no extension"))
        return
    try:
        size = path.stat().st_size
        for unit in divided(str(path), size):
            # On a cluster, a worker runs in another folder.
            where = os.path.abspath(path)  # noqa: PTH100
            yield _unit({**unit, "name": name, "top": name_of(top), "path": where}, stamp)
    except ArticleError as error:
        yield failure(Failure(name, error.reason, error.detail))
    except OSError as error:
        yield failure(Failure(name, "cannot be opened", error.strerror or str(error)))


def of_url(
    url: str, pages: PageStore, *, allow_private: bool = False, left_out: Iterable[str] = ()
) -> Iterator[Found]:
    """The units of the files at or under a URL of fsspec, and of one data file on the web.

    As in a local folder, what is hidden or lies beside the articles is left out, and what is at or under one of
    `left_out`; unlike there, a `metadata.csv` is not read. What no other process can open (`memory://`) is stored
    among the `pages`, where workers find it.
    """
    is_empty = True
    try:
        for found in _remote(url, allow_private):
            if _is_beside(found.name, url, left_out):
                continue
            is_empty = False
            if streams.extension(found.name) not in (*ARTICLES, *TABLES, ".warc", ".parquet"):
                yield failure(
                    Failure(found.name, "unknown extension", streams.extension(found.name) or "no extension")
                )
                continue
            where = {"path": _stored(found.name, pages)} if streams.is_of_this_process(found.name) else {}
            for unit in divided(found.name, found.size, allow_private=allow_private):
                more = {"name": found.name, "top": url, "allow_private": allow_private, **where}
                yield _unit({**unit, **more}, f"{found.size}:{found.stamp}")
        if is_empty:
            yield failure(Failure(url, "nothing to read"))
    except ArticleError as error:
        yield failure(Failure(url, error.reason, error.detail))
    except OSError as error:
        yield failure(Failure(url, "cannot be opened", str(error)))


def _is_beside(name: str, top: str, left_out: Iterable[str]) -> bool:
    """Whether a file under a URL is no article; one that was named itself is an input."""
    path = _in_its_system(name)
    under = path.removeprefix(f"{_in_its_system(top)}/")
    if under == path:
        return False
    *folders, last = under.split("/")
    if is_companion(last) or any(folder.startswith(".") for folder in folders):
        return True
    own = map(_in_its_system, filter(streams.is_url, left_out))
    return any(path == each or path.startswith(f"{each}/") for each in own)


def _in_its_system(url: str) -> str:
    return url.partition("://")[2].strip("/")  # `memory:///news/` is `memory://news`


def _stored(url: str, pages: PageStore) -> str:
    name = pagestore.name_of(url, streams.extension(url) + streams.compression(url))
    with streams.opened(url) as stream:
        pages.put(name, stream.read())
    return pages.address(name)


def _remote(url: str, allow_private: bool) -> Iterable[streams.Found]:
    if not streams.is_web(url):
        return streams.files(url)
    from kaix.batch.ranges import RangeFile

    with RangeFile(url, allow_private=allow_private) as file:
        return [streams.Found(url, file.size, file.stamp)]


def divided(name: str, size: int, *, allow_private: bool = False) -> Iterator[Unit]:
    """The stretches of a file, as the beginnings of units; raises `ArticleError` and `OSError`."""
    kind, packed = streams.extension(name), streams.compression(name)
    if kind == ".warc":
        bounds = range(0, max(size, 1), STRETCH) if packed == ".gz" else [0]
        for start in bounds:
            yield {
                "reader": "warc",
                "start": start,
                "end": start + STRETCH if packed == ".gz" else None,
                "size": STRETCH,
            }
    elif kind == ".parquet":
        with streams.opened(name, allow_private=allow_private) as stream:
            yield from _row_groups(rows.row_groups(stream))
    elif kind == ".jsonl" and not packed and size > LINES and not streams.is_url(name) and not _is_odd(name):
        yield from _lines(name, size)
    elif kind in TABLES:
        yield {"reader": "items", "start": 0, "end": ITEMS, "size": size}
    else:
        yield {"reader": "file", "size": size}


def _is_odd(name: str) -> bool:
    with open(name, "rb") as file:  # noqa: PTH123
        return lines.is_odd(file.read(1 << 16))


def _row_groups(sizes: list[int]) -> Iterator[Unit]:
    start = held = 0
    for number, size in enumerate(sizes):
        held += size
        if held >= STRETCH or number == len(sizes) - 1:
            yield {"reader": "rows", "start": start, "end": number + 1, "size": held}
            start, held = number + 1, 0
    if not sizes:
        yield {"reader": "rows", "start": 0, "end": 0, "size": 0}


def _lines(name: str, size: int) -> Iterator[Unit]:
    """Stretches of whole lines; `line` is the number of the first, for the names of the articles."""
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123
        start, line = 0, 1
        while start < size:
            count, end = 0, start
            while end - start < LINES and (block := file.read(1 << 20)):
                count += block.count(b"\n")
                end += len(block)
            while not block.endswith(b"\n") and (block := file.read(1 << 16)):  # to the end of this line
                cut = block.find(b"\n") + 1
                end += cut or len(block)
                if cut:
                    count += 1
                    break
            file.seek(end)
            yield {"reader": "lines", "start": start, "end": end, "line": line, "size": end - start}
            if end == start:
                return
            start, line = end, line + count


def following(unit: Unit, start: int) -> Found:
    """The stretch behind one that was read up to the item `start`."""
    # Reading goes from the file's beginning each time, so what a stretch costs grows, and so does the stretch.
    behind = {**unit, "start": start, "end": start + max(ITEMS, start // 50)}
    behind["id"] = identity(behind)
    return behind["id"], unit["stamp"], behind


def _unit(unit: Unit, stamp: str) -> Found:
    unit["stamp"] = stamp
    return identity(unit), stamp, unit


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:"
