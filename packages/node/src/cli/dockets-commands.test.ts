import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inAgreement, line, type TestParty, type TwoParties } from "./test-cli.ts";

let parties: TwoParties;
let a: TestParty;
let b: TestParty;

before(async () => {
  ({ parties, a, b } = await inAgreement());
});
after(() => parties.close());

const RECORD = {
  reference: "C1",
  text: "41.2 million records concerning Arvenia.",
  lang: "en",
  kind: "quantity",
  quantity: { value: "41200000", approx: "exact", unit: "records", distinct: "unknown" },
  places: [{ country: "XAR", sense: "unspecified" }],
  claimant: "Meridian Courier",
  firstAppearance: {
    work: "Meridian Courier",
    at: { text: "5 May 2031", from: "2031-05-05", to: "2031-05-05", precision: "day" },
    anchor: "chart",
  },
  source: { name: "chart", root: { id: "R1", kind: "leak" } },
};

function file(record: object): string {
  const path = join(parties.root, "claim.json");
  writeFileSync(path, JSON.stringify(record));
  return path;
}

test("a docket is opened, a claim put and answered, and positions read, by commands alone", async () => {
  const opened = await parties.does(
    a,
    "ena",
    line`docket open --title-en ${"Telephone records"} --concerned XAR,XTL --areas ransomware`,
  );
  const { docket } = opened.result;
  const wrong = file({ ...RECORD, places: [{ country: "XAR" }] });
  const refused = await parties.as(a, "ena", ["claim", "put", docket, "--file", wrong]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /\/places\/0\/sense/);
  const put = await parties.does(a, "ena", ["claim", "put", docket, "--file", file(RECORD)]);
  const { claim } = put.result;
  await parties.settled();

  const listed = await parties.as(b, "ena", ["docket", "list"]);
  assert.match(listed.out, /Telephone records/);
  const shown = await parties.as(b, "filip", ["docket", "show", docket]);
  assert.match(shown.out, /C1 .*41\.2 million records.*R1 \(leak\)/);
  await parties.does(b, "ena", ["claim", "triage", claim, "--as", "distorted"]);

  const answer = line`claim answer ${claim} --code ncnd --aspects subject --topic targeting --said 2031-05-06`;
  const uncited = await parties.as(b, "ena", answer);
  assert.equal(uncited.code, 1);
  assert.match(uncited.err, /must cite a policy/);
  const adopted = await parties.does(
    b,
    "ena",
    line`policy adopt --reference T-2 --text ${"Neither confirmed nor denied."} --adopter ${"Council"}
      --topics targeting --from 2031-01-01 --until 2032-01-01 --review 2031-11-01`,
  );
  await parties.does(b, "ena", [...answer, "--policy", adopted.result.policy]);
  await parties.settled();

  const matrix = await parties.as(a, "filip", ["docket", "matrix", docket]);
  assert.match(matrix.out, /C1 +41\.2 million.* no answer yet, 0 days +ncnd \(subject\)/);
  const before = await parties.as(a, "filip", line`claim position ${claim} --on 2031-05-05`);
  assert.match(before.out, /^no answer yet/);
  const after = await parties.as(a, "filip", line`claim position ${claim} --on 2031-05-07`);
  assert.match(after.out, /^ncnd \(subject\)/);
  const policies = await parties.as(a, "ena", ["policy", "list"]);
  assert.match(policies.out, /T-2 .* 1$/m);
});
