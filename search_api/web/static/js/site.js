// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Comfort on every page; each page works without it. Hidden controls that need a script are shown here.

/** Copy the text of the element that a button names in data-copy, and say so. */
async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(source.innerText.trim());
    button.textContent = "Gekopieerd";
  } catch {
    getSelection().selectAllChildren(source);
    button.textContent = "Kopieer met Ctrl+C";
  }
  setTimeout(() => (button.textContent = said), 3000);
}

for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copy(button);
});
