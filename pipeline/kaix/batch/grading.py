"""How much an article is about what was asked for: a grade from 0 to 1, and the words that decided it.

Two questions, multiplied. Is the subject what it is about: do its terms stand in the headline, in the lead, how
often, how close together, over how much of the text. Is the place where it happens: do terms of the place outweigh
those of elsewhere. `vocabulary/about_weights.tsv` has the numbers, learned from articles that were judged by reading.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from kaix import vocabulary
from kaix.batch.about import About, Term

_LEAD = {"ko": 200}
_LEAD_ELSE = 500
"""Characters of the first paragraphs."""
_BREVITY = {"ko": 1.0}
_BREVITY_ELSE = 0.4
"""Characters of Korean that say as much as one character: English takes two and a half."""
_SHORTEST = 300  # characters of Korean: one term in a note of two lines is not dense
_PARTS = 5  # of a text, for how much of it the subject is spread over
_LONGEST_HEADLINE = 150
_WINDOW = 60  # characters before and behind the longest word of a term, for its others
_HANGUL = re.compile("[가-힣]")

HEADLINE, LEAD, BODY = "headline", "lead", "body"
_MOST = {HEADLINE: 2.0, LEAD: 3.0, BODY: 8.0}  # what the terms of a place weigh at most


@cache
def weights() -> dict[str, float]:
    """The learned numbers by name."""
    return {row["evidence"]: float(row["weight"]) for row in vocabulary.table("about_weights")}


KEPT = weights()["keep"]
"""The grade from which on `--about` keeps an article: `docs/about.md` has the curve."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How much an article is about what was asked for: `value` from 0 to 1, `words` as a person reads them."""

    value: float
    words: str

    @property
    def cell(self) -> str:
        """The value in two digits."""
        return f"{self.value:.2f}"


@dataclass(slots=True)
class _Found:
    """The weights of the terms of one kind by where they stand, and how often each was met in the text."""

    weight: dict[str, float] = field(default_factory=lambda: dict.fromkeys((HEADLINE, LEAD, BODY), 0.0))
    in_headline: dict[str, None] = field(default_factory=dict)
    in_text: Counter[str] = field(default_factory=Counter)
    parts: set[int] = field(default_factory=set)

    def add(self, term: Term, where: str, part: int) -> None:
        self.weight[where] += term.weight
        if where == HEADLINE:
            self.in_headline[term.written] = None
        else:
            self.in_text[term.written] += 1
            self.parts.add(part)

    @property
    def share(self) -> float:
        """What the terms of a place weigh together: more in the headline, and never without end."""
        return sum(
            weights()[f"place_{where}"] * min(self.weight[where], most) for where, most in _MOST.items()
        )


