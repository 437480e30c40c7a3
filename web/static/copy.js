// Adds a button that copies, after every citation. The page says and does the same without it. What the button
// is called and says is on the words it copies: data-copy names it, in the language of the page.
if (navigator.clipboard) {
  for (const words of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.dataset.button;
    button.setAttribute("aria-label", words.dataset.copy);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words.textContent);
        said.textContent = ` ${words.dataset.copied}`;
      } catch {
        said.textContent = ` ${words.dataset.refused}`;
      }
    });
    const row = document.createElement("p");
    row.className = "copying";
    row.append(button, said);
    (words.closest("pre") ?? words).after(row);
  }
}
