"""Values that were not asked for lately come back from the scratch file as they were last set."""

from __future__ import annotations

import marshal
import random
from contextlib import closing

from kaix.across.spill import Spill


def spill(held: int) -> Spill[str, list[int]]:
    return Spill(marshal.dumps, marshal.loads, held)


def test_as_a_dict_whatever_is_asked_for() -> None:
    rng = random.Random(1)
    keys = [*(f"key {n}" for n in range(60)), "half a pair \ud800"]
    expected: dict[str, list[int]] = {}
    with closing(spill(4)) as values:
        for n in range(3_000):
            key = rng.choice(keys)
            value = values.get(key)
            assert value == expected.get(key)
            if rng.random() < 0.5:
                values[key] = [*(value or []), n]
                expected[key] = [*expected.get(key, []), n]
        assert {key: values.get(key) for key in keys} == {key: expected.get(key) for key in keys}


def test_a_value_that_changes_after_it_went_is_kept_as_it_is_set() -> None:
    with closing(spill(2)) as values:
        values["a"] = [1]
        held = values.get("a")
        assert held is not None
        for other in "bcdefg":
            values[other] = [0]
        held.append(2)
        values["a"] = held
        for other in "bcdefg":
            values[other] = [1]
        assert values.get("a") == [1, 2]
        assert values.get("h") is None


def test_numbers_are_keys_too() -> None:
    with closing(Spill[int, list[int]](marshal.dumps, marshal.loads, 2)) as values:
        for n in range(20):
            values[n] = [n]
        assert [values.get(n) for n in range(21)] == [*([n] for n in range(20)), None]
