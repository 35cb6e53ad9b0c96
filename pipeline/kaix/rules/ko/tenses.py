"""Is a found quantity done or to come: what the Korean predicate that governs it says.

The predicate follows what it governs: `10조원을 투입한다` is to come, `10조원을 투입했다` is done, and
so are nouns that say it before the number: `예산안은 10조원`, `목표는 5만 장`.
"""

from __future__ import annotations

import re

from kaix.reading import Reading
from kaix.rules.ko.context import DURATION, SENTENCE_VERB, clause_before, text_of, with_final

_N, _L, _B, _SS = with_final(4), with_final(8), with_final(17), with_final(20, without="있겠")

_PLANNED_NOUNS = (
    "계획|예정|방침|목표|전망|예상|추산|추정|관측|제안|요구|요청|신청|약속|공약|검토|추진|구상|제시|예고|예산안"
    "|추경안|정부안"
    "|로드맵|건의|촉구|필요|논의|협의|가능|공언|다짐|예측|내다[봤보]|점[쳤치]|기대|청사진|전략|시나리오|조건|협상"
)
_DONE = (  # verbs and verbal nouns of money and machines whose past form is a noun's attribute: 투입한, 편성된
    "투입|투자|집행|배정|편성|유치|조달|확보|도입|구매|구입|지원|책정|확정|의결|기록|체결|조성|출연|인수|매입|수주"
    "|달성|수출|수입|발주"
    "|납품|부과|출자|모금|기부|지출|사용|판매|공급|설치|구축|보유|배분|반영|승인|통과|가동|인도|반입|선정|신고|적립"
    "|송금|결제|완료"
)
_STATIVE = (  # present forms that say what is: 3조원에 달한다, 기금을 굴린다
    "달한|이른|넘는|웃돈|밑돈|차지한|해당한|보인|나타난|꼽힌|알려진|전해진|굴린|운영한|운용한|보유한|평가된|불과한"
    "|그친|맞먹는"
    "|팔린|포함된|포함한|속한|담긴|계산된|집계된|거래된|형성된|나간|빠져나간|번|벌어들인|남긴|모자란|부족한|미친|안 된"
    "|넘긴|육박한|상당한|기록한|웃돈다고 한|쌓인|오간|굴러간|돌아간|들인다고 한|남는|적힌"
    "|뒤진|앞선|뒤처진|뒤떨어진|밀린|앞지른|팔려나간|불어난다고 한|자랑한|맞먹은|소유한|이어진다고 한|짊어진"
)
_STATIVE_WORDS = "한|본|든|쓰인|따른|비싼|싼"
_CUE = re.compile(
    rf"(?P<reached>(?:목표|예상|전망|기대|계획)[가-힣]{{0,3}}[을를]? ?(?:이미 )?(?:달성|넘[어긴겼는은]|웃[돈도]|상회"
    rf"|초과|뛰어넘|웃돌|넘어섰|밑돌)"
    rf"|(?:예상|전망|기대|목표)치(?:인|였던)? [0-9][0-9,. 조억만천]{{0,16}}(?:원|달러)[을를] ?"
    rf"(?:웃[돈도]|웃돌|넘|상회|밑돌))"  # "¦4,150억 원¦으로 예상치인 3,900억 원을 웃돌았다"
    rf"|(?P<report>(?:밝혔|말했|전했|설명했|강조했|덧붙였|공시했|보도했|지적했|주장했|알렸|답했|물었|꼬집었|발표했"
    rf"|소개했|공개했|보고했|지목했"
    r"|평가했|고 했|라고 했|다고 했|언급했|귀띔했|분석했|집계했|반박했|비판했|알려졌|전해졌|나섰)(?:다|고|으며|습"
    r"|는데|지만))"
    rf"|(?P<going>(?<![획토진의상논]) 중(?:이|인|에 있))"
    rf"|(?P<before>[은는{_N[1:-1]}] 바 있)"
    rf"|(?P<planned>[가-힣]야 (?:한다|합니다|하는|할)|{_L}지(?! ?[않못말])"
    rf"|로 (?:잡았|설정했|예상했|전망했)"
    rf"|{_L} (?:위기|처지|형편)|{_L} ?(?:것|수 있|수도|듯|가능성|만하|테)|{_PLANNED_NOUNS}"
    r"|(?:[할될갈릴킬낼줄질칠]|받을|지을|모을|세울|채울|키울|들일|들어설|넘어설|넘길|넘을|이를|쓸|올릴|내놓을|쏟을"
    r"|부을|이룰|풀|맡을|담을|들여올)(?= )"
    r"|겠|려고|려는|려 [하했]|려던|고자 했|려면|고자 |도록|기로|키로|(?:하|쓰|늘리|줄이|만들|풀|넣|내"
    r"|주|짓|세우|키우|깎)자(?:고|는) |으면|라면|이면(?!서)|달라고|하자|위해|않으면"
    rf"|(?:{_DONE})(?:하는|되는|할|될)(?= )|(?:들어가는|들이는|사들이는|들여오는|쏟아붓는|모으는|짓는|세우는|쓰는)(?= )"
    rf"|(?<![가-힣])[가-힣]{{0,8}}(?:{_N}|는)다(?=$|[^가-힣]|[고며는면]|지만)"
    rf"|(?<![가-힣])[가-힣]{{0,8}}(?![입습달]){_B}니다)"
    rf"|(?P<actual>{_SS}(?:다|고|으며|지만|는데|던|습니다|음|으나|어|기|으니|더|네|거)"
    rf"|고 있(?:다|습|으며|고|지만|는데)|(?:{_DONE})(?:한|된|받은)(?= )"
    r"|(?:(?<![가-힣])(?:쓴|산|번|낸)|들인|받은|따낸|모은|거둔|올린|남긴|챙긴|잃은|사들인|들여온"
    r"|벌어들인|쏟아부은|끌어모은|끌어온"
    r"|확정)(?= )"
    r"|집행분|집행액|확정|통과|의결|체결|수주|실적|결산|기록|달성|유치|완료|마무리|성공)(?!하[기려겠는고도]|할|키로"
    r"|한다|합니다|될|되[면도]|[을를] (?:추진|목표|위))"
)
_STATE = re.compile(rf"(?<![가-힣])(?:{_STATIVE}|{_STATIVE_WORDS})다$|안 된다$")  # 달한다, but not 조달한다
_SAYING = re.compile(r"(?:말|전|밝|설명|지적|주장|강조|의미|뜻)(?:한|힌)다$")
_SEEN_AHEAD = re.compile(r"[고는]?\s?(?:것으로\s)?(?:전망|예상|내다|예측)")
_ALLOTTED = re.compile(r"(?:\s?(?:규모|수준|안팎))?(?:으로|로)\s(?:잡았|책정했|편성했)")
_ANOTHER = re.compile(
    r"[0-9][만천억조]*\s?(?:장|원|달러|개|대)(?:[을를]|에 더해|에 이어|에서|보다|\s중|\s가운데"
    r")\s(?:[^\s,]{1,6}[해고며]\s)?"
)  # 512장을 신청해 ¦256장¦을 받았다
_AMOUNTS_TO = re.compile(
    r"(?:\s?(?:쯤|가량|정도|안팎|수준|규모))?(?:이|가)?\s?(?:된다|됩니다)(?!고 (?:전망|예상))"
)
_ESTIMATED = re.compile(
    r"(?:\s?(?:쯤|가량|정도|안팎|수준|규모))?(?:으로|로|에 이르는 것으로|에 달하는 것으로)\s(?:추정|추산)"
)
_GONE = re.compile(r"지난|작년|전년|재작년|[0-9]월|[1-4]분기")
_COMING = re.compile(r"올해|올 |내년|향후|앞으로|까지|전망|연간|[1-4]분기|오는")
_HABIT = re.compile(r"(?:매년|해마다|매달|다달이|통상|보통|한 해에?|1년에|한 달에)\s")
_HABITUAL = re.compile(
    r"(?:을|를|씩|씩을|이|가)?\s(?:[가-힣]{1,8}\s)?(?:쓴|낸|번|준|나간|든|들어간)다(?![가-힣])"
)
# A headline or a bullet has no verb; its last noun of action tells.
_TO_COME = re.compile(
    r"(?:투자|투입|지원|조성|지급|확충|구축|도입|배정|배분|공급|제공|확대|증액|신설|출자|융자|대출|발주|구매|확보|쏟"
    r"|푼다|승부|베팅)"
)
_BEFORE_PLANNED = re.compile(
    r"예산안|추경안|정부안(?!에서|보다|대비|의)|목표|공약|약속|계획|전망|예상|추정|제안|요구|요청"
    r"|신청|가이던스|컨센서스|예정"
    r"|(?:[할될릴킬낼]|받을|지을|모을|세울|쓸|들일|들여올|사들일|넣을)(?= )"
    rf"|{_L} (?:돈|예산|금액|비용|재원|자금|몫|물량|사업비|투자금|투자액|장비|세금|요금|재정|규모)(?=[은는이가])"
    r"|[기키]로 한(?= )|겠다는(?= )|려[는던](?= )|(?:사들이는|들여오는|투입하는|투자하는|모으는"
    r"|조성하는|구축하는|도입하는|확보하는|지원하는|짓는|들어가는"
    r"|투입되는|쏟아붓는)(?= )"
)
_BEFORE_ACTUAL = re.compile(
    rf"(?:{_DONE})(?:한|된)(?= )|(?:들여온|사들인|받은|쓴|들인|보유한|갖춘)(?= )|(?:운영|운용|가동"
    r"|보유|사용|활용) 중인(?= )|본예산|결산|실적|보유량"
)
_JUST_DONE = re.compile(
    rf"(?P<verb>{_DONE})(?:한|된|받은)\s$"
    r"|(?:사들인|들여온|들인|받은|모은|거둔|따낸|마친|끝낸|갖춘|벌어들인|쏟아부은|물린|갚은|치른|빌린"
    r"|끌어온|끌어모은|갖고 있는|가진|치렀던)"
    r"\s(?:약|총|모두)?\s?$|(?<![가-힣])(?:쓴|산|번|낸|댄|푼)\s$"
)
_TOPIC = re.compile(r"[은는] ")  # "정부가 보유한 ¦GPU는 3만7천장¦으로 늘어난다": what the predicate is about
_TO_BE_PASSED = (
    "편성",
    "배정",
    "책정",
    "반영",
    "요구",
    "제시",
)  # "예산안에 편성된 ¦3조원¦"  # "본예산에 편성된 ¦1조원¦을 집행하기로 했다"
_AIM = re.compile(r"(?:목표|계획|전망|예상)(?:치|량|액)?[를을]\s[^.]{0,30}$")
_MOVED = re.compile(
    r"(?:으로|로)\s(?:[가-힣]+\s)?(?:상향|하향|올[렸려린]|늘[렸려린]|높|낮[췄추]|확대|조정|수정|앞당"
    r"|바[꿨꾸])"
)
_NOW = re.compile(r"현재|지금|기존|종전")
_COMPARED_WITH = re.compile(r"(?:\s?규모)?(?:\s대비|보다|에 비해|과 비교)")
_STILL = re.compile(r"(?:\s?(?:가량|정도|규모|수준|안팎))?인\s")
_STANDING = re.compile(r"[0-9][0-9,. ]*[조억만천]*\s?(?:장|개|대|원|달러)(?:\s?[가-힣]{2})?인\s")
_ADDED = re.compile(
    r"(?:더하|합치|합하|보태)면\s"
)  # 본예산에 더하면 11조원이 된다: as the bill that is added
_ON_CONDITION = re.compile(
    r"(?<!보)(?<!치)(?<!지)(?<!산하)(?<!르)(?<!의하)면\s(?:[^\s]+\s){0,4}$"
)  # 완공되면, not 따지면, 환산하면
_FROM = re.compile(r"에서\s[^.]{0,24}?[0-9][^.]{0,24}?(?:으로|로)\s|이?었?던\s|이던\s")
_HOLDS = re.compile(  # "1만장을 운영하고 카카오는 2만대를 들인다": the first clause has its own verb
    r"(?:(?:보유|운영|운용|가동|사용|활용|소유)하(?:고|며)|(?:굴리|가지|돌리)고)(?!\s?(?:자|도|픈|싶))"
)
_NEXT_CLAUSE = re.compile(
    r"[을를]\s(?:[^\s,]+\s)?[가-힣]+[고며],?\s(?:[^\s,]+\s)?[가-힣A-Za-z0-9·()]+[은는]\s"
)
_APART = re.compile(r"[과와]\s?(?:는\s)?(?:별도|별개|달리|비교|맞먹|같|비슷)")
_IN_A_BILL = re.compile(
    r"(?:예산|추경|추가경정예산|정부|수정|개정|세법개정)안(?:에|에는|에도|엔|은|에서|에선)\s(?![^.]{0,60}(?:통과|확정))"
)
_PUT_IN = re.compile(
    r"(?:담|실)(?:겼|렸|았|아|고|긴|은)|반영|포함|편성|배정|책정|들어[갔가있]|잡혔|잡았|배분|요청|요구|증액|늘[렸었]"
)
_HEADLINE_PART = re.compile(r"…|\.{3}|[“”\"] ?(?=[“”\"])| [-–—/] ")
_QUOTE_END = re.compile(r"[”\"」』](?!\s?[가-힣]{0,3}\s?[“‘])|(?:다|라|자|냐)(?=고 |며 |면서 )")
_REACH = 160


