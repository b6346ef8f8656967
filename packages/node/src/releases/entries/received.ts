import { type Change, ERASE, entryKind } from "../../ledger/index.ts";
import { recordProducts } from "../../products/index.ts";
import type { Reader } from "../../store/index.ts";
import * as bodies from "../bodies.ts";
import { fromRanges } from "../ranges.ts";
import { otherOf } from "./direction.ts";

/** The answer to a release: the receipt, which records the products, or a declining. */

export const received = entryKind({
  kind: "release.received/1",
  log: "liaison",
  effect: "partner",
  body: bodies.receivedSchema,
  fold: (entry, context) => {
    const { body, envelope, at, items, mine } = entry;
    const set = envelope.set!;
    const touches = [`part:${body.made}`];
    const settled: Change[] = [
      [
        "releases.forget-part-items",
        { made: body.made, ranges: JSON.stringify(body.without), why: "recalled" },
      ],
      [
        "releases.receive",
        {
          made: body.made,
          received: envelope.id,
          at,
          retainUntil: body.retainUntil ?? null,
          compartment: body.compartment,
        },
      ],
    ];
    if (!mine) return { changes: settled, touches };
    const recorded = recordProducts(
      {
        entry: envelope.id,
        compartment: body.compartment,
        payload: set.payload,
        count: set.count,
        source: "received",
        by: body.from,
        at,
        items,
      },
      context,
    );
    const places: Change = [
      "releases.items-received",
      { made: body.made, received: envelope.id, count: set.count },
    ];
    const erased = fromRanges(body.without, set.count).map(
      (position): Change => [ERASE, { payload: set.payload, position }],
    );
    return {
      changes: [...recorded, places, ...erased, ...settled],
      touches: [...touches, `product:${envelope.id}`],
    };
  },
  receive: ({ body, envelope, party }, reader) => {
    const part = sentPart(reader, body.made, party);
    if (part === undefined) return { aside: "a receipt for something that was never sent to that party" };
    if (part.state !== "announced") return { aside: `a receipt for a release that was ${part.state} before` };
    const set = envelope.set;
    const same = set?.payload === part.payload && set.root === part.root && set.count === part.count;
    return same ? {} : { aside: "the receipt is for other content than was sent" };
  },
});

type SentPart = {
  readonly payload: string;
  readonly root: string;
  readonly count: number;
  readonly state: string;
};

function sentPart(reader: Reader, made: string, party: string): SentPart | undefined {
  return reader.get<SentPart>(
    "SELECT payload, root, count, state FROM view_part WHERE id = :made AND direction = 'out' AND partner = :party",
    { made, party },
  );
}

export const declined = entryKind({
  kind: "release.declined/1",
  log: "liaison",
  effect: "partner",
  body: bodies.declinedSchema,
  fold: (entry) => {
    const { body, envelope, at } = entry;
    return {
      changes: [
        ["releases.decline", { made: body.made, reason: body.reason }],
        [
          "releases.refuse",
          {
            id: envelope.id,
            partner: otherOf(entry),
            at,
            byPartner: entry.mine ? 0 : 1,
            count: 1,
            areas: "[]",
            agreement: envelope.agreement ?? null,
            release: body.release,
            standing: null,
            violations: JSON.stringify(body.violations),
          },
        ],
        ["releases.refuse-part", { id: envelope.id, made: body.made }],
      ],
      touches: [`part:${body.made}`],
    };
  },
  receive: ({ body, party }, reader) => {
    const part = sentPart(reader, body.made, party);
    if (part === undefined) return { aside: "a declining of something that was never sent to that party" };
    return part.state === "announced"
      ? {}
      : { aside: `a declining of a release that was ${part.state} before` };
  },
});
