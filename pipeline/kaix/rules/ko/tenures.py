"""When somebody took or left office: the verb beside an official, and the date that the sentence gives it.

`강도현 차관이 ¦물러났다¦`, `¦물러난¦ 하정우 전 수석`, `지난 1일 ¦취임한¦ 명서린 부문장`, `황종성 원장이 ¦취임했다¦`.
"""

from __future__ import annotations

import re

from kaix.reading import Reading
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

LEFT = "물러|사임|사퇴|퇴임|해임|경질|면직|파면|사직|떠났|떠난|이임|퇴직|별세|해촉"
"""Verbs of leaving, as the beginning of a regular expression."""

_LEAVES = re.compile(rf"(?:명예)?(?:{LEFT})")
_LEFT_BEFORE = re.compile(
    rf"({LEFT})[가-힣]{{0,2}} (?!뒤|후|자리|직후|이후|데)(?:[가-힣A-Za-z0-9]+ ){{0,2}}$"
)
# 지난 1일 취임한 명서린 부문장
_JOINED_BEFORE = re.compile(
    r"(?:(?:취임|부임|합류)한|(?:선임|임명|선출|영입|기용)(?:된|됐던)) (?:[가-힣A-Za-z0-9]+ ){0,2}$"
)
_HELD = re.compile(r" (?:지낸|지냈|역임|거쳐|거친|거쳤|끝으로)")
_STAYS = re.compile(
    r"사의|사표|사퇴 ?(?:요구|촉구|압박|론|설|하라|해야|할|의사|여부|시)|(?:사임|퇴임|해임|경질)(?:설|론| 요구|"
    r" 촉구|하라|해야|할| 여부)"
)
_DONE = re.compile(r"[가-힣]{0,2}(?:(?:한|된|난|던) |했|됐|났)")


def change(text: str, mention: OfficialMention, found: list[Title], high: int) -> int | None:
    """Where the verb stands with which the official takes or leaves office; sets `mention.status`."""
    title = mention.title
    if title is None or mention.rule.startswith(("title_given", "named_to", "held", "holds")):
        return None
    if mention.end > title.begin:
        return None
    before = _LEFT_BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    if before and mention.status in ("current", "former"):
        mention.status, mention.rule = "former", "left_title"
        return mention.start
    joined = _JOINED_BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    if joined and mention.status == "current":
        return mention.start
    if title.particle not in ("이", "가", "은", "는", "도", "을", "를", "") or mention.status not in (
        "current",
        "former",
    ):
        return None
    after = title.after + len(title.particle)
    if title.particle in ("을", "를", "직을") and (held := _HELD.match(text, after)):
        mention.status, mention.rule = "former", "held_title"  # 임정욱 혁신실장을 지낸 뒤
        return after + len(held.group())
    stop = min([other.begin for other in found if other.begin > title.begin] + [high, after + 60])
    if mention.status == "former":  # 전임 민자혁 실장은 총선에 나가려고 지난달 물러났다
        stop = min(high, after + 60)
    clause = re.split(r"[“\"‘]|고 (?:말했|밝혔)|[가-힣]며 ", text[after:stop])[0]
    if (verb := _LEAVES.search(clause)) and not _STAYS.search(clause):
        if re.match(
            r"[한된난던은] (?!뒤|후|자리|지 |상태|데|이후|직후|것|바)", clause[verb.end() :]
        ) and stop < min(high, after + 60):
            return None  # 지난달 퇴직한 김민수 실장: that is the next one
        if title.particle in ("을", "를") and not re.match(r"해임|경질|면직|파면|해촉", verb.group()):
            return None
        mention.status, mention.rule = "former", "left_title"
        return after + verb.end()
    if mention.status == "current" and (
        verb := re.search(r"취임(?!식|사|준비| ?\d|.{0,4}주년)|임명됐|임명됐|선임됐|선출됐|부임|유임", clause)
    ):
        return after + verb.end()
    return None


_NEAR_YEAR = 30  # characters: 지난해 한빛전자 대표에 ¦취임한¦


def date_of(reading: Reading, index: int, verb: int, mention: OfficialMention) -> str | None:
    """The date of a verb: the last one that the sentence names before it, not a period."""
    dates = [
        date
        for date in reading.dates(reading.sentences[index])
        if date.end <= verb
        and date.value
        and "/" not in date.value
        and (len(date.value) >= 7 or verb - date.end <= _NEAR_YEAR)
    ]
    if not dates:
        return None
    if dates[-1].text.startswith("이날"):  # the latest day that the article has named
        limit = reading.published.isoformat() if reading.published else "9"
        named = [
            date.value
            for before in range(max(0, index - 8), index)
            for date in reading.dates(reading.sentences[before])
            if date.value
            and len(date.value) == 10
            and date.value <= limit
            and not date.text.startswith(("이날", "전날"))
        ]
        return max(named, default=dates[-1].value)
    value = dates[-1].value
    if (
        value
        and reading.published
        and mention.status in ("current", "former")
        and value > reading.published.isoformat()
        and (verb == mention.start or _DONE.match(reading.text, verb))
        and not re.search(r"\d{4}|내년|내달|다음|오는", dates[-1].text)
    ):
        return f"{int(value[:4]) - 1}{value[4:]}"  # 3월 취임한 대표는: the last March
    return value
