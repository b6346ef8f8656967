import type { Sentence } from "@entente/api";
import { answerAddCheckpoint, conflict, type VerifierKey, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { digestOf, type Keyring, type PartyId, sha256, signerOf } from "../keys/index.ts";

import { readHighwater } from "./highwater.ts";
import type { Ledger } from "./ledger.ts";
import { hasher } from "./log-state.ts";
import { originHash } from "./origins.ts";

/** Two heads prove that a log has signed two histories; of pairs of them so many are kept, and the rest counted. */
const FORKED = "forked";
const MOST_FORKS = 8;

export type WitnessOptions = {
  readonly ledger: Ledger;
  readonly keyring: Keyring;
  readonly party: PartyId;
  readonly now: () => number;
  /** The log keys on the partner's card chain. */
  readonly logKeys: (partner: PartyId) => Uint8Array[];
  /** Called when a partner has signed two histories: its relation is to be quarantined. */
  readonly onEvidence: (partner: PartyId, what: Sentence) => void;
};

export type WitnessReply = { readonly status: number; readonly body: string; readonly contentType?: string };

/** A witness's name: its own, so that its key is never taken for a log's (tlog.md §10). */
export function witnessName(party: PartyId): string {
  return `entente.party/${party.slice(7)}/witness`;
}

export function witnessKeyOf(party: PartyId, publicKey: Uint8Array): VerifierKey {
  return verifierKey(witnessName(party), 4, publicKey, sha256);
}

/**
 * This node as witness of its partners' logs (tlog-witness): it cosigns what is consistent with all it has
 * cosigned before, and makes that durable before it answers. Witnessing needs no understanding of entries.
 */
export class Witness {
  readonly #options: WitnessOptions;
  readonly #signer: ReturnType<typeof signerOf>;

  constructor(options: WitnessOptions) {
    this.#options = options;
    this.#signer = signerOf(() => options.keyring.witness);
  }

  /** Answers `POST add-checkpoint`. Only `only`'s logs are known when it is given. */
  async answer(body: Uint8Array | string, only?: PartyId): Promise<WitnessReply> {
    const { ledger, party, now } = this.#options;
    const signer = this.#signer();
    const answer = answerAddCheckpoint({
      body,
      lookup: (origin) => {
        const log = ledger.log(origin);
        if (log === undefined || log.mine === 1 || (only !== undefined && log.party !== only))
          return undefined;
        // A log that was retired is done: whatever is signed for it now, is not cosigned.
        if (ledger.current("theirs", log.party as PartyId)?.origin !== origin) return undefined;
        const keys = this.#options
          .logKeys(log.party as PartyId)
          .map((key) => verifierKey(origin, 1, key, sha256));
        const mark = readHighwater(ledger.marks, "peer", origin);
        const state = mark === undefined || mark.note === "" ? undefined : mark;
        return { keys, state };
      },
      witness: witnessKeyOf(party, signer.publicKey),
      sign: signer.sign,
      verify: verifyEd25519,
      hasher,
      nowSeconds: Math.floor(now() / 1000),
    });
    if (answer.status !== 200) {
      if ("evidence" in answer && answer.evidence !== undefined) await this.#keepEvidence(answer.evidence);
      const { status, contentType } = answer;
      return { status, body: answer.body, ...(contentType === undefined ? {} : { contentType }) };
    }
    const { origin, expected, next } = answer;
    const { value } = await ledger.writer.ask({
      type: "highwater",
      role: "peer",
      origin,
      oldSize: expected?.size ?? 0,
      oldRoot: expected?.root ?? hasher.empty(),
      size: next.size,
      root: next.root,
      note: next.note,
      at: Math.floor(now() / 1000),
    });
    if (value === 1) return { status: 200, body: answer.body };
    const lost = conflict(readHighwater(ledger.marks, "peer", origin)?.size ?? 0);
    return {
      status: lost.status,
      body: lost.body,
      ...(lost.contentType === undefined ? {} : { contentType: lost.contentType }),
    };
  }

  async #keepEvidence(evidence: { origin: string; note: string; stored: string }): Promise<void> {
    const { ledger, now } = this.#options;
    const { origin, stored, note } = evidence;
    const what = JSON.stringify({ kind: FORKED, origin, noteA: stored, noteB: note });
    const id = digestOf(new TextEncoder().encode(what));
    const bound = { kind: FORKED, most: MOST_FORKS };
    await ledger.writer.ask({ type: "evidence", id, origin, at: now(), what, bound });
    const log = ledger.log(evidence.origin);
    if (log !== undefined)
      this.#options.onEvidence(
        log.party as PartyId,
        "its log has signed a head that does not follow from what was cosigned",
      );
  }

  /** The read API: the last note cosigned for an origin, named by the hex digest of it. */
  read(hash: string, only?: PartyId): WitnessReply {
    const { ledger } = this.#options;
    const log = ledger.logs.find(
      (each) =>
        each.mine === 0 && (only === undefined || each.party === only) && originHash(each.origin) === hash,
    );
    const note = log === undefined ? "" : (readHighwater(ledger.marks, "peer", log.origin)?.note ?? "");
    return note === "" ? { status: 404, body: "never cosigned\n" } : { status: 200, body: note };
  }
}
