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
from kaix.analysis.en.discourse import REACH
from kaix.attribution.en.slots import Attribution, Slots
from kaix.reading import Reading
from kaix.records import GpuCount
from kaix.rules.en import bare_counts, chips, count_tables, counts
from kaix.rules.en.counts import SMALLEST, Count
from kaix.rules.en.windows import Taken, Windows, by_sentence

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
    # to take the total past 52,000; from around 65,000 to more than 300,000: which numbers count, `bare_counts` says
    "bare_number": [[{"LIKE_NUM": True}]],
    # Public GPUs (k units): 2025 … 13; `count_tables` reads the rows under any heading that names chips
    "chart_row": [
        [
            {"LOWER": {"IN": ["k", "thousand", "thousands"]}},
            {"LOWER": "of", "OP": "?"},
            {"LOWER": {"IN": ["units", "gpus", "chips"]}},
        ]
    ],
}


_NEAR = 3  # sentences: the most that `until` goes on behind chips that are only named
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\b[uU]nits?\b|\b[cC]hips?\b|\b[cC]ards\b|\b[pP]rocessors\b|\bboards\b|\bmodules\b")
_SPELLED = re.compile(r"\b(?:half|hundred|thousand|million|units)\b")
_NUMBER_OF = re.compile(r"\b(?:number|count|tally|stock|total|inventory|supply|fleet)s? of\b", re.IGNORECASE)
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
_SINGULAR = re.compile(
    r"(?:gpu|npu|chip|unit|accelerator|processor|card|graphics processing unit)$", re.IGNORECASE
)
# "100 million GPU hours", "5,000 GPU servers": another thing is counted.
_OTHER_THING = re.compile(
    r"[\s-]*(?:equivalent\s)?(?:hours?|servers?|nodes?|racks?|trays?|days?|months?|minutes?|prices?|users?|customers?"
    r"|makers?|designers?|firms?|companies|company|start-?ups?|jobs?"
    r"|engineers?|developers?|clusters|projects?|rentals?|credits?|models?|systems|vendors?|suppliers?|shares?"
    r"|investors?|patents?|workers?|researchers?|programs?|cores?|threads?)\b",
    re.IGNORECASE,
)
# "36 GPU cores", "3 GPU factories"
_OTHER_PLURAL = re.compile(
    r"\s+(?!(?:chip|card|unit|board|module|processor|accelerator|piece|across|versus|plus|perhaps|besides|always)s?\b)"
    r"[a-z]{2,}[^\Wsui_]s\b",
)
# "1,220 units per 10,000 employees": a density
_DENSITY = re.compile(
    r"\s(?:per|for every)\s(?:[\d,]+|head|capita|employee|person|household|million|thousand)\b"
)
# "31,000 units ¦of industrial robots"
_OF_OTHERS = re.compile(
    r"\sof\s(?:(?:the|its|their|our|his|her)\s)?(?:(?!chip|GPU|NPU|gpu|npu|accelerat|process|card|memor|[A-Z])[\w-]+\s){0,3}?"
    r"(?!(?:chip|GPU|NPU|gpu|npu|accelerator|processor|card)s?\b)[a-z]{3,}[^\Wsui_]s\b"
)
# "14 accelerators that invest", "third among 14 accelerators", "start-up and business accelerators": firms
_PROGRAMMES = re.compile(
    r"\s(?:(?:that|which|who|to)\s(?:have\s|has\s)?(?:invest|back|fund|mentor|support|nurtur|coach|advis)"
    r"|(?:and|or)\s(?:incubator|venture|investor|fund)|(?:programme|program)s?\b|in\sthe\s(?:ranking|survey|industry))"
)
_AMONG = re.compile(
    r"\b(?:rank\w*|place[sd]?|first|second|third|fourth|fifth|\d+th|top|best)\b[^.;\n]{0,30}"
    r"\b(?:among|of|out of)\s(?:the\s)?$"
    r"|\b(?:incubators|investors|start-?up|business|venture|seed)\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)
_FIRMS_BELOW = 200
# "10.4k — H200s that …": the number is set in front, as in a list of figures
_IN_FRONT = re.compile(r"\s*(?:—|–|-|:|\|)\s*")
_FRONT = re.compile(r"(?:^|\n)[\s•▸▶●○■□◆*·→-]*$")
_MODEL_LIST = re.compile(
    r"\b(?:RTX|GTX|GeForce|Radeon|RX|Arc|Core|Ryzen|Snapdragon|Dimensity|Exynos)\s?(?:[A-Z][a-z]+\s)?\w?\d{3,5}\w{0,3}"
    r"(?:\s?(?:,|/|or|and|&|, or|, and)\s?(?:RTX\s)?\d{3,4}\w{0,3}\b(?!,))*"
)
_EXTENSION = re.compile(
    r"(?:(?<=Blackwell)|(?<=Hopper)|(?<=Instinct)|(?<=Ampere)|(?<=Rubin)|(?<=Ultra))\s(?:[A-Z]{1,3}\d{2,4}[A-Z]{0,2}|MI\d{3}[AX]?)s?\b"
    r"|(?:\s(?:and|or)\s|\s?/\s?)[A-Z]{1,3}\d{2,4}[A-Z]{0,2}\s(?:GPUs|chips|accelerators|cards|processors)\b"
    r"|(?:\s+(?:(?:RTX|GTX)\s(?:PRO\s)?\d{4}|Ultra|Super|Ti|SXM5?|PCIe|NVL\d*|AI|class|equivalent"
    r"|tensor core))*[\s-]+(?:AI\s)?(?:graphics processing units|GPUs?|NPUs?|chips?|accelerators|processors|cards)\b"
    r"|\s+(?:RTX|GTX)\s(?:PRO\s)?\d{4}s?\b|(?:\s?(?:and|or|/|,)\s?(?:RTX\s)?(?:[A-Z]{1,3})?\d{2,4}[A-Z]{0,2}s\b)+|\s+(?:units)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((?:GPUs?|NPUs?)\)")
_CLUSTER = re.compile(r"[\s-]*(?:\w+\s)?(?:cluster|supercomputer|order|purchase)\b", re.IGNORECASE)
_OF_SERIES = re.compile(
    r"\sof\s(?:(?:the|its|their|Nvidia['’]s|AMD['’]s)\s)?(?:[\w'’-]+\s){0,2}?(?:[A-Z]+\d{2,4}\w*|Blackwell|Hopper)\b"
)
_BUY = re.compile(r"\b(?:bought|buy|purchased?|order(?:ed)?|acquired?)\s$", re.IGNORECASE)
_PURE_UNIT = frozenset(("gpus", "ai_chips", "npus", "models"))


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
            near = any(i in speaking for i in range(index - _NEAR, index + 1))
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
        windows = Windows(reading)
        taken = Taken((record.start, record.end) for record in reading.found.get("amounts", ()))
        chip, model = "GPU", None
        spoken: dict[
            int, str | None
        ] = {}  # the model that the last sentence without a count named, by its index
        table = read = -1  # where the last table with counts ends, and the last that was read
        # where the last count ends, and the last sentence in which a number can still count the chips named before
        ended = until = -1
        attribution = Attribution(reading, "gpu_counts")
        position = 0
        starts = sorted({*strong, *weak})
        following = starts[0]
        while following < len(reading.sentences):
            index, following = following, following + 1
            sentence, named = reading.sentences[index], index in strong
            found: list[Count] = []
            if named:
                chip = chips.kind_in(text, sentence, chip)
                counted = _NUMBER_OF.search(text, sentence.start_char, sentence.end_char)
                until = max(until, index + (NAMED if counted is None else 3))
                if sentence.start_char >= max(table, read):
                    rows, read = count_tables.below(text, sentence.start_char, sentence.end_char, chip)
                    found = [one for one in rows if not taken.overlaps(one.start, one.end)]
                if not rows and read > sentence.end_char:
                    # The lines count something else: "GPU clouds: customers".
                    taken.add(sentence.end_char, read)
                if found:
                    table = read
                    until = max(until, reading.index_at(found[-1].start) + 1)
                    for one in found:
                        taken.add(one.start, one.end)
            found = [
                *self._counts(
                    reading, sentence, windows, taken, strong.get(index, []), index <= until, chip, ended
                ),
                *found,
            ]
            if named and table > sentence.end_char:  # the other cells of the table count something else
                taken.add(sentence.end_char, table)
            if found:
                until = max(until, index + CARRY)
                chip, ended = found[-1].chip, max(one.end for one in found)
                here = spoken.get(index - 1, model)
                if named:
                    here = chips.only_model(text, sentence.start_char, found[0].start)
                model = _with_models(found, here, model)
                yield from _records(reading, sentence, found, attribution)
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
        windows: Windows,
        taken: Taken,
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
                if rule == "chart_row":
                    continue
                if rule in ("each", "of_them", "bare_number"):
                    if rule != "bare_number" or start not in numbers:
                        numbers[start] = rule
                else:
                    units.append((start, stop, rule))
        masked = Taken((a, b) for a, b, rule in units if rule == "models")
        for match in _MODEL_LIST.finditer(text, low, high):
            masked.add(*match.span())
        found: list[Count] = []
        for a, b, rule in sorted(units, key=lambda u: (u[0], -u[1])):
            if found and a < found[-1].end:
                continue
            one = self._counted(text, low, high, a, b, rule, masked, chip)
            if one is not None and not taken.overlaps(one.start, one.end):
                taken.add(one.start, one.end)
                found.append(one)
        if named or carried or found:
            found = bare_counts.with_bare(
                reading, sentence, found, numbers, masked, taken, named or bool(found), chip, ended
            )
        return sorted(found, key=lambda c: c.first)

    def _counted(
        self, text: str, low: int, high: int, start: int, end: int, rule: str, masked: Taken, chip: str
    ) -> Count | None:
        """The count of one unit noun, which with what follows it may go on: "B200| chips|"."""
        if rule == "models" and not chips.is_model(text, start, end, low):
            return None
        unit_start = start
        for _ in range(3):
            more = _EXTENSION.match(text, end, high)
            if more is None:
                break
            end = more.end()
        bracket = _BRACKET.match(text, end, high)
        if bracket is not None:
            end = bracket.end()
        one = counts.before_unit(text, low, start, end, masked) or _in_front(text, low, start)
        if one is None or one.value is None:
            return None
        if _DENSITY.match(text, end, high):
            return None
        if rule == "units" and _OF_OTHERS.match(text, end, high):
            return None
        if (
            text[unit_start:end] == "accelerators"
            and one.value < _FIRMS_BELOW
            and (
                _PROGRAMMES.match(text, end, high)
                or _AMONG.search(text, max(low, one.start - 60), one.start)
                or _AMONG.search(text, one.last, unit_start)
            )
        ):
            return None
        singular = _SINGULAR.search(text[unit_start:end]) is not None
        if (singular or rule == "models") and _OTHER_THING.match(text, end, high):
            return None
        if singular and text[end - 3 : end] in ("GPU", "NPU") and _OTHER_PLURAL.match(text, end, high):
            return None
        if one.value < SMALLEST and not (
            _BUY.search(text[max(low, one.start - 12) : one.start]) or _CLUSTER.match(text, end, high)
        ):
            return None
        one.rule, one.unit = rule, text[one.last : end]
        one.model = chips.models(one.unit) or chips.unlisted(one.unit)
        if text[start:end] in ("boards", "modules") and one.model is None:
            return None
        if one.model is None:
            one.model = chips.models_behind(text, end, high)
        series = _OF_SERIES.match(text, end, high) if one.model is None else None
        if series is not None:
            one.model = chips.models(series.group())  # "500,000 units ¦of the MI300 series"
        one.chip = chips.kind_of(one.unit, chip if rule == "units" else "GPU")
        return one


def _records(
    reading: Reading, sentence: Span, found: list[Count], attribution: Attribution
) -> Iterator[GpuCount]:
    """The records of the counts of one sentence; those of a table's rows have what the table says."""
    group: list[Count] = []
    for one in [*found, None]:
        if group and (one is None or one.label is not None or one.end - group[0].start > REACH):
            decided = attribution.decide([(each.start, each.end, each.end) for each in group])
            yield from (_record(reading, each, here) for each, here in zip(group, decided, strict=True))
            group = []
        if one is not None and one.label is not None:
            yield _record(reading, one, _of_row(reading, sentence, one))
        elif one is not None:
            group.append(one)


def _record(reading: Reading, one: Count, here: Slots) -> GpuCount:
    value = one.value
    assert value is not None
    return GpuCount(
        **reading.anchor(one.start, one.end, f"gpu_counts.{one.rule}"),
        count=value, count_max=one.maximum, modifier=one.modifier, chip=one.chip, model=one.model,
        entity=here.entity, status=here.status, date=here.period,
    )  # fmt: skip


def _of_row(reading: Reading, sentence: Span, one: Count) -> Slots:
    """A row of a table: its label is an owner or a year, and so may the column's be."""
    published = reading.published
    past = one.dated is not None and published is not None and int(one.dated) < published.year
    ahead = one.dated is not None and published is not None and int(one.dated) > published.year
    dated = one.dated
    if dated is None:
        dates = {mention.value for mention in reading.dates(sentence) if mention.value is not None}
        dated = dates.pop() if len(dates) == 1 else None
    planned = ahead or one.planned or (one.ahead and not past)
    return Slots("planned" if planned else "actual", one.label or None, None, dated)


def _with_models(found: list[Count], here: str | None, model: str | None) -> str | None:
    """Give numbers without a unit the model of the count before, `here` before the first; return what goes on."""
    several = len({one.model for one in found if one.unit}) > 1
    for one in found:
        if one.unit:
            here = model = one.model
        elif one.model is None and one.rule != "chart_row":
            one.model = here
    return None if several else model


def _in_front(text: str, low: int, unit_start: int) -> Count | None:
    """The count that opens a line and is set off from its unit: "• 10.4k — H200s that Coupang runs"."""
    begin = max(low, unit_start - 24)
    for one in counts.numbers(text, begin, unit_start):
        if _IN_FRONT.fullmatch(text, one.last, unit_start) and _FRONT.search(text[low : one.first]):
            return counts.with_modifiers(text, low, one)
    return None
