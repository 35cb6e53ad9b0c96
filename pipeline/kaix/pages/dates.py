"""When the article on a page was published: the page's own statements, the surest first.

    its node in JSON-LD ─ <meta> ─ <time> and attributes ─ a line that says so ─ the address ─ when it was changed

"Published" goes before "modified" in every notation, and a day is taken as the page writes it, in the page's zone.
No date of a sentence, a comment, a list of other articles or a video is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kaix import publication
from kaix.pages.markup import text_up_to

_PUBLISHED = re.compile(
    r"(?:(?:og:)?article[:.]|og:|rnews:|sailthru\.|parsely-|cxenseparse:(?:\w{3}-)?|dc(?:terms)?[.:]|citation_|iso-?8601-|xt_|news:|bt:|"
    r"analytics-?|gs:|vr:|nate:)?"
    r"(?:date|datepublished|published(?:[_-]?(?:time|date|at|on))?|pub[_-]?date|publish[_-]?(?:time|date|timestamp|at)|publication[_-]?date|"
    r"date[._-]?(?:published|issued|created)|issued|created?(?:[_-]?(?:time|date|at))?|release[_-]?date|reg[_-]?(?:date|dt)|online[_-]?date|"
    r"display[_-]?date|originalpublicationdate|article[_-]date[_-]original|firstpublished|recs:publishtime|date[_-]?time)"
)
_MODIFIED = re.compile(r"(?:[\w-]+[:._])?(?:\w*modif\w*|\w*updated?\w*|last-?mod\w*|revised)(?:[_.-]?\w+)?")
_ATTRIBUTE = re.compile(r"data-(?:date-?time|publish(?:ed)?(?:-(?:time|date|at))?|pub-?date|reg-?date|date)")
_DATED = (
    ".//time[@datetime] | .//*[@itemprop='datePublished' or @itemprop='dateCreated'] | .//*[@data-date-time or "
    "@data-published-time or @data-published or @data-publish-date or @data-published-date or @data-pubdate]"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?)?(?:[Z+.-].*)?")
_IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)([-/]?)(\d\d)\2(\d\d)(?=\d{0,8}(?:[/._-]|$))")
_OTHERS = re.compile(
    r"(?i)(?:^|[\s_-])(?:aside|comments?|cmt|reply|related?|rel|relation|recommend\w*|ranking|popular|footer|sidebar|teaser|"
    r"promo|video|player|gallery|others?|latest|today)(?:$|[\s_-])"
)
_YEARS = (
    "text()[contains(., '20') or contains(., '19') or contains(., '등록') or contains(., '입력')]"
    "[not(parent::script or parent::style or parent::noscript or parent::title)]"
)
_DATE_NAME = re.compile(r"(?i)date|time|day|publish|posted|regist|byline|info|meta")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_FIRST, _LAST = "1990-01-01", "2100-01-01"
_MOST = (
    150  # text nodes with a year that are looked at: an article's date stands near its beginning or its end
)


def published(
    tree: Any, node: Mapping[str, Any], metas: list[tuple[str, str]], url: str | None, heading: Any
) -> str | None:
    """The ISO 8601 day of the article in `tree`, or `None` where the page states none.

    `node` is the article's in JSON-LD, `metas` the names and contents of the page's <meta>, `heading` the element
    with the headline.
    """
    stated = (
        _first(_values(node.get("datePublished")))
        or _first(content for name, content in metas if _PUBLISHED.fullmatch(name))
        or _marked(tree)
    )
    if stated:
        return (
            stated
            if (of_address := _of_address(url)) is None or not _is_next_to(stated, of_address)
            else of_address
        )
    line = _line(tree, heading)
    if line is not None and line[0] != publication.UPDATED:
        return line[1]
    return (
        _first(_values(node.get("dateCreated")))
        or _of_address(url)
        or (line and line[1])
        or _first(_values(node.get("dateModified")))
        or _first(content for name, content in metas if _MODIFIED.fullmatch(name))
    )


def day(value: str) -> str | None:
    """The day in a machine's value: "2025-06-25T09:00+09:00", "20250625093000", "Tue, 06/24/2025 - 17:57"."""
    value = value.strip()[:100]
    if match := _COMPACT.fullmatch(value):
        value = "-".join(match.groups()[:3])
    found = publication.parse(value)
    return found if found and _FIRST <= found < _LAST else None


