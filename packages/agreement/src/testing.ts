import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { thumbprint } from "./crypto.ts";
import type { AgreementDocument, Clause, PinnedKey } from "./document.ts";
import { type Facts, type Recipient, unknownFacts } from "./facts.ts";
import type { Label } from "./label.ts";
import { arvenia, specialArvenia, talvia } from "./templates/demo.ts";
import { templates } from "./templates/index.ts";
import type { TemplateInput } from "./templates/input.ts";
import type { ServicesInput } from "./templates/services.ts";

/** What the tests of this package share: two fictional parties, their agreement, and facts that it permits. */

export type TestKey = { readonly privateKey: KeyObject; readonly pinned: PinnedKey };

export function testKey(role: PinnedKey["role"] = "signatory"): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const jwk = { kty: "OKP", crv: "Ed25519", x: publicKey.export({ format: "jwk" }).x ?? "" } as const;
  return {
    privateKey,
    pinned: { kid: thumbprint(jwk), jwk, role, from: "2026-01-01T00:00:00Z", until: "2031-01-01T00:00:00Z" },
  };
}

export const ARVENIA = `sha256:${"A".repeat(43)}`;
export const TALVIA = `sha256:${"T".repeat(43)}`;
export const OSTRAND = `sha256:${"O".repeat(43)}`;
export const arvenianKey = testKey();
export const talvianKey = testKey();
export const NOW = "2026-11-20T10:00:00Z";
export const ITEM = `sha256:${"i".repeat(43)}`;

export const input: TemplateInput = {
  id: "urn:uuid:6f0f2f4e-6a0e-4d6a-9a57-0c5a34dbf9d1",
  parties: [
    arvenia({ id: ARVENIA, keys: [arvenianKey.pinned] }),
    talvia({ id: TALVIA, keys: [talvianKey.pinned] }),
  ],
  areas: [
    { code: "kessel-strait", name: { fr: "le détroit de Kessel", en: "the Kessel Strait" } },
    { code: "ransomware", name: { fr: "les rançongiciels", en: "ransomware" } },
  ],
  retentionDays: 365,
  from: "2026-01-01T00:00:00Z",
  until: "2029-01-01T00:00:00Z",
};

export const servicesInput: ServicesInput = {
  ...input,
  barredCaveats: [specialArvenia],
  places: ["KESSEL"],
  techniques: ["imagery", "network-sensor"],
};

export const servicesAgreement = (): AgreementDocument => templates.services(servicesInput);
export const certsAgreement = (): AgreementDocument => templates.certs(input);

export const label: Label = {
  originator: ARVENIA,
  policy: "XAR",
  level: "DR",
  relTo: ["XAR", "XTL"],
  caveats: [],
  text: "DIFFUSION RESTREINTE - REL TO XAR, XTL",
};

export const recipient: Recipient = {
  organisation: "TLV-SIS",
  unit: "none",
  theatre: "none",
  until: "none",
  role: "analyst",
  clearance: "S",
  person: "none",
};

/** A release that every clause of the services agreement permits: tests change one fact at a time. */
export function permitted(changes: Partial<Facts> = {}): Facts {
  const base: Facts = {
    ...unknownFacts({ action: "release", from: ARVENIA, to: TALVIA, now: NOW }),
    actors: ["officer-2", "officer-3"],
    author: "analyst-1",
    state: { status: "in-force", suspendedAreas: [], noticeEnds: "none", reviewOverdue: false },
    recipient,
    held: false,
    onward: "none",
    input: ITEM,
    areas: ["kessel-strait"],
    purpose: "counter-terrorism",
    purposeLimits: "none",
    kinds: ["report"],
    objects: 1,
    bytes: 4096,
    attachments: "none",
    label,
    unknownMarkings: [],
    gradings: "ungraded",
    persons: [],
    professions: [],
    personCount: 0,
    content: { fields: [], identities: "none", freeText: "reviewed" },
    use: { action: "none", judicial: false },
    note: {
      necessity: "The partner has crews within reach of the reported threat.",
      proportionality: "Names of persons and the means of collection are left out.",
      alternatives: "A spoken warning was considered and would come too late.",
    },
    approvals: [
      { person: "officer-2", role: "release-officer" },
      { person: "officer-3", role: "release-officer" },
    ],
    reviews: [],
    assessment: { triggers: [], result: "none", assurances: [], approver: "none" },
    quotas: [],
    sourcesUntil: "none",
    newPurpose: "none",
    justification: "none",
    operation: "none",
    request: "none",
    match: "none",
    oversight: "none",
  };
  return { ...base, ...changes };
}

/** The document with one clause's parameters changed. */
export function withParams(
  document: AgreementDocument,
  kind: string,
  params: Clause["params"],
): AgreementDocument {
  return {
    ...document,
    clauses: document.clauses.map((clause) =>
      clause.kind === kind ? { ...clause, params: { ...clause.params, ...params } } : clause,
    ),
  };
}

export function clauseOf(document: AgreementDocument, kind: string): Clause {
  const clause = document.clauses.find((one) => one.kind === kind);
  if (clause === undefined) throw new Error(`no clause of kind ${kind}`);
  return clause;
}

/** The agreement of services with one clause of every kind that it lacks, so that each kind is tried. */
export function everyKindAgreement(): AgreementDocument {
  const services = servicesAgreement();
  const others = [templates.fius(input), certsAgreement()].flatMap(({ clauses }) => clauses);
  const present = new Set(services.clauses.map(({ kind }) => kind));
  const lacking = ["handling-codes", "source-grading"].map((kind, index) => {
    const found = others.find((clause) => clause.kind === kind);
    if (found === undefined || present.has(kind)) throw new Error(`expected ${kind} elsewhere only`);
    const params =
      kind === "handling-codes" ? { ...found.params, h0Purposes: ["counter-terrorism"] } : found.params;
    return { ...found, id: `7.${index + 1}`, params };
  });
  const quota: Clause = {
    id: "7.4",
    kind: "volume-quota",
    title: { fr: "Quota", en: "Quota" },
    text: { fr: "Les quantités sont bornées.", en: "Amounts are bounded." },
    params: { maxItems: 100, maxPersons: 10, period: "P30D" },
  };
  return { ...services, clauses: [...services.clauses, ...lacking, quota] };
}
