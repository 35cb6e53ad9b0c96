"""Who ranks: the publisher of an index, a league table or a count, as a sentence names it.

`IMD가 발표한 세계 경쟁력 평가`, `시장조사업체 다올리서치에 따르면`, `토터스의 ‘글로벌 AI 지수’`.
"""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.reading import Reading
from kaix.rules.ko import names
from kaix.rules.ko.ranking_words import NO_NOUN
from kaix.rules.ko.titles import alternatives

VERB = r"(?:발표|공개|집계|조사|발간|펴낸|펴냈|내놓은|낸|내놨|평가|선정|산출|분석|매긴|작성|진행)"
_PUBLISHED = (
    r"(?:(?:발표|공개|집계|조사|발간|평가|선정|산출|분석|작성|진행)(?:한|된|했|하는|해)|펴낸|펴냈|"
    r"내놓은|낸|내놨|매긴|매겼)"
)
LISTS = "지수|순위|인덱스|랭킹|보고서|평가|조사|리더보드"
_PLAIN = r"(?:(?!은 |는 |이 |가 )[^.,])"  # no subject of its own
_MAY_NAME = re.compile(rf"따르면|의하면|{VERB}|{LISTS}|업체|기관|통계")
_OPENS = "[‘'“\"「『《]"
_SECOND = (
    r"(?:인텔리전스|리서치|인사이트|인사이츠|미디어|애널리시스|애널리틱스|파트너스|컨설팅|데이터|인스티튜트|그룹|"
    r"어드바이저스|마켓|랩스?)"
)
_NAME = rf"[가-힣A-Za-z0-9&]{{1,16}}?(?: {_SECOND})?"
_CODE = r"(?:\([A-Za-z0-9. ]{2,20}\))?"
# 시장조사업체 다올리서치에 따르면, 데이터 분석 미디어 토터스가
_APPOSED = re.compile(
    r"(?:조사 ?(?:업체|기관|회사|전문 ?기업)|리서치 ?(?:업체|기관|기업)|평가 ?(?:업체|기관)|"
    r"분석 ?(?:업체|기관|기업|미디어)|"
    r"컨설팅 ?(?:업체|기업|회사)|싱크탱크|통계 ?(?:업체|기관)|데이터 ?(?:업체|플랫폼)|신용평가사)(?:인)? "
    rf"['‘“]?(?P<name>{_NAME})['’”]?{_CODE}(?=에 따르면|에 의하면|은 |는 |이 |가 |의 |,| 집계| 조사| 자료| 분석)"
)
_BY = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<name>{_NAME}{_CODE})(?:(?:의)?(?: (?:최신|최근))? (?:집계|조사|분석|자료|"
    rf"통계|데이터|보고서)(?: ?결과)?)?(?:에 따르면|에 의하면)"
)
_OF_INDEX = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<name>{_NAME}{_CODE})의 {_OPENS}[^‘’'“”\"「」『』《》\n]{{0,26}}(?:{LISTS})"
)
_INSTITUTE = re.compile(
    rf"(?P<name>[가-힣A-Za-z0-9]{{2,16}}(?:연구소|연구원|재단|포럼|협회|기구|리서치|미디어|센터|대학교|"
    rf"대|연합|은행))"
    rf"(?:이|가) (?:[^.,\n]{{0,25}} )?{VERB}[^\n]{{0,25}}(?:지수|순위|조사|보고서|평가|인덱스|랭킹)"
)
_OF_QUOTED = re.compile(
    rf"(?P<name>[가-힣A-Za-z0-9&]{{2,16}})(?:이|가) (?:[가-힣0-9() ]{{1,16}} )?{VERB}(?:한|은)? ?"
    rf"[‘'“\"「《][^’'”\"」》]{{2,30}}(?:{LISTS})"
)
_COUNTS = re.compile(
    r"(?P<name>[가-힣A-Za-z0-9]{2,16}(?:연구소|연구원|재단|포럼|협회|기구|리서치|미디어|센터|인사이트)) "
    r"(?:집계|조사|분석)(?:에서|에|결과)"
)
# 누리픽은 국가별 채널을 전수 조사한 결과를 공개했다
_STUDIED = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<name>{_NAME}{_CODE})(?:은|는|이|가) [^.,\n은는]{{0,40}}"
    r"(?:조사|분석|집계|평가)한 (?:결과|내용|보고서)"
)
# 보고서에 따르면, 업계에 따르면: what was written, and nobody by name
_NO_NAME = re.compile(
    r"(?:보고서|자료|지수|인덱스|순위|조사|통계|평가|분석|집계|발표|결과|리포트|랭킹|리더보드|업계|"
    r"관계자|보도|공시|"
    r"설명|외신|현지|매체|언론|소식통|것|바|법|규정|이|그|등|측|년|월|일|위|들|계획|전망|내용|기사|데이터|당국|연구진|연구팀|조사팀|전문가|"
    r"정부|경찰|검찰|회사|우리|한국|국내)$"
)
_RANKED_BY = re.compile(
    r"(?:이|가|의|에| |은|는)?[^.]{0,40}?"
    + VERB
    + r"|[^.,]{0,16}에 (?:따르면|의하면)|,? ?집계|['’”\"]? ?(?:"
    + LISTS
    + ")|(?:의)? ?"
    + _OPENS
    + "[^‘’'“”\"「」『』《》\n]{0,26}(?:"
    + LISTS
    + ")|(?<=아레나)에서|(?<=페이스)에서"
)


