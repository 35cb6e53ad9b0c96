"""Among whom: the world, a region or a country that the words around the rank, or those before, name."""

from __future__ import annotations

from bisect import bisect_left

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.things import Scope

_BACK = 3
_BACK_LISTS = 8
_AROUND = 10  # scopes of a sentence on each side of a rank


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the scope of one rank, whose subject, domain and source are chosen."""
    found = Gathered()
    grammar, reading = setting.grammar, setting.reading
    start, end = setting.rules.start, setting.rules.end
    index = setting.sentence.index
    text = reading.text
    domain = setting.chosen.get("domain") or ""
    near = 0
    every = setting.article.scopes(index)
    here = bisect_left(every, start, key=lambda scope: scope.start)
    for scope in every[max(0, here - _AROUND) : here + _AROUND]:
        sort = "world" if scope.value == "world" else "other"
        evidence = [f"sort:{sort}:{setting.sort}", f"how:{scope.how}"]
        if scope.start >= start - 1 and scope.end <= end + 1:
            evidence.append(f"inside:{sort}")
        elif scope.end <= start + 1:
            gap = _gap(start - scope.end)
            evidence += [
                f"before_gap:{gap}",
                f"before_gap:{gap}:{sort}",
                f"before_glue:{setting.glue(scope.end, start)}",
            ]
            evidence.append(f"before_verbs:{sort}:{min(setting.verbs_between(scope.end, start), 2)}")
        else:
            gap = _gap(scope.start - end)
            evidence += [
                f"after_gap:{gap}",
                f"after_gap:{gap}:{sort}",
                f"after_glue:{setting.glue(end, scope.start)}",
            ]
        evidence.append(f"tail:{text[scope.end : scope.end + 2].strip() or 'space'}")
        between = len(setting.ranks_from(min(scope.end, end), max(scope.start, start)))
        evidence.append(f"ranks_between:{min(between, 2)}")
        if domain and text[scope.start : scope.end] in domain:
            evidence.append("in_domain")
        near += abs(scope.start - start) < 45
        found.add(scope.value, evidence, scope.start, scope.end)
    for back in range(1, min(_BACK, index) + 1):
        for scope, listed in _named(setting, index - back):
            sort = "world" if scope.value == "world" else "other"
            found.add(scope.value, [f"carried:{back}:{sort}", f"carried_list:{listed}:{sort}"])
    for back in range(_BACK + 1, min(_BACK_LISTS, index) + 1):
        for scope, listed in _named(setting, index - back):
            if listed:
                found.add(scope.value, ["carried_far"], scope.start, scope.end)
    if start >= grammar.headline_end(reading):
        for scope, _ in _named(setting, 0):
            found.add(scope.value, ["headline"], scope.start, scope.end)
    last = setting.last
    if last is not None and last.chosen["scope"]:
        where = setting.whereabouts(last)
        for column in ("domain", "source", "subject"):
            same = "same" if last.chosen[column] == setting.chosen[column] else "other"
            found.add(last.chosen["scope"], [f"previous_of:{column}:{where}:{same}"])
        found.add(
            last.chosen["scope"], [f"previous:{where}", f"previous_sort:{where}:{setting.sort}:{last.sort}"]
        )
    again = setting.again()
    if again is not None and (value := again[0].chosen["scope"]) is not None:
        found.add(value, [f"same_rank:{again[1]}"])
    for value in found.values():
        if value == setting.chosen.get("subject"):
            found.add(value, ["is_subject"])
    return found.candidates([
        f"nothing_sort:{setting.sort}", f"nothing_near:{min(near, 2)}",
        f"nothing_previous:{setting.previous('scope')}",
    ])  # fmt: skip


def _named(setting: Setting, index: int) -> list[tuple[Scope, bool]]:
    """The first of each scope of a sentence, and whether a list stands right behind it: 세계 ¦경쟁력 평가¦."""

    def read() -> list[tuple[Scope, bool]]:
        text, first = setting.reading.text, dict[tuple[str, bool], Scope]()
        for scope in setting.article.scopes(index):
            listed = setting.grammar.lists(text[scope.end : scope.end + 25])
            first.setdefault((scope.value, listed), scope)
        return [(scope, listed) for (_, listed), scope in first.items()]

    return setting.article.once(("named scopes", index), read)


def _gap(distance: int) -> str:
    return (
        "0"
        if distance <= 1
        else "3"
        if distance <= 4
        else "10"
        if distance <= 10
        else "30"
        if distance <= 30
        else "far"
    )
