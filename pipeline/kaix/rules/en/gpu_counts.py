"""Numbers of GPUs and NPUs, in English.

The patterns find the units ("GPUs", "AI accelerators", "B200 chips", "units"); `counts` reads the number
before them, and numbers that carry no unit because the chips were named before: "about 900 of them",
"• Naver Cloud – 60,000". `attribution` says who has them, since when, and whether they are only planned.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.en.slots import Attribution, Mention
from kaix.reading import Reading
from kaix.records import GpuCount
from kaix.rules import tables
from kaix.rules.en import chip_units, chips, counts, ellipsis, table_units
from kaix.rules.en.counts import Count
from kaix.rules.en.interval_set import IntervalSet

_NOUN = r"(?:[gG][pP][uU]s?|[cC]hips?|[cC]ards?|[aA]ccelerators?|[pP]rocessors?)"
_MODELS = "|".join(sorted((re.escape(name) for name in chips.CHIPS), key=len, reverse=True))

PATTERNS: dict[str, re.Pattern[str]] = {
    # over 50,000 high-performance GPUs, 260,000 advanced graphics processing units
    "gpus": re.compile(
        r"\b(?:(?:gp)?gpus?|graphics processing units?|graphics? (?:cards|processors|chips))\b", re.IGNORECASE
    ),
    # 15,000 advanced AI chips, 52,000 top-end accelerators
    "ai_chips": re.compile(
        r"\b(?:(?:AI|ai|[iI]ntelligence) (?:[cC]hips|accelerators|processors|[sS]emiconductors|cards)|accelerators"
        rf"|(?:(?:Nvidia|NVIDIA|AMD)(?:['’]s)?|Hopper|Rubin|Instinct|Ampere|Gaudi) {_NOUN})\b"
    ),
    # 2,000 homegrown neural processing units
    "npus": re.compile(r"\b(?:npus?|neural (?:processing|network) (?:units?|processors))\b", re.IGNORECASE),
    # 1,000 H100s, 13,000 B200 chips, 38,000 RTX 4090s
    "models": re.compile(rf"\b(?:(?:{_MODELS})s?|rtx (?:pro )?a?\d{{4}}s?)\b", re.IGNORECASE),
    # 12,000 units over three years, where chips were named before
    "units": re.compile(
        r"\b(?:(?<!compute )units?|chips?|cards|processors|pieces|boards|modules)\b", re.IGNORECASE
    ),
    # Samsung, SK and Hyundai 50,000 each
    "each": re.compile(r"\d[\d,.]*(?= (?:each|apiece)\b)"),
    # about 900 of them; 2,150 of the 13,000 GPUs
    "of_them": re.compile(r"\d[\d,.]*(?= of (?:them|these|those|which|the)\b)"),
}
RULES = (
    *PATTERNS,
    "bare_number",  # to take the total past 52,000: which numbers count, `ellipsis` says
    "table_cell",  # Public GPUs (k units): 2025 … 13; `table_units` says under which headings
)
_UNITS = ("gpus", "ai_chips", "npus", "models", "units")
_COUNTS = re.compile(r"\d|\b(?:half|hundred|thousand|million|units)\b")
_UNIT = re.compile(r"\b(?:[uU]nits?|[cC]hips?|[cC]ards|[pP]rocessors|boards|modules)\b")
NAMED = 2
"""Sentences after chips were named in which a bare number can count them ("We want GPUs. Soon. We need 20,000.")."""
CARRY = 4
"""Sentences after a count in which a number can still count chips without naming them ("as follows:" and bullets)."""


class Extractor:
    """Finds `GpuCount` records."""

    group: ClassVar[str] = "gpu_counts"

    def __init__(self, vocab: Vocab) -> None:
        """The vocabulary is not needed: counts are read from the text."""

    def token_places(self, text: str) -> Iterable[int]:
        """Nowhere: counts are read from the text."""
        return ()

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        """The GPU counts of one document, in the order of the text."""
        text = reading.text
        places = chips.named(text)
        strong = {reading.index_at(place) for place in places}
        starts = sorted(strong | {reading.index_at(place) for place in chips.makers_named(text)})
        if not starts:
            return
        taken = IntervalSet((record.start, record.end) for record in reading.found.get("amounts", ()))
        cells = table_units.counts(text, places)
        yield from tables.counts(reading, cells, table_units.PLAN, chips.models)
        for cell in cells:  # the other cells of its row count something else
            taken.add(cell.place[0], max(cell.end, text.find("\n", cell.end)))
        chip, model = "GPU", None
        spoken: dict[
            int, str | None
        ] = {}  # the model that the last sentence without a count named, by its index
        # where the last count ends, and the last sentence in which a number can still count the chips named before
        ended = until = -1
        attribution = Attribution(reading, "gpu_counts")
        index = starts[0]
        while index < len(reading.sentences):
            sentence, named = reading.sentences[index], index in strong
            if named:
                chip = chips.kind_in(text, sentence, chip)
                until = max(until, index + NAMED)
            found = self._counts(reading, sentence, taken, named, index <= until, chip, ended)
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
            index += 1
            if index > until:
                following = bisect_left(starts, index)
                index = starts[following] if following < len(starts) else len(reading.sentences)

    def _counts(
        self,
        reading: Reading,
        sentence: Span,
        taken: IntervalSet,
        named: bool,
        carried: bool,
        chip: str,
        ended: int,
    ) -> list[Count]:
        """The counts of one sentence; `carried` says that chips were named, or counted up to `ended`, before it."""
        text, low, high = reading.text, sentence.start_char, sentence.end_char
        if _COUNTS.search(text, low, high) is None:
            return []
        if not named and not carried and _UNIT.search(text, low, high) is None:
            return []
        units = [(*m.span(), rule) for rule in _UNITS for m in PATTERNS[rule].finditer(text, low, high)]
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
            rules = {m.start(): r for r in ("each", "of_them") for m in PATTERNS[r].finditer(text, low, high)}
            found = ellipsis.with_elliptic(
                reading, sentence, found, rules, masked, taken, named or bool(found), chip, ended
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
