"""An article with every record marked, and below each sentence the values and the rules: why a row is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kaix import sources, texts
from kaix.annotate import annotate, find
from kaix.annotate import records as records_of
from kaix.article import Article
from kaix.attribution import weights
from kaix.attribution.reasons import reason
from kaix.batch import streams
from kaix.failures import ArticleError, Failure, UsageError
from kaix.folders import name_of
from kaix.records import DENIED, RECORDS, AnyRecord, value_columns

T = TypeVar("T")
STYLES = {
    "officials": "bold cyan",
    "amounts": "bold green",
    "gpu_counts": "bold magenta",
    "rankings": "bold yellow",
}
"""The colour of each table's marks; `⟦…⟧` and the row's number stand there without colour too."""

# A control character of the article must not command the terminal: ESC is shown as ␛. A lone
# surrogate cannot be written at all, and a mark that turns the direction of writing hides text.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def printable(text: str) -> str:
    """`text` with each character that a terminal would obey or refuse replaced by one that it shows."""

    def shown(match: re.Match[str]) -> str:
        code = ord(match.group())
        return " " if code == 0x09 else chr(0x2400 + code) if code < 0x20 else "\ufffd"

    return _UNPRINTABLE.sub(shown, text)


def read(
    path: Path, content: bytes | None = None, *, published: str | None = None, language: str | None = None
) -> Iterator[Group | Failure]:
    """The explanation of each article in a file, or in the `content` of one that was piped in, as `each` says."""
    return each(explain, path, content, published=published, language=language)


def each(
    made: Callable[[Article], T],
    path: Path,
    content: bytes | None = None,
    *,
    published: str | None = None,
    language: str | None = None,
) -> Iterator[T | Failure]:
    """What `made` makes of each article in a file, or in the `content` of one that was piped in.

    The extension says what a file is, or else its first character: `<` begins a page, `{` a line of
    JSON. `published` and `language` go before what the article says. Raises `UsageError` for a folder.
    """
    stated = {key: value for key, value in (("published", published), ("language", language)) if value}
    for found in _found(path, content):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            raw = replace(found, metadata={**found.metadata, **stated})
            yield made(raw.article(raw.article_ids[0]))
        except ArticleError as error:
            yield Failure(found.source, error.reason, error.detail, found.article_ids[0])


def _found(path: Path, content: bytes | None) -> Iterator[sources.Found]:
    if content is None and not path.exists():
        if any(character.isspace() for character in path.name):  # a sentence, not the name of a file
            raise UsageError("this is no file: to explain a text, pipe it in: echo '…' | kaix explain -")
        yield Failure(name_of(path), "not found")
        return
    if content is None and path.is_dir():
        raise UsageError(f"{path} is a folder: name a file in it")
    extension = streams.extension(str(path))
    if content is None and (extension in (*sources.READERS, ".csv", ".parquet") or not path.is_file()):
        yield from texts.found(path)
        return
    content = path.read_bytes() if content is None else content
    kinds = {b"<": ".html", b"{": ".jsonl"}
    kind = kinds.get(content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1], ".txt")
    with TemporaryDirectory() as folder:  # under a name that says what it is, any reader of a format reads it
        named = Path(folder) / f"{path.stem if path.name != '-' else 'stdin'}{kind}"
        named.write_bytes(content)
        for found in sources.read_file(named):
            yield replace(found, source=name_of(path))


def explain(article: Article) -> Group:
    """What `kaix explain` prints of an article; raises `ArticleError` for a language that has no rules."""
    try:
        doc = annotate(article.text, article.language, article.published)
    except ValueError as error:
        raise ArticleError("unsupported language", article.language) from error
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    ends = [
        *(start for start, _ in sentences[1:]),
        len(article.text),
    ]  # the space between belongs to the first
    bounds = [(start, end) for (start, _), end in zip(sentences, ends, strict=True)]
    decisions = find(article.text, article.language, article.published, trace=True).decisions
    of_language = weights.shipped().get(article.language, {})
    reasons: Reasons = defaultdict(list)
    for decision in decisions:
        group = decision.slot.partition(".")[0]
        reasons[group, decision.start, decision.end].append(
            reason(decision, of_language.get(decision.slot, {}))
        )
    return explanation(article, bounds, records_of(doc), reasons)


Reasons = dict[tuple[str, int, int], list[str]]
"""Table, start and end of a mention → why each of its slots has its value."""


def explanation(
    article: Article,
    sentences: Sequence[tuple[int, int]],
    records: Mapping[str, Sequence[AnyRecord]],
    reasons: Reasons | None = None,
) -> Group:
    """What `kaix explain` prints: the head, then the text with its records.

    `sentences` are the `(start, end)` of each sentence in code points, `records` the rows by table.
    Nothing of the article is read as markup.
    """
    return Group(_head(article, records), *_body(article.text, sentences, records, reasons or {}))


def _head(article: Article, records: Mapping[str, Sequence[AnyRecord]]) -> Text:
    about = (article.article_id, article.language, article.published or "no date", article.publisher)
    head = Text(printable(" · ".join(filter(None, about))), style="dim")
    head.append("\n")
    for group in RECORDS:
        head.append(f"{group} ", style=STYLES[group])
        head.append(f"{len(records.get(group, ()))}   ")
    head.append("\n")
    return head


def _body(
    text: str,
    sentences: Sequence[tuple[int, int]],
    records: Mapping[str, Sequence[AnyRecord]],
    reasons: Reasons,
) -> Iterator[Text | Padding]:
    found = sorted((r for rows in records.values() for r in rows), key=lambda r: r.span)
    anchors = {record.start: record.text for record in records.get("amounts", ())}
    at = 0
    plain = Text(style="dim")
    for start, end in sentences:
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        here = found[first:at]
        if here:
            if plain.plain.strip():
                yield _without_outer_space(plain)
            plain = Text(style="dim")
            yield _marked(text, start, end, here, first + 1)
            yield Padding(_rows(here, first + 1, anchors, reasons), (0, 0, 1, 2))
        else:
            plain.append(printable(text[start:end]))
    if plain.plain.strip():
        yield _without_outer_space(plain)


def _without_outer_space(text: Text) -> Text:
    """A paragraph without the line breaks around it, and one blank line below."""
    kept = Text(text.plain.strip("\n").rstrip(), style="dim")
    kept.append("\n")
    return kept


def _marked(text: str, start: int, end: int, records: Sequence[AnyRecord], number: int) -> Text:
    """One sentence with its anchors in brackets and colour: `⟦3,4|Bae Kyung-hoon⟧`."""
    numbers: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    struck = {(r.start, min(r.end, end), r.group) for r in records if r.status == DENIED}
    for n, record in enumerate(records, number):
        numbers[record.start, min(record.end, end), record.group].append(str(n))
    end = start + len(text[start:end].rstrip())
    marks: list[tuple[int, int, str, str]] = []  # offset; closing before opening; text; style
    for (a, b, group), each in numbers.items():
        marks.append((a, 1, f"⟦{','.join(each)}|", STYLES[group]))
        marks.append((b, 0, "⟧", STYLES[group]))
    result = Text()
    at = start
    for offset, _, mark, style in sorted(marks):
        offset = min(offset, end)  # noqa: PLW2901
        result.append(printable(text[at:offset]), style=_style(at, offset, numbers, struck))
        result.append(mark, style=style)
        at = offset
    result.append(printable(text[at:end]))
    return result


def _style(
    start: int,
    end: int,
    spans: Mapping[tuple[int, int, str], object],
    struck: Collection[tuple[int, int, str]],
) -> str:
    """The colour of a piece between two marks: that of the shortest anchor around it, struck through if denied."""
    around = [(b - a, group, (a, b, group) in struck) for a, b, group in spans if a <= start and end <= b]
    if not around or start >= end:
        return ""
    _, group, denied = min(around)
    return f"{STYLES[group]} strike" if denied else STYLES[group]


def _rows(records: Sequence[AnyRecord], number: int, anchors: Mapping[int, str], reasons: Reasons) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for n, record in enumerate(records, number):
        line = Text()
        line.append(record.group, style=STYLES[record.group])
        for column in value_columns(type(record)):
            value = getattr(record, column)
            if value is not None:
                line.append(f"  {column} ", style="dim")
                line.append(_shown(column, value, anchors))
        line.append("  ← ", style="dim")
        line.append(record.rule, style="italic")
        table.add_row(str(n), line)
        for why in reasons.get((record.group, record.start, record.end), ()):
            table.add_row("", Text(printable(why), style="dim"))
    return table


def _shown(column: str, value: object, anchors: Mapping[int, str]) -> str:
    if column == "converts" and isinstance(value, int):
        return f"“{printable(anchors.get(value, str(value)))}”"
    if isinstance(value, int | Decimal):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return printable(str(value))
