"""The nouns without a particle that end at a place: `AI 앱 사용자 수` of `챗GPT가 국내 AI 앱 사용자 수 1위`."""

from __future__ import annotations

import re

from kaix.korean import divide_eojeol
from kaix.rules.ko import names, phrase_words

# Words without a particle that stand in front of a rank and are not what is ranked.
NO_NOUN = frozenset((
    "중", "가운데", "각각", "나란히", "다시", "현재", "이미", "단독", "또", "또한", "함께", "이어", "모두", "최종",
    "전체", "당당히", "처음", "연속", "무려", "결국", "역시", "아직", "이후", "이전", "직후", "최근", "올해",
    "지난해",
    "작년", "내년", "전년", "당시", "이날", "오늘", "국내", "세계", "글로벌", "전국", "아시아", "업계",
    "최고", "최대",
    "종합", "공동", "역대", "명실상부", "부동", "사실상", "전통", "유력", "만년", "통산", "누적", "평균",
    "기준", "하반기",
    "상반기", "한", "대비", "대신", "반면", "끝", "만", "그런데", "그러나", "하지만", "한편", "다만", "특히",
    "이번",
    "그", "이", "저", "뒤", "후", "전", "약", "총", "매년", "지금", "줄곧", "여전히", "안", "밖", "상위",
    "하위", "간신히",
    "겨우", "곧", "곧바로", "단숨에", "드디어", "마침내", "비로소", "계속", "우리", "전체의", "순위", "등",
    "및", "왜",
    "이어서", "가뿐히", "거뜬히", "덕분", "대로", "세부", "지난달", "이달", "상위권", "하위권", "중위권",
    "선두권", "최상위권", "최하위권", "그중", "이중", "톱", "해당", "자사", "동시",
    "오른", "뛴", "내린", "밀린", "떨어진", "내려간", "내려온", "올라선", "올라간", "올라온", "물러난",
    "빠진", "처진",
    "밀려난", "주저앉은", "내려앉은", "하락한", "상승한", "낮은", "높은", "앞선", "뒤진", "이은", "잇는",
    "이른", "든",
    "된", "지킨", "따르면", "의하면", "보면", "역대급", "부문별", "분야별", "항목별", "국가별", "지역별",
    "만에", "뒤이어", "첫해", "이듬해", "자리", "탈환", "수성", "도약", "등극", "달성", "진입", "차지",
    "석권", "굳히기", "경쟁", "쟁탈", "격차", "기록", "선정", "등재", "유지", "추격", "확보", "독주", "복귀",
    "위치", "대비", "기염", "지위", "타이틀", "반열", "수준", "목표", "존재감", "단숨", "압도적", "재계",
    "등이", "선두",
))  # fmt: skip
REACHING = (
    "도약|달성|탈환|진입|등극|목표|자리|수준|경쟁|쟁탈|차지|실현|석권|굳히기|수성|유지|기록|올라|올랐|유력|넘|노리|노린|향해|위해|되|도전|"
    "가능|입성|예상|전망|비전|꿈|이내|안에|안|내|등|및|그룹|반열|대열|이상|이하|복귀|선점|확보|추격|독주|탈바꿈|육성|만들|지위|타이틀|하겠|될|할|"
    "하|오|간"
)
"""What stands behind a rank and is no noun that it describes, but what becomes of it: `1위 도약`."""
SCOPES = frozenset(("세계", "글로벌", "아시아", "국내", "전국"))
LIST = re.compile(r"(?:지수|인덱스|순위|랭킹|리더보드|평가|조사)$")  # 글로벌 AI 지수 is its name
_OPENS = re.compile(r"[‘'“\"「(]+")
_REACH = 70
_PHRASE = 5  # words
_TIME = re.compile(r"\d{1,4}(?:년|월|일|분기|시|개|명|%|조|억|만|위|국|곳|점|회|건|배|대)")


# 영국·프랑스 제치고, 두 계단 올라: a verb, though it ends like a noun
_VERB = re.compile(
    r"(?:제치|제쳐|누르|눌러|꺾|밀어|따돌|앞질|앞지|앞서|올라|올랐|뛰어|내려|떨어|밀려|오르|나아|이어|거쳐|넘어|"
    r"제외|포함|비해|힘입|맞먹|머무|그치|받아|얻어|기록해|차지해|되어|되며)"
)
_ADNOMINAL = re.compile(
    r"(?:상승|하락|추락|급등|급락|증가|감소|도약|후퇴|약진|급증|급감)해$|^계단$|"
    r"[가-힣](?:한|된|은|는|을|를|할|될|던)$|[A-Za-z][가-힣]*(?:이|가)$|(?:였|았|었|했|됐|이|한)(?:고|"
    r"며|으며|지만|는데|면서)$|인데$|지만$|으나$"
)


def is_verb(word: str) -> bool:
    """Whether a word is a verb, though it may end like a noun: `내려간`, `제치고`."""
    return _VERB.match(word) is not None or _ADNOMINAL.search(word) is not None


def ends(word: str) -> bool:
    """Whether a word closes the nouns behind it: one with a particle or a verb's ending."""
    if word in NO_NOUN or is_verb(word):
        return True
    last = divide_eojeol(word)[-1]
    if last[1] == "J" and (last[0] != "도" or len(word) < 2):  # 준비도, 만족도
        return True
    return word[-1] != "도" and word != "수" and phrase_words.ends_phrase(word)  # 기업 수


def noun_phrase(text: str, low: int, end: int, joined: list[int] | None = None) -> str | None:
    """The nouns without a particle that end at `end`: `AI 앱 사용자 수` of `챗GPT가 국내 AI 앱 사용자 수 1위`.

    `joined`, where a particle stands at `end` itself and not a space.
    """
    low = max(low, end - _REACH)
    if low and text[low - 1].isalnum():  # 12위|에서 8위: not within a word
        low = text.find(" ", low, end)
        if low < 0:
            return None
    stretch = text[low:end]
    if not stretch.strip() or (joined is None and not stretch.endswith(" ")):
        return None
    words: list[str] = []
    for word in reversed(stretch.split()):
        opened = _OPENS.match(word)
        bare = word.strip("‘’'“”\"「」()·ㆍ")
        if len(words) == _PHRASE or not bare or (not bare[-1].isalnum() and not words):
            break
        if bare[-1] in ",.;:…·" or not re.fullmatch(r"[가-힣A-Za-z0-9·&()/.+-]+", bare):
            break
        if bare in SCOPES and words and LIST.search(words[-1]):
            words.insert(0, bare)
            break
        if (
            _TIME.match(bare)
            or (bare[0].isdigit() and not re.search(r"[가-힣A-Za-z]{2}", bare))
            or ends(bare)
        ):
            break
        known = names.match_known(bare, 0)
        if known and known[0] == bare and bare != "AI":
            break
        words.insert(0, bare)
        if opened:
            break
    if not words or (len(words) == 1 and len(words[0]) < 2):
        return None
    return " ".join(words)
