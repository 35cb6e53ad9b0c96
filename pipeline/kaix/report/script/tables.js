// The tables in tabs: facts, the four tables of mentions, positions, checks, failures; in the file all columns of the run's.

const cell = (table, name, more = {}) => ({
  name, kind: data.numbers.includes(name) ? "number" : /^(date|period|from|to|first_seen|last_seen|history)$/.test(name) ? "date" : "value",
  get: (thing) => thing.cells[name] ?? "", help: data.help[table][name], ...more,
});
const sentence = (table, rowOf) => ({
  name: "sentence", kind: "sentence", help: data.help[table].sentence, get: (thing) => sentenceOf(rowOf(thing)),
  show: (thing) => {
    const row = rowOf(thing);
    const { text } = row.article;
    return [text.slice(row.place[2], row.place[0]).trimStart(), node("span", { class: `mark ${row.table}` }, anchorOf(row)), text.slice(row.place[1], row.place[3]).trimEnd()];
  },
});
const rowName = (row) => `${row.table}:${row.article.id}:${row.at}`;
const inCurrency = (name) => ({ kind: "number", unit: (thing) => thing.cells[name] });
const money = (table, name) => cell(table, name, name === "amount" || name === "amount_max" ? inCurrency("currency") : name === "other_amount" ? inCurrency("other_currency") : {});
const byArticle = (of) => ({ kind: "article", get: (thing) => of(thing).map((article) => article.id).join("; ") });

const inFile = {
  facts: [
    ...data.facts.columns.map((name) => cell("facts", name)),
    { name: "articles", get: (fact) => [...new Set(fact.rows.map((row) => row.article.id))].join("; ") },
    { name: "sentence", get: (fact) => sentenceOf(fact.best) },
    { name: "rows", get: (fact) => fact.rows.map(rowName).join("; ") },
  ],
  positions: [...data.positions.columns.map((name) => cell("positions", name)), { name: "articles", ...byArticle((position) => position.articles) }],
  checks: [
    cell("checks", "check"), cell("checks", "message"), { name: "articles", ...byArticle((finding) => [...new Set(finding.rows.map((row) => row.article))]) },
    { name: "rows", get: (finding) => finding.rows.map(rowName).join("; ") }, cell("checks", "mentions"), cell("checks", "article_count"),
  ],
  failures: data.failures.columns.map((name) => cell("failures", name)),
};
const onPage = {
  facts: [
    { name: "fact", kind: "anchor", get: (fact) => anchorOf(fact.best), show: (fact) => [node("a", { href: addressOf.sentence(fact.best), title: "to its sentence in the article" }, anchorOf(fact.best))], help: "in the words of the sentence that states it best" },
    cell("facts", "table"),
    { name: "who", kind: "value", get: who, help: "the body, or the person" },
    { name: "about", kind: "value", get: about, help: "topic, domain, model or position" },
    ...["period", "status", "currency", "amount", "amount_max", "modifier", "count", "rank"].map((name) => money("facts", name)),
    ...["history", "first_seen", "last_seen", "mentions", "article_count", "publishers"].map((name) => cell("facts", name)),
    sentence("facts", (fact) => fact.best),
    cell("facts", "fact_id", { kind: "rule", show: (fact) => [node("a", { href: addressOf.fact(fact) }, fact.cells.fact_id)] }),
  ],
  positions: [
    ...data.positions.columns.filter((name) => name !== "person_id").map((name) => cell("positions", name, name === "person"
      ? { show: (position) => [node("a", { href: addressOf.person(position) }, position.cells.person)] } : {})),
    { name: "articles", ...byArticle((position) => position.articles), kind: "sentence", help: data.help.positions.articles, show: (position) => joined(position.articles.map(articleLink)) },
  ],
  checks: [
    cell("checks", "check"), cell("checks", "message", { kind: "sentence" }), cell("checks", "mentions"), cell("checks", "article_count"),
    { name: "rows", kind: "sentence", help: data.help.checks.rows, get: (finding) => finding.rows.map(anchorOf).join(", "), show: (finding) => joined(finding.rows.map((row) => node("a", { href: addressOf.row(row) }, anchorOf(row)))) },
  ],
  failures: data.failures.columns.map((name) => cell("failures", name, ["detail", "advice"].includes(name) ? { kind: "sentence" } : {})),
};
const amountAt = new Map(mentions.amounts.map((row) => [`${row.article.n}:${row.at}`, row]));
for (const [table, { columns }] of Object.entries(data.tables)) {
  const points = (row) => [...anchorOf(row)].length;
  const place = [
    { name: "article_id", get: (row) => row.article.id }, { name: "start", kind: "number", get: (row) => String(row.at) },
    { name: "end", kind: "number", get: (row) => String(row.at + points(row)) }, { name: "text", get: anchorOf },
  ];
  const own = columns.map((name) => name === ID[table] ? { ...cell(table, name), kind: "rule" } : money(table, name));
  inFile[table] = [...place, ...own.slice(0, -1).map((column) => (column.name === "converts" ? { ...column, kind: "number" } : column)),
    { name: "sentence", get: sentenceOf }, { name: "rule", get: (row) => row.rule }, own.at(-1)];
  const restated = (row) => (row.cells.converts ? anchorOf(amountAt.get(`${row.article.n}:${row.cells.converts}`) ?? row) : "");
  onPage[table] = [
    { name: "text", kind: "anchor", get: anchorOf, help: data.help[table].text, show: (row) => [node("a", { href: addressOf.sentence(row), title: "to its sentence in the article" }, anchorOf(row))] },
    ...own.map((column) => (column.name === "converts" ? { ...column, kind: "value", get: restated, help: "the amount that this one restates in another currency" } : column)),
    sentence(table, (row) => row),
    { name: "article", kind: "article", get: (row) => titleOf(row.article), show: (row) => [articleLink(row.article)], help: "the headline" },
    { name: "published", kind: "date", get: (row) => row.article.published, help: "the day of publication" },
    { name: "fact_id", kind: "rule", get: (row) => row.fact?.cells.fact_id ?? "", show: (row) => (row.fact ? [node("a", { href: addressOf.fact(row.fact) }, row.fact.cells.fact_id)] : []), help: "the fact that it states" },
    { name: "rule", kind: "rule", get: (row) => row.rule, help: data.help[table].rule },
  ];
}