def status(text: str, start: int, end: int, period_year: int | None, year: int | None) -> str | None:
    """`planned` or `actual` of the quantity at `text[start:end]` in its sentence, `None` where nothing says it.

    `period_year` is the year that it is for and `year` the article's, both `None` where unknown.
    """
    left = clause_before(text, start - (text[start - 1 : start] in ("(", "（")), 45)  # 전망치(540억원)
    right = text[end : end + _REACH]
    if "예산" in left[-20:] and _ALLOTTED.match(right):
        return "planned" if _ahead(period_year, year) else "actual"
    if _HABIT.search(left) and _HABITUAL.match(right):
        return "actual"
    if not SENTENCE_VERB.search(text.rstrip()[-12:]):
        right = _HEADLINE_PART.split(right)[0]  # 6000억 육박…“올해만 1조 투자”: two statements
    ahead = _ahead(period_year, year)
    nearby = _ANOTHER.split(left[-25:])[-1]
    if _AMOUNTS_TO.match(right) and not _ahead(period_year, year) and not _COMING.search(left):
        if _NOW.search(left) and _STANDING.search(left):
            return "planned"
        return None if _ADDED.search(left) else "planned" if _ON_CONDITION.search(left) else "actual"
    if _ESTIMATED.match(right) and not _ahead(period_year, year):
        return "actual" if _GONE.search(left) else "planned"
    if _COMPARED_WITH.match(right) and not ahead:
        return "actual"  # "올해 추경 예산 ¦21조원¦ 대비 20% 늘었다"
    if _STILL.match(right) and _NOW.search(left):
        return "actual"  # "현재 ¦1만3천장¦인 정부 몫은 1만7천장이 된다"
    done = _JUST_DONE.search(left) if _TOPIC.search(text, start, end) is None else None
    if done and done["verb"] not in _TO_BE_PASSED:
        return "actual" if not ahead else "planned"
    planned_before = _BEFORE_PLANNED.search(nearby)
    reached = re.search(r"목표[를치]? ?(?:넘|웃)", nearby) is not None
    for_use = planned_before is not None and planned_before.group() == "쓸"  # 개발에 쓸 ¦64장¦을 새로 들였다
    if planned_before and not reached and not (for_use and _cue(right, last=False) == "actual"):
        return "planned"
    if _AIM.search(left) and _MOVED.match(right):
        return "planned"  # "확보 목표를 기존 3만장에서 ¦5만장¦으로 상향했다"
    if done:
        return "actual"
    if _FROM.match(right):
        return "actual"  # "¦3조원¦에서 10조원으로 늘린다", "¦3천억원¦이던 예산"
    if _IN_A_BILL.search(text[max(0, start - 90) : start]) and _PUT_IN.search(right[:70]):
        return "planned"  # "추경안에는 … ¦600억원¦ 규모의 바우처도 담겼다"
    cue = None if _APART.match(right) else _cue(right, last=right.startswith(("은 ", "는 ")))
    if cue is not None:
        if cue == "actual" and ahead and re.search(r"(?:편성|책정|배정|제시|짰|잡았)", right[:25]):
            return "planned"  # "내년 예산을 10조원으로 편성했다": a bill until it passes
        return cue
    if _BEFORE_ACTUAL.search(nearby) or (_NOW.search(left) and not ahead):
        return "actual"
    if ahead or DURATION.search(left):
        return "planned"
    if not SENTENCE_VERB.search(text.rstrip()) and _TO_COME.search(right[:25]):
        return "planned" if not re.search(r"추경|본예산", left) else "actual"
    return None


