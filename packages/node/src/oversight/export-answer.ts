import { Readable } from "node:stream";
import { notFound } from "@entente/api";
import { packArchive } from "@entente/verify";
import type { PartyId } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Relations } from "../relations/index.ts";
import { exportRelation } from "./export.ts";

type ExportDependencies = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly now: () => number;
};

/**
 * The export of a relation as one tar file, written while it is sent. The header `entente-export` says how many entries
 * of the partner's log are cosigned here and not applied yet; unless it is 0 that log is left out.
 */
export function exportAnswer({ ledger, relations, now }: ExportDependencies, partner: PartyId): Response {
  if (!relations.relations.some((relation) => relation.partner === partner)) throw notFound("relation");
  const { behind, files } = exportRelation({
    ledger,
    partner,
    published: (origin) => relations.heads.published(origin),
    documents: offeredDocuments(ledger, partner),
    now: now(),
  });
  return new Response(
    Readable.toWeb(Readable.from(packArchive(files()))) as ReadableStream<Uint8Array<ArrayBuffer>>,
    {
      headers: {
        "content-type": "application/x-tar",
        "content-disposition": 'attachment; filename="entente-export.tar"',
        "cache-control": "no-store",
        "entente-export": `behind=${behind}`,
      },
    },
  );
}

/** Every document that was offered in the relation, by either side, as far as it is held here. */
function* offeredDocuments(ledger: Ledger, partner: PartyId): Generator<Uint8Array> {
  const offers = ledger.reader.all<{ payload: string }>(
    "SELECT DISTINCT payload FROM view_agreement_offer WHERE partner = :partner ORDER BY payload",
    { partner },
  );
  for (const { payload } of offers) {
    const bytes = ledger.contents.openOne(payload, 0)?.content;
    if (bytes !== undefined) yield bytes;
  }
}
