"""Who ranks: those that the sentences up to the rank cite, the lists by name, and the ranker of the rank before."""

from __future__ import annotations

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import cited_here, citing, in_force, listings, surveys
from kaix.attribution.ranks.things import Thing

_BACK = 6
_AHEAD = 1
_WHERE = {-1: "ahead", 0: "here", 1: "next", 2: "near", 3: "near"}


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the source of one rank, whose subject and domain are chosen."""
    found = Gathered(setting.grammar.nominal)
    index, last = setting.sentence.index, setting.last
    for at in range(max(0, index - _BACK), min(len(setting.reading.sentences), index + _AHEAD + 1)):
        near = at == index
        for thing, cues in citing(setting.article, setting.near) if near else _citing_at(setting, at):
            evidence = [f"in:{_WHERE.get(index - at, 'far')}", f"kind:{thing.kind}", *cues]
            found.add(thing.value, evidence, thing.start, thing.end)
    for every in (surveys, listings):
        for one, evidence in in_force(setting, every(setting.article)):
            found.add(one.name, evidence, one.start, one.end)
    if last is not None and last.chosen["source"]:
        where = setting.whereabouts(last)
        same = "same" if last.chosen["domain"] == setting.chosen["domain"] else "other"
        found.add(last.chosen["source"], [f"previous:{where}", f"previous_of:{where}:{same}"])
    here = cited_here(setting)
    for value in found.values():
        found.add(value, [f"rival:{bool(here - {value})}:{value in here}"])
        for column in ("subject", "domain"):
            if value == setting.chosen.get(column):
                found.add(value, [f"is_{column}"])
    return found.candidates([f"nothing_sort:{setting.sort}", f"nothing_status:{setting.rules.status}"])


def _citing_at(setting: Setting, index: int) -> list[tuple[Thing, list[str]]]:
    article = setting.article
    return article.once(("citing", index), lambda: citing(article, article.other(index).things))
