import type { Reader } from "../../store/index.ts";
import { type PublicationRow, publicationRow, type VersionRow } from "./publications.ts";
import { type CorrectionRow, decidedCorrections } from "./readers.ts";

/** One line of the public log of corrections: a version that corrected a text, a request that was decided, or both. */
export type Correction = {
  readonly at: number;
  readonly publication: PublicationRow;
  /** The version that corrects; absent where a request was rejected or was about a withdrawal. */
  readonly version?: VersionRow;
  readonly request?: CorrectionRow;
};

/** Everything that was corrected and every request that was decided, of texts that readers can see, newest first. */
export function correctionLog(reader: Reader, limit: number): Correction[] {
  const requests = decidedCorrections(reader, limit);
  const answered = new Map(
    requests
      .filter(({ corrected }) => corrected !== null)
      .map((request) => [`${request.publication} ${request.corrected}`, request]),
  );
  const versions = reader.all<VersionRow>(
    `SELECT v.* FROM view_publication_version v JOIN view_publication p ON p.id = v.publication
     WHERE v.published IS NOT NULL AND v.version > 1 AND p.published IS NOT NULL
     ORDER BY v.published DESC, v.publication DESC, v.version DESC LIMIT :limit`,
    { limit },
  );
  const shown = new Set<string>();
  const log = versions.map((version): Correction => {
    const key = `${version.publication} ${version.version}`;
    const request = answered.get(key);
    shown.add(key);
    return {
      at: version.published!,
      publication: publicationRow(reader, version.publication)!,
      version,
      ...(request === undefined ? {} : { request }),
    };
  });
  for (const request of requests) {
    if (request.corrected !== null && shown.has(`${request.publication} ${request.corrected}`)) continue;
    log.push({
      at: request.decided_at!,
      publication: publicationRow(reader, request.publication)!,
      request,
    });
  }
  return log.sort((one, other) => other.at - one.at).slice(0, limit);
}
