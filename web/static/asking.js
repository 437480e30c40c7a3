// In a copy on a file server a search is asked for behind the "#" of the address: the browser keeps that to itself,
// so that the server, whose logs are not ours, never learns what somebody looked for.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`${form.action}#${new URLSearchParams(new FormData(form))}`);
  });
}
