"""Korean numerals → exact values: `9조9천억`, `1천500억`, `7천 5백만`, `삼조오천억`, `1만 3,000`, `１２억`.

A numeral is read from left to right in sections: 경, 조, 억 and 만 close a section, 천, 백 and 십 stand
inside one. `NUMERAL` finds what may be a numeral, `value` says what it is worth.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kaix.values import LARGEST, digits, scaled

_DIGITS = (
    r"(?:[0-9０-９]{1,21}(?:[,，][0-9０-９]{3}){0,6}(?:[.．][0-9０-９]{1,6})?|(?<![^\s(₩$~–-])\.[0-9]{1,6})"
)
_ONES = "일이삼사오육칠팔구"

DIGIT_NUMERAL = (
    r"(?:(?<![가-힣0-9])[천백](?=[ ]?[0-9]{1,3}[십백]?[만억])[ ]?)?"  # 천 4백만
    rf"(?<![0-9０-９A-Za-z]){_DIGITS}"
    rf"(?:[ ]?여?[ ]?[십백천만억조경]{{1,3}}(?:[ ]?{_DIGITS}(?![.,]?[0-9０-９])|[{_ONES}](?=[십백천만억조]))?){{0,6}}"
)
"""Digits with their scales: `10조1천억`, `1조 4,600억`, `30여조`, `1천여만`, `3천여 억`, `1.2경`, `5000`."""

HANGUL_NUMERAL = (
    r"(?<![가-힣0-9０-９])(?<![수몇] )(?:"
    rf"(?:[{_ONES}]{{1,2}}[ ]?[십백천만억조경]|[십백천]|만(?=[{_ONES}]|[ ]?여?[ ]?(?:원|달러|불)))"
    rf"[{_ONES}십백천만억조경여]{{0,16}}(?:[ ][{_ONES}십백천]{{1,6}}[만억]){{0,2}}"
    rf"|[영공{_ONES}십백]{{1,6}}[점쩜][영공{_ONES}]{{1,6}}[만억조]?)"
)
"""Numerals in Hangul alone: `삼조오천억`, `백만`, `만오천`, `일점이삼`; not `수십조`, `조원`, `억대`."""

_TOKEN = re.compile(rf"({_DIGITS})|([{_ONES}])|([십백천])|([만억조경])|[\s여]+")
_UNITS = {unit: Decimal(i) for i, unit in enumerate(_ONES, 1)}
_INNER = {"십": Decimal(10), "백": Decimal(100), "천": Decimal(1000)}
_SCALES = {"만": Decimal(10) ** 4, "억": Decimal(10) ** 8, "조": Decimal(10) ** 12, "경": Decimal(10) ** 16}
_POINT = re.compile(r"(?P<whole>[^점쩜]+)[점쩜](?P<decimals>[^만억조]+)(?P<scale>[만억조]?)")


def _spoken_decimal(match: re.Match[str]) -> Decimal | None:
    """`일점이삼` is 1.23."""
    whole = Decimal(0) if match["whole"] in ("영", "공") else value(match["whole"])
    figures = ["영일이삼사오육칠팔구".find("영" if one == "공" else one) for one in match["decimals"]]
    if whole is None or min(figures) < 0:
        return None
    number = whole + Decimal("".join(map(str, figures))).scaleb(-len(figures))
    return scaled(number, _SCALES.get(match["scale"], Decimal(1)))


def value(numeral: str) -> Decimal | None:
    """The exact value of a numeral, `None` where it is none: scales that do not fall, two numbers in a row.

    `여` ("10여만", "1천여만") is passed over: it says that the number is not exact, not what it is.
    """
    if point := _POINT.fullmatch(numeral):
        return _spoken_decimal(point)
    total = section = Decimal(0)
    number: Decimal | None = None
    inner = outer = LARGEST  # the last scale inside the section, and the last one that closed a section
    position = 0
    empty = True
    while position < len(numeral):
        match = _TOKEN.match(numeral, position)
        if match is None:
            return None
        position = match.end()
        written, unit, small, large = match.groups()
        if written or unit:
            if number is not None:
                return None
            number = digits(written) if written else _UNITS[unit]
            if number is None:
                return None
            empty = False
        elif small:
            if _INNER[small] >= inner:
                return None
            inner = _INNER[small]
            section += (Decimal(1) if number is None else number) * inner
            number, empty = None, False
        elif large:
            if _SCALES[large] >= outer:
                return None
            outer, inner = _SCALES[large], LARGEST
            section += number or 0
            if section == 0:
                if not empty or total:
                    return None
                section = Decimal(1)  # "만 원"
            total += section * outer
            section, number, empty = Decimal(0), None, False
    total += section + (number or 0)
    return None if empty else scaled(total, 1)


def last_scale(numeral: str) -> Decimal:
    """The scale that a numeral ends in: of "5000억" 10⁸, of "2천억" 10¹¹, of "300" 1.

    A lower end that leaves its scale out takes it from here: `3～5조원`, `1500~2000억원`.
    """
    scale = Decimal(1)
    for sign in reversed(unicodedata.normalize("NFKC", numeral).replace("여", "").replace(" ", "")):
        if sign in _SCALES:
            scale *= _SCALES[sign]
        elif sign in _INNER:
            scale *= _INNER[sign]
        else:
            break
    return scale


def large_scale(numeral: str) -> Decimal:
    """The last of 경, 조, 억 and 만 in a numeral, 1 where it has none: of "3천억" 10⁸."""
    return next((_SCALES[sign] for sign in reversed(numeral) if sign in _SCALES), Decimal(1))


_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE = {
    hundred + _NATIVE_TENS[number // 10] + _NATIVE_ONES[number % 10]: add + number
    for add, hundred in ((0, ""), (100, "백"))
    for number in range(100)
    if add + number
} | {"첫": 1, "스무": 20, "석": 3, "넉": 4}
"""Native numerals as they stand before what they count, `세 번째`, `스물한 번째`, `석 달`, and their values."""
