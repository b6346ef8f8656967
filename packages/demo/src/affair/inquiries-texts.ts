import { createHash } from "node:crypto";
import type { BodyOf, inquiryOperations as ops } from "@entente/api";

/** What is written in the joint inquiry of the affair (fictional throughout). */

type Terms = BodyOf<typeof ops.draftInquiryTerms>;
type Submission = BodyOf<typeof ops.submitEvidence>;
type Finding = BodyOf<typeof ops.draftFinding>;

export const TITLE = "INQ-2031-01: records concerning Arvenia, 1–30 March 2031";
export const GROUND =
  "Clause on joint inquiry. Press reports of 5 May allege that 41.2 million records concerning Arvenia were collected.";

export const TERMS: Omit<Terms, "evidenceUntil"> = {
  facts: {
    en: "Where the records that the Courier's chart shows were collected, by whom, and who gave them to whom.",
    fr: "Où les enregistrements que montre le graphique du Courier ont été collectés, par qui, et qui les a remis à qui.",
  },
  powers: {
    en: "Each party opens its register of 1 to 30 March 2031 to the other's inquirers; one visit to one site.",
    fr: "Chaque partie ouvre aux enquêteurs de l’autre son registre du 1er au 30 mars 2031 ; une visite d’un site.",
  },
  bodies: ["Inspection générale d’Arvénie", "Talvian Review Office"],
  languages: ["en", "fr"],
  // The demonstration does not wait: whoever reads this can lower sixty days to none only by signing it.
  commentHours: 0,
  signHours: 240,
  withoutConsent: "notice",
};

export type EvidenceName = "E1" | "E2" | "E3" | "E4" | "E5" | "E6" | "E7" | "E8";
export type ClaimKey = "C1" | "C4" | "C5" | "C6";
export type RootName = "R1" | "R2" | "R3" | "R4";

type Piece = Omit<Submission, "root" | "bears" | "quarantined" | "bytes"> & {
  readonly root: RootName;
  readonly rootKind: Submission["root"]["kind"];
  /** Absent where only the digest is kept. */
  readonly text?: string;
  readonly bears: readonly (readonly [ClaimKey, "supports" | "contrary"])[];
};

const piece = (
  given: Omit<Piece, "mediaType" | "label" | "rights"> & Partial<Pick<Piece, "rights">>,
): Piece => ({
  mediaType: "text/plain",
  label: "TLP:AMBER",
  rights: "both parties, for this inquiry",
  ...given,
});

/** The bytes behind a leak are nowhere in the demonstration: its digest is that of a name. */
const digestOf = (name: string) => `sha256:${createHash("sha256").update(name).digest("base64url")}`;

export const PIECES: Readonly<Record<EvidenceName, Piece>> = {
  E1: piece({
    name: "E1",
    description: "Chart on the first page of the Meridian Courier: 41.2 million records, two techniques.",
    claimedOrigin: "an internal slide, published by the Courier",
    obtained: { how: "press copy; not opened", by: "Inspection générale", at: "2031-05-05T09:00:00Z" },
    rights: "none: leaked material is not republished",
    sha256: digestOf("fictional chart, Meridian Courier, 5 May 2031"),
    size: 48211,
    root: "R1",
    rootKind: "leak",
    bears: [
      ["C1", "supports"],
      ["C4", "supports"],
    ],
  }),
  E2: piece({
    name: "E2",
    description: "The same chart, printed by the Ostrand Weekly under another headline.",
    claimedOrigin: "Ostrand Weekly",
    obtained: { how: "press copy; not opened", by: "Inspection générale", at: "2031-05-06T09:00:00Z" },
    rights: "none: leaked material is not republished",
    sha256: digestOf("fictional chart, Ostrand Weekly, 6 May 2031"),
    size: 51874,
    root: "R1",
    rootKind: "leak",
    bears: [
      ["C1", "supports"],
      ["C4", "supports"],
    ],
  }),
  E3: piece({
    name: "E3",
    description:
      "Statement of the Talvian government: the records were collected abroad by Arvenia and provided.",
    claimedOrigin: "Office of the Prime Minister of Talvia",
    obtained: { how: "issued by the office", by: "Talvian Review Office", at: "2031-05-07T10:00:00Z" },
    root: "R2",
    rootKind: "statement",
    text: "The records shown were collected abroad by Arvenia and provided to us.\n",
    bears: [
      ["C5", "supports"],
      ["C4", "contrary"],
    ],
  }),
  E4: piece({
    name: "E4",
    description: "Hearing of the director before the Talvian parliament, which repeats the statement.",
    claimedOrigin: "Talvian parliament, minutes",
    obtained: { how: "minutes as published", by: "Talvian Review Office", at: "2031-05-14T16:00:00Z" },
    root: "R2",
    rootKind: "statement",
    text: "The director said that the records had been provided by Arvenia.\n",
    bears: [["C4", "contrary"]],
  }),
  E5: piece({
    name: "E5",
    description: "Agency wire that carries the statement word for word.",
    claimedOrigin: "Sund Press Agency",
    obtained: { how: "wire copy", by: "Talvian Review Office", at: "2031-05-07T10:12:00Z" },
    root: "R2",
    rootKind: "statement",
    text: "MERIDIAN, 7 May (SPA) - Talvia says Arvenia provided the records.\n",
    bears: [["C4", "contrary"]],
  }),
  E6: piece({
    name: "E6",
    description: "Rollup of the Arvenian register, signed: what was provided, hour by hour.",
    claimedOrigin: "Arvenian register",
    obtained: { how: "exported and signed", by: "Inspection générale", at: "2031-05-21T08:00:00Z" },
    root: "R3",
    rootKind: "register",
    text: "2031-03 provided-to XTL records 35100000\n",
    bears: [
      ["C5", "supports"],
      ["C4", "contrary"],
    ],
  }),
  E7: piece({
    name: "E7",
    description: "Rollup of the Talvian register, signed: what was received and what was collected.",
    claimedOrigin: "Talvian register",
    obtained: { how: "exported and signed", by: "Talvian Review Office", at: "2031-05-21T09:00:00Z" },
    root: "R2",
    rootKind: "statement",
    text: "2031-03 received-from XAR records 35000000\n2031-03 collected XOS records 6100000\n",
    bears: [["C1", "supports"]],
  }),
  E8: piece({
    name: "E8",
    description: "An unnamed official, quoted by the Courier, on a minister's telephone.",
    claimedOrigin: "Meridian Courier, unnamed",
    obtained: { how: "press copy", by: "Inspection générale", at: "2031-05-05T09:30:00Z" },
    root: "R4",
    rootKind: "unknown",
    text: "An official who asked not to be named said that a minister was among them.\n",
    bears: [["C6", "supports"]],
  }),
};

