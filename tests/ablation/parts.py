"""The parts that can be taken out one at a time: patterns of modules, and rows of vocabulary tables."""

from __future__ import annotations

import functools
import gc
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import kaix.analysis
import kaix.attribution
import kaix.rules
from kaix import vocabulary

TABLES = (
    "cues_en",
    "cues_ko",
    "verbs_en",
    "verbs_ko",
    "nouns_en",
    "measures_ko",
    "denial_cues_en",
    "denial_cues_ko",
)
"""The vocabulary tables whose rows are cues: the others are gazetteers, whose rows need no text of their own."""
_NEVER = re.compile(r"(?!)")
_ASKS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Recorder:
    """Stands for a pattern and notes the text during which it matched; `instead` replaces it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.seen = pattern, set[int]()
        self.instead: re.Pattern[str] | None = None
        self.now = -1

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        """A pattern, for whoever asks with `isinstance`."""
        return re.Pattern

    def __getattr__(self, name: str) -> Any:
        given = getattr(self.instead or self.pattern, name)
        if name not in _ASKS or self.instead is not None:
            return given

        def asked(*args: Any, **named: Any) -> Any:
            result = given(*args, **named)
            if name == "finditer":
                result = iter(list(result))
            if self.now not in self.seen and self.pattern.search(*_searched(name, args)):
                self.seen.add(self.now)
            return result

        return asked


def _searched(name: str, args: tuple[Any, ...]) -> tuple[Any, ...]:
    return args[1:2] if name in ("sub", "subn") else args


@dataclass
class Part:
    """A pattern by its module and name, or a row of a table."""

    name: str
    recorder: Recorder | None = None
    row: Mapping[str, str] = field(default_factory=dict)
    table: str = ""


def modules() -> Iterator[Any]:
    """Every module of `kaix.rules`, `kaix.analysis` and `kaix.attribution`, imported."""
    for package in (kaix.rules, kaix.analysis, kaix.attribution):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def patterns() -> list[Part]:
    """Put a recorder in the place of every pattern of a module or class, wherever it was imported to or is kept."""
    held: dict[int, Recorder] = {}
    found: list[Part] = []

    def replaced(value: Any, name: str) -> Any:
        if type(value) is re.Pattern:
            if id(value) not in held:
                held[id(value)] = Recorder(value)
                found.append(Part(name, held[id(value)]))
            return held[id(value)]
        if type(value) is dict:
            return {key: replaced(each, f"{name}[{key!r}]") for key, each in value.items()}
        if type(value) in (list, tuple):
            return type(value)(replaced(each, f"{name}[{at}]") for at, each in enumerate(value))
        return value

    # named patterns first: one that a table holds too goes by its name
    for named in (True, False):
        for holder, path in list(_holders()):
            for name, value in vars(holder).copy().items():
                if (type(value) is re.Pattern) if named else _holds_patterns(value):
                    setattr(holder, name, replaced(value, f"{path}.{name}"))
    return found


def _holders() -> Iterator[tuple[Any, str]]:
    """Every module and its classes, whose names can hold patterns, each with its path."""
    for module in modules():
        path = module.__name__.removeprefix("kaix.")
        yield module, path
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__:
                yield value, f"{path}.{name}"


def _holds_patterns(value: Any) -> bool:
    """Whether a module's table, `_NOTATIONS = {"cents": _CENTS}`, has patterns in it, at any depth."""
    inside = value.values() if type(value) is dict else value if type(value) in (list, tuple) else ()
    return any(type(each) in (re.Pattern, Recorder) or _holds_patterns(each) for each in inside)


def rows() -> list[Part]:
    """The rows of the tables of cues."""
    return [
        Part(f"{table}: {next(iter(row.values()))}", row=row, table=table)
        for table in TABLES
        for row in vocabulary.table(table)
    ]


@contextmanager
def without(part: Part) -> Iterator[None]:
    """Run with `part` taken out."""
    if part.recorder is not None:
        part.recorder.instead = _NEVER
        forget_answers()
        yield
        part.recorder.instead = None
        forget_answers()
        return
    whole: Callable[[str], tuple[dict[str, str], ...]] = vocabulary.table

    def table(name: str) -> tuple[dict[str, str], ...]:
        kept = whole(name)
        return tuple(row for row in kept if row is not part.row) if name == part.table else kept

    vocabulary.table = table  # type: ignore[assignment]
    forget()
    yield
    vocabulary.table = whole  # type: ignore[assignment]
    forget()


def forget_answers() -> None:
    """Empty the caches by word or text, whose answers patterns gave; tables and what is made of them stay."""
    for each in _answers():
        each.cache_clear()


@functools.cache
def _answers() -> list[functools._lru_cache_wrapper[Any]]:
    """The caches of kaix's functions with parameters, but for the vocabulary's: those of all modules, once imported."""
    list(modules())
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)
        and (each.__module__ or "").startswith("kaix.")
        and not (each.__module__ or "").startswith(vocabulary.__name__)
        and inspect.signature(each.__wrapped__).parameters
    ]


def forget() -> None:
    """Empty the caches of kaix's own functions, but for the tables as they are read."""
    for each in gc.get_objects():
        if not isinstance(each, functools._lru_cache_wrapper):
            continue
        name = (each.__module__ or "", getattr(each, "__name__", ""))
        if name[0].startswith("kaix.") and name != (vocabulary.__name__, "table"):
            each.cache_clear()
