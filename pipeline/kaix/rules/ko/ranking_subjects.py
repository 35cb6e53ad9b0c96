"""Who or what a rank is about: the country, company or product near it, else the paragraph's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaix import vocabulary
from kaix.analysis.ko import reference
from kaix.reading import Name, Reading
from kaix.rules.ko import names
from kaix.rules.ko.ranking_names import CITY, is_ministry, newcomer, product, unlisted
from kaix.rules.ko.ranking_sources import is_ranker


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
    r"(?:\([^)]*\))?(?:(?:은|는|이|가|도)(?![가-힣])|에서는|의? "
    r"(?:(?![가-힣A-Za-z]+(?:으로|에서|에게|부터|까지) )[가-힣A-Za-z0-9.-]+ ){0,3}"
    r"[가-힣A-Za-z0-9.-]+?(?:\([A-Za-z]{2,12}\) [가-힣A-Za-z]{1,8}?)?(?:은|는|이|가) )"
)


# 네이버는, 네이버 주가는
_TOPIC_OR_ITS = re.compile(r"(?:\([^)]*\))?(?:은|는|이|가)|(?: [가-힣]{1,6}){1,2}(?:은|는|이|가) ")


_RATES = re.compile(
    r"(?:로|으로|에) (?:평가|선정|꼽|매겼|올렸|분류|집계|지목|랭크|산정)(?:했|하며|하고|하면서|한|아|고|다|으며)"
)
_SAYS_OF_US = re.compile(
    r"[은는이가] [“\"‘'][^”\"’]{0,40}?(?:우리나라|우리 (?:경제|산업|정부)|국내)"
)  # 한국은행은 “우리 경제의
# 미국, 중국에 이은 세 번째; 영국·프랑스 제치고 4위
_BEHIND_THEM = re.compile(
    r"(?:에|를|을|의) ?(?:이어|이은|잇는|뒤이어)[^,]{0,12}$|(?:을|를)? ?(?:제치|제쳐|앞질|따돌|누르고|"
    r"꺾고|밀어내)[가-힣]{0,3} [^,]{0,20}$"
)
_FIRM_OF = re.compile(r" ([A-Z][A-Za-z]{1,11})(?:은|는|이|가|도) ")
_WE = re.compile(r"(?<![가-힣])우리(?:는|가|도) ")
_SPEAKS = re.compile(
    r"(?:의원|대표|장관|차관|위원장|교수|대변인|연구원|연구위원|원장|소장|회장|사장|실장|국장|"
    r"본부장)(?:은|는|이|가)$"
)
_AMONG = re.compile(r" (?:중|가운데)")
_NAMED_LAST = re.compile(
    r"(?:는|은|엔|에는|인)? ['‘“]?"
)  # 5위는 ¦프랑스¦, 우리나라는 6위: the rank before has it
_DOTTED = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Z]{1,8}(?:·[가-힣A-Z]{1,8}){1,6})(?:은|는|이|가|도) ")
_SCHOOL = re.compile(
    r" ((?:[가-힣A-Za-z]{2,10} ){0,2}?(?:[가-힣]{2,9}(?:대|대학|대학교|칼리지|연구소|공대)))(?:\([A-Z]{2,8}\))?"
    r"(?:와|가|는|은|의|도|이|로|으로|,|\s|$)"
)


# 국내 4위 가상화폐 거래소 누리코인 인수를
_BOUGHT = re.compile(
    r"(?: [가-힣A-Za-z]{1,10}){0,3} (?!거래소|포털|은행|업체|기업|회사)"
    r"([가-힣A-Za-z]{2,10}?)(?:을|를|의|이|가)? (?:인수|매각|지분|경영권|합병)"
)
_WITH_SHARE = re.compile(
    r"([가-힣A-Za-z][가-힣A-Za-z0-9·&]*)\([\d.,]{1,6}[%％][)）](?:이|가|은|는) (?:전체 )?$"
)


def _with_share(text: str, begin: int, end: int) -> str | None:
    """What a survey's answer names with its share: `투자할 업종은 로봇·우주(41.2%)가 1위`."""
    match = _WITH_SHARE.search(text, begin, end)
    return match[1] if match else None


