"""Who a Korean quantity belongs to, from the particles around it.

`네이버가 … 1조원을`, `카카오의 영업이익은`, `과기정통부 소관`, `삼성·SK 각 5만장`. A sentence that names nobody
goes on about whom the one before was about, or the whole article is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from weakref import WeakKeyDictionary

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.rules.ko import actors, owners
from kaix.rules.ko import names as known_names
from kaix.rules.ko.nouns import NO_TOPIC

_SPEAKER = re.compile(
    r"\s?(?:의원|원내대표|교수|연구원(?!은)|애널리스트|기자|특파원|선임연구원|연구위원|변호사|박사)"
    r"|\s(?:수석|선임|책임)?(?:연구원|연구위원|이코노미스트)|에 따르면"
    r"|에 의하면"
    r"|의?\s(?:[가-힣A-Za-z]{1,10}\s)?(?:보고서|자료|집계|조사|분석|통계|보도|추산)(?:를 보면|에 따르면|에 의하면"
    r"|에서는?\s|에 나타난"
    r"| 결과)"
)
_FORECASTERS = re.compile(r"(?:증권|리서치|투자은행|연구원|연구소|컨설팅|신용평가|경제연구원|평가|자산운용)$")
_FORECASTS = re.compile(
    r"것이라[고며]|것으로|전망[했하치된]|전망이|추산[했하]|추정[했하]|예상[했하]|예측[했하]"
    r"|내다[봤보]|분석[했하]|집계[했하]|점[쳤친]|관측[했하]|[로고] 봤|[로고] 본다|평가[했하]"
)
_SPOKESMAN = re.compile(
    r"(?:\([^)]{1,30}\))?\s?(?:[가-힣]{2,4} )?(?:관계자|대변인)(?:들)?(?:은|는|이|가|도)\s"
)
_OWNER = re.compile(rf"(?:\([^)]{{1,30}}\))?{owners.COUNTED_ONES}의(?=\s)")
_BARE = re.compile(r"(?:\([^)]{1,30}\))?(?!\s등(?:에|과|을|의|으로|도|이|은))(?=[\s,:·/]|$)")
_ONLY_WORDS_OF_COUNT = re.compile(
    r"(?:\([^)]{1,30}\))?[\s,:]*(?:(?:각각|각|총|약|최대|최소|모두|엔비디아|최신|첨단|고성능|국산|AI|GPU|NPU"
    r"|그래픽처리장치|[A-Z]{1,2}\d{2,4}|\(GPU\)|\(NPU\))\s?)*$"
)
_FAR = 400  # characters; no subject is further from its number, and long lists stay linear
_LEADERS = re.compile(  # the state for which its leader acts
    r"(?<![가-힣])(?:(?P<미국>(?:도널드 )?트럼프|(?:조 )?바이든)|(?P<중국>시진핑|리창)"
    r"|(?P<일본>다카이치(?: 사나에)?|이시바(?: 시게루)?|기시다(?: 후미오)?)"
    r"|(?P<프랑스>(?:에마뉘엘 )?마크롱)|(?P<영국>(?:키어 )?스타머|(?:리시 )?수낵)"
    r"|(?P<인도>(?:나렌드라 )?모디)|(?P<독일>(?:프리드리히 )?메르츠|(?:올라프 )?숄츠)"
    r"|(?P<러시아>(?:블라디미르 )?푸틴)|(?P<사우디>(?:무함마드 )?빈 ?살만)|(?P<대만>라이칭더))"
    r"(?: (?:[가-힣]{1,6} )?(?:대통령|주석|총리|총통|왕세자|행정부|정부))(?:은|는|이|가|께서)\s"
)
_PRESIDENT = re.compile(r"대통령(?:은|이|께서는?)\s")
_OF_ANOTHER_STATE = re.compile(
    r"미국|美|트럼프|바이든|프랑스|마크롱|러시아|푸틴|대만|라이칭더|브라질|룰라|전(?:임)? $|前|[가-힣]{4,} $"
)
_OF_THE_BUDGET = re.compile(r"(?:추경|추가경정예산|본예산)(?:안)?(?:으로|에서|에)\s")
_PLACED = re.compile(
    r"[^\s]+(?:에|에서|으로|로|을|를|에는|에만|에도)\s"
)  # 일본 ¦법인에 30억원¦: no country's
_BACK = 5  # sentences in which an entity is looked for when its own names none


def entity(
    reading: Reading,
    start: int,
    end: int,
    *,
    here: bool = False,
    of_firm: bool = False,
    without: Callable[[str, Name], bool] | None = None,
) -> str | None:
    """Who the quantity at `start:end` of the document is of, as written; several joined with `;`.

    `here` asks its own sentence only; else the subject of a sentence near by counts too. With
    `of_firm` whom the article is about goes before that one: its value, its shares. Names
    of which `without` is true are passed over.
    """
    index = reading.index_at(start)
    sentence = reading.sentences[index]
    names = owners.of(reading, index, (start - _FAR, end + _FAR), places=without is not None)
    if without is not None:
        names = [name for name in names if not without(reading.text, name)]
    found = _in_sentence(reading.text, names, start, end, sentence.start_char, sentence.end_char)
    if found is not None:
        return found
    leaders = list(_LEADERS.finditer(reading.text, max(sentence.start_char, start - _FAR), start))
    if leaders:
        return next(state for state, found in leaders[-1].groupdict().items() if found)
    for president in _PRESIDENT.finditer(reading.text, max(sentence.start_char, start - _FAR), start):
        if not _OF_ANOTHER_STATE.search(reading.text, max(0, president.start() - 14), president.start()):
            return "한국"  # 이재명 대통령은 …: the state for which its president acts
    if here:
        return None
    if _OF_THE_BUDGET.search(reading.text, sentence.start_char, start) and "정부" in reading.text:
        return "정부"
    if (label := _labelled(reading, sentence.start_char, start)) is not None:
        return label
    near = list(range(index - 1, max(-1, index - 1 - _BACK), -1))
    if index == 0:  # a headline: who the article is of
        near = list(range(1, min(4, len(reading.sentences))))
    paragraph = reading.text.rfind("\n", 0, start)
    about = actors.main(reading, state=True)
    if of_firm and about is not None and index:
        return about
    for other in near:
        if about is not None and index and reading.sentences[other].start_char <= paragraph:
            return about
        subject = _lasting(reading, other, without)
        if subject is not None:
            return subject
    return about


def of_cell(reading: Reading, *labels: str) -> str | None:
    """Who a cell of a table is of: whom its row or column names, else whom the article is about."""
    for label in labels:
        known = known_names.match_known(label, 0) if label else None
        if known is not None and known[0] == label and known[1] in owners.KINDS:
            return label
    return actors.main(reading, state=True)


_FINED = re.compile(
    r"(?:을|를)?(?:씩)?\s(?:[^\s,.]+\s){0,2}?(?:부과|물[렸리]|매[겼기]|내라|선고|추징|통보|처분)"
)
_ON = re.compile(r"(?:\([^()\n]{1,30}\))?(?:\s[측등])?(?:에게|에는|에)(?=\s)")


def payer(reading: Reading, start: int, end: int) -> str | None:
    """Who is fined: `방통위는 구글에 과징금 ¦680억원¦을 부과했다`."""
    text, index = reading.text, reading.index_at(start)
    if not _FINED.match(text, end):
        return None
    named = owners.of(reading, index, (start - _FAR, start))
    fined = [name for name in named if name.end <= start and _ON.match(text, name.end)]
    return owners.together(text, named, fined[-1]) if fined else None


_LABEL_WORD = re.compile(r"(?P<who>[가-힣A-Za-z0-9&]{2,15})\s?[:：]")
_LABEL = re.compile(r"[^가-힣A-Za-z0-9\n]{0,6}")


def _labelled(reading: Reading, low: int, start: int) -> str | None:
    """The name that a line of facts opens with: `■ 누리반도체 : 2019년 설립. 누적 투자 유치액 ¦300억원¦`."""
    line = reading.text.rfind("\n", 0, start) + 1
    if start - line > _FAR or ":" not in reading.text[line:start]:
        return None
    sign = _LABEL.match(reading.text, line)
    at = sign.end() if sign is not None else line
    word = _LABEL_WORD.match(reading.text, at, start)
    if word is not None and re.search(
        rf"{re.escape(word['who'])}(?:\([^()\n]{{1,20}}\))?[은는이가의] ", reading.text
    ):
        return word["who"]  # an unlisted firm of which the article speaks
    for name in owners.of(reading, reading.index_at(at), (at, start)):
        if name.start == at and re.match(
            r"(?:\([^()\n]{1,30}\))?\s?[:：]", reading.text[name.end : name.end + 35]
        ):
            return name.text
    return None


_LASTING: WeakKeyDictionary[Reading, dict[tuple[int, bool], str | None]] = WeakKeyDictionary()


def _lasting(reading: Reading, index: int, without: Callable[[str, Name], bool] | None) -> str | None:
    """The subject of a sentence that those behind it go on about; worked out once a sentence."""
    known = _LASTING.setdefault(reading, {})
    key = (index, without is None)
    if key not in known:
        text, stop = reading.text, reading.sentences[index].end_char
        lasting = [
            name
            for name in owners.of(reading, index, (stop - _FAR, stop))
            if _lasts(text, name) and not (without is not None and without(text, name))
        ]
        known[key] = _best(text, lasting, stop, subjects_only=True)
    return known[key]


_RESEARCHER = re.compile(r"(?:조사업체|조사기관|조사회사|리서치업체|평가사|컨설팅업체)\s?[‘'“]?$")


def _lasts(text: str, name: Name) -> bool:
    """Whether a subject goes on into the sentences behind it: no class of firms, and nobody who only watches."""
    watches = name.text.endswith(("증권", "리서치")) or _RESEARCHER.search(
        text[max(0, name.start - 12) : name.start]
    )
    return name.kind != "group" and not watches and not _quoted(text, name.start)


def _quoted(text: str, at: int) -> bool:
    """Whether `at` stands inside a quotation of its line: whom a speaker names, no later sentence is about."""
    line = text.rfind("\n", max(0, at - _FAR), at) + 1
    low = line or max(0, at - _FAR)
    return text.rfind("“", low, at) > text.rfind("”", low, at) or text.count('"', low, at) % 2 == 1


def _in_sentence(text: str, names: list[Name], start: int, end: int, low: int, stop: int) -> str | None:
    for name in names:  # "5조1천억원은 과기정통부 소관이다", "1200억원은 정부가 낸다"
        if end <= name.start <= end + 20 and re.match(
            r"\s?(?:소관|몫|부담|차지)", text[name.end : name.end + 5]
        ):
            return owners.together(text, names, name)
        if (
            end < name.start <= end + 2
            and re.match(r"[이가]\s", text[name.end : name.end + 2])
            and text[end] in "은는을를"
        ):
            return owners.together(text, names, name)
    before = [name for name in names if start - _FAR <= name.end <= start]
    if any(_is_forecaster(name.text) for name in before) and _FORECASTS.search(
        text, end, min(stop, end + 60)
    ):
        before = [name for name in before if not _is_forecaster(name.text)]
    if (agent := _agent(text, start, end)) and not any(
        name.end > start - 25 and "," not in text[name.end : start] for name in before
    ):
        return agent
    behind = min(stop, end + 40)
    acts = _GIVES.search(text, end, behind) or _EARNS.search(text, end, behind)
    opens = opening(text, low, start) if acts else None
    if opens is not None and not any(owners.SUBJECT.match(text, name.end) for name in before):
        return opens  # 두레개발은 네이버 사옥을 7000억원에 지었다
    best = _best(text, before, start, subjects_only=False)
    if best is not None:
        return best
    for name in names:
        if end <= name.start < stop and owners.SUBJECT.match(text, name.end):
            if _CLAUSE.search(text, end, name.start):
                break  # "총 7조원이 투입되며 이 중 AWS가 …": the next clause's
            return owners.together(text, names, name)
    return opens


_CLAUSE = re.compile(r"[,;]|[가-힣](?:고|며|지만|는데|으나) |이 중|이 가운데|그중")
_EARNS = re.compile(
    r"[을를로에]\s(?:[^\s,.]{1,10}\s){0,2}?(?:기록|거[뒀둔두]|올[렸린]|벌[었어]|남[겼긴]|지[었어]|짓"
    r"|인수|팔[았기고]|판다|샀|사들|달성|잃"
    r"|날[렸린]|받|빌|요청|제시|공시)"
)


def opening(text: str, low: int, start: int) -> str | None:
    """The one word with 은 or 는 that opens the sentence at `low`, where it can be somebody: `두레소프트는 …`."""
    match = _OPENING.match(text, low, start)
    if match is None or _NO_OPENING.search(match["who"]) or NO_TOPIC.search(match["who"]):
        return None
    return match["who"]


@cache
def _forecasters() -> frozenset[str]:
    rows = vocabulary.table("rankers")
    return frozenset(name for row in rows for name in (row["name"], *row["korean"].split(";")) if name)


def _is_forecaster(name: str) -> bool:
    """Whether somebody of this name reckons what others spend: 골드만삭스, 가트너, 미래에셋증권."""
    return name in _forecasters() or _FORECASTERS.search(name) is not None


_OPENING = re.compile(r"\W{0,3}(?P<who>[가-힣A-Za-z0-9&]{2,14}?)(?:\([^()\n]{1,30}\))?[은는](?=\s)")

_AGENT = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9]{2,15})(?:이|가|은|는)\s(?:(?:약|총|각각|각|최대|모두|추가로|또|새로|이번에)\s)?$"
)
_GIVES = re.compile(
    r"(?:[을를]|[을를]?,\s[^,.]{1,24}[이가]\s[^,.]{0,24}[을를])\s(?:[^\s,.]{1,10}\s){0,2}?(?:투자"
    r"|출자|투입|넣|베팅|냈|내고|내놓|지원|쏟|부담|댔|댄|대고|들였|들여|쓰|썼|쓴|푼|풀|기부|지급|유치"
    r"|조달"
    r"|배정|편성|요구|갚|매입|발주|수주|따냈|출연|쾌척|보[탰태탠])"
)
_NO_AGENT = re.compile(
    r"(?:액|금|비|료|값|가|예산안?|규모|매출|이익|손실|적자|수요|시장|흑자|적자|시총|판매|[수율률]"
    r"|사업|것|돈|몫|수출|수입|투자|가치|펀드|기금|년|월|일|분기|반기|해|으로|에서|까지|부터)$"
)
_NO_OPENING = re.compile(
    rf"{_NO_AGENT.pattern}|(?:로|에|서|만|도|터|지|번|후|전|음|론|금|들|식|제)$|^(?:이번|결국|사실"
    r"|다음|최근|처음|그동안|반면|한편|현재|당초|나머지|대부분|일부|모두|양측)"
)


def _agent(text: str, start: int, end: int) -> str | None:
    """The subject right before a sum that somebody gives or takes: `본엔젤스가 ¦50억원¦을 투자했다`, in no list."""
    window = text[max(0, start - 30) : start]
    match = _AGENT.search(window)
    if match is None or not _GIVES.match(text, end) or _NO_OPENING.search(match["who"]):
        return None
    who = match["who"]
    return (
        None
        if (match.start() and window[match.start() - 1] not in " \n,·‘'“\"(") or NO_TOPIC.search(who)
        else who
    )


def _best(text: str, names: list[Name], start: int, *, subjects_only: bool) -> str | None:
    """The name that is the subject nearest before `start`; one that stands at the number itself goes before it."""
    score, best = 0, None
    for name in names:
        gap = text[name.end : start]
        if _SPEAKER.match(text, name.end):
            continue
        if not subjects_only and _ONLY_WORDS_OF_COUNT.fullmatch(gap):
            rank = 4
        elif _SPOKESMAN.match(text, name.end):
            rank = 1  # 누리클라우드 관계자는 “4000장을 들여온다”고: its own, unless another is named
        elif owners.SUBJECT.match(text, name.end):
            rank = 3
        elif _OWNER.match(text, name.end):
            rank = 2
        elif not subjects_only and name.kind != "group" and _BARE.match(text, name.end):
            if name.kind == "country" and _PLACED.search(gap):
                continue
            rank = 2 if len(gap) <= 20 else 1
        else:
            continue
        if rank >= score:
            score, best = rank, name
    return owners.together(text, names, best) if best is not None else None
