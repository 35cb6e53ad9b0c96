"""Whose a Korean sum or count is: every name and noun phrase of the sentence, those carried, the headline's, nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko import cast, places
from kaix.attribution.ko.nominal import nominal
from kaix.attribution.ko.places import NAMES, Place
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, measure, near
from kaix.reading import Reading

_CITED = re.compile(
    r"[^\s]{0,12}?\s?(?:등?에 따르면|에 의하면|(?:의|가|이)?\s?(?:[가-힣A-Za-z]{1,10}\s)?(?:보고서|자료|집계|조사|분석"
    r"|통계|보도|추산)(?:를 보면|에 따르면|에 의하면|에서|결과))"
)
_SPOKESMAN = re.compile(
    r"\s?(?:[가-힣]{2,4} )?(?:연구원|애널리스트|연구위원|교수|기자|특파원|관계자|대변인|이코노미스트)"
)
_LEADER = re.compile(
    r"\s?(?:[가-힣]{2,4} )?(?:회장|대표|사장|CEO|최고경영자|부회장|의장|장관|대통령|시장|지사|총리|이사장|원장)"
)
_SUBJECTS = ("topic", "subject")
_ARGUMENTS = (
    "place",
    "recipient",
    "source",
    "possessor",
    "object",
    "with",
    "front",
    "bare",
    "purpose",
    "than",
)
_MAKERS = frozenset(("엔비디아", "NVIDIA", "Nvidia", "AMD", "인텔", "퓨리오사AI", "리벨리온"))
_FAR = 12  # sentences before it whose topics it may go on about
_BACK = 3  # sentences before it from which a name is carried
_MOST = 14  # candidates of one sentence, the nearest


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the entity of a mention; `found` are the mentions before it, with their slots."""
    mention, text, article = setting.mention, reading.text, discourse.of(reading)
    pool = Pool(nominal, cast.of(reading).same)
    own = subject_kind(setting)
    named = _before(setting, pool)
    _behind(setting, pool)
    centred = _centres(setting, pool, own)
    _carried(setting, pool)
    _of_article(setting, pool, own)
    _of_mentions(setting, pool, own, found)
    result = []
    for value, evidence in pool.evidence.items():
        evidence |= {
            f"said:{bucket(article.count(value), 1, 2, 5)}",
            f"salient:{near(article.rank(value), 3)}",
        }
        if measure(value.split()[-1]):
            evidence.add("is_measure")
        if value in text[: article.headline_end]:
            evidence.add("in_headline")
        if places.observes(value):
            evidence.add("observer")
        if mention.table == "gpu_counts" and value in _MAKERS:
            evidence.add("maker")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    nothing = {
        "nothing", f"nothing_measure:{setting.measure}", f"nothing_over:{own}", f"nothing_names:{near(named, 2)}",
        f"nothing_main:{'yes' if article.main else 'no'}", f"nothing_centre:{centred}_{own}",
    }  # fmt: skip
    if (again := mention.again(found)) is not None and again.slots.get("entity"):
        nothing.add("nothing_same_value")
    return [*result, Candidate(None, tuple(sorted(nothing)))]


def subject_kind(setting: Setting) -> str:
    """What the sentence has as its topic or subject before the mention: a `name`, an `unlisted` noun, or `none`."""
    here = places.read(setting.reading, setting.index, setting.low, setting.high, setting.mention.start)
    words = {p.word for p in here if p.end <= setting.mention.start + 1 and p.role in _SUBJECTS}
    return next((word for word in ("name", "unlisted") if word in words), "none")


def _before(setting: Setting, pool: Pool) -> int:
    """Adds what stands before the mention in its sentence; the number of names among it."""
    mention, subjects, names = setting.mention, 0, 0
    here = places.read(setting.reading, setting.index, setting.low, setting.high, mention.start)
    for place in reversed([p for p in here if p.end <= mention.start + 1][-_MOST:]):
        evidence = _placed(setting, place) | _signs(setting, place)
        if places.observes(place.value):
            evidence.add(f"observer_of:{'subject' if place.role in _SUBJECTS else 'other'}_{setting.frame}")
        elif place.kind in NAMES:
            if place.role in _SUBJECTS:
                evidence.add(f"subject_order:{place.role}_{near(subjects, 2)}")
                subjects += 1
            evidence.add(f"name_order:{near(names, 3)}")
            names += 1
        pool.add(place.value, place.start, place.end, *evidence)
    return names


