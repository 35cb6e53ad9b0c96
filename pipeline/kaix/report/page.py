"""Content → the HTML page: a template that escapes, and the rows as JSON that a script turns into nodes.

No string of an article is ever parsed as HTML: the template escapes (jinja2 autoescape), the JSON is
escaped for its place in a script element, and the script only sets text. A policy in the page forbids
every request and every script but the page's own.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from kaix.offsets import Utf16
from kaix.records import RECORDS, AnyRecord, value_columns
from kaix.report import charts
from kaix.report.content import Content
from kaix.tables import NUMBERS

LABELS = {
    "officials": "Officials",
    "amounts": "Amounts",
    "gpu_counts": "GPU counts",
    "rankings": "Rankings",
    "positions": "Positions",
    "checks": "Checks",
}

# "</script>" and "<!--" would end or open the element; U+2028 ends a line in older JavaScript.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script_json(value: object) -> Markup:
    """`value` as JSON that may stand in a script element: no character in it can end the element.

    >>> str(script_json(["</script><!--"]))
    '["\\\\u003c/script\\\\u003e\\\\u003c!--"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # half of a surrogate pair has no UTF-8
    return Markup(text.translate(_ESCAPES).encode("utf-8", "replace").decode("utf-8"))


def html(content: Content) -> str:
    """The whole page; the same content gives the same bytes."""
    script, style = _part("report.js"), _part("report.css")
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = environment.from_string(_part("report.html.jinja"))
    return template.render(
        labels=LABELS,
        counts={name: len(rows) for name, rows in content.records.items()}
        | {"positions": len(content.positions), "checks": len(content.findings)},
        articles=len(content.articles),
        languages=_languages(content),
        charts=charts.charts(content),
        data=script_json(data(content)),
        script=Markup(script),
        style=Markup(style),
        digest=digest,
    )


@cache
def _part(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _languages(content: Content) -> str:
    found = [article.cells["language"] for article in content.articles]
    return ", ".join(f"{found.count(language):,} {language}" for language in sorted(set(found)))


def data(content: Content) -> dict[str, Any]:
    """What the script shows: offsets in UTF-16 units, as JavaScript counts; cells as text.

    A row is `[article, start, end, sentence start, sentence end, value, …, rule]`.
    """
    order = {article.cells["article_id"]: n for n, article in enumerate(content.articles)}
    units = [Utf16(article.text) for article in content.articles]
    rows: dict[str, dict[str, Any]] = {}
    for group, records in content.records.items():
        names = value_columns(RECORDS[group])
        anchors = {(r.article_id, r.start): r.text for r in records}
        rows[group] = {
            "label": LABELS[group],
            "columns": names,
            "numbers": [name for name in names if name in NUMBERS and name != "converts"],
            "rows": [
                [
                    order[record.article_id],
                    *map(units[order[record.article_id]].units, (*place.anchor, *place.sentence)),
                    *_cells(record, names, anchors),
                    record.rule,
                ]
                for record, place in zip(records, content.places[group], strict=True)
            ],
        }
    at = {
        (group, r.article_id, r.start): n
        for group, found in content.records.items()
        for n, r in enumerate(found)
    }
    return {
        "articles": [
            {
                **{key: article.cells[f] for key, f in _ARTICLE.items()},
                "url": url if (url := article.cells["url"]).startswith(("https://", "http://")) else "",
                "text": article.text,
                "note": article.note,
            }
            for article in content.articles
        ],
        "tables": rows,
        "positions": [
            [
                *(
                    cell or ""
                    for cell in (p.person, p.position, p.organization, p.sector, p.status, p.since, p.until)
                ),
                p.mentions,
                [order[name] for name in p.articles],
            ]
            for p in content.positions
        ],
        "checks": [
            [f.check, f.message, [[group, at[group, article, start]] for group, article, start in f.rows]]
            for f in content.findings
        ],
    }


_ARTICLE = {
    "id": "article_id",
    "title": "title",
    "publisher": "publisher",
    "published": "published",
    "language": "language",
}


def _cells(record: AnyRecord, names: Sequence[str], anchors: dict[tuple[str, int], str]) -> list[str]:
    cells = []
    for name in names:
        value = getattr(record, name)
        if name == "converts" and value is not None:  # an offset says nothing to a person: the words there do
            value = anchors.get((record.article_id, value), value)
        cells.append(
            "" if value is None else format(value, "f") if name in ("amount", "amount_max") else str(value)
        )
    return cells
