"""Which mentions an English cue reaches: the cue is `<…>`, the mention `[…]`."""

import re

import pytest

from kaix.analysis.denial_cues import Cue
from kaix.analysis.en.denial_scope import governs, letters

_MARKS = re.compile(r"<([^>]+)>|\[([^\]]+)\]")


def reached(marked: str, scope: str, kind: str = "") -> bool:
    """Whether the mention is in the scope of the cue; its side is where it stands."""
    text, spans = "", {}
    last = 0
    for match in _MARKS.finditer(marked):
        text += marked[last : match.start()]
        words = match[1] or match[2]
        spans["cue" if match[1] else "mention"] = (len(text), len(text) + len(words))
        text, last = text + words, match.end()
    text += marked[last:]
    (low, high), (start, end) = spans["cue"], spans["mention"]
    side = "before" if low < start else "behind"
    return governs(text, Cue(low, high, side, scope, kind), start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It <scrapped> a [3 trillion won] plan.", "cancel"),
        ("It <scrapped> its plan to spend [3 trillion won].", "cancel"),
        ("It <denied> that it had paid [3 trillion won].", "claim"),
        ("It <denied> a report that [3 trillion won] was paid.", "claim"),
        ("It <dropped> a [3 trillion won] bid.", "weak"),
        ("The court <set aside> a [3 trillion won] fine.", "weak"),
        ("It <struck> [3 trillion won] from the bill.", "draft"),
        ("The council <rejected> a motion to spend [3 trillion won].", "cancel"),
    ],
)
def test_an_object_is_reached(text: str, kind: str) -> None:
    assert reached(text, "clause", kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It <scrapped> a briefing on its [3 trillion won] plan.", "cancel"),  # an occasion
        ("It <withdrew> its threat to strike the [3 trillion won] plant.", "cancel"),  # an opposition
        ("It <scrapped> a project on which it had spent [3 trillion won].", "cancel"),  # what has happened
        ("It <denied> that it would cut the [3 trillion won] budget.", "claim"),  # what is presupposed
        ("It <denied> that the [3 trillion won] purchase broke a rule.", "claim"),
        ("It <ruled out> any cut to the [3 trillion won] budget.", "claim"),
        ("It <scrapped> the plan and paid [3 trillion won].", "cancel"),  # another clause
        ("It <dropped> [3 trillion won] in value.", "weak"),  # no plan
        ("It <set aside> [3 trillion won] for chips.", "weak"),  # no ruling
        ("It <struck> a [3 trillion won] deal.", "draft"),
        ("The plan was <scrapped> to save [3 trillion won].", "cancel"),
    ],
)
def test_what_is_no_object_is_not(text: str, kind: str) -> None:
    assert not reached(text, "clause", kind)


@pytest.mark.parametrize(
    ("text", "scope", "kind"),
    [
        ("A [3 trillion won] plan <was scrapped>.", "clause", "cancel"),
        ("A [3 trillion won] fine <was set aside>.", "clause", "weak"),
        ("The [3 trillion won] deal <fell through>.", "subject", "fail"),
        ("The [3 trillion won] contract that it boasted of <never existed>.", "subject", "fail"),
        ("A report that it paid [3 trillion won] <is false>.", "clause", "false"),
        ("$3 billion: [3 trillion won] plant <scrapped>.", "reduced", "cancel"),
    ],
)
def test_a_subject_is_reached(text: str, scope: str, kind: str) -> None:
    assert reached(text, scope, kind)


@pytest.mark.parametrize(
    ("text", "scope", "kind"),
    [
        ("The firm that raised [3 trillion won] <collapsed>.", "subject", "fail"),
        ("A lawsuit over the [3 trillion won] sale <was dismissed>.", "clause", "cancel"),
        ("[3 trillion won] <was set aside> for robots.", "clause", "weak"),
        ("It paid [3 trillion won], and the deal <fell through>.", "subject", "fail"),
        ("It put up [3 trillion won] <scrapped> by others.", "reduced", "cancel"),
    ],
)
def test_what_is_no_subject_is_not(text: str, scope: str, kind: str) -> None:
    assert not reached(text, scope, kind)


def test_a_phrase_and_a_verb_and_what_is_around() -> None:
    assert reached("It is 5, <not> the [50] of the leaflet.", "phrase")
    assert not reached("It did <not> overturn the [50].", "phrase")
    assert not reached("There is <no> evidence the [50 chips] came.", "phrase")
    assert reached("It did <not pay> the [3 trillion won] grant.", "verb")
    inside = "It put a 3 trillion won plan off."
    around = Cue(inside.index("put"), inside.index("."), "around", "clause", "cancel")
    at = inside.index("3 trillion")
    assert governs(inside, around, at, at + len("3 trillion won"))
    assert not governs(inside, around, 0, 2)


def test_nobody_is_a_subject_that_undoes() -> None:
    assert reached("<Neither> the [5,000 GPUs] nor the money has materialized.", "nobody")
    assert reached("<No> firm made the [top 50].", "nobody")
    assert not reached("<Neither> side said that the [5,000 GPUs] had come.", "nobody")
    assert not reached("It saw <no> rise, and the [5,000 GPUs] were built.", "nobody")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the report that it will build", "DkTRXN"),
        ("its bid for a plant, which", "DcODc,E"),
        ("a plan on which", "DcT"),
        ("a briefing on", "DaP"),
        ("has quietly built it. ", "XVR."),
        ("$3 billion", "NN"),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text) == expected
