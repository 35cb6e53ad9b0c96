"""What a Korean sum is for or what it measures, as written.

The noun phrase that the number completes (`영업이익 5986억원`, `예산은 10조원`, `GPU 구매에만 1조원`) or that
completes it (`1조원 규모 펀드`, `120억 시리즈A 유치`); else what is done with it (`50억원을 출자했다`).
"""

from __future__ import annotations

import re

from kaix.korean import divide_eojeol
from kaix.reading import Reading
from kaix.rules.ko import names, nouns
from kaix.rules.ko.context import SENTENCE_VERB, text_of

_ATTRIBUTE = re.compile(  # between a sum and the noun that it describes: 1조원 ¦규모의¦ 펀드
    r"(?:\s?(?:이상|안팎|가량|정도|이하|미만))?(?:\s?규모(?:의|로)?|의|짜리|어치(?:의)?|\s?상당의?|대의?|이?던|이었던"
    r"|에\s(?:달하는|이르는|가까운|육박하는)|이\s(?:드는|투입되는|들어가는)"
    r"|[을를]\s(?:들인|투입한|투자한|들이는|투입하는))\s"
)
_DESCRIBES = re.compile(
    r"(?:는|은|운|한)$"
)  # an anchor that ends in 넘는, 웃도는, 가까운 describes the noun behind it
_USED_FOR = re.compile(
    r"[을를]?\s?(?:들여|투입해|투자해|써서|쏟아부어|쏟아"
    r"|활용해|넣어|보태|들여서)\s(?P<topic>(?:[^\s,.]+\s){0,3}?[^\s,.]+?)[을를에](?=\s)"
    r"|[을를은]\s(?P<place>(?:[^\s,.]+\s){0,3}?[^\s,.]+?)(?:에|하는 데|하는데|[을를] [가-힣]{1,6}는 ?데)\s(?:투자"
    r"|투입|쓰|쓴|쏟|배정|지원|출자|집행|[가-힣])"
)
_PLACE = ("에", "에만", "에는", "에도", "으로", "로")
_AROUND = (*_PLACE, "은", "는", "이", "가")  # "DS부문은 ¦4000억원¦의 영업손실을": not for that, and not that
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
    words = nouns.words_before(text[sentence.start_char : start])
    objects = not _OBJECT_OF_SUM.match(right)
    attribute = _ATTRIBUTE.match(right)
    if len(words) > 1 and words[-1] in _IN_ORDER and nouns.stem(words[-2])[1] in ("을", "를", "에"):
        return nouns.phrase(
            [*words[:-2], nouns.stem(words[-2])[0]], owner, objects=True
        )  # 도약을 위해 ¦10조원¦을
    if words and words[-1] in _IN_DOING and (done := _done_with(words, owner)):
        return done
    if words and words[-1].endswith(("려면", "려고", "기위해")) and (done := _done_with([*words, ""], owner)):
        return done  # GPU 1만장을 모으려면 ¦5천억원¦이
    if (
        len(words) > 2
        and words[-1] in _IN_ORDER
        and words[-2].endswith("기")
        and (done := _done_with(words, owner))
    ):
        return done
    phrase = nouns.phrase(words, owner, objects=objects)
    if phrase and phrase.split()[-1] in _MONEY and len(words) > 1 and _SPENDING.search(words[-2]):
        if spent := _spent_on(words, owner):
            return spent
        phrase = f"{words[-2]} {phrase.split()[-1]}" if len(words) > 2 else None  # 새로 쓰는 돈
    if match := _VALUED.match(right):
        return match["what"]
    if words and nouns.stem(words[-1])[1] == "의" and (described := nouns.phrase_behind(right)):
        return described  # 메타의 ¦8억달러¦ 인수 제안을
    if phrase and not (attribute and nouns.stem(words[-1])[1] in _AROUND):
        return phrase
    if match := _USED_FOR.match(right):
        return next(group for group in match.groups() if group)
    if (match := _MEANS.match(right)) and (
        bought := nouns.phrase(_uncounted(match["what"]), owner, objects=True)
    ):
        return bought
    if (match := _IS_OF.match(right)) and not nouns.NO_TOPIC.search(match["what"]):
        return match["what"]
    if attribute or _DESCRIBES.search(text[start:end]) or text[end : end + 1] == ")":
        described = nouns.phrase_behind(right[attribute.end() if attribute else 0 :])
        if described and not nouns.NO_TOPIC.search(described):
            return described
    # "제조업 전환에 국비를 합쳐 7조원을 투입한다": the last 에 of the clause
    for index in range(len(words) - 1, -1, -1):
        stem, particle = nouns.stem(words[index])
        if particle not in _PLACE or nouns.SKIPPED.match(words[index]):
            continue
        if index + 1 < len(words) and _ACCORDING.match(words[index + 1]):
            continue
        if particle in ("으로", "로") and index == len(words) - 1 and stem not in ("원", "달러"):
            return nouns.phrase([*words[:index], stem], owner, objects=False)
        return nouns.phrase(words[: index + 1], owner, objects=False)
    if phrase:
        return phrase  # "DS부문은 ¦4000억원¦ 규모로 늘렸다": the sum describes nothing behind it
    if match := _SUM_OF.match(right):
        return (match["behind"] or match["done"]).strip()
    if not words and (about := _about_before(reading, start, owner)):
        return about
    if (match := _FOR_DOING.match(right)) is not None:
        return match["what"]
    return _caption(reading, start)


