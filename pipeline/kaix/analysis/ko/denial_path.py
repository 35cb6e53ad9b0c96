"""The way from a Korean mention to the cue behind it, word by word: whether its clauses and nouns carry the mention on.

A step is a noun with its particle, a clause that joins on (들여), describes (지으려던) or quotes (산다는). The way
ends where the subject of the cue's own verb begins, where a clause tells of what has happened, and in an aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaix.analysis.denial_cues import cues
from kaix.analysis.denial_uses import Cue
from kaix.analysis.ko import words
from kaix.sentences import PAST

_QUOTED = re.compile(r"[다라자냐]는$|[다라]던$|[가-힣]단$|[다라]고$|[다라]며$|설[은이을도]$")
NOMINATIVE = ("은", "는", "이", "가")
_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|도|에|의|으로|로|과|와|만|까지|조차|마저|씩|어치|대)$")
_PAST_JOINT = re.compile(rf"[{PAST}](?:고|지만|는데|으나|으며)$")
_FACT = re.compile(r"(?:사실|예정|계획|목표|방침|확정|수순|중|전부)이?라")  # 3조원 투자가 ¦사실이라¦는 보도
_PROMISE = re.compile(r"(?:기로|려|려고|겠다고|다던)$")
_JOINED = ("고", "고도", "며", "면서", "니", "어", "아", "해", "하여", "려면", "라고", "다고", "도록")
_OBLIQUE = frozenset(
    ("에서", "에서는", "에", "에는", "으로", "로", "에게", "까지", "부터", "와", "과", "에서도", "에도")
)
_TIMES = frozenset(("뒤", "후", "이후", "때", "직후", "직전", "이래", "만에", "끝에"))
_PARTS = ("가운데", "중", "중에서")
_SAID = re.compile(r"설[은이을도]$")
_OBJECT = re.compile(r"[을를]\s")
_QUOTES = "\"'”’,“‘"


def particle_of(row: list[words.Word], number: int) -> str:
    """The particle of a word, or the word itself where it is the mention's own particle: 3조원¦을¦."""
    text = row[number].text
    return text if number == 0 and _PARTICLE.fullmatch(text) else row[number].particle


def is_quoted(word: words.Word) -> bool:
    """Whether a word ends what somebody says: 산다는, 샀다던, 3조원이라고, 매각설은; not 전자는, 투자자는."""
    noun = word.verb is None and word.particle in ("은", "는") and not _SAID.search(word.text)
    return not noun and _QUOTED.search(word.text.strip(_QUOTES)) is not None


