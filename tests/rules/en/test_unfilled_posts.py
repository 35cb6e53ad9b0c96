"""Which name of a sentence did not get, which post."""

import re

import pytest

from kaix.rules.en import unfilled_posts
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.unfilled_posts import unfilled


def found(marked: str) -> list[tuple[str, str]]:
    """What `unfilled` says of a sentence in which "@" marks a name and "#" a post, both one word."""
    words = marked.split()
    row = [
        Chunk("NAME" if word[0] == "@" else "POST" if word[0] == "#" else "W", at, at + 1)
        for at, word in enumerate(words)
    ]
    text = marked.replace("@", "").replace("#", "")
    return [
        (words[name.begin], words[post.begin])
        for name, post in unfilled(text, row, lambda chunk: text.split()[chunk.begin])
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("@Mo turned down an offer to become #minister .", [("@Mo", "#minister")]),
        ("@Mo declined the invitation to serve as #chairman .", [("@Mo", "#chairman")]),
        ("@Mo rejected calls to resign as #chairman .", []),
        ("@Mo declined to comment as #chairman .", []),
        ("@Mo , tipped as #mayor , has withdrawn .", [("@Mo", "#mayor")]),
        ("@Mo , tipped as #mayor , has declined to comment .", []),
        ("@Mo was passed over for the post of #dean .", [("@Mo", "#dean")]),
        ("It will not make @Mo #dean .", [("@Mo", "#dean")]),
        ("It will make @Mo #dean .", []),
        ("It scrapped its plan to name @Mo as #dean .", [("@Mo", "#dean")]),
    ],
)
def test_who_did_not_get_a_post(marked: str, expected: list[tuple[str, str]]) -> None:
    assert found(marked) == expected


def test_every_pattern_compiles() -> None:
    for pattern in unfilled_posts.patterns():
        assert {"name", "post"} <= set(re.compile(pattern).groupindex)
