// The view of a tool with several pages: forms on paper that never loses a word, and what they lead to.

function render({ model, el }) {
  ensureStyles();
  const view = new Desk(model, el);
  const update = () => view.update();
  model.on("change:page", update);
  model.on("change:charts", () => view.draw());
  view.start();
  return () => model.off("change:page", update);
}

class Desk {
  constructor(model, el) {
    this.model = model;
    this.root = h("div", { class: "qidose-desk" });
    el.append(this.root);
    this.kept = new Map(); // name -> node, so that whoever types in it keeps their place
    this.drawn = new Map(); // picture -> the specification that it was drawn from
    this.timers = new Map();
    this.opened = null; // the row that was just added: open, with the focus in it
    this.courier = courier(model, `qidose-unsent-${model.get("page").id}`);
    this.placeKey = `qidose-desk-${model.get("page").id}`;
  }

  get page() {
    return this.model.get("page");
  }

  start() {
    this.update();
    const unsent = this.courier.unsent();
    const place = sessionStorage.getItem(this.placeKey);
    if (place && place !== this.page.at && this.page.pages.some((one) => one.id === place)) this.ask({ do: "go", page: place });
    if (unsent && unsent.do === "set") this.ask(unsent);
    sessionStorage.removeItem("qidose-recoveries");
    // What is being typed when somebody leaves is sent first.
    addEventListener("pagehide", () => this.flush());
  }

  async ask(body) {
    this.say("Saving");
    const reply = await this.courier.send(body);
    this.say(reply.trouble || "Saved", Boolean(reply.trouble));
    if (reply.trouble) announce(reply.trouble);
    return reply;
  }

  say(text, isTrouble = false) {
    this.status.className = isTrouble ? "nhsuk-error-message qidose-status" : "qidose-status";
    this.status.textContent = text;
  }

  soon(place, value, after = 900) {
    clearTimeout(this.timers.get(place)?.timer);
    const timer = setTimeout(() => this.send(place), after);
    this.timers.set(place, { timer, value });
  }

  send(place) {
    const typed = this.timers.get(place);
    if (!typed) return;
    clearTimeout(typed.timer);
    this.timers.delete(place);
    this.ask({ do: "set", place, value: typed.value });
  }

  flush() {
    for (const place of [...this.timers.keys()]) this.send(place);
  }

