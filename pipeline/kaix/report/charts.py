"""The page's charts as Vega-Lite, made with Altair; the page's script gives them the rows that its filters leave.

A row is `{day, value, series, status, said, href}`, that of a position `{who, from, to, days, status, said, href}`.
Days are milliseconds since 1970, as JavaScript counts. Lines and text are in `currentColor`: the page's own, light
or dark.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import TYPE_CHECKING, Any

from kaix.records import DENIED, OFFICIAL_STATUSES

if TYPE_CHECKING:
    import altair

NEEDED = ("altair", "vl_convert")
ROWS = "rows"
"""The name of a chart's data."""
_COLOURS = ["#0e8a9e", "#d9731a", "#5b8c2a", "#b8479b", "#7a6ad8", "#a98300", "#d1495b", "#7d8590"]
_SERIES = 7  # more colours nobody tells apart; the rest is "other"
_HELD = [status for status in OFFICIAL_STATUSES if status != DENIED]
_INK = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "titleFontSize": 12}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    # series come and go with the filters, and their names differ in length: the layout is made anew each time
    "autosize": {"type": "fit-x", "contains": "padding", "resize": True},
    "padding": {"left": 4, "right": 24, "top": 4, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        **_INK,
        "domain": False,
        "ticks": False,
        "gridColor": "currentColor",
        "gridOpacity": 0.15,
        "labelOverlap": True,
        "labelLimit": 340,
    },
    "legend": {
        **_INK,
        "title": None,
        "orient": "top",
        "columns": {"expr": "max(1, floor(containerSize()[0] / 190))"},
        "symbolBaseFillColor": "currentColor",
        "symbolBaseStrokeColor": "currentColor",
        "labelLimit": 160,
    },
}
# Of the ticks of a logarithmic scale only 1, 2 and 5 have room for a line and a label.
_ROUND = "indexof([1, 2, 5], round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))) >= 0"
# SI calls 10^9 "G", people billion.
_NUMBER = "format(datum.value, '~s')"
for _prefix, _name in {"k": " k", "M": " m", "G": " bn", "T": " tn", "P": ",000 tn"}.items():
    _NUMBER = f"replace({_NUMBER}, '{_prefix}', '{_name}')"
_DATES = {
    unit: "%Y" if unit == "year" else "%Y-%m" if unit in ("quarter", "month") else "%Y-%m-%d"
    for unit in ("year", "quarter", "month", "week", "date", "day", "hours")
}


def installed() -> bool:
    """Whether the extra `report` is there."""
    return all(importlib.util.find_spec(name) for name in NEEDED)


@cache
def bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that asks for nothing and ends in no place of the page."""
    import vl_convert

    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")


@cache
def charts() -> dict[str, dict[str, Any]]:
    """The specification of each chart in Vega, without its rows: compiled here, the page draws it at once."""
    import altair
    import vl_convert

    sums = altair.Y(
        "value:Q",
        title=None,
        axis=altair.Axis(
            labelExpr=f"{_ROUND} ? {_NUMBER} : ''",
            gridOpacity={"condition": {"test": _ROUND, "value": 1}, "value": 0},
        ),
        scale=altair.Scale(type="log", nice=True, padding=8),
    )
    ranks = altair.Y(
        "value:Q",
        title=None,
        axis=altair.Axis(format="d", tickMinStep=1, tickCount=6),
        scale=altair.Scale(reverse=True, zero=False, nice=False, padding=14),  # the first place stands on top
    )
    made = {
        "money": _points(sums, "planned", height=300),
        "gpus": _points(sums, "planned", height=300, lines=True),
        "ranks": _points(ranks, "target", height=220, lines=True),
        "holders": _spans(),
    }
    version = altair.SCHEMA_VERSION.rpartition(".")[0]  # "v6.1" of "v6.1.0"
    return {
        name: vl_convert.vegalite_to_vega(chart.to_dict() | {"config": _CONFIG}, vl_version=version)
        for name, chart in made.items()
    }


def _data() -> altair.NamedData:
    import altair

    return altair.NamedData(name=ROWS)


def _time(field: str) -> altair.X:
    import altair

    # whole months: a single day would have no width
    scale = altair.Scale(type="utc", nice="month", padding=8)
    return altair.X(
        f"{field}:T", title=None, scale=scale, axis=altair.Axis(grid=False, format=_DATES, tickCount=8)
    )


def _points(
    y: altair.Y, other: str, height: int, lines: bool = False
) -> altair.LayerChart | altair.FacetChart:
    """A point a fact, those with the status `other` as triangles; `lines` join the actual ones of a series."""
    import altair

    base = (
        altair.Chart(_data())
        .transform_joinaggregate(often="count()", groupby=["series"])
        .transform_window(
            place="dense_rank()",
            sort=[
                altair.SortField("often", order="descending"),
                altair.SortField("series", order="ascending"),
            ],
        )
        .transform_calculate(
            name=f"datum.place <= {_SERIES} ? datum.series : 'other'",
            place=f"min(datum.place, {_SERIES + 1})",
        )
        .encode(
            x=_time("day"),
            y=y,
            color=altair.Color(
                "name:N",
                sort=altair.EncodingSortField("place", op="min"),
                scale=altair.Scale(range=_COLOURS),
            ),
        )
    )
    points = base.mark_point(filled=True, size=80, opacity=0.75, cursor="pointer").encode(
        shape=altair.Shape(
            "status:N", scale=altair.Scale(domain=["actual", other], range=["circle", "triangle-up"])
        ),
        tooltip="said:N",
        description="said:N",
    )
    joined = base.transform_filter(f"datum.status == 'actual' && datum.place <= {_SERIES}").mark_line(
        strokeWidth=1.75, opacity=0.7
    )
    return altair.layer(*([joined] if lines else []), points).properties(width="container", height=height)


def _spans() -> altair.LayerChart | altair.FacetChart:
    """A bar a position, and a point for each article that says so."""
    import altair

    base = altair.Chart(_data()).encode(
        y=altair.Y("who:N", title=None, sort=None, axis=altair.Axis(grid=True, ticks=False)),
        color=altair.Color(
            "status:N",
            scale=altair.Scale(domain=_HELD, range=_COLOURS[: len(_HELD)]),
        ),
        tooltip="said:N",
        description="said:N",
    )
    bars = base.mark_bar(height=6, opacity=0.5, cursor="pointer").encode(x=_time("from"), x2="to:T")
    days = (
        base.transform_flatten(["days"])
        .mark_point(filled=True, size=50, opacity=0.8, cursor="pointer")
        .encode(x=_time("days"))
    )
    return altair.layer(bars, days).properties(width="container", height={"step": 20})
