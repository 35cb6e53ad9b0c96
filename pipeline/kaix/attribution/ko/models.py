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
    for order, (start, end, name) in enumerate(reversed([m for m in here if m[0] < mention.start])):
        between = sum(
            1 for m in found if end <= m.start and m.end <= mention.start and m.table == mention.table
        )
        pool.add(name, start, end, f"left:{near(order, 2)}", f"left_counts:{near(between, 1)}")
    for order, (start, end, name) in enumerate(m for m in here if m[0] >= mention.end):
        pool.add(
            name,
            start,
            end,
            f"right:{near(order, 1)}",
            f"right_gap:{'0' if start - mention.end < 14 else '1'}",
        )
    if len(here) > 1:
        pool.add(";".join(dict.fromkeys(name for _, _, name in here)), here[0][0], here[-1][1], "all_here")
    for order in range(1, _BACK + 1):
        index = setting.index - order
        if index < 0:
            break
        sentence = reading.sentences[index]
        for start, end, name in models:
            if not sentence.start_char <= start < sentence.end_char:
                continue
            pool.add(
                name,
                start,
                end,
                f"carried:{order}",
                "carried_own:models" if here or beside else "carried_own:none",
            )
    headline = discourse.of(reading).headline_end
    for start, end, name in models:
        if start < headline:
            pool.add(name, start, end, "headline")
    if len({name for _, _, name in models}) == 1:
        start, end, name = models[0]
        pool.add(name, start, end, f"only_one:{'before' if start < mention.end else 'behind'}")
    last = found[-1] if found else None
    if last is not None and last.slots.get("model"):
        pool.add(
            last.slots["model"] or "",
            last.start,
            last.end,
            "previous:here" if last.start >= setting.low else "previous:far",
        )
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
