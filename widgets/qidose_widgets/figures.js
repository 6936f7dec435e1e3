// What a card shows beside its words: charts with their numbers, icons, tables, and pictures drawn by the page itself.

// Pictures by their kind: each file of scenes/ adds one, (data) => node.
const scenes = {};

let vegaModule;
// The chart library is served once by our server and kept by the browser; a chart that cannot be drawn leaves its table.
async function drawChart(node, spec) {
  try {
    vegaModule ??= import(new URL(`${baseUrl()}qidose/static/vega.js`, location.origin).href);
    const { vegaEmbed } = await vegaModule;
    const { view } = await vegaEmbed(node, spec, { actions: false, renderer: "svg", ast: true, tooltip: { theme: "qidose" } });
    node.qidoseChart = view;
    node.dispatchEvent(new CustomEvent("qidose-drawn"));
  } catch (error) {
    node.replaceChildren(h("p", {}, "The chart could not be drawn here. Its numbers are below."));
    console.warn("chart:", error);
  }
}

// A chart that a field draws on. What was drawn is drawn again whenever the chart itself is.
class Easel {
  constructor(node) {
    this.node = node;
    this.layers = new Map();
    this.onPick = null;
    node.addEventListener("qidose-drawn", () => {
      node.qidoseChart.addEventListener("click", (_event, item) => item?.datum?.n !== undefined && this.onPick?.(item.datum.n));
      this.redraw();
    });
  }

  // `rows` of a dataset of the chart; several fields may add to one dataset, each under its own key.
  draw(dataset, key, rows) {
    if (!this.layers.has(dataset)) this.layers.set(dataset, new Map());
    this.layers.get(dataset).set(key, rows);
    this.redraw();
  }

  redraw() {
    const chart = this.node.qidoseChart;
    if (!chart) return;
    for (const [dataset, parts] of this.layers) chart.data(dataset, [...parts.values()].flat());
    chart.runAsync();
  }
}

function figure(one, cardHeading) {
  return h(
    "figure",
    { class: "qidose-figure" },
    h("p", { class: "qidose-figure__title" }, one.title),
    one.icons.length ? h("div", { class: "qidose-icons" }, one.icons.map(icon)) : null,
    h("div", { class: "qidose-chart", "data-chart": one.name }),
    one.message ? h("figcaption", { class: "nhsuk-body-s" }, one.message) : null,
    numbers(one, one.title || cardHeading),
  );
}

function numbers(one, name) {
  const hasNote = one.table.some((row) => row.why);
  const head = [one.x_title, `Value (${one.unit})`, ...(hasNote ? ["Note"] : [])];
  const line = (row) => [row.label, row.value === null ? "no value" : String(row.value), ...(hasNote ? [row.why] : [])];
  const rows = one.table.map((row) => h("tr", { class: "nhsuk-table__row" }, line(row).map((text) => h("td", { class: "nhsuk-table__cell" }, text))));
  return details(
    "Show the numbers",
    h(
      "div",
      { class: "nhsuk-details__text", tabindex: "0", role: "region", "aria-label": `Numbers: ${name}` },
      h(
        "table",
        { class: "nhsuk-table" },
        h("caption", { class: "nhsuk-table__caption nhsuk-u-visually-hidden" }, name),
        h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col", class: "nhsuk-table__header" }, text)))),
        h("tbody", {}, rows),
      ),
    ),
  );
}

function details(name, ...inside) {
  return h(
    "details",
    { class: "nhsuk-details qidose-numbers" },
    h("summary", { class: "nhsuk-details__summary" }, h("span", { class: "nhsuk-details__summary-text" }, name)),
    ...inside,
  );
}

const FLAGS = { red: "Red", amber: "Amber", green: "Green" };

// A colour is never alone: each flag has its word and a shape of its own.
function table(grid) {
  const cell = ({ text, flag }, n) => {
    const content = flag ? [h("span", { class: `qidose-flag qidose-flag--${flag}` }, FLAGS[flag]), " ", text] : [text];
    return n === 0 ? h("th", { scope: "row", class: "qidose-plain" }, content) : h("td", {}, content);
  };
  return h(
    "div",
    { class: "qidose-table", tabindex: "0", role: "region", "aria-label": grid.caption },
    h(
      "table",
      { class: "nhsuk-table" },
      h("caption", { class: "nhsuk-table__caption" }, grid.caption),
      h("thead", {}, h("tr", {}, grid.head.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, grid.rows.map((row) => h("tr", {}, row.map(cell)))),
    ),
  );
}

function picture({ kind, data, words }) {
  const drawn = scenes[kind] ? scenes[kind](data) : null;
  if (drawn) drawn.setAttribute("aria-hidden", "true");
  return h("div", { class: "qidose-scene" }, drawn, h("p", { class: drawn ? "nhsuk-u-visually-hidden" : null }, words));
}

// Our own icons: what the shape shows is also said in words beside it.
const SHAPES = {
  common_cause: () => [svg("path", { d: "M8 26 14 18 20 24 26 16 32 24", class: "line" }), svg("path", { d: "M6 12H34M6 30H34", class: "limit" })],
  improvement: (side) => special(side),
  concern: (side) => special(side),
  neutral: (side) => special(side),
  pass: () => [svg("path", { d: "M12 21 18 27 29 14", class: "line" })],
  fail: () => [svg("path", { d: "M13 13 27 27M27 13 13 27", class: "line" })],
  hit_and_miss: () => [svg("text", { x: 20, y: 27, "text-anchor": "middle", class: "letter" }, "?")],
};

function special(side) {
  const up = side !== "low";
  return [svg("path", { d: up ? "M20 29V12M13 19 20 12 27 19" : "M20 11V28M13 21 20 28 27 21", class: "line" })];
}

function icon({ name, words, side }) {
  const inside = SHAPES[name] ? SHAPES[name](side) : [svg("path", { d: "M12 20H28", class: "line" })];
  return h(
    "span",
    { class: `qidose-icon qidose-icon--${name}` },
    svg("svg", { viewBox: "0 0 40 40", width: 40, height: 40, "aria-hidden": "true" }, svg("circle", { cx: 20, cy: 20, r: 18 }), inside),
    h("span", {}, words),
  );
}
