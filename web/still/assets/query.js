// What is typed into the search of a copy: words, “phrases”, fields, a minus; and the same said in words.
self.testimonyQuery = (() => {
"use strict";

const { says } = self.testimonyLines;
const FIELDS = "words|speaker|place|role|source|kind|lang|age|date";
const TERM = new RegExp(
  `(-(?=["“”«„\\p{L}\\p{N}]))?(?:(${FIELDS}):\\s*)?(?:["“”«„]([^"“”»«„]+)["”»“]|([^\\s"“”«„»]+))`,
  "giu",
);
const RANGE = /^(?<low>[\d-]*?)(?<open>\.\.)?(?<high>[\d-]*)$/;
const DAY = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const known = new Map(); // The words of each quote, field by field, once they were asked for.

// Accents, capitals and the two ways to write the same Armenian or Russian letter make no difference.
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("և", "եւ");
}

function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function number(field, text, isEnd) {
  if (!text) return isEnd ? Infinity : -Infinity;
  if (field === "age") return /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  const [, year, month, day] = DAY.exec(text) ?? [];
  return Number(`${year}${month ?? (isEnd ? "12" : "01")}${day ?? (isEnd ? "31" : "01")}`);
}

function rangeOf(field, text) {
  const { low, open, high } = RANGE.exec(text)?.groups ?? {};
  if (low === undefined || !(open || low || high)) return null;
  const [first, last] = open ? [low, high] : [low || high, low || high];
  const range = { first, last, low: number(field, first, false), high: number(field, last, true) };
  return Number.isNaN(range.low) || Number.isNaN(range.high) ? null : range;
}

// Every text has some reading: what is no range of ages or days is looked for as words.
function read(typed) {
  return [...typed.matchAll(TERM)].flatMap(([, minus, name, phrase, plain]) => {
    const text = (phrase ?? plain).trim();
    const field = name?.toLowerCase() ?? "any";
    const range = field === "age" || field === "date" ? rangeOf(field, text) : null;
    const isLost = (field === "age" || field === "date") && !range;
    const words = wordsOf(isLost ? `${field} ${text}` : text);
    const term = { isRefused: Boolean(minus), field: isLost ? "any" : field, isPhrase: phrase !== undefined, words, text, range };
    return words.length || range ? [term] : [];
  });
}

function textsOf(row, field) {
  const { speaker, place, role } = row.by;
  return field === "any" ? [...row.parts, ...speaker, ...place, ...role] : field === "words" ? row.parts
    : field === "place" ? [...place, ...row.by.holding] : row.by[field];
}

function linesOf(row, field) {
  const key = `${row.id} ${field}`;
  if (!known.has(key)) known.set(key, textsOf(row, field).map(wordsOf));
  return known.get(key);
}

function begins(word, wanted) {
  return wanted.length > 2 ? word.startsWith(wanted) : word === wanted;
}

function matches(row, { field, isPhrase, words, text, range }) {
  if (field === "age") return row.by.age !== null && range.low <= row.by.age && row.by.age <= range.high;
  if (field === "date") return row.by.days.length > 0 && row.by.days[0] <= range.high && row.by.days[1] >= range.low;
  if (field === "kind") return row.isTestimony === (fold(text) === "testimony") && /^(testimony|statement)$/.test(fold(text));
  if (field === "lang") return fold(row.language ?? "") === fold(text);
  const lines = linesOf(row, field);
  // Line by line: no phrase spans the source's own words, or two names.
  if (isPhrase) return lines.some((line) => ` ${line.join(" ")} `.includes(` ${words.join(" ")} `));
  return words.every((wanted) => lines.some((line) => line.some((word) => begins(word, wanted))));
}

function holds(row, terms) {
  return terms.every((term) => matches(row, term) !== term.isRefused);
}

function thing({ field, isPhrase, words, text, range }) {
  if (range) {
    const { first, last } = range;
    const form = !first && !last ? "known" : !last ? "from" : !first ? "to" : first === last ? "one" : "between";
    return says[field][form].replace("{low}", first).replace("{high}", last);
  }
  const inText = field === "any" || field === "words";
  const form = !isPhrase ? "word" : !inText ? "exactly" : words.length > 1 ? "phrase" : "exactWord";
  const told = says[form].replace("{text}", () => text);
  return field === "words" ? says.own.replace("{thing}", () => told) : told;
}

function joined(things, word) {
  return things.length > 1 ? `${things.slice(0, -1).join(", ")} ${word} ${things.at(-1)}` : things[0];
}

// “testimony by a speaker named “anna”, at or about “goris”, without “bread””, as the site says it.
function inWords(terms) {
  const kind = terms.find((term) => term.field === "kind" && !term.isRefused && says.subjects[fold(term.text)]);
  const subject = says.subjects[kind ? fold(kind.text) : ""];
  const clauses = new Map();
  for (const term of terms.filter((one) => one !== kind)) {
    const [lead, refused, rank] = says.leads[term.field];
    const key = term.isRefused ? refused : lead;
    if (!clauses.has(key)) clauses.set(key, { rank: term.isRefused ? 9 : rank, isRefused: term.isRefused, things: [] });
    clauses.get(key).things.push(thing(term));
  }
  const told = [...clauses].sort((one, other) => one[1].rank - other[1].rank);
  const wanted = told.some(([, clause]) => !clause.isRefused);
  return [wanted ? subject : says.all.replace("{subject}", subject)]
    .concat(told.map(([lead, clause]) => `${lead} ${joined(clause.things, clause.isRefused ? says.or : says.and)}`).join(", "))
    .join(" ").trim();
}

return { fold, wordsOf, read, holds, begins, inWords };
})();
