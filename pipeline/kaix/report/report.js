"use strict";
// Shows the rows and articles in the page's JSON. Text goes in as text (textContent): nothing is parsed as HTML.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 100;
  const $ = (id) => document.getElementById(id);
  const node = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  };
  const collator = new Intl.Collator(["en", "ko"], { numeric: true });
  const grouped = (digits) => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
  const titleOf = (article) => article.title || article.id;

  // ---- the tables in one shape: columns {name, kind, get, show}, rows of any kind

  const anchorOf = (row) => data.articles[row[0]].text.slice(row[1], row[2]);
  const FIRST = 5; // article, start, end, sentence start, sentence end

  const articleLink = (number) => node("a", { href: `#/article/${number}` }, titleOf(data.articles[number]));
  const joined = (nodes, between = ", ") => nodes.flatMap((each, n) => (n ? [between, each] : [each]));

  // What the text says is not so: struck through, wherever it is shown.
  const denied = (table, row) => {
    const at = data.tables[table].columns.indexOf("status");
    return at >= 0 && row[FIRST + at] === "denied" ? " denied" : "";
  };

  function sentenceOf(table, row) {
    const text = data.articles[row[0]].text;
    return [
      text.slice(row[3], row[1]).trimStart(),
      node("span", { class: `mark ${table}${denied(table, row)}` }, text.slice(row[1], row[2])),
      text.slice(row[2], row[4]).trimEnd(),
    ];
  }

  function mentions(table) {
    const { columns, numbers } = data.tables[table];
    const value = (n) => (row) => row[FIRST + n];
    return [
      {
        name: "text", kind: "anchor", get: anchorOf,
        show: (row, n) => [node("a", { href: `#/article/${row[0]}/${table}/${n}`, title: "to its sentence in the article" }, anchorOf(row))],
      },
      ...columns.map((name, n) => ({ name, kind: numbers.includes(name) ? "number" : "value", get: value(n) })),
      { name: "sentence", kind: "sentence", get: (row) => data.articles[row[0]].text.slice(row[3], row[4]), show: (row) => sentenceOf(table, row) },
      { name: "article", kind: "article", get: (row) => titleOf(data.articles[row[0]]), show: (row) => [articleLink(row[0])] },
      { name: "language", kind: "value", get: (row) => data.articles[row[0]].language },
      { name: "rule", kind: "rule", get: value(columns.length) },
    ];
  }

  const cell = (name, n, kind = "value") => ({ name, kind, get: (row) => String(row[n]) });
  const rowLink = ([table, n]) => node("a", { href: `#/${table}/${n}` }, anchorOf(data.tables[table].rows[n]));
  const tables = {
    positions: {
      rows: data.positions,
      columns: [
        ...["person", "position", "organization", "sector", "status", "from", "to"].map((name, n) => cell(name, n)),
        cell("mentions", 7, "number"),
        {
          name: "articles", kind: "sentence", get: (row) => row[8].map((n) => titleOf(data.articles[n])).join(", "),
          show: (row) => joined(row[8].map(articleLink)),
        },
      ],
    },
    checks: {
      rows: data.checks,
      columns: [
        cell("check", 0), cell("message", 1, "sentence"),
        {
          name: "rows", kind: "sentence", get: (row) => row[2].map(([table, n]) => anchorOf(data.tables[table].rows[n])).join(", "),
          show: (row) => joined(row[2].map(rowLink)),
        },
      ],
    },
  };
  for (const name of Object.keys(data.tables)) tables[name] = { rows: data.tables[name].rows, columns: mentions(name) };
  const DATES = ["date", "period", "from", "to"];
  const CHOICES = ["language", "status", "currency", "modifier", "sector", "kind", "chip", "per", "check"];
  for (const table of Object.values(tables)) {
    table.query = "";
    table.chosen = {};
    table.sorted = null; // {column, down}
    table.page = 0;
    table.order = table.rows.map((_, n) => n);
  }
  let current = Object.keys(data.tables)[0];

  // ---- rows

  function selection(table) {
    const words = table.query.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = Object.entries(table.chosen).filter(([, value]) => value !== "");
    table.searched ??= table.rows.map((row) => table.columns.map((column) => column.get(row)).join("\n").toLowerCase());
    const columns = Object.fromEntries(table.columns.map((column) => [column.name, column]));
    let found = table.rows.map((_, n) => n).filter((n) =>
      words.every((word) => table.searched[n].includes(word)) &&
      chosen.every(([name, value]) => columns[name].get(table.rows[n]) === value));
    if (table.sorted) {
      const { column, down } = table.sorted;
      const keys = table.rows.map((row) => (column.kind === "number" ? Number(column.get(row) || "NaN") : column.get(row)));
      const empty = (key) => key === "" || Number.isNaN(key);
      const compare = column.kind === "number" ? (a, b) => a - b : collator.compare;
      found.sort((a, b) => {
        if (empty(keys[a]) || empty(keys[b])) return empty(keys[a]) - empty(keys[b]) || a - b; // empty ones last, either way
        return (down ? compare(keys[b], keys[a]) : compare(keys[a], keys[b])) || a - b;
      });
    }
    return found;
  }

  function refresh(keepPage = false) {
    const table = tables[current];
    table.order = selection(table);
    if (!keepPage) table.page = 0;
    showRows();
  }

  function showRows(at = []) {
    const table = tables[current];
    const pages = Math.max(1, Math.ceil(table.order.length / PAGE));
    table.page = Math.min(table.page, pages - 1);
    const from = table.page * PAGE;
    const shown = table.order.slice(from, from + PAGE);
    const head = node("tr", {}, ...table.columns.map((column) => {
      const sorted = table.sorted?.column === column ? (table.sorted.down ? "descending" : "ascending") : "none";
      const button = node("button", { type: "button" }, column.name);
      button.addEventListener("click", () => {
        table.sorted = sorted === "none" ? { column, down: false } : sorted === "ascending" ? { column, down: true } : null;
        refresh();
        $("rows").querySelectorAll("th button")[table.columns.indexOf(column)].focus();
      });
      return node("th", { scope: "col", class: column.kind, "aria-sort": sorted }, button);
    }));
    const body = shown.map((n) => node("tr", { id: `row-${current}-${n}`, tabindex: "-1", class: at.includes(n) ? "at" : null },
      ...table.columns.map((column) => {
        const value = column.get(table.rows[n]);
        const content = column.show ? column.show(table.rows[n], n) : [column.kind === "number" ? grouped(value) : value];
        const kind = DATES.includes(column.name) ? `${column.kind} date` : column.kind;
        return node("td", { class: kind }, ...content);
      })));
    $("rows").replaceChildren(node("table", {}, node("thead", {}, head), node("tbody", {}, ...body)));
    $("count").textContent = `${table.order.length.toLocaleString("en")} of ${table.rows.length.toLocaleString("en")} rows`;
    pager($("rows-pager"), table.page, pages, (page) => { table.page = page; showRows(); $("panel").scrollIntoView(); });
  }

  function pager(place, page, pages, go) {
    if (pages < 2) return place.replaceChildren();
    const step = (label, to) => {
      const button = node("button", { type: "button", disabled: to < 0 || to >= pages }, label);
      button.addEventListener("click", () => go(to));
      return button;
    };
    place.replaceChildren(step("Back", page - 1), `page ${page + 1} of ${pages}`, step("Next", page + 1));
  }

  function showTable(name) {
    current = name;
    for (const tab of $("tabs").children) {
      const selected = tab.dataset.table === name;
      tab.setAttribute("aria-selected", selected);
      tab.tabIndex = selected ? 0 : -1;
    }
    $("panel").setAttribute("aria-labelledby", `tab-${name}`);
    showFilters();
    refresh(true);
  }

  function showFilters() {
    const table = tables[current];
    const search = node("input", { type: "search", id: "query", autocomplete: "off", spellcheck: "false" });
    search.value = table.query;
    search.addEventListener("input", () => { table.query = search.value; refresh(); });
    const fields = [node("label", { class: "field" }, "Rows that contain", search)];
    for (const column of table.columns.filter(({ name }) => CHOICES.includes(name))) {
      const values = [...new Set(table.rows.map(column.get))].filter(Boolean).sort(collator.compare);
      if (values.length < 2) continue;
      const select = node("select", { "data-column": column.name }, node("option", { value: "" }, "all"), ...values.map((value) => node("option", { value }, value)));
      select.value = table.chosen[column.name] ?? "";
      select.addEventListener("change", () => { table.chosen[column.name] = select.value; refresh(); });
      fields.push(node("label", { class: "field" }, column.name, select));
    }
    const clear = node("button", { type: "button", id: "clear" }, "Clear");
    clear.addEventListener("click", () => { reset(table); showFilters(); refresh(); });
    $("filters").replaceChildren(...fields, clear);
  }

  function reset(table) {
    table.query = "";
    table.chosen = {};
    table.sorted = null;
  }

  function goToRow(name, n) {
    const table = tables[name];
    if (!table?.rows[n]) return;
    if (!selection(table).includes(n)) reset(table);
    showTable(name);
    table.page = Math.floor(table.order.indexOf(n) / PAGE);
    // two facts on one anchor are two rows: both are meant
    const same = data.tables[name] ? table.order.filter((m) => [0, 1, 2].every((k) => table.rows[m][k] === table.rows[n][k])) : [n];
    showRows([n, ...same]);
    const row = $(`row-${name}-${n}`);
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  // ---- articles

  let rowsOf; // article → [table, row number] in the order of the text
  function rowsIn(article) {
    if (!rowsOf) {
      rowsOf = data.articles.map(() => []);
      for (const [name, { rows }] of Object.entries(data.tables)) rows.forEach((row, n) => rowsOf[row[0]].push([name, n]));
    }
    return rowsOf[article];
  }

  let open = -1;
  let titlesPage = 0;
  function showTitles() {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = data.articles.map((_, n) => n).filter((n) => {
      const { id, title, publisher, published, language } = data.articles[n];
      const all = [id, title, publisher, published, language].join(" ").toLowerCase();
      return words.every((word) => all.includes(word));
    });
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    titlesPage = Math.min(titlesPage, pages - 1);
    $("titles").replaceChildren(...found.slice(titlesPage * PAGE, (titlesPage + 1) * PAGE).map((n) => {
      const article = data.articles[n];
      const about = [article.published, article.language, `${rowsIn(n).length} facts`].filter(Boolean).join(" · ");
      return node("li", {}, node("a", { href: `#/article/${n}`, "aria-current": n === open ? "true" : null }, titleOf(article), node("br"), node("small", {}, about)));
    }));
    pager($("titles-pager"), titlesPage, pages, (page) => { titlesPage = page; showTitles(); });
  }

  function showArticle(number, sentence) {
    const article = data.articles[number];
    const text = article.text;
    open = number;
    // Cut the text where a mark or the sentence begins or ends; a piece has the marks around it, the shortest is its link.
    const facts = rowsIn(number).map(([name, n]) => ({ name, n, row: data.tables[name].rows[n] }));
    const cuts = new Set([0, text.length, ...(sentence ?? [])]);
    for (const { row } of facts) cuts.add(row[1]).add(row[2]);
    const places = [...cuts].sort((a, b) => a - b);
    facts.sort((a, b) => a.row[1] - b.row[1] || a.row[2] - b.row[2]);
    const pieces = [];
    let highlighted = null;
    let next = 0;
    let around = [];
    for (let i = 0; i + 1 < places.length; i++) {
      const [from, to] = [places[i], places[i + 1]];
      while (next < facts.length && facts[next].row[1] <= from) around.push(facts[next++]);
      around = around.filter(({ row }) => row[2] > from);
      let piece = text.slice(from, to);
      if (around.length) {
        const length = ({ row }) => row[2] - row[1];
        const top = around.reduce((a, b) => (length(b) < length(a) ? b : a));
        piece = node("a", { class: `mark ${top.name}${denied(top.name, top.row)}`, href: `#/${top.name}/${top.n}` }, piece);
        piece.facts = around;
      }
      const inSentence = sentence && from >= sentence[0] && to <= sentence[1];
      if (inSentence && !highlighted) pieces.push((highlighted = node("span", { class: "at", tabindex: "-1", id: "sentence" })));
      (inSentence ? highlighted : { append: (child) => pieces.push(child) }).append(piece);
    }
    const about = [article.publisher, article.published, article.language, article.id].filter(Boolean).join(" · ");
    const web = article.url ? [" · ", node("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, "on the web")] : [];
    $("article").replaceChildren(
      node("h3", {}, titleOf(article)), node("p", { class: "about" }, about, ...web),
      ...(article.note ? [node("p", { class: "note" }, article.note)] : []),
      node("div", { class: "text", lang: article.language }, ...pieces));
    showTitles();
    return highlighted;
  }

  function goToArticle(number, table, n) {
    if (!data.articles[number]) return;
    const row = data.tables[table]?.rows[n];
    const sentence = showArticle(number, row?.[0] === number ? [row[3], row[4]] : null);
    if (window.matchMedia("(max-width: 48rem)").matches) $("list").open = false;
    if (!sentence) $("article").scrollTop = 0;
    (sentence ?? $("article")).scrollIntoView({ block: sentence ? "center" : "nearest" });
    (sentence ?? $("article")).focus({ preventScroll: true });
  }

  // ---- what a mark says of itself

  let pointed = null;
  function showTip(event) {
    const mark = event.target.closest?.("#article a.mark");
    if (!mark?.facts) return hideTip();
    const blocks = mark.facts.map(({ name, row }) => {
      const { columns, label } = data.tables[name];
      const values = columns.flatMap((column, n) => {
        const value = row[FIRST + n];
        const shown = tables[name].columns[n + 1].kind === "number" ? grouped(value) : value;
        return value === "" ? [] : [node("dt", {}, column), node("dd", {}, shown)];
      });
      const rule = [node("dt", {}, "rule"), node("dd", {}, node("code", {}, row[FIRST + columns.length]))];
      return node("div", {}, node("p", {}, label), node("dl", {}, ...values, ...rule));
    });
    $("tip").replaceChildren(...blocks);
    $("tip").hidden = false;
    pointed = mark;
    mark.setAttribute("aria-describedby", "tip");
    placeTip();
  }
  function placeTip() {
    const tip = $("tip");
    const box = pointed.getClientRects()[0] ?? pointed.getBoundingClientRect();
    const below = box.bottom + tip.offsetHeight + 8 < window.innerHeight;
    tip.style.top = `${Math.max(4, below ? box.bottom + 4 : box.top - tip.offsetHeight - 4)}px`;
    tip.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8))}px`;
  }
  function hideTip() {
    pointed?.removeAttribute("aria-describedby");
    pointed = null;
    $("tip").hidden = true;
  }
  for (const event of ["mouseover", "focusin"]) document.addEventListener(event, showTip);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
  document.addEventListener("scroll", () => {
    if (!pointed) return;
    if (pointed === document.activeElement) placeTip(); // focus scrolls its element into view
    else hideTip();
  }, true);

  // ---- addresses: #/amounts/12 is a row, #/article/3 an article, #/article/3/amounts/12 the sentence of a row in it

  function follow() {
    hideTip();
    const [first, second, third, fourth] = location.hash.split("/").slice(1);
    if (first === "article") goToArticle(Number(second), third, Number(fourth));
    else if (tables[first]) goToRow(first, Number(second));
  }
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => { // the same address again is no change of it, but means going there
    const link = event.target.closest?.('a[href^="#/"]');
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  $("tabs").addEventListener("click", (event) => {
    const tab = event.target.closest("[data-table]");
    if (tab) showTable(tab.dataset.table);
  });
  $("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...$("tabs").children];
    const to = all[(all.findIndex((tab) => tab.tabIndex === 0) + step + all.length) % all.length];
    showTable(to.dataset.table);
    to.focus();
  });
  $("find").addEventListener("input", () => { titlesPage = 0; showTitles(); });

  if (data.articles.length) showArticle(0, null);
  else $("article").textContent = "This run read no article.";
  if (window.matchMedia("(max-width: 48rem)").matches) $("list").open = false;
  showTable(current);
  follow();
  document.documentElement.dataset.ready = "true";
})();
