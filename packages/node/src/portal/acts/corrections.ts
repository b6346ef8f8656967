import { type BodyOf, conflict, invalid, notFound, type publicationOperations } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { correctionStream } from "../entries/publication.ts";
import { versionRow } from "../queries/publications.ts";
import { correctionRow } from "../queries/readers.ts";

/**
 * Rejects a request with a reason, or names the version that answers it, which readers must be able to see: where the
 * partner puts the versions of a joint text, that version comes from there. Throws 404, 409, 422.
 */
export function decideCorrection(
  acting: Acting,
  call: ActCall,
  correction: string,
  { decision, version, reason }: BodyOf<typeof publicationOperations.decideCorrection>,
): Promise<Outcome<{ correction: string }>> {
  return acting.act(call, (reader) => {
    const row = correctionRow(reader, correction);
    if (row === undefined) throw notFound("request for correction");
    if (row.state !== "waiting") throw conflict(`This request was ${row.state} before.`);
    if (decision === "rejected" && version !== undefined)
      throw invalid("/version", "No version answers a request that is rejected.");
    if (decision === "accepted" && row.about === "passage") {
      const answering = version === undefined ? undefined : versionRow(reader, row.publication, version);
      if (answering == null || answering.published === null || answering.version <= row.version)
        throw invalid(
          "/version",
          "Name the published version, later than the one quoted, that corrects the passage.",
        );
    }
    return {
      entries: [
        {
          log: "house",
          kind: "correction.decided/1",
          body: {
            correction,
            decision,
            ...(version === undefined ? {} : { version }),
            by: call.session.account,
            payload: row.payload,
          },
          items: [wordsItem("correction-decision", reason)],
        },
      ],
      expects: versionsOf(reader, correctionStream(correction)),
      result: { correction },
    };
  });
}
