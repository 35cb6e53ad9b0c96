"""Where a text names chips, what kind they are and what models: from `pipeline/kaix/vocabulary/chips.tsv`."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick
from spacy.tokens import Span

from kaix import vocabulary

CHIPS = {row["name"].lower(): row for row in vocabulary.table("chips")}
_NPU_WORDS = {row["maker"].lower() for row in CHIPS.values() if row["kind"] == "NPU"} - {"naver"} | {
    name for name, row in CHIPS.items() if row["kind"] == "NPU" and row["alone"] == "yes"
}
_FAMILIES = ("Hopper", "Rubin", "Ampere", "Instinct", "Gaudi")
_ALONE = [row["name"] for row in CHIPS.values() if row["alone"] == "yes"]
_TRIGGER = re.compile(
    r"\b(?:(?i:[gn]pus?|graphics? (?:processing|cards?|processors?|chips?)|neural (?:processing|network)"
    r"|accelerators|accelerator (?:cards|chips|shipments)"
    r"|ai (?:chips|processors|semiconductors|cards))|intelligence (?:chips|semiconductors)|Hopper(?=s)"
    rf"|(?:(?:Nvidia|NVIDIA|AMD)(?:['’]s)?|{'|'.join(_FAMILIES)}) (?:chips?|processors|cards)"
    rf"|{'|'.join(map(re.escape, _ALONE))})s?\b"
)
# What a search for fixed strings finds at once; `_TRIGGER` then says whether the word is there.
_STEMS = (
    "GPU", "gpu", "Gpu", "NPU", "npu", "raphic", "RAPHIC", "eural ", "ccelerator", " chip", " Chip", " processor",
    " semiconductor", " card", "Hoppers", *_ALONE,
)  # fmt: skip
# "260,000 chips": Nvidia's, where the sentence says so
_MAKERS_NAMED = ("Nvidia", "NVIDIA", "AMD", "AI chip", "nference chip")


@cache
def _search(strings: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(strings)


def _found(text: str, strings: tuple[str, ...]) -> list[int]:
    """Where any of `strings` stands in `text`, in order."""
    return sorted(start for _, start, _ in _search(strings).find_matches_as_indexes(text, overlapping=True))


def named(text: str) -> list[int]:
    """Where chips are named in `text`, in order."""
    places = []
    end = -1
    for place in _found(text, _STEMS):
        if place < end:
            continue
        match = _TRIGGER.search(text, max(0, end, place - 14), place + 40)
        if match is not None and match.start() <= place:
            places.append(match.start())
            end = match.end()
    return places


# "2,700 ¦Calyx 2 cards", "10,000 of its ¦Orion-X NPUs": a name that no list holds, known by its number or its hyphen
_NAMED = re.compile(
    r"(?:\b(?!(?:Nvidia|NVIDIA|AMD|Intel|In|Of|The|Its|About|Another|Over|Some)\s)[A-Z][A-Za-z]+\s(?:Gen\s|Mark\s)?)?"
    r"\b(?:[A-Z]{0,4}\d{1,3}[A-Z]{0,2}|[A-Z][A-Za-z]*[a-z]-(?:[A-Z]\w{0,6}|\d\w{0,3})|[A-Z]{2,4}-[A-Z]?\d\w{0,3})"
    r"(?=\s(?:(?:AI|inference|training|accelerator)\s){0,2}(?:GPUs?|NPUs?|chips?|cards?|accelerators?|processors?|boards?|modules?|units?)$)"
)
_NPU_WORD = re.compile(r"\bNPUs?\b|neural (?:processing|network)", re.IGNORECASE)
_GPU_WORD = re.compile(r"\bGPUs?\b|graphics (?:processing|card)|accelerators?\b|AI chips?\b", re.IGNORECASE)
_MODEL = re.compile(
    r"\b(?:"
    + "|".join(re.escape(row["name"]) for row in sorted(CHIPS.values(), key=lambda r: -len(r["name"])))
    + r"|(?:RTX )?[45]0[5-9]0)s?\b"
)


def kind_in(text: str, sentence: Span, last: str) -> str:
    """GPU or NPU, whichever the sentence names alone, `last` where it names both or none."""
    low, high = sentence.start_char, sentence.end_char
    npu = _NPU_WORD.search(text, low, high) is not None
    gpu = _GPU_WORD.search(text, low, high) is not None
    return last if npu == gpu else ("NPU" if npu else "GPU")


def is_model(text: str, start: int, end: int, low: int) -> bool:
    """Whether `text[start:end]` names a chip here: "T4" alone does not, "Nvidia's T4s" does."""
    row = CHIPS.get(text[start:end].lower()) or CHIPS.get(text[start:end].lower().removesuffix("s"))
    if row is None or row["alone"] == "yes":
        return text[start].isupper()
    if text[start:end].removesuffix("s") in _FAMILIES and text[end - 1] == "s":
        return True  # "485,000 Hoppers"
    return text[start].isupper() and row["maker"].lower() in text[max(low, start - 16) : start].lower()


def models(unit: str) -> str | None:
    """The models named in a unit, as written and without the plural "s", joined with ";"."""
    found: list[str] = []
    for match in _MODEL.finditer(unit):
        name = match.group().removesuffix("s") if match.group().lower() not in CHIPS else match.group()
        if name not in found and not any(name in other for other in found):
            found.append(name)
    return ";".join(found) or None


_NAMES = _MODEL.pattern
# "2,000 GPUs ¦(B200)", "GPUs, ¦all of them B200s", "GPUs – ¦H200s and B200s –"
_BEHIND = re.compile(
    r"(?:\s?\(|\s[–—-]\s|,\s(?=all|most|main|chief|large|primar))"
    r"(?:all\s(?:of\sthem\s)?|mostly\s|mainly\s|chiefly\s|largely\s|primarily\s)?(?:of\sthem\s)?(?:(?:Nvidia|AMD)(?:['’]s)?\s)?"
    rf"(?P<names>{_NAMES}(?:\s?(?:,|and|or|/|&|, and)\s?{_NAMES})*)(?=\s?(?:[).,;–—]|$))"
)


def models_behind(text: str, end: int, high: int) -> str | None:
    """The models that are named behind the chips which end at `end`, not those with counts of their own."""
    match = _BEHIND.match(text, end, high)
    return models(match.group("names")) if match is not None else None


def only_model(text: str, low: int, high: int) -> str | None:
    """The model that `text[low:high]` names, `None` where it names none or several."""
    found = models(text[low:high])
    return None if found is None or ";" in found else found


def unlisted(unit: str) -> str | None:
    """The model that a unit names though no list holds it: "Calyx 2" of " Calyx 2 cards"."""
    match = _NAMED.search(unit)
    name = match.group() if match is not None else None
    return name if name is not None and any(c.isalpha() for c in name) else None


def kind_of(unit: str, default: str) -> str:
    """GPU or NPU by the words of a unit, `default` where they do not say."""
    lower = unit.lower()
    if "npu" in lower or "neural" in lower:
        return "NPU"
    if "gpu" in lower or "graphics" in lower:
        return "GPU"
    return "NPU" if any(word in lower for word in _NPU_WORDS) else default


def makers_named(text: str) -> list[int]:
    """Where a maker of GPUs is named in `text`, in order: its "260,000 chips" are GPUs."""
    return _found(text, _MAKERS_NAMED)