@cache
def _rankers() -> re.Pattern[str]:
    words = [
        form
        for row in vocabulary.table("rankers")
        for form in (row["name"], row["name"].upper(), *row["korean"].split(";"))
        if len(form) > 1
    ]
    return re.compile(
        rf"(?<![A-Za-z가-힣])(?:{alternatives(words)})(?:\([A-Za-z0-9. ]{{2,30}}\))?(?![A-Za-z])"
    )


def is_ranker(name: str) -> bool:
    """Whether the vocabulary lists a name as one who ranks."""
    return _rankers().fullmatch(name) is not None


def source_in(reading: Reading, index: int, base: int, written: str) -> str | None:
    """Who ranks according to sentence `index`, which is `written` from `base` on; `None` where it is not said."""
    if not _MAY_NAME.search(written):
        return None
    ranker = _rankers().search(written)
    if ranker and _RANKED_BY.match(written, ranker.end()):
        return ranker.group()
    studied = _STUDIED.search(written)
    if studied is not None and _may_rank(studied["name"], _STUDIED):
        return studied["name"]  # 일간지에 따르면, 누리픽은 … 조사한 결과를 공개했다
    for name in reading.names(reading.sentences[index]):
        if name.kind != "organisation":
            continue
        after = written[name.end - base : name.end - base + 40]
        if (
            re.match(
                rf"의 {_PLAIN}{{0,25}}?(?:(?:{LISTS})에서|(?:지수|인덱스|보고서|조사|리더보드)(?:에|은|는))",
                after,
            )
            and name.sector != "government"
        ):
            return name.text
        if re.match(
            r"(?:\([^)]{1,20}\))?(?:에 따르면|에 의하면|이? ?집계|의 (?:[가-힣A-Za-z]+ )?(?:집계|조사)|"
            r" (?:통계|자료|집계|조사)(?:를 봐도|를 보면|에 따르면|에서도?|상) ?)",
            after,
        ) or (
            re.match(
                rf"(?:\([^)]{{1,20}}\))?(?:이|가) (?:[^.,]{{0,25}} )?{_PUBLISHED}",
                after,
            )
            and re.search("지수|순위|조사|보고서|평가|집계|인덱스|랭킹", written)
        ):
            code = re.match(r"\([A-Za-z]{1,10}\)", after)
            return name.text + (code.group() if code else "")
    if ranker and re.match(rf"의 {_PLAIN}{{0,25}}?(?:{LISTS})", written[ranker.end() :]):
        return ranker.group()
    for pattern in (_APPOSED, _INSTITUTE, _OF_QUOTED, _COUNTS, _BY, _OF_INDEX):
        match = pattern.search(written)
        if match is not None and _may_rank(match["name"], pattern):
            return match["name"]
    return None


def _may_rank(name: str, pattern: re.Pattern[str]) -> bool:
    if pattern in (_APPOSED, _INSTITUTE, _COUNTS):
        return True
    word = name.partition("(")[0]
    if re.fullmatch(rf"{VERB}(?:한|된|하는|했던)?", word):
        return False  # 누리픽이 ¦발표한 조사에 따르면
    if len(word) < 2 or _NO_NAME.search(word) or word in NO_NOUN or names.country_of(word):
        return False
    return word not in vocabulary.words("titles_ko") and (
        pattern is not _OF_INDEX or word not in vocabulary.words("not_names_ko")
    )