def _ahead(period_year: int | None, year: int | None) -> bool:
    return period_year is not None and year is not None and period_year > year


def status_above(reading: Reading, start: int) -> str | None:
    """What the line above says of a line of a list or a table: `주요국 AI 투자 계획` over `美 5000억$ / …`."""
    index = reading.index_at(start)
    line = text_of(reading, reading.sentences[index])
    if index == 0 or SENTENCE_VERB.search(line.rstrip()[-12:]):
        return None
    above = text_of(reading, reading.sentences[index - 1])
    return None if SENTENCE_VERB.search(above.rstrip()[-12:]) else caption_status(above)


_BILL = re.compile(
    r"(?:예산|추경)안|추경(?=[^.]{0,30}(?:의결|제출|통과))|(?P<over>결산|실적|분기|공시|국회 본회의)"
)
_BILL_REACH = 900  # characters: a budget story lists its lines over a few paragraphs
_NOT_OF_A_BILL = re.compile(r"지난|작년|전년|재작년|본예산|현재|기존|그동안|당시|이미|매출|영업이익|기준")


def bill_above(reading: Reading, start: int) -> str | None:
    """`planned` of a sum with no tense of its own where the article is about a bill: `항목별로는 GPU 5200억원이다`."""
    sentence = reading.sentence_at(start)
    if _NOT_OF_A_BILL.search(reading.text, sentence.start_char, start):
        return None
    said = list(_BILL.finditer(reading.text, max(0, start - _BILL_REACH), sentence.start_char))
    last = said[-1] if said else None
    if last is None or last["over"] is not None:
        return None
    if "올해" in reading.text[max(sentence.start_char, start - 20) : start]:
        # "내년도 예산안에 … 담겼다. 올해 ¦9조원¦에서 늘어난": this year's stands already
        return None if "내년" in reading.text[max(0, last.start() - 20) : last.start()] else "planned"
    return "planned"


