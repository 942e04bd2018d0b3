// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// A graph that moves, in place of the picture that the server drew. The address says what is shown: to open a node or
// take one away is to go to another address, of which the lists are taken over from the server's page.
import cytoscape from "/static/packed/cytoscape.js";

const SHAPES = {
  document: "rectangle", law: "diamond", domain: "triangle", "barrier-kind": "triangle", theme: "round-rectangle",
  "principle-kind": "round-rectangle", event: "hexagon", work: "hexagon",
};
const COLOURS = {
  document: "--edge", law: "--law", work: "--law", domain: "--barrier", "barrier-kind": "--barrier",
  theme: "--accent", "principle-kind": "--principle", event: "--event",
};
const LAYOUT = {
  name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, padding: 24,
  nodeRepulsion: () => 900000, idealEdgeLength: () => 130, nodeOverlap: 40, gravity: 0.35, numIter: 1500,
};
const colour = (name) => {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};

/** The look of nodes and lines, in the colours of the page. */
function look() {
  const nodes = Object.keys(SHAPES).map((kind) => ({
    selector: `node[kind = "${kind}"]`,
    style: { shape: SHAPES[kind], "background-color": colour(COLOURS[kind]), ...(SHAPES[kind] === "round-rectangle" && { width: 26, height: 16 }) },
  }));
  return [
    { selector: "node", style: {
      label: short, width: 18, height: 18, "background-color": colour("--actor"), color: colour("--ink"),
      "font-size": 13, "font-family": getComputedStyle(document.body).fontFamily, "text-wrap": "wrap", "text-max-width": 130, "text-valign": "bottom", "text-margin-y": 4,
      "text-background-color": colour("--paper"), "text-background-opacity": 0.85, "text-background-padding": 2,
      "min-zoomed-font-size": 7,
    } },
    ...nodes,
    { selector: "node[?opened]", style: { width: 26, height: 26, "font-weight": "bold" } },
    { selector: "edge", style: {
      width: "mapData(count, 1, 40, 1, 6)", "line-color": colour("--edge"), opacity: 0.45, "curve-style": "bezier",
      "target-arrow-shape": "triangle", "target-arrow-color": colour("--edge"), "arrow-scale": 0.8,
    } },
    { selector: "edge.near", style: { opacity: 1, label: "data(label)", "font-size": 11, color: colour("--ink"),
      "text-background-color": colour("--paper"), "text-background-opacity": 0.9, "text-rotation": "autorotate" } },
    { selector: "node:selected", style: { "border-width": 4, "border-color": colour("--accent") } },
  ];
}

let graph = null;
const LABEL = { width: 142, height: 80 };
/** A name that fits under its node; the panel and the table have all of it. */
function short(node) {
  const name = node.data("name");
  return name.length > 48 ? `${name.slice(0, 47).replace(/\s+\S*$/, "")} …` : name;
}
/** The height that a node takes with its name under it. */
const tall = (node) => 34 + 15 * Math.ceil(short(node).length / 17);

/** Stretch the layout over the canvas, then push apart what would overlap, names included. */
function spread(width, height) {
  const box = graph.nodes().boundingBox({ includeLabels: false });
  const places = graph.nodes().map((node) => ({ node, tall: tall(node),
    x: ((node.position("x") - box.x1) / (box.w || 1)) * (width - LABEL.width),
    y: ((node.position("y") - box.y1) / (box.h || 1)) * (height - LABEL.height) }));
  for (let round = 0, moved = true; moved && round < 400; round += 1) {
    moved = false;
    for (const [number, one] of places.entries()) {
      for (const other of places.slice(number + 1)) moved = apart(one, other) || moved;
    }
  }
  for (const { node, x, y } of places) node.position({ x, y });
}

/** Move two nodes half of what they overlap, along the shorter way; tells whether they did. */
function apart(one, other) {
  const over = { x: LABEL.width - Math.abs(one.x - other.x), y: (one.tall + other.tall) / 2 - Math.abs(one.y - other.y) };
  if (over.x <= 0.5 || over.y <= 0.5) return false;
  const axis = over.x / LABEL.width < over.y / LABEL.height ? "x" : "y";
  const [low, high] = one[axis] <= other[axis] ? [one, other] : [other, one];
  low[axis] -= over[axis] / 2;
  high[axis] += over[axis] / 2;
  return true;
}

const boxes = () => [...document.querySelectorAll('#graaf-keuze input[name="kies"]')];

