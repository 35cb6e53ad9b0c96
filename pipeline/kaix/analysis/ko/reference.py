"""Who the words are that stand for an organisation in Korean: 회사는, 시는, 우리는; and classes such as 은행들이.

They are whom the article is about, the one interviewed, or the last one named whose name ends so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.analysis.ko.coined import coined
from kaix.reading import Name, Reading

_SUBJECT = re.compile(r"['’”]?(?:\([^()\n]{1,30}\))?(?:은|는|이|가)(?=[\s,])|,\s|['’],")
_HOUSE = re.compile(
    r"(?: ?[가-힣A-Za-z]{0,12}?){0,2}(?:원장|소장|총장|대표|CEO|센터장|학장|회장|사장|교수|이사|단장)"
)


def main(reading: Reading, *, state: bool = False) -> str | None:
    """The organisation that the article is about; with `state`, 정부 counts as one; `None` where there is not one."""
    return reading.once(_with_state if state else _organisation)[0]


def _organisation(reading: Reading) -> tuple[str | None]:
    return (_main(reading, ("organisation",)),)


def _with_state(reading: Reading) -> tuple[str | None]:
    return (_main(reading, ("organisation", "government")),)


def _main(reading: Reading, kinds: tuple[str, ...]) -> str | None:
    """The organisation that the article opens with as the subject and comes back to; `None` where none does."""
    for index in range(min(4, len(reading.sentences))):
        sentence = reading.sentences[index]
        spoken = _SPEAKS_OF.search(reading.text, sentence.start_char, sentence.end_char)
        if spoken and _comes_back(reading.text, spoken[1]):
            return spoken[1]  # 나래증권은 ¦한빛칩스¦에 대해
        for name in reading.names(sentence)[:20]:
            if name.kind in kinds and _SUBJECT.match(reading.text, name.end):
                short = _SHORT_FORM.match(reading.text, name.end)
                known = _comes_back(reading.text, name.text) or name.text in coined(reading.text)
                return name.text if known or (short and _comes_back(reading.text, short[1])) else None
    return None


_SPEAKS_OF = re.compile(
    r"(?:증권|리서치|신용평가)(?:은|는|이|가) [^.\n]{0,20}?(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9&]{2,20})"
    r"(?:\([^()\n]{1,20}\))?에 대해"
)
_SHORT_FORM = re.compile(r"\(([가-힣]{2,6}|[A-Z]{2,8})\)")


def _comes_back(text: str, name: str) -> bool:
    """Whether a text has a name again, a city's in its other form too: 광주시, 광주광역시."""
    if text.count(name) > 1:
        return True
    if _CITY.search(name) is None:
        return False
    return text.count(name[:2]) > 2 or (
        name[-1] == "도" and re.search(rf"{name[0]}[가-힣]{name[1]}도", text) is not None
    )


_CITY = re.compile(r"^[가-힣]{2,3}(?:(?:특별|광역|특별자치)?시|(?:특별자치)?도|군|구)$")


def _house(reading: Reading) -> tuple[str | None]:
    """Whose the one interviewed is: `한지우 부산대 AI센터장` under the headline; else whom the article is about."""
    for index in range(min(4, len(reading.sentences))):
        for name in reading.names(reading.sentences[index])[:20]:
            if name.kind == "organisation" and _HOUSE.match(reading.text[name.end : name.end + 30]):
                return (name.text,)
    return (main(reading),)


_STANDS_FOR = re.compile(
    r"(?<![가-힣A-Za-z])(?:(?P<firm>(?P<this>(?:이|해당|같은) )?(?:양 )?(?:회사|당사))(?: 측)?(?=[은는이가의도])"
    r"|(?P<we>(?:우리|저희) (?:회사|연구소|연구원|연구실|대학|학교|병원|센터|기관|팀)(?=[은는이가의도]\s|\s)"
    r"|(?:우리|저희)(?=[는가도만]\s|만\s))"
    r"|(?P<last>시|도|군|구|센터|재단|연구소|연구원|은행|대학|위원회|협회|공단|공사|진흥원|그룹)"
    r"(?= 측[은이]\s|[는가]\s|[은이]\s))"
)
_CLASS = re.compile(
    r"(?<![가-힣A-Za-z])(?:(?:국내|해외|글로벌|중국|미국|일본|유럽|우리|신임|이공계"
    r"|지역|민간|주요|대형|외국|비수도권|수도권|선정) )?"
    r"(?:국부펀드|연구기관|금융지주|시중은행|교수|연구자|연구실|연구소|대학원생|박사과정생|학생"
    r"|직장인|가구|투자자|개발자|주주|노조|지자체|부처"
    r"|이용자|개인(?=[은이도]\s[^.\n]{0,60}(?:사들|팔|순매|매수|매도))"
    r"|기관(?=[은이도]\s[^.\n]{0,60}(?:사들|팔|순매|매수|매도))|고객사|대기업|중소기업|스타트업|기업"
    r"|업체|통신사|제조사|병원|학교|대학|창업자|벤처캐피털|사모펀드|빅테크|민간"
    r"|개인투자자|외국인|기관투자자|근로자|농가|소상공인)(?:들)?"
    r"(?= 한 (?:명|곳)|(?: (?:두|세|네|다섯|[0-9]{1,3}) ?(?:곳|개사|사|명|개))?(?:[은는이가의도]|에는)(?:\s|$)"
    r"| [0-9]{1,2}%[은는이가])"
)


