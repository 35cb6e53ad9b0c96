"""What a Korean rank's words say of it: whether it is a goal, of how many, of when, and what is ranked.

What a sentence leaves out, the one before says: `스탠퍼드대가 낸 ‘AI 인덱스’에서 한국은 5위였다. 싱가포르가 3위다.` So
the index is carried along. Who is ranked, among whom and by whom is chosen by evidence.
"""

from __future__ import annotations

import re

from kaix.reading import Reading
from kaix.rules.ko.ranking_domains import INDEX, domain_of
from kaix.rules.ko.ranking_mention import Found
from kaix.rules.ko.ranking_status import status
from kaix.rules.ko.ranking_words import COMPARED

_REACH = 240  # characters around a rank that its words are looked for in
_BACK = 8  # sentences before a rank that can name the index
_MADE = r"(?:발표|공개|집계|조사|발간|펴낸|펴냈|내놓은|낸|내놨|평가|선정|산출|분석|매긴|작성|진행)"
_TOTAL = re.compile(
    r"(\d{1,3}(?:,\d{3})?|\d{1,4}) ?(?:개국|국|개 ?(?:국가|나라|도시|대학|기업|모델|기관|팀|업체|회원국|조사 "
    r"?대상국|지역|시도|시·도|지자체|자치구|주|품목|제품|연구소)|개교|개사|개팀|곳|개|명|"
    r"종)(?: [가-힣]{1,6}){0,2}? ?(?:중|가운데|중에서)"
)
_TOTAL_BEHIND = re.compile(
    r" ?[(（](?:총 |전체 )?(\d{1,3}(?:,\d{3})?) ?(?:개국|국|개 ?[가-힣]{1,4}|개교|개사|곳|명)(?: 중)?[)）]"
)


class Slots:
    """Reads the ranks of an article sentence by sentence and keeps what later ones leave out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.last: str | None = None  # the domain of the rank before
        self.index: str | None = None  # that the article speaks of
        self.read_to = -1

    def read(self, number: int, ranks: list[Found]) -> None:
        """Fill in the ranks of sentence `number`, which come in the order of the text."""
        for between in range(max(self.read_to + 1, number - _BACK), number + 1):
            self._context(between)
        self.read_to = number
        sentence = self.reading.sentences[number]
        for at, found in enumerate(ranks):
            low = max(sentence.start_char, found.start - _REACH)
            begin = max(ranks[at - 1].end if at else sentence.start_char, low)
            end = ranks[at + 1].start if at + 1 < len(ranks) else sentence.end_char
            end = min(end, found.end + _REACH)
            found.status = status(self.text, found, begin, end, sentence.end_char)
            found.domain = domain_of(self.text, found, begin, low, self.last, self.index)
            found.total = self._total(low, found)
            found.period = self._period(found, begin, number)
            self.last = found.domain or self.last

    def _context(self, number: int) -> None:
        """Which index a sentence names."""
        sentence = self.reading.sentences[number]
        written = self.text[sentence.start_char : sentence.end_char]
        if (match := INDEX.search(written)) is None:
            return
        part = match[1].endswith(("순위", "평가")) and not re.search(_MADE, written)
        if not (self.index and part):  # ‘규제 환경 순위’가 작년 30위에서: a part of the index spoken of
            self.index = match[1]

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
        last = last or COMPARED.search(before) or _TOTAL_BEHIND.match(self.text, found.end)
        return int(last[1].replace(",", "")) if last else None

    def _period(self, found: Found, begin: int, number: int) -> str | None:
        dates = [
            d
            for d in self.reading.dates(self.reading.sentences[number])
            if begin <= d.start
            and d.end <= found.start + 1
            and (
                found.status == "target"
                or not re.search(rf"{_MADE}|[가-힣]다 ", self.text[d.end : found.start])
            )
        ]
        if dates and dates[-1].value:
            return dates[-1].value
        return None
