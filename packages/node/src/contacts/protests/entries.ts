import { summonsAttended, summonsOutcomes } from "@entente/api";
import { z } from "zod";
import { otherSide, payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import { id } from "../bodies.ts";
import { mineOf, rowOf } from "../rows.ts";
import type { ProtestRow } from "./view.ts";

const protestLodged = entryKind({
  kind: "protest.lodged/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ protest: id }),
  fold: (entry) => {
    const row = { id: entry.body.protest, partner: otherSide(entry), mine: mineOf(entry), at: entry.at };
    return {
      changes: [["protests.lodge", { ...row, payload: payloadOf(entry) }]],
      touches: [`protest:${entry.body.protest}`],
    };
  },
  receive: ({ body, party: from, envelope }, reader) => {
    if (envelope.set?.count !== 1) return { aside: "a note of protest without its words" };
    return rowOf(reader, "view_protest", from, body.protest) === undefined
      ? {}
      : { aside: "another protest with this id was lodged" };
  },
});

/** By whom the note was addressed to; with words of its own, or none. */
const protestAcknowledged = entryKind({
  kind: "protest.acknowledged/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({ protest: id }),
  fold: (entry) => ({
    changes: [
      [
        "protests.acknowledge",
        { id: entry.body.protest, partner: otherSide(entry), at: entry.at, answer: payloadOf(entry) },
      ],
    ],
    touches: [`protest:${entry.body.protest}`],
  }),
  receive: ({ body, party: from, envelope }, reader) => {
    if (envelope.set?.count !== 1) return { aside: "an acknowledgement without its content" };
    const row = rowOf<ProtestRow>(reader, "view_protest", from, body.protest);
    if (row === undefined || row.mine === 0)
      return { aside: "an acknowledgement of a protest that was not lodged with that party" };
    return row.acknowledged_at === null ? {} : { aside: "this protest was acknowledged before" };
  },
});

/** Recorded by the party that called the other's office in. */
const summonsRecorded = entryKind({
  kind: "summons.recorded/1",
  log: "liaison",
  effect: "partner",
  body: z.strictObject({
    summons: id,
    attended: z.enum(summonsAttended),
    outcome: z.enum(summonsOutcomes),
    protest: id.optional(),
  }),
  fold: (entry) => {
    const { summons, attended, outcome, protest } = entry.body;
    const row = { id: summons, partner: otherSide(entry), mine: mineOf(entry), at: entry.at };
    return {
      changes: [
        [
          "protests.summon",
          { ...row, attended, outcome, protest: protest ?? null, payload: payloadOf(entry) },
        ],
      ],
      touches: [`summons:${summons}`],
    };
  },
  receive: ({ body, party: from, envelope }, reader) => {
    if (envelope.set?.count !== 1) return { aside: "a summons without its words" };
    if (rowOf(reader, "view_summons", from, body.summons) !== undefined)
      return { aside: "another summons with this id is recorded" };
    if (body.protest === undefined) return {};
    return rowOf<ProtestRow>(reader, "view_protest", from, body.protest)?.mine === 0
      ? {}
      : { aside: "a summons over a protest that this party did not lodge" };
  },
});

export const protestKinds = [protestLodged, protestAcknowledged, summonsRecorded];
