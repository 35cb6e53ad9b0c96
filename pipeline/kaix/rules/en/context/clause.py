"""What governs a sum or a count in its sentence: the verb before it, or behind it where it is the subject.

A `Clause` is one sentence as words, names and times; `governor` finds the verb group by which the
status and the entity of an anchor are judged.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Span

from kaix.reading import DateMention, Name, Reading
from kaix.rules.en import words as en_words
from kaix.rules.en.context import verbs
from kaix.rules.en.context.verbs import Group
from kaix.rules.en.words import Word
from kaix.vocabulary import used

T = TypeVar("T", Name, DateMention)
REACH = 700
"""Characters before and behind the anchors that a clause reads: a longer sentence is a table or no language."""
_BARRIERS = frozenset(
    ("while", "whereas", "but", "although", "though", "because", "when", "if", "unless", "whether", ":")
)
_COMPARED = frozenset(("above", "below", "beat", "beats", "beating", "than", "topped", "topping", "exceeded"))
_CONDITIONS = frozenset(("if", "once", "when", "unless", "until"))
_NOUN_LINKS = used("context_words_en", "clause.noun_links")
_BRACKETS = re.compile(r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]")
# "GUNSAN, South Korea, Feb 27 (Reuters) - ", "SEOUL – ": where and who reports
_DATELINE = re.compile(
    r"[A-Z][A-Z'/. -]{2,30}[A-Z](?:, [A-Z][\w. ]{2,30}){0,3}(?: \([A-Za-z. ]{2,20}\))?\s*(?:--|[-–—])\s"
    r"|[A-Z][a-z]+(?:, [A-Z][\w ]{2,20})?, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"(?: \([A-Za-z. ]{2,20}\))?\s*(?:--|[-–—])\s"
)
_SKIP_BEHIND = re.compile(
    r"(?:[\s,]*(?:\([^()\n]{0,120}\)|\[[^\[\]\n]{0,120}\]|worth|in total|in all|each|apiece|a year|annually|per \w+"
    r"|of (?:them|which|it|those|these|the (?:total|sum|money)"
    r"|that(?=\s(?:will|would|is|was|has|had|went|goes|came|comes)\b))|more|or more|or so|[—–]|--|,))*\s*"
)
# Participles that say what became of a sum or of chips: "2 trillion won ¦spent", "900 of them ¦purchased".
_ON_SUMS = used("context_words_en", "clause.on_sums")
_FINITE = verbs.MODALS | used("context_words_en", "clause.finite")


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb group over an anchor; `side` is left, right, or participle ("2 trillion won ¦spent").

    `planned` is the judgement of the group and of the nouns between it and the anchor ("a target of").
    """

    group: Group | None
    side: str
    planned: bool | None


@dataclass(slots=True)
class Clause:
    """One sentence; offsets inside it are code points from `base`."""

    reading: Reading
    sentence: Span
    base: int
    text: str
    words: Sequence[Word]
    starts: list[int]
    brackets: list[tuple[int, int]]
    dateline: int

    @classmethod
    def of(cls, reading: Reading, sentence: Span, start: int, end: int) -> Clause:
        """The clause of the anchors in `reading.text[start:end]`: their sentence, cut where it is very long."""
        base = max(sentence.start_char, start - REACH)
        text = reading.text[base : min(sentence.end_char, end + REACH)]
        words = en_words.split(text)
        if "May" in text:  # the month is no modal verb
            words = tuple(w._replace(lower="may.") if w.text == "May" and w.start else w for w in words)
        brackets = [match.span() for match in _BRACKETS.finditer(text)] if "(" in text or "[" in text else []
        place = _DATELINE.match(text)
        starts = [word.start for word in words]
        return cls(
            reading, sentence, base, text, words, starts, brackets, place.end() if place is not None else 0
        )

    @property
    def names(self) -> list[Name]:
        """The names of the clause, with offsets in the document."""
        return self._inside(self.reading.names(self.sentence))

    @property
    def dates(self) -> list[DateMention]:
        """The time expressions of the clause, with offsets in the document."""
        return self._inside(self.reading.dates(self.sentence))

    def _inside(self, mentions: list[T]) -> list[T]:
        if self.base == self.sentence.start_char and self.base + len(self.text) >= self.sentence.end_char:
            return mentions
        first = bisect_left(mentions, self.base, key=lambda m: m.start)
        end = self.base + len(self.text)
        return mentions[first : bisect_right(mentions, end, lo=first, key=lambda m: m.end)]

    def before(self, offset: int) -> int:
        """The number of words that begin before `offset`."""
        return bisect_left(self.starts, offset)

    def bracket(self, offset: int) -> tuple[int, int] | None:
        """The bracket around `offset`."""
        if not self.brackets:
            return None
        return next(((a, b) for a, b in self.brackets if a < offset < b), None)

    def _leftward(self, offset: int, low: int) -> Iterator[int]:
        """The words before `offset`, nearest first, brackets left out, down to `low` or a barrier."""
        own = self.bracket(offset)
        index = self.before(offset) - 1
        while index >= 0 and self.words[index].start >= low:
            word = self.words[index]
            around = self.bracket(word.start)
            if around is None or around == own:
                if word.text == ";" or word.lower in _BARRIERS:
                    return
                yield index
            index -= 1

    def behind(self, end: int) -> int:
        """The index of the first word behind `end` that is not part of what the anchor carries with it."""
        match = _SKIP_BEHIND.match(self.text, end)
        return self.before(match.end() if match is not None else end)


