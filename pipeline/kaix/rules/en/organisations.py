"""Where the name of an organisation that no list holds ends: by its head word, "of …" and "and …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix import vocabulary
from kaix.rules.en.known_names import match_known, organisation_words, title_words
from kaix.rules.en.persons import person_length
from kaix.rules.en.words import Word, word_set

_LINKS = frozenset(("of", "for", "and", "&", "the", "on", "in"))
_TAKES_OF = word_set("takes_of")
_NAMED_AFTER = frozenset(
    ("school", "foundation", "institute", "hospital", "center", "centre", "college", "museum", "library")
)
_THINKERS = frozenset(("institute", "institution", "center", "centre"))
_STATE = frozenset(("korea", "korean", "national", "state"))
# Heads of a company's name, and fields: of "Information |Technology| and Innovation Foundation".
_FIELD_HEADS = frozenset(
    ("technology", "research", "media", "systems", "communications", "telecommunications", "industries")
)
_HONORIFICS = word_set("honorific")
_FIELDS = vocabulary.words("title_modifiers_en")


def organisation_end(split: Sequence[Word], begin: int, at: int) -> int | None:
    """The end of the organisation that begins at word `begin` and whose head word is at `at` or later."""
    heads = organisation_words()
    count = len(split)
    end = None
    index = at
    while index < count and index - begin < 12:
        word = split[index]
        if index > begin and (not word.joined or split[index - 1].suffix):
            break
        if not word.capital:
            if word.lower in _LINKS and _continues(split, begin, index, end):
                index += 1
                continue
            break
        if word.lower in _HONORIFICS:
            break
        if word.lower in heads and (index > begin or _takes_of(split, index)):
            end = index + 1
        elif (end is not None and split[end - 1].lower in ("corp.", "inc.", "co.", "ltd.")) or (
            word.lower in title_words() and word.lower not in heads
        ):
            break
        elif end is not None and _linked(split, begin, index):
            end = index + 1
        if word.possessive:
            if not (index + 1 < count and split[index + 1].capital and split[index + 1].lower in heads):
                break
            end = None
        index += 1
    if end is not None and end == begin + 1:
        return None
    if (
        end is not None
        and end < count
        and split[end].joined
        and split[end].lower in ("minister", "secretary")
    ):
        end = None if split[end - 1].lower in _FIELDS else end  # "UK Technology Secretary"
    return _series(split, begin, end) if end is not None else None


def _takes_of(split: Sequence[Word], index: int) -> bool:
    return (
        split[index].lower in _TAKES_OF
        and index + 2 < len(split)
        and split[index + 1].lower in ("of", "for", "on")
        and (split[index + 2].capital or split[index + 2].lower == "the")
    )


def _linked(split: Sequence[Word], begin: int, index: int) -> bool:
    """Whether word `index` belongs to "of …" after the head: Ministry of |Science| and |ICT|."""
    for back in range(index - 1, begin, -1):
        if not split[back].capital and split[back].lower in ("of", "for", "on"):
            return split[back - 1].lower in _TAKES_OF or back - 1 > begin
    return False


def _continues(split: Sequence[Word], begin: int, index: int, end: int | None) -> bool:
    """Whether the small word at `index` is inside the name: "Ministry |of| Science |and| ICT"."""
    if index + 1 >= len(split) or not split[index + 1].joined:
        return False
    after = split[index + 1]
    lower = split[index].lower
    if not after.capital:
        return (
            lower in ("of", "for")
            and after.lower == "the"
            and index + 2 < len(split)
            and split[index + 2].capital
        )
    if lower in ("of", "for", "on"):
        return split[index - 1].lower in _TAKES_OF
    if lower in ("the", "in"):
        return lower == "the" and split[index - 1].lower in ("of", "for", "on")
    if lower == "&" and after.lower in organisation_words() and index > begin:
        return True  # "Hanwha Investment |&| Securities"
    # "and": inside "of X and Y", or in front of a head: "Electronics and Telecommunications Research Institute"
    if person_length(split, index + 1) or after.lower in title_words():
        return False
    if match_known(split, begin) is not None and not _linked(split, begin, index):
        return False
    if match_known(split, index + 1) is not None:
        return False
    if end is None or (
        end == index and split[index - 1].lower in _FIELD_HEADS and _body_ahead(split, index + 1)
    ):
        return index - begin <= 3 and _organisation_ahead(split, index + 1)
    return _linked(split, begin, index)


def _body_ahead(split: Sequence[Word], index: int) -> bool:
    """Whether the capitals from word `index` on end in a body: "Information Technology and |Innovation Foundation|"."""
    at = index
    while at + 1 < len(split) and split[at + 1].capital and split[at + 1].joined:
        at += 1
    return at > index and split[at].lower in _TAKES_OF


def _organisation_ahead(split: Sequence[Word], index: int) -> bool:
    """Whether a head word ends the capitals that begin at `index`, after at least one other word."""
    heads = organisation_words()
    at = index
    while at + 1 < len(split) and split[at + 1].capital and split[at + 1].joined and not split[at].possessive:
        at += 1
    return at > index and split[at].lower in heads and split[at].lower not in ("corp.", "inc.", "co.", "ltd.")


def _series(split: Sequence[Word], begin: int, end: int) -> int:
    """The end with "…, Industry and Resources" added, after a ministry or a committee of several fields."""
    if not any(word.lower in ("ministry", "department", "committee") for word in split[begin:end]):
        return end
    shape = ("C" if word.capital else word.lower[:1] for word in split[end : end + 12])
    fields = re.match(r"(?:,C+)+,?aC+", "".join(shape))
    return end + fields.end() if fields is not None else end


def organisation_sector(split: Sequence[Word], begin: int, end: int) -> str | None:
    """The sector that the head word says, the last first, but in front of "of" first: Bank |of| …."""
    heads = organisation_words()
    cut = next((i for i in range(begin, end) if split[i].lower in ("of", "for")), end)
    saying = [heads.get(split[i].lower) for i in range(begin, cut) if split[i].lower in heads]
    first = split[begin].lower
    if first in heads and first in _TAKES_OF and heads[first]:
        return heads[first]
    if split[cut - 1].lower in _THINKERS and split[cut - 2].lower == "research" and cut - begin > 2:
        saying = saying[:-2]  # of "Brain Research Institute", "Research" says nothing
    said = next((sector for sector in reversed(saying) if sector), None)
    if said is None and any(split[i].lower in _THINKERS for i in range(begin, cut)):
        # "Korea Institute for …" is the state's; "Center for …" of nobody is a think tank
        tank = cut < end or split[cut - 1].lower in ("institute", "institution")
        return "government" if first in _STATE else "civil" if tank else None
    return said


def national_body(split: Sequence[Word], index: int) -> int | None:
    """The end of the "|Australian Strategic Policy Institute|", which the demonym at word `index` begins."""
    end = organisation_end(split, index, index)
    inner = range(index + 1, end or 0)
    if end is None or any(match_known(split, at) is not None for at in inner):
        return None
    return (
        end
        if next((w for at in inner if (w := split[at].lower) in organisation_words()), "") in _TAKES_OF
        else None
    )


def named_body(split: Sequence[Word], index: int, at: int) -> int | None:
    """The end of the "|Lee Won-gil Graduate School| of AI", which the name of a person up to word `at` begins."""
    if (
        at >= len(split)
        or not split[at].joined
        or split[at - 1].possessive
        or match_known(split, at) is not None
    ):
        return None
    last = at
    while last < len(split) and last - at < 3 and split[last].capital and split[last].joined:
        if split[last].lower in _NAMED_AFTER:
            return organisation_end(split, index, at)
        last += 1
    return None