@dataclass(slots=True)
class Path:
    """The words between a mention and `cue`, which is `written` so, and how far the mention has been followed."""

    row: list[words.Word]
    cue: Cue
    written: str
    own: bool = True
    """Whether the walk is still in the mention's own noun phrase."""
    subject: bool = False
    """Whether that phrase is a subject."""
    genitive: bool = False
    """Whether the mention only describes a noun: 1500장의."""
    described: bool = False
    """Whether the noun that a clause describes is still to come."""
    topic: bool = False
    """Whether the mention is what the sentence is about, and stays so over a clause with a subject of its own."""
    inner: bool = False
    """Whether a clause with a subject of its own has begun: 300억원은 ¦예산이¦ 없어 취소됐다."""

    def reaches(self) -> bool:
        """Whether the mention is carried to the cue."""
        if self.cue.scope == "verb" and self.row and self.row[0].stem in _PARTS:
            return False  # 3조원 ¦가운데¦ 집행되지 않은 돈
        quoted = -1
        for number, word in enumerate(self.row):
            before = self.row[quoted + 1 : number]
            noun = word.verb is None and _SAID.search(word.text) is not None
            apart = any(w.verb is not None or w.particle not in ("", "의") or w.text == "인" for w in before)
            if is_quoted(word) and not (noun and apart):
                quoted = number
        return all(self._carries(i, inside=i <= quoted) for i in range(len(self.row))) and self._ends()

    def _carries(self, number: int, *, inside: bool) -> bool:
        """Takes one step; `inside` says that the word is in what somebody says, all of which the cue is about."""
        word = self.row[number]
        text = word.text.strip(_QUOTES)
        if self.own and word.verb is None and (particle := particle_of(self.row, number)):
            if not self._leaves_own(number, particle, inside=inside):
                return False
            if number == 0:
                return True
        elif self.topic and word.verb is None and word.particle in NOMINATIVE:
            if word.particle in ("은", "는"):
                return False
            self.inner = True
        elif not (self.own or inside or self.described) and self._acts(number):
            return False  # 3조원 사업을 ¦맡은 업체가 소문을¦ 부인했다
        tried = number > 0 and _PROMISE.search(self.row[number - 1].text) is not None  # 모으려 ¦했으나¦
        if _PAST_JOINT.search(text) and not inside and not tried:
            return False
        form = word.verb.form if word.verb is not None else ""
        if is_quoted(word):
            return self._quotes(word, text)
        if form == "connective" and not inside:
            return self._joins(number, text)
        if form == "adnominal" or text.endswith(("려던", "려는")):
            return self._describes(number, text, inside=inside)
        if self.described and word.verb is None:
            return self._names(number)
        return True

    def _leaves_own(self, number: int, particle: str, *, inside: bool) -> bool:
        """The end of the mention's own noun phrase."""
        if particle != "의":
            self.own, self.subject, self.topic = False, particle in NOMINATIVE, particle in ("은", "는")
            if particle in _OBLIQUE and number and self.cue.scope == "verb":
                return False  # GPU 2만장¦의 인도 시점에¦ 합의하지 못했다
        elif number == 0:
            self.genitive = True
        return inside or not self._is_other_subject(number, particle)

    def _quotes(self, word: words.Word, text: str) -> bool:
        """The end of what somebody says."""
        verb = word.verb
        if self.genitive and (verb is None or not verb.frame):
            return False  # GPU 1500장¦의 배분이 늦어졌다¦는 지적
        named = verb is not None and verb.lemma == "이" and not _FACT.match(text)
        if self.subject and (named or cues("ko").use("quality").match(text)):
            return False  # 2조원 ¦매출이 거품이라¦는 지적
        self.described = self.genitive = False
        return True

    def _joins(self, number: int, text: str) -> bool:
        """A clause that goes on, in what the cue denies only if a noun takes it up: 들여 지으려던 ¦계획을."""
        rest = self.row[number + 1 :]
        taken_up = any(word.verb is not None and word.verb.form in ("adnominal", "quoted") for word in rest)
        carried, self.inner = self.topic and self.inner, False
        return taken_up or carried or not rest or not text.endswith(_JOINED)

    def _describes(self, number: int, text: str, *, inside: bool) -> bool:
        """A clause that describes a noun: what is planned goes on, what has happened does not."""
        known, verb = cues("ko"), self.row[number].verb
        before = self.row[number - 1].text if number else ""
        planned = _PROMISE.search(before) or text.endswith(("려던", "려는"))
        following = self.row[number + 1].text if number + 1 < len(self.row) else self._noun_of_cue()
        record = self.cue.scope == "record" or known.use("document").match(following)
        recorded = record and known.use("written").search(f"{before} {text}")
        is_so = text.endswith(("였던", "이던")) or (verb is not None and verb.lemma == "이")
        done = verb is not None and verb.tense == "past" and not (planned or recorded or is_so)
        if done and not inside and not known.use("content").match(following):
            return False
        if not planned and self.cue.scope in ("clause", "verb") and known.use("actor").match(following):
            return False  # 매출이 90억원¦인 회사가¦ 상장을 철회했다
        self.described = True
        return True

    def _names(self, number: int) -> bool:
        """The noun that a clause describes, in its role."""
        word, last = self.row[number], number == len(self.row) - 1
        if not word.particle:
            return word.stem not in _TIMES
        aside = word.particle in _OBLIQUE or word.stem in _TIMES
        if aside and not last and self.cue.scope != "record":
            return False
        if self._is_other_subject(number, word.particle):
            return False
        self.described = False
        return True

    def _is_other_subject(self, number: int, particle: str) -> bool:
        """Whether the noun does what the cue says to something else: 회사는 ¦협상을¦ 중단했다."""
        if particle not in NOMINATIVE or self.cue.scope not in ("clause", "verb", "sentence"):
            return False
        has_object = any(word.particle in ("을", "를") for word in self.row[number + 1 :])
        written = self.cue.scope != "sentence" and _OBJECT.search(self.written) is not None
        return has_object or written

    def _acts(self, number: int) -> bool:
        """Whether a noun outside the mention's phrase is the subject of the cue itself, and no clause comes between."""
        clause = any(word.verb is not None for word in self.row[number + 1 :])
        return not clause and self._is_other_subject(number, self.row[number].particle)

    def _ends(self) -> bool:
        """Whether the cue denies the noun at which the walk ends."""
        case = ("을", "를", *NOMINATIVE, "도")
        head = next((word for word in reversed(self.row) if word.particle in case), None)
        occasion = head is not None and cues("ko").use("apart").search(head.stem)
        if occasion and not self.described and len(self.row) > 2:
            return False
        return not (self.cue.scope == "verb" and any("," in word.text for word in self.row))

    def _noun_of_cue(self) -> str:
        """What the cue begins with, where that is the noun that a clause describes: 투자한 ¦사실이 없다."""
        return "사실" if self.cue.scope in ("clause", "sentence", "verb") else ""
