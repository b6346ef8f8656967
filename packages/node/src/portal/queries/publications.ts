import type { publicationKind, publicationWithdrawalCode } from "@entente/api";
import { canonicalText, type JsonValue, parseJson } from "@entente/json";
import type { z } from "zod";
import { type Acting, digestOfWords } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { type PublicationWords, publicationWords } from "../bodies.ts";

export type Side = "ours" | "theirs";

export type PublicationRow = {
  readonly id: string;
  readonly kind: z.infer<typeof publicationKind>;
  /** Who began it. */
  readonly side: Side;
  readonly partner: PartyId | null;
  readonly areas: string | null;
  readonly about: string | null;
  readonly at: number;
  /** The version that readers see; 0 for none. */
  readonly current: number;
  readonly published: number | null;
  /** The order in which texts appeared, where two did in the same millisecond. */
  readonly published_seq: number | null;
  readonly updated: number | null;
  readonly withdrawn: number | null;
  readonly withdrawn_by: Side | null;
  readonly withdrawn_code: z.infer<typeof publicationWithdrawalCode> | null;
  readonly withdrawn_digest: string | null;
  readonly withdrawn_payload: string | null;
};

export type VersionRow = {
  readonly publication: string;
  readonly version: number;
  readonly digest: string;
  readonly payload: string | null;
  readonly at: number;
  readonly drafted_by: string | null;
  readonly approved_by: string | null;
  readonly approved_at: number | null;
  readonly put: number | null;
  readonly ours_signed: number | null;
  readonly theirs_signed: number | null;
  /** The signatures themselves, as their entries carry them: readers can check them. */
  readonly ours_proof: string | null;
  readonly theirs_proof: string | null;
  readonly published: number | null;
  readonly change: "correction" | "slip" | null;
  readonly correction: string | null;
};

export const publicationRow = (reader: Reader, id: string): PublicationRow | undefined =>
  reader.get<PublicationRow>("SELECT * FROM view_publication WHERE id = :id", { id });

export const versionRow = (reader: Reader, publication: string, version: number): VersionRow | undefined =>
  reader.get<VersionRow>(
    "SELECT * FROM view_publication_version WHERE publication = :publication AND version = :version",
    { publication, version },
  );

export const versionsOfPublication = (reader: Reader, publication: string): VersionRow[] =>
  reader.all<VersionRow>(
    "SELECT * FROM view_publication_version WHERE publication = :publication ORDER BY version LIMIT 1000",
    { publication },
  );

/** How many texts of a partner wait for this party's signature. */
export const openFrom = (reader: Reader, partner: string): number =>
  reader.get<{ n: number }>(
    `SELECT count(*) AS n FROM view_publication WHERE partner = :partner AND side = 'theirs' AND current = 0
       AND withdrawn IS NULL`,
    { partner },
  )!.n;

/** Texts of two parties that have not appeared, newest first. */
export const unsignedJoint = (reader: Reader): VersionRow[] =>
  reader.all<VersionRow>(
    `SELECT v.* FROM view_publication_version v JOIN view_publication p ON p.id = v.publication
     WHERE p.partner IS NOT NULL AND v.published IS NULL AND v.put IS NOT NULL ORDER BY v.at DESC LIMIT 500`,
  );

/** Newest first. `before` is the id the last page ended with. */
export const publicationsList = (
  reader: Reader,
  { state, before, limit }: { state?: string | undefined; before?: string | undefined; limit: number },
): PublicationRow[] =>
  reader.all<PublicationRow>(
    `SELECT * FROM view_publication WHERE id < :before AND (:state IS NULL OR :state = CASE
       WHEN withdrawn IS NOT NULL THEN 'withdrawn' WHEN current > 0 THEN 'published' ELSE 'open' END)
     ORDER BY id DESC LIMIT :limit`,
    { before: before ?? "~", state: state ?? null, limit },
  );

/**
 * The words of a version, when they open here, are the bytes of its digest, and say themselves which text they are:
 * a partner may have sealed anything.
 */
export function wordsOf(
  acting: Acting,
  publication: PublicationRow,
  { payload, version, digest }: VersionRow,
): PublicationWords | undefined {
  const words = payload === null ? undefined : acting.words(payload, publicationWords);
  if (words === undefined || digestOfWords(words as JsonValue) !== digest) return undefined;
  const isThis =
    words.publication === publication.id &&
    words.version === version &&
    words.kind === publication.kind &&
    alike(words.about, publication.about);
  return isThis ? words : undefined;
}

function alike(about: PublicationWords["about"], kept: string | null): boolean {
  if (about === undefined || kept === null) return about === undefined && kept === null;
  return canonicalText(about as JsonValue) === canonicalText(parseJson(Buffer.from(kept)));
}
