"""kaix: officials, sums, GPU counts and rankings from news about Korean AI.

    from kaix import extract
    for amount in extract("Seoul will spend 9.9 trillion won on AI.", published="2026-06-02").amounts: …

What the names stand for is imported when it is first used, so that `import kaix` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kaix.annotate import load
    from kaix.article import Article
    from kaix.datapackage import schema
    from kaix.extraction import extract, extract_many, extract_page, read
    from kaix.results import Records

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Records",
    "__version__",
    "extract",
    "extract_many",
    "extract_page",
    "load",
    "read",
    "schema",
]

_HOME = {
    "Article": "kaix.article",
    "Records": "kaix.results",
    "extract": "kaix.extraction",
    "extract_many": "kaix.extraction",
    "extract_page": "kaix.extraction",
    "load": "kaix.annotate",
    "read": "kaix.extraction",
    "schema": "kaix.datapackage",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
