"""Who is ranked: everybody named around the rank, in the sentences before, in the headline and at the ranks before."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks.rows import coordinated
from kaix.attribution.ranks.setting import COORDINATED, Setting
from kaix.attribution.ranks.things import SUBJECTS, Thing

_HOME = "South Korea"
"""Whose goal it is to be one of three powers, where the text does not say: its readers know."""
_MADE = frozenset(("unlisted", "quoted", "coined"))
"""The kinds of names of what is made, which need not be a subject to be gone on about."""
_BACK = 3
"""Sentences before whose things can be the subject."""


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the subject of one rank."""
    found = Gathered(setting.grammar.nominal)
    regions = {one.value for one in setting.article.scopes(setting.sentence.index) if one.how == "region"}
    here = [t for t in setting.near if _can_be(setting, t) and t.value not in regions]
    parallel = setting.parallel(here)
    members = _sharing(setting, here)
    together = ";".join(dict.fromkeys(members.values()))
    for thing in here:
        if thing.kind == "joined" and (parallel is not None or members):
            continue  # each of those in it has a rank of its own, or they share it
        evidence = [*setting.relations(thing), *setting.holds(thing), f"kind:{thing.kind}"]
        if not setting.at_a_rank(thing) and setting.grammar.compares(setting.reading.text, thing):
            side = "before" if thing.end <= setting.rules.start else "after"
            evidence = [f"compared:{side}", f"kind:{thing.kind}"]
        evidence += setting.article.cites(thing)  # who ranks is seldom who is ranked
        if setting.sort != "place":
            evidence.append(f"kind_sort:{setting.sort}:{thing.kind}")
        if thing.start == parallel:
            evidence.append("parallel")
        shared = together if id(thing) in members else thing.value
        found.add(shared, evidence, thing.start, thing.end)
    inside = set(found.values())
    _add_carried(setting, found, inside)
    _add_known(setting, found, inside)
    if setting.sort == "power" or setting.rules.status == "target":
        found.add(_HOME, [f"home:{setting.sort}:{setting.rules.status}"])
    return found.candidates([])


def _sharing(setting: Setting, here: Sequence[Thing]) -> dict[int, str]:
    """Those who share a tied rank, by the identity of the thing: a subject, whom it is `with`, those in a row."""
    text = setting.reading.text
    if not setting.grammar.ties(text, setting.rules):
        return {}
    before = [t for t in here if t.named and t.end <= setting.rules.start and t.kind != "joined"]
    sharing = {id(t) for t in before if t.role in SUBJECTS or t.role in COORDINATED}
    for row in coordinated(text, before, setting.grammar.joins):
        if id(row[-1]) in sharing:
            sharing.update(map(id, row))
    return {id(t): t.value for t in before if id(t) in sharing} if len(sharing) > 1 else {}


def _can_be(setting: Setting, thing: Thing) -> bool:
    listed = thing.kind not in ("organisation", "country") and setting.grammar.lists(thing.value)
    return thing.kind != "region" and len(thing.value) > 1 and not listed


def _add_carried(setting: Setting, found: Gathered, inside: set[str]) -> None:
    index = setting.sentence.index
    for back in range(1, min(_BACK, index) + 1):
        for thing, role in _named(setting, index - back):
            if thing.value not in inside and role != "other":
                found.add(thing.value, [f"carried:{role}:{back}:{setting.stated}"], thing.start, thing.end)


def _named(setting: Setting, index: int) -> list[tuple[Thing, str]]:
    """Who is named in another sentence, each once in a role: topic, subject, first or other."""

    def read() -> list[tuple[Thing, str]]:
        seen: dict[tuple[str, str], Thing] = {}
        for thing in setting.article.other(index).things:
            if _goes_on(setting, thing) and _can_be(setting, thing):
                role = thing.role if thing.role in SUBJECTS else "other" if seen else "first"
                if thing.kind in _MADE:
                    role = "noun" if thing.kind == "unlisted" else "made" if role == "other" else role
                seen.setdefault((thing.value, role), thing)
        return [(thing, role) for (_, role), thing in seen.items()]

    return setting.article.once(("named", index), read)


def _goes_on(setting: Setting, thing: Thing) -> bool:
    """Whether a text can go on about a thing: a name, or a noun on no list that it tells of again and again."""
    if thing.kind == "unlisted":
        return thing.role in SUBJECTS and setting.article.written(thing.value) == "many"
    return thing.named and thing.kind != "person"


def _between(setting: Setting, last: Setting) -> str:
    """What stands between the rank before and this one: another sentence, a subject, a name, or nothing of the kind."""
    if last.sentence.index != setting.sentence.index:
        return setting.whereabouts(last)
    between = [t for t in setting.near if last.rules.end <= t.start and t.end <= setting.rules.start]
    if any(t.role in SUBJECTS for t in between):
        return "subject"
    return "name" if any(t.named for t in between) else "nothing"


def _add_known(setting: Setting, found: Gathered, inside: set[str]) -> None:
    """Add what the ranks before say, and how often the article names each."""
    last = setting.last
    if last is not None and last.chosen["subject"]:
        value, where = last.chosen["subject"], setting.whereabouts(last)
        only = [f"previous_only:{where}:{setting.stated}"] if value not in inside else []
        found.add(value, [f"continued:{_between(setting, last)}", *only])
    again = setting.again()
    if again is not None and (same := again.chosen["subject"]) is not None:
        found.add(same, [f"same_rank:{'inside' if same in inside else 'only'}"])
    for value in found.values():
        found.add(value, [f"written:{setting.article.written(value)}"])
        if value == setting.rules.domain:
            found.add(value, ["is_domain"])
