"""Where a Korean mention stands: its clause and sentence, what governs it, and what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.analysis.ko import discourse, verbs
from kaix.analysis.sentences import Clause, Predicate, SentenceAnalysis
from kaix.reading import Reading


@dataclass(slots=True)
class Mention:
    """A found sum or count whose slots are to be filled; `value` says which quantity it is."""

    table: str
    start: int
    end: int
    value: tuple[object, ...]
    per: str | None = None
    slots: dict[str, str | None] = field(default_factory=dict)
    """Column → chosen value, filled one after the other."""

    def again(self, found: Sequence[Mention]) -> Mention | None:
        """The last of the mentions before it that has the same value."""
        return next((m for m in reversed(found) if m.value == self.value and m.table == self.table), None)


_TAIL = re.compile(
    r"(?:\)|(?:원|달러)?\s?(?:가량|정도|안팎|이상|수준|선|여|쯤|씩)?)"
    r"(?P<tail>\s?규모(?:의|로)?|\s?상당(?:의|을)?|어치(?:의|를)?|짜리|의|[을를]|으로|로|이|가|은|는|에서|에|까지|대|씩|인|이다|이었다|였다)?"
    r"(?=[\s,.()]|$|[가-힣])"
)
DESCRIBING = ("규모", "규모의", "의", "짜리", "상당의", "어치의")
"""What stands between a sum and the noun that it describes: 1조원 ¦규모의¦ 펀드."""
ORIGIN = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:\s?→|\s?(?:규모|수준|선|대)?에서(?=[\s,]))")
"""Behind what a change begins with: ¦64억원¦에서 7억원으로."""
_DIGIT = re.compile(r"[0-9]")
_OPEN = re.compile(r"[(（][^()（）]*$")


class Setting:
    """One mention in its sentence: what is before and behind it, and the predicates around it."""

    def __init__(self, reading: Reading, mention: Mention, index: int) -> None:
        self.reading, self.mention, self.index = reading, mention, index
        text = reading.text
        self.analysis: SentenceAnalysis = reading.analysis(index)
        clauses = self.analysis.clauses
        start, end = mention.start, mention.end
        # A sentence that nothing parts from the next one ends with its main predicate all the same.
        mains = [clause for clause in clauses if clause.relation == "main" and clause.predicate is not None]
        self.low = max((c.end for c in mains if c.end <= start), default=self.analysis.start)
        self.high = next((c.end for c in mains if c.end > start), self.analysis.end)
        self.predicates: list[tuple[Predicate, Clause]] = [
            (c.predicate, c)
            for c in clauses
            if c.predicate is not None and self.low <= c.predicate.start < self.high
        ]
        behind = [pair for pair in self.predicates if pair[0].start >= end - 1]
        self.before = [pair for pair in self.predicates if pair[0].end <= start]
        self.behind = behind
        chunks = [c for c in self.analysis.chunks if c.kind not in ("verb", "date")]
        self.left = [c for c in chunks if self.low <= c.start and c.end <= start + 1]
        self.right = [c for c in chunks if c.start >= end and c.end <= self.high]
        self.bracketed = _OPEN.search(text, max(self.low, start - 60), start) is not None
        tail = _TAIL.match(text, end)
        self.tail = (tail["tail"] or "").strip() if tail else ""
        self.tail_end = tail.end() if tail else end
        self.measure = self._measure()

    @property
    def governor(self) -> Predicate | None:
        """The predicate that governs the mention: the first one behind it that is more than a copula."""
        for predicate, _ in self.behind:
            if predicate.lemma not in ("이", "있", "되", "하", "아니"):
                return predicate
        return self.behind[0][0] if self.behind else None

    @property
    def final(self) -> Predicate | None:
        """The predicate that ends the sentence."""
        return self.behind[-1][0] if self.behind else None

    @property
    def noun_frame(self) -> str:
        """Where no predicate follows, the frame of the verbal noun that closes the line: `120억 투자 유치`."""
        for chunk in self.right[:4]:
            for word in reversed(chunk.text.split()):
                if frame := verbs.noun_frame(word.strip("'\"‘’“”…,.·")):
                    return frame
        return ""

    @property
    def frame(self) -> str:
        """The frame of what governs the mention, verb or verbal noun; `none` where nothing does."""
        governor = self.governor
        if governor is None:
            return self.noun_frame or "none"
        return governor.frame or "other"

    def attribute(self) -> Predicate | None:
        """The predicate of a relative clause right before the mention: `카카오가 보유한 ¦5만장¦`."""
        if not self.before:
            return None
        predicate, clause = self.before[-1]
        gap = self.reading.text[predicate.end : self.mention.start]
        return predicate if clause.relation == "relative" and len(gap) < 14 and "," not in gap else None

    @property
    def clause_start(self) -> int:
        """Where the mention's clause begins, with a relative clause that describes it."""
        return self.before[-1][0].end if self.before and self.attribute() is None else self.low

    @property
    def part(self) -> str:
        """Whether the mention stands in the `headline` or in the `body`."""
        return "headline" if self.mention.start < discourse.of(self.reading).headline_end else "body"

    def whereabouts(self, last: Mention) -> str:
        """Where a mention before it stands: `here` in its sentence, `next` to it in the text, or `far`."""
        if last.start >= self.low:
            return "here"
        gap = self.reading.text[last.end : self.mention.start]
        return "next" if len(gap) < 200 and "\n" not in gap else "far"

    def spans_before(self, most: int) -> list[tuple[int, int, int]]:
        """Sentence, beginning and end of what stands before its own sentence, the nearest first; at most `most`."""
        spans = [(self.index, self.analysis.start, self.low)] if self.low > self.analysis.start else []
        for index in range(self.index - 1, max(-1, self.index - 1 - most), -1):
            sentence = self.reading.sentences[index]
            spans.append((index, sentence.start_char, sentence.end_char))
        return spans[:most]

    def _measure(self) -> str:
        text, start = self.reading.text, self.mention.start
        beside = [
            c
            for c in reversed(self.left[-2:])
            if start - c.end < 30 and not _DIGIT.search(text, c.end, start)
        ]  # no other sum between
        behind = [c for c in self.right[:2] if c.start - self.mention.end < 20]
        others = [c for c in reversed(self.left[-6:]) if c.role in ("topic", "subject", "object")]
        for chunk in (*beside, *behind, *others):
            if found := measure(chunk.head):
                return found
        return "price" if self.mention.per in ("unit", "hour") else "none"


