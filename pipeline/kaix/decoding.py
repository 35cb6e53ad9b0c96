"""Bytes → text, and any text → the characters that every kind of input has alike.

Half of the old Korean web is EUC-KR or its superset CP949, often without saying so or saying
something else; one bad byte must not make a page unreadable. So Korean is known by its bytes, whatever a label
says: half of the syllables of any Korean text are among the hundred that it uses most, and of a text that is read
in the wrong encoding a twentieth.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from kaix.failures import ArticleError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive, or an Office or HWPX document",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an HWP or older Office document",
    b"\x7fELF": "a program",
}
_LOOKED_AT = 65_536  # bytes and characters of an input that the judgement "is it text" is made on
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # not \x1b: ISO-2022-KR and -JP shift with it
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)

# Browsers read every one of these labels as Windows' superset, and so do pages mean it
# (https://encoding.spec.whatwg.org/#names-and-labels).
_SUPERSETS = {
    **dict.fromkeys(
        (
            *(
                "euc-kr",
                "euc_kr",
                "euckr",
                "cseuckr",
                "korean",
                "iso-ir-149",
                "ks_c_5601-1987",
                "ks_c_5601-1989",
            ),
            *("ksc5601", "ksc_5601", "ks_c_5601", "csksc56011987", "windows-949", "uhc", "ms949", "cp949"),
        ),
        "cp949",
    ),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "iso8859-1"), "cp1252"),
}
# A Windows-1252 quotation mark or accent stands alone between ASCII letters; CP949 characters are pairs.
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE = re.compile(rb"[\x80-\xff][^\n]{0,4000}")
_KOREAN = ("utf-8", "cp949", "johab")
"""The encodings of Korean in which ASCII stays ASCII."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FREQUENT = frozenset(
    "이다는에의가을한고하로기지은사도를서으대정인시리자일해어제전나스과부수아라장있보상원주그들공조했여것국구적"
    "위게안만동관와계세면성유경신개방발산할중간비연업출회무용생터내등물오마선소통재치행진금년월차예투력우민반데"
)
"""The syllables that Korean uses most: half of all that are in a text."""
_STRANGE = re.compile(r"[^\t\n\r -~\xa0-\xff가-힣一-鿿\u2000-\u206f\u2100-\u27bf\u3000-\u303f\uff00-\uffef]")
"""What stands in no Korean or English article, or as good as never: U+FFFD, private use, other scripts."""

_HANJA = re.compile("[一-鿿]")


def _koreanness(text: str) -> int:
    """How much more of `text` is frequent Korean than strange; 0 for what is no Korean."""
    hangul = sum("가" <= c <= "힣" for c in text)
    frequent = sum(c in _FREQUENT for c in text)
    return max(0, frequent - 2 * len(_STRANGE.findall(text))) if frequent * 4 > hangul else 0


def _korean_codec(data: bytes) -> str | None:
    """The encoding in which these bytes, which are no good UTF-8, are Korean; `None` where they are not."""
    sample, size = [], 0
    for line in _HIGH_LINE.finditer(data):
        sample.append(line.group())
        size += len(sample[-1])
        if size > _LOOKED_AT // 2:
            break
    seen = b"\n".join(sample)
    scores = {codec: _koreanness(seen.decode(codec, "replace")) for codec in _KOREAN}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 2 else None


