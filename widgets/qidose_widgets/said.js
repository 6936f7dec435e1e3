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
