import { type BodyOf, conflict, notFound, type publicationOperations } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import type { Draft, Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { publicationStream } from "../entries/publication.ts";
import { publicationRow, versionRow, versionsOfPublication } from "../queries/publications.ts";
import { requireSound } from "./text-problem.ts";

/**
 * Takes a publication down. One person suffices, as for every act that only restricts. A joint text stands on two
 * signatures: when one party takes it back, it leaves both portals. Throws 404, 409, 422.
 */
export function withdrawPublication(
  acting: Acting,
  call: ActCall,
  publication: string,
  { code, sentence }: BodyOf<typeof publicationOperations.withdrawPublication>,
): Promise<Outcome<{ publication: string }>> {
  return acting.act(call, (reader) => {
    const row = publicationRow(reader, publication);
    if (row === undefined) throw notFound("publication");
    if (row.withdrawn !== null) throw conflict("This publication was withdrawn already.");
    requireSound({ sentence });
    const digest = versionRow(reader, publication, row.current)?.digest;
    const body = { publication, code, ...(digest === undefined ? {} : { digest }) };
    const items = [wordsItem("withdrawal", sentence)];
    const { partner } = row;
    const isKnownToPartner = partner !== null && wasPut(reader, publication);
    const entries: Draft[] = isKnownToPartner
      ? acting.says(call, partner, { kind: "publication.withdrawn/1", actor: "liaison-officer", body, items })
      : [{ log: "house", kind: "publication.removed/1", body: { ...body, by: call.session.account }, items }];
    return {
      entries,
      expects: versionsOf(reader, publicationStream(publication)),
      result: { publication },
    };
  });
}

const wasPut = (reader: Reader, publication: string): boolean =>
  versionsOfPublication(reader, publication).some(({ put }) => put !== null);
