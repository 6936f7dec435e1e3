// Handing in: what is done and what is not, one button, and what became of the work.

function render({ model, el }) {
  ensureStyles();
  const root = h("section", { class: "qidose-exercise", "aria-label": "Hand in" });
  el.append(root);
  const mail = courier(model, "qidose-unsent-hand-in");
  let timer = 0;
  let trouble = "";

  async function ask(body) {
    const reply = await mail.send(body);
    trouble = reply.trouble ?? "";
    draw();
    if (trouble) announce(trouble);
    return reply;
  }

  function draw() {
    const page = model.get("page");
    const focused = document.activeElement?.id;
    root.replaceChildren(
      h(
        "table",
        { class: "nhsuk-table" },
        h("caption", { class: "nhsuk-table__caption" }, "Your exercises"),
        h("thead", {}, h("tr", {}, ["Exercise", "Where you are"].map((text) => h("th", { scope: "col" }, text)))),
        h(
          "tbody",
          {},
          page.lines.map((line) =>
            h("tr", {}, h("th", { scope: "row", class: "qidose-plain" }, line.title), h("td", {}, line.state)),
          ),
        ),
      ),
      h("p", { id: "qidose-hand-in-status", class: "nhsuk-u-font-weight-bold" }, page.status),
      trouble ? h("p", { class: "nhsuk-error-message" }, trouble) : "",
      h(
        "button",
        { type: "button", class: "nhsuk-button", id: "qidose-hand-in", onclick: () => handIn() },
        page.button,
      ),
    );
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
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
