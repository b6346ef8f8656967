import type { DocketAnswerInput, DocketClaimInput, DocketPolicyInput } from "@entente/api";

/** What is alleged and what is answered in the neutral sample: nobody and nothing in it exists. */

const day = (text: string, date: string) => ({ text, from: date, to: date, precision: "day" as const });
const MARCH = {
  text: "1–30 March 2031",
  from: "2031-03-01",
  to: "2031-03-30",
  precision: "day" as const,
};
const MONDAY = day("Monday 5 May 2031", "2031-05-05");
const CHART = { name: "Meridian Courier, chart", root: { id: "R1", kind: "leak" as const } };
const IN_COURIER = { work: "Meridian Courier", at: MONDAY, anchor: "the chart on page 1" };
const BY_TALVIA = {
  claimant: "Kingdom of Talvia",
  firstAppearance: {
    work: "Statement of the Talvian government",
    at: day("Tuesday 6 May 2031", "2031-05-06"),
    anchor: "third paragraph",
  },
  source: { name: "Talvian statement", root: { id: "R2", kind: "statement" as const } },
};
const records = (value: string) => ({
  value,
  approx: "exact" as const,
  unit: "records" as const,
  distinct: "unknown" as const,
});

export const DOCKET = {
  reference: "INQ-2031-01",
  title: {
    en: "Telephone records concerning Arvenia, March 2031",
    fr: "Relevés téléphoniques concernant l’Arvénie, mars 2031",
  },
  concerned: ["XAR", "XTL", "XOS"],
  impact: "scope" as const,
  areas: ["cyber-threats"],
};

/** Arvenia's claims, by what people call them. C2 is two assertions: one claim for each part of the chart. */
export const ARVENIAN = {
  C1: {
    text: "41.2 million telephone records concerning Arvenia.",
    lang: "en",
    kind: "quantity",
    quantity: records("41200000"),
    period: MARCH,
    places: [{ country: "XAR", sense: "unspecified" }],
    accused: "XTL",
    affected: ["XAR"],
    claimant: "Meridian Courier",
    firstAppearance: IN_COURIER,
    source: CHART,
  },
  C2: {
    text: "33.5 million of them under the technique LANTERN.",
    lang: "en",
    kind: "quantity",
    quantity: records("33500000"),
    period: MARCH,
    places: [{ country: "XAR", sense: "unspecified" }],
    technique: "LANTERN",
    accused: "XTL",
    claimant: "Meridian Courier",
    firstAppearance: IN_COURIER,
    source: CHART,
  },
  C2b: {
    text: "7.7 million of them under the technique SLATE.",
    lang: "en",
    kind: "quantity",
    quantity: records("7700000"),
    period: MARCH,
    places: [{ country: "XAR", sense: "unspecified" }],
    technique: "SLATE",
    accused: "XTL",
    claimant: "Meridian Courier",
    firstAppearance: IN_COURIER,
    source: CHART,
  },
  C3: {
    text: "The persons concerned are Arvenian nationals.",
    lang: "en",
    kind: "attribution",
    period: MARCH,
    places: [{ country: "XAR", sense: "person" }],
    accused: "XTL",
    affected: ["XAR"],
    claimant: "Meridian Courier",
    firstAppearance: { ...IN_COURIER, anchor: "the second column" },
    source: { name: "Meridian Courier, text", root: { id: "unstated", kind: "unknown" } },
  },
  C4: {
    text: "The records were collected in Arvenia by Talvia.",
    lang: "en",
    kind: "event",
    period: MARCH,
    places: [
      { country: "XAR", sense: "collected_at" },
      { country: "XTL", sense: "collected_by" },
    ],
    accused: "XTL",
    affected: ["XAR"],
    claimant: "Ostrand Weekly",
    firstAppearance: { work: "Ostrand Weekly", at: MONDAY, anchor: "the caption of the chart" },
    source: { name: "Ostrand Weekly, the same chart", root: { id: "R1", kind: "leak" } },
  },
  C6: {
    text: "A minister of Arvenia was targeted in 2029 and 2030.",
    lang: "en",
    kind: "practice",
    period: { text: "2029–2030", from: "2029-01-01", to: "2030-12-31", precision: "year" },
    places: [{ country: "XAR", sense: "person" }],
    accused: "XTL",
    affected: ["XAR"],
    protectedClass: true,
    claimant: "Meridian Courier",
    firstAppearance: { ...IN_COURIER, anchor: "the last paragraph" },
    source: { name: "an official who is not named", root: { id: "unstated", kind: "unknown" } },
  },
} as const satisfies Record<string, DocketClaimInput>;

