"""Where a sum or count stands in its sentence: its clause, what it is the amount of, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kaix.analysis.en.discourse import Discourse
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.sentences import Chunk, Clause, Predicate, SentenceAnalysis

NOMINAL = frozenset(("noun", "name"))
_SORTS = {
    **dict.fromkeys(("pay", "buy", "build", "receive", "own", "lose", "approve", "plan", "claim"), "act"),
    **dict.fromkeys(("worth", "change", "trade", "state"), "measure"),
}
_AROUND = 50
_ITEM = re.compile(r"--|[■◆●▲•△◇□]|\n\s*(?:[*-]\s|#)")
"""What begins an item of a list, which tells of its own."""
_ROW = 600  # characters of a table row before the mention
_SCALE = re.compile(r"(?:[mbt]illion|[mbt]ln|\d\s?(?:[mbtMBTK]n?|trn|tn|bn)\b)")


@dataclass(frozen=True)
class Site:
    """The place of one mention: chunk `at` of `analysis`.

    `host` is the noun phrase that it is the amount of ("a plan worth ¦5 won", "a ¦5 won contract", "sales totaled ¦5
    won"), `relation` says how: modified, of, worth, subject, "" where there is none.
    """

    discourse: Discourse
    analysis: SentenceAnalysis
    at: int
    clause: int
    host: int
    relation: str
    subject: int

    @property
    def chunk(self) -> Chunk:
        """The chunk of the mention."""
        return self.analysis.chunks[self.at]

    @property
    def governing(self) -> Clause | None:
        """The clause that the mention is in."""
        return self.analysis.clauses[self.clause] if self.clause >= 0 else None

    @property
    def predicate(self) -> Predicate | None:
        """The verb of its clause."""
        return self.analysis.clauses[self.clause].predicate if self.clause >= 0 else None

    @property
    def frame(self) -> str:
        """The frame of its verb, `passive` where the subject is acted on; `none` where there is no verb."""
        verb = self.predicate
        if verb is None:
            return "none"
        return (verb.frame or "unlisted") + ("_passive" if verb.passive else "")

    @property
    def sort(self) -> str:
        """The sort of its verb: `act` (the sum is the subject's), `measure` (the subject is measured), or its frame."""
        verb = self.predicate
        if verb is None:
            return "none"
        if verb.frame in _SORTS:
            return _SORTS[verb.frame] + ("_passive" if verb.passive else "")
        return verb.frame or "other"

    @property
    def about(self) -> str:
        """The class of the noun that the mention is the amount of, or of its subject."""
        for index in (self.host, self.subject):
            if index >= 0 and self.analysis.chunks[index].kind == "noun":
                return noun_class(self.analysis.chunks[index].head) or "thing"
        return "none"

    @property
    def small(self) -> bool:
        """Whether the sum is written without a scale, as prices are."""
        return _SCALE.search(self.chunk.text) is None

    @property
    def row_head(self) -> tuple[int, int]:
        """Where the first cell of the table row stands that the mention is in; (0, 0) in prose."""
        text = self.discourse.reading.text
        first = text.rfind("\n", max(0, self.chunk.start - _ROW), self.chunk.start) + 1
        row = text[first : self.chunk.start]
        if row.count("|") < 2 or not row.startswith("|"):
            return 0, 0
        return first + 1, first + row.index("|", 1)

    @cached_property
    def around(self) -> range:
        """The chunks near enough to be candidates, within the item of a list: what a mention costs must not grow."""
        chunks, text = self.analysis.chunks, self.discourse.reading.text
        low, high = max(0, self.at - _AROUND), min(len(chunks), self.at + _AROUND + 1)
        first, last = self.at, self.at + 1
        while first > low and not _ITEM.search(text, chunks[first - 1].end, chunks[first].start):
            first -= 1
        while last < high and not _ITEM.search(text, chunks[last - 1].end, chunks[last].start):
            last += 1
        return range(first, last)

    def above(self) -> Iterator[Clause]:
        """The clauses that its clause depends on, nearest first."""
        seen = self.clause
        while seen >= 0:
            seen = self.analysis.clauses[seen].parent
            if seen >= 0:
                yield self.analysis.clauses[seen]


def kind_of(chunk: Chunk) -> str:
    """The kind of a phrase: a kind of name, pronoun, `definite_body` ("the firm"), or the class of its head noun."""
    if chunk.kind == "name" and chunk.name is not None:
        return chunk.name.kind
    if chunk.kind != "noun":
        return chunk.kind
    of_noun = noun_class(chunk.head)
    if of_noun == "body" and chunk.definite and not chunk.names:
        return "definite_body"
    return of_noun or ("capitals" if sum(word[0].isupper() for word in chunk.text.split()) > 1 else "thing")


def site(discourse: Discourse, analysis: SentenceAnalysis, start: int) -> Site | None:
    """The site of the mention that begins at `start`; `None` where the analysis does not hold it."""
    chunks = analysis.chunks
    at = next((i for i, c in enumerate(chunks) if c.kind == "sum" and c.start == start), -1)
    if at < 0:
        return None
    one = chunks[at]
    clause = one.clause if analysis.clauses else -1
    subject = -1
    if clause >= 0:
        for argument in analysis.clauses[clause].having("subject"):
            subject = next((i for i, c in enumerate(chunks) if c.start == argument.start), -1)
    host, relation = _host(chunks, at, subject, analysis.clauses[clause] if clause >= 0 else None)
    return Site(discourse, analysis, at, clause, host, relation, subject)


def _host(chunks: tuple[Chunk, ...], at: int, subject: int, clause: Clause | None) -> tuple[int, str]:
    one = chunks[at]
    behind = chunks[at + 1] if at + 1 < len(chunks) else None
    if (
        behind is not None
        and behind.kind in NOMINAL
        and behind.joint in ("", "'s", "-")
        and not behind.marker
        and noun_class(behind.head) != "time"  # "5 won a ¦month"
    ):
        return at + 1, "modified"
    before = chunks[at - 1] if at else None
    marker = one.marker.split()[0] if one.marker else ""
    adjacent = before is not None and before.kind in NOMINAL and not one.joint.strip(",")
    if adjacent and (marker in ("of", "worth") or (marker == "at" and before.role != "subject")):  # type: ignore[union-attr]
        return at - 1, "worth" if marker == "worth" else "of"
    if behind is not None and behind.kind in NOMINAL and behind.marker in ("worth of", "of"):
        return at + 1, "worth_of"
    if behind is not None and behind.kind in NOMINAL and behind.marker in ("in", "as"):
        return at + 1, "in_noun"
    if clause is not None and clause.predicate is not None and subject >= 0 and subject != at:
        verb = clause.predicate
        measured = verb.frame in ("worth", "change", "state", "trade", "lose") or verb.passive
        if measured and chunks[subject].kind == "noun":
            return subject, "subject"
    if before is not None and before.kind == "noun" and one.joint in (":", "-", "|", "("):
        return at - 1, "label"
    return -1, ""


def bucket(distance: int) -> str:
    """How many phrases stand between, as a class."""
    return str(distance) if distance <= 3 else "4-6" if distance <= 6 else "far"
