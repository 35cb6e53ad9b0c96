"""What a Korean sum is for each of, where no word at its edge says it, and sums that another is measured against."""

from __future__ import annotations

import re
from decimal import Decimal

from kaix.rules.ko import sums

_UNIT_PRICE = re.compile(
    r"(?:주가|목표가|공모가|종가|단가|판매가|출고가|시급|요금|월세|가격|값|(?:이용|구독|수강|입장|임대|사용|관람|수수"
    r"|통행|배송|보험)료)"
    r"[은는이가를을도에]*(?:\s[^\s]+)?\s$"
)
_LARGEST_PRICE = {"KRW": Decimal(10) ** 9, "USD": Decimal(10) ** 6}  # more than that is no price of one thing
_MONTHLY = re.compile(r"(?:한 달|월)\s?(?:[가-힣]+\s)?(?:요금|이용료|구독료|사용료)[은는이가]?\s$")
_TRADED = re.compile(r"에\s(?:거래|장을|마감)")
_EACH = re.compile(r"(?:대|장|개|명|인|건|주|토큰|기업|가구|곳|노드|시간)당\s[^!?;“”\"‘’(),…\[\]△▲■→]*\Z")
_COMPARED = re.compile(
    r"(?:예상치|전망치|기대치|추정치|추정|컨센서스|전망|예상|가이던스|기대|목표|목표치|평균"
    r"|직전 (?:최고|최대)[가-힣]{0,3})(?:\([^()]{1,20}\))?(?:인|였던|이었던)?\s?$"
    r"|(?:지난해|작년|전년|전 ?분기|직전 분기|1년 전|종전|기존)(?:의| (?:최고치|최대치|기록|실적|매출"
    r"|영업이익|같은 기간)(?:인|의)?)\s$"
    r"|(?:최고치|최대치|최고액|최대 ?기록|최고 ?기록)(?:인|던|였던|이었던)? (?:[0-9]{2,4}년의? )?$"
)
_OBJECT = re.compile(r"(?:\([^()\n]{2,30}\))?[을를]")


def is_compared_with(text: str, total: sums.Sum) -> bool:
    """Whether the sum is what another is measured against: `예상치인 ¦3900억원¦을 웃돌았다` has 3900억원 exactly."""
    beside = _OBJECT.match(text, total.last) is not None
    return beside and _COMPARED.search(text[max(0, total.first - 24) : total.first]) is not None


def per(text: str, total: sums.Sum) -> str | None:
    """What the words before it make the sum a rate of: `unit`, `month`; `None` of a whole sum."""
    left = text[max(0, total.start - 40) : total.start]
    if _MONTHLY.search(left):
        return "month"
    price = _UNIT_PRICE.search(left) and total.amount <= _LARGEST_PRICE.get(total.currency, 0)
    return "unit" if price or _EACH.search(left) or _TRADED.match(text, total.last) else None
