"""What an article must be about to be kept: weighted terms from a vocabulary file.

`kaix.batch.grading` says how much an article is about it. `kaix.batch.firstcut` asks the same of a page's raw bytes,
in a fraction of a millisecond, with errors on one side only: it may keep a page too many, never drop one that would
have a grade.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kaix import vocabulary

KINDS = ("place", "subject", "both", "elsewhere", "not", "language")
DEFAULT = "korean-ai"
"""What articles are graded by where nothing is asked for."""
HEAVIEST = 10.0
_WORD = re.compile(r"[^\s*]+")
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[一-鿿]")


class Wanted(NamedTuple):
    """What articles are graded by, and the grade from which on they are kept; 0 keeps all."""

    name: str = DEFAULT
    minimum: float = 0.0


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the vocabulary file: `written` as the file has it, `kind` one of `KINDS`."""

    written: str
    kind: str
    weight: float = 1.0

    @property
    def words(self) -> list[str]:
        """The words of the term, in order, without the star."""
        return _WORD.findall(self.written)

    @property
    def is_hangul(self) -> bool:
        """Whether the term has a Hangul syllable: then it needs no word boundary around it."""
        return _HANGUL.search(self.written) is not None

    @property
    def minds_case(self) -> bool:
        """`AI`, `GPU`: without a small letter, and not Hangul."""
        return not self.is_hangul and self.written.upper() == self.written

    @property
    def anchor(self) -> str:
        """The longest word of the term in small letters: where it is not, the term is not."""
        return max((word.lower() for word in self.words), key=len)

    @property
    def pattern(self) -> str:
        """A regular expression for the term in a cleaned text."""
        gap = r"[\s\-]*" if self.is_hangul else r"[\s\-‐‑]+"
        body = gap.join(re.escape(word) for word in self.words)
        if self.is_hangul or _HAN.search(self.written):  # `美` stands against any letter
            return f"(?i:{body})"
        after = "" if self.written.endswith("*") else "(?![A-Za-z0-9])"
        return f"(?<![A-Za-z0-9]){body if self.minds_case else f'(?i:{body})'}{after}"


@dataclass(frozen=True)
class About:
    """What an article is graded by."""

    terms: tuple[Term, ...]

    def of(self, *kinds: str) -> list[Term]:
        """The terms of these kinds."""
        return [term for term in self.terms if term.kind in kinds]

    @property
    def languages(self) -> dict[str, float]:
        """ISO 639-1 → how much a text in that language is from the place before it names any."""
        return {term.written: term.weight for term in self.of("language")}


def load(name: str) -> About:
    """The terms of `--about NAME`: `korean-ai`, or the path of a file of the same form.

    Raises `ValueError`, naming the line, for a file that has another form, and `FileNotFoundError`.
    """
    own = f"about_{name.replace('-', '_')}"
    if re.fullmatch(r"[a-z_]+", own) and Path(vocabulary.__file__).with_name(f"{own}.tsv").exists():
        rows = [(own, row) for row in vocabulary.table(own)]
    else:
        rows = _rows_of(Path(name))
    terms = [_term(where, row) for where, row in rows]
    if not terms:
        raise ValueError(f"{name}: no terms")
    return About(tuple(terms))


def _term(where: str, row: dict[str, str]) -> Term:
    term, kind, weight = (row.get(column) or "" for column in ("term", "kind", "weight"))
    if not term.strip("* ") or kind not in KINDS:
        raise ValueError(
            f"{where}: each line is a term, a tab and one of {', '.join(KINDS)}; not {term!r}, {kind!r}"
        )
    try:
        number = float(weight or 1)
    except ValueError:
        number = 0.0
    if not 0 < number <= HEAVIEST:
        raise ValueError(f"{where}: a weight is a number above 0, at most {HEAVIEST:g}; not {weight!r}")
    return Term(term, kind, number)


def _rows_of(path: Path) -> list[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [(f"{path}:{number}", row) for (number, _), row in zip(kept[1:], reader, strict=True)]
