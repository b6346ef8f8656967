import { entrySide, otherSide, payloadOf } from "../../acting/index.ts";
import { type EntryKind, entryKind, type Folded, type Folding } from "../../ledger/index.ts";
import { closedBody, reopenedBody } from "./bodies.ts";
import { docketById, hasClosed } from "./rows.ts";

/**
 * The end of a docket. Each party closes its own side, and then writes nothing more in it: what it had said is frozen by
 * its own log, so entries that crossed change nothing. The docket is closed once both sides are.
 */

const closing = (
  entry: Folding<{ readonly docket: string; readonly open?: number }>,
  closed: 0 | 1,
): Folded => ({
  changes: [
    [
      "dockets.closing",
      {
        partner: otherSide(entry),
        docket: entry.body.docket,
        side: entrySide(entry),
        closed,
        at: entry.at,
        open: entry.body.open ?? 0,
        payload: payloadOf(entry),
      },
    ],
  ],
  touches: [`docket:${entry.body.docket}`],
});

const closed = entryKind({
  kind: "docket.closed/1",
  log: "liaison",
  effect: "partner",
  body: closedBody,
  fold: (entry) => closing(entry, 1),
  receive({ party, body }, reader) {
    if (docketById(reader, party, body.docket) === undefined)
      return { aside: "the end of a docket that is not known in this relation" };
    return hasClosed(reader, party, body.docket, "theirs")
      ? { aside: "its writer had closed this docket before" }
      : {};
  },
});

const reopened = entryKind({
  kind: "docket.reopened/1",
  log: "liaison",
  effect: "partner",
  body: reopenedBody,
  fold: (entry) => closing(entry, 0),
  receive: ({ party, body }, reader) =>
    hasClosed(reader, party, body.docket, "theirs")
      ? {}
      : { aside: "a docket opened anew that its writer had not closed" },
});

export const closingKinds: EntryKind<never>[] = [closed, reopened];
