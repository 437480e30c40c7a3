// Passkeys (Web Authentication): the browser proves it holds one; the form carries the proof, and all else is
// as with any form. Without this, people sign in by password and code.
const known = window.PublicKeyCredential?.parseCreationOptionsFromJSON && navigator.credentials;

for (const form of document.querySelectorAll("form[data-passkey]")) if (known) offer(form);

function offer(form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    try {
      const credential = await ask(form.dataset.passkey, await challenge(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      problem.textContent = "The passkey was not used. Nothing was changed; you can try again.";
      problem.hidden = false;
    }
  });
}

async function challenge(form) {
  const answer = await fetch(form.dataset.challenge, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrf_token.value },
    redirect: "error",
  });
  if (!answer.ok) throw new Error("no challenge");
  return answer.json();
}

function ask(deed, options) {
  return deed === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
