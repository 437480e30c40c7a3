// Adds a button that copies, after every citation. The page says and does the same without it.
if (navigator.clipboard) {
  for (const words of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words.textContent);
        said.textContent = " Copied";
      } catch {
        said.textContent = " Select the words and copy them by hand";
      }
    });
    const row = document.createElement("p");
    row.className = "copying";
    row.append(button, said);
    (words.closest("pre") ?? words).after(row);
  }
}
