"""Charts as static SVG, made with Altair and vl-convert: no script, no font file, every text escaped.

A mention is no sum: two articles that state one amount do not make it twice. So points stand for
distinct facts, and nothing is added up. Colours of lines and text are `currentColor`: the page's own.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from kaix.across.offices import organisation_key
from kaix.across.positions import Position
from kaix.records import DENIED, OFFICIAL_STATUSES, Amount, GpuCount, Ranking
from kaix.report.days import day

if TYPE_CHECKING:
    import altair

    from kaix.report.content import Content

_COLOURS = ["#0e8a9e", "#d9731a", "#5b8c2a", "#b8479b", "#7a6ad8", "#a98300", "#d1495b", "#7d8590"]
_SERIES = 7  # more colours nobody tells apart; the rest is "other"
_PANELS = 12
_BARS = 40
_POINTS = 300
_LONGEST = 32
_OTHER = "other"
NEEDED = ("altair", "vl_convert")


@dataclass(frozen=True)
class Chart:
    """One chart: what it shows, what a reader must know to read it, and the SVG, or `None` where nothing is to show."""

    title: str
    caption: str
    svg: Markup | None


def charts(content: Content) -> list[Chart] | None:
    """The charts of a run, in the order of the page; `None` where the extra `report` is not installed."""
    if any(importlib.util.find_spec(name) is None for name in NEEDED):
        return None
    duplicates = {a.cells["article_id"] for a in content.articles if a.cells.get("duplicate_of")}
    published = {a.cells["article_id"]: a.cells["published"] for a in content.articles}
    amounts, gpu_counts, rankings = (
        [r for r in content.records[group] if r.article_id not in duplicates and r.status != DENIED]
        for group in ("amounts", "gpu_counts", "rankings")
    )
    return [
        *_money(cast(list[Amount], amounts)),
        _gpus(cast(list[GpuCount], gpu_counts), published),
        _ranks(cast(list[Ranking], rankings), published),
        _offices(content.positions, published),
    ]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _series(names: Iterable[str]) -> dict[str, str]:
    """Each name as the chart's legend has it: the most frequent ones, and "other"."""
    counted = Counter(names)
    kept = [name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SERIES]]
    return {name: _short(name) if name in kept else _OTHER for name in counted}


def _colour(field: str, title: str, names: Iterable[str]) -> altair.Color:
    import altair

    found = sorted(set(names) - {_OTHER}) + ([_OTHER] if _OTHER in names else [])
    return altair.Color(
        f"{field}:N", title=title, scale=altair.Scale(domain=found, range=_COLOURS[: len(found)])
    )


_INK = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "titleFontSize": 12}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    # the browser's font may be wider than the one that vl-convert measured the legend with
    "padding": {"left": 50, "right": 90, "top": 6, "bottom": 6},
    "view": {"stroke": None},
    "axis": {
        **_INK,
        "titleFontWeight": "normal",
        "domainColor": "currentColor",
        "tickColor": "currentColor",
        "gridColor": "currentColor",
        "gridOpacity": 0.15,
        "labelLimit": 260,
    },
    "legend": {
        **_INK,
        "symbolBaseFillColor": "currentColor",
        "symbolBaseStrokeColor": "currentColor",
        "titleFontWeight": "normal",
        "labelLimit": 260,
    },
    "header": {**_INK, "labelLimit": 280},
}


def _svg(chart: Any) -> Markup:
    import altair
    import vl_convert

    specification = chart.to_dict() | {"config": _CONFIG}
    version = altair.SCHEMA_VERSION.rpartition(".")[0]  # "v6.1" of "v6.1.0"
    return Markup(vl_convert.vegalite_to_svg(specification, vl_version=version))


def _data(rows: Sequence[dict[str, Any]]) -> Any:
    return {"values": list(rows)}


