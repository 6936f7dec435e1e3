// Draws the charts of a marked exercise: each waits as a specification in a data attribute, with its numbers beside it.

for (const node of document.querySelectorAll("[data-qidose-chart]")) {
  import(new URL("vega.js", import.meta.url).href)
    .then(({ vegaEmbed }) => vegaEmbed(node, JSON.parse(node.dataset.qidoseChart), { actions: false, renderer: "svg", ast: true }))
    .catch(() => node.remove());
}

// A chart in a part that is folded up has no width until the part is opened.
for (const part of document.querySelectorAll("details")) part.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")));
