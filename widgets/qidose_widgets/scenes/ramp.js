// A ramp of tests: each cycle is a step as high as its scale. What was decided is a shape above the step and a word
// below it; how the step is filled says the same once more.

const BLUE = "#005eb8";
const INK = "#212b32";
const GREY = "#4c6272";
const LEFT = 82;
const WIDE = 320;
const RISE = 30;
const BASE = 150;
// Wide enough for "Abandon" to lie; in narrower steps the word stands.
const ROOM = 56;

const FILL = {
  adopt: { fill: BLUE, stroke: BLUE },
  adapt: { fill: "#d9e8f7", stroke: BLUE },
  abandon: { fill: "#ffffff", stroke: GREY, "stroke-dasharray": "4 3" },
  "": { fill: "#ffffff", stroke: INK },
};

// A tick in a circle, a turn in a diamond, a cross in a square.
const SHAPE = {
  adopt: (x, y) => [
    svg("circle", { cx: x, cy: y, r: 8, fill: BLUE }),
    svg("path", { d: `M${x - 4} ${y}l3 3.5 5.5-7`, fill: "none", stroke: "#ffffff", "stroke-width": 2 }),
  ],
  adapt: (x, y) => [
    svg("path", { d: `M${x} ${y - 9}l9 9-9 9-9-9z`, fill: "#ffffff", stroke: BLUE, "stroke-width": 2 }),
    svg("path", { d: `M${x - 3.5} ${y + 1}a3.5 3.5 0 1 1 3.5 3.2`, fill: "none", stroke: BLUE, "stroke-width": 1.8 }),
  ],
  abandon: (x, y) => [
    svg("rect", { x: x - 8, y: y - 8, width: 16, height: 16, fill: "#ffffff", stroke: GREY, "stroke-width": 2 }),
    svg("path", { d: `M${x - 4} ${y - 4}l8 8m0-8l-8 8`, stroke: GREY, "stroke-width": 2 }),
  ],
  "": () => [],
};

function words(x, y, text, props = {}) {
  return svg("text", { x, y, "font-size": 13, "font-family": "Arial, sans-serif", fill: INK, "text-anchor": "middle", ...props }, text);
}

function level(name, n) {
  const y = BASE - RISE * (n + 1);
  return svg(
    "g",
    {},
    svg("line", { x1: LEFT, x2: WIDE, y1: y, y2: y, stroke: "#d8dde0" }),
    words(LEFT - 5, y + 4, name, { "text-anchor": "end" }),
  );
}

function step({ cycle, idea, level: height, act, word }, n, width) {
  const middle = LEFT + width * (n + 0.5);
  const top = BASE - RISE * (height + 1);
  const below = width >= ROOM ? { x: middle, y: BASE + 33 } : { x: middle + 4, y: BASE + 24, "text-anchor": "end", transform: `rotate(-90 ${middle + 4} ${BASE + 24})` };
  return svg(
    "g",
    {},
    svg("rect", { x: middle - width / 2 + 2, y: top, width: width - 4, height: BASE - top, "stroke-width": 1.5, ...FILL[act] }),
    words(middle, BASE - 9, idea, { fill: act === "adopt" ? "#ffffff" : INK, "font-weight": 700, "font-size": idea.length > 1 && width < 40 ? 9 : 13 }),
    SHAPE[act](middle, top - 12),
    words(middle, BASE + 16, String(cycle), { "font-weight": 700 }),
    words(below.x, below.y, word, below),
  );
}

scenes.ramp = ({ scales, steps, ideas }) => {
  const width = Math.min((WIDE - LEFT) / steps.length, 60);
  const high = BASE + (width >= ROOM ? 40 : 82);
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDE} ${high}`, width: WIDE * 1.5, height: high * 1.5 },
    scales.map(level),
    svg("line", { x1: LEFT, x2: WIDE, y1: BASE, y2: BASE, stroke: INK, "stroke-width": 1.5 }),
    words(LEFT - 5, BASE + 16, "Cycle", { "text-anchor": "end" }),
    steps.map((one, n) => step(one, n, width)),
  );
  const names = ideas.map(({ letter, name }) => h("div", {}, h("strong", {}, `${letter}: `), name));
  return h("div", { style: "max-width:32rem" }, picture, h("div", { style: "margin-top:.5rem" }, names));
};
