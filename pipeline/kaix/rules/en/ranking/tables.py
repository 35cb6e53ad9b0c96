"""Ranks in the cells of a table or a list: "Talent | 19 | 12" under "Korea's rank by category", "Talent: 12th".

A heading or the head of a column must say that its numbers are ranks; columns of scores, shares and counts are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.records import Ranking
from kaix.rules.en.known_names import country_named
from kaix.rules.en.ranking.ordinals import NUMBERS, either, number, use
from kaix.rules.tables import BULLET, Row, first_line, split

# In the middle of a word, so that the search jumps from one rare piece to the next: "Rank", "place", "stands".
_SAID = tuple(map(re.compile, ("ank", "ANK", "lac(?:e|ing)", "osition", "tand(?:s|ing)")))
_WORD = r"(?:rank(?:ing)?|plac(?:e|ing)|position|standing)"
# "Korea's rank by category", "Seoul's place in the index", no "pay by rank", no "market places"
_HEADING = re.compile(
    r"(?<!by )(?<!each )(?<!per )\brank(?:ing)?s?\b(?! (?:its|the|their|our)\b)"
    r"|(?:[’']s|\bits|\bour) (?:[\w-]+ ){0,2}(?:place|placing|position|standing)s?\b"
    r"|\bwhere [\w .’'-]{2,30} (?:stands|ranks)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|will|said|says)\b")
_COLUMN = re.compile(
    rf"(?:(?!change\b)[\w’'&.-]+ ){{0,3}}{_WORD}(?:,? (?:in )?(?:19|20)\d\d| ?\([\w .’'-]{{1,30}}\))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_ALONE = re.compile(r"(?:in )?(?:19|20)\d\d(?: rank(?:ing)?)?", re.IGNORECASE)
_CELL = re.compile(
    r"(?:tied |joint |equal |no\. ?|#|=|T-?)?(?P<rank>\d{1,3}(?:st|nd|rd|th)?|[a-z]{4,12}(?:st|nd|rd|th))=?"
    r"(?: ?(?:/|(?:out )?of) ?(?P<total>\d{1,3}))?",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[-–—]|n/?a|\.\.|not ranked|unranked", re.IGNORECASE)
_BORDER = re.compile(r"[|+:=\s-]+")
# A table of these holds other numbers, or the results of games.
_OTHER = re.compile(
    r"\b(?:scores?|points?|pts|shares?|revenues?|sales|counts?|numbers?|amounts?|votes?|seats?|ages?|prices?|wins?|goals?"
    r"|medals?|match(?:es)?|played|games?|league|season|round|salar\w+|pay|change|vacanc\w+|staff|floors?)\b|[%$₩€]",
    re.IGNORECASE,
)
_GAMES = re.compile(
    r"\b(?:played|pts|wins?|won|lost|drawn|goals|medals|gold|league|match(?:es)?|season|cup|tournament|playoffs?)\b",
    re.IGNORECASE,
)
_OF_SUBJECTS = re.compile(
    r"(?:countr(?:y|ies)|nations?|econom(?:y|ies)|cit(?:y|ies)|compan(?:y|ies)|firms?|universit(?:y|ies)|schools?|models?|"
    r"institutions?|names?|banks?|labs?|teams?|states?|governments?|brands?|startups?|regions?|provinces?)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"\b(?:of|among|across) (?:the |all )?(?P<total>\d{{1,3}})(?: [\w-]+)? (?:{'|'.join(use('group_noun'))})\b"
    rf"|\b(?P<counted>\d{{1,3}}) (?:{'|'.join(use('group_noun'))})\b",
    re.IGNORECASE,
)
_WORLD = re.compile(r"\b(?:world|global|worldwide|globally)\b", re.IGNORECASE)
# What a heading says beside what is ranked: "Korea's rank by year", "Global AI readiness ranking 2026: top 10".
_ABOUT = re.compile(
    r"\(?\b(?:19|20)\d\d\b\)?|^(?:the|world|global)\b|^[\w .]{2,20}[’']s\b"
    r"|\b(?:rank(?:ing)?s?|plac(?:e|ing)|position|standing)\b.*"
    r"|\btop \d+.*",
    re.IGNORECASE,
)
_REGIONS = tuple(
    (
        re.compile(
            rf"(?<![\w-])(?:{either(*[n for n in (row['name'], *row['aliases'].split(';')) if n])})(?![\w-])"
        ),
        row["name"],
    )
    for row in vocabulary.table("regions")
)
ANY_REGION = re.compile("|".join(pattern.pattern for pattern, _ in _REGIONS))
_ABOUT_KOREA = re.compile(r"\bKorean?\b|\bSeoul\b")
_LONGEST = 120  # characters of a heading or a row
_ROWS = 40


@dataclass(slots=True)
class _Table:
    """A table while it is read; offsets of the text."""

    heading: str  # the line that says what the table is, or ""
    start: int  # of that line, or of its head
    titles: list[str]  # of the columns, where a head names them
    rows: list[Row]


def rankings(reading: Reading) -> Iterator[Ranking]:
    """The ranks that the tables of an article state, table by table."""
    text = reading.text
    lines: set[int] = set()
    for said in _SAID:
        for match in said.finditer(text):
            end = text.find("\n", match.end(), match.end() + _LONGEST)
            if (
                end >= 0
                and (start := text.rfind("\n", max(0, end - _LONGEST), match.start()) + 1) + _LONGEST > end
            ):
                lines.add(start)
    done = 0
    for start in sorted(lines):
        if start >= done and (table := _table(text, start, text.find("\n", start))) is not None:
            yield from _cells(reading, table)
            done = table.rows[-1].cells[-1][1]


def _table(text: str, start: int, end: int) -> _Table | None:
    """The table that the line `text[start:end]` is the heading or the head of."""
    line = text[start:end].strip()
    if not line or line[-1] in '.!?”"':
        return None
    head = split(text, start, end)
    titles = [head.text(text, i).strip() for i in range(len(head.cells))]
    if any(_COLUMN.fullmatch(title) for title in titles[1:]):
        above = text.rfind("\n", max(0, start - 2 - _LONGEST), max(0, start - 1)) + 1
        heading = text[above : max(above, start - 1)].strip()
        heading = "" if heading.endswith((".", "!", "?")) or start - above > _LONGEST else heading
        rows = _rows(text, end, len(titles))
        return _Table(heading, above if heading else start, titles, rows) if rows else None
    if not _HEADING.search(line) or _OTHER.search(line) or (_SENTENCE.search(line) and line[-1] != ":"):
        return None
    following = first_line(text, end)
    if following is None:
        return None
    first = split(text, *following)
    titles = [first.text(text, i).strip() for i in range(len(first.cells))]
    years = len(titles) > 1 and all(_YEAR_ALONE.fullmatch(title) for title in titles[1:])
    if years or (
        len(titles) > 1 and not any(_CELL.fullmatch(title) or _EMPTY.fullmatch(title) for title in titles[1:])
    ):
        rows = _rows(text, following[1], len(titles))
    else:
        titles, rows = [], _rows(text, end, len(titles))
    return _Table(line, start, titles, rows) if rows else None


def _rows(text: str, at: int, columns: int) -> list[Row]:
    """The lines behind `at` that have as many cells; none where one is alone."""
    rows: list[Row] = []
    while columns > 1 and len(rows) < _ROWS and (line := first_line(text, at)) is not None:
        at = line[1]
        if _BORDER.fullmatch(text, *line):
            continue
        row = split(text, *line)
        if len(row.cells) != columns or line[1] - line[0] > _LONGEST:
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def _cells(reading: Reading, table: _Table) -> Iterator[Ranking]:
    text = reading.text
    if _OTHER.search(table.heading) and not table.titles:
        return
    labels = (_CELL.fullmatch(row.text(text, 0).strip()) for row in table.rows)
    if any(label is not None and number(label["rank"]) is not None for label in labels):
        return  # "1 | United States | 100": the rank stands in front
    wanted = [at for at in range(1, len(table.rows[0].cells)) if _is_ranks(text, table, at)]
    if not wanted:
        return
    names = reading.names(reading.sentence_at(table.start)) if table.heading else []
    whose = next((name for name in names if name.kind in ("country", "government", "organisation")), None)
    of_subjects = _ranks_labels(reading, table, whose)
    for row in table.rows:
        label = BULLET.sub("", row.text(text, 0)).strip(' \t|:–—-"“”*')
        for at in wanted:
            start, end = row.cells[at]
            found = _CELL.fullmatch(text[start:end].strip())
            rank = number(found["rank"]) if found else None
            if found is None or rank is None:
                continue
            start += len(text[start:end]) - len(text[start:end].lstrip())
            title = table.titles[at] if table.titles else ""
            yield _ranking(
                reading,
                table,
                (label if of_subjects else None, whose),
                label,
                title,
                (start, start + found.end()),
                rank,
                found["total"],
            )


def _ranks_labels(reading: Reading, table: _Table, whose: Name | None) -> bool:
    """Whether the labels of the rows are who is ranked, and not in what."""
    text = reading.text
    first = table.titles[0] if table.titles else ""
    if _OF_SUBJECTS.fullmatch(first):
        return True
    labels = [BULLET.sub("", row.text(text, 0)).strip() for row in table.rows]
    if any(map(country_named, labels)):
        return True
    if whose or any(map(country_named, table.titles[1:])) or any(map(_YEAR.fullmatch, labels)):
        return False
    return any(
        name.text == label and name.kind in ("organisation", "government")
        for row, label in zip(table.rows, labels, strict=True)
        for name in reading.names(reading.sentence_at(row.cells[0][0]))
    )


def _is_ranks(text: str, table: _Table, at: int) -> bool:
    """Whether column `at` holds ranks: its head says so, or the heading does and the head is a year or a name."""
    cells = [row.text(text, at).strip() for row in table.rows]
    found = [_CELL.fullmatch(cell) for cell in cells]
    if not all(match or _EMPTY.fullmatch(cell) for match, cell in zip(found, cells, strict=True)):
        return False
    ranks = [number(match["rank"]) for match in found if match]
    if not ranks or None in ranks:
        return False
    title = table.titles[at] if table.titles else ""
    if title and _COLUMN.fullmatch(title):
        return not _OTHER.search(title) and not any(map(_GAMES.search, (table.heading, *table.titles)))
    if _OTHER.search(title) or not _HEADING.search(table.heading):
        return False
    ordinal = all(match is None or not cell.isdigit() for match, cell in zip(found, cells, strict=True))
    if ordinal:
        return True
    if table.heading.endswith(("stands", "ranks")):
        return False
    dated = bool(title) and (_YEAR_ALONE.fullmatch(title) is not None or bool(country_named(title)))
    of_subjects = (bool(table.titles) and _OF_SUBJECTS.fullmatch(table.titles[0]) is not None) or any(
        country_named(row.text(text, 0).strip()) for row in table.rows
    )
    return dated or (not title and not of_subjects)


def _ranking(
    reading: Reading,
    table: _Table,
    who: tuple[str | None, Name | None],
    label: str,
    title: str,
    span: tuple[int, int],
    rank: int,
    total: str | None,
) -> Ranking:
    labelled, whose = who
    above = country_named(title)
    owner = (
        whose.canonical if whose else "South Korea" if _ABOUT_KOREA.search(reading.text, 0, 20_000) else None
    )
    near = f"{title} {table.heading}"
    year = _YEAR.search(title) or _YEAR.search(label) or _YEAR.search(table.heading)
    counted = _TOTAL.search(table.heading)
    of = total or (counted and (counted["total"] or counted["counted"]))
    size = NUMBERS.get(of) if of else None
    region = next((name for pattern, name in _REGIONS if pattern.search(near)), None)
    topic = _ABOUT.sub("", table.heading).strip(" ,:–—-")
    domain = topic if labelled or _YEAR.fullmatch(label) else label
    return Ranking(
        **reading.anchor(*span, "rankings.listed_nth"),
        rank=rank,
        subject=(country_named(labelled) or labelled) if labelled else above or owner,
        domain=domain or None,
        scope=region or ("world" if _WORLD.search(near) else None),
        period=year.group() if year else None,
        total=size if size and size >= rank else None,
    )
