import { openCheckpoint, TlogError, type VerifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import type { Ledger } from "./ledger.ts";
import type { LogRow } from "./log-state.ts";

/**
 * What is known of an own log's head. `ok`: signed and published as it grows. `unconfirmed`: no witness has
 * confirmed the head since the start, so nothing is signed. `waiting`: signed, not cosigned yet. `retired`: a successor
 * goes on in its place, and nothing is ever signed here again. The others stop releases until a person has decided.
 */
export type HeadState =
  | "ok"
  | "unconfirmed"
  | "waiting"
  | "rolled-back"
  | "forked"
  | "clock-back"
  | "damaged"
  | "retired";

export type Published = { readonly size: number; readonly note: string };

/** Who is asked to cosign: over the network the partner's witness, by hand a file. */
export type WitnessPort = {
  addCheckpoint(body: string): Promise<{ status: number; body: string }>;
  readCheckpoint(originHash: string): Promise<{ status: number; body: string }>;
};

export type HeadDependencies = {
  readonly ledger: Ledger;
  readonly log: LogRow;
  /** The log key in force: a rotation replaces it while the node runs. */
  readonly signer: () => {
    readonly key: VerifierKey;
    readonly sign: (message: Uint8Array) => Uint8Array;
  };
  /** Every key this party's logs were ever signed with: a head from before a rotation is still ours. */
  readonly formerKeys: () => VerifierKey[];
  /** Keys whose cosignature publishes a liaison log's head; none for a house log. */
  readonly witnessKeys: () => VerifierKey[];
  readonly witness: () => WitnessPort | undefined;
  readonly now: () => number;
  /** Whether a successor goes on in this log's place. */
  readonly isRetired: boolean;
};

/** Whether one of these keys has signed the note: no longer so, when the only ones that did were revoked. */
export function isVouchedBy(note: string, keys: VerifierKey[]): boolean {
  try {
    return openCheckpoint(note, keys, verifyEd25519).verified.length > 0;
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    return false;
  }
}
