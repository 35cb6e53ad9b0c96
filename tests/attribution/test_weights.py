"""The table of weights: what is written is what is read, and a bad line is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaix.attribution import weights
from kaix.attribution.evidence import EVIDENCE, is_known
from kaix.failures import UsageError


def test_what_is_written_is_read(tmp_path: Path) -> None:
    given = {
        "ko": {"amounts.topic": {"nearest": -0.5}},
        "en": {"amounts.entity": {"subject": 1.25, "far": 0.004}},
    }
    weights.write(given, tmp_path / "w.tsv")
    assert (tmp_path / "w.tsv").read_text() == (
        "language\tslot\tevidence\tweight\nen\tamounts.entity\tsubject\t1.25\nko\tamounts.topic\tnearest\t-0.50\n"
    )
    with (tmp_path / "w.tsv").open() as lines:
        assert weights.read(lines, "w.tsv") == {
            "en": {"amounts.entity": {"subject": 1.25}, "gpu_counts.entity": {"subject": 1.25}},
            "ko": {"amounts.topic": {"nearest": -0.5}},
        }


def test_a_slot_that_is_like_another_has_only_what_differs(tmp_path: Path) -> None:
    of_amounts = {"subject": 1.25, "far": -0.5, "headline": 0.75}
    given = {
        "en": {
            "amounts.entity": of_amounts,
            "gpu_counts.entity": {"subject": 1.25, "far": 0.001, "headline": 0.5, "maker": -1.0},
        }
    }
    weights.write(given, tmp_path / "w.tsv")
    assert (tmp_path / "w.tsv").read_text().splitlines()[4:] == [
        "en\tgpu_counts.entity\tfar\t0.00",
        "en\tgpu_counts.entity\theadline\t0.50",
        "en\tgpu_counts.entity\tmaker\t-1.00",
    ]
    with (tmp_path / "w.tsv").open() as lines:
        assert weights.read(lines, "w.tsv") == {
            "en": {
                "amounts.entity": of_amounts,
                "gpu_counts.entity": {"subject": 1.25, "far": 0.0, "headline": 0.5, "maker": -1.0},
            }
        }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["language\tslot\n"],
            "w.tsv:1: the columns are not language, slot, evidence, weight: `kaix train` writes such a table",
        ),
        (
            ["language\tslot\tevidence\tweight\n", "en\tamounts.entity\tsubject\tmuch\n"],
            "w.tsv:2: a line has language, slot, evidence, weight, with a number as the weight",
        ),
        (
            ["language\tslot\tevidence\tweight\n", "en\tamounts.entity\n"],
            "w.tsv:2: a line has language, slot, evidence, weight, with a number as the weight",
        ),
    ],
)
def test_a_bad_line_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(UsageError, match="^" + message.replace("`", "`")):
        weights.read(lines, "w.tsv")


def test_the_shipped_weights_are_of_evidence_on_the_list() -> None:
    unknown = {
        name
        for slots in weights.shipped().values()
        for of in slots.values()
        for name in of
        if not is_known(name)
    }
    assert unknown == set()
    assert "nothing" in EVIDENCE
