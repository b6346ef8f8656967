import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/**
 * The plan of the house, as ARCHITECTURE.md draws it: imports run downward only. A room imports rooms that stand
 * below it, and of them only the face (`index.ts`).
 */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  json: [],
  tlog: [],
  stix: ["json"],
  agreement: ["json"],
  scope: ["json"],
  disclosure: ["tlog"],
  api: ["json"],
  verify: ["agreement", "json", "tlog"],
  node: ["agreement", "api", "disclosure", "json", "scope", "stix", "tlog", "verify"],
  web: ["agreement", "api", "disclosure", "json", "tlog"],
  demo: ["agreement", "api", "disclosure", "json", "node", "scope", "stix", "tlog", "verify", "web"],
};

/** Rooms of the node, from the ground up. What stands at the root composes them all. */
const ROOMS = [
  "sources",
  "store",
  "keys",
  "ledger",
  "accounts",
  "relations",
  "agreements",
  "acting",
  "products",
  "releases",
  "measures",
  "operations",
  "requests",
  "contacts",
  "inquiries",
  "oversight",
  "portal",
  "across",
  "changes",
  "http",
  "backup",
  "administration",
  "cli",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const files = globSync("packages/*/src/**/*.{ts,tsx}", { cwd: root }).filter(
  (path) => !/\.test\.tsx?$|\/test(ing)?[-/.]/.test(path),
);

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ].map((found) => found[1] ?? found[2] ?? found[3]!);
}

test("packages import only packages that stand below them, by their faces", () => {
  const wrong = files.flatMap((path) => {
    const [, name] = path.split("/");
    return importsOf(path)
      .filter((target) => target.startsWith("@entente/"))
      .filter((target) => !(PACKAGES[name!] ?? []).includes(target.split("/")[1]!))
      .map((target) => `${path} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("rooms of the node import only rooms below them, by their faces", () => {
  const wrong = files
    .filter((path) => path.startsWith("packages/node/src/"))
    .flatMap((path) => {
      const inside = relative("packages/node/src", path);
      const room = ROOMS.indexOf(inside.split("/")[0]!);
      return importsOf(path)
        .filter((target) => target.startsWith("."))
        .map((target) => normalize(join(dirname(inside), target)))
        .filter((target) => {
          const other = target.split("/")[0]!;
          if (other === inside.split("/")[0]) return false;
          if (room < 0) return false;
          const below = ROOMS.indexOf(other);
          // The command line and backups stand at the top and may use what the root composes.
          if (below < 0) return !["cli", "backup"].includes(ROOMS[room]!);
          return below > room || !/^[^/]+\/index\.ts$/.test(target);
        })
        .map((target) => `${path} imports ${target}`);
    });
  assert.deepEqual(wrong, []);
});

test("nothing imports in a circle", () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((target) => target.startsWith("."))
        .map((target) => normalize(join(dirname(path), target))),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of files) visit(path, []);
  assert.deepEqual(circles, []);
});
