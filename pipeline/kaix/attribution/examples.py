"""Training examples from gold: for each slot of each found mention, its candidates and which are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaix.attribution.candidates import MENTIONS, SLOTS, Candidate, Decision
from kaix.evaluation.alignment import BY_VALUE, align
from kaix.evaluation.equality import TEXTS, agrees, alternatives, identity, normalise
from kaix.evaluation.rows import Row
from kaix.records import RECORDS, AnyRecord, to_plain, value_columns

_NEAR = 0.5
"""The share of the words of the shorter of two phrases that a near one has in common with the other."""


@dataclass(frozen=True, slots=True)
class Example:
    """A decision whose right answer is known; `right` is empty of `True` where no candidate is right.

    `near` are candidates that say nearly the right thing beside one that says it: neither learned nor unlearned.
    """

    slot: str
    article_id: str
    decision: Decision
    label: str
    right: tuple[bool, ...]
    near: tuple[bool, ...]


def examples(
    article_id: str,
    gold: dict[str, list[Row]],
    records: dict[str, list[AnyRecord]],
    decisions: Iterable[Decision],
) -> Iterator[Example]:
    """The examples of one article, from its labelled rows, its found records and what was decided about them."""
    by_place: dict[tuple[str, int, int], list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_place[decision.slot, decision.start, decision.end].append(decision)
        if decision.slot in MENTIONS:
            rows = gold.get(decision.slot.partition(".")[0], [])
            yield mention(article_id, decision, (row.span for row in rows))
    for group, slots in SLOTS.items():
        found = [_row(record, article_id, index) for index, record in enumerate(records.get(group, []))]
        on_anchor: dict[tuple[int, int], list[int]] = defaultdict(list)
        for row in found:
            on_anchor[row.span].append(row.line)
        for pair in align(gold.get(group, []), found, BY_VALUE):
            if pair.gold is None or pair.run is None or pair.gold.identity != pair.run.identity:
                continue
            for column in slots:
                made = by_place.get((f"{group}.{column}", *pair.run.span), [])
                beside = on_anchor[pair.run.span]
                if not made or (len(beside) > 1 and len(made) != len(beside)):
                    continue
                decision = made[beside.index(pair.run.line)] if len(beside) > 1 else made[-1]
                label = pair.gold.values[column]
                right, near = judge(column, label, decision.candidates)
                yield Example(decision.slot, article_id, decision, label, right, near)


def mention(article_id: str, decision: Decision, labelled: Iterable[tuple[int, int]]) -> Example:
    """Whether words are a mention: they are where one of those that are labelled stands at them."""
    stated = any(start < decision.end and decision.start < end for start, end in labelled)
    label = (decision.candidates[1].value or "") if stated else ""
    return Example(decision.slot, article_id, decision, label, (not stated, stated), (False, False))


def _row(record: AnyRecord, article_id: str, line: int) -> Row:
    plain = {name: "" if value is None else str(value) for name, value in to_plain(record).items()}
    values = {name: plain[name] for name in value_columns(RECORDS[record.group])}
    key = identity(record.group, values)
    return Row(
        record.group,
        article_id,
        record.start,
        record.end,
        record.text,
        values,
        record.sentence,
        record.rule,
        line,
        key,
    )


def judge(
    column: str, label: str, candidates: Sequence[Candidate]
) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Which candidates are right, and which are only near the right one; where none is right, the near ones are."""
    right = tuple(agrees(column, label, each.value or "") for each in candidates)
    if column not in TEXTS:
        return right, (False,) * len(right)
    near = tuple(
        not is_right and is_near(label, each.value or "")
        for is_right, each in zip(right, candidates, strict=True)
    )
    return (right, near) if any(right) else (near, (False,) * len(near))


def is_near(label: str, value: str) -> bool:
    """Whether two phrases have half the words of the shorter in common, in one of the label's alternatives."""
    words = {normalise(word) for word in value.replace(";", " ").split()} - {""}
    for each in alternatives(label):
        wanted = {normalise(word) for word in each.replace(";", " ").split()} - {""}
        shorter = min(len(words), len(wanted))
        if shorter and len(words & wanted) >= _NEAR * shorter:
            return True
        if shorter and (normalise(each) in normalise(value) or normalise(value) in normalise(each)):
            return True
    return False
