"""The chips that a Korean text names, and whether a number beside one counts it.

`엔비디아 블랙웰 GPU 26만 장`, `국산 신경망처리장치(NPU) 3천장`, `26만 장의 최신 GPU` count chips;
`GPU 서버 100대`, `3개 GPU 기업`, `사진 3장` do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kaix import vocabulary

_WORDS = vocabulary.table("chips_ko")
_MODELS = [row["name"] for row in vocabulary.table("chips") if row["alone"] == "yes"]
_KINDS = {row["name"]: row["kind"] for row in vocabulary.table("chips")} | {
    row["name"]: row["kind"] for row in _WORDS
}
_MODEL_NAMES = set(_MODELS) | {row["name"] for row in _WORDS if row["model"] == "yes"}
_NAMES = sorted({*_MODELS, *(row["name"] for row in _WORDS if row["alone"] == "yes")}, key=len, reverse=True)
_AMBIGUOUS = sorted((row["name"] for row in _WORDS if row["alone"] == "no"), key=len, reverse=True)
_LATIN_MODEL = r"(?:GB|GH|VR|MI|RTX ?|[ABHLRV])[0-9]{2,4}[A-Z]{0,2}"
_CHIP = (
    rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, _NAMES))}|{_LATIN_MODEL}(?=\s?(?:GPU|칩"
    rf"|[·,/]\s?{_LATIN_MODEL})))(?![A-Za-z0-9])"
    rf"|(?<![가-힣])(?:{'|'.join(_AMBIGUOUS)})(?=['’”\"]?\s?[0-9])"
    r"|(?<=엔비디아 )(?:(?:최신|첨단|고성능|인공지능|AI)\s)?(?:칩|반도체)(?![가-힣]*(?:설계|제조|업체|기업))"
    r"|(?<![가-힣A-Za-z0-9])(?<![A-Za-z0-9] )칩(?=(?:은|을|이|도)?\s?(?:(?:약|총|최대"
    r"|최소)\s)?[0-9][0-9,]*[만천]?\s?[0-9,]*천?\s?(?:여\s?)?(?:장|개))"
)
_FIRST = "".join(sorted({name[0] for name in (*_NAMES, *_AMBIGUOUS, *"칩반최첨고인MRLV")}))
CHIP = re.compile(rf"(?=[{_FIRST}])(?:{_CHIP})")  # most characters begin no chip: passed over at once
# What a chip's name belongs to when it is not the thing counted: GPU 서버 100대, GPU 3개 기업.
_OTHER_THING = (
    r"\s?(?:서버|노드|랙|클러스터|시스템|데이터센터|센터|기업|업체|회사|제조사|개발사|설계|스타트업|모델|종|클라우드"
    r"|시간|임차|팹리스|라인|공장|생태계|시장"
    r"|관련주|인력|과제|사업|분야|전문|산업|수출|수입|박스|워크스테이션|PC|컴퓨터|슈퍼컴|고객)"
)
_OF_OTHERS = re.compile(rf"^(?!\s(?:수입|수출))(?:\s|의)?{_OTHER_THING}")

# What else is counted by 장: a number beside one of these is no number of chips.
OTHER_SHEETS = re.compile(
    r"(?<![가-힣])(?:사진|서류|이미지|문서|표(?![가-힣])|티켓|[입승항]장?[권차]권?|상품권|그림|종이|지폐|음반|앨범|명함|포스터|필름|슬라이드"
    r"|우표|지도|도면|계약서|신분증|신용카드|카드|페이지|원고|엑스레이|CT|MRI|화면|영상|CD|LP|DVD|전단|현수막|스티커|책|유리|타일|이불|옷|수건)"
    r"|웨이퍼|패널|기판|낸드|생산 ?능력|[생공][산급]량|캐파|CAPA|마스크|입장권|승차권"
)
GAP = re.compile(
    r"(?:\([^()]{1,20}\))?['’”\"」』)]?(?:은|는|이|가|을|를|도|만|의|로|으로|에)?"
    r"(?:[\s,:·]*(?:총|약|무려|최대|최소|최소한|적어도|거의|각각|각|모두|또|추가로|추가|우선|연내|누적|국내에|국내"
    r"|물량|수량|보유 ?대수|대수|장수|칩|카드|재고|보유량|규모|등|합쳐|합해|먼저|이미|새로|매년|해마다"
    r"|오는|올해|내년|내년까지|올해까지|연말까지|상반기|하반기|정부가|민관이|(?:20)?[0-9]{2}년(?:까지|에|부터)?"
    r"|[0-9]{1,2}월(?:까지|에|부터)?|까지|[1-4]분기|대략|줄잡아)(?:[은는이가을를]\s)?)*[\s:]*"
)
_GAP_SHEETS = re.compile(
    r"[^.!?\n]{0,45}"
)  # what is counted by 장 behind a chip in the same clause is that chip
_BEHIND = re.compile(
    r"(?:의|짜리|급|분의?|어치의?|규모의?|수준의?)?\s?(?:이상의?\s|규모의?\s|분량의\s)?(?:(?:최신형?|최첨단|첨단"
    r"|고성능|고사양|엔비디아|국산|차세대|AMD|신형|추가|AI용|서버용|인공지능용|데이터센터용|학습용|추론용"
    r"|의)(?:의)?\s){0,3}['‘“]?"
)
_PREFIX = re.compile(
    r"(?:(?:첨단|고성능|최신형?|최첨단|국산|차세대|엔비디아|Nvidia|NVIDIA|AMD|AI용|서버용|데이터센터용|학습용|추론용"
    r"|고사양|신형|인공지능용)(?:의|산)?\s)+['‘“]?$"
)


_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip named in the text, in code points of the document."""

    start: int
    end: int
    text: str
    kind: str
    model: bool


