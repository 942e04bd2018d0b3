// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// One key for each decision. They can be switched off (WCAG 2.1.4), and they do nothing while one types.
const box = document.getElementById("sneltoetsen");
const STORE = "sneltoetsen";

function show() {
  for (const key of document.querySelectorAll("[data-shortcut]")) key.hidden = !box.checked;
  document.getElementById("toetsen").hidden = !box.checked;
}

if (box) {
  box.checked = localStorage.getItem(STORE) !== "uit";
  show();
  box.addEventListener("change", () => {
    localStorage.setItem(STORE, box.checked ? "aan" : "uit");
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control) return;
    event.preventDefault();
    control.click();
    if (control.matches("summary")) control.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
  });
  if (location.hash === "#kaart") document.getElementById("kaart")?.focus({ preventScroll: true });
}
