"""Whose a position is: the organisation beside a name and its position.

Between them, `배경훈 ¦과학기술정보통신부¦ 장관`; in front of the name, `¦과기정통부¦ 류제명 2차관`; with a
particle, `¦메타¦의 알렉산더 왕`. A part of what stands there may be the position's: `캐나다 ¦AI·디지털혁신 장관¦`.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.analysis.ko.coined import coined as introduced
from kaix.rules.ko import names, titles
from kaix.rules.ko.foreign_names import coined_word, foreign_word, half_coined, sound
from kaix.rules.ko.persons import LIKELY, likeness
from kaix.rules.ko.phrase_words import QUALIFIERS, ends_phrase, like_organisation, organisation_like
from kaix.rules.ko.titles import Title

Span = tuple[int, int]

ORDINAL = re.compile(r"제?\d{1,3}대|[초재삼]선")
_CODE = re.compile(r"[(（][A-Za-z0-9 &-]{2,20}[)）]")
_RANKS = frozenset(("최고", "수석", "선임", "책임", "공동", "명예", "석좌", "특임", "겸임", "초빙", "객원",
    "담당", "상임", "민간", "사외", "총괄",
                    "집행", "연방", "상근", "비상임",
                    "국무", "경제", "사회", "이사회", "단독", "각자", "겸직", "창업"))  # fmt: skip
GRADES = frozenset(("수석", "선임", "책임"))
TEAM = re.compile(r"[가-힣A-Za-z](?:팀|본부|센터|사업부|사업팀|그룹|랩|실)$")
UNDER = frozenset(("정부", "정권", "행정부", "내각", "캠프", "시절", "체제", "선대위", "정부의"))
_BEFORE_EMPLOYER = QUALIFIERS | UNDER


def between(text: str, words: list[Span], title: Title) -> tuple[Span | None, int]:
    """The organisation between name and position, and where the position begins."""
    position = title.start
    kept = [
        span
        for span in words
        if text[slice(*span)] not in QUALIFIERS and not ORDINAL.fullmatch(text[slice(*span)])
    ]
    joint = [number for number, span in enumerate(kept) if text[slice(*span)] == "겸"]
    if joint and 0 < joint[-1] < len(kept) - 1:  # 가람소프트 이사회 멤버 겸 로봇 부문 회장
        position, kept = kept[joint[-1] + 1][0], kept[: joint[-1]]
        while len(kept) > 1 and not like_organisation(text[slice(*kept[-1])]):
            kept.pop()
    for number, span in enumerate(words[:-1]):  # 정부 초대 과기정통부 장관: the employer stands behind 초대
        if text[slice(*span)] in _BEFORE_EMPLOYER and any(other[0] > span[0] for other in kept):
            kept = [other for other in kept if other[0] > words[number][0]]
    if (
        kept and text[slice(*kept[-1])] in ("대표", "파트너") and title.head in LICENSED
    ):  # 법무법인 한결 대표 변호사
        position = kept.pop()[0]
    while kept and text[slice(*kept[-1])] in _RANKS and title.unit is None:
        duty = text[slice(*kept[-1])] == "담당"
        position = kept.pop()[0]
        if duty and kept and not _employer(text[slice(*kept[-1])]):  # AI 담당 차관
            position = kept.pop()[0]
    while (
        kept and title.unit is None and title.head not in _HEADS and _FIELD_ALONE.fullmatch(text, *kept[-1])
    ):
        position = kept.pop()[0]  # 두레텔레콤 AI CIC장
    graded = next((at for at, span in enumerate(kept) if text[slice(*span)] in GRADES), None)
    if graded is not None:  # LPX 파이낸셜 ¦수석 미국 주식 전략가¦
        position, kept = kept[graded][0], kept[:graded]
        if not kept:
            return None, position
    if len(kept) == 1 and title.head in _OF_BRANCHES and names.country_of(text[slice(*kept[0])]):
        return None, kept[0][0]  # 오픈AI는 한국 지사장에 …를 선임했다
    if title.unit is not None and kept and title.head in UNIT_HEADS:
        return (kept[0][0], kept[-1][1]), title.begin  # 두레통신 AI전략센터장
    if title.unit is not None:
        return ((kept[0][0] if kept else title.begin), title.unit), position
    while title.head == "총괄" and kept and not like_organisation(text[slice(*kept[-1])]):
        if len(kept) == 1 and position == title.start and not _FIELD.fullmatch(text, *kept[0]):
            break
        position = kept.pop()[0]  # 가온통신 글로벌사업 총괄
    while kept and position < title.start and text[kept[-1][1] : position] in ("·", "ㆍ"):
        position = kept.pop()[0]  # AX·경영지원 총괄
    if not kept:
        return None, position
    if title.head in _MINISTERS and position == title.start and not like_organisation(text[slice(*kept[-1])]):
        abroad = names.match_known(text, kept[0][0])
        if len(kept) == 1 and not (abroad and abroad[0] == text[slice(*kept[0])]):
            return None, kept[0][0]  # 프랑스의 클라라 모네 디지털 장관
        if len(kept) > 1 and abroad and abroad[0] == text[slice(*kept[0])] and abroad[1] == "country":
            return kept[0], kept[1][0]  # 에번 리드 캐나다 AI·디지털혁신 장관
    end = kept[-1][1]
    if code := _CODE.match(text, end, title.begin):  # 정보통신산업진흥원(NIPA)
        end = code.end()
    return (kept[0][0], end), position


_FIELD = re.compile(
    r"(?:[가-힣A-Za-z]{0,6}(?:사업|기술|제품|개발|연구|마케팅|영업|디자인|전략|서비스|운영|기획|정책|검색|인프라|데이터|플랫폼)"
    r"|아태|아시아|북미|유럽|일본|한국|중국|글로벌|국내|해외|아시아태평양|동남아|AI)(?:지역)?"
)
_FIELD_ALONE = re.compile(r"AI|인공지능|인공지능\(AI\)|에이아이|A?[IX]T?|DX|R&D|HR|PR|IR|SW|ICT|ESG")
UNIT_HEADS = frozenset(("센터장", "소장", "단장"))
"""Heads of units: beside an organisation the unit stays with the title, alone it is the organisation."""

_HEADS = frozenset(
    (
        "대표",
        "대표이사",
        "회장",
        "부회장",
        "사장",
        "부사장",
        "의장",
        "CEO",
        "최고경영자",
        "창업자",
        "공동창업자",
    )
)
"""Posts over everything, which no field stands before: AI in 누리 AI 대표 is the firm's."""

