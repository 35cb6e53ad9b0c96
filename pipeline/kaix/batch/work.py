"""What a worker does with a shard: each article of its units → one frame of a part.

This is a work for `child.py`: `python -m kaix.batch.child PARENT kaix.batch.work:shard`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

from kaix.analysis.introductions import introduced
from kaix.article import Article
from kaix.batch import about, duplicates, grading, parts, readers
from kaix.batch.child import Beat, Message, Result, Started
from kaix.batch.firstcut import FirstCut
from kaix.failures import ArticleError, Failure
from kaix.metadata import Metadata
from kaix.outcomes import extracted
from kaix.sources import Raw

_UNSEEN_CHARSETS = re.compile(r"(?i)johab|ms1361|utf-?_?(?:7|16|32)")
"""Encodings in which bytes do not show words, and which only the server names."""
_LETTERS = re.compile(
    rb"[\x80-\xff]{6}"
)  # some of no Latin script, in whatever encoding, and no single quotation mark
_SEEN, _KINDS = 1 << 16, 4  # bytes that are looked at; pages and texts in two scripts
_ENGLISH = "The ministry said on Friday that Korea would put 3 trillion won into chips for its models. " * 3
_KOREAN = "한국 정부는 금요일에 인공지능 반도체에 3조원을 투자한다고 밝혔다. " * 5
_BEAT = 0.5  # seconds without an article after which the parent is told that we live


@dataclass
class _Tally:
    """What a unit had that became no frame, and whether its file goes on behind it."""

    sha256: str = ""
    skipped: int = 0
    unchanged: bool = False
    next: int | None = None


@dataclass
class Extractor:
    """Articles → frames, with what is kept from one to the next."""

    wanted: about.Wanted
    folders: dict[str, Metadata] = field(default_factory=dict)
    warmed: set[tuple[bool, bool]] = field(default_factory=set)

    def frame(self, number: int, raw: Raw) -> bytes:
        """The frame of one article, `parts.skipped` for one that is not about what was asked for."""
        ids = raw.article_ids
        try:
            article = raw.article(ids[0])
            grade = _grader(self.wanted.name).grade(article.title, article.text, article.language)
            if grade.value < self.wanted.minimum:
                return parts.skipped(number, raw.remark)
            found = extracted(article)
            found = replace(found, row=replace(found.row, about=grade.cell, about_words=grade.words))
            stated = duplicates.facts(found.records)
            near = duplicates.signature(article.text, article.language, stated)
            return parts.read(number, found, ids, near, _told(raw, article), introduced(article.text))
        except ArticleError as error:
            return parts.failed(number, Failure(raw.source, error.reason, error.detail), ids)
        except Exception as error:  # one article's defect must not end the run
            detail = f"{type(error).__name__}: {error}"[:500]
            return parts.failed(number, Failure(raw.source, "failed", detail), ids)

    def warm(self, raw: Raw) -> None:
        """Load what articles like this one need, before the time of the first of them begins."""
        if len(self.warmed) == _KINDS:
            return
        begin = raw.content[:_SEEN]
        content = begin if isinstance(begin, bytes) else begin.encode("utf-8", "replace")
        kind = (raw.is_page, _LETTERS.search(content) is not None)
        if kind in self.warmed:
            return
        self.warmed.add(kind)
        text = _KOREAN if kind[1] else _ENGLISH
        page = f"<html><body><article><p>{text}</p></article></body></html>"
        extracted(Raw("", ("",), page if kind[0] else text, is_page=kind[0]).article(""))

    def may_match(
        self, content: bytes | str, charset: str | None = None, headline: str | None = None
    ) -> bool:
        """The first cut: whether an article has to be cleaned to know that it is about what was asked for."""
        if not self.wanted.minimum or _UNSEEN_CHARSETS.match(charset or ""):
            return True
        if not isinstance(content, bytes):
            content = content.encode("utf-8", "replace")
        if headline:
            content = headline.encode("utf-8", "replace") + b"\n" + content
        return _first_cut(self.wanted.name).may_match(content)


def _told(raw: Raw, article: Article) -> str:
    return "; ".join(filter(None, (raw.remark, raw.note(article))))


@cache
def _grader(name: str) -> grading.Grader:
    return grading.Grader(about.load(name))


@cache
def _first_cut(name: str) -> FirstCut:
    return FirstCut(_grader(name).about)


_extractor = cache(Extractor)


def shard(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """The frames of the articles in `task["units"]`, in order, without the first `start`; a tally a unit.

    `task["about"]` has the fields of an `about.Wanted`; `task["known"]` has the sha256 of each unit as
    the ledger knows it, "" where it must be read in any case. Of `task["untried"]`, if it is not "", each article is
    a failure, and says so.
    """
    extractor = _extractor(about.Wanted(*task["about"]))
    extractor.folders = {}
    tallies, done = [], 0
    for number, unit in enumerate(task["units"]):
        tally = _Tally(sha256=readers.fingerprint(unit))
        tallies.append(tally)
        if tally.sha256 and tally.sha256 == task["known"][number]:
            tally.unchanged = True
            continue
        for item in _with_beats(readers.read(unit, extractor.folders, extractor.may_match)):
            if isinstance(item, Beat):
                yield item
                continue
            if item == "unwanted":
                tally.skipped += 1
                continue
            done += 1
            if done <= start:
                continue
            if isinstance(item, Raw) and not task["untried"]:
                extractor.warm(item)
            ids = list(item.article_ids) if isinstance(item, Raw) else []
            yield Started({"unit": number, "source": item.source, "ids": ids})
            if isinstance(item, Raw) and task["untried"]:
                failure = Failure(item.source, "killed the worker", task["untried"])
                yield Result(parts.failed(number, failure, item.article_ids))
            elif isinstance(item, Raw):
                yield Result(extractor.frame(number, item))
            else:
                yield Result(parts.failed(number, item, (item.article_id,) if item.article_id else ()))
        tally.next = unit["end"] if unit.get("more") else None
    return [vars(tally) for tally in tallies]


def _with_beats(items: Iterator[readers.Item]) -> Iterator[Raw | Failure | Literal["unwanted"] | Beat]:
    """The items, and a beat when none came for a while."""
    last = time.monotonic()
    for item in items:
        now = time.monotonic()
        if now - last > _BEAT:
            last = now
            yield Beat()
        if item is not None:
            yield item
