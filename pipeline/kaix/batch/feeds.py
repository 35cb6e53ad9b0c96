"""What a page on the web may be besides an article: a feed, a sitemap, a list of addresses → links to articles.

Parsers get bytes in UTF-8 that our own decoding made: feedparser garbles EUC-KR that is not declared,
and opens paths and URLs when it is given text.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_tz
from urllib.parse import urljoin, urlsplit

from kaix import publication
from kaix.decoding import decode
from kaix.failures import ArticleError

LONGEST = 50_000_000
"""Bytes of a sitemap: the protocol's own limit, 50 MB unpacked and 50,000 addresses."""

# Atomic and possessive: of forty comments without an element behind them, no other division is tried.
_ROOT = re.compile(
    r"^\ufeff?\s*+(?:(?>(?s:<!--.*?-->)|<\?[^>]*\?>|<!DOCTYPE[^>]*>)\s*+)*+<([\w:]+)",
)
HEAD = 65_536
"""Bytes of a file, from its beginning, that `kind` looks at."""
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_KINDS = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemaps"}


@dataclass(frozen=True, slots=True)
class Link:
    """The address of an article, and what the feed or sitemap says of it (keys of `article.METADATA`)."""

    url: str
    metadata: dict[str, str] = field(default_factory=dict)
    is_sitemap: bool = False


def kind(content: bytes) -> str:
    """`feed`, `sitemap`, `sitemaps` (an index of them), or `page` for all else."""
    try:
        match = _ROOT.match(decode(unpacked(content)[:HEAD])[:20_000])
    except ArticleError:
        return "page"
    return _KINDS.get(match[1].rpartition(":")[2].lower(), "page") if match else "page"


def links(content: bytes, base: str) -> list[Link]:
    """The articles that a feed or a sitemap names, in its order, each once; the sitemaps that an index names.

    `base` is the address it came from, for links that are relative to it; what is no address at all stays as it
    stands there, a link that cannot be fetched. Raises `ArticleError`
    ("broken file", "empty") for what is neither.
    """
    what = kind(content)
    if what == "page":
        raise ArticleError("broken file", "neither a feed nor a sitemap")
    text = _REFERENCE.sub(_possible, _DECLARATION.sub("", decode(unpacked(content)), count=1))
    found = _of_feed(text) if what == "feed" else _of_sitemap(text, what)
    unique: dict[str, Link] = {}
    for link in found:
        url = link.url.strip()
        try:
            url = urljoin(base, url)
            is_fetched = urlsplit(url).scheme in ("http", "https")
        except ValueError:  # "http://[bad/"
            is_fetched = True
        if is_fetched:
            unique.setdefault(url, Link(url, link.metadata, link.is_sitemap))
    return list(unique.values())


_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)


def _possible(reference: re.Match[str]) -> str:
    """The reference, if there is such a character: at `&#xD800;` both parsers raise."""
    code = (reference[1] or reference[2]).lstrip("0")[:8] or "0"
    number = int(code, 16 if reference[1] else 10)
    return reference[0] if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else "\ufffd"


_ADDRESS = re.compile(r"\s*https?://\S+", re.IGNORECASE)


def addresses(content: bytes) -> list[Link]:
    """The addresses in a text, one a line; what stands behind one on its line, and lines with `#`, is left out.

    A line that has none gives a link that cannot be fetched. Raises `ArticleError` ("no addresses") for a text
    in which no line has one.
    """
    lines = _lines(decode(content)) if content.strip() else []
    if not any(map(_ADDRESS.match, lines)):
        raise ArticleError(
            "no addresses", f"the first line is “{lines[0].strip()[:60]}”" if lines else "no line"
        )
    return [Link(url) for url in dict.fromkeys(line.split()[0] for line in lines)]


def is_list(content: bytes) -> bool:
    """Whether a text is a list of addresses: most lines begin with one, and the others are one word, a slip of such.

    In "See also" and two links below, the line of words says that a text is one.
    """
    lines = _lines(content[:20_000].decode("utf-8-sig", "replace"))
    complete = lines if len(content) <= 20_000 else lines[:-1]
    good = [line for line in complete if _ADDRESS.match(line)]
    return 2 * len(good) > len(complete) and all(
        _ADDRESS.match(line) or len(line.split()) == 1 for line in complete
    )


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def unpacked(content: bytes) -> bytes:
    """The content of a `.gz`, or what is given; raises `ArticleError`."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    reader = zlib.decompressobj(31)
    try:
        plain = reader.decompress(content, LONGEST + 1)
    except zlib.error as error:
        raise ArticleError("broken file", str(error)) from error
    if len(plain) > LONGEST:
        raise ArticleError("too large", f"more than {LONGEST // 1_000_000} MB unpacked")
    return plain


def _of_feed(text: str) -> Iterator[Link]:
    import feedparser

    # Of what declares its encoding three times over, the header wins.
    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
        )
    except Exception as error:  # whatever its parser of broken XML meets
        raise ArticleError("broken file", f"{type(error).__name__}: {error}"[:300]) from error
    for entry in parsed.entries:
        if not entry.get("link"):
            continue
        stated = {
            "title": re.sub(r"<[^>]*>", "", str(entry.get("title") or "")),
            "authors": str(entry.get("author") or ""),
            "published": day(str(entry.get("published") or "")),
        }
        yield Link(str(entry.link), {key: value for key, value in stated.items() if value})


_DIGITS = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4}(?:\d\d)?)?\s*(?:Z|[+-]\d\d:?\d\d)?\s*")


def day(stated: str) -> str:
    """The ISO 8601 day that a feed states, as its own zone counts days; "" for what names no whole date.

    >>> day("Thu, 26 Jun 25 00:01:01 +0900"), day("2025년 6월 25일"), day("20250625093000"), day("June")
    ('2025-06-26', '2025-06-25', '2025-06-25', '')
    """
    # feedparser's own reading is in Greenwich's time, and takes what a notation it does not know leaves open from the
    # day of the run.
    digits = _DIGITS.fullmatch(stated)
    if found := publication.parse("-".join(digits.groups()) if digits else stated):
        return found
    parts = parsedate_tz(stated)  # RFC 822: a year of two digits
    try:
        return date(*parts[:3]).isoformat() if parts else ""
    except ValueError:
        return ""


def _of_sitemap(text: str, what: str) -> Iterator[Link]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ArticleError("broken file", str(error)[:300]) from error
    for entry in root if root is not None else ():
        said = {
            etree.QName(element).localname: (element.text or "").strip()
            for element in entry.iter()
            if isinstance(element.tag, str)
        }
        if not said.get("loc"):
            continue
        stated = {"title": said.get("title", ""), "published": day(said.get("publication_date", ""))}
        yield Link(said["loc"], {key: value for key, value in stated.items() if value}, what == "sitemaps")
