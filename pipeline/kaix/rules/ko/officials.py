"""Official mentions in Korean: the rules by name, one class that puts together what they find.

A position's word is found first (`titles.py`), then the phrase in front of it is read
(`phrases.py`): `배경훈 과학기술정보통신부 장관`. Positions that stand apart from the name, `장관에
배경훈 원장을 지명`, are `appointments.py`; `[인사]` lists are `personnel_lists.py`. A surname with a
position, `배 장관`, takes the full name that the article gives elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from spacy.vocab import Vocab

from kaix.people import person_id
from kaix.reading import Reading
from kaix.records import Official
from kaix.rules.ko import (
    adjacent_titles,
    appointments,
    mention_completion,
    personnel_lists,
    titles,
)
from kaix.rules.ko.adjacent_titles import Stretch
from kaix.rules.ko.distant_holders import Person
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.surnames import TO_BE, People, full_names, nominees, surname_titles
from kaix.rules.ko.titles import Title

RULES = {
    "name_title": "이재명 대통령, 김성근(58) 총장, 젠슨 황 CEO",
    "name_organization_title": "배경훈 과학기술정보통신부 장관, 마이클 샌델 하버드대 교수",
    "organization_name_title": "과기정통부 류제명 2차관",
    "name_bracketed_title": "배경훈(과기정통부 장관)",
    "name_slash_title": "[안규백 / 국방부 장관 : …]",
    "title_name": "과학기술정보통신부(장관 배경훈), 책임자 : 과장 이강우",
    "organization_title_name": "오픈AI 공동창업자 일리야 수츠케버가",
    "title_name_title": "최고기술책임자(CTO) 방다솜 부사장, AI부문장인 길시우 전무",
    "joint_title": "부총리 겸 과기정통부 장관, 창업자이자 CEO",
    "surname_title": "배 장관, 李대통령, 머스크 CEO",
    "surname_nominee": "김 후보자는, 한지우 내정자의",
    "title_given_to": "AI수석에 하정우 센터장을 내정했다",
    "named_to_title": "하정우 센터장을 AI수석으로 내정했다",
    "holds_title": "김태규 부위원장이 위원장 직무대행을 맡아",
    "held_title": "통신정책관을 지냈다, 삼성전자 상무 출신",
    "left_title": "강도현 차관이 물러났다",
    "list_entry": "▲ 네트워크정책실장 류제명",
}
"""The rules, each with the phrases that it reads."""


class Extractor:
    """Finds `Official` records."""

    group: ClassVar[str] = "officials"

    def __init__(self, vocab: Vocab) -> None:
        """Nothing of `vocab` is needed: the rules read the text."""

    def __call__(self, reading: Reading) -> Iterator[Official]:
        """The officials of a document, in the order of the text."""
        lists = personnel_lists.find(reading)
        mentions: list[OfficialMention] = [mention for region in lists for mention in region.mentions]
        pending: list[tuple[Stretch, list[OfficialMention], list[Title]]] = []
        spans = [(region.start, region.end) for region in lists]
        stretches = list(_stretches(reading, spans))
        for stretch in stretches:
            own, free = adjacent_titles.read(reading.text, stretch)
            pending.append((stretch, own, free))
        people = People([*mentions, *(mention for _, own, _ in pending for mention in own)])
        topic: tuple[int, Person] | None = None  # of the sentence before
        for stretch, own, free in pending:
            own.extend(surname_titles(reading.text, stretch.low, free, people))
            more = appointments.read(
                reading,
                stretch.sentence,
                stretch.low,
                stretch.high,
                stretch.titles,
                free,
                own,
                people.full,
                topic[1] if topic and topic[0] == stretch.sentence - 1 else None,
            )
            for mention in own:
                if mention.title and mention.title.particle in ("은", "는"):
                    topic = stretch.sentence, (mention.start, mention.end, mention.person)
            people.add(more)
            mentions += [*own, *more]
        restated = [*nominees(reading.text, mentions)]
        again = {mention.start for mention in restated}
        mentions = [d for d in mentions if d.head not in TO_BE or d.start not in again] + restated
        full_names(reading.text, mentions)
        mention_completion.complete(reading, mentions)
        seen: set[tuple[int, str, str]] = set()
        for mention in sorted(mentions, key=lambda d: (d.start, d.order)):
            key = (mention.start, mention.position, mention.organization or "")
            if key in seen or mention.position in titles.PROFESSIONS:
                continue
            seen.add(key)
            yield Official(
                **reading.anchor(mention.start, mention.end, f"officials.{mention.rule}"),
                person=mention.person,
                person_id=person_id(mention.person),
                position=mention.position,
                organization=mention.organization,
                sector=mention.sector,
                status=mention.status,
                date=mention.date,
            )


_MOST = 40  # positions; a sentence with more is a list without line breaks, and is read in parts


def _stretches(reading: Reading, lists: list[tuple[int, int]]) -> Iterator[Stretch]:
    """The sentences with positions outside the personnel lists, in order."""
    starts = [start for start, _ in lists]
    found: dict[int, list[Title]] = {}
    for title in titles.find(reading.text):
        region = bisect_right(starts, title.begin) - 1
        if region < 0 or title.begin >= lists[region][1]:
            found.setdefault(reading.index_at(title.begin), []).append(title)
    for index, own in found.items():
        sentence = reading.sentences[index]
        low = sentence.start_char
        for at in range(0, len(own), _MOST):
            part = own[at : at + _MOST]
            last = at + _MOST >= len(own)
            high = sentence.end_char if last else part[-1].after + len(part[-1].particle)
            yield Stretch(index, low, high, part)
            low = high
