"""The head of an HTTP response and the fields of a WARC record, as real crawls have them, not only as standards say.

Names in any case, lines that end with `\\n` alone or with both in one head, a page that does not say that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_HEAD = 1 << 16
"""Bytes of a head, of a record or of a response."""

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/[0-9.]{1,4} +([0-9]{3})\b")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
# Atomic and possessive: of many comments without a page behind them, no other division is tried.
_PAGE = re.compile(
    rb"\s*+(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype html|html|head|body|title|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Response:
    """What the head of a response says: its own bytes, the status, the fields by their names in lower case."""

    size: int
    status: int
    fields: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The media type, "" if it is not said."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset as the head has it, in lower case."""
        said = self.fields.get("content-type", "").lower().partition("charset=")[2]
        return said.strip(" \"'").partition(";")[0].strip(" \"'") or None

    def may_be_page(self, begin: bytes) -> bool:
        """Whether this is a page that was found; `begin` is what its body begins with, for one that has no type."""
        if not 200 <= self.status < 300:
            return False
        return self.kind in _HTML or (not self.kind and _PAGE.match(begin) is not None)


def head_of(content: bytes) -> Response | None:
    """The head that the body of a record begins with; `None` if it is no response of HTTP, or its head too long."""
    status = _STATUS.match(content)
    end = _END.search(content, 0, LONGEST_HEAD)
    if status is None or end is None:
        return None
    return Response(end.end(), int(status[1]), fields(content[: end.start()]))


def fields(head: bytes) -> dict[str, str]:
    """The fields in the lines of a head behind its first line, by their names in lower case; the first of each name."""
    found: dict[str, str] = {}
    for line in _FOLDED.sub(b" ", head).split(b"\n")[1:]:
        name, _, value = line.partition(b":")
        found.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace"))
    return found
