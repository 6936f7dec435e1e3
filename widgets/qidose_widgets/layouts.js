// How the cards of an exercise stand on the page. Each takes the view and the page and gives the nodes between the
// title and the buttons.

const layouts = {
  together: (view, page) => page.cards.map((card) => view.card(card)),

  // Many independent cards: one at a time.
  paged(view, page) {
    view.place = Math.min(view.place, page.cards.length - 1);
    const answered = page.cards.filter((card) => !card.missing).length;
    const where = `${page.noun} ${view.place + 1} of ${page.cards.length}`;
    const done = page.finished ? "" : ` (${answered} answered)`;
    return [
      view.keep("where", () => h("p", { class: "qidose-where nhsuk-u-font-weight-bold", id: `${page.id}-where` }), (node) => (node.textContent = where + done)),
      view.card(page.cards[view.place]),
      view.keep(`pager ${view.place}`, () =>
        h(
          "nav",
          { class: "qidose-pager", "aria-label": `${page.noun} pages` },
          pageButton(view, "Previous", -1, view.place > 0),
          pageButton(view, "Next", 1, view.place < page.cards.length - 1),
        ),
      ),
    ];
  },

  // A round at a time: what was decided before is a line of a table, what comes of it stands above the next round.
  game(view, page) {
    const inFull = page.finished ? page.cards.filter(hasPicture) : page.cards.filter((card) => !card.locked);
    const past = page.cards.filter((card) => !inFull.includes(card));
    const latest = past.at(-1);
    const news = !page.finished && latest?.feedback ? view.keep(`news ${latest.id}`, () => h("div", { class: "qidose-news" }, feedback(latest.feedback))) : null;
    const earlier = past.length ? view.keep("history", () => historyBox(page), (node) => fillHistory(node, past, page.finished)) : null;
    return [news, ...inFull.map((card) => view.card(card)), earlier].filter(Boolean);
  },

  // Turns of a talk: what they say on one side, what the learner answered on the other.
  conversation(view, page) {
    const turns = page.cards.map((card) => (card.locked ? view.keep(`turn ${card.id} ${page.finished}`, () => turn(card)) : view.card(card, "qidose-card--speech")));
    return turns;
  },
};

function layoutOf(page) {
  if (page.layout !== "auto") return layouts[page.layout];
  return !page.sequential && page.cards.length > 3 ? layouts.paged : layouts.together;
}

function hasPicture(card) {
  return card.figures.length > 0 || card.scene !== null || card.grid !== null;
}

function pageButton(view, word, step, there) {
  if (!there) return null;
  const { noun, id } = view.page;
  return h(
    "button",
    {
      type: "button",
      class: "nhsuk-button nhsuk-button--secondary nhsuk-button--small",
      id: `${id}-${word.toLowerCase()}`,
      onclick: () => {
        view.place += step;
        view.say("");
        view.update();
        const where = document.getElementById(`${id}-where`);
        announce(where.textContent);
        view.root.querySelector(".qidose-card h4")?.focus({ preventScroll: true });
        where.scrollIntoView({ block: "nearest" });
      },
    },
    `${word} ${noun.toLowerCase()}`,
  );
}

function saidOf(card) {
  return Object.values(card.said).filter(Boolean).join("; ");
}

function historyBox(page) {
  const head = ["Step", "What you chose", "What came of it"].map((text) => h("th", { scope: "col" }, text));
  const table = h("table", { class: "nhsuk-table" }, h("caption", { class: "nhsuk-table__caption nhsuk-u-visually-hidden" }, "Earlier steps"), h("thead", {}, h("tr", {}, head)), h("tbody"));
  const box = details("Earlier steps", h("div", { class: "nhsuk-details__text", tabindex: "0", role: "region", "aria-label": "Earlier steps" }, table));
  box.id = `${page.id}-history`;
  return box;
}

function fillHistory(box, past, finished) {
  box.querySelector(".nhsuk-details__summary-text").textContent = finished ? "Every step, and what was behind it" : `Earlier steps (${past.length})`;
  if (finished) box.open = true;
  box.classList.toggle("qidose-numbers", !finished);
  const row = (card) => {
    const more = finished && card.feedback ? paragraphs(card.feedback.words) : [];
    const heading = card.feedback ? h("p", { class: "qidose-feedback__heading" }, card.feedback.heading) : null;
    return h("tr", {}, h("th", { scope: "row", class: "qidose-plain" }, card.heading), h("td", { style: "white-space: pre-line" }, saidOf(card) || "No answer"), h("td", {}, heading, more));
  };
  box.querySelector("tbody").replaceChildren(...past.map(row));
}

function turn(card) {
  const yours = card.fields.filter((field) => card.said[field.id]);
  const words = (field) => (yours.length > 1 ? fixed(field, card.said[field.id]) : h("p", {}, card.said[field.id]));
  return h(
    "div",
    { class: "qidose-turn", "data-card": card.id },
    h("div", { class: "qidose-speech" }, h("p", { class: "qidose-speech__who" }, card.heading), paragraphs(card.words)),
    card.scene ? picture(card.scene) : null,
    card.grid ? table(card.grid) : null,
    card.figures.map((one) => figure(one, card.heading)),
    yours.length ? h("div", { class: "qidose-speech qidose-speech--you" }, h("p", { class: "qidose-speech__who" }, "You"), yours.map(words)) : null,
    card.feedback ? feedback(card.feedback) : null,
  );
}
