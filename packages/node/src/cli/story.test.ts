import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { entente, inAgreement, line, type TestParty, type TwoParties, towards } from "./test-cli.ts";

let parties: TwoParties;
let a: TestParty;
let b: TestParty;

before(async () => {
  ({ parties, a, b } = await inAgreement());
});
after(() => parties.close());

const MARKED = "TLP:AMBER\n\n# Harbour cranes\n\nControllers at 198.51.100.7 are being encrypted.\n";

async function written(text: string, name: string): Promise<string> {
  const file = join(parties.root, name);
  writeFileSync(file, text);
  const { result } = await parties.does(a, "cleo", ["product", "write", file, "--areas", "ransomware"]);
  return result.product;
}

async function released(product: string): Promise<string> {
  const proposed = await parties.does(a, "cleo", ["release", "propose", product, ...towards("TL-CERT")]);
  const { release, approvalsNeeded } = proposed.result;
  assert.equal(approvalsNeeded, 2);
  await parties.does(a, "dario", ["release", "approve", release]);
  const last = await parties.does(a, "gino", ["release", "approve", release, "--wait"]);
  assert.equal(last.result.state, "made");
  await parties.settled();
  return release;
}

test("an agreement negotiated by commands is in force on both sides", async () => {
  for (const party of [a, b]) {
    const { items } = await parties.does(party, "ena", ["agreement", "list"]);
    assert.deepEqual(
      items.map((each: { state: string }) => each.state),
      ["in-force"],
    );
    const shown = await parties.as(party, "ena", ["agreement", "show"]);
    assert.match(shown.out, /state +in-force/);
    assert.match((await parties.as(party, "ena", ["agreement", "show", "--french"])).out, /équipes/);
  }
});