def _placed(setting: Setting, place: Place) -> set[str]:
    """How a place before the mention is bound to it: by its role in the clause, by nearness, by the measure."""
    role, word, gap = place.role, place.word, setting.mention.start - place.end
    evidence = {
        f"kind:{place.kind}", f"role:{role}", f"role_kind:{role}_{word}", f"gap:{bucket(gap, 3, 14, 39, 89)}"
    }  # fmt: skip
    between = [p for p, _ in setting.before if p.start >= place.end]
    attribute = setting.attribute()
    if role in _SUBJECTS:
        governs = attribute if attribute is not None and between == [attribute] else None
        frame = governs.frame or "other" if governs is not None else setting.frame
        evidence |= {f"role_of:{role}_{frame}", f"role_over:{role}_{near(len(between), 2)}"}
        if governs is not None:
            evidence.add("relative_subject")
        final = setting.final
        if final is not None and final.frame in ("say", "forecast") and len(setting.behind) > 1:
            another = any(c.role in _SUBJECTS and c.start > place.end for c in setting.left)
            evidence.add("speaker" if role == "topic" and another else "sole_subject_of_saying")
    elif role in _ARGUMENTS:
        evidence |= {f"role_of:{role}_{setting.frame}", f"role_over:{role}_{near(len(between), 2)}"}
    if gap < 5:
        evidence.add(f"adjacent:{role}")
    if _owns_measure(setting, place):
        evidence |= {"measure_owner", f"measure_owner:{setting.measure}"}
    return evidence


def _signs(setting: Setting, place: Place) -> set[str]:
    """What stands right behind a place before the mention: who is cited, a bracket, a colon, a title."""
    text, end, evidence = setting.reading.text, place.end, set()
    if _CITED.match(text, end):
        evidence.add("cited")
    if _SPOKESMAN.match(text, end):
        evidence.add("spokesman")
    elif _LEADER.match(text, end):
        evidence.add("leader_of")
    if setting.bracketed:
        beside = text[end : end + 1] in "(（" and setting.mention.start - end < 5
        evidence.add(f"bracket_of:{place.word}" if beside else "bracket_other")
    if text[end : end + 2].strip()[:1] in (":", "："):
        evidence.add("label")
    if text[end : end + 1] == "," and place.start <= setting.low + 3:
        evidence.add("opens_line")
    return evidence


def _owns_measure(setting: Setting, place: Place) -> bool:
    """Whether a place stands right before the noun that says what the sum is, or in front of it in its own phrase."""
    text, start = setting.reading.text, setting.mention.start
    measures = [
        c for c in setting.left[-3:] if measure(c.head) and not any(x.isdigit() for x in text[c.end : start])
    ]
    if not measures or place.chunk is None:
        return False
    if place.chunk is measures[-1]:
        return place.role == "front"
    at = setting.left.index(measures[-1])
    roles = ("possessor", "bare", "front", "topic", "subject")
    return at > 0 and setting.left[at - 1] is place.chunk and place.role in roles


def _behind(setting: Setting, pool: Pool) -> None:
    """Adds what stands behind the mention in its sentence: `¦1조원¦을 투자한 누리전자는`."""
    mention, text = setting.mention, setting.reading.text
    here = places.read(setting.reading, setting.index, setting.low, setting.high, mention.end)
    for order, place in enumerate([p for p in here if p.start >= mention.end - 1][:5]):
        role = place.role
        evidence = {
            f"kind:{place.kind}", f"after:{role}", f"after_order:{near(order, 2)}", f"after_kind:{place.word}"
        }  # fmt: skip
        crossed = [c for p, c in setting.behind if p.start < place.start]
        if len(crossed) == 1 and crossed[0].relation == "relative" and place.start - crossed[0].end < 12:
            evidence |= {"relative_head", f"relative_head:{setting.frame}"}
        elif crossed:
            evidence.add(f"after_over:{near(len(crossed), 2)}")
        if role in ("topic", "subject", "recipient", "place", "object"):
            evidence.add(f"after_of:{role}_{setting.frame}")
        if _CITED.match(text, place.end):
            evidence.add("cited")
        pool.add(place.value, place.start, place.end, *evidence)


