"""Names that a ranking is about and no list has: cities, products by their looks, firms that are new.

`서울이`, `챗GPT가`, `제미나이 2.5 프로가`, `퍼플렉시티가`, `2위 쿠팡이츠가`.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.reading import Name
from kaix.rules.ko import names, phrase_words, titles
from kaix.rules.ko.foreign_names import foreign_word

CITY = re.compile(
    r"(?<![가-힣])((?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|"
    r"제주|도쿄|베이징"
    r"|상하이|선전|런던|뉴욕|파리|베를린|토론토|텔아비브|벵갈루루|샌프란시스코|보스턴|시애틀|"
    r"암스테르담|취리히|항저우|광저우)"
    r"(?:시|도)?)(?:은|는|이|가|도) "
)
"""A city as a topic: its name is group 1."""

# GPT-5, 챗GPT, H200, K-엑사원: a name by its looks; AI, D램, R&D are none
_LATIN = re.compile(r"[A-Za-z]{2}|[가-힣][A-Z](?![A-Za-z])|[A-Za-z][가-힣]*-?\d|[A-Z]-[가-힣]")
_COMMON_LATIN = re.compile(
    r"(?<![A-Za-z])(?:AI|GPU|NPU|CPU|HBM\d?E?|LLM|IT|ICT|R&D|SW|HW|API|SaaS|IP|ESG|PC|TV|OLED|SNS|"
    r"DRAM|IoT|SCI|STEM|"
    r"OTT|OS|IPTV|EV|ARM|AX|DX|QS|IMD|OECD|GDP|ML|SSD|SoC|MLPerf|LG|KT|SK|B2B|B2C|GPUaaS|IaaS|PaaS|VR|XR|AR|UAM)"
    r"(?![A-Za-z])"
)
# 구글 제미나이 2.5 프로가, 챗GPT는
_SUBJECT = re.compile(
    r"(?:^|(?<=[\s,“\"'‘(]))(?P<name>(?:[A-Z][A-Za-z.-]{1,15} ){0,2}(?P<last>[가-힣A-Za-z0-9.+-]{2,20}))"
    r"(?:\([^)\n]{1,20}\))?(?:은|는|이|가|도) "
)
# 클로드 4.5는, 제미나이 2.5 프로가
_VERSIONED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z-]{2,12} \d{1,2}(?:\.\d)?(?: (?:프로|울트라|플래시|"
    r"소넷|오퍼스|미니|맥스|터보|Pro|Max|Mini))?)"
    r"(?:은|는|이|가|도) "
)
_OWNED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>(?=[가-힣]{0,8}[A-Za-z])[가-힣A-Za-z0-9.-]{2,20}) "
    r"(?:[가-힣A-Za-z]{1,8} ){0,2}[가-힣A-Za-z]{1,8}(?:은|는|이|가) "
)
_MINISTRY = re.compile(r"(?:부|처|청|위|위원회|실|원)$")
_LOANED = re.compile(
    r"(?:[가-힣][량율률액수]|생태계|버전|기술|특허|논문|점유율|시총|매출|수출|인력|성능|항목|준비도|"
    r"계획|목표|경쟁력|역량|투자|인재|규모|지표|분야|정부|당국|위원회|업계|기관|단체|"
    r"협회|국회|대회|평가|로|에서|에|까지|점수|순위|부문|시장|지수|랭킹|센터|서비스|모델|플랫폼|"
    r"데이터|인프라|클라우드|소프트웨어)$"
)
_FIRM_LEAD = re.compile(r"(?:업체|기업|회사|사업자|통신사|은행|제조사)(?:인)? ")
_NEWCOMER = re.compile(
    r"(?P<name>[가-힣A-Za-z0-9.&+-]{2,16}?)(?:\([^)\n]{1,20}\))?"
    r"(?P<particle>은|는|이|가|의|을|를|와|과|였다|이었다|이다|였고|이었고|,)(?=[ ,.\n(]|$)"
)
_RIGHT_BEFORE = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,12}) $")
_BESIDE = re.compile(r"(?:^|(?<=[\s,·]))([가-힣A-Za-z]{2,8})(?:이|가) $")
_NOBODY = frozenset((
    "자리", "업체", "기업", "국가", "나라", "그룹", "후보", "경쟁", "싸움", "도시", "탈환", "수성", "달성",
    "등극", "대학",
    "모델", "제품", "회사", "사업자", "기록", "차지", "목표", "도약", "진입", "결과", "순위", "업계", "격차",
    "수준", "것",
    "누구", "어디", "무엇", "역시", "바로", "단연", "여전히", "이미", "아직", "지난해", "올해", "지역",
    "전체", "점수",
))  # fmt: skip


def product_like(phrase: str) -> bool:
    """Whether a phrase holds what looks like the name of a product or a firm: `GPT-5`, `챗GPT`."""
    return bool(_LATIN.search(_COMMON_LATIN.sub("", phrase)))


def is_ministry(name: Name) -> bool:
    """Whether a name is a body of the state, which speaks of ranks and holds none; a city or a province does."""
    return (
        name.kind in ("organisation", "government")
        and name.sector == "government"
        and (name.kind == "government" or _MINISTRY.search(name.text) is not None)
    )


def product(text: str, begin: int, end: int) -> str | None:
    """A product that is the subject by its looks: `챗GPT가`, `구글 제미나이 2.5 프로가`, `챗GPT 월간 사용자는`."""
    versions = list(_VERSIONED.finditer(text, begin, end))
    if versions:
        return versions[-1]["name"]
    for match in reversed(list(_SUBJECT.finditer(text, begin, end))):
        word = match["last"]
        if not _COMMON_LATIN.fullmatch(word) and product_like(word) and next(titles.find(word), None) is None:
            return match["name"]
    for match in reversed(list(_OWNED.finditer(text, begin, end))):
        if product_like(match["name"]) and not names.match_known(match["name"], 0):
            return match["name"]
    return None


def unlisted(text: str, begin: int, end: int) -> str | None:
    """The subject that no particle or no list gives away: a product, a new name, a listed one right before the rank."""
    found = product(text, begin, end) or unknown(text, begin, end)
    right = _RIGHT_BEFORE.search(text, max(begin, end - 20), end)
    known = names.match_known(right[1], 0) if right and not found else None
    if (
        right
        and known
        and known[0] == right[1]
        and (known[1] == "country" or known[3] not in ("government", None))
    ):
        return known[2]  # 싱가포르 2위·UAE 1위
    return found


def unknown(text: str, begin: int, end: int) -> str | None:
    """A subject that no list has and that looks like a name: `퍼플렉시티가 2위`, `카카오AI랩이 88위`."""
    beside = _BESIDE.search(text, max(begin, end - 16), end)  # 제타가 3위, 뤼튼이 7위
    if beside and not _LOANED.search(beside[1]) and beside[1] not in _NOBODY:
        common = (
            vocabulary.words("not_names_ko")
            | vocabulary.words("loanwords_ko")
            | vocabulary.words("titles_ko")
        )
        in_series = text[begin : begin + 2] == ", " and beside.start(1) == begin + 2  # 로봇이 4위
        if (in_series or beside[1] not in common) and next(titles.find(beside[1]), None) is None:
            return beside[1]
    for match in reversed(list(_SUBJECT.finditer(text, begin, end))):
        word = match["last"]
        if _COMMON_LATIN.fullmatch(word) or next(titles.find(word), None) is not None:
            continue
        if (foreign_word(word) or phrase_words.like_organisation(word)) and not _LOANED.search(word):
            return word  # 퍼플렉시티가, 카카오AI랩이
    return None


def newcomer(text: str, at: int, end: int, lead: str, *, named: bool, in_domain: bool) -> str | None:
    """The firm right behind a rank: `업체인 씨제이클라우드가`, `3위는 뤼튼이었다`, `배달 앱 2위 쿠팡이츠가`.

    `lead` are the words between the rank and `at`; `named` says that they end in 는 or 엔, `in_domain` that the rank's
    domain stands in front of it.
    """
    found = _NEWCOMER.match(text, at + (text[at : at + 1] == " "), end)
    if found is None or found["name"] in _NOBODY or found["name"][0] in "안밖" or found["name"][0].isdigit():
        return None
    if named or _FIRM_LEAD.search(lead):
        return found["name"]
    if lead == " " and product_like(found["name"]):
        return found["name"]  # 4위 유니SOC를
    if not in_domain or lead != " " or found["particle"] not in ("이", "가", "은", "는"):
        return None
    common = found["name"] in vocabulary.words("not_names_ko") or found["name"] in vocabulary.words(
        "loanwords_ko"
    )
    return None if common else found["name"]
