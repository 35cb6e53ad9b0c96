"""Korean predicates: a word's verb, tense and form, from the stems of `vocabulary/verbs_ko.tsv` inflected here.

`투자했다` is 투자하 in the past and ends its sentence; `투입할` describes the noun behind it and is to come;
`배정받은` is passive. A verb that no row lists is known by its ending (`급등했다`), without a frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.korean import divide_eojeol
from kaix.sentences import PAST

FORMS = ("final", "adnominal", "connective", "quoted", "nominal")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word as a predicate; `form` is one of `FORMS`, `modal` `will`, `intend`, `must`, `may` or ""."""

    lemma: str
    frame: str
    form: str
    tense: str
    passive: bool = False
    negated: bool = False
    modal: str = ""


_BASE, _LIGHT = 0xAC00, ("하", "되", "받", "시키", "당하")
_NIEUN, _RIEUL, _MIEUM, _BIEUP, _SS = 4, 8, 16, 17, 20


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _BASE
    return code // 588, code % 588 // 28, code % 28


def _syllable(initial: int, vowel: int, final: int = 0) -> str:
    return chr(_BASE + initial * 588 + vowel * 28 + final)


def _with_final(stem: str, final: int) -> str:
    initial, vowel, _ = _parts(stem[-1])
    return stem[:-1] + _syllable(initial, vowel, final)


# The vowel of a stem that ends in one, with 아 or 어: 쓰 써, 오 와, 주 줘, 이 여, 되 돼; others take the same vowel.
_JOINED = {18: 4, 8: 9, 13: 14, 20: 6, 11: 10}


def inflected(stem: str) -> dict[str, str]:
    """The beginnings of a stem's forms: its `base`, `infinitive`, `past`, and with ㄴ, ㄹ, ㅂ and ㅁ.

    >>> inflected("늘리")["past"]
    '늘렸'
    """
    initial, vowel, final = _parts(stem[-1])
    forms = {"base": stem}
    if stem.endswith("하"):
        forms["infinitive"], forms["past"] = stem[:-1] + "해", stem[:-1] + "했"
    elif final == 0 and stem[-1] == "르" and len(stem) > 1:  # 오르, 올라
        before = _with_final(stem[:-1], _RIEUL)
        open_vowel = _parts(stem[-2])[1] in (0, 8)
        forms["infinitive"] = before + ("라" if open_vowel else "러")
        if stem in ("따르", "이르", "치르"):
            forms["infinitive"] = stem[:-1] + ("라" if stem == "따르" else "러")
    elif final == 0:
        open_before = vowel == 18 and len(stem) > 1 and _parts(stem[-2])[1] in (0, 8)  # 모으, 모아
        joined = 0 if open_before else _JOINED.get(vowel, vowel)
        forms["infinitive"] = stem[:-1] + _syllable(initial, joined)
    else:
        if stem in ("짓", "붓", "쏟아붓", "퍼붓", "잇"):
            forms["base"], root = stem, _with_final(stem, 0)
        else:
            root = stem
        forms["infinitive"] = root + ("아" if vowel in (0, 8) else "어")
    forms.setdefault("past", _with_final(forms["infinitive"], _SS))
    if final == 0:
        finals = {"n": _NIEUN, "l": _RIEUL, "m": _MIEUM, "b": _BIEUP}
        forms |= {name: _with_final(stem, number) for name, number in finals.items()}
    elif final == _RIEUL:
        forms |= {"n": _with_final(stem, _NIEUN), "l": stem, "b": _with_final(stem, _BIEUP)}
        forms["bare"] = _with_final(stem, 0)  # 버는, 푸는
    else:
        root = _with_final(stem, 0) if stem in ("짓", "붓", "쏟아붓", "퍼붓", "잇") else stem
        forms |= {"n": root + "은", "l": root + "을", "m": root + "음"}
    return forms


