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
from kaix.records import DENIED, Ranking
from kaix.rules.ko.ranking_mention import Found
from kaix.rules.ko.ranking_slots import Slots
from kaix.rules.ko.ranking_status import denied
from kaix.values.korean import NATIVE

_COUNTED = {"둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_ORDINAL = rf"(?:{'|'.join(sorted(NATIVE, key=len, reverse=True))})"
_POWER = "강국|대국|선도국|선진국|수출국|생산국|보유국|제조국|부국"
RULES = (
    "nth_place", "places", "nth_grade", "nth_in_order", "within_place", "top_n", "n_powers", "n_strong", "group_of_n",
)  # fmt: skip
"""6위, 3~5위, 세계 1등, 세 번째로 많은, 10위권, 톱3, 3대 강국, AI 3강, G3."""

_TRIGGER = re.compile(
    r"\d ?위|번째|[둘셋넷섯곱덟홉열]째|\d ?등|톱|탑|[Tt][Oo][Pp]|상위 ?\d|\d대|\d ?강|G[2-9]"
)

_SCOPE = (
    r"(?:(?:전 ?세계|세계|글로벌|아시아|국내|전국|유럽|업계|동아시아|아태|아세안|OECD|G20|"
    r"G7)(?: ?내)?(?:에서(?:는|도)?|에선)? ?)?"
)
_AFTER = (
    r"(?![가-힣])|(?=(?:로|를|는|가|와|의|에|도|만|인|다|였|입|이|라|까지|부터|에서|보다|엔|나|국|자리|기업|"
    r"업체|그룹|사업자|은행|수준|이내|입니다"
    r"|와의|로의|로서|로는|에는|에도|에서는|처럼|쯤|밑|탈환|등극|달성|굳히기|경쟁|쟁탈|도약|진입|목표|차지|"
    r"기록|유지|수성|지만|던|든|답|짜리|격|뿐|조차|마저|면)(?![원험협촉임상법반성]))"
)
_NOT_PLACE = re.compile(
    r"위(?:원|안(?:화|을 받|부)|성|탁|험|협|촉|임|상|법|반|기|치(?!한|했)|력|생|조|패|축|장)"
)
_PLACE = re.compile(
    rf"(?P<scope>{_SCOPE})(?P<tie>공동 ?|종합 ?|단독 ?|나란히 ?)?(?<![\d.,])(?P<n>\d{{1,3}})"
    rf"(?P<more>(?: ?[~∼～·ㆍ,、-] ?\d{{1,3}}){{0,4}}) ?위(?P<within>권| ?이내|안(?=에 |으로)| 안(?=에|으로|이라|"
    rf"의|$|[ ,.])| ?내(?=에|로))?(?:{_AFTER}|(?<=[권안내])(?=으로|은|을|과|이))"
)
_GRADE = re.compile(
    r"(?P<scope>(?:세계|글로벌|아시아|국내|전국|업계|전세계) )(?P<n>\d{1,2})등(?!급|록|산|재|용)"
)
_NTH = re.compile(
    rf"(?P<scope>(?:전 ?세계|세계|글로벌|아시아|국내|유럽|업계|동아시아|OECD|"
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
    r"에 해당|에 불과|를 차지|에 그쳐)"
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
_TOP = re.compile(
    rf"(?P<scope>{_SCOPE})(?:(?:톱|탑|[Tt][Oo][Pp])[ -]?(?P<a>\d{{1,3}})(?!\d|[.,]\d|만|[가-힣]*세대)|상위 "
    rf"?(?P<b>\d{{1,3}}) ?(?:위|개국|개사|개|곳|대)(?:권| ?이내| ?안)?)"
    r"(?![%％]|원회)"
)
_POWERS = re.compile(
    rf"(?P<n>\d{{1,2}})대 ?(?:[가-힣A-Za-z·()]{{1,10}} ){{0,2}}?[가-힣A-Za-z]{{0,6}}?(?:{_POWER})"
)
_STRONG = re.compile(
    r"(?P<before>[가-힣A-Za-z)’'] ?)?(?<![\d.,])(?P<n>[2-9]|10)강(?=$|[^가-힣]|"
    r"[은을이의에도과](?![가-힣])|이(?:라는|란|라|다|며)|"
    r"으로|국|(?=도약|진입|달성|체제 진입))"
)
_STRONG_OF = re.compile(
    r"(?:AI|인공지능|A\.I\.|반도체|글로벌|세계|방산|제조|바이오|로봇|양자|우주|과학기술|기술|디지털|데이터|"
    r"수출|산업|조선|원전|배터리|콘텐츠|K-?\w+|\)|’|')\s?$"
)
_CONTEST = re.compile(r"\s?(?:구도|체제(?! 진입)|체계|외교|전(?:에|은|을)|전 |신화|대결|경쟁 구도|팀|행 )")
_GROUP = re.compile(r"(?<![A-Za-z0-9])G(?P<n>[3-9])(?![A-Za-z0-9])")


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
        slots = Slots(reading)
        for sentence in reading.sentences_with(_TRIGGER):
            ranks = _find(reading.text, sentence.start_char, sentence.end_char)
            confirmed = sorted(ranks, key=lambda rank: rank.start)
            if confirmed:
                slots.read(reading.index_at(sentence.start_char), confirmed)
            for found in confirmed:
                refused = denied(reading.text, found, sentence.end_char)
                yield Ranking(
                    **reading.anchor(found.start, found.end, f"rankings.{found.rule}"),
                    rank=found.rank,
                    kind=found.kind,
                    domain=found.domain,
                    period=found.period,
                    total=found.total,
                    status=DENIED if refused else found.status,
                )


def _find(text: str, low: int, high: int) -> Iterator[Found]:
    """The ranks that a sentence states, each at its place."""
    yield from _places(text, low, high)
    for match in _GRADE.finditer(text, low, high):
        yield Found(match.start(), match.end(), int(match["n"]), "place", "nth_grade")
    for match in _NTH.finditer(text, low, high):
        found = _nth(text, low, match)
        if found is not None:
            yield found
    for match in _TOP.finditer(text, low, high):
        glued = (
            not match["scope"]
            and match["a"]
            and re.match(r"[가-힣A-Za-z&]", text[match.start() - 1 : match.start()])
        )
        if (
            not glued and 1 < int(match["a"] or match["b"]) <= 100
        ):  # TOP500 is a list's name, 두레반도체TOP10 a fund's
            yield Found(match.start(), match.end(), int(match["a"] or match["b"]), "top_n", "top_n")
    for match in _POWERS.finditer(text, low, high):
        yield Found(match.start(), match.end(), int(match["n"]), "top_n", "n_powers")
    for match in _STRONG.finditer(text, low, high):
        at = match.start("n")
        left = text[max(low, at - 8) : at]
        if (_STRONG_OF.search(left) or _slogan(text, match)) and not _CONTEST.match(text, match.end()):
            yield Found(at, match.end(), int(match["n"]), "top_n", "n_strong")
    for match in _GROUP.finditer(text, low, high):
        if match["n"] == "3" or re.search(
            r"(?:AI|인공지능)\)? ?$", text[max(low, match.start() - 6) : match.start()]
        ):
            yield Found(match.start(), match.end(), int(match["n"]), "top_n", "group_of_n")


def _slogan(text: str, match: re.Match[str]) -> bool:
    """‘3강’ in quotation marks, of an article that says ‘AI 3강’ in full."""
    at = match.start("n")
    quoted = text[at - 1 : at] in ("‘", "'", "“", '"') and text[match.end() : match.end() + 1] in (
        "’",
        "'",
        "”",
        '"',
    )
    return quoted and (f"AI {match['n']}강" in text or f"인공지능 {match['n']}강" in text)


def _places(text: str, low: int, high: int) -> Iterator[Found]:
    for match in _PLACE.finditer(text, low, high):
        if _NOT_PLACE.match(text, text.index("위", match.end("more"))):
            continue
        if re.match(r"부터 \d{1,3}위까지", text[match.end() : match.end() + 10]) or (
            re.search(r"\d위부터 ?$", text[max(low, match.start() - 8) : match.start()])
            and text.startswith("까지", match.end())
        ):
            continue  # 1위부터 4위까지는 전년과 같다: nobody's
        if re.match(r" ?(?:사업자|업체|기업|국가|그룹)(?:와|과)의", text[match.end() : match.end() + 8]):
            continue  # 2위 사업자와의 격차
        if re.match(r" 밖", text[match.end() : match.end() + 2]):  # 10위 밖: not among the first ten
            continue
        if re.search(r"상위 ?$|톱 ?$", text[max(low, match.start() - 4) : match.start()]):
            continue
        numbers = [int(match["n"]), *(int(n) for n in re.findall(r"\d+", match["more"]))]
        if not all(numbers) or (match["more"] and "-" in match["more"] and len(numbers) > 2):
            continue
        if match["within"]:
            yield Found(match.start(), match.end(), numbers[-1], "top_n", "within_place")
            continue
        start = match.start()
        if len(numbers) > 1:
            if re.search(r"[~∼～-]", match["more"]):  # 3~5위: the range's first place
                yield Found(start, match.end(), numbers[0], "place", "places")
                continue
            spans = [m.span() for m in re.finditer(r"\d+", text[match.start("n") : match.end()])]
            base = match.start("n")
            for number, (first, last) in zip(numbers, spans, strict=True):
                end = match.end() if number == numbers[-1] else base + last
                yield Found(base + first, end, number, "place", "places")
        else:
            yield Found(start, match.end(), numbers[0], "place", "nth_place")


def _nth(text: str, low: int, match: re.Match[str]) -> Found | None:
    """An ordinal that is a place in an order of size or worth, not of time."""
    tail = match["tail"]
    word = match["n"]
    number = _COUNTED[match["m"]] if match["m"] else NATIVE.get(word) or int(word if word.isdigit() else 0)
    if not number:
        return None
    end = match.start("tail")
    big = _BY_SIZE.match(tail)
    after = bool(_FOLLOWS.search(text[max(low, match.start() - 20) : match.start()]))
    if big:
        end += big.end()
    elif tail.startswith(" 자리") and not re.match(r" 자리(?:한|잡)", tail) and number > 1:
        end += len(" 자리")
    elif not (
        (match["scope"] or after)
        and number > 1
        and not _IN_TIME.match(tail)
        and (_RATED.match(tail) or after or not tail.strip())
    ):
        return None
    return Found(match.start(), end, number, "place", "nth_in_order")