def _centres(setting: Setting, pool: Pool, own: str) -> str:
    """Adds whom the sentences before are about: their named topics and subjects, the latest first, however far back.

    Returns how far back the latest is, or `unlisted` where the sentence before has a topic that no list names.
    """
    reading, seen, unlisted = setting.reading, dict[str, int](), False
    for order, (index, low, high) in enumerate(setting.spans_before(_FAR)):
        subjects = [
            place for place in places.read(reading, index, low, high, high) if place.role in _SUBJECTS
        ]
        unlisted |= order == 0 and any((p.kind, p.role) == ("unlisted", "topic") for p in subjects)
        here = [
            place for place in subjects if place.kind in NAMES
            and not places.observes(place.value) and not _SPOKESMAN.match(reading.text, place.end)
        ]  # fmt: skip
        for place in sorted(here, key=lambda place: place.role != "topic"):
            if place.value in seen:
                continue
            rank = len(seen)
            seen[place.value] = order
            pool.add(
                place.value, place.start, place.end, f"kind:{place.kind}", f"centre:{near(rank, 3)}",
                f"centre_far:{near(rank, 1)}_{bucket(order, 0, 2, 5)}", f"centre_over:{near(rank, 2)}_{own}",
                f"centre_measure:{near(rank, 1)}_{setting.measure}",
            )  # fmt: skip
        if len(seen) > 3:
            break
    if not seen:
        return "unlisted" if unlisted else "none"
    return bucket(min(seen.values()), 0, 2, 5)


def _carried(setting: Setting, pool: Pool) -> None:
    """Adds the topics and subjects of the sentences before, then the other names in them; each once."""
    reading, seen = setting.reading, set(pool.evidence)
    others: list[tuple[Place, list[str]]] = []
    for order, (index, low, high) in enumerate(setting.spans_before(_BACK)):
        for place in places.read(reading, index, low, high, high)[-_MOST:]:
            word = place.role if place.role in _SUBJECTS else "other"
            if place.value in seen:
                pool.add(place.value, place.start, place.end, "also_carried")
                continue
            if place.kind not in NAMES and word == "other":
                continue
            evidence = [
                f"kind:{place.kind}",
                f"carried:{word}_{order + 1}",
                f"carried_kind:{word}_{place.word}",
            ]
            if _CITED.match(reading.text, place.end):
                evidence.append("cited")
            if word == "other":
                others.append((place, evidence))
                continue
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence)
    for place, evidence in others:
        if place.value not in seen:
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence)


def _of_article(setting: Setting, pool: Pool, own: str) -> None:
    """Adds whom the headline names, whom the article is about, and the words that are its subjects most often."""
    article = discourse.of(setting.reading)
    for order, name in enumerate(article.headline_names):
        first = ("headline_first",) if order == 0 else ()
        pool.add(name.text, name.start, name.end, "headline", f"kind:{name.kind}", *first)
    if article.headline_subject:
        pool.add(article.headline_subject, 0, 0, "headline_subject")
    if article.main:
        pool.add(
            article.main,
            0,
            0,
            "main",
            "kind:organisation",
            f"main_over:{own}",
            f"main_measure:{setting.measure}",
        )
    for value in article.salient:
        kind = article.kinds.get(value) or places.kind_of(setting.reading, value)
        pool.add(value, 0, 0, f"kind:{kind}")


def _of_mentions(setting: Setting, pool: Pool, own: str, found: Sequence[Mention]) -> None:
    """Adds whose the mention before is, and an earlier one of the same value."""
    mention, last = setting.mention, found[-1] if found else None
    if last is not None and (value := last.slots.get("entity")):
        where = setting.whereabouts(last)
        turned = (
            c.role in _SUBJECTS
            and last.end <= c.start
            and (c.kind == "name" or places.kind_of(setting.reading, c.text) in ("coined", "unlisted"))
            for c in setting.left
        )
        if where == "here" and any(turned):
            where = "turned"  # 네이버는 1조원, 카카오는 ¦5천억원¦
        measured = (f"previous_measure:{setting.measure}",) if where in ("here", "turned") else ()
        pool.add(value, last.start, last.end, f"previous:{where}", f"previous_over:{where}_{own}", *measured)
    again = mention.again(found)
    if again is not None and (value := again.slots.get("entity")):
        pool.add(value, again.start, again.end, "same_value", f"same_value:{setting.part}")
