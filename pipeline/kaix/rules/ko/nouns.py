"""Words and noun phrases around a Korean quantity: a word without its particle, the phrase before or behind it."""

from __future__ import annotations

import re

from kaix.korean import PARTICLES, divide_eojeol
from kaix.rules.ko.context import clause_before

SKIPPED = re.compile(  # between the topic and its number: times, adverbs, modifiers, comparisons
    r"(?:전|지난|당초|원래|애초|[가-힣]+보다|총|약|최대|최소|모두|각각|각|무려|또|다시|추가로|합쳐"
    r"|합해|매년|연간|연|월|올해"
    r"|올|내년|지난해|작년|재작년"
    r"|오는|향후|앞으로|우선|이미|처음으로|처음"
    r"|전년|전년도|대비|사상|역대|첫|단|만|연내|동안|기준|이|그|중|가운데|그중|나머지|이달|지난달|다음|달|상반기"
    r"|하반기|말|초|같은|동기|기간|기간의|또한|한편|특히|다만|현재|평균"
    r"|한때|장중(?:에|에는|엔)?|종가|거래일(?:보다|에)?|이날|벌써|이제|이번에|통상|보통|대개|곧|먼저"
    r"|당장|그동안|지금까지|현재까지|매달|매월|하루|최소한|적어도|거의|겨우"
    r"|불과|고작|꼬박|더|절반인|함께|서로|직접|잇따라|실제로|별도로|새로|따로|주로|일단|결국|당분간"
    r"|모처럼|나란히|또다시|추가|여기에|가장|제일"
    r"|['‘]?[가-힣]{1,4}적으로['’]?|(?:다음|이번|지난|전)?(?:분기|반기)(?:에|에는|엔|의|까지|부터)?"
    r"|연결|별도|누적|자기|가까이|넘게|(?:올해|내년|지난해|작년|연말|연초|연내|상반기|하반기|올|이달|내달|다음)(?:에"
    r"|에는|에도|엔|는|만|부터|까지|의|도|에만)"
    r"|['’‘]?[0-9~∼-]{1,9}(?:년|월|일|분기|반기|개월|배|주|곳|개사|명)(?:간|도|째|까지|부터|에|에는"
    r"|의|인|로|가|도에|간의"
    r"|은|는)?|[0-9.]+(?:%|퍼센트|%p)(?:[가-힣]{0,3})?|[0-9]{1,2}월|(?:전년|전년도|이듬해)의?)$"
)
_ADNOMINAL = re.compile(
    r"(?:[한된인던린른쓴낸든온운친긴진킨난뛴준뺀]|들인|받은|모은|적은|많은|넘는|하는|되는|할|될|쓸"
    r"|들어갈|들어간|드는|내놓은"
    r"|잡은)$"
)
_VERBAL = re.compile(
    r"(?:[다고며해서면던니여려워춰켜져쳐겨꿔둬줘눠돼]|(?:받|많|쌓|넣|찾|맞|늘|줄|얻|모|담|들|끌|깎|팔"
    r"|쏟|막|잡|열|걸|털|빌리|풀|접|뚫|벌|만들|묻|남|앞당기|묶|갚|떼)[아어]|(?:^"
    r"|[는할될])(?:데|것|수)|하는|되는|있는|없는|위해|통해|따라|대한|관한|위한|따른|라는|이라는|에선|에는|보다|으로"
    r"|에서|부터|까지|에게|한테|지만|는데)$"
)
NO_TOPIC = re.compile(  # a person, a word that stands for one, or one that says nothing
    r"^(?:[시도군구]|정부|당국|국회|야당|여당|업계|이를|이에|국내|해외)$|^(?:것|수|곳|등|데|때|점|바"
    r"|중|가운데|이상|가량|규모|수준|정도|여기|거기|가격대|쓰기|하기|장|장중|거래|다음|처음|지금|현재"
    r"|(?:(?:지난|이번|다음|전|직전) ?)?(?:분기|반기|해|달|주|년))$|(?:^|\s)(?:그|이|그녀|우리|이들|그들"
    r"|저|당사|회사|양사|누구)$|(?:회장|대표|사장|대통령|장관|총리|의장|위원장"
    r"|의원|교수|기자|연구원|위원|애널리스트|부장|팀장|센터장|상무|전무|이사|관계자|소장|차관|국장"
    r"|과장|박사|변호사|CEO|최고경영자|씨|측|후보|원장|실장|수석)$"
)


