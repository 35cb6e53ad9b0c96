// Charts of facts as SVG, drawn anew for what the filters show. A point is a fact, and leads to it.

const COLOURS = 7; // more nobody tells apart; the rest is "other"
const MOST_POINTS = 2000;
const WIDE = 920;
const OTHER = "other";
const DAY = 86_400_000;

const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

// The most frequent series have a colour: name → number of its colour; all others are "other".
function series(names) {
  const often = new Map();
  for (const name of names) often.set(name, (often.get(name) ?? 0) + 1);
  const kept = [...often].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, COLOURS).map(([name]) => name);
  return { of: (name) => (kept.includes(name) ? kept.indexOf(name) : COLOURS), names: often.size > COLOURS ? [...kept, OTHER] : kept };
}

function legend(names, shapes) {
  const swatch = (shape, colour) =>
    svgNode("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", class: colour, "aria-hidden": "true" }, symbol(shape));
  return node("ul", { class: "key" },
    ...names.map((name, n) => node("li", {}, swatch("circle", `c${name === OTHER ? COLOURS : n}`), cut(name || "not stated", 40))),
    ...Object.entries(shapes).map(([name, shape]) => node("li", {}, swatch(shape, "c-ink"), name)));
}

const symbol = (shape) =>
  shape === "triangle" ? svgNode("path", { d: "M0-6 5.5 4.5H-5.5Z", class: "hollow" }) : svgNode("circle", { r: 4.5 });

// Ticks of time: years, months or days, at most `most` of them.
function timeTicks(from, to, most) {
  const ticks = [];
  const first = new Date(from);
  const days = (to - from) / DAY;
  if (days > 62) {
    const months = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((step) => days / 30.4 / step <= most) ?? 600;
    let at = first.getUTCFullYear() * 12 + (months < 12 ? first.getUTCMonth() : 0);
    at -= at % months;
    for (; ; at += months) {
      const tick = Date.UTC(Math.floor(at / 12), at % 12, 1);
      if (tick > to) break;
      if (tick >= from) ticks.push([tick, new Date(tick).toISOString().slice(0, months < 12 ? 7 : 4)]);
    }
  } else {
    const step = Math.max(1, Math.ceil(days / most)) * DAY;
    for (let tick = Math.ceil(from / DAY) * DAY; tick <= to; tick += step) ticks.push([tick, new Date(tick).toISOString().slice(0, 10)]);
  }
  return ticks;
}

function logTicks(low, high) {
  const ticks = [];
  const steps = high / low > 1e4 ? [1] : [1, 2, 5];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const step of steps) {
      const tick = step * 10 ** power;
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push([tick, short(tick)]);
    }
  }
  return ticks;
}

// What lies years beside nearly all the rest would leave it no room: the points between two days, and how many are not.
function inView(points) {
  const days = points.map((point) => point.day).sort();
  const [from, to] = [days[Math.floor(days.length * 0.02)], days[Math.ceil(days.length * 0.98) - 1]];
  const years = (a, b) => (Date.parse(b) - Date.parse(a)) / (365 * DAY);
  const room = Math.max(1, years(from, to) / 2);
  const near = points.filter(({ day }) => years(day, from) <= room && years(to, day) <= room);
  if (points.length < 50 || near.length === points.length) return [points, ""];
  const shownDays = near.map((point) => point.day).sort();
  return [near, `${counted(points.length - near.length, "fact")} before ${shownDays[0]} or after ${shownDays.at(-1)} left out. `];
}

