"""How a Korean clause answers another: "… 회사는 이 보도를 부인했다", "… 계약은 끝내 무산됐다"."""

from __future__ import annotations

import re
from functools import lru_cache

from kaix.analysis.denial_cues import cues
from kaix.analysis.ko import words
from kaix.analysis.ko.denial_cues import found
from kaix.analysis.ko.denial_scope import letters

Span = tuple[int, int]

JOINT = re.compile(
    r"(?:지만|으나|는데|[했였됐]으나|나),?\s|다가,?\s|[;—]\s|(?:설명|해명|주장|말|보도|소문|발표)에\s"
)
SAID_OF = re.compile(r"(?!)")
# "그런 계약을 맺은 적이 없습니다." 문가람 대표는 1만장 구매설을 ¦두고 이렇게 말했다
SAID_SO = re.compile(
    r"(?:설|보도|소문|의혹|주장|관측)(?:을|를|에)\s(?:두고|대해|대해서|관해|놓고|관련해)\s(?:이렇게|이같이|이처럼|이와\s같이)\s"
)
_RIGHT = re.compile(
    r"\W*(?:그러나\s|하지만\s)?(?:실제로는|실제는|정확히는|사실은|(?:실제|정확한|올바른|맞는)\s[가-힣\s]{1,10}[은는])\s(?:[가-힣A-Z]+\s){0,2}?[\d,.]+[조억만천]?\s?[가-힣]{1,4}"
    r"(?:이다|다|이었다|였다|뿐|에\s(?:불과|그)|인\s것|이라고|입니다)"
)
"""The right figure: 실제로는 ¦800장이다."""
_SHORT = re.compile(
    r"(?:그런|그럴|그러한|이런|이\s같은|그\s같은)\s[가-힣]{1,6}[은는이가도]?\s(?:[가-힣]+\s)?(?:없|아니|않)|(?:적|바|일|계획|생각|뜻|방침|예정)(?:이|은|도|조차)?\s(?:전혀\s)?없(?:다|어\W|습|었다|었습|음)"
    r"|(?:실제로는|실제론|정작)\s(?:[가-힣]+\s)?(?:단\s)?한\s[가-힣]{1,2}도\s[가-힣]{0,4}(?:없|않|못)|없던\s일|한\s[가-힣]{1,2}도\s[가-힣]{1,4}지\s않"
)
_OWN = re.compile(r"[다라자냐]는\s|[다라]던\s|[가-힣]단\s|(?:에|에게|와|과)의\s")
_TAKEN_UP = re.compile(
    r"(?:^|[가-힣\s])(?:보도|소문|주장|이야기|얘기|소식|내용|관측|루머|기사|설|의혹|사실|이|그|선|쐐기|글|발언|설명|말|입장|공시|발표|광고|손|발|등|뜻)(?:들)?$"
    r"|(?:^|\s)(?:계약|계획|거래|협상|합의|사업|주문|인수|투자|제안|매각|합병|안건|협약|약속|구상|유치|대출|지원|입찰|발주|도입|구매|논의|요청|신청|목표|공약)(?:안|들)?$"
)
_NOUN = re.compile(r"([가-힣A-Za-z·’'”\"]+?)(?:을|를)\s")
_LEADS = re.compile(
    r"(?:이|그|해당|관련|이번|결국|그러나|하지만|이후|끝내|최종|돌연|모두|그런|이런|구매|도입|투자|인수|매각|공급|[가-힣]+[히게로에서은는며고])"
)
_OPINION = re.compile(r"우려|비판|지적|전망|예상|걱정|관측|불만|갈등")
_LED = re.compile(r"(?:[nk]*[ST]|b|L|n|k|D)*")


_LONG = 40
"""Characters behind which an answer has a word for what it answers."""
_REFERS = re.compile(
    "이를|이는|그런|보도|소문|주장|의혹|내용|계약|계획|거래|협상|합의|인수|매각|약속|실제|사실|주문"
)


@lru_cache(maxsize=256)
def can_answer(text: str, own: str) -> bool:
    """Whether a clause has a word without which there is no answer in it."""
    if len(text) > _LONG and _REFERS.search(text) is None:
        return False
    return re.search("없|않|못|아니|실제|정작|정확|사실은|올바른|맞는", text) is not None or bool(found(text))


def answer(text: str, own: str, mention: str, *, told: bool, intended: bool) -> Span | None:
    """The words of `text` that deny a claim before it, or undo what was intended."""
    righted = _RIGHT.match(text) if told else None
    if righted is not None:
        return righted.span()
    for cue in sorted(found(text), key=lambda one: one.start):
        if text.endswith("없", cue.start, cue.end) and cue.scope == "clause":
            continue  # 명품 살 일도 없는데
        if cue.pending or cue.scope in ("phrase", "reported", "beyond", "hypothesis", "object"):
            continue
        if (told if cue.scope in ("sentence", "record") else intended) and _stands_alone(
            text, cue.start, cue.scope
        ):
            return cue.start, cue.end
    short = _SHORT.search(text) if told else None
    if (
        short is not None
        and _OWN.search(text, 0, short.start()) is None
        and not cues("ko").use("open").search(text[short.end() : short.end() + 12])
    ):
        return short.span()
    return None


def _stands_alone(text: str, begin: int, scope: str) -> bool:
    """Whether a cue has no complement, no object and no undone subject but a word for the claim or the deal."""
    if _OWN.search(text, 0, begin):
        return False
    if not all(_TAKEN_UP.search(one) or one.endswith("발") for one in _NOUN.findall(text[:begin])):
        return False
    row = words.read(text[:begin], 0)
    written = letters(row)
    taken = [i for i, word in enumerate(row) if word.particle and _TAKEN_UP.search(word.stem)]
    if any(not _LEADS.fullmatch(row[i - 1].text.strip(",")) for i in taken if i and not row[i - 1].particle):
        return False  # ¦한빛 인수¦ 계획은 철회했다
    if scope == "sentence":
        return not any(_OPINION.search(word.stem) for word in row)
    if "O" in written and scope != "subject":
        return True
    subjects = [word.stem for word in row if word.particle in ("은", "는", "이", "가", "도")]
    bare = scope in ("verb", "object", "subject", "predicate")
    return _LED.fullmatch(written) is not None and (
        any(map(_TAKEN_UP.search, subjects)) if bare or not subjects else True
    )
