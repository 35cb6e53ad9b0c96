"""How English says who holds, gets, seeks or leaves a position: the patterns over a sentence's shape, by rule.

`POST PERSON` is "science minister Bae Kyung-hoon": `official_chunks` says what the symbols stand for, `_CLASSES` the
words for several of them. A symbol may be repeated as in a regular expression: `POST , FULL ,? and FULL`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_CLASSES = {
    "FULL": "NAME|CAP",
    "PERSON": "NAME|CAP|CAP1",
    "HELP": "AUX|WILL|BEEN|BE*",
    "MAYBE": "ADV|DATE*",
    "WORDS": "W|DET|ORG|ROLE|to|from{0,4}",
    "BEGINS": "BECOME|NAMED",
    "NAMES": "NAMED|NAME_TO",
}
_TOKEN = re.compile(r"(.+?)([*+?]|\{\d,\d+\})?")
_CODES: dict[str, str] = {}


def encoded(symbols: Iterable[str]) -> str:
    """The symbols as one character each, so that a place in the string is one in the row."""
    return "".join(_CODES.setdefault(symbol, chr(0x4E00 + len(_CODES))) for symbol in symbols)


@dataclass
class Pattern:
    """One way to say a rule, over the symbols of a row."""

    source: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over encoded symbols; its first group is the match, so that matches may overlap."""
        return re.compile(rf"(?=({''.join(f'[{encoded(s)}]{often}' for s, often in self._tokens)}))")

    @cached_property
    def needs(self) -> list[frozenset[str]]:
        """The encoded symbols of which a row must hold one, for each symbol that is not optional."""
        return [
            frozenset(encoded(symbols))
            for symbols, often in self._tokens
            if often not in ("?", "*") and not often.startswith("{0")
        ]

    @cached_property
    def _tokens(self) -> list[tuple[list[str], str]]:
        tokens = (_CLASSES.get(token, token) for token in self.source.split())
        found = (_TOKEN.fullmatch(token) for token in tokens)
        return [
            (
                [s for symbol in match[1].split("|") for s in _CLASSES.get(symbol, symbol).split("|")],
                match[2] or "",
            )
            for match in found
            if match
        ]


