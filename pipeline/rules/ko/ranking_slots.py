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

from pipeline import times, vocabulary
from pipeline.reading import Name, Reading
from pipeline.rules.ko import names
from pipeline.rules.ko.ranking_subjects import Found, Subjects
from pipeline.rules.ko.titles import alternatives

_REACH = 240  # characters around a rank that its words are looked for in
_GOAL = re.compile(
    r"목표|도약|겠다|겠습니다|하겠|들겠|오르겠|되겠|비전|향해|향한|위해|위한|노린|노리|노려|겨냥|꿈꾸|포부|"
    r"청사진|로드맵|추진|전망|예상|될 것|할 것|오를 것|들 것"
    r"|하도록|되도록|들도록|수 있|가능|진입을|달성|실현|쟁탈|경쟁|되느냐|되려|되자|가려면|만들|이루|이룩|육성|"
    r"반드시|야 한다|할 때|기대|합류하|가는 길|가자|을 위|까지 끌어올|까지는 "
)
_ACHIEVED = re.compile(
    r"로 (?:평가받|인정받|불린|꼽힌|꼽힙)|(?:를|을)? ?(?:기록|차지|달성)(?:했|한(?!다)|해)|(?:에|로|으로) "
    r"?(?:올랐|오른|올라섰|올라|랭크됐|선정됐|"
    r"꼽혔|꼽힌|집계됐|나타났|평가됐|조사됐|머물|그쳤|밀렸|밀려|밀린|내려앉|떨어|하락|상승|뛰|자리|이름을 올렸|"
    r"진입했|진입한)"
    r"|였|였다|입니다|이다|다\.|이었|를 지켰|을 지켰|를 유지|을 배출|에 드는|에 든 |안에 들었|들었다|포함됐|로 "
    r"평가|로 집계|로 조사|인 (?:한국|나라)"
)
_TOTAL = re.compile(
    r"(\d{1,3}(?:,\d{3})?|\d{1,4}) ?(?:개국|개 ?(?:국가|나라|도시|대학|기업|모델|기관|팀|업체|회원국|조사 "
    r"?대상국|지역)|개교|개사|곳|개)(?: [가-힣]{1,6}){0,2}? ?(?:중|가운데|중에서)"
)
_COMPARED = re.compile(r"(\d{1,3}) ?개(?:국|국가| 국가| 나라)(?:을|를) (?:견줘|비교|평가|조사|대상|분석)")
_SOURCE_VERB = r"(?:발표|공개|집계|조사|발간|펴낸|펴냈|내놓은|낸|내놨|평가|선정|산출|분석|매긴|작성|진행)"
_PLAIN = r"(?:(?!은 |는 |이 |가 )[^.,])"  # no subject of its own
_LISTS = "지수|순위|인덱스|랭킹|보고서|평가|조사|리더보드"
_NOTHING = frozenset(("것", "수", "곳", "나라", "국가", "기업", "편", "셈"))
_MAY_NAME_SOURCE = re.compile(rf"따르면|의하면|{_SOURCE_VERB}|{_LISTS}")
_INDEX = re.compile(
    r"[‘'“\"「『《]([^‘’'“”\"「」『』《》\n]{2,30}(?:지수|인덱스|순위|랭킹|리포트|보고서|평가|조사|리더보드|"
    r"벤치마크|어워드|Index|Ranking|트래커)[^‘’'“”\"「」『』《》\n]{0,8})[’'”\"」』》]"
)
_DOMAIN_END = (
    r"(?:부문|분야|지수|인덱스|순위|평가|랭킹|점유율|경쟁력|역량|시장|투자|투자액|규모|출하량|매출|"
    r"매출액|생산량|보유량|특허|논문|성적표|수준|준비도|활용도|도입률|채택률|시가총액|시총|생태계|"
    r"수출|인재|인력|성능|지표|항목|순유출|종합 순위|리더보드|벤치마크|보급률|이용률|활용률|지출|"
    r"경진대회|대회|챌린지|올림피아드|공모전|경연|건수)"
)
_DOMAIN = re.compile(
    rf"((?:[가-힣A-Za-z0-9()·&-]+ ){{0,3}}[가-힣A-Za-z0-9()·&-]*{_DOMAIN_END}(?: "
    rf"[가-힣A-Za-z()]*{_DOMAIN_END}){{0,3}})(?:만 놓고 보면|으로는|로는|에서는|에서도|에서|에선|은|는|이|가|"
    rf"에|의|별로|만|도|을|를|으로|로| )?"
)
_ADJACENT = re.compile(
    r"((?:제조 |소버린 |피지컬 |생성형 )?(?:AI|인공지능\(AI\)|인공지능|반도체|방산|로봇|바이오|양자|우주|"
    r"과학기술|디지털|데이터센터|배터리)(?: ?(?:기술|모델|반도체|산업|인재|투자|특허|경쟁력|생태계|"
    r"역량))?)['’”\"]? ?$"
)
_WORLD = re.compile(r"세계|글로벌|지구촌|전 세계")
_REGION_TAIL = re.compile(r"에서|중|가운데| ")
_LIKE_SUBJECT = re.compile(r"(?:은|는|이|가|도|의|에서는|와|과|에|을|를)?(?=$|[\s,·(])")
_POWER = "강국|대국|선도국|선진국|수출국|생산국|보유국|제조국|부국"
_OURS = re.compile(r"우리나라|우리 |한국|대한민국|정부")


