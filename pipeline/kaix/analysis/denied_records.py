"""The records of a text whose facts the text denies (`denied`) or puts off (`planned`): the last step of every table.

A rank is denied where its words are. A position is denied only as an appointment: "denied that CEO Kim had paid"
leaves Kim in office, "Kim turned down the post of minister" and 지명을 철회했다 do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaix.analysis.denial import around_of, denial, pending
from kaix.analysis.denial_cues import cues, found
from kaix.records import DENIED, Amount, AnyRecord, GpuCount, Official

_HELD_FOR = re.compile("내정자|후보자")  # who is to be appointed: no word of an appointment
# The rules that read an appointment from the words between a name and a position: "was named", 원장에 내정됐다.
_BY_VERB = re.compile(
    r"named|given|bec[ao]m|runs|replaced|as_title|took|is_title|is_name|holds|such_as|left|leave"
)
# A title on a name that is only proposed: 고대현 대표이사 ¦선임안¦을 부결했다.
_PROPOSED = re.compile(
    r"\s?(?:의\s)?(?:선임|임명|내정|지명|영입|추천|인선|발탁|기용|연임)(?:\s?동의)?(?:안|건|설|카드)?(?:[을를은는이가]|\s)"
)
_ENDED = {
    "en": re.compile(r"[.;]\s|,\s(?:which|leaving)\b|$"),
    "ko": re.compile(r"[.;]\s|지만\s|으나\s|는데\s|$"),
}
_NOT = re.compile(r"\b(?:not|never)\b(?! only\b)|n['’]t\b", re.I)
_NEXT_CLAUSE = re.compile(r";\s|[.!?][\"”]?\s+(?:he|she)\b", re.I)


def with_denials(records: Sequence[AnyRecord], text: str, language: str) -> list[AnyRecord]:
    """The records in their order, those that `text` denies with the status `denied`; offsets are of `text`."""
    return [replace(record, status=_status(record, text, language)) for record in records]


def _status(record: AnyRecord, text: str, language: str) -> str:
    status: str = record.status
    if status == DENIED:
        return status
    if isinstance(record, Official):
        if status != "former" and _appointment_denied(record, text, language):
            return DENIED
        if language == "en" and _is_not(record, text):
            return "current" if status == "former" else DENIED
        return status
    if denial(text, record.start, record.end, language) is not None:
        return DENIED
    counted = isinstance(record, Amount | GpuCount) and status == "actual"
    return "planned" if counted and pending(text, record.start, record.end, language) else status


def _is_not(record: Official, text: str) -> bool:
    """Whether a negator parts an English name from its position: "is not the CEO", "has not resigned as"."""
    at = text.find(record.position, record.end, record.end + len(record.sentence))
    if at < 0 or _BY_VERB.search(record.rule) is None or _NOT.search(text, record.end, at) is None:
        return False
    return _NEXT_CLAUSE.search(text, record.end, at) is None  # "is not the minister; he is ¦the director"


def _appointment_denied(record: Official, text: str, language: str) -> bool:
    around = around_of(text, record.start)
    low, end = around.low, around.low + len(around.sentence)
    is_open = record.status in ("designate", "candidate")
    if is_open:
        ended = _ENDED[language].search(around.sentence, record.end - low)
        gave_up = (c for c in found(around.sentence, language) if c.scope == "gave_up")
        if ended is not None and any(record.end - low <= cue.start < ended.start() for cue in gave_up):
            return True
    titled = text.find(record.position, record.end, end)
    close = titled + len(record.position)
    if language == "ko" and titled >= 0 and _PROPOSED.match(text, close):
        return denial(text, record.start, close, language) is not None
    if not is_open and _BY_VERB.search(record.rule) is None:
        return False  # a title that stands on the name is held, whatever else the sentence denies
    at = titled if titled >= 0 else text.rfind(record.position, low, record.start)
    for start, stop in ((record.start, record.end), (at, at + len(record.position))):
        cue = denial(text, start, stop, language) if start >= 0 else None
        if cue is None:
            continue
        between = text[start : cue.end] if cue.start > start else text[cue.end : start]
        if cues(language).use("appoint").search(_HELD_FOR.sub("", between)):
            return True
    return False
