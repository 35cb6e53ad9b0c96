"""Who a Korean quantity belongs to and what it is for, from the particles around it.

`네이버가 … 1조원을`, `카카오의 영업이익은`, `과기정통부 소관`, `삼성·SK 각 5만장`: the entity. The noun phrase that the
number completes (`영업이익 5986억원`, `예산은 10조원`, `GPU 구매에만 1조원`) or that completes it (`1조원 규모 펀드`): the topic.
"""

from __future__ import annotations

import re

from pipeline.korean import PARTICLES, divide_eojeol
from pipeline.reading import Name, Reading
from pipeline.rules.ko.context import clause_before

_KINDS = ("organisation", "country", "government", "group")
_TITLE = (
    r"(?:\([^)]{1,12}\))?(?:\s?(?:정부|당국|측|관계자|대변인|장관|차관|대표|회장|사장|부회장|총리|부총리|대통령|의장|위원장|청장|처장|원장|이사회"
    r"|최고경영자\(?(?:CEO)?\)?|CEO|대표이사|경영진|본사|법인))?"
)
_SUBJECT = re.compile(rf"{_TITLE}(?:께서는?|에서는|에선|은|는|이|가|도|측은|측이)(?=[\s,]|$)")
_OWNER = re.compile(r"(?:\([^)]{1,12}\))?의(?=\s)")
_BARE = re.compile(r"(?:\([^)]{1,12}\))?(?=[\s,:·/]|$)")
_AFTER_OWNS = re.compile(r"[은는이가]?\s?(?:[가-힣]{1,6}\s)?$")
_TOGETHER = re.compile(r"(?:\([^)]{1,12}\))?(?:\s?[·,、/]\s?|\s?(?:와|과|및|하고|그리고)\s)")
_ONLY_WORDS_OF_COUNT = re.compile(
    r"(?:\([^)]{1,12}\))?[\s,:]*(?:(?:각각|각|총|약|최대|최소|모두|엔비디아|최신|첨단|고성능|국산|AI|GPU|NPU|그래픽처리장치|[A-Z]{1,2}\d{2,4}|\(GPU\)|\(NPU\))\s?)*$"
)
_BACK = 2  # sentences in which an entity is looked for when its own names none


def entity(reading: Reading, start: int, end: int) -> str | None:
    """The organisation, state or group that the quantity at `start:end` of the document is of; several joined with `;`."""
    index = reading.index_at(start)
    sentence = reading.sentences[index]
    names = [name for name in reading.names(sentence) if name.kind in _KINDS]
    found = _in_sentence(reading.text, names, start, end, sentence.end_char)
    if found is not None:
        return found
    for back in range(1, _BACK + 1):
        if index - back < 0:
            break
        earlier = [name for name in reading.names(reading.sentences[index - back]) if name.kind in _KINDS]
        subject = _best(reading.text, earlier, reading.sentences[index - back].end_char, subjects_only=True)
        if subject is not None:
            return subject
    return None


def _in_sentence(text: str, names: list[Name], start: int, end: int, stop: int) -> str | None:
    for name in names:  # "5조1천억원은 과기정통부 소관이다", "1200억원은 정부가 낸다"
        if end <= name.start <= end + 20 and re.match(
            r"\s?(?:소관|몫|부담|차지)", text[name.end : name.end + 5]
        ):
            return _together(text, names, name)
    before = [name for name in names if name.end <= start]
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
        if not subjects_only and _ONLY_WORDS_OF_COUNT.fullmatch(gap):
            rank = 4
        elif _SUBJECT.match(text, name.end):
            rank = 3
        elif _OWNER.match(text, name.end):
            rank = 2
        elif not subjects_only and _BARE.match(text, name.end):
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
    return ";".join(dict.fromkeys(name.text for name in group))