def wide_codec(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: every ASCII character brings NULs, and nothing in it is strange."""
    head = data[: _LOOKED_AT // 16 * 4]
    if b"\0" not in head[:2000]:
        return None
    for codec in reversed(_WIDE):
        width = int(codec[4:6]) // 8
        text = head[: len(head) // width * width].decode(codec, "replace")
        # ASCII that is read two bytes at a time is Chinese characters.
        if len(_STRANGE.findall(text)) * 50 < len(text) and len(_HANJA.findall(text)) * 4 < len(text):
            return codec
    return None


def is_rare(data: bytes) -> bool:
    """Whether a page is in an encoding in which no word stands as it does in UTF-8 or CP949: Johab, UTF-16, UTF-32.

    It is asked of every page of a crawl: a short look.
    """
    if b"\0" in data[:2000]:
        return wide_codec(data) is not None
    # Nearly every page is ASCII up to something in UTF-8, and to see that costs a tenth of a look for letters.
    try:
        data.decode("ascii")
    except UnicodeDecodeError as error:
        if _begins_in_utf8(data[error.start : error.start + 2000]):
            return False
    else:
        return False
    if (match := _LETTERS.search(data)) is None:
        return False
    seen = data[match.start() : match.start() + 2000]
    if _begins_in_utf8(seen):
        return False
    scores = {codec: _koreanness(seen.decode(codec, "ignore")) for codec in _KOREAN}
    return max(scores, key=scores.__getitem__) == "johab"


def _begins_in_utf8(seen: bytes) -> bool:
    try:
        seen.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(seen) - 4  # the look ends within a character
    return True


_LETTERS = re.compile(rb"[\x80-\xff][\x31-\xff][\x80-\xff][\x31-\xff]")


def _label(data: bytes) -> str | None:
    """The codec that the document declares for itself, or `None`."""
    head = data[:4096]
    match = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if match is None:
        return None
    return _codec(match.group(1).decode("ascii"))


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    try:
        found = codecs.lookup(_SUPERSETS.get(label, label))
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    return found.name if found._is_text_encoding else None


def _is_western(data: bytes) -> bool:
    """Whether the bytes above 127 stand alone, as accents and curly quotes do and Korean characters do not."""
    runs = [len(run.group()) for run in _HIGH_RUN.finditer(data[: _LOOKED_AT * 4])]
    return bool(runs) and sum(length == 1 for length in runs) > len(runs) / 2


def decode(data: bytes, label: str | None = None) -> str:
    """The text of `data`: byte order mark, strict UTF-8, Korean by its bytes, declared label, fewest U+FFFD.

    `label` is what the transport declares (an HTTP header); a document's own `<meta charset>` is
    found here. Raises `ArticleError` ("empty", "not text").
    """
    if not data.strip():
        raise ArticleError("empty", f"{len(data)} bytes")
    if data.startswith(tuple(_MAGIC)):
        raise ArticleError("not text", next(kind for begin, kind in _MAGIC.items() if data.startswith(begin)))
    return _checked(data.decode(codec_of(data, label), "replace").removeprefix("\ufeff"))


def codec_of(data: bytes, label: str | None = None) -> str:
    """The codec that `decode` reads `data` with; raises `ArticleError` ("not text")."""
    marked = next((codec for mark, codec in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if (marked and marked != "utf-8") or (marked := wide_codec(data)):
        return marked
    head = data[:_LOOKED_AT]
    if b"\x1b$)C" in head:  # it shifts with control characters
        return "iso2022_kr"
    if len(_CONTROLS.findall(head)) > max(3, len(head) // 50):
        raise ArticleError("not text", "more than 2 % control characters")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if korean := _korean_codec(data):
        return korean
    declared = _codec(label) if label else None
    is_western = _is_western(data)
    # Servers say ISO-8859-1 of every page unless they are told not to.
    if declared is None or (declared == "cp1252" and not is_western):
        declared = _label(data)
    # What says that it is wide has no NUL: it is not.
    if declared and declared not in ("utf-8", "ascii", *_WIDE, "utf-16", "utf-32"):
        return declared
    candidates = ("cp1252", "utf-8") if is_western else ("cp949", "utf-8")
    return min(candidates, key=lambda codec: data.decode(codec, "replace").count("\ufffd"))


def _checked(text: str) -> str:
    head = text[:_LOOKED_AT]
    if head.count("\ufffd") > max(3, len(head) // 10):
        raise ArticleError("not text", "not readable in UTF-8, CP949 or the declared encoding")
    if not text.strip():
        raise ArticleError("empty", "only white space")
    return text


def normalise(text: str) -> list[str]:
    """The lines of `text` as trafilatura leaves those of a page, white space at the ends stripped.

    Zero-width characters, bidi marks, soft hyphens, control characters, private-use characters and
    lone surrogates are removed; every kind of space becomes a space; characters are composed (NFC:
    macOS saves Hangul in parts). Empty lines stay as "".
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return [_line(line) for line in text.splitlines()]


_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


def _line(line: str) -> str:
    if not line.isprintable():
        line = "".join(c if c.isprintable() else " " * c.isspace() for c in line)
    line = line.strip()
    if "  " in line and not _is_tabular(line):
        line = _GAP.sub(" ", line)
    return line


def _is_tabular(line: str) -> bool:
    """Whether gaps of two and more spaces are columns ("Naver Cloud    60,000   20 %"), not typing."""
    return len(_GAP.findall(line)) >= 2 and not line.endswith((".", "!", "?", "”", '"'))