_MINISTERS = frozenset(("장관", "차관", "부장관", "담당장관"))
LICENSED = frozenset(("변호사", "변리사", "회계사", "세무사", "노무사"))
_OF_BRANCHES = frozenset(("지사장", "법인장", "지점장", "총괄", "매니저", "지부장", "사업총괄"))


def is_house(written: str, title: Title) -> bool:
    """Whether what stands between a name and its position is its house, not a unit or field of one in front."""
    if TEAM.search(written):
        return False
    return title.head in _HEADS or title.unit is not None or any(_employer(word) for word in written.split())


def is_known(word: str) -> bool:
    """Whether a word is a listed organisation or country."""
    known = names.match_known(word, 0)
    return known is not None and known[0] == word


def _employer(word: str) -> bool:
    """Whether a word is an organisation and not the field that somebody is in charge of."""
    known = names.match_known(word, 0)
    ending = names.ending_of(word)
    return bool((known and known[0] == word) or (ending and ending[1]))


def in_front(text: str, words: list[Span], title: Title) -> Span | None:
    """The organisation in front of a name that its position follows: 과기정통부 류제명 2차관."""
    if title.unit is not None and not any(
        title.head in UNIT_HEADS and like_organisation(text[slice(*span)]) for span in words[-2:]
    ):
        return title.begin, title.unit
    was = [number for number, span in enumerate(words) if text[slice(*span)] == "출신"]
    if was:  # 구글 출신 오웬 최 최고기술책임자: where somebody was before
        words = words[was[-1] + 1 :]
    kept = [
        span
        for span in words
        if text[slice(*span)] not in QUALIFIERS and not ORDINAL.fullmatch(text[slice(*span)])
    ]
    if not kept:
        return None
    first = len(kept) - 1
    if not like_organisation(text[slice(*kept[-1])]):
        if first and text[slice(*kept[-2])] in INCORPORATED:  # 법무법인 한결 명수진 대표변호사
            first -= 1
        elif first and TEAM.search(text[slice(*kept[-1])]) and like_organisation(text[slice(*kept[-2])]):
            first -= 1  # 새벽반도체 홍보팀 나미르 매니저
        elif (title.sector == "company" or title.head in _OF_ANY_HOUSE) and (
            coined_word(text[slice(*kept[-1])]) or half_coined(text[slice(*kept[-1])])
        ):
            pass  # 브라이트코어 나딘 리드 최고경영자, 77글로벌 나하린 대표
        elif title.head in _OF_SECTIONS and _SECTION_NAME.fullmatch(text, *kept[-1]):
            pass  # 인공지능안전과 위유나 과장
        elif title.head not in OF_SCHOOLS or text[kept[-1][1] - 1] not in "초중고":
            return None
    while first > 0 and len(kept) - first < 4:
        word = text[slice(*kept[first - 1])]
        if not (like_organisation(word) or word.isascii()) or likeness(word) >= LIKELY:
            break
        first -= 1
    end = kept[-1][1]
    if code := _CODE.match(text, end):
        end = code.end()
    return kept[first][0], end


