"""Where articles come from: files and folders → one `Raw` for each article, or a `Failure` that says why not.

    inputs ─ files ─▶ paths ─ READERS[extension] ─▶ Raw ─ Raw.article ─▶ Article

To read another format, write a function `stream, name, ids, metadata → Raw | Failure, …` and add its extension
to `READERS`. Everything is a stream: nothing here holds more than one file, or one line of a `.jsonl`. A batch
(`kaix.batch.readers`) gives the same readers streams of its own: of a bucket, of a packed file.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, TypeAlias

from kaix import columns as known_columns
from kaix import folders, lines, publication
from kaix.article import Article, read_text
from kaix.columns import Columns
from kaix.decoding import decode
from kaix.failures import ArticleError, Failure
from kaix.folders import Seen, name_of
from kaix.metadata import FILE, Metadata, as_metadata, for_folder

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file that holds one article; more is no article, and would only fill the memory."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as it was found: the bytes of a file, or the text of a record.

    `article_ids` are its names in the order of preference: the first that no other article has is taken.
    `metadata` goes before what the article says of itself. `charset` is what the server said that sent it, `captured`
    the ISO 8601 day of an article that states none of its own: the one that its feed says, or the one on which a
    crawl fetched it. `offered` are a feed's title and authors, for a page that has none. `remark` is what the first
    article of a file tells of the file.
    """

    source: str
    article_ids: tuple[str, ...]
    content: bytes | str
    is_page: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict)
    headline: str | None = None
    charset: str | None = None
    captured: str | None = None
    offered: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""

    def article(self, article_id: str) -> Article:
        """The article, decoded and cleaned; raises `ArticleError`."""
        text = decode(self.content, self.charset) if isinstance(self.content, bytes) else self.content
        if self.is_page:
            from kaix.pages import read_page

            article = read_page(text, article_id, source=self.source, metadata=self.metadata)
        else:
            article = read_text(
                text, article_id, source=self.source, metadata=self.metadata, headline=self.headline
            )
        return replace(
            article,
            title=article.title or self.offered.get("title"),
            authors=article.authors or self.offered.get("authors"),
            published=article.published or self.captured,
        )

    def note(self, article: Article) -> str:
        """One line for the person who runs this, "" for an article that was read as its source says.

        A `published` that names no day is left out; the article is still read, so it is no failure.
        """
        stated = self.metadata.get("published")
        if not stated or publication.parse(stated):
            return ""
        instead = f"dated {article.published} by itself" if article.published else "read without a date"
        said = f"published is {stated[:60]!r}, no whole date such as 2025-06-25"
        return f"{self.source}: {said}; the article is {instead}"


Found: TypeAlias = Raw | Failure


def read(inputs: Iterable[str | Path]) -> Iterator[Found]:
    """Every article in files and folders, each file once, sorted by path; `Failure` for what cannot be opened."""
    seen = Seen()
    beside: dict[Path, Metadata] = {}
    for item in sorted({str(given) for given in inputs}):
        for path in files(Path(item), seen):
            if isinstance(path, Failure):
                yield path
                continue
            if path.parent not in beside:
                beside[path.parent] = for_folder(path.parent)
                yield from beside[path.parent].failures
            yield from read_file(path, Path(item), beside[path.parent])


# ---- paths


def is_companion(name: str) -> bool:
    """Whether a file in a folder lies beside the articles and is none; one named on the command line is an input."""
    stem, _, extension = name.lower().partition(".")
    return (
        name.startswith(".")
        or name == FILE
        or (stem in ("readme", "license") and extension in ("", "md", "rst"))
    )


def files(top: Path, seen: Seen) -> Iterator[Path | Failure]:
    """The files at and under `top`, sorted, hidden ones and companions left out; none that is in `seen` comes again."""
    return folders.files(top, seen, is_companion)


# ---- formats


