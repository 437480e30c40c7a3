// Runs Zotero's own web translators over a saved page, and prints what they make of it as JSON.
// node translate.js FOLDER PAGE ADDRESS, where FOLDER holds node_modules with zotero-translators in it.
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [folder, page, address] = process.argv.slice(2);
const from = createRequire(path.join(path.resolve(folder), "node_modules", "zotero-translators", "index.js"));
console.log = () => {};
from("./index.js");
const { JSDOM } = from("jsdom");
const xpath = from("wicked-good-xpath");

async function translated(wanted) {
  const dom = new JSDOM(fs.readFileSync(page, "utf8"), { url: address, contentType: "text/html" });
  xpath.install(dom.window, true);
  const translate = new global.Zotero.Translate.Web();
  translate.setDocument(dom.window.document);
  const found = await translate.getTranslators(true);
  translate.setTranslator(found.find((translator) => translator.label === wanted));
  const items = await translate.translate({ libraryID: false, saveAttachments: false });
  return { offered: found.map((translator) => translator.label), items };
}

(async () => {
  const answers = {};
  for (const name of ["COinS", "Embedded Metadata"]) answers[name] = await translated(name);
  const told = JSON.stringify(answers, (key, value) => (key === "attachments" ? undefined : value));
  process.stdout.write(told, () => process.exit(0));
})();
