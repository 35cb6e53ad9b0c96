"""Numbers of GPUs and NPUs, in English.

The patterns find the units ("GPUs", "AI accelerators", "B200 chips", "units"); `counts` reads the number
before them, and numbers that carry no unit because the chips were named before: "about 900 of them",
"• Naver Cloud – 60,000". `context` says who has them, since when, and whether they are only planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.reading import Reading
from pipeline.records import GpuCount
from pipeline.rules.en import chips, counts
from pipeline.rules.en.context import Context
from pipeline.rules.en.counts import SMALLEST, Count
from pipeline.rules.en.windows import Taken, Windows, by_sentence
from pipeline.values.english import Quantity

Pattern = list[dict[str, Any]]

_SINGLE = sorted({name + s for name in chips.CHIPS if " " not in name and "-" not in name for s in ("", "s")})
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
            {"LOWER": {"IN": sorted({name.split("-")[0] for name in chips.CHIPS if "-" in name})}},
            {"ORTH": "-"},
            {"IS_PUNCT": False},
        ],
    ],
    # 12,000 units over three years, where chips were named before
    "units": [[{"LOWER": {"IN": ["unit", "units", "chip", "chips", "cards", "processors", "pieces"]}}]],
    # Samsung, SK and Hyundai 50,000 each
    "each": [[{"LIKE_NUM": True}, {"LOWER": {"IN": ["each", "apiece"]}}]],
    # about 900 of them; 2,150 of the 13,000 GPUs
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


_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\b[uU]nits?\b|\b[cC]hips?\b|\b[cC]ards\b|\b[pP]rocessors\b")
_SPELLED = re.compile(r"\b(?:half|hundred|thousand|million|units)\b")
CARRY = 4
"""Sentences after a count in which a number can still count chips without naming them ("as follows:" and bullets)."""

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
# "each rack holds 72 GPUs": what one machine is made of
_IN_ONE = re.compile(
    r"\b(?:each|every|per|an?|one|single)\s(?:\w+\s)?(?:rack|server|node|machine|pod|tray|board|system|box)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
_BUY = re.compile(r"\b(?:bought|buy|purchased?|order(?:ed)?|acquired?)\s$", re.IGNORECASE)
_PURE_UNIT = frozenset(("gpus", "ai_chips", "npus", "models"))
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

    def token_places(self, text: str) -> Iterable[int]:
        """Where a number stands, in a text that names chips."""
        if not chips.named(text) and not chips.makers_named(text):
            return ()
        return sorted(match.start() for each in (_DIGIT, _SPELLED) for match in each.finditer(text))

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        """The GPU counts of one document, in the order of the text."""
        text = reading.text
        strong = by_sentence(reading, chips.named(text))
        weak = by_sentence(reading, chips.makers_named(text))
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
                chip = chips.kind_in(text, sentence, chip)
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
        if rule == "models" and not chips.is_model(text, start, end, low):
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
        if _IN_ONE.search(text[max(low, one.start - 60) : one.start]):
            return None
        if one.value < SMALLEST and not (
            _BUY.search(text[max(low, one.start - 12) : one.start]) or _CLUSTER.match(text, end, high)
        ):
            return None
        one.rule, one.unit = rule, text[one.last : end]
        one.model = chips.models(one.unit)
        one.chip = chips.kind_of(one.unit, chip if rule == "units" else "GPU")
        return one

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
            counts.with_modifiers(text, low, one)
            predicate = _IS_MODEL.match(text, one.end, high)
            model = chips.models(predicate.group(1)) if predicate is not None else None
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


_IS_MODEL = re.compile(
    r"\s+(?:will|would|are|were|is|was)\s+(?:be\s+)?((?:[\w.&’']+\s+){0,3}[\w.’'-]+)", re.IGNORECASE
)
