"""The times of a mention's own sentence, with what each does there, as candidates of its period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, Setting, grain, near
from kaix.attribution.ko.time_lengths import elapsed, lengths
from kaix.attribution.ko.time_roles import role
from kaix.reading import DateMention

FREE = ("open", "ahead", "back", "bare", "elapsed")
"""What a time does that may be the mention's."""
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
            result.append((replace(date, value=later), "elapsed"))
            continue
        result.append((date, part))
    bare = not any(date.end <= start for date in dates)
    for length in lengths(setting.reading, setting.low, setting.high):
        if length.way != "bare" or bare:
            words = text[length.start : length.end]
            result.append((DateMention(length.start, length.end, words, length.value), length.way))
    return sorted(result, key=lambda pair: pair[0].start)


def add_own(
    setting: Setting, pool: Pool, own: Sequence[tuple[DateMention, str]], unit: str, found: Sequence[Mention]
) -> None:
    """Adds the times of the mention's own sentence."""
    mention, text = setting.mention, setting.reading.text
    free = 0
    for date, part in reversed(own):
        if date.end > mention.start:
            continue
        crossed = sum(1 for p, _ in setting.before if p.start >= date.end)
        others = sum(1 for m in found if m.start >= date.end and m.end <= mention.start)
        evidence = [f"before_{part}:{grain(date.value)}"]
        if part in FREE:
            evidence += [f"before:{near(free, 2)}", f"before_over:{near(crossed, 2)}"]
            evidence += [f"before_sums:{near(others, 2)}", *_under(setting, date)]
            free += 1
        evidence += [f"before_unit:{unit}_{grain(date.value)}", _particle(text, date)]
        pool.add(date.value or "", date.start, date.end, *evidence)
    for date, part in own:
        if date.start >= mention.end:
            pool.add(date.value or "", date.start, date.end, f"after_{part}", _particle(text, date))


def _under(setting: Setting, date: DateMention) -> list[str]:
    """What is done at a time before the mention: by a clause of its own, or by what governs the mention."""
    size = grain(date.value)
    first = next((p for p, _ in setting.before if p.start >= date.end), None)
    if first is None:
        governor = setting.governor
        frame = (governor.frame or "other") if governor is not None else "none"
        return [f"before_governor:{frame}_{'day' if size == 'day' else 'time'}"]
    return [f"before_under:{first.frame or 'other'}"]


def _particle(text: str, date: DateMention) -> str:
    """What stands behind a time."""
    return f"date_particle:{next((p for p in _PARTICLES if text.startswith(p, date.end)), 'none')}"
