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
  NOW,
  OSTRAND,
  permitted,
  recipient,
  TALVIA,
} from "../testing.ts";
import { clauseKinds, type Kind } from "./index.ts";

const document = everyKindAgreement();

/** Facts that a kind permits, forbids for a reason, or cannot judge; obligations count as permission here. */
type Case = {
  readonly permits: readonly Facts[];
  readonly forbids: readonly (readonly [code: string, facts: Facts])[];
  /** Each lacks exactly one fact that the kind needs. */
  readonly lacks: readonly Facts[];
};

const marked = (changes: Partial<Label>): Partial<Facts> => ({ label: { ...label, ...changes } });
const consent = (of: Consent["for"], changes: Partial<Consent> = {}): readonly Consent[] => [
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
const operation: OperationFacts = {
  techniques: ["imagery"],
  places: ["KESSEL"],
  targets: [{ office: "none", class: "none" }],
  partner: "agreed",
};
const operating = (changes: Partial<OperationFacts>, other: Partial<Facts> = {}): Facts =>
  permitted({ action: "operation.start", operation: { ...operation, ...changes }, ...other });
const request: RequestFacts = {
  urgency: "other",
  statement: "no-circumvention",
  answer: "none",
  refusalCode: "none",
  refusalReason: "none",
};
const asking = (changes: Partial<RequestFacts>): Facts =>
  permitted({ action: "request.send", request: { ...request, ...changes } });
const answering = (changes: Partial<RequestFacts>): Facts => ({
  ...asking(changes),
  action: "request.answer",
});
const hit = { class: "national-of-a-party", certainty: "structured", treatment: "none" } as const;
const lawyer = { class: "lawyer", certainty: "structured", treatment: "none" } as const;
const legalAdviser = [{ person: "adviser-1", role: "legal-adviser" }];
const unmasking = (changes: Partial<Facts>): Facts =>
  permitted({ action: "unmask", justification: "x".repeat(80), approvals: legalAdviser, ...changes });
const passedOn = (changes: Partial<Facts>): Facts =>
  permitted({ action: "onward", onward: { party: OSTRAND, country: "XOS" }, ...changes });
const fromElsewhere = marked({ originator: OSTRAND });
const used = (clause: string, changes: object): Partial<Facts> => ({
  quotas: [{ clause, items: 0, persons: 0, matches: 0, ...changes }],
});
const matchingId = clauseOf(document, "matching").id;
const matching = { protocol: "voprf-p256-sha256", setSize: 10, reveal: "count" } as const;
const match = (changes: object, other: Partial<Facts> = used(matchingId, {})): Facts =>
  permitted({ action: "match", match: { ...matching, ...changes }, ...other });
const overseeing = (changes: object, other: Partial<Facts> = {}): Facts =>
  permitted({
    action: "oversight.read",
    oversight: { body: "ARV-CONTROLE", wants: "proofs", export: "none", ...changes },
    ...other,
  });
const inState = (changes: Partial<Facts["state"]>): Facts =>
  permitted({
    state: { status: "in-force", suspendedAreas: [], noticeEnds: "none", reviewOverdue: false, ...changes },
  });
const community = { ...label, policy: "COMMUNITY", level: "NONE", tlp: "amber" } as const;

const cases: Readonly<Record<Kind, Case>> = {
  operations: {
    permits: [operating({})],
    forbids: [
      ["technique", operating({ techniques: ["imagery", "burglary"] })],
      ["no-technique", operating({ techniques: [] })],
      ["place", operating({ places: ["ELSEWHERE"] })],
      ["no-place", operating({ places: [] })],
      ["purpose", operating({}, { purpose: "curiosity" })],
      ["no-partner-consent", operating({ partner: "silent" })],
      ["no-partner-consent", operating({ partner: "objected" })],
      ["no-partner-consent", operating({ partner: "waiting" })],
    ],
    lacks: [
      operating({}, { operation: "unknown" }),
      operating({ partner: "unknown" }),
      operating({}, { purpose: "unknown" }),
    ],
  },
  "no-target": {
    permits: [
      operating({}),
      operating({ targets: [{ office: "head-of-state", class: "none" }] }, { now: "2031-01-01T00:00:00Z" }),
    ],
    forbids: [
      [
        "spared-office",
        operating({
          targets: [
            { office: "none", class: "none" },
            { office: "head-of-state", class: "none" },
          ],
        }),
      ],
      ["spared-class", operating({ targets: [{ office: "none", class: "diplomatic-agent" }] })],
    ],
    lacks: [operating({ targets: "unknown" }), operating({}, { operation: "unknown" })],
  },
  unmasking: {
    permits: [unmasking({})],
    forbids: [
      ["justification-too-short", unmasking({ justification: "because" })],
      ["not-approved", unmasking({ approvals: [] })],
      ["not-approved", unmasking({ author: "adviser-1" })],
    ],
    lacks: [
      unmasking({ justification: "unknown" }),
      unmasking({ approvals: "unknown" }),
      unmasking({ author: "unknown" }),
    ],
  },
  areas: {
    permits: [permitted({ areas: ["kessel-strait", "ransomware"] })],
    forbids: [
      ["no-area", permitted({ areas: [] })],
      ["area-not-covered", permitted({ areas: ["kessel-strait", "elsewhere"] })],
    ],
    lacks: [permitted({ areas: "unknown" })],
  },
  purposes: {
    permits: [permitted({ purposeLimits: ["counter-terrorism"] })],
    forbids: [
      ["purpose-not-covered", permitted({ purpose: "curiosity" })],
      ["outside-item-purposes", permitted({ purposeLimits: ["cyber-defence"] })],
      ["outside-item-purposes", permitted({ purposeLimits: [] })],
    ],
    lacks: [permitted({ purpose: "unknown" }), permitted({ purposeLimits: "unknown" })],
  },
  "data-kinds": {
    permits: [permitted({ attachments: "text", kinds: ["report", "attachment"] })],
    forbids: [
      ["no-kind", permitted({ kinds: [] })],
      ["kind-not-covered", permitted({ kinds: ["report", "stix:x-unheard-of"] })],
      ["attachments", permitted({ attachments: "binary" })],
      ["too-many-objects", permitted({ objects: 50_001 })],
      ["too-many-objects", permitted({ objects: Number.NaN })],
      ["too-large", permitted({ bytes: 268_435_457 })],
    ],
    lacks: [
      permitted({ kinds: "unknown" }),
      permitted({ objects: "unknown" }),
      permitted({ bytes: "unknown" }),
      permitted({ attachments: "unknown" }),
    ],
  },
  recipients: {
    permits: [permitted()],
    forbids: [
      ["nobody", permitted({ recipient: "nobody" })],
      ["organisation-not-listed", permitted({ recipient: { ...recipient, organisation: "ARV-DRG" } })],
      ["role-not-listed", permitted({ recipient: { ...recipient, role: "press" } })],
      ["recipient-ended", permitted({ recipient: { ...recipient, until: NOW } })],
    ],
    lacks: [
      permitted({ recipient: "unknown" }),
      permitted({ recipient: { ...recipient, clearance: "unknown" } }),
      permitted({ recipient: { ...recipient, until: "unknown" } }),
    ],
  },
  equivalence: {
    permits: [permitted()],
    forbids: [
      ["no-equivalent", permitted(marked({ level: "SCI" }))],
      ["no-equivalent", permitted(fromElsewhere)],
    ],
    lacks: [permitted({ label: "unknown" })],
  },
  ceiling: {
    permits: [
      permitted(marked({ level: "S" })),
      permitted({ ...marked({ level: "NP" }), recipient: { ...recipient, clearance: "unknown" } }),
    ],
    forbids: [
      ["above-ceiling", permitted(marked({ level: "TS" }))],
      ["unknown-level", permitted(marked({ level: "XX" }))],
      ["unknown-level", permitted(fromElsewhere)],
      [
        "above-clearance",
        permitted({ ...marked({ level: "S" }), recipient: { ...recipient, clearance: "C" } }),
      ],
      ["unknown-clearance", permitted({ recipient: { ...recipient, clearance: "DR" } })],
    ],
    lacks: [
      permitted({ label: "unknown" }),
      permitted({ recipient: { ...recipient, clearance: "unknown" } }),
      permitted({ recipient: "unknown" }),
    ],
  },
  "rel-to": {
    permits: [permitted(), passedOn(marked({ relTo: ["XOS"] }))],
    forbids: [
      [
        "no-rel-to",
        permitted({ label: { originator: ARVENIA, policy: "XAR", level: "DR", caveats: [], text: "DR" } }),
      ],
      ["no-rel-to", permitted(marked({ relTo: [] }))],
      ["not-releasable-to", permitted(marked({ relTo: ["XOS"] }))],
      ["not-releasable-to", passedOn({})],
      ["no-rel-to", permitted({ label: { ...community, relTo: [] } })],
    ],
    lacks: [permitted({ label: "unknown" }), passedOn({ onward: "unknown" }), passedOn({ onward: "none" })],
  },
  "caveat-bar": {
    permits: [permitted()],
    forbids: [
      ["barred-caveat", permitted(marked({ caveats: ["NOFORN"] }))],
      ["barred-caveat", permitted(marked({ caveats: ["ORCON", "SPECIAL-ARVENIE"] }))],
    ],
    lacks: [permitted({ label: "unknown" })],
  },
  "caveats-known": {
    permits: [permitted(marked({ caveats: ["ORCON"] }))],
    forbids: [
      ["unknown-caveat", permitted(marked({ caveats: ["ORCON", "EYES-ONLY"] }))],
      ["unknown-marking", permitted({ unknownMarkings: ["LIMDIS"] })],
    ],
    lacks: [permitted({ label: "unknown" }), permitted({ unknownMarkings: "unknown" })],
  },
  "originator-control": {
    permits: [
      permitted(),
      permitted(marked({ caveats: ["ORCON"] })),
      passedOn({
        ...marked({ caveats: ["ORCON"] }),
        consents: consent("originator-control", { to: OSTRAND }),
      }),
    ],
    forbids: [
      ["no-originator-consent", passedOn(marked({ caveats: ["ORCON"] }))],
      ["no-originator-consent", permitted(marked({ caveats: ["ORCON"], originator: OSTRAND }))],
      [
        "no-originator-consent",
        passedOn({ ...marked({ caveats: ["ORCON"] }), consents: consent("originator-control") }),
      ],
    ],
    lacks: [permitted({ label: "unknown" })],
  },
  tlp: {
    permits: [
      permitted(),
      permitted({ label: community }),
      permitted({ label: { ...community, tlp: "clear" } }),
    ],
    forbids: [
      ["above-tlp", permitted({ label: { ...community, tlp: "amber+strict" } })],
      ["above-tlp", permitted({ label: { ...community, tlp: "red" } })],
      ["unknown-tlp", permitted({ label: { ...community, tlp: "ultraviolet" as "red" } })],
      ["no-tlp", permitted({ label: { ...label, policy: "COMMUNITY", level: "NONE" } })],
    ],
    lacks: [permitted({ label: "unknown" })],
  },
  "handling-codes": {
    permits: [
      permitted(),
      permitted(marked({ handling: ["H0", "H1", "H2"] })),
      permitted({ ...marked({ handling: ["H3"] }), reviews: ["handling"] }),
      passedOn({ ...marked({ handling: ["H2"] }), consents: consent("handling", { to: OSTRAND }) }),
    ],
    forbids: [
      ["handling-h0", permitted({ ...marked({ handling: ["H0"] }), purpose: "cyber-defence" })],
      [
        "handling-h1",
        permitted({ ...marked({ handling: ["H1"] }), use: { action: "none", judicial: true } }),
      ],
      ["handling-h2", passedOn(marked({ handling: ["H2"] }))],
      ["handling-not-reviewed", permitted(marked({ handling: ["H3"] }))],
      ["unknown-handling", permitted(marked({ handling: ["H9" as "H0"] }))],
    ],
    lacks: [permitted({ label: "unknown" }), permitted({ ...marked({ handling: ["H1"] }), use: "unknown" })],
  },
  "source-grading": {
    permits: [permitted({ gradings: [{ scale: "4x4", grade: "B2" }] }), permitted({ reviews: ["ungraded"] })],
    forbids: [
      ["grade-not-accepted", permitted({ gradings: [{ scale: "4x4", grade: "X4" }] })],
      ["grade-not-accepted", permitted({ gradings: [{ scale: "6x6", grade: "B2" }] })],
      ["ungraded", permitted()],
      ["ungraded", permitted({ gradings: [] })],
    ],
    lacks: [permitted({ gradings: "unknown" })],
  },
  "action-on": {
    permits: [permitted({ use: { action: "contact-first", judicial: false } })],
    forbids: [
      ["use-beyond", permitted({ use: { action: "internal", judicial: false } })],
      ["judicial-use", permitted({ use: { action: "none", judicial: true } })],
      [
        "judicial-use",
        permitted({ use: { action: "none", judicial: true }, consents: consent("judicial-use") }),
      ],
    ],
    lacks: [permitted({ use: "unknown" })],
  },
  "protected-persons": {
    permits: [
      permitted({ persons: [{ ...hit, treatment: "pseudonymised" }] }),
      permitted({ persons: [{ ...hit, treatment: "redacted" }] }),
      permitted({ persons: [{ ...hit, certainty: "candidate" }] }),
      permitted({ persons: [{ ...hit, class: "diplomatic-agent" }] }),
    ],
    forbids: [
      ["protected-person", permitted({ persons: [hit] })],
      ["protected-person", permitted({ persons: [{ ...hit, certainty: "listed", treatment: "reviewed" }] })],
    ],
    lacks: [
      permitted({ persons: "unknown" }),
      permitted({ persons: [{ ...hit, certainty: "unknown" as "listed" }] }),
    ],
  },
  "protected-professions": {
    permits: [permitted({ professions: [{ ...lawyer, treatment: "redacted" }], approvals: legalAdviser })],
    forbids: [
      ["protected-profession", permitted({ professions: [lawyer] })],
      ["protected-profession", permitted({ professions: [{ ...lawyer, treatment: "pseudonymised" }] })],
      ["no-extra-approval", permitted({ professions: [{ ...lawyer, treatment: "redacted" }] })],
    ],
    lacks: [
      permitted({ professions: "unknown" }),
      permitted({ professions: [{ ...lawyer, treatment: "redacted" }], approvals: "unknown" }),
    ],
  },
  minimisation: {
    permits: [
      permitted({ content: { fields: ["identity.name"], identities: "masked", freeText: "pseudonymised" } }),
    ],
    forbids: [
      [
        "not-minimised",
        permitted({
          content: { fields: ["identity.contact_information"], identities: "none", freeText: "none" },
        }),
      ],
      ["identities-in-clear", permitted({ content: { fields: [], identities: "clear", freeText: "none" } })],
      ["free-text-not-reviewed", permitted({ content: { fields: [], identities: "none", freeText: "raw" } })],
    ],
    lacks: [
      permitted({ content: { fields: "unknown", identities: "none", freeText: "none" } }),
      permitted({ content: { fields: [], identities: "unknown", freeText: "none" } }),
      permitted({ content: { fields: [], identities: "none", freeText: "unknown" } }),
    ],
  },
  "necessity-note": {
    permits: [permitted(), permitted({ note: "none", standing: standing({}) })],
    forbids: [
      ["no-note", permitted({ note: "none" })],
      [
        "note-too-short",
        permitted({
          note: { necessity: " ".repeat(80), proportionality: "x".repeat(40), alternatives: "x".repeat(40) },
        }),
      ],
      ["no-note", permitted({ note: "none", standing: standing({ covers: false }) })],
    ],
    lacks: [permitted({ note: "unknown" })],
  },
  "two-person": {
    permits: [permitted(), permitted({ approvals: [], standing: standing({}) })],
    forbids: [
      ["too-few-approvers", permitted({ approvals: [] })],
      ["too-few-approvers", permitted({ approvals: twice("officer-2") })],
      ["too-few-approvers", permitted({ author: "officer-2" })],
      [
        "too-few-approvers",
        permitted({
          approvals: [
            { person: "a", role: "release-officer" },
            { person: "b", role: "analyst" },
          ],
        }),
      ],
      ["too-few-approvers", permitted({ approvals: [], standing: standing({ until: NOW }) })],
      ["too-few-approvers", permitted({ approvals: [], standing: standing({ quotaLeft: 0 }) })],
      [
        "too-few-approvers",
        permitted({ approvals: [], standing: standing({ approvals: twice("officer-2") }) }),
      ],
      ["too-few-approvers", passedOn({ approvals: [], standing: standing({}) })],
    ],
    lacks: [permitted({ approvals: "unknown" }), permitted({ author: "unknown" })],
  },
  "rights-assessment": {
    permits: [permitted(), assessed({})],
    forbids: [
      ["no-assessment", assessed({ result: "none" })],
      ["unfavourable-assessment", assessed({ result: "unfavourable" })],
      ["missing-assurance", assessed({ assurances: ["fair-trial"] })],
      ["assessment-not-approved", assessed({ approver: { person: "officer-2", role: "release-officer" } })],
      ["assessment-not-approved", assessed({ approver: { person: "analyst-1", role: "legal-adviser" } })],
    ],
    lacks: [assessed({ triggers: "unknown" }), assessed({ result: "unknown" })],
  },
  "no-circumvention": {
    permits: [asking({}), answering({ answer: "granted" })],
    forbids: [
      ["no-statement", asking({ statement: "none" })],
      ["no-statement", asking({ statement: "another" })],
    ],
    lacks: [asking({ statement: "unknown" }), permitted({ action: "request.send", request: "unknown" })],
  },
  "request-deadlines": {
    permits: [asking({}), asking({ urgency: "urgent-direct" })],
    forbids: [["unknown-urgency", asking({ urgency: "soon" as "other" })]],
    lacks: [asking({ urgency: "unknown" }), permitted({ action: "request.send", request: "none" })],
  },
  "request-refusal": {
    permits: [
      answering({ answer: "granted" }),
      answering({ answer: "refused", refusalCode: "law", refusalReason: "Article 4." }),
    ],
    forbids: [
      ["uncoded-refusal", answering({ answer: "refused" })],
      ["no-reason", answering({ answer: "refused", refusalCode: "law" })],
      ["no-reason", answering({ answer: "refused", refusalCode: "law", refusalReason: "  " })],
    ],
    lacks: [answering({ answer: "unknown" }), answering({ answer: "none" })],
  },
  matching: {
    permits: [match({})],
    forbids: [
      ["protocol", match({ protocol: "plain-list" })],
      ["set-too-large", match({ setSize: 10_001 })],
      ["set-too-large", match({ setSize: 0 })],
      ["reveals-too-much", match({ reveal: "items" })],
      ["match-quota", match({}, used(matchingId, { matches: 20 }))],
    ],
    lacks: [
      match({}, { match: "unknown" }),
      match({ setSize: "unknown" }),
      match({ reveal: "unknown" }),
      match({}, { quotas: "unknown" }),
      match({}, { quotas: [] }),
      match({}, { ...used(matchingId, {}), purpose: "unknown" }),
    ],
  },
  "volume-quota": {
    permits: [permitted({ ...used("7.4", { items: 99 }) })],
    forbids: [
      ["item-quota", permitted(used("7.4", { items: 100 }))],
      ["person-quota", permitted({ ...used("7.4", { persons: 9 }), personCount: 2 })],
      ["item-quota", permitted(used("7.4", { items: Number.NaN }))],
    ],
    lacks: [
      permitted({ quotas: "unknown" }),
      permitted({ quotas: [] }),
      permitted({ ...used("7.4", {}), objects: "unknown" }),
      permitted({ ...used("7.4", {}), personCount: "unknown" }),
    ],
  },
  retention: {
    permits: [permitted(), permitted({ action: "retain-extend", consents: consent("retention") })],
    forbids: [
      ["sources-expired", permitted({ sourcesUntil: NOW })],
      ["no-retention-consent", permitted({ action: "retain-extend" })],
      [
        "no-retention-consent",
        permitted({ action: "retain-extend", consents: consent("retention", { expires: NOW }) }),
      ],
    ],
    lacks: [permitted({ sourcesUntil: "unknown" }), permitted({ action: "retain-extend", label: "unknown" })],
  },
  recall: {
    permits: [permitted({ action: "recall" })],
    forbids: [],
    lacks: [permitted({ action: "recall", input: "none" })],
  },
  "purge-proof": {
    permits: [permitted({ action: "recall" })],
    forbids: [],
    lacks: [permitted({ action: "recall", input: "none" })],
  },
  onward: {
    permits: [
      permitted(),
      passedOn({ consents: consent("onward", { to: OSTRAND }) }),
      permitted({ ...fromElsewhere, consents: consent("onward", { by: OSTRAND }) }),
    ],
    forbids: [
      ["no-onward-consent", passedOn({})],
      ["no-onward-consent", permitted(fromElsewhere)],
      ["no-onward-consent", passedOn({ consents: consent("onward") })],
      ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, item: "another" }) })],
      [
        "no-onward-consent",
        passedOn({ consents: consent("onward", { to: OSTRAND, purpose: "cyber-defence" }) }),
      ],
      ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, by: TALVIA }) })],
      ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, expires: NOW }) })],
      [
        "no-onward-consent",
        passedOn({ consents: consent("onward", { to: OSTRAND, granted: "2026-10-01T00:00:00Z" }) }),
      ],
      [
        "no-onward-consent",
        passedOn({ consents: consent("onward", { to: OSTRAND, granted: "2026-11-21T00:00:00Z" }) }),
      ],
      ["no-onward-consent", passedOn({ consents: consent("handling", { to: OSTRAND }) })],
    ],
    lacks: [permitted({ label: "unknown" }), passedOn({ onward: "unknown" })],
  },
  "purpose-change": {
    permits: [repurposed({ consents: consent("purpose-change") })],
    forbids: [
      ["no-purpose-consent", repurposed({})],
      ["not-the-decided-purpose", repurposed({ newPurpose: "cyber-defence" })],
    ],
    lacks: [repurposed({ newPurpose: "unknown" }), repurposed({ label: "unknown" })],
  },
  correction: { permits: [permitted()], forbids: [], lacks: [] },
  feedback: { permits: [permitted()], forbids: [], lacks: [] },
  "breach-notice": { permits: [permitted()], forbids: [], lacks: [] },
  inquiry: { permits: [permitted({ action: "joint-case.add" })], forbids: [], lacks: [] },
  transparency: { permits: [permitted()], forbids: [], lacks: [] },
  oversight: {
    permits: [
      overseeing({}),
      overseeing({ wants: "own-origin", export: "decisions" }),
      overseeing({ wants: "partner-origin" }, { consents: consent("oversight") }),
      overseeing({ body: "TLV-OVERSIGHT" }, { from: TALVIA, to: ARVENIA }),
    ],
    forbids: [
      ["unknown-body", overseeing({ body: "TLV-OVERSIGHT" })],
      ["no-oversight-consent", overseeing({ wants: "partner-origin" })],
      ["export", overseeing({ export: "content" })],
      ["beyond-access", overseeing({ wants: "everything" })],
    ],
    lacks: [overseeing({}, { oversight: "unknown" }), overseeing({ wants: "unknown" })],
  },
  term: {
    permits: [permitted(), permitted({ action: "disclose", held: true, now: "2030-01-01T00:00:00Z" })],
    forbids: [
      ["before-term", permitted({ now: "2025-12-31T23:59:59Z" })],
      ["after-term", permitted({ now: "2029-01-01T00:00:00Z" })],
      ["denounced", inState({ status: "denounced", noticeEnds: "2027-01-01T00:00:00Z" })],
      ["not-in-force", inState({ status: "draft" })],
      ["not-in-force", inState({ status: "terminated" })],
      ["not-in-force", inState({ status: "expired" })],
      ["not-in-force", inState({ status: "ended" })],
    ],
    lacks: [inState({ status: "unknown" })],
  },
  suspension: {
    permits: [
      permitted(),
      inState({ suspendedAreas: ["ransomware"] }),
      { ...inState({ status: "suspended" }), action: "disclose", held: true },
    ],
    forbids: [
      ["suspended", inState({ status: "suspended" })],
      ["area-suspended", inState({ suspendedAreas: ["kessel-strait"] })],
      ["suspended", { ...inState({ status: "suspended" }), action: "disclose", held: false }],
    ],
    lacks: [
      inState({ status: "unknown" }),
      inState({ suspendedAreas: "unknown" }),
      permitted({ action: "disclose", held: "unknown" }),
      { ...inState({ suspendedAreas: ["ransomware"] }), areas: "unknown" },
    ],
  },
  review: {
    permits: [permitted(), inState({ reviewOverdue: true })],
    forbids: [],
    lacks: [inState({ reviewOverdue: "unknown" })],
  },
  liability: { permits: [permitted()], forbids: [], lacks: [] },
  amendment: { permits: [permitted()], forbids: [], lacks: [] },
};

