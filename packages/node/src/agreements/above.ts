import type { AgreementDocument, ReleaseRecord } from "@entente/agreement";
import type { Leaning, Session } from "@entente/api";
import type { PartyId } from "../keys/index.ts";

/** Whose eyes counts are for: what they may not see is in no figure of theirs. */
export type Asker = Session;

/** How many of each stand on the agreement with a partner; absent where the asker's roles open no such list. */
export type Counts = Readonly<Partial<Record<Leaning, number>>>;

export type Within = { readonly from: number; readonly until: number };

export type TrialAsked = {
  readonly product: string;
  readonly purpose: string;
  readonly recipient: ReleaseRecord["recipient"];
  readonly declares: ReleaseRecord["declares"];
};

/**
 * What stands on agreements and is made after them: products, releases, operations, requests. Rooms import downward
 * only, so the composition root gives this.
 */
export type Above = {
  /** Of these areas, or of all. */
  counts(asker: Asker, partner: PartyId, areas: readonly string[] | undefined): Counts;
  /** What suspension clauses refused within a time, and what went on. */
  meanwhile(
    partner: PartyId,
    within: Within,
  ): {
    readonly stopped: { readonly refusals: number; readonly products: number };
    readonly received: number;
    readonly recalls: number;
  };
  /** The facts of releasing a product, if that document bound. Throws ProblemError `not-found`. */
  record(asker: Asker, document: AgreementDocument, asked: TrialAsked): ReleaseRecord;
};
