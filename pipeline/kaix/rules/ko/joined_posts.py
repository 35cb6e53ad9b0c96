"""Posts right before one that is given, `¦반도체부문장¦ 겸 대표로 선임`, and one left, `¦영업본부장¦에서 대표로`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix.rules.ko import phrases
from kaix.rules.ko.official_mentions import OfficialMention
from kaix.rules.ko.titles import Title

_AND = re.compile(r" (?:겸|및) (?:[가-힣A-Za-z0-9()·]+ ){0,2}\Z")
_TO_NEXT = re.compile(r" (?:[가-힣A-Za-z0-9()·]+ ){0,3}\Z")


def read(text: str, free: list[Title], given: list[OfficialMention]) -> Iterator[OfficialMention]:
    """The officials of the posts that stand right before one that a verb gave."""
    for mention in list(given):
        before = [title for title in free if mention.title and title.after <= mention.title.begin]
        if not before or mention.rule not in ("named_to_title", "holds_title") or mention.title is None:
            continue
        title = before[-1]
        if mention.end > title.begin or any(
            other.title is title and other.person == mention.person for other in given
        ):
            continue
        gap = text[title.after + len(title.particle) : mention.title.begin]
        left = title.particle == "에서" and mention.rule == "named_to_title"
        if not (left and _TO_NEXT.match(gap)) and not (title.particle == "" and _AND.match(gap)):
            continue
        _, organisation, _ = phrases.without_name(text, mention.end, title)
        made = OfficialMention.of(
            text, (mention.start, mention.end), title, organisation, mention.rule, like=mention
        )
        made.status, made.date = ("former" if left else mention.status), mention.date
        yield made