def _first(values: Any) -> str | None:
    return next(filter(None, map(day, values)), None)


def _is_next_to(stated: str, of_address: str) -> bool:
    """Whether two days follow each other: the page's machine counts in Greenwich, its address as its readers do."""
    return abs((date.fromisoformat(stated) - date.fromisoformat(of_address)).days) == 1


def _values(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _of_address(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url or "")
    return day(f"{match[1]}-{match[3]}-{match[4]}") if match else None


def _marked(tree: Any) -> str | None:
    """The first date in <time> or an attribute; one that is said to be the publication's goes first."""
    best: tuple[int, str] | None = None
    count = 0
    for element in tree.xpath(_DATED)[:_MOST]:
        values = [
            value
            for name, value in element.attrib.items()
            if name in ("datetime", "content", "title") or _ATTRIBUTE.fullmatch(name)
        ]
        if element.get("itemprop") and not values:
            values = [text_up_to(element, publication.LONGEST) or ""]
        found = _first(values)
        if found is None:
            continue
        said = (
            f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('pubdate') or ''}".lower()
        )
        if re.search(r"modif|updat|edit|수정", said):
            continue
        sure = (
            0
            if re.search(r"publi|pub-?date|regist|article_date|entry-date|created", said)
            or element.get("pubdate") is not None
            else 1
        )
        if _is_of_others(element):
            sure += 2
        count += 1
        if best is None or sure < best[0]:
            best = (sure, found)
    # The only date that a page marks is its article's, wherever it stands.
    return best[1] if best and (best[0] < 2 or count == 1) else None


def _line(tree: Any, heading: Any) -> tuple[int, str] | None:
    """The date on a line that says nothing else, and how sure: the surest, then the first under the headline."""
    found = _surest(_lines(heading.xpath(f"following::{_YEARS}"))) if heading is not None else None
    if found is None or found[0] != publication.PUBLISHED:
        above = _surest(_lines(tree.xpath(f".//{_YEARS}")))
        # A date without a label at the top of a page is today's; under the headline it is the article's.
        if above is not None and (found is None or above[0] == publication.PUBLISHED):
            return above if heading is None or above[0] != publication.BARE else found
    return found


def _surest(lines: Iterator[tuple[str, bool]]) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for number, (line, is_marked) in enumerate(lines):
        dated = publication.read(line)
        if dated is None or dated[1] is None or not _FIRST <= dated[1] < _LAST:
            continue
        if dated[0] == publication.BARE and not is_marked and number and not _CLOCK.search(line):
            continue  # a date alone on a line of a table, or of a chronicle
        if best is None or dated[0] < best[0]:
            best = (dated[0], dated[1])
            if best[0] == publication.PUBLISHED:
                break
    return best


def _lines(texts: list[Any]) -> Iterator[tuple[str, bool]]:
    """The short lines that the texts stand on, and whether the page's author marked them as dates.

    A label and its date may be two elements: <li><b>입력</b> <span>2025.06.25</span></li>.
    """
    seen = set()
    for text in texts[:_MOST]:
        if len(text.strip()) > publication.LONGEST:
            continue
        element = text.getparent()
        if text.is_tail:
            element = element.getparent()
        if element is None or element in seen:
            continue
        seen.add(element)
        if element.tag == "a" or _is_of_others(element):
            continue
        line, names = "", ""
        for _ in range(3):
            whole = text_up_to(element, publication.LONGEST)
            if whole is None or (line and publication.read(line) and not publication.read(whole)):
                break
            line, names = whole, f"{names} {element.get('class') or ''} {element.get('id') or ''}"
            element = element.getparent()
            if element is None or element.tag in ("body", "html"):
                break
        if line:
            yield line, _DATE_NAME.search(names) is not None


def _is_of_others(element: Any) -> bool:
    """Whether an element belongs to another article, a comment, a video or the page's frame."""
    for each in (element, *element.iterancestors()):
        if each.tag in ("aside", "footer", "nav"):
            return True
        if each.tag == "li" and next(each.iter("a"), None) is not None:
            return True
        if each.tag in ("article", "main", "body"):
            return False
        if each.tag != "time" and _OTHERS.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False
