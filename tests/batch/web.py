"""A real server on loopback for the tests of fetching: what a path answers is said by a function."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Server:
    """A running server: its address, and the requests that came."""

    url: str
    seen: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.seen]


Handler = Callable[[BaseHTTPRequestHandler], None]


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Handler:
    """Answers with this, always."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return handle


def ranged(body: bytes) -> Handler:
    """Answers with the part of `body` that the request asks for."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        first, _, last = request.headers["Range"].removeprefix("bytes=").partition("-")
        piece = body[int(first) : int(last) + 1]
        total = f"bytes {first}-{int(first) + len(piece) - 1}/{len(body)}"
        reply(206, piece, Content_Range=total, ETag='"v1"')(request)

    return handle


def silence(request: BaseHTTPRequestHandler) -> None:
    """Never answers."""
    time.sleep(30)


def drip(request: BaseHTTPRequestHandler) -> None:
    """Sends a byte now and then, for ever."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    drip_body(request)


def drip_body(request: BaseHTTPRequestHandler) -> None:
    """Sends a byte now and then behind a header that is sent."""
    for _ in range(300):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.1)


def drip_head(request: BaseHTTPRequestHandler) -> None:
    """Never comes to the end of the header."""
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300:
        request.wfile.write(bytes([byte]))
        request.wfile.flush()
        time.sleep(0.1)


@contextmanager
def serve(paths: dict[str, Handler], *, keeps: bool = False) -> Iterator[Server]:
    """A server on a free port of 127.0.0.1 that answers `paths`, and 404 to all else.

    With `keeps` it keeps connections open, as servers do, so that the next request comes over the same one.
    """

    class Requests(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.seen.append((self.path, dict(self.headers), time.monotonic()))
            self.close_connection = not keeps
            with suppress(OSError):  # the client had enough
                paths.get(self.path, reply(404))(self)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Requests) as listening:
        server = Server(f"http://127.0.0.1:{listening.server_address[1]}")
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()