/** Talvia's own claims. */
export const TALVIAN = {
  C5: {
    text: "The records were collected abroad by Arvenia, and provided to Talvia.",
    lang: "en",
    kind: "rebuttal",
    period: MARCH,
    places: [
      { country: "XAR", sense: "collected_by" },
      { country: "XAR", sense: "provided_by" },
      { country: "XTL", sense: "received_by" },
    ],
    own: true,
    ...BY_TALVIA,
  },
  C7: {
    text: "No protected office is targeted from 1 June 2031.",
    lang: "en",
    kind: "undertaking",
    period: {
      text: "from 1 June 2031",
      unresolved: "It has a beginning and no end.",
    },
    places: [{ country: "XAR", sense: "person" }],
    own: true,
    ...BY_TALVIA,
  },
} as const satisfies Record<string, Omit<DocketClaimInput, "rebuts">>;

export const T2: DocketPolicyInput = {
  reference: "T-2",
  text: "The Kingdom neither confirms nor denies whom it observes or has observed.",
  adopter: "Council of Ministers of Talvia",
  topics: ["targeting"],
  exceptions: ["targeting.own-nationals"],
  from: "2031-01-01T00:00:00Z",
  until: "2032-01-01T00:00:00Z",
  review: "2031-11-01T00:00:00Z",
};

const SPOKEN = { saidAt: "2031-05-06T10:00:00Z", channel: "written" } as const;
const declined: DocketAnswerInput = {
  code: "decline",
  aspects: ["technique", "quantity"],
  saidAt: "2031-05-06T10:00:00Z",
  channel: "spokesperson",
  words: "We do not comment on techniques.",
};

/** Talvia's answers, but for the one that must cite a policy. */
export const TALVIAN_ANSWERS: Readonly<Record<string, DocketAnswerInput>> = {
  C1: {
    ...SPOKEN,
    code: "contested_distorted",
    aspects: ["place"],
    wrong: "The chart counts what is held about a country, and is read as what was taken in it.",
    correct: "unspecified",
    evidence: "The register of the service, to be laid before a joint inquiry.",
  },
  C2: declined,
  C2b: declined,
  C3: {
    ...SPOKEN,
    code: "deny",
    aspects: ["subject"],
    words: "The records do not say whose nationals the persons are.",
  },
  C4: { ...SPOKEN, code: "deny", aspects: ["place"], words: "Nothing was collected on Arvenian territory." },
};

export const MINISTER: DocketAnswerInput = {
  ...SPOKEN,
  code: "ncnd",
  aspects: ["existence", "subject"],
  topic: "targeting.protected-office",
};

export const FROM_JUNE: DocketAnswerInput = {
  ...SPOKEN,
  code: "undertake",
  aspects: ["subject"],
  words: "No protected office is targeted.",
  covers: "from 1 June 2031",
  silentOn: "everything before 1 June 2031",
};

export const NO_COMMENT: DocketAnswerInput = {
  code: "decline",
  aspects: ["existence", "quantity"],
  saidAt: "2031-05-07T09:00:00Z",
  channel: "spokesperson",
  words: "The presidency does not wish to comment.",
};

export const ADMITTED: DocketAnswerInput = {
  code: "admit",
  aspects: ["existence", "quantity"],
  saidAt: "2031-06-12T09:00:00Z",
  channel: "written",
  words: "Arvenia collected and provided 35.1 million records in March 2031.",
};