def read_file(path: Path, top: Path | None = None, metadata: Metadata | None = None) -> Iterator[Found]:
    """The articles in one file; `top` is the input under which it was found, for names that tell files apart."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        yield Failure(name_of(path), "unknown extension", path.suffix or "no extension")
        return
    try:
        with path.open("rb") as stream:
            found = reader(
                stream, name_of(path), article_ids(path, top or path), metadata or for_folder(path.parent)
            )
            yield from (each for each in found if each is not None)
    except ArticleError as error:
        yield Failure(name_of(path), error.reason, error.detail)
    except OSError as error:
        yield Failure(name_of(path), "cannot be opened", error.strerror or str(error))


def article_ids(path: Path, top: Path) -> tuple[str, ...]:
    """The stem; where another file has it, the path under the input, that with its extension, and the whole path.

    Who is first in the order of the inputs keeps the stem, so that a file whose stem is its own in a run has the
    same name wherever it lies.
    """
    under = path.relative_to(top) if path != top and path.is_relative_to(top) else path
    return tuple(dict.fromkeys(name_of(p) for p in (Path(path.stem), under.with_suffix(""), under, path)))


def _bytes(stream: IO[bytes]) -> bytes:
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ArticleError("too large", f"more than {LARGEST_FILE // 1024 // 1024} MB")
    return content


def text(stream: IO[bytes], name: str, ids: tuple[str, ...], metadata: Metadata) -> Iterator[Found]:
    """One article of plain text; raises `ArticleError`."""
    yield Raw(name, ids, _bytes(stream), metadata=metadata.of(ids[0]))


def page(stream: IO[bytes], name: str, ids: tuple[str, ...], metadata: Metadata) -> Iterator[Found]:
    """One article on a web page; raises `ArticleError`."""
    yield Raw(name, ids, _bytes(stream), is_page=True, metadata=metadata.of(ids[0]))


def json_lines(
    stream: IO[bytes],
    name: str,
    ids: tuple[str, ...],
    metadata: Metadata,
    first: int = 1,
    length: int | None = None,
    columns: Columns | None = None,
) -> Iterator[Found | None]:
    """One article a line; a line that is none fails alone, one of more than `lines.LONGEST` without being read.

    `first` is the number of the stream's next line in its file, `length` the bytes to read of a part of one.
    `None`: a line goes on and on. `columns` are the names that lines have for known ones; the file's first article
    tells of those that look like known ones and are not read.
    """
    read, empty, is_told = 0, True, first > 1
    if first == 1:
        stream = lines.recoded(stream)
    for number in itertools.count(first):
        if length is not None and read >= length:
            break
        line = stream.readline(lines.LONGEST + 1)
        read += len(line)
        if not line:
            break
        source = f"{name}:{number}"
        if len(line) > lines.LONGEST:
            empty = False
            yield Failure(source, "too large", lines.too_long())
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
                read += len(line)
                yield None
        elif line.strip() and not (number == 1 and line.strip() == b"\xef\xbb\xbf"):
            empty = False
            try:
                record = _record(line)
                own = record if not columns else _renamed(record, columns)
                article = from_record(own, source, [f"{i}-{number}" for i in ids], metadata)
                if not is_told and (said := known_columns.note(list(record), columns or {}, are_all=False)):
                    article = replace(article, remark=f"{name}: {said}")
                is_told = True
                yield article
            except ArticleError as error:
                yield Failure(source, error.reason, error.detail)
    if empty and length is None:
        yield Failure(name, "empty", "no line")


def _record(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        detail = error.detail if isinstance(error, ArticleError) else str(error)
        raise ArticleError("broken line", detail or "nested too deep") from error
    if not isinstance(record, dict):
        raise ArticleError("broken line", f"a JSON {type(record).__name__}, not an object")
    return record


def _renamed(record: Mapping[str, object], columns: Columns) -> dict[str, object]:
    return dict(zip(known_columns.renamed(record, columns), record.values(), strict=True))


def from_record(record: Mapping[str, object], source: str, names: list[str], metadata: Metadata) -> Raw:
    """An article of fields: `text` or `html`, and optionally `article_id` and those of `METADATA`.

    Its own `article_id` must be unique, since someone chose it; without one it takes one of `names`.
    Raises `ArticleError` ("broken line", "empty").
    """
    contents = [(key, record[key]) for key in ("text", "html") if record.get(key) is not None]
    if not contents:
        raise ArticleError("broken line", "no `text` or `html`")
    key, content = next(((k, c) for k, c in contents if c != ""), contents[0])
    if not isinstance(content, str):
        raise ArticleError("broken line", f"`{key}` is no text")
    given = as_metadata(record)
    own = as_metadata({"article_id": record.get("article_id")}).get("article_id")
    ids = (own,) if own else tuple(names)
    title = record.get("title")
    return Raw(
        source,
        ids,
        content,
        is_page=key == "html",
        metadata={key: value for key, value in (given | metadata.of(ids[0])).items() if key != "article_id"},
        headline=title if isinstance(title, str) else None,
    )


READERS: dict[str, Callable[[IO[bytes], str, tuple[str, ...], Metadata], Iterator[Found | None]]] = {
    ".txt": text,
    ".html": page,
    ".htm": page,
    ".jsonl": json_lines,
}
"""File extension → the function that reads the articles of such a file."""
