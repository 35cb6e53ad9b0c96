"""Whose a post is that no organisation stands beside: what the sentence, the passage or the article is about.

`¦네이버¦는 최수연 대표를 …`; `국회 AI특위가 열렸다. 표하린 위원장은`; the chief executive in an article about one
firm; the one party that is spoken of.
"""

from __future__ import annotations

import re
from functools import cache

from kaix import vocabulary
from kaix.analysis.ko import reference
from kaix.analysis.ko.coined import coined
from kaix.reading import Reading
from kaix.rules.ko import names, phrase_words
from kaix.rules.ko.foreign_names import foreign_word
from kaix.rules.ko.official_mentions import OfficialMention

_NEAR = 1500  # characters: how far back the body that a post is at the head of still is what is spoken of
# What the organisations end in that a post is at the head of, where that is not the post without 장.
_HEADED = {
    "위원장": "위원회|특위|소위", "군수": "군", "교육감": "교육청", "총장": "대|대학교",
    "의장": "의회", "판사": "지법|고법|법원", "부장판사": "지법|고법|법원",
    "교수": "(?<!거)대|대학교|병원", "주무관": "청|과|시", "연구원": "증권",
}  # fmt: skip
_BODIES = frozenset(("시장", "구청장", "청장", "지검장", "관장", "원장", "병원장", "의료원장"))


@cache
def _headed(head: str) -> re.Pattern[str] | None:
    head = head.removeprefix("부") if head != "부장판사" else head
    ends = _HEADED.get(head, head[:-1] if head in _BODIES else None)
    behind = r"(?=[^가-힣]|[가-힣]{1,2}(?![가-힣]))"
    if ends is None:
        return None
    return re.compile(rf"(?<![가-힣A-Za-z0-9])((?:국회 )?[가-힣A-Za-z0-9·]{{1,20}}(?:{ends})){behind}")


_OF_PARTIES = frozenset(("의원", "원내대표", "최고위원", "당대표", "수석대변인", "원내수석"))
_PARTY = re.compile(
    r"(?<![가-힣])(국민의힘|[가-힣]{0,4}(?:민주|혁신|진보|정의|신|녹색|공화|노동)당)(?![가-힣]{3})"
)
_PARTY_NEAR = 500

_UNIT = re.compile(
    r"[가-힣A-Za-z·]+(?:학부|공학과|학과|외과|내과|의학과|교실|사업부|사업본부|부문|팀|"
    r"(?:운용|영업|마케팅|투자|리서치|개발|전략|심사|홍보|금융)(?:부|본부|실))|본청|[가-힣]{2,6}\([A-Z]{1,4}\)"
)


def is_unit(organisation: str) -> bool:
    """Whether an organisation is only a part of one: 화학공학과, 영업본부."""
    return _UNIT.fullmatch(organisation) is not None and names.match_known(organisation, 0) is None


def around(reading: Reading, mention: OfficialMention) -> str | None:
    """The organisation that the post's holder leads, that the sentence opens with, or that is spoken of."""
    text, pattern = reading.text, _headed(mention.head or "")
    if here := _led(text, mention) or _topic(reading, mention):
        return here
    if pattern is None:
        return party(text, mention)
    bodies = (match[1] for match in pattern.finditer(text, max(0, mention.start - _NEAR), mention.start))
    named = [body for body in bodies if phrase_words.like_organisation(body.split()[-1])]
    return named[-1] if named else None


def party(text: str, mention: OfficialMention) -> str | None:
    """The one party spoken of before one who has a post that only parties give: `민주당은 … ¦문가람¦ 의원이`."""
    if mention.head not in _OF_PARTIES:
        return None
    parties = _PARTY.findall(text, max(0, mention.start - _PARTY_NEAR), mention.start)
    return parties[-1] if len({name[-3:] for name in parties}) == 1 else None


_NAMED = r"([가-힣A-Za-z0-9&]{2,20}?)(?:\([^()\n]{1,20}\))?"
_LEADS = re.compile(
    rf"[이가] (?:직접 |새로 )?(?:이끄는|이끌고 있는|이끌던|설립한|창업한|세운) {_NAMED}(?=[은는이가의을를와과에,] ?)"
)
_IS_LED = re.compile(r"[이가] (?:(?:직접|계속|그대로) )?(?:이끄|이끌|운영|경영|맡|총괄)")
_OBJECT = re.compile(rf"(?<![가-힣A-Za-z0-9]){_NAMED}[을를] \Z")


