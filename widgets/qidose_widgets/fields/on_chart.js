// Drawing on the chart of the same card. Each picture task has an equal list or number box: points of a chart cannot be
// reached with the keyboard.

fieldViews.points = (field, id, on) => {
  const rows = on.figure?.table ?? [];
  let picked = new Set(on.value ?? []);
  const ring = () => on.easel?.draw("Picked", id, [...picked].filter((n) => rows[n]?.value != null).map((n) => ({ label: rows[n].label, value: rows[n].value })));
  const save = () => {
    ring();
    on.save([...picked].sort((a, b) => a - b));
  };
  ring();
  if (field.most === 1) return pickOne(field, id, on, picked, save);
  const inputs = field.labels.map((label, n) => {
    const input = h("input", { type: "checkbox", class: "qidose-pick__input", id: `${id}-${n}`, onchange: () => turn(n) });
    input.checked = picked.has(n);
    return input;
  });
  function turn(n) {
    if (picked.has(n)) picked.delete(n);
    else picked.add(n);
    if (field.most && picked.size > field.most) {
      picked.delete(n);
      announce(`Choose ${field.most} at most.`);
    }
    inputs.forEach((input, k) => (input.checked = picked.has(k)));
    save();
  }
  if (on.easel) on.easel.onPick = turn;
  const items = field.labels.map((label, n) => h("li", { class: "qidose-pick" }, inputs[n], h("label", { class: "qidose-pick__label", for: `${id}-${n}` }, label)));
  return fieldset(field, id, h("ul", { class: "qidose-points" }, items));
};

function pickOne(field, id, on, picked, save) {
  const options = field.labels.map((label, n) => h("option", { value: n }, label));
  const select = h("select", { class: "nhsuk-select", id, "aria-describedby": describedBy(field, id) }, h("option", { value: "" }, "Choose a point"), options);
  select.value = picked.size ? [...picked][0] : "";
  const put = (n) => {
    picked.clear();
    if (n !== "") picked.add(Number(n));
    select.value = n;
    save();
  };
  select.addEventListener("change", () => put(select.value));
  if (on.easel) on.easel.onPick = put;
  return h("div", { class: "nhsuk-form-group" }, h("label", { class: "nhsuk-label", for: id }, labelOf(field)), hint(field, id), select);
}

fieldViews.level = (field, id, on) => {
  const labels = (on.figure?.table ?? []).map((row) => row.label);
  const box = h("input", { class: "nhsuk-input nhsuk-input--width-5", id, inputmode: "decimal", autocomplete: "off", "aria-describedby": describedBy(field, id) });
  const slider = h("input", { type: "range", class: "qidose-slider", id: `${id}-slider`, "aria-label": field.label, min: field.low, max: field.high, step: field.step });
  const show = (value) => {
    const there = typeof value === "number" && labels.length;
    on.easel?.draw("Own lines", id, there ? [0, labels.length - 1].map((n) => ({ label: labels[n], value, words: field.line })) : []);
    on.easel?.draw("Own names", id, there ? [{ label: labels[0], value, words: field.line }] : []);
  };
  box.value = on.value ?? "";
  slider.value = on.value ?? (field.low + field.high) / 2;
  show(on.value);
  slider.addEventListener("input", () => {
    box.value = slider.value;
    show(Number(slider.value));
    on.soon(() => typedNumber(box.value));
  });
  box.addEventListener("input", () => {
    const value = typedNumber(box.value);
    if (typeof value === "number") slider.value = value;
    show(value);
    on.soon(() => typedNumber(box.value));
  });
  for (const input of [box, slider]) input.addEventListener("change", () => on.flush());
  const unit = field.unit ? h("span", {}, field.unit) : null;
  return h(
    "div",
    { class: "nhsuk-form-group" },
    h("label", { class: "nhsuk-label", for: id }, labelOf(field)),
    hint(field, id),
    h("div", { class: "qidose-level" }, box, unit, slider),
  );
};
