import type { AgreementDocument, Duration, PartyId, Time } from "./document.ts";
import { durationMs } from "./time.ts";

/** One signature of a detached JWS, as an entry carries it. */
export type FlatJws = { readonly protected: string; readonly signature: string };

export type Offered = {
  /** The id of the entry that made the first offer. */
  readonly negotiation: string;
  readonly round: number;
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** Hash of the offer this one answers; absent in the first round. */
  readonly previous?: string | undefined;
  /** Hash of the version an amendment replaces, as the document says it too. */
  readonly supersedes?: string | undefined;
};
export type Accepted = { readonly negotiation: string; readonly hash: string };
export type Signed = {
  readonly negotiation: string;
  readonly hash: string;
  readonly kid: string;
  readonly jws: FlatJws;
};
export type Verified = {
  readonly negotiation: string;
  readonly hash: string;
  readonly rulesHash: string;
  /** Digest of what the software decides on the example cases of the document. */
  readonly results: string;
};
export type Finalised = { readonly negotiation: string; readonly hash: string };

/** Coded, never written by hand: entries are read by everyone who holds the log. */
export const terminationReasons = ["no-agreement", "superseded", "mistake", "rules-differ", "other"] as const;
export const suspensionReasons = [
  "breach",
  "incident",
  "change-of-law",
  "security",
  "review-overdue",
  "other",
] as const;

export type Terminated = {
  readonly negotiation: string;
  readonly reason: (typeof terminationReasons)[number];
};
export type Suspended = {
  readonly hash: string;
  /** Absent: the whole agreement. */
  readonly areas?: readonly string[] | undefined;
  readonly reason: (typeof suspensionReasons)[number];
  readonly kid: string;
  readonly jws: FlatJws;
};
export type Resumed = {
  readonly hash: string;
  /** The id of the entry that suspended. */
  readonly suspension: string;
  readonly kid: string;
  readonly jws: FlatJws;
};
export type Denounced = {
  readonly hash: string;
  readonly endsAt: Time;
  readonly kid: string;
  readonly jws: FlatJws;
};

export type LifeAct =
  | { readonly kind: "agreement.offered/1"; readonly body: Offered }
  | { readonly kind: "agreement.accepted/1"; readonly body: Accepted }
  | { readonly kind: "agreement.signed/1"; readonly body: Signed }
  | { readonly kind: "agreement.verified/1"; readonly body: Verified }
  | { readonly kind: "agreement.finalised/1"; readonly body: Finalised }
  | { readonly kind: "agreement.terminated/1"; readonly body: Terminated }
  | { readonly kind: "agreement.suspended/1"; readonly body: Suspended }
  | { readonly kind: "agreement.resumed/1"; readonly body: Resumed }
  | { readonly kind: "agreement.denounced/1"; readonly body: Denounced };

/** An act as it stands in its writer's log. */
export type LifeEntry = LifeAct & {
  readonly by: PartyId;
  /** Place in the writer's own log. */
  readonly index: number;
  /** How many entries of the other party's log the writer had applied. */
  readonly seen: number;
  readonly id: string;
  /** When the writer says it was written. */
  readonly at: Time;
};

/** What the life of an agreement needs of its document. */
export type LifeTerms = {
  readonly from: Time;
  readonly until: Time;
  /** Length of the notice of a denunciation. */
  readonly notice: Duration;
  readonly reviewEvery: Duration;
  readonly thresholds: ReadonlyMap<PartyId, number>;
};

/** Gives the terms of a version, or undefined when its document is not at hand: then nothing rests on it. */
export type TermsOf = (hash: string) => LifeTerms | undefined;

type TermParams = { readonly from: Time; readonly until: Time; readonly denunciationNotice: Duration };

/**
 * Reads the terms off a valid document. Where the two directions differ, the widest span holds for the state of
 * the whole; the clauses themselves still decide for their own direction.
 */
export function lifeTerms(document: AgreementDocument): LifeTerms {
  const paramsOf = (kind: string) =>
    document.clauses.filter((clause) => clause.kind === kind).map(({ params }) => params);
  const terms = paramsOf("term") as unknown as TermParams[];
  const reviews = (paramsOf("review") as unknown as { every: Duration }[]).map(({ every }) => every);
  const ofLength = (values: readonly Duration[]) => values.toSorted((a, b) => durationMs(a) - durationMs(b));
  const from = terms.map((one) => one.from).sort()[0];
  const until = terms
    .map((one) => one.until)
    .sort()
    .at(-1);
  const notice = ofLength(terms.map((one) => one.denunciationNotice)).at(-1);
  const reviewEvery = ofLength(reviews)[0];
  if (from === undefined || until === undefined || notice === undefined || reviewEvery === undefined)
    throw new TypeError("a valid agreement has its term and review clauses");
  const thresholds = new Map(document.parties.map((party) => [party.id, party.signatoryThreshold]));
  return { from, until, notice, reviewEvery, thresholds };
}
