"""What is ranked: the noun phrases around the rank, those of the rank before and what the rules read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.surveys import in_force, listings
from kaix.attribution.ranks.things import Thing

_BACK = 2
_LONGEST = 60
_COUNT = re.compile(r"(?:hundred|thousand|million|billion|trillion|percent)\b")  # 3.8 ¦million views¦


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the domain of one rank, whose subject is chosen."""
    found = Gathered(setting.grammar.nominal)
    subject = setting.chosen.get("subject") or ""
    among = {scope.value for scope in setting.article.scopes(setting.sentence.index)}
    here = [t for t in setting.near if _can_be(t, subject) and t.value not in among]
    headed, of = _described(setting, here)
    for thing in here:
        if thing.start == of and thing.value != headed:
            continue  # the front of what the rank describes
        head = _head(setting, thing)
        side = "before" if thing.end <= setting.rules.start + 1 else "after"
        evidence = [*setting.relations(thing), f"head_sort:{setting.sort}:{head}", f"head_side:{side}:{head}"]
        evidence += setting.parted(thing)
        if " " in thing.value:
            evidence.append("long")
        if setting.grammar.is_part(setting.reading.text, thing):
            evidence.append(f"part:{'name' if thing.named else 'noun'}")
        found.add(_wording(setting, thing), evidence, thing.start, thing.end)
    if headed:
        listed = "list" if setting.grammar.lists(headed) else setting.grammar.head(headed) or "other"
        found.add(headed, ["headed", f"headed:{setting.sort}", f"headed_head:{listed}"])
    inside = set(found.values())
    for back in range(1, min(_BACK, setting.sentence.index) + 1):
        for thing, head in _headed(setting, setting.sentence.index - back):
            if thing.value != subject:
                evidence = [f"carried_head:{head}:{back}"] if thing.value not in inside else []
                found.add(thing.value, evidence, thing.start, thing.end)
    for listing, evidence in in_force(setting, listings(setting.article)):
        found.add(listing.name, evidence, listing.start, listing.end)
    _add_known(setting, found, inside)
    return found.candidates([
        f"nothing_previous:{setting.previous('domain')}", f"nothing_status:{setting.rules.status}"
    ])  # fmt: skip


def _described(setting: Setting, here: Sequence[Thing]) -> tuple[str, int]:
    """What the rank describes, with what that is of, and where: "third-largest ¦market for robots¦"."""
    text, end = setting.reading.text, setting.rules.end
    headed = setting.grammar.headed(text, setting.rules, setting.near)
    if not headed or headed in {one.text for one in setting.siblings}:
        return "", -1
    start = text.find(headed, setting.rules.start)
    verb = next((at for at in setting.sentence.verbs if start <= at < start + len(headed)), None)
    if verb is not None and setting.sort in ("largest", "place"):  # fourth-largest ¦economy¦ grew
        headed = text[start:verb].rstrip()
        if not headed:
            return "", -1
    whole = next((t for t in here if t.kind == "phrase" and t.start == start >= end), None)
    return (whole.value, start) if whole is not None else (headed, -1)


def _headed(setting: Setting, index: int) -> list[tuple[Thing, str]]:
    """The phrases of another sentence whose head has a class, each once."""

    def read() -> list[tuple[Thing, str]]:
        first: dict[str, Thing] = {}
        for thing in setting.article.other(index).things:
            if _can_be(thing, ""):
                first.setdefault(thing.value, thing)
        heads = ((thing, _head(setting, thing)) for thing in first.values())
        return [(thing, head) for thing, head in heads if head not in ("name", "other")]

    return setting.article.once(("headed", index), read)


def _wording(setting: Setting, thing: Thing) -> str:
    """What a thing is called in a cell: as the rules have it, where they read the same words and more."""
    rules = setting.rules.domain
    return rules if rules is not None and f" {thing.value} " in f" {rules} " else thing.value


def _can_be(thing: Thing, subject: str) -> bool:
    value = thing.value
    return (
        1 < len(value) <= _LONGEST
        and value != subject
        and ";" not in value  # several names: who is ranked beside each other
        and not _COUNT.match(value)
        and thing.kind not in ("country", "person", "government", "region")
    )


def _head(setting: Setting, thing: Thing) -> str:
    if setting.grammar.lists(thing.value):
        return "list"
    return setting.grammar.head(thing.value) or ("name" if thing.named else "other")


def _add_known(setting: Setting, found: Gathered, inside: set[str]) -> None:
    last = setting.last
    if last is not None and last.chosen["domain"]:
        where = setting.whereabouts(last)
        same = "same" if last.chosen["subject"] == setting.chosen["subject"] else "other"
        of_last = f"previous_sort:{where}:{setting.sort}:{last.sort}", f"previous_of:{where}:{same}"
        found.add(last.chosen["domain"], [f"previous:{where}", *of_last])
    rules = setting.rules.domain
    if rules is not None and rules != setting.chosen.get("subject"):
        found.add(rules, ["rule", f"rule:{'inside' if rules in inside else 'only'}:{setting.sort}"])
    for value in found.values():
        found.add(value, [f"written:{setting.article.written(value)}"])
