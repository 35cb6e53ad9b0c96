"""What one word in front of a position is: the end of a phrase, an organisation, 전 or 신임."""

from __future__ import annotations

import re
from functools import lru_cache

from kaix import vocabulary
from kaix.korean import PARTICLES, divide_eojeol
from kaix.rules.ko import names
from kaix.rules.ko.foreign_names import foreign_word
from kaix.rules.ko.persons import LIKELY, likeness

FORMER = frozenset(("전", "前", "전임", "전직", "옛"))
QUALIFIERS = FORMER | vocabulary.used("word_uses_ko", "qualifier")
"""Words that stand with a position and say when it is held: no organisation, no name."""

TIME = re.compile(
    r"\d+(?:년|개월|달|주|일|시간|분|초|시|월|분기)|[월화수목금토일]요일|[지이다]난?[번음]?(?:주|달|해)|작년|올해|내년|재작년|내달|어제|오늘|내일|모레"
    r"|그저께|그제|엊그제|작일|금일|명일|전날|당일|이날|하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|주|달|초|말|중순|초순|하순|오전|오후|아침|저녁"
    r"|최근|전격|상반기|하반기|연초|연말|월초|월말"
    r"|['’‘`]?\d{2,4}[.\-/]\d{1,2}[.\-/]\d{1,2}\.?|\d{1,2}\.\d{1,2}\.?|(?:19|20)\d\d\.|\d{1,2}\."  # 2025.7.17
)
"""A word that says when, and so neither names anybody nor is an organisation."""

_ENDS = re.compile(
    r"(?:맞아|걸쳐|거쳐|나서|들어|열어|모아|받아|[가-힣](?:[아러려겨]온|다|며|면서|지만|는데|하는|되는|있는|없는|던|다는|라는|라고|다고|냐고|자고|려는|하고|되고|된|"
    r"될|한|할|인|낸|킨|져|했고)"
    r"|[르으하되다]면|^씨[가는를도와]?|^[둔된한할온간낸연쓴선든]|시절|^소재|이끄는|맡은|지낸|이끈|만든|밝힌|나온|열린|받은|같은|따라|위해|대해|통해|향해|의해|등|및|또|때|뒤|후|"
    r"이어|가운데|대신|함께|모두|각각|역시"
    r"|특히|다만|반면|결국|바로|이미|아직|다시|이날|한편|이번|이런|그런|어떤|여러|다른|모든|당시|직후|직접|"
    r"관련|이후|이전|최근|올해|지난해|내년|작년"
    r"|지난달|오늘|어제|전날|당일|현재|앞서|이같이|^[바것수]|중|간|내|외|명|이에|아울러|또한|그러나|하지만|"
    r"그리고|왼쪽|오른쪽|가운데|사진)$"
)
_NOUN_END = re.compile(
    r"(?:법인|라인|체인|코인|디자인|도메인|스타인|슈타인|클라인|레인|개인|"
    r"(?:내|외|안|치|신경|청소년|산부인|이비인후|피부|정신)과)$"
)  # 미국법인 사장
_SECTION = re.compile(
    r"(?:정책|기획|산업|지원|관리|총괄|협력|진흥|육성|제도|기술|개발|보호|안전|행정|교육|예산|재정|조사|소통|홍보|총무|운영|"
    r"통신|전략|혁신|미래|데이터|디지털|지능|인프라|확산|기반|세제|투자|창업|인력|금융|통상|경제|심사|평가)$"
)
# 시는 국가바이오센터 초대 센터장을
_SHORT_TOPICS = frozenset(
    f"{noun}{particle}"
    for nouns, particles in (("시도구부사회", ("는", "가")), ("군당청측국원실팀", ("은", "이")))
    for noun in nouns
    for particle in particles
)
_LATIN_THEN = re.compile(r".*[A-Za-z0-9)㐀-鿿]([가-힣]+)")


@lru_cache(maxsize=1 << 14)
def ends_phrase(word: str) -> bool:
    """Whether a word with a particle or a verb's ending closes what stands in front of it."""
    if likeness(word) >= LIKELY or word in QUALIFIERS or word in vocabulary.words("given_names_ko"):
        return False
    known = names.match_known(word, 0)
    if (known and known[0] == word) or names.ending_of(word):
        return False
    if _NOUN_END.search(word) or (len(word) > 2 and foreign_word(word) and word[-1] in "후때중내외간뒤"):
        return False  # 네타냐후
    if _ENDS.search(word):
        return True
    if (mixed := _LATIN_THEN.fullmatch(word)) is not None:
        word = mixed[1]  # KT는, 국가AI전략위에선
        if word in PARTICLES:
            return True
    *stem, last = divide_eojeol(word)
    if not stem or last[1] != "J":
        return False
    noun = stem[-1][0]
    if last[0] == "과" and (noun[-1] in "학공" or ((mixed or len(word) > 4) and _SECTION.search(noun))):
        return False  # 교육학과, 전자공학과, 인공지능정책과
    return len(word) > 2 or word in _SHORT_TOPICS


@lru_cache(maxsize=1 << 13)
def like_organisation(word: str) -> bool:
    """Whether a word without particle looks like an organisation's name, or a country's."""
    if not word or likeness(word) >= LIKELY:
        return False
    if word.startswith(("㈜", "○○")) or word.endswith("㈜"):
        return len(word) > 1
    known = names.match_known(word, 0)
    if known and known[0] == word:
        return True
    if word[0] == "주" and len(word) > 2 and names.country_of(word[1:]):
        return True  # 주베트남 대사
    if word.endswith("연구원") and len(word) > 4 and word not in vocabulary.words("titles_ko"):
        return True  # 카이로스연구원 부원장
    ending = names.ending_of(word)
    return (ending is not None and (ending[1] or len(word) >= 3)) or bool(
        re.search(r"[A-Z]{2}|[A-Za-z].*[가-힣]|[가-힣]+[A-Z]", word)
    )


def organisation_like(text: str) -> bool:
    """The same of several words: one of them is enough."""
    return any(like_organisation(word) for word in re.split(r"[\s()（）]+", text))
