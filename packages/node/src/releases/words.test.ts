import assert from "node:assert/strict";
import { test } from "node:test";
import { Parties } from "../testing/parties.ts";
import { inWords } from "./words.ts";

const violation = { clause: "1.1", kind: "areas", code: "area-not-covered", curable: false };

test("details of a violation are a partner's own text: what is not of their form is left out, and never breaks a page", async () => {
  await using parties = await Parties.agreed();
  const { document } = parties.arvenia.node.agreements.inForce(parties.talvia.id)!;
  const said = (detail: string) => inWords({ ...violation, detail }, "sha256:any", () => document).text.en;
  assert.match(said('{"areas":["cyber"]}'), /cyber threats/);
  for (const hostile of ["", "{", "null", "[]", "7", '{"areas":{}}', '{"areas":[[]]}', '{"areas":null}'])
    assert.match(said(hostile), /^Clause 1\.1 /, hostile);
});
