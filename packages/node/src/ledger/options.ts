import type { Keyring, PartyId } from "../keys/index.ts";
import type { DataPaths } from "../store/index.ts";
import type { Registry } from "./registry.ts";

/** What a ledger is opened, or replayed, with. */
export type LedgerOptions = {
  readonly paths: DataPaths;
  readonly registry: Registry;
  readonly keyring: Keyring;
  readonly party: PartyId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The partner's X25519 key in force, for wrapping what is meant for it. */
  readonly sealKeyOf: (partner: PartyId) => Uint8Array;
  /**
   * In words why entries of a kind are not sent to a partner: its card does not list the kind. Undefined when they may
   * be. Left out, every kind is sent.
   */
  readonly notUnderstood?: ((partner: PartyId, kind: string) => string | undefined) | undefined;
};
