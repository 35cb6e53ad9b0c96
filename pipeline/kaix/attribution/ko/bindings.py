"""How those who may own a quantity stand to it in its own sentence: by role, verb and nearness."""

from __future__ import annotations

import re

from kaix.analysis.sentences import Chunk
from kaix.attribution.ko import owner_kinds, owners, places
from kaix.attribution.ko.owners import SUBJECTS, Owner
from kaix.attribution.ko.places import NAMES
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import DESCRIBING, Setting, bucket, measure, measure_noun, near

CITED = re.compile(
    r"(?:[와과·,]\s?[^\s,]{2,15}?|[^\s]{0,12}?)\s?(?:등?에 따르면|에 의하면"
    r"|(?:의|가|이)?\s?(?:[가-힣A-Za-z]{1,10}\s)?(?:보고서|자료|집계|조사|분석|통계|보도|추산)"
    r"(?:를 보면|에 따르면|에 의하면|에서|결과))"
)
SPOKESMAN = re.compile(
    r"\s?(?:[가-힣]{2,4} )?(?:연구원|애널리스트|연구위원|교수|기자|특파원|관계자|대변인|이코노미스트)"
)
_ARGUMENTS = (
    "place", "recipient", "source", "possessor", "object", "with", "front", "bare", "purpose", "than",
)  # fmt: skip
LIMIT = re.compile(r"(?:이상|이하|미만|초과|넘는|웃도는)$")
_MOST = 14  # candidates of one sentence, the nearest


def before(setting: Setting, pool: Pool) -> int:
    """Adds what stands before the mention in its sentence; the number of names among it."""
    mention, subjects, names, phrase = setting.mention, 0, 0, _measure_phrase(setting)
    here = owners.read(setting.reading, setting.index, setting.low, setting.high, mention.start)
    for place in reversed([p for p in here if p.end <= mention.start + 1][-_MOST:]):
        evidence = _placed(setting, place, phrase) | _signs(setting, place)
        if place.kind in NAMES and not places.observes(place.value):
            if place.role in SUBJECTS:
                evidence.add(f"subject_order:{place.role}_{near(subjects, 2)}")
                subjects += 1
            evidence.add(f"name_order:{near(names, 3)}")
            names += 1
        pool.add(place.value, place.start, place.end, *evidence, kind=place.kind)
    return names


_ONE_S_OWN = ("value", "price", "result")


def tight(setting: Setting) -> Owner | None:
    """Whom the text binds to the mention whatever else the sentence has; `None` where it binds nobody.

    A name whose bracket the mention fills (`미리내(¦2조원¦)`), the name of an item (`△가람회 ¦100만원¦`), and whose
    value, price or result it is in so many words (`가람전자 시가총액 ¦2조원¦`).
    """
    text, mention, phrase = setting.reading.text, setting.mention, _measure_phrase(setting)
    here = owners.read(setting.reading, setting.index, setting.low, setting.high, mention.start)
    for place in reversed([p for p in here if p.end <= mention.start + 1][-_MOST:]):
        named = place.kind in NAMES and not places.observes(place.value)
        gap = text[place.end : mention.start]
        if named and gap in ("(", "（") and text[mention.end : mention.end + 1] in ")）":
            return place
        if not measure(place.value.split()[-1]) and len(gap) < 3 and _opens_item(setting, place) == "bullet":
            return place
        owned = place.head is phrase and place.role in ("possessor", "front")
        if named and owned and measure(phrase.head if phrase else "") in _ONE_S_OWN and len(gap) < 25:
            return place
    return None


def measured(setting: Setting) -> str:
    """The class of what the mention measures; of `시장 규모는` that of 시장."""
    for chunk in reversed(setting.left[-2:]):
        if setting.mention.start - chunk.end < 30 and chunk.head in owner_kinds.GENERIC:
            return owner_kinds.measure_of(chunk)
    return setting.measure


def measured_noun(setting: Setting) -> str:
    """The noun beside the mention that says what it measures, "" where none does."""
    for chunk in (*reversed(setting.left[-2:]), *setting.right[:1]):
        if noun := measure_noun(chunk.head):
            return noun
    return ""


def pointed(setting: Setting, pool: Pool) -> None:
    """Adds whom a word of its sentence stands for that points back: 이들은, 이 회사의."""
    start = setting.mention.start
    if (place := owners.antecedent(setting.reading, setting.index, setting.low, start)) is not None:
        pool.add(place.value, place.start, place.end, f"antecedent:{place.word}", kind=place.kind)


