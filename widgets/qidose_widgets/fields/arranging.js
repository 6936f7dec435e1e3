// Sorting into groups, putting in order, sharing out.

function radio(name, value, checked, onchange, label) {
  const id = `${name}-${value}`;
  const input = h("input", { type: "radio", class: "qidose-pick__input", id, name, value, onchange });
  input.checked = checked;
  return h("span", { class: "qidose-pick" }, input, h("label", { class: "qidose-pick__label", for: id }, label));
}

function placed(field, on) {
  const now = { ...(on.value ?? {}) };
  const place = (item, group, after) => {
    now[item] = group;
    on.save({ ...now });
    after?.();
  };
  return { now, place };
}

fieldViews.groups = (field, id, on) => {
  const { now, place } = placed(field, on);
  const count = h("p", { class: "nhsuk-hint", id: `${id}-count` });
  const say = () => (count.textContent = `${Object.keys(now).length} of ${field.items.length} placed`);
  say();
  const rows = field.items.map((item) =>
    h(
      "fieldset",
      { class: "nhsuk-fieldset qidose-sort" },
      h("legend", { class: "qidose-sort__item" }, item.text),
      h(
        "div",
        { class: "qidose-sort__groups" },
        field.groups.map((group) => radio(`${id}-${item.id}`, group.id, now[item.id] === group.id, () => place(item.id, group.id, say), group.text)),
      ),
    ),
  );
  return h(
    "div",
    { class: "nhsuk-form-group", role: "group", id, "aria-labelledby": `${id}-label`, "aria-describedby": describedBy(field, id) },
    h("p", { class: "qidose-group-label", id: `${id}-label` }, labelOf(field)),
    hint(field, id),
    rows,
    count,
  );
};

// The same as groups, as a table with a row for each item.
fieldViews.grid = (field, id, on) => {
  const { now, place } = placed(field, on);
  const cell = (item, group) => {
    const input = h("input", {
      type: "radio",
      class: "qidose-pick__input",
      id: `${id}-${item.id}-${group.id}`,
      name: `${id}-${item.id}`,
      value: group.id,
      "aria-label": `${item.text}: ${group.text}`,
      onchange: () => place(item.id, group.id),
    });
    input.checked = now[item.id] === group.id;
    return h("td", { class: "qidose-grid__cell" }, h("label", { class: "qidose-grid__target" }, input, h("span", { class: "qidose-grid__word", "aria-hidden": "true" }, group.text)));
  };
  const head = [h("th", { scope: "col" }, hidden("What to look for")), ...field.groups.map((group) => h("th", { scope: "col" }, group.text))];
  const rows = field.items.map((item) => h("tr", {}, h("th", { scope: "row", class: "qidose-plain" }, item.text), field.groups.map((group) => cell(item, group))));
  return fieldset(field, id, h("table", { class: "nhsuk-table qidose-grid" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)));
};

fieldViews.order = (field, id, on) => {
  const texts = Object.fromEntries(field.items.map((item) => [item.id, item.text]));
  let order = on.value ?? field.items.map((item) => item.id);
  const list = h("ol", { class: "qidose-order" });
  const keep = on.value ? null : smallButton("Keep this order", `${id}-keep`, () => save());
  const save = () => {
    keep?.remove();
    on.save([...order]);
  };
  const shift = (item, by) => {
    const from = order.indexOf(item);
    const to = from + by;
    [order[from], order[to]] = [order[to], order[from]];
    draw();
    save();
    announce(`${texts[item]}: now ${to + 1} of ${order.length}`);
    // The same button again, or its opposite at the end of the list: the item can be moved on without a search.
    const again = document.getElementById(`${id}-${item}-${by < 0 ? "up" : "down"}`) ?? document.getElementById(`${id}-${item}-${by < 0 ? "down" : "up"}`);
    again?.focus();
  };
  const step = (item, name, by, there) => (there ? smallButton(name, `${id}-${item}-${name.toLowerCase()}`, () => shift(item, by), hidden(`: ${texts[item]}`)) : null);
  function draw() {
    list.replaceChildren(
      ...order.map((item, n) =>
        h(
          "li",
          { class: "qidose-order__item" },
          h("span", { class: "qidose-order__text" }, texts[item]),
          h("span", { class: "qidose-order__buttons" }, step(item, "Up", -1, n > 0), step(item, "Down", 1, n < order.length - 1)),
        ),
      ),
    );
  }
  draw();
  return fieldset(field, id, h("p", { class: "nhsuk-hint" }, `${field.first} comes at the top, ${field.last.toLowerCase()} at the bottom.`), list, keep);
};

fieldViews.allocate = (field, id, on) => {
  const now = { ...(on.value ?? {}) };
  const spent = () => Object.values(now).reduce((sum, amount) => sum + amount, 0);
  const left = h("p", { class: "qidose-left", id: `${id}-left` });
  const bars = {};
  const say = () => {
    const rest = field.total - spent();
    left.textContent = rest >= 0 ? `${spent()} of ${field.total} ${field.unit} given. ${rest} left.` : `This is ${-rest} ${field.unit} too many. You have ${field.total}.`;
    left.classList.toggle("nhsuk-error-message", rest < 0);
    for (const item of field.items) bars[item.id].style.width = `${(100 * (now[item.id] ?? 0)) / field.total}%`;
    return rest >= 0;
  };
  const rows = field.items.map((item) => {
    const input = h("input", { class: "nhsuk-input nhsuk-input--width-3", id: `${id}-${item.id}`, inputmode: "numeric", autocomplete: "off" });
    input.value = now[item.id] ?? 0;
    const put = (amount) => {
      now[item.id] = amount;
      input.value = amount;
      if (say()) on.soon(() => ({ ...now }));
      else announce(left.textContent);
    };
    input.addEventListener("input", () => {
      const amount = Number(input.value.trim() || 0);
      if (!Number.isInteger(amount) || amount < 0) {
        left.textContent = `Use whole numbers of ${field.unit}.`;
        left.classList.add("nhsuk-error-message");
        return;
      }
      now[item.id] = amount;
      if (say()) on.soon(() => ({ ...now }));
    });
    input.addEventListener("change", () => say() && on.flush());
    const step = (sign, name, by) =>
      h(
        "button",
        {
          type: "button",
          class: "nhsuk-button nhsuk-button--secondary nhsuk-button--small qidose-small",
          id: `${id}-${item.id}-${name}`,
          onclick: () => {
            const amount = (now[item.id] ?? 0) + by * field.step;
            if (amount < 0 || (by > 0 && spent() + field.step > field.total)) return announce(left.textContent);
            put(amount);
            announce(`${item.text}: ${amount}. ${left.textContent}`);
          },
        },
        h("span", { "aria-hidden": "true" }, sign),
        hidden(`${name === "more" ? "More for" : "Less for"} ${item.text}`),
      );
    bars[item.id] = h("span", { class: "qidose-share__bar" });
    return h(
      "div",
      { class: "qidose-share" },
      h("label", { class: "qidose-share__name", for: `${id}-${item.id}` }, item.text),
      h("div", { class: "qidose-share__row" }, step("\u2212", "less", -1), input, step("+", "more", 1), h("span", { class: "qidose-share__track", "aria-hidden": "true" }, bars[item.id])),
    );
  });
  say();
  return fieldset(field, id, left, rows);
};
