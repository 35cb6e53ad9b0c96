// The articles: their titles, one text with its facts marked, and what a mark says of itself.

let open = null;
let titlesPage = 0;
function showTitles() {
  const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = shown.articles.filter((article) => {
    const text = texts.article(article).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  titlesPage = Math.min(titlesPage, pages - 1);
  $("titles").replaceChildren(...found.slice(titlesPage * PAGE, (titlesPage + 1) * PAGE).map((article) => {
    const said = [article.published, article.language, counted(article.rows.filter((row) => !isDenied(row)).length, "row")].filter(Boolean).join(" · ");
    return node("li", {}, node("a", { href: addressOf.article(article), "aria-current": article === open ? "true" : null }, titleOf(article), node("br"), node("small", {}, said)));
  }));
  pager($("titles-pager"), titlesPage, pages, (page) => { titlesPage = page; showTitles(); });
}

// The text, cut where a mark or the sentence begins or ends; a piece has the marks around it, the shortest is its link.
function showArticle(article, at) {
  const { text, rows } = article;
  open = article;
  const sentence = at?.place.slice(2);
  const cuts = new Set([0, text.length, ...(sentence ?? [])]);
  for (const { place } of rows) cuts.add(place[0]).add(place[1]);
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  let highlighted = null;
  let next = 0;
  let around = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    while (next < rows.length && rows[next].place[0] <= from) around.push(rows[next++]);
    around = around.filter(({ place }) => place[1] > from);
    let piece = text.slice(from, to);
    if (around.length) {
      const length = ({ place }) => place[1] - place[0];
      const top = around.reduce((a, b) => (length(b) < length(a) ? b : a));
      piece = node("a", { class: `mark ${top.table}${strike(top)}`, href: addressOf.row(top) }, piece);
      piece.rows = around;
    }
    const inSentence = sentence && from >= sentence[0] && to <= sentence[1];
    if (inSentence && !highlighted) pieces.push((highlighted = node("span", { class: "at", tabindex: "-1", id: "sentence" })));
    (inSentence ? highlighted : { append: (child) => pieces.push(child) }).append(piece);
  }
  const said = [article.publisher, article.published, article.language, article.id].filter(Boolean).join(" · ");
  const web = article.url ? [" · ", node("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, "on the web")] : [];
  $("article").replaceChildren(
    node("h3", {}, titleOf(article)), node("p", { class: "about" }, said, ...web),
    ...(article.note ? [node("p", { class: "note" }, article.note)] : []),
    node("div", { class: "text", lang: article.language }, ...pieces));
  showTitles();
  return highlighted;
}

const isPhone = () => window.matchMedia("(max-width: 48rem)").matches;
function goToArticle(article, row) {
  if (!article) return;
  const sentence = showArticle(article, row);
  if (isPhone()) $("list").open = false;
  if (!sentence) $("article").scrollTop = 0;
  (sentence ?? $("article")).scrollIntoView({ block: sentence ? "center" : "nearest" });
  (sentence ?? $("article")).focus({ preventScroll: true });
}
$("find").addEventListener("input", () => { titlesPage = 0; showTitles(); });

// ---- what a mark says of itself

let pointed = null;
function showTip(event) {
  const mark = event.target.closest?.("#article a.mark");
  if (!mark?.rows) return hideTip();
  const blocks = mark.rows.map(({ table, cells, rule }) => {
    const values = Object.entries(cells).filter(([name, value]) => value !== "" && name !== "converts").flatMap(([name, value]) =>
      [node("dt", {}, name), node("dd", {}, data.numbers.includes(name) ? grouped(value) : value)]);
    return node("div", {}, node("p", {}, data.labels[table]), node("dl", {}, ...values, node("dt", {}, "rule"), node("dd", {}, node("code", {}, rule))));
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
