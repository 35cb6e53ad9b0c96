"""The verbs of an English sentence: forms, and what their group says about time: done, or still to come.

`group` reads a verb with its auxiliaries ("is expected to be spent", "had asked for") as `Group`;
whether that makes a sum planned is decided here, by grammar first and by the verb's own meaning second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kaix import vocabulary
from kaix.rules.en.words import Word
from kaix.values.english import SCALES
from kaix.vocabulary import used

MODALS = used("context_words_en", "verbs.modals") | {
    "won't", "won’t", "can't", "can’t", "cannot", "wouldn't", "wouldn’t", "couldn't", "couldn’t",
    "it'll", "it’ll", "they'll", "they’ll", "he'll", "he’ll", "she'll", "she’ll", "we'll", "we’ll", "that'd", "that’d",
    "it'd", "it’d", "we'd", "we’d", "they'd", "they’d", "i'll", "i’ll", "that'll", "that’ll",
}  # fmt: skip
BE = used("context_words_en", "verbs.be")
HAVE = used("context_words_en", "verbs.have")
DO = used("context_words_en", "verbs.do")
_ADVERBS = used("context_words_en", "verbs.adverbs")
# "managed to raise" happened; after other verbs, "to raise" has not happened yet.
_DONE_BEFORE_TO = used("context_words_en", "verbs.done_before_to")
_REPORTED = used("context_words_en", "verbs.reported")
# "is raising $400 million": not yet raised; "is spending" goes on.
_DEALS = used("context_words_en", "verbs.deals")
_NO_GERUNDS = used("context_words_en", "verbs.no_gerunds")
_SUBJECTS = used("context_words_en", "verbs.subjects")
_AFTER_NOUN = used("context_words_en", "verbs.after_noun")
_NOUN_ENDS = used("context_words_en", "verbs.noun_ends")
# "R&D ¦spending rose", but "after ¦spending 3 trillion won"
_ING_NOUNS = used("context_words_en", "verbs.ing_nouns")
_BEFORE_NOUN = used("context_words_en", "verbs.before_noun")
PLANNED_NOUNS = used("context_words_en", "verbs.planned_nouns")
"""Nouns and adjectives whose sum has not been spent: "a target of", "proposed", "a memorandum covering"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word as a verb."""

    base: str
    kind: str
    inflection: str  # base, s, past, participle, ing


def _regular(base: str) -> tuple[set[str], set[str]]:
    """The regular past and -ing forms, doubled consonants among them."""
    if base.endswith("e"):
        return {base + "d"}, {base[:-1] + "ing", base + "ing"}
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base[:-1] + "ied"}, {base + "ing"}
    past, ing = {base + "ed"}, {base + "ing"}
    if base[-1] not in "aeiouwxy" and base[-2] in "aeiou":
        past.add(base + base[-1] + "ed")
        ing.add(base + base[-1] + "ing")
    return past, ing


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every listed verb, in lower case."""
    result: dict[str, list[Form]] = {}

    def add(word: str, base: str, kind: str, inflection: str) -> None:
        result.setdefault(word, []).append(Form(base, kind, inflection))

    for row in vocabulary.table("verbs_en"):
        base, kind = row["base"], row["kind"]
        past, ing = _regular(base)
        if row["past"]:
            past = {row["past"]}
        participle = {row["participle"]} if row["participle"] else past
        add(base, base, kind, "base")
        third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"
        add(base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else third, base, kind, "s")
        for word in past:
            add(word, base, kind, "past")
        for word in participle:
            add(word, base, kind, "participle")
        for word in ing:
            add(word, base, kind, "ing")
    for word, inflection in (
        ("is", "s"),
        ("are", "base"),
        ("am", "base"),
        ("was", "past"),
        ("were", "past"),
        ("been", "participle"),
    ):
        add(word, "be", "state", inflection)
    add("has", "have", "receive", "s")
    return {word: tuple(found) for word, found in result.items()}


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: words `first` to `last`, its meaning, and whether what it governs is planned.

    `planned` is `None` for a gerund whose time another verb decides; `passive` says that the subject is acted on.
    """

    first: int
    last: int
    base: str
    kind: str
    planned: bool | None
    passive: bool = False
    finite: bool = True
    present: bool = False


def _auxiliaries(words: Sequence[Word], at: int) -> tuple[list[str], int]:
    """The auxiliaries before word `at`, nearest first, and the index of the first word of the group."""
    found: list[str] = []
    first = at
    index = at - 1
    while index >= 0 and at - index <= 7:
        lower = words[index].lower
        if lower in MODALS or lower in BE or lower in HAVE or lower in DO or lower == "to":
            found.append(lower)
            first = index
            if lower == "to" or lower in MODALS:
                break
        elif lower not in _ADVERBS and not (lower.endswith("ly") and len(lower) > 4):
            break
        index -= 1
    return found, first


def _to_happen(words: Sequence[Word], to: int) -> bool:
    """Whether the infinitive whose "to" is word `to` is still to happen: "plans to", not "managed to"."""
    index = to - 1
    while index >= 0 and (words[index].lower in _ADVERBS or words[index].lower.endswith("ly")):
        index -= 1
    if index < 0:
        return True
    governor = words[index].lower
    if governor not in _DONE_BEFORE_TO:
        return True
    auxiliaries, _ = _auxiliaries(words, index)
    return any(a in MODALS or a == "to" for a in auxiliaries)


def group(words: Sequence[Word], at: int) -> Group | None:
    """The verb group whose main verb is word `at`, `None` where the word is no verb there."""
    word = words[at]
    readings = forms().get(word.lower)
    if readings is None or (
        word.capital
        and at > 0
        and words[at - 1].capital
        and not word.text.isupper()
        and _is_name(words, at)
        and words[at - 1].lower not in BE
        and words[at - 1].lower not in MODALS
        and words[at - 1].lower != "to"
    ):
        return None
    auxiliaries, first = _auxiliaries(words, at)
    before = words[first - 1].lower if first > 0 else ""
    modal = any(a in MODALS for a in auxiliaries)
    to = auxiliaries[-1] == "to" if auxiliaries else False
    be = next((a for a in auxiliaries if a in BE), None)
    have = any(a in HAVE for a in auxiliaries)
    nearest = auxiliaries[0] if auxiliaries else ""
    form = _choose(readings, nearest)
    if form is None or _helps(words, at) or (word.lower == "won" and at and _is_number(words[at - 1].lower)):
        return None  # "2 trillion ¦won"
    if not auxiliaries and word.lower == form.base and before in _BEFORE_NOUN:
        return None  # "put the ¦cost at"
    wants = form.kind == "plan"
    if form.inflection in ("base", "s"):
        if form.base == "be":
            return Group(first, at, "be", "state", modal or to, present=not (modal or to), finite=not to)
        link = first - 2 if before in _ADVERBS and first > 1 else first - 1  # "and still ¦have 5 billion won"
        if not auxiliaries and link >= 0 and words[link].lower in (",", "and", "or", "then"):
            shared = _coordinated(words, link)  # "to buy 9,000 GPUs, ¦allot 2 tln won"
            if shared is not None and form.inflection == "base":
                return Group(first, at, form.base, form.kind, shared or wants, finite=False)
        if not auxiliaries and form.inflection == "base" and not _plural_subject(words, first):
            return None  # "the wealth ¦fund"
        following = words[at + 1].lower if at + 1 < len(words) else ""
        if not auxiliaries and form.inflection == "s" and following in (_NOUN_ENDS if wants else _AFTER_NOUN):
            return None  # "operating ¦costs of"
        if not auxiliaries and (
            before in _BEFORE_NOUN
            or (at > 0 and words[at - 1].possessive)
            or (before in PLANNED_NOUNS and form.inflection == "base")
        ):
            return None  # "the cost", "Nvidia's offer"
        if modal:
            return Group(first, at, form.base, form.kind, True)
        if to:
            planned = wants or _to_happen(words, first)
            return Group(first, at, form.base, form.kind, planned, finite=False)
        return Group(first, at, form.base, form.kind, wants, present=True)
    if form.inflection == "ing":
        if word.lower in _NO_GERUNDS or (
            word.lower in _ING_NOUNS and be is None and not _takes_object(words, at)
        ):
            return None
        if be is not None:
            deal = form.base in _DEALS and be not in ("was", "were", "been")
            return Group(first, at, form.base, form.kind, wants or modal or to or deal)
        if wants:
            return Group(at, at, form.base, form.kind, True, finite=False)
        if before in ("after", "since", "despite", "from", "besides", "on") and before != "on":
            return Group(at, at, form.base, form.kind, False, finite=False)
        return Group(at, at, form.base, form.kind, None, finite=False)
    passive = be is not None or not auxiliaries
    if modal:
        return Group(first, at, form.base, form.kind, True, passive=be is not None)
    if to:
        governor = words[first - 1].lower if first > 0 else ""
        planned = wants or (not (have and governor in _REPORTED) and _to_happen(words, first))
        return Group(first, at, form.base, form.kind, planned, passive=be is not None, finite=False)
    if be is None and not have:  # simple past, or "the 2 trillion won ¦spent"
        return Group(at, at, form.base, form.kind, wants, passive=False)
    return Group(first, at, form.base, form.kind, wants, passive=passive and be is not None)


_SCALES = frozenset(SCALES)


def _is_number(word: str) -> bool:
    return word in _SCALES or word[:1].isdigit()


def _takes_object(words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words):
        return True
    following = words[at + 1]
    return following.lower in _DETERMINERS or (
        not following.lower.isalpha() and following.text not in ",.;:)"
    )


_DETERMINERS = used("context_words_en", "verbs.determiners")


def _helps(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the auxiliary of a verb behind it: the "had" of "had initially offered"."""
    if words[at].lower not in BE and words[at].lower not in HAVE and words[at].lower not in DO:
        return False
    index = at + 1
    while index < len(words) and (
        words[index].lower in _ADVERBS or (words[index].lower.endswith("ly") and len(words[index].lower) > 4)
    ):
        index += 1
    if index >= len(words):
        return False
    lower = words[index].lower
    if lower in ("been", "being", "to", "be", "set", "due") or (
        lower == "about" and index + 1 < len(words) and words[index + 1].lower == "to"
    ):
        return True
    wanted = (
        ("base",)
        if words[at].lower in DO
        else ("participle", "ing")
        if words[at].lower in BE
        else ("participle",)
    )
    return any(form.inflection in wanted for form in forms().get(lower, ()))