def stand_ins(reading: Reading, index: int, low: int, high: int) -> list[Name]:
    """The words in `low:high` of sentence `index` that stand for an organisation (`회사는`) or a class (`은행들이`)."""
    known = reading.once(_known)
    if index not in known:
        known[index] = _stand_ins(reading, index)
    return [name for name in known[index] if low <= name.start < high]


def _known(_: Reading) -> dict[int, list[Name]]:
    """What stands for an organisation in the sentences that were asked for."""
    return {}


_LONG = 20_000  # characters of a sentence that are searched


def _stand_ins(reading: Reading, index: int) -> list[Name]:
    text, found = reading.text, []
    sentence = reading.sentences[index]
    low, high = sentence.start_char, min(sentence.end_char, sentence.start_char + _LONG)
    last: dict[str, str | None] = {}
    for match in _STANDS_FOR.finditer(text, low, high):
        if match["firm"]:
            who = (_last_subject(reading, match.start()) if match["this"] else None) or main(reading)
        elif match["we"]:
            who = reading.once(_house)[0] or (match["we"] if " " in match["we"] else None)
        else:
            if match["last"] not in last:
                last[match["last"]] = _last_such(reading, match["last"], match.start())
            who = last[match["last"]]
        if who is not None:
            found.append(Name(match.start(), match.end(), who, "organisation", who, None))
    for pattern, kind in ((_CLASS, "group"), (_NAMED_SO, "organisation")):
        found += [
            Name(*m.span(), m.group(), kind, m.group(), None) for m in pattern.finditer(text, low, high)
        ]
    return sorted(found, key=lambda name: name.start)


_NAMED_SO = re.compile(  # 국민은행은, 누리병원이: names that their endings give away where somebody does something
    r"(?<![가-힣A-Za-z0-9])(?!시중|지방|기업|공공|가전|원전|신규|국제|중앙|대형|대학|민간|국책|국내"
    r"|해외|투자|상업|일반|종합|외국"
    r")[가-힣A-Za-z0-9]{2,14}"
    r"(?:공사|공단|은행|여대|공대|연구소|재단|협회|협의회|연합회|연맹|지주|증권|자산운용|중공업|물산"
    r"|소프트|테크놀로지|테크놀로지스|네트웍스|게임즈"
    r"|엔터테인먼트|랩스|로보틱스|시스템즈|스튜디오|홀딩스|코리아|컨설팅|리서치|교육청|병원|의료원"
    r"|컴퍼니|웍스|에이아이|인터내셔널|코퍼레이션"
    r"|다이내믹스|다이나믹스|애널리틱스|로직스|컴퓨트|머티리얼즈|인더스트리|인더스트리즈|엔지니어링"
    r"|시큐리티|닷컴|일렉트릭|일렉트론|테크노파크|대병원|건설|전자|제약|항공|해운|생명|화재|모터스"
    r"|정밀|전선|공업|케미칼|바이오팜)"
    r"(?=(?:\(\d{6}\))?(?:[은는이가의도]|에는|에|에게)[\s,]|,\s"
    r"|(?:(?<=중공업)|(?<=일렉트릭)|(?<=일렉트론)|(?<=테크놀로지)|(?<=네트웍스)|(?<=로보틱스)"
    r"|(?<=시스템즈)|(?<=에이아이))\s"
    r"|(?:(?<=랩스)|(?<=홀딩스)|(?<=건설)|(?<=전자)|(?<=제약)|(?<=항공)|(?<=해운)|(?<=모터스)|(?<=정밀)|(?<=전선))\s)"
)


def _last_subject(reading: Reading, at: int) -> str | None:
    """누리전자 for `이 회사는`, the last organisation before it that was a topic or a subject."""
    names = _organisations_before(reading, at, 4)
    return next((name.text for name in names if _SUBJECT.match(reading.text, name.end)), None)


def _last_such(reading: Reading, noun: str, at: int) -> str | None:
    """광주시 for `시는`, the last organisation before it whose name ends so, else whom the article is about."""
    texts = (*(name.text for name in _organisations_before(reading, at, 8)), main(reading) or "")
    return next((text for text in texts if text.endswith(noun) and text != noun), None)


def _organisations_before(reading: Reading, at: int, most: int) -> Iterator[Name]:
    """The organisations named before `at` in its sentence and those before it, `most` in all, the last first."""
    index = reading.index_at(at)
    for before in range(index, max(-1, index - most), -1):
        for name in reversed(reading.names(reading.sentences[before])):
            if name.end <= at and name.kind == "organisation":
                yield name
