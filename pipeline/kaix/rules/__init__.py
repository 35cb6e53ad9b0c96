"""The rules, listed in order: what runs for a language, and nothing is discovered by magic.

An extractor is one module: its spaCy patterns as a table at the top (`PATTERNS`, rule name to
patterns; `RULES`, rule name to what it reads, where the rules read the text itself), one class that
turns a match into values, and its examples in the file beside it (`amounts.py`, `amounts.examples`).
To add a rule, add its pattern to the module and its examples to the file beside it; to add a module,
add a line here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import ClassVar, Protocol, runtime_checkable

from spacy.vocab import Vocab

from kaix.reading import Analyser, DateFinder, NameFinder, Reading
from kaix.records import AnyRecord

LANGUAGES = ("en", "ko")

EXTRACTORS = ("amounts", "gpu_counts", "rankings", "officials")
"""The modules of each language in the order in which they run; later ones see what earlier ones found."""


ANALYSED = ("ko",)
"""The languages whose sentences are read into chunks and clauses (`kaix.analysis`)."""


class Extractor(Protocol):
    """Finds the records of one table: `Extractor(vocab)(reading)`."""

    group: ClassVar[str]

    def __init__(self, vocab: Vocab) -> None: ...

    def __call__(self, reading: Reading) -> Iterable[AnyRecord]:
        """The records of a document; overlaps are resolved afterwards."""


@runtime_checkable
class FrugalExtractor(Extractor, Protocol):
    """One that says where it reads spaCy's tokens, as those of English do.

    `token_places(text)` are offsets in code points. In a sentence that holds none of them, of any
    extractor, there need be no tokens: its text is `reading.text_of(sentence)`.
    """

    def token_places(self, text: str) -> Iterable[int]:
        """Where tokens are read."""


@dataclass(frozen=True)
class Rules:
    """The rules of one language, built for one vocabulary."""

    extractors: tuple[Extractor, ...]
    names: NameFinder
    dates: DateFinder
    analyse: Analyser | None = None

    @cached_property
    def frugal(self) -> tuple[FrugalExtractor, ...]:
        """The extractors, if each says where it reads tokens; none otherwise."""
        frugal = tuple(each for each in self.extractors if isinstance(each, FrugalExtractor))
        return frugal if len(frugal) == len(self.extractors) else ()


def load(language: str, vocab: Vocab) -> Rules:
    """The rules of `language`; raises `ValueError` for a language that kaix has no rules for."""
    if language not in LANGUAGES:
        raise ValueError(f"no rules for the language {language!r}: kaix reads {' and '.join(LANGUAGES)}")
    package = f"{__name__}.{language}"
    extractors = tuple(import_module(f"{package}.{name}").Extractor(vocab) for name in EXTRACTORS)
    names = import_module(f"{package}.names").Names(vocab)
    dates = import_module(f"{package}.dates").Dates(vocab)
    analyse = import_module(f"kaix.analysis.{language}").analyse if language in ANALYSED else None
    return Rules(extractors, names, dates, analyse)