def _coordinated(words: Sequence[Word], at: int) -> bool | None:
    """Whether the verb that shares its "to" or modal with one behind `at` is planned, `None` where there is none."""
    for index in range(at - 1, max(-1, at - 25), -1):
        lower = words[index].lower
        if lower in MODALS:
            return True
        if lower == "to" and any(
            form.inflection == "base" for form in forms().get(words[index + 1].lower, ())
        ):
            return _to_happen(words, index)
        if lower in BE or lower in HAVE or words[index].text in ";:":
            return None
    return None


def _plural_subject(words: Sequence[Word], at: int) -> bool:
    """Whether the word before `at` can be the subject of a plural verb: "companies ¦spend", "who ¦invest"."""
    if at == 0:
        return False
    index = at - 1
    while index > 0 and (words[index].lower in _ADVERBS or words[index].lower.endswith("ly")):
        index -= 1
    lower = words[index].lower
    return lower in _SUBJECTS or (
        len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") and not words[index].possessive
    )


def _is_name(words: Sequence[Word], at: int) -> bool:
    return words[at].joined


def _choose(readings: Sequence[Form], nearest: str) -> Form | None:
    """The reading that fits the auxiliary next to it: "to cut" is a base, "has cut" a participle."""
    if nearest in MODALS or nearest == "to" or nearest in DO:
        return next((f for f in readings if f.inflection == "base"), None)
    if nearest in HAVE:
        return next((f for f in readings if f.inflection == "participle"), None)
    if nearest in BE:
        return next((f for f in readings if f.inflection in ("participle", "ing")), None)
    order = {"past": 0, "s": 1, "base": 2, "ing": 3, "participle": 4}
    return min(readings, key=lambda f: order[f.inflection])
