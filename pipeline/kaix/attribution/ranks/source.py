"""Who ranks: those that the sentences up to the rank cite, and the ranker of the rank before."""

from __future__ import annotations

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks import listings
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import cited_here, citing, distance, in_force, judge, worth
from kaix.attribution.ranks.things import Thing

_BACK = 6
_AHEAD = 1


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the source of one rank, whose subject and domain are chosen."""
    found = Gathered(setting.grammar.nominal)
    grammar, reading = setting.grammar, setting.reading
    subject = setting.chosen.get("subject") or ""
    index = setting.sentence.index
    for at in range(max(0, index - _BACK), min(len(reading.sentences), index + _AHEAD + 1)):
        back = index - at
        where = _where(back)
        for thing, cues in citing(setting.article, setting.near) if back == 0 else _citing_at(setting, at):
            evidence = [f"in:{where}", f"kind:{thing.kind}", f"sector:{thing.sector or 'none'}"]
            strength = min(worth((thing, cues)), 6)
            evidence += [f"cited:{strength}", f"cited_in:{where}:{strength}"]
            found.add(thing.value, [*evidence, *cues], thing.start, thing.end)
    latest = "none"
    for survey, evidence in in_force(setting):
        if latest == "none":
            latest = distance(abs(index - survey.index)) + ("" if survey.index <= index else "_ahead")
        found.add(survey.surveyor, evidence, survey.start, survey.end)
    for listing, evidence in listings.in_force(setting):
        found.add(listing.name, evidence, listing.start, listing.end)
    last = setting.last
    if last is not None and last.chosen["source"]:
        where = setting.whereabouts(last)
        same = "same" if last.chosen["domain"] == setting.chosen["domain"] else "other"
        found.add(last.chosen["source"], [f"previous:{where}", f"previous_of:{where}:{same}"])
    here = cited_here(setting)
    gives = judge(setting)
    if gives is not None:
        found.add(gives, ["gives_rank"])
    for value in found.values():
        found.add(value, [f"rival:{bool(here - {value})}:{value in here}"])
        if value == subject:
            found.add(value, ["is_subject"])
        elif value == setting.chosen.get("domain"):
            found.add(value, ["is_domain"])
    listed = grammar.lists(reading.text[setting.sentence.start : setting.sentence.end])
    every = found.candidates([
        f"nothing_sort:{setting.sort}", f"nothing_status:{setting.rules.status}", f"nothing_list:{listed}",
        f"nothing_previous:{setting.previous('source')}", f"nothing_introduced:{latest}",
        f"nothing_who:{_kind(setting, subject)}", f"nothing_what:{_class(setting)}",
    ])  # fmt: skip
    return [one for one in every if gives is None or "gives_rank" in one.evidence]


def _citing_at(setting: Setting, index: int) -> list[tuple[Thing, list[str]]]:
    return setting.article.once(
        ("citing", index), lambda: citing(setting.article, setting.article.other(index).things)
    )


def _where(back: int) -> str:
    if back <= 1:
        return {0: "here", 1: "next"}.get(back, "behind")
    return "near" if back < 4 else "far"


def _kind(setting: Setting, subject: str) -> str:
    """What kind of name the chosen subject is, `none` without one, `absent` where the sentence does not name it."""
    here = (thing.kind for thing in setting.near if thing.value == subject)
    return next(here, "absent") if subject else "none"


def _class(setting: Setting) -> str:
    """The class of the chosen domain: a list, the head of its phrase, `none` without one."""
    domain = setting.chosen.get("domain") or ""
    if not domain:
        return "none"
    return "list" if setting.grammar.lists(domain) else setting.grammar.head(domain) or "other"
