"""Chips in a phrase: models, kind, and where they are named."""

from __future__ import annotations

import pytest

from kaix.rules.en import chips


@pytest.mark.parametrize(
    ("text", "models", "kind", "places"),
    [
        ("H100 and H200 GPUs", "H100;H200", "GPU", [0, 9, 14]),
        ("A100s", "A100", "?", [0]),
        ("NPUs", None, "NPU", [0]),
        ("a GPU", None, "GPU", [2]),
        ("tables", None, "?", []),
        ("A1 paper", None, "?", []),
    ],
)
def test_chips(text: str, models: str | None, kind: str, places: list[int]) -> None:
    assert (chips.models(text), chips.kind_of(text, "?"), chips.named(text)) == (models, kind, places)


@pytest.mark.parametrize(
    ("text", "expected"), [("an H200 server", "H200"), ("H100 and H200", None), ("a server", None)]
)
def test_the_only_model(text: str, expected: str | None) -> None:
    assert chips.only_model(text, 0, len(text)) == expected
