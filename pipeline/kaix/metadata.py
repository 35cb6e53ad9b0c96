"""What a file cannot say: `metadata.csv` beside the articles, filled in by a person, goes before what they say.

Its columns are `article_id` and any of title, publisher, authors, published, url, language. A cell of it wins over
a field of a record, that over what a page or a feed states, and that over a line of the text: a person corrects
there what the others have wrong (the day of a reprint, an update taken for the publication). A `published` that
names no whole day is said in a line of its own, and what the article states of itself stands.
"""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kaix import publication
from kaix.article import METADATA
from kaix.cells import unguard
from kaix.decoding import decode, normalise
from kaix.failures import ArticleError, Failure

FILE = "metadata.csv"

_LANGUAGES = {
    "english": "en",
    "eng": "en",
    "korean": "ko",
    "kor": "ko",
    "한국어": "ko",
    "영어": "en",
    "kr": "ko",
}
_LARGEST = 256 * 1024 * 1024  # bytes: a line on each of two million articles
_LONGEST = 2_000  # characters of one value: a headline of 2,000 is a mistake, not a headline


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one `metadata.csv` by article, and what is wrong with it."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def of(self, article_id: str) -> dict[str, str]:
        """What is stated about one article: nothing, or some of `METADATA`."""
        return dict(self.rows.get(article_id, {}))


def as_metadata(fields: Mapping[str, object]) -> dict[str, str]:
    """The known fields among `fields` as clean one-line text; empty ones and values of other kinds left out.

    >>> as_metadata({"title": " AI\\u00a0fund\\n", "authors": ["Kim", "Lee"], "language": "ko-KR", "views": 7})
    {'title': 'AI fund', 'authors': 'Kim; Lee', 'language': 'ko'}
    """
    result = {}
    for name in ("article_id", *METADATA):
        value = fields.get(name)
        if isinstance(value, list | tuple):
            value = "; ".join(str(part) for part in value if part)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        text = " ".join(filter(None, normalise(str(value)[:_LONGEST])))
        if name == "language":
            text = _LANGUAGES.get(text.lower(), text.lower().replace("_", "-").partition("-")[0])
        if text:
            result[name] = text
    return result


def for_folder(folder: Path) -> Metadata:
    """The `metadata.csv` in `folder`; no rows where there is none."""
    path = folder / FILE
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
            return Metadata(failures=(Failure(path.as_posix(), "broken metadata", "no regular file"),))
        if status.st_size > _LARGEST:
            said = f"more than {_LARGEST // 1024 // 1024} MB"
            return Metadata(failures=(Failure(path.as_posix(), "broken metadata", said),))
        content = path.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        return Metadata(failures=(Failure(path.as_posix(), "broken metadata", error.strerror or str(error)),))
    try:
        lines = csv.DictReader(io.StringIO(decode(content), newline=""), strict=True)
        if "article_id" not in (lines.fieldnames or ()):
            return Metadata(failures=(Failure(path.as_posix(), "broken metadata", "no column article_id"),))
        return _rows(path.as_posix(), lines)
    except (csv.Error, ArticleError) as error:
        detail = error.detail if isinstance(error, ArticleError) else str(error)
        return Metadata(failures=(Failure(path.as_posix(), "broken metadata", detail),))


def _rows(path: str, lines: csv.DictReader[str]) -> Metadata:
    rows: dict[str, dict[str, str]] = {}
    failures = []
    for line in lines:
        cells = {
            key: unguard(value)
            for key, value in line.items()
            if isinstance(key, str) and isinstance(value, str)
        }
        values = as_metadata(cells)
        article_id = values.pop("article_id", "")
        published = values.get("published")
        if published and publication.parse(published) is None:
            del values["published"]
            detail = f"published is {published!r}, no whole date such as 2025-06-25"
            failures.append(Failure(f"{path}:{lines.line_num}", "broken metadata", detail, article_id))
        if article_id:
            rows[article_id] = values
    return Metadata(rows, tuple(failures))
