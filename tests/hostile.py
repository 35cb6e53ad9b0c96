"""Text for tests of what must hold for any input: anything at all, pieces of news, and what breaks parsers."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = {
    "en": (
        "President Lee Jae-myung; Minister Bae; , the CEO of; Naver; South Korea; the Ministry of Science and ICT;"
        "over; about; up to; between; and; from; to; 5; 1.5; 3,000; 50,000; 9; $; US$; ₩; KRW; W; won; dollars;"
        "trillion; billion; tln; bn; m; -; –; —; (; ); /; %; GPUs; H100; Blackwell; chips; NPUs; ranked; third; No.;"
        "3rd; globally; top three; in Asia; of 36; last year; in 2026; by 2030; on Monday; late April; former;"
        "acting; tapped; stepped down; was appointed; a year; per month; each; .; “; ”; 's; \n"
    ),
    "ko": (
        "이재명; 대통령; 이 대통령; 배경훈; 과학기술정보통신부; 장관; 후보자; 네이버; 대표; 은; 는; 이; 가; 을;"
        "의; 에서; 약; 최대; 이상; 넘는; 규모; 3; 12; 1.5; 9,000; 조; 억; 만; 천; 백만; 원; 달러; $; ₩; ～; ~; (; );"
        "·; GPU; H100; 장; 개; 여; NPU; 세계; 위; 3대 강국; 톱3; 세 번째로; 공동; 개국 중; 지난해; 올해; 13일;"
        "내년 상반기; 임명; 내정; 지명; 사의; 전; 초대; 겸; 씨; 각; 李; １２３; “; ”; .; ,; \n"
    ),
}

_ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too


def texts(language: str) -> st.SearchStrategy[str]:
    """Texts of a language's pieces, with now and then anything else between them."""
    pieces = [piece.strip(" ") for piece in PIECES[language].split(";")]
    piece = st.sampled_from(pieces)
    space = st.sampled_from(["", " ", " ", " ", "\u00a0", "\u200b"])
    mixed = st.lists(st.one_of(piece, piece, piece, space, _ANYTHING), max_size=40).map(" ".join)
    glued = st.lists(st.tuples(piece, space).map("".join), max_size=40).map("".join)
    return st.one_of(mixed, glued, _ANYTHING)


RUNS = {
    "brackets": "(",
    "closing brackets": ")",
    "quotes": "“",
    "digits": "9",
    "commas in digits": "9,",
    "points in digits": "9.",
    "spaces": " ",
    "line breaks": "\n",
    "dashes": "-",
    "won": "won ",
    "dollars": "$",
    "sums": "5 billion won ",
    "sums in a list": "$5 million, ",
    "sums in brackets": "5 billion won ($3.6 million) ",
    "ranges": "5-",
    "names": "Lee Jae-myung ",
    "titles": "minister ",
    "titles and names": "Minister Lee Jae-myung, ",
    "capitals": "Aa ",
    "initials": "A.",
    "and": "and ",
    "GPUs": "5,000 GPUs ",
    "chips": "H100 ",
    "ranks": "ranked third ",
    "ordinals": "third ",
    "years": "in 2025 ",
    "letters": "a",
    "trillions": "trillion ",
    "of": "of the ",
    "possessives": "Korea's ",
    "full stops": "A. ",
    "원": "원",
    "조": "조",
    "억원": "5억원 ",
    "조원": "1조",
    "만": "만",
    "장관": "장관 ",
    "이름": "이재명 장관 ",
    "위": "3위 ",
    "장": "GPU 5만장 ",
    "세계": "세계 ",
    "가운뎃점": "삼성·",
    "한글": "가",
    "인사": "▲과장 이재명 ",
    "surrogates": "\ud800",
    "NULs": "\0",
    "marks": "e\u0301\u0301\u0301",
    "astral": "𝟗",
}
"""What a text may consist of a hundred thousand times."""
