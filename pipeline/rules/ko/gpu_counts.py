"""Numbers of GPUs and NPUs in Korean: patterns as a table, one class that turns a match into values.

A pattern finds a number with a counter (`5만장`, `2천8백 대`). It counts chips where a chip stands before it
(`GPU 26만 장`, `H100 2,000장`) or behind it (`26만 장의 GPU`); counted by 장, also where only chips are (`5만장은 원래 …`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline import vocabulary
from pipeline.reading import Reading
from pipeline.records import GpuCount
from pipeline.rules.ko import context, subjects, tables
from pipeline.rules.ko.quantities import JOINT, NUMERAL, after, before, joined
from pipeline.values import whole
from pipeline.values.korean import large_scale, last_scale, value

Pattern = list[dict[str, Any]]

_NUMBER = {"TAG": {"IN": ["SN", "NR"]}}
_YEO = {"TEXT": "여", "OP": "?"}

PATTERNS: dict[str, list[Pattern]] = {
    "sheets": [[_NUMBER, _YEO, {"TEXT": {"REGEX": "^[장매]"}}]],  # GPU 26만 장
    "units": [[_NUMBER, _YEO, {"TEXT": {"REGEX": "^(?:개|대|기|EA|유닛)"}}]],  # 그래픽처리장치 2천8백 대
    "counter_left_out": [[{"TEXT": {"REGEX": "^[GN]PU$"}}, {"TAG": "SN"}, {"TAG": "NR"}]],  # GPU 26만 확보
    "table_cell": [
        [{"TEXT": "단위"}, {"IS_PUNCT": True, "OP": "?"}, {"TEXT": {"IN": ["장", "개", "대", "매", "기"]}}]
    ],
}

_WORDS = vocabulary.table("chips_ko")
_MODELS = [row["name"] for row in vocabulary.table("chips") if row["alone"] == "yes"]
_KINDS = {row["name"]: row["kind"] for row in vocabulary.table("chips")} | {
    row["name"]: row["kind"] for row in _WORDS
}
_MODEL_NAMES = set(_MODELS) | {row["name"] for row in _WORDS if row["model"] == "yes"}
_NAMES = sorted({*_MODELS, *(row["name"] for row in _WORDS if row["alone"] == "yes")}, key=len, reverse=True)
_AMBIGUOUS = sorted((row["name"] for row in _WORDS if row["alone"] == "no"), key=len, reverse=True)
_LATIN_MODEL = r"(?:GB|GH|VR|MI|RTX ?|[ABHLRV])[0-9]{2,4}[A-Z]{0,2}"
_CHIP = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, _NAMES))}|{_LATIN_MODEL}(?=\s?(?:GPU|칩|[·,/]\s?{_LATIN_MODEL})))(?![A-Za-z0-9])"
    rf"|(?<![가-힣])(?:{'|'.join(_AMBIGUOUS)})(?=['’”\"]?\s?[0-9])"
    r"|(?<![가-힣])칩(?=(?:은|을|이|도)?\s?(?:(?:약|총|최대|최소)\s)?[0-9][0-9,]*[만천]?\s?[0-9,]*천?\s?(?:여\s?)?(?:장|개))"
)
_FIRST = "".join(sorted({name[0] for name in (*_NAMES, *_AMBIGUOUS, "칩", "M", "R", "L", "V")}))
_CHIP = re.compile(
    rf"(?=[{_FIRST}])(?:{_CHIP.pattern})"
)  # most characters begin no chip: passed over at once
# What a chip's name belongs to when it is not the thing counted: GPU 서버 100대, GPU 3개 기업.
_OTHER_THING = (
    r"\s?(?:서버|노드|랙|클러스터|시스템|데이터센터|센터|기업|업체|회사|제조사|개발사|설계|스타트업|모델|종|클라우드|시간|임차|팹리스|라인|공장|생태계|시장"
    r"|관련주|인력|과제|사업|분야|전문|산업|수출|수입|박스|워크스테이션|PC|컴퓨터|슈퍼컴|고객)"
)
_NOT_CHIPS_THEMSELVES = re.compile(rf"(?:\([^)]{{1,12}}\))?{_OTHER_THING}")
_OF_OTHERS = re.compile(rf"^(?:\s|의)?{_OTHER_THING}")

_COUNT = re.compile(
    rf"(?:(?P<low>{NUMERAL})(?P<low_unit>\s?[장개대기매])?(?:{JOINT}|에서\s))?(?P<number>{NUMERAL})(?P<yeo>\s?여)?\s?"
    r"(?:(?P<sheets>장|매)(?![가-힣])|(?P<sheets2>장|매)(?=[을를이은의에도과씩만로]|으로|까지|부터|가량|정도|이상|이하|미만|초과|여|쯤|규모|수준|안팎|내외|남짓|짜리|급|당|인|어치|넘|뿐|중|분)(?!이서|은지)"
    r"|(?P<units>개|대|기|EA|유닛)(?=(?:[를가는의에로도와만씩이]|까지|가량|정도|이상|이하|미만|초과|여|쯤|규모|수준|안팎|내외|남짓|짜리|급|넘|분)?(?![가-힣])|(?:가량|정도|이상|이하|규모|수준|안팎|내외|여)))"
)
# What else is counted by 장: a number behind one of these is no number of chips.
_SHEETS = (
    r"사진|서류|이미지|문서|표|티켓|입장권|승차권|항공권|상품권|웨이퍼|그림|종이|지폐|마스크|음반|앨범|명함|필름|슬라이드|연탄|엽서|우표|지도|도면|계약서"
    r"|영수증|신분증|신용카드|체크카드|교통카드|카드|유심|페이지|원고|편지|메모|화면|영상|CD|LP|DVD|포스터|전단|현수막|스티커|투표용지|유권|데이터|엑스레이|CT|MRI|쿠폰|주화|책|보고서|기판|패널|이불|옷|수건|김|전복|유리|타일|벽돌"
)
_SHEET_BEFORE = re.compile(rf"(?:{_SHEETS})(?:들)?(?:은|는|이|가|을|를|도|만|의)?\s?(?:[^\s]+\s){{0,2}}$")
_SHEET_AFTER = re.compile(
    rf"^(?:\s?(?:이상|안팎|분량|가량|이|을|짜리|남짓|규모))?(?:의)?\s?(?:[^\s.,]+\s)?(?:{_SHEETS})"
)
_CHAPTER = re.compile(r"제\s?$")
_GAP = re.compile(
    r"(?:\([^()]{1,20}\))?['’”\"」』)]?(?:은|는|이|가|을|를|도|만|의|로|으로|에|와|과)?"
    r"(?:[\s,:·]*(?:총|약|무려|최대|최소|최소한|적어도|거의|각각|각|모두|또|추가로|추가|우선|연내|누적|국내에|국내|물량|수량|칩|카드|보유량|규모|등|합쳐|합해|먼저|이미|새로|매년|해마다"
    r"|오는|올해|내년|내년까지|올해까지|연말까지|상반기|하반기|정부가|민관이|(?:20)?[0-9]{2}년(?:까지|에|부터)?|[0-9]{1,2}월(?:까지|에|부터)?|까지|[1-4]분기|대략|줄잡아))*[\s:]*"
)
_GAP_SHEETS = re.compile(
    r"[^.!?\n]{0,45}"
)  # what is counted by 장 behind a chip in the same clause is that chip
_BEHIND = re.compile(
    r"(?:의|짜리|급|분의?|어치의?|규모의?|수준의?)?\s?(?:이상의?\s|규모의?\s|분량의\s)?(?:(?:최신형?|최첨단|첨단|고성능|고사양|엔비디아|국산|차세대|AMD|신형|추가|AI용|서버용|인공지능용|데이터센터용|학습용|추론용|의)(?:의)?\s){0,3}['‘“]?"
)
_PREFIX = re.compile(
    r"(?:(?:첨단|고성능|최신형?|최첨단|국산|차세대|엔비디아|Nvidia|NVIDIA|AMD|AI용|서버용|데이터센터용|학습용|추론용|고사양|신형|인공지능용)(?:의|산)?\s)+['‘“]?$"
)
_CARRIED = re.compile(r"(?:이 ?중|이 ?가운데|그중|그 ?가운데|나머지|전체)[^.]{0,20}$")
_PURCHASE = re.compile(r"구매|구입|도입|들여|묶|클러스터|구성")
SMALLEST = 10
"""Fewer chips than this are a machine's, not news, unless they are bought or joined to a cluster."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip named in the text, in code points of the document."""

    start: int
    end: int
    text: str
    kind: str
    model: bool