  keep(name, make) {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name);
  }

  update() {
    const page = this.page;
    this.status ??= h("p", { class: "qidose-status", role: "status" });
    const turned = this.at !== undefined && this.at !== page.at;
    if (this.at !== page.at) {
      for (const name of [...this.kept.keys()]) if (name.startsWith("form ") || name.startsWith("part ")) this.kept.delete(name);
      this.at = page.at;
    }
    const title = page.pages.find((one) => one.id === page.at)?.title;
    const heading = this.keep(`heading ${page.at}`, () => h("h2", { class: "nhsuk-heading-l", tabindex: "-1", id: `${page.id}-at` }, title));
    const acts = (place) => page.acts.filter((act) => act.after === place).map((act) => this.act(act));
    arrange(
      this.root,
      [
        this.navigation(page),
        this.tools(page),
        heading,
        ...this.said(`intro ${page.at}`, page.intro),
        page.notice ? this.keep(`notice ${JSON.stringify(page.notice)}`, () => notice(page.notice)) : null,
        ...page.forms.flatMap((form) => [this.form(form), ...acts(form.id)]),
        ...acts(""),
        ...this.parts(page),
        this.turn(page),
      ].filter(Boolean),
    );
    this.draw();
    if (turned) {
      heading.focus();
      scrollTo({ top: this.root.getBoundingClientRect().top + scrollY - 8 });
    }
    if (this.opened !== null) this.openNew();
  }

  said(name, words) {
    return words.length ? [this.keep(`${name} ${words.join()}`, () => h("div", {}, paragraphs(words)))] : [];
  }

  go(page) {
    this.flush();
    sessionStorage.setItem(this.placeKey, page);
    this.ask({ do: "go", page });
  }

  navigation(page) {
    const node = this.keep("navigation", () => h("nav", { class: "qidose-desk__nav", "aria-label": page.title }));
    const items = page.pages.map((one) => {
      const item = this.keep(`nav ${one.id}`, () => {
        const button = h("button", { type: "button", class: "qidose-desk__tab", onclick: () => this.go(one.id) });
        return h("li", {}, button);
      });
      const button = item.firstChild;
      button.replaceChildren(one.title, one.troubles ? h("span", { class: "qidose-desk__count" }, `${one.troubles} to look at`) : "");
      if (one.id === page.at) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
      return item;
    });
    const list = this.keep("navigation list", () => h("ul", {}));
    arrange(list, items);
    arrange(node, [list]);
    return node;
  }

  tools(page) {
    const node = this.keep("tools", () => h("div", { class: "qidose-desk__tools" }));
    const state = this.keep(`state ${page.state}`, () => h("p", { class: "qidose-desk__state" }, page.state));
    const undo = page.undo
      ? this.keep(`undo ${page.undo}`, () => {
          const press = async () => {
            this.flush();
            await this.ask({ do: "undo" });
            announce("Undone");
          };
          return smallButton(`Undo: ${page.undo}`, `${page.id}-undo`, press);
        })
      : null;
    arrange(node, [state, undo, this.status].filter(Boolean));
    return node;
  }

  // Forms
  form(form) {
    const node = this.keep(`form ${form.id}`, () => h("section", { class: "qidose-desk__form", "aria-labelledby": `form-${form.id}` }));
    const title = this.keep(`form ${form.id} title`, () => h("h3", { class: "nhsuk-heading-m", id: `form-${form.id}` }, form.title));
    const inside = form.many ? this.rows(form) : this.fields(`form ${form.id}`, form.entries, "part");
    arrange(node, [title, ...this.said(`form ${form.id} intro`, form.intro), ...inside]);
    return node;
  }

  rows(form) {
    const rows = form.rows.map((row) => {
      const node = this.keep(`form ${row.place} row`, () => {
        const title = h("h4", { class: "nhsuk-heading-s qidose-desk__name", id: `row-${row.place.replaceAll("/", "-")}` });
        return h("div", { class: "qidose-desk__row", role: "group", "aria-labelledby": title.id, "data-place": row.place }, title);
      });
      node.firstChild.textContent = row.name;
      const remove = this.keep(`form ${row.place} remove`, () =>
        smallButton("Take out", `remove-${row.place}`, () => this.removeRow(form, row.place), hidden(` ${form.row}`)),
      );
      arrange(node, [node.firstChild, ...this.fields(`form ${row.place}`, row.entries, form.row), remove]);
      return node;
    });
    const add = this.keep(`form ${form.id} add`, () => {
      const press = () => {
        this.flush();
        this.opened = { form: form.id, rows: this.page.forms.find((one) => one.id === form.id).rows.length };
        this.ask({ do: "add", block: form.id });
      };
      return h("button", { type: "button", class: "nhsuk-button nhsuk-button--secondary", id: `add-${form.id}`, onclick: press }, `Add a ${form.row}`);
    });
    return [...rows, add];
  }

  // What everybody fills in, and the rest under a fold that says when something in it needs a look.
  fields(name, entries, what) {
    const rest = entries.filter((entry) => entry.more);
    const first = this.entries(`${name} entries`, entries.filter((entry) => !entry.more));
    if (!rest.length) return [first];
    const fold = this.keep(`${name} more`, () => {
      const words = h("span", { class: "nhsuk-details__summary-text" }, `More about this ${what}`);
      const summary = h("summary", { class: "nhsuk-details__summary" }, words, h("span", { class: "qidose-desk__count" }));
      return h("details", { class: "nhsuk-details qidose-desk__more" }, summary, h("div", { class: "nhsuk-details__text" }));
    });
    const troubles = rest.reduce((count, entry) => count + entry.trouble.length, 0);
    fold.querySelector(".qidose-desk__count").textContent = troubles ? `${troubles} to look at` : "";
    arrange(fold.lastChild, [this.entries(`${name} more entries`, rest)]);
    return [first, fold];
  }

  removeRow(form, place) {
    for (const waiting of [...this.timers.keys()]) if (waiting.startsWith(`${place}/`)) this.timers.delete(waiting);
    document.getElementById(`add-${form.id}`)?.focus();
    this.ask({ do: "remove", place }).then(() => announce(`Taken out. You can undo this.`));
  }

  openNew() {
    const form = this.page.forms.find((one) => one.id === this.opened.form);
    // What was typed just before is answered first: the row comes with a later answer.
    if (form && form.rows.length <= this.opened.rows) return;
    const row = form?.rows.at(-1);
    const node = row && this.kept.get(`form ${row.place} row`);
    this.opened = null;
    if (!node) return;
    node.querySelector("input, select, textarea")?.focus();
  }

  entries(name, entries) {
    const node = this.keep(name, () => h("div", { class: "qidose-desk__entries" }));
    arrange(
      node,
      entries.map((entry) => this.entry(entry)),
    );
    return node;
  }

  entry(entry) {
    const id = `entry-${entry.place.replaceAll("/", "-")}`;
    const node = this.keep(`form ${entry.place}`, () => this.makeEntry(entry, id));
    const input = node.qidoseInput;
    if (entry.options.length || input.tagName === "SELECT") this.fillOptions(input, entry);
    // Whoever is typing keeps what they type; it is sent as soon as they pause.
    if (document.activeElement !== input && !this.timers.has(entry.place) && input.value !== entry.value) input.value = entry.value;
    if (document.activeElement === input && !this.timers.has(entry.place) && input.tagName === "SELECT") input.value = entry.value;
    const error = node.querySelector(".nhsuk-error-message");
    error.textContent = entry.trouble.join(" ");
    error.hidden = !entry.trouble.length;
    node.classList.toggle("nhsuk-form-group--error", entry.trouble.length > 0);
    input.classList.toggle("qidose-desk__wrong", entry.trouble.length > 0);
    if (entry.trouble.length) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    return node;
  }

  makeEntry(entry, id) {
    const described = [entry.hint ? `${id}-hint` : "", `${id}-error`].filter(Boolean).join(" ");
    const common = { id, name: id, "aria-describedby": described, autocomplete: "off" };
    const input = this.makeInput(entry, common);
    input.addEventListener("input", () => this.soon(entry.place, input.value, input.tagName === "SELECT" ? 0 : 900));
    input.addEventListener("change", () => this.send(entry.place));
    const node = h(
      "div",
      { class: `nhsuk-form-group qidose-desk__entry qidose-desk__entry--${entry.kind}` },
      h("label", { class: "nhsuk-label", for: id }, entry.label),
      entry.hint ? h("div", { class: "nhsuk-hint", id: `${id}-hint` }, entry.hint) : null,
      h("span", { class: "nhsuk-error-message", id: `${id}-error`, hidden: true }),
      entry.unit ? h("div", { class: "qidose-unit" }, input, h("span", {}, entry.unit)) : input,
    );
    node.qidoseInput = input;
    return node;
  }

  makeInput(entry, common) {
    if (entry.kind === "words") return h("textarea", { ...common, class: "nhsuk-textarea", rows: 3 });
    if (entry.kind === "choice" || entry.kind === "row") return h("select", { ...common, class: "nhsuk-select" });
    if (entry.kind === "text") return h("input", { ...common, type: "text", class: "nhsuk-input" });
    // A date that was mistyped stays as it was typed; the browser's own date field would drop it.
    if (entry.kind === "date") return h("input", { ...common, type: "text", class: "nhsuk-input nhsuk-input--width-10" });
    return h("input", { ...common, type: "text", inputmode: "decimal", class: "nhsuk-input nhsuk-input--width-5" });
  }

  fillOptions(select, entry) {
    const wanted = JSON.stringify(entry.options);
    if (select.qidoseOptions === wanted) return;
    select.qidoseOptions = wanted;
    const value = select.value;
    select.replaceChildren(h("option", { value: "" }, "Choose"), ...entry.options.map(([one, name]) => h("option", { value: one }, name)));
    select.value = value;
  }

  // Things to do beside typing: take a template, adopt the plan.
  act(act) {
    const node = this.keep(`act ${act.name} ${act.text} ${JSON.stringify(act.entries)}`, () => {
      const inputs = act.entries.map((entry) => {
        const id = `act-${act.name}-${entry.id}`;
        const input = this.makeInput(entry, { id, name: id });
        if (input.tagName === "SELECT") this.fillOptions(input, entry);
        return [entry, input, h("div", { class: "nhsuk-form-group" }, h("label", { class: "nhsuk-label", for: id }, entry.label), input)];
      });
      const press = async () => {
        this.flush();
        const values = Object.fromEntries(inputs.map(([entry, input]) => [entry.id, input.value]));
        const reply = await this.ask({ do: "act", name: act.name, values });
        error.textContent = reply.trouble || "";
        error.hidden = !reply.trouble;
        if (reply.trouble) error.focus();
      };
      const error = h("p", { class: "nhsuk-error-message", hidden: true, tabindex: "-1" });
      return h(
        "section",
        { class: "qidose-desk__act" },
        act.heading ? h("h3", { class: "nhsuk-heading-m" }, act.heading) : null,
        paragraphs(act.words),
        error,
        inputs.map(([, , group]) => group),
        h("button", { type: "button", class: act.entries.length ? "nhsuk-button" : "nhsuk-button nhsuk-button--secondary", id: `act-${act.name}`, onclick: press }, act.text),
      );
    });
    return node;
  }

  // What the forms lead to
  parts(page) {
    return page.parts.map((part, n) => this.keep(`part ${page.at} ${n} ${JSON.stringify(part)}`, () => this.part(part)));
  }

  part(part) {
    if (part.kind === "words") return h("section", {}, part.heading ? h("h3", { class: "nhsuk-heading-m" }, part.heading) : null, paragraphs(part.words));
    if (part.kind === "grid") return gridTable(part);
    if (part.kind === "tree") return tree(part);
    const pictures = part.pictures.map((one) =>
      h("figure", { class: "qidose-figure" }, part.pictures.length > 1 ? h("p", { class: "qidose-figure__title" }, one.title) : null, h("div", { class: "qidose-chart qidose-desk__chart", "data-picture": one.name })),
    );
    return h(
      "section",
      { class: "qidose-desk__part" },
      h("h3", { class: "nhsuk-heading-m" }, part.title),
      paragraphs(part.words),
      part.icons.length ? h("div", { class: "qidose-icons" }, part.icons.map(icon)) : null,
      h("div", { class: part.pictures.length > 1 ? "qidose-small-charts" : null }, pictures),
      part.message ? h("p", {}, part.message) : null,
      part.numbers ? details("Show the numbers", h("div", { class: "nhsuk-details__text", tabindex: "0", role: "region", "aria-label": `Numbers: ${part.title}` }, plainTable(part.numbers))) : null,
    );
  }

  draw() {
    const charts = this.model.get("charts");
    for (const node of this.root.querySelectorAll("[data-picture]")) {
      const spec = charts[node.dataset.picture];
      if (spec && node.qidoseSpec !== spec) {
        node.qidoseSpec = spec;
        drawChart(node, spec);
      }
    }
  }

  turn(page) {
    const at = page.pages.findIndex((one) => one.id === page.at);
    const button = (one, text, kind) => h("button", { type: "button", class: `nhsuk-button ${kind}`, onclick: () => this.go(one.id) }, `${text}: ${one.title}`);
    return this.keep(`turn ${page.at}`, () =>
      h(
        "div",
        { class: "qidose-nav qidose-buttons" },
        at > 0 ? button(page.pages[at - 1], "Back", "nhsuk-button--secondary") : null,
        at + 1 < page.pages.length ? button(page.pages[at + 1], "Next", "") : null,
        page.links.map((link) => h("a", { href: `${baseUrl()}${link.to}`, download: link.file ? "" : null }, link.text)),
      ),
    );
  }
}

