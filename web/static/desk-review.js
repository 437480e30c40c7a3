// The review of a source by keyboard and by selecting text. Every deed is a form that works without this script,
// but for those on selected words: only a script can tell where they stand.
import { closeCorrection, offerTags, openCorrection, takeOver } from "./desk-correcting.js";
import { SourceText } from "./desk-offsets.js";
import { sendForm } from "./desk-sending.js";

const KEYS_OFF = "testimony-keys-off";
const FIRST_WORDS = 6; // By which the sheet tells the quote it serves from another of the same speaker.
const SETTLED = 150; // Milliseconds after the last change of a selection.

let text = null;
let current = null;
let held = null;

const review = () => document.getElementById("review");
const cards = () => [...review().querySelectorAll("[data-quote]")].filter((card) => card.checkVisibility());
const waiting = () => cards().filter((card) => card.dataset.state === "proposed");

function begin() {
  const root = review().querySelector("[data-marked]");
  text = root && new SourceText(root);
  current = null;
  review().querySelector("#find").hidden = !text;
  document.dispatchEvent(new Event("renewed"));
  letGo();
}

function choose(card, { isFocused = true, isShown = isFocused } = {}) {
  if (!card) return;
  current?.removeAttribute("aria-current");
  current = card;
  card.setAttribute("aria-current", "true");
  for (const piece of review().querySelectorAll(".now")) piece.classList.remove("now");
  for (const piece of review().querySelectorAll(`[data-quotes~="${card.dataset.quote}"]`)) piece.classList.add("now");
  if (isShown) reveal(document.getElementById(`words-${card.dataset.quote}`));
  if (isFocused) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  nameCurrent();
}

// Shows words of the text where it is scrolled by itself: on a small screen it stands above the quotes.
function reveal(words, range = words) {
  const pane = words?.closest("[data-pane]");
  if (!pane) return;
  if (pane.scrollHeight === pane.clientHeight) return words.scrollIntoView({ block: "nearest" });
  const place = range.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const isSeen = place.top >= frame.top && Math.min(place.bottom, place.top + 40) <= frame.bottom;
  if (!isSeen) pane.scrollBy({ top: place.top - frame.top - frame.height / 3 });
}

function step(by) {
  const all = cards();
  const place = all.indexOf(current);
  choose(all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)]);
}

// Selected words.

function hold(selection) {
  held = selection;
  const saying = text.saidBy(selection.start, selection.end);
  // Words of another quote are that quote's, unless its card is left for one's own again.
  if (saying.length && !saying.includes(current?.dataset.quote))
    choose(cards().find((card) => saying.includes(card.dataset.quote)), { isFocused: false });
  const form = review().querySelector("#selection");
  form.hidden = false;
  form.elements.start.value = selection.start;
  form.elements.end.value = selection.end;
  form.querySelector("[data-selected]").textContent = selection.words;
  // The browser's own mark goes as soon as a field is gone to.
  globalThis.CSS?.highlights?.set("held", new Highlight(text.range(selection.start, selection.end)));
  nameCurrent();
}

function letGo() {
  held = null;
  globalThis.CSS?.highlights?.delete("held");
  review().querySelector("#selection").hidden = true;
}

function nameCurrent() {
  const form = review().querySelector("#selection");
  const speaker = current?.querySelector("[data-speaker]")?.textContent ?? "";
  const begin = current?.querySelector(".first-words q")?.textContent.split(/\s+/).slice(0, FIRST_WORDS).join(" ");
  form.querySelector("[data-for]").textContent = current ? `the quote of ${speaker} that begins “${begin}”` : "a new quote";
  form.elements.expected.value = current?.dataset.expected ?? "";
  for (const button of form.querySelectorAll("button[name=do]"))
    button.disabled = !current && !["new", "narrate"].includes(button.value);
  offerTags(form, current);
}

let settling = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const selection = text?.selected(getSelection());
    if (selection) hold(selection);
  }, SETTLED);
});

function find(form) {
  const asked = Array.from(form.elements.find.value.trim());
  const words = asked.join("").toLowerCase();
  const from = held ? held.start + 1 : 0;
  const place = words ? text.find(words, from) ?? text.find(words, 0) : null;
  form.querySelector("[data-found]").textContent = place ? "" : "These words do not stand in the text.";
  if (!place) return letGo();
  text.select(place.start, place.end);
  reveal(getSelection().focusNode.parentElement, text.range(place.start, place.end));
  hold({ ...place, words: text.words(place.start, place.end) });
}

