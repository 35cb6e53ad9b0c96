"""Who has, gets, buys or builds the chips that a Korean text counts.

`엔비디아는 삼성·SK에 각 5만장, 네이버에 6만장을 공급한다`: not who sells but who gets them; `네이버, 엔비디아 GPU
6만장 확보`: a maker right before its chip is part of the chip's name; `국가AI컴퓨팅센터는 B300 1만장을 발주한다`.
"""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.rules.ko import owners, subjects

_ADJECTIVES = (
    r"(?:(?:최신형?|최신예|차세대|최첨단|첨단|고성능|고사양|신형|구형|주력|대표|AI용?|인공지능용?|데이"
    r"터센터용|서버용|학습용|추론용|개인용)\s?)*"
)
_CHIP = re.compile(
    rf"(?:\([^()\n]{{1,20}}\))?(?:의|산|제|표)?\s?(?:['‘“])?{_ADJECTIVES}(?:['‘“])?"
    r"(?:[GN]PU|그래픽|신경망처리|AI ?칩|AI ?반도체|AI ?가속기|인공지능|가속기|반도체 칩|칩|제품|물량"
    r"|블랙웰|호퍼|베라|루빈|그레이스|암페어|지포스|가우디"
    r"|인스팅트|레니게이드|워보이|아톰|리벨|[A-Z]{1,3}\d{2,4})"
)
_SUPPLIES = re.compile(
    r"(?:공급|납품|판매|인도|수출|배정|할당|제공|지원|배분|분배|임대|대여|출하|선적|약속|양도|이전"
    r"|전달)(?:하|한|했|할|키로|된|됐|될|되|합|을 약속|을 시작|에 나|계약|을 결정|$)"
    r"|(?:푼다|풀[었기고어]|판다|팔[았기고]|판 |넘[긴겼길기]|보[낸냈낼내]|댄다|댔|대[기주])"
)
_GETS = re.compile(r"(?:공급|납품|제공|배정|할당|인도|지원|양도|이전|건네|넘겨|팔아)\s?받")
_TO = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:\s(?:[측등]|정부|기업|본사))?(?:[와과]\s[가-힣]{2,6}?)?(?:에게|에도"
    r"|에는|에만|에|으로|로)(?=[\s,])"
)
_PROMISED_TO = re.compile(  # 한국에 약속한 ¦26만장¦
    r"(?:공급|납품|판매|인도|수출|배정|할당|약속|넘기|보내)(?:한|된|하기로 한|키로 한|하겠다고 한"
    r"|하는|할|될)\s(?:약\s|총\s)?(?:[가-힣A-Za-z0-9]{1,10}\s){0,2}$"
)
_COUNT = re.compile(
    r"[0-9][0-9,]*[만천백]*\s?(?:여\s)?[장개대]"
)  # "7천장을 확보해 ¦6천장¦을 정부에 제공한다"
_REACH = 70  # characters behind the number that its verb stands in
_BACK = 120  # and before it, that a recipient does
_STOP = re.compile(r"[.!?;\n]|다고 |[”\"]")


@cache
def _makers() -> frozenset[str]:
    makers = {row["maker"] for row in vocabulary.table("chips")}
    names = [row["names_ko"].split("|") for row in vocabulary.table("organisations") if row["name"] in makers]
    return frozenset(makers.union(*names)) - {""}


def holder(reading: Reading, start: int, end: int) -> str | None:
    """Whose the chips at `start:end` of the document are, as written; several joined with `;`."""
    return (
        _recipient(reading, start, end)
        or _given(reading, start, end)
        or _having(reading, start)
        or subjects.entity(reading, start, end, here=True, without=_names_a_chip)
        or _opening(reading, start, end)
        or subjects.entity(reading, start, end, without=_names_a_chip)
    )


