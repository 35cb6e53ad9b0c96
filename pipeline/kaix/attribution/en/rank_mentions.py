"""Whether words that may state a rank do: "came second" does, "the second quarter" and "top officials" do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kaix.attribution.candidates import MENTIONS, Candidate
from kaix.reading import Reading
from kaix.rules.en.ranking.mentions import Mention
from kaix.rules.en.ranking.ordinals import LISTS, REGIONS, either, use

_VERBS = ("rank_verb", "come_verb", "hold_verb", "be_verb", "move_verb", "transitive", "aim")
_NOUNS = ("no_rank", "place_noun", "group_noun", "list_noun", "closes")
_WORDS = re.compile(r"[\w’'&.-]*\w|[^\w\s]")
_RANKING = re.compile(
    rf"\b(?:{LISTS}|rank\w*|worldwide|globally|countries|nations|economies|world|behind|medals?|race|contest"
    rf"|competition|rivals?|followed by|among|respectively|notch(?:es)?|places|market share|{either(*REGIONS)})\b",
    re.IGNORECASE,
)
_FILLERS = frozenset(use("filler"))
_BACK = 90
_NEAR = 8  # words before a rank among which the verb that gives it stands
_CHAINED = 2  # sentences behind a rank that can go on about it


@cache
def _class_of() -> dict[str, str]:
    """Words of ranking by what they do; of two uses the first counts."""
    return {word: name for name in (*_VERBS, *_NOUNS)[::-1] for word in use(name)}


def is_rank(reading: Reading, mention: Mention, low: int, high: int, since: int) -> bool:
    """Whether a mention in the sentence from `low` to `high` states a rank, `since` sentences after another one."""
    evidence = tuple(dict.fromkeys(_evidence(reading.text, mention, low, high, since)))
    stated = Candidate("rank", evidence, mention.start, mention.end)
    return (
        reading.choose(MENTIONS[0], mention.start, mention.end, (Candidate(None, ("nothing",)), stated))
        is stated
    )


def _evidence(text: str, mention: Mention, low: int, high: int, since: int) -> Iterator[str]:
    rule, start, end = mention.rule, mention.start, mention.end
    form = (
        rule
        if rule != "number_n"
        else f"number_{text[mention.core].lower() if text[mention.core].isalpha() else '#'}"
    )
    if rule == "nth":
        form = "digits" if text[mention.core].isdigit() else "ordinal"
    number = str(mention.rank) if mention.rank < 4 else "few" if mention.rank <= 20 else "many"
    yield f"rank_form_number:{form}:{number}"
    words = _WORDS.findall(text, max(low, mention.core - _BACK), mention.core)
    last = words[-1] if words else "start"
    yield f"rank_before:{last.lower() if last.islower() or not last[0].isalpha() else 'name'}"
    yield f"rank_before_form:{form}:{_kind(last)}"
    at = next((back for back, word in enumerate(reversed(words)) if word.lower() not in _FILLERS), len(words))
    yield f"rank_behind:{form}:{_kind(words[-1 - at]) if at < len(words) else 'start'}"
    verb, back = _governing(words)
    yield f"rank_verb:{verb}:{back}"
    yield f"rank_verb_form:{form}:{verb}"
    ahead = _WORDS.findall(text, end, min(high, end + _BACK))
    first = ahead[0] if ahead else "end"
    yield f"rank_after:{first.lower() if first.islower() or not first[0].isalpha() else 'name'}"
    yield f"rank_after_form:{form}:{_kind(first)}"
    if any(_kind(word) == "no_rank" for word in ahead[:3]):
        yield f"rank_no_rank:{form}"
    before, behind = _RANKING.search(text, low, mention.core), _RANKING.search(text, end, high)
    spoken = "before" if before else "behind" if behind else "none"
    yield f"rank_context:{form}:{spoken}"
    chained = "here" if since == 0 else "next" if since <= _CHAINED else "none"
    yield f"rank_chained:{form}:{chained}"
    if rule == "topped_the_list":
        yield f"rank_topping:{text[start:end].split(maxsplit=1)[0].lower()}"


def _governing(words: list[str]) -> tuple[str, int]:
    """The class of the nearest verb of ranking among the last of some words, and how far it is."""
    classes = (_class_of().get(word.lower(), "") for word in words[: -_NEAR - 1 : -1])
    return next(((name, min(back, 3)) for back, name in enumerate(classes) if name in _VERBS), ("none", 0))


def _kind(word: str) -> str:
    """The class of a word beside a rank."""
    if not word[0].isalnum():
        return "mark" if word not in "$₩%" else "money"
    name = _class_of().get(word.lower())
    return name or ("name" if word[0].isupper() else "digits" if word[0].isdigit() else "other")
