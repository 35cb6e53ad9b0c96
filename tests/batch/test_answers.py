"""What an answer of a server is: a page, another address, nothing new, or a failure."""

from __future__ import annotations

import io

import pytest
from urllib3 import HTTPResponse

from kaix.batch import answers
from kaix.batch.addresses import Deadline
from kaix.batch.answers import Fetched, TryAgainError
from kaix.failures import ArticleError

URL = "https://a.example/1"


def read(status: int, body: bytes = b"", largest: int = 10, **headers: str) -> Fetched | str | None:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    response = HTTPResponse(io.BytesIO(body), sent, status, preload_content=False)
    with Deadline(60) as deadline:
        return answers.read(response, URL, largest, deadline)


def test_a_page() -> None:
    found = read(200, b"page", Content_Type="Text/HTML; charset='CP949'", ETag="e", Last_Modified="today")
    assert found == Fetched(URL, b"page", "text/html", "cp949", "e", "today")
    assert read(200) == Fetched(URL, b"", "", None, None, None)


def test_another_address_and_nothing_new() -> None:
    assert read(301, Location="/2") == "/2"
    assert read(304) is None


@pytest.mark.parametrize(
    ("status", "retry_after", "seconds"), [(503, "7", 7.0), (429, "900", 60.0), (500, "soon", 0.0)]
)
def test_a_failure_that_may_pass(status: int, retry_after: str, seconds: float) -> None:
    with pytest.raises(TryAgainError, match=f"HTTP {status}") as caught:
        read(status, Retry_After=retry_after)
    assert caught.value.after == seconds


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, b"", ("not fetched", "HTTP 404")),
        (301, b"", ("not fetched", "HTTP 301")),
        (200, b"x" * 11, ("too large", "more than 0 MB")),
    ],
)
def test_a_failure_that_stays(status: int, body: bytes, said: tuple[str, str]) -> None:
    with pytest.raises(ArticleError) as caught:
        read(status, body)
    assert (caught.value.reason, caught.value.detail) == said


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/2", "https://a.example/2"),
        ("2?a=b", "https://a.example/2?a=b"),
        ("https://b.example/x", "https://b.example/x"),
        ("한", "https://a.example/%ED%95%9C"),
        ("한".encode("cp949").decode("latin-1"), "https://a.example/%C7%D1"),
    ],
)
def test_joined(target: str, expected: str) -> None:
    assert answers.joined(URL, target) == expected


def test_what_an_exception_says_is_the_same_in_every_run() -> None:
    said = "<urllib3.connection.HTTPConnection object at 0x7f01>: Failed to connect"
    assert answers.without_address(OSError(said)) == "Failed to connect"
    assert answers.without_address(OSError("HTTPConnection(host='a', port=1): reset")) == "reset"
    assert answers.without_address(OSError("reset by peer")) == "reset by peer"