def words_before(left: str) -> list[str]:
    """The words of the clause before the number; those before `(` where the number opens a bracket."""
    left = left[-_FAR:]
    opened = left.endswith(("(", "（"))
    if opened:
        left = left[:-1]
    masked = _BRACKETED.sub(lambda match: match.group().translate(_MASK), left)
    masked = masked[masked.rfind("(") + 1 :] if "(" in masked[-40:] else masked
    words = clause_before(masked, len(masked), 90).translate(_UNMASK).split()
    if opened and words and _FOREIGN.search(words[-1]):
        words.pop()  # "매출 61억엔(¦약 570억원¦)"
    while words and (SKIPPED.match(words[-1]) or _TIMES_AS.match(words[-1])):
        words.pop()
    adnominal = False
    while len(words) > 1 and _adnominal(words[-1]) and not stem(words[-1])[1]:
        if words[-1].endswith("인") and _MEASURES.search(words[-1][:-1]):
            words[-1] = words[-1][:-1]  # "예상치인 ¦3900억원¦"
            break
        words.pop()  # "본예산에 편성된 ¦1조원¦"
        adnominal = True
        while words and (SKIPPED.match(words[-1]) or _TIMES_AS.match(words[-1])):
            words.pop()
    if adnominal and words:
        base_word, particle = stem(words[-1])
        if particle in ("에", "으로", "로", "에서", "을", "를"):
            words[-1] = base_word
    return words


_FAR = 200  # characters that a clause can have
_MEASURES = re.compile(
    r"(?:치|액|비|료|금|값|목표|예산|규모|몫|단가|가격|총액|한도|매출|이익|손실|자산|부채)$"
)
_TIMES_AS = re.compile(  # "매출은 지난해의 두 배가 넘는 ¦1300억원¦"
    r"(?:지난해|작년|전년|올해|기존|당초|종전)의$|[0-9.]*(?:여|가까운)?배(?:가|를|로|에|는|도|인)?$"
    r"|(?:두|세|네|다섯|열|몇)$|절반(?:이|을|에)?$|배에$"
)
_FOREIGN = re.compile(
    r"[0-9][조억만천]*(?:유로|엔|위안|파운드|루피|크로나|링깃|프랑|페소|동|대만달러|홍콩달러)$"
)
_BRACKETED = re.compile(r"\([^()\s]{1,20}\)")
COUNTED = re.compile(r"^[0-9~]|[0-9]$|배$|[억조만](?:유로|엔|위안|파운드|루피)$")
_MASK = {ord("("): "\ue000", ord(")"): "\ue001"}
_UNMASK = {0xE000: "(", 0xE001: ")"}


_TIMES = re.compile(r"[0-9.]+(?:배|%|분의)|(?:두|세|네|몇)$|절반|[0-9.]+$")


def phrase_behind(right: str) -> str | None:
    """The noun phrase at the beginning of what follows, up to its particle: `공적 지원을 약속했다`."""
    words: list[str] = []
    for word in right.partition("(")[0].split()[:5] if "(" not in right[:2] else []:
        base_word, particle = stem(word.strip(",.‘’“”'\""))
        if not words and (not base_word or _TIMES.match(word) or re.search(r"(?:[할될]|하는|되는)$", word)):
            return None
        words.append(base_word if particle not in ("", "의") else word.strip(",.‘’“”'\""))
        if particle not in ("", "의"):
            return " ".join(words)
        if word.endswith((",", ".", ")")):
            if len(words) == 1 and _SAID.match(words[0]):
                return None
            break
        if verbal(word):
            return None
    if words and "(" not in right and right.strip() == right.partition("(")[0].strip() and len(right) < 40:
        while len(words) > 1 and _ACTION.fullmatch(words[-1]):
            words.pop()  # 매월 50만 원의 ¦훈련수당¦ 지급
        last = words[-1]
        return " ".join(words) if re.search(r"[가-힣A-Za-z]{2}", last) and not last.endswith("다") else None
    return " ".join(words) if words and "(" in right else None


_SAID = re.compile(
    r"(?:추정|추산|전망|예상|성장|확대|증가|감소|추진|편성|조성|집계|평가)"
)  # 2조원 규모로 추정.
_ACTION = re.compile(
    r"지급|지원|제공|조성|투자|투입|유치|확보|배정|편성|신설|출범|결성|구축|추진|마련|발행|출시|체결"
    r"|집행|확대|증액|부과"
)


_WHOLLY_BRACKETED = re.compile(r"^\(([^()]+)\)$")  # (예산) '26년 1,200억 원
_SIGNS = frozenset((":", "-", "–", "/", "|", "：", "="))
_SUM = re.compile(r"[0-9][0-9,.]*[조억만천]*(?:원|달러)$")
_NOUNS = re.compile(  # that end as verbs do: 광고 매출, 디지털교과서 예산
    r"(?:광|재|보|사|창|금|참|원|경|최|국|신|공|예|권|충|석)고$|(?:피|이|손|침|저|공|유|장|방|양|북극"
    r"|동|서|남)해$|(?:참|대|기|급|부|수|증|관|잔|불)여$"
    r"|(?:측|화|국|전|지|서|장|이|평|양|단|노|라|내|외|직|대)면$"
    r"|[과고약문증독순부질도안각용원교비군유]서$|(?:배|격|고|장|염|우|심)려$|(?:파|타|샤|플라)워$"
    r"|캐나다$|판다$"
)


