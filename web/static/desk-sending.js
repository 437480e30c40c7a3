// Sends a form and puts the page that answers in the place of this one's work, without leaving it: what is
// scrolled to stays. Without a connection nothing is lost: it is sent again when there is one.

import { halfTyped, putBack } from "./desk-keeping.js";

let unsent = null;
let sending = null; // The form that is on its way: a double click sends it once.

// "done" where it was; else the answer stands in #answer: a question, a refusal, or that somebody came before
// ("overtaken"): then what stands beneath is made anew, too.
export async function sendForm(form, submitter, address, work) {
  if (form === sending) return "";
  const body = new URLSearchParams(new FormData(form, submitter));
  sending = form;
  return sendBody(body, address, work, form).finally(() => (sending = null));
}

async function sendBody(body, address, work, form) {
  work().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body });
    unsent = null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    forget(form);
    if (!answer.ok && pointedOut(form, page, work)) return "";
    const isOvertaken = !answer.ok && page.querySelector(".conflict") && (await renew(work, form));
    if (!show(answer.ok, page, work, form)) return isOvertaken ? "overtaken" : "";
    return "done";
  } catch {
    unsent = () => sendBody(body, address, work, form);
    say(work, "No connection. Nothing was changed; what you chose is kept on this page, and sent when it is back.");
    return "";
  } finally {
    work().removeAttribute("aria-busy");
  }
}

// The work as it stands on the server by now; false where it does not come.
async function renew(work, form) {
  const answer = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return answer.ok && replaced(page, work, form);
}

function replaced(page, work, sent) {
  const fresh = page.getElementById(work().id);
  if (!fresh) return false;
  const panes = [...work().querySelectorAll("[data-pane]")].map((pane) => [pane.dataset.pane, pane.scrollTop]);
  const kept = halfTyped(work(), sent);
  work().replaceWith(document.adoptNode(fresh));
  putBack(work(), kept);
  for (const [name, top] of panes) work().querySelector(`[data-pane=${name}]`).scrollTop = top;
  for (const box of work().querySelectorAll("input[data-suggest]")) globalThis.suggestIn(box);
  return true;
}

function show(isDone, page, work, form) {
  if (isDone && replaced(page, work, form)) {
    const told = page.getElementById("told");
    if (told) work().querySelector("#answer").replaceChildren(document.adoptNode(told));
    return true;
  }
  const told = document.createElement("div");
  told.className = "answer";
  const heading = document.createElement("h2");
  heading.tabIndex = -1;
  heading.textContent = page.querySelector("h1")?.textContent ?? "This could not be done";
  page.querySelector("h1")?.remove();
  told.append(heading, ...(page.querySelector("main")?.childNodes ?? []));
  work().querySelector("#answer").replaceChildren(document.adoptNode(told));
  heading.focus();
  return false;
}

// What is wrong with a field stands beside it in the form that was sent, and the field is gone to; what is wrong with
// none stands at the head of the form. The page that answers, for where no script runs, has it beside its own.
function pointedOut(form, page, work) {
  const told = [...page.querySelectorAll("main .wrong, main > .problem")];
  if (!told.length) return false;
  const marked = told.map((one) => beside(form, one));
  work().querySelector("#answer").replaceChildren();
  (marked.find(Boolean) ?? form.querySelector(".problem")).focus();
  return true;
}

function forget(form) {
  for (const one of form.querySelectorAll(".wrong, .problem")) one.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

// The field that it is about, marked as wrong; null where the form shows none of that name.
function beside(form, told) {
  const name = told.id.replace("wrong-", "");
  const field = [...form.elements].find((one) => one.name === name && one.type !== "hidden");
  if (!name || !field) {
    const problem = document.createElement("p");
    problem.className = "problem";
    problem.tabIndex = -1;
    problem.textContent = told.textContent;
    form.prepend(problem);
    return null;
  }
  told.id = `wrong-${field.id || name}`;
  (field.closest("label") ?? field).after(document.adoptNode(told));
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", told.id);
  return field;
}

function say(work, words) {
  const told = document.createElement("p");
  told.className = "problem";
  told.textContent = words;
  work().querySelector("#answer").replaceChildren(told);
}

const again = async () => unsent && (await unsent()) === "done" && location.reload();
addEventListener("online", again);
setInterval(again, 5000);
