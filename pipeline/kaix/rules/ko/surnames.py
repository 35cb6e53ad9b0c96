"""A surname with a position, `배 장관`, `李대통령`, `머스크 CEO`: whose it is, by the full names of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kaix import vocabulary
from kaix.people import surname_id
from kaix.rules.ko import foreign_names
from kaix.rules.ko.official_mentions import OfficialMention, sector_for
from kaix.rules.ko.persons import LIKELY
from kaix.rules.ko.titles import Title

# A surname that is as often a word in front of a position (전 장관, 현 대표, 당 대표) needs the same position
# with the full name elsewhere.
_AMBIGUOUS = frozenset("이전한현당양두시도구국부신여주공동본각총차우고위모")


class People:
    """The full names of an article, by surname and by last word, with the positions they hold."""

    def __init__(self, mentions: list[OfficialMention]) -> None:
        self.full = {mention.person for mention in mentions}
        self.by_surname: dict[str, list[OfficialMention]] = {}
        self.by_last: dict[str, list[OfficialMention]] = {}
        self.add(sorted(mentions, key=lambda d: (d.start, d.order)))

    def add(self, mentions: list[OfficialMention]) -> None:
        """Take in more officials: `AI수석에 주영록 교수를 임명했다` lets 주 수석 be understood further on."""
        for mention in mentions:
            if " " in mention.person:
                first, *_, last = mention.person.split()
                self.by_last.setdefault(last, []).append(mention)
                if foreign_names.family_first(first):  # 다케우치 장관 of 다케우치 료
                    self.by_last.setdefault(first, []).append(mention)
            elif (surname := mention.surname) and mention.person != surname:
                self.by_surname.setdefault(surname_id(surname) or surname, []).append(mention)

    def holder(self, word: str, title: Title) -> OfficialMention | None:
        """Who `배` or `머스크` is in front of `title`: the one with that position, else the one person of that name."""
        candidates = self.by_last.get(word) or self.by_surname.get(surname_id(word) or "", [])
        same = [mention for mention in candidates if _same_position(mention, title)]
        if same:
            return self._of_several(same, title)
        one = word not in _AMBIGUOUS and len({mention.person for mention in candidates}) == 1
        return candidates[0] if one else None

    def _of_several(self, same: list[OfficialMention], title: Title) -> OfficialMention:
        """Of those with one surname and one position: the last topic, else who was named last."""
        before = sorted((d for d in same if d.start < title.begin), key=lambda mention: mention.start)
        if len({mention.person for mention in same}) == 1 or not before:
            return same[0]
        topics = [d for d in before if d.title and d.title.particle in ("은", "는")]
        if topics:
            return topics[-1] if before[-1].start - topics[-1].start < _FAR else before[-1]
        opening = before[0]  # the headline's: 정서우 회장, “나아갈 것” … 정 회장은
        speakers = [d for d in before if d.title and d.title.particle in ("이", "가")]
        return opening if not speakers or (opening.title and not opening.title.particle) else speakers[-1]


_FAR = 600  # characters: whoever is named so much later is another's paragraph
_OCCURRENCES = 12  # of a last name that are looked at, and …
_LOOKUPS = 64  # … last names of one article, so that the work does not grow with the square of a text
_BEFORE = re.compile(r"(?<![가-힣])(?:[가-힣]{1,6} )?[가-힣]{2,6} \Z")


@lru_cache(maxsize=_LOOKUPS)
def full_name(text: str, word: str) -> str | None:
    """The two or more words of which `word` is the last, where the text has them: 도널드 트럼프 of 트럼프."""
    at = -1
    for _ in range(_OCCURRENCES):
        at = text.find(word, at + 1)
        if at < 0:
            return None
        before = _BEFORE.search(text, max(0, at - 15), at)
        if before is None or re.match(r"[가-힣]{3}", text[at + len(word) : at + len(word) + 3]):
            continue
        words = [*before.group().split(), word]
        for first in range(len(words) - 1):
            length, score = foreign_names.foreign_length(words, first)
            sure = (
                words[first] in vocabulary.words("given_names_ko")
                or foreign_names.sound(words[first]) >= foreign_names.FOREIGN
            )
            name = " ".join(words[first:])
            known = foreign_names.known_foreigners()
            another = word in known and name.replace(" ", "") not in known  # 멜라니아 트럼프
            if length == len(words) - first and score >= LIKELY and sure and not another:
                return name
    return None


def full_names(text: str, mentions: list[OfficialMention]) -> None:
    """Give those whom only a last name names the full name that the article has elsewhere; in place."""
    last = {d.person for d in mentions if " " not in d.person and foreign_names.foreign_word(d.person)}
    known = {word: full_name(text, word) for word in sorted(last)[:_LOOKUPS]}
    for mention in mentions:
        mention.person = known.get(mention.person) or mention.person


# The same position in short: 주 수석 after AI미래기획수석비서관, 엄 대표 after 대표이사, 나델라 CEO after 최고경영자.
_SHORT = {row["short"]: frozenset(row["long"].split()) for row in vocabulary.table("short_titles_ko")}


def _same_position(mention: OfficialMention, title: Title) -> bool:
    head = mention.head
    return head is not None and (head.endswith(title.head) or head in _SHORT.get(title.head, ()))


_SURNAME = re.compile(
    r"(?<![가-힣A-Za-z0-9㐀-鿿])([가-힣]{1,6}|[㐀-鿿])( ?)"
    r"(?:(전|前) ?|(?:신임|현|새|창업|명예|수석|선임|총괄) )?\Z"
)


def surname_titles(text: str, low: int, free: list[Title], people: People) -> Iterator[OfficialMention]:
    """배 장관, 李대통령, 머스크 CEO: the surname takes the full name that the article gives elsewhere."""
    for title in list(free):
        start = title.start if "㐀" <= text[title.begin] <= "鿿" else title.begin
        begin = max(low, start - 12)
        match = _SURNAME.search(text[begin:start])  # cut, as words may be glued to the sentence before
        if match is None or not (match[2] or match[3] or start != title.begin):
            continue
        held = people.holder(match[1], title)
        if held is None:
            continue
        free.remove(title)
        span = begin + match.start(1), begin + match.end(1)
        made = OfficialMention.of(text, span, title, None, "surname_title", former=bool(match[3]), like=held)
        if _same_position(held, title):
            made.organization, made.sector = held.organization, held.sector
            made.status = held.later_status if made.status == "current" else made.status
        else:
            made.sector = sector_for(title, None)
        yield made


TO_BE = frozenset(("후보", "당선인"))
"""What somebody is called whose post the article may say elsewhere: 대표 후보에 문가람이, then 문가람 후보는."""
_NOMINEE = re.compile(
    r"(?<![가-힣A-Za-z])([가-힣]{1,4})\s(?:(?P<designate>후보자|내정자|지명자|당선인|당선자|후보)|권한대행|직무대행|직무대리)"
    r"(?=[은는이가의도를을에와과]|께서|측|에게|\s|[,.)”’\"'])"
)


def nominees(text: str, mentions: list[OfficialMention]) -> Iterator[OfficialMention]:
    """김 후보자는, 문경록 권한대행은: whom the article names in full with the post, stated again."""
    for match in _NOMINEE.finditer(text):
        held = [
            mention
            for mention in mentions
            if mention.status in (("designate", "candidate") if match["designate"] else ("acting",))
            and mention.rule != "surname_title"
            and mention.head not in TO_BE
            and match[1] in (mention.person, mention.surname, mention.person.split()[-1])
        ]
        if len({mention.person for mention in held}) == 1 and held[0].start != match.start():
            first = min(held, key=lambda mention: mention.start)
            yield replace(first, start=match.start(), end=match.end(1), rule="surname_nominee", title=None)
