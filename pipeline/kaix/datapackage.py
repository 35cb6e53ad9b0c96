"""The description of a run's tables as a Frictionless Data Package: what any tool needs to read and check them.

https://specs.frictionlessdata.io/table-schema/: types, constraints, primary and foreign keys.
Nothing of frictionless is imported; `frictionless validate outputs/datapackage.json` checks the tables.
"""

from __future__ import annotations

import json
from typing import Any

from kaix import __version__, records, run_record
from kaix.across import checks
from kaix.failures import ADVICE
from kaix.tables import COLUMNS, ENCODING, INTEGERS, KEYS, NUMBERS

_LICENCE = {
    "name": "other-closed",
    "title": "Rows quote sentences of the articles, which stay their publishers'; kaix itself is Apache-2.0",
}
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_TIME = rf"{_DAY}(/{_DAY})?"

DESCRIPTIONS = {
    "article_id": "joins to articles.csv",
    "start": "offset of the anchor in the cleaned text, in Unicode code points, inclusive",
    "end": "offset of the anchor in the cleaned text, in Unicode code points, exclusive",
    "text": "the anchor, verbatim",
    "sentence": "the sentence around the anchor, verbatim",
    "rule": "the rule that made the row: <module>.<name> of pipeline/kaix/rules/<language>/",
    "title": "the headline",
    "publisher": "the newspaper, agency or site",
    "authors": "the names in the byline",
    "published": "the day of publication, empty where neither the article nor its metadata says it",
    "url": "where the article is on the web",
    "language": "ISO 639-1",
    "source": "the path or URI that was read",
    "characters": "length of the cleaned text in Unicode code points",
    "sentences": "number of sentences in the cleaned text",
    "sha256": "of the cleaned text in UTF-8",
    "duplicate_of": "the first article with the same or nearly the same text",
    "about": "how much the article is about what was asked for (Korean AI where nothing was), from 0 to 1",
    "about_words": "the words that decided it, in the headline and the text, and how often; those of elsewhere",
    "withdrawn": "the day on which its page was found to be gone, or to say that the article is",
    "person": "the name as first written in full in the article",
    "person_id": "the same for every spelling of one name",
    "position": "the position as written",
    "organization": "the organisation as written",
    "sector": "kind of organisation",
    "date": "when the status began (or, for GPUs, by when they are there), with the precision stated",
    "currency": "ISO 4217",
    "amount": "exact value in whole units; of a range, the lower end",
    "amount_max": "the upper end of a range",
    "modifier": "how exact the text is",
    "per": "the unit of a rate",
    "entity": "who spends, receives, has or buys it",
    "topic": "what the money is for or what it measures, as written",
    "period": "the time it is for, ISO 8601",
    "converts": "start of the amount that this one restates in another currency",
    "count": "how many; of a range, the lower end",
    "count_max": "the upper end of a range",
    "chip": "GPU or NPU",
    "model": "the chip's model as written",
    "rank": "the place; for top-N, N",
    "kind": "place (is Nth) or top_n (is among the first N)",
    "subject": "who is ranked",
    "domain": "what is ranked, as written",
    "scope": "among whom: world, or the region or group",
    "total": "of how many",
    "status": "whether it is so, is to be so, or is denied: what the text says is not so",
    "from": "when the person took the office, as far as any article says",
    "to": "when the person left it, as far as any article says",
    "mentions": "how many rows say so, those of articles that repeat another, and denials, left out",
    "articles": "ids of the articles that say so, joined with '; '",
    "fact_id": "the same in every run in which the fact is first said by the same article",
    "table": "the table of mentions that the fact comes from",
    "entity_id": "one id for one body, whatever its spelling; several joined with ';', empty where no body is named",
    "organization_id": "one id for one organisation, whatever its spelling",
    "subject_id": "one id for who is ranked, whatever its spelling; several joined with ';'",
    "other_currency": "the currency of a conversion that an article states",
    "other_amount": "the conversion that an article states, in whole units",
    "history": "each status with the day on which it was first said: planned 2025-08-01; actual 2025-12-03",
    "first_seen": "the day of the first article with a date that says so",
    "last_seen": "the day of the last article with a date that says so",
    "article_count": "how many articles say so, repetitions and denials left out",
    "publishers": "who published them, joined with '; '",
    "check": "what does not fit",
    "message": "the finding in words",
    "rows": "the rows that it is about, table:article_id:start each, joined with '; '",
    "reason": "why it was not read",
    "detail": "what was seen",
    "advice": "what to do about it",
}
_REQUIRED = {
    "articles": {"article_id", "language", "source", "characters", "sentences", "sha256"},
    "officials": {"person", "person_id", "position", "status"},
    "amounts": {"currency", "amount", "modifier", "status"},
    "gpu_counts": {"count", "modifier", "chip", "status"},
    "rankings": {"rank", "kind", "status"},
    "positions": {"person_id", "person", "position", "status", "mentions", "articles"},
    "facts": {"fact_id", "table", "status", "mentions", "article_count", "articles", "sentence", "rows"},
    "checks": set(checks.COLUMNS),
    "failures": {"source", "reason"},
}
_ALWAYS = {"article_id", "start", "end", "text", "sentence", "rule"}
_ENUMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("officials", "status"): records.OFFICIAL_STATUSES,
    ("officials", "sector"): records.SECTORS,
    ("amounts", "status"): records.AMOUNT_STATUSES,
    ("amounts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "status"): records.AMOUNT_STATUSES,
    ("gpu_counts", "modifier"): records.MODIFIERS,
    ("gpu_counts", "chip"): records.CHIPS,
    ("rankings", "status"): records.RANKING_STATUSES,
    ("rankings", "kind"): records.KINDS,
    ("positions", "status"): records.OFFICIAL_STATUSES,
    ("positions", "sector"): records.SECTORS,
    ("facts", "table"): tuple(records.RECORDS),
    ("facts", "modifier"): records.MODIFIERS,
    ("facts", "chip"): records.CHIPS,
    ("facts", "kind"): records.KINDS,
    ("facts", "status"): tuple(
        dict.fromkeys((*records.AMOUNT_STATUSES, *records.RANKING_STATUSES, *records.OFFICIAL_STATUSES))
    ),
    ("checks", "check"): checks.CHECKS,
    ("failures", "reason"): tuple(ADVICE),
}
_PATTERNS = {
    "sha256": "[0-9a-f]{64}",
    "currency": "[A-Z]{3}",
    "language": "[a-z]{2,3}",
    "date": _TIME,
    "period": _TIME,
    "from": _TIME,
    "other_currency": "[A-Z]{3}",
    "first_seen": _DAY,
    "last_seen": _DAY,
    "to": _TIME,
    "withdrawn": _DAY,
}
_MINIMA = {"end": 1, "rank": 1, "total": 1, "characters": 1, "sentences": 1, "mentions": 1}


