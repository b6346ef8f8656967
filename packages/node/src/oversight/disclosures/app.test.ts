import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Parties, withParties } from "../../testing/parties.ts";
import { TestDesk } from "./test-desk.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-page-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "assets"));
const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
file("disclosure.html", '<script type="module" src="/assets/disclosure-1.js"></script>');
file("assets/disclosure-1.js", 'import "./shared-2.js";');
file("assets/shared-2.js", "export {};");
file("assets/index-3.js", "the web app of the people who work here");
file("index.html", "the web app of the people who work here");

test("the page and what it refers to are served, and no other file", async () => {
  await withParties(
    () => Parties.open("talvia"),
    async (parties) => {
      using desk = new TestDesk(parties, parties.talvia, { pages: folder });
      const statuses: [string, number][] = [
        ["/", 200],
        ["/assets/disclosure-1.js", 200],
        ["/assets/shared-2.js", 200],
        ["/assets/index-3.js", 404],
        ["/index.html", 404],
        ["/../package.json", 404],
        ["/v1/disclosures", 404],
      ];
      for (const [path, status] of statuses) assert.equal((await desk.send(path)).status, status, path);
    },
  );
});

test("every answer forbids keeping, framing, referring and foreign code, and sets no cookie", async () => {
  await withParties(
    () => Parties.open("talvia"),
    async (parties) => {
      using desk = new TestDesk(parties, parties.talvia, { pages: folder });
      const answers = [
        await desk.send("/"),
        await desk.send("/assets/disclosure-1.js"),
        await desk.send("/desk"),
        await desk.send("/nothing"),
        await desk.send("/look", { method: "POST", body: "x" }),
        await desk.send("/leave", { method: "POST" }),
      ];
      for (const { headers } of answers) {
        assert.equal(headers.get("cache-control"), "no-store");
        assert.equal(headers.get("referrer-policy"), "no-referrer");
        assert.match(headers.get("content-security-policy")!, /^default-src 'none'; script-src 'self'; /);
        assert.doesNotMatch(headers.get("content-security-policy")!, /unsafe|https?:|data:|\*/);
        assert.match(headers.get("permissions-policy")!, /camera=\(\)/);
        assert.deepEqual(headers.getSetCookie(), []);
        assert.equal(headers.get("etag"), null);
      }
      assert.equal(answers.at(-1)!.headers.get("clear-site-data"), '"cache", "cookies", "storage"');
      assert.equal((await desk.send("/leave")).status, 404, "a link does not leave");
    },
  );
});
