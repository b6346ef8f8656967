import { arvenianLadder, type FrameworkTerms, talvianLadder } from "@entente/agreement";
import type { Role } from "@entente/api";
import type { Note } from "../releases/proposing.ts";

export type Name = "arvenia" | "talvia" | "ostrand";
export type Who =
  | "liaison"
  | "officer"
  | "second"
  | "third"
  | "analyst"
  | "outsider"
  | "operator"
  | "chief"
  | "inquirer"
  | "envoy"
  | "overseer";

/** Operations within the bilateral framework, as the amendment that {@link Parties.framed} signs admits them. */
export const FRAMEWORK = {
  techniques: ["cable-access", "metadata-analysis"],
  places: ["oris-strait", "open-sea"],
  purposes: ["cyber-defence", "incident-response"],
  partnerSay: "consent",
  answerWithin: "P14D",
  spared: [
    { code: "head-of-government", name: { en: "the head of government", fr: "le chef du gouvernement" } },
    {
      code: "foreign-minister",
      name: { en: "the foreign minister", fr: "le ministre des affaires étrangères" },
    },
  ],
} as const satisfies Omit<FrameworkTerms, "from" | "until">;

export const LADDERS = { arvenia: arvenianLadder, talvia: talvianLadder, ostrand: talvianLadder };
export const COUNTRIES = { arvenia: "XAR", talvia: "XTL", ostrand: "XOS" };
export const NAMES = {
  arvenia: { en: "Arvenia", fr: "Arvénie" },
  talvia: { en: "Talvia", fr: "Talvie" },
  ostrand: { en: "Ostrand", fr: "Ostrand" },
};
export const ORGANISATION = { arvenia: "ARV-CERT", talvia: "TLV-CERT", ostrand: "OST-CERT" };
export const UNIT = "oris-cell";

export const ROLES: Readonly<Record<Who, Role[]>> = {
  liaison: ["liaison-officer", "signatory"],
  officer: ["release-officer", "overseer"],
  second: ["release-officer"],
  third: ["release-officer"],
  analyst: ["analyst"],
  /** Cleared, and in no unit. */
  outsider: ["analyst"],
  operator: ["operations-officer"],
  chief: ["operations-officer"],
  inquirer: ["inquiry-member"],
  /** A second liaison officer: who drafts does not approve. */
  envoy: ["liaison-officer"],
  overseer: ["overseer"],
};
export const UNITS: Readonly<Partial<Record<Who, string[]>>> = { outsider: [] };

export const NOTE: Note = {
  necessity: "The partner's patrols leave on Thursday and see nothing else of this coast.",
  proportionality: "Only what concerns shipping is given; nobody is named and no source is shown.",
  alternatives: "A spoken summary was considered; it would arrive too late and say less.",
};
export const DECLARED = { noProtectedPersons: true, freeTextReviewed: true };
