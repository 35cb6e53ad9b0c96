"""Numbers of GPUs and NPUs in Korean: patterns as a table, one class that turns a match into values.

A pattern finds a number with a counter (`5만장`, `2천8백 대`). It counts chips where a chip stands before
it (`GPU 26만 장`, `H100 2,000장`) or behind it (`26만 장의 GPU`); counted by 장, also where only chips are
so counted (`5만장은 원래 …`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.tokens import Span
from spacy.vocab import Vocab

from kaix.attribution.ko import slots
from kaix.attribution.ko.setting import Mention
from kaix.reading import Reading
from kaix.records import CHIPS, GpuCount
from kaix.rules import tables
from kaix.rules.ko import chips as named
from kaix.rules.ko import table_units
from kaix.rules.ko.chips import Chip
from kaix.rules.ko.quantities import JOINT, NUMERAL, after, before, joined, lower_end
from kaix.values import whole
from kaix.values.korean import value

_RANGE = rf"(?<!제)(?<!제 )(?:(?P<low>{NUMERAL})(?:\s?[장개대기매])?{JOINT})?(?P<number>{NUMERAL})(?P<yeo>\s?여)?\s?"
_SIZE = "까지|가량|정도|이상|이하|미만|초과|여|쯤|규모|수준|안팎|내외|남짓|짜리|급|넘|분"
PATTERNS: dict[str, re.Pattern[str]] = {
    # GPU 26만 장
    "sheets": re.compile(
        rf"{_RANGE}(?:장|매)(?:(?![가-힣])|(?=[을를이은의에도과씩만로]|으로|부터|당|인|어치|뿐|중|{_SIZE})(?!이서|은지))"
    ),
    # 그래픽처리장치 2천8백 대
    "units": re.compile(
        rf"{_RANGE}(?:개|대|기|EA|유닛)(?=(?:[를가는의에로도와만씩이]|{_SIZE})?(?![가-힣])|(?:가량|정도|이상|이하|규모|수준|안팎|내외|여))"
    ),
}
RULES = (*PATTERNS, "table_cell")  # (단위 : 장), GPU(장): `table_units` reads the cells
_TRIGGER = re.compile(r"[0-9０-９십백천만]\s?여?\s?(?:[장개대기매]|EA|유닛|GPU|NPU)")
_HELD = re.compile(r"보유|실적|현황|집행")
_CARRIED = re.compile(r"(?:이 ?중|이 ?가운데|그중|그 ?가운데|나머지|전체)[^.]{0,20}$")
_PURCHASE = re.compile(r"구매|구입|도입|들여|묶|클러스터|구성")
_MACHINE = re.compile(r"[을를이가]?\s(?:[가-힣]{1,6}\s)?(?:서버|노드|박스|컴퓨터)")  # 8장을 묶은 서버
SMALLEST = 10
"""Fewer chips than this are a machine's, not news, unless they are bought or joined to a cluster."""


class Extractor:
    """Finds `GpuCount` records."""

    group: ClassVar[str] = "gpu_counts"

    def __init__(self, vocab: Vocab) -> None:
        """The vocabulary is not needed: counts are read from the text."""

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        """The counts of a document that names chips."""
        text = reading.text
        if not _TRIGGER.search(text) and not table_units.may_hold(text):
            return
        chips = named.find(text)
        if not chips:
            return
        starts = [chip.start for chip in chips]
        sums = [(record.start, record.end) for record in reversed(reading.found.get("amounts", ()))]
        found: list[GpuCount] = []
        for sentence in reading.sentences_with(_TRIGGER):
            low, high = sentence.start_char, sentence.end_char
            matches = [(m, rule) for rule in PATTERNS for m in PATTERNS[rule].finditer(text, low, high)]
            for match, rule in sorted(matches, key=lambda each: each[0].start()):
                while sums and sums[-1][1] <= match.start():
                    sums.pop()
                if sums and sums[-1][0] < match.end():
                    continue
                record = _counted(reading, sentence, match, rule, chips, starts, found)
                if record is not None:
                    found.append(record)
        found = attributed(reading, found, chips)
        yield from found
        yield from _in_tables(reading, chips, found)


