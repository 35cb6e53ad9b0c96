"""The party of a lawmaker: the one in brackets behind the name, that a list of names ends in, or that is spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaix.records import Official

_PARTY = re.compile(r"\b(?:(?:[A-Z][a-z]+(?:'s|’s)? ){1,3}Party(?: of Korea)?|DPK?|PPP)\b(?!['’]s [A-Z])")
_WHOLE = {"DP": "Democratic", "DPK": "Democratic", "PPP": "People Power"}
_NEAR = 500  # code points: how far back a party still is the one that is spoken of
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,2}"
_LIST_OF = re.compile(
    rf"(?:(?:, {_NAME}){{0,5}},? and {_NAME})? (?:of|from) the (?:(?:ruling|opposition|main|largest|minor) )*"
    rf"({_PARTY.pattern})"
)
_BRACKETED = re.compile(rf" \((?:the )?({_PARTY.pattern})\)")
_OF_PARTIES = re.compile(r"(?:reps?\.?|lawmakers?|floor leader)$", re.IGNORECASE)


def _canonical(party: str) -> str:
    return _WHOLE.get(party) or party.removesuffix(" of Korea").removesuffix(" Party")


def party_of(text: str, record: Official) -> str | None:
    """The party behind a record's name or the list that it is in, else the only one that the text before it names."""
    if own := _BRACKETED.match(text, record.end):
        return own[1]  # "Rep. Seol Min-ah (New Village Party)"
    if listed := _LIST_OF.match(text, record.end):
        return listed[1]
    found = [
        match[0].removeprefix("The ")
        for match in _PARTY.finditer(text, max(0, record.start - _NEAR), record.start)
    ]
    return found[-1] if len({_canonical(party) for party in found}) == 1 else None


def with_parties(records: Sequence[Official], text: str) -> list[Official]:
    """The records; a lawmaker of no organisation has the party that the text speaks of."""
    return [
        replace(record, organization=party)
        if record.organization is None
        and _OF_PARTIES.search(record.position)
        and (party := party_of(text, record)) is not None
        else record
        for record in records
    ]
