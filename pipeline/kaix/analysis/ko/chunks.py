"""The noun phrases of a Korean sentence with their roles, which the particle tells, and its verbs.

`중국 빅테크 바이두의 | AI 칩 부문이 | 홍콩에 | 상장을 | 신청했다`: a phrase ends with a particle, with punctuation, and
before a verb, a time or a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kaix.analysis.ko.words import Word
from kaix.analysis.sentences import Chunk
from kaix.reading import DateMention, Name

ROLE_OF = {
    "은": "topic", "는": "topic", "엔": "place", "도": "topic",
    "이": "subject", "가": "subject", "께서": "subject", "께서는": "topic", "측은": "topic", "측이": "subject",
    "을": "object", "를": "object", "만": "object",
    "에게": "recipient", "에게는": "recipient", "에게도": "recipient", "한테": "recipient", "께": "recipient",
    "에": "place", "에는": "place", "에도": "place", "에만": "place",
    "에서": "source", "에서는": "source", "에선": "source",
    "에서도": "source", "로부터": "source", "으로부터": "source", "에게서": "source", "부터": "source",
    "의": "possessor", "으로": "purpose", "로": "purpose", "으로는": "purpose", "로는": "purpose", "로서": "purpose",
    "으로서": "purpose", "와": "with", "과": "with", "하고": "with", "이나": "with", "나": "with",
    "보다": "than", "보다는": "than", "까지": "until", "처럼": "than",
}  # fmt: skip
"""Particle → role; `with`, `than` and `until` are written as markers of role ""."""
_MARKERS_ONLY = ("with", "than", "until")
_NUMBER = re.compile(r"^[약총]?[0-9０-９$＄₩￦]|^[수몇]?[십백천만억조]+[원장개대명]?$")
_SCALE = re.compile(r"[0-9][십백천만억조]*$")
_UNIT = re.compile(r"(?:여)?(?:원|달러|불|유로|엔|위안|장|개|대|명|곳|개사|건)(?:대|가량|규모|어치|여|안팎)?")
_QUALITY = re.compile(
    r"[가-힣][한된운른](?<!기한)(?<!제한)(?<!권한)(?<!무한)(?<!북한)(?<!남한)(?<!상한)(?<!하한)$"
)
_ADVERB = re.compile(
    r"(?:약|총|최대|최소|무려|모두|각각|각|또|또한|다시|추가로|합쳐|합해|매년|연간|향후|앞으로|우선|이미|처음으로|처음|특히|다만|한편|반면"
    r"|현재|앞으로|앞으로도|가장|제일|이후|이어|함께|서로|직접|결국|별도로|새로|따로|주로|아직|바로|곧|먼저|당장|그동안|이제|약간|거의|겨우|불과|고작|더"
    r"|그러나|하지만|그리고|이에|이를|여기에|이날|당시|최근|이번|이번에|여전히|단|하루|만에|동안|기준|대비|기준으로|전년|전년도|지난|오는|올|올해"
    r"|앞서|그런데|그런데도|따라서|아울러|예컨대|가령|심지어|물론|오히려|애초|당초|기존|사실상|이처럼|이밖에|일례로"
    r"|등|및|중|가운데|이상|이하|안팎|가량|정도|수준|규모|규모의|상당의|내외|전|후|뒤|때|[가-힣]{1,4}적으로|그|이|해당|같은|약속한)"
)
_POSTPOSITION = re.compile(
    r"(?:대해서?|대한|대하여|관해서?|관한|따른|통해서?|통한|위한|인해|인한|의해|의한|비해)"
)
_POSTPOSED = frozenset(("에", "을", "를", "로", "으로"))
"""Particles that a postposition stands behind: 오픈AI에 ¦대한¦."""
_EDGE = " \t'\"‘’“”「」『』<>〈〉《》[]【】·…,.:;▲△▶▷◆◇■□●○※*-–—/"


def build(
    words: Sequence[Word], text: str, names: Sequence[Name], dates: Sequence[DateMention]
) -> list[Chunk]:
    """The chunks of a sentence in order; `text` is the document's."""
    found: list[Chunk] = []
    run: list[Word] = []
    starts = [date.start for date in dates]
    name_starts = [name.start for name in names]

    def close(particle: str = "") -> None:
        nonlocal run
        while run and _ADVERB.fullmatch(run[0].stem):
            run = run[1:]
        while run and not particle and _ADVERB.fullmatch(run[-1].stem):
            run = run[:-1]
        if len(run) > 1 and not particle and run[-1].stem == "역시":
            run, particle = run[:-1], "도"  # 누리전자 역시
        if run:
            found.append(_phrase(run, text, names, name_starts, particle))
        run = []

    counted = False
    for word in words:
        unit, counted = (
            counted and _UNIT.fullmatch(word.stem) is not None,
            word.stem[-1:].isdigit() or _SCALE.search(word.stem) is not None,
        )
        at = bisect_left(starts, word.end) - 1
        dated = at >= 0 and dates[at].end > word.start
        inside = dated and dates[at].start <= word.start + 1
        if word.opened and run:
            close()
        if word.verb is not None and not dated and not _named(word, names, name_starts):
            close()
            found.append(
                Chunk(word.start, word.end, word.text, "verb", word.verb.lemma, "predicate", word.verb.form)
            )
            continue
        if not word.stem or inside or unit or _NUMBER.match(word.stem):
            close()
            if inside and not (found and found[-1].kind == "date" and found[-1].start == dates[at].start):
                date = dates[at]
                found.append(
                    Chunk(date.start, date.end, date.text, "date", date.value or "", "time", word.particle)
                )
            continue
        if not run and found and (marked := _remarked(found[-1], word)) is not None:
            found[-1] = marked
            continue
        if _ADVERB.fullmatch(word.stem) and not run:
            continue
        if _QUALITY.search(word.stem) and not word.particle and len(word.stem) > 2:
            close()  # 다양한, 유망한
            continue
        run.append(word)
        if word.particle or word.parted:
            close(word.particle)
    close()
    return found


def _remarked(last: Chunk, word: Word) -> Chunk | None:
    """The chunk before a word that only says what its particle is for: 오픈AI에 ¦대한¦, 서비스의 ¦경우¦."""
    if word.start - last.end > 4 or last.kind in ("verb", "date"):
        return None
    if last.marker in _POSTPOSED and _POSTPOSITION.fullmatch(word.stem):
        return replace(last, role="", marker=f"{last.marker} {word.stem[:2]}")
    if last.marker == "의" and word.stem == "경우":
        return replace(last, role="topic", marker="의 경우")
    return None


def _named(word: Word, names: Sequence[Name], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, word.end) - 1
    return at >= 0 and names[at].end > word.start and names[at].end >= word.end - 2


def _phrase(
    run: Sequence[Word], text: str, names: Sequence[Name], starts: Sequence[int], particle: str
) -> Chunk:
    start, last = run[0].start, run[-1]
    end = last.end
    written = text[start:end]
    cut = written.rfind(last.stem) if last.stem else -1
    if cut >= 0:
        end = start + cut + len(last.stem)
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    role = ROLE_OF.get(particle, "")
    name = None
    at = bisect_left(starts, end) - 1
    if at >= 0 and names[at].end > start and names[at].start >= start - 1:
        name = names[at]
    kind = "name" if name is not None and name.end >= end - 1 else "noun"
    marker = particle
    return Chunk(
        start,
        end,
        text[start:end],
        kind,
        last.stem.lower(),
        "" if role in _MARKERS_ONLY else role,
        marker,
        name,
    )
