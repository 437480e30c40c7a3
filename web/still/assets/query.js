// What is typed into the search of a copy, read as the site reads it: words, “phrases”, fields, AND, OR, NOT, a minus, parentheses.
self.testimonyQuery = (() => {
"use strict";

const FIELDS = "words|speaker|place|role|source|kind|lang|age|date";
const LEXEME = new RegExp(
  "(?<bracket>[()])|(?<minus>-(?=[(\"“”«„\\p{L}\\p{N}]))|" +
  `(?:(?<name>${FIELDS}):\\s*)(?![\\s)]|$)|` +
  "[\"“”«„](?<phrase>[^\"“”»«„]+)[\"”»“]|(?<plain>[^\\s()\"“”«„»]+)",
  "giu",
);
const OPERATORS = new Set(["AND", "OR", "NOT"]);
const MAX_DEPTH = 8; // Parentheses within parentheses; deeper ones are left out.
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
function leaf(field, { phrase, plain }) {
  const text = (phrase ?? plain).trim();
  const isRange = field === "age" || field === "date";
  const range = isRange ? rangeOf(field, text) : null;
  const isLost = isRange && !range;
  const words = wordsOf(isLost ? `${field} ${text}` : text);
  const term = { field: isLost ? "any" : field, isPhrase: phrase !== undefined, words, text, range };
  return words.length || range ? term : null;
}

// As many closing parentheses as opening ones, none too deep.
function balanced(lexemes) {
  let depth = 0;
  return lexemes.filter(({ bracket }) => {
    if (bracket === "(") depth += 1;
    const isKept = !bracket || (depth > 0 && depth <= MAX_DEPTH);
    if (bracket === ")") depth = Math.max(depth - 1, 0);
    return isKept;
  });
}

// A tree of terms, {all}, {any} and {not}; null where there is nothing to look for. NOT and the minus bind to what
// follows, words side by side are all required, OR is weakest.
function read(typed) {
  const lexemes = balanced([...typed.matchAll(LEXEME)].map((found) => found.groups));
  let at = 0;

  const isNext = (operator) => lexemes[at]?.plain === operator;

  function anyOf(field) {
    const groups = [allOf(field)];
    while (isNext("OR")) {
      at += 1;
      groups.push(allOf(field));
    }
    return together("any", groups.filter(Boolean));
  }

  function allOf(field) {
    const found = [];
    let isRefused = false;
    while (at < lexemes.length && !isNext("OR") && lexemes[at].bracket !== ")") {
      const lexeme = lexemes[at++];
      if (lexeme.minus || lexeme.plain === "NOT") isRefused = !isRefused;
      else if (!OPERATORS.has(lexeme.plain)) {
        const operand = operandOf(lexeme, field);
        if (operand) found.push(isRefused ? refused(operand) : operand);
        isRefused = false;
      }
    }
    return together("all", found);
  }

  function operandOf(lexeme, field) {
    if (lexeme.name) return at < lexemes.length ? operandOf(lexemes[at++], lexeme.name.toLowerCase()) : null;
    if (lexeme.minus) return null;
    if (!lexeme.bracket) return leaf(field, lexeme);
    const group = anyOf(field);
    at += 1; // What closes it.
    return group;
  }

  return anyOf("any");
}

function together(how, nodes) {
  const flat = nodes.flatMap((node) => node[how] ?? [node]);
  return flat.length > 1 ? { [how]: flat } : flat[0] ?? null;
}

function refused(node) {
  return node.not ?? { not: node };
}

// The terms that what is found may hold, wherever in the tree they stand.
function wanted(node) {
  if (!node || node.not) return [];
  const nodes = node.all ?? node.any;
  return nodes ? nodes.flatMap(wanted) : [node];
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

function holds(row, node) {
  if (!node) return true;
  if (node.all) return node.all.every((one) => holds(row, one));
  if (node.any) return node.any.some((one) => holds(row, one));
  return node.not ? !holds(row, node.not) : matches(row, node);
}

return { fold, wordsOf, read, wanted, holds, begins };
})();
