"""What stands around a Korean quantity and belongs to it: modifiers on both sides, and what it is for each of.

`약`, `최대`, `적어도` stand before, `이상`, `안팎`, `을 웃도는`, `에 육박` after; `연`, `월`, `대당` make it a rate.
Sums of money and counts of chips share all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kaix.values.korean import DIGIT_NUMERAL, HANGUL_NUMERAL, large_scale, last_scale, value

NUMERAL = rf"(?:{DIGIT_NUMERAL}|{HANGUL_NUMERAL})"
JOINT = r"(?:\s?[~∼～〜–—-]\s?|\s?내지\s?)"
"""Between the ends of a range: `3조~5조원`, `500억∼1천억원`, `15억 내지 20억원`."""

_EACH = (
    "대|장|개|명|인|건|주|기|매|곳|편|회|팀|가구|세대|사람|사|개사|개소|업체|기업|회사|학교|대학|과제|사업|토큰|노드"
    "|칩|서버|센터|농가"
    "|평|병|잔|그램|톤|배럴|온스|리터|GPU|kWh|㎾h|㎿|MW|GW|㎏|kg|㎡|t"
)
_BEFORE_WORDS = (
    ("approx", "약|대략|어림잡아|얼추|거의|근|줄잡아"),
    ("at_most", "최대|최고|많게는|많아야|많아도|최장"),
    ("at_least", "최소|최소한|적어도|최저|적게는|못해도|못 해도"),
    (
        "exact",
        "총|무려|모두|도합|합계|누적|추가로|각각|각|불과|고작|겨우|자그마치|미화|원화|한화로|한화|우리 ?돈으로"
        "|우리 ?돈|또|단",
    ),
    ("year", "연간|연|매년|해마다|한 해|한해|연평균|1년에"),
    ("month", "월|매월|매달|한 달에|한달에|월평균|다달이"),
    ("quarter", "분기당|분기마다|매 ?분기"),
    ("day", "하루|하루에|일평균|매일"),
    ("hour", "시간당"),
    (
        "unit",
        rf"(?:[0-9]{{1,3}}만? ?|한 ?)?(?:{_EACH})당|한 (?:대|장|개|명|곳|주|건)에|1(?:대|장|개|인|명|주)에",
    ),
)
_PER = ("year", "month", "quarter", "day", "hour", "unit")
_BEFORE = re.compile(
    "(?<![가-힣A-Za-z0-9.])(?:"  # not "석 달", "6월", "상담당"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE_WORDS)
    + r")\s?$"
)
_EACH_BEFORE = re.compile(rf"(?:{_EACH})당\s?$")  # "토큰당", "연구실당": the word before it may be anything
_RECORD = re.compile(
    r"(?:사상|역대|세계|국내|창사 ?이래|창사이래|업계|단일|분기|연간|기준|아시아)\s*$"
)  # 사상 최대 3조원
_WINDOW = 24

_GAP = r"(?:\s?(?:훌쩍|크게|훨씬|조금|약간|살짝|가볍게|처음으로|처음|첫|소폭|이미|거뜬히|채|다소))?\s?"
_AFTER = re.compile(
    r"(?:(?P<yeo>\s?여(?![가-힣])))?(?:"
    r"(?P<at_least>\s?이상(?![가-힣]*기후))"
    rf"|(?P<more_than>(?:\s?초과|[을를]? ?초과(?=[하한할했])|(?:[을를이가도]|\s?선(?:을|마저|도)?|대를?)?{_GAP}"
    rf"(?:넘(?!지|기지|길지|겨주|겨줄|겨받|버|보)[가-힣]{{1,4}}"
    r"|웃도는|웃돈다?|웃돌(?!지)[가-힣]{0,3}|상회(?!하지)|돌파(?!하지|를 못))|\s?위(?:로|에서)))"
    rf"|(?P<at_most>\s?(?:이하|이내)|\s?한도(?![가-힣])|[을를]{_GAP}넘지 (?:못|않)[가-힣]{{0,3}})"
    rf"|(?P<less_than>\s?미만|[을를]?{_GAP}(?:밑도는|밑돈다?|밑돌(?!지)[가-힣]{{0,3}}|하회(?!하지))"
    rf"|에?도? ?(?:못 ?미치[가-힣]{{1,2}}|못 ?미친다?|미치지 못[가-힣]{{1,3}})"
    r"|[도이가]? (?:채 )?(?:안|못) (?:되[가-힣]{1,2}|된다?|됐다?|됩니다)|\s?선?\s?(?:밑|아래)(?:으로|로)(?! 들여)"
    r"|\s?(?:선|대)[이가을를은마저도]{0,2}\s?(?:무너|붕괴|깨[지졌진]|내[주줬준]))"
    rf"|(?P<approx>\s?(?:안팎|내외|가량|정도|남짓|언저리|전후|수준|부근)|\s?쯤|\s?선(?=[에으을의이인]|\s|[,.)]"
    rf"|$)(?!을? ?{_GAP}(?:넘|돌파))|대(?=[의로에는를가인]?(?:\s|[,.)”’\"']|$)|[로에]서?|까지|였)"
    r"|에? ?(?:육박|근접)|에 가까[운웠이워][가-힣]{0,2}|에 가깝[가-힣]{1,2}|\s?가까[운이])"
    r")?"
)
# "5억 원까지 쓴다" caps what is spent; "1조원까지 늘린다", "1200원에서 1400원까지" say where something arrives.
_UP_TO = re.compile(
    r"(?P<anchor>\s?까지)(?![는도만]?\s?(?:[가-힣]{1,8}[을를이가도로]?\s?){0,2}?"
    r"(?:늘|확[대장충]|올[라랐릴리려]|오[르를른]|증[가액]|끌어|커[지질졌진]|키[우울운]|성장|치솟|불[어리]|높[이여아일인]|뛰|급[등락증감]"
    r"|상[승향]|하[락향]|떨어|내[려리릴린]|낮[추춰아]|줄[이어인일였]|감[소액]|밀[리려]|추락|회복|도달|이[르를른]|달[하했]|모[으았은]|쌓|번[지질]|간다"
    r"|갈 |가야|갔|왔|부풀|쪼그라|반등|후퇴|바닥|차올))"
)
# 30억달러¦(약 4조원)¦ 이상, and of the sum inside: what is said behind a bracket belongs to both
_BRACKET = re.compile(r"\s?\([^()\n]{2,30}\)|\)")
_PAST_BRACKET = ("more_than", "at_least", "at_most", "less_than")
_FROM = re.compile(r"(?:에서|부터)\s[^.]{0,24}$")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a quantity with what belongs to it begins or ends, and what that says."""

    offset: int
    modifier: str = "exact"
    per: str | None = None


