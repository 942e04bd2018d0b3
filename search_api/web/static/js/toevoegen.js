// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Choosing files with comfort: drag them here, whole folders too, see what is chosen, send them in parts.
const form = document.getElementById("toevoegen");
const input = document.getElementById("bestanden");
const folder = document.getElementById("map");
const chosenList = document.getElementById("gekozen");
const message = document.getElementById("melding");
const meter = document.getElementById("verzonden");
const drop = form.querySelector(".drop");
const PART = 20;
let chosen = [];
form.classList.add("scripted");

/** Remember files with the folder they came from; hidden ones are left out. */
function choose(files) {
  for (const [path, file] of files) {
    if (!file.name.startsWith(".") && !chosen.some(([known]) => known === path)) chosen.push([path, file]);
  }
  chosen.sort(([a], [b]) => b.endsWith("manifest.csv") - a.endsWith("manifest.csv") || a.localeCompare(b));
  input.required = chosen.length === 0;
  chosenList.replaceChildren(...chosen.slice(0, 100).map(item));
  message.textContent = chosen.length ? `${chosen.length} ${chosen.length === 1 ? "bestand" : "bestanden"} gekozen.` : "";
}

/** A size that one can read at a glance. */
function inWords(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} kB` : `${Math.round(kilobytes / 1024)} MB`;
}

function item(entry) {
  const [path, file] = entry;
  const li = document.createElement("li");
  const away = document.createElement("button");
  const large = file.size > Number(form.dataset.limit);
  li.append(`${path} (${inWords(file.size)}) `);
  if (large) li.append(`– te groot: hoogstens ${form.dataset.limitMb} MB; dit bestand wordt overgeslagen. `);
  away.type = "button";
  away.textContent = "weghalen";
  away.setAttribute("aria-label", `${path} weghalen`);
  away.addEventListener("click", () => {
    chosen = chosen.filter((other) => other !== entry);
    choose([]);
    input.focus();
  });
  li.append(away);
  return li;
}

const listed = (files) => [...files].map((file) => [file.webkitRelativePath || file.name, file]);
input.addEventListener("change", () => choose(listed(input.files)));
folder.addEventListener("change", () => choose(listed(folder.files)));

for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
  });
}
drop.addEventListener("drop", async (event) => {
  const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry()).filter(Boolean);
  for (const entry of entries) choose(await filesIn(entry));
});

/** All files of a dropped file or folder, as pairs of path and file. */
async function filesIn(entry) {
  if (entry.isFile) return [[entry.fullPath.slice(1), await new Promise((done, fail) => entry.file(done, fail))]];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!part.length) return found;
    for (const one of part) found.push(...(await filesIn(one)));
  }
}

/** Send one part; gives the address of the job's page. */
function send(address, part, done, total) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [path, file] of part) body.append("bestanden", file, path);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      meter.value = (100 * (done + (part.length * event.loaded) / event.total)) / total;
    });
    request.addEventListener("load", () => (request.status < 400 ? resolve(request.responseURL) : reject()));
    request.addEventListener("error", reject);
    request.open("POST", address);
    request.send(body);
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = chosen.filter(([, file]) => file.size <= Number(form.dataset.limit));
  if (!files.length) {
    message.textContent = "Er is geen bestand om toe te voegen. Kies een of meer bestanden.";
    return;
  }
  const button = form.querySelector("button[type=submit]");
  let address = form.action;
  button.disabled = true;
  meter.hidden = false;
  message.textContent = "Uw bestanden worden verzonden. Blijf op deze pagina tot dat klaar is.";
  try {
    for (let done = 0; done < files.length; done += PART) {
      address = await send(address, files.slice(done, done + PART), done, files.length);
      chosen = chosen.filter((entry) => !files.slice(done, done + PART).includes(entry));
    }
    location.assign(address);
  } catch {
    button.disabled = false;
    meter.hidden = true;
    choose([]);
    form.action = address;
    message.textContent = `De verbinding met de site viel weg. ${files.length - chosen.length} bestanden zijn aangekomen; de andere staan hier nog. Kies Toevoegen om verder te gaan.`;
  }
});
