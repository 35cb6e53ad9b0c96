"""What on a page is not the article, by its markup: what a reader does not see, what readers wrote, other articles.

trafilatura leaves out navigation, advertisements and much else; here goes what it takes for the article. Nothing
goes that holds the headline or most of the page's text. `mending` does the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from kaix import furniture
from kaix.article import LONGEST_TEXT
from kaix.failures import ArticleError
from kaix.pages import markup, mending

_BLOCKS = frozenset(("div", "section", "ul", "ol", "dl", "article", "aside", "table", "form", "details"))
_NO_TEXT = (
    "script", "style", "noscript", "svg", "math", "iframe", "frame", "object", "embed", "applet", "canvas", "map",
    "video", "audio", "source", "track", "button", "input", "select", "datalist", "label", "progress", "link", "meta",
    "time",
)  # fmt: skip
"""Elements that trafilatura takes out one by one: a page of nothing else would take it minutes."""
_NOT_LINKS = markup.INLINE - {"a"}
_KEPT_SPACE = frozenset(("pre", "code", "textarea", "script", "style"))

_HIDDEN_STYLE = re.compile(r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
_HIDDEN_NAME = re.compile(
    r"(?i)(?:^|\s)(?:blind|sr[-_]?only|screen[-_]?out|visually-?hidden|screen-reader-text|a11y|ir[-_]?text|d-none|is-hidden|hidden|displaynone|"
    r"(?:\w+-)?(?:tooltip|popover|rollover)(?:-\w+)?|print-?only)(?=\s|$)"
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|commentarea|commentbox|cmts?|repl(?:y|ies)|replylist|u-?cbox\d?|cbox|livere|disqus|dsq|spot-?im|"
    r"viafoura|coral|hypercomments|fbcomments|giscus|utterances|respond|talk[_-]?(?:box|list|area|wrap)|memo[_-]?list|reader-?(?:letters|comments)|"
    r"opinion[_-]?list|reaction-?list|alex-?area)(?:$|[\s_-])"
)
_CAPTION = re.compile(r"(?i)(?:^|\s)(?:img|image|photo|pic)[-_]?(?:desc|caption|text|txt|cap)(?=\s|$)")
_NO_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:no|has|with|open|closed|off|on|count|cnt|num|btn|button|link|icon)(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REFERENCE = re.compile(r"(?P<bracket>[\[(])?(?:\d{1,3}|[a-z*†‡])[\])]?")

_LEAST_REST = 200  # characters of text that must be left for a part of a page to be none of the article
_HEADING_LONGEST = 40  # characters of a heading over a list of other articles
_LINKED_SHORTEST, _LINKED_LONGEST = 12, 200  # characters of a headline that links to its article
_LINKED = 0.8  # share of a list's text inside links from which it is a list of other articles
_HIGHEST = 8  # levels above a heading at which its list may begin
_PARAGRAPHS = 200  # paragraphs of a part that are looked at


def prune(tree: Any) -> None:
    """Take out of `tree` what is not the article, and mend its markup, in place; raises `ArticleError` ("too long")."""
    from lxml.etree import strip_elements

    body = tree if tree.tag == "body" else tree.find(".//body")
    body = tree if body is None else body
    strip_elements(body, *_NO_TEXT, with_tail=False)
    if (characters := int(body.xpath("string-length(.)"))) > 2 * LONGEST_TEXT:
        raise ArticleError("too long", f"{characters:,} characters of text, the limit is {LONGEST_TEXT:,}")
    mending.unwrap_layout(body)
    doomed, headings = _survey(body)
    if doomed or headings:
        rest = _Rest(body)
        for element in doomed:
            if _is_under(element, body) and (
                element.tag in ("template", "textarea", "sup", *markup.INLINE) or rest.spares(element)
            ):
                element.drop_tree()
        for heading in headings:
            if heading.tag != "a" and _is_under(heading, body):
                _drop_others(heading, body, rest)
    _drop_linked(body)
    mending.join_chunks(body)
    mending.split_at_breaks(body)


class _Rest:
    """How much of a page's text is left: a part may go unless it holds the headline, or nearly all that is left."""

    def __init__(self, body: Any) -> None:
        self.characters = markup.size(body)

    def spares(self, element: Any) -> bool:
        """Whether `element` may go; if so it is taken for gone."""
        if (
            next(element.iter("h1"), None) is not None
            or element.find(".//*[@itemprop='articleBody']") is not None
        ):
            return False
        size = markup.size(element)
        if size > _LEAST_REST and self.characters - size < _LEAST_REST:
            return False
        self.characters -= size
        return True


