"""Doccano's and Prodigy's lines: there and back, and what their people may have done in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from kaix.annotation import jsonl
from kaix.annotation.tasks import AnnotationError, Fact, Task, checked

TEXT = "🌊 한서진 leads the pier, which has 64 GPUs.\u2028It is new."
ARTICLE = {
    "article_id": "pier", "title": "Pier", "published": "", "language": "en", "source": "pier.txt",
    "sha256": sha256(TEXT.encode()).hexdigest(),
}  # fmt: skip


def fact(group: str, anchor: str, rule: str = "", **values: str) -> Fact:
    start = TEXT.index(anchor)
    return Fact(group, start, start + len(anchor), values, rule)


TASK = checked(
    "here",
    ARTICLE,
    TEXT,
    [
        fact("officials", "한서진", "by_hand", person="한서진", person_id="han-seo-jin", position="head"),
        fact("officials", "한서진", person="한서진", person_id="han-seo-jin", position="founder"),
        fact("gpu_counts", "64 GPUs", count="64", chip="GPU"),
    ],
)
EMPTY = Task(ARTICLE, TEXT, ())
BOTH: list[tuple[Callable[[Any], str], Callable[[str], tuple[list[Task], int]]]] = [
    (jsonl.write_doccano, jsonl.read_doccano),
    (jsonl.write_prodigy, jsonl.read_prodigy),
]


@pytest.mark.parametrize(("write", "read"), BOTH)
def test_there_and_back(write: Callable[[Any], str], read: Callable[[str], tuple[list[Task], int]]) -> None:
    written = write([TASK, EMPTY])
    assert written.count("\n") == 2
    assert "한서진" in written
    assert read(written) == ([TASK, EMPTY], 0)
    assert read("\n" + written + "\n \n") == ([TASK, EMPTY], 0)
    assert (write([]), read("")) == ("", ([], 0))


def test_the_lines_as_the_tools_take_them() -> None:
    rows = [
        {"person": "한서진", "person_id": "han-seo-jin", "position": "head", "rule": "by_hand"},
        {"person": "한서진", "person_id": "han-seo-jin", "position": "founder"},
    ]
    gpus = {"count": "64", "chip": "GPU"}
    assert json.loads(jsonl.write_doccano([TASK])) == {
        "text": TEXT,
        "label": [[2, 5, "officials"], [32, 39, "gpu_counts"]],
        "kaix_article": ARTICLE,
        "kaix_rows": [
            ["officials", 2, 5, rows[0]],
            ["officials", 2, 5, rows[1]],
            ["gpu_counts", 32, 39, gpus],
        ],
    }
    assert json.loads(jsonl.write_prodigy([TASK])) == {
        "text": TEXT,
        "spans": [
            {"start": 2, "end": 5, "label": "officials", "rows": rows},
            {"start": 32, "end": 39, "label": "gpu_counts", "rows": [gpus]},
        ],
        "meta": {"article_id": "pier"},
        "kaix_article": ARTICLE,
    }


def doccano(**changes: Any) -> list[Task]:
    line = {**json.loads(jsonl.write_doccano([TASK])), **changes}
    return jsonl.read_doccano(json.dumps(line))[0]


def test_doccano_keeps_what_it_does_not_know_as_metadata_and_names_spans_in_three_ways() -> None:
    line = json.loads(jsonl.write_doccano([TASK]))
    rest = {name: line.pop(name) for name in ("kaix_article", "kaix_rows")}
    spans = line.pop("label")
    entities = [{"label": group, "start_offset": start, "end_offset": end} for start, end, group in spans]
    for changed in ({"meta": rest, "labels": spans}, {"metadata": rest, "entities": entities}):
        assert jsonl.read_doccano(json.dumps(line | changed)) == ([TASK], 0)


def test_a_span_that_was_added_has_no_values_and_one_that_was_removed_is_gone() -> None:
    new = fact("rankings", "new")
    [task] = doccano(label=[[new.start, new.end, "rankings"], [2, 5, "officials"]])
    assert [(each.group, each.start, each.values.get("position", "")) for each in task.facts] == [
        ("officials", 2, "head"),
        ("officials", 2, "founder"),
        ("rankings", new.start, ""),
    ]
    assert doccano(label=[]) == [EMPTY]


def test_prodigy_skips_what_was_not_accepted() -> None:
    line = json.loads(jsonl.write_prodigy([TASK]))
    answers = ("accept", "reject", "ignore")
    text = "".join(json.dumps({**line, "answer": answer}) + "\n" for answer in answers)
    assert jsonl.read_prodigy(text) == ([TASK], 2)
    assert jsonl.read_prodigy(json.dumps({**line, "spans": None})) == ([replace(TASK, facts=())], 0)


@pytest.mark.parametrize("read", [jsonl.read_doccano, jsonl.read_prodigy])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1], "line 2: no object"),
        ({"text": TEXT}, "line 2: it does not say of which article it is"),
        ({"text": "another", "kaix_article": ARTICLE}, "line 2: the text of 'pier' is not the one"),
    ],
)
def test_what_is_no_task(read: Callable[[str], object], line: object, said: str) -> None:
    with pytest.raises(AnnotationError, match=said):
        read("\n" + json.dumps(line))


@pytest.mark.parametrize(
    ("label", "said"),
    [([0, 1, "persons"], "unknown label 'persons'"), ([3, 999, "amounts"], "3–999 lies")],
)
def test_what_is_no_span(label: list[object], said: str) -> None:
    with pytest.raises(AnnotationError, match=f"line 1: .*{said}"):
        doccano(label=[label])
