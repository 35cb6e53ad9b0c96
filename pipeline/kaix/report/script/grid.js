// A table that sorts, pages and downloads what it shows.
// columns: {name, kind, get(row) → text, show(row) → nodes, unit(row) → what is never mixed in sorting, help}

const PAGE = 100;

function pager(place, page, pages, go) {
  if (pages < 2) return place.replaceChildren();
  const step = (label, to) => button(label, () => go(to), { disabled: to < 0 || to >= pages });
  place.replaceChildren(step("Back", page - 1), `page ${page + 1} of ${pages}`, step("Next", page + 1));
}

function sortedRows(rows, { column, down }) {
  const number = column.kind === "number";
  const keyed = rows.map((row, n) => {
    const text = column.get(row);
    return { row, n, key: number ? Number(text === "" ? NaN : text) : text, unit: column.unit?.(row) ?? "" };
  });
  const empty = ({ key }) => key === "" || Number.isNaN(key);
  const compare = number ? (a, b) => a - b : collator.compare;
  keyed.sort((a, b) =>
    empty(a) - empty(b) || // empty ones last, either way
    collator.compare(a.unit, b.unit) || // won among won, dollars among dollars
    (empty(a) ? 0 : down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.n - b.n);
  return keyed.map(({ row }) => row);
}

// place: a node; name: of the file; attributes(row): of its tr; file: the columns of the file, if not those shown
function grid(place, { name, columns, size = PAGE, file = columns, attributes = () => ({}), label = "Rows" }) {
  const count = node("p", { class: "count", role: "status" });
  const scroll = node("div", { class: "scroll rows", tabindex: "0", role: "region", "aria-label": `${label}; scrolls sideways` });
  const pages = node("p", { class: "pager" });
  let rows = [];
  let order = [];
  let sorted = null; // {column, down}
  let page = 0;
  const save = button("Download CSV", () => download(name, file, order), { class: "save", "data-file": name });
  place.replaceChildren(node("div", { class: "above" }, count, save), scroll, pages);

  function header(column) {
    const state = sorted?.column === column ? (sorted.down ? "descending" : "ascending") : "none";
    const sort = button(column.name, () => {
      sorted = state === "none" ? { column, down: false } : state === "ascending" ? { column, down: true } : null;
      page = 0;
      arrange();
      scroll.querySelectorAll("th button")[columns.indexOf(column)].focus();
    }, { title: column.help });
    return node("th", { scope: "col", class: column.kind, "aria-sort": state }, sort);
  }

  function line(row, at) {
    const { class: more = "", ...rest } = attributes(row);
    return node("tr", { ...rest, tabindex: "-1", class: `${more}${at.includes(row) ? " at" : ""}`.trim() || null },
      ...columns.map((column) => {
        const value = column.get(row);
        const content = column.show ? column.show(row) : [column.kind === "number" ? grouped(value) : value];
        return node("td", { class: column.kind }, ...content);
      }));
  }

  function show(at = []) {
    const last = Math.max(1, Math.ceil(order.length / size));
    page = Math.min(page, last - 1);
    const lines = order.slice(page * size, (page + 1) * size).map((row) => line(row, at));
    scroll.replaceChildren(node("table", {}, node("thead", {}, node("tr", {}, ...columns.map(header))), node("tbody", {}, ...lines)));
    save.disabled = !order.length;
    pager(pages, page, last, (to) => { page = to; show(); place.scrollIntoView(); });
  }

  function arrange(at) {
    order = sorted ? sortedRows(rows, sorted) : rows;
    show(at);
  }

  return {
    update(found, said) {
      rows = found;
      page = 0;
      count.textContent = said;
      arrange();
    },
    goTo(found) { // the page with the first of `found`, all of them marked; the node of the first
      if (!order.includes(found[0])) return null;
      page = Math.floor(order.indexOf(found[0]) / size);
      show(found);
      const first = scroll.querySelector("tr.at");
      first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
      return first;
    },
  };
}
