import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inAgreement, line, type TestParty, type TwoParties, towards } from "./test-cli.ts";

let parties: TwoParties;
let a: TestParty;

before(async () => {
  ({ parties, a } = await inAgreement());
});
after(() => parties.close());

const TEXT = "TLP:AMBER\n\n# Harbour cranes\n\nControllers at 198.51.100.7 are being encrypted.\n";

function file(name: string, text: string): string {
  const path = join(parties.root, name);
  writeFileSync(path, text);
  return path;
}

test("a proposal is approved by its digest, turned down with a reason, and who has seen its product is told", async () => {
  const written = ["product", "write", file("cranes.md", TEXT), "--areas", "ransomware"];
  const { product } = (await parties.does(a, "cleo", written)).result;
  const proposed = await parties.does(a, "cleo", ["release", "propose", product, ...towards("TL-CERT")]);
  const { release } = proposed.result;
  const { proposal } = await parties.does(a, "dario", ["release", "show", release]);
  const other = `sha256:${"A".repeat(43)}`;
  const wrong = await parties.as(a, "dario", line`release approve ${release} --decision ${other}`);
  assert.equal(wrong.code, 1);
  await parties.does(a, "dario", line`release approve ${release} --decision ${proposal.digest}`);
  const own = await parties.as(a, "cleo", line`release turn-down ${release} --reason other`);
  assert.equal(own.code, 1);
  assert.equal((await parties.as(a, "gino", line`release turn-down ${release} --reason tired`)).code, 2);
  await parties.does(a, "gino", line`release turn-down ${release} --reason too-much`);
  const shown = await parties.as(a, "cleo", ["release", "show", release]);
  assert.match(shown.out, /state +turned-down[\s\S]*turned down +too-much, by /);
  const { items } = await parties.does(a, "cleo", ["release", "list", "--state", "turned-down"]);
  assert.deepEqual(
    items.map(({ id }: { id: string }) => id),
    [release],
  );

  await parties.does(a, "cleo", ["product", "show", product]);
  const seen = await parties.does(a, "filip", ["product", "seen", product]);
  assert.ok(seen.may.length > 0 && seen.reads.length > 0);
  assert.equal((await parties.as(a, "cleo", ["search", product])).code, 0);
  const found = await parties.does(a, "cleo", ["search", release]);
  assert.deepEqual(
    found.found.map(({ kind, id }: { kind: string; id: string }) => [kind, id]),
    [["release", release]],
  );
});

test("an agreement is read as a document, compared, and weighed before it is touched", async () => {
  const { items } = await parties.does(a, "ena", ["agreement", "list"]);
  const { hash } = items[0];
  const read = await parties.as(a, "ena", ["agreement", "document"]);
  assert.match(read.out, /version 1[\s\S]*\n3\.1 {2}\S[\s\S]*\n= \S/);
  const same = await parties.as(a, "ena", ["agreement", "compare", hash, hash]);
  assert.equal(same.out, "They say the same.");
  const stops = await parties.as(a, "ena", line`agreement effects --act suspend --areas ransomware`);
  assert.match(stops.out, /To suspend ransomware:[\s\S]*standing/);
  const suspended = await parties.does(
    a,
    "ena",
    line`agreement suspend --reason incident --areas ransomware`,
  );
  const told = await parties.as(a, "ena", ["agreement", "stopped", suspended.result.suspension]);
  assert.match(told.out, /still in force\nstopped: 0 refusals/);
});

test("views are saved by name and listed by; drafts are kept, shown and removed; a file is reviewed and recorded", async () => {
  await parties.does(a, "cleo", line`product save-view Cranes crane* --kind report`);
  const { products } = await parties.does(a, "cleo", line`product list --view Cranes`);
  assert.equal(products.length, 1);
  await parties.does(a, "cleo", line`product save-view Cranes --kind indicator`);
  assert.deepEqual((await parties.does(a, "cleo", line`product list --view Cranes`)).products, []);
  const { views } = await parties.does(a, "cleo", line`product views`);
  assert.deepEqual(views[0].filter, { kind: "indicator" });
  await parties.does(a, "cleo", line`product remove-view Cranes`);
  assert.equal((await parties.as(a, "cleo", line`product list --view Cranes`)).code, 2);

  const text = file("draft.md", "half a thought");
  const { draft } = await parties.does(a, "cleo", line`product save-draft ${text} --title Locks`);
  assert.equal((await parties.does(a, "cleo", line`product show-draft ${draft}`)).text, "half a thought");
  await parties.does(a, "cleo", line`product remove-draft ${draft}`);
  assert.equal((await parties.as(a, "cleo", line`product show-draft ${draft}`)).code, 1);

  const reviewed = await parties.does(a, "cleo", [
    ...line`product review ${file("locks.md", TEXT.replace("cranes", "locks"))} --areas ransomware`,
  ]);
  assert.equal(reviewed.fresh, 1);
  const { drafts } = await parties.does(a, "cleo", line`product drafts`);
  assert.deepEqual(
    drafts.map(({ id }: { id: string }) => id),
    [reviewed.id],
  );
  const { result } = await parties.does(a, "cleo", line`product record ${reviewed.id}`);
  assert.equal(result.recorded, 1);
});
