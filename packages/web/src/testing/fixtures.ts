import { createHash } from "node:crypto";
import type {
  AnswerOf,
  RelationState,
  relationOperations,
  releaseOperations,
  standingOperations,
  WhoAmI,
} from "@entente/api";

/** One relation as a node might answer it: fictional parties, made-up digests, figures that agree with each other. */

const digestOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("base64url")}`;
export const US = digestOf("A");
export const PARTNER = digestOf("T");
export const AGREEMENT = digestOf("g");
const OURS = `entente.example/liaison/${"a".repeat(20)}`;
const THEIRS = `entente.example/liaison/${"t".repeat(20)}`;
/** Ids sort by time, as ULIDs do. */
export const idOf = (n: number) => `01KAK0M0000000000000000${String(n).padStart(3, "0")}`;
const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, "0")}:00Z`;

export const who: WhoAmI = {
  account: idOf(1),
  name: "Camille Aubry",
  roles: ["release-officer", "analyst", "overseer"],
  clearance: "S",
  units: [],
  mayAct: true,
  via: "link",
  expiresAt: "2026-11-22T10:00:00Z",
  hasPassword: false,
  passkeys: 0,
  keys: 0,
  hasCode: false,
  asserts: false,
  mustSetUp: false,
  node: "4021399120004176335518804722190556139002",
};

/** A name that tries to turn the line around and to be markup: it must stay text, and keep to itself. */
export const HOSTILE = "<img src=x onerror=alert(1)> \u202Eabc";

export const state: RelationState = {
  us: {
    party: US,
    name: { en: "the Republic of Arvenia", fr: "la République d’Arvénie" },
    country: "XAR",
    fingerprint: "40213 99120 00417 63355 18804 72219 05561 39002",
  },
  partner: {
    party: PARTNER,
    name: { en: "the Kingdom of Talvia", fr: "le Royaume de Talvie" },
    country: "XTL",
    fingerprint: "71150 24408 90317 55126 00983 41677 28834 60215",
  },
  agreement: {
    hash: AGREEMENT,
    id: "arv-tlv-2026",
    version: 2,
    title: {
      en: "Agreement on cooperation and the exchange of intelligence between services of state",
      fr: "Accord de coopération et d’échange de renseignements entre services d’État",
    },
    state: "in-force",
    from: "2026-01-01T00:00:00Z",
    until: "2027-12-31T00:00:00Z",
    suspendedAreas: [],
  },
  shared: [
    {
      area: "cyber-threats",
      name: { en: "Cyber threats", fr: "Menaces cyber" },
      out: 1204,
      in: 87,
      heldOut: 1203,
      heldIn: 87,
    },
    {
      area: "southern-strait",
      name: { en: "The southern strait", fr: "Le détroit du Sud" },
      out: 3,
      in: 1,
      heldOut: 2,
      heldIn: 1,
    },
  ],
  refused: [
    { clause: "3.4", title: { en: "Barred caveats", fr: "Mentions qui excluent" }, count: 1 },
    { clause: "4.1", title: { en: "Necessity note", fr: "Note de nécessité" }, count: 2 },
  ],
  recalls: { out: 2, in: 0, executed: 1, pending: 0, overdue: 1 },
  waiting: { approvals: 1, receipts: 1, standing: 0, onward: 0 },
  logs: [
    {
      origin: OURS,
      party: US,
      size: 41,
      witnessed: 40,
      root: digestOf("r"),
      cosignedAt: "2026-11-21T10:31:12Z",
      cosignedBy: PARTNER,
      state: "waiting",
    },
    {
      origin: THEIRS,
      party: PARTNER,
      size: 29,
      witnessed: 29,
      root: digestOf("s"),
      cosignedAt: "2026-11-21T10:31:40Z",
      cosignedBy: US,
      state: "ok",
    },
  ],
  aside: [{ index: 17, reason: `unknown kind of entry: ${HOSTILE}` }],
  lastContact: "2026-11-21T10:31:40Z",
};

type Item<O> = AnswerOf<O> extends { items: (infer I)[] } ? I : never;
export type Part = Item<typeof releaseOperations.listParts>;
export type Refusal = Item<typeof releaseOperations.listRefusals>;
export type Recall = Item<typeof releaseOperations.listRecalls>;
export type Release = Item<typeof releaseOperations.listReleases>;
export type Standing = Item<typeof standingOperations.listStanding>;

const part = (n: number, more: Partial<Part> = {}): Part => ({
  id: idOf(n),
  release: idOf(n + 100),
  direction: "out",
  partner: PARTNER,
  state: "received",
  count: 1,
  held: 1,
  areas: ["southern-strait"],
  purpose: "crisis-warning",
  agreement: AGREEMENT,
  clauses: ["1.1", "1.2", "3.1", "4.2"],
  label: "DIFFUSION RESTREINTE//REL TO XAR, XTL",
  madeAt: at(n % 60),
  receivedAt: at((n + 1) % 60),
  retainUntil: "2027-11-21T00:00:00Z",
  entry: { log: OURS, index: n, leaf: digestOf(`${OURS} ${n}`) },
  receipt: { log: THEIRS, index: n - 1 },
  ...more,
});

export const parts: readonly Part[] = [
  part(14, { state: "announced", held: 0, receipt: undefined, receivedAt: undefined } as Partial<Part>),
  part(13, { state: "recalled", held: 0 }),
  part(12),
  part(11, {
    count: 1203,
    held: 1203,
    areas: ["cyber-threats"],
    purpose: "cyber-defence",
    label: "TLP:AMBER",
    standing: idOf(300),
  }),
  part(10, { direction: "in", label: "RESTRICTED//REL TO XTL, XAR" }),
].map(withoutUndefined);

