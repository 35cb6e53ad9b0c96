"""How verbs inflect: whole lists of forms, and the doubled consonants that must not be."""

import pytest

from kaix.analysis.en import inflection


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("plan", ("plan", "plans", "planed", "planned", "planing", "planning")),
        ("invest", ("invest", "invests", "invested", "investing")),
        ("agree", ("agree", "agrees", "agreed", "agreing", "agreeing")),
        ("supply", ("supply", "supplies", "supplied", "supplying")),
        ("deploy", ("deploy", "deploys", "deployed", "deploying")),
        ("reach", ("reach", "reaches", "reached", "reaching")),
        ("allow", ("allow", "allows", "allowed", "allowing")),
    ],
)
def test_every_form_of_a_regular_verb_in_order(verb: str, forms: tuple[str, ...]) -> None:
    assert inflection.inflected(verb) == forms


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("withdraw", ("withdrew", "withdrawn")),
        ("win", ("won", "won")),
        ("repeal", ("repealed",)),
        ("scrap", ("scraped", "scrapped")),
        ("announce", ("announced",)),
    ],
)
def test_irregular_pasts_and_the_spellings_of_regular_ones(verb: str, past: tuple[str, ...]) -> None:
    assert inflection.past(verb) == past


def test_the_third_person() -> None:
    assert [inflection.third(verb) for verb in ("carry", "say", "push", "fix", "go", "own")] == [
        "carries",
        "says",
        "pushes",
        "fixes",
        "goes",
        "owns",
    ]
