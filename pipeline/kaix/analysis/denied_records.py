"""The records of a text whose facts the text denies (`denied`) or puts off (`planned`): the last step of every table.

A rank is denied where its words are. A position is denied only as an appointment: "denied that CEO Kim had paid"
leaves Kim in office, "Kim turned down the post of minister" and 지명을 철회했다 do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaix.analysis.denial import denial, pending
from kaix.analysis.denial_cues import cues
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
    "en": re.compile(r"[.;]\s|,\s(?:which|leaving)\b"),
    "ko": re.compile(r"[.;]\s|지만\s|으나\s|는데\s"),
}


def with_denials(records: Sequence[AnyRecord], text: str, language: str) -> list[AnyRecord]:
    """The records in their order, those that `text` denies with the status `denied`; offsets are of `text`."""
    return [_judged(record, text, language) for record in records]


def _judged(record: AnyRecord, text: str, language: str) -> AnyRecord:
    if _is_denied(record, text, language):
        return replace(record, status=DENIED)
    if isinstance(record, Official) and language == "en":
        return _unlike(record, text)
    if not isinstance(record, Amount | GpuCount):
        return record
    if record.status == "actual" and pending(text, record.start, record.end, language):
        return replace(record, status="planned")
    return record


_NOT = re.compile(r",? (?:and )?(?:not|rather than|instead of) (?:the )?[$₩]?\d")


_NOT = re.compile(r",? (?:and )?(?:not|rather than|instead of) (?:the )?[$₩]?\d")


_NOT = re.compile(r"\b(?:not|never)\b(?! only\b)|n['’]t\b", re.I)
_CLAUSE_ENDED = re.compile(r";\s|[.!?][\"”]?\s+(?:he|she)\b", re.I)


def _unlike(record: Official, text: str) -> Official:
    """The record of an English name that a negator parts from its position: "is not the CEO", "has not resigned as"."""
    at = text.find(record.position, record.end, record.end + len(record.sentence))
    if at < 0 or _BY_VERB.search(record.rule) is None or _NOT.search(text, record.end, at) is None:
        return record
    if _CLAUSE_ENDED.search(text, record.end, at):
        return record  # "is not the minister; he is ¦the director"
    return replace(record, status="current" if record.status == "former" else DENIED)


def _is_denied(record: AnyRecord, text: str, language: str) -> bool:
    if record.status == DENIED:
        return True
    if isinstance(record, Official):
        return record.status != "former" and _appointment_denied(record, text, language)
    return denial(text, record.start, record.end, language) is not None


_UNDECIDED = re.compile(
    r"\b(?:not|never|(?:refus|declin|urg|ask|press|want|call)\w*(?:\s[\w’'-]+){0,3}\sto|may|might|could|should|would"
    r"|whether|if|unless|den(?:y|ies|ied))\s[^,;]{0,30}$|n['’]t\s[^,;]{0,30}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.,\n]|다고")


def _gave_up(behind: str, language: str) -> bool:
    """Whether the words behind a name say that its candidacy ended, and not only that somebody asks for it."""
    known = cues(language)
    hidden = known.hidden(behind)
    for match in known.use("gave_up").finditer(behind):
        low, high = match.span()
        if language == "en":
            is_open = _UNDECIDED.search(behind, 0, low)
        else:
            is_open = known.use("open").search(_CLAUSE_END.split(behind[high : high + 12])[0])
        if is_open is None and not any(start < high and low < end for start, end in hidden):
            return True
    return False


def _appointment_denied(record: Official, text: str, language: str) -> bool:
    length = len(record.sentence)
    begin = text.find(record.sentence, max(0, record.end - length), record.start + length)
    if begin < 0:
        return False
    end = begin + length
    open_status = record.status in ("designate", "candidate")
    if open_status and _gave_up(_ENDED[language].split(text[record.end : end])[0], language):
        return True
    titled = text.find(record.position, record.end, end)
    close = titled + len(record.position)
    if language == "ko" and titled >= 0 and _PROPOSED.match(text, close):
        return denial(text, record.start, close, language) is not None
    if not open_status and _BY_VERB.search(record.rule) is None:
        return False  # a title that stands on the name is held, whatever else the sentence denies
    at = titled if titled >= 0 else text.rfind(record.position, begin, record.start)
    for start, stop in ((record.start, record.end), (at, at + len(record.position))):
        found = denial(text, start, stop, language) if start >= 0 else None
        if found is None:
            continue
        low, high = (start, found.end) if found.start > start else (found.end, start)
        if cues(language).use("appoint").search(_HELD_FOR.sub("", text[low:high])):
            return True
    return False
