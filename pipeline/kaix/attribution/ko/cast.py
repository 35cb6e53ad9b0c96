"""Who takes part in a Korean article and stands on no list: names that its own words give away, and their short forms.

`누리말 관계자`, `누리말(123450)`, `기업 누리말이` and a headline that opens with `누리말, ` each say once that 누리말
is somebody; it is the same somebody wherever the article has the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaix import vocabulary
from kaix.analysis.ko import verbs
from kaix.attribution.ko.setting import measure
from kaix.people import surname_part
from kaix.reading import Name, Reading

_READ = 20_000  # characters of an article in which it introduces anybody
_MOST = 40  # names of one article
_WORD = r"(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9&]{1,15}?)"
_NAME = rf"(?<![가-힣A-Za-z0-9]){_WORD}"
_QUOTE = r"['’”\"]?"
_SIGNS = (
    re.compile(rf"{_NAME}{_QUOTE}\((?:\d{{6}}|㈜|주식회사|(?:공동|각자)?\s?대표(?:이사)?[ :]|이하 )"),
    re.compile(
        rf"{_NAME}{_QUOTE} (?:측[은이]|관계자|대변인|창업자|공동창업자|창립자|최고경영자|CEO|경영진|임직원|이사회"
        r"|대표(?:이사)?[는가]?\s)"
    ),
    re.compile(
        r"(?:기업|업체|스타트업|유니콘|팹리스|개발사|운영사|제조사|운용사|투자사|자회사|계열사|회사|기관|합작법인)(?:인|이자)?"
        rf" ['‘“\"]?{_WORD}{_QUOTE}(?:\([^()\n]{{1,40}}\))?(?:은|는|이|가|의|와|과|에|를|을|도)(?=[\s,])"
    ),
)
_SHORT = re.compile(r"(?P<long>[가-힣A-Za-z]{4,20})\((?P<short>[가-힣A-Z]{2,8})\)")
_COMMON = re.compile(
    r"(?:들|산업|시장|사업|기술|부문|분야|서비스|업계|기업|업체|회사|금|액|년|월|일|억|조|만|율|률|비|적|자|화|법|형|용|급|별|간|년대)$"
)
_PERSON = re.compile(r"[가-힣]{2,3}")


class Cast:
    """The names of one article that are on no list, and the long form of each short one."""

    def __init__(self, reading: Reading) -> None:
        self._head = reading.text[:_READ]
        self.long_forms = dict(_short_forms(self._head))
        found = {m["name"] for sign in _SIGNS for m in sign.finditer(self._head) if _is_own(m["name"])}
        self.names = frozenset(sorted(found | set(self.long_forms))[:_MOST])
        self._pattern = (
            re.compile(
                r"(?<![가-힣A-Za-z0-9])(?:"
                + "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
                + r")(?![A-Za-z0-9])"
            )
            if self.names
            else None
        )

    def mentions(self, text: str, low: int, high: int) -> Iterator[Name]:
        """The mentions of these names between two offsets."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text, low, high):
                yield Name(match.start(), match.end(), match.group(), "coined", match.group(), None)

    def same(self, name: str) -> str:
        """One form for all that name the same: the long one of a short one."""
        return self.long_forms.get(name, name)


def of(reading: Reading) -> Cast:
    """The cast of an article, worked out once."""
    return reading.once(Cast)


def is_name(word: str) -> bool:
    """Whether a word that stands where a name does is no common noun, verb or number."""
    if word[0].isdigit() or _COMMON.search(word) or measure(word) or verbs.noun_frame(word):
        return False
    lists = ("not_names_ko", "loanwords_ko", "latin_words_ko", "titles_ko")
    return not any(word in vocabulary.words(each) for each in lists)


def _is_own(word: str) -> bool:
    """Whether a word is a name that is no person's."""
    return is_name(word) and not (_PERSON.fullmatch(word) and surname_part(word))


def _short_forms(text: str) -> Iterator[tuple[str, str]]:
    """A short form in a bracket and the long one that has its letters in their order: 나래진흥공단(나진공)."""
    for match in _SHORT.finditer(text):
        letters = iter(match["long"])
        if match["short"] != match["long"] and all(letter in letters for letter in match["short"]):
            yield match["short"], match["long"]
