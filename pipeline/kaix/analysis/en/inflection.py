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


def past(verb: str) -> tuple[str, ...]:
    """The past and the participle, with every spelling of regular ones."""
    if verb in _irregular():
        return _irregular()[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb[:-1] + "ied",)
    if verb.endswith("e"):
        return (verb + "d",)
    doubled = verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb not in _SINGLE
    return (verb + "ed", verb + verb[-1] + "ed") if doubled else (verb + "ed",)


def inflected(verb: str) -> tuple[str, ...]:
    """Every form of an English verb, in lower case."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = verb[-1] if verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb not in _SINGLE else ""
    third = verb + "es" if verb.endswith(("s", "x", "sh", "ch", "z", "o")) else verb + "s"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third = verb[:-1] + "ies"
    gerunds = {stem + "ing", verb + doubled + "ing"} if not verb.endswith("e") else {stem + "ing"}
    return tuple(dict.fromkeys((verb, third, *past(verb), *sorted(gerunds))))
