from __future__ import annotations

from pathlib import Path

import pytest

from kaix.evaluation import EvaluationError, errors, evaluate, gold, runs
from kaix.evaluation.core import ALL, Evaluation
from kaix.evaluation.counts import Counts
from kaix.evaluation.display import as_json, lowest_f1, score_rows
from tests.evaluation import tables

Tables = dict[str, list[dict[str, str]]]


@pytest.fixture
def scored(tmp_path: Path):
    """Scores a run whose tables are the labels as `change` leaves them."""

    def score(change=lambda found: None, articles=None) -> Evaluation:
        labels = tables.labels()
        checked = gold.read(tables.write(tmp_path / "gold", labels), tables.read_text)
        found = tables.labels()
        for rows in found.values():
            for row in rows:
                row["rule"] = "some.rule"
        change(found)
        return evaluate(checked, runs.read(tables.write(tmp_path / "run", found, articles)))

    return score


def test_a_run_that_equals_gold_is_right_in_everything(scored) -> None:
    evaluation = scored()
    for measure in ("strict", "exact", "partial", "overlap", "value"):
        assert evaluation.counts(ALL, measure) == Counts(correct=9)
        assert evaluation.counts(ALL, measure).f1 == 1.0
    assert {score.accuracy.share for score in evaluation.columns() if score.accuracy.matched} == {1.0}
    assert list(errors.rows(evaluation)) == []


def test_languages_add_up_to_all(scored) -> None:
    evaluation = scored(lambda found: found["amounts"].pop(0))
    assert evaluation.languages == ("en", "ko")
    parts = [evaluation.counts("amounts", "value", language) for language in evaluation.languages]
    assert parts == [Counts(correct=2, missed=1), Counts(correct=1)]
    assert parts[0] + parts[1] == evaluation.counts("amounts", "value")


def test_a_longer_anchor_is_half_right_and_right_by_value(scored) -> None:
    def spend(found: Tables) -> None:
        row = found["amounts"][0]
        row["start"], row["text"] = str(int(row["start"]) - 6), "spend 20 billion won"

    evaluation = scored(spend)
    counts = {
        m: evaluation.counts("amounts", m, "en") for m in ("strict", "exact", "partial", "overlap", "value")
    }
    assert counts == {
        "strict": Counts(correct=2, incorrect=1),
        "exact": Counts(correct=2, incorrect=1),
        "partial": Counts(correct=2, partial=1),
        "overlap": Counts(correct=3),
        "value": Counts(correct=3),
    }
    assert counts["partial"].f1 == pytest.approx(2.5 / 3)
    [error] = errors.rows(evaluation)
    assert (error["error"], error["column"]) == ("span", "text")
    assert error["gold"] == "20 billion won [17:31]"
    assert error["found"] == "spend 20 billion won [11:31]"


def test_a_wrong_amount_at_the_right_place_is_incorrect_by_value(scored) -> None:
    evaluation = scored(lambda found: found["amounts"][1].update(amount="3000000000"))
    assert evaluation.counts("amounts", "exact") == Counts(correct=4)
    assert evaluation.counts("amounts", "value") == Counts(correct=3, incorrect=1)
    assert evaluation.counts("amounts", "strict") == Counts(correct=3, incorrect=1)
    [error] = errors.rows(evaluation)
    assert error["error"] == "wrong"
    assert (error["column"], error["gold"], error["found"]) == ("amount", "3000000", "3000000000")
    assert error["sentence"] == "The lab spent $3 million and later $5 million."
    assert error["rule"] == "some.rule"


def test_swapped_values_are_right_by_value_and_wrong_at_their_places(scored) -> None:
    def swap(found: Tables) -> None:
        three, five = found["amounts"][1:3]
        three["amount"], five["amount"] = five["amount"], three["amount"]

    evaluation = scored(swap)
    assert evaluation.counts("amounts", "value") == Counts(correct=4)
    assert evaluation.counts("amounts", "strict") == Counts(correct=2, incorrect=2)
    assert [e["column"] for e in errors.rows(evaluation)] == ["amount", "amount"]


def test_missed_and_spurious_rows_are_listed_with_sentence_and_rule(scored) -> None:
    def change(found: Tables) -> None:
        found["gpu_counts"].clear()
        row = found["rankings"][0] | {
            "start": "0",
            "end": "5",
            "text": "Busan",
            "rank": "1",
            "rule": "rankings.x",
        }
        found["rankings"].append(row)

    evaluation = scored(change)
    assert evaluation.counts("gpu_counts", "value") == Counts(missed=1)
    assert evaluation.counts("rankings", "value") == Counts(correct=2, spurious=1)
    found = {e["error"]: e for e in errors.rows(evaluation)}
    assert set(found) == {"missed", "spurious"}
    assert found["missed"]["gold"] == "count=64; modifier=exact; chip=GPU; status=actual"
    assert found["missed"]["sentence"] == "It bought 64 GPUs from a reseller."
    assert found["spurious"]["rule"] == "rankings.x"


