import type { Sentence } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import { WireError } from "../errors.ts";
import { BLOB, type PartnerWire, type WireAnswer } from "../wire/index.ts";
import { carryIn } from "./in.ts";
import { type CarriedOut, carryOut } from "./out.ts";
import type { CarryParts } from "./parts.ts";
import { type CarrySource, inMemory } from "./source.ts";
import type { SpoolRoom, SpoolShare } from "./spool-room.ts";

/** Content in one exchanged file: it must stay well below what the listener takes; the rest comes with the next. */
const EXCHANGED = { maxBytes: 64 * 1024 * 1024 };
const COST = { maxBytes: 4 * BLOB.maxBytes, timeout: BLOB.timeout };
const FILE = "application/vnd.entente.carry";

/** Exchanged files are small, and go as one signed message. */
async function fileFor(parts: CarryParts, partner: PartyId): Promise<Uint8Array> {
  const { pieces }: CarriedOut = await carryOut(parts, partner, EXCHANGED);
  return new Uint8Array(Buffer.concat([...pieces]));
}

/** Takes the file of a partner that cannot be called, and gives the one that is due to it. */
export async function answerExchange(
  parts: CarryParts,
  partner: PartyId,
  file: CarrySource,
): Promise<Uint8Array> {
  await carryIn(parts, file, partner);
  return fileFor(parts, partner);
}

/**
 * Exchanges files with a partner that only this node can call. What comes back has its share of `room` from its first
 * byte on. Nothing is marked as sent, so what could not be taken goes with the next round. Throws WireError, `busy` when
 * the partner's node has no room now, and CarryError, `busy` when this one has none.
 */
export async function exchangeWith(
  parts: CarryParts,
  wire: PartnerWire,
  room: SpoolRoom,
  partner: PartyId,
): Promise<void> {
  // Twice when the first brought something to cosign: the second takes the cosignature back.
  for (let turn = 0; turn < 2; turn++) {
    using held = new DisposableStack();
    let share: SpoolShare | undefined;
    const claim = (bytes: number) => {
      share ??= held.use(room.enter());
      share.grow(bytes);
    };
    const bytes = await fileFor(parts, partner);
    const answer = await wire.post(partner, "/exchange", FILE, bytes, { ...COST, claim });
    if (answer.status !== 200) throw notTaken(answer);
    const taken = await carryIn(parts, inMemory(answer.body), partner);
    if (taken.cosigned === undefined) return;
  }
}

function notTaken({ status, retryAfter }: WireAnswer): WireError {
  if (status !== 503 && status !== 429)
    return new WireError("refused", `the partner's node answered ${status} to a file`);
  const words: Sentence = `the partner's node has no room for a file now (${status}); it is sent again later`;
  return new WireError("busy", words, undefined, retryAfter);
}
