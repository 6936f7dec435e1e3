// The funnel: where the marbles came to rest under each rule, a table seen from above. The target is a cross, the dashed
// circle holds all marbles of rule 1, and a thin line joins the marbles in the order in which they fell.

function fallen({ name, marbles, reach, ring, words }) {
  const scale = 92 / reach;
  const at = ([x, y]) => [(x * scale).toFixed(1), (-y * scale).toFixed(1)];
  const path = marbles.map((marble, n) => `${n ? "L" : "M"}${at(marble).join(" ")}`).join("");
  const dots = marbles.map((marble) => {
    const [cx, cy] = at(marble);
    return svg("circle", { cx, cy, r: 3.4, fill: "#005eb8", stroke: "#ffffff", "stroke-width": 0.8 });
  });
  const drawing = svg(
    "svg",
    { viewBox: "-100 -100 200 200", style: "width:100%;height:auto;display:block" },
    svg("rect", { x: -99, y: -99, width: 198, height: 198, rx: 6, fill: "#f0f4f5", stroke: "#768692", "stroke-width": 1 }),
    svg("path", { d: path, fill: "none", stroke: "#4c6272", "stroke-width": 0.7, "stroke-opacity": 0.55 }),
    svg("circle", { cx: 0, cy: 0, r: (ring * scale).toFixed(1), fill: "none", stroke: "#212b32", "stroke-width": 1.4, "stroke-dasharray": "5 4" }),
    dots,
    svg("path", { d: "M-9 0H9M0 -9V9", stroke: "#7c2855", "stroke-width": 3 }),
  );
  // Marbles come in one after the other, for a second and a half, unless the reader has asked for no motion.
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    dots.forEach((dot, n) => dot.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 200, delay: (1300 * n) / dots.length, fill: "backwards" }));
  }
  return h("div", {}, h("div", { style: "font-weight:600" }, name), drawing, h("div", {}, words));
}

scenes.funnel = ({ panels }) =>
  h("div", { style: "display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem;max-width:34rem" }, panels.map(fallen));
