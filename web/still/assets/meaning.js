// A search of a copy said in words, as the site says it: “testimony by a speaker named “anna”, without “bread””.
self.testimonyMeaning = (() => {
"use strict";

const { says } = self.testimonyLines;
const { fold } = self.testimonyQuery;
const AFTER_ALL = 9;

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

const isTerm = (node) => !node.all && !node.any && !node.not;
const rankOf = (term) => says.leads[term.field][2];
const ranks = (node) => (node.not ? [AFTER_ALL] : (node.all ?? node.any)?.flatMap(ranks) ?? [rankOf(node)]);

function depth(node) {
  const nodes = node.all ?? node.any;
  return nodes ? 1 + Math.max(...nodes.map(depth)) : node.not ? depth(node.not) : 0;
}

// What must hold, one by one: not (a or b) is not a, and not b.
function required(node) {
  if (!node) return [];
  if (node.all) return node.all.flatMap(required);
  return node.not?.any ? node.not.any.flatMap((one) => required(one.not ?? { not: one })) : [node];
}

// What all terms of a group are led to by, where it is the same for all.
function sharedLead(nodes) {
  const leads = new Set(nodes.map((node) => (isTerm(node) ? says.leads[node.field][0] : null)));
  return leads.size === 1 && !leads.has(null) ? says.leads[nodes[0].field] : null;
}

function clausesOf(nodes) {
  const [told, refused, compound] = [new Map(), new Map(), []];
  for (const node of nodes) {
    const term = node.not ?? node;
    if (node.all || node.any) compound.push({ text: compoundOf(node), rank: Math.min(...ranks(node)) });
    else if (!isTerm(term)) compound.push({ text: excepted(term.all), rank: AFTER_ALL });
    else {
      const [lead, without, rank] = says.leads[term.field];
      const [kept, key] = node.not ? [refused, without] : [told, lead];
      if (!kept.has(key)) kept.set(key, { rank: node.not ? AFTER_ALL : rank, things: [] });
      kept.get(key).things.push(thing(term));
    }
  }
  const said = (kept, word) => [...kept].map(([lead, { rank, things }]) => ({ text: `${lead} ${joined(things, word)}`, rank }));
  return [...said(told, says.and), ...compound, ...said(refused, says.or)];
}

function compoundOf(node) {
  if (!node.any) return clausesOf(required(node)).map((clause) => clause.text).join(` ${says.and} `);
  const lead = sharedLead(node.any);
  if (lead) return `${lead[0]} ${joined(node.any.map(thing), says.or)}`;
  const between = `${node.any.some((one) => one.all || one.any) ? "," : ""} ${says.or} `;
  return says.either.replace("{alternatives}", () => node.any.map(alternative).join(between));
}

function alternative(node) {
  const text = clausesOf(required(node)).map((clause) => clause.text).join(` ${says.and} `);
  return depth(node) > 1 ? `(${text})` : text;
}

function excepted(nodes) {
  const lead = sharedLead(nodes);
  if (lead) return says.together.replace("{things}", () => `${lead[1]} ${joined(nodes.map(thing), says.and)}`);
  const text = compoundOf({ all: nodes });
  return says.except.replace("{what}", () => (depth({ all: nodes }) > 1 ? `(${text})` : text));
}

function inWords(node) {
  const all = required(node);
  const kind = all.find((one) => one.field === "kind" && says.subjects[fold(one.text)]);
  const subject = says.subjects[kind ? fold(kind.text) : ""];
  const clauses = clausesOf(all.filter((one) => one !== kind)).sort((one, other) => one.rank - other.rank);
  const led = clauses.every((clause) => clause.rank === AFTER_ALL) ? says.all.replace("{subject}", subject) : subject;
  return `${led} ${clauses.map((clause) => clause.text).join(", ")}`.trim();
}

return { inWords };
})();
