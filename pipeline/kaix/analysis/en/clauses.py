"""Clauses: each verb group with its arguments by role, and how it hangs on the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaix.analysis.en.chunks import Phrase
from kaix.analysis.en.lexicon import noun_class
from kaix.analysis.en.subjects import (
    REPORTS,
    Draft,
    described_by,
    is_reduced,
    kept_of,
    phrase_head,
    subject_of,
)

_ROLES = {"to": "recipient", "from": "source", "for": "purpose", "in": "place", "at": "place", "on": "place"}
_NOMINAL = ("noun", "name", "pronoun", "sum")
_ASKS_OBJECT = frozenset(
    ("ask", "urge", "help", "allow", "enable", "require", "expect", "order", "want", "let")
)


def clauses(row: Sequence[Phrase]) -> list[Draft]:
    """The clauses of a sentence, one a verb group, in order; sets the role and the clause of every phrase."""
    verbs = [i for i, phrase in enumerate(row) if phrase.kind == "verb"]
    result: list[Draft] = []
    for number, verb in enumerate(verbs):
        since = verbs[number - 1] + 1 if number else 0
        until = verbs[number + 1] if number + 1 < len(verbs) else len(row)
        result.append(_clause(row, result, verb, since, until))
    for draft, following in pairwise(result):
        if draft.subject < 0 and following.relation == "main":  # "¦Starting in May, the firm pays"
            draft.subject = following.subject
    for draft in result:
        while draft.start > 0 and row[draft.start - 1].possessive and draft.start <= draft.subject:
            draft.start -= 1
    _assign(row, result)
    return result


def _clause(row: Sequence[Phrase], before: Sequence[Draft], verb: int, since: int, until: int) -> Draft:
    group = row[verb].group
    last = len(before) - 1
    while last > 0 and before[last].aside:
        last -= 1
    draft = Draft(verb, verb, parent=last)
    between = [i for i in range(since, verb) if row[i].kind in _NOMINAL]
    if group.shape == "infinitive":
        draft.relation = "complement" if last >= 0 else "main"
        if last >= 0:
            matrix = row[before[last].verb]
            near = next((i for i in reversed(between) if not row[i].marker), -1)
            decides = near > 0 and near == verb - 1 and row[near].joint == "'s"
            helped = near >= 0 and matrix.head in _ASKS_OBJECT and row[near].kind != "sum"
            draft.subject = near if helped else near - 1 if decides else before[last].subject
        else:  # "Naver ¦to invest": a headline
            draft.subject = subject_of(row, between)
        return draft
    if group.shape == "gerund":
        draft.relation = "adverbial"
        near = row[verb].joint == "" and not row[verb].marker and bool(between)
        described = described_by(row, between, group) if near else -1
        if described >= 0 and row[described].kind == "noun":  # "fines ¦totaling"
            draft.relation, draft.subject = "relative", described
        elif near and row[between[-1]].marker == "with":  # ", with Naver ¦planning"
            draft.subject = between[-1]
        elif (blamed := _blamed(row, between, verb)) >= 0:
            draft.subject = blamed
        elif last >= 0:
            set_off = row[verb].joint == "," and before[last].relation == "relative"
            draft.parent = _finite(row, before, last) if set_off else last
            draft.subject = before[draft.parent].subject  # "announced a plan totaling 5 won, ¦saying"
        else:
            draft.subject = subject_of(row, between)
        return draft
    joint = row[verb].joint
    if joint == "which" and between:
        draft.relation, draft.subject = "relative", described_by(row, between, group)
        return draft
    if joint == "and" and last >= 0 and not row[verb].marker:
        return _coordinate(row, before, draft)
    absolute = (
        last >= 0 and bool(between) and row[between[-1]].marker == "with" and row[between[-1]].joint == ","
    )
    if absolute and group.tense == "past":
        group.shape, draft.relation, draft.subject = "participle", "adverbial", between[-1]
        return draft  # ", with work ¦slated to begin"
    if is_reduced(row, before, verb, between, until):
        group.shape, group.passive = "participle", True
        draft.relation = "relative"
        draft.subject = described_by(row, between, group)
        return draft
    return _full(row, before, draft, between, since)


def _coordinate(row: Sequence[Phrase], before: Sequence[Draft], draft: Draft) -> Draft:
    """A verb behind "and": "plans to raise 5 won and ¦spend 6 won" is a plan too."""
    last, group = before[draft.parent], row[draft.verb].group
    other = row[last.verb].group
    assert group is not None
    assert other is not None
    if group.tense == "present" and other.lemma != "be" and (other.modal or other.shape == "infinitive"):
        group.tense, group.modal, group.shape = other.tense, other.modal, other.shape
        draft.relation, draft.parent, draft.subject = last.relation, last.parent, last.subject
        return draft
    main = before[_finite(row, before, draft.parent)]
    draft.relation, draft.parent, draft.subject = "coordinate", main.parent, main.subject
    draft.reported = main.reported
    return draft


def _blamed(row: Sequence[Phrase], between: Sequence[int], verb: int) -> int:
    """Whose deed the object is praised or blamed for: "fined ¦Naver for failing", "accused ¦Kim of taking"."""
    if row[verb].marker.split()[-1:] not in (["of"], ["for"]) or not between or row[between[0]].marker:
        return -1
    one = row[between[0]]
    return between[0] if one.kind == "name" or noun_class(one.head) in ("body", "people") else -1


def _full(
    row: Sequence[Phrase], before: Sequence[Draft], draft: Draft, between: Sequence[int], since: int
) -> Draft:
    """A finite clause with a subject of its own, and how it hangs on the one before."""
    verb, last = draft.verb, draft.parent
    group = row[verb].group
    draft.subject = subject_of(row, between)
    opened = [i for i in between if row[i].joint in ("and", "which") or row[i].joint.isalpha()]
    if opened and all(c.relation == "relative" for c in before):  # "those who use coal or gas ¦get"
        listed = [i for i in opened if row[i].joint == "and" and i - 1 in between and not row[i].marker]
        opened = [i for i in opened if i not in listed]
    if last < 0:
        draft.start = 0
        return draft
    parent = row[before[last].verb].group
    if draft.subject < 0:
        draft.subject = before[last].subject
    linked = [i for i in opened if row[i].joint not in ("and", "which")]
    if linked:
        draft.relation, draft.start = "adverbial", linked[0]
        return draft
    if opened and row[opened[0]].joint == "which" and opened[0] - 1 == before[last].verb:  # "deduced ¦that"
        draft.relation, draft.start, draft.reported = "complement", opened[0], parent.frame in ("", "say")
        return draft
    if not opened and all(row[c.verb].group.shape != "finite" for c in before):
        draft.relation, draft.parent = "main", -1
        anew = draft.subject >= since and row[draft.subject].joint == ","
        if (
            before[0].subject >= 0 and not anew
        ):  # "the plan to spend 5 won ¦fell"; "A survey said by X, sales ¦rose"
            draft.subject = before[0].subject
        return draft
    if group.frame == "say" and draft.subject >= since and row[draft.subject].joint == ",":
        draft.relation, draft.parent, draft.start = "main", -1, draft.subject
        draft.aside = True  # "… of 5 won, the ministry ¦said"
    elif any(row[i].joint == "and" for i in opened) or any(row[i].joint == ";" for i in between):
        draft.relation, draft.parent = "coordinate", before[last].parent
        draft.start = min((i for i in between if row[i].joint in ("and", ";")), default=verb)
    elif parent.frame in REPORTS:
        draft.relation, draft.reported = "complement", parent.frame == "say"
        draft.start = draft.subject if draft.subject >= since else verb
    elif before[last].relation == "relative":  # "the plan announced in May ¦costs"
        draft.relation, draft.parent = "main", before[last].parent
        if not between or not any(row[i].joint == "," for i in range(since, verb)):
            draft.subject = phrase_head(row, before[last].subject)
        elif row[verb].joint == ",":  # "Naver, which has chips from Arm, ¦spent"
            draft.subject = before[last].subject
        else:
            kept = kept_of(row, between)
            draft.subject = kept[-1] if kept else before[last].subject
            main = max((c.subject for c in before if c.relation != "relative"), default=-1)
            draft.subject = draft.subject if kept else main
    else:
        draft.relation = "main"
        draft.start = draft.subject if draft.subject >= since else verb
    return draft


def _finite(row: Sequence[Phrase], before: Sequence[Draft], last: int) -> int:
    """The clause that a coordinated verb goes on: the last of the same shape that is none of a noun's."""
    for number in range(last, -1, -1):
        group = row[before[number].verb].group
        if group.shape == "finite" and before[number].relation != "relative":
            return number
    return last


