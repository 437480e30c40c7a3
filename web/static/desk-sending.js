// Sends a form and puts the page that answers in the place of this one's work, without leaving it: what is
// scrolled to stays. Without a connection nothing is lost: it is sent again when there is one.

let unsent = null;

// True where the deed was done; else the answer stands in #answer: a conflict, a question, a refusal.
export async function sendForm(form, submitter, address, work) {
  const body = new URLSearchParams(new FormData(form, submitter));
  return sendBody(body, address, work);
}

async function sendBody(body, address, work) {
  work().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body });
    unsent = null;
    return show(answer.ok, new DOMParser().parseFromString(await answer.text(), "text/html"), work);
  } catch {
    unsent = () => sendBody(body, address, work);
    say(work, "No connection. Nothing was changed; what you chose is kept on this page, and sent when it is back.");
    return false;
  } finally {
    work().removeAttribute("aria-busy");
  }
}

function show(isDone, page, work) {
  const fresh = page.getElementById(work().id);
  if (isDone && fresh) {
    const panes = [...work().querySelectorAll("[data-pane]")].map((pane) => [pane.dataset.pane, pane.scrollTop]);
    work().replaceWith(document.adoptNode(fresh));
    for (const [name, top] of panes) work().querySelector(`[data-pane=${name}]`).scrollTop = top;
    for (const box of work().querySelectorAll("input[data-suggest]")) globalThis.suggestIn(box);
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

function say(work, words) {
  const told = document.createElement("p");
  told.className = "problem";
  told.textContent = words;
  work().querySelector("#answer").replaceChildren(told);
}

const again = async () => unsent && (await unsent()) && location.reload();
addEventListener("online", again);
setInterval(again, 5000);
