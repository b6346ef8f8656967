import assert from "node:assert/strict";
import { it } from "node:test";
import { compile } from "./compile.ts";
import { decide } from "./decide.ts";
import type { AgreementDocument } from "./document.ts";
import type { Facts } from "./facts.ts";
import { talvia } from "./templates/demo.ts";
import { templates } from "./templates/index.ts";
import {
  ARVENIA,
  ITEM,
  label,
  OSTRAND,
  permitted,
  recipient,
  servicesInput,
  TALVIA,
  testKey,
} from "./testing.ts";

/**
 * What Talvia holds of Arvenia goes on to Ostrand: the level is Arvenia's, and only a row for it in the agreement with
 * Ostrand says under which of Ostrand's it is handled (agreement.md §6, `equivalence`; §8).
 */
const [ofArvenia, ofTalvia] = servicesInput.parties;
const ostrand = {
  ...talvia({ id: OSTRAND, keys: [testKey().pinned] }),
  country: "XOS",
  policy: "XOS",
  name: { fr: "Ostrand", en: "Ostrand" },
  organisations: ["OST-SIS"],
};
assert.ok(ofArvenia !== undefined && ofTalvia !== undefined);
const between = (...parties: (typeof servicesInput.parties)[number][]): AgreementDocument =>
  templates.services({ ...servicesInput, parties });
const ofTwo = between(ofTalvia, ostrand);
const ofThree = between(ofArvenia, ofTalvia, ostrand);

/** The same agreement without the rows towards Ostrand that name a level of Arvenia. */
const withoutRow = (document: AgreementDocument, level: string): AgreementDocument =>
  ({
    ...document,
    clauses: document.clauses.map((clause) =>
      clause.kind === "equivalence"
        ? {
            ...clause,
            params: {
              rows: (clause.params as { rows: { originator: string; from: string }[] }).rows.filter(
                ({ originator, from }) => originator !== ARVENIA || from !== level,
              ),
            },
          }
        : clause,
    ),
  }) as AgreementDocument;

const passedOn = (level: string, changes: Partial<Facts> = {}) =>
  permitted({
    from: TALVIA,
    to: OSTRAND,
    label: { ...label, level, relTo: ["XAR", "XOS", "XTL"] },
    recipient: { ...recipient, organisation: "OST-SIS" },
    consents: [
      {
        for: "onward",
        by: ARVENIA,
        item: ITEM,
        to: OSTRAND,
        purpose: "counter-terrorism",
        granted: "2026-11-19T10:00:00Z",
        expires: "2026-12-19T10:00:00Z",
        token: ITEM,
      },
    ],
    ...changes,
  });
const decided = (document: AgreementDocument, level: string) => decide(compile(document), passedOn(level));
const refusals = (document: AgreementDocument, level: string) =>
  decided(document, level).violations.filter(({ kind }) => kind === "equivalence");

it("passes a third party's level on where the agreement has a row for it, under the recipient's own level", () => {
  const { verdict, violations, obligations } = decided(ofThree, "DR");
  assert.deepEqual(violations, []);
  assert.equal(verdict, "permit-with-obligations");
  const [mark] = obligations.filter(({ kind, type }) => kind === "equivalence" && type === "mark");
  assert.deepEqual(mark?.detail, { level: "R" });
  const silent = decide(compile(ofThree), passedOn("DR", { consents: [] }));
  assert.deepEqual(
    silent.violations.map(({ code }) => code),
    ["no-onward-consent"],
    "a row is no consent",
  );
});

it("refuses the same level, naming the clause, where its row is missing: no other party's row stands in for it", () => {
  const document = withoutRow(ofThree, "DR");
  const [refusal] = refusals(document, "DR");
  const clause = document.clauses.find(({ id }) => id === refusal?.clause);
  assert.equal(clause?.kind, "equivalence");
  assert.deepEqual(clause?.direction?.map(({ to }) => to).includes(OSTRAND), true);
  assert.deepEqual(
    [refusal?.code, refusal?.detail, refusal?.curable],
    ["no-equivalent", { level: "DR" }, false],
  );
  assert.equal(decided(document, "DR").verdict, "refuse");
  assert.deepEqual(refusals(document, "S"), [], "the rows of other levels stay what they are");
});

it("refuses every classified level of a party that the agreement does not know, whatever its name", () => {
  // R and S are steps of Talvia's and Ostrand's ladders: the same letters of another party mean nothing.
  for (const level of ["NP", "DR", "S", "TS", "R"]) {
    const [refusal] = refusals(ofTwo, level);
    assert.deepEqual([refusal?.code, refusal?.detail], ["no-equivalent", { level }], level);
    assert.equal(decided(ofTwo, level).verdict, "refuse");
  }
});
