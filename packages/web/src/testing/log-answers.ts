import { ledgerOperations, oversightOperations, relationOperations } from "@entente/api";
import { placeOf } from "../verify/places.ts";
import { fakeAnswers } from "./fake-answers.ts";
import { answers } from "./fake-node.ts";
import { relation, state } from "./fixtures.ts";
import { arvenia, COSIGNED_AT, type RealLog, talvia } from "./real-log.ts";

/** Changes what a node serves of a log, byte by byte. */
export type Tampering = {
  entry?: (index: number, bytes: Uint8Array) => Uint8Array;
  tile?: (level: number, n: number, bytes: Uint8Array) => Uint8Array;
};

/** A node that serves a real log of ours, with its tiles, and is otherwise the usual fake one. */
export function logAnswers(log: () => RealLog, tampering: Tampering = {}) {
  const entryOf = (index: number) => ({
    ...log().shown(index),
    log: log().head().origin,
    place: placeOf({ log: log().head().origin, index }),
    id: String(index),
    kind: "message.sent/1",
    at: "2026-11-21T22:00:00.000Z",
    party: arvenia.id,
    mine: true,
    grade: "partner" as const,
  });
  const partner = { ...relation, partner: talvia.id };
  return [
    answers(relationOperations.listRelations, () => ({ items: [partner] })),
    answers(relationOperations.getRelation, () => partner),
    answers(oversightOperations.relationState, () => ({
      ...state,
      us: { ...state.us, party: arvenia.id },
      partner: { ...state.partner, party: talvia.id },
    })),
    answers(oversightOperations.listEntries, ({ query }) => {
      const limit = Number(query.get("limit") ?? 50);
      const before = Number(query.get("before") ?? log().size);
      const items = Array.from({ length: Math.min(limit, before) }, (_, at) => entryOf(before - 1 - at));
      return { items, ...(before > limit ? { next: before - limit } : {}) };
    }),
    answers(oversightOperations.getEntry, ({ params }) => entryOf(Number(params.index))),
    answers(ledgerOperations.getCheckpoint, () => {
      const { writer, witness, ...head } = log().head();
      return {
        ...head,
        writer: { ...writer, cards: [...writer.cards] },
        witness: { ...witness, cards: [...witness.cards] },
      };
    }),
    answers(ledgerOperations.getTile, ({ params, query }) => {
      const [level, n] = [Number(params.level), Number(params.number)];
      const bytes = log().tile(level, n, Number(query.get("width") ?? 256));
      return tampering.tile?.(level, n, bytes) ?? bytes;
    }),
    answers(ledgerOperations.getEntryBytes, ({ params }) => {
      const index = Number(params.index);
      const bytes = log().entry(index);
      return tampering.entry?.(index, bytes) ?? bytes;
    }),
    answers(ledgerOperations.listCards, () => ({
      ours: [],
      theirs: [],
      inUse: {},
      compared: { sequence: 0, by: "officer", at: new Date(COSIGNED_AT * 1000).toISOString() },
    })),
    ...fakeAnswers,
  ];
}
