import { parseJson } from "@entente/json";
import { decodeBundle, TILE_WIDTH, TlogError, tilePath } from "@entente/tlog";
import { z } from "zod";
import type { PartyId, WrappedKey } from "../../keys/index.ts";
import {
  generationAt,
  generationOf,
  indexAt,
  type Ledger,
  type LogRow,
  liaisonOrigin,
  MOST_GENERATIONS,
  originHash,
} from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { WireError } from "../errors.ts";
import { type FetchedEntry, fetchEntries } from "../tail/fetch-entries.ts";
import { BLOB, BUNDLE, type PartnerWire } from "../wire/index.ts";
import { nothingCosigned, RecoveryError, retiredSince } from "./errors.ts";

export type ReturnedContent = { readonly key: WrappedKey; readonly bytes: Uint8Array };
export type SignedHead = { readonly size: number; readonly root: Uint8Array };

/**
 * What a partner gives of an own log that was lost, over the network or in a file. Nothing of it is believed for having
 * come: whoever takes it holds it against signatures and roots.
 */
export type ReturnSource = {
  /** The last note that the partner has cosigned of our log: of the latest generation of which it has cosigned anything. */
  head(): Promise<string>;
  /** Our entries from one place on, below another in one generation, in order; fewer when the partner gives fewer. */
  entries(from: number, until: number): AsyncIterable<Uint8Array>;
  /** The content of our entry at a place; undefined when the partner does not give it (any more). */
  content(place: number, payload: string): Promise<ReturnedContent | undefined>;
  /** The partner's own head; undefined when it shows none. */
  theirHead(): Promise<string | undefined>;
  /** The partner's entries that are not here yet, held against its head. */
  theirEntries(reader: Reader, log: LogRow, head: SignedHead): AsyncIterable<FetchedEntry>;
  /** The ciphertext that one of the partner's entries names; undefined when it is not given (any more). */
  theirContent(index: number, payload: string): Promise<Uint8Array | undefined>;
};

const wrapped = z.strictObject({
  to: z.string().max(43),
  enc: z.string().max(43),
  ct: z.string().max(20_000),
});

/** What a witness answers for a log that it knows and has cosigned nothing of; one that it does not know is not found. */
const NEVER_COSIGNED = "never cosigned\n";

/** Takes apart what `returnedContent` has put together; undefined when it is nothing of the kind. */
export function decodeReturned(bytes: Uint8Array): ReturnedContent | undefined {
  if (bytes.length < 2) return undefined;
  const length = bytes[0]! * 256 + bytes[1]!;
  try {
    const key = wrapped.parse(parseJson(bytes.subarray(2, 2 + length)));
    return { key, bytes: bytes.subarray(2 + length) };
  } catch {
    return undefined;
  }
}

/** Entries of a bundle that somebody has sent: each at most as long as an entry may be. */
export function bundleEntries(bytes: Uint8Array): Uint8Array[] {
  try {
    return decodeBundle(bytes, { entryBytes: 8192 });
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    const code = cause.code === "too-large" ? "too-long" : "altered";
    throw new RecoveryError(code, `the partner gives what is no bundle of entries: ${cause.message}`, cause);
  }
}

/** Asks the partner's node, with signed requests, a bundle at a time. */
export function networkSource(wire: PartnerWire, ledger: Ledger, partner: PartyId): ReturnSource {
  const own = ledger.current("ours", partner)?.origin ?? liaisonOrigin(ledger.party, partner);
  const asked = async (path: string, cost?: typeof BLOB) => {
    try {
      return await wire.get(partner, path, cost);
    } catch (cause) {
      throw wireProblem(cause);
    }
  };
  return {
    async head() {
      // A backup may be older than the retirement of the log: then the partner has cosigned a successor since.
      let later: string | undefined;
      for (let generation = generationOf(own) + 1; generation <= MOST_GENERATIONS; generation++) {
        const successor = liaisonOrigin(ledger.party, partner, generation);
        const answer = await asked(`/witness/${originHash(successor)}/checkpoint`);
        const text = new TextDecoder().decode(answer.body);
        if (answer.status === 200) later = text;
        else if (text === NEVER_COSIGNED && later === undefined) throw retiredSince(false);
        else break;
      }
      if (later !== undefined) return later;
      const answer = await asked(`/witness/${originHash(own)}/checkpoint`);
      if (answer.status !== 200) throw nothingCosigned("the partner's node says");
      return new TextDecoder().decode(answer.body);
    },
    async *entries(from, until) {
      const log = liaisonOrigin(ledger.party, partner, generationAt(from));
      const end = indexAt(from) + until - from;
      for (let n = Math.floor(indexAt(from) / TILE_WIDTH); n * TILE_WIDTH < end; n++) {
        const width = Math.min(TILE_WIDTH, end - n * TILE_WIDTH);
        const path = `/returned/${tilePath("entries", n, width)}?log=${originHash(log)}`;
        const answer = await asked(path, BUNDLE);
        if (answer.status !== 200) return;
        const entries = bundleEntries(answer.body).slice(0, width);
        yield* entries.slice(Math.max(0, indexAt(from) - n * TILE_WIDTH));
        if (entries.length < width) return;
      }
    },
    async content(place, payload) {
      const answer = await asked(`/returned/blobs/${payload}?entry=${place}`, {
        ...BLOB,
        maxBytes: BLOB.maxBytes + 65_536,
      });
      return answer.status === 200 ? decodeReturned(answer.body) : undefined;
    },
    async theirHead() {
      const answer = await asked("/logs/checkpoint");
      return answer.status === 200 ? new TextDecoder().decode(answer.body) : undefined;
    },
    async *theirEntries(reader, log, head) {
      try {
        yield* fetchEntries(wire, partner, reader, log, head);
      } catch (cause) {
        throw wireProblem(cause);
      }
    },
    async theirContent(index, payload) {
      const answer = await asked(`/blobs/${payload}?entry=${index}`, BLOB);
      return answer.status === 200 ? answer.body : undefined;
    },
  };
}

function wireProblem(cause: unknown): unknown {
  if (!(cause instanceof WireError)) return cause;
  const { code, message } = cause;
  if (code === "too-large")
    return new RecoveryError("too-long", `the partner gives too much: ${message}`, cause);
  if (code === "garbage" || code === "gone")
    return new RecoveryError("partner-log", `the partner's own log: ${message}`, cause);
  if (code === "refused" || code === "wrong-key" || code === "malformed")
    return new RecoveryError(
      "refused",
      `${message}: its node does not take this node's requests. Were keys changed after the backup, give the cards since with --card and a backup of the keys that holds theirs; or take a file of the partner in`,
      cause,
    );
  return new RecoveryError("unreachable", `nothing was taken back: ${message}`, cause);
}
