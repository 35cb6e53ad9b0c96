"""What is ranked: the words in front of a rank that say in what.

`D램 매출 1위`, `‘인재’ 부문은 2위`, `사람은 12위`.
"""

from __future__ import annotations

import re

from kaix.rules.ko import names
from kaix.rules.ko.foreign_names import foreign_word
from kaix.rules.ko.ranking_mention import Found
from kaix.rules.ko.ranking_names import product_like
from kaix.rules.ko.ranking_words import NO_NOUN, noun_phrase

POWER = "강국|대국|선도국|선진국|수출국|생산국|보유국|제조국|부국"
INDEX = re.compile(
    r"[‘'“\"「『《](?![\s,.]|(?:로|으로|은|는|이|가|을|를|의|와|과|라고|라는|이라) )"
    r"([^‘’'“”\"「」『』《》\n]{2,30}(?:지수|인덱스|순위|랭킹|리포트|보고서|평가|조사|리더보드|"
    r"벤치마크|어워드|Index|Ranking|트래커)[^‘’'“”\"「」『』《》\n]{0,8})[’'”\"」』》]"
)
"""An index in quotation marks: its name is group 1."""

_END = (
    r"(?:부문|분야|지수|인덱스|순위|평가|랭킹|점유율|경쟁력|역량|시장|투자|투자액|규모|출하량|매출|"
    r"매출액|생산량|보유량|특허|논문|성적표|수준|준비도|활용도|도입률|채택률|시가총액|시총|생태계|"
    r"수출|인재|인력|성능|지표|항목|순유출|순유입|종합 순위|리더보드|벤치마크|보급률|이용률|활용률|지출|"
    r"경진대회|대회|챌린지|올림피아드|공모전|경연|건수|대수|용량|능력|[가-힣](?:액|량|률|율)|(?:만족|준비|"
    r"신뢰|활용|성숙|매력|완성|인지|선호|집중|의존|투명|개방|자유)도|비율|비중|인용|횟수|속도|접근성|만족도)"
)
_DOMAIN = re.compile(
    rf"((?:[가-힣A-Za-z0-9()·&-]+ ){{0,3}}[가-힣A-Za-z0-9()·&-]*{_END}(?: "
    rf"[가-힣A-Za-z()]*{_END}){{0,3}})(?:만 놓고 보면|으로는|로는|에서는|에서도|에서|에선|은|는|이|가|"
    rf"에|의|별로|만|도|을|를|으로|로| (?![가-힣]{{2,8}}(?:은|는|이|가) ))"
)
_ADJACENT = re.compile(
    r"((?:제조 |소버린 |피지컬 |생성형 )?(?:AI|인공지능\(AI\)|인공지능|반도체|방산|로봇|바이오|양자|우주|"
    r"과학기술|디지털|데이터센터|배터리)(?: ?(?:기술|모델|반도체|산업|인재|투자|특허|경쟁력|생태계|"
    r"역량))?)['’”\"]? ?$"
)
# ‘인재’ 부문은 2위, ‘디지털 경쟁력’ 평가에선 15위
_QUOTED = re.compile(
    r"[‘'“「]([^‘’'“”「」\n]{1,25})[’'”」] ?((?:부문|분야|항목|지표|평가|지수|순위|영역|"
    r"조사)?)(?:에서는|에서도|에서|"
    r"에선|은|는|이|가|도|의|로는|으로는|,)? ?(?P<rest>[^‘'“「]{0,30})$"
)
_IS_DOMAIN = re.compile(rf"{_END}$")
# 7개 분야로 쪼개 보면, 세부 지표 중: what follows names parts of the index, not who is ranked
_PARTS = re.compile(r"(?:분야|부문|항목|지표|영역)(?:으?로| 중| 가운데|을|를|에서|에선|별|에는|엔)")
_BY = re.compile(r"(?:만 놓고 보면|만 따지면|만 보면|만 떼어 보면| ?기준으로는| ?기준으로| ?기준) ?$")
_AMONG = re.compile(r" (?:중|가운데)(?:에서)?(?:는|도)? ?$")
_AMONG_WHOM = re.compile(
    r"(?:국|나라|국가|대학|도시|지역|시도|지자체|곳|대상|나머지|기업|업체|이|그|이들|우리)$"
)
_WHEN = r"(?:(?:지난해|올해|작년|20\d\d년|현재|최근|여전히|아직|이미|왜)(?:에는|엔|에)? )?"
_SHARES = frozenset(("점유율", "매출", "매출액", "출하량", "판매량", "가입자", "이용자", "사용자", "투자액"))
_MARKET = re.compile(
    r"((?:[가-힣A-Za-z]{1,10} ){0,2}[가-힣A-Za-z]{0,8}(?:시장|부문|분야))(?:에서는|에서도|에서|에선|의) "
)
_ADVERBIAL = re.compile(r"(?<=[을를] )[가-힣]{1,6}(?:해|하여|해서|하며|으며|워|려|켜)(?= |$)")
# What every index has: said in short, it is the index that the article speaks of.
_PART = frozenset(("분야", "부문", "항목", "지표", "이 분야", "이 부문"))
_SOME = re.compile(r"\d{1,2}개 (?:부문|분야|항목|지표|영역)$")
_GENERIC = _PART | frozenset((
    "순위", "평가", "점수", "종합점수", "종합 점수", "총점", "성적", "종합순위", "종합 순위", "지수", "조사",
    "랭킹",
    "세계순위", "세계 순위", "국내순위", "국내 순위", "이 지수", "이 조사", "이 평가", "이 순위", "전체 순위",
    "지난해 이 지수", "합산 점수", "버전", "다음 버전",
))  # fmt: skip


