"""`kaix train`: anybody's corrected gold → weights, and how right they are on articles not learned from.

Evidence such as `previous` is what was chosen for the mention before. Under weights that have learned from the same
article that choice is righter than it will be on an unseen one, and would be trusted too much: so each article is
read again under weights learned from the others, and what is chosen there is learned from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kaix import annotate
from kaix.attribution import weights
from kaix.attribution.candidates import ALIKE
from kaix.attribution.examples import Example, examples
from kaix.attribution.fitting import Fit, decided_rightly, fit, learn
from kaix.attribution.marked import marked_examples
from kaix.evaluation import folders
from kaix.evaluation import gold as labels
from kaix.evaluation.rows import Row, read_cells

ROUNDS = 5
"""The parts that the articles of a language are cut into, each to be read under weights learned from the others."""
_STRENGTH = 3.0  # of regularisation for the weights under which an article is read again

BySlot = dict[str, list[Example]]
Prior = dict[str, float] | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article of a gold folder, with its labelled rows by table."""

    language: str
    article_id: str
    text: str
    published: str | None
    rows: dict[str, list[Row]]

    def examples(self, given: weights.Weights | None = None) -> Iterator[Example]:
        """Every decision about the labelled mentions, made under the `given` weights or the shipped ones."""
        found = annotate.find(self.text, self.language, self.published, trace=True, weights=given)
        yield from examples(self.article_id, self.rows, found.records, found.decisions)


def labelled(folder: Path) -> Iterator[Labelled]:
    """The articles of a gold folder; raises `EvaluationError` for one that does not fit its texts."""
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
        rows = {
            group: [row for row in found if row.article_id == article_id]
            for group, found in gold.rows.items()
        }
        yield Labelled(article.language, article_id, texts[article_id], published[article_id] or None, rows)


def train(
    folders: Sequence[Path], slots: tuple[str, ...] = (), examples: Sequence[Path] = ()
) -> dict[str, dict[str, Fit]]:
    """Language → slot → fit, of all slots that the gold folders have labels for, or of `slots` alone.

    The files of `examples` teach too, but no slot is judged by them.
    """
    articles: dict[str, list[Labelled]] = defaultdict(list)
    beside: dict[str, list[Example]] = defaultdict(list)
    for folder in folders:
        for article in labelled(folder):
            articles[article.language].append(article)
    for path in examples:
        for language, example in marked_examples(path):
            beside[language].append(example)
    fits = {
        language: train_language(language, of, slots, _by_slot(beside[language], ()))
        for language, of in sorted(articles.items())
    }
    return {language: of for language, of in fits.items() if of}


def train_language(
    language: str, articles: Sequence[Labelled], slots: tuple[str, ...], beside: BySlot
) -> dict[str, Fit]:
    """Slot → fit of the articles of one language; `before` counts the decisions of the weights in force."""
    of_article = [list(article.examples()) for article in articles]
    first = _by_slot((e for found in of_article for e in found), slots)
    again: list[Example] = [] if len(articles) > 1 else of_article[0]
    parts = min(ROUNDS, len(articles))
    for part in range(parts if parts > 1 else 0):
        others = (e for n, found in enumerate(of_article) if n % parts != part for e in found)
        known = _learned(language, _by_slot(others, slots), beside)
        again += [e for article in articles[part::parts] for e in article.examples(known)]
    to_fit = _by_slot(again, slots)
    fits: dict[str, Fit] = {}

    def fitted(slot: str, prior: Prior) -> dict[str, float]:
        fits[slot] = fit(to_fit[slot], prior, beside.get(slot, ()))
        return fits[slot].weights

    _in_turn(language, to_fit, fitted)
    return {
        slot: replace(one, before=_before(first[slot], one)) for slot, one in fits.items() if slot in first
    }


def _by_slot(found: Iterable[Example], slots: tuple[str, ...]) -> BySlot:
    result: BySlot = defaultdict(list)
    for example in found:
        if not slots or example.slot in slots:
            result[example.slot].append(example)
    return result


def _before(first: Sequence[Example], one: Fit) -> int:
    """The decisions of the weights in force that are right, of as many as were made the second time."""
    return round(decided_rightly(first) / len(first) * one.examples)


def _learned(language: str, of_slots: BySlot, beside: BySlot) -> weights.Weights:
    """The weights under which other articles are read again."""
    return _in_turn(
        language,
        of_slots,
        lambda slot, prior: learn([*of_slots[slot], *beside.get(slot, ())], _STRENGTH, prior),
    )


def _in_turn(
    language: str, slots: Iterable[str], learned: Callable[[str, Prior], dict[str, float]]
) -> weights.Weights:
    """The shipped weights, but what is `learned` for the slots.

    A slot that is like another comes behind it, since it starts from the other's weights, learned or shipped.
    """
    known = dict(weights.shipped().get(language, {}))
    for slot in sorted(slots, key=lambda name: (name in ALIKE, name)):
        known[slot] = learned(slot, known.get(ALIKE.get(slot, "")))
    return known


def merged(fits: dict[str, dict[str, Fit]]) -> dict[str, weights.Weights]:
    """The shipped weights, with those of the fitted slots in the place of theirs."""
    result = {language: dict(of_slots) for language, of_slots in weights.shipped().items()}
    for language, of_slots in fits.items():
        for slot, one in of_slots.items():
            result.setdefault(language, {})[slot] = one.weights
    return result
