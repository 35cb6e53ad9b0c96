"""How English says who holds, gets, seeks or leaves a position: the patterns over a sentence's shape, by rule.

`POST NAME` is "science minister Bae Kyung-hoon"; `official_chunks` says what the symbols stand for.
"""

from __future__ import annotations

from typing import Any

Pattern = list[dict[str, Any]]


MARK = "§"  # in front of every symbol, so that it is no word of anybody's text


def _one(*symbols: str, op: str = "") -> dict[str, Any]:
    """The token pattern of one of `symbols`: once, or as often as `op` says."""
    marked = [MARK + symbol for symbol in symbols]
    pattern: dict[str, Any] = {"ORTH": marked[0] if len(marked) == 1 else {"IN": marked}}
    return pattern | {"OP": op} if op else pattern


# What patterns call several symbols by: the SHAPE and the NORM of a symbol's lexeme.
CLASSES = dict.fromkeys(("NAME", "CAP", "CAP1"), "person")
CLASSES |= dict.fromkeys(("AUX", "WILL", "BEEN", "BE"), "help")
CLASSES |= dict.fromkeys(("ADV", "DATE"), "maybe")
CLASSES |= dict.fromkeys(("W", "DET", "ORG", "to", "from"), "word")
_FILLERS = ("W", "DET", "AUX", "DATE", "ADV", "ORG", "from", "at", "to", "for", "of", "BE", "JOIN")
KINDS_OF_WORD = {"NAME": "full", "CAP": "full"} | dict.fromkeys(_FILLERS, "fill")

_PERSON = {"NORM": "full"}
_ANY_PERSON = {"SHAPE": "person"}
_POST, _COMMA, _AND = _one("POST"), _one(","), _one("and")
_HELP = {"SHAPE": "help", "OP": "*"}
_MAYBE = {"SHAPE": "maybe", "OP": "*"}
_WORDS = {"SHAPE": "word", "OP": "{0,4}"}
_FILL = {"NORM": "fill", "OP": "{1,10}"}
_ANYTHING = {"SHAPE": {"IN": ["help", "word", "maybe"]}, "OP": "{0,4}"}
_LONG_FILL = {"NORM": "fill", "OP": "{1,16}"}
_AS = _one("as", "to", "for", "BEEN", op="{1,2}")
_MAYBE_AS = _one("as", "to", "BEEN", op="*")
_BEGINS = _one("BECOME", "NAMED")
_NAMES = _one("NAMED", "NAME_TO")
_ENDS = _one("LEAVE", "OUSTED")
_WHO = [_ANY_PERSON, _COMMA, _one("who")]
_ANNOUNCES, _OWN_ROLE = _one("W", "NAMED"), _one("W", "LEAVE", op="{1,2}")  # "announced |his resignation|"
_EMPLOYED = [_PERSON, _one("of", "from", "at", op="?"), _one("ORG", op="?")]

