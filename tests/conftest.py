"""What all tests share: the moment at which every run takes place, and no line of progress on a slow machine."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure, and a build server finds the same examples every time.
settings.register_profile(
    "kaix",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kaix")

os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # 2026-01-01: the bytes of two runs can be compared


@pytest.fixture(autouse=True)
def no_line_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of two articles takes ten seconds on a busy machine, and then says how far it is."""
    monkeypatch.setattr("kaix.display._EVERY", float("inf"))
