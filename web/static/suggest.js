// Suggests names and words while a search is typed: the combobox with a list of the ARIA Authoring Practices.
// The box searches the same without it, and nothing that is typed is kept anywhere.
const PAUSE = 120; // Milliseconds of quiet before asking.

for (const box of document.querySelectorAll("input[data-suggest]")) suggestIn(box);

function suggestIn(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestLabel);
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "unseen";
  said.setAttribute("role", "status");
  const frame = document.createElement("span");
  frame.className = "combobox";
  box.before(frame);
  frame.append(box, list, said);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-haspopup", "listbox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let chosen = -1;
  let waiting = 0;
  let asking = null;

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    said.textContent = "";
    choose(-1);
  }

  function choose(place) {
    const options = list.children;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? place : -1;
    const option = options[chosen];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function take(option) {
    box.value = option.dataset.query;
    box.focus();
    close();
    box.dispatchEvent(new CustomEvent("suggestion", { bubbles: true, detail: option.suggestion }));
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(optionOf));
    list.hidden = !suggestions.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = suggestions.length ? box.dataset.suggestSome : box.dataset.suggestNone;
    choose(-1);
  }

  function optionOf(suggestion, place) {
    const { query, label, note } = suggestion;
    const option = document.createElement("li");
    option.id = `${list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.query = query;
    option.suggestion = suggestion;
    const name = document.createElement("bdi");
    name.textContent = label;
    const about = document.createElement("span");
    about.className = "count";
    about.textContent = note;
    option.append(name, " ", about);
    // Before the box loses the focus, which would close the list.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => take(option));
    return option;
  }

  async function ask() {
    asking?.abort();
    const mine = (asking = new AbortController());
    try {
      const address = `${box.dataset.suggest}?${new URLSearchParams({ q: box.value })}`;
      const answer = await fetch(address, { signal: mine.signal, credentials: "suggestPrivate" in box.dataset ? "same-origin" : "omit" });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!mine.signal.aborted && document.activeElement === box) show(suggestions);
    } catch {
      if (!mine.signal.aborted) close();
    }
  }

  const around = (place) => {
    const many = list.children.length;
    return place < -1 ? many - 1 : place >= many ? -1 : place;
  };
  const keys = {
    ArrowDown: () => (list.hidden ? ask() : choose(around(chosen + 1))),
    ArrowUp: () => !list.hidden && choose(around(chosen - 1)),
    Enter: () => chosen >= 0 && take(list.children[chosen]),
    Escape: close,
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    // What the list does not need stays the box's: Enter searches, Escape clears.
    const isForList = event.key === "ArrowDown" || (!list.hidden && (event.key !== "Enter" || chosen >= 0));
    if (isForList) event.preventDefault();
    if (isForList) keys[event.key]();
  });
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  box.addEventListener("blur", close);
  box.form?.addEventListener("submit", close);
}