function standing(changes: Partial<Exclude<Facts["standing"], "none">>): Facts["standing"] {
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

function twice(person: string): Exclude<Facts["approvals"], "unknown"> {
  return [
    { person, role: "release-officer" },
    { person, role: "release-officer" },
  ];
}

function assessed(changes: Partial<Facts["assessment"]>): Facts {
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

function repurposed(changes: Partial<Facts>): Facts {
  return permitted({ action: "purpose-change", newPurpose: "counter-terrorism", ...changes });
}

for (const [kind, { permits, forbids, lacks }] of Object.entries(cases) as [Kind, Case][])
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

it("every kind is in the agreement tried here, which is a valid one", () => {
  const found = new Set(document.clauses.map(({ kind }) => kind));
  assert.deepEqual([...found].sort(), Object.keys(clauseKinds).sort());
  assert.ok(writeAgreement(document).length > 0);
});

it("a clause that no party can lift is never curable", () => {
  for (const [kind, facts] of [
    ["caveat-bar", permitted(marked({ caveats: ["NOFORN"] }))],
    ["no-target", operating({ targets: [{ office: "head-of-state", class: "none" }] })],
  ] as const) {
    const clause = clauseOf(document, kind);
    const outcome = clauseKinds[kind].prepare(clause.params, document, clause)(facts);
    assert.ok(outcome.t === "violation" && !outcome.curable);
  }
});

it("an area may have a lower ceiling, a shorter time and a locked level", () => {
  const run = (kind: Kind, params: object, facts: Facts) => {
    const clause = clauseOf(document, kind);
    return clauseKinds[kind].prepare({ ...clause.params, ...params }, document, clause)(facts);
  };
  const low = { perArea: [{ area: "kessel-strait", originator: ARVENIA, level: "NP" }] };
  const above = run("ceiling", low, permitted());
  assert.ok(above.t === "violation" && above.code === "above-area-ceiling");
  assert.equal(run("ceiling", low, permitted({ areas: ["ransomware"] })).t, "permit");
  const short = { perArea: [{ area: "kessel-strait", maxDays: 30 }] };
  const kept = run("retention", short, permitted({ areas: ["kessel-strait", "ransomware"] }));
  assert.ok(kept.t === "obligations" && kept.obligations[0]?.within === "P30D");
  const locked = { locked: { levels: [{ originator: ARVENIA, level: "DR" }], role: "director" } };
  const shut = run("two-person", locked, permitted());
  assert.ok(shut.t === "violation" && shut.code === "locked-level");
  const { approvals } = permitted();
  assert.ok(approvals !== "unknown");
  const director = [...approvals, { person: "director-1", role: "director" }];
  assert.equal(run("two-person", locked, permitted({ approvals: director })).t, "permit");
});

it("an overdue review suspends where the parties say so", () => {
  const clause = clauseOf(document, "review");
  const predicate = clauseKinds.review.prepare(
    { ...clause.params, overdueEffect: "suspend" },
    document,
    clause,
  );
  const outcome = predicate(inState({ reviewOverdue: true }));
  assert.ok(outcome.t === "violation" && outcome.code === "review-overdue");
});
