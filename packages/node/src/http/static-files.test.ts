import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HERE, type TestNode, withNode } from "./test-node.ts";

async function withPages(work: (node: TestNode) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "entente-pages-"));
  const webRoot = join(directory, "dist");
  mkdirSync(join(webRoot, "assets"), { recursive: true });
  writeFileSync(join(directory, "outside.txt"), "outside");
  writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>Entente</title>");
  writeFileSync(join(webRoot, "icon.svg"), "<svg/>");
  writeFileSync(join(webRoot, "assets", "main-B4x9_Qa1.js"), "export {};");
  writeFileSync(join(webRoot, "assets", "plain.js"), "export {};");
  symlinkSync(join(directory, "outside.txt"), join(webRoot, "link.txt"));
  try {
    await withNode(work, { webRoot });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const HTML = { headers: { accept: "text/html,*/*;q=0.8" } };

test("files of the web app are served with their type; hashed ones may be kept for good", async () => {
  await withPages(async ({ app }) => {
    const hashed = await app.request("/assets/main-B4x9_Qa1.js", {}, HERE);
    assert.equal(hashed.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(hashed.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(hashed.headers.get("x-content-type-options"), "nosniff");
    assert.equal(await hashed.text(), "export {};");
    const plain = await app.request("/assets/plain.js", {}, HERE);
    assert.equal(plain.headers.get("cache-control"), "no-cache");
    assert.equal((await app.request("/icon.svg", {}, HERE)).headers.get("content-type"), "image/svg+xml");
  });
});

test("paths of the app open the first page for a browser, and only for a browser", async () => {
  await withPages(async ({ app }) => {
    for (const path of ["/", "/relations/abc", "/releases"]) {
      const response = await app.request(path, HTML, HERE);
      assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8", path);
      assert.match(response.headers.get("content-security-policy")!, /script-src 'self'/);
    }
    assert.equal((await app.request("/", {}, HERE)).status, 200);
    assert.equal((await app.request("/relations/abc", {}, HERE)).status, 404);
    assert.equal((await app.request("/relations/abc", { method: "POST", ...HTML }, HERE)).status, 404);
    assert.equal(await (await app.request("/", { method: "HEAD", ...HTML }, HERE)).text(), "");
    for (const path of ["/v1/nothing", "/v1", "/assets/gone-12345678.js", "/sign-in/x/y"])
      assert.equal((await app.request(path, HTML, HERE)).status, 404, path);
  });
});

test("no path leads out of the web app's folder, and links are not followed", async () => {
  await withPages(async ({ app }) => {
    for (const path of [
      "/../outside.txt",
      "/%2e%2e/outside.txt",
      "/..%2foutside.txt",
      "/assets/..%2f..%2f..%2foutside.txt",
      "/assets/%2e%2e/%2e%2e/outside.txt",
      "/..%5coutside.txt",
      "//outside.txt",
      "/link.txt",
      "/index.html%00.js",
      "/%",
      "/assets",
    ]) {
      const response = await app.request(path, {}, HERE);
      assert.equal(response.status, 404, path);
      assert.equal((await response.text()).includes("outside"), false, path);
    }
  });
});
