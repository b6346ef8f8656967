import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDraft, ladderOf, requestOf } from "./template.ts";

const partner = `sha256:${"b".repeat(43)}`;
const draft = {
  ...emptyDraft(new Date("2026-11-30T12:00:00Z")),
  us: {
    organisations: "ARV-CERT\n\n ARV-DRG ",
    overseer: "ARV-CONTROLE",
    threshold: 2,
    policy: "XAR",
    ladder: "NP\nS SECRET",
  },
  areas: [{ code: "strait", en: "the strait", fr: "le détroit" }],
  authorityEn: "the ministers",
  authorityFr: "les ministres",
};

test("the form begins with a term of one year from tomorrow", () => {
  assert.deepEqual([draft.from, draft.until], ["2026-12-01", "2027-12-01"]);
});

test("each template is asked only for what it takes", () => {
  const certs = requestOf("certs", draft, partner);
  assert.deepEqual(certs.us, {
    organisations: ["ARV-CERT", "ARV-DRG"],
    overseer: { body: "ARV-CONTROLE" },
    signatoryThreshold: 2,
  });
  assert.deepEqual([certs.maxTlp, certs.authority, certs.freeText], ["amber", undefined, undefined]);
  const services = requestOf("services", draft, partner);
  assert.equal(services.maxTlp, undefined);
  assert.deepEqual(services.authority, { en: "the ministers", fr: "les ministres" });
  assert.equal(services.us.policy, "XAR");
  assert.equal(services.from, "2026-12-01T00:00:00Z");
});

test("levels are ranked by their lines, and the words after the code are their names", () => {
  assert.deepEqual(ladderOf("NP\nDR DIFFUSION RESTREINTE"), [
    { code: "NP", rank: 0, names: [] },
    { code: "DR", rank: 1, names: ["DIFFUSION RESTREINTE"] },
  ]);
});
