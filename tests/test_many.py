"""Pages, files and many texts from Python: cleaned first, in order, nothing lost, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kaix
from kaix import annotate
from kaix.failures import ArticleError
from kaix.records import Amount

PAGE = (
    "<html><head><title>Haneul plans</title><meta charset='euc-kr'></head><body><nav>Home</nav><article>"
    "<h1>하늘그룹 투자</h1><p>하늘그룹은 3일 인공지능 데이터센터에 2조원을 투자한다고 밝혔다. 설비는 내년에 짓는다.</p>"
    "<p>회사는 이번 투자로 국내 인공지능 산업의 기반을 넓힌다는 계획이라고 설명했다.</p></article></body></html>"
)


def sums(found: kaix.Records) -> list[str]:
    return [str(amount.amount) for amount in found.amounts]


def test_a_page_is_cleaned_first_whatever_its_encoding() -> None:
    for page in (PAGE, PAGE.encode("cp949")):
        found = kaix.extract_page(page, url="https://paper.example/1", published="2026-03-04")
        assert sums(found) == ["2000000000000"]
        assert found.article is not None
        assert "Home" not in found.article.text
        assert (found.article.published, found.article.url) == ("2026-03-04", "https://paper.example/1")
        [amount] = found.amounts
        assert found.article.text[amount.start : amount.end] == amount.text


def test_what_is_no_page() -> None:
    with pytest.raises(ArticleError):
        kaix.extract_page("<html><body></body></html>")
    with pytest.raises(TypeError, match="HTML as a str or bytes, not int"):
        kaix.extract_page(7)  # type: ignore[arg-type]


def test_the_articles_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    [article] = kaix.read(tmp_path / "a.html")
    assert sums(kaix.extract(article)) == ["2000000000000"]
    (tmp_path / "b.jsonl").write_text(
        '{"text": "It raised $5 million on Monday."}\n{"text": "It raised $6 million."}\n'
    )
    assert [sums(kaix.extract(each)) for each in kaix.read(tmp_path / "b.jsonl")] == [
        ["5000000"],
        ["6000000"],
    ]
    with pytest.raises(FileNotFoundError):
        list(kaix.read(tmp_path / "no.txt"))
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(ArticleError):
        list(kaix.read(tmp_path / "empty.txt"))


def texts(count: int, taken: list[int]) -> Iterator[str]:
    for number in range(count):
        taken.append(number)
        yield f"Haneul raised ${number + 1} million on Monday for chips."


@pytest.mark.parametrize("workers", [1, 2])
def test_many_come_in_order_and_lazily(workers: int) -> None:
    taken: list[int] = []
    found = kaix.extract_many(texts(400, taken), workers, published="2026-03-04")
    assert taken == []
    first = next(found)
    assert sums(first) == ["1000000"]
    assert len(taken) <= 2 * 3 * 16
    assert [sums(each) for each in found] == [[f"{n}000000"] for n in range(2, 401)]


def test_both_ways_give_the_same() -> None:
    items: list[str | kaix.Article] = [
        PAGE, "정부는 4일 3조원을 쓴다고 밝혔다.", "\ud800 $3 million",
        kaix.Article(language="en", text="It spent $5 million on Monday.", published="2026-03-04", article_id="x"),
        kaix.Article(language="de", text="Es kostet 5 Millionen Dollar."),
    ]  # fmt: skip
    alone, together = (list(kaix.extract_many(items, n, published="2026-05-05")) for n in (1, 2))
    assert alone == together
    assert [each.error for each in alone] == [""] * 4 + [
        "no rules for the language 'de': kaix reads en and ko"
    ]
    assert [each.article and each.article.published for each in together] == [
        each.article and each.article.published for each in alone
    ]


def test_no_workers() -> None:
    with pytest.raises(ValueError, match="workers is 0: give 1 or more"):
        kaix.extract_many([], 0)


def test_the_pipeline_is_built_anew_so_that_words_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate, "RENEWED_AFTER", 5)
    annotate._texts.clear()
    vocabularies = []
    for number in range(11):
        [amount] = kaix.extract(f"Haneul{number} raised $5 million.").amounts
        assert isinstance(amount, Amount)
        vocabularies.append(annotate.shared("en").vocab)
    assert len({id(each) for each in vocabularies}) == 3
