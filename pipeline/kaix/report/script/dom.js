// Nodes, numbers and files. Text goes in as text (textContent): nothing of an article is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}
const node = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

function button(label, does, attributes = {}) {
  const made = node("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", does);
  return made;
}

const joined = (nodes, between = ", ") => nodes.flatMap((each, n) => (n ? [between, each] : [each]));
const collator = new Intl.Collator(["en", "ko"], { numeric: true });
const grouped = (digits) => String(digits).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const counted = (n, noun) => `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`;

// 9900000000000 → "9.9 tn": what has no room for digits.
function short(number) {
  for (const [unit, name] of [[1e12, " tn"], [1e9, " bn"], [1e6, " m"], [1e3, " k"]]) {
    if (Math.abs(number) >= unit) return grouped(Number((number / unit).toPrecision(3))) + name;
  }
  return String(Number(number.toPrecision(3)));
}

// As kaix.cells does: no cell can run as a formula in a spreadsheet, and the original can be had back.
const guarded = (text) => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

function csv(columns, rows) {
  const cell = (column, row) => {
    const text = String(column.get(row) ?? "");
    const safe = column.kind === "number" && /^-?\d+(\.\d+)?$/.test(text) ? text : guarded(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => columns.map((column) => cell(column, row)).join(","));
  return "\ufeff" + [columns.map((column) => column.name).join(","), ...lines].join("\n") + "\n";
}

function download(name, columns, rows) {
  const address = URL.createObjectURL(new Blob([csv(columns, rows)], { type: "text/csv;charset=utf-8" }));
  const link = node("a", { href: address, download: `${name}.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
