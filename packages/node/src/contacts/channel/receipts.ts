import { type Acting, versionsOf } from "../../acting/index.ts";
import { digestText, type PartyId } from "../../keys/index.ts";
import { rowOf } from "../rows.ts";
import { type MessageRow, unreceipted } from "./view.ts";
import { messageWords } from "./words.ts";

/**
 * Receipts what a partner sent and this node has opened. What is due follows from the views and the contents held: a
 * crash before the receipt is written leaves it due, and one after leaves nothing to do. Gives how many were written.
 */
export async function receiptMessages(acting: Acting, partner: PartyId): Promise<number> {
  let written = 0;
  for (const row of unreceipted(acting.reader, partner)) {
    // Not here yet, or erased: there is nothing to receipt, and nothing to say about it either.
    if (acting.ledger.contents.openOne(row.payload, 0) === undefined) continue;
    const read = acting.words(row.payload, messageWords) === undefined ? "not-readable" : "opened";
    const { result, repeated } = await acting.ledger.submit({
      id: `channel receipt ${partner} ${row.id}`,
      digest: row.id,
      decide(reader) {
        const now = rowOf<MessageRow>(reader, "view_message", partner, row.id);
        const expects = versionsOf(reader, `message:${row.id}`);
        if (now === undefined || now.receipted_at !== null) return { entries: [], expects, result: 0 };
        return {
          entries: [
            {
              log: { partner },
              kind: "message.receipted/1",
              refs: [digestText(row.leaf)],
              body: { message: row.id, read },
            },
          ],
          expects,
          result: 1,
        };
      },
    });
    if (!repeated) written += result;
  }
  return written;
}