def governor(clause: Clause, start: int, end: int, low: int) -> Governor | None:
    """What governs the anchor `clause.text[start:end]`; words before `low` belong to the anchor before it.

    `None` where nothing between `low` and the anchor nor behind it says: the anchor is part of what came before.
    """
    own = clause.before(start)
    if own < len(clause.words) and clause.words[own].start == start and not clause.text[start].isdigit():
        inside = verbs.group(clause.words, own)  # "¦topped 500 trillion won", "could ¦exceed 3 trillion won"
        if inside is not None and inside.kind == "state" and inside.planned is not None:
            return Governor(inside, "left", inside.planned)
    behind = clause.behind(end)
    found = _participle(clause, behind)
    if found is not None:
        return found
    subject = _as_subject(clause, behind)
    left = _left(clause, start, low)
    own_verb = left is not None and left.group is not None and _next_to(clause, left.group.last, start)
    if subject is not None and (
        left is None or left.group is None or left.group.kind == "say" or (low > 0 and not own_verb)
    ):
        return Governor(
            subject.group, "right", subject.planned or bool(left and left.group is None and left.planned)
        )
    return left if left is not None else subject


def _next_to(clause: Clause, verb: int, start: int) -> bool:
    """Whether the anchor is the object right behind word `verb`: "under which all would be ¦given 50,000 won"."""
    own = clause.before(start)
    return 0 <= own - verb - 1 <= 2 and all(word.text != "," for word in clause.words[verb + 1 : own])


def _participle(clause: Clause, behind: int) -> Governor | None:
    """The participle that the anchor is followed by: "spent in 2025", "pledged by Nvidia"."""
    words = clause.words
    if behind >= len(words) or words[behind].lower in _FINITE:
        return None
    relative = _relative(clause, behind)
    if relative is not None:
        return relative
    for form in verbs.forms().get(words[behind].lower, ()):
        if form.inflection == "participle" and form.kind != "say" and form.base in _ON_SUMS:
            group = Group(behind, behind, form.base, form.kind, form.kind == "plan", passive=True)
            return Governor(group, "participle", group.planned)
    if (
        words[behind].lower in ("set", "put")
        and behind + 1 < len(words)
        and words[behind + 1].lower in ("aside", "up", "forward")
    ):
        return Governor(Group(behind, behind, "set", "spend", False, passive=True), "participle", False)
    return None


_PRONOUNS = used("context_words_en", "clause.pronouns")


def _relative(clause: Clause, behind: int) -> Governor | None:
    """The verb of "(2.3 trillion won) the science ministry had sought", "(6,000 Blackwells) it was allotted"."""
    words = clause.words
    if words[behind].lower not in _PRONOUNS and not words[behind].capital:
        return None
    gap = clause.text[words[behind - 1].end : words[behind].start] if behind else ","
    if not gap.isspace() or words[behind - 1].lower in ("which", "whom", "them", "it"):
        return None  # "3 trillion won, of which ¦the state pays 1 trillion won": of the next sum
    for index in range(behind + 1, min(behind + 8, len(words))):
        if words[index].text in ",.;:()":
            return None
        if words[index].lower in ("of", "in", "for", "to", "by", "on", "and", "or") and index == behind + 1:
            return None
        group = verbs.group(words, index)
        if (
            group is not None
            and group.kind != "say"
            and group.finite
            and group.first > behind
            and group.planned is not None
        ):
            return Governor(group, "participle", group.planned)
    return None


def _as_subject(clause: Clause, behind: int) -> Governor | None:
    """The verb group behind an anchor that is its subject: "4.2 trillion won, ¦will go to a data centre"."""
    words = clause.words
    if behind >= len(words) or words[behind].lower not in _FINITE:
        return None
    for index in range(behind, min(behind + 6, len(words))):
        group = verbs.group(words, index)
        if (
            group is not None
            and group.first <= behind + 1
            and group.planned is not None
            and words[index].lower not in verbs.MODALS
        ):
            if (
                words[index].lower in verbs.BE | verbs.HAVE
                and index + 1 < len(words)
                and _goes_on(words, index + 1)
            ):
                continue
            return Governor(group, "right", group.planned)
    planned = words[behind].lower in verbs.MODALS
    return Governor(Group(behind, behind, "be", "state", planned), "right", planned)


