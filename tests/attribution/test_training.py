"""From gold to examples to weights: whose labels teach which slot, and what the learned weights replace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kaix.attribution import training, weights
from kaix.attribution.examples import Example
from kaix.attribution.fitting import Fit
from kaix.evaluation.rows import EvaluationError
from tests.evaluation import tables


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = tables.labels()
    rows["amounts"][0] |= {"entity": "Busan", "topic": "port model"}
    rows["amounts"][1]["entity"] = "lab"
    rows["gpu_counts"][0]["status"] = "planned"  # the text says that it bought them
    return tables.write(tmp_path / "gold", rows)


def test_an_example_for_each_slot_of_each_labelled_mention(gold: Path) -> None:
    found = {
        (article.language, e.article_id, e.slot, e.decision.start): (e.label, any(e.right))
        for article in training.labelled(gold)
        for e in article.examples()
    }
    spent = tables.TEXTS["harbour"][1].index("20 billion")
    assert found["en", "harbour", "amounts.entity", spent] == ("Busan", True)
    assert found["en", "harbour", "amounts.status", spent] == ("planned", True)
    counted = tables.TEXTS["quarry"][1].index("64 GPUs")
    assert found["en", "quarry", "gpu_counts.status", counted][0] == "planned"
    assert {(language, name) for language, name, _, _ in found} == {
        ("en", "harbour"),
        ("en", "quarry"),
        ("ko", "등대"),
    }


def test_a_folder_that_does_not_fit_its_texts(gold: Path) -> None:
    (gold.parent / "texts" / "quarry.txt").write_text("Another text.")
    with pytest.raises(EvaluationError):
        list(training.labelled(gold))


Asked = tuple[str, int, dict[str, float] | None, int]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """The slots that are fitted: of how many examples, drawn to what, with how many beside; each learns its name."""
    noted: list[Asked] = []

    def fit(found: Sequence[Example], prior: dict[str, float] | None, beside: Sequence[Example]) -> Fit:
        noted.append((found[0].slot, len(found), prior, len(beside)))
        return Fit({found[0].slot: 1.0}, 1.0, len(found), 0, 0, 0)

    monkeypatch.setattr(training, "fit", fit)
    return noted


def test_folders_are_learned_from_together_by_language_and_slot(gold: Path, asked: list[Asked]) -> None:
    once = training.train([gold], ("amounts.status", "no.slot"))
    assert {language: sorted(slots) for language, slots in once.items()} == {
        "en": ["amounts.status"], "ko": ["amounts.status"],
    }  # fmt: skip
    assert asked == [("amounts.status", 3, None, 0), ("amounts.status", 1, None, 0)]
    asked.clear()
    training.train([gold, gold], ("amounts.status",))
    assert asked == [("amounts.status", 6, None, 0), ("amounts.status", 2, None, 0)]
    assert training.train([gold], ("no.slot",)) == training.train([]) == {}


def test_examples_teach_the_slots_that_gold_has_and_no_other(
    gold: Path, asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [("en", e) for a in training.labelled(gold) if a.language == "en" for e in a.examples()]
    monkeypatch.setattr(training, "marked_examples", lambda path: known * int(path.name))
    training.train([gold], ("amounts.status",), [Path("2"), Path("3")])
    assert asked == [("amounts.status", 3, None, 15), ("amounts.status", 1, None, 0)]
    assert training.train([], (), [Path("2")]) == {}


def test_a_slot_that_is_like_another_is_drawn_towards_what_that_one_learned(
    gold: Path, asked: list[Asked]
) -> None:
    training.train([gold], ("amounts.status", "gpu_counts.status"))
    assert asked[:2] == [("amounts.status", 3, None, 0), ("gpu_counts.status", 1, {"amounts.status": 1.0}, 0)]
    asked.clear()
    training.train([gold], ("gpu_counts.status",))
    assert asked == [("gpu_counts.status", 1, weights.shipped()["en"]["amounts.status"], 0)]


def test_an_article_is_read_again_under_weights_of_the_others(
    gold: Path, asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was chosen before it is evidence, and must not be righter than on an unseen article."""
    learned_from: dict[str, set[str]] = {}
    read: list[tuple[str, set[str]]] = []
    find = training.annotate.find

    def learn(found: Sequence[Example], strength: float, prior: object) -> dict[str, float]:
        learned_from["last"] = {e.article_id for e in found}
        return {"learned": 1.0}

    def noted(text: str, *args: object, **named: object) -> object:
        if named["weights"] is not None:
            name = next(name for name, of in tables.TEXTS.items() if of[1] == text)
            read.append((name, learned_from["last"]))
            assert named["weights"]["amounts.status"] == {"learned": 1.0}  # type: ignore[index]
        return find(text, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(training, "learn", learn)
    monkeypatch.setattr(training.annotate, "find", noted)
    fits = training.train([gold], ("amounts.status",))
    assert read == [("harbour", {"quarry"}), ("quarry", {"harbour"})]  # one Korean article has no others
    assert fits["en"]["amounts.status"].before == 3


def test_learned_weights_take_the_place_of_those_of_their_slots_alone() -> None:
    fit = Fit({"near": 1.0}, 1.0, 1, 1, 1, 1)
    shipped = weights.shipped()
    found = training.merged({"en": {"amounts.entity": fit}, "xx": {"amounts.topic": fit}})
    assert found == {
        **shipped,
        "en": {**shipped["en"], "amounts.entity": {"near": 1.0}},
        "xx": {"amounts.topic": {"near": 1.0}},
    }
    assert training.merged({}) == shipped
    assert shipped["en"]["amounts.entity"] != {"near": 1.0}
