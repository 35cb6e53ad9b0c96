"""Whether a Korean sum or count is actual, planned or denied: what governs it, its tense, the cues, and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kaix import vocabulary
from kaix.analysis.denial import denial
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.setting import DESCRIBING, ORIGIN, Mention, Setting, measure_noun
from kaix.attribution.ko.time_roles import dates_in, tense_of
from kaix.reading import Reading

_FIGURE = re.compile(
    r"(?:전망|예상|추정|예측|기대|목표)(?:치|액|가|값|주가|금액|규모)$|(?:컨센서스|가이던스|목표)$|(?:^|\s)(?:예상|목표|추정|전망)\s[가-힣]+$"
    r"|(?:예산|추경|정부|보상|원|초|개정|합의|수정|제시|지원)안$|(?:요구|신청|제안|요청|제시|희망)(?:액|가)$"
)
_BOUND = re.compile(r"최대|이내|최고|(?:이상|이하|미만|초과)\Z")
_AHEAD = re.compile(
    r"\s?(?:(?P<will>것|거라|셈)|(?P<plan>예정|계획|방침|구상)|(?P<forecast>전망|관측)|(?P<can>수 있|가능성))"
)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Pattern, kind and side of the cues, those of one kind and side together."""
    together: dict[tuple[str, str], list[str]] = {}
    for row in vocabulary.table("cues_ko"):
        together.setdefault((row["kind"], row["side"]), []).append(row["cue"])
    return tuple(
        (re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))), kind, side)
        for (kind, side), words in together.items()
    )


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """`actual` and `planned`, with the evidence for the latter; or `denied` alone, where a cue denies the mention."""
    mention = setting.mention
    if denial(reading.text, mention.start, mention.end, "ko") is not None:
        return [Candidate("denied", ("denial",))]
    # 지난해 ¦7조원¦에서 2027년 9조원으로 확대될: what was, whatever the verb says
    origin = ORIGIN.match(reading.text, mention.end) is not None
    evidence = {
        "planned", f"tail:{setting.tail or 'none'}", *_cue_evidence(setting, origin), *_of_time(setting),
        *_of_mentions(setting, found), *_of_phrase(setting),
    }  # fmt: skip
    beside = next((c for c in reversed(setting.left) if mention.start - c.end <= 16), None)
    if beside is not None and _FIGURE.search(beside.text):
        evidence.add("value_of")  # 전망치 ¦3조원¦을 웃돌았다: what was forecast, whatever the verb says
    else:
        evidence.update([f"from:{setting.measure}"] if origin else _of_clause(setting))
    return [Candidate("actual"), Candidate("planned", tuple(sorted(evidence)))]


def _cue_evidence(setting: Setting, origin: bool) -> Iterator[str]:
    """The kinds of cues in the clause, on their side of the mention, and in the topic."""
    text, mention = setting.reading.text, setting.mention
    beside, topic = (
        text[max(setting.clause_start, mention.start - 18) : mention.start],
        mention.slots.get("topic"),
    )
    for pattern, kind, side in _cues():
        if side != "after" and pattern.search(
            text, max(setting.clause_start, mention.start - 60), mention.start
        ):
            yield f"cue_before:{kind}"
        if side != "before" and not origin:
            hit = pattern.search(text, mention.end, min(setting.high + 12, mention.end + 160))
            if hit is not None:
                yield f"cue_after:{kind}"
                yield f"cue_after_{'near' if hit.start() - mention.end < 12 else 'far'}:{kind}"
        if side == "both":
            if pattern.search(beside):
                yield f"cue_beside:{kind}"
            if pattern.search(topic or ""):
                yield f"cue_topic:{kind}"


def _of_clause(setting: Setting) -> Iterator[str]:
    """The predicate that governs the mention; of 투자하고 the tense of the predicate that the clause goes on to."""
    governor, final = setting.governor, setting.final
    if governor is None:
        yield f"verbal_noun:{setting.frame}"
        return
    relation = next(c.relation for p, c in setting.behind if p is governor)
    tense, text = governor.tense, setting.reading.text
    later = [(p, c) for p, c in setting.behind if p.start > governor.start]
    chain = [
        p
        for p, c in later
        if c.relation in ("main", "complement") or (c.relation == "relative" and _AHEAD.match(text, p.end))
    ]
    if relation == "coordinate" and tense == "present" and chain:
        tense = chain[0].tense
    described = "describing" if setting.tail in DESCRIBING else "governed"
    yield from (f"tense:{tense}", f"frame_tense:{setting.frame}_{tense}", f"governor:{setting.frame}")
    yield f"clause:{described}_{relation}_{tense}"
    if later:
        frame = later[0][0].frame or "other"
        yield f"next:{frame}"
        host = next((c for c in setting.right if c.start >= governor.end), None)
        if relation == "relative" and host is not None and host.end <= later[0][0].start:
            yield f"hosted:{tense}_{frame}_{later[0][0].tense}"
    if tense == "future" and (ahead := _AHEAD.match(text, governor.end)):
        yield from (f"ahead:{ahead.lastgroup}", f"ahead:{ahead.lastgroup}_{setting.frame}")
    if relation in ("relative", "coordinate") and chain and chain[-1].frame in ("forecast", "say", "plan"):
        yield f"reported:{tense}_{chain[-1].frame}"
    if final is not None and final is not governor:
        yield f"final_tense:{final.frame or 'other'}_{final.tense}"


def _of_phrase(setting: Setting) -> Iterator[str]:
    """How the sum stands in its phrase: as a bound, as what describes a noun, beside a measure."""
    if _BOUND.search(setting.reading.text, setting.mention.start, setting.mention.end):
        yield f"bound:{setting.measure}"
    for chunk in (*setting.left[-2:], *setting.right[:1]):
        if noun := measure_noun(chunk.head):
            yield f"noun:{noun}"
    if setting.tail in DESCRIBING:
        yield f"describing:{setting.measure}"


def _of_time(setting: Setting) -> Iterator[str]:
    """The chosen time of the mention, and the nearest one in its sentence, against the day of the article."""
    reading, mention = setting.reading, setting.mention
    chosen = mention.slots.get("period" if mention.table == "amounts" else "date")
    yield f"period_measure:{setting.measure}_{tense_of(chosen, reading)}"
    before = list(dates_in(reading, setting.index, setting.low, mention.start))
    if before and before[-1].start >= setting.clause_start:
        when = tense_of(before[-1].value, reading)
        yield f"dated:{when}"
        if mention.start - before[-1].end < 8:
            yield f"dated_beside:{when}"
        if reading.text.startswith("까지", before[-1].end):
            yield "dated_until"
    behind = next(dates_in(reading, setting.index, mention.end, setting.high), None)
    if not before and behind is not None and behind.start - mention.end < 40:
        yield f"dated_behind:{tense_of(behind.value, reading)}"


def _of_mentions(setting: Setting, found: Sequence[Mention]) -> Iterator[str]:
    """The status of the mention before, and whether it has the same topic."""
    last = found[-1] if found else None
    if last is not None and "status" in last.slots:
        yield f"previous:{setting.whereabouts(last)}_{last.slots['status']}"
        if last.slots.get("topic") == setting.mention.slots.get("topic"):
            yield f"previous_topic:{last.slots['status']}"