_QUOTED = r"(?:고|고는|고도|며|면서|는|던|는데|니|지만|고요)"
_ENDINGS = {
    "base": re.compile(
        rf"(?P<quoted>는?다{_QUOTED}|으?라{_QUOTED}|자{_QUOTED}|느냐{_QUOTED}|겠다{_QUOTED}|다{_QUOTED})"
        r"|(?P<final>다|는다|습니다|겠다|겠습니다|네|죠|지요|고 있다|는가|느냐|자)"
        r"|(?P<nominal>기[가-힣]{0,3}|음[을은이]?)"
        r"|(?P<adnominal>는|던)"
        r"|(?P<connective>고|고도|고서|며|으며|면서|으면서|지만|는데|려|려고|으려|으려고|려면|려는|도록|게|거나|으나|나|니"
        r"|으니|으면|면|자|지|지는|는지|되|므로|느라|겠지만|겠으며|고자|다가|더라도|든지)"
    ),
    "past": re.compile(
        rf"(?P<quoted>다{_QUOTED}|느냐{_QUOTED})|(?P<final>다|습니다|죠|네|어요|음|을까|을까요)"
        r"|(?P<nominal>음[을은이])|(?P<adnominal>던|을|다는|을 것)"
        r"|(?P<connective>고|고도|으며|지만|는데|으나|으니|더니|는지|기에|기|으면|어도|던)"
    ),
    "infinitive": re.compile(r"(?P<connective>|서|서는|야|도|선|다|라|요)"),
    "n": re.compile(
        rf"(?P<quoted>다{_QUOTED}|다는|단)|(?P<final>다)|(?P<connective>데|데다|데도|지|다면|들)|(?P<adnominal>)"
    ),
    "l": re.compile(
        r"(?P<adnominal>|지|지는|지도)|(?P<final>까|까요)|(?P<connective>수록|지라도|뿐|텐데)|(?P<nominal>게)"
    ),
    "m": re.compile(r"(?P<nominal>|에|에도|으로|으로써|을|은|이|과|에 따라)"),
    "b": re.compile(r"(?P<quoted>니다만|니다라고)|(?P<final>니다|니까|시다)"),
    "bare": re.compile(r"(?P<adnominal>는)|(?P<connective>니|는데)"),
}
_TENSES = {"past": "past", "n": "past", "l": "future"}
_MODALS = (
    (re.compile(r"겠"), "will"),
    (re.compile(r"(?:으?려(?:고|는|던|다|면)?|고자)$"), "intend"),
    (re.compile(r"기로"), "plan"),
    (re.compile(r"자(?:고|며|는|면서)?$"), "must"),
    (re.compile(r"으?라(?:고|며|는|면서)$"), "must"),
    (re.compile(r"도록|게$"), "purpose"),
    (re.compile(r"(?:으면|면)$"), "if"),
)
_PAST_MARK = re.compile(f"[{PAST}]")
_NOT_PAST = str.maketrans("", "", "있겠")
_PAST_ENDING = re.compile(r"(?:(?P<quoted>다[고며는])|(?P<adnominal>던)|고|며|지만|는데|으나)$")


@cache
def _heads() -> dict[str, list[tuple[str, str, str, bool]]]:
    """The beginning of a form → lemma, frame, kind of beginning, passive."""
    heads: dict[str, list[tuple[str, str, str, bool]]] = {}

    def add(stem: str, frame: str, passive: bool) -> None:
        for kind, head in inflected(stem).items():
            heads.setdefault(head, []).append((stem, frame, kind, passive))

    for row in vocabulary.table("verbs_ko"):
        if row["part"] == "verb":
            add(row["stem"], row["frame"], False)
            continue
        for light in _LIGHT:
            taken = light in ("받", "당하")
            frame = "get" if taken and row["frame"] in ("pay", "sell") else row["frame"]
            add(row["stem"] + light, frame, light in ("되", "받", "당하"))
        heads.setdefault(row["stem"] + "키로", []).append(
            (row["stem"] + "하", row["frame"], "promise", False)
        )
    return heads


_LONGEST = 8
_SHORT = frozenset("쓴쓸든들번낸준줄푼산살될된할")
"""Forms of verbs that are one syllable long."""
_HANGUL = re.compile("[가-힣]+")
_NOUN_LIGHT = re.compile(
    r"(?P<noun>[가-힣A-Za-z]{1,10}?)(?P<light>하|한|할|해|했|함|합|되|된|될|돼|됐|됨|됩|받|시키|시킨|시킬|시켰|시켜)"
)
_LIGHTS = {
    "하": "base", "한": "n", "할": "l", "해": "infinitive", "했": "past", "함": "m", "합": "b",
    "되": "base", "된": "n", "될": "l", "돼": "infinitive", "됐": "past", "됨": "m", "됩": "b", "받": "base",
    "시키": "base", "시킨": "n", "시킬": "l", "시켰": "past", "시켜": "infinitive",
}  # fmt: skip
_FINITE = re.compile(
    r"[가-힣]+(?:[^가-힣0-9]다|니다|었다|았다|였다|졌다|왔다|는다|인다|린다|진다|온다|난다|간다)$"
)
_CONNECTIVE = re.compile(
    r"[가-힣](?:으면|면서도?|도록|려고|거나|자마자|지만|더라도|느라)$|(?:^|[가-힣])(?<![참기급부수증대투관상제])여$"
    r"|[가-힣](?:[져쳐켜춰꿔눠줘]|[기리이치지우추히]면)$(?<!이면)(?<!지면)(?<!국기면)"
)
"""Endings of verbs that no row lists; nouns that end so (참여, 지면) are left out."""
_COPULA = re.compile(
    r"(?P<stem>.+?)(?P<form>이다|였다|이었다|입니다|이며|이고|인데|이지만|였으며|였고|였지만|이라고|라고|이라며|라며|이라는|라는|이란|란"
    r"|이자|이면서|일|인|이던|였던|이었던|이었으며|이었고)$"
)


