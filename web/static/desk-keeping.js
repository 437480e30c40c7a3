// What is half-typed on other cards while one is decided on stays, though the work is made anew beneath it. A card
// that changed since is as it is now: what was typed was typed about another state of it.

const IS_OURS = new Set(["csrf_token", "expected"]);

export function halfTyped(root, sent) {
  return [...root.querySelectorAll("[data-quote]")].map((card) => ({
    quote: card.dataset.quote,
    expected: card.dataset.expected,
    unfolded: [...card.querySelectorAll("details")].map((part) => part.open),
    forms: forms(card).map((form) => (form === sent ? [] : typed(form))),
    correction: [...card.querySelectorAll("form.correct")].filter((form) => form !== sent),
  }));
}

export function putBack(root, kept) {
  for (const one of kept) {
    const card = root.querySelector(`[data-quote="${one.quote}"]`);
    if (card?.dataset.expected !== one.expected) continue;
    for (const [at, part] of card.querySelectorAll("details").entries()) part.open = one.unfolded[at];
    for (const [at, form] of forms(card).entries())
      for (const [field, value, isChecked] of one.forms[at]) fill(form.elements[field], value, isChecked);
    card.querySelector("[data-corrections]").append(...one.correction);
  }
}

// Those of the card itself, always the same while nothing of it changes.
const forms = (card) => [...card.querySelectorAll("form:not(.correct)")];

// By its place among its fields, since radio buttons share a name; hidden ones go along where others were typed in.
function typed(form) {
  const fields = [...[...form.elements].entries()];
  const told = fields.filter(([, field]) => field.matches("input, select, textarea") && !IS_OURS.has(field.name));
  return told.some(([, field]) => isTyped(field)) ? told.map(([at, field]) => [at, field.value, field.checked]) : [];
}

function isTyped(field) {
  if (field.options) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

function fill(field, value, isChecked) {
  field.value = value;
  if ("checked" in field) field.checked = isChecked;
}
