// Handing in: what is done and what is not, one button, and what became of the work.

function render({ model, el }) {
  ensureStyles();
  // The exercises in code have the same view at their own place in the lesson, with names of their own.
  const { name = "hand-in", label = "Hand in", ways = [] } = model.get("page");
  const root = h("section", { class: "qidose-exercise", "aria-label": label });
  el.append(root);
  const mail = courier(model, `qidose-unsent-${name}`);
  let timer = 0;
  let trouble = "";

  async function ask(body) {
    const reply = await mail.send(body);
    trouble = reply.trouble ?? "";
    draw();
    if (trouble) announce(trouble);
    return reply;
  }

  // The same nodes stay for as long as the view does: whoever has the focus, or is being read to, keeps their place.
  const rows = h("tbody");
  const status = h("p", { id: `qidose-${name}-status`, class: "nhsuk-u-font-weight-bold" });
  const refusal = h("p", { class: "nhsuk-error-message", hidden: true });
  const button = h("button", { type: "button", class: "nhsuk-button", id: `qidose-${name}`, onclick: () => handIn() });
  const heads = ["Exercise", "Where you are"].map((text) => h("th", { scope: "col" }, text));
  const caption = h("caption", { class: "nhsuk-table__caption" }, "Your exercises");
  root.append(
    h("table", { class: "nhsuk-table" }, caption, h("thead", {}, h("tr", {}, heads)), rows),
    status,
    // In a tab of its own: Voilà ends the kernel of a page that is left.
    ...ways.map(({ text, to }) => h("p", {}, h("a", { href: `${baseUrl()}${to}`, target: "_blank" }, text))),
    refusal,
    button,
  );

  function draw() {
    const page = model.get("page");
    const line = ({ title, state }) =>
      h("tr", {}, h("th", { scope: "row", class: "qidose-plain" }, title), h("td", {}, state));
    rows.replaceChildren(...page.lines.map(line));
    status.textContent = page.status;
    refusal.textContent = trouble;
    refusal.hidden = !trouble;
    button.textContent = page.button;
  }

  async function handIn() {
    if (model.get("page").waiting) return;
    await ask({ do: "hand in" });
    announce(model.get("page").status);
    wait();
  }

  // While the work is being marked, look every 2 seconds; the page says so when it is done.
  function wait() {
    clearTimeout(timer);
    if (!model.get("page").waiting) return;
    timer = setTimeout(async () => {
      await ask({ do: "look" });
      if (model.get("page").waiting) wait();
      else announce(model.get("page").status);
    }, 2000);
  }

  model.on("change:page", draw);
  draw();
  wait();
  // What was finished on another part of the page counts here as soon as this part comes into view.
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) ask({ do: "look" });
  });
  seen.observe(root);
  return () => {
    clearTimeout(timer);
    seen.disconnect();
  };
}

export default { render };
