// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Follows a job: rows that the server made, put in place as they change. After a lost connection the browser asks
// for what it missed (Last-Event-ID).
const list = document.getElementById("bestanden");
const state = document.getElementById("stand");
const meter = document.getElementById("meter");
const source = new EventSource(`/toevoegen/${list.dataset.opdracht}/voortgang?na=${list.dataset.na}`);

source.addEventListener("bestand", (event) => {
  const { rij, html, stand } = JSON.parse(event.data);
  const row = document.getElementById(`bestand-${rij}`);
  if (row) row.outerHTML = html;
  else list.insertAdjacentHTML("beforeend", html);
  meter.max = list.children.length;
  meter.value = list.querySelectorAll(".klaar, .mislukt").length;
  if (state.textContent !== stand) state.textContent = stand;
});
source.addEventListener("klaar", (event) => {
  source.close();
  state.textContent = JSON.parse(event.data).stand;
  document.getElementById("bezig").hidden = true;
  document.getElementById("verder").hidden = false;
});
source.addEventListener("error", () => {
  state.textContent = "De verbinding met de site is even weg. Uw bestanden zijn bewaard; de stand komt vanzelf terug.";
});
