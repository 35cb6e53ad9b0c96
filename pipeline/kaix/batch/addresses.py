"""Which addresses are fetched from: those of the public internet, and the address looked at is the one connected to.

A URL in a feed is somebody else's: `http://169.254.169.254/` or a name that resolves to 127.0.0.1 must
not let it read the machine's own network. The address is checked after the name is resolved, on every
connection (so on every redirect), and the same address is connected to: a name that resolves to another
one the second time gains nothing.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
import threading
import time
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util import Timeout

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAllowedError(Exception):
    """The host has an address that is not fetched from."""


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet; an IPv4 address inside an IPv6 one counts as itself.

    >>> is_public("8.8.8.8"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(part) for part in (address, *_embedded(address)))


def _is_global(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded(address: Address) -> list[Address]:
    if address.version == 4:
        return []
    found: list[Address] = [a for a in (address.ipv4_mapped, address.sixtofour) if a is not None]
    if address.teredo is not None:
        found += address.teredo
    if address in ipaddress.ip_network("64:ff9b::/96") or address in ipaddress.ip_network("::/96"):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def resolve(host: str, port: int, *, allow_private: bool) -> list[tuple[int, tuple[Any, ...]]]:
    """Every `(family, socket address)` of a host; raises `NotAllowedError` if any is not public, and `OSError`."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host!r} is no host name") from error
    addresses: list[tuple[int, tuple[Any, ...]]] = [(family, address) for family, _, _, _, address in found]
    if not allow_private:
        for _, address in addresses:
            if not is_public(str(address[0])):
                raise NotAllowedError(
                    f"{host} is {address[0]}, an address of a local network or of this machine"
                )
    return addresses


class Deadline:
    """Ends the connections that were registered with it after `seconds`, whatever they wait for.

    A server that sends a byte a second outlives any time limit a read; this one is for the whole exchange.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self.end)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        """Start the clock."""
        _current.deadline = self
        self._until = time.monotonic() + self._seconds
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._timer.cancel()
        _current.deadline = None
        with self._lock:
            for copy in self._sockets:
                copy.close()
            self._sockets.clear()

    def watch(self, connection: socket.socket) -> None:
        """Register a connection; its copy stays valid when TLS takes the original over."""
        copy = socket.socket(fileno=os.dup(connection.fileno()))
        with self._lock:
            self._sockets.append(copy)
        if self.passed:
            self.end()

    @property
    def left(self) -> float:
        """The seconds that are left, at least a thousandth of one: a socket's limit of 0 means another thing."""
        return 0.001 if self.passed else max(self._until - time.monotonic(), 0.001)

    def end(self) -> None:
        """End what is watched, now."""
        self.passed = True
        with self._lock:
            for copy in self._sockets:
                with contextlib.suppress(OSError):
                    copy.shutdown(socket.SHUT_RDWR)


_current = threading.local()


class _Guarded:
    """What both kinds of connection do differently from urllib3's."""

    allow_private = False

    def _new_conn(self) -> socket.socket:
        """Connect to an address that was checked."""
        connection: Any = self
        try:
            addresses = resolve(connection.host, connection.port, allow_private=self.allow_private)
        except socket.gaierror as error:
            raise NameResolutionError(connection.host, connection, error) from error
        timeout = Timeout.resolve_default_timeout(connection.timeout)
        deadline: Deadline | None = getattr(_current, "deadline", None)
        failure: OSError = OSError("no address")
        for family, address in addresses:
            made = socket.socket(family, socket.SOCK_STREAM)
            try:
                # A name may have dozens of addresses that all keep silent.
                made.settimeout(timeout if deadline is None else min(timeout or deadline.left, deadline.left))
                made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                made.connect(address)
                made.settimeout(timeout)
            except OSError as error:
                made.close()
                failure = error
                continue
            if deadline is not None:
                deadline.watch(made)
            return made
        raise NewConnectionError(connection, str(failure)) from failure

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request, watched too where the connection was left open by the one before, robots.txt often."""
        connection: Any = self
        if connection.sock is not None and (deadline := getattr(_current, "deadline", None)) is not None:
            deadline.watch(connection.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]


class _Http(_Guarded, HTTPConnection):
    pass


class _Https(_Guarded, HTTPSConnection):
    pass


class _PrivateHttp(_Http):
    allow_private = True


class _PrivateHttps(_Https):
    allow_private = True


def pool(*, allow_private: bool) -> PoolManager:
    """urllib3's pool of connections, each to a checked address; no proxy of the environment is used."""

    class Plain(HTTPConnectionPool):
        ConnectionCls = _PrivateHttp if allow_private else _Http

    class Secure(HTTPSConnectionPool):
        ConnectionCls = _PrivateHttps if allow_private else _Https

    manager = PoolManager(num_pools=32, maxsize=1, retries=False)
    manager.pool_classes_by_scheme = {"http": Plain, "https": Secure}
    return manager
