import {
  type AnswerOf,
  forbidden,
  notFound,
  onRead,
  overseeingOperations as ops,
  type Route,
} from "@entente/api";
import { tilePath } from "@entente/tlog";
import { readTilePath } from "../../ledger/index.ts";
import { getHouseEntry, houseEntryBytes, listHouseEntries } from "./feed.ts";
import { houseLog, type OverseeingParts } from "./parts.ts";

/** What a tile was once, it stays. */
const FOREVER = "private, max-age=31536000, immutable";

/** The house log over HTTP, for overseers alone. */
export function houseRoutes(parts: OverseeingParts): Route[] {
  return [
    onRead(ops.listHouseEntries, ({ query, session }) => listHouseEntries(parts, session, query)),
    onRead(ops.getHouseEntry, ({ params, session }) => getHouseEntry(parts, session, params.index)),
    onRead(ops.getHouseEntryBytes, async ({ params, session }) => {
      const bytes = await houseEntryBytes(parts, session, params.index);
      if (bytes === undefined) throw forbidden("What this entry says is not for this reader.");
      return octets(bytes, "no-store");
    }),
    onRead(ops.getHouseCheckpoint, () => checkpoint(parts)),
    onRead(ops.getHouseTile, ({ params: { level, number }, query: { width = 256 } }) => {
      const { id } = houseLog(parts);
      const path = tilePath(level, number, width);
      const bytes = readTilePath(parts.acting.reader, id, path, publishedOf(parts).size);
      if (bytes === undefined) throw notFound("tile");
      return octets(bytes, FOREVER);
    }),
  ];
}

function publishedOf(parts: OverseeingParts): { size: number; note: string } {
  const head = parts.relations.heads.published(houseLog(parts).origin);
  if (head === undefined) throw notFound("checkpoint");
  return head;
}

function checkpoint(parts: OverseeingParts): AnswerOf<typeof ops.getHouseCheckpoint> {
  const { size, note } = publishedOf(parts);
  const { us } = parts.acting;
  const cards = parts.relations.cards.chain(us).map(({ signed }) => ({ ...signed }));
  return { origin: houseLog(parts).origin, size, note, writer: { party: us, cards } };
}

const octets = (bytes: Uint8Array, caching: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { "content-type": "application/octet-stream", "cache-control": caching },
  });
