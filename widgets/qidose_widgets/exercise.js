// The view that carries every exercise: cards with words, pictures and questions, and what is said about the answers.

function render({ model, el }) {
  ensureStyles();
  const view = new ExerciseView(model, el);
  // While an answer is awaited nothing changes: what is new on the page then comes together with the focus on it, and no
  // press in between is lost or lands elsewhere.
  const onPage = () => view.saving === 0 && view.update();
  model.on("change:page", onPage);
  model.on("change:charts", () => view.updateCharts());
  view.start();
  return () => {
    clearInterval(view.counting);
    model.off("change:page", onPage);
  };
}

class ExerciseView {
  constructor(model, el) {
    this.model = model;
    this.root = h("section", { class: "qidose-exercise" });
    // A key held down is one press: otherwise it would run through a game in a second.
    this.root.addEventListener("keydown", (event) => {
      if (event.repeat && ["Enter", " "].includes(event.key) && event.target.closest("button")) event.preventDefault();
    });
    el.append(this.root);
    this.kept = new Map(); // name of a node -> the node, as long as what it shows has not changed
    this.place = 0; // which card of a paged exercise is in view
    this.timers = new Map();
    this.saving = 0;
    this.tallyShown = false; // a room decides first, and then sees what it decided
    this.courier = courier(model, `qidose-unsent-${model.get("page").id}`);
  }

  get page() {
    return this.model.get("page");
  }

