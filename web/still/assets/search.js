// Searches a copy of the archive in the browser: MiniSearch finds and ranks, this shows whose words they are.
// Everything is text: nothing found is ever read as markup.
(() => {
"use strict";

const AT_ONCE = 20; // Hits shown before the next are asked for.
const rows = self.testimonyWords;
const { captions, facets, labels } = self.testimonyLines;
const { fold, wordsOf, read, wanted, holds, begins } = self.testimonyQuery;
const { inWords } = self.testimonyMeaning;
const room = document.getElementById("still-search");
const box = document.querySelector("form.search-large input[name=q]");
const ready = made();
let asked; // What is searched for: after the "#", so that no server is told.

function isKept(row) {
  return [...new Set(asked.keys())].every((name) => {
    if (!(name in facets)) return true;
    return asked.getAll(name).some((value) => row.kept[name]?.includes(value));
  });
}

function made() {
  const texts = {
    id: (row) => [row.id],
    words: (row) => row.parts,
    names: (row) => [...row.by.speaker, ...row.by.place],
    role: (row) => row.by.role,
  };
  const engine = new MiniSearch({
    fields: ["words", "names", "role"],
    extractField: (row, name) => texts[name](row).join(" "),
    tokenize: (text) => wordsOf(text),
    processTerm: (term) => term,
  });
  engine.addAll(rows);
  return engine;
}

function find(query) {
  const plain = wanted(query).filter((term) => term.field === "any");
  const words = new Set(plain.filter((term) => !term.isPhrase).flatMap((term) => term.words));
  const ranked = ready.search(plain.flatMap((term) => term.words).join(" "), {
    prefix: (term) => words.has(term) && term.length > 2,
    boost: { words: 2 },
  });
  const score = new Map(ranked.map((hit) => [hit.id, hit.score]));
  const hits = rows.filter((row) => isKept(row) && holds(row, query));
  return testimonyFirst(hits.sort((one, other) => (score.get(other.id) ?? 0) - (score.get(one.id) ?? 0)));
}

function testimonyFirst(hits) {
  return [...hits.filter((row) => row.isTestimony), ...hits.filter((row) => !row.isTestimony)];
}

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function link(text, href) {
  if (!href) return text;
  const made = element("a", "", text);
  made.href = href;
  return made;
}

// The words as they are written, with the ones that were looked for marked.
function marked(text, query) {
  const terms = wanted(query).filter((term) => term.field === "any" || term.field === "words");
  const isWanted = (word) => terms.some((term) =>
    term.words.some((one) => (term.isPhrase ? word === one : begins(word, one))));
  return text.split(/([\p{L}\p{N}\p{M}]+)/gu).map((piece) => {
    const folded = fold(piece);
    return folded && isWanted(folded) ? element("mark", "", piece) : piece;
  });
}

function card(row, query) {
  const [speaker, occasion, title, published] = captions[row.id];
  const [page, speakerPage, source] = row.at;
  const pieces = row.parts.flatMap((part, number) => [...marked(part, query), row.joints[number] ?? ""]);
  const said = element("p", "closed", element("span", "said", ...pieces));
  const words = element("blockquote", "", said);
  words.dir = "auto";
  if (row.language) words.lang = row.language;
  const name = element("span", "name", element("bdi", "", link(speaker, speakerPage)));
  const onward = link(room.dataset.onward, page);
  onward.append(element("span", "unseen", ` ${room.dataset.for.replace("{name}", () => speaker)}`));
  const caption = element("figcaption");
  if (!row.isTestimony) caption.append(element("p", "kind", room.dataset.statement));
  caption.append(
    element("p", "whose", name, occasion ? ", " : "", element("bdi", "", occasion)),
    element("p", "wherefrom", link(element("cite", "", element("bdi", "", title)), source), ", ", element("bdi", "", published)),
    element("p", "onward", onward),
  );
  return element("figure", row.isTestimony ? "quote" : "quote statement", words, caption);
}

function showFilters() {
  const kept = document.getElementById("kept");
  kept.replaceChildren();
  for (const [name, value] of asked) {
    if (!(name in facets)) continue;
    const without = new URLSearchParams([...asked].filter((pair) => pair[0] !== name || pair[1] !== value));
    const filter = `${facets[name]}: ${labels[name]?.[value] ?? value}`;
    kept.append(element("li", "", link(room.dataset.takeOff.replace("{filter}", () => filter), `#${without}`)));
  }
  kept.hidden = !kept.children.length;
}

// A new search from the box keeps what the search is narrowed by.
function keepFilters() {
  box.form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
  for (const [name, value] of asked) {
    if (!(name in facets)) continue;
    const input = element("input");
    Object.assign(input, { type: "hidden", name, value });
    box.form.append(input);
  }
}

function show(hits, query) {
  const list = document.getElementById("hits");
  list.replaceChildren();
  const more = document.getElementById("more");
  const number = new Intl.NumberFormat(document.documentElement.lang).format(hits.length);
  document.querySelector("#found [role=status]").textContent = room.dataset.found.replace("{number}", number);
  if (!hits.length) list.append(element("p", "nothing", room.dataset.none));
  let shown = 0;
  function next() {
    const some = hits.slice(shown, shown + AT_ONCE).map((row) => card(row, query));
    list.append(...some);
    shown += some.length;
    more.hidden = shown >= hits.length;
    return some[0];
  }
  more.onclick = () => next().querySelector("a").focus();
  next();
}

function answer() {
  asked = new URLSearchParams(location.hash.slice(1));
  box.value = asked.get("q") ?? "";
  keepFilters();
  showFilters();
  const query = read(box.value);
  document.getElementById("meaning").textContent = room.dataset.meaning.replace("{what}", () => inWords(query));
  show(find(query), query);
}

addEventListener("hashchange", answer);
answer();
document.getElementById("unsearchable").hidden = true;
room.hidden = false;
})();
