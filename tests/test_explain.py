from __future__ import annotations

import gzip
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console, Group

from kaix import sources
from kaix.annotate import annotate
from kaix.annotate import records as records_of
from kaix.article import Article
from kaix.explain import explanation, printable, read
from kaix.failures import Failure, UsageError
from kaix.records import Amount, AnyRecord, Official


def shown(text: str, *records: AnyRecord, colour: bool = False, width: int = 100) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    sentences = list(zip(starts, [*starts[1:], len(text)], strict=True))
    tables: dict[str, list[AnyRecord]] = {}
    for record in records:
        tables.setdefault(record.group, []).append(record)
    article = Article(article_id="a", language="en", published="2025-06-25", text=text)
    console.print(explanation(article, sentences, tables))
    return file.getvalue()


def amount(text: str, anchor: str, value: str, **rest: object) -> Amount:
    start = text.index(anchor)
    return Amount(
        start=start,
        end=start + len(anchor),
        text=anchor,
        sentence="",
        rule="amounts.some_rule",
        currency="KRW",
        amount=Decimal(value),
        **rest,  # type: ignore[arg-type]
    )


def test_records_are_marked_and_their_values_and_rule_stand_below() -> None:
    text = "Nothing here.\nIt cost about 5 million won then.\nNothing there."
    out = shown(text, amount(text, "about 5 million won", "5000000", modifier="approx"))
    assert [line.rstrip() for line in out.split("\n")] == [
        "a · en · 2025-06-25",
        "officials 0   amounts 1   gpu_counts 0   rankings 0",
        "",
        "Nothing here.",
        "",
        "It cost ⟦1|about 5 million won⟧ then.",
        "  1 amounts  currency KRW  amount 5,000,000  modifier approx  status actual  ← amounts.some_rule",
        "",
        "Nothing there.",
        "",
        "",
    ]


def test_two_records_on_one_anchor_share_a_mark() -> None:
    text = "Chair and CEO Kim Sol spoke."
    rows = [
        Official(
            start=14,
            end=21,
            text="Kim Sol",
            sentence="",
            rule="r",
            person="Kim Sol",
            person_id="k",
            position=p,
        )
        for p in ("Chair", "CEO")
    ]
    out = shown(text, *rows)
    assert "Chair and CEO ⟦1,2|Kim Sol⟧ spoke." in out
    assert "position Chair" in out
    assert "position CEO" in out


def test_a_conversion_shows_what_it_restates() -> None:
    text = "It cost 5 million won (6 thousand)."
    rows = amount(text, "5 million won", "5000000"), amount(text, "6 thousand", "6000", converts=8)
    assert "converts “5 million won”" in shown(text, *rows)


def test_markup_and_control_characters_of_the_article_show_as_text() -> None:
    text = "[red]It[/red] cost [bold]5 won[/] \x1b[31mnow\x07 :smile: [link=http://x]y[/link]."
    out = shown(text, amount(text, "5 won", "5"), colour=True)
    plain = shown(text, amount(text, "5 won", "5"))
    assert "[red]It[/red] cost [bold]⟦1|5 won⟧[/] ␛[31mnow␇ :smile: [link=http://x]y[/link]." in plain
    assert "\x1b[31mnow" not in out
    assert "\x1b[1;32m5 won" in out


def test_lone_surrogates_and_direction_marks_can_be_printed() -> None:
    text = "a\ud800b\u202ec\x00d\u2066 5 won"
    shown(text, amount(text, "5 won", "5")).encode("utf-8")
    assert printable(text) == "a\ufffdb\ufffdc␀d\ufffd 5 won"


def test_anchors_that_cross_are_both_marked() -> None:
    text = "up to 5 million won more"
    rows = amount(text, "to 5 million", "5"), amount(text, "5 million won", "5")
    assert "up ⟦1|to ⟦2|5 million⟧ won⟧ more" in shown(text, *rows)


def test_an_empty_article_is_printed() -> None:
    assert shown("").startswith("a · en")


CORPUS = Path(__file__).parent.parent / "corpus"


def printed(found: Group | Failure) -> str:
    assert isinstance(found, Group)
    file = io.StringIO()
    Console(file=file, width=120).print(found)
    return file.getvalue()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_whole_article_is_there_and_every_mark_has_its_row(path: Path) -> None:
    [found] = read(path)
    out = printed(found)
    [raw] = sources.read_file(path)
    assert isinstance(raw, sources.Raw)
    article = raw.article(path.stem)
    doc = annotate(article.text, article.language, article.published)
    rows = [record for records in records_of(doc).values() for record in records]
    assert out.count("←") == len(rows)
    assert out.count("⟦") == len({(record.group, record.span) for record in rows})
    unmarked = "".join(re.sub(r"⟦[\d,]+\||⟧", "", out).split())
    for sentence in doc.sents:
        assert "".join(sentence.text.split()) in unmarked


PAGE = """<html><head><title>Port model</title></head><body><article><h1>Port model</h1>
<p>Busan will spend 20 billion won on a port model, the city said on Monday in a long statement.</p>
<p>The city has worked on the port for years and will go on doing so for years to come.</p></article></body></html>"""
TEXT = "Busan will spend 20 billion won on a port model, the city said on Monday."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a.html", PAGE),
        ("a.jsonl", json.dumps({"text": TEXT})),
        ("article", PAGE),
        ("article", TEXT),
        ("article", json.dumps({"html": PAGE})),
    ],
)
def test_any_format_is_read_from_a_file_and_from_a_pipe(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    for found in (*read(path), *read(Path("-"), content.encode())):
        assert "20 billion won" in printed(found)


def test_what_the_reader_states_goes_before_what_the_article_says() -> None:
    [found] = read(Path("-"), TEXT.encode(), published="2025-06-25")
    assert printed(found).startswith("stdin · en · 2025-06-25")
    [found] = read(Path("-"), TEXT.encode(), language="de")
    assert found == Failure("-", "unsupported language", "de", "stdin")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.txt", "not found"),
        ("nowhere", "not found"),
        ("empty.txt", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_failure(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    [found] = read(tmp_path / name)
    assert isinstance(found, Failure)
    assert found.reason == reason


def test_a_packed_file_and_a_table_are_read_as_a_run_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "a.csv").write_text(f'text\n"{TEXT}"\n', encoding="utf-8")
    for name in ("a.txt.gz", "a.csv"):
        [found] = read(tmp_path / name)
        assert "20 billion won" in printed(found)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder: name a file in it"):
        list(read(tmp_path))
