"""Content → the HTML page: a template that escapes, and the rows as JSON that a script turns into nodes.

No string of an article is ever parsed as HTML: the template escapes (jinja2 autoescape), the JSON is
escaped for its place in a script element, and the script only sets text. A policy in the page forbids
every request and every script but the page's own.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

import jinja2
from markupsafe import Markup

from kaix.records import DENIED
from kaix.report import charts, money, static
from kaix.report.content import Content
from kaix.report.data import LABELS, data, names_of_bodies

SCRIPTS = ("dom", "rows", "filters", "grid", "charts", "answers", "tables", "reader", "page")
"""The parts of the script, in their order: each uses what stands before it."""

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


def html(content: Content, since: str = "") -> str:
    """The whole page, with the filter for what is new set to the day `since`; the same content gives the same bytes."""
    drawn = charts.installed()
    scripts = [_script(), *([charts.bundle()] if drawn else [])]
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = environment.from_string(_part("report.html.jinja"))
    return template.render(
        labels=LABELS,
        counts=_counts(content),
        articles=len(content.articles),
        languages=_languages(content),
        since=since,
        explained=money.EXPLAINED,
        tables=static.tables(content, since, names_of_bodies(content)),
        charts=drawn,
        data=script_json(data(content, since) | {"charts": charts.charts() if drawn else None}),
        script=Markup(scripts[0]),
        bundle=Markup(scripts[-1]),
        style=Markup(_part("report.css")),
        digests=[b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii") for script in scripts],
    )


@cache
def _part(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The parts as one script, whose names are nobody else's."""
    parts = "\n".join(_part(f"script/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _counts(content: Content) -> dict[str, int]:
    """How many rows of each table stand: what is denied, and what an article repeats, is not counted."""
    return {
        "facts": sum(fact.status != DENIED for fact in content.facts),
        **{
            group: sum(r.status != DENIED and r.article_id not in content.duplicates for r in rows)
            for group, rows in content.records.items()
        },
        "positions": len(content.positions),
        "checks": len(content.findings),
        "failures": len(content.failures),
    }


def _languages(content: Content) -> str:
    found = [article.cells["language"] for article in content.articles]
    return ", ".join(f"{found.count(language):,} {language}" for language in sorted(set(found)))
