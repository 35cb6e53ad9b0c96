"""Which model of chip a Korean count is of: those beside it, those of the sentences before, the headline's, none."""

from __future__ import annotations

from collections.abc import Sequence

from kaix.analysis.ko import discourse
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, near
from kaix.reading import Reading

_BACK = 2


Model = tuple[int, int, str]
"""A model that the text names: its place and its name."""


def candidates(
    reading: Reading, setting: Setting, found: Sequence[Mention], models: Sequence[Model], beside: str | None
) -> list[Candidate]:
    """The candidates of the model of a count; `beside` is what stands at the number itself."""
    mention = setting.mention
    pool = Pool()
    if beside:
        pool.add(beside, mention.start, mention.end, "beside")
    here = [model for model in models if setting.low <= model[0] < setting.high]
    left = [model for model in here if model[0] < mention.start]
    for start, end, name in (*reversed(left), *here[len(left) :]):  # of equal ones the nearest before it
        pool.add(name, start, end)
    if len(here) > 1:
        pool.add(";".join(dict.fromkeys(name for _, _, name in here)), here[0][0], here[-1][1], "all_here")
    headline, own = discourse.of(reading).headline_end, "models" if here or beside else "none"
    for start, end, name in models:
        back = setting.index - reading.index_at(start)
        if 0 < back <= _BACK:
            pool.add(name, start, end, f"carried:{back}", f"carried_own:{own}")
        if start < headline:
            pool.add(name, start, end, "headline")
    if len({name for _, _, name in models}) == 1:
        start, end, name = models[0]
        pool.add(name, start, end, f"only_one:{'before' if start < mention.end else 'behind'}")
    last = found[-1] if found else None
    if last is not None and (value := last.slots.get("model")):
        where = "here" if last.start >= setting.low else "far"
        pool.add(value, last.start, last.end, f"previous:{where}")
    again = mention.again(found)
    if again is not None and (value := again.slots.get("model")):
        pool.add(value, again.start, again.end, "same_value")
    result = [
        Candidate(value, tuple(sorted(evidence)), *pool.places[value])
        for value, evidence in pool.evidence.items()
    ]
    nothing = {"nothing", f"nothing_models:{near(len(here), 1)}"}
    if beside:
        nothing.add("nothing_beside")
    return [*result, Candidate(None, tuple(sorted(nothing)))]