/** Members that are absent, not `undefined`: what JSON would say. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const barred = {
  clause: "3.4",
  kind: "caveat-bar",
  code: "caveat-bars-release",
  curable: false,
  text: {
    en: "The product bears the caveat SPECIAL ARVENIA, which bars any release.",
    fr: "Le produit porte la mention SPÉCIAL ARVÉNIE, qui exclut toute diffusion.",
  },
};
export const noNote = {
  clause: "4.1",
  kind: "necessity-note",
  code: "note-missing",
  curable: true,
  text: {
    en: "A note on necessity and proportionality of at least 40 characters precedes every release.",
    fr: "Une note de nécessité et de proportionnalité d’au moins 40 caractères précède toute diffusion.",
  },
};

export const refusals: readonly Refusal[] = [
  {
    id: idOf(201),
    partner: PARTNER,
    at: at(20),
    count: 1,
    areas: ["southern-strait"],
    agreement: AGREEMENT,
    by: "us",
    violations: [barred, noNote],
  },
  {
    id: idOf(202),
    partner: PARTNER,
    at: at(22),
    count: 1,
    areas: ["cyber-threats"],
    agreement: AGREEMENT,
    by: "us",
    violations: [noNote],
  },
];

export const recalls: readonly Recall[] = [
  {
    id: idOf(401),
    partner: PARTNER,
    direction: "out",
    part: idOf(13),
    release: idOf(113),
    reason: "source-at-risk",
    orderedAt: at(25),
    executeBy: "2026-11-22T10:25:00Z",
    items: 1,
    state: "executed",
    executedAt: at(26),
    purged: 1,
    order: { log: OURS, index: 20 },
    receipt: { log: THEIRS, index: 18 },
  },
  {
    id: idOf(402),
    partner: PARTNER,
    direction: "out",
    part: idOf(11),
    release: idOf(111),
    reason: "inaccurate",
    orderedAt: at(2),
    executeBy: at(12),
    items: 1,
    state: "overdue",
    order: { log: OURS, index: 15 },
  },
];

export const releases: readonly Release[] = [
  {
    id: idOf(120),
    partner: PARTNER,
    state: "proposed",
    proposedAt: at(30),
    by: "Noé Delmas",
    products: 2,
    recipient: { organisation: "TLV-SIS", role: "analyst" },
    purpose: "crisis-warning",
    approvals: [],
    approvalsNeeded: 2,
    parts: [],
  },
  {
    id: idOf(112),
    partner: PARTNER,
    state: "made",
    proposedAt: at(11),
    by: "Noé Delmas",
    products: 1,
    recipient: { organisation: "TLV-SIS", role: "analyst" },
    purpose: "crisis-warning",
    approvals: [
      { by: "Camille Aubry", role: "release-officer", at: at(12) },
      { by: "Ines Roche", role: "release-officer", at: at(12) },
    ],
    approvalsNeeded: 2,
    parts: [parts[2] as Part],
  },
];

export const standing: readonly Standing[] = [
  {
    id: idOf(300),
    partner: PARTNER,
    state: "active",
    kinds: ["indicator", "malware"],
    areas: ["cyber-threats"],
    tlp: ["clear", "green", "amber"],
    originators: [US],
    purpose: "cyber-defence",
    recipient: { organisation: "TLV-CERT", role: "machine" },
    until: "2027-03-31T00:00:00Z",
    quota: 50_000,
    used: 1203,
    approvals: [
      { by: "Camille Aubry", at: at(5) },
      { by: "Ines Roche", at: at(6) },
    ],
    approvalsNeeded: 2,
    by: "Denis Évrard",
    proposedAt: at(4),
    digest: digestOf("standing"),
  },
];

const kinds = ["card.presented/1", "agreement.signed/1", "release.made/1", "release.received/1"];
type Entry = { log: string; index: number; mine: boolean };
const entry = ({ log, index, mine }: Entry, kind = kinds[index % kinds.length] as string) => ({
  log,
  index,
  place: index,
  leaf: digestOf(`${log} ${index}`),
  id: idOf(500 + index),
  kind,
  at: at(index),
  party: mine ? US : PARTNER,
  mine,
  grade: index === 40 ? ("recorded" as const) : ("partner" as const),
  envelope: {
    v: 1,
    typ: "entente.event/1",
    log,
    id: idOf(500 + index),
    at: at(index),
    kind,
    agreement: AGREEMENT,
    seen: index,
    blind: "q".repeat(22),
    actor: "release-officer",
    body: { release: idOf(112), clauses: ["1.1", "4.2"], title: HOSTILE, card: "k".repeat(900) },
  },
});

/** Newest first. The entries of the release in `parts[2]` and of its receipt have their own kinds. */
export const entries = [
  ...Array.from({ length: 41 }, (_, n) => entry({ log: OURS, index: 40 - n, mine: true })),
  ...Array.from({ length: 29 }, (_, n) => entry({ log: THEIRS, index: 28 - n, mine: false })),
].map((one) => (one.mine && one.index === 12 ? entry(one, "release.made/1") : one));

export const relation: Item<typeof relationOperations.listRelations> = {
  partner: PARTNER,
  name: state.partner.name,
  country: "XTL",
  card: { sequence: 1, fingerprint: state.partner.fingerprint },
  pairedAt: at(0),
  logs: [],
  aside: [],
};

export const card: AnswerOf<typeof relationOperations.card> = {
  card: JSON.stringify({ name: state.us.name }),
  signature: "",
  earlier: [],
  party: US,
  fingerprint: state.us.fingerprint,
};