@lru_cache(maxsize=1 << 15)
def recognise(word: str) -> Verb | None:
    """The verb that `word`, without punctuation around it, is a form of; `None` of a noun."""
    not_verbs = vocabulary.words("not_verbs_ko")
    if word in not_verbs or (len(word) < 2 and word not in _SHORT):
        return None
    heads = _heads()
    for cut in range(min(len(word), _LONGEST), 0, -1):
        for lemma, frame, kind, passive in heads.get(word[:cut], ()):
            if kind == "promise":
                if word[cut:] in ("", " 했다"):
                    return Verb(lemma, frame, "connective", "future", passive, False, "plan")
                continue
            found = _ENDINGS[kind].fullmatch(word, cut)
            if found is not None:
                return _verb(word, lemma, frame, kind, passive, found)
    light = _NOUN_LIGHT.match(word)
    if light is not None:
        kind = _LIGHTS[light["light"]]
        found = _ENDINGS[kind].fullmatch(word, light.end())
        if kind == "n" and found is not None and found.lastgroup == "adnominal":
            return None  # 다양한, 유망한: a quality
        if found is not None and (len(light["noun"]) > 1 or len(word) - light.end() > 1):
            lemma = light["noun"] + ("하" if light["light"][0] in "하한할해했함합" else light["light"][0])
            return _verb(word, lemma, "", kind, light["light"][0] in "되된될돼됐됨됩받", found)
    if word.endswith("다") and (_PAST_MARK.search(word[-3:].translate(_NOT_PAST)) or _FINITE.match(word)):
        past = _PAST_MARK.search(word.translate(_NOT_PAST)) is not None
        return Verb(word, "", "final", "past" if past else "present")
    if (ending := _PAST_ENDING.search(word)) and _PAST_MARK.search(word[:-1].translate(_NOT_PAST)):
        return Verb(word, "", ending.lastgroup or "connective", "past")
    if not _HANGUL.fullmatch(word):
        return None
    if len(word) > 2 and word.endswith("는") and divide_eojeol(word)[-1][1] != "J":
        return Verb(word, "", "adnominal", "present")  # 멈추는, 숨기는
    return Verb(word, "", "connective", "present") if _CONNECTIVE.search(word) else None


def _verb(word: str, lemma: str, frame: str, kind: str, passive: bool, found: re.Match[str]) -> Verb:
    form = found.lastgroup or "connective"
    ending = found.group()
    tense = _TENSES.get(kind, "present")
    if kind == "n" and form != "adnominal":
        tense = "present"
    modal = next((name for pattern, name in _MODALS if pattern.search(ending)), "")
    if modal in ("will", "intend", "plan"):
        tense = "future"
    negated = lemma in ("아니", "없") or "못" in word[:1]
    return Verb(lemma, frame, form, tense, passive, negated, modal)


@cache
def _verbal_nouns() -> dict[str, str]:
    return {row["stem"]: row["frame"] for row in vocabulary.table("verbs_ko") if row["part"] == "noun"}


@lru_cache(maxsize=1 << 14)
def noun_frame(noun: str) -> str:
    """The frame of a verbal noun, `유치` or `투자유치`; "" of any other noun."""
    known = _verbal_nouns()
    for length in (4, 3, 2):
        if len(noun) >= length and noun[-length:] in known:
            return known[noun[-length:]]
    return ""


_IN_OR_IL = re.compile(
    r"(?:라인|외국인|상공인|코인|법인|장애인|체인|메인|디자인|메일|바일|스타일|스케일|매일|전일|당일|연일|독일|동일|단일|요일|거래일"
    r"|휴일|캠페인|크레인|농업인|어업인|언론인|직장인|노인|[가-힣]국인|(?<![가-힣])신인|무인|승인|확인|원인|요인|부인|지인|본인|개인|파일|제일)$"
)
"""Nouns that end as the copula does: 소상공인, 온라인, 이메일."""


def copula(word: str) -> Verb | None:
    """The copula at the end of `word`: 목표다, 규모였다."""
    found = None if _IN_OR_IL.search(word) else _COPULA.fullmatch(word)
    if found is None or (found["form"] in ("일", "인", "란", "이란", "이자") and found["stem"][-1].isdigit()):
        return None
    form = found["form"]
    kind = (
        "quoted" if re.search(r"라[고며는]$|란$", form)
        else "final" if form.endswith("다")
        else "adnominal" if form in ("인", "일", "이던", "였던", "이었던")
        else "connective"
    )  # fmt: skip
    past = "였" in form or "었" in form or form == "이던"
    return Verb("이", "be", kind, "past" if past else "future" if form == "일" else "present")
