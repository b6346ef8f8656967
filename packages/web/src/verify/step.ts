/** What is recomputed, in the order in which it is shown. */
export const STEPS = [
  "bytes",
  "keys",
  "signature",
  "cosignature",
  "inclusion",
  "consistency",
  "retirement",
] as const;
export type StepName = (typeof STEPS)[number];

/** Everything a step can come to. The words of each are in the catalogue of the ledger. */
export type StepCode =
  | "bytes-match"
  | "bytes-withheld"
  | "bytes-differ"
  | "bytes-shown-otherwise"
  | "keys-lead-back"
  | "keys-of-another"
  | "keys-broken"
  | "signature-good"
  | "signature-bad"
  | "signature-missing"
  | "head-malformed"
  | "cosignature-good"
  | "cosignature-bad"
  | "cosignature-missing"
  | "included"
  | "not-included"
  | "not-this-leaf"
  | "not-under-head"
  | "tiles-damaged"
  | "first-seen"
  | "unchanged"
  | "extends"
  | "does-not-extend"
  | "two-histories"
  | "shorter"
  | "retired-shorter"
  | "log-retired"
  | "retirement-bad"
  | "no-ed25519"
  | "unreachable"
  | "not-reached";

/** `open`: neither proven nor refuted. */
export type StepState = "good" | "bad" | "open";

export type Step = {
  readonly name: StepName;
  readonly state: StepState;
  readonly code: StepCode;
  /** Figures that its words name. */
  readonly size?: number;
  readonly before?: number;
  /** Unix seconds. */
  readonly time?: number;
  /** The fault in the words of whatever found it: for those who look into it. */
  readonly detail?: string;
};

export const step = (
  name: StepName,
  state: StepState,
  code: StepCode,
  more: Omit<Partial<Step>, "name" | "state" | "code"> = {},
): Step => ({ name, state, code, ...more });

export const isAllGood = (steps: readonly Step[]): boolean => steps.every(({ state }) => state === "good");
export const hasFailed = (steps: readonly Step[]): boolean => steps.some(({ state }) => state === "bad");
