import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AgreementError } from "../errors.ts";
import type { Consent, Facts, OperationFacts, RequestFacts } from "../facts.ts";
import type { Label } from "../label.ts";
import { writeAgreement } from "../read.ts";
import {
  ARVENIA,
  clauseOf,
  everyKindAgreement,
  ITEM,
  label,
  OSTRAND,
  permitted,
  TALVIA,
} from "../testing.ts";
import { clauseKinds, type Kind } from "./index.ts";

export const document = everyKindAgreement();

/** Facts that a kind permits, forbids for a reason, or cannot judge; obligations count as permission here. */
export type Case = {
  readonly permits: readonly Facts[];
  readonly forbids: readonly (readonly [code: string, facts: Facts])[];
  /** Each lacks exactly one fact that the kind needs. */
  readonly lacks: readonly Facts[];
};

export const marked = (changes: Partial<Label>): Partial<Facts> => ({ label: { ...label, ...changes } });
export const consent = (of: Consent["for"], changes: Partial<Consent> = {}): readonly Consent[] => [
  {
    for: of,
    by: ARVENIA,
    item: ITEM,
    to: TALVIA,
    purpose: "counter-terrorism",
    granted: "2026-11-19T00:00:00Z",
    expires: "2026-12-19T00:00:00Z",
    token: "t",
    ...changes,
  },
];
export const operation: OperationFacts = {
  techniques: ["imagery"],
  places: ["KESSEL"],
  targets: [{ office: "none", class: "none" }],
  partner: "agreed",
};
export const operating = (changes: Partial<OperationFacts>, other: Partial<Facts> = {}): Facts =>
  permitted({ action: "operation.start", operation: { ...operation, ...changes }, ...other });
export const request: RequestFacts = {
  urgency: "other",
  statement: "no-circumvention",
  answer: "none",
  refusalCode: "none",
  refusalReason: "none",
};
export const asking = (changes: Partial<RequestFacts>): Facts =>
  permitted({ action: "request.send", request: { ...request, ...changes } });
export const answering = (changes: Partial<RequestFacts>): Facts => ({
  ...asking(changes),
  action: "request.answer",
});
export const hit = { class: "national-of-a-party", certainty: "structured", treatment: "none" } as const;
export const lawyer = { class: "lawyer", certainty: "structured", treatment: "none" } as const;
export const legalAdviser = [{ person: "adviser-1", role: "legal-adviser" }];
export const unmasking = (changes: Partial<Facts>): Facts =>
  permitted({ action: "unmask", justification: "x".repeat(80), approvals: legalAdviser, ...changes });
export const passedOn = (changes: Partial<Facts>): Facts =>
  permitted({ action: "onward", onward: { party: OSTRAND, country: "XOS" }, ...changes });
export const fromElsewhere = marked({ originator: OSTRAND });
export const used = (clause: string, changes: object): Partial<Facts> => ({
  quotas: [{ clause, items: 0, persons: 0, matches: 0, ...changes }],
});
export const matchingId = clauseOf(document, "matching").id;
export const matching = { protocol: "voprf-p256-sha256", setSize: 10, reveal: "count" } as const;
export const match = (changes: object, other: Partial<Facts> = used(matchingId, {})): Facts =>
  permitted({ action: "match", match: { ...matching, ...changes }, ...other });
export const overseeing = (changes: object, other: Partial<Facts> = {}): Facts =>
  permitted({
    action: "oversight.read",
    oversight: { body: "ARV-CONTROLE", wants: "proofs", export: "none", ...changes },
    ...other,
  });
export const inState = (changes: Partial<Facts["state"]>): Facts =>
  permitted({
    state: { status: "in-force", suspendedAreas: [], noticeEnds: "none", reviewOverdue: false, ...changes },
  });
export const community = { ...label, policy: "COMMUNITY", level: "NONE", tlp: "amber" } as const;

export function standing(changes: Partial<Exclude<Facts["standing"], "none">>): Facts["standing"] {
  const { note, approvals } = permitted();
  if (typeof note === "string" || typeof approvals === "string") throw new Error("expected both");
  return {
    id: "s1",
    covers: true,
    until: "2027-01-01T00:00:00Z",
    quotaLeft: 5,
    author: "analyst-1",
    approvals,
    note,
    ...changes,
  };
}

export function twice(person: string): Exclude<Facts["approvals"], "unknown"> {
  return [
    { person, role: "release-officer" },
    { person, role: "release-officer" },
  ];
}

export function assessed(changes: Partial<Facts["assessment"]>): Facts {
  return permitted({
    assessment: {
      triggers: ["detention"],
      result: "favourable",
      assurances: ["fair-trial", "no-ill-treatment"],
      approver: { person: "adviser-1", role: "legal-adviser" },
      ...changes,
    },
  });
}

export function repurposed(changes: Partial<Facts>): Facts {
  return permitted({ action: "purpose-change", newPurpose: "counter-terrorism", ...changes });
}

/** Tries one kind on its cases, through the clauses of the agreement above. */
export function tryKind(kind: Kind, { permits, forbids, lacks }: Case): void {
  describe(`kind ${kind}`, () => {
    // Oversight has one clause for each party: the one that speaks of the reading party decides.
    const outcomes = (facts: Facts) =>
      document.clauses
        .filter((clause) => clause.kind === kind)
        .filter(
          ({ direction }) =>
            direction === undefined ||
            direction.some(({ from, to }) => from === facts.from && to === facts.to),
        )
        .map((clause) => clauseKinds[kind].prepare(clause.params, document, clause)(facts));
    const codesOf = (facts: Facts): readonly string[] =>
      outcomes(facts).flatMap((outcome) => (outcome.t === "violation" ? [outcome.code] : []));

    it("permits what it should", () => {
      for (const facts of permits) {
        assert.ok(outcomes(facts).length > 0);
        assert.deepEqual(codesOf(facts), []);
      }
    });
    if (forbids.length > 0)
      it("forbids, saying why", () => {
        for (const [code, facts] of forbids) assert.deepEqual(codesOf(facts), [code]);
      });
    if (lacks.length > 0)
      it("forbids when a fact is missing", () => {
        for (const facts of lacks) assert.deepEqual(codesOf(facts), ["missing-fact"]);
      });
    it("takes no parameter it does not know", () => {
      const clauses = document.clauses.map((clause) =>
        clause.kind === kind ? { ...clause, params: { ...clause.params, surprise: "x" } } : clause,
      );
      assert.throws(
        () => writeAgreement({ ...document, clauses }),
        (error) => error instanceof AgreementError && error.code === "unknown-field",
      );
    });
  });
}
