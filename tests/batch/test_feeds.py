from __future__ import annotations

import gzip
import time

import pytest

from kaix.batch.feeds import Link, addresses, day, is_list, kind, links
from kaix.failures import ArticleError

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>경제</title>
<item><title>정부, &lt;b&gt;AI&lt;/b&gt; 예산 확대</title>
<link>https://a.example/1</link><pubDate>Mon, 02 Mar 2026 23:30:00 +0900</pubDate></item>
<item><title>둘</title><link>/2?x=1&amp;y=2</link><author>kim@a.example (김)</author></item>
<item><title>again</title><link>https://a.example/1</link></item>
<item><title>no link</title></item>
<item><title>odd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>One</title><link href="https://a.example/1"/><published>2026-03-02T10:00:00Z</published></entry></feed>"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://a.example/1 </loc><lastmod>2026-03-05</lastmod><news:news><news:title>Title</news:title>
<news:publication_date>2026-03-02T10:00:00+09:00</news:publication_date></news:news></url>
<url><loc>https://a.example/2</loc></url><url/></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/s1.xml.gz</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr"])
@pytest.mark.parametrize("declared", ["utf-8", "euc-kr"])
def test_a_feed_in_any_encoding_whatever_it_declares(encoding: str, declared: str) -> None:
    content = RSS.format(encoding=declared).encode(encoding)
    assert kind(content) == "feed"
    assert [(link.url, link.metadata.get("title")) for link in links(content, "https://a.example/feed")] == [
        ("https://a.example/1", "정부, AI 예산 확대"),
        ("https://a.example/2?x=1&y=2", "둘"),
    ]
    assert links(content, "https://a.example/feed")[0].metadata["published"] == "2026-03-02"


def test_atom() -> None:
    expected = Link("https://a.example/1", {"title": "One", "published": "2026-03-02"})
    assert links(ATOM.encode(), "https://a.example/") == [expected]


def test_a_sitemap_and_an_index_of_them() -> None:
    first = Link("https://a.example/1", {"title": "Title", "published": "2026-03-02"})
    for content in (SITEMAP.encode(), gzip.compress(SITEMAP.encode())):
        assert kind(content) == "sitemap"
        assert links(content, "https://a.example/") == [first, Link("https://a.example/2")]
    assert links(INDEX.encode(), "") == [Link("https://a.example/s1.xml.gz", {}, is_sitemap=True)]


@pytest.mark.parametrize("content", [b"<html><body>Log in</body></html>", b"", b"\x1f\x8bxx", b"plain"])
def test_a_feed_that_is_none(content: bytes) -> None:
    with pytest.raises(ArticleError, match="broken file"):
        links(content, "https://a.example/")


@pytest.mark.parametrize(
    "content",
    [b"<rss>", b"<rss><channel><item><link>", b"<urlset><url><loc>", b"<urlset>&x;" + b"<a>" * 5000],
)
def test_a_feed_that_breaks_off_has_what_it_has(content: bytes) -> None:
    assert links(content, "https://a.example/") == []


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel>{}</channel></rss>",
        "<urlset>{}</urlset>",
    ],
)
def test_an_address_that_is_none_is_one_link_that_fails(text: str) -> None:
    names = ("item", "link") if "rss" in text else ("url", "loc")
    wrong = (
        "http://[bad/",
        "/&#xD800;&#x110000;&#99999999999;",
        "/\ud800",
        "http://[::1",
        "//[",
        "http://a:b/",
    )
    items = [f"<{names[0]}><{names[1]}>{url}</{names[1]}></{names[0]}>" for url in (*wrong, "/1")]
    content = text.format("".join(items)).encode("utf-8", "surrogatepass")
    found = [link.url for link in links(content, "https://a.example/feed")]
    assert found[0] == "http://[bad/"
    assert found[1] == "https://a.example/\ufffd\ufffd\ufffd"
    assert found[-1] == "https://a.example/1"
    assert "\ud800" not in "".join(found)


