import type { PartyId } from "../../keys/index.ts";
import type { Heads, Ledger, Witness } from "../../ledger/index.ts";
import type { Blobs } from "../blobs.ts";
import type { Cards } from "../cards.ts";
import type { Serve } from "../listener/serve-blob.ts";
import type { Retirements } from "../retiring/noting.ts";
import type { Attendant } from "../tail/attend.ts";
import type { ProgressStore } from "../tail/progress.ts";
import type { Tail } from "../tail/tail.ts";

/** What carrying by hand needs of a relation: the same parts the network uses. */
export type CarryParts = {
  readonly ledger: Ledger;
  readonly heads: Heads;
  readonly witness: Witness;
  readonly cards: Cards;
  readonly blobs: Blobs;
  readonly serveBlob: Serve;
  /** Whether a blob may be given, without reading it. */
  readonly maySend: (...asked: Parameters<Serve>) => boolean;
  readonly progress: ProgressStore;
  readonly attendant: Attendant;
  readonly retirements: Pick<Retirements, "take" | "unnoted" | "refusal">;
  readonly tailOf: (partner: PartyId) => Tail;
  /** Entries of our log whose content a partner has asked for again, by hand; until they are carried out. */
  readonly asked: Map<PartyId, readonly number[]>;
};
