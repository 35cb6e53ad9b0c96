"""English cues of denial as patterns: of a verb or a predicate one row makes all places and forms.

"scrapped it", "was quietly scrapped", "called it off"; "is false", "called it a lie"; "is not true".
A negator ("not", "refused to") denies what the verb of spending, getting or planning behind it governs.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.analysis.denial_cues import NOTHING, Cues, Use, listed
from kaix.analysis.en.inflection import inflected, past

_GOVERNING = ("pay", "buy", "build", "supply", "receive", "own", "lose", "impose", "approve", "plan")
"""Classes of `verbs_en.tsv` whose object a negator denies."""
_PARTED = frozenset(("on", "off", "out", "down", "up", "back", "away", "aside"))
_VERBS = ("cancel", "claim", "weak", "court", "draft", "delay")
"""The uses whose rows are verbs: each is a kind of cue (see the head of the table)."""
_COMMON = frozenset(
    re.findall(
        r"\S+", "be is was were have has had do does did a an the of to on up out in as at off no not from back down"
    )
)  # fmt: skip
_ADVERBS = (
    r"(?:\s+[\"“‘']?(?:even|ever|at\s+all|at\s+last|yet|now|later|since|then|also|soon|again|all|just|so|quite|far|very"
    r"|too|never|once|still|[a-z]+ly)(?=\s|[\"”’']))*"
)
_BEING = (
    r"(?:(?<![\w’'])(?:am|is|are|was|were|be|been|being|gets?|got|getting|remains?|seems?|looks?)|['’]s|['’]re)"
    r"(?!\w)"
)
_NEGATION = (
    r"(?:(?<![\w’'])(?:not|never|no\s+longer|fail(?:s|ed|ing)?\s+to|unable\s+to|nowhere\s+near|not\s+to)(?!\w)"
    r"|(?<=\w)n['’]t(?!\w)|(?<![\w’'])cannot(?!\w))"
)
_HAS_NOT = re.compile(r"n['’]t|\b(?:not|never|no\s+longer|far\s+from)\b", re.I)
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
        if word == "...":
            pieces.append(r"(?:\s+[\w’'$%,.-]+){0,7}?")
            continue
        forms = sorted(_forms(word, participle=participle), key=len, reverse=True)
        joined = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in forms)
        pieces.append((r"\s+" if index else "") + f"(?:(?<![\\w’'])|(?=['’]|n['’]t))(?:{joined})(?![\\w])")
    return "".join(pieces)


def _needed(cue: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of an English cue, the rarest first: a sentence without one of each does not hold it."""
    groups: list[frozenset[str]] = []
    for word in cue.split(" "):
        found = _forms(word)
        if word != "..." and not any("*" in form or form == "n't" or form[0] in "'’" for form in found):
            groups.append(frozenset(form.partition("-")[0] for form in found))
    return tuple(sorted(groups, key=lambda forms: (not forms.isdisjoint(_COMMON), len(forms))))


def _governed(verbs: list[str], quiet: list[str], *, participle: bool = False) -> str:
    """The forms, or the participles, of the verbs whose object a negator denies."""
    kept = [row["base"] for row in vocabulary.table("verbs_en") if row["kind"] in _GOVERNING]
    bases = [*verbs, *(base for base in kept if base not in quiet)]
    found = {form for base in bases for form in (past(base) if participle else inflected(base))}
    return "|".join(sorted(found, key=len, reverse=True))


def _negated(negators: list[str], inverted: list[str], governed: str) -> str:
    adverbs = r"(?:\s+(?:even|ever|actually|really|be|been|have|yet|now|going|able|also|[a-z]+ly))*"
    # "would not ¦have¦ survived"; "at no time ¦did the firm¦ own", but not "never had a firm raised so much"
    subject = (
        r"(?:did|does|do|has|have|had|will|would|could|can|is|was|are|were)\s+(?!(?:an?|any|so|such)\b)"
        r"(?:(?!(?:that|which|and|but)\b)[\w’'-]+\s+){1,7}?"
    )
    return (
        rf"(?:{'|'.join(map(pattern, negators))}){adverbs}(?:\s+to)?\s+(?:be\s+)?(?!have\s+(?:been|\w+ed)\b)"
        rf"(?:{governed})(?!\w)|(?:{'|'.join(map(pattern, inverted))})\s+{subject}(?:{governed})(?!\w)"
    )


def _verbal(cue: str, kind: str) -> list[Use]:
    """A verb before its object, and its participle behind what is its subject."""
    undone, needed = pattern(cue, participle=True), _needed(cue)
    verb, _, particle = cue.partition(" ")
    parted: list[Use] = []
    if particle and not set(particle.split()[0].split("/")).isdisjoint(_PARTED) and " of" not in particle:
        # "called ¦the 3 trillion won deal¦ off"
        around = (
            rf"{pattern(verb)}(?:\s+[\w’'$%,.-]+){{1,9}}?\s+{pattern(particle)}"
            r"(?=\s*(?:$|[.,;)”\"]|(?:in|on|after|amid|last|over|citing|because|as|until|before|to|by)\b))"
        )
        parted = [Use("around", "clause", kind, around, needed)]
    return [
        *parted,
        Use("before", "clause", kind, pattern(cue), needed),
        Use("behind", "clause", kind, rf"{_BEING}{_ADVERBS}\s+{undone}", needed),
        Use("behind", "reduced", kind, undone, needed),
    ]


