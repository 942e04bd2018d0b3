// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Comfort on every page; each page works without it. Hidden controls that need a script are shown here.

/** Copy the text that a button holds in data-copy, and say so. */
async function copy(button) {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Gekopieerd";
  } catch {
    button.parentElement.querySelector("details").open = true;
    button.textContent = "Kopiëren lukt hier niet: kies de tekst hieronder";
  }
  setTimeout(() => (button.textContent = said), 3000);
}

for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copy(button);
});
