// The page's JSON as objects: articles, the rows of each table of mentions, facts, positions, findings, failures.

const data = JSON.parse($("data").textContent);
const named = (columns, cells) => Object.fromEntries(columns.map((name, n) => [name, cells[n]]));
const ID = { officials: "organization_id", amounts: "entity_id", gpu_counts: "entity_id", rankings: "subject_id" };

const bodies = new Map(Object.entries(data.bodies)); // id → the name that is shown
const articles = data.articles.map((article, n) => ({ ...article, n, rows: [] }));
const articleOf = new Map(articles.map((article) => [article.id, article]));

// place: start and end of the anchor and of its sentence in the text shown; at: the start that tables and addresses have
const mentions = {};
for (const [table, { columns, rows }] of Object.entries(data.tables)) {
  mentions[table] = rows.map((row, n) => ({
    table, n, article: articles[row[0]], place: row.slice(1, 5), at: row[5], cells: named(columns, row.slice(6)), rule: row.at(-1), fact: null,
  }));
  for (const row of mentions[table]) row.article.rows.push(row);
}
for (const article of articles) article.rows.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);

const facts = data.facts.rows.map((row, n) => {
  const cells = named(data.facts.columns, row);
  const [day, KRW, USD, best, of] = row.slice(data.facts.columns.length);
  const rows = of.map((m) => mentions[cells.table][m]);
  const fact = { n, cells, day, KRW, USD, best: mentions[cells.table][best], rows };
  for (const each of rows) each.fact = fact;
  return fact;
});

const positions = data.positions.rows.map((row, n) => {
  const [of, body, from, to] = row.slice(data.positions.columns.length);
  return { n, cells: named(data.positions.columns, row), articles: of.map((a) => articles[a]), body, from, to };
});
const checks = data.checks.map(([check, message, count, articleCount, of], n) => ({
  n, cells: { check, message, mentions: count, article_count: articleCount }, rows: of.map(([table, m]) => mentions[table][m]),
}));
const failures = data.failures.rows.map((row, n) => ({ n, cells: named(data.failures.columns, row) }));

const anchorOf = (row) => row.article.text.slice(row.place[0], row.place[1]);
const sentenceOf = (row) => row.article.text.slice(row.place[2], row.place[3]);
const titleOf = (article) => article.title || article.id;
const bodyName = (ids, written) => bodies.get(ids) || written || "";
const who = (fact) => fact.cells.person || bodyName(fact.cells.entity_id, fact.cells.entity);
const about = ({ cells }) =>
  cells.table === "officials" ? [cells.position, bodyName(cells.entity_id, cells.entity)].filter(Boolean).join(", ")
  : cells.topic || cells.domain || cells.model || "";
// What the text says is not so: struck through wherever it is shown, and counted nowhere.
const isDenied = (thing) => thing.cells.status === "denied";
const counts = (thing) => !isDenied(thing) && !thing.article?.repeats; // nor a row of an article that repeats another
const strike = (thing) => (isDenied(thing) ? " denied" : "");

// ---- addresses: by id, so that they stay when articles are added

const enc = encodeURIComponent;
const addressOf = {
  fact: (fact) => `#/facts/${enc(fact.cells.fact_id)}`,
  row: (row) => `#/${row.table}/${enc(row.article.id)}/${row.at}`,
  article: (article) => `#/article/${enc(article.id)}`,
  sentence: (row) => `#/article/${enc(row.article.id)}/${row.table}/${row.at}`,
  person: (position) => `#/positions/${enc(position.cells.person_id)}`,
};
const articleLink = (article) => node("a", { href: addressOf.article(article) }, titleOf(article));
