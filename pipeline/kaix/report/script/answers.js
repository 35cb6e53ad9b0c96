// Facts first: what is new, how much is planned, done and denied, whose GPUs, a ranking's line, who holds what.

const NEWEST = 10;
const MOST_BARS = 40;
const standing = (table) => shown.facts.filter((fact) => fact.cells.table === table && !isDenied(fact));
const said = (fact) => [who(fact), anchorOf(fact.best), about(fact), fact.cells.period, fact.cells.status].filter(Boolean).join(", ");
const groupBy = (things, key) => {
  const groups = new Map();
  for (const thing of things) {
    const name = key(thing);
    if (groups.has(name)) groups.get(name).push(thing);
    else groups.set(name, [thing]);
  }
  return groups;
};
const bodyButton = (name) => (name ? [button(name, () => setFilters({ ...filters, body: name }), { class: "link", title: "show only what is of it" })] : ["not stated"]);

// ---- what is new

let newsPage = 0;
function showNews() {
  const dated = shown.facts.filter((fact) => fact.cells.first_seen);
  dated.sort((a, b) => (a.cells.first_seen < b.cells.first_seen ? 1 : a.cells.first_seen > b.cells.first_seen ? -1 :
    Number(b.cells.article_count) - Number(a.cells.article_count) || a.n - b.n)); // of one day, what most articles tell
  const pages = Math.max(1, Math.ceil(dated.length / NEWEST));
  newsPage = Math.min(newsPage, pages - 1);
  $("h-news").textContent = filters.since ? `New since ${filters.since}` : "What is new";
  const undated = shown.facts.length - dated.length;
  $("news-count").textContent = `${counted(dated.filter((fact) => !isDenied(fact)).length, "fact")}, the newest first, of one day those that most articles tell${undated ? `; ${grouped(undated)} without a day are not among them` : ""}.`;
  $("news").replaceChildren(...dated.slice(newsPage * NEWEST, (newsPage + 1) * NEWEST).map((fact) => {
    const papers = [fact.cells.publishers, counted(Number(fact.cells.article_count), "article")].filter(Boolean).join(" · ");
    return node("li", {},
      node("time", {}, fact.cells.first_seen), " ",
      node("span", { class: strike(fact) }, node("a", { href: addressOf.fact(fact), class: `mark ${fact.cells.table}` }, anchorOf(fact.best)), " ",
        node("strong", {}, who(fact)), about(fact) ? ` · ${about(fact)}` : ""),
      " ", node("span", { class: `status ${fact.cells.status}` }, fact.cells.history.includes(";") ? fact.cells.history : fact.cells.status),
      node("div", { class: "quote" }, node("a", { href: addressOf.sentence(fact.best) }, sentenceOf(fact.best)), " ", node("small", {}, papers)));
  }));
  pager($("news-pager"), newsPage, pages, (page) => { newsPage = page; showNews(); $("h-news").scrollIntoView(); });
}

// ---- money: in one currency, at the rate of the year

