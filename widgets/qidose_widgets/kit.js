// What all views share. It stands before each view's own code in one module: nothing is fetched from outside.

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

// Outside our own page (in JupyterLab) the style sheets are not there yet.
function ensureStyles() {
  for (const file of ["nhsuk/nhsuk-frontend.css", "qidose.css"]) {
    if (!document.querySelector(`link[href*="qidose/static/${file}"]`)) {
      document.head.append(h("link", { rel: "stylesheet", href: `${baseUrl()}qidose/static/${file}` }));
    }
  }
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

let vegaModule;
// The chart library is served once by our server and kept by the browser; a chart that cannot be drawn leaves its table.
async function drawChart(node, spec) {
  try {
    vegaModule ??= import(new URL(`${baseUrl()}qidose/static/vega.js`, location.origin).href);
    const { vegaEmbed } = await vegaModule;
    await vegaEmbed(node, spec, { actions: false, renderer: "svg", ast: true, tooltip: { theme: "qidose" } });
  } catch (error) {
    node.replaceChildren(h("p", {}, "The chart could not be drawn here. Its numbers are below."));
    console.warn("chart:", error);
  }
}

async function kernelIsBusy() {
  try {
    const response = await fetch(`${baseUrl()}api/kernels/${pageConfig().kernelId}`, { cache: "no-store" });
    return response.ok && (await response.json()).execution_state === "busy";
  } catch {
    return false; // the server itself does not answer
  }
}

// Messages to Python with an answer each. When none comes, the kernel has gone: the page loads again, and what was not
// yet answered is sent once more from the browser's own store.
function courier(model, key) {
  const waiting = new Map();
  let last = 0;
  model.on("msg:custom", (message) => {
    const settle = waiting.get(message.reply);
    if (settle) {
      waiting.delete(message.reply);
      settle(message);
    }
  });
  return {
    send(body) {
      const id = ++last;
      sessionStorage.setItem(key, JSON.stringify(body));
      return new Promise((resolve) => {
        // A busy kernel is at work on it, and is waited for; any other has lost what it knew of this page.
        const look = async () => {
          if (await kernelIsBusy()) watch = setTimeout(look, 4000);
          else if (waiting.has(id)) recover();
        };
        let watch = setTimeout(look, 8000);
        waiting.set(id, (message) => {
          clearTimeout(watch);
          if (waiting.size === 0) sessionStorage.removeItem(key);
          resolve(message);
        });
        model.send({ id, ...body });
      });
    },
    unsent() {
      const body = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return body ? JSON.parse(body) : null;
    },
  };
}

function recover() {
  const tries = Number(sessionStorage.getItem("qidose-recoveries") || 0);
  if (tries >= 3) {
    announce("We lost the connection. Your answers are safe. Reload the page to go on.");
    return;
  }
  sessionStorage.setItem("qidose-recoveries", tries + 1);
  announce("Reconnecting");
  location.reload();
}