@cache
def _rankers() -> re.Pattern[str]:
    words = [
        form
        for row in vocabulary.table("rankers")
        for form in (row["name"], *row["korean"].split(";"))
        if len(form) > 1
    ]
    return re.compile(
        rf"(?<![A-Za-z가-힣])(?:{alternatives(words)})(?:\([A-Za-z0-9. ]{{2,30}}\))?(?![A-Za-z])"
    )


@cache
def _regions() -> re.Pattern[str]:
    words = [form for row in vocabulary.table("regions") for form in row["korean"].split(";") if form.strip()]
    return re.compile(rf"(?<![A-Za-z가-힣])(?:{alternatives(words)})(?![A-Za-z])")


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
        self.world = False
        self.read_to = -1

    def read(self, index: int, ranks: list[Found]) -> None:
        """Fill in the ranks of sentence `index`, which come in the order of the text."""
        for between in range(max(self.read_to + 1, index - 2), index):
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
            found.status = self._status(found, begin, end, sentence.end_char)
            found.domain = self._domain(found, begin, low)
            found.scope = self._scope(found, low)
            found.total = self._total(low, found)
            found.period = self._period(found, begin, index)
            found.subject = self.subjects.of(found, near, low, begin, end, index)
            if found.status == "actual":
                found.source = self.source
                if found.subject:
                    self.subjects.subject = found.subject
            if found.domain:
                self.last_domain = found.domain
        self._respectively(ranks, named)
        self.all += ranks

    def _respectively(self, ranks: list[Found], named: list[Name]) -> None:
        """`미국과 중국의 1·2위`: the first place is the first one's."""
        for at, found in enumerate(ranks):
            group = [
                r
                for r in ranks[at : at + 5]
                if r.rule == "places" and r.start - found.start <= 4 * (r.rank - found.rank + 1)
            ]
            if (
                found.rule != "places"
                or len(group) < 2
                or (at and ranks[at - 1].rule == "places" and found.start - ranks[at - 1].end < 3)
            ):
                continue
            before = [name for name in named if name.end <= found.start][-len(group) :]
            gaps = [self.text[a.end : b.start] for a, b in pairwise(before)]
            if len(before) == len(group) and all(re.fullmatch(r"(?:와|과|,|·)? ?", gap) for gap in gaps):
                for rank, name in zip(group, before, strict=True):
                    rank.subject = name.canonical

    def finished(self) -> Iterator[Found]:
        """All ranks; those that no sentence before could fill take what the article says only once."""
        sources = {found.source for found in self.all if found.source}
        subjects = [found.subject for found in self.all if found.subject]
        by_rank: dict[tuple[int, str], str] = {}
        for found in self.all:
            if found.subject:
                by_rank.setdefault((found.rank, found.kind), found.subject)
        for found in self.all:
            if found.subject is None and len(set(subjects)) == 1 and found.kind == "place":
                found.subject = subjects[0]
            if found.source is None and len(sources) == 1 and found.status == "actual":
                found.source = next(iter(sources))
            if found.subject is None:
                found.subject = by_rank.get((found.rank, found.kind))
                if found.subject:
                    pass
                elif found.rule in ("n_powers", "n_strong", "group_of_n") or found.status == "target":
                    found.subject = "South Korea"
                elif subjects:
                    found.subject = subjects[0] if found.start < self.all[0].end else None
            yield found

    def _context(self, index: int) -> None:
        """What a sentence says of the ranking itself: its name, who made it, how many are in it."""
        sentence = self.reading.sentences[index]
        written = self.text[sentence.start_char : sentence.end_char]
        if match := _INDEX.search(written):
            self.domain = match[1]
            self.world = bool(_WORLD.search(written))
            self.total = None
        if source := self._source_in(sentence.start_char, written, index):
            if source != self.source:
                self.total = None
            self.source = self.subjects.source = source
        if match := _COMPARED.search(written):
            self.total = int(match[1])

    def _source_in(self, base: int, written: str, index: int) -> str | None:
        if not _MAY_NAME_SOURCE.search(written):
            return None
        ranker = _rankers().search(written)
        if ranker and re.match(
            r"(?:이|가|의|에| |은|는)?[^.]{0,40}?" + _SOURCE_VERB + r"|에 따르면|에 의하면|,? ?집계",
            written[ranker.end() :],
        ):
            return ranker.group()
        for name in self.reading.names(self.reading.sentences[index]):
            if name.kind != "organisation":
                continue
            after = written[name.end - base : name.end - base + 40]
            if (
                re.match(rf"의 {_PLAIN}{{0,25}}?(?:{_LISTS})(?:에서|에|은|는)", after)
                and name.sector != "government"
            ):
                return name.text
            if re.match(
                r"(?:\([^)]{1,20}\))?(?:에 따르면|에 의하면|이? ?집계|의 (?:[가-힣A-Za-z]+ )?(?:집계|조사))",
                after,
            ) or (
                re.match(
                    rf"(?:\([^)]{{1,20}}\))?(?:이|가) (?:[^.,]{{0,25}} )?{_SOURCE_VERB}(?:한|된|낸|은|했|하는)?",
                    after,
                )
                and re.search("지수|순위|조사|보고서|평가|집계|인덱스|랭킹", written)
            ):
                code = re.match(r"\([A-Za-z]{1,10}\)", after)
                return name.text + (code.group() if code else "")
        if ranker and re.match(rf"의 {_PLAIN}{{0,25}}?(?:{_LISTS})", written[ranker.end() :]):
            return ranker.group()
        match = re.search(
            rf"([가-힣A-Za-z0-9]{{2,16}}(?:연구소|연구원|재단|포럼|협회|기구|리서치|미디어|센터|대학교|대|연합|"
            rf"은행))(?:이|가) (?:[^.,\n]{{0,25}} )?{_SOURCE_VERB}[^\n]{{0,25}}(?:지수|순위|조사|보고서|평가|"
            rf"인덱스|랭킹)",
            written,
        )
        match = match or re.search(
            rf"([가-힣A-Za-z0-9&]{{2,16}})(?:이|가) (?:[가-힣0-9() ]{{1,16}} )?{_SOURCE_VERB}(?:한|은)? ?"
            rf"[‘'“\"「《][^’'”\"」》]{{2,30}}(?:{_LISTS})",
            written,
        )
        match = match or re.search(
            r"([가-힣A-Za-z0-9]{2,16}(?:연구소|연구원|재단|포럼|협회|기구|리서치|미디어|센터|인사이트)) "
            r"(?:집계|조사|분석)(?:에서|에|결과)",
            written,
        )
        return match[1] if match else None

    def _status(self, found: Found, begin: int, end: int, high: int) -> str:
        """`target` where the words after the rank, or the kind of rank, make it a goal."""
        clause = self.text[found.end : min(end, found.end + 60)]
        if len(clause.strip()) < 4 and end < high:
            clause = self.text[found.end : min(high, found.end + 60)]
        if re.match(r"에서 ", clause) and self.text[end : end + 1].isdigit():
            return "actual"  # 10위에서 5위로 끌어올리겠다: where it stands now
        if re.match(r"['’”\"]?(?:이?라는)? (?:구호|슬로건|공약|비전|깃발|간판)", clause):
            return "target"
        goal, done = _GOAL.search(clause), _ACHIEVED.search(clause)
        before = self.text[begin : found.start]
        if found.rule in ("n_powers", "n_strong", "group_of_n"):
            return (
                "actual"
                if done
                and not (goal and goal.start() <= done.start())
                and re.search(
                    "했|됐|었|았|렸|섰|혔|한 |린 |선 |받|힌|린다",
                    done.group() + clause[done.end() : done.end() + 3],
                )
                else "target"
            )
        if goal and not (done and done.start() < goal.start()):
            return "target"
        if re.search(r"(?:것이|것을|는|드는 게|하는 게) 목표|겠다(?:는|고)", clause):
            return "target"
        if (
            not done
            and re.search(r"목표[는인로:]|목표로 |(?:20[2-9]\d년|내년|향후)[^,.]{0,6}까지", before)
            and not re.search(r"했|됐", clause)
        ):
            return "target"
        return "actual"

    def _domain(self, found: Found, begin: int, low: int) -> str | None:
        start = max(begin, low)
        before = self.text[start : found.start]
        inside = re.fullmatch(rf"\d+대 ?(.+?) ?(?:{_POWER})", self.text[found.start : found.end])
        if inside and inside[1].strip():  # 3대 AI 강국
            return inside[1].strip()
        if match := _ADJACENT.search(before):
            return match[1]
        if "종합" in self.text[found.start : found.end]:
            return "종합"
        if match := re.search(
            r"((?:[가-힣A-Za-z]+ )?[가-힣A-Za-z]+?)(?:만 놓고 보면|만 따지면|만 보면|만 떼어 보면|기준으로는|"
            r"기준으로|기준) ?$",
            before,
        ):
            return _trimmed(match[1])
        if match := re.match(
            r"(?:의|인) ((?:[가-힣A-Za-z]+ ){0,3}?[가-힣A-Za-z]{2,}?)(?:이다|이며|입니다|이었|이라|으로|이|로|"
            r"가|을|를|다|였)(?![가-힣])",
            self.text[found.end :],
        ):
            return match[1]  # 세계 10위의 무기 수출국
        own = re.search(r"(?:^|[\s,“\"'‘])((?:[가-힣A-Za-z]{2,8} )?[가-힣A-Za-z]{2,12})(?:은|는) ?$", before)
        matches = list(_DOMAIN.finditer(before))
        if (
            own
            and matches
            and own.start(1) >= matches[-1].end(1)
            and not names.match_known(own[1].split()[-1], 0)
        ):
            return _trimmed(own[1])  # 세부 항목 가운데 데이터 인프라는 2위
        if matches:
            return _trimmed(matches[-1][1])
        if (
            match := re.search(r"(?:^|[\s,“\"'‘])([가-힣A-Za-z]{2,12})(?:은|는) ?$", before)
        ) and not names.match_known(match[1], 0):
            return match[1]  # 사람은 12위
        if start > low and (match := re.fullmatch(r"[^,·]{0,4}[,·] ?([가-힣A-Za-z]{2,10}) ", before)):
            word = match[1]  # 투자 9위, 인재 13위
            if not names.match_known(word, 0) and not re.search(
                r"[은는이가을를에로]$|년$|월$|번째$|올해|지난해|내년|작년|에서|전체|종합", word
            ):
                return word
        if start > low and self.last_domain:
            return self.last_domain
        if match := _INDEX.search(self.text, low, found.start):
            return match[1]
        if (
            found.rule == "nth_in_order"
            and (
                match := re.match(
                    r" ((?:[가-힣A-Za-z]+ ){0,2}?[가-힣A-Za-z]+?)(?:을|를|이|가|은|는|이다|입니다|으로|로|였다|"
                    r"이었다|다)(?![가-힣])",
                    self.text[found.end :],
                )
            )
            and match[1] not in _NOTHING
        ):
            return match[1]  # 세 번째로 많은 AI 모델을
        if (
            found.rule == "nth_in_order"
            and (match := re.search(r"의 ((?:[가-힣A-Za-z]+ ){0,3}[가-힣A-Za-z]+?)(?:은|는|이|가) ", before))
            is not None
        ):
            return match[1]  # 한국의 AI 유료 구독자는
        if (
            found.rule == "nth_in_order"
            and (match := re.search(r"([가-힣A-Za-z() ]{2,20}?)(?:은|는|이|가) (?:[^,]*)$", before))
            is not None
        ):
            domain = _trimmed(match[1]).strip()
            if domain and not names.match_known(domain, 0) and domain not in ("우리", "이것", "이는"):
                return domain
        if found.rule in ("n_powers", "n_strong", "group_of_n", "top_n") and found.status == "target":
            return None
        return self.domain or self.last_domain

    def _scope(self, found: Found, low: int) -> str | None:
        prefix = (found.prefix or "").removesuffix(" ").removesuffix("에서").strip()
        near = self.text[max(low, found.start - 40) : found.end]
        if prefix:
            return "world" if _WORLD.fullmatch(prefix) or prefix == "전세계" else prefix
        if _WORLD.search(near):
            return "world"
        regions = list(_regions().finditer(near))
        if regions:
            return regions[-1].group()
        if "국내" in near:
            return "국내"
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
        last = last or _COMPARED.search(before)
        return int(last[1].replace(",", "")) if last else None

    def _period(self, found: Found, begin: int, index: int) -> str | None:
        dates = [
            d
            for d in self.reading.dates(self.reading.sentences[index])
            if begin <= d.start
            and d.end <= found.start + 1
            and (
                found.status == "target"
                or not re.search(rf"{_SOURCE_VERB}|[가-힣]다 ", self.text[d.end : found.start])
            )
        ]
        if dates and dates[-1].value:
            return dates[-1].value
        if re.search(r"(?:전년|지난해|작년)\s?$", self.text[begin : found.start]):
            return times.year_at(self.reading.published, -1)
        return None


def _trimmed(domain: str) -> str:
    """A domain without the words in front that belong to the sentence: `한국은 인프라 부문` → `인프라 부문`."""
    words = domain.split()
    for number in range(len(words) - 2, -1, -1):
        if (
            re.search(
                r"(?:은|는|이|가|을|를|에서|에서는|의|로|으로|와|과|에|한|된|낸|고|며|중|도|다|던|까지|부터|년|월|일)$",
                words[number],
            )
            and len(words[number]) > 1
            and not re.search(
                r"(?:국가|평가|추가|증가|인도|제도|속도|순도|의료|경제|생산|수출)$", words[number]
            )
        ):
            return " ".join(words[number + 1 :])
    while len(words) > 1 and len(words[0]) == 1:
        del words[0]
    while len(words) > 1 and (known := names.match_known(words[0], 0)) and known[1] == "country":
        del words[0]
    return " ".join(words)
