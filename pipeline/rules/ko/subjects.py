"""Who a Korean quantity belongs to and what it is for, from the particles around it.

`네이버가 … 1조원을`, `카카오의 영업이익은`, `과기정통부 소관`, `삼성·SK 각 5만장`: the entity. The noun phrase
that the number completes (`영업이익 5986억원`, `예산은 10조원`, `GPU 구매에만 1조원`) or that completes it
(`1조원 규모 펀드`): the topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.korean import PARTICLES, divide_eojeol
from pipeline.reading import Name, Reading
from pipeline.rules.ko.context import SENTENCE_VERB, clause_before, text_of

_KINDS = ("organisation", "country", "government", "group")
_PURPOSE = re.compile(
    r"(?:펀드|기금|사업|프로젝트|센터|단지|캠퍼스|공장)$"
)  # what money is for, not who has it
_TITLE = (
    r"(?:\([^)]{1,30}\))?(?:\s?(?:정부|당국|측|관계자|대변인|장관|차관|대표|회장|사장|부회장|총리|부총리|대통령|의장"
    r"|위원장|청장|처장|원장|이사회"
    r"|최고경영자\(?(?:CEO)?\)?|CEO|대표이사|경영진|본사|법인))?"
)
_SUBJECT = re.compile(rf"{_TITLE}(?:께서는?|에서는|에선|은|는|이|가|도|측은|측이)(?=[\s,]|$)")
_SPEAKER = re.compile(
    r"\s?(?:의원|원내대표|교수|연구원(?!은)|애널리스트|기자|특파원|선임연구원|연구위원|변호사|박사)|에 따르면"
    r"|에 의하면|\s?(?:관계자|대변인)"
)
_OWNER = re.compile(r"(?:\([^)]{1,30}\))?의(?=\s)")
_BARE = re.compile(r"(?:\([^)]{1,30}\))?(?=[\s,:·/]|$)")
_AFTER_OWNS = re.compile(r"[은는이가]?\s?(?:[가-힣]{1,6}\s)?$")
_TOGETHER = re.compile(r"(?:\([^)]{1,30}\))?(?:\s?[·,、/]\s?|\s?(?:와|과|및|하고|그리고)\s)")
_LISTED = re.compile(r"(?<=\w\w)·(?=\w\w)")  # 삼성·SK·현대차
_ONLY_WORDS_OF_COUNT = re.compile(
    r"(?:\([^)]{1,30}\))?[\s,:]*(?:(?:각각|각|총|약|최대|최소|모두|엔비디아|최신|첨단|고성능|국산|AI|GPU|NPU"
    r"|그래픽처리장치|[A-Z]{1,2}\d{2,4}|\(GPU\)|\(NPU\))\s?)*$"
)
_FAR = 400  # characters; no subject is further from its number, and long lists stay linear
_PRESIDENT = re.compile(r"대통령(?:은|이|께서는?)\s")
_OF_ANOTHER_STATE = re.compile(
    r"미국|美|트럼프|바이든|프랑스|마크롱|러시아|푸틴|대만|라이칭더|브라질|룰라|전(?:임)? $|前|[가-힣]{4,} $"
)
_BACK = 5  # sentences in which an entity is looked for when its own names none


def entity(reading: Reading, start: int, end: int, *, here: bool = False) -> str | None:
    """Who the quantity at `start:end` of the document is of, as written; several joined with `;`.

    `here` asks its own sentence only; else the subject of a sentence near by counts too.
    """
    index = reading.index_at(start)
    sentence = reading.sentences[index]
    names = _owners(reading, index, (start - _FAR, end + _FAR))
    found = _in_sentence(reading.text, names, start, end, sentence.end_char)
    if found is not None:
        return found
    for president in _PRESIDENT.finditer(reading.text, max(sentence.start_char, start - _FAR), start):
        if not _OF_ANOTHER_STATE.search(reading.text, max(0, president.start() - 14), president.start()):
            return "한국"  # 이재명 대통령은 …: the state for which its president acts
    if here:
        return None
    near = list(range(index - 1, max(-1, index - 1 - _BACK), -1))
    if index == 0:  # a headline: who the article is of
        near = list(range(1, min(4, len(reading.sentences))))
    for other in near:
        stop = reading.sentences[other].end_char
        subject = _best(reading.text, _owners(reading, other), stop, subjects_only=True)
        if subject is not None:
            return subject
    return None


def _owners(reading: Reading, index: int, window: tuple[int, int] = (0, 1 << 62)) -> list[Name]:
    """The names of a sentence that can own a quantity, of those that begin in `window`."""
    names = reading.names(reading.sentences[index])
    first = bisect_left(names, window[0], key=_start)
    last = bisect_left(names, window[1], key=_start)
    return [name for name in names[first:last] if name.kind in _KINDS and not _PURPOSE.search(name.text)]


def _start(name: Name) -> int:
    return name.start


def _in_sentence(text: str, names: list[Name], start: int, end: int, stop: int) -> str | None:
    for name in names:  # "5조1천억원은 과기정통부 소관이다", "1200억원은 정부가 낸다"
        if end <= name.start <= end + 20 and re.match(
            r"\s?(?:소관|몫|부담|차지)", text[name.end : name.end + 5]
        ):
            return _together(text, names, name)
        if (
            end < name.start <= end + 3
            and re.match(r"[이가]\s", text[name.end : name.end + 2])
            and text[end] in "은는을를"
        ):
            return _together(text, names, name)
    before = [name for name in names if start - _FAR <= name.end <= start]
    best = _best(text, before, start, subjects_only=False)
    if best is not None:
        return best
    for name in names:
        if end <= name.start < stop and _SUBJECT.match(text, name.end):
            return _together(text, names, name)
    return None


def _best(text: str, names: list[Name], start: int, *, subjects_only: bool) -> str | None:
    """The name that is the subject nearest before `start`; one that stands at the number itself goes before it."""
    score, best = 0, None
    for name in names:
        gap = text[name.end : start]
        if _SPEAKER.match(text, name.end):
            continue
        if not subjects_only and _ONLY_WORDS_OF_COUNT.fullmatch(gap):
            rank = 4
        elif _SUBJECT.match(text, name.end):
            rank = 3
        elif _OWNER.match(text, name.end):
            rank = 2
        elif not subjects_only and name.kind != "group" and _BARE.match(text, name.end):
            rank = 2 if len(gap) <= 20 else 1
        else:
            continue
        if rank >= score:
            score, best = rank, name
    return _together(text, names, best) if best is not None else None


def _together(text: str, names: list[Name], last: Name) -> str:
    """A name with those that it is listed with: `SK텔레콤과 KT, LG유플러스가` are three."""
    group = [last]
    for name in reversed(names[: names.index(last)]):
        if not _TOGETHER.fullmatch(text[name.end : group[0].start]):
            break
        group.insert(0, name)
    parts = (part for name in group for part in _LISTED.split(name.text))
    return ";".join(dict.fromkeys(parts))


_SKIPPED = re.compile(  # between the topic and its number: times, adverbs, modifiers, comparisons
    r"(?:당초|원래|애초|[가-힣]+보다|총|약|최대|최소|모두|각각|각|무려|또|다시|추가로|합쳐|합해|매년|연간|연|월|올해"
    r"|올|내년|지난해|작년|재작년"
    r"|오는|향후|앞으로|우선|이미|처음으로|처음"
    r"|전년|전년도|대비|사상|역대|첫|단|만|연내|동안|기준|이|그|중|가운데|그중|나머지|이달|지난달|다음|달|상반기"
    r"|하반기|말|초|같은|기간|기간의|또한|한편|특히|다만|현재|평균"
    r"|연결|별도|누적|자기|가까이|넘게|(?:올해|내년|지난해|작년|연말|연초|연내|상반기|하반기|올|이달|내달|다음)(?:에"
    r"|에는|엔|는|만|부터|까지|의|도|에만)"
    r"|[0-9~∼-]{1,9}(?:년|월|일|분기|반기|개월|배|주|곳|개사|명)(?:간|도|째|까지|부터|에|에는|의|인|로|가|도에|간의"
    r"|은|는)?|[0-9.]+(?:%|퍼센트|%p)(?:[가-힣]{0,3})?|[0-9]{1,2}월|(?:전년|전년도|이듬해)의?)$"
)
_ADNOMINAL = re.compile(
    r"(?:[한된인던린른쓴낸든온운친긴진킨]|들인|받은|모은|적은|많은|넘는|하는|되는|할|될|쓸|들어갈|들어간|드는|내놓은"
    r"|잡은)$"
)
_VERBAL = re.compile(
    r"(?:[다고며해서면던니여려워춰켜져쳐겨꿔둬줘눠]|(?:받|많|쌓|넣|찾|맞|늘|줄|얻|모|담|들|끌|깎)[아어]|(?:^"
    r"|[는할될])(?:데|것|수)|하는|되는|있는|없는|위해|통해|따라|대한|관한|위한|따른|라는|이라는|에선|에는|보다|으로"
    r"|에서|부터|까지|에게|한테|지만|는데)$"
)
_ATTRIBUTE = re.compile(  # between a sum and the noun that it describes: 1조원 ¦규모의¦ 펀드
    r"(?:\s?(?:이상|안팎|가량|정도|이하|미만))?(?:\s?규모(?:의|로)?|의|짜리|어치(?:의)?|\s?상당의?|대의?"
    r"|에\s(?:달하는|이르는|가까운|육박하는)|이\s(?:드는|투입되는|들어가는)"
    r"|[을를]\s(?:들인|투입한|투자한|들이는|투입하는))\s"
)
_DESCRIBES = re.compile(
    r"(?:는|은|운|한)$"
)  # an anchor that ends in 넘는, 웃도는, 가까운 describes the noun behind it
_USED_FOR = re.compile(
    r"[을를]?\s?(?:들여|투입해|투자해|써서|쏟아부어|쏟아"
    r"|활용해)\s(?P<topic>(?:[^\s,.]+\s){0,3}?[^\s,.]+?)[을를에](?=\s)"
    r"|[을를은]\s(?P<place>(?:[^\s,.]+\s){0,3}?[^\s,.]+?)(?:에|하는 데|하는데|[을를] [가-힣]{1,6}는 ?데)\s(?:투자"
    r"|투입|쓰|쓴|쏟|배정|지원|출자|집행|[가-힣])"
)
_PLACE = ("에", "에만", "에는", "에도", "으로", "로")
_NO_TOPIC = re.compile(  # a person, or a word that stands for one
    r"(?:^|\s)(?:그|이|그녀|우리|이들|그들|저|당사|회사|양사|누구)$|(?:회장|대표|사장|대통령|장관|총리|의장|위원장"
    r"|의원|교수|기자|CEO|최고경영자|씨|측|후보|원장|실장|수석)$"
)
_OBJECT_OF_SUM = re.compile(r"[을를](?=\s)")
_NATION = re.compile(r"(?:범정부|정부|국가)\s?(?:[A-Za-z가-힣()&]+\s?){0,3}(?:예산|R&D|연구개발|재정)")


def of_the_state(topic: str | None) -> bool:
    """Whether a topic is the state's by its own words: `범정부 AI 예산안`, `국가 연구개발 예산`."""
    return topic is not None and _NATION.match(topic) is not None


