"""The rows of `vocabulary/denial_cues_<language>.tsv` as patterns: those that deny by side, scope and kind.

In a cue a space is white space (in Korean it may be missing), `a/b` are alternatives, `x~` is every form of the
English verb x, and `...` a short stretch of other words. Of an English verb or predicate one row makes all places:
"scrapped it", "was quietly scrapped", "called it off".
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kaix import vocabulary
from kaix.analysis.en.inflection import BE, IRREGULAR, inflected, past

_GOVERNING = frozenset(
    ("pay", "buy", "build", "supply", "receive", "own", "lose", "impose", "approve", "plan")
)  # classes of `verbs_en.tsv` whose object a negator denies


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence; `side` says where it stands: before or behind what it denies."""

    start: int
    end: int
    side: str
    scope: str
    kind: str = ""
    pending: bool = False
    """Whether it says only "not yet": "did not pay it until May", "put off its plan"."""


@dataclass(frozen=True, slots=True)
class Use:
    """What the cues of one side, scope and kind look like; a sentence must hold one of `needed`, if there are any."""

    side: str
    scope: str
    kind: str
    pattern: re.Pattern[str]
    needed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language: `denials` by side, scope and kind, the others by use.

    `negated` are the listed verbs under a negator, `other` all others, which deny only their direct object, and
    `absent` the verbs of being there and coming, whose negation denies their subject.
    """

    denials: tuple[Use, ...]
    negators: frozenset[str]
    any: re.Pattern[str]
    negated: re.Pattern[str]
    other: re.Pattern[str]
    absent: re.Pattern[str]
    uses: dict[str, re.Pattern[str]]

    def use(self, name: str) -> re.Pattern[str]:
        """The words of one use as one pattern."""
        return self.uses[name]


_PARTED = frozenset(("on", "off", "out", "down", "up", "back", "away", "aside"))


def _word(word: str, *, korean: bool, participle: bool = False) -> str:
    found: list[str] = []
    for choice in word.split("/"):
        verb = choice[:-1]
        found += (
            (choice,) if not choice.endswith("~") else (past(verb)[-2:] if participle else inflected(verb))
        )
    joined = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in sorted(found, key=len, reverse=True))
    return f"(?:{joined})" if korean else f"(?:(?<![\\w’'])|(?=['’]|n['’]t))(?:{joined})(?![\\w])"


# between the words of a Korean cue: 사실이 ¦전혀¦ 없다
_GAP_KO = (
    r"\s?(?:(?:전혀|결코|아예|일절|일체|절대|절대로|더는|더\s이상|현재로선|현재로서는|별도로|따로|(?:단\s)?한\s번도|단연코)"
    r"\s)?"
)


def _pattern(cue: str, *, korean: bool, participle: bool = False) -> str:
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        if word == "...":
            pieces.append(r"[^.\n]{0,25}?" if korean else r"(?:\s+[\w’'$%,.-]+){0,5}?")
            continue
        gap = "" if not index else _GAP_KO if korean else r"\s+"
        pieces.append(gap + _word(word, korean=korean, participle=participle))
    return "".join(pieces)


_COMMON = frozenset(
    (*BE, *IRREGULAR["have"], *IRREGULAR["do"], "a", "an", "the", "of", "to", "on", "up", "out")
)


def _needed(cue: str) -> frozenset[str]:
    """The forms of the rarest word of an English cue: without one of them a sentence does not hold the cue."""
    groups: list[set[str]] = []
    for word in cue.split(" "):
        found = {f for c in word.split("/") for f in (inflected(c[:-1]) if c.endswith("~") else (c,))}
        if word != "..." and not any("*" in form or form == "n't" for form in found):
            groups.append(found)
    rare = [found for found in groups if not found & _COMMON]
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
    """Any verb under a negator but the quiet ones and those that undo: who does not drop a plan keeps it."""
    undoing = [
        row["stem"] + light
        for row in vocabulary.table("verbs_ko")
        if row["frame"] == "deny"
        for light in (("하", "되", "시키") if row["part"] == "noun" else ("",))
    ]
    kept = "|".join(sorted({*_alternatives(quiet), *undoing}, key=len, reverse=True))
    return rf"(?<![가-힣])(?!(?:{kept})지)[가-힣]{{1,6}}(?:고\s있)?{_NOT_KO}"


def _absent_korean(rows: list[dict[str, str]]) -> str:
    negated = "|".join(_alternatives([row["cue"] for row in rows if not row["scope"]])).replace(" ", r"\s?")
    there = "|".join(_alternatives([row["cue"] for row in rows if row["scope"]]))
    return rf"(?<![가-힣])(?:(?:{negated}){_NOT_KO}|(?:{there}))"


_ADVERBS = (
    r"(?:\s+[\"“‘']?(?:even|ever|at\s+all|yet|now|later|since|then|also|soon|again|all|just|so|quite|far|very|too|at|last"
    r"|never|once|still|yet|[a-z]+ly)(?=\s|[\"”’']))*"
)
_BEING = (
    r"(?:(?<![\w’'])(?:am|is|are|was|were|be|been|being|gets?|got|getting|remains?|seems?|looks?)|['’]s|['’]re)"
    r"(?!\w)"
)
_NEGATION = (
    r"(?:(?<![\w’'])(?:not|never|no\s+longer|fail(?:s|ed|ing)?\s+to|unable\s+to|nowhere\s+near)(?!\w)"
    r"|(?<=\w)n['’]t(?!\w)|(?<![\w’'])cannot(?!\w))"
)


def _governed(verbs: list[str], quiet: list[str], *, participle: bool = False) -> str:
    """The forms, or the participles, of the verbs whose object a negator denies."""
    found = {form for row in verbs for form in (past(row)[-1:] if participle else inflected(row))}
    for row in vocabulary.table("verbs_en"):
        if row["kind"] in _GOVERNING and row["base"] not in quiet:
            regular = past(row["base"]) if participle else inflected(row["base"])
            listed = row["participle"] or row["past"]
            found |= (
                {listed}
                if participle and listed
                else {*regular, *filter(None, (row["past"], row["participle"]))}
            )
    return "|".join(sorted(found, key=len, reverse=True))


def _negated_english(negators: list[str], verbs: list[str], quiet: list[str]) -> str:
    head = "|".join(_pattern(row, korean=False) for row in negators)
    adverbs = r"(?:\s+(?:even|ever|actually|really|be|been|have|yet|now|going|able|also|[a-z]+ly))*"
    return rf"(?:{head}){adverbs}(?:\s+to)?\s+(?:be\s+)?(?:{_governed(verbs, quiet)})(?!\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _verbal(cue: str, kind: str) -> list[Use]:
    """A verb before its object, and its participle behind what is its subject."""
    undone = _pattern(cue, korean=False, participle=True)
    needed = _needed(cue)
    verb, _, particle = cue.partition(" ")
    parted: list[Use] = []
    if particle and not set(particle.split()[0].split("/")).isdisjoint(_PARTED) and " of" not in particle:
        # "called ¦the 3 trillion won deal¦ off"
        around = (
            rf"{_pattern(verb, korean=False)}(?:\s+[\w’'$%,.-]+){{1,9}}?\s+{_pattern(particle, korean=False)}"
            r"(?=\s*(?:$|[.,;)”\"]|(?:in|on|after|amid|last|over|citing|because|as|until|before|to|by)\b))"
        )
        parted = [Use("around", "clause", kind, _compiled(around), needed)]
    return [
        *parted,
        Use("before", "clause", kind, _compiled(_pattern(cue, korean=False)), needed),
        Use("behind", "clause", kind, _compiled(rf"{_BEING}{_ADVERBS}\s+{undone}"), needed),
        Use("behind", "reduced", kind, _compiled(undone), needed),
    ]


def false_predicate(cue: str) -> str:
    """The pattern of a predicate that says that its subject is not so: "are totally groundless", "called it a lie"."""
    called = r"call(?:s|ed|ing)?(?:\s+[\w’'-]+){1,3}?"
    linked = rf"(?:{_BEING}|(?<!\w)(?:as|prove[sdn]?|turn(?:s|ed)?\s+out(?:\s+to\s+be)?|{called})(?!\w))"
    only = r"(?:(?:an?|just|only|simply|nothing\s+but)\s+)?(?:[a-z]+ly\s+)?"
    return rf"{linked}{_ADVERBS}\s+[\"“‘']?{only}{_pattern(cue, korean=False)}"


def wrong_predicate(cue: str) -> str:
    """The pattern of a negated predicate: "is not at all true", "is no longer our goal"."""
    being = rf"(?:{_BEING}[\"”’']?(?:n['’]t)?|(?<=\w)n['’]t(?:\s+be)?)"
    return (
        rf"{being}(?:{_ADVERBS}\s+[\"“‘']?(?:not|never|no\s+longer|far\s+from))?{_ADVERBS}"
        rf"(?:\s+[\"“‘']?(?:at\s+all|the|our|its|their|a|an|what|on\s+the|my)){{0,2}}\s+{_pattern(cue, korean=False)}"
    )


_HAS_NOT = re.compile(r"n['’]t|\b(?:not|never|no\s+longer|far\s+from)\b", re.I)


def has_negation(words: str) -> bool:
    """Whether a match of `wrong_predicate` has the negation that the pattern leaves open."""
    return _HAS_NOT.search(words) is not None


_NOTHING = re.compile(r"(?!)")


@cache
def cues(language: str) -> Cues:
    """The cues of `language`, "en" or "ko"; raises `FileNotFoundError` for a language without a list of them."""
    korean = language == "ko"
    by_use: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in vocabulary.table(f"denial_cues_{language}"):
        by_use[row["use"]].append(row)
    listed = {use: [row["cue"] for row in found] for use, found in by_use.items()}

    def joined(kept: list[str]) -> re.Pattern[str]:
        patterns = [_pattern(cue, korean=korean) for cue in kept]
        return _compiled("|".join(patterns)) if patterns else _NOTHING

    denials = [
        Use(
            row["side"],
            row["scope"],
            row.get("kind", ""),
            joined([row["cue"]]),
            frozenset() if korean else _needed(row["cue"]),
        )
        for row in by_use["denial"]
    ]
    if korean:
        denials += [
            Use("behind", "clause", "delay", joined([cue]), frozenset()) for cue in listed.get("delay", ())
        ]
    uses = {use: joined(kept) for use, kept in listed.items() if use != "denial"}
    if korean:
        together: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for one in denials:
            together[one.side, one.scope, one.kind].append(one.pattern.pattern)
        denials = [Use(*key, _compiled("|".join(found)), frozenset()) for key, found in together.items()]
        negated, other = _negated_korean(listed["verb"]), _any_negated_korean(listed["quiet"])
        absent = _absent_korean(by_use["absent"])
    else:
        for kind in ("cancel", "claim", "weak", "draft", "delay"):
            denials += [use for cue in listed[kind] for use in _verbal(cue, kind)]
        for cue in listed["fail"]:
            denials.append(
                Use("behind", "subject", "fail", _compiled(_pattern(cue, korean=False)), _needed(cue))
            )
        for cue in listed["happen"]:
            pattern = rf"{_NEGATION}{_ADVERBS}(?:\s+(?:have|be|been|get))?{_ADVERBS}\s+{_pattern(cue, korean=False)}"
            denials.append(Use("behind", "subject", "fail", _compiled(pattern), _needed(cue)))
        for kind, made in (("false", false_predicate), ("right", wrong_predicate)):
            for cue in listed[kind]:
                pattern = made(cue)
                denials.append(Use("behind", "clause", kind, _compiled(pattern), _needed(cue)))
                # "it is false ¦that it bought 3,000 GPUs"
                denials.append(
                    Use("before", "clause", kind, _compiled(rf"{pattern}[\"”’']?\s+that\b"), _needed(cue))
                )
        quiet = [*listed["quiet"], *(c.rstrip("~") for row in listed["keep"] for c in row.split("/"))]
        happening = "|".join(_pattern(cue, korean=False) for cue in listed["happen"])
        governed = _governed(listed["verb"], quiet, participle=True)
        uses["happened"] = _compiled(
            rf"\b(?:has|have|had|was|were|will|would|is|are)\b{_ADVERBS}(?:\s+be(?:en)?)?{_ADVERBS}\s+(?:{happening}|(?:{governed})(?!\w))"
        )
        negated, other = _negated_english(listed["negator"], listed["verb"], quiet), "(?!)"
        absent = "(?!)"
    every = "|".join(use.pattern.pattern for use in denials)
    return Cues(
        denials=tuple(denials),
        negators=frozenset() if korean else frozenset().union(*map(_needed, listed["negator"])),
        any=_compiled(f"{every}|{negated}|{other}"),
        negated=_compiled(negated),
        other=re.compile(other),
        absent=re.compile(absent),
        uses=uses,
    )
