"""Korean tokens: numerals, units and particles come apart, everything else stays an eojeol.

`10조1천억원으로` is `10 조 1 천억 원 으로`, `배경훈은` is `배경훈 은`, `과방위원장이` is `과방위원장 이`.
A token is always a piece of the text, so `doc.text == text`; `token.tag_` is a Sejong tag of the
kind that such rules can be sure of: `SN` digits, `NR` numeral syllables, `NNB` the unit after a
numeral, `J` a particle, `SL` Latin letters, `SH` Hanja, `SW` a sign, `NN` any other Hangul.

No dictionary decides what is a word: a ministry, company or name that nobody has listed comes
apart from its particle as well as a known one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kaix import tokens, vocabulary
from kaix.sentences import GLUED_WORD

_FOLLOWS = {row["particle"]: row["follows"] for row in vocabulary.table("particles")}
PARTICLES = frozenset(_FOLLOWS)
"""Every particle that is a token of its own, combined ones (`에서는`) included."""

# Taken off a bare Hangul word only some: `만큼`, `하고`, `당`, `씩` … are too often part of the word.
_TAKEN_OFF = {row["particle"] for row in vocabulary.table("particles") if row["taken_off"] == "yes"}
_BY_LENGTH = tuple(
    (length, frozenset(p for p in _TAKEN_OFF if len(p) == length))
    for length in sorted({len(p) for p in _TAKEN_OFF}, reverse=True)
)

# Words of one syllable that take particles in the news; any other stem has two syllables or more.
_SHORT_STEMS = frozenset(
    "원불장대개명위조억이그저것수때앞뒤안밖속말글돈값일해달날곳점법표칩힘꿈길나너누뭐군시당측팀사국씨엔배전후중"
)
# `하는`, `되는`, `이르는`: the ending of a verb, not the particle 는; `이하는`, `지하는` are nouns.
_VERB_STEM = re.compile(
    r"(?:(?<![이지치])하|되|있|없|시키|이르|오르|따르|다르|모르|치르|키|들어가|나가|늘어가|오가|들어오|나오|가져오|이끄|앞두|거두|그리|노리|알리"
    r"|열리|걸리|팔리|밀리|올리|늘리|불리|몰리|살리|돌리|미치|거치|마치|펼치|겹치|합치|고치|[갖맞낮늦멈]추|나누|바꾸|[보줄높쓰들모벌붙녹먹]이|움직이"
    r"|[맡남넘옮즐생챙]기|만드|[아어여해워려커져라]지|[웃밑맴감]도|앞서|나서|들어서|벗어나|늘어나|일어나|떠나|나타나|드러나|내|보내|주|쓰|비우|세우|채우|키우|태우|메우)$"
)

_UNITS = vocabulary.words("korean_units")
_UNIT = re.compile("|".join(sorted(_UNITS, key=lambda unit: (-len(unit), unit))))
_SCALES = re.compile(r"[십백천만억조경]+")
# A numeral in Hangul alone that a unit or a space follows: 삼조오천억|원, 백만| 달러, 수십조|원.
_HANGUL_NUMERAL = re.compile(
    r"([수몇]?[일이삼사오육칠팔구]?[십백천만억조][일이삼사오육칠팔구십백천만억조]*)"
    r"(?=여?(?:원|달러|불|장|개|대|명|위안|엔|유로)"
    r"(?:$|[은는이가을를의에로과와도만]|으로|에서|까지|부터|씩|대|짜리|이상|이하|규모|가량|안팎)|여?$)"
)

# Before one of these a word of three syllables may be a name as it stands: 김정은 교수, not 김정|은 교수.
_TITLES = (
    "대통령|총리|부총리|장관|차관|수석|실장|대표|회장|부회장|사장|부사장|의장|의원|위원|교수|연구원|원장|이사|전무"
    "|상무|총장|부총장|단장|팀장|과장|국장|본부장|소장|센터장|청장|처장|비서관|보좌관|대변인|지사|시장|군수|변호사"
    "|대사|특보|정책관|기획관|서기관|사무관|박사|기자|특파원|앵커|후보|씨"
)

_TOKEN = re.compile(
    r"(?P<number>[0-9０-９]{1,60}(?:[.,．，][0-9０-９]{1,60}){0,20})"
    rf"|(?P<name>(?<![가-힣])[가-힣]{{2}}[은이도만로의]"
    rf"(?= (?:{_TITLES})(?:[은는이가을를의에도과와]|으로|로|께서|에게)?(?![가-힣])))"
    r"|(?P<hangul>[가-힣]{1,60})"
    r"|(?P<latin>(?:KRW|USD|HKD|SGD|TWD|AUD|CAD|EUR|JPY|CNY|AI)(?=\d)"
    r"|[^\W\d_가-힣\u3400-\u9fff\uf900-\ufaff]{1,60}(?:[0-9]{1,9}[A-Za-z]{0,3}(?![A-Za-z0-9]))?)"
    r"|(?P<hanja>[\u3400-\u9fff\uf900-\ufaff]{1,60})"
    r"|(?P<space>\s{1,1000})"
    r"|(?P<sign>[\W_]|.)",
    re.DOTALL,
)


def _agrees(stem: str, particle: str) -> bool:
    """Whether the stem's last sound takes this form of the particle: 기업|은, 정부|는."""
    follows = _FOLLOWS[particle]
    if follows == "any":
        return True
    final = (ord(stem[-1]) - 0xAC00) % 28  # 0: none
    if follows == "consonant":
        return final > 0
    return final == 0 or (final == 8 and follows != "vowel")  # 8: ㄹ, "서울로"


