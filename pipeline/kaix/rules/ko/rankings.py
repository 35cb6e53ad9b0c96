"""Ranking mentions in Korean: regular expressions, and what turns a match into values.

Places (`세계 3위`, `세 번째로 많은`) and top-N (`3대 강국`, `AI 3강`, `톱3`, `10위 안`). An order in
time (`세 번째 방문`, `제2차`, `4차 산업혁명`) is none. What else the words say is `ranking_slots.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from spacy.vocab import Vocab

from kaix.attribution.ko.ranks import GRAMMAR
from kaix.attribution.ranks.fill import filled
from kaix.reading import Reading
from kaix.records import Ranking
from kaix.rules.ko import ranking_slots
from kaix.rules.ko.ranking_slots import Found
from kaix.values.korean import NATIVE

_COUNTED = {"둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_ORDINAL = rf"(?:{'|'.join(sorted(NATIVE, key=len, reverse=True))})"
RULES = (
    "nth_place", "places", "nth_grade", "nth_in_order", "within_place", "top_n", "n_powers", "n_strong", "group_of_n",
)  # fmt: skip
"""6위, 3~5위, 세계 1등, 세 번째로 많은, 10위권, 톱3, 3대 강국, AI 3강, G3."""

_TRIGGER = re.compile(
    r"\d ?위|번째|[둘셋넷섯곱덟홉열]째|\d ?등|톱|탑|빅|넘버|[Tt][Oo][Pp]|상위 ?\d|\d대|\d ?강|G[2-9]"
)

_SCOPE = (
    r"(?:(?:전 ?세계|세계|글로벌|아시아|국내|전국|유럽|업계|동아시아|아태|아세안|OECD|G20|"
    r"G7)(?: ?내)?(?:에서(?:는|도)?|에선)? ?)?"
)
# 1·2위, 3~5위, 1위부터 5위까지; no 위원, 위안, 위기. Nothing need part a rank from what follows: 매출 1위한빛전자는
_PLACE = re.compile(
    rf"{_SCOPE}(?:(?:공동|종합|단독) ?|나란히 ?)?(?<!\d)(?<!\d[.,])(?<!위부터 )(?P<n>\d{{1,3}})"
    r"(?P<more>위(?:부터|에서) \d{1,3}(?=위까지(?!는))|(?: ?[~∼～·ㆍ,、-] ?\d{1,3}){0,4}) ?위"
    r"(?P<within> ?권(?: ?내)?| ?이내| 이상|안(?=(?:에|으로) (?:[들진오포]|이름))"
    r"| 안(?=에|으로|이라|의|$|[ ,.])| ?내(?=에|로))?"
    r"(?![원험협촉임상법반성생조패축장]|안(?! )|탁(?!월)|기(?!업)|력|치(?!한|했)|전[에을은 ]|권? 밖|부터|일체"
    r"| ?사업자와의)"
)
_SPAN = re.compile(r"[~∼～-]|위")
_EACH = re.compile(r"각각|나란히|각기")
_GRADE = re.compile(
    r"(?:세계|글로벌|아시아|국내|전국|업계|전세계) (?P<a>\d{1,2})등(?!급|록|산|재|용)|(?<!매직)넘버 ?(?P<b>[1-9])(?!\d)"
    r"|(?P<c>\d{1,2})대 ?주주"
)
_NTH = re.compile(
    rf"(?P<scope>(?:전 ?세계|세계|글로벌|아시아|국내|유럽|업계|역대|동아시아|OECD|"
    rf"아세안)(?: ?내)?(?:에서(?:는|도)?|에선)? "
    rf"?)?(?<![가-힣\d])(?:(?P<n>{_ORDINAL}|\d{{1,3}}) ?번째|(?P<m>{'|'.join(_COUNTED)})째)(?P<tail>[^\n]{{0,40}})"
)
_BIG = (
    r"(?:많|큰|크|컸|커|높|넓|빠른|빨|빠르|긴|길|강한|강했|우수|뛰어|비싼|활발|작은|작|낮|적은|적|앞선|앞섰|"
    r"잘|가파|두꺼|유력|경쟁력|심각|저렴|오래|젊|뜨거|중요|안전|위험|부유|복잡|효율|저조|양호|친숙|무거|가벼)"
)
_BY_SIZE = re.compile(rf"로 (?:[가-힣]{{1,8}}(?:이|가) )?{_BIG}[가-힣]*")
_RATED = re.compile(
    r"(?:로|에) (?:평가|꼽|집계|나타|기록|차지|랭크|위치|올랐|올라|조사|자리|이름|매겨|분류|머물|그쳤|들|높|"
    r"밀렸)|(?:라는|이라는|이란|란) (?:평가|분석|결과|조사|성적)|(?:다|였|입니|이다|이었|였다|인 것|이며|이고|"
    r"에 해당|에 불과|를 차지|에 그쳐|, )"
    r"| (?:자리|수준|규모|순위|수출국|보유국|강국|경제국|시장|국가|나라|생산국|제조사|기업|업체|성적)"
)
_IN_TIME = re.compile(
    r"로? ?(?:[가-힣A-Za-z0-9·]+ ){0,4}?(?:[가-힣]+(?:을|를|에|이|가) )?(?:개발|도입|제정|시행|출시|발표|성공|"
    r"참여|가입|방문|체결|선언|공개|만들|만든|열리|열린|열|구축|완성|상용화|합류|서명|비준|승인|개최|발사"
    r"|진행|실시|맞|찾|선정|추진|설립|통과|발의|취임|연임|시도|도전|회의|회담|회차|행사|기념|대회|행보|주자|"
    r"사례|모델|버전|세대|시즌|단계|과제|이유|문제|질문|국정|연구|공장|데이터센터|법|정상|사업|공모|임기|줄|"
    r"문장|칸|페이지|문단|책|영화|앨범|날|해|달|주|분기)"
)
_FOLLOWS = re.compile(
    r"(?:(?:에|를|을|의) ?(?:이어|이은|잇는|뒤이어|이어서)|\d ?(?:개국|개 ?[가-힣]{1,4}|곳|개사|"
    r"개교) ?(?:중|가운데)(?:에서)?|"
    r"(?:국|나라|국가|도시|기업|대학|업체|지역|모델) (?:중|가운데)(?:에서)?)"
    r" ?(?:전 ?세계 ?|세계 ?|글로벌 ?)?$"
)
# no product or list of that name: 새벽반도체TOP10 펀드, TOP500, 톱100 2위
_TOP = re.compile(
    rf"(?P<scope>{_SCOPE})(?:(?:톱|탑|[Tt][Oo][Pp]|빅)[ -]?(?P<a>\d{{1,3}})(?!\d|[.,]\d|만|[가-힣]*세대|[’'”]? 병원)|"
    rf"상위 ?(?P<b>\d{{1,3}}) ?(?:위|개국|개사|개|곳|대|종목)(?:권| ?이내| ?안)?)"
    r"(?![%％]|원회|\]| \d{1,3}위)"
)
_LETTER = re.compile(r"(?![톱탑빅Tt])[가-힣A-Za-z&]")
_POWER = (
    r" ?(?:[가-힣A-Za-z·()]{1,10} ){0,2}?[가-힣A-Za-z]{0,6}?"
    r"(?:강국|대국|선도국|선진국|수출국|생산국|보유국|제조국|부국)"
)
_POWERS = re.compile(
    rf"(?P<n>\d{{1,2}})대{_POWER}|(?:세계|글로벌) (?P<m>\d{{1,2}})대(?= [가-힣A-Z])(?!{_POWER})"
)
_STRONG = re.compile(
    r"(?<![\d.,])(?P<n>[2-9]|10)강(?=$|[^가-힣]|[은을이의에도과](?![가-힣])|이(?:라는|란|라|다|며)|"
    r"으로|국|(?=도약|진입|달성|체제 진입))"
    r"(?!\s?(?:구도|체제(?! 진입)|체계|외교|전(?:에|은|을)|전 |신화|대결|경쟁 구도|팀|행 ))"
)
_STRONG_OF = re.compile(
    r"(?:AI|인공지능|A\.I\.|반도체|글로벌|세계|방산|제조|바이오|로봇|양자|우주|과학기술|기술|디지털|데이터|"
    r"수출|산업|조선|원전|배터리|콘텐츠|K-?\w+|\)|[’'‘“\"])\s?$"
)
_GROUP = re.compile(r"(?<![A-Za-z0-9])G(?P<n>3)(?![A-Za-z0-9])|(?<=AI )G(?P<m>[4-9])(?![A-Za-z0-9])")


class Extractor:
    """Finds `Ranking` records."""

    group: ClassVar[str] = "rankings"

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, reading: Reading) -> Iterator[Ranking]:
        """The rankings of a document, in the order of the text."""
        yield from filled(reading, self.found(reading), GRAMMAR)

    def found(self, reading: Reading) -> Iterator[Ranking]:
        """The ranks with what their own words say."""
        for sentence in reading.sentences_with(_TRIGGER):
            ranks = sorted(_find(reading.text, sentence.start_char, sentence.end_char), key=lambda r: r.start)
            yield from ranking_slots.read(reading, sentence, ranks)


def _find(text: str, low: int, high: int) -> Iterator[Found]:
    """The ranks that a sentence states, each at its place."""
    yield from _places(text, low, high)
    for match in _GRADE.finditer(text, low, high):
        yield Found(match.start(), match.end(), int(match[match.lastgroup or 0]), "place", "nth_grade")
    for match in _NTH.finditer(text, low, high):
        found = _nth(text, low, match)
        if found is not None:
            yield found
    for match in _TOP.finditer(text, low, high):
        number = int(match["a"] or match["b"])
        glued = match["a"] and not match["scope"] and _LETTER.match(text, max(low, match.start() - 1))
        if not glued and 1 < number <= 100:
            yield Found(match.start(), match.end(), number, "top_n", "top_n")
    for match in _POWERS.finditer(text, low, high):
        yield Found(match.start(), match.end(), int(match["n"] or match["m"]), "top_n", "n_powers")
    for match in _STRONG.finditer(text, low, high):
        if _STRONG_OF.search(text[max(low, match.start() - 8) : match.start()]):
            yield Found(match.start(), match.end(), int(match["n"]), "top_n", "n_strong")
    for match in _GROUP.finditer(text, low, high):
        yield Found(match.start(), match.end(), int(match["n"] or match["m"]), "top_n", "group_of_n")


def _places(text: str, low: int, high: int) -> Iterator[Found]:
    for match in _PLACE.finditer(text, low, high):
        spans = [m.span() for m in re.finditer(r"\d+", text[match.start("n") : match.end("more")])]
        at = match.start("n")
        numbers = [int(text[at + first : at + last]) for first, last in spans]
        span = _SPAN.search(match["more"])
        if not all(numbers):
            continue
        if match["within"] and not span:
            yield Found(match.start(), match.end(), numbers[-1], "top_n", "within_place")
        elif len(numbers) == 1:
            yield Found(match.start(), match.end(), numbers[0], "place", "nth_place")
        elif match["within"] or (span and text.startswith(" 수준", match.end())):  # 3~5위권: the first place
            yield Found(match.start(), match.end(), numbers[0], "place", "places")
        elif span or (
            numbers[0] == 1 and not _EACH.search(text, max(low, match.start() - 40), match.end() + 8)
        ):
            yield Found(
                match.start(), match.end(), numbers[-1], "top_n", "places"
            )  # 1~3위인 칠레, 페루, 인도
        else:
            for number, (first, last) in zip(numbers, spans, strict=True):
                end = match.end() if number == numbers[-1] else at + last
                yield Found(at + first, end, number, "place", "places")


def _nth(text: str, low: int, match: re.Match[str]) -> Found | None:
    """An ordinal that is a place in an order of size or worth, not of time."""
    tail, word = match["tail"], match["n"]
    number = _COUNTED[match["m"]] if match["m"] else NATIVE.get(word) or int(word)
    end = match.start("tail")
    big = _BY_SIZE.match(tail)
    after = bool(_FOLLOWS.search(text[max(low, match.start() - 20) : match.start()]))
    if big:
        end += big.end()
    elif not (
        (match["scope"] or after)
        and number > 1
        and not _IN_TIME.match(tail)
        and (_RATED.match(tail) or after or not tail.strip())
    ):
        return None
    return Found(match.start(), end, number, "place", "nth_in_order")