def false_predicate(cue: str) -> str:
    """The pattern of a predicate that says that its subject is not so: "are totally groundless", "called it a lie"."""
    called = r"call(?:s|ed|ing)?(?:\s+[\w’'-]+){1,3}?"
    linked = rf"(?:{_BEING}|(?<!\w)(?:as|prove[sdn]?|turn(?:s|ed)?\s+out(?:\s+to\s+be)?|{called})(?!\w))"
    return rf"{linked}{_ADVERBS}\s+{_QUALIFIED}{pattern(cue)}"


def wrong_predicate(cue: str) -> str:
    """The pattern of a negated predicate: "is not at all true", "is no longer our goal"."""
    being = rf"(?:{_BEING}[\"”’']?(?:n['’]t)?|(?<=\w)n['’]t(?:\s+be)?)"
    return (
        rf"{being}(?:{_ADVERBS}\s+[\"“‘']?(?:not|never|no\s+longer|far\s+from))?{_ADVERBS}"
        rf"(?:\s+[\"“‘']?(?:at\s+all|the|our|its|their|a|an|what|on\s+the|my)){{0,2}}\s+{pattern(cue)}"
    )


def has_negation(words: str) -> bool:
    """Whether a match of `wrong_predicate` has the negation that the pattern leaves open."""
    return _HAS_NOT.search(words) is not None


def _happening(cue: str) -> list[Use]:
    """The cue, a verb or a participle, under a negator: "did not take place", "was never honored"."""
    helping = rf"{_NEGATION}{_ADVERBS}(?:\s+(?:have|be|been|get))?{_ADVERBS}\s+"
    coming = r"(?!\s+(?:from|as|with|without|at|out|cheap\w*|easily|up|down)\b)" if "come" in cue else ""
    found = [(cue, helping + pattern(cue) + coming)]  # not "did not ¦come from¦ the state"
    if cue.startswith("be "):
        found.append((cue[3:], rf"{_BEING}\s+(?:not|never)(?!\w){_ADVERBS}\s+{pattern(cue[3:])}"))
    return [Use("behind", "subject", "fail", made, _needed(words)) for words, made in found]


def _predicative(cue: str, kind: str) -> list[Use]:
    """The cue as the predicate of what it denies, and before it: "it is false ¦that it bought 3,000 GPUs"."""
    made, needed = wrong_predicate(cue) if kind == "right" else false_predicate(cue), _needed(cue)
    found = [
        Use("behind", "clause", kind, made, needed),
        Use("before", "clause", kind, rf"{made}[\"”’']?\s+that\b", needed),
    ]
    if kind == "false":
        # "called ¦pure invention¦ a newspaper's claim that", "called ¦the figure of 5,000 GPUs made up¦"
        calling = r"\b(?:call|brand|label|denounc|describ|dismiss|reject)(?:s|es|e|ed|ing)?"
        named = rf"{_QUALIFIED}(?:[\w-]+\s+)?{pattern(cue)}"
        claim = r"(?=(?:an?|the|any|all|such|media|press|recent|reports|rumou?rs|claims|[\w-]+[’']s)\b)"
        found += [
            Use("before", "clause", "called", rf"{calling}\s+{named}[,.]?[\"”’]?\s+{claim}", needed),
            Use(
                "around",
                "clause",
                kind,
                rf"{calling}(?:\s+[\w’'$%,.-]+){{2,9}}?\s+{named}(?=[\"”’.,;:])",
                needed,
            ),
        ]
    return found


def build(rows: dict[str, list[dict[str, str]]]) -> Cues:
    """The patterns of the rows by use; a verb, a predicate and a negator make all of their places."""
    ended = r"(?=\s*(?:$|[.,;:”\"\n]|(?:now|for now|after|because|amid|as|since|says?|said)\b))"
    denials = [
        *(
            Use(row["side"], row["scope"], "", pattern(row["cue"]), _needed(row["cue"]))
            for row in rows["denial"]
        ),
        *(use for kind in _VERBS for cue in listed(rows, kind) for use in _verbal(cue, kind)),
        *(
            Use("behind", "subject", "fail", pattern(cue) + end, _needed(cue))
            for kind, end in (("fail", r"(?!\s+to\b)"), ("fail_end", ended))
            for cue in listed(rows, kind)
        ),
        *(use for cue in listed(rows, "happen") for use in _happening(cue)),
        *(
            use
            for kind in ("false", "right", "forged")
            for cue in listed(rows, kind)
            for use in _predicative(cue, kind)
        ),
    ]
    uses = {use: "|".join(map(pattern, listed(rows, use))) or NOTHING for use in rows if use != "denial"}
    kept = [choice.rstrip("~") for cue in listed(rows, "keep") for choice in cue.split("/")]
    verbs, quiet = listed(rows, "verb"), [*listed(rows, "quiet"), *kept]
    happening, paid = uses["happen"], _governed(verbs, quiet, participle=True)
    uses["happened"] = (
        rf"\b(?:has|have|had|was|were|will|would|is|are)\b{_ADVERBS}(?:\s+be(?:en)?)?{_ADVERBS}"
        rf"\s+(?:{happening}|(?:{paid}|real|true|genuine|accurate)(?!\w))|\bexists?\b"
    )
    negators, inverted = listed(rows, "negator"), listed(rows, "inverted")
    uses["governed"] = _governed(verbs, quiet)
    uses["negated"] = _negated(negators, inverted, uses["governed"])
    needed = frozenset().union(*(_needed(one)[0] for one in (*negators, *inverted)))
    return Cues(tuple(denials), uses, needed)
