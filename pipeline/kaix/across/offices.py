"""One key for one office however it is written: "science minister" and 과학기술정보통신부 장관."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kaix import vocabulary

_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.I)
_MINISTER = re.compile(r"^(?P<field>.+?) (?P<rank>(?:(?:1st|2nd|first|second) )?(?:vice )?minister)$", re.I)
_RANKED_MINISTER = re.compile(
    r"^(?P<rank>(?:(?:1st|2nd|first|second) )?vice) (?P<field>.+?) minister$", re.I
)  # "Second Vice Science Minister"
_MINISTER_OF = re.compile(
    r"^(?P<rank>(?:(?:1st|2nd|first|second) )?(?:vice )?minister) (?:for|of) (?:the )?(?P<field>.+)$", re.I
)  # "minister of science and ICT", "vice minister for AI policy"
_FIELDLESS = {"prime", "deputy prime", "vice prime", "first", "second", "1st", "2nd", "vice"}


def _key(text: str) -> str:
    text = _BRACKETED.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(_ARTICLE.sub("", text.strip()).casefold().split())


@cache
def _organisations() -> dict[str, str]:
    result: dict[str, str] = {}
    for row in vocabulary.table("organisations"):
        for form in (row["name"], *row["aliases_en"].split("|"), *row["names_ko"].split("|")):
            if form:
                result.setdefault(_key(form), row["name"])
    return result


@cache
def _offices() -> dict[str, tuple[str, bool]]:
    result: dict[str, tuple[str, bool]] = {}
    for row in vocabulary.table("offices"):
        for form in (row["office"], *row["names_en"].split("|"), *row["names_ko"].split("|")):
            if form:
                result.setdefault(_key(form), (row["office"], row["single"] == "yes"))
    return result


@lru_cache(65_536)
def organisation_key(organization: str | None) -> str:
    """The name in `vocabulary/organisations.tsv` of an organisation however written, or its folded text."""
    if not organization:
        return ""
    return _organisations().get(_key(organization), _key(organization))


@lru_cache(65_536)
def office_key(position: str, organization: str | None) -> tuple[str, str]:
    """`(office, organisation)`, the same for every spelling that the vocabulary knows.

    "Science Minister" with no organisation is the minister of the Ministry of Science and ICT.
    """
    key = _key(position)
    organisation = organisation_key(organization)
    if key not in _offices():
        match = _RANKED_MINISTER.match(key) or _MINISTER.match(key)
        if match and match["field"] not in _FIELDLESS:
            ministry = organisation_key(f"{match['field']} ministry")
            rank = match["rank"] if match["rank"].endswith("minister") else f"{match['rank']} minister"
            key, organisation = rank, organisation or ministry
        elif match := _MINISTER_OF.match(key):
            ministry = next(
                filter(None, map(_ministry, (match["field"], match["field"].partition(",")[0]))), ""
            )
            # A ministry has several vice ministers, and what one looks after names no other office. A "minister for
            # AI" beside the minister of a ministry does.
            if ministry or "vice" in match["rank"]:
                key, organisation = match["rank"], organisation or ministry
    return _offices().get(key, (key, False))[0], organisation


def _ministry(field: str) -> str:
    """The name in the vocabulary of the ministry of `field`, or ""."""
    return _organisations().get(f"ministry of {field}", "")


def is_single(office: str) -> bool:
    """Whether an organisation has one holder of `office` at a time."""
    return _offices().get(_key(office), ("", False))[1]