def test_every_column_is_scored_on_matched_rows(scored) -> None:
    evaluation = scored(lambda found: found["amounts"][0].update(status="actual"))
    accuracy = {(s.table, s.language, s.column): s.accuracy for s in evaluation.columns()}
    assert accuracy["amounts", "en", "status"].share == pytest.approx(2 / 3)
    assert accuracy["amounts", "ko", "status"].share == 1
    assert accuracy["amounts", "", "status"].share == pytest.approx(3 / 4)
    assert accuracy["amounts", "", "currency"].share == 1
    assert accuracy["gpu_counts", "ko", "status"].share is None


def test_text_is_compared_without_case_width_and_articles(scored) -> None:
    def change(found: Tables) -> None:
        found["rankings"][0]["scope"] = "the ＡＳＩＡ"
        found["officials"][0]["position"] = "mayor"

    evaluation = scored(change)
    assert evaluation.counts(ALL, "strict") == Counts(correct=9)
    assert list(errors.rows(evaluation)) == []


def test_restating_the_amount_whose_anchor_begins_elsewhere_is_right(tmp_path: Path) -> None:
    labels = tables.labels()
    labels["amounts"][2]["converts"] = labels["amounts"][1]["start"]
    checked = gold.read(tables.write(tmp_path / "gold", labels), tables.read_text)
    found = [dict(row) for row in labels["amounts"]]
    found[1] |= {"start": str(int(found[1]["start"]) - 6), "text": "spent $3 million"}
    found[2]["converts"] = found[1]["start"]
    evaluation = evaluate(checked, runs.read(tables.write(tmp_path / "run", labels | {"amounts": found})))
    assert [e["error"] for e in errors.rows(evaluation)] == ["span"]


def test_an_article_that_the_run_lacks_is_missed(scored) -> None:
    def drop(found: Tables) -> None:
        for rows in found.values():
            rows[:] = [row for row in rows if row["article_id"] != "quarry"]

    listed = [row for row in tables.articles() if row["article_id"] != "quarry"]
    evaluation = scored(drop, listed)
    assert evaluation.absent == ("quarry",)
    assert evaluation.counts(ALL, "value") == Counts(correct=6, missed=3)


def test_an_article_without_labels_counts_for_nothing(scored) -> None:
    def add(found: Tables) -> None:
        found["amounts"].append(found["amounts"][0] | {"article_id": "unlabelled"})

    extra = tables.articles()[0] | {"article_id": "unlabelled"}
    evaluation = scored(add, [*tables.articles(), extra])
    assert evaluation.counts(ALL, "value") == Counts(correct=9)


def test_a_run_over_another_text_is_refused(scored) -> None:
    listed = tables.articles()
    listed[1]["sha256"] = "0" * 64
    with pytest.raises(EvaluationError, match=r"articles\.csv.*'quarry'.*sha256 000000000000….*run again"):
        scored(articles=listed)


def test_undefined_is_blank(scored) -> None:
    evaluation = scored(lambda found: [rows.clear() for rows in found.values()])
    counts = evaluation.counts("amounts", "value")
    assert (counts.precision, counts.recall, counts.f1) == (None, 0.0, 0.0)
    nothing = evaluation.counts("gpu_counts", "value", "ko")
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    rows = [
        r
        for r in score_rows(evaluation)
        if (r["table"], r["measure"], r["language"]) == ("gpu_counts", "value", "ko")
    ]
    assert {row["f1"] + row["precision"] + row["recall"] + row["f1_low"] for row in rows} == {""}
    lines = as_json(evaluation)["scores"]
    found = {line["f1"] for line in lines if line["table"] == "gpu_counts" and line["language"] == "ko"}
    assert found == {None}


def test_rules_are_scored_by_the_rows_they_made(scored) -> None:
    def change(found: Tables) -> None:
        found["amounts"][0]["rule"] = "amounts.good"
        found["amounts"][1] |= {"rule": "amounts.bad", "amount": "1"}
        row = found["amounts"][1] | {"start": "0", "end": "3", "text": "The"}
        found["amounts"].append(row)

    evaluation = scored(change)
    found = {(s.language, s.rule): s.counts for s in evaluation.rules() if s.table == "amounts"}
    assert found["en", "amounts.good"] == Counts(correct=1)
    assert found["en", "amounts.bad"] == Counts(incorrect=1, spurious=1)
    assert found["ko", "some.rule"] == Counts(correct=1)


def test_the_lowest_table_by_value_decides(scored) -> None:
    assert lowest_f1(scored(lambda found: found["amounts"].pop())) == ("amounts", pytest.approx(6 / 7))