def _cue(right: str, *, last: bool) -> str | None:
    """The first predicate behind the quantity that has a tense; behind a topic (`5만장은`) the sentence's last."""
    found, ended = None, 0
    holds = _HOLDS.search(right)
    for match in _CUE.finditer(right):
        if (
            holds is not None
            and holds.start() < match.start()
            and not right.startswith((" 있", "있"), holds.end())
        ):
            return "actual"
        kind = match.lastgroup
        if kind == "report" or (kind == "planned" and _SAYING.search(match.group())):
            continue
        if (
            kind == "planned"
            and "야 " not in match.group()
            and _STATE.search(right, max(0, match.start() - 2), match.end())
        ):
            if _SEEN_AHEAD.match(right, match.end()):
                continue
            kind = "actual"  # 3조원에 달한다, 500장을 굴린다
            if _NEXT_CLAUSE.search(right, 0, match.start()):
                kind = "planned"  # "2만대를 들이고 네이버는 1만장을 운영한다"
        if kind in ("reached", "going", "before"):
            kind = "actual"
        if not last:
            return kind
        if kind == "actual" and found == "planned" and match.start() - ended <= 1:
            continue  # "¦5만장¦은 원래 2030년 목표였다"
        found, ended = kind, match.end()
        if _QUOTE_END.search(right, match.end(), match.end() + 6):
            break
    return found


