"""English cues of denial as patterns: of a verb or a predicate one row makes all places and forms.

"scrapped it", "was quietly scrapped", "called it off"; "is false", "called it a lie"; "is not true".
A negator ("not", "refused to") denies what the verb of spending, getting or planning behind it governs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix import vocabulary
from kaix.analysis.denial_cues import Rows, Use, any_of, listed
from kaix.analysis.en.inflection import inflected, past

_GOVERNING = ("pay", "buy", "build", "supply", "receive", "own", "lose", "impose", "approve", "plan")
"""Classes of `verbs_en.tsv` whose object a negator denies."""
_PARTED = frozenset(("on", "off", "out", "down", "up", "back", "away", "aside"))
_VERBS = ("cancel", "claim", "weak", "draft", "delay")
"""The uses whose rows are verbs: each is a kind of cue (see the head of the table)."""
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "be is was were have has had do does did a an the of to on up out in as at off no not from back down",
    )
)
_ADVERBS = (
    r"(?:\s+[\"“‘']?(?:even|ever|at\s+all|at\s+last|yet|now|later|since|then|also|soon|again|all|just|so|quite|far|very"
    r"|too|never|once|still|[a-z]+ly)(?=\s|[\"”’']))*"
)
_BEING = (
    r"(?:(?<![\w’'])(?:am|is|are|was|were|be|been|being|gets?|got|getting|remains?|seems?|looks?)|['’]s|['’]re)"
    r"(?!\w)"
)
_NEGATION = (
    r"(?:(?<![\w’'])(?:not(?:\s+to)?|never|no\s+longer|fail(?:s|ed|ing)?\s+to|unable\s+to)(?!\w)"
    r"|(?<=\w)n['’]t(?!\w)|(?<![\w’'])cannot(?!\w))"
)
_PLACES = {
    "...": r"(?:\s+[\w’'$%,.-]+){0,7}?",
    ".": r"(?=\s*(?:$|[.,;:”\"\n]|(?:now|for now|after|because|amid|as|since|says?|said)\b))",
}
"""A few words, and the end of a clause."""
_QUALIFIED = r"[\"“‘']?(?:(?:an?|just|only|simply|as|nothing\s+but)\s+)*(?:[a-z]+ly\s+)?"


def _forms(word: str, *, participle: bool = False) -> list[str]:
    """What a word of a cue looks like: `a/b` are alternatives, `x~` is every form of the verb x."""
    return [
        form
        for one in word.split("/")
        for form in ([one] if one[-1] != "~" else past(one[:-1])[-2:] if participle else inflected(one[:-1]))
    ]


def pattern(cue: str, *, participle: bool = False) -> str:
    """The pattern of one cue; of its verbs only the participles, if `participle`."""
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        if word in _PLACES:
            pieces.append(_PLACES[word])
            continue
        joined = any_of(
            re.escape(form).replace(r"\*", r"\w*") for form in _forms(word, participle=participle)
        )
        pieces.append((r"\s+" if index else "") + f"(?:(?<![\\w’'])|(?=['’]|n['’]t))(?:{joined})(?![\\w])")
    return "".join(pieces)


def needed(cue: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of a cue, the rarest first: a sentence without one of each does not hold it."""
    groups: list[frozenset[str]] = []
    for word in cue.split(" "):
        found = _forms(word)
        if word not in _PLACES and not any("*" in form or form == "n't" or form[0] in "'’" for form in found):
            groups.append(frozenset(form.partition("-")[0] for form in found))
    return tuple(sorted(groups, key=lambda forms: (not forms.isdisjoint(_COMMON), len(forms))))


def _verbal(cue: str, kind: str) -> Iterator[Use]:
    """A verb before its object, and its participle behind what is its subject."""
    undone = pattern(cue, participle=True)
    verb, _, particle = cue.partition(" ")
    if particle and not set(particle.split()[0].split("/")).isdisjoint(_PARTED) and " of" not in particle:
        # "called ¦the 3 trillion won deal¦ off"
        around = (
            rf"{pattern(verb)}(?:\s+[\w’'$%,.-]+){{1,9}}?\s+{pattern(particle)}"
            r"(?=\s*(?:$|[.,;)”\"]|(?:in|on|after|amid|last|over|citing|because|as|until|before|to|by)\b))"
        )
        yield Use("around", "clause", kind, around, needed(cue))
    yield Use("before", "clause", kind, pattern(cue), needed(cue))
    yield Use("behind", "clause", kind, rf"{_BEING}{_ADVERBS}\s+{undone}", needed(cue))
    yield Use("behind", "reduced", kind, undone, needed(cue))


