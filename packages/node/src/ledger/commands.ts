import type { JsonValue } from "@entente/json";
import type { Item, PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Body, SetField } from "./envelope.ts";

/** An entry that a command wants written, before it has a place in a log. */
export type Draft = {
  /** `house`, or the partner whose liaison log it goes to. */
  readonly log:
    | "house"
    | {
        readonly partner: PartyId;
        /** For the first entry of a successor alone: its origin. */
        readonly opens?: string;
      };
  readonly kind: string;
  readonly body: Body;
  readonly agreement?: string;
  /** A role, never a person, in a liaison log. */
  readonly actor?: string;
  readonly refs?: readonly string[];
  /** Content to be sealed; in a liaison log its key is wrapped for the partner too. */
  readonly items?: readonly Item[];
  /** Content that this node already holds (a receipt for what a partner sealed). */
  readonly holds?: SetField;
  /** Chosen ahead when other entries must name this one; otherwise made when it is written. */
  readonly id?: string;
};

/** What a desk's pure function returns. */
export type Proposal<T extends JsonValue = JsonValue> = {
  readonly entries: readonly Draft[];
  /** Streams and the version at which they were read; a moved one means load and decide again. */
  readonly expects: Readonly<Record<string, number>>;
  readonly result: T;
};

/** A command: data with an id made by the client, and the way to decide it. */
export type Command<T extends JsonValue = JsonValue> = {
  /** Chosen by the client, up to 100 characters; scoped to the account by the caller. */
  readonly id: string;
  /** Digest of everything the client asked; the same id with another digest is refused. */
  readonly digest: string;
  decide(reader: Reader): Promise<Proposal<T>> | Proposal<T>;
};

/** Where an entry came to stand. */
export type Place = {
  readonly log: string;
  readonly index: number;
  readonly leaf: string;
  readonly id: string;
};

export type Outcome<T extends JsonValue = JsonValue> = {
  readonly entries: readonly Place[];
  readonly result: T;
  /** Whether this is the answer of an earlier, identical command. */
  readonly repeated: boolean;
};

export type LedgerErrorCode =
  | "conflict"
  | "command-reused"
  | "storage"
  | "stopped"
  | "unknown-kind"
  /** The partner's card does not list the kind: its node would set the entry aside. */
  | "not-understood"
  | "unknown-relation"
  | "malformed";

export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "LedgerError";
    this.code = code;
  }
}

/** The journal's last number, as a decision begins: {@link requireStill}. */
export function journalNow(reader: Reader): number {
  return reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal")?.seq ?? 0;
}

/**
 * A stream's version is the journal's number at its last change. One that is greater than the journal was when the
 * decision began moved while it was made: the writer commits on a thread of its own, so what was read of the stream may
 * be older than the version that was read after it. Throws LedgerError `conflict`, and it is decided again.
 */
export function requireStill(expects: Readonly<Record<string, number>>, began: number): void {
  for (const [stream, version] of Object.entries(expects))
    if (version > began) throw new LedgerError("conflict", `${stream} moved while this was decided`);
}