def before(text: str, start: int) -> Edge:
    """The words in front of the number at `start`: of `총 약 3조원` the anchor begins with 약."""
    modifier, per, offset, cursor = "exact", None, start, start
    for _ in range(4):
        window = text[max(0, cursor - _WINDOW) : cursor]
        match = _BEFORE.search(window)
        if match is None:
            if per is None and (each := _EACH_BEFORE.search(window)) and cursor == start:
                per = "unit" if each else None
            break
        kind = match.lastgroup or "exact"
        at = cursor - len(window) + match.start()
        if kind == "at_most" and _RECORD.search(text[max(0, at - 12) : at]):
            break
        cursor = at
        if kind == "exact":
            continue
        offset = at
        if kind in _PER:
            per = per or kind
        elif modifier == "exact":
            modifier = kind
    return Edge(offset, modifier, per)


def after(text: str, end: int) -> Edge:
    """The words behind the unit that ends at `end`: of `7조원 안팎을` the anchor ends with 안팎."""
    match = _AFTER.match(text, end)
    assert match is not None  # every part of it may be empty
    modifier = match.lastgroup if match.lastgroup != "yeo" else "approx"
    if modifier is None and (bracket := _BRACKET.match(text, end)) is not None:
        past = _AFTER.match(text, bracket.end())
        modifier = past.lastgroup if past is not None else None
        return Edge(end, modifier if modifier in _PAST_BRACKET else "exact")
    if modifier is None:
        capped = None if _FROM.search(text, max(0, end - 40), end) else _UP_TO.match(text, end)
        return Edge(capped.end("anchor"), "at_most") if capped else Edge(end)
    return Edge(match.end(), modifier)


def joined(first: Edge, last: Edge, approximate: bool) -> str:
    """One modifier of the two sides: `약 3조원 이상` is at least 3 trillion."""
    if last.modifier not in ("exact", "approx"):
        return last.modifier
    if first.modifier not in ("exact", "approx"):
        return first.modifier
    return "approx" if approximate or "approx" in (first.modifier, last.modifier) else "exact"


def lower_end(low: str, upper: str, number: Decimal) -> Decimal | None:
    """The lower end of a range up to `number`, with the scale of the upper where it has none: `3～5조`, `500~1천억`."""
    least = value(low)
    if least is not None and large_scale(low) == 1:
        scales = (last_scale(upper), large_scale(upper))
        least = next((least * scale for scale in scales if 0 < least * scale < number), least)
    return least if least is not None and 0 < least < number else None
