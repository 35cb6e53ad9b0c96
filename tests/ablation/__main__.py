"""`make ablate`: takes each pattern, cue and weight out alone and lists those that change nothing, or one text only."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from kaix.attribution import weights
from tests.ablation import corpus, parts
from tests.ablation.corpus import Text

_ENOUGH = 2
"""Changed texts after which a part has earned its place."""


def changed(
    part: parts.Part, texts: Sequence[Text], before: Sequence[object], among: Iterable[int]
) -> list[str]:
    """The names of the first texts of `among` whose rows differ with `part` taken out, at most `_ENOUGH`."""
    found: list[str] = []
    with parts.without(part):
        for index in among:
            if _rows(texts[index]) != before[index]:
                found.append(texts[index].name)
                if len(found) >= _ENOUGH:
                    break
    return found


def _rows(text: Text) -> object:
    """The rows of a text; code that cannot go on without the part gives none that are equal."""
    try:
        return text.rows()
    except Exception as failure:  # whatever it is: the part is needed
        return failure


def holding(part: parts.Part, texts: Sequence[Text], lowered: Sequence[str]) -> list[int]:
    """The texts of its language that hold the beginning of a row's word, shortest first."""
    language = part.table[-2:]
    words = next(iter(part.row.values())).lower().replace("~", "").split()
    starts = [form[: max(2, len(form) - 2)] for form in (words or [""])[0].split("/")]
    at = [
        i
        for i, text in enumerate(texts)
        if text.language == language and any(s in lowered[i] for s in starts)
    ]
    return sorted(at, key=lambda i: len(texts[i].text))


def of_weights(texts: Sequence[Text]) -> dict[str, set[str]]:
    """Language, slot and evidence → the texts in which another candidate wins once its weight is nothing."""
    shipped = weights.shipped()
    found: dict[str, set[str]] = {
        f"{language} {slot} {evidence}": set()
        for language, of_slots in shipped.items()
        for slot, of_slot in of_slots.items()
        for evidence in of_slot
    }
    for text in texts:
        for decision in text.decisions():
            of_slot = shipped[text.language].get(decision.slot, {})
            held: dict[str, list[int]] = defaultdict(list)
            for index, candidate in enumerate(decision.candidates):
                for evidence in candidate.evidence:
                    held[evidence].append(index)
            for evidence, which in held.items():
                if evidence not in of_slot:
                    continue
                sums = list(decision.sums)
                for index in which:
                    sums[index] -= of_slot[evidence]
                if max(range(len(sums)), key=sums.__getitem__) != decision.chosen:
                    found[f"{text.language} {decision.slot} {evidence}"].add(text.name)
    return found


def never_matching(recorded: Sequence[parts.Part], texts: Iterable[Text]) -> list[str]:
    """The names of the patterns that match in none of the texts."""
    for part in recorded:
        if part.recorder is not None:
            part.recorder.now = 0
    parts.forget_answers()
    for text in texts:
        text.rows()
    return [part.name for part in recorded if part.recorder is not None and not part.recorder.seen]


def report(kind: str, found: dict[str, list[str]], never: Collection[str] = ()) -> None:
    """Print those of a kind that change nothing or one text; `never` are patterns that match in no text at all."""
    nothing = [name for name, names in found.items() if not names and name not in never]
    one = [(name, names[0]) for name, names in found.items() if len(names) == 1]
    for name in never:
        print(f"never    {kind}  {name}")
    for name in nothing:
        print(f"nothing  {kind}  {name}")
    for name, text in one:
        print(f"one      {kind}  {name}  ({text})")
    share = len(one) / max(1, len(found))
    print(
        f"{kind}: {len(found)}, of which {f'{len(never)} match nowhere, ' if never else ''}"
        f"{len(nothing)} change nothing and {len(one)} ({share:.0%}) one text"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.ablation", description=__doc__)
    parser.add_argument(
        "--articles", type=Path, nargs="+", default=[], metavar="FILE", help="JSON Lines of articles"
    )
    parser.add_argument("--kind", choices=("pattern", "cue", "weight"), action="append", help="only these")
    parser.add_argument(
        "--never",
        action="store_true",
        help="only list the patterns that match nowhere; exit status 1 for any",
    )
    given = parser.parse_args()
    if given.never:
        unhit = never_matching(parts.patterns(), corpus.texts(given.articles))
        print("\n".join(unhit), end="\n" if unhit else "")
        return 0
    kinds = given.kind or ["pattern", "cue", "weight"]
    recorded = parts.patterns() if "pattern" in kinds else []
    texts = corpus.texts(given.articles)
    before: list[object] = []
    for index, text in enumerate(texts):
        for part in recorded:
            if part.recorder is not None:
                part.recorder.now = index
        if recorded:
            parts.forget_answers()  # a word of a text before is asked again, so that the patterns see it
        before.append(text.rows())
    lowered = [text.text.lower() for text in texts]
    if recorded:
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i].text))
        found = {
            part.name: changed(
                part, texts, before, [i for i in by_length if part.recorder and i in part.recorder.seen]
            )
            for part in recorded
        }
        report("pattern", found, [p.name for p in recorded if p.recorder and not p.recorder.seen])
    if "cue" in kinds:
        report("cue", {p.name: changed(p, texts, before, holding(p, texts, lowered)) for p in parts.rows()})
    if "weight" in kinds:
        report("weight", {name: sorted(names) for name, names in of_weights(texts).items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
