"""The chips that a Korean text names."""

from __future__ import annotations

import pytest

from kaix.rules.ko import chips


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H100 2,000장과 GPU", [("H100", "GPU", True), ("GPU", "GPU", False)]),
        ("그래픽처리장치(GPU) 5만장", [("그래픽처리장치", "GPU", False), ("GPU", "GPU", False)]),
        ("NPU 서버", [("NPU", "NPU", False)]),
        ("B200, H200", [("B200", "GPU", True), ("H200", "GPU", True)]),
        ("사진 3장", []),
        ("A4 용지 100장", []),
        ("반도체 공장 3곳", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(chip.text, chip.kind, chip.model) for chip in chips.find(text)] == expected