// Sending.

async function send(form, submitter) {
  const card = form.closest("[data-quote]") ?? current;
  const deed = submitter?.value ?? "";
  const isDecided = ["accept", "reject"].includes(deed);
  const following = isDecided && waiting()[waiting().indexOf(card) + 1]?.dataset.quote;
  const before = new Set(cards().map((one) => one.dataset.quote));
  const isAccess = form.closest("#access");
  const address = form.id === "selection" ? addressOf(deed) : form.action;
  const became = await sendForm(form, submitter, address, review);
  if (!became) return;
  begin();
  if (became === "overtaken") {
    choose(cards().find((one) => one.dataset.quote === card?.dataset.quote), { isFocused: false });
    return review().querySelector("#answer h2").focus();
  }
  if (isAccess) return document.getElementById("access-heading").focus();
  const made = cards().find((one) => !before.has(one.dataset.quote));
  const wanted = following || made?.dataset.quote || card?.dataset.quote;
  choose(cards().find((one) => one.dataset.quote === wanted) ?? waiting()[0] ?? cards()[0]);
}

function addressOf(deed) {
  if (deed === "new") return review().dataset.version;
  if (deed === "narrate") return review().dataset.narrator;
  return current.querySelector("form.decide").getAttribute("action");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog" || !review().contains(form)) return;
  event.preventDefault();
  form.id === "find" ? find(form) : send(form, event.submitter);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-forget]")) return letGo();
  const card = event.target.closest("[data-quote]");
  if (card && card !== current) choose(card, { isFocused: false, isShown: true });
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = isPlain && event.target.closest("a.correct-it, a[data-leave]");
  if (link && card) {
    event.preventDefault();
    if (link.matches("[data-leave]")) return leave(card);
    return openCorrection(link).then((isOpen) => isOpen || location.assign(link.href));
  }
  if (card) return;
  const piece = event.target.closest("[data-quotes]");
  if (piece && getSelection().isCollapsed) {
    const id = piece.dataset.quotes.split(" ")[0];
    const found = cards().find((one) => one.dataset.quote === id);
    choose(found, { isFocused: false });
    found?.scrollIntoView({ block: "nearest" });
  }
});

// A speaker who was chosen from the list is meant by id; one typed on is not.
document.addEventListener("suggestion", (event) => {
  const form = event.target.form;
  if (form?.elements.speaker_id) form.elements.speaker_id.value = event.detail.id;
});
document.addEventListener("change", (event) => {
  if (event.target.id === "tag") takeOver(event.target.form, current);
});
document.addEventListener("input", (event) => {
  if (event.target.name === "speaker" && event.target.form.elements.speaker_id)
    event.target.form.elements.speaker_id.value = "";
});

// Keys.

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  r: () => unfold("reject", "select"),
  s: () => unfold("speaker", "input[name=speaker]"),
  "/": () => review().querySelector("#find-words").focus(),
  "?": () => document.getElementById("keys").showModal(),
};

function press(deed) {
  const button = current?.querySelector(`button[name=do][value=${deed}]`);
  button?.form.requestSubmit(button);
}

function unfold(name, field) {
  const part = current?.querySelector(`[data-more=${name}]`);
  if (!part) return;
  part.open = true;
  part.querySelector(field).focus();
}

// Folds away what was unfolded in a card, and gives it the focus back; true where something was.
function leave(card) {
  const unfolded = card?.querySelectorAll("details[open]") ?? [];
  for (const part of unfolded) part.open = false;
  const isLeft = closeCorrection(card) || unfolded.length > 0;
  if (isLeft) card.focus({ preventScroll: true });
  return isLeft;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return leave(event.target.closest("[data-quote]")) || letGo();
  if (event.key === "Enter" && event.target.matches("[data-more=reject] select")) {
    event.preventDefault();
    return event.target.form.requestSubmit(event.target.form.querySelector("button[name=do]"));
  }
  const isTyping = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  if (isTyping || !keys[event.key] || (localStorage.getItem(KEYS_OFF) && event.key !== "?")) return;
  event.preventDefault();
  keys[event.key]();
});

const switchOfKeys = document.getElementById("keys-on");
switchOfKeys.checked = !localStorage.getItem(KEYS_OFF);
switchOfKeys.addEventListener("change", () =>
  switchOfKeys.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "yes"),
);

begin();
const asked = location.hash.startsWith("#quote-") && document.getElementById(location.hash.slice(1));
choose(asked || waiting()[0] || cards()[0], { isFocused: Boolean(asked) });