// points: [{day, value, series, shape, said, href}]; ranks: first place on top; lines: join the circles of a series
function timeChart(place, { points, label, ranks = false, lines = false, height = 300, shapes }) {
  const usable = points.filter((point) => point.day && (ranks || point.value > 0));
  if (!usable.length) return place.replaceChildren(node("p", { class: "note" }, "No fact that is shown states enough for this chart."));
  const [near, beyond] = inView(usable);
  const drawn = [...near].sort((a, b) => b.value - a.value).slice(0, MOST_POINTS);
  const when = (point) => Date.parse(point.day);
  const days = drawn.map(when);
  const values = drawn.map((point) => point.value);
  const spread = Math.max(...days) - Math.min(...days);
  const pad = Math.max(spread ? 3 * DAY : 90 * DAY, spread * 0.03);
  const [from, to] = [Math.min(...days) - pad, Math.max(...days) + pad];
  const [left, right, top, bottom] = [76, 16, 12, 28];
  const x = (day) => left + ((day - from) / (to - from)) * (WIDE - left - right);
  const scale = ranks ? (value) => value : Math.log10;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = ranks ? 0.7 : Math.max(0.12, (scale(high) - scale(low)) * 0.06);
  const part = (value) => (scale(value) - scale(low) + room) / (scale(high) - scale(low) + 2 * room);
  const y = (value) => (ranks ? top + part(value) * (height - top - bottom) : height - bottom - part(value) * (height - top - bottom));
  const every = Math.max(1, Math.ceil((high - low) / 8));
  const ticks = ranks
    ? Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, n) => [low + n * every, String(low + n * every)])
    : logTicks(10 ** (scale(low) - room), 10 ** (scale(high) + room));
  const colours = series(drawn.map((point) => point.series));

  const grid = ticks.map(([value, text]) => svgNode("g", { transform: `translate(0 ${y(value).toFixed(1)})` },
    svgNode("line", { x1: left, x2: WIDE - right }), svgNode("text", { x: left - 8, dy: "0.35em", "text-anchor": "end" }, text)));
  const times = timeTicks(from, to, 10).map(([day, text]) => svgNode("g", { transform: `translate(${x(day).toFixed(1)} ${height - bottom})` },
    svgNode("line", { y2: 5 }), svgNode("text", { y: 19, "text-anchor": "middle" }, text)));
  const paths = lines ? colours.names.filter((name) => name !== OTHER).map((name, n) => {
    const own = drawn.filter((point) => point.series === name && point.shape === "circle").sort((a, b) => when(a) - when(b) || a.value - b.value);
    return svgNode("polyline", { class: `c${n}`, points: own.map((point) => `${x(when(point)).toFixed(1)},${y(point.value).toFixed(1)}`).join(" ") });
  }) : [];
  const dots = drawn.map((point) => svgNode("a", { href: point.href, tabindex: "-1", class: `c${colours.of(point.series)}`,
    transform: `translate(${x(when(point)).toFixed(1)} ${y(point.value).toFixed(1)})` }, symbol(point.shape), svgNode("title", {}, point.said)));
  const said = `${label}: ${counted(drawn.length, "point")}; the table below has the values.`;
  place.replaceChildren(
    legend(colours.names, shapes),
    node("div", { class: "scroll chart", tabindex: "0", role: "region", "aria-label": label },
      svgNode("svg", { viewBox: `0 0 ${WIDE} ${height}`, role: "img", "aria-label": said }, ...grid, ...times, ...paths, ...dots)),
    node("p", { class: "hint" }, beyond, near.length > drawn.length ? `The ${grouped(drawn.length)} largest of ${grouped(near.length)}.` : ""));
}

// bars: [{label, from, to, colour, said, href, days}], from top to bottom in the order given
function spanChart(place, { bars, label, names }) {
  if (!bars.length) return place.replaceChildren(node("p", { class: "note" }, "No position that is shown has a day."));
  const [left, top, step] = [360, 8, 20];
  const height = top + bars.length * step + 28;
  const days = bars.flatMap((bar) => [Date.parse(bar.from), Date.parse(bar.to)]);
  const begins = bars.map((bar) => Date.parse(bar.from)).sort((a, b) => a - b);
  const first = begins[Math.floor(bars.length * 0.05)]; // a bar that begins long before nearly all the others is cut
  const pad = Math.max(5 * DAY, (Math.max(...days) - first) * 0.03);
  const [from, to] = [first - pad, Math.max(...days) + pad];
  const x = (day) => left + ((Math.max(from, Date.parse(day)) - from) / (to - from)) * (WIDE - left - 16);
  const times = timeTicks(from, to, 7).map(([day, text]) => svgNode("g", { transform: `translate(${x(new Date(day).toISOString()).toFixed(1)} ${height - 28})` },
    svgNode("line", { y1: 28 - height + top, y2: 5 }), svgNode("text", { y: 19, "text-anchor": "middle" }, text)));
  const lines = bars.map((bar, n) => svgNode("a", { href: bar.href, class: `c${bar.colour}`, tabindex: "-1", transform: `translate(0 ${top + n * step + step / 2})` },
    svgNode("text", { x: left - 10, dy: "0.35em", "text-anchor": "end" }, cut(bar.label, 52)),
    svgNode("rect", { x: x(bar.from).toFixed(1), y: -3, width: Math.max(3, x(bar.to) - x(bar.from)).toFixed(1), height: 6, rx: 3 }),
    ...bar.days.filter((day) => Date.parse(day) >= from).map((day) => svgNode("circle", { cx: x(day).toFixed(1), r: 3.5 })),
    svgNode("title", {}, bar.said)));
  place.replaceChildren(legend(names, {}), node("div", { class: "scroll chart", tabindex: "0", role: "region", "aria-label": label },
    svgNode("svg", { viewBox: `0 0 ${WIDE} ${height}`, role: "img", "aria-label": label }, ...times, ...lines)));
}
