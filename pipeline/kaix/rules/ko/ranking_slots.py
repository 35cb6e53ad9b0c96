"""Who is ranked, in what, among whom, by whom, and whether it is a goal: the words around a rank.

What a sentence leaves out, the one before says: `스탠퍼드대가 낸 ‘AI 인덱스’에서 한국은
5위였다. 싱가포르가 3위다.` So the index, its publisher and the last subject are carried along.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kaix import times, vocabulary
from kaix.reading import Name, Reading
from kaix.rules.ko import names
from kaix.rules.ko.ranking_domains import INDEX, domain_of
from kaix.rules.ko.ranking_sources import VERB, source_in
from kaix.rules.ko.ranking_status import status
from kaix.rules.ko.ranking_subjects import Found, Subjects
from kaix.rules.ko.titles import alternatives

_REACH = 240  # characters around a rank that its words are looked for in
_BACK = 8  # sentences before a rank that can name the index and its maker
_HOLDS = 6  # sentences after one that names who ranks, or that ranks by it, for which it holds
_HOLDS_WORLD = 2  # the same of a market that is said to be the world's
_FORECAST = re.compile(r"(?:전망|예상|예측|관측|추산|분석)(?:했|됐|된다|되고|이 나|하고)")
_NEAR = 40  # characters before a rank that can say among whom it is
_FIRM = re.compile(
    r"(?<![가-힣])(?:이 |그 )?(?:회사|업체|기업|사업자|학교|대학|그룹|은행)(?:은|는|이|가|의) "
)
_SERIES = re.compile(r"(?:와|과|,|·|ㆍ|、| 및)? ?(?:각각 )?")  # 5위와 8위
_ARE = re.compile(r"(?:는|은|에는|엔) (?:각각 )?")
_TWO_PARTS = re.compile(
    r"(?:^|[\s,])([가-힣A-Za-z]{2,10})(?:와|"
    r"과) ((?:[가-힣A-Za-z]{1,10} ){0,2}[가-힣A-Za-z]{2,10}?)(?:에서는|에서|은|는|에선) (?:각각 )?$"
)
_LISTED = re.compile(r"(?:\([^)\n]{1,20}\))?(?:와|과|,|·|ㆍ)? ?(?:중국|미국|한국|일본)? ?")
_TOTAL = re.compile(
    r"(\d{1,3}(?:,\d{3})?|\d{1,4}) ?(?:개국|국|개 ?(?:국가|나라|도시|대학|기업|모델|기관|팀|업체|회원국|조사 "
    r"?대상국|지역|시도|시·도|지자체|자치구|주|품목|제품|연구소)|개교|개사|개팀|곳|개|명|"
    r"종)(?: [가-힣]{1,6}){0,2}? ?(?:중|가운데|중에서)"
)
_TOTAL_BEHIND = re.compile(
    r" ?[(（](?:총 |전체 )?(\d{1,3}(?:,\d{3})?) ?(?:개국|국|개 ?[가-힣]{1,4}|개교|개사|곳|명)(?: 중)?[)）]"
)
_COMPARED = re.compile(r"(\d{1,3}) ?개(?:국|국가| 국가| 나라)(?:을|를) (?:견줘|비교|평가|조사|대상|분석)")
_INSIDE = re.compile(r"(?: 내)?(?:에서(?:는|도)?|에선)?$")
_WORLD = re.compile(r"세계|글로벌|지구촌|전 세계")
# 글로벌 시장, 세계 1위; not 세계은행, 세계적인, 글로벌테크펀드
_OF_WORLD = re.compile(
    r"(?:세계|글로벌|지구촌)(?=[ \d]|시장|순위|랭킹|점유율|최|에서|에선|의 |$)(?! ?(?:은행|대전|무역기구))"
)
_WORLD_MARKET = re.compile(
    r"(?:세계|글로벌) ([^,.\n은는이가]{0,20}(?:시장|점유율|매출|출하량|판매량|수출|순위|랭킹|생산량))"
)
_AT_HOME = re.compile(
    r"국내(?! ?(?:[가-힣A-Za-z]+ )?(?:기업|업체|스타트업|연구진|연구팀|"
    r"대기업|채널|증시|최초|첫|복귀|출시|복수)(?! ?(?:중|가운데)))(?![^,\n]{0,25}최초)"
)


@cache
def _regions() -> re.Pattern[str]:
    words = [form for row in vocabulary.table("regions") for form in row["korean"].split(";") if form.strip()]
    return re.compile(rf"(?<![A-Za-z가-힣])(?:{alternatives(words)})(?![A-Za-z])")


_LISTED_REGION = re.compile(r"(?:[,·] ?|[와과] )[가-힣A-Za-z, ·]{0,40}에 이어|에 이어|에 (?:뒤|밀|앞)")


class Slots:
    """Reads the ranks of an article sentence by sentence and keeps what later ones leave out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.all: list[Found] = []
        self.subjects = Subjects(reading)
        self.last_domain: str | None = None
        self.domain: str | None = None
        self.source: str | None = None
        self.total: int | None = None
        self.years: set[str] = set()  # of which the source speaks
        self.source_at = -1  # the last sentence that names the source, or ranks by it
        self.market: str | None = None
        self.world_at = -1  # the last sentence that speaks of the world's market
        self.world = False
        self.read_to = -1

    def read(self, index: int, ranks: list[Found]) -> None:
        """Fill in the ranks of sentence `index`, which come in the order of the text."""
        for between in range(max(self.read_to + 1, index - _BACK), index):
            self._context(between)
        self._context(index)
        self.read_to = index
        sentence = self.reading.sentences[index]
        named = self.reading.names(sentence)
        starts = [name.start for name in named]
        for number, found in enumerate(ranks):
            found.sentence = index
            near = named[
                bisect_left(starts, found.start - _REACH) : bisect_left(starts, found.end + _REACH // 4)
            ]
            begin = ranks[number - 1].end if number else sentence.start_char
            end = ranks[number + 1].start if number + 1 < len(ranks) else sentence.end_char
            end = min(end, found.end + _REACH)
            low = max(sentence.start_char, found.start - _REACH)
            begin = max(begin, low)
            found.status = status(self.text, found, begin, end, sentence.end_char)
            found.domain = domain_of(self.text, found, begin, low, self.last_domain, self.domain)
            found.scope = self._scope(found, low, begin, index)
            found.total = self._total(low, found)
            found.period = self._period(found, begin, index)
            found.subject = self.subjects.of(found, near, low, begin, end, index)
            self.subjects.goal = found.subject if found.status == "target" else None
            if self.source and index - self.source_at > _HOLDS:
                self.source = self.subjects.source = None
            if found.status == "actual" or _FORECAST.search(self.text, found.end, sentence.end_char):
                year = (found.period or "")[:4]
                if not year or year in self.years:
                    # an index whose maker nobody names ranks itself
                    found.source = self.source or self.domain
                    self.source_at = index
            if found.status == "actual" and found.subject:
                self.subjects.subject = found.subject
            if found.domain:
                self.last_domain = found.domain
        self._respectively(ranks, named)
        self.all += ranks

    def _respectively(self, ranks: list[Found], named: list[Name]) -> None:
        """`미국과 중국의 1·2위`, `서울대와 KAIST가 각각 5위와 8위`: the first place is the first one's."""
        at = 0
        while at < len(ranks):
            stop = at + 1
            while stop < len(ranks) and _SERIES.fullmatch(self.text[ranks[stop - 1].end : ranks[stop].start]):
                stop += 1
            group = ranks[at:stop]
            at = stop
            if len(group) < 2 or any(rank.kind != "place" for rank in group):
                continue
            self._parts_respectively(group)
            behind = [name for name in named if name.start >= group[-1].end][: len(group)]
            if len(behind) == len(group) and _ARE.fullmatch(self.text[group[-1].end : behind[0].start]):
                gaps = [self.text[a.end : b.start] for a, b in pairwise(behind)]
                if all(_LISTED.fullmatch(gap) for gap in gaps):  # 5위와 6위는 호주와 스페인이 나눠 가졌다
                    for rank, name in zip(group, behind, strict=True):
                        rank.subject = name.canonical
                    continue
            before = [name for name in named if name.end <= group[0].start][-len(group) :]
            gaps = [self.text[a.end : b.start] for a, b in pairwise(before)]
            if len(before) == len(group) and all(_LISTED.fullmatch(gap) for gap in gaps):
                for rank, name in zip(group, before, strict=True):
                    rank.subject = name.canonical

    def _parts_respectively(self, group: list[Found]) -> None:
        """`특허와 연구 인력 부문에서는 11위와 16위를 각각`: the first place is in the first part."""
        end = group[0].start
        match = _TWO_PARTS.search(self.text[max(0, end - 50) : end]) if len(group) == 2 else None
        if match is None or group[0].subject != group[1].subject:
            return
        for rank, part in zip(group, match.groups(), strict=True):
            if not names.match_known(part, 0):
                rank.domain = part

    def finished(self) -> Iterator[Found]:
        """All ranks; those that no sentence before could fill take what the article says only once."""
        sources: dict[tuple[int, str], set[str]] = {}
        for found in self.all:
            if found.source:
                sources.setdefault((found.rank, found.kind), set()).add(found.source)
        subjects = [found.subject for found in self.all if found.subject]
        by_rank: dict[tuple[int, str], list[Found]] = {}
        for found in self.all:
            if found.subject:
                by_rank.setdefault((found.rank, found.kind), []).append(found)
        for found in self.all:
            only = subjects[0] if len(set(subjects)) == 1 else None
            if (
                found.subject is None
                and only
                and found.kind == "place"
                and only not in vocabulary.words("not_names_ko") | vocabulary.words("loanwords_ko")
            ):
                found.subject = subjects[0]
            same = sources.get((found.rank, found.kind), set())
            if found.source is None and len(same) == 1 and found.status == "actual":
                found.source = next(iter(same))  # of a headline: the text below says who ranks
            if found.subject is None:
                found.subject = self._same(found, by_rank.get((found.rank, found.kind), []))
                if found.subject:
                    pass
                elif found.rule in ("n_powers", "n_strong", "group_of_n") or (
                    found.status == "target" and not self._of_a_firm(found)
                ):
                    found.subject = "South Korea"
                elif subjects:
                    found.subject = subjects[0] if found.start < self.all[0].end else None
            yield found

    def _of_a_firm(self, found: Found) -> bool:
        """Whether the sentence speaks of a firm that it does not name: `이 회사는 … 국내 1위로`."""
        low = self.reading.sentences[found.sentence].start_char
        return bool(_FIRM.search(self.text, low, found.start))

    def _same(self, found: Found, stated: list[Found]) -> str | None:
        """Whose the rank of a headline is: of those that hold the same one, the one in the same domain."""
        words = set((found.domain or "").split())
        same = next((other for other in stated if words & set((other.domain or "").split())), None)
        if same is None and stated and len({other.subject for other in stated}) > 1:
            return self.subjects.main or stated[0].subject
        return (same or stated[0]).subject if stated else None

    def _context(self, index: int) -> None:
        """What a sentence says of the ranking itself: its name, who made it, how many are in it."""
        sentence = self.reading.sentences[index]
        written = self.text[sentence.start_char : sentence.end_char]
        if match := INDEX.search(written):
            if self.domain and match[1].endswith(("순위", "평가")) and not re.search(VERB, written):
                return  # ‘규제 환경 순위’가 작년 30위에서: a part of the index that the article speaks of
            if self.source and not (
                self.domain
                and (self.domain in match[1] or match[1] in self.domain or index <= self.source_at)
            ):
                self.source = self.subjects.source = None  # another index, and its maker is not said yet
            self.domain = match[1]
            self.world = bool(_WORLD.search(written))
            self.total = None
        if source := source_in(self.reading, index, sentence.start_char, written):
            if source != self.source:
                self.total = None
            self.source = self.subjects.source = source
            self.source_at = index
            now = int(times.year_at(self.reading.published, 0) or 0)
            self.years = {str(now), str(now - 1)} | set(re.findall(r"20\d\d", written))
        if match := _WORLD_MARKET.search(written):
            self.world_at, self.market = index, match[1]
        if match := _COMPARED.search(written):
            self.total = int(match[1])

    def _scope(self, found: Found, low: int, begin: int, index: int) -> str | None:
        prefix = _INSIDE.sub("", (found.prefix or "").strip())
        near = self.text[max(low, found.start - _NEAR) : found.end]
        if prefix:
            return "world" if _WORLD.fullmatch(prefix) or prefix == "전세계" else prefix
        stated = list(_OF_WORLD.finditer(near))
        # 미국, 중국, 유럽, 일본에 이어 5위: who is ahead is not where
        regions = [m for m in _regions().finditer(near) if not _LISTED_REGION.match(near, m.end())]
        if not regions and "회원국" in near:  # OECD 통계를 보면 38개 회원국 중
            regions = list(_regions().finditer(self.text[low : found.start]))
        if regions and not (stated and stated[-1].start() > regions[-1].start()):
            return regions[-1].group()
        at_home = list(_AT_HOME.finditer(near))
        if stated and not (at_home and at_home[-1].start() > stated[-1].start()):
            return "world"
        if found.kind != "place" and found.rule not in ("top_n", "within_place"):
            return None  # ‘국내 대표 기업들과 AI 3대 강국’: powers are the world's
        if at_home or _AT_HOME.search(self.text, begin, found.start):
            self.world_at = -1
            return "국내"
        if found.kind == "place" and 0 <= index - self.world_at <= _HOLDS_WORLD and self.world_at >= 0:
            self.world_at = index
            found.domain = found.domain or self.market
            return "world"
        return "world" if self.world and found.kind == "place" else None

    def _total(self, low: int, found: Found) -> int | None:
        """Of how many: `36개국 중 12위`; not of the year before, `93개국 중 5위(전년 6위)`."""
        before = self.text[low : found.start]
        if re.search(r"(?:전년|지난해|작년|재작년|이전)(?:에는|의|엔)? ?$", before) or re.match(
            r"에서 ", self.text[found.end :]
        ):
            return None
        last = None
        for match in _TOTAL.finditer(before):
            if not before[: match.start()].endswith(("상위 ", "상위")) and "위" not in before[match.end() :]:
                last = match
        last = last or _COMPARED.search(before) or _TOTAL_BEHIND.match(self.text, found.end)
        return int(last[1].replace(",", "")) if last else None

    def _period(self, found: Found, begin: int, index: int) -> str | None:
        dates = [
            d
            for d in self.reading.dates(self.reading.sentences[index])
            if begin <= d.start
            and d.end <= found.start + 1
            and (
                found.status == "target"
                or not re.search(rf"{VERB}|[가-힣]다 ", self.text[d.end : found.start])
            )
        ]
        if dates and dates[-1].value:
            return dates[-1].value
        if re.search(r"(?:전년|지난해|작년)\s?$", self.text[begin : found.start]):
            return times.year_at(self.reading.published, -1)
        return None