_NOUNS_LIKE_ATTRIBUTES = re.compile(  # 온라인 광고, 소버린 AI, 연구진 인건비
    r"(?:라인|체인|코인|개인|법인|외국인|본인|노인|장애인|원인|확인|승인|할인|디자인|도메인"
    r"|[의연경취출제]?[료구영재연작]진|사진|추진|촉진|증진"
    r"|[제기권상하북남무시]한|기준|수준|표준|재난|소버린|그린|클린|스크린|드론|시즌|버전|엔진|머신"
    r"|백신|쿠폰|자진|신진)$"
)


def _adnominal(word: str) -> bool:
    """Whether a word is a verb that describes the noun behind it and not itself a noun."""
    return _ADNOMINAL.search(word) is not None and _NOUNS_LIKE_ATTRIBUTES.search(word) is None


def verbal(word: str) -> bool:
    """Whether a word without particle is a verb's form and not a noun."""
    return _VERBAL.search(word) is not None and _NOUNS.search(word) is None


_BETWEEN = frozenset((  # particles of what a sum goes from, to or along with: no topic
    "에서", "부터", "까지", "으로", "보다", "와", "과", "에게", "로부터", "으로부터", "에게서", "한테", "서",
))  # fmt: skip


def phrase(words: list[str], owner: str | None, *, objects: bool) -> str | None:
    """The noun phrase that ends the words, without its particle, the owner's name and the time.

    `objects` lets it end in 을 or 를: in `예산을 1조원 편성했다` the number says how much of the object.
    """
    if not words:
        return None
    owners = owner.split(";") if owner is not None else []
    base_word, particle = stem(words[-1])
    if COUNTED.search(base_word) or particle in _BETWEEN or (not particle and verbal(words[-1])):
        return None
    if (particle in ("을", "를") and not objects) or base_word in owners:
        return None
    if base_word == "등" and len(words) > 1:
        return None  # "국비 3천억원, 민자 500억원 등 모두 ¦6천억원¦"
    parts = [base_word]
    for word in reversed(words[:-1][-5:]):
        base, particle = stem(word)
        if particle not in ("", "의") or (not particle and verbal(word)) or SKIPPED.match(word):
            break
        if base in owners or (not particle and len(word) > 2 and _adnominal(word)):
            break
        if not particle and len(word) > 2 and word.endswith("는"):
            break  # 메우는 세입경정: verbs alone keep a 는 that is no particle
        if _SUM.search(word) or word in _SIGNS:
            break
        parts.insert(0, word)
    result = _WHOLLY_BRACKETED.sub(r"\1", " ".join(parts)).strip(" ,·'\"‘’“”/:-□■ㅇ○●◇◆•▲△▶▷*※")
    if (
        result in owners
        or not re.search(r"[가-힣A-Za-z]", result)
        or result in PARTICLES
        or NO_TOPIC.search(result)
    ):
        return None
    return result


def stem(word: str) -> tuple[str, str]:
    """A word without its last particle, and the particle; `(M.AX)에` and `GPU는` too."""
    match = re.search(r"[가-힣]+$", word)
    if match is None or _NO_PARTICLE.search(word):
        return word, ""  # AI 고속도로
    tail = match.group()
    if tail in PARTICLES and match.start() > 0:
        return word[: match.start()], tail
    if len(tail) == 2 and tail[0] in _SHORT_NOUNS and tail[1] in "은는이가을를의에도만":
        return word[:-1], tail[-1]  # 몫은
    pieces = divide_eojeol(tail)
    if len(pieces) > 1 and pieces[-1][1] == "J":
        base_word, particle = word[: len(word) - len(pieces[-1][0])], pieces[-1][0]
        if particle in ("만", "도", "는") and (inner := _INNER_PARTICLE.search(base_word)):
            return base_word[: inner.start()], inner.group()  # AI로만
        return base_word, particle
    return word, ""


_INNER_PARTICLE = re.compile(r"(?<=[A-Za-z0-9)])(?:으로|로|에서|에)$|(?<=[가-힣]{2})(?:으로|에서)$")
_SHORT_NOUNS = frozenset("몫값빚삯꼴턱시도군구")
_NO_PARTICLE = re.compile(  # nouns that end as particles do; 광주시가 and 한 과제로 have theirs
    r"(?:도로|경로|활로|진로|회로|통로|항로|철로|선로|원자로|용광로|하이웨이|나이|차이|사이|길이|높이|어린이|놀이|풀이|종이"
    r"|목표가|공모가|분양가|평가|전문가|작가|증가|추가|최고가|최저가|국가|[과고약문증독순질도안각]서)$"
    r"|^(?:목표|최고|최저|당일|현재)?(?:주가|종가|시가|단가|원가|유가|물가|호가|고가|저가)$"
)
