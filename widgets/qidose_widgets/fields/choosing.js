// Choose one, choose any number, or make a move.

function boxes(field, id, on, many) {
  const kind = many ? "checkboxes" : "radios";
  const inputs = field.options.map((option, n) => {
    const box = h("input", {
      class: `nhsuk-${kind}__input`,
      type: many ? "checkbox" : "radio",
      id: `${id}-${n}`,
      name: id,
      value: option.id,
      onchange: () => {
        const chosen = inputs.filter((one) => one.checked).map((one) => one.value);
        on.save(many ? chosen : (chosen[0] ?? null));
      },
    });
    box.checked = many ? (on.value ?? []).includes(option.id) : on.value === option.id;
    return box;
  });
  const items = field.options.map((option, n) =>
    h(
      "div",
      { class: `nhsuk-${kind}__item` },
      inputs[n],
      h("label", { class: `nhsuk-label nhsuk-${kind}__label`, for: `${id}-${n}` }, option.text),
    ),
  );
  return fieldset(field, `${id}-group`, h("div", { class: `nhsuk-${kind}` }, items));
}

fieldViews.choice = (field, id, on) => boxes(field, id, on, false);
fieldViews.choices = (field, id, on) => boxes(field, id, on, true);

fieldViews.move = (field, id, on) => {
  const buttons = field.options.map((option, n) =>
    h(
      "button",
      {
        type: "button",
        class: "nhsuk-button nhsuk-button--secondary qidose-move",
        id: `${id}-${n}`,
        // The second press of a double click belongs to the move before, and is nobody's decision.
        onclick: (event) => event.detail < 2 && on.move(option.id),
      },
      option.text,
    ),
  );
  return h(
    "div",
    { class: "nhsuk-form-group qidose-moves", role: "group", id, tabindex: "-1", "aria-labelledby": `${id}-label`, "aria-describedby": describedBy(field, id) },
    h("p", { class: "qidose-moves__label", id: `${id}-label` }, field.label),
    hint(field, id),
    h("div", { class: "qidose-moves__buttons" }, buttons),
  );
};
