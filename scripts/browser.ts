import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser that tests click in: `CHROMIUM`, a usual place, or Debian's package where it may be installed. Ends
 * with a plain message when there is none.
 */
export function findBrowser(): string {
  const given = process.env.CHROMIUM;
  if (given !== undefined && existsSync(given)) return given;
  const found = PLACES.find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Debian's chromium for the browser test ...\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
    });
    if (existsSync(PLACES[0]!)) return PLACES[0]!;
  }
  process.stdout.write(
    "There is no Chromium or Chrome on this machine, and none could be installed. Install one, or set CHROMIUM to its path.\n",
  );
  return process.exit(1);
}
