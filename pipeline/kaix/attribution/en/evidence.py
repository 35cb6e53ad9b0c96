"""The closed list of English evidence: the first word of each name, and what it says of the candidate.

A name goes on with what tells it apart: `subject:act`, `carried_first:pronoun`, `ahead_chunks_2`; behind `>` stands the
class that it speaks for, behind `/` the class of the candidate's head noun.
"""

from __future__ import annotations

import re

EVIDENCE: dict[str, str] = {
    "nothing": "the text does not say: what there is around the mention",
    "prior": "how frequent the class is",
    "first": "the first mention of the article",
    "previous": "it is the value of the mention before",
    "equal": "it is the value of an earlier mention of the same sum or count",
    "subject": "subject of the mention's clause",
    "owner": "whose the grammar of the sentence makes it: the first, a later, with others, or who only tells of it",
    "cited": 'behind "according to"',
    "observer": "its name says that it only tells: Securities, Institute, Times",
    "host": "the noun that the mention is the amount of",
    "again": "named more than once in the sentence",
    "does": "what the article has it do: act, own, be measured, be a place, nothing",
    "owns": "the owner by grammar, by the step that found it; a date that possesses the mention",
    "other": "its place in a list is that of another mention",
    "ahead": "stands before the mention: how far, and how",
    "before": "stands before the mention: how far",
    "behind": "stands behind the mention: how far, and how",
    "nearest": "the nearest on its side",
    "next": "right behind the mention, or the year after that of the date",
    "purpose": "in a clause that hangs on the mention's",
    "sort": "name, state, person, common noun …",
    "maker": "makes what is counted",
    "head": "the class of its head noun",
    "is": "the same as another slot's value, or a time relative to publication",
    "carried": "named in the sentences before or the headline only: by sort, role and distance",
    "headline": "named in the headline",
    "lead": "a date at the head of the article",
    "market": "the article's word for shares",
    "date": "a date of the sentence, by precision and place",
    "dates": "the frame of the verb that the date belongs to",
    "at": "a date at the host noun",
    "published": "the day of publication",
    "day": "the day before it",
    "this": "the year of publication",
    "opening": "how much the first lines of the article speak of what is to come",
    "main": "the year that the article names most",
    "usual": "the value of most mentions so far",
    "when": "whether the verb says that it is done or still ahead",
    "frame": "the frame of the governing verb",
    "tense": "its tense",
    "relation": "how the clause hangs on the one above",
    "above": "the frame of the verb above",
    "plan": "a noun of planning beside the mention",
    "cue": "a cue in whose scope the mention stands",
}


def is_known(name: str) -> bool:
    """Whether the first word of `name` is on the list."""
    word = re.match(r"[a-z]*", name)
    return word is not None and word.group() in EVIDENCE
