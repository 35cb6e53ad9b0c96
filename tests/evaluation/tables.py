"""A small gold folder and runs of it, made for these tests: two English articles and a Korean one."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

from kaix.records import RECORDS, columns

TEXTS = {
    "harbour": (
        "en",
        "Busan will spend 20 billion won on a port model.\n"
        "Mayor Han Seo-jin said the port ranked fourth in Asia.",
    ),
    "quarry": ("en", "The lab spent $3 million and later $5 million.\nIt bought 64 GPUs from a reseller."),
    "등대": ("ko", "부산시는 항만 모델에 200억 원을 쓴다.\n한서진 시장은 항만이 아시아 4위라고 말했다."),
}

LABELS = {
    "amounts": [
        ("harbour", "20 billion won", {"currency": "KRW", "amount": "20000000000", "status": "planned"}),
        ("quarry", "$3 million", {"currency": "USD", "amount": "3000000", "status": "actual"}),
        ("quarry", "$5 million", {"currency": "USD", "amount": "5000000", "status": "actual"}),
        ("등대", "200억 원", {"currency": "KRW", "amount": "20000000000", "status": "planned"}),
    ],
    "gpu_counts": [("quarry", "64 GPUs", {"count": "64", "chip": "GPU", "status": "actual"})],
    "rankings": [
        ("harbour", "ranked fourth", {"rank": "4", "kind": "place", "scope": "Asia", "status": "actual"}),
        ("등대", "4위", {"rank": "4", "kind": "place", "scope": "아시아", "status": "actual"}),
    ],
    "officials": [
        (
            "harbour",
            "Han Seo-jin",
            {"person": "Han Seo-jin", "person_id": "han-seo-jin", "position": "Mayor", "status": "current"},
        ),
        (
            "등대",
            "한서진",
            {"person": "한서진", "person_id": "han-seo-jin", "position": "시장", "status": "current"},
        ),
    ],
}
DEFAULTS = {"amounts": {"modifier": "exact"}, "gpu_counts": {"modifier": "exact"}}


def read_text(path: Path, article_id: str) -> str:
    return path.read_text(encoding="utf-8")


def labels() -> dict[str, list[dict[str, str]]]:
    """The rows of each table as dicts of cells: change them, then write them with `write`."""
    result: dict[str, list[dict[str, str]]] = {}
    for group, rows in LABELS.items():
        result[group] = []
        for article_id, anchor, values in rows:
            text = TEXTS[article_id][1]
            start = text.index(anchor)
            sentence = next(line for line in text.split("\n") if anchor in line)
            row = dict.fromkeys(columns(RECORDS[group]), "")
            row |= {
                "article_id": article_id,
                "start": str(start),
                "end": str(start + len(anchor)),
                "text": anchor,
            }
            result[group].append(row | DEFAULTS.get(group, {}) | values | {"sentence": sentence})
    return result


def articles() -> list[dict[str, str]]:
    return [
        {
            "article_id": name,
            "language": language,
            "published": "",
            "source": f"texts/{name}.txt",
            "sha256": sha256(text.encode()).hexdigest(),
        }
        for name, (language, text) in TEXTS.items()
    ]


def write(
    folder: Path,
    tables: dict[str, list[dict[str, str]]],
    rows_of_articles: list[dict[str, str]] | None = None,
) -> Path:
    """Write a gold or run folder, and the texts beside it where `gold` looks for them."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = folder.parent / "texts"
    texts.mkdir(exist_ok=True)
    for name, (_, text) in TEXTS.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    for group, rows in tables.items():
        _write_csv(folder / f"{group}.csv", columns(RECORDS[group]), rows)
    listed = articles() if rows_of_articles is None else rows_of_articles
    _write_csv(folder / "articles.csv", tuple(articles()[0]), listed)
    return folder


def _write_csv(path: Path, names: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
