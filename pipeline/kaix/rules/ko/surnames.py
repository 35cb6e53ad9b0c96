"""A surname with a position, `배 장관`, `李대통령`, `머스크 CEO`: whose it is, by the full names of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kaix import vocabulary
from kaix.people import surname_id
from kaix.rules.ko import foreign_names
from kaix.rules.ko.likeliest_name import OF_ONE
from kaix.rules.ko.official_mentions import OfficialMention, sector_for
from kaix.rules.ko.persons import CERTAIN, LIKELY, likeness, surname_rank
from kaix.rules.ko.titles import Title

# A surname that is as often a word in front of a position (전 장관, 현 대표, 당 대표) needs the same position
# with the full name elsewhere.
_AMBIGUOUS = frozenset("이전한현당양두시도구국부신여주공동본각총차우고위모")


class People:
    """The full names of an article, by surname and by last word, with the positions they hold."""

    def __init__(self, text: str, mentions: list[OfficialMention]) -> None:
        self.text = text
        self.full = {mention.person for mention in mentions}
        self.by_surname: dict[str, list[OfficialMention]] = {}
        self.by_last: dict[str, list[OfficialMention]] = {}
        self.seen: set[tuple[str, str | None]] = set()
        self.sought: set[str] = set()
        self.add(sorted(mentions, key=lambda d: (d.start, d.order)))

    def add(self, mentions: list[OfficialMention]) -> None:
        """Take in more officials: `AI수석에 주영록 교수를 임명했다` lets 주 수석 be understood further on."""
        for mention in mentions:
            if (mention.person, mention.head) in self.seen or mention.person == mention.surname:
                continue
            self.seen.add((mention.person, mention.head))
            if " " in mention.person:
                first, *_, last = mention.person.split()
                self.by_last.setdefault(last, []).append(mention)
                if foreign_names.family_first(first):  # 다케우치 장관 of 다케우치 료
                    self.by_last.setdefault(first, []).append(mention)
            elif surname := mention.surname:
                self.by_surname.setdefault(surname_id(surname) or surname, []).append(mention)

    def holder(self, word: str, title: Title) -> OfficialMention | None:
        """Who `배` or `머스크` is in front of `title`: the one with that position, else the one person of that name."""
        hanja = "㐀" <= word <= "鿿"
        candidates = self.by_last.get(word) or self.by_surname.get(surname_id(word) or "", [])
        same = [mention for mention in candidates if _same_position(mention, title)]
        if same:
            return self._of_several(same, title)
        if title.head in _ONE_ONLY:
            return None
        if (word in _AMBIGUOUS and not hanja) or len({mention.person for mention in candidates}) != 1:
            return None
        return candidates[0]

    def _of_several(self, same: list[OfficialMention], title: Title) -> OfficialMention:
        """Of those with one surname and one position: who spoke last, else whom the article is about."""
        if len({mention.person for mention in same}) == 1:
            return same[-1]
        before = sorted((d for d in same if d.start < title.begin), key=lambda mention: mention.start)
        if not before:
            return same[0]
        topics = [d for d in before if d.title and d.title.particle in ("은", "는")]
        if topics:
            return topics[-1] if before[-1].start - topics[-1].start < _FAR else before[-1]
        opening = before[0]  # the headline's: 정서우 회장, “나아갈 것” … 정 회장은
        speakers = [d for d in before if d.title and d.title.particle in ("이", "가")]
        return opening if not speakers or (opening.title and not opening.title.particle) else speakers[-1]

    def named(self, word: str, title: Title) -> str | None:
        """The full name of `word` where the article gives it without a position: 젠슨 황, 이서준 정부."""
        if len(word) > 1 and (title.noun or not foreign_names.foreign_word_like(word)):
            return None
        if len(word) > 1:
            self.sought.add(word)
            return full_name(self.text, word) if len(self.sought) <= _LOOKUPS else None
        if title.head == "대통령" and (surname := _of_hanja(word)):
            match = re.search(rf"(?<![가-힣])({surname}[가-힣]{{2}}) ?(?:대통령|정부|정권|행정부)", self.text)
            return match[1] if match else None
        if (
            title.particle in OF_ONE
            and not title.noun
            and word not in _AMBIGUOUS
            and surname_rank(word) is not None
        ):
            return bare_name(self.text, word)
        return None


@lru_cache(maxsize=64)
def bare_name(text: str, surname: str) -> str | None:
    """The one full name with this surname that the article gives without a position: `손지우, 지분 매각`."""
    written = re.compile(
        rf"(?<![가-힣A-Za-z0-9])({surname}[가-힣]{{2}})(?=[,(（…\s]|[은는이가의을를도와과]\s)"
    )
    found = {match[1] for match in written.finditer(text) if likeness(match[1]) == CERTAIN}
    return next(iter(found)) if len(found) == 1 else None


_FAR = 600  # characters: whoever is named so much later is another's paragraph
_ONE_ONLY = frozenset(
    ("대통령", "총리", "국무총리", "부통령", "교황", "국왕")
)  # nobody is so called for another post


def _of_hanja(word: str) -> str | None:
    """The surname in Hangul: 이 of 李."""
    if "가" <= word <= "힣":
        return word
    same = surname_id(word)
    return next(
        (row["surname"] for row in vocabulary.table("surnames_ko") if surname_id(row["surname"]) == same),
        None,
    )


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
            given = words[first] in vocabulary.words("given_names_ko")
            if first and foreign_names.foreign_word(words[first - 1]):
                continue  # 지아니 인판티노 ¦피파¦
            sure = given or (
                foreign_names.sound(words[first]) >= foreign_names.FOREIGN
                and not re.search(r"[은는이가을를의과와로도]$", words[first])
            )
            if (
                length == len(words) - first
                and score >= LIKELY
                and sure
                and foreign_names.foreign_word_like(word)
            ):
                return " ".join(words[first:])
    return None


def full_names(text: str, mentions: list[OfficialMention]) -> None:
    """Give those whom only a last name names the full name that the article has elsewhere; in place."""
    last = {
        mention.person
        for mention in mentions
        if " " not in mention.person and foreign_names.foreign_word(mention.person)
    }
    known = {word: full_name(text, word) for word in sorted(last)[:_LOOKUPS]}
    for mention in mentions:
        mention.person = known.get(mention.person) or mention.person


# The same position in short: 주 수석 after AI미래기획수석비서관, 엄 대표 after 대표이사, 나델라 CEO after 최고경영자.
_SHORT = {
    "수석": ("수석비서관",),
    "대표": ("대표이사", "대표변호사", "공동대표", "각자대표", "대표원장", "최고경영자", "CEO"),
    "CEO": ("최고경영자", "대표이사", "대표"),
    "CTO": ("최고기술책임자",),
    "CFO": ("최고재무책임자",),
    "COO": ("최고운영책임자",),
    "최고경영자": ("CEO",),
    "변호사": ("대표변호사",),
    "의원": ("원내대표", "간사", "당대표", "최고위원"),
    "전무": ("전무이사",),
    "상무": ("상무이사",),
    "장관": ("부총리",),
}


def _same_position(mention: OfficialMention, title: Title) -> bool:
    head = mention.head
    return head is not None and (head.endswith(title.head) or head in _SHORT.get(title.head, ()))


_SURNAME = re.compile(
    r"(?:^|(?<=[^가-힣A-Za-z0-9㐀-鿿]))([가-힣]{1,6}|[㐀-鿿])( ?)"
    r"(?:(전|前) ?|(?:신임|현|새|창업|명예|수석|선임|총괄) )?$"
)


def surname_titles(text: str, low: int, free: list[Title], people: People) -> Iterator[OfficialMention]:
    """배 장관, 李대통령, 머스크 CEO: the surname takes the full name that the article gives elsewhere."""
    for title in list(free):
        start = title.start if "㐀" <= text[title.begin] <= "鿿" else title.begin
        match = _SURNAME.search(text[max(low, start - 12) : start])
        if match is None or not (match[2] or match[3] or start != title.begin):
            continue
        anchor = start - len(match.group()) + match.start(1) - match.start()
        held = people.holder(match[1], title)
        if held is None:
            person = people.named(match[1], title)
            if person is not None:
                free.remove(title)
                mention = OfficialMention.of(
                    text,
                    (anchor, anchor + len(match[1])),
                    title,
                    None,
                    "surname_title",
                    former=bool(match[3]),
                )
                mention.person = person
                yield mention
            continue
        free.remove(title)
        same = _same_position(held, title)
        yield OfficialMention(
            start=anchor,
            end=anchor + len(match[1]),
            person=held.person,
            position=text[title.start : title.end],
            organization=held.organization if same else None,
            sector=held.sector if same else sector_for(title, None),
            status="former"
            if match[3]
            else title.status
            if title.status != "current"
            else held.later_status
            if same
            else "current",
            rule="surname_title",
            title=title,
        )


_AS = ("designate", "acting", "candidate")
_NOMINEE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<name>[가-힣]{1,4})\s(?P<as>후보자|내정자|지명자|권한대행|직무대행|"
    r"직무대리|당선인|당선자|후보)(?=[은는이가의도를을에와과]|께서|측|에게|\s|[,.)”’\"'])"
)


def nominees(text: str, mentions: list[OfficialMention]) -> Iterator[OfficialMention]:
    """김 후보자는, 문경록 권한대행은: whom the article names in full with the post, stated again."""
    nominated = [mention for mention in mentions if mention.status in _AS and mention.rule != "surname_title"]
    if not nominated:
        return
    for match in _NOMINEE.finditer(text):
        word = match["name"]
        status = "acting" if match["as"].endswith(("대행", "대리")) else "designate"
        named = [
            mention
            for mention in nominated
            if mention.status == status or (match["as"] == "후보" and mention.status == "candidate")
        ]
        surname = surname_id(word)
        held = [
            mention
            for mention in named
            if mention.person == word
            or (surname and mention.surname and surname_id(mention.surname) == surname)
        ]
        if (
            len({mention.person for mention in held}) > 1
        ):  # 고 후보자: who is called 후보자, not who gets a post
            held = [mention for mention in held if mention.title and mention.title.status == mention.status]
        if held and len({mention.person for mention in held}) == 1 and held[0].start != match.start():
            first = min(held, key=lambda mention: mention.start)
            yield OfficialMention(
                start=match.start(),
                end=match.end("name"),
                person=first.person,
                position=first.position,
                organization=first.organization,
                sector=first.sector,
                status=first.status,
                rule="surname_nominee",
                date=first.date,
            )
