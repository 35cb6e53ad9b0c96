"""Where sentences begin, for both languages: after a full stop, at every line break, and where a crawler lost one.

spaCy's own `sentencizer` does not know that a line break ends a headline, a caption or a bullet,
and takes the closing quote of `…technology.”` into the next sentence. Many feeds glue paragraphs:
`…밝혔다.한빛전자의`, `…fell.The firm`, `(사진=한빛전자)본문`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from kaix.tokens import text_of

PAST = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20)
"""The syllables that end in ㅆ: 했, 겠, 있."""

# A line break; or a terminal mark with its closing quotes and brackets, white space, and
# something that can open a sentence: "per month. Korea", "…다. 이", but not "U.S. firms" (lower case).
# One class of characters comes first, so that the search jumps from one of them to the next.
_GOES_ON = "는고며가면니만던더지손거기데시라려느란든듯보하"  # 했다고, 했다며, 있다면
GLUED_WORD = re.compile(rf"(?<=[가-힣][{PAST}]다)(?=[가-힣])(?![{_GOES_ON}])")
"""Where a word that a crawler glued to a verb begins: `노력하겠다¦강 대표는`."""

_DOMAINS = r"(?:Com|Net|Org|Js|Ai|Io|Co|Kr|COM|NET|ORG|JS|AI|IO|CO|KR)"
_BOUNDARY = re.compile(
    rf"[\n.!?…。！？다](?:(?<!다)|(?<=[{PAST}]다))(?:"
    r"(?<=\n)\s*"
    r"|(?<=[.!?…])[\"'”’»)\]」』〉》]{0,3}\s+(?=[\"'“‘«(\[「『〈《]{0,3}[A-Z0-9À-ÞŒ가-힣㐀-鿿$₩€£¥#•▲△◇◆□○■▸*-])"
    # "방침이다.윤가람", "않습니까?당시": a verb's ending, the mark, and what cannot go on with the word.
    r"|(?<=[가-힣][다요죠까][.!?])(?<!최다\.)(?=[가-힣A-Z0-9“‘\[(【▲△◇◆□○■•※#ⓒ])"
    # "노력하겠다강 대표는": the past or the future, which only a few syllables can go on with
    rf"|{GLUED_WORD.pattern}"
    # …'다.”그는', but not '다.”라고', '다.”며'
    r"|(?<=[가-힣][다요죠까][.!?])[\"'”’]{1,2}(?=[가-힣A-Z0-9“‘▲△◇◆□○■•※])"
    r"(?!(?:이?[라란]?[고며는은이가을를의]|이?[라란]|라?면서|으?로|에|도|과|와|만|등|처럼|까지|하[고며])(?=[\s,.])|이?라[고며면는던서])"
    # "shares fell.The firm", "in 2023.The", "5 percent).By", 'a win."Kim’s': a word, not a domain's name
    r"|(?:(?<=[A-Za-z][a-z][.!?])|(?<=[A-Z]{2}[.])|(?<=\d\d[.])|(?<=[a-z0-9%]\)[.!?]))[\"'”’]{0,2}"
    rf"(?=[\"“‘(]?[A-Z][\w.&:]*[ ,’'-])(?![\"“‘(]?{_DOMAINS}[ ,])"
    r"|(?<=[。！？])\s*)"
)

# Behind a credit, a reporter's line or a mark of a headline the text begins, with or without a space:
# "[사진 제공=한빛전자]본문", "(서울=두레뉴스) 가나다 기자 = 본문", "(종합)서울=".
_INSIDE = r"[^()\[\]（）【】〈〉<>\n]{0,40}"
_GLUED_CREDIT = re.compile(
    rf"[(\[（【〈<](?:{_INSIDE}(?:사진[=: ·/]|제공|출처|자료[=:]|캡처|=|기자|특파원){_INSIDE}|종합\d?|속보|전문)"
    r"[)\]）】〉>](?=[가-힣A-Z\"“‘'])(?!(?:은|는|이|가|을|를|의|로|으로|에|에서|와|과|도)[\s,.])"
)
_GLUED = re.compile(rf"{_GLUED_CREDIT.pattern}|(?<=기자)\s?=\s?(?=\S)|(?<=특파원)\s?=\s?(?=\S)")

# A full stop after one of these ends no sentence: "Rep. Cha", "No. 3", "Inc. said", "J. Kim", "2025. 7. 28."
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rep|Reps|Sen|Sens|Gov|Gen|Col|Lt|Capt|Sgt|Adm|Rev|Hon|St|Amb|Pres|Jr|Sr|vs|No|Nos"
    r"|Vol|Fig|cf|e\.g|i\.e|approx|est|Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
    r"|[A-Z]|(?:[A-Z]\.)+[A-Z])|(?:^|[\s(/'’‘`])\d{1,2}|\b(?:19|20)\d\d)\.$"
)
# "ca. $5 million", "max. 300 GPUs"
_OF_NUMBER = re.compile(r"(?:^|[\s(])(?:ca|c|abt|min|max|avg|incl|excl)\.$")
# Of these, the ones that often do end a sentence, when a new one clearly begins.
_MAY_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Jr|Sr|(?:[A-Z]\.)+[A-Z])\.$|[\s(]\d{1,2}\.$|\b(?:19|20)\d\d\.$")
# "by 2028. Samsung", "on Aug. 18. Kakao": behind a number inside a line a capital begins a sentence, whatever the word.
_NUMBER_END = re.compile(r"(?:[^\n] \d{1,2}|\b(?:19|20)\d\d)\.$")
_CAPITAL = re.compile(r"[\"'“‘(\[]{0,3}[A-Z]")
_DATE = re.compile(
    r"(?:^|[\s(])(?:(?:(?:19|20)|['’‘`])\d\d\. ?)?(?:0?[1-9]|1[0-2])\. ?(?:0?[1-9]|[12]\d|3[01])\.$"
)  # 2025. 7. 17.
_OPENER = re.compile(
    r"[\"'“‘(\[]{0,3}(?:The|A|An|It|He|She|They|We|I|In|On|At|But|And|That|This|These|His|Her|Their|Its|As|For"
    r"|When|While|After|Before|However|Meanwhile|Still|Yet|If|To|With|By|From|So|Not|There|[가-힣]{2})\b"
)
_BEFORE_CREDIT = re.compile(
    r"[(\[【](?<=[.!?].)(?=[^()\[\]【】\n]{0,20}(?:사진|출처|자료))"
)  # …시장.[사진 제공=…]

LONGEST = 1_500
"""Characters of a sentence; a longer one (a list, a table on one line, an attack) is cut between two words.

