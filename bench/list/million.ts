import { Readable } from "node:stream";
import type { Session } from "@entente/api";
import { sampleBundle } from "@entente/stix";
import { Sqlite } from "../../packages/node/src/store/index.ts";
import { type Desk, openDesk, SESSION } from "../import/desk.ts";
import type { Progress } from "../row.ts";

/** Who looks: somebody from whom a quarter of all is hidden. */
export const READER: Session = {
  ...SESSION,
  account: "01KQ2Z5T0VJ8Q0X4M6N7P8R9SV",
  clearance: "U",
  units: [],
};

export const AREAS = ["cyber-threats", "harbours", "money-flows", "borders", "energy", "elections"] as const;
const MARKINGS = ["TLP:GREEN", "TLP:AMBER", "TLP:CLEAR", "SECRET"] as const;
const EACH = 1000;
const RARE_EVERY = 997;
/** Milliseconds between the recordings of two copies. */
const APART = 60_000;

/**
 * A desk with `count` products in many compartments. The first of each compartment are imported; the rest are rows of
 * the view made from theirs, with ids, times and marks of their own and the sealed content of the first: to record a
 * million through the ledger takes more than five minutes, and what a list reads is the view and the content.
 */
export async function fillDesk(count: number, progress: Progress): Promise<Desk> {
  const desk = await openDesk();
  let seed = 1;
  for (const area of AREAS) {
    for (const marking of MARKINGS) {
      await desk.import(Readable.from(sampleBundle({ seed: seed++, count: EACH })), {
        areas: [area],
        marking,
      });
      progress(desk.recorded(), count, "imported");
    }
  }
  using store = new Sqlite(desk.options.paths.ledger);
  const first = desk.recorded();
  const copies = Math.max(0, Math.ceil(count / first) - 1);
  const compartments = store
    .all<{ id: string }>("SELECT id FROM view_compartment")
    .map(({ id }) => ({ id, tokens: desk.ledger.foldContext.tokens(id, ["harbour", "heron"]) }));
  for (let copy = 1; copy <= copies; copy++) {
    store.transact(() => {
      store.run(
        `INSERT INTO view_product SELECT id + :copy * 10000000, substr(entry, 1, 20) || printf('%06d', :copy), position,
           compartment, payload, CASE WHEN (id + :copy) % 50 = 0 THEN 'received' ELSE source END, author, at + :copy * ${APART},
           sealed, media, kind, size, parent, container, binary, version, randomblob(16), randomblob(16)
         FROM view_product WHERE id < 10000000`,
        { copy },
      );
      for (const { id, tokens } of compartments) {
        store.run(
          `INSERT INTO view_word (rowid, tokens) SELECT id, CASE WHEN id % ${RARE_EVERY} = 0 THEN :both ELSE :common END
           FROM view_product WHERE id BETWEEN :from AND :until AND compartment = :id`,
          {
            id,
            both: tokens.join(" "),
            common: tokens[0]!,
            from: copy * 10_000_000,
            until: copy * 10_000_000 + 9_999_999,
          },
        );
      }
      store.run(
        `INSERT INTO view_released SELECT 'sha256:partner', compartment, at, id FROM view_product
         WHERE id BETWEEN :from AND :until AND id % 500 = 0`,
        { from: copy * 10_000_000, until: copy * 10_000_000 + 9_999_999 },
      );
    });
    progress(first * (copy + 1), count, "products");
  }
  return desk;
}