def _predicative(cue: str, kind: str) -> Iterator[Use]:
    """The cue as the predicate of what it denies, and before it: "it is false ¦that it bought 3,000 GPUs"."""
    if kind == "right":  # "is not at all true", "is no longer our goal"
        not_ = r"(?:not|never|no\s+longer|far\s+from)"
        being = (
            rf"(?:(?:{_BEING}[\"”’']?n['’]t|(?<=\w)n['’]t(?:\s+be)?){_ADVERBS}"
            rf"|{_BEING}[\"”’']?{_ADVERBS}\s+[\"“‘']?{not_}{_ADVERBS})"
        )
        owned = r"(?:\s+[\"“‘']?(?:at\s+all|the|our|its|their|a|an|what|on\s+the|my)){0,2}"
        made = rf"{being}{owned}\s+{pattern(cue)}"
    else:  # "are totally groundless", "called it a lie"
        called = r"call(?:s|ed|ing)?(?:\s+[\w’'-]+){1,3}?"
        linked = rf"(?:{_BEING}|(?<!\w)(?:as|prove[sdn]?|turn(?:s|ed)?\s+out(?:\s+to\s+be)?|{called})(?!\w))"
        made = rf"{linked}{_ADVERBS}\s+{_QUALIFIED}{pattern(cue)}"
        # "called ¦the figure of 5,000 GPUs made up¦"
        around = rf"\bcall(?:s|ed|ing)?(?:\s+[\w’'$%,.-]+){{2,9}}?\s+{_QUALIFIED}(?:[\w-]+\s+)?{pattern(cue)}"
        yield Use("around", "clause", kind, rf"{around}(?=[\"”’.,;:])", needed(cue))
    yield Use("behind", "clause", kind, made, needed(cue))
    yield Use("before", "clause", kind, rf"{made}[\"”’']?\s+that\b", needed(cue))


def _happening(cue: str) -> Iterator[Use]:
    """The cue, a verb or a participle, under a negator: "did not take place", "was never honored"."""
    helping = rf"{_NEGATION}{_ADVERBS}(?:\s+(?:have|be|been|get))?{_ADVERBS}\s+"
    coming = r"(?!\s+(?:from|as|with|without|at|out|cheap\w*|easily|up|down)\b)" if "come" in cue else ""
    yield Use("behind", "subject", "fail", helping + pattern(cue) + coming, needed(cue))
    if cue.startswith("be "):
        never = rf"{_BEING}\s+(?:not|never)(?!\w){_ADVERBS}\s+{pattern(cue[3:])}"
        yield Use("behind", "subject", "fail", never, needed(cue[3:]))


def uses(rows: Rows) -> tuple[list[Use], dict[str, str]]:
    """The cues of the rows, and the patterns of all rows by use."""
    found = [
        *(Use("nowhere", "", "", pattern(cue), needed(cue)) for cue in listed(rows, "pseudo")),
        *(
            Use(row["side"], row["scope"], "", pattern(row["cue"]), needed(row["cue"]))
            for row in rows["denial"]
        ),
        *(use for kind in _VERBS for cue in listed(rows, kind) for use in _verbal(cue, kind)),
        *(
            Use("behind", "subject", "fail", pattern(cue) + r"(?!\s+to\b)", needed(cue))
            for cue in listed(rows, "fail")
        ),
        *(use for cue in listed(rows, "happen") for use in _happening(cue)),
        *(
            use
            for kind in ("false", "right")
            for cue in listed(rows, kind)
            for use in _predicative(cue, kind)
        ),
    ]
    made = {use: "|".join(map(pattern, listed(rows, use))) for use in rows}
    quiet = {c.rstrip("~") for use in ("quiet", "keep") for cue in listed(rows, use) for c in cue.split("/")}
    governing = [
        *listed(rows, "verb"),
        *(
            row["base"]
            for row in vocabulary.table("verbs_en")
            if row["kind"] in _GOVERNING and row["base"] not in quiet
        ),
    ]
    paid = any_of(form for base in governing for form in past(base))
    made["governed"] = governed = any_of(form for base in governing for form in inflected(base))
    made["happened"] = (
        rf"\b(?:has|have|had|was|were|will|would|is|are)\b{_ADVERBS}(?:\s+be(?:en)?)?{_ADVERBS}"
        rf"\s+(?:{made['happen']}|(?:{paid}|real|true|genuine|accurate)(?!\w))|\bexists?\b"
    )
    adverbs = r"(?:\s+(?:even|ever|actually|really|be|been|have|yet|now|going|able|also|[a-z]+ly))*"
    # "would not ¦have¦ survived"; "at no time ¦did the firm¦ own", but not "never had a firm raised so much"
    subject = (
        r"(?:did|does|do|has|have|had|will|would|could|can|is|was|are|were)\s+(?!(?:an?|any|so|such)\b)"
        r"(?:(?!(?:that|which|and|but)\b)[\w’'-]+\s+){1,7}?"
    )
    negated = (
        rf"\b(?:(?:{made['negator']}){adverbs}(?:\s+to)?\s+(?:be\s+)?(?!have\s+(?:been|\w+ed)\b)"
        rf"(?:{governed})(?!\w)|(?:{made['inverted']})\s+{subject}(?:{governed})(?!\w))"
    )
    words = frozenset().union(
        *(needed(one)[0] for use in ("negator", "inverted") for one in listed(rows, use))
    )
    found.append(Use("beside", "verb", "", negated, (words,)))
    return found, made
