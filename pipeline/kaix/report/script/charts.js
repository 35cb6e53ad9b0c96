// The charts, drawn by Vega from the specifications in the page: rows in, nothing of a row is more than text.

const MOST_POINTS = 2000;
const YEAR = 365 * 86_400_000;
const views = new Map(); // chart → its view
const waiting = new Map(); // chart → the rows that it shows next
let drawing = Promise.resolve(); // one chart after the other
let soon;

const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

// What lies years beside nearly all the rest would leave it no room: the rows between two days, and how many are not.
function inView(rows) {
  const days = rows.map((row) => row.day).sort((a, b) => a - b);
  const [from, to] = [days[Math.floor(days.length * 0.02)], days[Math.ceil(days.length * 0.98) - 1]];
  const room = Math.max(YEAR, (to - from) / 2);
  const isNear = (day) => from - day <= room && day - to <= room;
  const near = rows.filter((row) => isNear(row.day));
  if (rows.length < 50 || near.length === rows.length) return [rows, ""];
  const [first, last] = [days.find(isNear), days.findLast(isNear)].map((day) => new Date(day).toISOString().slice(0, 10));
  return [near, `${counted(rows.length - near.length, "fact")} before ${first} or after ${last} left out. `];
}

// A point a fact: [{fact, value}] → the rows of a chart, those with a day, the largest if they are too many.
function showPoints(name, points, ranks = false) {
  if (!data.charts) return;
  const usable = points.filter(({ fact, value }) => fact.day && (ranks || value > 0)).map(({ fact, value }) => ({
    day: Date.parse(fact.day), value, series: who(fact) || "not stated", status: fact.cells.status, said: said(fact), href: addressOf.fact(fact),
  }));
  const [near, beyond] = inView(usable);
  const drawn = near.length > MOST_POINTS ? [...near].sort((a, b) => b.value - a.value).slice(0, MOST_POINTS) : near;
  $(`${name}-beyond`).textContent = beyond + (drawn.length < near.length ? `The ${grouped(drawn.length)} largest of ${grouped(near.length)}.` : "");
  showChart(name, drawn, "No fact that is shown states enough for this chart.");
}

// Drawn when the page itself has been, and nobody types: of rows that follow one another quickly only the last.
function showChart(name, rows, nothing) {
  if (!data.charts) return;
  clearTimeout(soon);
  soon = setTimeout(() => { drawing = drawing.finally(drawAll); }, 150);
  waiting.set(name, rows);
  $(`${name}-none`).textContent = rows.length ? "" : nothing;
  $(`${name}-chart`).hidden = !rows.length;
  delete document.documentElement.dataset.drawn;
}

async function drawAll() {
  const due = [...waiting];
  waiting.clear();
  for (const [name, rows] of due) await draw(name, rows);
  if (!waiting.size) document.documentElement.dataset.drawn = "true";
}

async function draw(name, rows) {
  const view = views.get(name);
  if (!rows.length) { // a hidden chart has no width
    view?.finalize();
    views.delete(name);
    $(`${name}-chart`).replaceChildren();
  } else if (view) {
    await view.data("rows", rows).runAsync();
  } else {
    const spec = structuredClone(data.charts[name]);
    spec.data.find((each) => each.name === "rows").values = rows;
    const made = await vegaEmbed($(`${name}-chart`), spec, {
      mode: "vega", renderer: "svg", actions: false, tooltip: { disableDefaultStyle: true },
      ast: true, // expressions are interpreted: the page's policy forbids eval
    });
    made.view.addEventListener("click", (_, item) => { if (item?.datum?.href && item.mark.marktype !== "line") location.hash = item.datum.href; });
    views.set(name, made.view);
  }
}