def find(text: str) -> list[Chip]:
    """The chips that `text` names, in order."""
    found: list[Chip] = []
    for match in CHIP.finditer(text):
        name = match.group()
        model = name in _MODEL_NAMES or re.fullmatch(_LATIN_MODEL, name) is not None
        found.append(Chip(match.start(), match.end(), name, _KINDS.get(name, "GPU"), model))
    return found


def before(
    text: str, chips: list[Chip], index: int, window: tuple[int, int], *, sheets: bool
) -> tuple[Chip | None, list[str]]:
    """The chip that stands before the number and is what it counts, with the models named beside it.

    `window` is where the sentence begins and where the number does; `sheets` that it is counted by 장.
    """
    base, start = window
    if index < 0 or chips[index].end > start or chips[index].start < base:
        return None, []
    chip = chips[index]
    gap = text[chip.end : start]
    close = len(gap) <= _LONGEST_GAP and GAP.fullmatch(gap) is not None
    if not close and not (sheets and _GAP_SHEETS.fullmatch(gap)):
        return None, []
    models = [chip.text] if chip.model else []
    at = index
    while at > 0 and _joined_chips(text[chips[at - 1].end : chips[at].start]) and chips[at - 1].start >= base:
        at -= 1
        if chips[at].model:
            models.insert(0, chips[at].text)
    return chip, models if close else []


def _joined_chips(gap: str) -> bool:
    return (
        re.fullmatch(r"['’]?(?:\([^)]{1,12}\))?\s?(?:[·,/]\s?|와\s|과\s|및\s|기반\s|급\s|칩\s)?\(?['‘]?", gap)
        is not None
    )


def chain_start(text: str, chips: list[Chip], index: int, base: int) -> int:
    """Where the chip's name begins with its maker and adjectives: `¦국산 신경망처리장치(NPU)`."""
    while (
        index > 0
        and chips[index - 1].start >= base
        and _joined_chips(text[chips[index - 1].end : chips[index].start])
    ):
        index -= 1
    start = chips[index].start
    start -= text[start - 1 : start] in ("'", "‘")
    prefix = _PREFIX.search(text[max(base, start - 30) : start])
    return start - len(prefix.group()) if prefix else start


def behind(text: str, chips: list[Chip], starts: list[int], end: int) -> Chip | None:
    """The chip of `26만 장의 최신 GPU`, unless it only says what kind of thing is counted: `3개 GPU 기업`."""
    index = bisect_right(starts, end)
    if (
        index >= len(chips)
        or chips[index].start > end + 40
        or not _BEHIND.fullmatch(text[end : chips[index].start])
    ):
        return None
    while index + 1 < len(chips) and _joined_chips(text[chips[index].end : chips[index + 1].start]):
        index += 1
    return None if _OF_OTHERS.match(text[chips[index].end : chips[index].end + 12]) else chips[index]


def chain_end(text: str, chip: Chip) -> int:
    """Where the chip's name ends with its abbreviation: `그래픽처리장치(GPU)¦`."""
    bracket = re.match(r"\((?:GPU|NPU|[A-Z0-9]{2,6})\)", text[chip.end : chip.end + 10])
    return chip.end + (bracket.end() if bracket else 0)
