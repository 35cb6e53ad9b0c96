"""Which mentions a Korean cue reaches: the cue is `<…>`, the mention `[…]`."""

import re

import pytest

from kaix.analysis.denial_cues import Cue
from kaix.analysis.ko.denial_scope import governs

_MARKS = re.compile(r"<([^>]+)>|\[([^\]]+)\]")


def reached(marked: str, scope: str) -> bool:
    """Whether the mention is in the scope of the cue behind it."""
    text, spans = "", {}
    last = 0
    for match in _MARKS.finditer(marked):
        text += marked[last : match.start()]
        words = match[1] or match[2]
        spans["cue" if match[1] else "mention"] = (len(text), len(text) + len(words))
        text, last = text + words, match.end()
    text += marked[last:]
    side = "around" if scope == "hypothesis" else "behind"
    return governs(text, Cue(*spans["cue"], side, scope), *spans["mention"])


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("[3조원] 투자를 <철회>했다.", "clause"),
        ("[3조원]을 들여 공장을 지으려던 계획을 <철회>했다.", "clause"),
        ("[3조원]을 쓰기로 한 약속을 <철회>했다.", "clause"),
        ("[3조원]을 쓴다는 보도를 <부인했>다.", "sentence"),
        ("[3조원]은 예산이 없어 <취소>됐다.", "clause"),
        ("[3조원] 규모의 안은 <문턱을 넘지 못>했다.", "predicate"),
        ("[3위]로 적은 보고서에 <오류가 있>었다.", "record"),
        ("[3위]로 매긴 순위를 <철회>했다.", "clause"),
        ("[3조원]을 <쓰지 않>았다.", "verb"),
        ("[3조원] 규모의 대책을 <내놓지 않>았다.", "object"),
        ("[2000장]은 끝내 <오지 않>았다.", "subject"),
        ("[3조원]이라는 숫자는 어디에도 <없>다.", "subject"),
        ("[3조원]이 <아니라> 5조원이다.".replace("이 <", "<이 "), "phrase"),
    ],
)
def test_what_is_reached(text: str, scope: str) -> None:
    assert reached(text, scope)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("[3조원]을 투자한 공장을 <철회>했다.", "clause"),  # what has happened
        ("[3조원]을 쓰고 계획을 <철회>했다.", "clause"),  # another clause
        ("[3조원]을 번 회사는 보도를 <부인했>다.", "sentence"),
        ("[1위]인 회사는 매각설을 <부인했>다.", "sentence"),
        ("[3조원] 매출이 거품이라는 지적을 <반박했>다.", "sentence"),
        ("[3조원]이 적다는 비판을 <반박했>다.", "sentence"),
        ("[3조원] 예산 삭감 주장을 <일축했>다.", "sentence"),
        ("[3조원]에 불과한 회사가 상장을 <철회>했다.", "clause"),  # an actor
        ("[3조원] 사업을 다룬 설명회를 <취소>했다.", "clause"),  # an occasion
        ("[3조원] 투자를 취소할 <생각은 없>다.", "clause"),  # a denial of a denial
        ("[3조원]으로 시장을 <흔들지 않>았다.", "object"),
        ("[3조원] 사업의 성과는 <나오지 않>았다.", "subject"),
        ("[300장]도 <없>는 대학이 많다.", "subject"),
        ("[3조원] 계획을 다시 <아닌>", "phrase"),
    ],
)
def test_what_is_not(text: str, scope: str) -> None:
    assert not reached(text, scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("매각이 <성사됐다면 [3조원]을 벌었을 것>이다.", True),
        ("[3조원]을 더 <썼다면 이겼을 것>이다.", True),
        ("[3조원]이 <없었다면 짓지 못했을 것>이다.", False),
        ("[3조원]을 썼지만 빨리 <나섰다면 이겼을 것>이다.", False),
    ],
)
def test_what_would_have_been(text: str, expected: bool) -> None:
    inner = re.sub(r"<([^>]*)\[([^\]]*)\]([^>]*)>", r"<\1\2\3>", text)
    if inner == text:
        assert reached(text, "hypothesis") is expected
        return
    plain = text.replace("<", "").replace(">", "").replace("[", "").replace("]", "")
    start, end = plain.index("3조원"), plain.index("3조원") + 3
    low = plain.index("성사")
    assert governs(plain, Cue(low, len(plain) - 3, "around", "hypothesis"), start, end) is expected