@pytest.mark.parametrize(
    "piece", ["<!--a-->", "<!--", "<?a?>", "<!DOCTYPE a>", "<!DOCTYPE ", "<?", " ", "<!-- a\n--> \n"]
)
def test_what_stands_before_the_first_element_is_passed_in_linear_time(piece: str) -> None:
    begun = time.monotonic()
    assert kind((piece * 30_000 + "hello").encode()) == "page"
    assert kind((piece * 40 + "hello").encode()) == "page"
    assert time.monotonic() - begun < 1
    if piece.endswith((">", " \n", "\n")):
        assert kind(b"\xef\xbb\xbf <?xml version='1.0'?>" + piece.encode() * 40 + b"<rss>") == "feed"


def test_entities_neither_multiply_nor_read_files() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>&l9;</loc></url></urlset>'
    thief = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&f;</loc></url></urlset>'
    for text in (
        bomb,
        thief,
        bomb.replace("urlset", "rss").replace("loc", "link"),
        thief.replace("urlset", "rss"),
    ):
        try:
            found = links(text.encode(), "https://a.example/")
        except ArticleError:
            continue
        assert all(len(link.url) < 1000 and "root" not in link.url for link in found)


def test_a_list_of_addresses() -> None:
    text = b"# mine\nhttps://a.example/1\n\nhttp://b.example/2 a note\nhttps://a.example/1\n"
    assert is_list(text)
    assert [link.url for link in addresses(text)] == ["https://a.example/1", "http://b.example/2"]
    assert not is_list(b"An article\nhttps://a.example/1\n")
    assert not is_list(b"")
    assert is_list(b"https://a.example/1\n" * 5000)


def test_a_slip_in_a_list_fails_alone_and_text_is_no_list() -> None:
    slip = b"https://a.example/1\nb.example/2\nhttps://a.example/3\n"
    assert is_list(slip)
    assert [link.url for link in addresses(slip)][1] == "b.example/2"
    assert not is_list(b"https://a.example/1\nhttps://a.example/2\nTwo reports on chips.\n")
    assert not is_list(b"https://a.example/1\nchips\n")
    for text, seen in (
        (b"Seoul buys chips.\n", "“Seoul buys chips.”"),
        (b"", "no line"),
        (b"# none\n", "no line"),
    ):
        with pytest.raises(ArticleError, match=f"no addresses: .*{seen}"):
            addresses(text)
    assert addresses("\ufeffhttps://a.example/1\n".encode("utf-16-le"))[0].url == "https://a.example/1"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2025.06.25", "2025-06-25"),
        ("2025/06/25", "2025-06-25"),
        ("2025년 6월 25일", "2025-06-25"),
        ("2025년06월25일 09:00", "2025-06-25"),
        ("2025. 6. 25.", "2025-06-25"),
        ("2025-06-25T00:30:00.000+0900", "2025-06-25"),
        ("2025-06-25T00:30:00+09:00", "2025-06-25"),
        ("2025-06-25T23:30:00Z", "2025-06-25"),
        ("Wed, 25 Jun 2025 00:30:00 +0900", "2025-06-25"),
        ("Wed,25 Jun 2025 08:59:59 +0900", "2025-06-25"),
        ("Thu, 26 Jun 25 00:01:01 +0900", "2025-06-26"),
        ("20250625", "2025-06-25"),
        ("20250625003000", "2025-06-25"),
        ("June 2025", ""),
        ("2025.06", ""),
        ("yesterday", ""),
        ("2025-02-30", ""),
        ("", ""),
    ],
)
def test_the_day_is_the_one_in_the_feeds_own_zone(stated: str, expected: str) -> None:
    assert day(stated) == expected
    rss = f"<rss><channel><item><link>https://a.example/1</link><pubDate>{stated}</pubDate></item></channel></rss>"
    found = links(rss.encode(), "https://a.example/")
    assert [link.metadata.get("published", "") for link in found] == [expected]


def test_an_atom_entry_is_dated_by_its_own_zone() -> None:
    atom = ATOM.replace("2026-03-02T10:00:00Z", "2026-03-03T00:30:00+09:00")
    assert links(atom.encode(), "https://a.example/")[0].metadata["published"] == "2026-03-03"
