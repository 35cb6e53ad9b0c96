"""English cues of denial as patterns: of a verb or a predicate one row makes all places and forms.

"scrapped it", "was quietly scrapped", "called it off"; "is false", "called it a lie"; "is not true".
A negator ("not", "refused to") denies what the verb of spending, getting or planning behind it governs.
"""

from __future__ import annotations

import re

from kaix import vocabulary
from kaix.analysis.denial_uses import NOTHING, Cues, Use, listed
from kaix.analysis.en.inflection import BE, IRREGULAR, inflected, past

_GOVERNING = frozenset(
    ("pay", "buy", "build", "supply", "receive", "own", "lose", "impose", "approve", "plan")
)  # classes of `verbs_en.tsv` whose object a negator denies
_PARTED = frozenset(("on", "off", "out", "down", "up", "back", "away", "aside"))
_VERBS = ("cancel", "claim", "weak", "court", "draft", "delay")
"""The uses whose rows are verbs: each is a kind of cue (see the head of the table)."""


def _word(word: str, *, participle: bool = False) -> str:
    found: list[str] = []
    for choice in word.split("/"):
        if not choice.endswith("~"):
            found.append(choice)
        else:
            found += past(choice[:-1])[-2:] if participle else inflected(choice[:-1])
    joined = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in sorted(found, key=len, reverse=True))
    return f"(?:(?<![\\w’'])|(?=['’]|n['’]t))(?:{joined})(?![\\w])"


def pattern(cue: str, *, participle: bool = False) -> str:
    """The pattern of one cue; of its verbs only the participles, if `participle`."""
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        if word == "...":
            pieces.append(r"(?:\s+[\w’'$%,.-]+){0,5}?")
        else:
            pieces.append((r"\s+" if index else "") + _word(word, participle=participle))
    return "".join(pieces)


_COMMON = frozenset(
    (
        *(*BE, *IRREGULAR["have"], *IRREGULAR["do"], "a", "an", "the", "of", "to", "on", "up", "out"),
        *(
            "in",
            "as",
            "at",
            "off",
            "no",
            "not",
            "from",
            "back",
            "down",
            "end",
            "first",
            "against",
            "through",
            "under",
        ),
    )
)