PATTERNS: dict[str, list[Pattern]] = {
    # "Ministers Bae Kyung-hoon and Kim Jung-kwan"; "its co-CEOs, Kim Taek-jin and Park Byung-moo,"
    "titles_names": [
        [_POST, _PERSON, _AND, _PERSON],
        *(
            [_POST, _PERSON, *[_COMMA, _PERSON] * more, _one(",", op="?"), _AND, _PERSON]
            for more in range(1, 3)
        ),
        [_POST, _COMMA, _PERSON, _AND, _PERSON, _COMMA],
    ],
    # "Nvidia CEO Jensen Huang", "Minister Bae"
    "title_name": [
        [_POST, _ANY_PERSON],
        [_POST, _one("("), _POST, _one(")"), _ANY_PERSON],
        [_POST, _POST, _PERSON],
    ],
    # "Kim Sung-su and Lee Ji-won, co-founders of Upline,"
    "names_comma_titles": [
        [_PERSON, _AND, _PERSON, _COMMA, _POST],
        [_PERSON, _COMMA, _PERSON, _AND, _PERSON, _COMMA, _POST],
    ],
    # "Ha Jung-woo, the senior secretary for AI,"; "Kim Yu-chan, 54, chief executive of Upline,"
    "name_comma_title": [[_ANY_PERSON, _COMMA, _MAYBE, _POST]],
    # "Tak Min-ho of the People Power Party, a presidential candidate,"
    "name_of_title": [
        [_PERSON, _one("of", "from", "at"), _one("DET", op="?"), _one("ORG"), _COMMA, _MAYBE, _POST]
    ],
    # "Oh, the party's candidate and until April a secretary,"; "Oh, the party's man and a former minister,"
    "name_comma_and_title": [
        [_ANY_PERSON, _COMMA, _MAYBE, _POST, _AND, {"SHAPE": "maybe", "OP": "+"}, _POST],
        [_PERSON, _COMMA, _one("W", "DET", "ORG", "CAP1", op="{1,5}"), _AND, _MAYBE, _POST],
    ],
    # "its founder and president, Kenji Aoki, blamed"; "the party's policy chief, Rep. Jin Seong-hwan,"
    "title_comma_name": [[_POST, _COMMA, _PERSON], [_POST, _COMMA, _POST, _PERSON]],
    # "analysts such as Han Ji-woo of KB Securities and Mo Ye-rin", "executives including Pyo Ra-mi"
    "titles_such_as_names": [
        [_POST, _one(",", op="?"), _one("W"), _one("as", op="?"), *_EMPLOYED],
        [_POST, _one(",", op="?"), _one("W"), _one("as", op="?"), *_EMPLOYED, _AND, *_EMPLOYED],
        [
            _POST,
            _one(",", op="?"),
            _one("W"),
            _one("as", op="?"),
            *_EMPLOYED,
            _COMMA,
            *_EMPLOYED,
            _one(",", op="?"),
            _AND,
            *_EMPLOYED,
        ],
    ],
    # "Samsung SDS (CEO: Gil Do-won)", "Park Yun-kyu: president of NIPA"
    "title_colon_name": [[_POST, _one(":"), _PERSON], [_one("NAME"), _one(":"), _POST]],
    # "Gil Do-won (CEO of Samsung SDS)", "Gil Do-won — CEO of Samsung SDS —", "Cho Joon-hee (chairman, KOSA)"
    "name_bracket_title": [
        [_PERSON, _one("("), _POST, _one(")")],
        [_PERSON, _one("-"), _POST],
        [_PERSON, _one("("), _POST, _COMMA, _one("ORG"), _one(")")],
        [_PERSON, _one("/"), _POST],
        [_PERSON, _one("/"), _one("W", "ORG", "DET", op="{1,6}"), _COMMA, _POST],
        [_PERSON, _one("/"), _POST, _COMMA, _one("ORG", "CAP")],
    ],
    # "Bae, who is also a deputy prime minister,"; "who was until April governor of the Bank of Korea"
    "who_is_title": [
        [*_WHO, _HELP, _MAYBE, _POST],
        # "who was formerly a three-term conservative lawmaker"
        [*_WHO, _HELP, _MAYBE, _one("DET"), _one("W", op="{1,2}"), _POST],
        [*_WHO, _one("as"), _POST],
        [*_WHO, _LONG_FILL, _AND, _MAYBE, _one("BE"), _MAYBE, _POST],
    ],
    # "who served as science minister", "who was named chief executive in May", "who stepped down as CEO"
    "who_became_title": [
        [*_WHO, _MAYBE, _HELP, _MAYBE, _BEGINS, _MAYBE, _MAYBE_AS, _POST],
        [*_WHO, _HELP, _one("RUN"), _POST],
        # "who at the time served as secretary", "a veteran strategist who served as finance chair"
        [*_WHO, _one("at"), _one("DET"), _one("W"), _BEGINS, _MAYBE_AS, _POST],
        [_PERSON, _COMMA, _POST, _one("who"), _MAYBE, _HELP, _BEGINS, _MAYBE, _MAYBE_AS, _POST],
        [
            *_WHO,
            _MAYBE,
            _HELP,
            _MAYBE,
            _one("LEAVE", "OUSTED", "JOIN"),
            _MAYBE,
            _WORDS,
            _one("as", "from", op="?"),
            _POST,
        ],
    ],
    # "Rao, who ran the programme until he was named director general"; "who joined in 2012 and became CEO"
    "he_became_title": [
        [_one("HE"), _MAYBE, _HELP, _MAYBE, _BEGINS, _MAYBE, _MAYBE_AS, _POST],
        [*_WHO, _FILL, _AND, _MAYBE, _HELP, _BEGINS, _MAYBE, _one("as", "to", op="?"), _POST],
        [*_WHO, _FILL, _one("to"), _one("BECOME"), _POST],
        [_one("HE"), _MAYBE, _one("AUX", op="*"), _MAYBE, _one("BE", "BEEN"), _MAYBE, _POST],
        [_one("HE"), _MAYBE, _HELP, _one("LEAVE", "JOIN"), _MAYBE, _one("as", "from", op="?"), _POST],
        [_one("HE"), _MAYBE, _one("LEADS")],
    ],
    # "was tapped to lead the Fair Trade Commission"; "picked Lee On-yu to head the new agency"
    # "OUT: Oh Min-gyu as Kakao president"; "with Kim as its chair"
    "name_as_title": [
        [
            _one("W", "ADV", "NAMED", "BECOME", "LEAVE", "OUSTED", "JOIN"),
            _one(":"),
            _PERSON,
            _one("as"),
            _POST,
        ],
        [_one("with"), _PERSON, _one("as"), _POST],
    ],
    # "Oh's seat as party leader", "Oh's resignation as chief executive"; "Oh, whose term as governor ends in May,"
    "names_role_as_title": [
        [_ANY_PERSON, _one("W", "LEAVE", "DATE", op="{1,3}"), _one("as"), _POST],
        [_ANY_PERSON, _COMMA, _one("W"), _one("W", "LEAVE", "DATE", op="{1,3}"), _one("as"), _POST],
        # "Rep. Oh of the ruling party announces his resignation as floor leader"
        [
            _PERSON,
            _one("of", "from"),
            _one("DET", "W", op="*"),
            _one("ORG"),
            _ANNOUNCES,
            _OWN_ROLE,
            _one("as"),
            _POST,
        ],
        [_PERSON, _ANNOUNCES, _OWN_ROLE, _one("as"), _POST],
    ],
    # "Naver, the company she led as CEO until 2022,"
    "he_led_as_title": [[_one("HE"), _one("W"), _one("as"), _POST]],
    # "The new minister is Seol Min-ah", "Its vice chair is Rep. Pyo Chang-ho"
    "title_is_name": [
        [_POST, _one("WILL", op="*"), _one("BE", "BEEN"), _one("NAME")],
        [_POST, _one("WILL", op="*"), _one("BE", "BEEN"), _POST, _one("NAME")],
    ],
    "named_to_lead": [
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("LEADS")],
        [_NAMES, _WORDS, _ANY_PERSON, _one("LEADS")],
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("LEADS"), _one("as"), _POST],
        [_NAMES, _WORDS, _ANY_PERSON, _one("LEADS"), _one("as"), _POST],
    ],
    # "who heads KT's AI Future Lab"
    "leads_organisation": [
        [*_WHO, _MAYBE, _one("LEADS")],
        [_PERSON, _COMMA, _one("W", "DET", "CAP1", "ORG", op="{1,5}"), _one("who"), _one("LEADS")],
        [_PERSON, _MAYBE, _one("LEADS")],
    ],
    # "Song, who once led Naver's lab, now leads the party"
    "name_leads": [[_PERSON, _one("LEADS")]],
    # "the committee, headed by Song Ha-jin"
    "headed_by_name": [[_one("HEADED"), _PERSON]],
    # "Ha was appointed as senior secretary", "Bae Kyung-hoon named minister"
    "name_was_named": [
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("as", "to", "for", "BEEN", op="{0,2}"), _POST],
        # "has been nominated for another term as chairman"
        [_ANY_PERSON, _HELP, _one("NAMED"), _one("for"), _one("W", op="{1,2}"), _one("as"), _POST],
    ],
    # "Bae, named science minister on Monday,"
    "name_comma_named": [
        [_ANY_PERSON, _COMMA, _MAYBE, _one("NAMED"), _MAYBE, _one("as", "to", "BEEN", op="{0,2}"), _POST]
    ],
    # "Kim A and Lee B will lead it as co-presidents"
    "names_as_titles": [[_PERSON, _AND, _PERSON, _HELP, _WORDS, _one("as"), _POST]],
    # "named Yun Byeol its first chief AI officer", "tapping AI expert Bae Kyung-hoon as the new science minister"
    "named_name": [
        [_NAMES, _WORDS, _ANY_PERSON, _AS, _POST],
        [_NAMES, _WORDS, _ANY_PERSON, _one("from", "of", "at"), _one("ORG", "CAP", "CAP1"), _AS, _POST],
        [_NAMES, _ANY_PERSON, _POST],
        [_NAMES, _WORDS, _POST, _ANY_PERSON, _AS, _POST],
        [_NAMES, _WORDS, _POST, _PERSON, _POST],
    ],
    # "Hong Eun-gi stays on as CEO", "Lee will take over as chairman", "Kim joined KT as chief AI officer"
    "name_became": [
        [_ANY_PERSON, _HELP, _one("BECOME"), _one("as", op="?"), _POST],
        [_ANY_PERSON, _HELP, _one("JOIN"), _WORDS, _one("as"), _POST],
        [_PERSON, _FILL, _one("JOIN"), _WORDS, _one("as"), _POST],
        [_PERSON, _FILL, _AND, _HELP, _BEGINS, _one("as", op="?"), _POST],
        [_PERSON, _FILL, _one("to"), _one("BECOME"), _POST],
    ],
    # "Bae is the science minister"
    "name_is_title": [
        [_ANY_PERSON, _one("AUX", "WILL", op="*"), _one("BE", "BEEN", op="+"), _one("AUX", op="?"), _POST]
    ],
    # "President Lee came to office last June"
    "name_took_office": [[_ANY_PERSON, _HELP, _one("ENTER")]],
    # "the CEO, Wang Tae-il, who took over from Yeo last October,"
    "who_took_office": [[*_WHO, _MAYBE, _HELP, _MAYBE, _one("ENTER", "REPLACE")]],
    # "Ha Jung-woo, senior secretary for AI, stepped down", "Kim resigned as CEO", "was dismissed as chairman"
    "name_left": [
        [_ANY_PERSON, _HELP, _ENDS, _one("as", "from", op="?"), _POST],
        [_ANY_PERSON, _HELP, _ENDS],
    ],
    # "Kim will step down as CTO in March", "offered to resign as CTO": not yet
    "name_to_leave": [[_ANY_PERSON, _ANYTHING, _one("LEAVE_TO"), _one("as", "from", op="?"), _POST]],
    # "Hong Yi-an has replaced Woo Jae-min as senior secretary", "was replaced by Lena Vogel as CTO"
    "name_replaced": [
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("NAME", "CAP", "CAP1", "W"), _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _ANY_PERSON],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("by"), _ANY_PERSON, _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("by"), _ANY_PERSON],
    ],
    # "She succeeded Oh Se-yeon as director of ETRI", "…, replacing Oh Se-yeon", "takes over as CEO from Oh Se-yeon"
    "replaced_name": [
        [_one("REPLACE"), _PERSON, _one("as"), _POST],
        [_one("REPLACE"), _PERSON],
        [_one("BECOME"), _POST, _one("from"), _PERSON],
    ],
    # "fired Science Minister Oh Se-yeon", "replaced vice minister Oh Se-yeon with Mo Ye-rin"
    "ousted_title_name": [
        [_one("OUSTED"), _POST, _PERSON],
        [_one("REPLACE"), _POST, _PERSON, _one("with"), _PERSON],
    ],
    # "Oh Se-yeon was replaced as vice science minister by Mo Ye-rin"
    "replaced_as_title": [
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("as"), _POST],
        [_ANY_PERSON, _HELP, _one("REPLACE"), _one("as"), _POST, _one("by"), _PERSON],
    ],
    # "Cho Min-guk is running for Busan governor"
    "name_runs": [[_ANY_PERSON, _WORDS, _HELP, _one("NAMED", op="?"), _WORDS, _one("RUN"), _POST]],
}
