// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Show a sentence on the picture of its page without loading the page again.
const SVG = "http://www.w3.org/2000/svg";
const text = document.querySelector(".text");

async function show(place) {
  const answer = await fetch(`${location.pathname}/plek?zin=${place}`);
  if (!answer.ok) return;
  for (const old of text.querySelectorAll(".sheet rect")) old.remove();
  const picture = text.querySelector(`.sheet[data-page="${place.split("-")[0]}"] svg`);
  for (const { left, top, right, bottom } of await answer.json()) {
    const area = document.createElementNS(SVG, "rect");
    const values = { x: left, y: top, width: right - left, height: bottom - top };
    for (const [name, value] of Object.entries(values)) area.setAttribute(name, value);
    picture.append(area);
  }
}

text.addEventListener("click", (event) => {
  const link = event.target.closest("a[href*='zin=']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const place = new URL(link.href).searchParams.get("zin");
  history.replaceState(null, "", link.href);
  show(place);
});
