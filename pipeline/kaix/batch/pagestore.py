"""Pages that were fetched: on this disk, and beside tables that are elsewhere, where workers on other machines are.

A page is stored as it came, so that newer rules read it again without asking its host again, and beside it its hash:
one that is damaged is as good as lost.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kaix.batch import parts, streams
from kaix.failures import ArticleError

_HASH = ".sha256"


def name_of(url: str, extension: str = ".html") -> str:
    """The name of the page of an address, the same for the same address."""
    return sha256(url.encode("utf-8", "replace")).hexdigest()[:40] + extension


def _is_whole(path: Path) -> bool:
    """Whether a page has the bytes that were stored; one of which no hash is known is taken as it is."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    try:
        stored = Path(f"{path}{_HASH}").read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stored == sha256(content).hexdigest().encode()


@dataclass(frozen=True, slots=True)
class PageStore:
    """The pages of one output: `folder` on this disk, `elsewhere` the URL of the same beside the tables, or `None`."""

    folder: Path
    elsewhere: str | None = None

    def put(self, name: str, content: bytes) -> None:
        """Store a page under its name."""
        if self.elsewhere is not None:
            parts.store(self.elsewhere, name, (content,))
        self._keep(name, content)

    def drop(self, name: str) -> None:
        """Remove a page, wherever it is stored."""
        if self.elsewhere is not None:
            system, path = streams.filesystem(f"{self.elsewhere}/{name}")
            with suppress(FileNotFoundError):
                system.rm_file(path)
        for each in (name, f"{name}{_HASH}"):
            (self.folder / each).unlink(missing_ok=True)

    def _keep(self, name: str, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        parts.store(str(self.folder), name, (content,))
        parts.store(str(self.folder), f"{name}{_HASH}", (sha256(content).hexdigest().encode(),))

    def get(self, name: str) -> Path | None:
        """The page on this disk, brought back if only the place of the tables has it; `None` if it is lost."""
        path = self.folder / name
        if _is_whole(path):
            return path
        if self.elsewhere is None:
            return None
        try:
            with streams.opened(f"{self.elsewhere}/{name}") as stream:
                content = stream.read()
        except (OSError, ArticleError):
            return None
        self._keep(name, content)
        return path

    def address(self, name: str) -> str:
        """What a worker opens, on whatever machine."""
        return (
            f"{self.elsewhere}/{name}" if self.elsewhere is not None else str((self.folder / name).absolute())
        )
