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

_MAKERS = frozenset(("엔비디아", "NVIDIA", "Nvidia", "AMD", "인텔", "퓨리오사AI", "리벨리온"))
_CENTRES = (*NAMES, "class", "body")
_HEROES = (*NAMES, "class", "body", "unlisted")
_FAR = 12  # sentences before it whose topics it may go on about
_LAST = 6  # mentions before it whose owners are counted
_BACK = 3  # sentences before it from which a name is carried
_MOST = 14  # candidates of one sentence before


def candidates(reading: Reading, setting: Setting, found: Sequence[Mention]) -> list[Candidate]:
    """The candidates of the entity of a mention; `found` are the mentions before it, with their slots."""
    mention, text, article = setting.mention, reading.text, discourse.of(reading)
    pool = Pool(nominal, cast.of(reading).same)
    own, measured = subject_kind(setting), bindings.measured(setting)
    named = bindings.before(setting, pool)
    bindings.behind(setting, pool)
    bindings.pointed(setting, pool)
    centred = _centres(setting, pool, own, measured)
    _carried(setting, pool)
    _of_article(setting, pool, own, measured)
    _of_mentions(setting, pool, own, measured, found)
    result = []
    for value, evidence in pool.evidence.items():
        evidence |= {
            f"said:{bucket(article.count(value), 1, 2, 5)}",
            f"salient:{near(article.rank(value), 3)}",
        }
        if measure(value.split()[-1]):
            evidence.add("is_measure")
        if value in text[: article.headline_end]:
            evidence.add("in_headline")
        if places.observes(value):
            evidence.add("observer")
        if mention.table == "gpu_counts" and value in _MAKERS:
            evidence.add("maker")
        result.append(Candidate(value, tuple(sorted(evidence)), *pool.places[value]))
    about = "yes" if article.main else "hero" if _hero(reading)[0] else "no"
    nothing = {
        "nothing", f"nothing_measure:{measured}", f"nothing_over:{own}", f"nothing_frame:{setting.frame}",
        f"nothing_names:{near(named, 2)}", f"nothing_main:{about}", f"nothing_centre:{centred}_{own}",
    }  # fmt: skip
    nothing |= {f"nothing_usual:{often}" for value, often in _usual(found) if value is None}
    if bindings.LIMIT.search(text, mention.start, mention.end):
        nothing.add("nothing_limit")
    if mention.per:
        nothing.add(f"nothing_per:{mention.per}")
    if (again := mention.again(found)) is not None and again.slots.get("entity"):
        nothing.add("nothing_same_value")
    return [*result, Candidate(None, tuple(sorted(nothing)))]


def _hero(reading: Reading) -> tuple[str | None]:
    """Whom an article without a main organisation is about: the word of its headline that is its subject most often."""
    known = reading.once(_heroes)
    if not known:
        article = discourse.of(reading)
        title = reading.text[: article.headline_end]
        words = (
            word for word in article.salient
            if word in title and article.count(word) > 2 and owner_kinds.kind_of(reading, word) in _HEROES
        )  # fmt: skip
        known.append(None if article.main else next(words, None))
    return (known[0],)


def _heroes(_: Reading) -> list[str | None]:
    """The hero of an article, once worked out."""
    return []


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


def _centres(setting: Setting, pool: Pool, own: str, measured: str) -> str:
    """Adds whom the sentences before are about: their named topics and subjects, the latest first, however far back.

    Returns how far back the latest is, or `unlisted` where the sentence before has a topic that no list names.
    """
    reading, seen, unlisted = setting.reading, dict[str, int](), False
    for order, (index, low, high) in enumerate(setting.spans_before(_FAR)):
        subjects = owners.holders(reading, index, low, high)
        unlisted |= order == 0 and any((p.kind, p.role) == ("unlisted", "topic") for p in subjects)
        here = [
            place for place in subjects if place.kind in _CENTRES
            and not places.observes(place.value) and not bindings.SPOKESMAN.match(reading.text, place.end)
        ]  # fmt: skip
        for place in sorted(here, key=lambda place: place.role != "topic"):
            if place.value in seen:
                continue
            rank = len(seen)
            seen[place.value] = order
            held = () if place.role in SUBJECTS else ("centre_held", f"centre_held:{near(rank, 1)}")
            pool.add(
                place.value, place.start, place.end, *held, f"kind:{place.kind}", f"centre:{near(rank, 3)}",
                f"centre_far:{near(rank, 1)}_{bucket(order, 0, 2, 5)}", f"centre_over:{near(rank, 2)}_{own}",
                f"centre_measure:{near(rank, 1)}_{measured}", f"centre_frame:{near(rank, 1)}_{setting.frame}",
            )  # fmt: skip
        if len(seen) > 3:
            break
    if not seen:
        return "unlisted" if unlisted else "none"
    return bucket(min(seen.values()), 0, 2, 5)


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
            evidence = [
                f"kind:{place.kind}",
                f"carried:{word}_{order + 1}",
                f"carried_kind:{word}_{place.word}",
            ]
            if bindings.CITED.match(reading.text, place.end):
                evidence.append("cited")
            if word == "other":
                others.append((place, evidence))
                continue
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence)
    for place, evidence in others:
        if place.value not in seen:
            seen.add(place.value)
            pool.add(place.value, place.start, place.end, *evidence)


def _of_article(setting: Setting, pool: Pool, own: str, measured: str) -> None:
    """Adds whom the headline names, whom the article is about, and the words that are its subjects most often."""
    article = discourse.of(setting.reading)
    for order, name in enumerate(article.headline_names):
        first = ("headline_first",) if order == 0 else ()
        pool.add(name.text, name.start, name.end, "headline", f"kind:{name.kind}", *first)
    if article.headline_subject:
        pool.add(article.headline_subject, 0, 0, "headline_subject")
    if (hero := _hero(setting.reading)[0]) is not None:
        pool.add(hero, 0, 0, "hero", f"hero_over:{own}", f"hero_measure:{measured}")
    if article.main:
        pool.add(
            article.main,
            0,
            0,
            "main",
            "kind:organisation",
            f"main_over:{own}",
            f"main_measure:{measured}",
        )
    for value in article.salient:
        kind = article.kinds.get(value) or owner_kinds.kind_of(setting.reading, value)
        pool.add(value, 0, 0, f"kind:{kind}")


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
            pool.add(value, 0, 0, f"usual:{often}", f"usual_over:{often}_{own}")
    again = mention.again(found)
    if again is not None and (value := again.slots.get("entity")):
        pool.add(value, again.start, again.end, "same_value", f"same_value:{setting.part}")