  start() {
    this.place = Math.max(0, this.page.cards.findIndex((card) => card.missing));
    this.update();
    // Charts are made when the exercise first comes into sight.
    new IntersectionObserver((seen, watcher) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      this.model.send({ do: "look" });
    }).observe(this.root);
    const unsent = this.courier.unsent();
    if (unsent && unsent.attempt === this.page.attempt) {
      this.ask(unsent, () => {
        this.forget(unsent.card);
        this.update();
      });
    }
    sessionStorage.removeItem("qidose-recoveries");
  }

  async ask(body, then) {
    this.saving += 1;
    this.say("Saving");
    const reply = await this.courier.send({ attempt: this.page.attempt, ...body });
    this.saving -= 1;
    this.update();
    if (reply.trouble) {
      this.say(reply.trouble, true);
      announce(reply.trouble);
    } else if (this.saving === 0) {
      this.say("Saved");
      if (body.do === "answer") announce("Saved");
    }
    if (!reply.trouble && then) then();
    return reply;
  }

  say(text, isTrouble = false) {
    if (!this.status) return;
    this.status.className = isTrouble ? "nhsuk-error-message qidose-status" : "qidose-status";
    this.status.textContent = text;
  }

  // A node that stays in the page while it is what it was: whoever has the focus in it, or typed in it, keeps their place.
  keep(name, make, fill) {
    if (!this.kept.has(name)) this.kept.set(name, make());
    const node = this.kept.get(name);
    fill?.(node);
    return node;
  }

  forget(card) {
    for (const name of this.kept.keys()) if (name.startsWith(`card ${card} `)) this.kept.delete(name);
  }

  update() {
    const page = this.page;
    if (this.attempt !== page.attempt) {
      if (this.attempt !== undefined) this.place = 0;
      this.attempt = page.attempt;
      this.kept.clear();
    }
    const titleId = `${page.id}-title`;
    this.root.setAttribute("aria-labelledby", titleId);
    this.status ??= h("p", { class: "qidose-status", id: `${page.id}-status` });
    const nodes = [
      this.keep("title", () => h("h3", { id: titleId, class: "nhsuk-heading-m", tabindex: "-1" }, page.title)),
      page.room ? this.room(page.room) : null,
      page.summary ? this.keep(`summary ${JSON.stringify(page.summary)} ${page.score}`, () => summary(page)) : null,
      ...layoutOf(page)(this, page),
      this.status,
      this.buttons(page),
      page.links.length ? this.keep("links", () => links(page.links)) : null,
      page.marks ? this.keep(`marks ${JSON.stringify(page.marks)}`, () => coachMarks(page)) : null,
    ];
    arrange(this.root, nodes.filter(Boolean));
    this.updateCharts();
  }

  // Each part of a card is made anew only when something in that part has changed.
  card(card, look = "") {
    const id = `${this.page.id}-${card.id}`;
    const part = (name, what, make) => (what ? this.keep(`card ${card.id} ${name} ${JSON.stringify(what)}`, make) : null);
    const node = this.keep(`card ${card.id} node`, () => h("div", { "data-card": card.id }));
    node.className = `qidose-card ${look}${card.locked ? " qidose-card--locked" : ""}`;
    const figures = card.figures.map((one) => part(`figure ${one.name}`, one, () => figure(one, card.heading)));
    arrange(
      node,
      [
        part("heading", card.heading, () => h("h4", { class: "nhsuk-heading-s", tabindex: "-1", id }, card.heading)),
        part("words", card.words, () => h("div", {}, paragraphs(card.words))),
        part("scene", card.scene, () => picture(card.scene)),
        part("grid", card.grid, () => table(card.grid)),
        figures.length > 1 ? this.smallCharts(card, figures) : figures[0],
        ...card.fields.flatMap((field) => [this.field(card, field, `${id}-${field.id}`, figures[0]), this.tally(card, field)]),
        card.checks.length ? this.keep(`card ${card.id} checks`, () => h("ul", { class: "qidose-checks", "aria-label": "What is there so far" }), (list) => this.fillChecks(list, card)) : null,
        card.lock && !card.locked && card.fields.at(-1)?.kind !== "move" ? part("lock", card.lock, () => this.lockButton(card, `${id}-lock`)) : null,
        part("feedback", card.feedback, () => feedback(card.feedback)),
      ].filter(Boolean),
    );
    return node;
  }

  smallCharts(card, figures) {
    const box = this.keep(`card ${card.id} charts`, () => h("div", { class: "qidose-small-charts" }));
    arrange(box, figures);
    return box;
  }

  fillChecks(list, card) {
    const text = JSON.stringify(card.checks);
    if (list.dataset.said === text) return;
    list.dataset.said = text;
    list.replaceChildren(...checks(card.checks));
  }

  lockButton(card, id) {
    return h("button", { type: "button", class: "nhsuk-button", id, onclick: (event) => event.detail < 2 && this.lock(card.id) }, card.lock);
  }

  field(card, field, id, figureNode) {
    if (card.locked) return this.keep(`card ${card.id} fixed ${field.id} ${card.said[field.id]}`, () => fixed(field, card.said[field.id]));
    const make = () => fieldViews[field.kind](field, id, this.hand(card, field, figureNode));
    return this.keep(`card ${card.id} field ${JSON.stringify(field)}`, make);
  }

  // The head of a room: its code, how many have answered, and the answers of the room when the facilitator asks.
  room(room) {
    this.root.classList.toggle("qidose-room", room.facilitates);
    if (!room.facilitates) return this.keep("room", () => h("p", { class: "qidose-room__code" }, `Room ${room.code}`));
    const head = this.keep("room", () => roomHead(room, () => this.turnTally()));
    const people = room.seats === 1 ? "1 person has answered." : `${room.seats} people have answered.`;
    head.querySelector(".qidose-room__seats").textContent = people;
    head.querySelector("button").textContent = this.tallyShown ? "Hide what the room says" : "Show what the room says";
    this.counting ??= setInterval(() => this.courier.send({ do: "count", attempt: this.page.attempt }), 3000);
    return head;
  }

  turnTally() {
    this.tallyShown = !this.tallyShown;
    this.update();
  }

  tally(card, field) {
    const counts = this.tallyShown && this.page.room?.tally[card.id]?.[field.id];
    return counts ? this.keep(`card ${card.id} tally ${field.id} ${JSON.stringify(counts)}`, () => tallyBars(field, counts)) : null;
  }

  // What a field may do: keep a value now or when typing pauses, make a move, draw on the chart of its card.
  hand(card, field, figureNode) {
    const chart = figureNode?.querySelector("[data-chart]");
    const draws = chart && ["points", "level"].includes(field.kind);
    if (draws) chart.qidoseEasel ??= new Easel(chart);
    return {
      value: card.values[field.id],
      figure: card.figures[0],
      easel: draws ? chart.qidoseEasel : null,
      save: (value) => this.ask({ do: "answer", card: card.id, values: { [field.id]: value } }),
      soon: (value) => this.later(card.id, field.id, value),
      flush: () => this.flush(),
      move: (value) => this.lock(card.id, { [field.id]: value }),
      trouble: (text) => this.say(text, true),
    };
  }

  updateCharts() {
    const specs = this.model.get("charts");
    for (const node of this.root.querySelectorAll("[data-chart]")) {
      const spec = specs[node.dataset.chart];
      const text = JSON.stringify(spec);
      if (spec && node.qidoseDrawn !== text) {
        node.qidoseDrawn = text;
        drawChart(node, JSON.parse(text));
      }
    }
  }

  // Typing is saved when it pauses or the field is left, not at each key.
  later(card, field, value) {
    const key = `${card} ${field}`;
    clearTimeout(this.timers.get(key)?.timer);
    const run = () => {
      this.timers.delete(key);
      return this.ask({ do: "answer", card, values: { [field]: value() } });
    };
    this.timers.set(key, { timer: setTimeout(run, 800), run });
  }

  async flush() {
    const now = [...this.timers.values()];
    const replies = [];
    for (const { timer, run } of now) {
      clearTimeout(timer);
      replies.push(await run());
    }
    return replies.every((reply) => !reply.trouble);
  }

  async lock(card, values = {}) {
    if (this.locking) return;
    this.locking = true;
    if (await this.flush()) await this.ask({ do: "lock", card, values }, () => this.toNext());
    this.locking = false;
  }

  // After a card is fixed: to the next, which is said aloud where a press on its options is all that it needs.
  toNext() {
    const open = this.page.cards.find((card) => !card.locked);
    if (!open) {
      document.getElementById(`${this.page.id}-finish`)?.focus();
      announce("Done. You can finish now.");
      return;
    }
    const heading = document.getElementById(`${this.page.id}-${open.id}`);
    const moves = this.root.querySelector(`[data-card="${open.id}"] .qidose-moves`);
    if (moves && open.fields.length === 1) moves.focus({ preventScroll: true });
    else heading?.focus({ preventScroll: true });
    // What came of the move, and the next question, are both brought into sight.
    (this.root.querySelector(".qidose-news") ?? heading)?.scrollIntoView({ block: "start" });
    announce(moves ? [open.heading, ...open.words].join(". ") : "Done. The next step is open.");
  }

  buttons(page) {
    const missing = page.cards.filter((card) => card.missing).length;
    const paged = layoutOf(page) === layouts.paged;
    const last = !paged || this.place === page.cards.length - 1 || missing === 0;
    const row = this.keep("buttons", () => h("div", { class: "qidose-buttons" }));
    const wanted = [];
    if (!page.finished && page.may_finish_here && last) {
      wanted.push(this.button(page.finish_label, { do: "finish" }, "", () => this.showSummary()));
    }
    if (page.finished && page.may_improve) wanted.push(this.button("Improve my answer", { do: "improve" }, "nhsuk-button--secondary", () => this.toTop()));
    if (page.finished) wanted.push(this.button(page.again_label, { do: "again" }, "nhsuk-button--secondary", () => this.toTop()));
    arrange(row, wanted);
    return row;
  }

  button(text, body, look, then) {
    const make = () =>
      h(
        "button",
        {
          type: "button",
          class: `nhsuk-button ${look}`,
          id: `${this.page.id}-${body.do}`,
          onclick: async (event) => {
            const pressed = event.currentTarget;
            if (pressed.disabled) return;
            pressed.disabled = true;
            if (await this.flush()) await this.ask(body, then);
            pressed.disabled = false;
          },
        },
        text,
      );
    return this.keep(`button ${text}`, make);
  }

  showSummary() {
    // Looking back begins at the first chart that went wrong.
    this.place = Math.max(0, this.page.cards.findIndex((card) => card.feedback && card.feedback.good === false));
    this.update();
    const box = document.getElementById(`${this.page.id}-summary`);
    box?.focus();
    box?.scrollIntoView({ block: "start" });
  }

  toTop() {
    document.getElementById(`${this.page.id}-title`)?.focus();
    this.root.scrollIntoView({ block: "start" });
  }
}

export default { render };