const figure = { unit: "records", period: "1 to 30 March 2031", basis: "counted" } as const;

/** F1: what both registers show. */
export const F1: Omit<Finding, "claims" | "basis"> & { readonly basis: Omit<Finding["basis"], "roots"> } = {
  number: 1,
  status: "established",
  text: {
    en: "For 1–30 March 2031 Talvia's register counts 41.1 M records; Arvenia's confirms 35.1 M of them as provided.",
    fr: "Du 1er au 30 mars 2031, le registre de la Talvie compte 41,1 M d’enregistrements ; celui de l’Arvénie en confirme 35,1 M comme fournis.",
  },
  aspects: ["quantity", "unit"],
  figures: [
    { ...figure, value: "41100000", sense: "received_by" },
    { ...figure, value: "35100000", sense: "provided_by" },
  ],
  basis: {
    contrary: {
      en: "The chart shows a slightly higher total.",
      fr: "Le graphique montre un total un peu plus élevé.",
    },
  },
  alternatives: [],
};

/** F2: what is judged, with how likely it is and how good the basis is in two sentences. */
export const F2: typeof F1 = {
  number: 2,
  status: "assessed",
  text: {
    en: "It is very unlikely that the records were collected on Arvenian territory. Our confidence is moderate: two registers agree, one cable site was not inspected.",
    fr: "Il est très improbable que les enregistrements aient été collectés sur le territoire arvénien. Notre confiance est modérée : deux registres concordent, un site de câble n’a pas été inspecté.",
  },
  aspects: ["place"],
  likelihood: "very-unlikely",
  confidence: "moderate",
  figures: [],
  basis: {
    gaps: {
      en: "One cable site at Ostrand was not inspected.",
      fr: "Un site de câble en Ostrand n’a pas été inspecté.",
    },
    contrary: { en: "The chart names Arvenia.", fr: "Le graphique nomme l’Arvénie." },
  },
  alternatives: [
    { en: "Collected in Arvenia by Talvia alone.", fr: "Collectés en Arvénie par la Talvie seule." },
    { en: "Taken from transit cables.", fr: "Pris sur des câbles de transit." },
  ],
};

/** F2 as it was first written: the linter refuses it. */
export const MIXED: typeof F1 = {
  ...F2,
  text: {
    ...F2.text,
    en: "It is very unlikely, with moderate confidence, that the records were collected on Arvenian territory.",
  },
};

/** F3: what could not be determined, and why. */
export const F3: typeof F1 = {
  number: 3,
  status: "not_determined",
  text: {
    en: "Whether a minister was targeted in 2029 or 2030 is not determined.",
    fr: "Il n’est pas déterminé si un ministre a été visé en 2029 ou en 2030.",
  },
  aspects: ["existence", "subject"],
  figures: [],
  basis: {
    gaps: { en: "No register of targets was opened.", fr: "Aucun registre des cibles n’a été ouvert." },
  },
  alternatives: [],
  reason: {
    en: "The only source is an unnamed official, and Talvia neither confirms nor denies.",
    fr: "La seule source est un responsable anonyme, et la Talvie ne confirme ni ne dément.",
  },
};

export const DISSENT = {
  en: "We hold that the registers alone settle the place; the visit that was not made would have added nothing.",
  fr: "Nous tenons que les registres suffisent à établir le lieu ; la visite qui n’a pas eu lieu n’aurait rien ajouté.",
};