_SOURCES: dict[str, tuple[str, ...]] = {
    # "Ministers Bae Kyung-hoon and Kim Jung-kwan"
    "titles_names": (
        "POST FULL and FULL",
        "POST FULL , FULL ,? and FULL",
        "POST FULL , FULL , FULL ,? and FULL",
        "POST W as FULL",  # "analysts such as Mo Ye-rin"
        "POST , FULL and FULL ,",  # "its co-CEOs, Kim Taek-jin and Park Byung-moo,"
    ),
    # "Nvidia CEO Jensen Huang", "Minister Bae"
    "title_name": ("POST PERSON", "POST ( POST ) PERSON", "POST POST FULL"),
    # "Kim Sung-su and Lee Ji-won, co-founders of Upline,"
    "names_comma_titles": ("FULL and FULL , POST", "FULL , FULL and FULL , POST"),
    # "Ha Jung-woo, the senior secretary for AI,"; "Kim Yu-chan, 54, chief executive of Upline,"
    "name_comma_title": (
        "PERSON , MAYBE POST",
        "NAME , MAYBE DET W{1,2} POST",  # "Mo Ye-rin, the city's local party secretary"
        "FULL , DET|DATE? W{1,3} and MAYBE POST",  # "Mo Ye-rin, a tenor and artistic director of"
    ),
    # "its founder and president, Kenji Aoki, blamed"; "the party's policy chief, Rep. Jin Seong-hwan,"
    "title_comma_name": (
        "POST , POST? FULL",
        "as POST , PERSON",  # "As Naver's chief technology officer, Mo leads"
    ),
    # "Samsung SDS (CEO: Gil Do-won)"
    "title_colon_name": ("POST : FULL",),
    # "Gil Do-won (CEO of Samsung SDS)", "Gil Do-won — CEO of Samsung SDS —", "Cho Joon-hee (chairman, KOSA)"
    "name_bracket_title": ("FULL (|-|/ POST", "FULL (|/ POST , ORG|CAP"),
    # "Bae, who is also a deputy prime minister,"; "who was formerly a three-term conservative lawmaker"
    "who_is_title": ("PERSON ,|- who MAYBE HELP MAYBE POST", "PERSON , who HELP MAYBE DET W{1,2} POST"),
    # "who served as science minister", "who was named chief executive in May", "who stepped down as CEO"
    "who_became_title": (
        "PERSON ,|- POST? who MAYBE HELP MAYBE BEGINS MAYBE as|to|BEEN* POST",
        "PERSON , who MAYBE HELP MAYBE LEAVE|OUSTED|JOIN MAYBE WORDS as|from? POST",
        "PERSON , who HELP RUN POST",
        # "who joined in 2012 and became CEO"
        "PERSON , who W|DET|DATE|ORG|from|at|to|for|of|JOIN{1,10} and MAYBE HELP BEGINS MAYBE as|to? POST",
    ),
    # "Rao founded it. He was later named director general": "he" is who was named last
    "he_became_title": (
        "HE MAYBE HELP MAYBE BEGINS|LEAVE|JOIN MAYBE as|to|from|BEEN* POST",
        "HE MAYBE AUX* MAYBE BE|BEEN MAYBE POST",
        "HE MAYBE LEADS",
        "HE HELP RUN POST",
    ),
    # "Oh's seat as party leader", "Oh announced his resignation as chief executive"
    "names_role_as_title": ("PERSON W|LEAVE|NAMED|DATE{0,2} ROLE as POST",),
    # "The new minister is Seol Min-ah", "Its vice chair is Rep. Pyo Chang-ho"
    "title_is_name": ("POST WILL* BE|BEEN|BECOME POST? FULL",),
    # "was tapped to lead the Fair Trade Commission"; "picked Lee On-yu to head the new agency"
    "named_to_lead": ("PERSON HELP NAMED LEADS", "NAMES WORDS PERSON LEADS"),
    # "who heads KT's AI Future Lab"
    "leads_organisation": ("PERSON , who MAYBE LEADS",),
    # "Song, who once led Naver's lab, now leads the party"
    "name_leads": ("FULL LEADS",),
    # "Naver's committee, headed by Song Ha-jin"
    "headed_by_name": ("HEADED FULL",),
    # "Ha was appointed as senior secretary", "Bae Kyung-hoon named minister"
    "name_was_named": (
        "PERSON HELP NAMED as|to|for|BEEN{0,2} POST",
        "PERSON HELP NAMED for W|ROLE{1,2} as POST",  # "has been nominated for another term as chairman"
    ),
    # "Bae, named science minister on Monday,"
    "name_comma_named": ("PERSON , MAYBE NAMED MAYBE as|to|BEEN{0,2} POST",),
    # "named Yun Byeol its first chief AI officer", "tapping AI expert Bae Kyung-hoon as the new science minister"
    "named_name": ("NAMES WORDS POST? PERSON as|to|for|BEEN{1,2} POST", "NAMES PERSON POST"),
    # "Hong Eun-gi stays on as CEO", "Lee will take over as chairman", "Kim joined KT as chief AI officer"
    "name_became": (
        "PERSON HELP BECOME as? POST",
        "PERSON W|DET|DATE|AUX|ORG|ROLE|POST|BECOME|RUN|from|at|to|for|of|JOIN{1,12} and MAYBE HELP BECOME as? POST",
        "PERSON HELP JOIN WORDS as POST",
        "FULL W ORG MAYBE to BECOME POST",  # "left Naver in June to become science minister"
    ),
    # "Bae is the science minister"
    "name_is_title": ("PERSON AUX|WILL* BE|BEEN+ AUX? POST", "NAME BE|BEEN DET W{1,2} POST"),
    # "Ha Jung-woo, senior secretary for AI, stepped down", "Kim resigned as CEO", "was dismissed as chairman"
    "name_left": (
        "PERSON HELP LEAVE|OUSTED as|from? POST",
        "PERSON HELP LEAVE|OUSTED",
        "PERSON AUX|BEEN|BE|W|DET|ORG{0,4} WILL|to LEAVE as|from? POST",  # "offered to resign as CTO": not yet
    ),
    # "Hong Yi-an has replaced Woo Jae-min as senior secretary", "was replaced by Lena Vogel as CTO"
    "name_replaced": ("PERSON HELP REPLACE by? PERSON|W as POST", "PERSON HELP REPLACE by PERSON"),
    # "She succeeded Oh Se-yeon as director of ETRI", "…, replacing Oh Se-yeon"
    "replaced_name": ("REPLACE FULL as POST", "REPLACE FULL"),
    # "fired Science Minister Oh Se-yeon", "replaced vice minister Oh Se-yeon with Mo Ye-rin"
    "ousted_title_name": ("OUSTED POST FULL", "REPLACE POST FULL with FULL"),
    # "Oh Se-yeon was replaced as vice science minister by Mo Ye-rin"
    "replaced_as_title": ("PERSON HELP REPLACE as POST", "PERSON HELP REPLACE as POST by FULL"),
    # "Cho Min-guk is running for Busan governor"
    "name_runs": ("PERSON WORDS HELP NAMED? WORDS RUN POST",),
}
PATTERNS = {name: [Pattern(source) for source in sources] for name, sources in _SOURCES.items()}
"""Of rules found in one place the one that stands first here goes before."""
_IN_CLAUSES = (
    "name_was_named named_name named_to_lead name_took_office name_became name_is_title name_left name_to_leave"
    " name_replaced replaced_name ousted_title_name replaced_as_title name_runs name_leads names_role_as_title"
)
CLAUSES = frozenset(_IN_CLAUSES.split())
"""The rules that are looked for in the clause without its asides: "Ha|, the head of X,| was appointed …"."""
