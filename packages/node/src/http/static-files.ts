import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Vite puts a hash of the content into the names of everything under `assets/`. */
const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.\w+$/;

/** Built beside the app and served on an origin of its own: here it would have nobody to talk to. */
const ELSEWHERE = new Set(["/disclosure.html"]);

export type StaticFiles = {
  /** The file at a path, or the first page for paths of the app; undefined when there is neither. */
  answer(pathname: string, acceptsHtml: boolean): Promise<Response | undefined>;
};

/**
 * The built web app. Its files are listed once, and only what is on the list is ever opened: a path from
 * outside is compared with it and never becomes part of a file name. Links are not followed.
 */
export function staticFiles(root: string): StaticFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(root, file).split(sep).join("/")}`;
    if (!ELSEWHERE.has(path)) files.set(path, file);
  }
  return {
    async answer(pathname, acceptsHtml) {
      const wanted = files.has(pathname) ? pathname : acceptsHtml ? "/index.html" : undefined;
      const file = wanted === undefined ? undefined : files.get(wanted);
      if (file === undefined) return undefined;
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          "content-type": TYPES[extname(file)] ?? "application/octet-stream",
          "cache-control": HASHED.test(wanted!) ? "public, max-age=31536000, immutable" : "no-cache",
        },
      });
    },
  };
}