def topic(reading: Reading, start: int, end: int, owner: str | None) -> str | None:
    """What the quantity at `start:end` of the document is for or measures, as written; `None` where nothing says it."""
    sentence = reading.sentence_at(start)
    text = reading.text
    right = text[end : min(sentence.end_char, end + 70)].removeprefix(")")
    right = _RESTATED.sub("", right)
    words = _words_before(text[sentence.start_char : start])
    objects = not _OBJECT_OF_SUM.match(right)
    attribute = _ATTRIBUTE.match(right)
    phrase = _phrase(words, owner, objects=objects)
    if phrase and not (attribute and _stem(words[-1])[1] in _PLACE):
        return phrase
    if match := _USED_FOR.match(right):
        return next(group for group in match.groups() if group)
    if attribute or _DESCRIBES.search(text[start:end]) or text[end : end + 1] == ")":
        described = _phrase_behind(right[attribute.end() if attribute else 0 :])
        if described:
            return described
    # "제조업 전환에 국비를 합쳐 7조원을 투입한다": the last 에 of the clause
    for index in range(len(words) - 1, -1, -1):
        if _stem(words[index])[1] in _PLACE:
            return _phrase(words[: index + 1], owner, objects=False)
    return _caption(reading, start)


def _caption(reading: Reading, start: int) -> str | None:
    """The heading over a list without verbs: `주요국 AI 투자 계획` over `美 5000억$ / 日 10조엔`."""
    index = reading.index_at(start)
    if index == 0:
        return None
    line, above = (text_of(reading, reading.sentences[i]).strip() for i in (index, index - 1))
    if len(above) > _LONGEST_CAPTION or SENTENCE_VERB.search(line[-12:]) or SENTENCE_VERB.search(above[-12:]):
        return None
    heading = _CAPTION_SIGNS.sub(" ", above).strip()
    return heading if re.search(r"[가-힣]{2}", heading) and not re.search(r"\d{4}|기자", heading) else None