def _goes_on(words: Sequence[Word], index: int) -> bool:
    return any(
        f.inflection in ("participle", "ing")
        for offset in range(index, min(index + 3, len(words)))
        for f in verbs.forms().get(words[offset].lower, ())
    ) or words[index].lower in ("to", "been", "being", "be")


def _left(clause: Clause, start: int, low: int) -> Governor | None:
    words = clause.words
    planned_noun = False
    gerund: Group | None = None
    previous = clause.before(start)
    skip_until = len(words)
    distance = 0
    for index in clause._leftward(start, low):
        if index >= skip_until:
            continue
        word = words[index]
        distance += 1
        if word.lower in verbs.PLANNED_NOUNS and distance <= 9:
            following = words[index + 1].lower if index + 1 < len(words) else ""
            adjective = word.lower.endswith(("ed", "tial", "ible", "ive", "be", "ing"))
            linked = adjective or following in _NOUN_LINKS or index + 1 == previous
            if linked and not (following == "at" and _compared(words, index)):
                planned_noun = True
        group = verbs.group(words, index)
        if group is None:
            if word.lower in verbs.MODALS and word.lower not in ("'s", "’s"):
                return Governor(Group(index, index, "be", "state", True), "left", True)
            continue
        if group.kind == "say" and group.base not in ("decide", "agree") and group.finite:
            if gerund is None and not planned_noun:
                return Governor(group, "left", False if distance <= 6 and word.lower != "said" else None)
            break
        if group.planned is None:
            gerund = gerund or group
            skip_until = group.first
            continue
        if (
            not group.finite
            and (group.kind in ("state", "change") or group.base == "close")
            and not planned_noun
            and group.planned
        ):
            result = _result(clause, group.first, low)
            if result is not None:
                return Governor(group, "left", result)
        if _is_reduced(clause, index, group, low):
            continue
        if group.first and words[group.first - 1].lower in _CONDITIONS and words[index + 1].text == ",":
            break  # "If ¦approved, the 3 trillion won project …"
        planned = group.planned or planned_noun
        if group.present and not planned:
            planned = _planned_subject(clause, group.first)
        return Governor(gerund or group, "left", planned)
    if gerund is not None and not planned_noun:  # "The initiatives include securing chips by ¦acquiring …"
        earlier = range(max(0, gerund.first - 40), gerund.first)
        planned_noun = any(words[i].lower in verbs.PLANNED_NOUNS and words[i].start >= low for i in earlier)
    if gerund is not None or planned_noun:
        return Governor(gerund, "left", True if planned_noun else None)
    return None


def _compared(words: Sequence[Word], index: int) -> bool:
    """Whether the noun is what something is measured by: "beat the market ¦estimate at 9.8 trillion won"."""
    return any(word.lower in _COMPARED for word in words[max(0, index - 4) : index])


def _is_reduced(clause: Clause, index: int, group: Group, low: int) -> bool:
    """Whether a participle only describes the noun before it: "will raise the number of chips ¦installed from"."""
    words = clause.words
    if group.first != index or index == 0 or not words[index].lower.endswith("ed") or group.kind == "plan":
        return False
    before = words[index - 1]
    if (
        before.capital
        or not before.lower.isalpha()
        or before.lower in ("and", "or", "but", "it", "they", "he", "she", "who", "which", "that", "we", "i")
    ):
        return False
    if before.lower.endswith("ly") or words[index].start < low:
        return False
    for earlier in range(index - 2, max(-1, index - 16), -1):
        if words[earlier].text in ",;:" or words[earlier].start < low or words[earlier].lower in _BARRIERS:
            return False
        other = verbs.group(words, earlier)
        if other is not None and other.kind != "say" and (other.finite or other.planned):
            return True
    return False


def _result(clause: Clause, first: int, low: int) -> bool | None:
    """Of an infinitive that tells a result ("gained 2 percent ¦to close at"), whether its main verb is planned."""
    for index in range(first - 1, max(-1, first - 14), -1):
        if (
            clause.words[index].start < low
            or clause.words[index].text in ";:"
            or clause.words[index].lower in verbs.PLANNED_NOUNS
        ):
            return None
        group = verbs.group(clause.words, index)
        if group is not None and group.finite:
            return None if group.kind == "plan" or group.planned or group.passive else False
    return None


def _planned_subject(clause: Clause, first: int) -> bool:
    """Whether the subject of a verb in the present is a plan: "The proposal sets aside 3 trillion won"."""
    for index in range(first - 1, max(-1, first - 7), -1):
        word = clause.words[index]
        if word.text in ",;:":
            return False
        if word.lower in verbs.PLANNED_NOUNS:
            return index == 0 or clause.words[index - 1].lower not in (
                "under",
                "in",
                "of",
                "after",
                "on",
                "beyond",
                "above",
                "below",
            )
    return False
