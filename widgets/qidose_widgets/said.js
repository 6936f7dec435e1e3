// What is said about answers: live checks, feedback, the end, and the coach's words.

function checks(list) {
  return list.map(({ name, met }) =>
    h(
      "li",
      { class: met ? "qidose-check qidose-check--met" : "qidose-check" },
      h("span", { class: "qidose-check__mark", "aria-hidden": "true" }, met ? "\u2713" : "\u25cb"),
      hidden(met ? "There: " : "Not there yet: "),
      name,
    ),
  );
}

function feedback({ heading, words, good, next_step: next }) {
  const look = good === null ? "" : good ? " qidose-feedback--good" : " qidose-feedback--look";
  return h(
    "div",
    { class: `qidose-feedback${look}` },
    h("p", { class: "qidose-feedback__heading" }, heading),
    paragraphs(words),
    next ? h("p", {}, h("strong", {}, "Next: "), next) : null,
  );
}

function summary(page) {
  const { heading, words, good, next_step: next } = page.summary;
  // What the list of points says below is not said twice.
  const more = words.filter((text) => !page.criteria.some((line) => line.why === text));
  const criteria = page.criteria.map((line) =>
    h("li", {}, h("strong", {}, line.met ? "Yes: " : "Not yet: "), `${line.name}. ${line.why}`),
  );
  return h(
    "div",
    { class: `qidose-summary${good === true ? " qidose-summary--good" : ""}`, id: `${page.id}-summary`, tabindex: "-1" },
    h("h4", { class: "nhsuk-heading-s" }, heading),
    page.out_of ? h("p", {}, `You have ${page.score} of ${page.out_of} points.`) : null,
    paragraphs(more),
    criteria.length ? h("ul", { class: "nhsuk-list nhsuk-list--bullet" }, criteria) : null,
    next ? h("p", {}, h("strong", {}, "Next: "), next) : null,
  );
}

function coachMarks(page) {
  const { state, score, out_of: outOf, comment } = page.marks;
  return h(
    "div",
    { class: "qidose-coach", id: `${page.id}-coach` },
    h("h4", { class: "nhsuk-heading-s" }, "From your coach"),
    h("p", {}, score === null ? state : `${state} ${score} of ${outOf} points.`),
    comment ? h("blockquote", { class: "qidose-comment" }, paragraphs(comment.split(/\n+/))) : null,
  );
}

// An answer that can no longer change, in the words that Python has for it.
function fixed(field, said) {
  return h(
    "div",
    { class: "qidose-fixed" },
    h("p", { class: "qidose-fixed__label" }, field.label),
    h("p", { class: "qidose-fixed__value" }, said || "No answer"),
  );
}

function links(list) {
  // A file is saved and not gone to: Voilà ends the kernel of a page that seems to be left.
  const items = list.map(({ text, to, file }) => h("li", {}, h("a", { href: `${baseUrl()}${to}`, download: Boolean(file) }, text)));
  return h("nav", { "aria-label": "What you can do with this" }, h("ul", { class: "nhsuk-list" }, items));
}

function roomHead(room, onTurn) {
  return h(
    "div",
    { class: "qidose-room__head" },
    h("p", { class: "qidose-room__code" }, "Room ", h("strong", {}, room.code)),
    h("p", { class: "qidose-room__seats", role: "status" }),
    h("p", {}, "Let people decide first. Then show what the room says, and talk about it before you go on."),
    h("button", { type: "button", class: "nhsuk-button nhsuk-button--secondary", onclick: onTurn }, ""),
  );
}

// How often each option was chosen in a room: a bar, a number and the words. Nobody is named.
function tallyBars(field, counts) {
  const most = Math.max(1, ...Object.values(counts));
  const row = (option) =>
    h(
      "li",
      { class: "qidose-tally__row" },
      h("span", {}, `${option.text}: `, h("strong", {}, String(counts[option.id] ?? 0))),
      h("span", { class: "qidose-tally__bar", style: `width:${(100 * (counts[option.id] ?? 0)) / most}%`, "aria-hidden": "true" }),
    );
  return h("ul", { class: "qidose-tally", "aria-label": `What the room says: ${field.label}` }, field.options.map(row));
}
