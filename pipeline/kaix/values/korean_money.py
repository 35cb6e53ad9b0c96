"""Currencies as Korean writes them behind and before a number: `달러`, `미 달러`, `홍콩달러`, `유로화`, `미화 10억`."""

from __future__ import annotations

OTHER_CURRENCIES = (
    r"유로|엔화|엔(?![가-힣]{2}|비|터|씨|진|도|지)|위안|파운드|루피아|루피|루블|크로나|크로네|링깃|리얄|리알|페소|바트|디르함|디나르|리라|프랑|헤알|레알"
    r"|랜드(?![가-힣])|즈워티|즐로티|포린트|코루나|셰켈|투그릭|텡게|동(?=[을은이의])|짯|리엘|타카|실링|나이라|흐리브냐|레우|볼리바르|솔(?=[을은이의])|과라니"
    r"|콜론|케찰|렘피라|코르도바|마르크|마르카|페세타|길더|라리|숨(?=[을은이의])|비트코인|이더리움|코인|포인트"
    r"|€|£|¥|EUR|JPY|CNY|GBP|RMB|CHF|INR|VND|THB|IDR|MYR|SAR|AED|PHP"
)
"""A regular expression for the names of currencies that are neither won nor some country's dollar."""

PREFIXES = {"미화": "USD", "달러화": "USD", "달러": "USD", "US달러": "USD", "원화": "KRW", "한화": "KRW"}
"""What names the currency in front of a sum that says no other: `미화 10억`, `달러화 10억`."""

OTHER_PREFIXES = (
    r"유로화?|엔화?|위안화?|파운드화?|루피화?|루블화?|페소화?|바트화?|리라화?|프랑화?|링깃화?"
    r"|홍콩 ?달러|호주 ?달러|캐나다 ?달러|대만 ?달러|싱가포르 ?달러"
    r"|뉴질랜드 ?달러|[€£¥]|EUR|JPY|CNY|GBP|RMB"
)
"""The same of other currencies: `유로 5억`, `엔화 5억`."""
