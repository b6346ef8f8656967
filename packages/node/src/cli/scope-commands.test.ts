import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { GrantTerms } from "@entente/api";
import { samplePair } from "@entente/scope";
import { inAgreement, line, type TestParty, type TwoParties } from "./test-cli.ts";

let parties: TwoParties;
let a: TestParty;
let b: TestParty;

let commands = 0;

/** One administrator opens an account for an operations officer, another grants the role. */
async function engage({ node: { accounts } }: TestParty, name: string): Promise<void> {
  const by = (who: string) => {
    const id = `engage ${++commands}`;
    const { account } = accounts.list().find((each) => each.name === who)!;
    return { session: accounts.session(account)!, command: { id, digest: id } };
  };
  const { account } = (await accounts.open(by("alma"), name)).result;
  const terms: GrantTerms = { roles: ["operations-officer"], clearance: "NONE", units: [] };
  const { grant } = (await accounts.propose(by("alma"), account, terms)).result;
  await accounts.confirm(by("bruno"), grant);
}

before(async () => {
  ({ parties, a, b } = await inAgreement());
  for (const party of [a, b]) {
    await engage(party, "olga");
    await parties.signInAgain(party, "olga");
  }
});
after(() => parties.close());

const { arvenia, talvia } = samplePair({ seed: 5, rows: 2_000 });

function file(csv: string): string {
  const path = join(parties.root, "register.csv");
  writeFileSync(path, csv);
  return path;
}

test("a file is counted on this machine by both counters, and no node is asked", async () => {
  const counted = await parties.as(a, "ena", ["scope", "count", file(arvenia), "--offline"]);
  assert.equal(counted.code, 0, counted.err);
  assert.match(counted.out, /^Without authority: \d+\./);
  assert.match(counted.out, /Both counters agree: 2000\./);
  assert.match(counted.out, /neither place nor nationality\.$/m);
  const brief = await parties.as(a, "ena", ["scope", "count", file(arvenia), "--offline", "--cross-check"]);
  assert.equal(brief.out.trim(), "Both counters agree: 2000.");
});

test("a bad row exits 2, and names line and column", async () => {
  const lines = arvenia.split("\n");
  const path = file(lines.with(6, lines[6]!.replace(",DNR,", ",CALL,")).join("\n"));
  const counted = await parties.as(a, "ena", ["scope", "count", path, "--offline"]);
  assert.equal(counted.code, 2);
  assert.match(counted.err, /line 7: kind is one of DNR, DNI/);
});

test("a register is taken in and counted at the node; an empty period has its five answers too", async () => {
  const taken = await parties.as(a, "olga", [
    "scope",
    "take-in",
    file(arvenia),
    "--table",
    "iso-3166/2031-01",
  ]);
  assert.equal(taken.code, 0, taken.err);
  assert.match(taken.out, /2000 rows \(unit: record\)/);
  const again = await parties.as(a, "olga", [
    "scope",
    "take-in",
    file(arvenia),
    "--table",
    "iso-3166/2031-01",
  ]);
  assert.equal(again.code, 1);
  assert.match(again.err, /in the register already/);
  const counted = await parties.as(a, "olga", line`scope count --from 2031-03-01 --to 2031-03-31`);
  assert.equal(counted.code, 0, counted.err);
  assert.match(counted.out, /no authority +2031-03-/);
  assert.match(counted.out, /5\. How was a country assigned/);
  const empty = await parties.as(
    a,
    "olga",
    line`scope count --from 2030-03-01 --to 2030-03-02 --cross-check`,
  );
  assert.equal(empty.out.trim(), "Both counters agree: 0.");
  const listed = await parties.as(a, "olga", line`scope batches`);
  assert.match(listed.out, /2000 +record/);
});

test("rollups are prepared, signed, compared, recorded and explained by commands alone", async () => {
  await parties.does(b, "olga", ["scope", "take-in", file(talvia), "--table", "iso-3166/2031-01"]);
  const asked = line`scope prepare --from 2031-03-01 --to 2031-03-31 --areas ransomware --complete yes
    --collection sustained --deduplication caller-callee-start:2`;
  const signed: string[] = [];
  for (const party of [a, b]) {
    const { rollup } = (await parties.does(party, "olga", asked)).result;
    const wrong = await parties.as(party, "olga", ["scope", "sign", rollup]);
    assert.equal(wrong.code, 1, "an operations officer does not sign");
    await parties.does(party, "ena", ["scope", "sign", rollup]);
    signed.push(rollup);
  }
  await parties.settled();
  const again = await parties.as(a, "olga", asked);
  assert.equal(again.code, 1);
  assert.match(again.err, /signed already for hours|is signed already/);
  const listed = await parties.as(a, "ena", line`scope rollups`);
  assert.match(listed.out, new RegExp(`${signed[1]} +theirs +current .* here`));
  const shown = await parties.as(a, "ena", ["scope", "show", signed[1]!]);
  assert.match(shown.out, /with the same caller-callee-start within 2 seconds were made one/);

  const compared = await parties.as(b, "ena", line`scope compare`);
  assert.equal(compared.code, 0, compared.err);
  assert.match(compared.out, /^shifted +1 +40 +40$/m);
  const { reconciliation } = (await parties.does(a, "olga", line`scope reconcile`)).result;
  await parties.settled();
  const differences = await parties.as(b, "ena", ["scope", "differences", reconciliation]);
  assert.match(differences.out, /^0 +constant-factor ×2 +theirs .* open$/m);
  const explain = (n: number) =>
    line`scope explain ${reconciliation} --theirs --difference ${n} --code clock --words ${"An hour fast."}`;
  const notOurs = await parties.as(b, "olga", explain(0));
  assert.equal(notOurs.code, 1);
  assert.match(notOurs.err, /the explanation is its to give/);
  await parties.does(b, "olga", explain(2));
  await parties.settled();
  const recorded = await parties.as(a, "ena", line`scope reconciliations`);
  assert.match(recorded.out, / 3 +2 +yes$/m);
  const summary = await parties.does(a, "filip", line`scope summary`);
  assert.deepEqual([summary.items[0].last.open, summary.items[0].last.owed], [2, 2]);
});
