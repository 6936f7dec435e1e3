// A driver diagram, built from lists and buttons, with its picture beside them. No dragging, and an undo.

const BOX_NAMES = { aim: "Aim", primary: "Primary driver", secondary: "Secondary driver", change: "Change idea", measure: "Measure" };
const MAY_HOLD = { aim: ["primary", "measure"], primary: ["secondary", "change", "measure"], secondary: ["change", "measure"], change: ["measure"], measure: [] };
const MEASURES = { outcome: "Outcome measure", process: "Process measure", balancing: "Balancing measure" };

fieldViews.drivers = (field, id, on) => {
  let boxes = on.value?.length ? on.value.map((box) => ({ ...box })) : [{ id: "b1", level: "aim", text: "", parent: null }];
  const past = [];
  const list = h("div", { class: "qidose-drivers" });
  const drawing = h("div", { class: "qidose-tree", "aria-hidden": "true" });
  const undo = smallButton("Undo", `${id}-undo`, () => {
    boxes = past.pop();
    rebuild();
    announce("The last step is undone.");
    list.querySelector("input")?.focus();
  });
  const children = (parent) => boxes.filter((box) => box.parent === parent);
  const name = (box) => `${box.level === "measure" ? MEASURES[box.kind] : BOX_NAMES[box.level]}${box.level === "aim" ? "" : ` ${boxes.filter((one) => one.level === box.level).indexOf(box) + 1}`}`;

  function remember() {
    past.push(boxes.map((box) => ({ ...box })));
    if (past.length > 50) past.shift();
  }

  function rebuild() {
    undo.disabled = past.length === 0;
    list.replaceChildren(branch(boxes[0]));
    drawing.replaceChildren(drawn(boxes[0]));
    on.save(boxes.map((box) => ({ ...box })));
  }

  function add(level, parent) {
    if (boxes.length >= field.most) return on.trouble(`A diagram may have ${field.most} boxes at most.`);
    remember();
    const next = 1 + Math.max(...boxes.map((box) => Number(box.id.slice(1)) || 0));
    const box = { id: `b${next}`, level, text: "", parent, ...(level === "measure" ? { kind: "process" } : {}) };
    boxes.push(box);
    rebuild();
    document.getElementById(`${id}-${box.id}`)?.focus();
    announce(`${name(box)} added`);
  }

  function remove(box) {
    remember();
    const gone = new Set([box.id]);
    for (const one of boxes) if (gone.has(one.parent)) gone.add(one.id);
    boxes = boxes.filter((one) => !gone.has(one.id));
    rebuild();
    document.getElementById(`${id}-${box.parent}`)?.focus();
    announce(`${name(box)} removed. Press undo to bring it back.`);
  }

  function branch(box) {
    const input = h("input", { class: "nhsuk-input", id: `${id}-${box.id}`, maxlength: field.longest, autocomplete: "off" });
    input.value = box.text;
    input.addEventListener("input", () => {
      box.text = input.value;
      drawing.replaceChildren(drawn(boxes[0]));
      on.soon(() => boxes.map((one) => ({ ...one })));
    });
    input.addEventListener("change", () => on.flush());
    const adds = MAY_HOLD[box.level].map((level) =>
      smallButton(`Add ${level === "change" ? "a change idea" : `a ${BOX_NAMES[level].toLowerCase()}`}`, `${id}-${box.id}-add-${level}`, () => add(level, box.id), hidden(` under ${name(box)}`)),
    );
    const cut = box.level === "aim" ? null : smallButton("Remove", `${id}-${box.id}-remove`, () => remove(box), hidden(`: ${name(box)}`));
    return h(
      "div",
      { class: `qidose-driver qidose-driver--${box.level}` },
      h("label", { class: "nhsuk-label", for: input.id }, name(box)),
      h("div", { class: "qidose-driver__row" }, input, box.level === "measure" ? kindOf(box) : null),
      h("div", { class: "qidose-driver__buttons" }, adds, cut),
      children(box.id).map(branch),
    );
  }

  function kindOf(box) {
    const select = h("select", { class: "nhsuk-select", id: `${id}-${box.id}-kind`, "aria-label": `Kind of ${name(box)}` }, Object.entries(MEASURES).map(([kind, text]) => h("option", { value: kind }, text)));
    select.value = box.kind;
    select.addEventListener("change", () => {
      remember();
      box.kind = select.value;
      rebuild();
      document.getElementById(select.id)?.focus();
    });
    return select;
  }

  function drawn(box) {
    const measures = children(box.id).filter((one) => one.level === "measure");
    const rest = children(box.id).filter((one) => one.level !== "measure");
    return h(
      "div",
      { class: "qidose-tree__branch" },
      h(
        "div",
        { class: `qidose-tree__box qidose-tree__box--${box.level}` },
        h("strong", {}, BOX_NAMES[box.level]),
        h("span", {}, box.text || "…"),
        measures.map((one) => h("span", { class: "qidose-tree__measure" }, `${MEASURES[one.kind]}: ${one.text || "…"}`)),
      ),
      rest.length ? h("div", { class: "qidose-tree__under" }, rest.map(drawn)) : null,
    );
  }

  undo.disabled = true;
  list.append(branch(boxes[0]));
  drawing.append(drawn(boxes[0]));
  return h(
    "div",
    { class: "nhsuk-form-group", role: "group", id, "aria-labelledby": `${id}-label`, "aria-describedby": describedBy(field, id) },
    h("p", { class: "qidose-group-label", id: `${id}-label` }, labelOf(field)),
    hint(field, id),
    list,
    undo,
    h("div", { class: "qidose-tree__frame", tabindex: "0", role: "region", "aria-label": "Picture of your diagram" }, drawing),
  );
};