def _words_before(left: str) -> list[str]:
    """The words of the clause before the number; those before `(` where the number opens a bracket."""
    if left.endswith(("(", "（")):
        left = left[:-1]
    masked = _BRACKETED.sub(lambda match: match.group().translate(_MASK), left)
    masked = masked[masked.rfind("(") + 1 :] if "(" in masked[-40:] else masked
    words = clause_before(masked, len(masked), 90).translate(_UNMASK).split()
    while words and _SKIPPED.match(words[-1]):
        words.pop()
    adnominal = False
    while len(words) > 1 and _ADNOMINAL.search(words[-1]) and not _stem(words[-1])[1]:
        words.pop()  # "본예산에 편성된 ¦1조원¦"
        adnominal = True
        while words and _SKIPPED.match(words[-1]):
            words.pop()
    if adnominal and words:
        stem, particle = _stem(words[-1])
        if particle in ("에", "으로", "로", "에서", "을", "를"):
            words[-1] = stem
    return words


_RESTATED = re.compile(r"^\([^()]{1,30}\)")  # 100조 원¦(732억 달러)¦ 규모의 AI 투자
_LONGEST_CAPTION = 40
_CAPTION_SIGNS = re.compile(r"\[[^\]]*\]|\([^)]*\)|[<>〈〉◆◇□■▲△▶*]")
_BRACKETED = re.compile(r"\([^()\s]{1,20}\)")
_COUNTED = re.compile(r"^[0-9~]|[0-9]$|배$|[억조만](?:유로|엔|위안|파운드|루피)$")
_MASK = {ord("("): "\ue000", ord(")"): "\ue001"}
_UNMASK = {0xE000: "(", 0xE001: ")"}


