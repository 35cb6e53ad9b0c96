"""Numbers of GPUs and NPUs, in English.

The patterns find the units ("GPUs", "AI accelerators", "B200 chips", "units"); `counts` reads the number
before them, and numbers that carry no unit because the chips were named before: "about 900 of them",
"• Naver Cloud – 60,000". `context` says who has them, since when, and whether they are only planned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix import sentences
from kaix.attribution.en.slots import Attribution, Mention
from kaix.reading import Reading
from kaix.records import GpuCount
from kaix.rules import tables
from kaix.rules.en import chip_units, chips, counts, ellipsis, table_units
from kaix.rules.en.counts import Count
from kaix.rules.en.interval_set import IntervalSet
from kaix.rules.en.token_windows import TokenWindows, by_sentence

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
    "units": [
        [
            {
                "LOWER": {
                    "IN": [
                        "unit",
                        "units",
                        "chip",
                        "chips",
                        "cards",
                        "processors",
                        "pieces",
                        "boards",
                        "modules",
                    ]
                }
            }
        ]
    ],
    # Samsung, SK and Hyundai 50,000 each
    "each": [[{"LIKE_NUM": True}, {"LOWER": {"IN": ["each", "apiece"]}}]],
    # about 900 of them; 2,150 of the 13,000 GPUs
    "of_them": [
        [{"LIKE_NUM": True}, {"LOWER": "of"}, {"LOWER": {"IN": ["them", "these", "those", "which", "the"]}}]
    ],
    # to take the total past 52,000; from around 65,000 to more than 300,000: which numbers count, `ellipsis` says
    "bare_number": [[{"LIKE_NUM": True}]],
    # Public GPUs (k units): 2025 … 13; `table_units` says under which headings
    "table_cell": [[{"LOWER": {"IN": ["gpus", "units"]}}, {"TEXT": {"IN": [":", "|"]}}]],
}


_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\b[uU]nits?\b|\b[cC]hips?\b|\b[cC]ards\b|\b[pP]rocessors\b|\bboards\b|\bmodules\b")
_SPELLED = re.compile(r"\b(?:half|hundred|thousand|million|units)\b")
NAMED = 2
"""Sentences after chips were named in which a bare number can count them ("We want GPUs. Soon. We need 20,000.")."""
CARRY = 4
"""Sentences after a count in which a number can still count chips without naming them ("as follows:" and bullets)."""

# Beside a trigger, the words that can be a unit or stand behind a number without one; one class of characters comes
# first, so that the search jumps from one of them to the next.
_PLACE = re.compile(
    r"[uUcCpPaAgGnNkKtTiIeEoObm](?<![A-Za-z0-9].)(?:(?<=[eE])ach|(?<=[aA])piece"
    r"|(?<=[oO])f(?=\s(?:them|these|those|which|the)\b)"
    r"|(?:(?<=[uU])nits?|(?<=b)oards|(?<=m)odules|(?<=[cC])(?:hips?|ards)"
    r"|(?<=[pP])(?:rocessors|ieces)|(?<=[aA])ccelerators"
    r"|(?<=[aA])[iI]|(?<=[iI])ntelligence|(?<=[gG])raphics?|(?<=[gG])pu|(?<=[nN])(?:pu|eural|vidia|VIDIA)|(?<=A)MD|(?<=[kK])"
    r"|(?<=[tT])housands?)\b)"
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
        """Where a number stands that can count chips: they are named beside it, or not far before."""
        named = [*chips.named(text), *chips.makers_named(text)]
        if not named:
            return
        begins = sentences.starts(text)
        speaking = {bisect_right(begins, place) - 1 for place in named}
        until = last = -1
        for place in sorted(match.start() for each in (_DIGIT, _SPELLED) for match in each.finditer(text)):
            index = bisect_right(begins, place) - 1
            if index == last:
                continue
            last = index
            near = any(i in speaking for i in range(index - NAMED, index + 1))
            end = begins[index + 1] if index + 1 < len(begins) else len(text)
            if near or index <= until or _UNIT.search(text, begins[index], end):
                until = index + CARRY  # as if it were a count: the next one can be of the same chips
                yield begins[index]

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        """The GPU counts of one document, in the order of the text."""
        text = reading.text
        strong = by_sentence(reading, chips.named(text))
        weak = by_sentence(reading, chips.makers_named(text))
        if not strong and not weak:
            return
        windows = TokenWindows(reading)
        taken = IntervalSet((record.start, record.end) for record in reading.found.get("amounts", ()))
        chip, model = "GPU", None
        spoken: dict[
            int, str | None
        ] = {}  # the model that the last sentence without a count named, by its index
        # where the last count ends, and the last sentence in which a number can still count the chips named before
        ended = until = -1
        attribution = Attribution(reading, "gpu_counts")
        position = 0
        cells = table_units.counts(text, [place for places in strong.values() for place in places])
        yield from tables.counts(reading, cells, table_units.PLAN, chips.models)
        for cell in cells:  # the other cells of its row count something else
            taken.add(cell.place[0], max(cell.end, text.find("\n", cell.end)))
        starts = sorted({*strong, *weak})
        following = starts[0]
        while following < len(reading.sentences):
            index, following = following, following + 1
            sentence, named = reading.sentences[index], index in strong
            if named:
                chip = chips.kind_in(text, sentence, chip)
                until = max(until, index + NAMED)
            found = self._counts(
                reading, sentence, windows, taken, strong.get(index, []), index <= until, chip, ended
            )
            if found:
                until = max(until, index + CARRY)
                chip, ended = found[-1].chip, max(one.end for one in found)
                here = spoken.get(index - 1, model)
                if named:
                    here = chips.only_model(text, sentence.start_char, found[0].start)
                model = _with_models(found, here, model)
                yield from _records(reading, found, attribution)
            elif named:  # "The H200s came first. KT has ¦400."
                spoken = {index: chips.only_model(text, sentence.start_char, sentence.end_char) or model}
            if following > until:
                while position < len(starts) and starts[position] < following:
                    position += 1
                following = starts[position] if position < len(starts) else len(reading.sentences)

    def _counts(
        self,
        reading: Reading,
        sentence: Span,
        windows: TokenWindows,
        taken: IntervalSet,
        places: list[int],
        carried: bool,
        chip: str,
        ended: int,
    ) -> list[Count]:
        named = bool(places)
        text, low, high = reading.text, sentence.start_char, sentence.end_char
        if _DIGIT.search(text, low, high) is None and _SPELLED.search(text, low, high) is None:
            return []
        if not named and not carried and _UNIT.search(text, low, high) is None:
            return []
        units: list[tuple[int, int, str]] = []
        numbers: dict[int, str] = {}
        places = sorted({*places, *(match.start() for match in _PLACE.finditer(text, low, high))})
        for window in windows.around(places, sentence, before=1, after=4):
            for key, begin, end in self.matcher(window):
                rule = self.names[key]
                start, stop = windows.place(window.start + begin, window.start + end)
                if rule == "table_cell":
                    continue
                if rule in ("each", "of_them", "bare_number"):
                    if rule != "bare_number" or start not in numbers:
                        numbers[start] = rule
                else:
                    units.append((start, stop, rule))
        masked = IntervalSet((a, b) for a, b, rule in units if rule == "models")
        found: list[Count] = []
        for a, b, rule in sorted(units, key=lambda u: (u[0], -u[1])):
            if found and a < found[-1].end:
                continue
            one = chip_units.counted(text, low, high, a, b, rule, masked, chip)
            if one is not None and not taken.overlaps(one.start, one.end):
                taken.add(one.start, one.end)
                found.append(one)
        if named or carried or found:
            found = ellipsis.with_elliptic(
                reading, sentence, found, numbers, masked, taken, named or bool(found), chip, ended
            )
        return sorted(found, key=lambda c: c.first)


def _with_models(found: list[Count], here: str | None, model: str | None) -> str | None:
    """Give numbers without a unit the model of the count before, `here` before the first; return what goes on."""
    several = len({one.model for one in found if one.unit}) > 1
    for one in found:
        if one.unit:
            here = model = one.model
        elif one.model is None:
            one.model = here
    return None if several else model


def _records(reading: Reading, found: list[Count], attribution: Attribution) -> Iterator[GpuCount]:
    """The records of the counts of one sentence, with who has them, when and whether only planned."""
    for group in counts.together(found):
        mentions = [Mention(each.start, each.end, each.end, (each.value, each.maximum)) for each in group]
        for one, here in zip(group, attribution.decide(mentions), strict=True):
            value = one.value
            assert value is not None
            yield GpuCount(
                **reading.anchor(one.start, one.end, f"gpu_counts.{one.rule}"),
                count=value, count_max=one.maximum, modifier=one.modifier, chip=one.chip, model=one.model,
                entity=here.entity, status=here.status, date=here.period,
            )  # fmt: skip