_SKIPPED = re.compile(  # between the topic and its number: times, adverbs, modifiers
    r"^(?:총|약|최대|최소|모두|각각|각|무려|또|다시|추가로|합쳐|합해|매년|연간|연|월|올해|올|내년|지난해|작년|오는|향후|앞으로|우선|이미|처음으로|전년"
    r"|대비|사상|역대|첫|무려|[0-9]{1,4}년(?:간|도|까지|부터|에)?|[0-9]{1,2}월(?:까지|부터|에)?|[0-9]{1,2}일|상반기|하반기|[1-4]분기|단|만|연내|연말까지"
    r"|동안|내년에는|올해는|올해만|내년부터|올해부터|전년도|기준|국비와|민간|자금을)$"
)
_VERBAL = re.compile(
    r"(?:[다고며해서여면던며니]|하는|되는|있는|없는|했던|하던|위해|통해|따라|대한|관한|위한|따른|라는|이라는|에선|에는|보다|으로|에서|부터|까지|에게|한테|에게서|지만)$"
)
_RIGHT_TOPIC = re.compile(
    r"(?:\s?(?:이상|안팎|가량|정도|여|이하|미만))?(?:\s?규모(?:의|로)?|의|짜리|어치(?:의)?|상당의|대|이\s넘는|이\s드는|을\s들인)?\s"
    r"(?P<topic>(?:[^\s,.()]+\s){0,3}?[^\s,.()]*?(?:펀드|기금|사업|프로젝트|예산|계약|투자|지원금|보조금|대출|자금|계획|인수|센터|단지|공장|지원|과제|시설|장비|매출|GPU|칩|서버))"
)
_USED_FOR = re.compile(
    r"[을를]?\s?(?:들여|투입해|투자해|써서|쏟아부어|쏟아|활용해)\s(?P<topic>(?:[^\s,.]+\s){0,3}?[^\s,.]+?)[을를에](?=\s)"
    r"|[을를]\s(?P<place>(?:[^\s,.]+\s){0,2}?[^\s,.]+?)에\s(?:투자|투입|쓰|쓴|쏟|배정|지원|출자|집행)"
)


def topic(reading: Reading, start: int, end: int, owner: str | None) -> str | None:
    """What the quantity at `start:end` of the document is for or measures, as written; `None` where nothing says it."""
    sentence = reading.sentence_at(start)
    text = reading.text
    left = clause_before(text[sentence.start_char : start], start - sentence.start_char, 80)
    right = text[end : min(sentence.end_char, end + 60)]
    words = left.split()
    while words and _SKIPPED.match(words[-1]):
        words.pop()
    phrase = _phrase(words, owner)
    if phrase:
        return phrase
    for pattern in (_USED_FOR, _RIGHT_TOPIC):
        if match := pattern.match(right):
            return next(group for group in match.groups() if group)
    # "제조업 전환에 국비를 합쳐 7조원을 투입한다": the last 에 or 를 위해 of the clause
    for index in range(len(words) - 1, -1, -1):
        pieces = divide_eojeol(words[index])
        if pieces[-1] in (("에", "J"), ("에만", "J"), ("에는", "J"), ("에도", "J")) or words[index].endswith(
            (")에", "a에")
        ):
            return _phrase(words[: index + 1], owner)
    return None


def _phrase(words: list[str], owner: str | None) -> str | None:
    """The noun phrase that ends the words, without its particle, the owner's name and the time."""
    if not words:
        return None
    head = words[-1]
    stem, particle = _stem(head)
    if (
        particle in ("을", "를", "에서", "부터", "까지", "으로", "로", "보다", "와", "과", "에게")
        or _VERBAL.search(head)
        and not particle
    ):
        return None
    if owner is not None and stem in owner.split(";"):
        return None
    phrase = [stem]
    for word in reversed(words[:-1][-5:]):
        base, particle = _stem(word)
        if particle not in ("", "의") or (particle == "" and _VERBAL.search(word)) or _SKIPPED.match(word):
            break
        if owner is not None and base in owner.split(";"):
            break
        phrase.insert(0, word)
    result = " ".join(phrase).strip(" ,·'\"‘’“”/:-")
    return result if re.search(r"[가-힣A-Za-z]", result) else None


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
