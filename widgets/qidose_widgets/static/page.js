// One section of a lesson at a time, each with an address of its own, with Back and Continue and progress in words.

(() => {
  const main = document.getElementById("maincontent");
  const cells = document.getElementById("qidose-cells");
  const learner = document.body.dataset.learner;
  const lesson = location.pathname.split("/").filter(Boolean).at(-1);
  const placeKey = `qidose-place-${learner}-${lesson}`;

  const slug = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");

  function divide() {
    const sections = [];
    for (const cell of cells.querySelectorAll(":scope > .qidose-cell")) {
      const heading = cell.querySelector(":scope > h1, :scope > h2");
      if (heading || sections.length === 0) {
        const section = document.createElement("section");
        const title = heading ? heading.textContent.replace(/¶$/, "").trim() : "Start";
        section.className = "qidose-section";
        section.dataset.title = title;
        section.dataset.slug = slug(title);
        sections.push(section);
        cells.append(section);
      }
      sections.at(-1).append(cell);
    }
    return sections;
  }

  function tidy() {
    for (const link of cells.querySelectorAll("a.anchor-link")) link.remove();
    const looks = { h1: "nhsuk-heading-xl", h2: "nhsuk-heading-l", h3: "nhsuk-heading-m", h4: "nhsuk-heading-s" };
    for (const [tag, look] of Object.entries(looks))
      for (const node of cells.querySelectorAll(`:scope .qidose-cell > ${tag}`)) node.classList.add(look);
    for (const table of cells.querySelectorAll(".qidose-cell > table")) table.classList.add("nhsuk-table");
    for (const list of cells.querySelectorAll(".qidose-cell > ul")) list.classList.add("nhsuk-list", "nhsuk-list--bullet");
    for (const list of cells.querySelectorAll(".qidose-cell > ol")) list.classList.add("nhsuk-list", "nhsuk-list--number");
    for (const task of cells.querySelectorAll("[data-task]")) foldRubric(task);
  }

  // What a coach marks by can be read, and is not in the way.
  function foldRubric(task) {
    const heading = task.querySelector("h4, h3, h2");
    const details = document.createElement("details");
    details.className = "nhsuk-details";
    const summary = document.createElement("summary");
    summary.className = "nhsuk-details__summary";
    const words = document.createElement("span");
    words.className = "nhsuk-details__summary-text";
    words.textContent = heading ? heading.textContent.replace(/¶$/, "").trim() : "How this is marked";
    summary.append(words);
    heading?.remove();
    const text = document.createElement("div");
    text.className = "nhsuk-details__text";
    text.append(...task.childNodes);
    details.append(summary, text);
    task.append(details);
  }

  tidy();
  const sections = divide();
  const progress = Object.assign(document.createElement("div"), { className: "qidose-progress" });
  const where = Object.assign(document.createElement("p"), { id: "qidose-where" });
  const bar = Object.assign(document.createElement("progress"), { max: sections.length });
  bar.setAttribute("aria-labelledby", "qidose-where");
  progress.append(where, bar);
  const nav = document.createElement("nav");
  nav.className = "qidose-nav";
  nav.setAttribute("aria-label", "Sections of this lesson");
  const back = button("Back", "nhsuk-button nhsuk-button--secondary");
  const on = button("Continue", "nhsuk-button");
  nav.append(back, on);
  if (sections.length > 1) {
    main.prepend(progress);
    main.append(nav);
  }

  function button(text, look) {
    return Object.assign(document.createElement("button"), { type: "button", className: look, textContent: text });
  }

  let current = -1;

  function find(hash) {
    return sections.findIndex((section) => section.dataset.slug === hash.replace(/^#/, ""));
  }

  function show(n, moveFocus) {
    if (n < 0 || n >= sections.length || n === current) return;
    current = n;
    sections.forEach((section, k) => (section.hidden = k !== n));
    const { title, slug: address } = sections[n].dataset;
    where.textContent = `Section ${n + 1} of ${sections.length}`;
    bar.value = n + 1;
    back.hidden = n === 0;
    on.hidden = n === sections.length - 1;
    localStorage.setItem(placeKey, address);
    // Charts measure their width when they come into view.
    window.dispatchEvent(new Event("resize"));
    if (moveFocus) {
      const heading = sections[n].querySelector("h1, h2");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
      document.getElementById("qidose-live").textContent = `${where.textContent}: ${title}`;
    }
  }

  function go(n) {
    location.hash = sections[n].dataset.slug;
  }

  back.addEventListener("click", () => go(current - 1));
  on.addEventListener("click", () => go(current + 1));
  window.addEventListener("hashchange", () => {
    const n = find(location.hash);
    if (n >= 0) show(n, true);
  });
  const asked = find(location.hash);
  const left = find(localStorage.getItem(placeKey) || "");
  show(asked >= 0 ? asked : Math.max(0, left), false);

  function ready() {
    clearTimeout(qidoseWatch);
    sessionStorage.removeItem("qidose-loads");
    document.getElementById("qidose-loading").remove();
    document.documentElement.dataset.qidose = "ready";
  }

  // Leaving the page ends its kernel at once; otherwise each page ever opened would hold memory until it is culled.
  window.addEventListener("pagehide", () => {
    const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const form = new FormData();
    form.append("_xsrf", document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  });
  // A page that the browser kept and shows again has no kernel any more.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  // The words can be read at once; the page is ready when no widget is still to come.
  cells.hidden = false;
  document.getElementById("qidose-loading-text").textContent = "Getting the page ready";
  qidoseStillComing();
  const coming = () => cells.querySelector('script[type="application/vnd.voila.cell-output+json"]') !== null;
  // On a busy server an output can be lost on its way here. The page then never becomes ready, and starts again by itself.
  const empty = () => [...cells.querySelectorAll(".qidose-cell[data-shows]")].some((cell) => !cell.querySelector(".qidose-exercise, .qidose-desk, [data-trouble]"));
  const look = () => !coming() && !empty() && (watcher.disconnect(), ready(), true);
  const watcher = new MutationObserver(look);
  watcher.observe(cells, { childList: true, subtree: true });
  look();
})();
