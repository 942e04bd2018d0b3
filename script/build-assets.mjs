// SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
// SPDX-License-Identifier: EUPL-1.2
// Pack what the pages use from npm into search_api/web/static/packed: the design system's style sheet, without the
// parts that no template uses, and Cytoscape.js. Our own style sheets and modules are served as they are.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { PurgeCSS } from "purgecss";

const web = "search_api/web";
const packed = `${web}/static/packed`;

const bundled = await build({ entryPoints: ["script/components.css"], bundle: true, write: false });
const [used] = await new PurgeCSS().purge({
  content: [`${web}/templates/**/*.html`, `${web}/static/**/*.js`],
  css: [{ raw: bundled.outputFiles[0].text }],
  safelist: { greedy: [/aria-/, /disabled/, /hidden/] },
});
const minified = await build({ stdin: { contents: used.css, loader: "css" }, minify: true, write: false, legalComments: "inline" });

await rm(packed, { recursive: true, force: true });
await mkdir(packed, { recursive: true });
await writeFile(`${packed}/components.css`, minified.outputFiles[0].text);
await copyFile("node_modules/cytoscape/dist/cytoscape.esm.min.mjs", `${packed}/cytoscape.js`);

const notices = [];
for (const name of ["@utrecht/component-library-css", "cytoscape"]) {
  const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  notices.push({ name, version, license });
}
await writeFile(`${packed}/packages.json`, JSON.stringify(notices, null, 1) + "\n");
