"""The organisations that a Korean article introduces itself.

No list has the name of a start-up: `스타트업 누리말이`, `누리말(대표 …)` and the headline `누리말, 120억
유치` introduce it, and every further mention is that organisation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kaix import vocabulary
from kaix.people import surname_part

_NAME = r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9&]{1,14}"
_AS = r"(?:은|는|이|가|의|도|와|과|에|에서|를|을|,)(?=[\s…])"
_INTRODUCED = re.compile(
    r"(?=[스유팹개운제전벤투자계상합기업회])"  # most characters begin none of these: passed over at once
    r"(?:스타트업|유니콘|팹리스|개발사|운영사|제조사|유통사|전문 ?기업|전문 ?업체|벤처기업|운용사"
    r"|투자사|자회사|계열사|상장사|합작법인|합작사|(?P<of_sector>기업|업체|회사))"
    rf"인? ['‘“\"]?(?P<name>{_NAME}?)['’”\"]?(?:\([^()\n]{{1,30}}\))?{_AS}"
)
_SECTOR = re.compile(
    r"(?:AI|인공지능|반도체|로봇|소프트웨어|데이터|센터|클라우드|보안|바이오|솔루션|플랫폼|게임|통신"
    r"|핀테크|의료|헬스케어"
    r"|배터리|자율주행|모빌리티|교육|에듀테크|콘텐츠|물류|유통|광고|영상|음성|번역|검색|전력|에너지|부품|장비|소재|서버"
    r"|네트워크|양자|우주|드론|제약|디스플레이|IT|SW|SI|ICT|칩|메모리|컴퓨팅|전자상거래|이커머스|패션"
    r"|건설|조선|방산|금융"
    r"|법률|스마트팜) ?대?$"
)
_LED = re.compile(rf"(?<![가-힣A-Za-z])(?P<name>{_NAME})\((?:공동|각자)?\s?대표(?:이사)?[ :]")
_HEADLINE = re.compile(
    rf"(?:\[[^\]\n]{{1,20}}\]\s?)?(?:[“\"][^”\"\n]{{2,60}}[”\"]\s?)?(?:[가-힣A-Za-z ]{{1,20}}['‘])?['‘]?"
    rf"(?P<name>{_NAME})"
    r"['’]?(?:,\s|…| ['‘])"
)
_QUOTED_IN_HEADLINE = re.compile(rf"['‘](?P<name>{_NAME})['’],")
_IN_HEADLINE = re.compile(rf"(?<![가-힣A-Za-z])(?P<name>{_NAME})(?:,\s)")
_SUBJECT_LATER = re.compile(r"(?:\([^()\n]{1,30}\))?(?:은|는|이|가)\s")
_DOES = r"(?:하[는며기지고여]|했|한다|할 |된|되|됐|합니다)"
_OFFICE = r" (?:대통령|장관|차관|의원|수석|총리|위원장|교수|의장|시장|지사|후보|부총리)"
_POST = (
    r" (?:회장|대표|사장|원장|부사장|전무|상무|이사|팀장|본부장)"  # of a firm as well: 누리컴퓨트 대표이사
)
_NOT_FIRMS = frozenset((
    "투자", "매출", "규모", "수요", "협력", "활용", "생태계", "관계자", "중심", "회사", "대기업", "중소기업", "인력",
    "기술", "제품", "서비스", "고객", "실적", "가치", "브랜드", "경영", "입장", "부담", "절반", "대다수", "상당수",
    "다수", "대부분", "임원", "임직원", "직원", "경쟁력", "성장", "설비", "비용", "정부", "여러", "모두", "정책",
    "대통령", "장관", "업계", "회장", "사설", "칼럼", "인터뷰", "속보", "단독", "종합", "기자", "그룹", "주가",
    "인수", "상장", "유치", "지원", "육성", "대표", "창업", "채용", "수출", "연구", "개발", "사례", "출신", "경쟁",
    "진출", "주식", "지분", "종목", "주주", "규제", "우려", "반발", "사이", "대상", "전반", "전체", "일부", "입주",
    "주도", "관련",
))  # fmt: skip
_NOT_ENDS = re.compile("(?:들|액|금|업계|시장|예산|사업|산업|기업|업체|년|월|일|억|조|만|률)$")
_NOT_A_FIRM = re.compile(rf"{_DOES}|{_OFFICE}")
_NOT_A_FIRM_OR_PERSON = re.compile(rf"{_DOES}|{_OFFICE}|{_POST}")
_LETTER = re.compile("[가-힣A-Za-z]")
_READ = 20_000
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")


@lru_cache(maxsize=8)
def coined(text: str) -> frozenset[str]:
    """The names that `text` itself introduces as an organisation's."""
    head = text[:_READ]
    found = {match["name"] for match in _LED.finditer(head)}
    for introduced in _INTRODUCED.finditer(head):
        name, at = introduced["name"], introduced.start()
        # 스타트업 누리말이, 데이터센터 기업 누리컴퓨트가
        if introduced["of_sector"] is None or (
            _SECTOR.search(head, max(0, at - 8), at) and head.count(name) > 1
        ):
            found.add(name)
    title = head.partition("\n")[0][:200]
    openings = [_HEADLINE.match(title), *_QUOTED_IN_HEADLINE.finditer(title), *_IN_HEADLINE.finditer(title)]
    rest = head[len(title) :]
    for match in openings[:6]:
        if match is not None and _stands(rest, match["name"], _SUBJECT_LATER):
            found.add(match["name"])
    return frozenset(name for name in sorted(found)[:20] if _is_firm(head, name))


def _is_firm(text: str, name: str) -> bool:
    """Whether a name that is introduced like a firm's is not a common noun, a person's or a number."""
    if name in _NOT_FIRMS or name in vocabulary.words("not_names_ko") or _NOT_ENDS.search(name):
        return False
    person = _HANGUL_NAME.fullmatch(name) is not None and surname_part(name) is not None
    not_a_firm = _NOT_A_FIRM_OR_PERSON if person else _NOT_A_FIRM
    return not name[0].isdigit() and not _stands(text, name, not_a_firm)


def _stands(text: str, name: str, behind: re.Pattern[str]) -> bool:
    """Whether `name` stands somewhere with no letter right before it and `behind` right behind it."""
    at = text.find(name)
    while at >= 0:
        if behind.match(text, at + len(name)) and not _LETTER.match(text[at - 1 : at]):
            return True
        at = text.find(name, at + 1)
    return False
