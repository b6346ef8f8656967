import type { StoreErrorCode } from "../store/index.ts";
import type { LedgerErrorCode } from "./commands.ts";
import type { Evidence } from "./evidence.ts";
import type { Change } from "./kinds.ts";

/** What the main thread asks of the writer. Every request carries a ticket; every answer repeats it. */
export type WriterRequest = { readonly ticket: number } & (
  | CommitRequest
  | {
      readonly type: "open-log";
      readonly origin: string;
      readonly kind: string;
      readonly party: string;
      readonly partner: string | null;
      readonly mine: boolean;
    }
  | {
      readonly type: "checkpoint";
      readonly log: number;
      readonly size: number;
      readonly root: Uint8Array;
      readonly note: string;
      readonly signedAt: number;
      readonly publishedAt: number | null;
    }
  | ({ readonly type: "evidence" } & Evidence)
  | {
      readonly type: "highwater-create";
      readonly role: HighwaterRole;
      readonly origin: string;
      readonly root: Uint8Array;
    }
  | {
      readonly type: "highwater";
      readonly role: HighwaterRole;
      readonly origin: string;
      readonly oldSize: number;
      readonly oldRoot: Uint8Array;
      readonly size: number;
      readonly root: Uint8Array;
      readonly note: string;
      readonly at: number;
    }
  | {
      readonly type: "swap-key";
      readonly digest: Uint8Array;
      readonly old: Uint8Array;
      readonly wrapped: Uint8Array | null;
    }
  /** The house log says what was cut from this log: the note of it is not needed any more. */
  | { readonly type: "told-cut"; readonly origin: string }
  | { readonly type: "truncate" }
  | { readonly type: "close" }
);

export type HighwaterRole = "own" | "peer";

export type CommitRequest = {
  readonly type: "commit";
  readonly command: { readonly id: string; readonly digest: string; readonly result: string } | null;
  readonly expects: readonly (readonly [stream: string, version: number])[];
  readonly steps: readonly Step[];
};

export type Step =
  | {
      readonly do: "own";
      readonly log: number;
      readonly id: string;
      readonly text: readonly [string] | readonly [string, string];
      readonly changes: readonly Change[];
      readonly touches: readonly string[];
    }
  | {
      readonly do: "partner";
      readonly log: number;
      readonly index: number;
      readonly bytes: Uint8Array;
      readonly aside: string | null;
      readonly changes: readonly Change[];
      readonly touches: readonly string[];
    }
  | {
      /** An own entry as it was written once: it was lost here, and somebody has given it back. */
      readonly do: "returned";
      readonly log: number;
      readonly index: number;
      readonly id: string;
      readonly bytes: Uint8Array;
      readonly aside: string | null;
      readonly changes: readonly Change[];
      readonly touches: readonly string[];
    }
  | {
      readonly do: "again";
      readonly log: number;
      readonly index: number;
      readonly changes: readonly Change[];
      readonly touches: readonly string[];
    }
  | {
      readonly do: "blob";
      readonly digest: Uint8Array;
      readonly bytes: Uint8Array;
      readonly wrappedKey: Uint8Array | null;
    };

/** The head of a log after a transaction. */
export type Head = { readonly log: number; readonly size: number; readonly root: Uint8Array };

export type WrittenEntry = {
  readonly log: number;
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly id: string;
  readonly seq: number;
};

export type WriterAnswer = { readonly ticket: number } & (
  | {
      readonly ok: true;
      readonly entries: readonly WrittenEntry[];
      readonly outcome: string | null;
      readonly repeated: boolean;
      readonly value: number | null;
    }
  | {
      readonly ok: false;
      readonly code: LedgerErrorCode;
      readonly store: StoreErrorCode | null;
      readonly message: string;
    }
);

/** One message for each batch: its answers, and the heads that moved. */
export type WriterMessage = { readonly answers: readonly WriterAnswer[]; readonly heads: readonly Head[] };

export type WriterSetup = {
  readonly ledger: string;
  readonly keys: string;
  readonly highwater: string;
  /** Every desk's statements, by name. */
  readonly statements: Readonly<Record<string, string>>;
};
