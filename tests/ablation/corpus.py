"""The texts that ablation is judged by: examples, denials, gold, and labelled articles where there are some."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kaix import annotate, rules
from kaix.analysis.introductions import introduced
from kaix.attribution.candidates import Decision
from kaix.evaluation import folders, gold
from kaix.records import to_plain
from tests import examples

ROOT = Path(__file__).parent.parent.parent
_MARK = re.compile(r"\[[-+](.+?)\]")


@dataclass(frozen=True)
class Text:
    """One text: an example line, or an article."""

    name: str
    language: str
    text: str
    published: str | None

    def rows(self) -> tuple[tuple[object, ...], ...]:
        """What kaix finds in it, to be compared: its records, and the pairs of names of one body."""
        found = annotate.find(self.text, self.language, self.published)
        records = (
            (table, *to_plain(record).values()) for table, of in found.records.items() for record in of
        )
        return (*records, *introduced(self.text))

    def decisions(self) -> Sequence[Decision]:
        """What was decided between candidates."""
        return annotate.find(self.text, self.language, self.published, trace=True).decisions


def texts(files: Sequence[Path]) -> list[Text]:
    """All texts; `files` are JSON Lines of articles with `text`, `language` and `published`."""
    return [*_examples(), *_denials(), *_gold(ROOT / "gold"), *_articles(files)]


def _examples() -> Iterator[Text]:
    for language, module in product(rules.LANGUAGES, rules.EXTRACTORS):
        for each in examples.load(language, module):
            yield Text(each.id, language, each.text, each.published)


def _denials() -> Iterator[Text]:
    for language in rules.LANGUAGES:
        lines = (
            (ROOT / "tests" / "analysis" / f"denials_{language}.txt").read_text(encoding="utf-8").splitlines()
        )
        for number, line in enumerate(lines, start=1):
            if line and not line.startswith("#"):
                yield Text(f"denials_{language}.txt:{number}", language, _MARK.sub(r"\1", line), None)


def _gold(folder: Path) -> Iterator[Text]:
    held: dict[str, str] = {}

    def read_text(path: Path, article_id: str) -> str:
        held[article_id] = folders.read_text(path, article_id)
        return held[article_id]

    for article_id, article in gold.read(folder, read_text).articles.items():
        yield Text(article_id, article.language, held[article_id], None)


def _articles(files: Sequence[Path]) -> Iterator[Text]:
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            article = json.loads(line)
            language = article.get("language") or file.stem[:2]
            yield Text(f"{file.name}:{number}", language, article["text"], article.get("published"))
