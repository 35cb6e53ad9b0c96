// One set of filters for everything: facts, charts, tables and articles show what passes all of them.

const filters = { words: "", since: "", from: "", to: "", publisher: "", body: "", language: "", status: "" };
const NONE = "(not stated)";
const shown = { facts: [], positions: [], checks: [], failures: [], articles: [] };

const idsOf = new Map(); // a body's name in small letters → its ids
for (const [id, name] of bodies) {
  if (!id.includes(";")) idsOf.set(name.toLowerCase(), [...(idsOf.get(name.toLowerCase()) ?? []), id]);
}

function bodyTest(wanted) {
  const text = wanted.trim().toLowerCase();
  if (!text) return () => true;
  const ids = idsOf.get(text);
  if (ids) return (own) => own.split(";").some((id) => ids.includes(id));
  return (own, name) => own.includes(text) || (name ?? "").toLowerCase().includes(text) || (bodies.get(own) ?? "").toLowerCase().includes(text);
}

const searched = new WeakMap();
function contains(thing, words, textOf) {
  if (!words.length) return true;
  if (!searched.has(thing)) searched.set(thing, textOf(thing).toLowerCase());
  return words.every((word) => searched.get(thing).includes(word));
}
const texts = {
  fact: (fact) => [...Object.values(fact.cells), sentenceOf(fact.best), anchorOf(fact.best), who(fact)].join("\n"),
  mention: (row) => [anchorOf(row), ...Object.values(row.cells), sentenceOf(row), titleOf(row.article), row.rule].join("\n"),
  position: (position) => [...Object.values(position.cells), ...position.articles.map(titleOf)].join("\n"),
  plain: (thing) => Object.values(thing.cells).join("\n"),
  article: (article) => [article.id, article.title, article.publisher, article.published].join("\n"),
};

function select() {
  const { since, from, to, publisher, language, status } = filters;
  const words = filters.words.toLowerCase().split(/\s+/).filter(Boolean);
  const isOf = bodyTest(filters.body);
  const is = (wanted, value) => !wanted || (wanted === NONE ? !value : value === wanted);
  const passes = new Set(articles.filter((article) =>
    is(publisher, article.publisher) && is(language, article.language) &&
    (!from || article.published >= from) && (!to || (article.published && article.published <= to))));
  const states = (thing) => !status || thing.cells.status === status;
  const isNew = (fact) => !since || fact?.cells.first_seen >= since;

  shown.facts = facts.filter((fact) =>
    states(fact) && isNew(fact) && isOf(fact.cells.entity_id, fact.cells.entity) &&
    fact.rows.some((row) => passes.has(row.article)) && contains(fact, words, texts.fact));
  const holding = new Set();
  for (const table of Object.keys(mentions)) {
    const name = ID[table].replace(/_id$/, "");
    shown[table] = mentions[table].filter((row) =>
      passes.has(row.article) && states(row) && isNew(row.fact) && isOf(row.cells[ID[table]], row.cells[name]) &&
      contains(row, words, texts.mention));
    for (const row of shown[table]) holding.add(row.article);
  }
  shown.positions = positions.filter((position) =>
    states(position) && isOf(position.body, position.cells.organization) && position.articles.some((article) => passes.has(article)) &&
    (!since || !position.articles.some((article) => article.published && article.published < since)) &&
    contains(position, words, texts.position));
  const rowsFilter = words.length || status || since || filters.body;
  const visible = rowsFilter ? new Set(Object.keys(mentions).flatMap((table) => shown[table])) : null;
  shown.checks = checks.filter((finding) =>
    finding.rows.some((row) => (visible ? visible.has(row) : passes.has(row.article))) || (words.length && contains(finding, words, texts.plain)));
  shown.failures = failures.filter((failure) => contains(failure, words, texts.plain)); // of no day and no publisher
  shown.articles = articles.filter((article) =>
    passes.has(article) && (!rowsFilter || holding.has(article) || (words.length && !status && !since && !filters.body && contains(article, words, texts.article))));
}

// ---- the bar of filters

const options = (values) => [...new Set(values)].sort((a, b) => (a === "") - (b === "") || collator.compare(a, b)).map((value) => value || NONE);

function field(name, label, made) {
  made.id = `filter-${name}`;
  made.value = filters[name];
  made.addEventListener(made.tagName === "SELECT" ? "change" : "input", () => {
    filters[name] = made.value;
    everything();
  });
  return node("label", { class: "field" }, label, made);
}
const choice = (name, label, values) =>
  field(name, label, node("select", {}, node("option", { value: "" }, "all"), ...values.map((value) => node("option", { value }, value))));

function showFilters() {
  const statuses = options([...facts, ...Object.values(mentions).flat(), ...positions].map((thing) => thing.cells.status));
  const names = [...new Set([...bodies].filter(([id]) => !id.includes(";")).map(([, name]) => name))].sort(collator.compare);
  $("bodies").replaceChildren(...names.map((value) => node("option", { value })));
  const input = (type, more = {}) => node("input", { type, autocomplete: "off", spellcheck: "false", ...more });
  $("filters").replaceChildren(
    field("words", "Words", input("search")),
    field("since", "New since", input("date")),
    field("from", "Articles from", input("date")),
    field("to", "to", input("date")),
    choice("publisher", "Publisher", options(articles.map((article) => article.publisher))),
    field("body", "Body", input("search", { list: "bodies" })),
    choice("language", "Language", options(articles.map((article) => article.language))),
    choice("status", "Status", statuses),
    button("Clear", () => setFilters({}), { id: "clear" }));
}

function setFilters(wanted) {
  for (const name of Object.keys(filters)) {
    const made = $(`filter-${name}`);
    const asked = wanted[name] ?? "";
    made.value = made.type === "date" && !/^\d{4}-\d\d-\d\d$/.test(asked) ? "" : asked;
    filters[name] = made.value; // what the field does not take is no filter
  }
  everything();
}

function showSummary() {
  const standing = shown.facts.filter((fact) => !isDenied(fact)).length;
  const denied = shown.facts.length - standing;
  $("summary").textContent =
    `${grouped(standing)} of ${counted(facts.filter((fact) => !isDenied(fact)).length, "fact")}` +
    `${denied ? `, and ${grouped(denied)} denied` : ""}, in ${grouped(shown.articles.length)} of ${counted(articles.length, "article")}.`;
}