_VALUED = re.compile(
    r"(?:의|짜리)?\s(?P<what>기업 ?가치|몸값|시가총액|가격)(?:에|로|으로|를|을|의)(?=\s)"
)  # 35억달러 ¦몸값¦에
_MEANS = re.compile(  # 2조원으로 연말까지 ¦첨단 GPU¦ 1만5천장을 구매한다
    r"(?:으로|로)(?:는|도)?\s(?P<what>(?:[^\s,.]{1,14}\s){0,4}?[^\s,.]{1,14}?)[을를]\s(?!(?:기록|달성|넘|웃돌))"
)


def _uncounted(phrase: str) -> list[str]:
    """The words of `연말까지 첨단 GPU 1만5천장` without the count at the end."""
    words = phrase.split()
    while len(words) > 1 and words[-1][0].isdigit():
        words.pop()
    return words


_IS_OF = re.compile(  # 이 중 4800억원이 ¦GPU 값¦이다
    r"[이은]\s(?P<what>(?:[^\s,.()]{1,12}\s){0,2}[^\s,.()]{0,12}?(?:값|비|비용|몫|예산|자금|금액|대금"
    r"|투자|투자금|분|액|료|금|비중))(?:이다|다|이며|이고|입니다|였다|이었다)(?![가-힣])"
)
_FOR_DOING = re.compile(  # 2300억원어치를 공급하는 ¦계약¦을 맺었다
    r"(?:\s?(?:규모|상당)(?:를|의)?|어치[를의]?|[을를])?\s(?:[^\s,.]+\s){0,1}[가-힣]+(?:하는|되는"
    r"|내주는|대주는|주는|짓는|사는)\s"
    r"(?P<what>(?:[^\s,.]{1,12}\s){0,2}?[^\s,.]{1,14}?)[을를이가은는도](?=\s)"
)
_TOPIC = re.compile(r"(?P<what>(?:[^\s,.“”\"()]{1,14}\s){0,3}[^\s,.“”\"()]{2,16}?)[은는]\s")


def about(reading: Reading, start: int, owner: str | None) -> str | None:
    """What the sentence says with 은 or 는 that it is about: `¦2단계 사업¦은 국비 등 모두 6천억원을 투입한다`."""
    low = max(reading.sentence_at(start).start_char, start - _FAR)
    for match in reversed(list(_TOPIC.finditer(reading.text[low:start]))):
        words = match["what"].split()
        if nouns.SKIPPED.match(match.group().split()[-1]):
            continue  # 내년에는 ¦4조원¦을 쓴다
        known = names.match_known(words[-1], 0)
        if (known is not None and known[0] == words[-1]) or _MEDIA.search(words[-1]):
            continue  # 로이터통신은 … 보도했다: somebody, and nothing that money is for
        particle = divide_eojeol(match.group().split()[-1])[-1]
        if particle[1] == "J" and (found := nouns.phrase(words, owner, objects=True)):
            return found
    return None


_MEDIA = re.compile(r"(?:통신|신문|일보|방송|뉴스|매체)$")
_FAR = 160  # characters in front of a sum in which its sentence's topic stands


