"""One id for one body: `sk-hynix` for SK hynix, SK하이닉스 and SK하이닉스(000660), `south-korea` for 한국 and 정부.

An id comes from the vocabulary (`bodies`, `organisations`, `countries`), else from what the article itself
introduces (`…진흥원(NIA·원장 …)`), else from what the other articles of the run introduce, if all that do agree.
Never from likeness of spelling: two bodies that could be one stay two, each with its own name as its id, and a word
that names no body ("the company", 회사) has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.context import JOINED
from kaix.records import AnyRecord

_HANGUL = re.compile(r"[가-힣]")
_BRACKETED = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
# "SK Hynix Inc.", "Naver Corp", "(주)한빛칩스", 주식회사 한빛칩스: the form of a company is no part of its name.
_COMPANY_FORM = re.compile(
    r",?\s+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|plc|pte|gmbh|pbc|n\.v|s\.a|ag)\.?$",
    re.IGNORECASE,
)
_KOREAN_FORM = re.compile(
    r"^(?:㈜|\(주\)|주식회사|\(재\)|\(사\)|재단법인|사단법인)\s*|\s*(?:㈜|\(주\)|주식회사)$"
)
_GOVERNMENT = re.compile(
    r"^(?:(?P<before>.+?)(?:['’]s)? (?:government|administration)|government of (?:the )?(?P<of>.+))$"
)
_GOVERNMENT_KO = re.compile(r"^(?P<before>.+?)\s?정부$")
_NO_BODY = re.compile(
    r"(?:(?:the|this|that|these|those|each|every|some|many|other|local|domestic|foreign|global|private|two|three|four|major|big)\s)*"
    r"(?:compan(?:y|ies)|firms?|startups?|government|governments|authorities|investors?|ministry|agency|institute|university"
    r"|universities|group|it|they|he|she|we|industry|sector|market|people|participants?|consortium|country|countries|nation)"
    r"|(?:국내|해외|외국|민간|글로벌|주요|대|각|이|그|해당|국내외)?\s?(?:회사|기업|업체|기관|대학|업계|시장|투자자|스타트업|컨소시엄|연구원|연구소"
    r"|재단|협회|은행|그룹|당국|지자체|부처|나라|국가|양사|3사|4사|외국인|개인|기업들)"
)

ID_COLUMNS = {
    "officials": ("organization_id", "organization"),
    "amounts": ("entity_id", "entity"),
    "gpu_counts": ("entity_id", "entity"),
    "rankings": ("subject_id", "subject"),
}
"""The column of each table that holds the id, and the one that holds the name."""

Aliases = Mapping[str, str]
"""Folded name → the folded name of the same body that an article, or all that say it, gives beside it."""


@lru_cache(65_536)
def fold(name: str) -> str:
    """A name without its article, brackets, form of company and case: `(주)한빛칩스` and "Hanbit Chips Co., Ltd."."""
    name = _light(name)
    while (shorter := _COMPANY_FORM.sub("", name)) != name and shorter:
        name = shorter
    return name.rstrip(".,").strip()


@lru_cache(65_536)
def _light(name: str) -> str:
    """As `fold`, but with the form of company: "SK Inc." is not "SK"."""
    name = unicodedata.normalize("NFC", name).replace("（", "(").replace("）", ")").strip()
    name = _KOREAN_FORM.sub("", name)
    name = _BRACKETED.sub("", name) or name
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(name.split())))
    return name.casefold().rstrip(".,").strip()


def slug(name: str) -> str:
    """A name as an id: lower-case words of letters and digits, joined with hyphens; Hangul stays."""
    plain = unicodedata.normalize("NFKD", name)
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join(
        re.findall(r"[^\W_]+", plain.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    )


@cache
def _known() -> dict[str, str]:
    """Folded form → id, of all that the vocabularies hold; `bodies` wins."""
    result: dict[str, str] = {}
    forms: list[tuple[str, str]] = [
        (form, row["id"]) for row in vocabulary.table("bodies") for form in row["names"].split("|")
    ]
    for row in vocabulary.table("countries"):
        names = (row["name"], *row["aliases"].split(";"), *row["korean"].split(";"))
        forms += ((form, slug(row["name"])) for form in names)
    result |= {_light(form): own for form, own in reversed(forms)}
    for row in vocabulary.table("organisations"):
        own = result.get(_light(row["name"])) or slug(row["name"])
        names = (row["name"], *row["aliases_en"].split("|"), *row["names_ko"].split("|"))
        forms += ((form, own) for form in names)
    for form, own in forms:
        result.setdefault(_light(form), own)
    for form, own in forms:
        result.setdefault(fold(form), own)
    result.pop("", None)
    return result


@cache
def _demonyms() -> dict[str, str]:
    rows = vocabulary.table("countries")
    return {fold(word): slug(row["name"]) for row in rows for word in row["demonyms"].split(";") if word}


def _of_vocabulary(name: str) -> str | None:
    known, folded = _known(), fold(name)
    if found := known.get(_light(name)) or known.get(folded):
        return found
    if match := _GOVERNMENT.match(folded):
        state = match["before"] or match["of"]
        return _state(state)
    if match := _GOVERNMENT_KO.match(folded):
        return _state(match["before"])
    return None


@cache
def _states() -> frozenset[str]:
    return frozenset(slug(row["name"]) for row in vocabulary.table("countries"))


def _state(name: str) -> str | None:
    found = _known().get(fold(name)) or _demonyms().get(fold(name))
    return found if found in _states() else None


def names_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What one article introduces, as `Aliases`: the short name → the long one; none for a short name of two bodies."""
    found: dict[str, str | None] = {}
    for name, other in pairs:
        long, short = fold(name), fold(other)
        if long and short and long != short:
            found[short] = long if found.get(short, long) == long else None
    return {short: long for short, long in found.items() if long}


def name_of(record: AnyRecord) -> str | None:
    """The name in a record that has an id."""
    name: str | None = getattr(record, ID_COLUMNS[record.group][1])
    return name


def entity_id(
    name: str | None, article: Aliases | None = None, run: Callable[[str], str | None] | None = None
) -> str:
    """The id of the body, or of the bodies joined with ";", that `name` names; "" where it names none.

    `article` is what the article introduces, `run` looks up what the articles of the run do. A pure function of these.
    """
    if not name:
        return ""
    return JOINED.join(
        dict.fromkeys(filter(None, (_one(part.strip(), article or {}, run) for part in name.split(JOINED))))
    )


def _one(name: str, article: Aliases, run: Callable[[str], str | None] | None) -> str:
    folded = fold(name)
    if not folded or _NO_BODY.fullmatch(folded):
        return ""
    # "한국지능정보사회진흥원(NIA)", "Naver (네이버)": a name in the other script is the same body's, any other is not
    beside = [i for i in _BRACKETED.findall(name) if bool(_HANGUL.search(i)) != bool(_HANGUL.search(folded))]
    for form in (name, *beside):
        if form and (known := _of_vocabulary(form)):
            return known
    for lookup in (article.get, run):
        long = lookup(folded) if lookup else None
        if long:
            return _of_vocabulary(long) or slug(long)
    return slug(folded)
