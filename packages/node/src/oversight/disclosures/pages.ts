import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built web app: made by `npm run build`, or by the first `npm start`. */
export const WEB = fileURLToPath(new URL("../../../../web/dist/", import.meta.url));

const ASSET = /assets\/[A-Za-z0-9._-]+\.(?:js|css)/g;
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

export type PageFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/**
 * The page and what it refers to, directly or through what it refers to; nothing else of the folder is ever given. Empty
 * when the page was not built.
 */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const add = (path: string, name: string) => {
    const file = join(folder, name);
    if (files.has(path) || !existsSync(file)) return;
    const bytes = new Uint8Array(readFileSync(file));
    files.set(path, { bytes, type: TYPES[name.slice(name.lastIndexOf(".") + 1)]! });
    const text = new TextDecoder().decode(bytes);
    for (const [asset] of text.matchAll(ASSET)) add(`/${asset}`, asset);
    // A script names its neighbours by relative path.
    for (const [, neighbour] of text.matchAll(/["'`]\.\/([A-Za-z0-9._-]+\.(?:js|css))["'`]/g))
      add(`/assets/${neighbour}`, `assets/${neighbour}`);
  };
  add("/", "disclosure.html");
  return files;
}
