/** What a register counts (scope.md §1): one unit for a whole register, in the head of every column of figures. */
export const units = ["record", "event", "identifier", "person", "target", "order"] as const;
export type Unit = (typeof units)[number];

/** Telephony metadata, internet metadata. Content is another register. */
export const kinds = ["DNR", "DNI"] as const;
export type Kind = (typeof kinds)[number];

/** How a country came to be assigned to a number. */
export const bases = ["prefix", "full", "shared", "non_geographic", "withheld", "invalid"] as const;

/** The country of whatever could not be resolved: no row is dropped for it. */
export const UNRESOLVED = "ZZZ";

/**
 * What a row is counted by, in the order of keys and of the columns of a rollup. Each sense of a country has its own
 * column: a `country` alone never says which of them is meant.
 */
export const dimensions = [
  "kind",
  "caller_cc",
  "caller_basis",
  "callee_cc",
  "callee_basis",
  "collected_by",
  "collected_at",
  "provided_by",
  "received_by",
  "programme",
  "technique",
  "authority_id",
  "clause_id",
  "operation_id",
  "purpose",
] as const;
export type Dimension = (typeof dimensions)[number];

/** Empty is legal in these and means: own use, no authority, no clause, no operation. It is counted and shown first. */
export const nullable = ["provided_by", "received_by", "authority_id", "clause_id", "operation_id"] as const;
type Nullable = (typeof nullable)[number];

type Coded = { readonly [D in Exclude<Dimension, Nullable | "kind">]: string } & {
  readonly [D in Nullable]: string | null;
};

/** One row of a register. Pseudonyms stay in the register and are no dimension. */
export type RegisterRow = Coded & {
  /** UTC, to the second. */
  readonly start_ts: string;
  readonly dur_s: number;
  readonly kind: Kind;
  readonly unit: Unit;
};

/** Columns every register has, in any order. */
export const columns = ["start_ts", "dur_s", "unit", ...dimensions] as const;
/** Keyed pseudonyms, kept only where persons must be counted. */
export const pseudonyms = ["caller_h", "callee_h"] as const;
export type Column = (typeof columns)[number] | (typeof pseudonyms)[number];

/** The party in `XAR:ARV-SIG`: what hand-overs are compared by. */
export const partyOf = (code: string): string => code.slice(0, 3);