const STATUSES = ["planned", "actual", "denied"];
let totals;
function showMoney() {
  const currency = $("currency").value;
  const by = $("by").value;
  const sums = shown.facts.filter((fact) => fact.cells.table === "amounts");
  const usable = sums.filter((fact) => fact[currency] !== null && STATUSES.includes(fact.cells.status));
  const standingSums = sums.filter((fact) => !isDenied(fact));
  showPoints("money", usable.filter((fact) => !isDenied(fact)).map((fact) => ({ fact, value: fact[currency] })));
  const key = (fact) => [by.includes("body") && (fact.cells.entity_id || who(fact)), by.includes("topic") && fact.cells.topic.toLowerCase()].join("\n");
  const rows = [...groupBy(usable, key).values()].map((own) => {
    const added = (status) => own.filter((fact) => fact.cells.status === status).reduce((sum, fact) => sum + fact[currency], 0);
    return {
      body: by.includes("body") ? who(own[0]) : "", topic: by.includes("topic") ? own[0].cells.topic : "",
      ...Object.fromEntries(STATUSES.map((status) => [status, added(status)])), facts: own.filter((fact) => !isDenied(fact)).length,
    };
  });
  rows.sort((a, b) => b.planned + b.actual - a.planned - a.actual || collator.compare(a.body, b.body) || collator.compare(a.topic, b.topic));
  const largest = Math.max(1, ...rows.flatMap((row) => [row.planned, row.actual]));
  const number = (name) => ({
    name, kind: "number", help: `in ${currency}`, get: (row) => (row[name] ? String(row[name]) : ""),
    show: (row) => {
      if (!row[name]) return [""];
      const bar = node("span", { class: `bar ${name}` });
      bar.style.width = `${Math.max(1, (100 * row[name]) / largest)}%`;
      return [node("span", { title: `${grouped(row[name])} ${currency}`, class: name === "denied" ? "denied" : null }, short(row[name])), name === "denied" ? "" : bar];
    },
  });
  const text = (name, show) => ({ name, kind: "value", get: (row) => row[name], show });
  const columns = [
    ...(by.includes("body") ? [text("body", (row) => bodyButton(row.body))] : []), ...(by.includes("topic") ? [text("topic")] : []),
    ...STATUSES.map(number), { name: "facts", kind: "number", get: (row) => String(row.facts), help: "planned and actual; denied ones are not counted" },
  ];
  const file = [...columns, { name: "currency", kind: "value", get: () => currency }];
  totals = grid($("totals"), { name: `kaix-totals-${currency}`, columns, file, size: 15, label: "Totals" });
  totals.update(rows, `${counted(rows.length, "total")} in ${currency}`);
  const left = standingSums.length - usable.filter((fact) => !isDenied(fact)).length;
  $("money-left").textContent = left ? `${counted(left, "sum")} in no total: a rate (a year, a unit), another currency, or without a year.` : "";
}

// ---- GPUs by owner over time

const owners = grid($("owners"), {
  name: "kaix-gpus-by-owner", size: 15, label: "GPUs by owner",
  columns: [
    { name: "owner", kind: "value", get: (row) => row.owner, show: (row) => bodyButton(row.owner) },
    { name: "chip", kind: "value", get: (row) => row.chip },
    ...["latest actual", "largest actual", "largest planned"].map((name) => ({ name, kind: "number", get: (row) => row[name] })),
    { name: "as of", kind: "date", get: (row) => row.day, help: "the day of the latest actual count: the stated one, else that of the first article" },
    { name: "facts", kind: "number", get: (row) => String(row.facts) },
  ],
});
function showGpus() {
  const found = standing("gpu_counts");
  showPoints("gpus", found.map((fact) => ({ fact, value: Number(fact.cells.count) })));
  const rows = [...groupBy(found, (fact) => `${fact.cells.entity_id || who(fact)}\n${fact.cells.chip}`).values()].map((own) => {
    const of = (status) => own.filter((fact) => fact.cells.status === status);
    const most = (some) => String(some.length ? Math.max(...some.map((fact) => Number(fact.cells.count))) : "");
    const latest = of("actual").sort((a, b) => collator.compare(b.day, a.day) || Number(b.cells.count) - Number(a.cells.count))[0];
    return {
      owner: who(own[0]), chip: own[0].cells.chip, facts: own.length, day: latest?.day ?? "",
      "latest actual": latest?.cells.count ?? "", "largest actual": most(of("actual")), "largest planned": most(of("planned")),
    };
  });
  rows.sort((a, b) => Number(b["largest actual"]) - Number(a["largest actual"]) || Number(b["largest planned"]) - Number(a["largest planned"]) || collator.compare(a.owner, b.owner));
  owners.update(rows, counted(rows.length, "owner"));
}

// ---- a ranking's line

