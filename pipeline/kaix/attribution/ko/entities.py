"""Whose a Korean sum or count is: every name and noun phrase of the sentence, those carried, the headline's, nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko import bindings, cast, owner_kinds, owners, places
from kaix.attribution.ko.nominal import nominal
from kaix.attribution.ko.owners import SUBJECTS, Owner
from kaix.attribution.ko.places import NAMES
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, bucket, measure, near
from kaix.reading import Reading

_CENTRES = (*NAMES, "class", "body")
_FAR = 12  # sentences before it whose topics it may go on about
_LAST = 6  # mentions before it whose owners are counted
_BACK = 3  # sentences before it from which a name is carried
_MOST = 14  # candidates of one sentence before


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the entity of a mention; `found` are the mentions before it, with their slots."""
    mention, text, article = setting.mention, reading.text, discourse.of(reading)
    if (place := bindings.tight(setting)) is not None:
        return [Candidate(cast.of(reading).same(place.value), ("tight",), place.start, place.end)]
    pool = Pool(nominal, cast.of(reading).same)
    own, measured = subject_kind(setting), bindings.measured(setting)
    named = bindings.before(setting, pool)
    bindings.behind(setting, pool)
    bindings.pointed(setting, pool)
    _centres(setting, pool, own)
    _carried(setting, pool)
    _of_article(setting, pool, own, measured)
    _of_mentions(setting, pool, own, measured, found)
    result = []
    for value, evidence in pool.evidence.items():
        evidence |= {
            f"kind:{pool.kinds.get(value) or article.kinds.get(value) or owner_kinds.kind_of(reading, value)}",
            f"said:{bucket(article.count(value), 1, 2, 5)}",
            f"salient:{near(article.rank(value), 3)}",
            f"ends:{value[-1]}",
        }
        if measure(value.split()[-1]):
            evidence.add("is_measure")
        if places.observes(value):
            evidence.add("observer")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    nothing = {
        "nothing", f"nothing_measure:{measured}", f"nothing_noun:{bindings.measured_noun(setting)}",
        f"nothing_over:{own}", f"nothing_names:{near(named, 2)}",
    }  # fmt: skip
    nothing |= {f"nothing_usual:{often}" for value, often in _usual(found) if value is None}
    if bindings.LIMIT.search(text, mention.start, mention.end):
        nothing.add("nothing_limit")
    return [*result, Candidate(None, tuple(sorted(nothing)))]


def _usual(found: Sequence[Mention]) -> Iterator[tuple[str | None, str]]:
    """The values of the last mentions before, each with how many of them have it: `all`, `most` or `some`."""
    values = [mention.slots.get("entity") for mention in found[-_LAST:]]
    for value, often in Counter(values).items():
        share = "all" if often == len(values) else "most" if often * 2 > len(values) else "some"
        yield value, f"{share}_of_{near(len(values), 4)}"


def subject_kind(setting: Setting) -> str:
    """What the sentence has as its topic or subject before the mention, or whose that is: a `name`, a `held` name, …

    `pronoun` is one that only points back (`이들은`, `이 회사의`), `none` nothing.
    """
    start = setting.mention.start
    here = owners.read(setting.reading, setting.index, setting.low, setting.high, start)
    words = {
        "held" if p.role not in SUBJECTS and p.word == "name" else p.word
        for p in here
        if p.end <= start + 1 and p.holds
    }
    if found := next(
        (word for word in ("name", "held", "body", "person", "class", "unlisted") if word in words), ""
    ):
        return found
    if owners.PRONOUN.search(setting.reading.text, setting.low, start):
        return "pronoun"
    nouns = [c.head for c in setting.left if c.role in SUBJECTS]
    return "measure" if any(map(measure, nouns)) else "common" if nouns else "none"


def _centres(setting: Setting, pool: Pool, own: str) -> None:
    """Adds whom the sentences before are about: their named topics and subjects, the latest first, however far back."""
    reading, seen = setting.reading, set[str]()
    for order, (index, low, high) in enumerate(setting.spans_before(_FAR)):
        here = [
            place for place in owners.holders(reading, index, low, high) if place.kind in _CENTRES
            and not places.observes(place.value) and not bindings.SPOKESMAN.match(reading.text, place.end)
        ]  # fmt: skip
        for place in sorted(here, key=lambda place: place.role != "topic"):
            if place.value in seen:
                continue
            rank = len(seen)
            seen.add(place.value)
            held = () if place.role in SUBJECTS else (f"centre_held:{near(rank, 1)}",)
            pool.add(
                place.value, place.start, place.end, *held, f"centre:{near(rank, 3)}",
                f"centre_far:{near(rank, 1)}_{bucket(order, 0, 2, 5)}", f"centre_over:{near(rank, 2)}_{own}",
                f"centre_frame:{near(rank, 1)}_{setting.frame}", kind=place.kind,
            )  # fmt: skip
        if len(seen) > 3:
            return


def _carried(setting: Setting, pool: Pool) -> None:
    """Adds the topics and subjects of the sentences before, then the other names in them; each once."""
    reading, seen = setting.reading, set(pool.evidence)
    others: list[tuple[Owner, list[str]]] = []
    for order, (index, low, high) in enumerate(setting.spans_before(_BACK)):
        for place in owners.read(reading, index, low, high, high)[-_MOST:]:
            word = place.role if place.role in SUBJECTS else "other"
            if place.value in seen:
                pool.add(place.value, place.start, place.end, "also_carried")
                continue
            if place.kind not in NAMES and word == "other":
                continue
            evidence = [f"carried:{word}_{order + 1}"]
            if bindings.CITED.match(reading.text, place.end):
                evidence.append("cited")
            if word == "other":
                others.append((place, evidence))
                continue
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence, kind=place.kind)
    for place, evidence in others:
        if place.value not in seen:
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence, kind=place.kind)


def _of_article(setting: Setting, pool: Pool, own: str, measured: str) -> None:
    """Adds whom the headline names and whom the article is about."""
    article = discourse.of(setting.reading)
    for name in article.headline_names:
        pool.add(name.text, name.start, name.end, "headline", kind=name.kind)
    if article.main:
        pool.add(article.main, 0, 0, f"main_over:{own}", f"main_measure:{measured}", kind="organisation")


def _of_mentions(setting: Setting, pool: Pool, own: str, measured: str, found: Sequence[Mention]) -> None:
    """Adds whose the mention before is, and an earlier one of the same value."""
    mention, last = setting.mention, found[-1] if found else None
    if last is not None and (value := last.slots.get("entity")):
        where = setting.whereabouts(last)
        if where == "here" and bindings.turned(setting, last.end):
            where = "turned"  # 네이버는 1조원, 카카오는 ¦5천억원¦
        same = (f"previous_measure:{measured}",) if where in ("here", "turned") else ()
        pool.add(value, last.start, last.end, f"previous:{where}", f"previous_over:{where}_{own}", *same)
    for value, often in _usual(found):
        if value is not None:
            pool.add(value, 0, 0, f"usual:{often}")
    again = mention.again(found)
    if again is not None and (value := again.slots.get("entity")):
        pool.add(value, again.start, again.end, "same_value", f"same_value:{setting.part}")