def caption_status(lines: str) -> str | None:
    """What a caption or headline says of the numbers under it."""
    if re.search(r"예산안|추경안|계획|목표|예정|전망|제안|로드맵|요구", lines):
        return "planned"
    return "actual" if re.search(r"실적|결산|집행|현황|매출|보유", lines) else None


_COPULA = re.compile(
    r"(?:\s?(?:규모|수준|안팎|가량|정도|내외|남짓|이상))?(?:\([^)]{1,30}\))?(?:이?다|이며|이고|입니다"
    r"|씩이다)(?![가-힣])"
)
_COST = re.compile(
    r"(?:사업비|투자비|투자액|투자금|투자|비용|예산|금액|자금|대금|공사비|건설비|구축비|구매비|규모"
    r"|지원금|물량|수량|재원|[국시도]비|민자|보조금|한도|상금)[은는]\s"
    r"(?:[^\s,]+\s){0,4}$"
)


def status_before(reading: Reading, start: int, end: int) -> str | None:
    """What the sentence before says of a cost that has no tense: `공용 클러스터를 꾸린다. 사업비는 ¦240억원¦이다.`"""
    index = reading.index_at(start)
    sentence = reading.sentences[index]
    low = sentence.start_char
    if index == 0 or not _COPULA.match(reading.text, end):
        return None
    if not _COST.search(reading.text[max(low, start - 50) : start]):
        return None
    before = text_of(reading, reading.sentences[index - 1])
    if "\n" in before.rstrip(" ")[-2:] or not SENTENCE_VERB.search(before.rstrip()[-12:]):
        return None
    return _cue(before[-_REACH:], last=True)
