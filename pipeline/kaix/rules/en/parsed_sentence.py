"""A sentence read for officials: its words, names, posts and chunks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Span

from kaix import vocabulary
from kaix.reading import Name, Reading
from kaix.rules.en import official_chunks, words
from kaix.rules.en.official_chunks import Chunk
from kaix.rules.en.persons import is_surname
from kaix.rules.en.posts import PostFinder
from kaix.rules.en.words import word_set

_OWNED_BACK = 3  # and "its"
_OPENS = 40  # code points into a sentence: "On Monday, Naver …"
_PAIRED = re.compile(r",? and |, ")  # "Naver and Kakao fell"
_FIRST_WORD = re.compile(r"\s*(?:([\"“‘])|([^\W\d_]+))")
_OPENERS = word_set("opener")
_FAR = 20_000  # code points
_LEADING = re.compile(
    r"\b(?:heads|leads|chairs|runs|oversees|headed|chaired|(?:to|took|takes) the helm"
    r"|(?:to|will) (?:head|lead|chair))\b"
)
_HE = re.compile(
    r"\s*(?:(?:Since|From|Until|In|Before|After) \w+(?: \w+)?,? |Now,? |Today,? )?(?:[Hh]e|[Ss]he)\b"
)
CHANGES = frozenset(
    ("NAMED", "NAME_TO", "BECOME", "JOIN", "LEAVE", "OUSTED", "REPLACE", "RUN", "LEADS", "ROLE")
)
"""The symbols of verbs that say who is or becomes what."""
# Verbs of a state: a date beside them is when something else happened, unless "since" or "from" is in front.
_LASTING = word_set("lasting_verb")
_CUT = re.compile("[,;:–—]")
# "…, effective July 1": a date behind a comma that is the change's own.
_EFFECTIVE = word_set("effective") | {"as of", "with effect from", "effective from", "effective as of"}
_BEGINS, _ENDS = ("since", "from", "between"), ("until", "till", "through", "to", "and")
_NEAR = 60  # code points behind the position


def _is_surname(word: str) -> bool:
    """Whether a word is a surname, of a well-known foreigner too: "met |Trump|"."""
    return is_surname(word) or any(name.endswith(f" {word}") for name in vocabulary.words("foreigners"))


class ParsedSentence:
    """One sentence as words, posts and chunks."""

    def __init__(self, reading: Reading, sentence: Span, start: int, end: int) -> None:
        self.reading, self.sentence = reading, sentence
        self.base = start
        self.text = reading.text[start:end]
        self.words = words.split(self.text)
        names = reading.names(sentence)
        if end - start < sentence.end_char - sentence.start_char:  # a piece of a very long one
            first = bisect_left(names, start, key=lambda name: name.start)
            names = names[first : bisect_left(names, end, key=lambda name: name.start)]
        self.finder = PostFinder(self.text, self.words, names, self.base)
        self.posts = self.finder.find()

    def promising(self) -> bool:
        """Whether there is a position, and a capitalised word that can be its holder."""
        if not self.posts and not _LEADING.search(self.text):
            return False
        named = any(name.kind in ("person", "unknown") for _, _, name in self.finder.name_at.values())
        ends = (post.end for post in self.posts if post.end < len(self.words))
        return named or self.spoken is not None or any(self.words[end].capital for end in ends)

    @cached_property
    def spoken(self) -> tuple[int, int] | None:
        """Whom the "he" that opens the sentence is: the only person of the one before, with offsets of this one."""
        index = self.reading.index_at(self.base)
        names = (
            self.reading.names(self.reading.sentences[index - 1]) if index and _HE.match(self.text) else []
        )
        people = {name.text: name for name in names if name.kind == "person"}
        others = any(name.kind == "unknown" and _is_surname(name.text) for name in names)
        one = next(iter(people.values())) if len(people) == 1 and not others else None
        return (one.start - self.base, one.end - self.base) if one is not None else None

    @cached_property
    def row(self) -> list[Chunk]:
        """The sentence as chunks, without the brackets that hold no position."""
        row = official_chunks.chunks(self.words, self.finder, self.posts, self.spoken)
        return official_chunks.without_brackets(row)

    @cached_property
    def clause(self) -> list[Chunk]:
        """The row without asides."""
        return official_chunks.without_asides(self.row)

    def phrase(self, chunk: Chunk) -> str:
        """The words of `chunk` as written."""
        return self.text[self.words[chunk.begin].start : self.words[chunk.end - 1].end]

    def sector_of(self, organization: str) -> str | None:
        """The sector of a name in the sentence whose text `organization` holds."""
        for _, _, name in self.finder.name_at.values():
            part = name.kind == "country" and name.text != organization  # "Korea Zinc" is none of the state's
            if (
                name.sector is not None
                and not part
                and (name.text in organization or organization in name.text)
            ):
                return name.sector
        return None

    def subject(self) -> Name | None:
        """The name that opens the sentence as the one that tells: "SK Telecom said …", "On Monday, KT …"."""
        for chunk in self.row:
            if chunk.symbol in ("ORG", "CAP", "CAP1"):
                named = self.finder.name_at.get(chunk.begin)
                return named[2] if named is not None and not self.words[chunk.end - 1].possessive else None
            if chunk.symbol not in ("DATE", ",", "Q", "ADV"):
                return None
        return None

    def owner(self, before: int) -> str | None:
        """The organisation that "its" stands for in front of word `before`: the last one named, here or before."""
        named = [self.finder.name_at[c.begin][2] for c in self.row if c.begin < before and c.symbol == "ORG"]
        owners = [name for name in named if name.kind == "organisation"]
        subject = self.subject()
        if subject is not None and subject.kind == "unknown" and not is_surname(subject.text):
            owners = owners or [subject]  # "|Upline| dates from 1997, when its founder, …"
        if owners:
            return owners[-1].text
        for sentence, opening in spoken_of(self.reading, self.reading.index_at(self.base)):
            names = self.reading.names(sentence) if sentence.end == self.sentence.start else []
            first = next((name for name in names if name.kind == "organisation"), opening)
            if first is not None:
                return first.text
        return None

    def term(self, verb: Chunk, post: Chunk, status: str | None) -> tuple[str | None, str | None]:
        """The status and date that a verb, or a title that no verb governs, has by the dates beside it.

        "chairman |since May|", "minister |until 2024|" (former), "was named |on Monday|", "|In May|, Mo became …".
        """
        dates = [date for date in self.reading.dates(self.sentence) if date.value]
        if not dates:
            return status, None
        text = self.reading.text
        begin, after = (self.base + self.words[at].start for at in (verb.begin, post.begin))
        end = self.base + self.words[max(verb.end, post.end) - 1].end
        later = (c.begin for c in self.row if c.begin >= max(verb.end, post.end) and c.symbol in CHANGES)
        stop = self.base + self.words[at].start if (at := next(later, 0)) else self.base + len(self.text)
        near = [
            date
            for date in dates
            if begin <= date.start < min(stop, end + _NEAR)
            and (
                date.start < end
                or not _CUT.search(text, end, date.start)
                or text[end : date.start].strip(", ").lower() in _EFFECTIVE
            )
        ]
        if verb.symbol not in CHANGES or self.words[verb.begin].lower in _LASTING:
            told = [
                (text[max(0, date.start - 8) : date.start].split()[-1:], date.value or "") for date in near
            ]
            started = next((value for word, value in told if word and word[0] in _BEGINS), None)
            ended = next((value for word, value in told if word and word[0] in _ENDS), None)
            over = ended or (started if started and "/" in started else None)
            if over and (verb is post or status == "former"):
                return "former", over.rpartition("/")[2]
            return status, started
        if not near:
            names = [chunk for chunk in self.row if chunk.symbol in ("NAME", "CAP", "ORG", "POST", "CAP1")]
            opening = self.base + self.words[names[0].begin].start if names else after
            near = [date for date in dates if date.start <= opening]
        value = near[0].value if near else None
        if value and "/" in value and status in ("former", "current"):
            value = value.split("/")[status == "former"]
        return status, value


def spoken_of(reading: Reading, index: int) -> Iterator[tuple[Span, Name | None]]:
    """The sentences before sentence `index` that go on about one thing, the last first, with what each begins with.

    "Naver took delivery of chips. It has ordered more. |Its| chief …": a sentence that begins with a name, or with
    a word that may be one, ends the search.
    """
    for back in range(1, min(_OWNED_BACK, index) + 1):
        sentence = reading.sentences[index - back]
        names = reading.names(sentence)
        at = next((at for at, name in enumerate(names) if name.kind == "organisation"), 0)
        opening, after = (names[at] if names else None), names[at + 1] if at + 1 < len(names) else None
        if opening is not None and opening.kind == "organisation":
            opens = opening.start - sentence.start_char < _OPENS
            opens = opens and all(name.kind == "unknown" for name in names[:at])
            if after is not None and after.kind == "organisation":
                opens = opens and _PAIRED.fullmatch(reading.text, opening.end, after.start) is None
        else:
            opens = opening is not None and opening.kind == "unknown" and opening.start == sentence.start_char
            opens = opens and opening is not None and not is_surname(opening.text)
        opening = opening if opens else None
        yield sentence, opening
        begins = _FIRST_WORD.match(reading.text, sentence.start_char, sentence.end_char)
        if begins is None:
            return
        word = (begins[2] or "").lower()
        if begins[1] is None and word not in _OPENERS and f" {word} " not in reading.text[:_FAR]:
            return
