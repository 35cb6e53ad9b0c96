"""Whether a page whose article is stored now says that it is gone: "삭제된 기사입니다", a correction notice."""

from __future__ import annotations

import re

from kaix.batch.firstcut.text import without_scripts
from kaix.decoding import decode
from kaix.failures import ArticleError

_LONGEST = 1_500
"""Characters of a page that has a notice and the site's menu, and no article."""
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_TITLE = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1", re.IGNORECASE | re.DOTALL)
_GONE = re.compile(
    r"(?:삭제된|(?:삭제되었거나 )?존재하지 않는|비공개(?: 처리)?된|찾을 수 없는)"
    r"\s?(?:기사|뉴스|페이지|게시물|콘텐츠)"
    r"|(?:기사|뉴스|게시물)(?:가|는|이)\s(?:삭제|철회|취소)(?:되었|됐|된|하였)"
    r"|(?:article|story|page|post)\s(?:has been|was|is)\s(?:removed|withdrawn|retracted|deleted|no longer available)"
    r"|(?:removed|withdrawn|retracted) by (?:the )?(?:publisher|editors?)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"정정\s?보도|반론\s?보도|바로\s?잡습니다|\[정정\]|^\W*(?:correction|retraction|withdrawn)\b",
    re.IGNORECASE,
)


def is_withdrawn(now: bytes, before: bytes, charset: str | None = None) -> bool:
    """Whether the page that came instead of `before` is a notice about it; `charset` is what the server says of it."""
    try:
        title, text = _read(now, charset)
        was_title, was_text = _read(before, charset)
    except ArticleError:  # no text at all
        return False
    if _GONE.search(title) or (len(text) <= _LONGEST and _GONE.search(text)):
        return not _GONE.search(was_title) and not (len(was_text) <= _LONGEST and _GONE.search(was_text))
    return _CORRECTION.search(title) is not None and not _CORRECTION.search(was_title)


def _read(page: bytes, charset: str | None) -> tuple[str, str]:
    """The title and the headline, and the whole of what is seen."""
    html = decode(without_scripts(page), charset)
    titles = (_SPACE.sub(" ", _TAG.sub("", found[2])).strip() for found in _TITLE.finditer(html))
    return "\n".join(titles), _SPACE.sub(" ", _TAG.sub(" ", html)).strip()
