"""Whose a position is: the organisation beside a name and its position.

Between them, `배경훈 ¦과학기술정보통신부¦ 장관`; in front of the name, `¦과기정통부¦ 류제명 2차관`; with a
particle, `¦메타¦의 알렉산더 왕`. A part of what stands there may be the position's: `캐나다 ¦AI·디지털혁신 장관¦`.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.analysis.ko.coined import coined as introduced
from kaix.rules.ko import names
from kaix.rules.ko.foreign_names import foreign_word, sound
from kaix.rules.ko.phrase_words import QUALIFIERS, ends_phrase, like_organisation
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

ORDINAL = re.compile(r"제?\d{1,3}대|[초재삼]선")
_CODE = re.compile(r"[(（][A-Za-z0-9 &-]{2,20}[)）]")
_RANKS = vocabulary.used("word_uses_ko", "rank_before_title")
GRADES = frozenset(("수석", "선임", "책임"))
TEAM = re.compile(r"[가-힣A-Za-z](?:팀|본부|센터|사업부|사업팀|그룹|랩|실)$")
UNDER = vocabulary.used("word_uses_ko", "term_of_office")
_FIELD_ALONE = re.compile(r"AI|인공지능|인공지능\(AI\)|에이아이|A?[IX]T?|DX|R&D|HR|PR|IR|SW|ICT|ESG")
_FIELD = re.compile(
    r".{0,6}(?:사업|기술|제품|개발|연구|마케팅|영업|디자인|전략|서비스|운영|기획|정책)|글로벌|국내|해외|AI|북미|유럽|아시아|아태"
)
_HEADS = vocabulary.used("word_uses_ko", "head_of_house")  # AI in 누리 AI 대표 is the firm's


def _kept(text: str, words: list[Span]) -> list[Span]:
    cut = max((at + 1 for at, span in enumerate(words) if text[slice(*span)] in ("겸", "출신")), default=0)
    return [
        span
        for span in words[cut:]  # 구글 출신 오웬 최 CTO: where somebody was before
        if text[slice(*span)] not in QUALIFIERS and not ORDINAL.fullmatch(text[slice(*span)])
    ]


def between(text: str, words: list[Span], title: Title) -> tuple[Span | None, int]:
    """The organisation between name and position, and where the position begins."""
    position = title.start
    kept = _kept(text, words)
    for span in words[:-1]:  # 정부 초대 과기정통부 장관: the employer stands behind 초대
        if text[slice(*span)] in QUALIFIERS | UNDER and any(other[0] > span[0] for other in kept):
            kept = [other for other in kept if other[0] > span[0]]
    if title.unit is not None:
        return ((kept[0][0] if kept else title.begin), title.unit), position
    while kept and (
        text[slice(*kept[-1])] in _RANKS
        or (title.head not in _HEADS and _FIELD_ALONE.fullmatch(text, *kept[-1]))  # 두레텔레콤 AI CIC장
        or (
            title.head == "총괄"
            and (len(kept) > 1 or _FIELD.fullmatch(text, *kept[0]))
            and not like_organisation(text[slice(*kept[-1])])
        )  # 가온통신 글로벌사업 총괄
    ):
        duty = text[slice(*kept[-1])] == "담당"
        position = kept.pop()[0]
        if duty and kept and not is_employer(text[slice(*kept[-1])]):  # AI 담당 차관
            position = kept.pop()[0]
    if not kept:
        return None, position
    end = kept[-1][1]
    if code := _CODE.match(text, end, title.begin):  # 정보통신산업진흥원(NIPA)
        end = code.end()
    return (kept[0][0], end), position


def is_known(word: str) -> bool:
    """Whether a word is a listed organisation or country."""
    known = names.match_known(word, 0)
    return known is not None and known[0] == word


def is_employer(word: str) -> bool:
    """Whether a word is an organisation and not the field that somebody is in charge of."""
    ending = names.ending_of(word)
    return is_known(word) or bool(ending and ending[1])


def in_front(text: str, words: list[Span], title: Title) -> Span | None:
    """The organisation in front of a name that its position follows: 과기정통부 류제명 2차관."""
    if title.unit is not None:
        return title.begin, title.unit
    kept = _kept(text, words)
    if not kept:
        return None
    first = len(kept) - 1
    last = text[slice(*kept[-1])]
    before = text[slice(*kept[-2])] if first else ""
    if (TEAM.search(last) and like_organisation(before)) or before.endswith("법인"):
        first -= 1  # 새벽반도체 홍보팀 나미르 매니저, 법무법인 한결 명수진 대표변호사
    elif (
        not like_organisation(last)
        and not ((title.sector == "company" or title.head in _OF_ANY_HOUSE) and foreign_word(last))
        and not (title.head in OF_SCHOOLS and last[-1] in "초중고")
        and not (title.head in ("과장", "사무관", "서기관", "주무관") and len(last) > 3 and last[-1] == "과")
    ):
        return None
    while first > 0 and len(kept) - first < 4:
        word = text[slice(*kept[first - 1])]
        if not (like_organisation(word) or word.isascii()):
            break
        first -= 1
    return kept[first][0], kept[-1][1]


_OF_ANY_HOUSE = vocabulary.used("word_uses_ko", "post_of_any_house")
OF_SCHOOLS = frozenset(("교장", "교감", "교사"))
_INTRODUCES = re.compile(  # 투자사 ¦한빛인베스트¦의 임소이 상무
    r"(?:기업|업체|스타트업|회사|기관|은행|벤처캐피털|VC|팹리스|자회사|계열사|"
    r"(?:투자|설계|운용|제조|통신|게임|개발)사) \Z"
)
_OWNER = re.compile(
    r"(?:(?<![가-힣A-Za-z0-9])(?P<whole>[가-힣A-Za-z0-9]+) )?(?<![가-힣A-Za-z0-9])"
    r"(?:['‘\"“](?P<quoted>[^'‘’\"“”\n]{2,20})['’\"”]|(?P<name>[가-힣A-Za-z0-9·&]{2,30}?)"
    r"(?P<latin>\([A-Za-z0-9][A-Za-z0-9 &.]{2,14}\))?(?:\([가-힣]{2,14}\))?)"
    r"(?:에선|에서는|에서도|에서|의|측|은행의|[을를] "
    r"(?:이끄는|이끌고 있는|이끈|총괄하는|설립한|창업한|세운|만든|경영하는|운영하는)) \Z"
)


def coined(text: str, begin: int, end: int) -> Span | None:
    """The firm right in front of a position that a foreigner's name follows: `노던랩 창업자`."""
    word = text[begin:end].strip()
    return (begin, begin + len(word)) if len(word) > 1 and " " not in word and _sounds(word) else None


