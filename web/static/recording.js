// Marks the words that are being said while a recording plays, and goes to the moment that a timecode names.
// Without it the page reads as text, and a timecode leads to the recording itself.
const recording = document.querySelector("[data-recording]");
if (recording) follow(recording);

function follow(player) {
  let stretches = [];
  let said = [];
  player.addEventListener("play", () => player.closest(".player").classList.add("played"));
  const failed = player.closest(".player").querySelector("[data-failed]");
  player.addEventListener("error", () => (failed.hidden = false));
  player.addEventListener("playing", () => (failed.hidden = true));
  const along = document.querySelector("[data-follow]");
  along.closest("[hidden]").hidden = false;

  gather();
  // The desk makes its text anew after each deed.
  document.addEventListener("renewed", () => (gather(), (said = []), show(player.currentTime)));
  for (const moved of ["timeupdate", "seeking"]) player.addEventListener(moved, () => show(player.currentTime));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-seek]");
    // What can't be played here is opened where it lies.
    if (!link || !failed.hidden || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    player.currentTime = Number(link.dataset.seek);
    player.play().catch(() => {}); // The page says so where it fails.
  });
  const moment = /^#t=([0-9.]+)/.exec(location.hash);
  if (moment) show((player.currentTime = Number(moment[1])));

  // The words by their moments; at the desk the words of one moment may be in several pieces.
  function gather() {
    const name = player.dataset.moments ?? "start";
    const found = new Map();
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      const start = Number(element.dataset[name]);
      const stretch = found.get(start) ?? { elements: [], start, until: Number(element.dataset.until) || Infinity };
      stretch.elements.push(element);
      found.set(start, stretch);
    }
    stretches = [...found.values()].sort((one, other) => one.start - other.start);
  }

  function show(time) {
    const now = at(time);
    if (now[0] === said[0]) return;
    for (const element of said) element.classList.remove("being-said");
    for (const element of now) element.classList.add("being-said");
    said = now;
    if (along.checked && now.length) now[0].scrollIntoView({ block: "center", behavior: "auto" });
  }

  function at(time) {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stretches[middle].start <= time) low = middle + 1;
      else high = middle;
    }
    const found = stretches[low - 1];
    return found && time < found.until ? found.elements : [];
  }
}
