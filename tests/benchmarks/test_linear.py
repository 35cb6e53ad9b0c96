"""No text makes the work grow faster than the text: twice as much takes about twice as long."""

from __future__ import annotations

import time

import pytest

from kaix import annotate
from tests.hostile import RUNS

pytestmark = pytest.mark.timing

LENGTH = 20_000  # characters; quadratic work on this many already takes seconds
MOST = 3.0  # times as long for twice as much: 2 is linear, 4 quadratic
NOISE = 0.05  # seconds: below this the clock, the cache and the garbage collector decide
BOUND = 5.0  # seconds for 40,000 characters that are nothing but facts, on a machine of 2020 or later


def taken(nlp, text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        nlp(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("piece", RUNS.values(), ids=RUNS.keys())
def test_twice_the_text_takes_twice_as_long(piece: str, language: str) -> None:
    nlp = annotate.shared(language)
    text = piece * (LENGTH // len(piece))
    once, twice = taken(nlp, text), taken(nlp, text * 2)
    if twice > MOST * once + NOISE:  # a busy machine may have been the cause
        once, twice = taken(nlp, text), taken(nlp, text * 2)
    assert twice <= MOST * once + NOISE
    assert twice <= BOUND, f"{twice:.1f} s for {2 * LENGTH:,} characters"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("piece", RUNS.values(), ids=RUNS.keys())
def test_one_sentence_without_an_end_is_read_in_time(piece: str, language: str) -> None:
    nlp = annotate.shared(language)
    facts = {"en": "Minister Lee said 5 billion won ", "ko": "이재명 장관은 5억원 "}[language]
    text = facts + piece * (LENGTH // len(piece)) + facts
    assert taken(nlp, text) <= BOUND
