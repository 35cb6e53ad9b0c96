"""Whether a rank is held, a goal, or denied: `3위에 올랐다`, `3위로 끌어올린다는 계획이다`, `10위 안에 들지 못했다`.

The words behind the rank say it, else a year or a goal in front of it.
"""

from __future__ import annotations

import re

from kaix.rules.ko.ranking_mention import Found

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
# 1위인 리벨리온은 올해 상장을 추진한다, 2위 업체 KT가 노린다: the rank is the one's that the sentence goes on about
_HELD_BY = re.compile(
    r"인 [가-힣A-Za-z]|(?:를|을) (?:차지한|기록한|지킨|유지한|지키(?:는|고 있는)|달리(?:는|고 있는)|유지하는|다투)"
    r"|에 오른 |(?:로|으로) (?:꼽히는|꼽힌|오른|올라선|평가받는) "
    r"|(?: [가-힣A-Za-z]{1,8}){0,2}? ?(?:업체|기업|사업자|회사|통신사|은행|제조사|그룹)(?:인|들?[은는이가])? "
)
# 국내 4위 거래소 누리코인 인수를 추진한다, 업계 1위(60%) 한빛반도체와의: a rank that only describes a noun is held,
# unless the noun is what it becomes (1위 기업으로 성장하겠다) or stands for reaching it (1위 도약)
_DESCRIBES = re.compile(
    r"(?:[(（][^)）\n]{1,20}[)）])?(?:의 |인 | )(?!(?:재)?(?:도약|달성|탈환|진입|등극|목표|자리|수준|경쟁|쟁탈|차지|"
    r"실현|석권|굳히기|수성|유지|기록|올라|올랐|유력|넘|노리|노린|향해|위해|되|도전|가능|입성|예상|전망|비전|꿈|이내|안에|안|"
    r"내|등|및|그룹|반열|대열|이상|이하|복귀|선점|확보|추격|독주|탈바꿈|육성|만들|지위|타이틀|하겠|될|할|하|오|간))"
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


def denied(text: str, found: Found, high: int) -> bool:
    """Whether the words behind say that the rank is not held: `톱10 진입에 실패했다`, `10위권 밖이다`.

    `6위에서 밀려났다` was one: only who falls out of a top-N is not among it.
    """
    match = _DENIED.match(text, found.end, high)
    if match is None:
        return False
    return found.kind == "top_n" or not match.group().lstrip("’'”\" ").startswith(("에서", "을 벗", "를 벗"))


def status(text: str, found: Found, begin: int, end: int, high: int) -> str:
    """`target` where the words around the rank, or the kind of rank, make it a goal, else `actual`.

    `begin` to `end` is what no other rank claims; the sentence ends at `high`.
    """
    clause = text[found.end : min(end, found.end + _CLAUSE)]
    if _NEAR.match(text, found.end, high):
        return "target"
    goal, done = _GOAL.search(clause), _ACHIEVED.search(clause)
    if found.rule in ("n_powers", "n_strong", "group_of_n"):
        reached = done and re.search(
            "했|됐|었|았|렸|섰|혔|한 |린 |선 |받|힌|린다", done.group() + clause[done.end() : done.end() + 3]
        )
        return "actual" if done and reached and not (goal and goal.start() <= done.start()) else "target"
    if found.kind == "place" and (_HELD_BY.match(clause) or _DESCRIBES.match(clause)):
        return "actual"
    if goal and not (done and done.start() < goal.start()):
        return "target"
    return "actual"
