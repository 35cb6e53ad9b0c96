"""Numbers of GPUs and NPUs, in English.

The patterns find the units ("GPUs", "AI accelerators", "B200 chips", "units"); `counts` reads the number
before them, and numbers that carry no unit because the chips were named before: "about 13,000 of them",
"• Naver Cloud – 60,000". `context` says who has them, since when, and whether they are only planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline import vocabulary
from pipeline.reading import Reading
from pipeline.records import GpuCount
from pipeline.rules.en import counts
from pipeline.rules.en.context import Context
from pipeline.rules.en.counts import SMALLEST, Count
from pipeline.rules.en.windows import Taken, Windows, by_sentence
from pipeline.values.english import Quantity

Pattern = list[dict[str, Any]]

_CHIPS = {row["name"].lower(): row for row in vocabulary.table("chips")}
_MAKERS = {row["maker"].lower() for row in _CHIPS.values()}
_SINGLE = sorted({name + s for name in _CHIPS if " " not in name and "-" not in name for s in ("", "s")})
_NOUNS = {
    "LOWER": {
        "IN": [
            "gpu",
            "gpus",
            "chip",
            "chips",
            "card",
            "cards",
            "accelerator",
            "accelerators",
            "processor",
            "processors",
        ]
    }
}

PATTERNS: dict[str, list[Pattern]] = {
    # over 50,000 high-performance GPUs, 260,000 advanced graphics processing units
    "gpus": [
        [{"LOWER": {"IN": ["gpu", "gpus", "gpgpu", "gpgpus"]}}],
        [{"LOWER": "graphics"}, {"LOWER": "processing"}, {"LOWER": {"IN": ["unit", "units"]}}],
        [{"LOWER": {"IN": ["graphics", "graphic"]}}, {"LOWER": {"IN": ["cards", "processors", "chips"]}}],
    ],
    # 15,000 advanced AI chips, 52,000 top-end accelerators
    "ai_chips": [
        [
            {"LOWER": {"IN": ["ai", "intelligence"]}},
            {"LOWER": {"IN": ["chips", "accelerators", "processors", "semiconductors", "cards"]}},
        ],
        [{"LOWER": {"IN": ["nvidia", "amd", "hopper", "rubin", "instinct", "ampere", "gaudi"]}}, _NOUNS],
        [{"LOWER": {"IN": ["nvidia", "amd"]}}, {"LOWER": {"IN": ["'s", "’s"]}}, _NOUNS],
        [{"LOWER": "accelerators"}],
    ],
    # 2,000 homegrown neural processing units
    "npus": [
        [{"LOWER": {"IN": ["npu", "npus"]}}],
        [
            {"LOWER": "neural"},
            {"LOWER": {"IN": ["processing", "network"]}},
            {"LOWER": {"IN": ["unit", "units", "processors"]}},
        ],
    ],
    # 1,000 H100s, 13,000 B200 chips, 38,000 RTX 4090s
    "models": [
        [{"LOWER": {"IN": _SINGLE}}],
        [{"LOWER": "rtx"}, {"LOWER": "pro", "OP": "?"}, {"LOWER": {"REGEX": r"^a?\d{4}s?$"}}],
        [
            {"LOWER": {"IN": sorted({name.split("-")[0] for name in _CHIPS if "-" in name})}},
            {"ORTH": "-"},
            {"IS_PUNCT": False},
        ],
    ],
    # 12,000 units over three years, where chips were named before
    "units": [[{"LOWER": {"IN": ["unit", "units", "chip", "chips", "cards", "processors", "pieces"]}}]],
    # Samsung, SK and Hyundai 50,000 each
    "each": [[{"LIKE_NUM": True}, {"LOWER": {"IN": ["each", "apiece"]}}]],
    # about 13,000 of them; 4,312 of the 13,000 GPUs
    "of_them": [
        [{"LIKE_NUM": True}, {"LOWER": "of"}, {"LOWER": {"IN": ["them", "these", "those", "which", "the"]}}]
    ],
    # to take the total past 52,000; from around 65,000 to more than 300,000
    "bare_number": [[{"LIKE_NUM": True}]],
    # Public GPUs (k units): 2025 … 13
    "chart_row": [
        [
            {"LOWER": {"IN": ["k", "thousand", "thousands"]}},
            {"LOWER": "of", "OP": "?"},
            {"LOWER": {"IN": ["units", "gpus", "chips"]}},
        ]
    ],
}

_TRIGGER = re.compile(
    r"\b(?:(?i:[gn]pus?|graphics? (?:processing|cards?|processors?|chips?)|neural (?:processing|network)"
    r"|accelerators|ai (?:chips|processors"
    r"|semiconductors|cards))|intelligence (?:chips|semiconductors)|(?:Nvidia|NVIDIA|AMD|Hopper|Rubin|Ampere"
    r"|Instinct|Gaudi)(?:['’]s)? (?:chips?|processors|cards)|"
    + "|".join(re.escape(row["name"]) for row in _CHIPS.values() if row["alone"] == "yes")
    + r")s?\b"
)
# What a search for fixed strings finds at once; `_TRIGGER` then says whether the word is there.
_STEMS = (
    "GPU", "gpu", "Gpu", "NPU", "npu", "raphics ", "raphic ", "RAPHICS ", "eural ", "ccelerators", "AI chips", "AI processors", "AI semiconductors",
    "AI cards", "AI Chips", "ntelligence chips", "ntelligence semiconductors", "vidia chip", "vidia processor", "vidia card", "AMD chip",
    *(row["name"] for row in _CHIPS.values() if row["alone"] == "yes"),
    *(f"{family} {noun}" for family in ("Hopper", "Rubin", "Ampere", "Instinct", "Gaudi") for noun in ("chip", "processor", "card")),
)  # fmt: skip
# "260,000 chips": Nvidia's, where the sentence says so
_MAKERS_NAMED = ("Nvidia", "NVIDIA", "AMD", "AI chip", "nference chip")


def _found(text: str, strings: tuple[str, ...]) -> list[int]:
    """Where any of `strings` stands in `text`, in order."""
    places = []
    for string in strings:
        at = text.find(string)
        while at >= 0:
            places.append(at)
            at = text.find(string, at + 1)
    return sorted(places)


def _named(text: str) -> list[int]:
    """Where chips are named in `text`, in order."""
    places = []
    end = -1
    for place in _found(text, _STEMS):
        if place < end:
            continue
        match = _TRIGGER.search(text, max(0, place - 14), place + 40)
        if match is not None and match.start() <= place:
            places.append(match.start())
            end = match.end()
    return places


_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\b[uU]nits?\b|\b[cC]hips?\b|\b[cC]ards\b|\b[pP]rocessors\b")
_SPELLED = re.compile(r"\b(?:half|hundred|thousand|million|units)\b")
CARRY = 4
"""Sentences after the last count in which a number can still count chips without naming them ("… as follows:" and its bullets)."""

# Beside a trigger, the words that can be a unit or a number; one class of characters comes first, as in `_TRIGGER`.
_PLACE = re.compile(
    r"[\duUcCpPaAgGnNkKtTiI](?:(?<=\d)(?<!\d\d)|(?<![A-Za-z0-9].)(?:(?<=[uU])nits?|(?<=[cC])(?:hips?|ards)"
    r"|(?<=[pP])(?:rocessors|ieces)|(?<=[aA])ccelerators"
    r"|(?<=[aA])[iI]|(?<=[iI])ntelligence|(?<=[gG])raphics?|(?<=[gG])pu|(?<=[nN])pu|(?<=[nN])eural|(?<=[kK])"
    r"|(?<=[tT])housands?)\b)"
)
_EACH = re.compile(r"\s+(?:each|apiece)\b")
_SINGULAR = re.compile(
    r"(?:gpu|npu|chip|unit|accelerator|processor|card|graphics processing unit)$", re.IGNORECASE
)
# "100 million GPU hours", "5,000 GPU servers": another thing is counted.
_OTHER_THING = re.compile(
    r"[\s-]*(?:equivalent\s)?(?:hours?|servers?|nodes?|racks?|days?|months?|minutes?|prices?|users?|customers?"
    r"|makers?|designers?|firms?|companies|company|startups?|jobs?"
    r"|engineers?|developers?|clusters|projects?|rentals?|credits?|models?|systems|vendors?|suppliers?|shares?"
    r"|investors?|patents?|workers?|researchers?|programs?)\b",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?:\s+(?:Ultra|Super|Ti|SXM5?|PCIe|NVL\d*|AI|class|equivalent"
    r"|tensor core))*[\s-]+(?:AI\s)?(?:graphics processing units|GPUs?|NPUs?|chips?|accelerators|processors|cards)\b"
    r"|(?:\s?(?:and|or|/|,)\s?(?:RTX\s)?(?:[A-Z]{1,3})?\d{2,4}[A-Z]{0,2}s\b)+|\s+(?:units)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((?:GPUs?|NPUs?)\)")
_CLUSTER = re.compile(r"[\s-]*(?:\w+\s)?(?:cluster|supercomputer|order|purchase)\b", re.IGNORECASE)
_BUY = re.compile(r"\b(?:bought|buy|purchased?|order(?:ed)?|acquired?)\s$", re.IGNORECASE)
_PURE_UNIT = frozenset(("gpus", "ai_chips", "npus", "models"))
_NPU_WORD = re.compile(r"\bNPUs?\b|neural (?:processing|network)", re.IGNORECASE)
_GPU_WORD = re.compile(r"\bGPUs?\b|graphics (?:processing|card)|accelerators?\b|AI chips?\b", re.IGNORECASE)
_CHART_LINE = re.compile(
    r"[ \t]*(?P<label>[^\n|…]{1,40}?)[ \t]*(?:\||…|\.{2,}|:|–|—|\t| - )+[ \t]*(?P<count>\d[\d,.]*)[ \t|]*$",
    re.MULTILINE,
)


class Extractor:
    """Finds `GpuCount` records."""

    group: ClassVar[str] = "gpu_counts"

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = Matcher(vocab)
        for name, patterns in PATTERNS.items():
            self.matcher.add(name, patterns)
        self.names = {vocab.strings[name]: name for name in PATTERNS}

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        text = reading.text
        strong = by_sentence(reading, _named(text))
        weak = by_sentence(reading, _found(text, _MAKERS_NAMED))
        if not strong and not weak:
            return
        windows = Windows(reading)
        taken = Taken((record.start, record.end) for record in reading.found.get("amounts", ()))
        chip, model = "GPU", None
        until = -1  # the last sentence in which a number can still count the chips named before
        context = Context(reading, chips=True)
        position = 0
        starts = sorted({*strong, *weak})
        following = starts[0]
        while following < len(reading.sentences):
            index, following = following, following + 1
            sentence, named = reading.sentences[index], index in strong
            if named:
                chip = self._chip(text, sentence, chip)
                until = max(until, index + 1)
            found = self._counts(
                reading, sentence, windows, taken, strong.get(index, []), index <= until, chip
            )
            if found:
                until = max(until, index + CARRY)
                here: str | None = None if named else model
                for one in found:
                    if one.unit:
                        here = model = one.model
                    elif one.model is None and one.rule != "chart_row":
                        one.model = here
                yield from context.gpu_counts(sentence, found)
            if following > until:
                while position < len(starts) and starts[position] < following:
                    position += 1
                following = starts[position] if position < len(starts) else len(reading.sentences)

    @staticmethod
    def _chip(text: str, sentence: Span, last: str) -> str:
        low, high = sentence.start_char, sentence.end_char
        npu = _NPU_WORD.search(text, low, high) is not None
        gpu = _GPU_WORD.search(text, low, high) is not None
        return last if npu == gpu else ("NPU" if npu else "GPU")

    def _counts(
        self,
        reading: Reading,
        sentence: Span,
        windows: Windows,
        taken: Taken,
        places: list[int],
        carried: bool,
        chip: str,
    ) -> list[Count]:
        named = bool(places)
        text, low, high = reading.text, sentence.start_char, sentence.end_char
        if _DIGIT.search(text, low, high) is None and _SPELLED.search(text, low, high) is None:
            return []
        if not named and not carried and _UNIT.search(text, low, high) is None:
            return []
        units: list[tuple[int, int, str]] = []
        numbers: dict[int, str] = {}
        chart = False
        places = sorted({*places, *(match.start() for match in _PLACE.finditer(text, low, high))})
        for window in windows.around(places, sentence, before=1, after=4):
            for key, begin, end in self.matcher(window):
                rule = self.names[key]
                start, stop = windows.place(window.start + begin, window.start + end)
                if rule == "chart_row":
                    chart = True
                elif rule in ("each", "of_them", "bare_number"):
                    if rule != "bare_number" or start not in numbers:
                        numbers[start] = rule
                else:
                    units.append((start, stop, rule))
        if chart and named:
            rows = list(self._chart(reading, high))
            if rows:
                return rows
        masked = Taken((a, b) for a, b, rule in units if rule == "models")
        found: list[Count] = []
        for a, b, rule in sorted(units, key=lambda u: (u[0], -u[1])):
            if found and a < found[-1].end:
                continue
            one = self._counted(text, low, high, a, b, rule, masked, chip)
            if one is not None and not taken.overlaps(one.start, one.end):
                taken.add(one.start, one.end)
                found.append(one)
        if numbers and (named or carried):
            found = self._bare(reading, sentence, found, numbers, masked, taken, named, chip)
        return sorted(found, key=lambda c: c.first)

    def _counted(
        self, text: str, low: int, high: int, start: int, end: int, rule: str, masked: Taken, chip: str
    ) -> Count | None:
        """The count of one unit noun, which with what follows it may go on: "B200| chips|"."""
        if rule == "models" and not self._is_model(text, start, end, low):
            return None
        unit_start = start
        for _ in range(2):
            more = _EXTENSION.match(text, end, high)
            if more is None:
                break
            end = more.end()
        bracket = _BRACKET.match(text, end, high)
        if bracket is not None:
            end = bracket.end()
        one = counts.before_unit(text, low, start, end, masked)
        if one is None or one.value is None:
            return None
        if _OTHER_THING.match(text, end, high) and (
            _SINGULAR.search(text[unit_start:end]) or rule == "models"
        ):
            return None
        if one.value < SMALLEST and not (
            _BUY.search(text[max(low, one.start - 12) : one.start]) or _CLUSTER.match(text, end, high)
        ):
            return None
        one.rule, one.unit = rule, text[one.last : end]
        one.model = self._models(one.unit)
        one.chip = self._kind(one.unit, chip if rule == "units" else "GPU")
        return one

    @staticmethod
    def _is_model(text: str, start: int, end: int, low: int) -> bool:
        row = _CHIPS.get(text[start:end].lower()) or _CHIPS.get(text[start:end].lower().removesuffix("s"))
        if row is None or row["alone"] == "yes":
            return text[start].isupper()
        follows = re.match(
            r"s?[\s-]*(?:AI\s)?(?:GPUs?|NPUs?|chips?|cards?|accelerators?|processors?)\b",
            text[end : end + 24],
            re.IGNORECASE,
        )
        before = text[max(low, start - 16) : start].lower()
        return text[start].isupper() and (follows is not None or row["maker"].lower() in before)

    @staticmethod
    def _models(unit: str) -> str | None:
        """The models named in a unit, as written and without the plural "s", joined with ";"."""
        found: list[str] = []
        for match in _MODEL.finditer(unit):
            name = match.group().removesuffix("s") if not match.group().lower() in _CHIPS else match.group()
            if name not in found and not any(name in other for other in found):
                found.append(name)
        return ";".join(found) or None

    @staticmethod
    def _kind(unit: str, default: str) -> str:
        lower = unit.lower()
        if "npu" in lower or "neural" in lower:
            return "NPU"
        if "gpu" in lower or "graphics" in lower:
            return "GPU"
        for name, row in _CHIPS.items():
            if row["kind"] == "NPU" and (
                row["maker"].lower() in lower or (row["alone"] == "yes" and name in lower)
            ):
                return "NPU"
        return default

    def _bare(
        self,
        reading: Reading,
        sentence: Span,
        found: list[Count],
        numbers: dict[int, str],
        masked: Taken,
        taken: Taken,
        named: bool,
        chip: str,
    ) -> list[Count]:
        """`found` and the numbers without a unit that count the same chips."""
        text, low, high = reading.text, sentence.start_char, sentence.end_char
        dates: Taken | None = None
        counted = Taken((c.start, c.end) for c in found)
        ends = {c.first: c.end for c in found}
        result = list(found)
        last = -1
        for one in counts.numbers(text, low, high):
            if counted.overlaps(one.first, one.last):
                last = ends.get(one.first, one.last)
                continue
            rule = numbers.get(one.first)
            if (
                rule is None
                or one.value is None
                or (one.value < SMALLEST * 10 and one.quantity.number < SMALLEST)
            ):
                continue
            if masked.overlaps(one.first, one.last):
                continue
            one = counts.with_modifiers(text, low, one)
            predicate = _IS_MODEL.match(text, one.end, high)
            model = self._models(predicate.group(1)) if predicate is not None else None
            if taken.overlaps(one.start, one.end) or not (
                model or counts.stands_alone(text, low, high, one, last, named)
            ):
                continue
            if dates is None:  # only where a number is about to count: most sentences are never asked
                dates = Taken((d.start, d.end) for d in reading.dates(sentence))
            if dates.overlaps(one.first, one.last):
                continue
            each = _EACH.match(text, one.end, high)
            if each is not None:
                one.end, rule = each.end(), "each"
            one.rule, one.chip, one.model = rule, chip, model
            taken.add(one.start, one.end)
            result.append(one)
            last = one.end
        return result

    @staticmethod
    def _chart(reading: Reading, start: int) -> Iterator[Count]:
        """The rows under a header that says what is counted and in what unit: "Public GPUs (k units)"."""
        text = reading.text
        for number, line in enumerate(text[start : start + 2000].split("\n")):
            match = _CHART_LINE.fullmatch(line.rstrip())
            if match is None:
                if line.strip() or number > 20:
                    return
            else:
                at = start + match.start("count")
                for one in counts.numbers(text, at, start + match.end("count")):
                    one.quantity = Quantity(one.quantity.number, one.quantity.scale * 1000)
                    one.rule, one.label = (
                        "chart_row",
                        (start + match.start("label"), start + match.end("label")),
                    )
                    yield one
            start += len(line) + 1


_MODEL = re.compile(
    r"\b(?:"
    + "|".join(re.escape(row["name"]) for row in sorted(_CHIPS.values(), key=lambda r: -len(r["name"])))
    + r"|(?:RTX )?[45]0[5-9]0)s?\b"
)
_IS_MODEL = re.compile(
    r"\s+(?:will|would|are|were|is|was)\s+(?:be\s+)?((?:[\w.&’']+\s+){0,3}[\w.’'-]+)", re.IGNORECASE
)