const all = { facts, ...mentions, positions, checks, failures };
const CHOICES = ["table", "currency", "modifier", "sector", "kind", "chip", "per", "check", "reason"];
const tabs = {};
for (const name of Object.keys(data.labels)) {
  const columns = onPage[name].filter((column) => all[name].some((thing) => column.get(thing) !== "") || !all[name].length);
  const place = node("div", { hidden: true });
  $("panel").append(place);
  tabs[name] = {
    columns, chosen: {}, place,
    grid: grid(place, {
      name: `kaix-${name}`, columns, file: inFile[name], label: data.labels[name],
      attributes: (thing) => ({ class: thing.cells.status === "denied" ? "denied" : null }),
    }),
  };
}
let current = "facts";

function rowsOf(name) {
  const chosen = Object.entries(tabs[name].chosen).filter(([, value]) => value);
  return shown[name].filter((thing) => chosen.every(([column, value]) => thing.cells[column] === value));
}

function showRows() {
  const rows = rowsOf(current);
  const many = (things) => things.filter(counts).length;
  const others = [[rows.filter(isDenied).length, "denied"], [rows.filter((thing) => !isDenied(thing) && !counts(thing)).length, "in articles that repeat another"]];
  const more = others.filter(([n]) => n).map(([n, what]) => `, and ${grouped(n)} ${what}`).join("");
  tabs[current].grid.update(rows, `${grouped(many(rows))} of ${counted(many(all[current]), "row")}${more}`);
}

function showTable(name) {
  current = name;
  for (const tab of $("tabs").children) {
    const selected = tab.dataset.table === name;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
  }
  $("panel").setAttribute("aria-labelledby", `tab-${name}`);
  for (const [each, { place }] of Object.entries(tabs)) place.hidden = each !== name;
  const { columns, chosen } = tabs[name];
  const fields = columns.filter((column) => CHOICES.includes(column.name)).flatMap((column) => {
    const values = [...new Set(all[name].map(column.get))].filter(Boolean).sort(collator.compare);
    if (values.length < 2) return [];
    const select = node("select", { "data-column": column.name }, node("option", { value: "" }, "all"), ...values.map((value) => node("option", { value }, value)));
    select.value = chosen[column.name] ?? "";
    select.addEventListener("change", () => { chosen[column.name] = select.value; showRows(); });
    return [node("label", { class: "field" }, column.name, select)];
  });
  $("choices").replaceChildren(...fields);
  $("columns").replaceChildren(...columns.filter((column) => column.help).flatMap((column) => [node("dt", {}, column.name), node("dd", {}, column.help)]));
  showRows();
}

function showTabs() {
  for (const tab of $("tabs").children) {
    tab.querySelector("small").textContent = grouped(shown[tab.dataset.table].filter(counts).length);
  }
  showRows();
}

// Show a row, whatever the filters hide; the rows of one anchor, or of one person, are all meant.
function goTo(name, things) {
  if (!things.length) return;
  if (!things.some((thing) => shown[name].includes(thing))) setFilters({});
  if (!things.some((thing) => rowsOf(name).includes(thing))) tabs[name].chosen = {};
  showTable(name);
  tabs[name].grid.goTo(things);
}

$("tabs").addEventListener("click", (event) => {
  const tab = event.target.closest("[data-table]");
  if (tab) showTable(tab.dataset.table);
});
$("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const each = [...$("tabs").children];
  const to = each[(each.findIndex((tab) => tab.tabIndex === 0) + step + each.length) % each.length];
  showTable(to.dataset.table);
  to.focus();
});