def _money(amounts: Sequence[Amount]) -> list[Chart]:
    """One chart a currency, the restatements in another left out: period by sum, actual and planned apart."""
    import altair

    made = []
    for currency in sorted({a.currency for a in amounts}, key=lambda c: (c not in ("KRW", "USD"), c)):
        mine = [a for a in amounts if a.currency == currency and a.amount > 0]
        dated = [a for a in mine if a.period and a.converts is None]
        topics = [a.topic or "no topic stated" for a in dated]
        names = _series(topics)
        rows = {
            (a.period, names[topic], float(a.amount), a.status): None
            for a, topic in zip(dated, topics, strict=True)
        }
        largest = sorted(rows, key=lambda row: (-row[2], row))[:_POINTS]
        values = [{"period": p, "topic": t, "amount": v, "status": s} for p, t, v, s in sorted(largest)]
        title = f"Money by period and topic, {currency}"
        caption = (
            f"{len(dated):,} of {len(mine):,} sums state the period that they are for and do not restate another sum; "
            f"each point is a distinct sum, of a range the lower end{_of_all(rows)}. The scale is logarithmic."
        )
        if not values:
            made.append(Chart(title, caption, None))
            continue
        periods = sorted({str(value["period"]) for value in values})
        chart = (
            altair.Chart(_data(values), width=min(900, max(160, 34 * len(periods))), height=260)
            .mark_point(filled=True, size=90, opacity=0.85)
            .encode(
                x=altair.X("period:O", title=None, axis=altair.Axis(labelAngle=-40, labelOverlap=True)),
                y=altair.Y(
                    "amount:Q",
                    title=currency,
                    scale=altair.Scale(type="log"),
                    axis=altair.Axis(labelExpr=_LABEL),
                ),
                color=_colour("topic", "topic", [str(value["topic"]) for value in values]),
                xOffset="topic:N",
                shape=altair.Shape("status:N", legend=None, scale=_shapes("planned")),
                column=altair.Column("status:N", title=None, sort=["actual", "planned"]),
            )
        )
        made.append(Chart(title, caption, _svg(chart)))
    return made


# SI calls 10^9 "G", people billion; of the ticks of a logarithmic scale only 1, 2 and 5 have room for a label.
_NUMBER = "replace(replace(replace(format(datum.value, '~s'), 'M', ' m'), 'G', ' bn'), 'T', ' tn')"
_LABEL = (
    "indexof([1, 2, 5], round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))) >= 0 ? "
    f"{_NUMBER} : ''"
)


def _of_all(rows: Collection[object]) -> str:
    return f", the {_POINTS} largest of {len(rows):,}" if len(rows) > _POINTS else ""


def _shapes(other: str) -> altair.Scale:
    import altair

    return altair.Scale(domain=["actual", other], range=["circle", "triangle-up"])


def _time(days: Iterable[str], count: int) -> altair.Axis:
    """The axis of time: with days where all lie within some months."""
    import altair

    found = [date.fromisoformat(each) for each in days]
    narrow = (max(found) - min(found)).days < 120
    return altair.Axis(format="%Y-%m-%d" if narrow else "%Y-%m", tickCount=count, labelOverlap=True)


def _gpus(gpu_counts: Sequence[GpuCount], published: dict[str, str]) -> Chart:
    import altair

    title = "GPU counts over time"
    rows = set()
    names = _series(g.entity or "not stated" for g in gpu_counts)
    for g in gpu_counts:
        when = day(g.date or published.get(g.article_id) or "")
        if when and g.count > 0:
            rows.add((when, g.count, names[g.entity or "not stated"], g.status))
    caption = (
        "By the stated date; where none is stated, by the day of the article. "
        f"Of a range the lower end{_of_all(rows)}; the scale is logarithmic."
    )
    if not rows:
        return Chart(title, caption, None)
    largest = sorted(rows, key=lambda row: (-row[1], row))[:_POINTS]
    values = [{"day": d, "count": c, "entity": e, "status": s} for d, c, e, s in sorted(largest)]
    chart = (
        altair.Chart(_data(values), width=560, height=280)
        .mark_point(size=110, filled=True, opacity=0.85)
        .encode(
            x=altair.X(
                "day:T", title=None, axis=_time((row[0] for row in rows), 6), scale=altair.Scale(padding=20)
            ),
            y=altair.Y(
                "count:Q", title="GPUs", scale=altair.Scale(type="log"), axis=altair.Axis(labelExpr=_LABEL)
            ),
            color=_colour("entity", "who", [str(value["entity"]) for value in values]),
            shape=altair.Shape("status:N", title="status", scale=_shapes("planned")),
        )
    )
    return Chart(title, caption, _svg(chart))


