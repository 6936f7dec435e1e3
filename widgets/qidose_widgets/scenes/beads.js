// The bead factory: a box of beads, or a paddle of beads for each worker. A red bead is darker and has a ring in it, so
// that nobody needs its colour.

const INK = "#212b32";

function bead(x, y, r, red) {
  const body = svg("circle", { cx: x, cy: y, r, fill: red ? "#a83600" : "#ffffff", stroke: red ? INK : "#768692", "stroke-width": red ? r * 0.16 : r * 0.2 });
  const mark = red
    ? svg("circle", { cx: x, cy: y, r: r * 0.42, fill: "none", stroke: "#ffffff", "stroke-width": r * 0.22 })
    : svg("circle", { cx: x - r * 0.28, cy: y - r * 0.28, r: r * 0.2, fill: "#d8dde0" });
  return [body, mark];
}

// Beads come in one after the other, for less than a second, unless the reader has asked for no motion.
function comeIn(groups, lasts) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  groups.forEach((group, n) => {
    group.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 250, delay: (lasts * n) / groups.length, fill: "backwards" });
  });
}

function paddle({ name, red, places }, of) {
  const rows = 5;
  const columns = of / rows;
  const isRed = new Set(places);
  const lines = Array.from({ length: columns }, (_, column) =>
    svg(
      "g",
      {},
      Array.from({ length: rows }, (_, row) => bead(15 + 10 * column, 15 + 10 * row, 4.1, isRed.has(row * columns + column))).flat(),
    ),
  );
  const wide = 10 * columns + 20;
  const wood = { fill: "#e8edee", stroke: "#768692", "stroke-width": 1.2 };
  const node = svg(
    "svg",
    { viewBox: `0 0 ${wide} 88`, width: wide * 2, height: 176 },
    svg("rect", { x: wide / 2 - 7, y: 62, width: 14, height: 25, rx: 5, ...wood }),
    svg("rect", { x: 5, y: 5, width: wide - 10, height: 60, rx: 7, ...wood }),
    lines,
  );
  comeIn(lines, 600);
  return h(
    "div",
    { style: "text-align:center" },
    node,
    h("div", { style: "font-weight:600" }, name),
    h("div", {}, `${red} red`),
  );
}

function box({ of, places }) {
  const columns = 25;
  const isRed = new Set(places);
  const rows = Math.ceil(of / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    svg(
      "g",
      {},
      Array.from({ length: columns }, (_, column) =>
        bead(14 + 10 * column + (row % 2 ? 5 : 0), 12 + 8.8 * row, 4.4, isRed.has(row * columns + column)),
      ).flat(),
    ),
  );
  const wide = 10 * columns + 23;
  const high = 8.8 * rows + 16;
  const node = svg(
    "svg",
    { viewBox: `0 0 ${wide} ${high}`, width: wide * 2, height: high * 2 },
    svg("rect", { x: 2, y: 2, width: wide - 4, height: high - 4, rx: 6, fill: "#f0f4f5", stroke: "#768692", "stroke-width": 2 }),
    lines,
  );
  comeIn(lines, 500);
  return node;
}

scenes.beads = (data) =>
  data.box
    ? h("div", { style: "max-width:32rem;margin:auto" }, box(data.box))
    : h(
        "div",
        { style: "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(13rem,45%),1fr));gap:1rem .75rem" },
        data.paddles.map((one) => paddle(one, data.of)),
      );
