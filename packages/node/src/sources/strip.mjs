/**
 * `strip.mjs PACKAGES FOLDER`: keeps the sources of all packages in `FOLDER`, their types stripped, each under
 * the name that its content gives it, and removes what is no source any more.
 */
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { basename, join } from "node:path";
import { keptAs, keptOf } from "./load-stripped.mjs";

const [packages, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const kept = new Set();
for (const path of globSync("*/src/**/*.ts", { cwd: packages, exclude: ["**/*.test.ts"] })) {
  const source = readFileSync(join(packages, path));
  const file = keptAs(folder, source);
  kept.add(basename(file));
  if (keptOf(folder, source) !== undefined) continue;
  // Another process may be doing the same, or reading already.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, stripTypeScriptTypes(source.toString()));
  renameSync(draft, file);
}
for (const name of readdirSync(folder))
  if (name.endsWith(".js") && !kept.has(name)) rmSync(join(folder, name));