/** Show the nodes and lines of an address; nodes that stay keep their place. */
async function draw(search) {
  const data = await (await fetch(`/graaf/gegevens${search}`)).json();
  const canvas = document.getElementById("graaf-beeld");
  const places = graph ? Object.fromEntries(graph.nodes().map((node) => [node.id(), node.position()])) : {};
  graph?.destroy();
  canvas.hidden = false;
  document.getElementById("graaf-plaatje").hidden = true;
  const nodes = data.nodes.map((node) => ({ ...node, position: { ...places[node.data.id] } }));
  const fresh = nodes.some((node) => node.position.x === undefined);
  graph = cytoscape({ container: canvas, elements: { nodes, edges: data.edges }, layout: { name: "preset" }, style: look(),
    selectionType: "additive", wheelSensitivity: 0.3, minZoom: 0.2, maxZoom: 3 });
  if (fresh) {
    if (!Object.keys(places).length) graph.layout({ name: "circle" }).run();
    graph.layout(LAYOUT).run();
    spread(canvas.clientWidth, canvas.clientHeight);
  }
  graph.fit(undefined, 24);
  graph.on("select unselect", "node", chosen);
  graph.on("mouseover tap", "node", (event) => near(event.target));
  graph.on("dbltap", "node", (event) => go(event.target.data("open")));
  canvas.dataset.nodes = String(graph.nodes().length);
}

/** Tell of the lines of one node. */
function near(node) {
  graph.edges().removeClass("near");
  if (node.connectedEdges().length < 25) node.connectedEdges().addClass("near");
}

/** The boxes of the table follow the picture, and the panel tells of the last node that was chosen. */
function chosen(event) {
  const node = event.target;
  const box = boxes().find((one) => one.value === node.id());
  if (box && box.checked !== node.selected()) box.checked = node.selected();
  tell(node.selected() ? node : null);
  count();
}

function count() {
  const number = boxes().filter((box) => box.checked).length;
  document.getElementById("gekozen").textContent = number === 1 ? "1 knoop gekozen" : `${number} knopen gekozen`;
}

/** The panel of a node: what it is, and what one can do with it. */
function tell(node) {
  const panel = document.getElementById("graaf-knoop");
  panel.hidden = !node;
  if (!node) return;
  const data = node.data();
  const name = document.createElement("span");
  const strong = document.createElement("strong");
  strong.textContent = data.name;
  name.append(strong, `${data.kindName}, ${data.sentences} ${data.sentences === 1 ? "zin" : "zinnen"}`);
  const links = [["Naar de pagina", data.page, false], ["Weghalen", data.without, true]];
  if (!data.opened) links.unshift(["Uitklappen", data.open, true]);
  panel.replaceChildren(name, ...links.map(([text, href, inside]) => {
    const link = document.createElement("a");
    Object.assign(link, { textContent: text, href });
    if (inside) link.dataset.graph = "";
    return link;
  }));
}

/** Go to another part of the graph without leaving the page. */
async function go(address, remember = true) {
  const kept = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  const focus = document.activeElement?.closest("#graaf-deel") ? document.activeElement.getAttribute("aria-label") : null;
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  if (!page.getElementById("graaf-deel")) return location.assign(address);
  const places = document.getElementById("graaf-beeld");
  page.getElementById("graaf-beeld").replaceWith(places);
  document.getElementById("graaf-deel").replaceWith(page.getElementById("graaf-deel"));
  const options = page.querySelector(".options");
  options.open = document.querySelector(".options").open;
  document.querySelector(".options").replaceWith(options);
  if (remember) history.pushState(null, "", address);
  await draw(new URL(address, location).search);
  for (const box of boxes()) {
    box.checked = kept.has(box.value);
    if (box.checked) graph.getElementById(box.value).select();
  }
  count();
  const same = focus && [...document.querySelectorAll("#graaf-deel [aria-label]")].find((one) => one.ariaLabel === focus.replace("uitklappen", "inklappen"));
  (same ?? document.querySelector("#graaf-deel .coverage a, #graaf-deel a")).focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-graph]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "graaf-filter") return;
  event.preventDefault();
  go(`/graaf?${new URLSearchParams(new FormData(event.target))}`);
});
document.addEventListener("change", (event) => {
  if (event.target.name !== "kies") return;
  const node = graph?.getElementById(event.target.value);
  if (node && node.selected() !== event.target.checked) event.target.checked ? node.select() : node.unselect();
  count();
});
addEventListener("popstate", () => go(location.href, false));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph?.style(look()));
if (document.getElementById("graaf-beeld")) await draw(location.search);
