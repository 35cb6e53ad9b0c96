"""Whether a rank is so or only aimed at: what the last verb or noun before it says."""

from __future__ import annotations

import re

from kaix.rules.en.ranking.mentions import Mention

_TARGET = re.compile(
    r"\b(?:(?P<target>(?:goal|target|aim|ambition|objective|vision|dream)s? (?:is|was|are|of)|aim(?:s|ed|ing)?"
    r"|goals?|targets?|targeted|targeting|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|bids?|ambitions?"
    r"|ambitious|hop(?:e|es|ed|ing)|seek|seeks|sought|seeking|want(?:s|ed|ing)?|plans?|planned|planning|push"
    r"|strive\w*|striving"
    r"|vision|dream\w*|promis(?:e|es|ed|ing)|pursu\w+|(?:will|would)(?! (?:always|still|never|forever)\b)"
    r"|could|should|shall|must|commit\w*"
    r"|determined|intend\w*"
    r"|propel\w*|catapult|vie|vying|forecasts?|expect\w*|project(?:s|ed|ing)|predict\w*|poised|eye|eyes|eyeing"
    r"|quest|efforts?"
    r"|objective|roadmap|envision\w*|towards?|slogan|blueprint|race to|racing to|(?:is|are|was|were) to"
    r"|to help|help make|on track|if|drive|leap (?:in)?to|call(?:s|ed)? for|rise as"
    r"|running for|run for|battle for|campaign|needs? to|let's|(?<!has )(?<!have )(?<!had )become)"
    r"|(?P<actual>ranked|(?<!the )ranks|ranking|placed|placing|came|finished|finishing|landed|climbed|climbing"
    r"|rose|rising|fell|falling"
    r"|slipped|slipping|dropped|jumped|moved up|moved down|stood|stands|was|were|is|are|has|have|had"
    r"|remain(?:s|ed)?|became"
    r"|becomes|took|taking|claimed|retained|held|emerged|tied|overtook|surpass\w*|topped|put it|named|called"
    r"|considered|broke)"
    r"|(?P<to>to (?:rank|place|reach|rise|climb|secure|take|come|claim|finish|be|become|make|turn|join|enter"
    r"|lift|emerge|build|create)))\b",
    re.IGNORECASE,
)
# "becoming the world's third-largest market": of a superlative, only what is to become so is a target.
_GOVERNOR = re.compile(
    r"\b(?:becom\w+|be|being|into|as|to|make \w+|making \w+|have|hold|host|own|build|create"
    r"|operate) (?:one of )?(?:the |a |an |its )?(?:[\w-]+[’']s )?(?:clear |strong |solid |global |leading )?[\"“]?$",
    re.IGNORECASE,
)
_TO_RANK = re.compile(r"\b(?:rank|place|take|reach|claim|be)(?: the| at| as)?$", re.IGNORECASE)
_BE_RANKED = re.compile(r"\b(?:be|being|get|getting|become|becoming|gets|highly|now) $", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|would|could|should|can)(?: \w+ly)? $", re.IGNORECASE)
_POWERS = re.compile(
    r"[”\"’' -]+(?:global )?(?:AI|artificial intelligence)"
    r"(?:[ -](?:power|superpower|nation|countr|leader|hub|econom|player)"
    r"|[^\w -]|$)",
    re.IGNORECASE,
)
# its AI top-three ¦vision¦
_GOAL = re.compile(
    r"[”\"’']?(?: [\w-]+){0,4}? (?:goals?|vision|ambitions?|targets?|bid|push|drive|dream|pledge|slogan"
    r"|aspirations?|strategy"
    r"|by 20[2-9]\d)\b",
    re.IGNORECASE,
)
_ATTRIBUTES = frozenset(("nth_largest", "number_n", "top_spot", "one_of_the_n_largest"))


def status(text: str, low: int, high: int, mention: Mention) -> str:
    """Whether a rank is so or only aimed at: what the last verb or noun before it in the sentence says."""
    if mention.origin:
        return "actual"
    before, end = text[low : mention.start], mention.end
    if mention.rule in _ATTRIBUTES and not _GOVERNOR.search(before) and not _TO_RANK.search(before.rstrip()):
        return "actual"
    held = text.startswith(("ranked ", "Ranked "), mention.start)
    if held and mention.kind == "place" and not _BE_RANKED.search(before):
        return "actual"  # "while it missed its goal, Korea |ranked| fifth"
    cues = list(_TARGET.finditer(before))
    last = next((cue for cue in reversed(cues) if not cue["to"]), cues[-1] if cues else None)
    if last is not None and (last["target"] or last["to"] or _MODAL.search(before[: last.start()])):
        return "target"
    if mention.kind == "place":
        return "actual"
    if before.endswith(("“", '"')) and text[end : end + 1] in ("”", '"'):
        return "target"  # "wrote “top three” into law": a slogan
    if mention.rule == "n_powers":
        became = last and last["actual"].lower() in ("became", "becomes", "ranked", "ranks")
        return "actual" if became else "target"
    goal = _GOAL.match(text, end, high) is not None
    return "target" if goal or (last is None and _POWERS.match(text, end, high)) else "actual"