def _phrase_behind(right: str) -> str | None:
    """The noun phrase at the beginning of what follows, up to its particle: `공적 지원을 약속했다`."""
    words: list[str] = []
    for word in right.partition("(")[0].split()[:5] if "(" not in right[:2] else []:
        stem, particle = _stem(word.strip(",.‘’“”'\""))
        if not words and not stem:
            return None
        words.append(stem if particle not in ("", "의") else word.strip(",.‘’“”'\""))
        if particle not in ("", "의"):
            return " ".join(words)
        if word.endswith((",", ".", ")")):
            break
        if _VERBAL.search(word):
            return None
    return " ".join(words) if words and "(" in right else None


def _phrase(words: list[str], owner: str | None, *, objects: bool) -> str | None:
    """The noun phrase that ends the words, without its particle, the owner's name and the time.

    `objects` lets it end in 을 or 를: in `예산을 1조원 편성했다` the number says how much of the object.
    """
    if not words:
        return None
    owners = owner.split(";") if owner is not None else []
    stem, particle = _stem(words[-1])
    if (
        _COUNTED.search(stem)
        or particle in ("에서", "부터", "까지", "으로", "보다", "와", "과", "에게")
        or (not particle and _VERBAL.search(words[-1]))
    ):
        return None
    if (particle in ("을", "를") and not objects) or stem in owners:
        return None
    phrase = [stem]
    for word in reversed(words[:-1][-5:]):
        base, particle = _stem(word)
        if particle not in ("", "의") or (not particle and _VERBAL.search(word)) or _SKIPPED.match(word):
            break
        if base in owners or (not particle and len(word) > 2 and _ADNOMINAL.search(word)):
            break
        phrase.insert(0, word)
    result = " ".join(phrase).strip(" ,·'\"‘’“”/:-□ㅇ○•▲*")
    if not re.search(r"[가-힣A-Za-z]", result) or result in PARTICLES or _NO_TOPIC.search(result):
        return None
    return result


def _stem(word: str) -> tuple[str, str]:
    """A word without its last particle, and the particle; `(M.AX)에` and `GPU는` too."""
    match = re.search(r"[가-힣]+$", word)
    if match is None:
        return word, ""
    tail = match.group()
    if tail in PARTICLES and match.start() > 0:
        return word[: match.start()], tail
    pieces = divide_eojeol(tail)
    if len(pieces) > 1 and pieces[-1][1] == "J":
        return word[: len(word) - len(pieces[-1][0])], pieces[-1][0]
    return word, ""