def _particle_length(word: str) -> int:
    """The length of the particle at the end of a Hangul word, 0 where there is none."""
    for length, particles in _BY_LENGTH:
        particle = word[-length:]
        if len(word) <= length or particle not in particles:
            continue
        stem = word[:-length]
        if (len(stem) == 1 and stem not in _SHORT_STEMS) or not _agrees(stem, particle):
            continue
        if particle == "는" and _VERB_STEM.search(stem):
            continue
        return length
    return 0


@lru_cache(maxsize=1 << 15)
def divide_eojeol(word: str) -> tuple[tuple[str, str], ...]:
    """A run of Hangul as `(piece, tag)` pairs: `배경훈은` is `배경훈 은`, `백만` a numeral."""
    if word in PARTICLES and word not in _SHORT_STEMS:
        return ((word, "J"),)
    if "다" in word and (glued := GLUED_WORD.search(word)):
        return *divide_eojeol(word[: glued.start()]), *divide_eojeol(word[glued.start() :])
    numeral = _HANGUL_NUMERAL.match(word)
    if numeral is not None:
        return ((numeral.group(), "NR"), *_divide_unit(word[numeral.end() :]))
    length = _particle_length(word)
    if length:
        return ((word[:-length], "NN"), (word[-length:], "J"))
    return ((word, "NN"),)


@lru_cache(maxsize=1 << 14)
def divide_after_number(word: str) -> tuple[tuple[str, str], ...]:
    """A run of Hangul that follows digits: `천억원으로` is `천억 원 으로`."""
    scales = _SCALES.match(word)
    if scales is None:
        return _divide_unit(word)
    return ((scales.group(), "NR"), *_divide_unit(word[scales.end() :]))


_AFTER_UNIT = PARTICLES | {
    *("이상", "이하", "미만", "초과", "가량", "정도", "안팎", "내외", "규모", "수준", "남짓"),
    *("짜리", "어치", "대", "선", "씩", "쯤", "당"),
}


