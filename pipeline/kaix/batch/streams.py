"""Opening what an input names: a local path, or anything fsspec opens, as a stream of bytes; `.gz` and `.zst` unpacked.

`https://` goes through kaix's own fetching (`fetch.py`), which refuses addresses of the local network;
the other protocols are fsspec's (`s3://` needs s3fs, `gs://` gcsfs).
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from kaix.failures import ArticleError

_READ = 1 << 16
_STEP = 1 << 10  # packed bytes at a time: Zstandard can make 32 MB of them
COMPRESSIONS = (".gz", ".zst")
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_url(name: str) -> bool:
    """Whether `name` is `protocol://…` and not a path."""
    return _URL.match(name) is not None


def is_web(name: str) -> bool:
    """Whether `name` is fetched over the web."""
    return name.lower().startswith(("http://", "https://"))


def is_of_this_process(name: str) -> bool:
    """Whether no other process can open `name`."""
    return name.startswith("memory://")


def extension(name: str) -> str:
    """The kind of a file by its name, without its compression: `.jsonl` of `news.jsonl.gz`, `.warc` of `x.warc.gz`."""
    path = name.partition("?")[0].partition("#")[0] if is_url(name) else name.replace("\\", "/")
    base = path.rpartition("/")[2].lower()
    base = base.removesuffix(compression(base))
    dot = base.rfind(".")
    return base[dot:] if 0 < dot < len(base) - 1 else ""


def compression(name: str) -> str:
    """`.gz`, `.zst` or ""."""
    lowered = name.lower()
    return next((ending for ending in COMPRESSIONS if lowered.endswith(ending)), "")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that exists: its size in bytes and a stamp that changes when its content does."""

    name: str
    size: int
    stamp: str


def filesystem(name: str) -> tuple[Any, str]:
    """fsspec's file system for a URL, and the path in it; raises `ArticleError` ("cannot be opened")."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(name)
    except ImportError as error:
        protocol = name.partition("://")[0]
        package = {"s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs"}.get(protocol)
        what = f"{protocol}:// needs the extra {protocol}: pip install {package}" if package else str(error)
        raise ArticleError("cannot be opened", what) from error
    except ValueError as error:
        raise ArticleError("cannot be opened", str(error)) from error
    return system, path


def files(name: str) -> Iterator[Found]:
    """The file that a URL of fsspec names, or all files under it, sorted; raises `ArticleError`."""
    system, path = filesystem(name)
    protocol = name.partition("://")[0]
    try:
        found = system.find(path, withdirs=False, detail=True)
    except FileNotFoundError:
        found = {}
    except Exception as error:  # each protocol has its own
        raise ArticleError("cannot be opened", f"{type(error).__name__}: {error}"[:500]) from error
    if not found:
        raise ArticleError("not found")
    for inside, info in sorted(found.items()):
        stamp = next(
            (
                str(info[key])
                for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified", "created")
                if info.get(key)
            ),
            "",
        )
        yield Found(
            f"{protocol}://{inside.lstrip('/') if protocol != 'file' else inside}",
            int(info.get("size") or 0),
            stamp,
        )


@contextmanager
def opened(name: str, *, allow_private: bool = False) -> Iterator[IO[bytes]]:
    """The bytes of a file as they are stored; seekable. Raises `ArticleError` and `OSError`."""
    if is_web(name):
        from kaix.batch.ranges import RangeFile

        with io.BufferedReader(RangeFile(name, allow_private=allow_private), 1 << 22) as stream:
            yield stream
    elif is_url(name):
        system, path = filesystem(name)
        # Of its own, a stream of fsspec reads no line of a limited length.
        with system.open(path, "rb") as raw, io.BufferedReader(raw, 1 << 16) as stream:
            yield cast(IO[bytes], stream)
    else:
        with Path(name).open("rb") as stream:
            yield stream


@contextmanager
def unpacked(name: str, *, allow_private: bool = False) -> Iterator[IO[bytes]]:
    """The bytes of a file, `.gz` and `.zst` unpacked while they are read."""
    with opened(name, allow_private=allow_private) as stream:
        match compression(name):
            case ".gz":
                with gzip.GzipFile(fileobj=stream) as plain:
                    yield cast(IO[bytes], plain)
            case ".zst":
                with io.BufferedReader(Zstd(stream), _READ) as plain:
                    yield plain
            case _:
                yield stream


class Zstd(io.RawIOBase):
    """Frames of Zstandard, unpacked; unlike the library's own reader, it says when the last one breaks off."""

    def __init__(self, packed: IO[bytes], largest_window: int = 1 << 30) -> None:
        self._packed, self._plain, self._rest = packed, memoryview(b""), memoryview(b"")
        self._frame: Any = None
        self._largest_window = largest_window

    def readable(self) -> bool:  # noqa: D102
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: D102
        view = memoryview(buffer)
        while not self._plain:
            data = self._rest or memoryview(self._packed.read(_READ))
            if not data:
                if self._frame is not None:
                    raise EOFError("the file ends in the middle of a frame")
                return 0
            step, self._rest = data[:_STEP], data[_STEP:]
            self._plain = memoryview(self._unpack(step))
            if self._frame.eof:
                if unused := len(self._frame.unused_data):
                    self._rest = data[len(step) - unused :]
                self._frame = None
        size = min(len(view), len(self._plain))
        view[:size], self._plain = self._plain[:size], self._plain[size:]
        return size

    def _unpack(self, data: memoryview) -> bytes:
        import zstandard

        if self._frame is None:
            self._frame = zstandard.ZstdDecompressor(max_window_size=self._largest_window).decompressobj()
        return bytes(self._frame.decompress(data))


def damage() -> tuple[type[Exception], ...]:
    """The exceptions that reading a damaged file raises."""
    errors: list[type[Exception]] = [EOFError, zlib.error, gzip.BadGzipFile]
    try:
        import zstandard
    except ImportError:
        return tuple(errors)
    return (*errors, zstandard.ZstdError)