def _assign(row: Sequence[Phrase], found: Sequence[Draft]) -> None:
    """The clause and the role of each phrase."""
    for number, draft in enumerate(found):
        group = row[draft.verb].group
        end = found[number + 1].start if number + 1 < len(found) else len(row)
        given = ended = False
        row[draft.verb].clause = number
        for index in range(draft.verb + 1, end):
            phrase = row[index]
            ended = ended or (draft.aside and phrase.joint == "," and number > 0)
            phrase.clause = number - 1 if ended else number  # ", it said, ¦with costs of"
            if phrase.possessive:
                phrase.role = "possessor"
            elif phrase.kind == "date":
                phrase.role = "time"
            elif phrase.marker == "by" and group.passive:
                phrase.role = "agent"
            elif phrase.marker:
                phrase.role = _ROLES.get(phrase.marker.split()[0], "")
            elif not given:
                phrase.role = "predicate" if group.lemma == "be" else "object"
                given = True
            elif phrase.joint in ("and", ",") and index and row[index - 1].role:
                phrase.role = row[index - 1].role
        for index in range(draft.start, draft.verb):
            phrase = row[index]
            if phrase.clause < 0:
                phrase.clause = number
            if not phrase.role:
                phrase.role = (
                    "time" if phrase.kind == "date" else "possessor" if phrase.possessive
                    else _ROLES.get(phrase.marker.split()[0], "") if phrase.marker else ""
                )  # fmt: skip
        if draft.subject >= 0:
            subject = row[draft.subject]
            if subject.clause < 0:
                subject.clause = number
            if not subject.role:
                subject.role = "subject"
    last = -1
    for phrase in row:  # what stands before the first clause, or between
        if phrase.clause < 0:
            phrase.clause = max(last, 0) if found else -1
        last = phrase.clause
