"""What all tests share: the moment at which every run takes place, and no line of progress on a slow machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

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


@pytest.fixture
def minds_ctrl_c() -> Iterator[None]:
    """Ctrl-C interrupts, also where the tests were started in the background of a shell, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