def _counted(
    reading: Reading, sentence: Span, match: re.Match[str], rule: str, chips: list[Chip], starts: list[int],
    found: list[GpuCount],
) -> GpuCount | None:  # fmt: skip
    """The record of a number with a counter, `None` where it counts something else."""
    text, base, (first, last) = reading.text, sentence.start_char, match.span()
    sheets = rule == "sheets"
    counts = _values(match)
    low, high = base, sentence.end_char
    if bisect_right(starts, high) > bisect_right(starts, low):  # chips are named: other sheets stand beside
        low, high = max(low, first - 8), last + 14
    if counts is None or (sheets and named.OTHER_SHEETS.search(text, low, high)):
        return None
    left, right = before(text, first), after(text, last)
    start, end = left.offset, right.offset
    index = bisect_right(starts, first) - 1
    chip, models = named.before(text, chips, index, (base, start), sheets=sheets)
    if chip is not None:
        gap = text[chip.end : start]
        if len(gap) <= 14 and named.GAP.fullmatch(gap):
            start = named.chain_start(text, chips, index, base)
    else:
        behind = named.behind(text, chips, starts, end)
        if behind is not None:
            chip, models = behind, [c.text for c in (behind,) if c.model]
            end = named.chain_end(text, behind)
        elif sheets or (
            found and first - found[-1].end < 120 and _CARRIED.search(text[max(base, first - 40) : first])
        ):
            chip = chips[max(index, 0)]  # what the article counts by 장, and 이 중 500대
    if chip is None or chip.kind not in CHIPS:
        return None
    count, most = counts
    if count < SMALLEST and (not _PURCHASE.search(text[last : last + 20]) or _MACHINE.match(text, last)):
        return None
    return GpuCount(
        **reading.anchor(start, end, f"gpu_counts.{rule}"),
        count=count, count_max=most, modifier=joined(left, right, bool(match["yeo"]) or "여" in match["number"]),
        chip=chip.kind, model=";".join(dict.fromkeys(models)) or None,
    )  # fmt: skip


def _values(match: re.Match[str]) -> tuple[int, int | None] | None:
    number = value(match["number"])
    if not match["low"] or number is None:
        return (count, None) if (count := whole(number)) else None
    least, most = whole(lower_end(match["low"], match["number"], number)), whole(number)
    return (least, most) if least and most else None


def _in_tables(reading: Reading, chips: list[Chip], found: list[GpuCount]) -> Iterator[GpuCount]:
    """The counts of tables."""
    for cell in table_units.read(reading.text, money=False):
        near = named.find("\n".join((cell.heading, cell.head, *cell.row)))
        if near or cell.unit[0] == "장":
            kind = "NPU" if any(chip.kind == "NPU" for chip in near or chips[:1]) else "GPU"
            told = [] if _HELD.search(cell.heading + cell.head) else found
            cells = [replace(cell, unit=(kind, cell.unit[1]))]
            yield from tables.counts(reading, cells, table_units.PLAN, _models, told)


def _models(label: str) -> str | None:
    return ";".join(dict.fromkeys(chip.text for chip in named.find(label) if chip.model)) or None


def attributed(reading: Reading, found: list[GpuCount], chips: list[Chip]) -> list[GpuCount]:
    """The counts with their entity, model, date and status."""
    mentions = [Mention("gpu_counts", r.start, r.end, (r.count, r.count_max)) for r in found]
    models = [(chip.start, chip.end, chip.text) for chip in chips if chip.model]
    slots.fill(reading, mentions, models, {record.start: record.model for record in found})
    return [replace(r, **mention.slots) for r, mention in zip(found, mentions, strict=True)]  # type: ignore[arg-type]
