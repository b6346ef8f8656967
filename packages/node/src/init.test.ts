import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { initialise } from "./init.ts";
import { keyFile, openRootKeys } from "./keys/index.ts";

test("key files are stretched in full, except a demo's key ring, whose passphrase lies beside it, and which no other node opens", async (t) => {
  const root = mkdtempSync(join(tmpdir(), "entente-init-"));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [demo, kdf] of [
    [undefined, "argon2id"],
    [false, "argon2id"],
    [true, "argon2id-demo"],
  ] as const) {
    const keysDirectory = join(root, `${demo}-keys`);
    await initialise({
      directory: join(root, `${demo}`),
      keysDirectory,
      name: { en: "Arvenia", fr: "Arvénie" },
      country: "XAR",
      people: { port: 0 },
      partners: undefined,
      address: undefined,
      rules: { policy: "XAR", ladder: [{ code: "NONE", rank: 0, names: [] }], caveats: [], redUnits: [] },
      accounts: ["Alma", "Bruno"].map((name) => ({ name, roles: ["administrator"], clearance: "NONE" })),
      passphrase: "a passphrase for a test",
      passphraseFile: join(root, "passphrase"),
      ...(demo === undefined ? {} : { demo }),
    });
    const path = join(keysDirectory, "keyring.json");
    const text = readFileSync(path, "utf8");
    const roots = readFileSync(join(keysDirectory, "root.json"), "utf8");
    const kdfOf = (file: string) => (JSON.parse(file) as { kdf: string }).kdf;
    assert.deepEqual([kdfOf(text), kdfOf(roots)], [kdf, "argon2id"]);
    const load = (passphrase: string, isDemo: boolean) => keyFile(path, () => passphrase, isDemo).load();
    load("a passphrase for a test", true);
    openRootKeys(roots, "a passphrase for a test");
    if (demo === true) assert.throws(() => load("a passphrase for a test", false), { code: "damaged" });
    else load("a passphrase for a test", false);
    const wrong = { code: "wrong-passphrase" };
    assert.throws(() => load("another", true), wrong);
    writeFileSync(path, text.replace(kdf, demo === true ? "argon2id" : "argon2id-demo"));
    assert.throws(() => load("a passphrase for a test", true), wrong);
  }
});
