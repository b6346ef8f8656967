/** The closed list of what a permission can oblige to, and when it is due (agreement.md §5). */
export const obligationPhases = {
  redact: "before",
  pseudonymise: "before",
  "human-review": "before",
  "second-approval": "before",
  "obtain-consent": "before",
  assessment: "before",
  mark: "with",
  "attach-notice": "with",
  "retain-until": "after",
  "no-onward": "after",
  "log-reads": "after",
  notify: "after",
  "feedback-due": "after",
} as const satisfies Record<string, "before" | "with" | "after">;

export type ObligationType = keyof typeof obligationPhases;
export type Detail = { readonly [name: string]: string | number | readonly string[] };

export type Obligation = {
  readonly type: ObligationType;
  readonly detail: Detail;
  /** Counted from the moment of the decision; the decision turns it into a date. */
  readonly within?: string;
};

export type Outcome =
  | { readonly t: "permit"; readonly applies: boolean }
  | { readonly t: "obligations"; readonly obligations: readonly Obligation[] }
  | { readonly t: "violation"; readonly code: string; readonly detail: Detail; readonly curable: boolean };

/** Shared and frozen: the permit path of a decision allocates nothing. */
export const PERMIT: Outcome = Object.freeze({ t: "permit", applies: true });
/** The clause has nothing to say about these facts. */
export const NOT_APPLICABLE: Outcome = Object.freeze({ t: "permit", applies: false });

export function oblige(type: ObligationType, detail: Detail = {}, within?: string): Outcome {
  return obligeAll([within === undefined ? { type, detail } : { type, detail, within }]);
}

export function obligeAll(obligations: readonly Obligation[]): Outcome {
  return Object.freeze({ t: "obligations", obligations: Object.freeze([...obligations]) });
}

/** A violation that nothing done to the item can lift. */
export function violation(code: string, detail: Detail = {}): Outcome {
  return { t: "violation", code, detail, curable: false };
}

/** A violation that taking something out of the item lifts; the result is decided again from zero. */
export function curable(code: string, detail: Detail = {}): Outcome {
  return { t: "violation", code, detail, curable: true };
}

/** A fact the clause needs was not established. */
export function missing(fact: string): Outcome {
  return violation("missing-fact", { fact });
}