What a rule does for a fact grows with the sentence around it, so a sentence without an end must not grow with the text.
"""
_BREAKS = (re.compile(r"(?=[▲△◇◆□○■▸•])|(?<=;)\s"), re.compile(r"\s+"))  # the better place first

_WINDOW = 16  # characters before a full stop that an abbreviation can reach back


@lru_cache(maxsize=1)  # where tokens are made only in some sentences, a text is asked about twice
def starts(text: str) -> tuple[int, ...]:
    """The offsets in code points at which a sentence begins, 0 first; the last sentence ends with the text."""
    result = [0]
    glued = [match.end() for match in (_GLUED if "=" in text else _GLUED_CREDIT).finditer(text)]
    glued += [match.start() for match in _BEFORE_CREDIT.finditer(text)]
    for match in _BOUNDARY.finditer(text):
        begin = match.end()
        if begin >= len(text) or begin == result[-1]:
            continue
        if "\n" not in match.group():
            before = text[max(0, match.start() + 1 - _WINDOW) : match.start() + 1]
            if _OF_NUMBER.search(before) and text[begin] in "$₩€£¥0123456789":
                continue
            if _DATE.search(before) or (
                _ABBREVIATION.search(before)
                and not (
                    _MAY_END.search(before)
                    and (
                        _OPENER.match(text, begin)
                        or (_NUMBER_END.search(before) and _CAPITAL.match(text, begin))
                        or not text[begin - 1].isspace()  # "Arm Inc.Some users"
                    )
                )
            ):
                continue
        result.append(begin)
    if glued:
        result = sorted({*result, *(at for at in glued if at < len(text))})
    ends = (*result[1:], len(text))
    if any(end - begin > LONGEST for begin, end in zip(result, ends, strict=True)):
        return tuple(
            start for begin, end in zip(result, ends, strict=True) for start in _cut(text, begin, end)
        )
    return tuple(result)


def _cut(text: str, begin: int, end: int) -> Iterator[int]:
    """`begin`, and where a sentence that is too long must begin anew: in the second half of what is allowed."""
    yield begin
    while end - begin > LONGEST:
        half, limit = begin + LONGEST // 2, begin + LONGEST
        places = (max((m.end() for m in each.finditer(text, half, limit)), default=0) for each in _BREAKS)
        begin = next(filter(None, places), limit)
        yield begin


def set_sentence_starts(doc: Doc) -> Doc:
    """Mark the tokens that begin a sentence, unless the pipeline has already marked them."""
    if len(doc) == 0 or doc.to_array([SENT_START]).reshape(-1)[1:].any():  # spaCy sets the first of some
        return doc
    offsets = doc.to_array([IDX]).reshape(-1).astype(np.int64)
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    marks[np.searchsorted(offsets, starts(text_of(doc))).clip(max=len(doc) - 1)] = 1
    marks[0] = 1
    doc.from_array([SENT_START], marks.astype(np.uint64))  # type: ignore[arg-type]  # the stub lacks uint64
    return doc
