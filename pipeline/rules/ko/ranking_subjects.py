"""Who or what a rank is about: the country, company or product near it, else the paragraph's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reading import Name, Reading
from pipeline.rules.ko import actors


@dataclass(slots=True)
class Found:
    """One rank and, as they become known, the columns of `records.Ranking`."""

    start: int
    end: int
    rank: int
    kind: str
    rule: str
    prefix: str | None
    tie: bool = False
    subject: str | None = None
    domain: str | None = None
    scope: str | None = None
    source: str | None = None
    period: str | None = None
    total: int | None = None
    status: str = "actual"
    sentence: int = 0


# 한국은, 한국의 제조 AI 경쟁력은
_IS_TOPIC = re.compile(
    r"(?:\([^)]*\))?(?:(?:은|는|이|가|도)(?![가-힣])|에서는|의? (?:[가-힣A-Za-z0-9.-]+ ){0,3}"
    r"[가-힣A-Za-z0-9.-]+?(?:은|는|이|가) )"
)


_CITY = re.compile(
    r"(?<![가-힣])((?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|도쿄|베이징"
    r"|상하이|선전|런던|뉴욕|파리|베를린|토론토|텔아비브|벵갈루루)(?:시|도)?)(?:은|는|이|가|도) "
)
# 네이버는, 네이버 주가는
_TOPIC_OR_ITS = re.compile(r"(?:\([^)]*\))?(?:은|는|이|가)|(?: [가-힣]{1,6}){1,2}(?:은|는|이|가) ")


_SCHOOL = re.compile(r" ([가-힣]{3,9}대)(?:와|가|는|의|도|,|\s|$)")


class Subjects:
    """Finds the subject of one rank after the other, and keeps what the article has been about."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.source: str | None = None  # who ranks is not ranked
        self.subject: str | None = None  # the last one
        self.topic: tuple[str, int] | None = None  # the last one with 은/는, and the paragraph's beginning
        self.main: str | None = None  # the first one with 은/는

    def of(self, found: Found, named: list[Name], low: int, begin: int, end: int, index: int) -> str | None:
        """The subject of `found`: `named` are the names near it, `begin` to `end` what no other rank claims.

        `low` is where the sentence, or what is read of it, begins; `index` is the sentence.
        """
        text = self.text
        own = [name for name in named if not self._is_source(name)]
        if behind := self._behind(found, own, end):
            return behind
        before = self._in_front(found, own, begin)
        topics = [name for name in before if _IS_TOPIC.match(text, name.end, found.start)]
        if found.status == "target" and found.rule in ("n_powers", "n_strong", "group_of_n"):
            states = [name.canonical for name in topics if name.kind == "country"]
            return states[-1] if states else "South Korea"
        if (
            found.status == "target"
            and topics
            and topics[-1].sector == "government"
            and topics[-1].kind != "country"
        ):
            return "South Korea"  # a ministry's goal is its country's
        joined = self._joined(before, found, begin)
        if joined:
            return joined
        if topics:
            if found.status == "actual" and topics[-1].canonical == "South Korea":
                self.main = "South Korea"  # of an article on several, the one whose parts it goes through
            if re.match(r"(?:\([^)]*\))?(?:은|는)", text[topics[-1].end :]) and found.status == "actual":
                self.main = self.main or topics[-1].canonical
                self.topic = (topics[-1].canonical, self._paragraph(low))
            return self._quoted(topics[-1].end, found.start) or self._with_others(topics[-1], before)
        if quoted := self._quoted(begin, found.start):
            return quoted
        bare = [
            name
            for name in before
            if re.match(r"(?:\([^)]*\))? ?[(（]?(?:공동 )?$|(?:의|,| )", text[name.end : found.start])
        ]
        if bare and (found.start - bare[-1].end <= 3 or (bare[-1].kind == "country" and begin == low)):
            return bare[-1].canonical
        if begin > low:  # 8위에서 6위로: the rank before has the same subject
            topics = [
                name
                for name in own
                if name.end <= found.start and _IS_TOPIC.match(text, name.end, found.start)
            ]
            if topics:
                return self._quoted(low, found.start) or topics[-1].canonical
            if quoted := self._quoted(low, found.start):
                return quoted
        if found.status == "target":
            if any(name.kind == "government" or name.canonical == "South Korea" for name in named):
                return "South Korea"
            firms = [
                name
                for name in own
                if name.kind == "organisation" and name.sector == "company" and name.end <= found.start
            ]
            named_goal = found.kind == "place" or found.rule == "within_place"
            return firms[-1].canonical if firms and named_goal else None
        whole = [
            name
            for name in own
            if name.end <= found.start
            and name.kind in ("country", "organisation")
            and text[name.end] not in "와과"
        ]
        if whole and begin > low:
            return whole[-1].canonical
        if city := _CITY.search(text, low, found.start):
            return city[1]
        if self.topic and self.topic[1] == self._paragraph(low):
            return self.topic[0]
        return (
            self._asked_about(index)
            or self.main
            or self.subject
            or self._topic_before(index)
            or (actors.main(self.reading) if found.status == "actual" and found.kind == "place" else None)
        )

    def _asked_about(self, index: int) -> str | None:
        """The country of the question that the sentence answers: `―우리나라 로봇 기술은 몇 위인가.`"""
        for before in range(index - 1, max(-1, index - 3), -1):
            sentence = self.reading.sentences[before]
            written = self.text[sentence.start_char : sentence.end_char].strip()
            if written[:1] in "―—-Q" and written.rstrip("?.").endswith(("나", "가", "요", "까", "은", "는")):
                return next(
                    (name.canonical for name in self.reading.names(sentence) if name.kind == "country"), None
                )
        return None

    def _behind(self, found: Found, own: list[Name], end: int) -> str | None:
        """The subject after the rank: `1위는 미국, 2위는 싱가포르`, `1위를 차지한 엔비디아`."""
        text = self.text
        after = text[found.end : end]
        lead = re.match(
            r"(?:는|엔|에는|로는|의|인|를 차지한|에 오른|를 기록한|를 지킨|로 꼽힌|를 유지한|로 평가받는|에 "
            r"이름을 올린)?(?: (?:역시|바로|업체|기업|국가|사업자|자리는)(?:인)?)? ?['‘“]?",
            after,
        )
        if lead is not None and lead.group():
            first = found.end + lead.end()
            following = next((name for name in own if first <= name.start <= first + 1), None)
            if following is not None and following.end <= end:
                beside = next((name for name in own if name.start == following.end + 1), None)
                if following.kind == "country" and beside is not None and beside.kind == "organisation":
                    return beside.canonical  # 1위 미국 엔비디아
                if following.kind == "country" and (school := _SCHOOL.match(text, following.end)):
                    return school[1]  # 1위 캐나다 토론토대
                return following.canonical
            if re.match(r"는 |엔 |에는 ", after) and (
                quoted := re.match(
                    r"[가-힣A-Za-z0-9 .-]{0,12}['‘“]([^'’”]{2,25})['’”]", text[first - 1 : end].lstrip("'‘“ ")
                )
            ):
                return quoted[1]
        return None

    def _in_front(self, found: Found, own: list[Name], begin: int) -> list[Name]:
        """The names before the rank, without those that it follows: `미국, 중국에 이은 세 번째`."""
        text = self.text
        before = [name for name in own if name.start >= begin and name.end <= found.start]
        if follows := re.search(
            r"(?:에|를|을|의) ?(?:이어|이은|잇는|뒤이어)[^,]{0,12}$", text[begin : found.start]
        ):
            cut = begin + follows.start()  # 한국은 미국, 독일, 중국에 이은 네 번째: the three are in front
            while (
                before
                and before[-1].end <= cut + 1
                and re.fullmatch(r"(?:\([^)]*\))?[\s,·와과]*", text[before[-1].end : cut])
            ):
                cut = before.pop().start
        return before

    def _paragraph(self, at: int) -> int:
        return self.text.rfind("\n", 0, at)

    def _joined(self, before: list[Name], found: Found, begin: int) -> str | None:
        """`핀란드와 함께 공동 5위`: both."""
        match = re.search(
            r"([가-힣A-Za-z0-9.]+?)(?:와|과) (?:나란히|함께|더불어|동률(?:로|인)?|같은)? ?(?:공동 ?)?$",
            self.text[begin : found.start],
        )
        if match is None:
            return None
        at = begin + match.start(1)
        other = next((name.canonical for name in before if name.start == at), match[1])
        topic = next(
            (
                name
                for name in reversed(before)
                if name.end <= at and _IS_TOPIC.match(self.text, name.end, found.start)
            ),
            None,
        )
        first = self._quoted(begin, at) or (topic.canonical if topic else None)
        if first is None and self.topic and self.topic[1] == self._paragraph(found.start):
            first = self.topic[0]
        first = first or self.main or self.subject
        return f"{first};{other}" if first and first != other else other

    def _with_others(self, name: Name, before: list[Name]) -> str:
        """`프랑스 일본 한국이`: all of a list that ends in the subject."""
        listed = [name]
        for other in reversed([n for n in before if n.end <= name.start]):
            gap = self.text[other.end : listed[0].start]
            if other.kind == name.kind == "country" and re.fullmatch(
                r"(?:\([A-Z]+\))?(?: |, ?|·|와 |과 )", gap
            ):
                listed.insert(0, other)
            else:
                break
        return ";".join(n.canonical for n in listed)

    def _quoted(self, begin: int, end: int) -> str | None:
        """A product in quotation marks that is the sentence's subject: `'하이퍼클로바'가`."""
        matches = list(
            re.finditer(r"['‘“「]([^'‘’“”「」\n]{2,25})['’”」](?:은|는|이|가|도)", self.text[begin:end])
        )
        return matches[-1][1] if matches else None

    def _is_source(self, name: Name) -> bool:
        return self.source is not None and name.text == self.source.partition("(")[0]

    def _topic_before(self, index: int) -> str | None:
        for before in range(index - 1, max(-1, index - 3), -1):
            sentence = self.reading.sentences[before]
            for name in self.reading.names(sentence):
                ranked = name.kind in ("country", "organisation") and not self._is_source(name)
                if ranked and _TOPIC_OR_ITS.match(self.text[name.end : name.end + 16]):
                    return name.canonical
        return None