def _led(text: str, mention: OfficialMention) -> str | None:
    """What the one in office leads: `노아 벡 CEO가 이끄는 ¦노던랩¦의`, `¦노던랩¦을 노아 벡 CEO가 직접 이끄는`."""
    title = mention.title
    if title is None or title.begin < mention.start or _kind(mention) != "company":
        return None
    led = _LEADS.match(text, title.after)
    if led is None and _IS_LED.match(text, title.after):
        led = _OBJECT.search(text, max(0, mention.start - 40), mention.start)
    like = led and (phrase_words.like_organisation(led[1]) or foreign_word(led[1]) or led[1] in coined(text))
    return led[1] if led and like else None


def of_article(reading: Reading, mention: OfficialMention) -> str | None:
    """The organisation that an article is about, for a post of its kind in a sentence that names none before it."""
    about = reference.main(reading) or _most_named(reading)
    if about is None:
        return None
    sector, kind = names.sector_of(about), _kind(mention)
    if kind == "government" and sector == "government" and about[-1] in "부처청시도군구":
        return about  # the page of a ministry: 설태민 실장은
    if " " in mention.person or any(
        name.kind == "organisation" and name.end <= mention.start and name.text != about
        for name in reading.names(reading.sentence_at(mention.start))
    ):
        return None  # a foreigner in the news is seldom the article's firm's
    of_house = mention.head in _OF_HOUSES
    firm = sector == "company" or about in coined(reading.text)
    return (
        about
        if (firm and (of_house or _of_firm(mention))) or (of_house and about[-1] not in "부처청시도군구당회")
        else None
    )


def _most_named(reading: Reading) -> str | None:
    """The one organisation that the lead names and the article has far more often than any other."""
    lead = (name for sentence in reading.sentences[:4] for name in reading.names(sentence)[:20])
    named = {name.text for name in lead if name.kind == "organisation" and len(name.text) > 2}
    counted = sorted(((reading.text.count(name), name) for name in named), reverse=True)
    if not counted or counted[0][0] < 3 or (len(counted) > 1 and counted[1][0] * 2 > counted[0][0]):
        return None
    return counted[0][1]


_OF_FIRMS = vocabulary.used("word_uses_ko", "implied_post_of_firms")
_OF_HOUSES = vocabulary.used("word_uses_ko", "post_of_houses")
_OF_MINISTRIES = vocabulary.used("word_uses_ko", "post_of_ministries")


def _of_firm(mention: OfficialMention) -> bool:
    return mention.head in _OF_FIRMS or (mention.title is not None and mention.title.sector == "company")


def _kind(mention: OfficialMention) -> str | None:
    """The sector of the organisations that give a post: `any` for a post of all houses, 원장."""
    if mention.title is not None and mention.title.sector == "academia":
        return "academia"
    if mention.head in _OF_MINISTRIES:
        return "government"
    return "company" if _of_firm(mention) else "any" if mention.head in _OF_HOUSES else None


_OPENING_WORD = re.compile(
    r"(?:[^가-힣A-Za-z]{0,3}|[^\s]{1,12} [기업체사]{1,2} )([가-힣A-Za-z0-9&]{3,15})[은는] "
)
_OPENING = re.compile(
    r"(?:\d{1,2}일 )?[^가-힣A-Za-z]{0,3}(?:(?:[가-힣A-Za-z0-9]+[위의 ] ?){1,3})?"
)  # 업계 2위 ¦두레전자¦는


def _topic(reading: Reading, mention: OfficialMention) -> str | None:
    """네이버 of `네이버는 최수연 대표를 …`: the organisation that the sentence opens with."""
    text, kind, sentence = reading.text, _kind(mention), reading.sentence_at(mention.start)
    first = next((name for name in reading.names(sentence) if name.kind == "organisation"), None)
    if first is None or first.end > mention.start:
        opened = _OPENING_WORD.match(text, sentence.start_char, mention.start)
        fits = opened and kind not in (None, "government") and phrase_words.like_organisation(opened[1])
        return opened[1] if opened and fits else None
    opens = _OPENING.fullmatch(text, sentence.start_char, first.start)
    fits = kind == "any" or (kind is not None and first.sector == kind)
    return first.text if opens and fits and not text.startswith(" 출신", first.end) else None