@dataclass(frozen=True)
class Grader:
    """Grades by one vocabulary; made once a process."""

    about: About

    @cached_property
    def _terms(self) -> dict[str, list[tuple[re.Pattern[str], list[Term]]]]:
        """What is looked for: the longest word of a term → the terms that have it, each with its pattern."""
        alike: dict[str, list[Term]] = {}
        for term in self.about.terms:
            if term.kind != "language":
                alike.setdefault(term.written, []).append(term)
        found: dict[str, list[tuple[re.Pattern[str], list[Term]]]] = {}
        for some in alike.values():
            # ASCII: with Unicode's case folding the Kelvin sign would be a "k", and the bytes know nothing of it.
            found.setdefault(some[0].anchor, []).append((re.compile(some[0].pattern, re.ASCII), some))
        return found

    @cached_property
    def _anchors(self) -> tuple[list[str], AhoCorasick]:
        anchors = sorted(self._terms)
        return anchors, AhoCorasick(anchors)

    def grade(self, title: str | None, text: str, language: str) -> Grade:
        """The grade of a cleaned article; 0 without a term of the subject, or where all of it happens elsewhere."""
        headline, body = _divided(title, text)
        subject, place, elsewhere = _Found(), _Found(), _Found()
        kinds = {
            "subject": (subject,),
            "place": (place,),
            "both": (subject, place),
            "elsewhere": (elsewhere,),
        }
        lead = _LEAD.get(language, _LEAD_ELSE)
        for is_body, piece in enumerate((headline, body)):
            for start, terms in self._met(piece):
                where = HEADLINE if not is_body else LEAD if start < lead else BODY
                for term in terms:
                    for found in kinds.get(term.kind, ()):
                        found.add(term, where, min(_PARTS - 1, _PARTS * start // max(1, len(piece))))
        if not any(subject.weight.values()):
            return Grade(0.0, "")
        value = self._of_subject(subject, body, language) * self._of_place(place, elsewhere, text, language)
        return Grade(value, _words(subject, place, elsewhere))

    def _met(self, text: str) -> list[tuple[int, list[Term]]]:
        """The terms in a text, each place counted once, for the longest term that stands there."""
        anchors, automaton = self._anchors
        small = text.replace("İ", "i").lower()  # the one letter that is two when it is small
        spans: list[tuple[int, int, int]] = []
        met: list[list[Term]] = []
        for index, at, after in automaton.find_matches_as_indexes(small, overlapping=True):
            for pattern, terms in self._terms[anchors[index]]:
                window = max(0, at - _WINDOW), after + _WINDOW
                found = pattern.match(text, at) if len(terms[0].words) == 1 else pattern.search(text, *window)
                if found:
                    spans.append((found.start() - found.end(), found.start(), len(met)))
                    met.append(terms)
        taken = bytearray(len(text))
        placed = []
        for length, start, number in sorted(spans):
            if not any(taken[start : start - length]):
                taken[start : start - length] = b"\1" * -length
                placed.append((start, met[number]))
        return placed

    def _of_subject(self, subject: _Found, body: str, language: str) -> float:
        number = weights()
        evidence = _evidence(subject, body, language)
        logit = number["base"] + sum(number[name] * value for name, value in evidence.items())
        return 1 / (1 + math.exp(-logit))

    def _of_place(self, place: _Found, elsewhere: _Found, text: str, language: str) -> float:
        number = weights()
        home = self.about.languages.get(language, 0.0)
        if home and language == "ko" and not _HANGUL.search(text):
            home = 0.0  # the first cut could not know
        here = home + place.share
        if not here:
            return 0.0
        unsaid = 0.0 if home else number["place_unsaid"]
        share = here / (here + elsewhere.share + unsaid)
        least, enough = number["place_least"], number["place_enough"]
        return min(1.0, max(0.0, (share - least) / (enough - least)))


def _evidence(subject: _Found, body: str, language: str) -> dict[str, float]:
    """Where the terms of the subject stand and how often, by the names of `about_weights.tsv`."""
    weight = subject.weight
    often = sum(weight.values())
    length = max(_SHORTEST, len(body) * _BREVITY.get(language, _BREVITY_ELSE))
    return {
        "headline": min(weight[HEADLINE], 1.5),
        "lead": min(weight[LEAD], 4.0) / 2,
        "often": math.log2(1 + often),
        "dense": math.log2(1 + 1000 * often / length),
        "spread": len(subject.parts) / _PARTS,
    }


def _divided(title: str | None, text: str) -> tuple[str, str]:
    """The headline, and the text without it; a short first line is the headline of a text that has no other."""
    first, _, rest = text.partition("\n")
    if not title:
        return (first, rest) if rest and len(first) <= _LONGEST_HEADLINE else ("", text)
    title = title.strip()
    return title, text[len(title) :].lstrip() if text.startswith(title) else text


def _words(subject: _Found, place: _Found, elsewhere: _Found) -> str:
    said = []
    headline = dict.fromkeys((*subject.in_headline, *place.in_headline))
    if headline:
        said.append(f"headline: {', '.join(headline)}")
    text = subject.in_text + Counter({k: n for k, n in place.in_text.items() if k not in subject.in_text})
    if text:
        said.append(f"text: {', '.join(f'{term} {count}' for term, count in _ordered(text))}")
    others = elsewhere.in_text + Counter(elsewhere.in_headline.keys())
    if others:
        said.append(f"elsewhere: {', '.join(f'{term} {count}' for term, count in _ordered(others))}")
    return "; ".join(said)


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:8]
