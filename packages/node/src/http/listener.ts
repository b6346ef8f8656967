import type { Accounts } from "../accounts/index.ts";
import type { GradeSource } from "./acts.ts";

/** What answering needs to know about the listener. */
export type Listener = {
  readonly accounts: Accounts;
  readonly heads: GradeSource | undefined;
  readonly cookie: string;
  readonly sessionMs: number;
  readonly secure: boolean;
  /** The node's fingerprint, digits alone. */
  readonly node: string;
  readonly now: () => number;
  readonly checkAnswers: boolean;
};
