// A unit for an hour: people come in on the left, wait above each step, are seen below, and leave on the right. The
// hour passes in less than 5 seconds, and then the picture stands still. Who asked for no motion sees the end at once.

const COLUMN = 80;
const PERSON = 14;
const PER_ROW = 5;
const LINE = 18; // the height of a row of people
const LASTS = 4500;
const FRAMES = 30;

function person() {
  return svg(
    "g",
    {},
    svg("circle", { cx: 0, cy: -3.6, r: 3.3, fill: "#005eb8" }),
    svg("path", { d: "M-5.2 7 C-5.2 -1.2 5.2 -1.2 5.2 7 Z", fill: "#005eb8" }),
  );
}

// Where everybody is at a minute: which step, whether it has begun, and since when. Mirrors what the words tell.
function stateAt({ arrived, start, end }, minute) {
  const [triage, , treatment, discharge] = [0, 1, 2, 3];
  if (minute < arrived) return null;
  if (minute < end[triage]) return minute < start[triage] ? [0, false, arrived] : [0, true, start[triage]];
  if (minute < start[1]) return [1, false, end[triage]];
  if (minute < end[treatment]) return minute < start[treatment] ? [2, false, start[1]] : [2, true, start[treatment]];
  if (minute < end[discharge]) return minute < start[discharge] ? [3, false, end[treatment]] : [3, true, start[discharge]];
  return "gone";
}

// People wait in rows that grow upwards from a line at 0, and are seen below it.
function spot(column, served, place) {
  const x = COLUMN * column + 12 + (place % PER_ROW) * PERSON;
  const row = Math.floor(place / PER_ROW);
  return [x, served ? 18 + row * (LINE + 4) : -12 - row * LINE];
}

function placesAt(people, minute) {
  const queues = new Map();
  const found = people.map((one) => stateAt(one, minute));
  const order = people.map((_, n) => n).filter((n) => Array.isArray(found[n]));
  order.sort((a, b) => found[a][2] - found[b][2] || a - b);
  const spots = people.map((_, n) => (found[n] === "gone" ? { x: COLUMN * 4 + 10, y: 18, seen: 0 } : { x: -10, y: -12, seen: 0 }));
  for (const n of order) {
    const [column, served] = found[n];
    const key = `${column} ${served}`;
    const place = queues.get(key) ?? 0;
    queues.set(key, place + 1);
    const [x, y] = spot(column, served, place);
    spots[n] = { x, y, seen: 1 };
  }
  return spots;
}

function bedsAt(people, minute) {
  return people.filter((one) => one.start[1] <= minute && minute < one.end[3]).length;
}

const TAKEN = { true: "#4c6272", false: "#ffffff" };

// The places of a step, below the line. A bed that is taken is dark.
function room(step, column, taken) {
  return Array.from({ length: step.places }, (_, place) => {
    const [x, y] = spot(column, true, place);
    const full = taken.map((count) => column === 1 && place < count);
    const node = svg("rect", { x: x - 6.5, y: y - 10, width: 13, height: 20, rx: 3, fill: TAKEN[full.at(-1)], stroke: "#4c6272", "stroke-width": 1 });
    if (full.length > 1) node.animate(full.map((is) => ({ fill: TAKEN[is] })), { duration: LASTS, easing: "linear", fill: "backwards" });
    return node;
  });
}

function move(node, spots) {
  const frames = spots.map(({ x, y, seen }) => ({ transform: `translate(${x}px, ${y}px)`, opacity: seen }));
  node.animate(frames, { duration: LASTS, fill: "backwards" });
}

scenes.queue = ({ from, to, times, steps, people, gone }) => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const minutes = still ? [to] : Array.from({ length: FRAMES + 1 }, (_, n) => from + ((to - from) * n) / FRAMES);
  const frames = minutes.map((minute) => placesAt(people, minute));
  const last = frames.at(-1);
  const figures = people.map((_, n) => {
    const node = person();
    node.setAttribute("transform", `translate(${last[n].x} ${last[n].y})`);
    node.setAttribute("opacity", last[n].seen);
    if (!still) move(node, frames.map((spots) => spots[n]));
    return node;
  });
  const top = Math.min(-60, ...frames.flat().map(({ y }) => y)) - 14;
  const bottom = Math.max(...steps.map((step) => Math.ceil(step.places / PER_ROW))) * (LINE + 4) + 12;
  const taken = minutes.map((minute) => bedsAt(people, minute));
  const picture = svg(
    "svg",
    { viewBox: `0 ${top} ${COLUMN * 4} ${bottom - top}`, width: 640, height: (bottom - top) * 2, style: "width:100%" },
    steps.map((_, column) => svg("rect", { x: COLUMN * column + 2, y: top, width: COLUMN - 4, height: bottom - top, rx: 5, fill: "#f0f4f5" })),
    svg("path", { d: `M0 1H${COLUMN * 4}`, stroke: "#768692", "stroke-width": 1, "stroke-dasharray": "3 3" }),
    steps.map((step, column) => room(step, column, taken)).flat(),
    figures,
  );
  const hand = h("div", { style: "height:6px;background:#005eb8;width:100%" });
  if (!still) hand.animate([{ width: "0%" }, { width: "100%" }], { duration: LASTS, fill: "backwards" });
  const cell = (...inside) => h("div", { style: "flex:1 1 0;min-width:0;text-align:center;overflow-wrap:anywhere" }, ...inside);
  const line = (...cells) => h("div", { style: "display:flex" }, ...cells);
  return h(
    "div",
    {},
    h("div", { style: "display:flex;justify-content:space-between" }, h("span", {}, times[0]), h("span", {}, times[1])),
    h("div", { style: "background:#d8dde0;margin-bottom:.75rem" }, hand),
    line(steps.map((step) => cell(h("span", { style: "font-weight:600" }, step.name)))),
    picture,
    line(steps.map((step) => cell(`${step.wait} ${step.wait === 1 ? "waits" : "wait"}`))),
    h("div", { style: "text-align:right;margin-top:.5rem" }, `At ${times[1]}: ${gone} gone home`),
  );
};
