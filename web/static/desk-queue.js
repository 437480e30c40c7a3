// The queue by keyboard. Without this script every quote is chosen by its checkbox, and nothing is missing.
const queue = document.getElementById("queue");
const entries = queue ? [...queue.querySelectorAll("ol > li")] : [];
const KEYS_OFF = "testimony-keys-off";
let current = -1;

function go(to) {
  if (!entries.length) return;
  entries[current]?.removeAttribute("aria-current");
  current = Math.min(Math.max(to, 0), entries.length - 1);
  const entry = entries[current];
  entry.setAttribute("aria-current", "true");
  (entry.querySelector("input[type=checkbox]") ?? entry.querySelector("a")).focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
}

const keys = {
  j: () => go(current + 1),
  k: () => go(current - 1),
  x: () => entries[current]?.querySelector("input[type=checkbox]")?.click(),
  o: () => entries[current]?.querySelector("[data-open]")?.click(),
};

const isTyping = (element) => element.matches("input:not([type=checkbox]), select, textarea");

document.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!isPlain || isTyping(event.target) || localStorage.getItem(KEYS_OFF) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

if (queue) {
  const all = document.getElementById("choose-all");
  all?.removeAttribute("hidden");
  all?.addEventListener("click", () => {
    for (const box of queue.querySelectorAll("input[name=quote]")) box.checked = true;
  });
  document.getElementById("queue-keys").hidden = false;
}