class Extractor:
    """Finds `GpuCount` records."""

    group: ClassVar[str] = "gpu_counts"

    def __init__(self, vocab: Vocab) -> None:
        """Compile the patterns for `vocab`."""
        self.matcher = Matcher(vocab)
        for name, patterns in PATTERNS.items():
            self.matcher.add(name, patterns)

    def __call__(self, reading: Reading) -> Iterator[GpuCount]:
        """The counts of a document that names chips."""
        text = reading.text
        if not _TRIGGER.search(text) and "단위" not in text:
            return
        chips = list(_chips(text))
        if not chips:
            return
        starts = [chip.start for chip in chips]
        sums = [(record.start, record.end) for record in reading.found.get("amounts", ())]
        found: list[GpuCount] = []
        for sentence in reading.sentences_with(_TRIGGER):
            hits = self._hits(sentence)
            if not hits:
                continue
            base = sentence.start_char
            for match in _COUNT.finditer(sentence.text):
                first, last = base + match.start(), base + match.end()
                rule = next(
                    (name for at, end, name in hits if at < match.end() and match.start() < end), None
                )
                if rule is None or any(a < last and first < b for a, b in sums):
                    continue
                record = _counted(reading, sentence, match, rule, chips, starts, found)
                if record is not None:
                    found.append(record)
        found += self._left_out(reading, chips, found)
        if "단위" in text:
            found += _cells(reading, chips, starts, found)
        yield from found

    def _hits(self, sentence: Span) -> list[tuple[int, int, str]]:
        base = sentence.start_char
        spans = self.matcher(sentence, as_spans=True)
        return [
            (s.start_char - base, s.end_char - base, s.label_)
            for s in spans
            if s.label_ in ("sheets", "units")
        ]

    def _left_out(self, reading: Reading, chips: list[Chip], found: list[GpuCount]) -> Iterator[GpuCount]:
        """`GPU 26만 확보`: a headline's count without its counter, where the article gives it with one."""
        given = {record.count for record in found}
        taken = [(record.start, record.end) for record in found]
        for match in _LEFT_OUT.finditer(reading.text):
            count = whole(value(match["number"]))
            if count not in given or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            sentence = reading.sentence_at(match.start())
            if not any(span.label_ == "counter_left_out" for span in self.matcher(sentence, as_spans=True)):
                continue
            right = after(reading.text, match.end())
            kind = "NPU" if match.group().startswith("NPU") else "GPU"
            assert count is not None
            yield _record(
                reading, (match.start(), right.offset), found, "counter_left_out",
                count=count, modifier=right.modifier, chip=kind,
            )  # fmt: skip