test("a report is released with two approvals, read by the partner, recalled, and purged with a receipt", async () => {
  const product = await written(MARKED, "cranes.md");
  const release = await released(product);
  const shown = await parties.as(a, "cleo", ["release", "show", release]);
  assert.match(shown.out, /received .* entry \d+/);

  const { products } = await parties.does(b, "cleo", ["product", "list", "--source", "received"]);
  const theirs = products.find((each: { name?: string }) => each.name === "Harbour cranes").product;
  assert.match(
    (await parties.as(b, "cleo", ["product", "show", theirs, "--why", "triage"])).out,
    /198\.51\.100\.7/,
  );
  const copy = join(parties.root, "copy.md");
  await parties.does(b, "cleo", ["product", "content", theirs, "--out", copy]);
  assert.equal(readFileSync(copy, "utf8"), MARKED);

  const inWords = await parties.as(a, "dario", line`release recall ${release} --reason wrong`);
  assert.equal(inWords.code, 2);
  assert.match(inWords.err, /--reason is one of inaccurate, /);
  await parties.does(a, "dario", ["release", "recall", release, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  const recalls = await parties.does(a, "dario", ["recall", "list", "--direction", "out"]);
  const recall = recalls.items.find((each: { release: string }) => each.release === release);
  assert.equal(recall.state, "executed");
  assert.ok(recall.receipt.index > 0);
  const gone = await parties.as(b, "cleo", [
    "product",
    "content",
    theirs,
    "--out",
    join(parties.root, "gone.md"),
  ]);
  assert.equal(gone.code, 1);
});

test("a refusal exits 1, names each clause in words, and is listed", async () => {
  const clear = await written(MARKED.replace("cranes", "locks"), "locks.md");
  const preview = await parties.as(
    a,
    "cleo",
    line`release preview ${clear} --organisation TL-CERT --purpose cyber-defence`,
  );
  assert.equal(preview.code, 1);
  assert.match(preview.out, /forbidden by clause 3\.\d: /);
  const elsewhere = await parties.as(a, "cleo", ["release", "propose", clear, ...towards("XX-CERT")]);
  assert.equal(elsewhere.code, 1, elsewhere.out);
  assert.match(elsewhere.err + elsewhere.out, /clause \d/);
  const listed = await parties.as(a, "filip", ["refusal", "list"]);
  assert.match(listed.out, /refused by us[\s\S]*clause \d/);
});

test("a repeated proposal gets its first answer; one person's approval does not stand for another's", async () => {
  const product = await written(MARKED.replace("cranes", "sluices"), "sluices.md");
  const proposal = ["release", "propose", product, ...towards("TL-CERT"), "--command-id", "sluices-1"];
  const { result } = await parties.does(a, "cleo", proposal);
  const again = await parties.does(a, "cleo", proposal);
  assert.deepEqual([again.repeated, again.result.release], [true, result.release]);
  const own = await parties.as(a, "cleo", ["release", "approve", result.release]);
  assert.equal(own.code, 1);
  await parties.does(a, "dario", ["release", "approve", result.release]);
  assert.equal((await parties.as(a, "dario", ["release", "approve", result.release])).code, 1);
  const withdrawn = await parties.does(a, "cleo", ["release", "withdraw", result.release]);
  assert.equal(withdrawn.result.release, result.release);
});

test("a bundle is imported, and imported again it is held already", async () => {
  const bundle = {
    type: "bundle",
    id: "bundle--8f2e7a52-6a4f-4a7e-9d2f-0b8a9f4c1a11",
    objects: [
      {
        type: "indicator",
        spec_version: "2.1",
        id: "indicator--8f2e7a52-6a4f-4a7e-9d2f-0b8a9f4c1a12",
        created: "2026-01-01T00:00:00.000Z",
        modified: "2026-01-01T00:00:00.000Z",
        pattern: "[ipv4-addr:value = '198.51.100.7']",
        pattern_type: "stix",
        valid_from: "2026-01-01T00:00:00Z",
      },
    ],
  };
  const file = join(parties.root, "bundle.json");
  writeFileSync(file, JSON.stringify(bundle));
  const argv = ["product", "import", file, "--areas", "ransomware", "--marking", "TLP:GREEN"];
  const first = await parties.does(a, "cleo", argv);
  assert.deepEqual([first.result.recorded, first.result.held, first.repeated], [1, 0, false]);
  const again = await parties.does(a, "cleo", argv);
  assert.deepEqual([again.result.recorded, again.result.held], [0, 1]);
  const proposed = ["release", "withdraw", "01K8ZJ4Q6V0000000000000001"];
  assert.equal((await parties.as(a, "cleo", proposed)).code, 1);
});

test("the state of the relation, counts, entries and status open the figures", async () => {
  const product = await written(MARKED.replace("cranes", "gates"), "gates.md");
  await released(product);
  const state = await parties.as(a, "filip", ["relation", "state"]);
  assert.match(state.out, /CERT arvenia and CERT talvia/);
  assert.match(state.out, /Ransomware +\d+/);
  const { rows } = await parties.does(a, "filip", ["count", "--date", "2036-01-01"]);
  assert.ok(
    rows.some((row: { direction: string; before: number }) => row.direction === "out" && row.before > 0),
  );
  const { items } = await parties.does(a, "filip", ["log", "entries", "--kind", "release.received/1"]);
  assert.ok(items.length > 0);
  assert.ok(items.every((each: { kind: string }) => each.kind === "release.received/1"));
  const status = await parties.as(a, "ena", ["status"]);
  assert.equal(status.code, 0, status.out);
  assert.match(status.out, /CERT talvia +agreement in-force/);
  assert.ok(status.out.split("\n").length <= 12);
});

test("an export unpacks to a directory or stays a file; both verify, and one altered byte is found", async () => {
  await parties.settled();
  const [directory, file] = [join(parties.root, "export"), join(parties.root, "export.tar")];
  await parties.does(a, "filip", ["log", "export", "--out", directory]);
  await parties.does(a, "filip", ["log", "export", "--out", file]);
  for (const path of [directory, file]) {
    const verified = await entente(["verify", path, "--party", a.party], {});
    assert.equal(verified.code, 0, verified.out + verified.err);
  }
  const taken = await parties.as(a, "filip", ["log", "export", "--out", directory]);
  assert.equal(taken.code, 2);
  const bundle = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .find((path) => path.includes("/tile/entries/") && statSync(path).isFile())!;
  const bytes = readFileSync(bundle);
  const at = bytes.indexOf('"kind":') + 9;
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(bundle, bytes);
  const altered = await entente(["verify", directory], {});
  assert.equal(altered.code, 1);
  assert.match(altered.out, /entry|entries/);
});

test("files are carried out and in; a file that is none is refused", async () => {
  const file = join(parties.root, "to-talvia.carry");
  const out = await parties.does(a, "ena", ["carry", "out", "CERT talvia", "--file", file, "--all"]);
  assert.ok(out.until > 0);
  const taken = await parties.does(b, "ena", ["carry", "in", "--file", file]);
  assert.deepEqual([taken.applied, taken.alreadyHad], [0, out.until]);
  const none = join(parties.root, "none.carry");
  writeFileSync(none, "hello");
  assert.equal((await parties.as(b, "ena", ["carry", "in", "--file", none])).code, 1);
});

test("a standing release is proposed, approved by others, listed and stopped", async () => {
  const { result } = await parties.does(a, "cleo", [
    ...line`standing propose --kinds indicator --areas ransomware --tlp clear,green --originators ${a.party}
      --until 2027-06-30 --quota 100`,
    ...towards("TL-CERT"),
  ]);
  await parties.does(a, "dario", ["standing", "approve", result.standing]);
  const active = await parties.does(a, "gino", ["standing", "approve", result.standing]);
  assert.equal(active.result.state, "active");
  assert.match((await parties.as(a, "cleo", ["standing", "list"])).out, /active/);
  await parties.does(a, "cleo", ["standing", "stop", result.standing]);
  const { items } = await parties.does(a, "cleo", ["standing", "list"]);
  assert.deepEqual(
    items.map((each: { state: string }) => each.state),
    ["stopped"],
  );
});

test("a suspension takes effect at once and ends when both have signed", async () => {
  const { result } = await parties.does(
    b,
    "ena",
    line`agreement suspend --reason incident --areas ransomware --wait`,
  );
  await parties.settled();
  assert.match((await parties.as(a, "ena", ["agreement", "list"])).out, /ransomware/);
  for (const party of [a, b]) {
    await parties.does(party, "ena", ["agreement", "resume", "--suspension", result.suspension, "--wait"]);
    await parties.settled();
  }
  const { items } = await parties.does(a, "ena", ["agreement", "list"]);
  assert.deepEqual(items[0].suspendedAreas, []);
});