def domain_of(
    text: str, found: Found, begin: int, low: int, last: str | None, index: str | None
) -> str | None:
    """What `found` ranks: `begin` is where no other rank claims the words, `low` where the sentence begins.

    `last` is the domain of the rank before, `index` the index that the article speaks of.
    """
    domain = _read(text, found, begin, low, last, index)
    if domain in _SHARES and (market := _MARKET.search(text, low, found.start)):
        return f"{market[1]} {domain}"  # 파운드리 시장에서 TSMC가 점유율 67%로 1위
    if domain in _GENERIC or (domain and _SOME.match(domain)):
        return index or (None if domain in _PART else domain)
    return domain


def _read(text: str, found: Found, begin: int, low: int, last: str | None, index: str | None) -> str | None:
    start = max(begin, low)
    before = text[start : found.start]
    inside = re.fullmatch(rf"\d+대 ?(.+?) ?(?:{POWER})", text[found.start : found.end])
    if inside and inside[1].strip():  # 3대 AI 강국
        return inside[1].strip()
    phrase = noun_phrase(text, start, found.start)
    if phrase and (verb := _ADVERBIAL.search(before, 0, before.rfind(phrase) + len(phrase))):
        # 투자 2억달러를 ¦유치해 세계 12위, 인재를 ¦키워 AI 부문 4위
        phrase = before[verb.end() : before.rfind(phrase) + len(phrase)].strip() or None
    if (
        found.kind == "place"
        and phrase
        and not product_like(phrase)
        and not foreign_word(phrase.rsplit(" ", 1)[-1])
    ):
        return phrase  # D램 매출 1위
    if match := _ADJACENT.search(before.rstrip(" ").removesuffix("세계").removesuffix("글로벌")):
        return match[1]
    if found.rule in ("n_powers", "n_strong") and phrase and not product_like(phrase):
        return phrase  # 벤처 4대 강국
    if by := _BY.search(before):
        at = start + by.start()
        if own := noun_phrase(text, start, at, [at]):
            return own
    return (
        _in_front(text, found, before, start, low)
        or (last if start > low else None)
        or (
            None
            if found.rule in ("n_powers", "n_strong", "group_of_n", "top_n") and found.status == "target"
            else index or last
        )
    )


def _in_front(text: str, found: Found, before: str, start: int, low: int) -> str | None:
    """What a topic or a place in front of the rank names, the nearest first."""
    matches = list(_DOMAIN.finditer(before + " " if not before.endswith(" ") else before))
    quoted = _QUOTED.search(before)
    if (
        quoted
        and (quoted[2] or _IS_DOMAIN.search(quoted[1]) or _PARTS.search(text, low, start + quoted.start()))
        and (not matches or matches[-1].end() <= quoted.end(2) + 3)
    ):
        return f"{quoted[1]} {quoted[2]}".strip()
    topic = re.search(r"(?:은|는) ?" + _WHEN + "$", before)
    if topic and before[topic.start() - 1 : topic.start()] not in ("’", "'", "”", "」"):
        own = noun_phrase(text, start, start + topic.start(), [start + topic.start()])
        ending = names.ending_of(own.rsplit(" ", 1)[-1]) if own else None
        if (
            own
            and not (ending and ending[1])
            and not product_like(own)
            and not (matches and matches[-1].end(1) >= topic.start() and len(matches[-1][1]) > len(own))
        ):
            return own  # 사람은 12위, 데이터 인프라는 2위
    if matches:
        return _trimmed(matches[-1][1])
    if among := _AMONG.search(before):
        own = noun_phrase(text, start, start + among.start(), [start + among.start()])
        if own and (" " in own or not _AMONG_WHOM.search(own)):  # AI 앱 중 1위, AI 반도체 기업 가운데 1위
            return re.sub(r" (?:기업|업체|회사|사업자)$", "", own)
    return None


def _trimmed(domain: str) -> str:
    """A domain without the words in front that belong to the sentence: `한국은 인프라 부문` → `인프라 부문`."""
    words = domain.strip("·ㆍ ").split()
    for number in range(len(words) - 2, -1, -1):
        if words[number] in NO_NOUN or (
            re.search(
                r"(?:은|는|이|가|을|를|에서|에서는|의|로|으로|와|과|에|한|된|낸|고|며|면|중|도|다|으나|던|까지|"
                r"부터|년|월|일)$",
                words[number],
            )
            and len(words[number]) > 1
            and not re.search(
                r"(?:국가|평가|추가|증가|인도|제도|속도|순도|의료|경제|생산|수출)$", words[number]
            )
        ):
            return " ".join(words[number + 1 :])
    while len(words) > 1 and len(words[0]) == 1:
        del words[0]
    while len(words) > 1 and (known := names.match_known(words[0], 0)) and known[1] == "country":
        del words[0]
    return " ".join(words)