_IN_ORDER = ("위해", "위해서", "위하여", "위한", "관련해", "대비해")
_ACCORDING = re.compile(r"(?:따르|의하|대[하해]|의[하해]|비[하해]|관[하해]|이어|앞서)")
_IN_DOING = ("데", "데에", "데에만", "데만", "데는", "데엔")  # GPU를 사들이는 데 2조원이 든다
_SHORT = 40  # characters of a sentence that only opens a subject
_SPENDING = re.compile(r"(?:[은는던될할쓸]|들인|[한된인쓴낸푼든])$")
_MONEY = ("돈", "금액", "액수", "자금", "비용")  # AI에 쏟은 돈이 3조원: for AI
_SUM_OF = re.compile(  # 620억 ¦브릿지 투자¦ 유치; 50억원을 ¦출자¦했다
    r"\s(?P<behind>(?:[^\s,.…·]{1,12}\s){1,3}?)(?:유치|조성|결성|체결|수주|마련|발행|확보)(?:$|[^가-힣])"
    r"|(?:,\s[^.,]{0,20}?[원러])?(?:씩[을를]?|어치[를을]?|[을를]|규모를?)?\s(?:[^\s,.]{1,8}\s"
    r"){0,1}?(?P<done>투자|출자|기부|융자|대출|지원|수주|부과|배당|출연|발주|베팅|증액"
    r"|순매수|순매도|매수|매도|매입|기탁|송금|환급|감액|삭감|추징|배상|보상)(?=하|했|한|할|받|을|를|키로|됐|된|$)"
)


def _done_with(words: list[str], owner: str | None) -> str | None:
    """The object of `고성능 GPU 1만장을 사들이는 데`, without its count."""
    for index in range(len(words) - 2, max(-1, len(words) - 6), -1):
        stem, particle = nouns.stem(words[index])
        if particle in ("을", "를"):
            if nouns.COUNTED.search(stem) or stem[0].isdigit():
                return nouns.phrase(words[:index], owner, objects=True)
            return nouns.phrase([*words[:index], stem], owner, objects=True)
    return None


_ABOUT = re.compile(r"(?P<what>(?:[^\s,.“”\"]{1,12}\s){0,2}[^\s,.“”\"]{2,12}?)(?:은|는|도|이|가)\s")


def _about_before(reading: Reading, start: int, owner: str | None) -> str | None:
    """What the sentence before is about, where the sum's own has nothing: `AI 펀드도 있다. ¦3조원¦을 모은다`."""
    index = reading.index_at(start)
    if index == 0:
        return None
    before = text_of(reading, reading.sentences[index - 1])
    if "\n" in before.strip() or before.endswith("\n") or len(before) > _SHORT:
        return None
    match = _ABOUT.match(before.lstrip())
    return nouns.phrase(match["what"].split(), owner, objects=True) if match else None


def _spent_on(words: list[str], owner: str | None) -> str | None:
    """The place of `AI 인프라에 쏟은 돈이`."""
    for index in range(len(words) - 2, max(-1, len(words) - 5), -1):
        if nouns.stem(words[index])[1] in ("에", "에만", "에는"):
            return nouns.phrase([*words[:index], nouns.stem(words[index])[0]], owner, objects=True)
    return None


def _caption(reading: Reading, start: int) -> str | None:
    """The heading over a list without verbs: `주요국 AI 투자 계획` over `美 5000억$ / 日 10조엔`."""
    index = reading.index_at(start)
    if index == 0:
        return None
    line = text_of(reading, reading.sentences[index]).strip()
    for other in range(index - 1, max(-1, index - 1 - _LONGEST_LIST), -1):
        above = text_of(reading, reading.sentences[other]).strip()
        if above[:1] != line[:1] or above[:1].isalnum():
            break  # what stands over the items of a list is over each of them
    else:
        return None
    if len(above) > _LONGEST_CAPTION or SENTENCE_VERB.search(line[-12:]) or SENTENCE_VERB.search(above[-12:]):
        return None
    heading = _CAPTION_SIGNS.sub(" ", above).strip()
    return heading if re.search(r"[가-힣]{2}", heading) and not re.search(r"\d{4}|기자", heading) else None


_RESTATED = re.compile(r"^\([^()]{1,30}\)")  # 100조 원¦(732억 달러)¦ 규모의 AI 투자
_LONGEST_CAPTION = 40
_LONGEST_LIST = 12
_CAPTION_SIGNS = re.compile(r"\[[^\]]*\]|\([^)]*\)|[<>〈〉◆◇□■▲△▶*]")
