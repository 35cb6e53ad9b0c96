"""Names that a ranking is about and no list has: cities, and products by their looks (`챗GPT`, `GPT-5`)."""

from __future__ import annotations

import re

CITY = re.compile(
    r"(?<![가-힣])((?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|"
    r"제주|도쿄|베이징"
    r"|상하이|선전|런던|뉴욕|파리|베를린|토론토|텔아비브|벵갈루루|샌프란시스코|보스턴|시애틀|"
    r"암스테르담|취리히|항저우|광저우)"
    r"(?:시|도)?)(?:은|는|이|가|도) "
)
"""A city as a topic: its name is group 1."""

# GPT-5, 챗GPT, H200, K-엑사원: a name by its looks; AI, D램, R&D are none
_LATIN = re.compile(r"[A-Za-z]{2}|[가-힣][A-Z](?![A-Za-z])|[A-Za-z][가-힣]*-?\d|[A-Z]-[가-힣]")
_COMMON_LATIN = re.compile(
    r"(?<![A-Za-z])(?:AI|GPU|NPU|CPU|HBM\d?E?|LLM|IT|ICT|R&D|SW|HW|API|SaaS|IP|ESG|PC|TV|OLED|SNS|"
    r"DRAM|IoT|SCI|STEM|"
    r"OTT|OS|IPTV|EV|ARM|AX|DX|QS|IMD|OECD|GDP|ML|SSD|SoC|MLPerf|LG|KT|SK|B2B|B2C|GPUaaS|IaaS|PaaS|VR|XR|AR|UAM)"
    r"(?![A-Za-z])"
)


def product_like(phrase: str) -> bool:
    """Whether a phrase holds what looks like the name of a product or a firm: `GPT-5`, `챗GPT`."""
    return bool(_LATIN.search(_COMMON_LATIN.sub("", phrase)))
