"""The vocabulary of the analysis: verbs inflected, nouns by class, the closed classes, and the cues."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kaix import vocabulary
from kaix.analysis.en.inflection import regular, third
from kaix.vocabulary import used


class Form(NamedTuple):
    """One reading of a word as a verb; `inflection` is base, s, past, participle or ing."""

    base: str
    kind: str
    inflection: str


def grammar(use: str) -> frozenset[str]:
    """A closed class of `vocabulary/grammar_en.tsv`."""
    return used("grammar_en", use)


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every listed verb, in lower case."""
    result: dict[str, list[Form]] = {}
    for row in vocabulary.table("verbs_en"):
        base, frame = row["base"], row["kind"]
        past, ing = regular(base)
        if row["past"]:
            past = {row["past"]}
        participle = {row["participle"]} if row["participle"] else past
        inflected = [(base, "base"), (third(base), "s")]
        inflected += [(word, "past") for word in past] + [(word, "participle") for word in participle]
        inflected += [(word, "ing") for word in ing]
        for word, inflection in inflected:
            result.setdefault(word, []).append(Form(base, frame, inflection))
    result.pop("be", None)
    result.setdefault("has", []).append(Form("have", "own", "s"))
    return {word: tuple(found) for word, found in result.items()}


@cache
def _nouns() -> dict[str, str]:
    result: dict[str, str] = {}
    for row in vocabulary.table("nouns_en"):
        for noun in row["nouns"].split():
            result.setdefault(noun, row["class"])
    return result


@lru_cache(maxsize=4096)
def noun_class(head: str) -> str:
    """The class of a head noun in lower case, singular or plural; "" for one that is not listed."""
    nouns = _nouns()
    if head in nouns:
        return nouns[head]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if head.endswith(ending) and head[: -len(ending)] + instead in nouns:
            return nouns[head[: -len(ending)] + instead]
    return ""


class CueRow(NamedTuple):
    """A row of `vocabulary/cues_en.tsv`."""

    words: tuple[str, ...]
    kind: str
    side: str
    scope: str


@cache
def cues() -> dict[str, tuple[CueRow, ...]]:
    """The cues by their first word, the longest first."""
    found: dict[str, list[CueRow]] = {}
    for row in vocabulary.table("cues_en"):
        words = tuple(row["cue"].split())
        found.setdefault(words[0], []).append(CueRow(words, row["kind"], row["side"], row["scope"]))
    return {word: tuple(sorted(rows, key=lambda r: -len(" ".join(r.words)))) for word, rows in found.items()}
