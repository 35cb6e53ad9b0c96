"""The candidates of English slots: what is among them, with which evidence."""

from __future__ import annotations

from collections.abc import Sequence

from kaix import annotate
from kaix.attribution import weights
from kaix.attribution.candidates import Candidate, Decision
from kaix.attribution.en import entity, merging, period, sites, topic
from kaix.attribution.en.evidence import is_known
from kaix.context import Circumstances


def decided(text: str, slot: str) -> Decision:
    found = annotate.find(text, "en", "2026-03-10", trace=True).decisions
    return next(decision for decision in found if decision.slot == slot)


def of(candidates: Sequence[Candidate], value: str | None) -> Candidate:
    return next(candidate for candidate in candidates if candidate.value == value)


def test_nothing_and_everybody_named_are_candidates_of_the_entity() -> None:
    found = decided("Naver paid Kakao 5 billion won for Lunit.", "amounts.entity").candidates
    assert {"Naver", "Kakao", "Lunit", None} <= {candidate.value for candidate in found}
    assert "owns_by:subject" in of(found, "Naver").evidence
    assert "sort:name" in of(found, "Kakao").evidence


def test_two_that_act_together_are_one_candidate() -> None:
    found = decided("Naver and Kakao paid 5 billion won.", "amounts.entity").candidates
    assert "owner_sort:several" in of(found, "Naver;Kakao").evidence
    assert "owner:with_others" in of(found, "Kakao").evidence


def test_each_of_several_has_its_own_sum() -> None:
    text = "Naver and Kakao paid 5 billion won and 4 billion won, respectively."
    found = decided(text, "amounts.entity").candidates
    assert "owns_by:share" in of(found, "Naver").evidence
    assert "owns_by:share" not in of(found, "Kakao").evidence


def test_the_noun_that_a_sum_is_the_amount_of_is_a_candidate_of_the_topic() -> None:
    assert (
        "host_of"
        in of(decided("Naver has a budget of 5 billion won.", "amounts.topic").candidates, "budget").evidence
    )
    found = decided("Naver won a 5 billion won contract.", "amounts.topic").candidates
    assert "host_modified" in of(found, "contract").evidence


def test_dates_nearby_and_the_day_of_publication_are_candidates_of_the_period() -> None:
    found = decided("Naver paid 5 billion won in 2024.", "amounts.period").candidates
    assert "behind_date" in of(found, "2024").evidence
    assert of(found, "2026-03-10").evidence
    assert period.precision("2026-01/2026-06") == "span"


def test_status_is_one_of_two() -> None:
    found = decided("Naver will pay 5 billion won.", "amounts.status").candidates
    assert [candidate.value for candidate in found] == ["actual", "planned"]
    assert "when:ahead" in of(found, "planned").evidence
    assert of(found, "actual").evidence == ()


def test_evidence_for_one_value_is_gathered_from_every_place() -> None:
    gathered = merging.Gathered()
    gathered.add("Naver", ["subject"], 0, 5)
    gathered.add("naver", ["subject", "nearest_ahead"], 9, 14)
    assert gathered.candidates(["nothing_named:1"]) == [
        Candidate(None, ("nothing", "nothing_named:1")),
        Candidate("Naver", ("subject", "nearest_ahead"), 0, 5),
    ]


def test_all_shipped_evidence_is_on_the_closed_list() -> None:
    slots = weights.shipped()["en"]
    shipped = {name for slot, found in slots.items() if not slot.startswith("rankings.") for name in found}
    assert sorted(name for name in shipped if not is_known(name)) == []
    assert not is_known("hearsay:Monday")


def test_a_mention_without_a_sentence_has_no_site_and_no_slots() -> None:
    assert Circumstances() == Circumstances("actual", None, None, None)
    assert (sites.NOMINAL, topic.text_of, entity.candidates) is not None