@cache
def _measures() -> dict[int, dict[str, str]]:
    by_length: dict[int, dict[str, str]] = {}
    for row in vocabulary.table("measures_ko"):
        by_length.setdefault(len(row["noun"]), {})[row["noun"]] = row["class"]
    return dict(sorted(by_length.items(), reverse=True))


@lru_cache(maxsize=1 << 14)
def measure_noun(noun: str) -> str:
    """The end of a noun that `measures_ko.tsv` lists, the longest; "" of another noun."""
    word = noun.upper() if noun.isascii() else noun
    return next((word[-n:] for n, known in _measures().items() if len(word) >= n and word[-n:] in known), "")


def measure(noun: str) -> str:
    """The class of a noun that says what a sum is (`measures_ko.tsv`), "" of another."""
    found = measure_noun(noun)
    return _measures()[len(found)][found] if found else ""


def near(number: int, most: int) -> str:
    """A small number as a class, `most` and more as one."""
    return str(number) if number < most else f"{most}+"


def bucket(number: int, *limits: int) -> str:
    """The place of a number among limits, as a class: the first limit that it does not pass."""
    return str(next((i for i, limit in enumerate(limits) if number <= limit), len(limits)))


def tidy(phrase: str) -> str:
    """A phrase without signs around it and with single spaces."""
    return " ".join(phrase.strip(" \t\n'\"‘’“”「」『』<>〈〉《》[]【】·…,.:;▲△▶▷◆◇■□●○※*-–—/()").split())
