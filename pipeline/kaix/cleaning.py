"""A file's text → the article's: what is not the article is dropped, and what it said of the article kept.

Only whole lines and well-delimited pieces at a line's ends go (`furniture.py` says which); what
remains is verbatim, one paragraph a line, so that offsets lead back to what the article says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from kaix import furniture, publication
from kaix.decoding import normalise

HEAD = 12
"""Lines at the top among which names, newspapers and dates are about the article, not of it."""
FOOT = 8
"""Lines at the end, likewise."""

_PROSE = 100  # characters: a longer line is prose; Hangul says the same in half of it
Kind: TypeAlias = tuple[str, re.Match[str]] | None
_SENTENCE_END = (".", "!", "?", "”", '"', "…", "’")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text, and what its lines said about it; `None` and `()` where they did not."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def clean(text: str, headline: str | None = None) -> Cleaned:
    """The article in `text`. Paragraphs are lines, separated by one `\\n`; "" if nothing remains.

    `headline` goes before the text unless one of its first lines says it.
    """
    lines = [line for line in unwrap(normalise(text)) if line]
    if headline and lines:
        lines = _under(headline, lines)
    kinds = [furniture.kind(line) for line in lines]
    dates = _dates(lines, kinds)
    drop = {i for i, kind in enumerate(kinds) if kind is not None} | set(dates)
    publisher, names = _names_and_publisher(lines, kinds, drop)
    drop |= _lists_of_others(lines, kinds) | _repeats(lines, drop)
    kept = []
    for index, line in enumerate(lines):
        if index not in drop and (piece := _without_ends(line)):
            kept.append(piece)
    published = min((found for found in dates.values() if found[1]), default=(0, None), key=lambda f: f[0])[1]
    return Cleaned(
        text="\n".join(kept),
        title=_title(kept),
        published=published or next(filter(None, map(publication.dateline, kept[:8])), None),
        publisher=publisher or _agency(kept),
        authors=tuple(dict.fromkeys([*_authors(kinds), *names])),
    )


def _under(headline: str, lines: list[str]) -> list[str]:
    title = " ".join(filter(None, normalise(headline)))
    top = [re.sub(r"\W+", "", line.casefold()) for line in lines[:6]]
    bare = re.sub(r"\W+", "", title.casefold())
    # The page's title may add the newspaper's name, or the text may put "(LEAD)" before the headline.
    if not bare or any(bare in line or (len(line) > 20 and line in bare) for line in top if line):
        return lines
    return [title, *lines]


def _is_prose(line: str) -> bool:
    wide = sum("가" <= c <= "힣" for c in line[:_PROSE])
    return len(line) + wide >= _PROSE and line.endswith(_SENTENCE_END)


def _dates(lines: list[str], kinds: list[Kind]) -> dict[int, tuple[int, str | None]]:
    """The lines that date the article: how sure, and the day."""
    found = {}
    count = len(lines)
    for index, line in enumerate(lines):
        if index < HEAD or index >= count - FOOT:
            dated = publication.read(line)
            if dated is not None and (dated[0] != publication.BARE or index < HEAD or kinds[index - 1]):
                found[index] = dated
    return found


def _names_and_publisher(lines: list[str], kinds: list[Kind], drop: set[int]) -> tuple[str | None, list[str]]:
    """Names and a newspaper alone on a line beside other lines about the article; adds them to `drop`."""
    count = len(lines)
    publisher, names = None, []
    near = [*range(1, min(HEAD, count)), *range(max(HEAD, count - FOOT), count)]
    for _ in range(2):  # a name above a newspaper above a date: the second look sees the first's finds
        for index in near:
            line = lines[index]
            if index in drop or len(line) > 80:
                continue
            beside = index - 1 in drop or index + 1 in drop or lines[index - 1] == line
            if furniture.KOREAN_NAME.fullmatch(line) or (
                index < HEAD
                and 1 < len(line.split()) <= 8
                and (
                    furniture.NAMES_IN_CITY.fullmatch(line) or (beside and furniture.ANY_NAME.fullmatch(line))
                )
                and not furniture.PUBLISHER.fullmatch(line)
            ):
                names += re.split(r",\s|\sand\s", re.sub(r"\sin\s.+", "", line))
            elif beside and furniture.PUBLISHER.fullmatch(line):
                publisher = publisher or line
            else:
                continue
            drop.add(index)
    return publisher, names


def _lists_of_others(lines: list[str], kinds: list[Kind]) -> set[int]:
    """The lines under "Most viewed" and "Your membership also unlocks:", to the next prose."""
    heads = [
        index for index, kind in enumerate(kinds) if kind is not None and kind[0] in ("others", "sign_up")
    ]
    if not heads:
        return set()
    count = len(lines)
    prose = [_is_prose(line) for line in lines]
    first_prose = prose.index(True) if True in prose else count
    stops = [*(i for i in range(count) if prose[i] or (not kinds[i] and len(lines[i]) >= _PROSE)), count]
    drop: set[int] = set()
    done = 0
    for head in heads:
        end = stops[bisect_right(stops, head)]
        # At the top of a page such a heading is a menu, and what follows may be the article itself.
        if head < done or head < first_prose or (head < count // 2 and end < count):
            continue
        kind = kinds[head]
        if (kind and kind[0] == "others") or lines[head].endswith(":") or end == count:
            drop.update(range(head, end))
            done = end
    return drop


def _repeats(lines: list[str], drop: set[int]) -> set[int]:
    """The headline a second time, and a line that only repeats the one before it."""
    kept = [i for i in range(len(lines)) if i not in drop]
    again: set[int] = set()
    for position, index in enumerate(kept[1:], 1):
        if lines[index] == lines[kept[position - 1]] or (
            position < HEAD
            and len(lines[index]) > 20
            and lines[index].casefold() == lines[kept[0]].casefold()
        ):
            again.add(index)
    return again


def _without_ends(line: str) -> str:
    """The line without a caption's marker in front and a photographer's credit at the end."""
    if line[0] in furniture.MARKS_BEGIN:
        for mark in (furniture.MARKER, furniture.LEAD):
            if match := mark.match(line):
                line = line[match.end() :]
    tail = line[-furniture.TAIL :]
    # Prose ends with a full stop; a credit stands behind it.
    if not line.endswith((".", "”", '"')) and (match := furniture.END_CREDIT.search(tail)):
        line = line[: len(line) - len(tail) + match.start()]
    return line.strip()


def _authors(kinds: list[Kind]) -> list[str]:
    """The names in the bylines."""
    names: list[str] = []
    for kind in kinds:
        if kind is None or kind[0] not in ("byline", "ko_byline"):
            continue
        found = next((kind[1][g] for g in ("by", "staff", "mailed", "ko", "ko_mailed") if kind[1][g]), "")
        parts = re.split(r",\s|\sand\s|\s&\s" if kind[0] == "byline" else r"[\s·,/]+", found)
        names += [part for part in parts if kind[0] == "ko_byline" or _NAME.fullmatch(part)]
    return [name for name in names if name and name not in _RANKS]


def _agency(kept: list[str]) -> str | None:
    """The agency in the dateline."""
    for line in kept[:8]:
        if match := furniture.DATELINE.match(line):
            return match["ko"] or match["en"]
    return None


_RANKS = ("선임", "수석", "인턴", "수습", "객원", "전문", "편집")
_NAME = re.compile(r"(?!.*(?:Fellow|Writer|Reporter|Correspondent|Editor|Staff)$)\S+(?:\s\S+){1,3}")


def _title(kept: list[str]) -> str | None:
    """The headline: the first line that is longer than a section's or a ministry's name and no sentence of prose."""
    for line in sorted(kept[:4], key=lambda line: line.isascii() and line.isupper()):
        if len(line.split()) >= 4 or (len(line) >= 12 and max(line) >= "가"):
            return None if line.endswith("다.") or _is_prose(line) else line
    return kept[0] if kept and not _is_prose(kept[0]) else None


_BULLET = re.compile(r"[-–—•·▸▪▲△◆◇○●□■※*ㅇ>|]|\d{1,2}[.)]\s|[\[<(]")


def unwrap(lines: list[str]) -> list[str]:
    """Paragraphs of a text whose lines were broken at a fixed width, one a line; any other text as it is.

    Broken at a width means: within a paragraph no line could have taken the next one's first word.
    """
    widths = sorted(len(line) for line in lines if line)
    if len(widths) < 4 or widths[-1] > 100 or widths[len(widths) * 3 // 4] < 50:
        return lines
    width = widths[-1]
    full = [
        bool(a and b) and len(a) + 1 + len(b.split(" ", 1)[0]) > width and not _BULLET.match(b)
        for a, b in pairwise(lines)
    ]
    middle = sum(f and not a.endswith(_SENTENCE_END) for f, a in zip(full, lines, strict=False))
    inside = sum(bool(a and b) for a, b in pairwise(lines))
    if middle < 2 or sum(full) * 2 < inside:
        return lines
    joined = [lines[0]]
    for line, follows in zip(lines[1:], full, strict=True):
        if follows:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
