"""What a Korean rank's own words say of it: whether it is held, a goal or denied, of how many, and of when.

Who is ranked in what, among whom and by whom is chosen by evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from kaix.reading import Reading
from kaix.records import DENIED, Ranking
from kaix.rules.ko.ranking_words import REACHING, noun_phrase

_REACH = 240  # characters around a rank that its words are looked for in
_MADE = r"(?:발표|공개|집계|조사|발간|펴낸|펴냈|내놓은|낸|내놨|평가|선정|산출|분석|매긴|작성|진행)"
_TOTAL = re.compile(
    r"(?<!상위 )(?<!상위)(?<!\d)(\d{1,3}(?:,\d{3})?|\d{1,4}) ?"
    r"(?:개국|국|개 ?(?:국가|나라|도시|대학|기업|모델|기관|팀|업체|회원국|조사 "
    r"?대상국|지역|시도|시·도|지자체|자치구|주|품목|제품|연구소)|개교|개사|개팀|곳|개|명|"
    r"종)(?: [가-힣]{1,6}){0,2}? ?(?:중|가운데|중에서)"
)
_TOTAL_BEHIND = re.compile(
    r" ?[(（](?:총 |전체 )?(\d{1,3}(?:,\d{3})?) ?(?:개국|국|개 ?[가-힣]{1,4}|개교|개사|곳|명)"
)
COMPARED = re.compile(
    r"(\d{1,3}) ?개(?:국|국가| 국가| 나라| 도시| 대학| 기업)"
    r"(?:의? [가-힣A-Za-z ]{1,12})?(?:을|를|에 대해|에 대한) ?(?:[가-힣]{1,6} )?"
    r"(?:견줘|비교|평가|조사|대상|분석)"
)
"""How many are compared: `93개국의 AI 수준을 비교한`."""
_OF_BEFORE = re.compile(r"(?:전년|지난해|작년|재작년|이전)(?:에는|의|엔)? ?$")
_CLAUSE = 60  # characters behind a rank that can still say what becomes of it
_GOAL = re.compile(
    r"목표|도약|겠다|겠습니다|하겠|들겠|오르겠|되겠|비전|향해|향한|위해|위한|노린|노리|노려|겨냥|꿈꾸|포부|"
    r"청사진|로드맵|추진|전망|예상|될 것|할 것|오를 것|들 것"
    r"|신호탄|발판|하도록|되도록|들도록|수 있|가능|진입을|달성|실현|쟁탈|경쟁|되느냐|되려|되자|가려면|만들|"
    r"이루|이룩|육성|반드시|야 (?:한다|합니다|할|해)|할 때|기대|합류하|가는 길|가자|을 위|까지 끌어올|까지는 "
    r"|[가-힣] 것(?:으로|이라고?) (?:내다|전망|예상|예측|관측|기대|점쳐)"
    r"|[가-힣]다는 (?:계획|구상|방침|목표|복안|전략|포부|각오|청사진|의지)|(?:계획|구상|방침|"
    r"각오)(?:이다|입니다|을|이라고)"
)
_ACHIEVED = re.compile(
    r"로 (?:평가받|인정받|불린|꼽힌|꼽힙)|(?:를|을)? ?(?:기록|차지|달성)(?:했|한(?!다)|해)|(?:에|로|으로) "
    r"?(?:올랐|오른|올라섰|올라|랭크됐|선정됐|"
    r"꼽혔|꼽힌|집계됐|나타났|평가됐|조사됐|머물|그쳤|밀렸|밀려|밀린|내려앉|떨어|하락|상승|뛰|자리|이름을 올렸|"
    r"진입했|진입한)"
    r"|였|였다|입니다|이다|다\.|이었|를 지켰|을 지켰|를 유지|을 배출|에 드는|에 든 |안에 들었|들었다|포함됐|로 "
    r"평가|로 집계|로 조사|인 (?:한국|나라)"
)
_REACHED = re.compile(r"했|됐|었|았|렸|섰|혔|한 |린 |선 |받|힌|린다")
# 1위인 리벨리온은 올해 상장을 추진한다, 2위 업체 KT가 노린다: the rank is the one's that the sentence goes on about
_HELD_BY = re.compile(
    r"인 [가-힣A-Za-z]|(?:를|을) (?:차지한|기록한|지킨|유지한|지키(?:는|고 있는)|달리(?:는|고 있는)|유지하는|다투)"
    r"|에 오른 |(?:로|으로) (?:꼽히는|꼽힌|오른|올라선|평가받는) "
    r"|(?: [가-힣A-Za-z]{1,8}){0,2}? ?(?:업체|기업|사업자|회사|통신사|은행|제조사|그룹)(?:인|들?[은는이가])? "
)
# 국내 4위 거래소 누리코인 인수를 추진한다, 업계 1위(60%) 한빛반도체와의: a rank that only describes a noun is held,
# unless the noun is what it becomes (1위 기업으로 성장하겠다) or stands for reaching it (1위 도약)
_DESCRIBES = re.compile(
    rf"(?:[(（][^)）\n]{{1,20}}[)）])?(?:의 |인 | )(?!재?(?:{REACHING}))"
    r"[가-힣A-Za-z](?!(?:\S+ ){0,4}?\S*(?:으로|로|되|될|된)(?=[ .,’”\"']|겠|려|는|고|$))"
)
# 종합 1위 등극이 유력하다
_NEAR = re.compile(r" ?(?:등극|달성|진입|수성|석권|탈환)?(?:이|가|을|를)? ?(?:유력|넘본|넘보|눈앞)")
_DENIED = re.compile(
    r"[’'”\"]?(?:권|내|안)? ?(?:"
    r"밖(?!에 안)|(?:안)?(?:에|으로|에는|에도|까지|엔)? ?(?:(?:단 )?(?:한 )?[가-힣]+(?:도|조차|은|는) )?"
    r"(?:들지|없었|없다|없는 |오르지|진입하지|올라서지|끼지|포함되지|속하지|미치지|"
    r"이름을 올리지)(?: ?(?:는|도)? ?(?:못|않)|(?<=없었)|(?<=없다)|(?<=없는 ))"
    r"|(?:안)?(?:에|으로|의)? ?(?:진입|입성|도약|등극)(?:에|하는 데)? ?(?:는|도)? ?(?:실패|좌절)"
    r"|(?:안)?에서 (?:밀려|밀렸|탈락|빠졌|빠진|제외|사라|벗어)"
    r"|(?:을|를) 벗어났|(?:문턱|진입)(?:을|에서|은)? ?(?:넘지 못|좌절|무산|불발))"
)


@dataclass(slots=True)
class Found:
    """One rank that a Korean sentence states: its anchor, its value, and the rule that found it."""

    start: int
    end: int
    rank: int
    kind: str
    rule: str


def read(reading: Reading, sentence: Span, ranks: Sequence[Found]) -> Iterator[Ranking]:
    """The ranks of a sentence, in the order of the text, with what their own words say."""
    text, high = reading.text, sentence.end_char
    for at, found in enumerate(ranks):
        low = max(sentence.start_char, found.start - _REACH)
        begin = max(ranks[at - 1].end if at else low, low)
        end = ranks[at + 1].start if at + 1 < len(ranks) else high
        status = _status(text, found, end, high)
        yield Ranking(
            **reading.anchor(found.start, found.end, f"rankings.{found.rule}"),
            rank=found.rank,
            kind=found.kind,
            domain=noun_phrase(text, begin, found.start),
            period=_period(reading, sentence, found, begin, status),
            total=_total(text, low, found),
            status=DENIED if _denied(text, found, high) else status,
        )


def _total(text: str, low: int, found: Found) -> int | None:
    """Of how many: `36개국 중 12위`; not of the year before, `93개국 중 5위(전년 6위)`."""
    before = text[low : found.start]
    if _OF_BEFORE.search(before) or text.startswith("에서 ", found.end):
        return None
    counts = (m for m in _TOTAL.finditer(before) if "위" not in before[m.end() :])
    last = next(counts, None) or COMPARED.search(before) or _TOTAL_BEHIND.match(text, found.end)
    return int(last[1].replace(",", "")) if last else None


def _period(reading: Reading, sentence: Span, found: Found, begin: int, status: str) -> str | None:
    dates = [d for d in reading.dates(sentence) if begin <= d.start and d.end <= found.start + 1]
    told = rf"{_MADE}|[가-힣]다 "
    own = [d for d in dates if status == "target" or not re.search(told, reading.text[d.end : found.start])]
    return own[-1].value if own else None


def _denied(text: str, found: Found, high: int) -> bool:
    """Whether the words behind say that the rank is not held: `톱10 진입에 실패했다`.

    `6위에서 밀려났다` was one: only who falls out of a top-N is not among it.
    """
    match = _DENIED.match(text, found.end, high)
    if match is None:
        return False
    return found.kind == "top_n" or not match.group().lstrip("’'”\" ").startswith(("에서", "을 벗", "를 벗"))


def _status(text: str, found: Found, end: int, high: int) -> str:
    """`target` where the words behind the rank, up to the next one at `end`, or its kind make it a goal."""
    clause = text[found.end : min(end, found.end + _CLAUSE)]
    if _NEAR.match(text, found.end, high):
        return "target"
    goal, done = _GOAL.search(clause), _ACHIEVED.search(clause)
    if found.rule in ("n_powers", "n_strong", "group_of_n"):
        reached = done and _REACHED.search(clause, done.start(), done.end() + 3)
        return "actual" if reached and not (goal and goal.start() <= reached.start()) else "target"
    if found.kind == "place" and (_HELD_BY.match(clause) or _DESCRIBES.match(clause)):
        return "actual"
    return "target" if goal and not (done and done.start() < goal.start()) else "actual"