@lru_cache(maxsize=1 << 14)
def divide_beside_number(word: str) -> tuple[tuple[str, str], ...]:
    """An eojeol after a numeral and a space: `26만 장을` has a unit, `26만 장병을` has not."""
    if _SCALES.match(word):
        return divide_after_number(word)
    unit = _UNIT.match(word.removeprefix("여"))
    if unit is not None:
        rest = word[unit.end() + word.startswith("여") :]
        if not rest or rest in _AFTER_UNIT:
            return _divide_unit(word)
    return divide_eojeol(word)


def _divide_unit(word: str) -> tuple[tuple[str, str], ...]:
    """What follows a numeral: 여, the unit, then a particle or a suffix: `여장을` is `여 장 을`."""
    if not word:
        return ()
    unit = _UNIT.match(word)
    if unit is None or word in ("여", "남짓", "가량", "쯤", "안팎"):
        return divide_eojeol(word)
    rest = word[unit.end() :]
    if unit.group() == "여":
        return (("여", "NN"), *_divide_unit(rest))
    if rest and rest not in PARTICLES:
        length = _particle_length(rest)
        pieces = (rest[:-length], rest[-length:]) if length else (rest,)
        return ((unit.group(), "NNB"), (pieces[0], "NN"), *((p, "J") for p in pieces[1:]))
    return ((unit.group(), "NNB"), (rest, "J")) if rest else ((unit.group(), "NNB"),)


_KEY = "kaix_tokens"  # in `doc.user_data`: the document has been made by this tokenizer
_SIGN_TAGS = {"number": "SN", "name": "NN", "latin": "SL", "hanja": "SH", "space": "_SP", "sign": "SW"}


class KoreanTokenizer:
    """The tokenizer of kaix's `ko` pipeline: rules only, linear in the text, nothing to load."""

    def __init__(self, vocab: Vocab) -> None:
        """Tokens go into `vocab`."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise `text`; a lone surrogate, which no UTF-8 can hold, becomes U+FFFD."""
        words: list[str] = []
        tags: list[str] = []
        spaces: list[bool] = []
        kind = ""
        text = tokens.encodable(text)
        for match in _TOKEN.finditer(text):
            before, kind = kind, match.lastgroup or "sign"
            token = match.group()
            if kind == "space":
                if token[0] == " " and words and before != "space":
                    spaces[-1] = True
                    token = token[1:]
                    if not token:
                        continue
            elif kind == "hangul":
                if before == "number":
                    pieces = divide_after_number(token)
                elif before == "space" and tags and (tags[-1] in ("SN", "NR") or words[-1] == "여"):
                    pieces = divide_beside_number(token)
                else:
                    pieces = divide_eojeol(token)
                for piece, tag in pieces:
                    words.append(piece)
                    tags.append(tag)
                    spaces.append(False)
                continue
            words.append(token)
            tags.append(_SIGN_TAGS[kind])
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags, user_data={_KEY: text})

    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing to save: the tokenizer is made of its rules."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> KoreanTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing to save."""

    def from_disk(self, path: object, **kwargs: object) -> KoreanTokenizer:
        """Nothing to load."""
        return self


def divide(doc: Doc) -> Doc:
    """Divide the tokens of someone else's `doc` where this tokenizer would, in place."""
    if _KEY in doc.user_data:
        return doc
    wanted = KoreanTokenizer(doc.vocab)(doc.text)
    if len(wanted.text) == len(doc.text):
        tokens.divide_at(doc, [token.idx for token in wanted])
        tags = {token.idx: token.tag_ for token in wanted}
        for token in doc:
            token.tag_ = tags.get(token.idx, token.tag_)
    return doc


def create_korean_tokenizer() -> Callable[[Language], KoreanTokenizer]:
    """Make the tokenizer for a spaCy config; registered as `kaix.KoreanTokenizer.v1`."""
    return lambda nlp: KoreanTokenizer(nlp.vocab)


registry.tokenizers("kaix.KoreanTokenizer.v1", func=create_korean_tokenizer)

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "kaix.KoreanTokenizer.v1"}}}
"""What `spacy.blank("ko", config=CONFIG)` needs instead of the mecab that spaCy asks for."""
