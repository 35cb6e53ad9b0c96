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
_FORMS = ("corp.", "inc.", "co.", "ltd.")
_FIELDS = vocabulary.words("title_modifiers_en")


def organisation_end(split: Sequence[Word], begin: int, at: int) -> int | None:
    """The end of the organisation that begins at word `begin` and whose head word is at `at` or later."""
    heads = organisation_words()
    end = None
    index = at
    while index < len(split) and index - begin < 12:
        word, ahead = split[index], split[index + 1 : index + 2]
        if index > begin and (not word.joined or split[index - 1].suffix):
            break
        if not word.capital:
            if word.lower not in _LINKS or not _continues(split, begin, index, end):
                break
            index += 1
            continue
        if word.lower in _HONORIFICS:
            break
        if word.lower in heads and (index > begin or _takes_of(split, index)):
            end = index + 1
        elif (end and split[end - 1].lower in _FORMS) or (
            word.lower in title_words() and word.lower not in heads
        ):
            break
        elif end and _linked(split, begin, index):
            end = index + 1
        if word.possessive:
            if not (ahead and ahead[0].capital and ahead[0].lower in heads):
                break
            end = None
        index += 1
    if end is None or end == begin + 1:
        return None
    behind = split[end].lower if end < len(split) and split[end].joined else ""
    if behind in ("minister", "secretary") and split[end - 1].lower in _FIELDS:
        return None  # "UK Technology Secretary"
    return _series(split, begin, end)


def _takes_of(split: Sequence[Word], index: int) -> bool:
    """Whether "of", "for" or "on" and a name follow the head at word `index`: "Ministry of Science"."""
    behind = split[index + 1 : index + 3]
    named = len(behind) == 2 and (behind[1].capital or behind[1].lower == "the")
    return split[index].lower in _TAKES_OF and named and behind[0].lower in ("of", "for", "on")


def _linked(split: Sequence[Word], begin: int, index: int) -> bool:
    """Whether word `index` belongs to "of …" after the head: Ministry of |Science| and |ICT|."""
    links = (back for back in range(index - 1, begin, -1) if split[back].text in ("of", "for", "on"))
    back = next(links, None)
    return back is not None and (split[back - 1].lower in _TAKES_OF or back - 1 > begin)


def _continues(split: Sequence[Word], begin: int, index: int, end: int | None) -> bool:
    """Whether the small word at `index` is inside the name: "Ministry |of| Science |and| ICT"."""
    lower, behind = split[index].lower, split[index + 1 : index + 3]
    if not behind or not behind[0].joined:
        return False
    if not behind[0].capital:
        return lower in ("of", "for") and behind[0].lower == "the" and len(behind) == 2 and behind[1].capital
    if lower in ("of", "for", "on"):
        return split[index - 1].lower in _TAKES_OF
    if lower in ("the", "in"):
        return lower == "the" and split[index - 1].lower in ("of", "for", "on")
    if lower == "&" and behind[0].lower in organisation_words() and index > begin:
        return True  # "Hanwha Investment |&| Securities"
    # "and": inside "of X and Y", or in front of a head: "Electronics and Telecommunications Research Institute"
    if person_length(split, index + 1) or behind[0].lower in title_words():
        return False
    linked = _linked(split, begin, index)
    if (match_known(split, begin) is not None and not linked) or match_known(split, index + 1) is not None:
        return False
    last = _capitals(split, index + 1)
    head = split[last].lower if last > index + 1 else ""
    # "Information Technology and |Innovation Foundation|"
    body = end == index and split[index - 1].lower in _FIELD_HEADS and head in _TAKES_OF
    if end is None or body:
        return index - begin <= 3 and head in organisation_words() and head not in _FORMS
    return linked


def _capitals(split: Sequence[Word], index: int) -> int:
    """The last of the words with a capital that follow each other from word `index` on."""
    while index + 1 < len(split) and not split[index].possessive:
        if not split[index + 1].capital or not split[index + 1].joined:
            break
        index += 1
    return index


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
    first, last = split[begin].lower, split[cut - 1].lower
    if first in _TAKES_OF and heads.get(first):
        return heads[first]
    saying = [heads[split[i].lower] for i in range(begin, cut) if split[i].lower in heads]
    if last in _THINKERS and split[cut - 2].lower == "research" and cut - begin > 2:
        saying = saying[:-2]  # of "Brain Research Institute", "Research" says nothing
    said = next((sector for sector in reversed(saying) if sector), None)
    if said is None and any(split[i].lower in _THINKERS for i in range(begin, cut)):
        # "Korea Institute for …" is the state's; "Center for …" of nobody is a think tank
        tank = cut < end or last in ("institute", "institution")
        return "government" if first in _STATE else "civil" if tank else None
    return said


def named_body(split: Sequence[Word], index: int, at: int) -> int | None:
    """The end of the "|Lee Won-gil Graduate School| of AI", which the name of a person up to word `at` begins."""
    if at >= len(split) or not split[at].joined or split[at - 1].possessive or not split[at].capital:
        return None
    body = any(split[i].lower in _NAMED_AFTER for i in range(at, min(_capitals(split, at), at + 2) + 1))
    return organisation_end(split, index, at) if body and match_known(split, at) is None else None
