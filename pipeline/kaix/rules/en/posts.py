"""Positions in an English sentence: "former LG AI Research head", "head of the ministry's AI policy office".

A post is a phrase with a title at its heart: words of status and the organisation in front
and fields and the organisation behind (`modifiers`), and further titles after "and". Who holds
it is for the patterns of `officials` to say.
"""

from __future__ import annotations

from dataclasses import replace

from kaix.rules.en.modifiers import ModifierReader
from kaix.rules.en.noun_phrases import DETERMINERS, STATUSES
from kaix.rules.en.titles import Position, Post, first_words, join_posts, match_title
from kaix.rules.en.words import word_set

_SUFFIXES = {"-elect": "designate", "-designate": "designate", "-nominee": "designate"}
# "nominee", "candidate": the title in front of them is the position.
_SEEKERS = {
    "nominee": "designate",
    "candidate": "candidate",
    "hopeful": "candidate",
    "contender": "candidate",
}
# Also verbs or things: a title only after an article, a possessive or a modifier.
_VERBS_WITH_S = word_set("title_or_verb_s")
_VERBS = word_set("title_or_verb")
_BEFORE_VERB = word_set("before_verb")
_NOT_AFTER = word_set("not_after_title")
# Titles that are mostly something else, and what follows them where they are titles.
_WORDS_TOO = {
    "official": frozenset(("at", "from", "in", "of", "for", "with", "who", "and", "now", "said", "told")),
    "lead": frozenset(("at", "for")),
}
_BEFORE_NAMES = frozenset(("rep", "sen", "gov"))  # "floor leader |Rep.| Pyo": a post of its own
_CHAMBERS = ("assembly", "parliament", "house")
_WITH_CAPITAL = ("justice", "speaker", "premier")
_NAMES_AFTER = frozenset(("office", "start", "hotel", "motors", "electric", "league", "yuan", "alliance"))


class PostFinder(ModifierReader):
    """Finds the posts of one sentence, given its words and names."""

    def find(self) -> list[Post]:
        """The posts in order, without overlaps."""
        found: list[Post] = []
        begins = first_words()
        index = 0
        while index < len(self.split):
            if self.split[index].lower not in begins:
                index += 1
                continue
            named = self.name_at.get(index)
            if named is not None and named[2].kind in ("person", "organisation", "country", "group"):
                index = named[1]
                continue
            post = self._post(index, found[-1].end if found else 0)
            if post is None:
                index += 1
                continue
            joined = join_posts(self.split, found[-1], post) if found else None
            if joined is not None:
                found[-1] = joined
            else:
                found.append(post)
            index = post.end
        return found

    def _post(self, at: int, floor: int) -> Post | None:
        """The post whose first title begins at word `at`; it reaches back no further than word `floor`."""
        words = self.split
        head = match_title(words, at)
        if head is None:
            return None
        end, title, plural = self._chain(at, head)
        start = self.modifiers_before(at, floor)
        suffix = words[end - 1].suffix
        if not self._is_title(start, at, end, title) or (suffix and suffix not in _SUFFIXES):
            return None
        last, seeker = end, _SEEKERS.get(title.rpartition(" ")[2])
        status = seeker or _SUFFIXES.get(suffix)
        titles = ((begin, match_title(words, begin)) for begin in range(end - 2, start - 1, -1))
        if seeker and (sought := next((t[1] for b, t in titles if t and b + t[0] == end - 1), None)):
            last, title = end - 1, sought  # "CEO candidate", "science minister nominee"
        before = self.premodifiers(start, floor, title)
        if seeker and last == end and (nominated := self._nominated(end)) is not None:
            positions = tuple(replace(position, status=seeker) for position in nominated.positions)
            return replace(nominated, begin=before.begin, positions=positions, article=before.article)
        after = self.postmodifiers(end, title)
        if status is None or (before.status == "former" and status != "candidate"):
            status = before.status
        behind = after.organization is not None
        text_end = after.text_end if after.text_end > end else last
        if behind and before.organization is not None and not self.has_organisation(end, after.end):
            behind, text_end = False, after.end  # "Morgan Stanley's head |of Asia technology research|"
        position = Position(
            text=self.text[words[start].start : words[text_end - 1].end],
            head=title,
            organization=after.organization if behind else before.organization,
            organization_sector=after.sector if behind else before.sector,
            status=status,
            owned=before.owned or after.owned,
        )
        return Post(
            begin=before.begin,
            end=after.end,
            positions=(position,),
            plural=plural,
            article=before.article,
            capital=words[end - 1].capital,
            prefixed=before.organization is not None,
            linked=after.end == end,
        )

    def _nominated(self, end: int) -> Post | None:
        """The post of "the nominee |for science minister|", whose own word ends in front of word `end`."""
        words, at = self.split, end + 1
        if at >= len(words) or words[end].lower != "for" or not words[end].joined:
            return None
        while at + 1 < len(words) and at - end < 6 and match_title(words, at) is None:
            if not (self.is_modifier(at) or words[at].lower in DETERMINERS):
                return None
            at += 1
        return self._post(at, end + 1)

    def _chain(self, at: int, head: tuple[int, str, bool]) -> tuple[int, str, bool]:
        """The title with those that follow at once: "chief |technology officer|", "Chief |Executive|"."""
        words = self.split
        size, title, plural = head
        end = at + size
        while not words[end - 1].possessive and not words[end - 1].suffix:
            ahead = end
            while ahead < len(words) and ahead - end < 4 and ahead not in self.persons:
                if match_title(words, ahead) is not None or not self.is_modifier(ahead):
                    break
                ahead += 1
            if ahead >= len(words) or not words[ahead].joined or ahead in self.persons:
                break
            following = match_title(words, ahead)
            if following is None or following[1] in _BEFORE_NAMES:
                break
            size, title, plural = following
            end = ahead + size
        if end < len(words) and words[end].lower == "emeritus":
            end += 1
        return end, "chief officer" if words[at].lower == "chief" and title == "officer" else title, plural

    def _is_title(self, begin: int, at: int, end: int, title: str) -> bool:
        """Whether the words are a position: not "to head", "chairs the panel", "Prime Minister's Office"."""
        words = self.split
        before = words[begin - 1] if begin else None
        after = words[end] if end < len(words) and words[end].joined else None
        lower = words[at].lower
        if words[end - 1].possessive:
            return False
        if end == at + 1 and begin == at and end not in self.persons:
            if lower in _VERBS_WITH_S:
                return before is not None and (before.possessive or before.lower in DETERMINERS)
            if lower in _VERBS and before is not None and before.lower in _BEFORE_VERB:
                return False
        if after is not None and after.lower in (_NAMES_AFTER if after.capital else _NOT_AFTER):
            return False
        if title in _WORDS_TOO:  # "an |official| at Samsung", no "official statement"
            return end in self.persons or (after.lower in _WORDS_TOO[title] if after else title == "official")
        told = before is not None and (before.lower in STATUSES or before.lower in _CHAMBERS)
        return title not in _WITH_CAPITAL or words[at].capital or begin < at or told
