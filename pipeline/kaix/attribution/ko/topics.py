"""What a Korean sum is for or measures: the noun phrases around it, what is done with it, what went before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kaix import vocabulary
from kaix.analysis.ko import discourse, verbs
from kaix.analysis.sentences import Chunk
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.nominal import nominal
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, measure, near, tidy
from kaix.reading import Reading

_EMPTY = re.compile(
    r"(?:것|수|곳|등|데|때|점|바|중|이상|가량|규모|수준|정도|여기|거기|이후|결과|경우|바탕|기준|대비|같은|우리|이들|그들|회사|당사|양사"
    r"|이번|이|그|저|오늘|어제|최근|현재|평균|최고|최저|사상|역대|가운데|한편|특히|당시|배경|이유|상황|모습|계획|예정|전망|방침|목표|예상"
    r"|추정치|컨센서스|예상치|전망치|사실|(?:전년 )?동기|기간|분기|전[월년]|두 배|가까이|나아|이내)"
)
_PERSON = re.compile(
    r"(?:회장|대표|사장|대통령|장관|총리|의장|위원장|의원|교수|기자|연구원|애널리스트|관계자|CEO|최고경영자|씨|측|이사)$"
)
_COARSE = {"와": "with", "과": "with", "보다": "than", "까지": "until", "": "bare"}
_ASIDE = re.compile(r"[(（,]\s?(?P<noun>[^()（）,0-9]{2,30}?)\s?\Z")
_MOST = 7  # phrases on each side
_LONGEST = 60  # characters of a phrase
_WORDS = 6  # words of a topic


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the topic of a sum; `found` are the mentions before it, with their slots."""
    mention, pool = setting.mention, Pool(nominal)
    _left(setting, pool)
    _right(setting, pool)
    _done(setting, pool)
    last = found[-1] if found else None
    if last is not None and (topic := last.slots.get("topic")):
        measured = "yes" if setting.measure != "none" else "no"
        pool.add(topic, last.start, last.end, f"previous_measured:{measured}_{setting.whereabouts(last)}")
    for index, low, high in setting.spans_before(2):
        chunks = [c for c in reading.analysis(index).chunks if low <= c.start < high]
        nouns = [c for c in chunks if c.kind in ("name", "noun") and len(c.text) <= 40]
        for chunk in nouns[-8:]:
            _add(reading, pool, chunk, {f"carried_role:{_coarse(chunk)}"})
    owners = (mention.slots.get("entity") or "").split(";")  # whose a sum is, it is not for
    result = [
        Candidate(value, tuple(sorted(evidence | _of_phrase(value, reading))), *pool.places[value])
        for value, evidence in pool.evidence.items()
        if value not in owners
    ]
    return [*result, Candidate(None, ("nothing",))]


def _of_phrase(value: str, reading: Reading) -> set[str]:
    """What a phrase says by itself: its measure, its verb, its length."""
    head = value.rsplit(maxsplit=1)[-1]
    evidence = {f"words:{near(len(value.split()), 4)}"}
    if listed := _listed_end(head):
        evidence.add(f"head:{listed}")
    if kind := measure(head):
        evidence |= {"measure", f"measure:{kind}"}
    if discourse.of(reading).count(value) > 2:
        evidence.add("said_often")
    if frame := verbs.noun_frame(head):
        evidence.add(f"verbal:{frame}")
    return evidence


@lru_cache(maxsize=1 << 13)
def _listed_end(noun: str) -> str:
    """The longest end of a noun that the vocabulary lists as a measure or a verbal noun, "" where it lists none."""
    listed = _listed()
    return next((noun[at:] for at in range(len(noun)) if noun[at:] in listed), "")


@cache
def _listed() -> frozenset[str]:
    measures = {row["noun"] for row in vocabulary.table("measures_ko")}
    return frozenset(
        measures | {row["stem"] for row in vocabulary.table("verbs_ko") if row["part"] == "noun"}
    )


def _left(setting: Setting, pool: Pool) -> None:
    """Adds the phrases before the mention, the nearest first."""
    mention, text = setting.mention, setting.reading.text
    if setting.bracketed and (aside := _ASIDE.search(text, setting.low, mention.start)):
        pool.add(aside["noun"], *aside.span("noun"), "aside")  # (¦국비¦ 12억원, ¦시비¦ 8억원)
    left = [c for c in setting.left if len(c.text) <= _LONGEST]
    for order, chunk in enumerate(reversed(left[-_MOST:])):
        role = _coarse(chunk)
        evidence = {f"left:{near(order, 3)}", f"left_role:{role}", f"left_of:{role}_{setting.frame}"}
        if order == 0 and len(text[chunk.end : mention.start].strip()) <= len(chunk.marker) + 2:
            evidence.add(f"adjacent:{role}")
        _add(setting.reading, pool, chunk, evidence)


def _right(setting: Setting, pool: Pool) -> None:
    """Adds the phrases behind the mention."""
    right = [c for c in setting.right if len(c.text) <= _LONGEST]
    for order, chunk in enumerate(right[:_MOST]):
        evidence = {f"right:{near(order, 3)}", f"right_role:{_coarse(chunk)}"}
        if order == 0:
            evidence.add(f"tail:{setting.tail or 'none'}")
        _add(setting.reading, pool, chunk, evidence)


def _done(setting: Setting, pool: Pool) -> None:
    """Adds what is done with the sum, as a noun: `¦50억원¦을 출자했다`, `¦120억¦ 유치`."""
    governor = setting.governor
    if governor is not None and governor.lemma[-1:] in "하되받" and verbs.noun_frame(governor.lemma[:-1]):
        pool.add(governor.lemma[:-1], governor.start, governor.end, "done", f"done:{governor.frame}")
    for chunk in setting.right[:2]:
        word = chunk.text.split()[0]
        if verbs.noun_frame(word) and chunk.start - setting.mention.end < 3:
            pool.add(word, chunk.start, chunk.start + len(word), "done_noun")


def _coarse(chunk: Chunk) -> str:
    return chunk.role or _COARSE.get(chunk.marker, "other")


def _add(reading: Reading, pool: Pool, chunk: Chunk, evidence: set[str]) -> None:
    """Adds the phrase of a chunk, without a name that opens it: of `누리전자 영업이익은` the 영업이익."""
    value, name = tidy(chunk.text), chunk.name
    if name is not None and name.end < chunk.end - 1 and name.start <= chunk.start + 1:
        rest = tidy(reading.text[name.end : chunk.end])
        if rest and rest[0] not in "은는이가을를의에과와)":
            value = rest
    words = value.split()[-_WORDS:]
    if not words or not re.search(r"[가-힣A-Za-z]", value):
        return
    if _PERSON.search(words[-1]):
        evidence.add("person")
    if chunk.kind == "name" and name is not None:
        evidence.add(f"named:{name.kind}")
    if _EMPTY.fullmatch(words[-1]):
        if len(words) > 1:  # 투자 ¦규모¦: the words before it
            pool.add(" ".join(words[:-1]), chunk.start, chunk.end, *evidence, "before_empty_head")
        evidence.add("empty_head")
    pool.add(" ".join(words), chunk.start, chunk.end, *evidence)
