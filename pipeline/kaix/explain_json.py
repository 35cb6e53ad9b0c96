"""`kaix explain --json`: an article, its records, and for each slot the evidence that decided, as one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kaix.annotate import find
from kaix.article import Article
from kaix.attribution import weights
from kaix.attribution.candidates import Decision
from kaix.failures import ArticleError
from kaix.records import AnyRecord, to_plain

_RUNNERS_UP = 2
"""Candidates beside the winner that are shown."""


def explained(article: Article) -> str:
    """One line of JSON; raises `ArticleError` for a language that has no rules.

    `records` has the rows of each table, as their columns, with `evidence`: slot → the candidates, the winner
    first, each with its sum and the weight of each evidence for it.
    """
    try:
        found = find(article.text, article.language, article.published, article.article_id, trace=True)
    except ValueError as error:
        raise ArticleError("unsupported language", article.language) from error
    by_place: dict[tuple[str, int, int], dict[str, Any]] = {}
    of_language = weights.shipped().get(article.language, {})
    for decision in found.decisions:
        group, _, column = decision.slot.partition(".")
        slots = by_place.setdefault((group, decision.start, decision.end), {})
        slots[column] = _candidates(decision, of_language.get(decision.slot, {}))
    records = {
        group: [_with_evidence(record, by_place) for record in rows] for group, rows in found.records.items()
    }
    return json.dumps({"article": asdict(article), "records": records}, ensure_ascii=False)


def _with_evidence(record: AnyRecord, by_place: dict[tuple[str, int, int], dict[str, Any]]) -> dict[str, Any]:
    evidence = by_place.get((record.group, record.start, record.end), {})
    return {**to_plain(record), "evidence": evidence}


def _candidates(decision: Decision, of_slot: dict[str, float]) -> list[dict[str, Any]]:
    order = sorted(range(len(decision.sums)), key=lambda i: (i != decision.chosen, -decision.sums[i], i))
    return [
        {
            "value": decision.candidates[i].value,
            "sum": round(decision.sums[i], 2),
            "evidence": {name: of_slot.get(name, 0.0) for name in decision.candidates[i].evidence},
        }
        for i in order[: 1 + _RUNNERS_UP]
    ]
