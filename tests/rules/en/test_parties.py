"""The party of a lawmaker that no party stands beside."""

from __future__ import annotations

import pytest

from kaix import annotate


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Rep. Mo Ye-rin and Tak Min-ho of the Bright Party agreed.", "Bright Party"),
        ("The Democratic Party (DP) met. The DP praised lawmaker Mo Ye-rin.", "DP"),
        ("The DP and the PPP met. Lawmaker Mo Ye-rin came.", None),
        ("Lawmaker Mo Ye-rin praised the Bright Party.", None),
        ("The Bright Party met. Minister Mo Ye-rin came.", None),
    ],
)
def test_party(text: str, party: str | None) -> None:
    first = annotate.find(text, "en").records["officials"][0]
    assert first.organization == party