_TRIGGER = re.compile(r"[0-9０-９십백천만]\s?여?\s?(?:[장개대기매]|EA|유닛)")
_LEFT_OUT = re.compile(
    rf"(?<![A-Za-z])[GN]PU (?P<number>{NUMERAL})(?<=[만천])(?=$|[^가-힣0-9A-Za-z]|[을를])(?!\s?[장개대기매시원달명])"
)


def _chips(text: str) -> Iterator[Chip]:
    for match in _CHIP.finditer(text):
        name = match.group()
        model = name in _MODEL_NAMES or re.fullmatch(_LATIN_MODEL, name) is not None
        yield Chip(match.start(), match.end(), name, _KINDS.get(name, "GPU"), model)


def _counted(
    reading: Reading,
    sentence: Span,
    match: re.Match[str],
    rule: str,
    chips: list[Chip],
    starts: list[int],
    found: list[GpuCount],
) -> GpuCount | None:
    """The record of a number with a counter, `None` where it counts something else."""
    text, base = reading.text, sentence.start_char
    first, last = base + match.start(), base + match.end()
    sheets = bool(match["sheets"] or match["sheets2"])
    counts = _values(match)
    if counts is None or _CHAPTER.search(text[max(0, first - 2) : first]):
        return None
    left, right = before(text, first), after(text, last)
    if left.per == "unit":  # "대당 8개"
        return None
    start, end, modifier = (
        left.offset,
        right.offset,
        joined(left, right, bool(match["yeo"]) or "여" in match["number"]),
    )
    index = bisect_right(starts, first) - 1
    chip, models = _before(text, chips, index, start, base, sheets=sheets)
    if chip is not None:
        gap = text[chip.end : start]
        if _GAP.fullmatch(gap) and len(gap) <= 14:
            start = _chain_start(text, chips, index, base)
    else:
        behind = _behind(text, chips, starts, end)
        if behind is not None:
            chip, models = behind, [c.text for c in (behind,) if c.model]
            end = _chain_end(text, chips, behind)
        elif _carries(text, match, base, chips, found, sheets=sheets):
            chip = chips[max(index, 0)]
            models = []
            if (
                found
                and found[-1].model
                and found[-1].chip == chip.kind
                and reading.index_at(found[-1].start) >= reading.index_at(first) - 1
            ):
                models = []
    if chip is None:
        return None
    count, most = counts
    if count < SMALLEST and not _PURCHASE.search(text[last : last + 20]):
        return None
    return _record(
        reading, (start, end), found, rule,
        count=count, count_max=most, modifier=modifier, chip=_kind(text, chip, chips), model=";".join(dict.fromkeys(models)) or None,
    )  # fmt: skip


