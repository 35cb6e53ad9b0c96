"""The rows of `vocabulary/denial_cues_<language>.tsv` as patterns: one for each use, side and scope.

In a cue a space is white space (in Korean it may be missing), `a/b` are alternatives, `x~` is every form of the
English verb x, and `...` a short stretch of other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kaix import vocabulary

_GOVERNING = frozenset(
    ("pay", "buy", "build", "supply", "receive", "own", "lose", "impose", "approve", "plan")
)  # classes of `verbs_en.tsv` whose object a negator denies
_BE = ("be", "is", "was", "were", "are", "been", "being", "'s", "’s")
_IRREGULAR = {
    "be": _BE,
    "have": ("have", "has", "had", "having"),
    "do": ("do", "does", "did"),
    "say": ("say", "says", "said", "saying"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "put": ("put", "puts", "putting"),
    "read": ("read", "reads"),
    "shoot": ("shoot", "shoots", "shot", "shooting"),
    "strike": ("strike", "strikes", "struck", "striking"),
    "withdraw": ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"),
    "fall": ("fall", "falls", "fell", "fallen", "falling"),
    "come": ("come", "comes", "came", "coming"),
    "go": ("go", "goes", "went", "gone"),
    "lose": ("lose", "loses", "lost", "losing"),
    "seek": ("seek", "seeks", "sought", "seeking"),
    "write": ("write", "writes", "wrote", "written"),
    "forgo": ("forgo", "forgoes", "forwent", "forgone", "forgoing"),
    "forswear": ("forswear", "forswears", "forswore", "forsworn"),
    "hold": ("hold", "holds", "held", "holding"),
    "make": ("make", "makes", "made", "making"),
    "throw": ("throw", "throws", "threw", "thrown", "throwing"),
    "tear": ("tear", "tears", "tore", "torn", "tearing"),
    "break": ("break", "breaks", "broke", "broken", "breaking"),
}


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language; `denials` by (side, scope), the others by use.

    The words beside a pattern are those of which a sentence must hold one, in lower case; with none it must be tried.

    `negated` are the listed verbs under a negator, `other` all others, which deny only their direct object.
    """

    denials: tuple[tuple[str, str, re.Pattern[str], frozenset[str]], ...]
    negators: frozenset[str]
    any: re.Pattern[str]
    pseudo: re.Pattern[str]
    ends: dict[str, re.Pattern[str]]
    open: re.Pattern[str]
    doubter: re.Pattern[str]
    retort: re.Pattern[str]
    negated: re.Pattern[str]
    other: re.Pattern[str]


