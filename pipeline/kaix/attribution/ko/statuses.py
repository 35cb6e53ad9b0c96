"""Whether a Korean sum or count is actual, planned or denied: what governs it, its tense, the cues, and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kaix import vocabulary
from kaix.analysis.denial import denial
from kaix.analysis.ko import discourse
from kaix.analysis.sentences import Predicate
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.setting import DESCRIBING, Mention, Setting, dates_in, measure_noun, tense_of
from kaix.reading import Reading

_ORIGIN = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:\s?→|\s?(?:규모|수준|선|대)?에서(?=[\s,]))")
_ALREADY = re.compile(r"(?<![가-힣])(?:이미|벌써)\s(?:[가-힣]+[에서로]\s)?\Z")
_FIGURE = re.compile(
    r"(?P<forecast>(?:전망|예상|추정|예측|기대|목표)(?:치|액|가|값|주가|금액|규모)|컨센서스|가이던스|목표)$"
    r"|(?:^|\s)(?P<expected>예상|목표|추정|전망)\s[가-힣]+$"
    r"|(?:예산|추경|정부|보상|원|초|개정|합의|수정|제시|지원)안$|(?:요구|신청|제안|요청|제시|희망)(?:액|가)$"
)
_FORECAST_BEHIND = re.compile(r"\s?\((?:[^()]{1,10}\s)?(?:전망|예상|추정|목표)치?\)")
_BOUND = re.compile(r"(?P<limit>최대|이내|최고)|(?:이상|이하|미만|초과)\Z")
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
    attribute = setting.attribute()
    had = attribute is not None and attribute.tense == "past" and attribute.frame in ("pay", "get", "have")
    if (
        attribute is not None
        and had
        and _ALREADY.search(reading.text, max(0, attribute.start - 16), attribute.start)
    ):
        return [Candidate("actual", ("already",))]  # 이미 낸 ¦60억원¦은 돌려받지 않는다
    # 지난해 ¦7조원¦에서 2027년 9조원으로 확대될: what was, whatever the verb says
    origin = _ORIGIN.match(reading.text, mention.end) is not None
    named = _named(setting, attribute)
    evidence = {
        "planned", f"measure:{setting.measure}", f"per:{mention.per or 'none'}", f"tail:{setting.tail or 'none'}",
        *_cue_evidence(setting, origin), *_of_time(setting), *_of_mentions(setting, found),
    }  # fmt: skip
    if named:
        evidence.add(f"value_of:{named}")
    elif origin:
        evidence |= {"from", f"from:{setting.measure}"}
    else:
        evidence.update(_of_clause(setting))
    if attribute is not None:
        evidence |= {f"attribute:{attribute.frame or 'other'}", f"attribute_tense:{attribute.tense}"}
    evidence.update(_of_phrase(setting))
    if setting.quoted:
        evidence.add("quoted")
    if mention.start < discourse.of(reading).headline_end:
        evidence.add("in_headline")
    return [Candidate("actual"), Candidate("planned", tuple(sorted(evidence)))]


def _cue_evidence(setting: Setting, origin: bool) -> Iterator[str]:
    """The kinds of cues in the clause, on their side of the mention, in the topic and in the headline."""
    text, mention = setting.reading.text, setting.mention
    low = setting.before[-1][0].end if setting.before and setting.attribute() is None else setting.low
    headline = text[: discourse.of(setting.reading).headline_end]
    beside, topic = text[max(low, mention.start - 18) : mention.start], mention.slots.get("topic") or ""
    for pattern, kind, side in _cues():
        if side != "after" and pattern.search(text, max(low, mention.start - 60), mention.start):
            yield f"cue_before:{kind}"
        if side != "before" and not origin:
            hit = pattern.search(text, mention.end, min(setting.high + 12, mention.end + 160))
            if hit is not None:
                yield f"cue_after:{kind}"
                yield f"cue_after_{'near' if hit.start() - mention.end < 12 else 'far'}:{kind}"
        if side == "both":
            if pattern.search(beside):
                yield f"cue_beside:{kind}"
            if pattern.search(topic):
                yield f"cue_topic:{kind}"
            if pattern.search(headline):
                yield f"cue_headline:{kind}"


def _of_clause(setting: Setting) -> Iterator[str]:
    """The predicate that governs the mention; of 투자하고 the tense of the predicate that the clause goes on to."""
    governor, final = setting.governor, setting.final
    if governor is None:
        yield from (f"verbal_noun:{setting.frame}", "no_verb")
        return
    relation = next(c.relation for p, c in setting.behind if p is governor)
    tense, modal = governor.tense, governor.modal
    later = [(p, c) for p, c in setting.behind if p.start > governor.start]
    text = setting.reading.text
    chain = [
        p
        for p, c in later
        if c.relation in ("main", "complement") or (c.relation == "relative" and _AHEAD.match(text, p.end))
    ]
    if relation == "coordinate" and tense == "present" and chain:
        tense, modal = chain[0].tense, chain[0].modal or modal
        if chain[0].frame in ("say", "plan", "forecast"):
            yield f"chained:{chain[0].frame}"
    described = "describing" if setting.tail in DESCRIBING else "governed"
    yield from (f"tense:{tense}", f"frame_tense:{setting.frame}_{tense}", f"governor:{setting.frame}")
    yield f"clause:{described}_{relation}_{tense}"
    if relation == "relative" and later:
        host = next((c for c in setting.right if c.start >= governor.end), None)
        if host is not None and host.end <= later[0][0].start:
            yield from (
                f"host:{host.head}",
                f"hosted:{tense}_{later[0][0].frame or 'other'}_{later[0][0].tense}",
            )
    if tense == "future" and (ahead := _AHEAD.match(text, governor.end)):
        yield from (f"ahead:{ahead.lastgroup}", f"ahead:{ahead.lastgroup}_{setting.frame}")
    if modal:
        yield f"modal:{modal}"
    if later:
        yield f"next:{later[0][0].frame or 'other'}"
    if relation in ("relative", "coordinate") and chain and chain[-1].frame in ("forecast", "say", "plan"):
        yield f"reported:{tense}_{chain[-1].frame}"
    if final is not None and final is not governor:
        yield from (f"final:{final.frame or 'other'}", f"final_tense:{final.frame or 'other'}_{final.tense}")


def _named(setting: Setting, attribute: Predicate | None) -> str:
    """What kind of cue the noun is that the sum is the value of (`시장 전망치 ¦3조원¦을 웃돌았다`); "" of another."""
    for chunk in reversed(setting.left[-3:]):
        gap = setting.reading.text[chunk.end : setting.mention.start]
        if len(gap) > 16:
            break
        if found := _FIGURE.search(chunk.text):
            return found.lastgroup or "plan"
        if chunk.role in ("subject", "topic", "object"):
            break
    if _FORECAST_BEHIND.match(setting.reading.text, setting.mention.end):
        return "forecast"
    if (
        attribute is not None
        and attribute.frame == "forecast"
        and attribute.lemma not in ("제시하", "평가하", "평가받")
    ):
        return "forecast"
    return ""


def _of_phrase(setting: Setting) -> Iterator[str]:
    """How the sum stands in its phrase: as a bound, in brackets, as what describes a noun, beside a verbal noun."""
    text, mention, measured = setting.reading.text, setting.mention, setting.measure
    bound = _BOUND.search(text, mention.start, mention.end)
    if bound is not None:
        kind = "limit" if bound["limit"] else "threshold"
        yield from (f"bound:{kind}", f"bound:{kind}_{measured}")
    for chunk in (*setting.left[-2:], *setting.right[:1]):
        if near_noun := measure_noun(chunk.head):
            yield f"noun:{near_noun}"
    if setting.bracketed:
        yield from ("bracketed", f"bracketed:{measured}")
    if setting.tail in DESCRIBING:
        yield f"describing:{measured}"


def _of_time(setting: Setting) -> Iterator[str]:
    """The chosen time of the mention, and the nearest one in its sentence, against the day of the article."""
    reading, mention = setting.reading, setting.mention
    chosen = mention.slots.get("period" if mention.table == "amounts" else "date")
    when = tense_of(chosen, reading)
    yield from (f"period:{when}", f"period_measure:{setting.measure}_{when}")
    before = list(dates_in(reading, setting.index, setting.low, mention.start))
    clause = setting.before[-1][0].end if setting.before and setting.attribute() is None else setting.low
    if before and before[-1].start >= clause:
        when = tense_of(before[-1].value, reading)
        yield f"dated:{when}"
        if mention.start - before[-1].end < 8:
            yield f"dated_beside:{when}"
        if reading.text.startswith("까지", before[-1].end):
            yield "dated_until"
    if before:
        return
    behind = next(dates_in(reading, setting.index, mention.end, setting.high), None)
    if behind is not None and behind.start - mention.end < 40:
        yield f"dated_behind:{tense_of(behind.value, reading)}"


def _of_mentions(setting: Setting, found: Sequence[Mention]) -> Iterator[str]:
    """The status of the mention before, and of an earlier one of the same value."""
    mention, last = setting.mention, found[-1] if found else None
    if last is not None and "status" in last.slots:
        yield f"previous:{setting.whereabouts(last)}_{last.slots['status']}"
        if last.slots.get("topic") == mention.slots.get("topic"):
            yield f"previous_topic:{last.slots['status']}"
    again = mention.again(found)
    if again is not None and "status" in again.slots:
        yield f"same_value:{again.slots['status']}_{setting.part}"
