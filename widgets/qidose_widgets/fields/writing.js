// Words, numbers, dates, and a series of one's own.

function wrapped(field, id, input, ...more) {
  const label = h("label", { class: "nhsuk-label", for: id }, labelOf(field));
  return h("div", { class: "nhsuk-form-group" }, label, hint(field, id), input, ...more);
}

function heard(input, on, value) {
  input.addEventListener("input", () => on.soon(value));
  input.addEventListener("change", () => on.flush());
  return input;
}

function area(field, id, on, more = {}) {
  const props = { id, name: id, "aria-describedby": describedBy(field, id), class: "nhsuk-textarea", rows: field.rows, maxlength: field.longest };
  const input = h("textarea", { ...props, ...more });
  input.value = on.value ?? "";
  return heard(input, on, () => input.value);
}

function line(field, id, on, value, more) {
  const input = h("input", { id, name: id, type: "text", "aria-describedby": describedBy(field, id), class: "nhsuk-input nhsuk-input--width-10", ...more });
  input.value = on.value ?? "";
  return heard(input, on, () => value(input.value));
}

fieldViews.text = (field, id, on) => {
  if (field.rows === 1) return wrapped(field, id, line(field, id, on, (text) => text, { class: "nhsuk-input", maxlength: field.longest }));
  const input = area(field, id, on);
  if (!field.most_words) return wrapped(field, id, input);
  const count = h("p", { class: "nhsuk-hint qidose-count" });
  const say = () => {
    const words = input.value.split(/\s+/).filter(Boolean).length;
    count.textContent = `${words} of ${field.most_words} words`;
  };
  input.addEventListener("input", say);
  say();
  return wrapped(field, id, input, count);
};

fieldViews.number = (field, id, on) => {
  const input = line(field, id, on, typedNumber, { inputmode: "decimal", class: "nhsuk-input nhsuk-input--width-5" });
  return wrapped(field, id, field.unit ? h("div", { class: "qidose-unit" }, input, h("span", {}, field.unit)) : input);
};

fieldViews.date = (field, id, on) => wrapped(field, id, line(field, id, on, (text) => text || null, { type: "date" }));

// Typed, pasted, or read from a file here in the browser: the file itself goes nowhere.
fieldViews.series = (field, id, on) => {
  const input = area(field, id, on, { class: "nhsuk-textarea qidose-typewriter", spellcheck: "false", autocomplete: "off" });
  const file = h("input", { type: "file", id: `${id}-file`, class: "qidose-file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    if (file.files[0].size > field.longest) {
      announce("This file is too large. Copy the dates and numbers that you need.");
      on.trouble("This file is too large. Copy the dates and numbers that you need, and paste them here.");
      return;
    }
    input.value = await file.files[0].text();
    on.save(input.value);
  });
  return wrapped(field, id, input, h("label", { class: "nhsuk-label", for: file.id }, "Or choose a CSV file"), file);
};
