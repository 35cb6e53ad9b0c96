"""`kaix train`: anybody's corrected gold → weights, and how right they are on articles not learned from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from kaix import annotate
from kaix.attribution import weights
from kaix.attribution.candidates import ALIKE
from kaix.attribution.examples import Example, examples
from kaix.attribution.fitting import Fit, fit
from kaix.attribution.marked import marked_examples
from kaix.evaluation import folders
from kaix.evaluation import gold as labels
from kaix.evaluation.rows import Row, read_cells


def gold_examples(folder: Path) -> Iterator[tuple[str, Example]]:
    """Language and example of every decision about the labelled mentions in a gold folder.

    Raises `EvaluationError` for a folder that does not fit its texts.
    """
    texts: dict[str, str] = {}

    def read_text(path: Path, article_id: str) -> str:
        texts[article_id] = folders.read_text(path, article_id)
        return texts[article_id]

    gold = labels.read(folder, read_text)
    published = {
        c["article_id"]: c["published"]
        for _, c in read_cells(folder / "articles.csv", labels.ARTICLE_COLUMNS, "")
    }
    for article_id, article in gold.articles.items():
        rows: dict[str, list[Row]] = {
            group: [row for row in found if row.article_id == article_id]
            for group, found in gold.rows.items()
        }
        found = annotate.find(texts[article_id], article.language, published[article_id] or None, trace=True)
        for example in examples(article_id, rows, found.records, found.decisions):
            yield article.language, example


BySlot = dict[str, list[Example]]


def train(
    folders: Sequence[Path], slots: tuple[str, ...] = (), examples: Sequence[Path] = ()
) -> dict[str, dict[str, Fit]]:
    """Language → slot → fit, of all slots that the gold folders have labels for, or of `slots` alone.

    The files of `examples` teach too, but no slot is judged by them.
    """
    by_slot: dict[str, BySlot] = defaultdict(lambda: defaultdict(list))
    beside: dict[str, BySlot] = defaultdict(lambda: defaultdict(list))
    for folder in folders:
        for language, example in gold_examples(folder):
            if not slots or example.slot in slots:
                by_slot[language][example.slot].append(example)
    for path in examples:
        for language, example in marked_examples(path):
            beside[language][example.slot].append(example)
    return {
        language: _fits(language, of_slots, beside[language])
        for language, of_slots in sorted(by_slot.items())
    }


def _fits(language: str, of_slots: BySlot, beside: BySlot) -> dict[str, Fit]:
    """Slot → fit; a slot that is like another one starts from the weights of that one, learned or shipped."""
    known = dict(weights.shipped().get(language, {}))
    fits: dict[str, Fit] = {}
    for slot in sorted(of_slots, key=lambda name: (name in ALIKE, name)):
        fits[slot] = fit(of_slots[slot], known.get(ALIKE.get(slot, "")), beside.get(slot, ()))
        known[slot] = fits[slot].weights
    return fits


def merged(fits: dict[str, dict[str, Fit]]) -> dict[str, weights.Weights]:
    """The shipped weights, with those of the fitted slots in the place of theirs."""
    result = {language: dict(of_slots) for language, of_slots in weights.shipped().items()}
    for language, of_slots in fits.items():
        for slot, one in of_slots.items():
            result.setdefault(language, {})[slot] = one.weights
    return result
