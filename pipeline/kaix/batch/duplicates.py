"""Nearly the same text again: an agency's article in two newspapers, or lightly edited.

MinHash (rensa) of a text's shingles: three words in a row of a text in spaces, five characters of a Korean
one, whose particles change with the editing. Candidates share a band of the signature (locality-sensitive
hashing), and a candidate is a duplicate only if the signatures agree in `SAME` of their places *and* the
figures do: today's market report says yesterday's words with other numbers, and is another article.

Of a long text that is repeated with another sum in its headline, or another minister, most figures are the same.
So the facts of both beginnings are compared too: where each text begins with a fact that the other does not state
anywhere, one was put in the place of the other, and they are two articles. A headline of a newspaper's own, a
conversion added or a round figure leaves the facts of the other text standing in it.
"""

from __future__ import annotations

import base64
import re
import sqlite3
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from kaix.records import Amount, AnyRecord, GpuCount, Official, Ranking

SAME = 0.62
"""Share of equal places from which two texts are one. 5 % of the words edited leaves 0.74 of the shingles; two
articles on one announcement have 0.1 to 0.3 in common; the share of 128 places is within 0.13 of the truth."""
SAME_FIGURES = 0.6
"""Share of common figures from which their figures are the same: an edit may correct one or two of ten."""

_PLACES, _SEED = 128, 1
_BANDS, _ROWS = (
    25,
    5,
)  # 25 bands of 5 places: of pairs at 0.75, 99.9 % share one; of pairs at 0.3, 6 % are looked at
_ODD = np.array(
    [
        0x9E37_79B9_7F4A_7C15,
        0xC2B2_AE3D_27D4_EB4F,
        0x1656_67B1_9E37_79F9,
        0x27D4_EB2F_1656_67C5,
        0x85EB_CA77_C2B2_AE63,
    ],
    np.uint64,
)
_APART = np.arange(_BANDS, dtype=np.uint64) * np.uint64(0xD6E8_FEB8_6659_FD93)
FORMAT = 3
"""What a signature is made of: another number, and articles are read anew."""
_BEGINNING = {"en": 400, "ko": 200}  # characters: the headline and two or three sentences
_FACTS = 64  # the smallest hashes of all facts; of the beginning all, and there are no more than some
_FIGURES = 24  # the smallest hashes of the figures: a sketch of their set
_FEWEST = 30  # shingles: a shorter text is a duplicate only if it is the same
_WORDS, _LETTERS = 3, 5
_TOKEN = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")


def facts(records: Mapping[str, Sequence[AnyRecord]]) -> Iterator[tuple[int, str]]:
    """Where a fact is stated, and which: sums, GPU counts, ranks and of whom, officials; however they are written.

    A rank is a fact without its subject too: who leaves the subject out says nothing else.
    """
    for rows in records.values():
        for row in rows:
            match row:
                case Amount():
                    yield row.start, f"{row.currency} {row.amount:f} {row.amount_max or 0:f}"
                case GpuCount():
                    yield row.start, f"{row.chip} {row.count} {row.count_max}"
                case Ranking():
                    yield row.start, f"{row.kind} {row.rank}"
                    if row.subject:
                        yield row.start, f"{row.kind} {row.rank} {_same_name(row.subject)}"
                case Official():
                    yield row.start, f"person {row.person_id}"


def _same_name(name: str) -> str:
    return "".join(_TOKEN.findall(name.casefold()))


def signature(text: str, language: str, stated: Iterable[tuple[int, str]] = ()) -> str | None:
    """What two texts are compared by, as text for a head; `None` for one too short to be nearly another.

    `stated` are the `facts` of the text.
    """
    tokens = _TOKEN.findall(text.casefold())
    if language == "ko":
        letters = "".join(tokens)
        shingles = [letters[i : i + _LETTERS] for i in range(len(letters) - _LETTERS + 1)]
    else:
        shingles = [" ".join(tokens[i : i + _WORDS]) for i in range(len(tokens) - _WORDS + 1)]
    if len(shingles) < _FEWEST:
        return None
    minhash = RMinHash(num_perm=_PLACES, seed=_SEED)
    minhash.update(shingles)
    figures = sorted({zlib.crc32(figure.encode()) for figure in _FIGURE.findall(text)})[:_FIGURES]
    hashed = [(start, zlib.crc32(fact.encode())) for start, fact in stated]
    every = sorted({fact for _, fact in hashed})[:_FACTS]
    first = sorted({fact for start, fact in hashed if start < _BEGINNING.get(language, 400)})[:_FACTS]
    numbers = (*minhash.digest(), len(figures), len(every), *figures, *every, *first)
    return base64.b64encode(struct.pack(f"<{len(numbers)}I", *numbers)).decode()