class Subjects:
    """Finds the subject of one rank after the other, and keeps what the article has been about."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.source: str | None = None  # who ranks is not ranked
        self.subject: str | None = None  # the last one
        self.topic: tuple[str, int] | None = None  # the last one with 은/는, and the paragraph's beginning
        self.main: str | None = None  # the first one with 은/는
        self.goal: str | None = None  # whose the goal before is, in the sentence that is read
        self.domain: str | None = None  # of the rank that is read: ‘제도’는 29위 is no subject

    def of(self, found: Found, named: list[Name], low: int, begin: int, end: int, index: int) -> str | None:
        """The subject of `found`: `named` are the names near it, `begin` to `end` what no other rank claims.

        `low` is where the sentence, or what is read of it, begins; `index` is the sentence.
        """
        text, self.domain = self.text, found.domain
        own = [name for name in named if not self._is_source(name) and not self._is_pool(name)]
        if behind := self._behind(found, own, end):
            return behind
        before = self._in_front(found, own, begin)
        if begin > low and before and _NAMED_LAST.fullmatch(text[begin : before[0].start]):
            before = before[1:] or before
        if rated := self._rated(found, before):
            return rated
        topics = [name for name in before if self._is_topic(name, found.start)]
        if _WE.search(text, begin, found.start) and any(name.sector == "government" for name in own):
            return "South Korea"  # 국민의힘 한경록 의원은 “우리는 아직 8위”
        if topics and is_ministry(topics[-1]):  # 과기정통부는 “투자가 12위에서 10위로 올랐다”고 했다
            topics = [name for name in topics if not is_ministry(name)]
            if not topics:
                return "South Korea"  # a ministry's goal is its country's
        if found.status == "target" and found.rule in ("n_powers", "n_strong", "group_of_n"):
            states = [name.canonical for name in topics if name.kind == "country"]
            return states[-1] if states else "South Korea"
        joined = self._joined(before, found, begin) or self._dotted(begin, found.start)
        if joined:
            return joined
        if topics:
            if found.status == "actual" and topics[-1].canonical == "South Korea":
                self.main = "South Korea"  # of an article on several, the one whose parts it goes through
            if re.match(r"(?:\([^)]*\))?(?:은|는)", text[topics[-1].end :]) and found.status == "actual":
                self.main = self.main or topics[-1].canonical
                self.topic = (topics[-1].canonical, self._paragraph(low))
            if quoted := self._quoted(topics[-1].end, found.start):
                return quoted
            if topics[-1].kind == "organisation" and _SAYS_OF_US.match(text, topics[-1].end, found.start):
                return "South Korea"
            own_product = (
                product(text, topics[-1].end, found.start) if topics[-1].kind == "organisation" else None
            )
            if topics[-1].kind == "country" and (firm := _FIRM_OF.match(text, topics[-1].end, found.start)):
                return firm[1]  # 중국 TCL은
            if topics[-1].kind == "country" and (school := _SCHOOL.match(text, topics[-1].end, found.start)):
                return school[1]  # 싱가포르 국립대로 8위를
            return own_product or self._with_others(topics[-1], before)
        if quoted := self._quoted(begin, found.start):
            return quoted
        if city := CITY.search(text, begin, found.start):
            return city[1]
        if named_so := _with_share(text, begin, found.start) or unlisted(text, begin, found.start):
            return named_so
        bare = [
            name
            for name in before
            if re.match(r"(?:\([^)]*\))? ?[(（]?(?:공동 )?$|(?:의|,| )", text[name.end : found.start])
        ]
        if bare and (found.start - bare[-1].end <= 3 or (bare[-1].kind == "country" and begin == low)):
            return bare[-1].canonical
        if (
            bare
            and begin == low
            and text[bare[0].end] == ","
            and not text[low : bare[0].start].strip("‘’'“”\"[] ")
        ):
            return bare[0].canonical  # 네이버, 국내 AI 검색 1위 탈환
        if begin > low:  # 8위에서 6위로: the rank before has the same subject
            topics = [
                name
                for name in own
                if name.end <= found.start
                and not is_ministry(name)
                and _IS_TOPIC.match(text, name.end, found.start)
            ]
            if topics:
                if (
                    found.status == "target"
                    and topics[-1].sector == "government"
                    and topics[-1].kind != "country"
                ):
                    return "South Korea"
                return self._quoted(low, found.start) or topics[-1].canonical
            if quoted := self._quoted(low, found.start):
                return quoted
        if found.status == "target":
            if any(name.kind == "government" or name.canonical == "South Korea" for name in named):
                return "South Korea"
            if begin > low and self.goal:
                return self.goal  # 국내 2위, 아시아 9위권을 노린다
            firms = [
                name
                for name in own
                if name.kind == "organisation" and name.sector == "company" and name.end <= found.start
            ]
            named_goal = found.kind == "place" or found.rule == "within_place"
            if firms and named_goal:
                return firms[-1].canonical
            held = self.subject  # 대구는 9위였다. … 아시아 톱7로 우뚝 서겠다
            return held if held and not set(held.split(";")) & vocabulary.words("countries") else None
        whole = [
            name
            for name in own
            if name.end <= found.start
            and name.kind in ("country", "organisation")
            and text[name.end] not in "와과"
            and (name.kind == "country" or not (is_ranker(name.text) or name.sector == "government"))
        ]
        if whole and begin > low:
            return whole[-1].canonical
        if city := CITY.search(text, low, found.start):
            return city[1]
        if self.topic and self.topic[1] == self._paragraph(low):
            return self.topic[0]
        return (
            self._asked_about(index)
            or self.main
            or self.subject
            or self._topic_before(index)
            or (reference.main(self.reading) if found.status == "actual" and found.kind == "place" else None)
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
            r"(?:[(（][^)）\n]{1,20}[)）])?(?:(?:는|엔|에는) [\d.,]{1,6}점을? (?:받은|얻은|기록한|획득한)|는|엔|"
            r"에는|로는|의|인|로 평가받는|"
            r"(?:를|에|로|을|으로) (?:[가-힣]{1,4} ){0,2}[가-힣]{0,3}[한은른진선난온킨린힌])?"
            r"(?: (?:역시|바로|자리는))?(?:(?: [가-힣A-Za-z]{1,10}){0,2} ?(?:업체|기업|회사|국가|"
            r"사업자|통신사|은행|제조사|거래소|포털|메신저|"
            r"증권사|보험사|카드사|게임사|건설사|제약사|조선사|항공사|운용사)(?:인)?)? ?['‘“]?",
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
                    r"[가-힣A-Za-z0-9 .-]{0,12}['‘“]([^'’”]{1,25})['’”]", text[first - 1 : end].lstrip("'‘“ ")
                )
            ):
                return quoted[1]
            if bought := _BOUGHT.match(text, found.end, end):
                return bought[1]
            topical = re.match(r"는 |엔 |에는 ", after) is not None
            return newcomer(text, first, end, lead.group(), named=topical, in_domain=found.domain is not None)
        return None

    def _in_front(self, found: Found, own: list[Name], begin: int) -> list[Name]:
        """The names before the rank, without those that it follows: `미국, 중국에 이은 세 번째`."""
        text = self.text
        before = [name for name in own if name.start >= begin and name.end <= found.start]
        if follows := _BEHIND_THEM.search(text, begin, found.start):
            cut = follows.start()  # 한국은 미국, 독일, 중국에 이은 네 번째: the three are in front
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
        with_name = next((name for name in before if name.start == at), None)
        other = self._with_others(with_name, before) if with_name else match[1]
        topic = next(
            (
                name
                for name in reversed(before)
                if name.end <= at - 1 and _IS_TOPIC.match(self.text, name.end, found.start)
            ),
            None,
        )
        first = self._quoted(begin, at) or (topic.canonical if topic else None)
        if first is None and self.topic and self.topic[1] == self._paragraph(found.start):
            first = self.topic[0]
        first = first or self.main or self.subject
        return f"{first};{other}" if first and first != other else other

    def _dotted(self, begin: int, end: int) -> str | None:
        """`스웨덴·미국·싱가포르가 2∼4위에`: countries that dots join are one word."""
        matches = list(_DOTTED.finditer(self.text, begin, end))
        if not matches or _IS_TOPIC.search(self.text, matches[-1].end(), end):
            return None
        states = [names.country_of(part) for part in matches[-1][1].split("·")]
        return ";".join(state for state in states if state) if all(states) else None

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
            re.finditer(
                r"['‘“「〈《]([^'‘’“”「」〈〉《》\n(]{2,25})(?:\([^)\n]{1,30}\))?"
                r"['’”」〉》](?:은|는|이|가|도)",
                self.text[begin:end],
            )
        )
        if matches and self.domain and matches[-1][1] in self.domain:
            return None
        return matches[-1][1] if matches else None

    def _rated(self, found: Found, before: list[Name]) -> str | None:
        """Whom somebody puts on a rank: `커니는 한국의 AI 투자 매력도를 세계 8위로 평가했다`."""
        if not _RATES.match(self.text, found.end):
            return None
        rated = [name for name in before if self.text[name.end : name.end + 1] in ("의", "을", "를")]
        return rated[-1].canonical if rated else None

    def _is_topic(self, name: Name, end: int) -> bool:
        """Whether a name is what its clause is about; of `국민의힘 한경록 의원은` that is the member."""
        match = _IS_TOPIC.match(self.text, name.end, end)
        if match is None:
            return False
        last = match.group().rstrip().rsplit(" ", 1)[-1]
        return len(last) < 3 or _SPEAKS.search(last) is None

    def _is_pool(self, name: Name) -> bool:
        """국내 대학 of `국내 대학 중 1위`: among whom, not who."""
        return name.kind == "group" and _AMONG.match(self.text, name.end) is not None

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