def _field(table: str, name: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if name in _REQUIRED[table] or (table in records.RECORDS and name in _ALWAYS):
        constraints["required"] = True
    if table == "articles" and name == "article_id":
        constraints["unique"] = True
    if (table, name) in _ENUMS:
        constraints["enum"] = list(_ENUMS[table, name])
    elif name in _PATTERNS:
        constraints["pattern"] = _PATTERNS[name]
    if name in NUMBERS - {"amount", "amount_max", "other_amount"}:  # "an operating profit of -30 billion won"
        constraints["minimum"] = 0 if table == "facts" else _MINIMA.get(name, 0)
    if name == "about":
        constraints["maximum"] = 1
    kind = "integer" if name in INTEGERS else "number" if name in NUMBERS else "string"
    if name == "published":
        kind = "date"
    field: dict[str, Any] = {"name": name, "type": kind, "description": DESCRIPTIONS[name]}
    if constraints:
        field["constraints"] = constraints
    return field


def _schema(table: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, name) for name in COLUMNS[table]],
        "missingValues": [""],
    }
    if table in KEYS:
        schema["primaryKey"] = list(KEYS[table])
    reference = {"resource": "articles", "fields": ["article_id"]}
    if table in records.RECORDS:
        schema["foreignKeys"] = [{"fields": ["article_id"], "reference": reference}]
    elif table == "articles":
        own = {"resource": "", "fields": ["article_id"]}
        schema["foreignKeys"] = [{"fields": ["duplicate_of"], "reference": own}]
    return schema


def schema() -> dict[str, list[dict[str, str]]]:
    """Table → its columns in order, each with `name`, `type` (string, integer, number, date) and `description`."""
    return {
        table: [
            {key: field[key] for key in ("name", "type", "description")} for field in _schema(table)["fields"]
        ]
        for table in COLUMNS
    }


def describe() -> dict[str, Any]:
    """The data package of a run's folder; the same for every run of one version but for `created`."""
    return {
        "profile": "tabular-data-package",
        "name": "kaix",
        "version": __version__,
        "created": run_record.stated(run_record.now()),
        "licenses": [_LICENCE],
        "title": "Officials, sums of money, GPU counts and rankings in news about Korean AI",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table,
                "path": f"{table}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": ENCODING,
                "dialect": {"lineTerminator": "\n"},
                "schema": _schema(table),
            }
            for table in COLUMNS
        ],
    }


def to_json() -> str:
    """The text of `datapackage.json`."""
    return json.dumps(describe(), ensure_ascii=False, indent=2) + "\n"