_OF_ANY_HOUSE = frozenset(
    ("대표", "회장", "부회장", "부대표", "의장", "총괄", "본부장", "팀장", "센터장", "소장", "이사", "심사역")
)
_OF_SECTIONS = frozenset(("과장", "사무관", "서기관", "주무관", "팀장", "연구관"))
_SECTION_NAME = re.compile(r"[가-힣A-Za-z0-9]{3,}(?:과|팀|담당관실|담당관)")
INCORPORATED = frozenset((
    "법무법인", "회계법인", "특허법인", "세무법인", "노무법인", "의료법인", "학교법인",
    "사단법인", "재단법인", "주식회사",
    "농업회사법인",
))  # fmt: skip
OF_SCHOOLS = frozenset(("교장", "교감", "교사"))
_INTRODUCES = re.compile(  # 투자사 ¦한빛인베스트¦의 임소이 상무
    r"(?:기업|업체|스타트업|회사|기관|은행|벤처캐피털|VC|팹리스|자회사|계열사|"
    r"(?:투자|설계|운용|제조|통신|게임|개발)사) \Z"
)
_OWNER = re.compile(
    r"([가-힣A-Za-z0-9·&]{2,30}?)(?:\([가-힣A-Za-z0-9 &.]{2,14}\))?(?:에선|에서는|에서도|에서|의|측|은행의|"
    r"[을를] (?:이끄는|이끌고 있는|이끈|총괄하는|설립한|창업한|세운|만든|경영하는|운영하는)) $"
)


_QUOTED_OWNER = re.compile(
    r"['‘\"“]([^'‘’\"“”\n]{2,20})['’\"”](?:의|[을를] (?:이끄는|설립한|창업한|세운|만든)) \Z"
)


def coined(text: str, begin: int, end: int) -> Span | None:
    """The firm right in front of a position that a foreigner's name follows: `노던랩 창업자`."""
    word = text[begin:end].strip()
    if " " in word or len(word) < 2 or word in vocabulary.words("loanwords_ko"):
        return None
    hangul = re.sub(r"[^가-힣]", "", word)
    return (begin, begin + len(word)) if not hangul or sound(hangul) >= 0 else None


_LATIN_FORM = re.compile(r"\([A-Za-z][A-Za-z0-9 &.]{2,14}\)")


def owner(text: str, low: int, end: int) -> Span | None:
    """The organisation in `과기정통부의 류제명 차관`, `국가AI전략위에선 임문영 부위원장이`, `‘커서’의 최고경영자`."""
    base = max(low, end - 40)
    if quoted := _QUOTED_OWNER.search(text, base, end):
        return quoted.span(1)
    match = _OWNER.search(text[base:end])
    if match is None:
        return None
    known = names.match_known(match[1], 0)
    ending = names.ending_of(match[1])
    foreign = _LATIN_FORM.match(match[0], len(match[1])) is not None  # 코르트(Coort)의 파트너
    if (
        not foreign
        and not (known and known[1] == "organisation")
        and not (ending and (ending[1] or len(match[1]) >= 3))
        and not coined_word(match[1])
        and not (len(match[1]) > 2 and foreign_word(match[1]))
        and not like_organisation(match[1])
        and match[1] not in introduced(text)
        and not _INTRODUCES.search(text, max(low, base + match.start(1) - 12), base + match.start(1))
    ):
        return None
    start = base + match.start(1)
    whole = re.search(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9]+) $", text[low:start])
    part = whole is not None and (
        like_organisation(whole[1])
        or whole[1] in vocabulary.words("loanwords_ko")
        or foreign_word(whole[1])
        or (sound(whole[1]) > 0 and text.count(f"{whole[1]} {match[1]}") > 1)
    )
    if (
        whole and part and not ends_phrase(whole[1]) and not _INTRODUCES.search(whole[0])
    ):  # 하버드대 로스쿨의, 디지털 노던의
        start = low + whole.start(1)
    return start, base + match.end(1)


_NOT_ORGANISATION = re.compile(r"사진|왼쪽|오른쪽|가운데|이하|현지시간|맨|앞줄|뒷줄|\d")
_BRACKET = re.compile(r"[(（]([^()（）\n]{2,40})[)）]")
_TEAM_BEHIND = re.compile(r" ((?:[가-힣A-Za-z()]+ ){0,2}[가-힣A-Za-z()]+) (?:공동 ?)?연구팀")


def behind(text: str, title: Title, high: int) -> Span | None:
    """The organisation in `교수(서울대 컴퓨터공학부)`, `문가람 교수 ¦남도대 공과대학¦ 연구팀은`."""
    if match := _BRACKET.match(text, title.after, high):
        if _NOT_ORGANISATION.search(match[1]) or any(
            own.end == len(match[1]) for own in titles.find(match[1])
        ):
            return None  # 부회장(DS부문장)
        return match.span(1) if organisation_like(match[1]) or title.head == "교수" else None
    match = _TEAM_BEHIND.match(text, title.after, high) if title.sector == "academia" else None
    return match.span(1) if match and like_organisation(match[1].split()[0]) else None
