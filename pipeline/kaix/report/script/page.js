// The beginning, and addresses: #/facts/ID, #/TABLE/ARTICLE/START, #/positions/PERSON, #/article/ID, #/article/ID/TABLE/START,
// #?since=2026-01-01&body=Naver the filters. None holds a number that a new article would change.

function everything() {
  newsPage = 0;
  titlesPage = 0;
  select();
  showSummary();
  showNews();
  showMoney();
  showGpus();
  showRanks();
  showHolders();
  showTabs();
  showTitles();
  const set = Object.entries(filters).filter(([, value]) => value);
  const address = `#?${new URLSearchParams(set)}`;
  if (set.length || location.hash.startsWith("#?")) history.replaceState(null, "", address);
}

const rowsAt = (table, article, at) => (Object.hasOwn(mentions, table ?? "") ? mentions[table] : []).filter((row) => row.article === article && row.at === Number(at));

function follow() {
  hideTip();
  let [first, ...rest] = location.hash.split("/").slice(1);
  try {
    rest = rest.map(decodeURIComponent);
  } catch {
    return; // no address that the page ever made
  }
  if (first === "article") goToArticle(articleOf.get(rest[0]), rowsAt(rest[1], articleOf.get(rest[0]), rest[2])[0]);
  else if (first === "facts") goTo("facts", facts.filter((fact) => fact.cells.fact_id === rest[0]));
  else if (first === "positions") goTo("positions", positions.filter((position) => position.cells.person_id === rest[0]));
  else if (Object.hasOwn(mentions, first ?? "")) goTo(first, rowsAt(first, articleOf.get(rest[0]), rest[1]));
}
window.addEventListener("hashchange", () => {
  if (location.hash.startsWith("#?")) setFilters(Object.fromEntries(new URLSearchParams(location.hash.slice(2))));
  else follow();
});
document.addEventListener("click", (event) => { // the same address again is no change of it, but means going there
  const link = event.target.closest?.('a[href^="#/"]');
  if (link && link.getAttribute("href") === location.hash) follow();
});

$("app").hidden = false;
if (isPhone()) for (const id of ["list", "filter-bar"]) $(id).open = false;
const asked = location.hash.startsWith("#?") ? Object.fromEntries(new URLSearchParams(location.hash.slice(2))) : { since: data.since };
showFilters();
showTable(current);
const address = location.hash;
setFilters(asked);
if (articles.length) showArticle(shown.articles[0] ?? articles[0], null);
else $("article").textContent = "This run read no article.";
if (address.startsWith("#/")) {
  history.replaceState(null, "", address);
  follow();
}
document.documentElement.dataset.ready = "true";