def _ranks(rankings: Sequence[Ranking], published: dict[str, str]) -> Chart:
    """Small panels, one for what is ranked: a line a subject, first place on top."""
    import altair

    title = "Rankings over time"
    placed = [r for r in rankings if r.kind == "place" and r.domain and r.subject]
    panels: dict[str, set[tuple[str, int, str, str]]] = {}
    for r in placed:
        when = day(r.period or published.get(r.article_id) or "")
        if when:
            scope = f", {r.scope}" if r.scope and r.scope != "world" else ""
            by = f" ({r.source})" if r.source else ""
            panels.setdefault(f"{r.domain}{scope}{by}", set()).add((when, r.rank, str(r.subject), r.status))
    first = sorted(
        panels, key=lambda name: (-len({point[0] for point in panels[name]}), -len(panels[name]), name)
    )
    shown = first[:_PANELS]
    caption = (
        f"What is ranked, and by whom: {len(shown):,} of {len(panels):,}, those stated at most times first. By the "
        "stated period; where none is stated, by the day of the article. Targets are triangles."
    )
    points = [(name, *point) for name in shown for point in sorted(panels[name])]
    if not points:
        return Chart(title, caption, None)
    names = _series(subject for _, _, _, subject, _ in points)
    values = [
        {
            "panel": _short(panel),
            "order": shown.index(panel),
            "day": d,
            "rank": rank,
            "subject": names[s],
            "status": status,
        }
        for panel, d, rank, s, status in points
    ]
    base = altair.Chart(_data(values)).encode(
        x=altair.X(
            "day:T", title=None, axis=_time((point[1] for point in points), 3), scale=altair.Scale(padding=14)
        ),
        y=altair.Y(
            "rank:Q",
            title="rank",
            scale=altair.Scale(reverse=True, zero=False, nice=False, padding=14),
            axis=altair.Axis(format="d", tickMinStep=1, tickCount=4),
        ),
        color=_colour("subject", "who", [str(value["subject"]) for value in values]),
    )
    lines = base.transform_filter("datum.status == 'actual'").mark_line(strokeWidth=2)
    dots = base.mark_point(filled=True, size=80).encode(
        shape=altair.Shape("status:N", title="status", scale=_shapes("target"))
    )
    chart = (
        altair.layer(lines, dots)
        .properties(width=210, height=130)
        .facet(altair.Facet("panel:N", title=None, sort=list(dict.fromkeys(map(_short, shown)))), columns=3)
        .resolve_scale(y="independent", x="independent")
    )
    return Chart(title, caption, _svg(chart))


def _offices(found: Sequence[Position], published: dict[str, str]) -> Chart:
    """A bar a position, and a point for each article that says so."""
    import altair

    title = "Who held which office"
    caption = (
        "A bar goes from the stated beginning, or else the first article that says so, to the stated end, or else the "
        f"last article; points are the articles. The {_BARS} positions that most mentions state."
    )
    bars, dots = [], []
    chosen = sorted(found, key=lambda p: (-p.mentions, p.person_id, p.position))[:_BARS]
    for p in sorted(
        chosen, key=lambda p: (organisation_key(p.organization), p.position.casefold(), p.since or "9999")
    ):
        days = [when for name in p.articles if (when := day(published.get(name) or ""))]
        begin = day(p.since or "") or (min(days) if days else None)
        end = day(p.until or "") or (max([*days, begin]) if days and begin else begin)
        if not begin or not end:
            continue
        label = f"{_short(p.person)}, {_short(p.position)}" + (
            f", {_short(p.organization)}" if p.organization else ""
        )
        row = {"who": label, "status": p.status}
        bars.append({**row, "from": min(begin, end), "to": max(begin, end)})
        dots += [{**row, "day": when} for when in sorted(set(days) or {begin})]
    if not bars:
        return Chart(title, caption, None)
    order = list(dict.fromkeys(bar["who"] for bar in bars))
    y = altair.Y("who:N", title=None, sort=order, axis=altair.Axis(labelLimit=420, grid=True))
    colour = altair.Color(
        "status:N",
        title="status",
        scale=altair.Scale(domain=list(OFFICIAL_STATUSES), range=_COLOURS[: len(OFFICIAL_STATUSES)]),
    )
    time = _time((bar[end] for bar in bars for end in ("from", "to")), 8)
    rules = (
        altair.Chart(_data(bars), width=460, height={"step": 20})
        .mark_bar(height=6, opacity=0.5)
        .encode(x=altair.X("from:T", title=None, axis=time), x2="to:T", y=y, color=colour)
    )
    points = altair.Chart(_data(dots)).mark_point(filled=True, size=60).encode(x="day:T", y=y, color=colour)
    return Chart(title, caption, _svg(altair.layer(rules, points)))