def _sounds(word: str) -> bool:
    hangul = re.sub(r"[^가-힣]", "", word)
    return not hangul or sound(hangul) >= 0


def owner(text: str, low: int, end: int, foreign: bool = False) -> Span | None:
    """The organisation in `과기정통부의 류제명 차관`, `국가AI전략위에선 임문영 부위원장이`, `‘커서’의 최고경영자`.

    Of a `foreign` name or its position it may be any word that sounds so: `레드먼드 캐피털의 노아 벡`.
    """
    match = _OWNER.search(text, max(low, end - 60), end)
    if match is None:
        return None
    if match["quoted"]:
        return match.span("quoted")
    name = match["name"]
    if not (
        match["latin"]  # 코르트(Coort)의 파트너
        or (foreign and len(name) > 1 and _sounds(name) and name not in vocabulary.words("not_names_ko"))
        or like_organisation(name)
        or (len(name) > 2 and foreign_word(name))
        or name in introduced(text)
        or _INTRODUCES.search(text, max(low, match.start("name") - 12), match.start("name"))
    ):
        return None
    whole = match["whole"]
    part = whole and (
        like_organisation(whole)
        or whole in vocabulary.words("loanwords_ko")
        or foreign_word(whole)
        or (foreign and len(whole) > 1 and _sounds(whole) and whole not in vocabulary.words("not_names_ko"))
        or (sound(whole) > 0 and text.count(f"{whole} {name}") > 1)
    )
    return match.start(
        "whole" if part and not ends_phrase(whole) and not _INTRODUCES.search(f"{whole} ") else "name"
    ), match.end("name")
