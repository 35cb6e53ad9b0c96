"""When somebody took or left office: the verb beside an official, and the date that the sentence gives it.

`강도현 차관이 ¦물러났다¦`, `¦물러난¦ 하정우 전 수석`, `지난 1일 ¦취임한¦ 명서린 부문장`, `황종성 원장이 ¦취임했다¦`.
"""

from __future__ import annotations

import re

from kaix.reading import Reading
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

_LEFT = "물러|사임|사퇴|퇴임|사직|떠|이임|퇴직|별세|해임|경질|면직|파면|해촉"
_BEFORE = re.compile(  # ¦물러난¦ 하정우 전 수석, 지난 1일 ¦취임한¦ 명서린 부문장
    rf"(?:(?P<left>{_LEFT})(?:[한된난]|[했됐났]던) (?!뒤|후|자리|직후|이후|데)|"
    r"(?:(?:취임|부임|합류)한|(?:선임|임명|선출|영입|기용)(?:된|됐던)) )(?:[가-힣A-Za-z0-9]+ ){0,2}\Z"
)
_DONE = r"(?:[했됐났]|[하되나](?:며|면서|고(?! 싶| 있))|[한된난] (?:뒤|후|데|가운데|상태)|\Z)"
_CHANGES = re.compile(rf"(?:(?P<left>{_LEFT})(?={_DONE})|(?:취임|부임|유임|임명|선임|선출)(?={_DONE}|한다))")
_HELD = re.compile(r" (?:지낸|지냈|역임|거쳐|거친|거쳤|끝으로)")
_OTHER_CLAUSE = re.compile(r"[“\"‘]|고 (?:말했|밝혔)|[가-힣]며 |…")
_REACH = 60  # characters from a position to the verb
_NEAR_YEAR = 30  # characters: 지난해 한빛전자 대표에 ¦취임한¦


def change(text: str, mention: OfficialMention, found: list[Title], high: int) -> int | None:
    """Where the verb stands with which the official takes or leaves office; sets `mention.status`."""
    title = mention.title
    if title is None or mention.end > title.begin or mention.status not in ("current", "former"):
        return None
    before = _BEFORE.search(text, max(0, mention.start - 30), mention.start)
    if before and before["left"]:
        mention.status, mention.rule = "former", "left_title"
    if before:
        return mention.start
    if title.particle not in ("이", "가", "은", "는", "도", "을", "를", ""):
        return None
    after = title.after + len(title.particle)
    if title.particle in ("을", "를") and (held := _HELD.match(text, after)):
        mention.status, mention.rule = "former", "held_title"  # 임정욱 혁신실장을 지낸 뒤
        return held.end()
    stop = min(high, after + _REACH)
    if mention.status == "current":  # 전임 민자혁 실장은 대표직에서 지난달 물러났다
        stop = min([other.begin for other in found if other.begin > title.begin] + [stop])
    verb = _CHANGES.search(_OTHER_CLAUSE.split(text[after:stop])[0].rstrip())
    if verb is None or (not verb["left"] and mention.status != "current"):
        return None
    if verb["left"]:
        mention.status, mention.rule = "former", "left_title"
    return after + verb.end()


_PAST = re.compile(r"[가-힣]{0,2}(?:(?:한|된|난|던) |했|됐|났)")


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
    value = dates[-1].value if dates else None
    if (
        value
        and reading.published
        and value > reading.published.isoformat()
        and (verb == mention.start or _PAST.match(reading.text, verb))
        and not re.search(r"\d{4}|내년|내달|다음|오는", dates[-1].text)
    ):
        return f"{int(value[:4]) - 1}{value[4:]}"  # 3월 취임한 대표는: the last March
    return value
