// Keeps what is typed: on the server a moment after the last key, and in this browser for as long as the server
// can't be reached, no longer. Without this script nothing is kept before the form is sent.
const PAUSE = 800; // Milliseconds after the last key.
const RETRY = 3000;
const PREFIX = "testimony-draft:";
const NOT_KEPT = new Set(["csrf_token", "draft", "seen", "do", "files"]);

for (const form of document.querySelectorAll("form[data-keep]")) keepDraft(form);

function keepDraft(form) {
  const key = PREFIX + form.dataset.draft;
  const said = form.querySelector("[data-kept]");
  const text = form.elements.text;
  const longest = Number(form.dataset.longest) || Infinity;
  let waiting = 0;
  let isChanged = false;
  let isGoing = false;

  const say = (words) => said.textContent !== words && (said.textContent = words);
  const values = () => [...new FormData(form)].filter(([name]) => !NOT_KEPT.has(name));
  const keepHere = () => localStorage.setItem(key, JSON.stringify({ address: form.dataset.keep, values: values() }));
  // Characters as the archive counts them; a browser counts some of them twice.
  const isTooLong = () => text && text.value.length > longest && Array.from(text.value).length > longest;
  const soon = (pause) => (clearTimeout(waiting), (waiting = setTimeout(save, pause)));

  // True where the server has it, or will not have it whatever is done; false without a connection.
  async function save() {
    clearTimeout(waiting);
    if (isTooLong()) {
      const told = longest.toLocaleString("en");
      say(`This text is longer than ${told} characters: it is not kept, and can’t be looked at here. Divide it, or add it on the command line.`);
      return false;
    }
    const sent = values();
    isChanged = false;
    try {
      const answer = await send(form.dataset.keep, sent, form.elements.csrf_token.value);
      if (answer.ok) {
        if (!isChanged) localStorage.removeItem(key);
        say(`Draft saved at ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}.`);
      } else {
        keepHere();
        say(
          answer.status === 401
            ? "You are signed out. What you typed is kept in this browser: sign in in another tab, then go on here."
            : "The draft could not be saved. What you typed is kept in this browser.",
        );
      }
      return true;
    } catch {
      isChanged = true;
      keepHere();
      say("No connection. What you type is kept in this browser, and saved when the connection is back.");
      soon(RETRY);
      return false;
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    isChanged = true;
    soon(PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    if (isTooLong() && event.submitter?.value !== "discard") {
      event.preventDefault();
      save();
      return text.focus();
    }
    // Whatever was changed is on the server before the page is left, or the page stays.
    if (isGoing || !isChanged || event.submitter?.value === "discard") {
      if (event.submitter?.value === "discard") localStorage.removeItem(key);
      return;
    }
    event.preventDefault();
    if (!(await save())) return;
    isGoing = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener("online", () => isChanged && save());
  addEventListener("pagehide", () => isChanged && !isGoing && !isTooLong() && keepHere());
  restore(form, key) && ((isChanged = true), save());
  recoverOthers(form, key, said);
}

function send(address, values, token) {
  return fetch(address, { method: "POST", body: new URLSearchParams([["csrf_token", token], ...values]), redirect: "error" });
}

// What this browser still holds was never saved, and is newer than what the page came with.
function restore(form, key) {
  const held = JSON.parse(localStorage.getItem(key) ?? "null");
  if (!held) return false;
  const known = held.values.filter(([name]) => form.elements[name]);
  for (const [name, value] of known) form.elements[name].value = value;
  if (!known.length) localStorage.removeItem(key);
  return known.length > 0;
}

async function recoverOthers(form, mine, said) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== mine);
  for (const key of keys) {
    const held = JSON.parse(localStorage.getItem(key));
    // Where its draft was taken in meanwhile, what was typed since begins another one.
    const values = [...held.values, ["anew", "yes"]];
    const answer = await send(held.address, values, form.elements.csrf_token.value).catch(() => null);
    if (answer?.status === 410) tellTakenIn(said, key, held);
    if (!answer?.ok) continue;
    localStorage.removeItem(key);
    said.textContent = "A text that was typed without a connection is saved now: it is among those begun.";
  }
}

// Without its text, what is said of an account begins nothing: it is corrected at the source that it became.
function tellTakenIn(said, key, held) {
  const typed = held.values.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  const link = document.createElement("a");
  link.href = held.address.replace(/\/keep$/, "");
  link.textContent = "Go to its source";
  link.addEventListener("click", () => localStorage.removeItem(key));
  const lost = `What was typed of an account that was taken in meanwhile is not saved (${typed.join("; ")}). `;
  said.replaceChildren(lost, link);
}
