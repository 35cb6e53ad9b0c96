"""Every input comes out once: as what an article was found in, or as the reason why not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kaix import folders, lines, sources
from kaix.failures import Failure
from kaix.sources import Raw

TEXT = "The science ministry said that it will buy more chips for the universities."


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def found(*inputs: Path) -> list[tuple[str, str]]:
    """Source under the first input's folder, and the first id or the reason."""
    result = []
    for item in sources.read(inputs):
        name = item.source.removeprefix(f"{inputs[0]}").lstrip("/") or Path(item.source).name
        result.append((name, item.reason if isinstance(item, Failure) else item.article_ids[0]))
    return result


def test_a_folder_sorted_with_subfolders(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.html",
        "c/a.HTM",
        "c/d.jsonl",
        "b.bak",
        "LICENSE",
        "README.md",
        ".hidden.txt",
        ".git/x.txt",
    ):
        write(tmp_path / name, json.dumps({"text": TEXT}) if name.endswith("l") and "d." in name else TEXT)
    write(tmp_path / "metadata.csv", "article_id,published\nb,2026-03-03\n")
    assert found(tmp_path) == [
        ("a.html", "a"),
        ("b.bak", "unknown extension"),
        ("b.txt", "b"),
        ("c/a.HTM", "a"),
        ("c/d.jsonl:1", "d-1"),
    ]


def test_a_file_named_by_the_user_is_always_an_input(tmp_path: Path) -> None:
    assert found(write(tmp_path / "README.md")) == [("README.md", "unknown extension")]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert found(tmp_path / "no.txt") == [("no.txt", "not found")]
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert found(tmp_path) == [("link.txt", "not found")]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert [item.reason for item in sources.read([tmp_path]) if isinstance(item, Failure)] == [
        "nothing to read"
    ]


def test_each_file_once(tmp_path: Path) -> None:
    one = write(tmp_path / "a.txt")
    (tmp_path / "again.txt").symlink_to(one)
    assert found(tmp_path, one, tmp_path / "." / "a.txt") == [("a.txt", "a")]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert found(tmp_path) == [("in/a.txt", "a"), ("self", "cannot be opened")]


def test_a_folder_of_more_files_than_are_kept_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(f"{name}.txt" for name in ("z", "é", "가", "10", "9", "B", "a"))
    for name in names:
        write(tmp_path / "in" / name)
        write(tmp_path / "in" / "deep" / name)
    (tmp_path / "in" / "again.txt").symlink_to(tmp_path / "in" / "z.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    usual = found(tmp_path)
    every = [*names, "again.txt", *(f"deep/{name}" for name in names)]
    assert [source for source, _ in usual] == [f"in/{name}" for name in sorted(every) if name != "z.txt"]
    monkeypatch.setattr(folders, "FEW", 3)
    assert found(tmp_path) == usual


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    locked = write(tmp_path / "locked" / "b.txt").parent
    real = os.scandir

    def scandir(folder: Path) -> object:
        if folder == locked:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)  # the superuser may read any folder
    assert found(tmp_path) == [("a.txt", "a"), ("locked", "cannot be opened")]


def test_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == [("pipe.txt", "cannot be opened")]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")).write_text(TEXT)
    assert found(tmp_path) == [("\\xff\\xfe.txt", "\\xff\\xfe")]


def test_a_file_larger_than_any_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 1000)
    write(tmp_path / "a.txt", "x" * 1001)
    assert found(tmp_path) == [("a.txt", "too large")]


def test_names_for_files_of_one_stem(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("x/a.txt", "y/a.html", "y/a.txt")]
    ids = [item.article_ids for item in sources.read([tmp_path]) if isinstance(item, Raw)]
    assert len(ids) == len(paths)
    assert ids == [
        ("a", "x/a", "x/a.txt", str(tmp_path / "x/a.txt")),
        ("a", "y/a", "y/a.html", str(tmp_path / "y/a.html")),
        ("a", "y/a", "y/a.txt", str(tmp_path / "y/a.txt")),
    ]


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_lines(tmp_path: Path) -> None:
    rows = [
        line(text=TEXT),
        "",
        line(html=f"<p>{TEXT}</p>", article_id="own"),
        "{broken",
        line(title="only"),
        line(text=7),
        "[1]",
        '"text"',
        line(text=TEXT, article_id=12),
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
        line(text="", html=f"<p>{TEXT}</p>"),
        '{"text": "half \\ud800 pair"}',
        line(text=""),
    ]
    path = write(tmp_path / "day.jsonl", "\ufeff" + "\r\n".join(rows))
    assert [(name.rpartition(":")[2], what) for name, what in found(path)] == [
        ("1", "day-1"),
        ("3", "own"),
        ("4", "broken line"),
        ("5", "broken line"),
        ("6", "broken line"),
        ("7", "broken line"),
        ("8", "broken line"),
        ("9", "12"),
        ("10", "broken line"),
        ("11", "broken line"),
        ("12", "day-12"),
        ("13", "day-13"),
        ("14", "day-14"),  # an empty text fails when it is read
    ]


@pytest.mark.parametrize("content", ["", "\n\n", " \r\n"])
def test_an_empty_jsonl(tmp_path: Path, content: str) -> None:
    assert found(write(tmp_path / "a.jsonl", content)) == [("a.jsonl", "empty")]


def test_a_huge_line_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    path = write(tmp_path / "a.jsonl", f"{line(text=TEXT)}\n{line(text='x' * 5000)}\n{line(text=TEXT)}")
    assert [what for _, what in found(path)] == ["a-1", "too large", "a-3"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp949", "johab"])
def test_lines_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    texts = ["서울시가 서버를 빌린다고 밝혔다.", "정부는 아니라고 했다.", "The council rents 9,000 servers."]
    path = tmp_path / "a.jsonl"
    for end in ("\n", "\r\n", "\r"):
        path.write_bytes(end.join(line(text=text) for text in texts).encode(encoding))
        assert [raw.content for raw in sources.read_file(path) if isinstance(raw, Raw)] == texts, end


def test_fields_of_a_line(tmp_path: Path) -> None:
    fields = {
        "title": " The\u00a0title ",
        "published": "2026-03-03T01:00Z",
        "authors": ["Moon", "Gu"],
        "url": None,
    }
    path = write(tmp_path / "a.jsonl", line(text=TEXT, language="en-US", views=3, **fields))
    (raw,) = sources.read_file(path)
    assert isinstance(raw, Raw)
    article = raw.article("a")
    assert article.text == f"The title\n{TEXT}"
    assert (article.title, article.published, article.authors) == ("The title", "2026-03-03", "Moon; Gu")
    assert (article.language, article.url, article.source) == ("en", None, f"{path}:1")


def test_a_new_format_is_a_function_and_its_extension(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sources.READERS, ".md", sources.READERS[".txt"])
    assert found(write(tmp_path / "a.md")) == [("a.md", "a")]


def test_the_day_that_a_page_states_goes_before_that_of_its_feed() -> None:
    body = "".join(
        f"<p>The city said on Monday that it bought {n},000 chips for its hall.</p>" for n in range(9)
    )
    day = "<meta property='article:published_time' content='2026-06-03T08:00:00+09:00'>"
    found = [
        Raw(
            "u",
            ("u",),
            f"<html><head>{head}</head><body>{body}</body></html>",
            is_page=True,
            captured="2026-06-02",
        )
        for head in (day, "")  # the feed's is the same moment, in Greenwich
    ]
    assert [raw.article("u").published for raw in found] == ["2026-06-03", "2026-06-02"]