def _survey(body: Any) -> tuple[list[Any], list[Any]]:
    """The elements that go if they may, and the headings of lists of other articles; mends white space on the way."""
    doomed, headings = [], []
    for element in body.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        text, tail = element.text, element.tail
        if text and "\n" in text and tag not in _KEPT_SPACE and (bare := text.strip()) and ("\n" in bare):
            element.text = _one_line(text)
        if (
            tail
            and "\n" in tail
            and (bare := tail.strip())
            and "\n" in bare
            and element.getparent().tag not in _KEPT_SPACE
        ):
            element.tail = _one_line(tail)
        if tag in ("template", "textarea") or (tag == "sup" and _is_reference(element)):
            doomed.append(element)
            continue
        if element.attrib:
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            hidden, comments, caption = _said(names)
            if (
                hidden
                or _is_hidden(element)
                or (comments and tag in _BLOCKS)
                or (caption and tag in markup.INLINE)
            ):
                doomed.append(element)
                continue
        if text and 2 <= len(text) <= 2 * _HEADING_LONGEST and tag not in _KEPT_SPACE:
            said = text.strip()
            if 2 <= len(said) <= _HEADING_LONGEST and furniture.OTHERS.fullmatch(said):
                headings.append(element)
    return doomed, headings


def _is_reference(element: Any) -> bool:
    """Whether a raised number or letter leads to a note: "3 trillion won[1]", "5,000 GPUs2"; not "m2"."""
    said = markup.text_up_to(element, 8) or ""
    if not (match := _REFERENCE.fullmatch(said)):
        return False
    before = element.getprevious()
    text = (element.getparent().text if before is None else before.tail) or ""
    return (
        bool(match["bracket"])
        or element.find(".//a") is not None
        or re.search(r"[^\W\d]{3}[.,]?$|[가-힣][.,]?$", text) is not None
    )


def _one_line(text: str) -> str:
    """HTML's own reading of white space: `\\n` is a space."""
    return f"{' ' * text[0].isspace()}{' '.join(text.split())}{' ' * text[-1].isspace()}"


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return (
        bool(style and _HIDDEN_STYLE.search(style)) or element.get("hidden", "until-found") != "until-found"
    )


@lru_cache(maxsize=8192)
def _said(names: str) -> tuple[bool, bool, bool]:
    """Whether a class and an id say "hidden", readers' comments (`u_cbox_wrap`, `commentList`), a picture's caption.

    trafilatura leaves out the captions that are blocks, not those in a <span> of the first paragraph.
    """
    lower = _CAMEL.sub("-", names).lower()
    comments = _COMMENTS.search(lower) is not None and _NO_COMMENTS.search(lower) is None
    return _HIDDEN_NAME.search(names) is not None, comments, _CAPTION.search(names) is not None


def _is_under(element: Any, body: Any) -> bool:
    return any(each is body for each in element.iterancestors())


# ---- other articles


def _drop_others(heading: Any, body: Any, rest: _Rest) -> None:
    """Remove a heading such as "Most read" or `많이 본 뉴스` with the links under it."""
    top = heading
    for parent in islice(heading.iterancestors(), _HIGHEST):
        if (
            parent is body
            or parent.tag in ("article", "main")
            or parent.find(".//h1") is not None
            or _holds_prose(parent)
        ):
            break
        top = parent
    if top is heading or markup.text_up_to(top, _HEADING_LONGEST) is not None:
        follower = top.getnext()
        while (
            follower is not None
            and follower.tag not in ("article", "main", "h1")
            and _is_list_of_links(follower)
        ):
            follower, gone = follower.getnext(), follower
            gone.drop_tree()
    elif not _is_list_of_links(top, heading) or not rest.spares(top):
        return
    top.drop_tree()


def _holds_prose(element: Any) -> bool:
    """Whether one of its paragraphs is an article's: long, and not a link."""
    return any(
        markup.own_text(each, _NOT_LINKS) >= markup.PROSE
        for each in islice(element.iter("p", "div", "li", "td"), _PARAGRAPHS)
    )


def _is_list_of_links(element: Any, heading: Any = None) -> bool:
    text = markup.size(element) - (markup.size(heading) if heading is not None else 0)
    return text > 0 and sum(map(markup.size, element.iter("a"))) >= text * _LINKED


def _drop_linked(body: Any) -> None:
    """Remove the paragraphs under the article's first that are nothing but a link: headlines of other articles."""
    prose = next(
        (p for p in body.iter("p", "div") if markup.own_text(p, markup.INLINE) >= markup.PROSE), None
    )
    if prose is None:
        return
    doomed = []
    for link in prose.xpath("following::a[@href]"):
        said = markup.text_up_to(link, _LINKED_LONGEST)
        if said is None or len(said) < _LINKED_SHORTEST or link.find(".//img") is not None:
            continue
        element = link
        while element.tag in markup.INLINE and (parent := element.getparent()) is not None:
            element = parent
        if element.tag in ("p", "li", "h3", "h4", "h5", "dd"):
            whole = markup.text_up_to(element, len(said) + 8)
            if whole is not None and element.find(".//img") is None:
                doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
