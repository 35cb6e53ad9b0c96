"""What `kaix train` prints of the learned slots."""

from __future__ import annotations

import json

import pytest

from kaix.attribution import display
from kaix.attribution.fitting import Fit
from kaix.failures import UsageError

FITS = {
    "en": {"amounts.entity": Fit({"near": 1.5, "subject": -0.25}, 0.5, 2_000, 1_900, 1_000, 2_000)},
    "ko": {"gpu_counts.date": Fit({}, 8.0, 3, 0, 1, 2)},
}


def test_a_line_a_slot_with_shares() -> None:
    assert display.table(FITS).splitlines() == [
        "   slot                      labels  reachable  before   after",
        "en amounts.entity              2000       .950    .500   1.000",
        "ko gpu_counts.date                3       .000    .333    .667",
        "after: cross-validated by article; before: the weights in force",
    ]


def test_no_slot_is_a_head_alone() -> None:
    assert len(display.table({}).splitlines()) == len(display.table({"en": {}}).splitlines()) == 2


def test_json_has_the_weights_too() -> None:
    assert json.loads(display.as_json_text(FITS)) == {
        "en": {
            "amounts.entity": {
                "labels": 2000, "reachable": 1900, "before": 1000, "after": 2000, "strength": 0.5,
                "weights": {"near": 1.5, "subject": -0.25},
            }
        },
        "ko": {
            "gpu_counts.date": {
                "labels": 3, "reachable": 0, "before": 1, "after": 2, "strength": 8.0, "weights": {},
            }
        },
    }  # fmt: skip
    assert json.loads(display.as_json_text({})) == {}


def test_what_learns_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="training needs scikit-learn: pip install scikit-learn"):
        display.check_tools()
    monkeypatch.setattr(display, "find_spec", lambda name: name)
    display.check_tools()
