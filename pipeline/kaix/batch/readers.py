"""A unit → the articles in it, read as a stream; the counterpart of `units.py`, in the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha1, sha256
from pathlib import Path
from typing import Literal, Protocol, TypeAlias
from urllib.parse import urlsplit

from kaix import metadata, sources
from kaix.batch import rows, streams, warc
from kaix.batch.units import Unit
from kaix.failures import ArticleError, Failure
from kaix.metadata import Metadata
from kaix.sources import LARGEST_FILE, Raw

Item: TypeAlias = Raw | Failure | Literal["unwanted"] | None
"""An article, what cannot be read, an article that was not asked for, or `None`: no article, and time has passed."""


class Wanted(Protocol):
    """Whether an article of this content, this charset and this headline can be one that is asked for."""

    def __call__(  # noqa: D102
        self, content: bytes | str, charset: str | None = None, headline: str | None = None
    ) -> bool: ...


def read(unit: Unit, folders: dict[str, Metadata], wanted: Wanted | None = None) -> Iterator[Item]:
    """What is in a unit; `folders` keeps the metadata of folders from unit to unit.

    A failure that concerns the whole file comes as one `Failure`; what was read before it stands.
    """
    name = unit["name"]
    try:
        if unit["reader"] == "warc":
            yield from _warc(unit, wanted)
            return
        remark = ""
        for item in _READERS[unit["reader"]](unit, folders):
            if wanted is None or not isinstance(item, Raw):
                yield item
                continue
            remark = remark or item.remark
            if wanted(item.content, item.charset, item.headline or item.metadata.get("title")):
                yield replace(item, remark=remark) if remark else item
                remark = ""
            else:  # what it tells of its file, the next one does
                yield "unwanted"
    except ArticleError as error:
        yield Failure(name, error.reason, error.detail)
    except streams.damage() as error:
        yield Failure(name, "broken file", str(error) or type(error).__name__)
    except OSError as error:
        yield Failure(name, "cannot be opened", error.strerror or str(error))


def fingerprint(unit: Unit) -> str:
    """The sha256 of a small local file, by which one that was only touched is known again; "" of all else."""
    if unit["reader"] != "file" or "path" not in unit:
        return ""
    try:
        content = Path(unit["path"]).read_bytes() if unit["size"] <= LARGEST_FILE else b""
    except OSError:
        return ""
    said = metadata.for_folder(Path(unit["path"]).parent).of(Path(unit["path"]).stem)
    return (
        sha256(content + repr(sorted(said.items())).encode("utf-8", "replace")).hexdigest() if content else ""
    )


def _place(unit: Unit) -> str:
    return str(unit.get("path") or unit["name"])


def _names(unit: Unit) -> tuple[str, ...]:
    name = unit["name"].removesuffix(streams.compression(unit["name"]))
    if streams.is_url(name):
        path = urlsplit(name).path or urlsplit(name).netloc
        return tuple(dict.fromkeys((Path(path).stem, name)))
    return sources.article_ids(Path(name), Path(unit["top"]))


def _beside(unit: Unit, folders: dict[str, Metadata]) -> Metadata:
    """The `metadata.csv` in the folder of a local file."""
    if "path" not in unit:
        return Metadata()
    folder = str(Path(unit["path"]).parent)
    if folder not in folders:
        folders[folder] = metadata.for_folder(Path(folder))
    return folders[folder]


def _file(unit: Unit, folders: dict[str, Metadata]) -> Iterator[Item]:
    reader = sources.READERS[streams.extension(unit["name"])]
    with streams.unpacked(_place(unit), allow_private=unit.get("allow_private", False)) as stream:
        yield from reader(stream, unit["name"], _names(unit), _beside(unit, folders))


def _items(unit: Unit, folders: dict[str, Metadata]) -> Iterator[Item]:
    """Items `start` to before `end` of a file that is read from its beginning; one `None` more if there are more."""
    names, beside = _names(unit), _beside(unit, folders)
    with streams.unpacked(_place(unit), allow_private=unit.get("allow_private", False)) as stream:
        if streams.extension(unit["name"]) == ".csv":
            found: Iterator[Raw | Failure | None] = rows.from_csv(
                stream, unit["name"], names, beside, unit.get("columns")
            )
        else:
            found = sources.json_lines(stream, unit["name"], names, beside, columns=unit.get("columns"))
        number = 0
        for item in found:
            if item is None:
                yield None
                continue
            if number >= unit["end"]:
                unit["more"] = True
                return
            yield item if number >= unit["start"] else None
            number += 1


def _lines(unit: Unit, folders: dict[str, Metadata]) -> Iterator[Item]:
    with streams.opened(_place(unit)) as stream:
        stream.seek(unit["start"])
        yield from sources.json_lines(
            stream,
            unit["name"],
            _names(unit),
            _beside(unit, folders),
            unit["line"],
            unit["end"] - unit["start"],
            unit.get("columns"),
        )


def _warc(unit: Unit, wanted: Wanted | None) -> Iterator[Item]:
    """The pages of a crawl."""
    name = unit["name"]
    with streams.opened(_place(unit), allow_private=unit.get("allow_private", False)) as stream:
        for found in warc.pages(stream, unit["start"], unit["end"], wanted):
            match found:
                case warc.Page():
                    yield _crawled(found, name)
                case warc.Broken(_, _, "empty"):
                    yield Failure(name, "empty", "no record")
                case warc.Broken(offset, reason, kind):
                    yield Failure(f"{name}#{offset}", kind, reason)
                case _:
                    yield found


def _crawled(page: warc.Page, name: str) -> Raw:
    """The article of a crawled page: its name is the site's and a hash, first of the address, then of the capture."""
    host = (urlsplit(page.uri).hostname or "page").removeprefix("www.")
    keys = (page.uri, f"{page.uri} {page.date} {page.record_id}", f"{name} {page.offset}")
    names = tuple(f"{host}-{sha1(key.encode('utf-8', 'replace')).hexdigest()[:12]}" for key in keys)
    return Raw(
        page.uri or f"{name}#{page.offset}",
        names,
        page.content,
        is_page=True,
        metadata={"url": page.uri},
        charset=page.charset,
        captured=page.date,
    )