const rankingOf = ({ cells }) => `${cells.domain}${cells.scope && cells.scope !== "world" ? `, ${cells.scope}` : ""}${cells.source ? ` (${cells.source})` : ""}`;
const places = grid($("places"), {
  name: "kaix-ranking", size: 15, label: "Places", attributes: (fact) => ({ class: strike(fact) }),
  columns: [
    { name: "subject", kind: "value", get: who, show: (fact) => bodyButton(who(fact)) },
    { name: "rank", kind: "number", get: (fact) => fact.cells.rank, show: (fact) => [node("a", { href: addressOf.fact(fact) }, fact.cells.rank)] },
    { name: "at", kind: "date", get: (fact) => fact.cells.period || fact.cells.first_seen, help: "the stated period, else the day of the first article" },
    { name: "status", kind: "value", get: (fact) => fact.cells.status },
    { name: "ranking", kind: "value", get: rankingOf },
  ],
});
function showRanks() {
  const rankings = groupBy(standing("rankings").filter((fact) => fact.cells.kind === "place" && fact.cells.entity_id && fact.cells.domain), (fact) => rankingOf(fact).toLowerCase());
  const times = (own) => Math.max(...[...groupBy(own, who).values()].map((line) => new Set(line.map((fact) => fact.day)).size));
  const ordered = [...rankings].sort((a, b) => times(b[1]) - times(a[1]) || b[1].length - a[1].length || collator.compare(a[0], b[0]));
  const chosen = rankings.has($("ranking").value) ? $("ranking").value : ordered[0]?.[0];
  $("ranking").replaceChildren(...ordered.map(([name, own]) => node("option", { value: name }, `${cut(rankingOf(own[0]), 70)}: ${counted(own.length, "fact")}`)));
  $("ranking").value = chosen ?? "";
  const own = [...(rankings.get(chosen) ?? [])].sort((a, b) => collator.compare(a.day, b.day) || Number(a.cells.rank) - Number(b.cells.rank));
  showPoints("ranks", own.map((fact) => ({ fact, value: Number(fact.cells.rank) })), true);
  places.update(own, counted(own.length, "place"));
}

// ---- who holds what

const holders = grid($("holders"), {
  name: "kaix-holders", size: 15, label: "Who holds what",
  columns: [
    ...["organization", "position", "person", "status", "from"].map((name) => ({
      name, kind: name === "from" ? "date" : "value", get: ({ cells }) => cells[name],
      show: name === "person" ? (position) => [node("a", { href: addressOf.person(position) }, position.cells.person)] : undefined,
    })),
    { name: "last said", kind: "date", get: (position) => position.articles.map((article) => article.published).sort().at(-1) ?? "" },
  ],
});
function showHolders() {
  const found = [...shown.positions].sort((a, b) => collator.compare(a.cells.organization || "\uffff", b.cells.organization || "\uffff") || collator.compare(a.cells.position, b.cells.position) || collator.compare(a.from, b.from));
  const most = [...found].filter((position) => position.from).sort((a, b) => Number(b.cells.mentions) - Number(a.cells.mentions)).slice(0, MOST_BARS);
  const begins = most.map((position) => position.from).sort();
  const first = Date.parse(begins[Math.floor(begins.length * 0.05)]); // a bar that begins long before nearly all the others is cut
  showChart("holders", found.filter((position) => most.includes(position)).map((position) => {
    const { person, position: office, organization, status, from, to } = position.cells;
    return {
      who: cut([person, office, organization].filter(Boolean).join(", "), 60), status, href: addressOf.person(position),
      from: Math.max(first, Date.parse(position.from)), to: Math.max(first, Date.parse(position.to)),
      days: [...new Set(position.articles.map((article) => article.published).filter(Boolean))].map(Date.parse).filter((day) => day >= first),
      said: [person, office, organization, status, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(", "),
    };
  }), "No position that is shown has a day.");
  const now = found.filter((position) => ["current", "acting", "designate"].includes(position.cells.status));
  now.sort((a, b) => Number(b.cells.mentions) - Number(a.cells.mentions));
  holders.update(now, `${counted(now.length, "position")} held or about to be, those that most rows state first`);
}

for (const [id, show] of [["currency", showMoney], ["by", showMoney], ["ranking", showRanks]]) $(id).addEventListener("change", show);
$("rates").replaceChildren(...data.rates.map(([year, won, source]) => node("li", {}, `${year}: ${grouped(won)} won a dollar (${source})`)));
