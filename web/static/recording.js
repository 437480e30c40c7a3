// Marks the words that are being said while a recording plays, and goes to the moment that a timecode names.
// Without it the page reads as text, and a timecode leads to the recording itself.
const recording = document.querySelector("[data-recording]");
if (recording) follow(recording);

function follow(player) {
  const stretches = [...document.querySelectorAll("[data-start]")]
    .map((element) => ({ element, start: Number(element.dataset.start), until: Number(element.dataset.until) || Infinity }))
    .sort((one, other) => one.start - other.start);
  player.addEventListener("play", () => player.closest(".player").classList.add("played"));
  const along = document.querySelector("[data-follow]");
  along.closest("[hidden]").hidden = false;
  let said = null;

  for (const moved of ["timeupdate", "seeking"]) player.addEventListener(moved, () => show(player.currentTime));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-seek]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    player.currentTime = Number(link.dataset.seek);
    player.play();
  });
  const moment = /^#t=([0-9.]+)/.exec(location.hash);
  if (moment) show((player.currentTime = Number(moment[1])));

  function show(time) {
    const now = at(time);
    if (now === said) return;
    said?.classList.remove("being-said");
    now?.classList.add("being-said");
    said = now;
    if (along.checked && now) now.scrollIntoView({ block: "center", behavior: "auto" });
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
    return found && time < found.until ? found.element : null;
  }
}