def _rows(unit: Unit, folders: dict[str, Metadata]) -> Iterator[Item]:
    with streams.opened(_place(unit), allow_private=unit.get("allow_private", False)) as stream:
        beside = _beside(unit, folders)
        yield from rows.from_parquet(
            stream, unit["name"], _names(unit), beside, unit["start"], unit["end"], unit.get("columns")
        )


def _page(unit: Unit, _: dict[str, Metadata]) -> Iterator[Item]:
    """A page that was fetched and stored, as the coordinator noted it."""
    with streams.unpacked(unit["path"]) as stream:
        content = stream.read(LARGEST_FILE + 1)
    host = (urlsplit(unit["url"]).hostname or "page").removeprefix("www.")
    names = (f"{host}-{sha1(unit['url'].encode('utf-8', 'replace')).hexdigest()[:12]}",)
    stated = dict(unit["metadata"])
    day = stated.pop("published", None)
    offered = {key: stated.pop(key) for key in ("title", "authors") if key in stated}
    yield Raw(
        unit["url"],
        names,
        content,
        is_page=True,
        metadata=stated,
        charset=unit.get("charset"),
        captured=day,
        offered=offered,
    )


def _failure(unit: Unit, _: dict[str, Metadata]) -> Iterator[Item]:
    reason, detail = unit["failure"]
    yield Failure(unit["name"], reason, detail, *unit["ids"])


_READERS: dict[str, Callable[[Unit, dict[str, Metadata]], Iterator[Item]]] = {
    "file": _file,
    "items": _items,
    "lines": _lines,
    "rows": _rows,
    "page": _page,
    "failure": _failure,
}