function notice({ heading, words }) {
  return h("section", { class: "qidose-summary", tabindex: "-1" }, h("h3", { class: "nhsuk-heading-s" }, heading), paragraphs(words));
}

function gridTable(grid) {
  return h(
    "section",
    { class: "qidose-desk__part" },
    h("h3", { class: "nhsuk-heading-m" }, grid.title),
    paragraphs(grid.words),
    h("div", { class: "qidose-table", tabindex: "0", role: "region", "aria-label": grid.title }, plainTable(grid)),
  );
}

function plainTable(grid) {
  const cell = (text, n, row) => {
    const shade = grid.shades?.[row]?.[n];
    const cls = shade === null || shade === undefined ? null : `qidose-depth qidose-depth--${shade}`;
    return n === 0 ? h("th", { scope: "row", class: "qidose-plain" }, text) : h("td", { class: cls }, text);
  };
  return h(
    "table",
    { class: "nhsuk-table" },
    h("caption", { class: "nhsuk-table__caption nhsuk-u-visually-hidden" }, grid.title),
    h("thead", {}, h("tr", {}, grid.head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, grid.rows.map((row, r) => h("tr", {}, row.map((text, n) => cell(text, n, r))))),
  );
}

function tree(part) {
  const box = (...words) => h("div", { class: "qidose-tree__box" }, words);
  const branch = (node, under) =>
    h("div", { class: "qidose-tree__branch" }, node, under.length ? h("div", { class: "qidose-tree__under" }, under) : null);
  const leaves = (one) => one.drivers.map((driver) => branch(box(h("span", {}, driver)), []));
  const drawing = branch(
    box(h("strong", {}, "Aim"), h("span", {}, part.aim)),
    part.branches.map((one) => branch(box(h("strong", {}, one.name)), leaves(one))),
  );
  return h(
    "section",
    { class: "qidose-desk__part" },
    h("h3", { class: "nhsuk-heading-m" }, part.title),
    h("div", { class: "qidose-tree__frame", tabindex: "0", role: "region", "aria-label": `Driver diagram: ${part.title}` }, h("div", { class: "qidose-tree" }, drawing)),
  );
}

export default { render };
