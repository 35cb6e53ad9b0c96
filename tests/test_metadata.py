"""What a person wrote beside the articles goes before what they say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kaix import metadata, sources
from kaix.failures import Failure
from kaix.metadata import as_metadata, for_folder
from kaix.sources import Raw

TEXT = "The science ministry said that it will buy more chips for the universities."


def test_it_overrides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Published: 1 March 2026\n{TEXT}")
    (tmp_path / "b.txt").write_text(f"Published: 1 March 2026\n{TEXT}")
    (tmp_path / "metadata.csv").write_text(
        "article_id,published,publisher,note\na,2026-03-03,The Paper,x\n,,,\n"
    )
    a, b = (item.article("x") for item in sources.read([tmp_path]) if isinstance(item, Raw))
    assert (a.published, a.publisher) == ("2026-03-03", "The Paper")
    assert (b.published, b.publisher) == ("2026-03-01", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_as_spreadsheets_save_it(tmp_path: Path, encoding: str) -> None:
    text = 'article_id,title,authors\r\na,"정부, 장치 구매 계획 발표",\'=문서진\r\n'
    (tmp_path / "metadata.csv").write_bytes(text.encode(encoding))
    assert for_folder(tmp_path).of("a") == {"title": "정부, 장치 구매 계획 발표", "authors": "=문서진"}


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("id,title\na,b\n", "no column article_id"),
        ("article_id,published\na,soon\n", "published is 'soon', no whole date such as 2025-06-25"),
        ("article_id,published\na,2026\n", "published is '2026', no whole date such as 2025-06-25"),
        ("", "0 bytes"),
        ("\0\1\2" * 100, "more than 2 % control characters"),
    ],
)
def test_what_is_wrong_with_it_is_said_once(tmp_path: Path, content: str, detail: str) -> None:
    (tmp_path / "metadata.csv").write_text(content)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    failures = [item for item in sources.read([tmp_path]) if isinstance(item, Failure)]
    assert [(failure.reason, failure.detail) for failure in failures] == [("broken metadata", detail)]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("en-GB", "en"),
        ("ko_KR", "ko"),
        ("Korean", "ko"),
        ("KOR", "ko"),
        ("de", "de"),
        ("", None),
        (None, None),
        (3.5, "3.5"),
    ],
)
def test_language(given: object, kept: str | None) -> None:
    assert as_metadata({"language": given}).get("language") == kept


def test_other_kinds_of_values_are_left_out() -> None:
    assert as_metadata({"title": {"a": 1}, "url": True, "publisher": " \n", "authors": []}) == {}


def test_a_pipe_is_not_waited_for_and_a_huge_file_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "metadata.csv"
    os.mkfifo(path)
    assert for_folder(tmp_path).failures == (Failure(path.as_posix(), "broken metadata", "no regular file"),)
    path.unlink()
    path.mkdir()
    assert for_folder(tmp_path).failures == (Failure(path.as_posix(), "broken metadata", "no regular file"),)
    path.rmdir()
    path.write_text("article_id,title\na,A\n")
    monkeypatch.setattr(metadata, "_LARGEST", 10)
    assert for_folder(tmp_path).failures == (Failure(path.as_posix(), "broken metadata", "more than 0 MB"),)