def inflected(verb: str) -> tuple[str, ...]:
    """Every form of an English verb, in lower case."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "x", "sh", "ch", "z", "o")) else verb + "s"
    doubled = verb[-1] if verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" else ""
    both = {stem + "ed", stem + "ing"}
    both |= {verb + doubled + "ed", verb + doubled + "ing"} if doubled and not verb.endswith("e") else set()
    return verb, third, *sorted(both)


def _word(word: str, *, korean: bool) -> str:
    forms: list[str] = []
    for choice in word.split("/"):
        forms += inflected(choice[:-1]) if choice.endswith("~") else (choice,)
    joined = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in sorted(forms, key=len, reverse=True))
    return f"(?:{joined})" if korean else f"(?:(?<![\\w’'])|(?=['’]|n['’]t))(?:{joined})(?![\\w])"


def _pattern(cue: str, *, korean: bool) -> str:
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        if word == "...":
            pieces.append(r"[^.\n]{0,25}?" if korean else r"(?:\s+[\w’'$%,.-]+){0,5}?")
            continue
        gap = "" if not index else r"\s?" if korean else r"\s+"
        pieces.append(gap + _word(word, korean=korean))
    return "".join(pieces)


_COMMON = frozenset(
    (*_BE, *_IRREGULAR["have"], *_IRREGULAR["do"], "a", "an", "the", "of", "to", "on", "up", "out")
)


def _needed(cue: str) -> frozenset[str]:
    """The forms of the rarest word of an English cue: without one of them a sentence does not hold the cue."""
    groups: list[set[str]] = []
    for word in cue.split(" "):
        forms = {f for c in word.split("/") for f in (inflected(c[:-1]) if c.endswith("~") else (c,))}
        if word != "..." and not any("*" in form or form == "n't" for form in forms):
            groups.append(forms)
    rare = [forms for forms in groups if not forms & _COMMON]
    rarest: set[str] = min(rare or groups, key=len)
    return frozenset(rarest)


_NOT_KO = r"지(?:는|도|를|조차)?\s?(?:않|못|아니)"


def _alternatives(rows: list[str]) -> list[str]:
    return sorted({choice for row in rows for choice in row.split("/")}, key=len, reverse=True)


def _negated_korean(verbs: list[str]) -> str:
    stems = _alternatives(verbs)
    # 안 내다 is as often 안내, and 못 내밀다: in front of the verb only stems of two syllables, and 받
    long = [stem for stem in stems if len(stem) > 1 or stem == "받"]
    return (
        rf"(?<![가-힣])(?:{'|'.join(stems)})(?:하|되|받|시키|당하)?{_NOT_KO}"
        rf"|(?<![가-힣])(?:안\s|못\s?)(?:{'|'.join(long)})(?![가-힣]{{0,2}}[가이는은을를도]\s)"
    )


def _any_negated_korean(quiet: list[str]) -> str:
    return rf"(?<![가-힣])(?!(?:{'|'.join(_alternatives(quiet))})지)[가-힣]{{1,6}}(?:고\s있)?{_NOT_KO}"


def _negated_english(negators: list[str], verbs: list[str], quiet: list[str]) -> str:
    forms = {form for row in verbs for form in inflected(row)}
    for row in vocabulary.table("verbs_en"):
        if row["kind"] in _GOVERNING and row["base"] not in quiet:
            forms |= {*inflected(row["base"]), *filter(None, (row["past"], row["participle"]))}
    head = "|".join(_pattern(row, korean=False) for row in negators)
    adverbs = r"(?:\s+(?:even|ever|actually|really|be|been|have|yet|now|going|able|also|[a-z]+ly))*"
    return rf"(?:{head}){adverbs}(?:\s+to)?\s+(?:be\s+)?(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)"


_NOTHING = re.compile(r"(?!)")


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, "en" or "ko"; raises `FileNotFoundError` for a language without a list of them."""
    korean = language == "ko"
    rows = vocabulary.table(f"denial_cues_{language}")
    by_use: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_use[row["use"]].append(row)

    def joined(use: str, **of: str) -> re.Pattern[str]:
        kept = [row["cue"] for row in by_use[use] if all(row[k] == v for k, v in of.items())]
        if not kept:
            return _NOTHING
        return re.compile("|".join(_pattern(cue, korean=korean) for cue in kept), re.IGNORECASE)

    def denials(side: str, scope: str) -> list[tuple[str, str, re.Pattern[str], frozenset[str]]]:
        if korean:
            return [(side, scope, joined("denial", side=side, scope=scope), frozenset())]
        kept = [row["cue"] for row in by_use["denial"] if (row["side"], row["scope"]) == (side, scope)]
        return [
            (side, scope, re.compile(_pattern(cue, korean=False), re.IGNORECASE), _needed(cue))
            for cue in kept
        ]

    places = dict.fromkeys((row["side"], row["scope"]) for row in by_use["denial"])
    verbs, negators, quiet = ([row["cue"] for row in by_use[use]] for use in ("verb", "negator", "quiet"))
    other = _any_negated_korean(quiet) if korean else "(?!)"
    negated = _negated_korean(verbs) if korean else _negated_english(negators, verbs, quiet)
    return Cues(
        denials=tuple(found for side, scope in places for found in denials(side, scope)),
        negators=frozenset() if korean else frozenset().union(*map(_needed, negators)),
        any=re.compile(f"{joined('denial').pattern}|{negated}|{other}", re.IGNORECASE),
        pseudo=joined("pseudo"),
        ends={"sentence": joined("end", scope=""), "clause": joined("end")},
        open=joined("open"),
        doubter=joined("doubter"),
        retort=joined("retort"),
        negated=re.compile(negated, re.IGNORECASE),
        other=re.compile(other),
    )