def _needed(cue: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of an English cue, the rarest first: a sentence without one of each does not hold it."""
    groups: list[frozenset[str]] = []
    for word in cue.split(" "):
        found = {f for c in word.split("/") for f in (inflected(c[:-1]) if c.endswith("~") else (c,))}
        if word != "..." and not any("*" in form or form == "n't" or form[0] in "'’" for form in found):
            groups.append(frozenset(form.partition("-")[0] for form in found))
    return tuple(sorted(groups, key=lambda forms: (not forms.isdisjoint(_COMMON), len(forms))))


_ADVERBS = (
    r"(?:\s+[\"“‘']?(?:even|ever|at\s+all|yet|now|later|since|then|also|soon|again|all|just|so|quite|far|very|too|at|last"
    r"|never|once|still|yet|[a-z]+ly)(?=\s|[\"”’']))*"
)
_BEING = (
    r"(?:(?<![\w’'])(?:am|is|are|was|were|be|been|being|gets?|got|getting|remains?|seems?|looks?)|['’]s|['’]re)"
    r"(?!\w)"
)
_NEGATION = (
    r"(?:(?<![\w’'])(?:not|never|no\s+longer|fail(?:s|ed|ing)?\s+to|unable\s+to|nowhere\s+near|not\s+to)(?!\w)"
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


_DETERMINER = r"(?:the|its|their|his|her|our|this|that|these|those|my)"
_NO_LINK = r"(?!(?:that|which|and|but)\b)[\w’'-]+"


def _negated(negators: list[str], inverted: list[str], governed: str) -> str:
    head = "|".join(map(pattern, negators))
    adverbs = r"(?:\s+(?:even|ever|actually|really|be|been|have|yet|now|going|able|also|[a-z]+ly))*"
    auxiliary = r"(?!have\s+(?:been|\w+ed)\b)"  # "would not ¦have¦ survived"
    # "at no time ¦did the firm¦ own"; not "never had a firm raised so much", which one has now
    subject = (
        r"(?:did|does|do|has|have|had|will|would|could|can|is|was|are|were)\s+(?!(?:an?|any|so|such)\b)"
        rf"(?:{_DETERMINER}\s+[\w’'-]+\s+(?:{_NO_LINK}\s+){{0,5}}?|(?!{_DETERMINER}\b)(?:{_NO_LINK}\s+){{1,6}}?)(?:(?:be|been|have|ever|even|actually|also|[a-z]+ly)\s+)*"
    )
    return (
        rf"(?:{head}){adverbs}(?:\s+to)?\s+(?:be\s+)?{auxiliary}(?:{governed})(?!\w)"
        rf"|(?:{'|'.join(map(pattern, inverted))})\s+{subject}(?:to\s+)?(?:{governed})(?!\w)"
    )


def _verbal(cue: str, kind: str) -> list[Use]:
    """A verb before its object, and its participle behind what is its subject."""
    undone = pattern(cue, participle=True)
    needed = _needed(cue)
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


def _whole(cue: str) -> str:
    """A verb and what it brings its object to, which may be described: "cut ¦what was asked for¦ to zero"."""
    verb, end = (pattern(part.strip()) for part in cue.split("..."))
    return rf"{verb}(?:\s+(?!(?:and|but|to)\b)[\w’'$%,.-]+){{1,16}}?\s+{end}"


def false_predicate(cue: str) -> str:
    """The pattern of a predicate that says that its subject is not so: "are totally groundless", "called it a lie"."""
    called = r"call(?:s|ed|ing)?(?:\s+[\w’'-]+){1,3}?"
    linked = rf"(?:{_BEING}|(?<!\w)(?:as|prove[sdn]?|turn(?:s|ed)?\s+out(?:\s+to\s+be)?|{called})(?!\w))"
    only = r"(?:(?:an?|just|only|simply|nothing\s+but)\s+)?(?:[a-z]+ly\s+)?"
    return rf"{linked}{_ADVERBS}\s+[\"“‘']?{only}{pattern(cue)}"


def _called(cue: str) -> str:
    quoted = rf"[\"“‘]?(?:(?:an?|just|only|simply|as)\s+)*(?:[\w-]+\s+)?{pattern(cue)}[,.]?[\"”’]?"
    return (
        rf"(?:call|brand|label|denounc|describ|dismiss|reject)(?:s|es|e|ed|ing)?\s+{quoted}\s+(?=(?:an?|the|any"
        rf"|all|such|media|press|recent|reports|rumou?rs|claims|[\w-]+[’']s)\b)"
    )


def _called_so(cue: str) -> str:
    """ "called ¦the figure of 5,000 GPUs¦ made up" """
    called = r"\b(?:call|brand|label|describ|denounc)(?:s|es|e|ed|ing)?(?:\s+[\w’'$%,.-]+){2,9}?"
    return rf"{called}\s+[\"“‘]?(?:as\s+)?(?:an?\s+)?{pattern(cue)}(?=[\"”’.,;:])"


def wrong_predicate(cue: str) -> str:
    """The pattern of a negated predicate: "is not at all true", "is no longer our goal"."""
    being = rf"(?:{_BEING}[\"”’']?(?:n['’]t)?|(?<=\w)n['’]t(?:\s+be)?)"
    return (
        rf"{being}(?:{_ADVERBS}\s+[\"“‘']?(?:not|never|no\s+longer|far\s+from))?{_ADVERBS}"
        rf"(?:\s+[\"“‘']?(?:at\s+all|the|our|its|their|a|an|what|on\s+the|my)){{0,2}}\s+{pattern(cue)}"
    )


_HAS_NOT = re.compile(r"n['’]t|\b(?:not|never|no\s+longer|far\s+from)\b", re.I)


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
    made = wrong_predicate(cue) if kind == "right" else false_predicate(cue)
    return [
        Use("behind", "clause", kind, made, _needed(cue)),
        Use("before", "clause", kind, rf"{made}[\"”’']?\s+that\b", _needed(cue)),
        # "called ¦pure invention¦ a newspaper's claim that"
        *([Use("before", "clause", "called", _called(cue), _needed(cue))] if kind == "false" else ()),
        *([Use("around", "clause", kind, _called_so(cue), _needed(cue))] if kind == "false" else ()),
    ]


def build(rows: dict[str, list[dict[str, str]]]) -> Cues:
    """The patterns of the rows by use; a verb, a predicate and a negator make all of their places."""
    denials = [
        Use(row["side"], row["scope"], "", pattern(row["cue"]), _needed(row["cue"])) for row in rows["denial"]
    ]
    denials += [
        Use("around", "clause", "cancel", _whole(cue), _needed(cue)) for cue in listed(rows, "cut_whole")
    ]
    denials += [use for kind in _VERBS for cue in listed(rows, kind) for use in _verbal(cue, kind)]
    denials += [
        Use("behind", "subject", "fail", rf"{pattern(cue)}(?!\s+to\b)", _needed(cue))
        for cue in listed(rows, "fail")
    ]
    ended = r"(?=\s*(?:$|[.,;:”\"\n]|(?:now|for now|after|because|amid|as|since|says?|said)\b))"
    denials += [
        Use("behind", "subject", "fail", pattern(cue) + ended, _needed(cue))
        for cue in listed(rows, "fail_end")
    ]
    denials += [use for cue in listed(rows, "happen") for use in _happening(cue)]
    denials += [
        use
        for kind in ("false", "right", "forged")
        for cue in listed(rows, kind)
        for use in _predicative(cue, kind)
    ]
    uses = {use: "|".join(map(pattern, listed(rows, use))) or NOTHING for use in rows if use != "denial"}
    kept = [choice.rstrip("~") for cue in listed(rows, "keep") for choice in cue.split("/")]
    quiet, verbs = [*listed(rows, "quiet"), *kept], listed(rows, "verb")
    happening = "|".join(map(pattern, listed(rows, "happen")))
    paid = _governed(verbs, quiet, participle=True)
    uses["happened"] = (
        rf"\b(?:has|have|had|was|were|will|would|is|are)\b{_ADVERBS}(?:\s+be(?:en)?)?{_ADVERBS}"
        rf"\s+(?:{happening}|(?:{paid}|real|true|genuine|accurate)(?!\w))|\bexists?\b"
    )
    negators, inverted = listed(rows, "negator"), listed(rows, "inverted")
    uses["governed"] = _governed(verbs, quiet)
    uses["negated"] = _negated(negators, inverted, _governed(verbs, quiet))
    needed = frozenset().union(*(_needed(one)[0] for one in (*negators, *inverted)))
    return Cues(tuple(denials), uses, needed)
