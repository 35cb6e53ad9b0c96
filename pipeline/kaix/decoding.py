"""Bytes → text, and any text → the characters that every kind of input has alike.

Half of the old Korean web is EUC-KR or its superset CP949, often without saying so or saying
something else; one bad byte must not make a page unreadable.
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


def _fewest_replacements(data: bytes, codecs_in_order: list[str]) -> str:
    decoded = [data.decode(codec, "replace") for codec in codecs_in_order]
    return min(decoded, key=lambda text: text.count("\ufffd"))


def _is_western(data: bytes) -> bool:
    """Whether the bytes above 127 stand alone, as accents and curly quotes do and Korean characters do not."""
    runs = [len(run.group()) for run in _HIGH_RUN.finditer(data[: _LOOKED_AT * 4])]
    return bool(runs) and sum(length == 1 for length in runs) > len(runs) / 2


def decode(data: bytes, label: str | None = None) -> str:
    """The text of `data`: byte order mark, strict UTF-8, declared label, fewest U+FFFD, in this order.

    `label` is what the transport declares (an HTTP header); a document's own `<meta charset>` is
    found here. Raises `ArticleError` ("empty", "not text").
    """
    if not data.strip():
        raise ArticleError("empty", f"{len(data)} bytes")
    if data.startswith(tuple(_MAGIC)):
        raise ArticleError("not text", next(kind for begin, kind in _MAGIC.items() if data.startswith(begin)))
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(codec, "replace"))
    head = data[:_LOOKED_AT]
    if len(_CONTROLS.findall(head)) > max(3, len(head) // 50):
        raise ArticleError("not text", "more than 2 % control characters")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _codec(label) if label else None
    # Servers say ISO-8859-1 of every page unless they are told not to.
    if declared is None or (declared == "cp1252" and not _is_western(data)):
        declared = _label(data)
    if declared and declared not in ("utf-8", "ascii"):
        return _checked(data.decode(declared, "replace"))
    candidates = ["cp1252", "utf-8"] if _is_western(data) else ["cp949", "utf-8"]
    return _checked(_fewest_replacements(data, candidates))


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
