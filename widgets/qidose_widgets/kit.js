// What all views share: making elements, and saying things aloud. Nothing is fetched from outside.

// A DOM element. Words always go in as text, never as HTML: what a learner wrote can only ever be words.
function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function svg(tag, props = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function hidden(text) {
  return h("span", { class: "nhsuk-u-visually-hidden" }, text);
}

function paragraphs(words, cls = "") {
  return words.map((text) => h("p", { class: cls || null }, text));
}

function pageConfig() {
  const config = document.getElementById("jupyter-config-data");
  return config ? JSON.parse(config.textContent) : {};
}

function baseUrl() {
  return pageConfig().baseUrl || "/";
}

// Outside our own page (in JupyterLab) the style sheets are not there yet. There they hold for our own views alone:
// JupyterLab's menus keep their look.
function ensureStyles() {
  for (const file of ["nhsuk/nhsuk-frontend.css", "qidose.css"]) {
    const there = `link[href*="qidose/static/${file}"], style[data-qidose="${file}"]`;
    if (document.querySelector(there)) continue;
    const style = h("style", { "data-qidose": file });
    document.head.append(style);
    fetch(`${baseUrl()}qidose/static/${file}`)
      .then((reply) => reply.text())
      .then((rules) => (style.textContent = scoped(rules)));
  }
}

function scoped(rules) {
  const own = rules.replace(/@charset[^;]*;/, "").replace(/:root\s*\{/g, ":scope {");
  const base = ":scope { font: 1rem/1.5 arial, sans-serif; color: #212b32; background: #f0f4f5; padding: 0 1rem; }";
  return `@scope (.qidose-exercise, .qidose-desk) {\n${base}\n${own}\n}`;
}

// Said aloud by screen readers, wherever the focus is.
function announce(text) {
  let live = document.getElementById("qidose-live");
  if (!live) {
    live = h("div", { id: "qidose-live", role: "status", class: "nhsuk-u-visually-hidden" });
    document.body.append(live);
  }
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = text));
}

// How each kind of field is shown: each file of fields/ adds some, (field, id, on) => node. `on.value` is what is stored;
// `on.save(value)` keeps a decision at once, `on.soon(() => value)` what is being typed, when it pauses; `on.easel` is
// the chart of the same card, null where it has none.
const fieldViews = {};

function hint(field, id) {
  return field.hint ? h("div", { class: "nhsuk-hint", id: `${id}-hint` }, field.hint) : null;
}

function describedBy(field, id) {
  return field.hint ? `${id}-hint` : null;
}

// A group of controls with a name of its own, for screen readers and for the eye.
function fieldset(field, id, ...inside) {
  return h(
    "div",
    { class: "nhsuk-form-group" },
    h(
      "fieldset",
      { class: "nhsuk-fieldset", id, "aria-describedby": describedBy(field, id) },
      h("legend", { class: "nhsuk-fieldset__legend" }, labelOf(field)),
      hint(field, id),
      ...inside,
    ),
  );
}

function labelOf(field) {
  return field.may_be_left ? `${field.label} (you may leave this out)` : field.label;
}

function smallButton(text, id, onclick, more = null) {
  return h("button", { type: "button", class: "nhsuk-button nhsuk-button--secondary nhsuk-button--small qidose-small", id, onclick }, text, more);
}

// A typed number, or the text as it is: the answer in plain words then comes from the one place that checks.
function typedNumber(text) {
  const plain = text.trim().replace(/,/g, "");
  if (plain === "") return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : text;
}

// Bring the children of a node to be these, touching only what differs: a node that stays keeps the focus in it.
function arrange(parent, nodes) {
  // What has gone goes first: otherwise everything below it would be moved, and lose the focus.
  for (const node of [...parent.childNodes]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, n) => {
    if (parent.childNodes[n] !== node) parent.insertBefore(node, parent.childNodes[n] ?? null);
  });
}
