"""Korean cues of denial as patterns: a cue goes on with any ending, and an adverb may part its words.

A negated verb is a stem and -지 않, -지 못, or 안 and 못 before it. Whose negation denies what it governs is listed;
any other verb denies only its direct object, and one that undoes (접지 않았다) denies nothing.
"""

from __future__ import annotations

from collections import defaultdict

from kaix import vocabulary
from kaix.analysis.denial_cues import NOTHING, Cues, Use, listed
from kaix.analysis.ko.verbs import inflected

# between the words of a cue: 사실이 ¦전혀¦ 없다
_GAP = (
    r"\s?(?:(?:전혀|결코|아예|일절|일체|절대|절대로|더는|더\s이상|현재로선|현재로서는|별도로|따로|(?:단\s)?한\s번도|단연코)"
    r"\s)?"
)
_NOT = r"지(?:는|도|를|조차)?\s?(?:않|못|아니)"


def _forms(word: str) -> list[str]:
    """What a word of a cue begins with: `x~` is every form of the verb with the stem x."""
    if not word.endswith("~"):
        return [word]
    forms = inflected(word[:-1])
    base = forms.pop("base") + r"(?=고|기|는|지|던|자|려|며|면|으|겠|게|도록|다)"
    return [base, *dict.fromkeys(forms.values())]


def pattern(cue: str) -> str:
    """The pattern of one cue."""
    pieces = []
    for index, word in enumerate(cue.split(" ")):
        if word == "...":
            pieces.append(r"[^.\n]{0,25}?")
            continue
        forms = [form for choice in word.split("/") for form in _forms(choice)]
        pieces.append((_GAP if index else "") + f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})")
    return "".join(pieces)


def _alternatives(cues: list[str]) -> list[str]:
    return sorted({choice for cue in cues for choice in cue.split("/")}, key=len, reverse=True)


def _negated(verbs: list[str]) -> str:
    stems = _alternatives(verbs)
    # 안 내다 is as often 안내, and 못 내밀다: in front of the verb only stems of two syllables, and 받
    long = [stem for stem in stems if len(stem) > 1 or stem == "받"]
    return (
        rf"(?<![가-힣])(?:{'|'.join(stems)})(?:하|되|받|시키|당하)?{_NOT}"
        rf"|(?<![가-힣])(?:안\s|못\s?)(?:{'|'.join(long)})(?![가-힣]{{0,2}}[가이는은을를도]\s)"
    )


def _any_negated(quiet: list[str]) -> str:
    """Any verb under a negator but the quiet ones and those that undo: who does not drop a plan keeps it."""
    undoing = [
        row["stem"] + light
        for row in vocabulary.table("verbs_ko")
        if row["frame"] == "deny"
        for light in (("하", "되", "시키") if row["part"] == "noun" else ("",))
    ]
    kept = "|".join(sorted({*_alternatives(quiet), *undoing}, key=len, reverse=True))
    return rf"(?<![가-힣])(?!(?:{kept})지)[가-힣]{{1,6}}(?:고\s있)?{_NOT}"


def _absent(rows: list[dict[str, str]]) -> str:
    """The verbs of being there under a negator, and 없다, which is one by itself."""
    verbs = _alternatives([row["cue"] for row in rows if row["scope"] != "there"])
    there = _alternatives([row["cue"] for row in rows if row["scope"] == "there"])
    negated = "|".join(verbs).replace(" ", r"\s?")
    return rf"(?<![가-힣])(?:(?:{negated}){_NOT}|(?:{'|'.join(there)}))"


def build(rows: dict[str, list[dict[str, str]]]) -> Cues:
    """The patterns of the rows by use, those of one side, scope and kind together."""
    together: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows["denial"]:
        kind = "claim" if row["scope"] == "sentence" else "cancel"
        together[row["side"], row["scope"], kind].append(pattern(row["cue"]))
    together["behind", "clause", "delay"] += map(pattern, listed(rows, "delay"))
    uses = {use: "|".join(map(pattern, listed(rows, use))) or NOTHING for use in rows if use != "denial"}
    negated, other = _negated(listed(rows, "verb")), _any_negated(listed(rows, "quiet"))
    every = "|".join(one for found in together.values() for one in found)
    uses["undo"] = "|".join(together["behind", "clause", "cancel"])
    uses["any"] = f"{every}|{negated}|{other}"
    uses |= {"negated": negated, "other": other, "absent": _absent(rows["absent"])}
    for scope, use in (("verb", "negated"), ("object", "other"), ("subject", "absent")):
        together["behind", scope, ""].append(uses[use])
    return Cues(tuple(Use(*key, "|".join(found)) for key, found in together.items()), uses)
