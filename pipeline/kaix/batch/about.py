"""What an article must be about to be kept: terms from a vocabulary file, looked for in the cleaned text.

`About.matches` is the full way. `kaix.batch.firstcut` says the same of a page's raw bytes, in
a fraction of a millisecond, with errors on one side only: it may keep a page too many, never drop one.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kaix import vocabulary

KINDS = ("place", "subject", "both")
_WORD = re.compile(r"[^\s*]+")
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the vocabulary file: `written` as the file has it, `kind` one of `KINDS`."""

    written: str
    kind: str

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
    def pattern(self) -> str:
        """A regular expression for the term in a cleaned text."""
        gap = r"[\s\-]*" if self.is_hangul else r"[\s\-‐‑]+"
        body = gap.join(re.escape(word) for word in self.words)
        if self.is_hangul:
            return f"(?i:{body})"
        after = "" if self.written.endswith("*") else "(?![A-Za-z0-9])"
        return f"(?<![A-Za-z0-9]){body if self.minds_case else f'(?i:{body})'}{after}"


@dataclass(frozen=True)
class About:
    """What an article is kept for."""

    terms: tuple[Term, ...]

    @cached_property
    def _searches(self) -> dict[str, re.Pattern[str]]:
        # ASCII: with Unicode's case folding the Kelvin sign would be a "k", and the bytes know nothing of it.
        return {
            kind: re.compile("|".join(t.pattern for t in self.terms if t.kind == kind) or "(?!)", re.ASCII)
            for kind in KINDS
        }

    def matches(self, text: str) -> bool:
        """Whether `text` has a term of kind `both`, or one of `place` and one of `subject`."""
        search = self._searches
        if search["both"].search(text):
            return True
        return bool(search["place"].search(text) and search["subject"].search(text))


def load(name: str) -> About:
    """The terms of `--about NAME`: `korean-ai`, or the path of a file of the same form.

    Raises `ValueError`, naming the line, for a file that has another form, and `FileNotFoundError`.
    """
    own = f"about_{name.replace('-', '_')}"
    if re.fullmatch(r"[a-z_]+", own) and Path(vocabulary.__file__).with_name(f"{own}.tsv").exists():
        rows = [(own, row) for row in vocabulary.table(own)]
    else:
        rows = _rows_of(Path(name))
    terms = []
    for where, row in rows:
        term, kind = row.get("term") or "", row.get("kind") or ""
        if not term.strip("* ") or kind not in KINDS:
            raise ValueError(
                f"{where}: each line is a term, a tab and one of {', '.join(KINDS)}; not {term!r}, {kind!r}"
            )
        terms.append(Term(term, kind))
    if not terms:
        raise ValueError(f"{name}: no terms")
    return About(tuple(terms))


def _rows_of(path: Path) -> list[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [(f"{path}:{number}", row) for (number, _), row in zip(kept[1:], reader, strict=True)]
