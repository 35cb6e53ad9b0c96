"""Why an input was not read: every reason, and what a person can do about it.

Nothing vanishes: each input ends as one row of `articles.csv` or as one row of `failures.csv`,
whose `reason` is one of `ADVICE`'s keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

ADVICE = {
    "not found": "check the path",
    "cannot be opened": "check the permissions of the file or folder",
    "unknown extension": "kaix reads .txt, .html, .jsonl, .csv, .parquet and .warc, also as .gz and .zst",
    "empty": "there is no text: save the article again",
    "not text": "save the article as text or HTML",
    "too large": "it is larger than any article: split it, or extract the article's text",
    "too long": "the cleaned text is longer than any article: split it into articles",
    "no article": "save the article's text alone, as .txt",
    "unsupported language": "kaix reads English and Korean: if it is one of them, name it in metadata.csv",
    "broken line": "a line is a JSON object with a `text` or `html`, a row has a cell of one: correct it, "
    "or name another column with --map",
    "duplicate id": "two inputs have one article_id: rename one, or give its line an article_id of its own",
    "broken metadata": "correct it there",
    "broken file": "the file is damaged or not of the kind its name says: get it again",
    "broken record": "this part of the file is damaged: get the file again",
    "no text column": "the table has no column `text` or `html`: rename the one that holds the articles, or "
    "name it: --map body=text",
    "no address": "only http and https are fetched: write the whole address, with https:// in front",
    "no addresses": "`kaix run -` and lists take one http or https address a line; `kaix run FILE` reads an article, "
    "`kaix explain -` shows one that is piped in",
    "not fetched": "the page could not be fetched: the next run tries again",
    "not allowed": "the address is one that kaix does not fetch; --allow-private is for servers of your own",
    "refused by robots.txt": "the site asks not to be read by programs: save the article by hand",
    "took too long": "reading it was stopped: save the article's text alone",
    "killed the worker": "this is a defect of kaix or of a library: please report it with the input",
    "nothing to read": "the folder has no file of a kind that kaix reads",
    "failed": "this is a defect of kaix: please report it with the input",
}
"""Reason → what to do."""


class UsageError(ValueError):
    """What was asked for makes no sense; the message is one line: what, where, and what to do."""


class ArticleError(ValueError):
    """An input that is no article kaix can read; `reason` is a key of `ADVICE`, `detail` says what was seen."""

    def __init__(self, reason: str, detail: str = "") -> None:
        assert reason in ADVICE, reason
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Failure:
    """One row of `failures.csv`: what was not read, why, and what was seen."""

    source: str
    reason: str
    detail: str = ""
    article_id: str = ""

    @property
    def key(self) -> str:
        """What tells it from others: the same in the next run, if nothing changed."""
        said = "\0".join((self.source, self.article_id, self.reason, self.detail))
        return sha256(said.encode("utf-8", "replace")).hexdigest()

    @property
    def advice(self) -> str:
        """What a person can do about it."""
        return ADVICE[self.reason]
