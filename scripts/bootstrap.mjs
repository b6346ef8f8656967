// Installs what a fresh clone is missing, so that `npm start` and `npm test` are all a newcomer types.
// Plain JavaScript without dependencies: it runs under any Node.js >= 20, before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);

/** A digest of the lock file, or of the web sources: when it differs from the stamp, the step runs again. */
function stamped(name, digest, step) {
  const stamp = join(root, "node_modules", `.entente-${name}`);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  step();
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, digest);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status === 0) return;
  say(`"${command} ${args.join(" ")}" failed${error === undefined ? "" : `: ${error.message}`}.`);
  say("Check that the npm registry can be reached, then run the same command again.");
  process.exit(1);
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function filesIn(folder) {
  return readdirSync(join(root, folder))
    .flatMap((name) => {
      const path = join(folder, name);
      if (name === "dist" || name === "node_modules") return [];
      return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}

stamped("install", digestOf(["package-lock.json"]), () => {
  say("Installing the packages of the lock file (once, about half a minute) ...");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
});

const node = join(root, "node_modules", ".bin", "node");
if (!existsSync(node)) {
  say(
    `There is no pinned Node.js for ${process.platform} ${process.arch}; install Node.js 26 and run "node packages/demo/src/main.ts".`,
  );
  process.exit(1);
}

stamped("web", digestOf([...filesIn("packages/web"), ...filesIn("packages/api/src")]), () => {
  say("Building the web app ...");
  run(node, [join("node_modules", "vite", "bin", "vite.js"), "build", "packages/web", "--logLevel", "error"]);
});
