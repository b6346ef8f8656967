import { type Heads, type Ledger, type LogRow, lastSize, readHighwater } from "../../ledger/index.ts";

/** Turns of the writer to wait for a signature; one or two are enough unless something stands in its way. */
const MAX_TURNS = 50;

/**
 * Waits until an own log's head is signed as far as it can be. The heads sign by themselves as a log grows; asking
 * them to sign here as well would let two signatures race for one high-water mark. Each turn is a request to the
 * writer that changes nothing: when it is answered, what was asked before it is done.
 */
export async function signedHead(heads: Heads, ledger: Ledger, log: LogRow): Promise<void> {
  heads.advance(log.origin);
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    await ledger.writer.ask({ type: "commit", command: null, expects: [], steps: [] });
    const size = readHighwater(ledger.marks, "own", log.origin)?.size ?? 0;
    if (size >= lastSize(ledger.reader, log.id)) return;
    const state = heads.health().find(({ origin }) => origin === log.origin)?.state;
    if (state !== undefined && state !== "ok" && state !== "waiting") return;
  }
}
