"""Every form of an English verb, for cues that are verbs: "scrap" is scraps, scrapped and scrapping."""

from __future__ import annotations

from functools import cache

from kaix import vocabulary

BE = ("be", "is", "was", "were", "are", "been", "being", "'s", "’s")
IRREGULAR = {
    "be": BE,
    "have": ("have", "has", "had", "having"),
    "do": ("do", "does", "did"),
    "say": ("say", "says", "said", "saying"),
    "read": ("read", "reads"),
    "deny": ("deny", "denies", "denied", "denying"),
}
_IRREGULAR_PAST = {
    "forgo": ("forwent", "forgone"), "forswear": ("forswore", "forsworn"),
    "forsake": ("forsook", "forsaken"), "strike": ("struck", "struck"), "sink": ("sank", "sunk"),
    "steal": ("stole", "stolen"), "bite": ("bit", "bitten"), "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"), "shoot": ("shot", "shot"), "withdraw": ("withdrew", "withdrawn"),
    "break": ("broke", "broken"), "freeze": ("froze", "frozen"), "undo": ("undid", "undone"),
    "unwind": ("unwound", "unwound"), "bear": ("bore", "borne"), "think": ("thought", "thought"),
    "write": ("wrote", "written"), "forget": ("forgot", "forgotten"), "see": ("saw", "seen"),
    "get": ("got", "gotten"), "slow": ("slowed", "slowed"),
}  # fmt: skip


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """The past and the participle of irregular verbs: those above and those of the list of verbs."""
    listed = vocabulary.table("verbs_en")
    return {
        row["base"]: (row["past"], row["participle"] or row["past"]) for row in listed if row["past"]
    } | _IRREGULAR_PAST


_SINGLE = frozenset(
    ("seek", "read", "steal", "reveal", "repeal", "appeal", "break", "audit", "exit", "retreat")
)


def regular(verb: str) -> tuple[set[str], set[str]]:
    """The regular past and -ing forms, with the last consonant single and doubled where it can be."""
    if verb.endswith("e"):
        return {verb + "d"}, {verb[:-1] + "ing"} | ({verb + "ing"} if verb.endswith("ee") else set())
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb[:-1] + "ied"}, {verb + "ing"}
    ends = {verb}
    if verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
        ends.add(verb + verb[-1])
    return {end + "ed" for end in ends}, {end + "ing" for end in ends}


def third(verb: str) -> str:
    """The form behind he, she and it."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _single(verb: str, forms: set[str]) -> list[str]:
    """The forms in order, without those that double the last consonant of a verb that never does."""
    kept = {form for form in forms if not form.startswith(verb + verb[-1])} if verb in _SINGLE else forms
    return sorted(kept, key=lambda form: (len(form), form))


def past(verb: str) -> tuple[str, ...]:
    """The past and the participle, with every spelling of regular ones."""
    return _irregular().get(verb) or tuple(_single(verb, regular(verb)[0]))


def inflected(verb: str) -> tuple[str, ...]:
    """Every form of an English verb, in lower case."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    return tuple(dict.fromkeys((verb, third(verb), *past(verb), *_single(verb, regular(verb)[1]))))


@cache
def irregular_pasts() -> frozenset[str]:
    """The pasts and participles that do not end in -ed: bought, lost, had."""
    forms = {form for pair in _irregular().values() for form in pair}
    return frozenset(form for form in forms | {"had", "did", "was", "were"} if not form.endswith("ed"))
