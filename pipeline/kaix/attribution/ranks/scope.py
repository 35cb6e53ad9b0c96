"""Among whom: the world, a region or a country that the words around the rank, or those before, name."""

from __future__ import annotations

from bisect import bisect_left

from kaix.attribution.candidates import Candidate
from kaix.attribution.en.merging import Gathered
from kaix.attribution.ranks.setting import Setting
from kaix.attribution.ranks.things import Scope

_BACK = 3
_AROUND = 10  # scopes of a sentence on each side of a rank


def candidates(setting: Setting) -> list[Candidate]:
    """The candidates of the scope of one rank, whose subject, domain and source are chosen."""
    found = Gathered()
    start, end = setting.rules.start, setting.rules.end
    index = setting.sentence.index
    every = setting.article.scopes(index)
    here = bisect_left(every, start, key=lambda scope: scope.start)
    for scope in every[max(0, here - _AROUND) : here + _AROUND]:
        sort = "world" if scope.value == "world" else "other"
        evidence = [f"sort:{sort}:{setting.sort}", f"how:{scope.how}"]
        if scope.start >= start - 1 and scope.end <= end + 1:
            evidence.append(f"inside:{sort}")
        else:
            before = scope.end <= start + 1
            side, low, high = ("before", scope.end, start) if before else ("after", end, scope.start)
            evidence += [f"{side}_gap:{_gap(high - low)}:{sort}", f"{side}_glue:{setting.glue(low, high)}"]
        found.add(scope.value, evidence, scope.start, scope.end)
    for back in range(1, min(_BACK, index) + 1):
        for scope, listed in _named(setting, index - back):
            sort = "world" if scope.value == "world" else "other"
            found.add(scope.value, [f"carried_list:{listed}:{sort}"])
    last = setting.last
    if last is not None and last.chosen["scope"]:
        where = setting.whereabouts(last)
        for column in ("domain", "source", "subject"):
            same = "same" if last.chosen[column] == setting.chosen[column] else "other"
            found.add(last.chosen["scope"], [f"previous_of:{column}:{where}:{same}"])
    return found.candidates([f"nothing_sort:{setting.sort}"])


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
    return next((str(most) for most in (1, 4, 10, 30) if distance <= most), "far")