def _placed(setting: Setting, place: Owner, phrase: Chunk | None) -> set[str]:
    """How a place before the mention is bound to it: by its role in the clause, by nearness, by the measure."""
    role, word, gap = place.role, place.word, setting.mention.start - place.end
    person = place.kind == "person" or owner_kinds.headed(setting.reading.text[place.start : place.end])
    if person and role in SUBJECTS and any(c.reported for _, c in setting.behind):
        role = "speaker"  # 김가람 의원은, 나래군수는 20조원을 쓰자고 했다
    evidence = {
        f"role:{role}", f"role_kind:{role}_{word}", f"gap:{bucket(gap, 3, 14, 39, 89)}"
    }  # fmt: skip
    between = [p for p, _ in setting.before if p.start >= place.end]
    attribute = setting.attribute()
    if role == "subject" and place.embedded:
        evidence.add("embedded_subject")
    if role in SUBJECTS:
        governs = attribute if attribute is not None and between == [attribute] else None
        frame = governs.frame or "other" if governs is not None else setting.frame
        evidence |= {f"role_of:{role}_{frame}", f"role_over:{role}_{near(len(between), 2)}"}
        final = setting.final
        if final is not None and final.frame in ("say", "forecast") and len(setting.behind) > 1:
            another = any(c.role in SUBJECTS and c.start > place.end for c in setting.left)
            if role == "topic" and another:
                evidence.add("speaker")
    elif role in _ARGUMENTS:
        evidence |= {f"role_of:{role}_{setting.frame}", f"role_over:{role}_{near(len(between), 2)}"}
    if gap < 5:
        evidence.add(f"adjacent:{role}")
    if role in ("possessor", "front"):
        evidence.add(f"held:{role}_{_holder(setting, place)}")
    if _owns_measure(setting, place, phrase):
        evidence |= {"measure_owner", f"measure_owner:{setting.measure}"}
    return evidence


def _holder(setting: Setting, place: Owner) -> str:
    """What a place only describes: `sum` where that is the mention, else its role, and if it is a measure."""
    head = place.head
    if head is None or head.start >= setting.mention.start:
        return "sum"
    return f"{head.role or 'other'}_{'measure' if measure(head.head) else 'noun'}"


_BESIDE = re.compile(r"['’”\"]?(?:\s?등)?\s?[(（:]?\s?(?:약|총|각각)?\s?")
_BULLETS = "△▲▷▶◆◇■□●○※·ㆍ①②③④⑤⑥⑦⑧⑨"


def _opens_item(setting: Setting, place: Owner) -> str:
    """How the item of a list begins in which a place stands right before the mention; "" where it stands in none.

    `△가람은행 ¦100억원¦` has a `bullet`, `미리내(2조원), 다솜(¦1조원¦)` a `comma`.
    """
    text = setting.reading.text
    if not _BESIDE.fullmatch(text, place.end, setting.mention.start):
        return ""
    before = text[setting.low : place.start].rstrip(" '‘“\"")[-1:]
    return "bullet" if before and before in _BULLETS else "comma" if before in (",", ")") else ""


_TURNS = (*NAMES, "unlisted", "class", "person", "body")


def turned(setting: Setting, end: int) -> bool:
    """Whether the sentence has come to another owner between the mention before, which ends at `end`, and this one."""
    start = setting.mention.start
    here = owners.read(setting.reading, setting.index, setting.low, setting.high, start)
    between = [
        place for place in here
        if end <= place.start and place.end <= start + 1 and place.kind in _TURNS
    ]  # fmt: skip
    return any(
        place.holds
        or (place.role == "possessor" and _holder(setting, place) == "sum")
        or _opens_item(setting, place)
        for place in between
    )


def _signs(setting: Setting, place: Owner) -> set[str]:
    """What stands right behind a place before the mention: who is cited, the mention's bracket or another's."""
    text, end, evidence = setting.reading.text, place.end, set()
    if CITED.match(text, end):
        evidence.add("cited")
    if setting.bracketed:
        beside = text[end : end + 1] in "(（" and setting.mention.start - end < 5
        evidence.add(f"bracket_of:{place.word}" if beside else "bracket_other")
    return evidence


_SUM = re.compile(r"[0-9][0-9,.]*\s?(?:[십백천만억조]+\s?)*(?:원|달러|불|弗|위안|엔|유로)")


def _measure_phrase(setting: Setting) -> Chunk | None:
    """The phrase before the mention that says what it is, with no other sum between."""
    text, start = setting.reading.text, setting.mention.start
    for order, chunk in enumerate(reversed(setting.left[-8:])):
        if measure(chunk.head) and (order < 2 or chunk.role in SUBJECTS):
            return None if _SUM.search(text, chunk.end, start) else chunk
    return None


def _owns_measure(setting: Setting, place: Owner, phrase: Chunk | None) -> bool:
    """Whether a place stands right before the noun that says what the sum is, or in front of it in its own phrase."""
    if phrase is None or place.chunk is None:
        return False
    if place.head is phrase:
        return True
    at = setting.left.index(phrase)
    if at == 0 or setting.left[at - 1] is not place.chunk or place.role not in ("bare", "topic", "subject"):
        return False
    return not any(place.end <= verb.start < phrase.start for verb, _ in setting.before)


def behind(setting: Setting, pool: Pool) -> None:
    """Adds what stands behind the mention in its sentence: `¦1조원¦을 투자한 누리전자는`."""
    mention, text = setting.mention, setting.reading.text
    here = owners.read(setting.reading, setting.index, setting.low, setting.high, mention.end)
    describes = setting.tail in DESCRIBING or LIMIT.search(text, mention.start, mention.end) is not None
    for order, place in enumerate([p for p in here if p.start >= mention.end - 1][:5]):
        crossed = sum(1 for p, _ in setting.behind if p.start < place.start)
        evidence = {f"after_order:{near(order, 2)}", f"after_over:{near(crossed, 2)}"}
        if place.role in ("topic", "subject", "recipient", "place", "object"):
            evidence.add(f"after_of:{place.role}_{setting.frame}")
        if order == 0 and describes:
            evidence.add(f"described_by:{place.word}")
        if CITED.match(text, place.end):
            evidence.add("cited")
        pool.add(place.value, place.start, place.end, *evidence, kind=place.kind)