class _Signature:
    """A signature as numbers."""

    def __init__(self, packed: bytes) -> None:
        numbers = np.frombuffer(packed, "<u4")
        self.places: npt.NDArray[np.uint32] = numbers[:_PLACES]
        figures, every, *rest = numbers[_PLACES:].tolist()
        self.figures = set(rest[:figures])
        self.facts = set(rest[figures : figures + every])
        self.first = set(rest[figures + every :])

    def bands(self) -> list[int]:
        """A 63-bit number for each band; those of two bands differ even where their places agree."""
        places = self.places[: _BANDS * _ROWS].reshape(_BANDS, _ROWS).astype(np.uint64)
        mixed = (places * _ODD).sum(axis=1, dtype=np.uint64) + _APART
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58_476D_1CE4_E5B9)  # a step of SplitMix64
        found: list[int] = (mixed >> np.uint64(1)).tolist()
        return found

    def is_near(self, other: _Signature) -> bool:
        """Whether the two texts are nearly the same."""
        if np.count_nonzero(self.places == other.places) < SAME * _PLACES:
            return False
        if self._begins_with_another_fact(other) and other._begins_with_another_fact(self):
            return False
        either = self.figures | other.figures
        if len(either) > _FIGURES:  # the sketch of the union, in which the share is a fair sample
            smallest = sorted(either)[:_FIGURES]
            both = sum(figure in self.figures and figure in other.figures for figure in smallest)
            return both >= SAME_FIGURES * _FIGURES
        return len(self.figures & other.figures) >= SAME_FIGURES * len(either)

    def _begins_with_another_fact(self, other: _Signature) -> bool:
        """Whether a fact of the beginning stands nowhere in the other text; a sketch knows it of small hashes."""
        known = max(other.facts) if len(other.facts) == _FACTS else 1 << 32
        return any(fact <= known for fact in self.first - other.facts)


class Originals:
    """The articles that repeat no earlier one, in a SQLite file: memory does not grow with their number."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(
            """PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000;
            CREATE TABLE text(sha256 BLOB PRIMARY KEY, article TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE original(number INTEGER PRIMARY KEY, article TEXT NOT NULL, signature BLOB NOT NULL);
            CREATE TABLE band(hash INTEGER, number INTEGER, PRIMARY KEY(hash, number)) WITHOUT ROWID;
            BEGIN;"""
        )

    def duplicate_of(self, article: str, sha256: str, near: str | None) -> str | None:
        """The first article with the same or nearly the same text, or `None`: then this is an original.

        Articles have to come in the order of the inputs: the result depends on it and on nothing else.
        """
        key = bytes.fromhex(sha256)
        same = self._base.execute("SELECT article FROM text WHERE sha256 = ?", (key,)).fetchone()
        if same:
            return str(same[0])
        first = None
        if near is not None:
            packed = base64.b64decode(near)
            mine = _Signature(packed)
            bands = mine.bands()
            first = next(
                (name for name, other in self._candidates(bands) if mine.is_near(_Signature(other))), None
            )
            if first is None:
                number = self._base.execute(
                    "INSERT INTO original(article, signature) VALUES (?, ?)", (article, packed)
                ).lastrowid
                self._base.executemany("INSERT INTO band VALUES (?, ?)", [(band, number) for band in bands])
        self._base.execute("INSERT INTO text VALUES (?, ?)", (key, first or article))
        return first

    def _candidates(self, bands: list[int]) -> Iterator[tuple[str, bytes]]:
        marks = ",".join("?" * len(bands))
        yield from self._base.execute(
            f"SELECT article, signature FROM original WHERE number IN "
            f"(SELECT number FROM band WHERE hash IN ({marks})) ORDER BY number",
            bands,
        ).fetchall()

    def close(self) -> None:
        """Close the file; it is of no use afterwards."""
        self._base.close()