def _values(match: re.Match[str]) -> tuple[int, int | None] | None:
    number = whole(value(match["number"]))
    if not number:
        return None
    if not match["low"]:
        return number, None
    low = value(match["low"])
    if low is None:
        return None
    if large_scale(match["low"]) == 1 and not match["low_unit"]:
        scales = (last_scale(match["number"]), large_scale(match["number"]))
        low = next((low * scale for scale in scales if 0 < low * scale < number), low)
    least = whole(low)
    return (least, number) if least and least < number else None


def _before(
    text: str, chips: list[Chip], index: int, start: int, base: int, *, sheets: bool
) -> tuple[Chip | None, list[str]]:
    """The chip that stands before the number and is what it counts, with the models named beside it."""
    if index < 0 or chips[index].end > start or chips[index].start < base:
        return None, []
    chip = chips[index]
    gap = text[chip.end : start]
    if _NOT_CHIPS_THEMSELVES.match(gap) and not _GAP.fullmatch(gap):
        return None, []
    close = _GAP.fullmatch(gap) is not None
    if not close and not (sheets and _GAP_SHEETS.fullmatch(gap) and not _SHEET_BEFORE.search(gap)):
        return None, []
    models = [chip.text] if chip.model else []
    at = index
    while at > 0 and _joined_chips(text[chips[at - 1].end : chips[at].start]) and chips[at - 1].start >= base:
        at -= 1
        if chips[at].model:
            models.insert(0, chips[at].text)
    inside = re.match(
        rf"\s?\((?P<model>{_LATIN_MODEL}|{'|'.join(map(re.escape, sorted(_MODEL_NAMES, key=len, reverse=True)))})\)",
        gap,
    )
    if inside:
        models.append(inside["model"])
    return chip, models if close else []


def _joined_chips(gap: str) -> bool:
    return (
        re.fullmatch(r"['’]?(?:\([^)]{1,12}\))?\s?(?:[·,/]\s?|와\s|과\s|및\s|기반\s|급\s|칩\s)?\(?['‘]?", gap)
        is not None
    )


def _chain_start(text: str, chips: list[Chip], index: int, base: int) -> int:
    """Where the chip's name begins with its maker and adjectives: `¦국산 신경망처리장치(NPU)`."""
    while (
        index > 0
        and chips[index - 1].start >= base
        and _joined_chips(text[chips[index - 1].end : chips[index].start])
    ):
        index -= 1
    start = chips[index].start
    if start > 0 and text[start - 1] in "'‘“\"":
        start -= 1
    prefix = _PREFIX.search(text[max(base, start - 30) : start])
    return start - len(prefix.group()) if prefix else start


def _behind(text: str, chips: list[Chip], starts: list[int], end: int) -> Chip | None:
    """The chip of `26만 장의 최신 GPU`, unless it only says what kind of thing is counted: `3개 GPU 기업`."""
    index = bisect_right(starts, end)
    if index > 0 and starts[index - 1] == end:
        index -= 1
    if (
        index >= len(chips)
        or chips[index].start > end + 40
        or not _BEHIND.fullmatch(text[end : chips[index].start])
    ):
        return None
    while index + 1 < len(chips) and _joined_chips(text[chips[index].end : chips[index + 1].start]):
        index += 1
    return None if _OF_OTHERS.match(text[chips[index].end : chips[index].end + 12]) else chips[index]


