"""`kaix.extract_many` over several processes: in order, a bounded number of texts under way.

The work for `child.py` is `kaix.batch.many:texts`; rows come back as the plain values of `records.to_plain`.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import asdict
from itertools import islice
from typing import Any

from kaix.article import Article
from kaix.batch import executors, workers
from kaix.batch.child import Message, Result, Started
from kaix.batch.child_process import Limits
from kaix.records import from_plain, to_plain
from kaix.results import Records

CHUNK = 16
"""Texts that go to a process at once: starting the next costs less than reading one."""
_AHEAD = 3  # chunks for each process that are under way or waiting


def texts(task: dict[str, Any], start: int) -> Generator[Message, None, Any]:
    """The records of the articles in `task["articles"]`, each a JSON object, without the first `start`."""
    from kaix.extraction import extract

    for fields in task["articles"][start:]:
        yield Started({"article_id": fields["article_id"]})
        article = Article(**fields) if fields["language"] else fields["text"]
        try:
            found = extract(article, published=None if fields["published"] else task["published"])
            plain = {group: [to_plain(row) for row in found[group]] for group in task["tables"]}
            answer: dict[str, Any] = (
                {"records": plain, "article": asdict(found.article)} if found.article else {}
            )
        except ValueError as error:
            answer = {"error": str(error)}
        yield Result(json.dumps(answer).encode())
    return None


def extract(items: Iterable[str | Article], count: int, published: str | None) -> Iterator[Records]:
    """The records of each item in order, read by `count` processes; they end with the iteration."""
    from kaix.records import RECORDS

    waiting: deque[Future[list[Records]]] = deque()
    source = iter(items)
    with executors.local(count) as (executor, _):
        while True:
            while len(waiting) < count * _AHEAD and (chunk := list(islice(source, CHUNK))):
                task = {
                    "published": published,
                    "tables": list(RECORDS),
                    "articles": [_fields(x) for x in chunk],
                }
                waiting.append(executor.submit(_read, task))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _fields(item: str | Article) -> dict[str, Any]:
    return asdict(item) if isinstance(item, Article) else asdict(Article(language="", text=item))


def _read(task: dict[str, Any]) -> list[Records]:
    """In a thread: the answers of its process to one chunk."""
    slot = workers.slot_of_this_thread("kaix.batch.many:texts", Limits())
    found: list[Records] = []
    for event in slot.run(task):
        if isinstance(event, workers.Done):
            found.append(_records(json.loads(event.payload)))
        elif isinstance(event, workers.Lost):
            found.append(Records(error=event.reason))
    return found


def _records(answer: dict[str, Any]) -> Records:
    if "error" in answer:
        return Records(error=answer["error"])
    tables: dict[str, Any] = {
        group: tuple(from_plain(group, row) for row in rows) for group, rows in answer["records"].items()
    }
    return Records(**tables, article=Article(**answer["article"]))
