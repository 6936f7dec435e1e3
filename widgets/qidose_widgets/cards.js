// The view that carries exercises made of cards: words, a chart, questions, and what is said about the answers.

function render({ model, el }) {
  ensureStyles();
  const view = new CardsView(model, el);
  const onPage = () => view.update();
  model.on("change:page", onPage);
  model.on("change:charts", () => view.updateCharts());
  view.start();
  return () => model.off("change:page", onPage);
}

class CardsView {
  constructor(model, el) {
    this.model = model;
    this.root = h("section", { class: "qidose-exercise" });
    el.append(this.root);
    this.shown = new Map(); // card id -> {signature, node}
    this.place = 0; // which card of a paged exercise is in view
    this.timers = new Map();
    this.saving = 0;
    this.courier = courier(model, `qidose-unsent-${model.get("page").id}`);
  }

  get page() {
    return this.model.get("page");
  }

  // Many independent cards are shown one at a time; cards that belong together stay in sight.
  get paged() {
    return !this.page.sequential && this.page.cards.length > 3;
  }

  start() {
    const first = this.page.cards.findIndex((card) => card.missing);
    this.place = Math.max(0, first);
    this.update();
    const unsent = this.courier.unsent();
    if (unsent && unsent.attempt === this.page.attempt) {
      this.ask(unsent, () => {
        this.shown.delete(unsent.card);
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

  update() {
    const page = this.page;
    const focused = document.activeElement && this.root.contains(document.activeElement) ? document.activeElement.id : "";
    if (this.attempt !== page.attempt) {
      if (this.attempt !== undefined) this.place = 0;
      this.attempt = page.attempt;
      this.shown.clear();
    }
    const titleId = `${page.id}-title`;
    this.root.setAttribute("aria-labelledby", titleId);
    this.status ??= h("p", { class: "qidose-status", id: `${page.id}-status` });
    this.root.replaceChildren(
      h("h3", { id: titleId, class: "nhsuk-heading-m", tabindex: "-1" }, page.title),
      ...(page.summary ? [this.summary(page)] : []),
      ...this.body(page),
      this.status,
      this.buttons(page),
      ...(page.marks ? [this.coachMarks(page)] : []),
    );
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.updateCharts();
  }

  body(page) {
    if (!this.paged) return page.cards.map((card) => this.card(card));
    this.place = Math.min(this.place, page.cards.length - 1);
    const answered = page.cards.filter((card) => !card.missing).length;
    const where = `${page.noun} ${this.place + 1} of ${page.cards.length}`;
    const done = page.finished ? "" : ` (${answered} answered)`;
    return [
      h("p", { class: "qidose-where nhsuk-u-font-weight-bold", id: `${page.id}-where` }, where + done),
      this.card(page.cards[this.place]),
      h(
        "nav",
        { class: "qidose-pager", "aria-label": `${page.noun} pages` },
        this.pageButton("Previous", -1, this.place > 0),
        this.pageButton("Next", 1, this.place < page.cards.length - 1),
      ),
    ];
  }

  pageButton(word, step, there) {
    if (!there) return null;
    const noun = this.page.noun.toLowerCase();
    return h(
      "button",
      {
        type: "button",
        class: "nhsuk-button nhsuk-button--secondary nhsuk-button--small",
        id: `${this.page.id}-${word.toLowerCase()}`,
        onclick: () => {
          this.place += step;
          this.say("");
          this.update();
          const where = document.getElementById(`${this.page.id}-where`);
          announce(where.textContent);
          const heading = this.root.querySelector(".qidose-card h4");
          heading?.focus({ preventScroll: true });
          where.scrollIntoView({ block: "nearest" });
        },
      },
      `${word} ${noun}`,
    );
  }

  card(card) {
    // What was typed since stays in the node: a card is built anew only when something other than its values changed.
    const signature = JSON.stringify({ ...card, values: card.locked ? card.values : null, missing: null });
    const known = this.shown.get(card.id);
    if (known && known.signature === signature) return known.node;
    const id = `${this.page.id}-${card.id}`;
    const chart = card.table.length ? this.chart(card, id) : null;
    const fields = card.fields.map((field) => this.field(card, field, `${id}-${field.id}`));
    const lock =
      card.lock && !card.locked
        ? h("button", { type: "button", class: "nhsuk-button", id: `${id}-lock`, onclick: () => this.lock(card) }, card.lock)
        : null;
    const node = h(
      "div",
      { class: `qidose-card${card.locked ? " qidose-card--locked" : ""}`, "data-card": card.id },
      card.heading ? h("h4", { class: "nhsuk-heading-s", tabindex: "-1", id }, card.heading) : null,
      paragraphs(card.words),
      chart,
      fields,
      lock,
      card.feedback ? this.feedback(card.feedback) : null,
    );
    this.shown.set(card.id, { signature, node });
    return node;
  }

  chart(card, id) {
    const hasNote = card.table.some((row) => row.why);
    const head = ["When", `Value (${card.unit})`, ...(hasNote ? ["Note"] : [])];
    const line = (row) => [row.label, row.value === null ? "no value" : String(row.value), ...(hasNote ? [row.why] : [])];
    return h(
      "figure",
      { class: "qidose-figure" },
      h("p", { class: "qidose-figure__title" }, card.chart_title),
      h("div", { class: "qidose-chart", "data-chart": card.id }),
      card.message ? h("figcaption", { class: "nhsuk-body-s" }, card.message) : null,
      h(
        "details",
        { class: "nhsuk-details qidose-numbers" },
        h("summary", { class: "nhsuk-details__summary" }, h("span", { class: "nhsuk-details__summary-text" }, "Show the numbers")),
        h(
          "div",
          { class: "nhsuk-details__text", tabindex: "0", role: "region", "aria-label": `Numbers: ${card.heading}` },
          h(
            "table",
            { class: "nhsuk-table" },
            h("caption", { class: "nhsuk-table__caption nhsuk-u-visually-hidden" }, card.heading),
            h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col", class: "nhsuk-table__header" }, text)))),
            h(
              "tbody",
              {},
              card.table.map((row) =>
                h("tr", { class: "nhsuk-table__row" }, line(row).map((text) => h("td", { class: "nhsuk-table__cell" }, text))),
              ),
            ),
          ),
        ),
      ),
    );
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

  field(card, field, id) {
    const value = card.values[field.id];
    if (card.locked) return this.fixed(field, value);
    const hint = field.hint ? h("div", { class: "nhsuk-hint", id: `${id}-hint` }, field.hint) : null;
    const described = field.hint ? `${id}-hint` : null;
    if (field.kind === "choice" || field.kind === "choices") return this.options(card, field, id, value, hint, described);
    const label = h("label", { class: "nhsuk-label", for: id }, field.label, field.needed ? "" : " (you may leave this out)");
    const common = { id, name: id, "aria-describedby": described };
    let input;
    if (field.kind === "text") {
      input = h("textarea", { ...common, class: "nhsuk-textarea", rows: field.rows, maxlength: field.longest });
      input.value = value ?? "";
    } else {
      const numeric = field.kind === "number" ? { inputmode: "decimal", class: "nhsuk-input nhsuk-input--width-5" } : {};
      input = h("input", { ...common, class: "nhsuk-input nhsuk-input--width-10", type: field.kind === "date" ? "date" : "text", ...numeric });
      input.value = value ?? "";
    }
    const take = () => this.later(card.id, field, () => this.typed(field, input.value));
    input.addEventListener("input", take);
    input.addEventListener("change", () => this.flush());
    const row = field.unit ? h("div", { class: "qidose-unit" }, input, h("span", {}, field.unit)) : input;
    return h("div", { class: "nhsuk-form-group" }, label, hint, row);
  }

  typed(field, text) {
    if (field.kind !== "number") return text;
    const plain = text.trim().replace(/,/g, "");
    if (plain === "") return null;
    const number = Number(plain);
    // Not a number: sent as it is, so that the answer in plain words comes from the one place that checks.
    return Number.isFinite(number) ? number : text;
  }

  options(card, field, id, value, hint, described) {
    const many = field.kind === "choices";
    const kind = many ? "checkboxes" : "radios";
    const boxes = field.options.map((option, n) => {
      const box = h("input", {
        class: `nhsuk-${kind}__input`,
        type: many ? "checkbox" : "radio",
        id: `${id}-${n}`,
        name: id,
        value: option.id,
        onchange: () => this.chosen(card, field, boxes),
      });
      box.checked = many ? (value ?? []).includes(option.id) : value === option.id;
      return box;
    });
    return h(
      "div",
      { class: "nhsuk-form-group" },
      h(
        "fieldset",
        { class: "nhsuk-fieldset", "aria-describedby": described },
        h("legend", { class: "nhsuk-fieldset__legend" }, field.label),
        hint,
        h(
          "div",
          { class: `nhsuk-${kind}` },
          field.options.map((option, n) =>
            h(
              "div",
              { class: `nhsuk-${kind}__item` },
              boxes[n],
              h("label", { class: `nhsuk-label nhsuk-${kind}__label`, for: `${id}-${n}` }, option.text),
            ),
          ),
        ),
      ),
    );
  }

  chosen(card, field, boxes) {
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    this.ask({ do: "answer", card: card.id, values: { [field.id]: field.kind === "choices" ? on : (on[0] ?? null) } });
  }

  fixed(field, value) {
    const many = Array.isArray(value) ? value : [value];
    const words = field.options
      ? field.options.filter((option) => many.includes(option.id)).map((option) => option.text)
      : [value === null || value === undefined || value === "" ? "" : `${value}${field.unit ? ` ${field.unit}` : ""}`];
    const text = words.filter(Boolean).join("; ") || "No answer";
    return h("div", { class: "qidose-fixed" }, h("p", { class: "qidose-fixed__label" }, field.label), h("p", { class: "qidose-fixed__value" }, text));
  }

  // Typing is saved when it pauses or the field is left, not at each key.
  later(card, field, value) {
    const key = `${card} ${field.id}`;
    clearTimeout(this.timers.get(key)?.timer);
    const run = () => {
      this.timers.delete(key);
      return this.ask({ do: "answer", card, values: { [field.id]: value() } });
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

  async lock(card) {
    if (!(await this.flush())) return;
    await this.ask({ do: "lock", card: card.id }, () => {
      const open = this.page.cards.find((next) => !next.locked);
      const heading = document.getElementById(`${this.page.id}-${(open ?? this.page.cards.at(-1)).id}`);
      heading?.focus();
      announce("Done. The next step is open.");
    });
  }

  buttons(page) {
    const row = h("div", { class: "qidose-buttons" });
    const button = (text, body, look = "", then) =>
      h(
        "button",
        {
          type: "button",
          class: `nhsuk-button ${look}`,
          id: `${page.id}-${body.do}`,
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
    if (!page.finished) {
      const missing = page.cards.filter((card) => card.missing).length;
      const last = !this.paged || this.place === page.cards.length - 1 || missing === 0;
      if (page.may_finish_here && last) row.append(button(page.finish_label, { do: "finish" }, "", () => this.showSummary()));
      return row;
    }
    if (page.may_improve) row.append(button("Improve my answer", { do: "improve" }, "nhsuk-button--secondary", () => this.toTop()));
    else row.append(button("Try again with new data", { do: "again" }, "nhsuk-button--secondary", () => this.toTop()));
    return row;
  }

  showSummary() {
    // Looking back begins at the first chart that went wrong.
    if (this.paged) {
      this.place = Math.max(0, this.page.cards.findIndex((card) => card.feedback && card.feedback.good === false));
      this.update();
    }
    const box = document.getElementById(`${this.page.id}-summary`);
    box?.focus();
    box?.scrollIntoView({ block: "start" });
  }

  toTop() {
    document.getElementById(`${this.page.id}-title`)?.focus();
    this.root.scrollIntoView({ block: "start" });
  }

  summary(page) {
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

  feedback(feedback) {
    const look = feedback.good === null ? "" : feedback.good ? " qidose-feedback--good" : " qidose-feedback--look";
    return h(
      "div",
      { class: `qidose-feedback${look}` },
      h("p", { class: "qidose-feedback__heading" }, feedback.heading),
      paragraphs(feedback.words),
      feedback.next_step ? h("p", {}, h("strong", {}, "Next: "), feedback.next_step) : null,
    );
  }

  coachMarks(page) {
    const { state, score, out_of: outOf, comment } = page.marks;
    return h(
      "div",
      { class: "qidose-coach", id: `${page.id}-coach` },
      h("h4", { class: "nhsuk-heading-s" }, "From your coach"),
      h("p", {}, score === null ? state : `${state} ${score} of ${outOf} points.`),
      comment ? h("blockquote", { class: "qidose-comment" }, paragraphs(comment.split(/\n+/))) : null,
    );
  }
}

export default { render };
