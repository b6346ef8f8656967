import assert from "node:assert/strict";
import { test } from "node:test";
import { digestOf } from "@entente/agreement";
import { canonicalBytes } from "@entente/json";
import type { Told } from "./test-material.ts";
import { after, violations } from "./test-report.ts";

const ID = "01K8ZJ4Q6V0000000000000001";
const KIND = "readout.signed/1";
const DIGEST = digestOf(new TextEncoder().encode("what was said"));

/** What a party's signature under an entry of some kind is made over. */
const bytesOf = (agreement: string, subject: string, digest: string) =>
  canonicalBytes({ type: "entente-statement", spec: "1.0", agreement, subject, id: ID, digest });

async function say(
  { story, hash }: Told,
  more: {
    readonly subject?: string;
    readonly over?: string;
    readonly key?: string;
    readonly agreement?: string;
  } = {},
): Promise<string> {
  const { subject = KIND, over = DIGEST, key, agreement = hash } = more;
  const signature = await story.sign(
    "talvia",
    bytesOf(agreement, subject, over),
    "entente-statement+jws",
    key,
  );
  return story.write("talvia", KIND, { signed: { id: ID, digest: DIGEST, agreement, ...signature } });
}

test("what a party signs beside agreements counts, whatever kind of entry it stands in", async () => {
  const { report } = await after(async (told) => void (await say(told)));
  assert.deepEqual(violations(report), []);
  assert.equal(report.checked.find(({ what }) => what === "statements")?.count, 1);
});

const wrongs = {
  "a signature made for another kind of entry": [{ subject: "report.signed/1" }, "statement-signature"],
  "a signature over another digest": [{ over: digestOf(new Uint8Array(1)) }, "statement-signature"],
  "a signature by a key that is pinned nowhere": [{ key: "a stranger" }, "statement-signature"],
  "a signature under an agreement that is not there": [
    { agreement: digestOf(new Uint8Array(2)) },
    "agreement-missing",
  ],
} as const;

for (const [what, [more, code]] of Object.entries(wrongs))
  test(`${what} does not count, and its entry is named`, async () => {
    let id = "";
    const { report } = await after(async (told) => {
      id = await say(told, more);
    });
    const [found, ...others] = violations(report);
    assert.deepEqual(others, []);
    assert.equal(found?.code, code);
    assert.equal(found?.entry, id);
  });

test("a member called signed that is no signature is named", async () => {
  const { report } = await after(({ story }) => void story.write("talvia", KIND, { signed: true }));
  assert.deepEqual(
    violations(report).map(({ code }) => code),
    ["statement-malformed"],
  );
});