def _chain_end(text: str, chips: list[Chip], chip: Chip) -> int:
    bracket = re.match(r"\((?:GPU|NPU|[A-Z0-9]{2,6})\)", text[chip.end : chip.end + 10])
    return chip.end + (bracket.end() if bracket else 0)


def _carries(
    text: str, match: re.Match[str], base: int, chips: list[Chip], found: list[GpuCount], *, sheets: bool
) -> bool:
    """A bare number counts chips where chips are what the article counts by 장, or `이 중 500대는`."""
    first, last = base + match.start(), base + match.end()
    left = text[max(base, first - 40) : first]
    if not sheets:
        return bool(found) and _CARRIED.search(left) is not None and first - found[-1].end < 120
    if chips[0].start > last and base > 200:
        return False
    return not (_SHEET_BEFORE.search(left) or _SHEET_AFTER.match(text[last : last + 25]))


def _kind(text: str, chip: Chip, chips: list[Chip]) -> str:
    """NPU where the chip is named so, or beside a word that says so: `국산 AI 반도체(NPU)`."""
    if chip.kind == "GPU" and re.match(r"\s?\(NPU\)", text[chip.end : chip.end + 8]):
        return "NPU"
    return chip.kind


def _record(
    reading: Reading, anchor: tuple[int, int], found: list[GpuCount], rule: str, *, count: int,
    count_max: int | None = None, modifier: str = "exact", chip: str = "GPU", model: str | None = None,
) -> GpuCount:  # fmt: skip
    start, end = anchor
    sentence = reading.sentence_at(start)
    base = sentence.start_char
    date = context.time_for(reading, start, end, days=True)
    year = reading.published.year if reading.published else None
    return GpuCount(
        **reading.anchor(start, end, f"gpu_counts.{rule}"),
        count=count,
        count_max=count_max,
        modifier=modifier,
        chip=chip,
        model=model,
        entity=subjects.entity(reading, start, end),
        status=context.status(sentence.text, start - base, end - base, context.year_of(date), year)
        or context.status_above(reading, start)
        or (found[-1].status if found else "actual"),
        date=date,
    )


def _cells(
    reading: Reading, chips: list[Chip], starts: list[int], found: list[GpuCount]
) -> Iterator[GpuCount]:
    """The cells of `(단위 : 장)` tables: the row says who has them and which model, a column may name another owner."""
    rows: list[str] = []
    models: list[str] = []
    for cell in tables.read(reading.text):
        if cell.unit not in ("장", "개", "대", "매", "기") or cell.scale not in ("", "천", "만"):
            continue
        caption = reading.text[slice(*cell.caption)]
        if cell.unit != "장" and not _CHIP.search(caption + cell.row + cell.column):
            continue
        count = whole(cell.value * (1000 if cell.scale == "천" else 10_000 if cell.scale == "만" else 1))
        if not count:
            continue
        named = [chip.text for chip in _chips(cell.line) if chip.model]
        total = re.match(r"합계|총계|계$|소계|전체", cell.row) is not None
        if not total and cell.row not in rows:
            rows.append(cell.row)
            models += named
        owner = cell.column if _OWNER_COLUMN.search(cell.column) else ";".join(rows) if total else cell.row
        index = max(0, bisect_right(starts, cell.caption[1]) - 1)
        status = context.caption_status(cell.column) or context.caption_status(caption)
        earlier = [record for record in found if record.start < cell.start]
        yield GpuCount(
            **reading.anchor(cell.start, cell.end, "gpu_counts.table_cell"),
            count=count,
            chip="NPU" if "NPU" in cell.line + cell.column or chips[index].kind == "NPU" else "GPU",
            model=";".join(dict.fromkeys(models if total else named)) or None,
            entity=_OWNER_COLUMN.sub("정부", owner) if owner == cell.column else owner or None,
            status=status or (earlier[-1].status if earlier else "planned"),
        )


_OWNER_COLUMN = re.compile(r"^정부.*|^국가.*")
