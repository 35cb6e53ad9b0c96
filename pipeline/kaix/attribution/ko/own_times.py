"""The times of a mention's own sentence, with what each does there, as candidates of its period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, grain, near
from kaix.attribution.ko.time_lengths import elapsed, lengths
from kaix.attribution.ko.time_roles import role
from kaix.reading import DateMention

_PARTICLES = ("까지", "부터", "에", "의", "은", "는", "말", "도", "기준")


def own_times(setting: Setting, dates: Sequence[DateMention]) -> list[tuple[DateMention, str]]:
    """The times of the mention's own sentence and what each does; lengths of time are among them.

    What stands right before the bracket of the mention is held: `작년(¦3조원¦)`.
    """
    text, start = setting.reading.text, setting.mention.start
    result = []
    for date in dates:
        part = role(text, date, setting.analysis.clauses if date.end <= start else (), start)
        if date.end <= start and text[date.end : start].strip() in ("(", "（"):
            part = "held"
        elif date.end <= start and part == "open" and (later := elapsed(text, date, start)):
            result.append((replace(date, value=later), part))
            continue
        result.append((date, part))
    bare = not any(date.end <= start for date in dates)
    result += [
        (each, "open")
        for each, alone in lengths(setting.reading, setting.low, setting.high)
        if bare or not alone
    ]
    return sorted(result, key=lambda pair: pair[0].start)


def add_own(
    setting: Setting, pool: Pool, own: Sequence[tuple[DateMention, str]], unit: str, found: Sequence[Mention]
) -> None:
    """Adds the times of the mention's own sentence."""
    mention, text = setting.mention, setting.reading.text
    free = 0
    for date, part in reversed(own):
        size = grain(date.value)
        particle = next((p for p in _PARTICLES if text.startswith(p, date.end)), "none")
        evidence = [f"date_particle:{particle}"]
        if date.start >= mention.end:
            far = any(p.start < date.start for p, _ in setting.behind)
            evidence.append(f"after_{part}:{'far' if far else particle}")
        elif date.end <= mention.start:
            evidence += [f"before_{part}:{size}", f"before_unit:{unit}_{size}"]
            if part == "open":
                crossed = [c for p, c in setting.before if p.start >= date.end]
                between = [m for m in found if m.start >= date.end and m.end <= mention.start]
                # 작년 82억원¦에서¦ 162억원으로: the second sum is of another time
                left = between and text.startswith("에서", between[-1].end)
                evidence += [
                    f"before:{near(free, 2)}", f"before_over:{near(len(crossed), 2)}",
                    f"before_sums:{'from' if left else near(len(between), 2)}",
                    f"before_clause:{crossed[0].relation if crossed else 'none'}",
                ]  # fmt: skip
                free += 1
        pool.add(date.value or "", date.start, date.end, *evidence)
