// Tags are corrected where they stand: the form of the tag's own page is put under it, and selected words can
// support a tag that is there. Without this script the link leads to that page.

// The tags of the quote in hand, in the sheet of selected words; what was chosen stays while it is there.
export function offerTags(form, card) {
  const choice = form.elements.tag;
  const chosen = choice.value;
  const rows = [...(card?.querySelectorAll("[data-tag]") ?? [])];
  const own = rows.map((row) => new Option(`${named(row)}: ${valueOf(row)}`, row.dataset.tag));
  choice.replaceChildren(new Option("something new", ""), ...own);
  const isSame = form.dataset.of === card?.dataset.quote;
  choice.value = isSame ? chosen : "";
  form.dataset.of = card?.dataset.quote ?? "";
  if (!isSame) takeOver(form, card);
}

// A tag that is there says what it says already: it is only given other words. Where none is chosen, the fields are
// as they were made: what was taken over from a tag says nothing of anything new, or of another quote.
export function takeOver(form, card) {
  const chosen = form.elements.tag.value;
  const row = chosen ? card?.querySelector(`[data-tag="${chosen}"]`) : null;
  for (const button of form.querySelectorAll("button[name=do]")) {
    if (["support", "replace"].includes(button.value)) button.hidden = !row;
    if (button.value === "tag") button.hidden = Boolean(row);
  }
  form.elements.was.value = row?.dataset.name ?? "";
  if (!row) return empty(form);
  form.dataset.took = "";
  const { choice, certainty } = row.dataset;
  if (![...form.elements.choice.options].some((one) => one.value === choice))
    form.elements.choice.add(new Option(named(row).toLowerCase(), choice));
  form.elements.choice.value = choice;
  form.elements.certainty.value = certainty;
  form.elements.value.value = valueOf(row);
}

// What was written for something new stays; what a tag had filled in goes.
function empty(form) {
  if (!("took" in form.dataset)) return;
  delete form.dataset.took;
  form.elements.value.value = "";
  for (const field of [form.elements.choice, form.elements.certainty])
    for (const one of field.options) one.selected = one.defaultSelected;
}

const named = (row) => row.querySelector("dt").textContent;
const valueOf = (row) => row.querySelector("bdi").textContent;

// The form is sent as what the card shows: the tag by its name, the quote by the revision that was seen. False where
// it did not come, as where somebody changed the quote since: then the link leads on to the page that says so.
export async function openCorrection(link) {
  const answer = await fetch(link.href).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page && page.querySelector("form.correct");
  if (!form) return false;
  const card = link.closest("[data-quote]");
  form.elements.expected.value = card.dataset.expected;
  form.elements.was.value = link.closest("[data-tag]").dataset.name;
  closeCorrection(card);
  card.querySelector("[data-corrections]").replaceChildren(document.adoptNode(form));
  form.querySelector("select").focus();
  return true;
}

// True where one was open.
export function closeCorrection(card) {
  const form = card?.querySelector("form.correct");
  form?.remove();
  return Boolean(form);
}
