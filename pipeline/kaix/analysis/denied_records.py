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

_APPOINTS = {
    "en": re.compile(
        r"\b(?:named|naming|appoint\w*|nominat(?:e|ed|es|ing|ion)|tapp(?:ed|ing)|pick(?:ed|s)?|elected|candidacy|race|bid"
        r"|run(?:ning|s)?|offer(?:ed|s)?|post|position|job|seat|successor|succeed\w*|becom\w+|became|be|as|role)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"임명|지명|내정(?!자)|선임|발탁|영입|후보(?!자)|출마|취임|제안|인선|기용|추대|추천|내정설"
    ),
}
# What ends a candidacy or an appointment without a word of denial: 후보에서 사퇴했다, "withdrew his candidacy".
_GAVE_UP = {
    "en": re.compile(
        r"\b(?:dropp?(?:ed|s|ing)? out|bow(?:ed|s)? out|withdr[ea]w\w*|withdrawn|pulled out|quit|resigned"
        r"|step(?:ped|s) (?:aside|down|back)"
        r"|gave up|walked away|(?:was|been) (?:rejected|voted down|dropped|passed over|withdrawn)"
        r"|out of the (?:running|race)|lost the"
        r"|declin(?:ed|es) to (?:run|accept|serve)|turn(?:ed|s) down|rul(?:ed|es) (?:himself|herself) out|will not run"
        r"|won['’]t run|not running"
        r"|decided (?:not to|against) run\w*|ended (?:his|her) (?:bid|campaign|candidacy)"
        r"|suspended (?:his|her) campaign)\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"물러났|물러나기로|물러난|중도\s?하차|자리를\s?포기|사의를|사퇴했|사퇴한|사퇴를\s?선언|사퇴하기로|사퇴를\s?발표"
        r"|후보(?:직|에서|를|직을|직에서)?\s?(?:사퇴|자진\s?사퇴)|자진\s?사퇴(?!를?\s?(?:압박|권유|종용|주장|설))|불출마|출마하지\s않|출마를\s?포기|출마\s?포기|낙마"
        r"|지명을?\s?철회|지명이?\s?철회|지명\s?철회|내정을?\s?철회|내정이?\s?취소|고사했|고사한|임명동의안을?\s?부결|인준이?\s?부결"
    ),
}
# The rules that read an appointment from the words between a name and a position: "was named", 원장에 내정됐다.
_BY_VERB = re.compile(
    r"named|given|bec[ao]m|runs|replaced|as_title|took|is_title|is_name|holds|such_as|left|leave"
)
# A title on a name that is only proposed: 고대현 대표이사 ¦선임안¦을 부결했다.
_PROPOSED = re.compile(
    r"\s?(?:선임|임명|내정|지명|영입|추천|인선|발탁|기용|연임)(?:\s?동의)?(?:안|건|설|카드)?(?:[을를은는이가]|\s)"
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
    figure = isinstance(record, Amount | GpuCount) and record.status == "actual"
    if figure and pending(text, record.start, record.end, language):
        return replace(record, status="planned")
    return record


_NOT = re.compile(r"\b(?:not|never)\b(?! only\b)|n['’]t\b", re.I)


def _unlike(record: Official, text: str) -> Official:
    """The record of an English name that a negator parts from its position: "is not the CEO", "has not resigned as"."""
    at = text.find(record.position, record.end, record.end + len(record.sentence))
    if at < 0 or _BY_VERB.search(record.rule) is None or _NOT.search(text, record.end, at) is None:
        return record
    return replace(record, status="current" if record.status == "former" else DENIED)


def _is_denied(record: AnyRecord, text: str, language: str) -> bool:
    if record.status == DENIED:
        return True
    if isinstance(record, Official):
        return record.status != "former" and _appointment_denied(record, text, language)
    return denial(text, record.start, record.end, language) is not None


_UNDECIDED = re.compile(
    r"\b(?:not|never|(?:refus|declin|urg|ask|press|want|call)\w*(?:\s[\w’'-]+){0,3}\sto|may|might|could|should|would|whether|if"
    r"|unless|den(?:y|ies|ied))\s[^,;]{0,30}$|n['’]t\s[^,;]{0,30}$",
    re.IGNORECASE,
)
_OPEN_REACH = 12


def _gave_up(behind: str, language: str) -> bool:
    """Whether the words behind a name say that its candidacy ended, and not only that somebody asks for it."""
    for match in _GAVE_UP[language].finditer(behind):
        if language == "en":
            is_open = _UNDECIDED.search(behind, 0, match.start())
        else:
            rest = re.split(r"[.,\n]|다고", behind[match.end() : match.end() + _OPEN_REACH])[0]
            is_open = cues("ko").use("open").search(rest)
        if is_open is None:
            return True
    return False


def _appointment_denied(record: Official, text: str, language: str) -> bool:
    begin = text.find(
        record.sentence, max(0, record.end - len(record.sentence)), record.start + len(record.sentence)
    )
    if begin < 0:
        return False
    end = begin + len(record.sentence)
    behind = _ENDED[language].split(text[record.end : end])[0]
    open_status = record.status in ("designate", "candidate")
    if open_status and _gave_up(behind, language):
        return True
    titled = text.find(record.position, record.end, end)
    if language == "ko" and titled >= 0 and _PROPOSED.match(text, titled + len(record.position)):
        return denial(text, record.start, titled + len(record.position), language) is not None
    if not open_status and _BY_VERB.search(record.rule) is None:
        return False  # a title that stands on the name is held, whatever else the sentence denies
    at = text.find(record.position, begin, end)
    places = [(record.start, record.end), *([(at, at + len(record.position))] if at >= 0 else [])]
    for start, close in places:
        found = denial(text, start, close, language)
        if found is None:
            continue
        low, high = (start, found.end) if found.start > start else (found.end, start)
        if _APPOINTS[language].search(text[low:high]):
            return True
    return False