_HAVING = (
    re.compile(  # 국가데이터센터가 보유한 ¦GPU 880장¦, 연구실에 있는 ¦H100 192장¦, 컴퓨팅센터는 ¦GPU 1만장¦을
        r"(?<![가-힣A-Za-z0-9])(?P<who>[가-힣A-Za-z0-9]{2,20}?)(?:[이가]\s(?:현재\s|이미\s|직접\s"
        r")?(?:보유|운영|소유|확보|도입|구매|구축|운용)(?:한|하는|하고 있는|중인|했던)"
        r"|[이가]\s(?:현재\s|이미\s)?(?:갖고 있는|가진|굴리는|사들인|들여온|쓰는|갖춘)|에 (?:있는|설치된"
        r"|깔린|들어간|들어가는|들어설))\s[^,.\n]{0,16}$"
    )
)
_CENTRE = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<who>[가-힣A-Za-z0-9]{2,15}(?:센터|연구원|연구소|대학원|캠퍼스|클러스터"
    r"))(?:은|는|이|가)\s(?:[^\s,.\n]+\s){0,5}$"
)
_IS_GIVEN = re.compile(
    r"(?:씩)?[이가은는]?\s(?:[^\s,.]{1,10}\s){0,3}?(?:배정|지원|지급|제공|공급|배분|할당|분배)(?:된"
    r"|됐|될|되)|(?:씩)?[이가은는]?\s(?:[^\s,.]{1,10}\s){0,2}?(?:돌아[간갔갈]|주어[진졌질])"
)
_GIVEN_TO = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9·]{2,14}?(?: (?:[0-9]{1,3}|한|두|세|네|다섯) ?(?:곳|개사|사|팀|명|개 팀)"
    r")?)(?:에게는|에게|에는|에)\s(?:[^\s,.]{1,8}\s){0,2}$"
)
_GETTER = re.compile(
    r"(?:^|[\s,“\"])(?P<who>(?:(?:한|두|세|네|다섯|[0-9]{1,3}개?) "
    r")?[가-힣A-Za-z0-9·]{1,14}?(?: (?:[0-9]{1,3}|한|두|세|네) ?(?:곳|개사|사|팀|명))?)(?:은|는|이|가"
    r"|도)\s(?:[^\s,.]{1,12}\s){0,6}$"
)


def _given(reading: Reading, start: int, end: int) -> str | None:
    """Who is given the chips, named or not: `정예팀 4곳에는 ¦768장¦씩이 배정됐다`, `두 팀은 ¦1000장¦을 지원받는다`."""
    text = reading.text
    low = max(reading.sentence_at(start).start_char, start - _BACK)
    if _IS_GIVEN.match(text, end):
        to = _GIVEN_TO.search(text, max(low, start - 60), start)
        return None if to is None or _NOT_HAVING.search(to["who"]) else to["who"]
    stop = min(reading.sentence_at(start).end_char, end + 24)
    if _GETS.search(text, end, stop) is None or any(
        owners.SUBJECT.match(text, name.end)
        for name in owners.of(reading, reading.index_at(start), (low, start))
    ):
        return None
    gets = _GETTER.search(text, max(low, start - 60), start)
    return None if gets is None or _NOT_HAVING.search(gets["who"]) else gets["who"]


_NOT_HAVING = re.compile(
    r"(?:개발|사업|과제|연구|학습|실증|구축|분야|용도|부문|훈련|정부|우리|이들|그|국내|전국|세계|올해"
    r"|지난해|내년|것|수|데|년|월)$"
)


def _having(reading: Reading, start: int) -> str | None:
    """The one right before the chips that has them, whether or not it is a name that is known."""
    low = max(reading.sentence_at(start).start_char, start - _BACK)
    match = _HAVING.search(reading.text, max(low, start - 60), start) or _CENTRE.search(
        reading.text, max(low, start - 60), start
    )
    return None if match is None or _NOT_HAVING.search(match["who"]) else match["who"]


_TAKES = re.compile(
    r"[을를]?\s(?:[^\s,.]{1,10}\s){0,3}?(?:들[이여였인]|굴[리린]|확보|도입|구매|구입|보유|운영|운용"
    r"|가동|설치|갖[춘추췄]|사들|발주|주문|투입|공급받|넘겨받|빌[려리렸])"
)


def _opening(reading: Reading, start: int, end: int) -> str | None:
    """The one word that opens the sentence, where chips are bought or run: `두레소프트는 GPU 1천장을 굴린다`."""
    low = reading.sentence_at(start).start_char
    return subjects.opening(reading.text, low, start) if _TAKES.match(reading.text, end) else None


def _names_a_chip(text: str, name: Name) -> bool:
    """Whether a maker's name only says whose product the chip is: `엔비디아 최신 GPU`, `엔비디아 제품은`."""
    return name.text in _makers() and _CHIP.match(text, name.end) is not None


def _recipient(reading: Reading, start: int, end: int) -> str | None:
    """To whom the chips are supplied, where the verb says that they are."""
    text = reading.text
    index = reading.index_at(start)
    sentence = reading.sentences[index]
    stop = min(sentence.end_char, end + _REACH)
    if (cut := _STOP.search(text, end, stop)) is not None:
        stop = cut.start()
    promised = _PROMISED_TO.search(text, max(sentence.start_char, start - 30), start)
    supplies = _SUPPLIES.search(text, end, stop)
    if promised is None and (supplies is None or _GETS.search(text, end, stop)):
        return None
    near = owners.of(reading, index, (start - _BACK, stop))
    names = [name for name in near if name.text not in _makers()]
    to = [name for name in names if _TO.match(text, name.end)]
    before = [name for name in to if name.end <= start]
    behind = [
        name for name in to if name.start >= end and supplies is not None and name.start < supplies.start()
    ]
    if behind and not before and not _COUNT.search(text, end, behind[0].start):
        return owners.together(text, names, behind[0])
    return owners.together(text, names, before[-1]) if before else None
