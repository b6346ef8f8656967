import type { BodyOf, releaseOperations } from "@entente/api";
import { endOf } from "../ui/written.ts";

/** What the form holds: every field as it was typed, so that an empty one is an empty text. */
export type Draft = {
  readonly products: readonly string[];
  readonly organisation: string;
  readonly role: string;
  readonly unit: string;
  readonly theatre: string;
  readonly until: string;
  /** Whom TLP:RED goes to. */
  readonly person: string;
  readonly purpose: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly alternatives: string;
  readonly noProtectedPersons: boolean;
  readonly freeTextReviewed: boolean;
};

export const emptyDraft: Draft = {
  products: [],
  organisation: "",
  role: "",
  unit: "",
  theatre: "",
  until: "",
  person: "",
  purpose: "",
  necessity: "",
  proportionality: "",
  alternatives: "",
  noProtectedPersons: false,
  freeTextReviewed: false,
};

type Selection = BodyOf<typeof releaseOperations.previewRelease>;
type Proposal = BodyOf<typeof releaseOperations.proposeRelease>;

/** The selection as the API takes it. What was not stated stays absent: absent is unknown, and never "no". */
export function selectionOf(draft: Draft, partner: string): Selection {
  const { unit, theatre, until, person } = draft;
  return {
    partner,
    products: [...draft.products],
    recipient: {
      organisation: draft.organisation,
      role: draft.role,
      ...(unit === "" ? {} : { unit }),
      ...(theatre === "" ? {} : { theatre }),
      ...(person === "" ? {} : { person }),
      // A day is chosen; the release lasts until its last second.
      ...(until === "" ? {} : { until: endOf(until) }),
    },
    purpose: draft.purpose,
    declares: {
      ...(draft.noProtectedPersons ? { noProtectedPersons: true } : {}),
      ...(draft.freeTextReviewed ? { freeTextReviewed: true } : {}),
    },
  };
}

export function proposalOf(draft: Draft, partner: string): Proposal {
  const { necessity, proportionality, alternatives } = draft;
  return { ...selectionOf(draft, partner), note: { necessity, proportionality, alternatives } };
}
