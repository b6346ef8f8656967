import { type LifeAct, type LifeEntry, timeOf } from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import { type Envelope, GENERATION_STEP } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";

/**
 * Which entries speak of agreements, and where the offered documents are sealed. All else follows from the
 * entries themselves: their bodies are clear, and how much each writer had seen stands only in their bytes.
 */
export const schema = `
CREATE TABLE view_agreement_entry (
  partner TEXT NOT NULL, mine INTEGER NOT NULL, idx INTEGER NOT NULL, log INTEGER NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (partner, mine, idx)
) WITHOUT ROWID;
CREATE TABLE view_agreement_offer (
  partner TEXT NOT NULL, hash TEXT NOT NULL, mine INTEGER NOT NULL, idx INTEGER NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (partner, hash, mine, idx)
) WITHOUT ROWID;
`;

export const statements = {
  "agreements.entry":
    "INSERT INTO view_agreement_entry (partner, mine, idx, log, kind) VALUES (:partner, :mine, :idx, :log, :kind)",
  "agreements.offer":
    "INSERT INTO view_agreement_offer (partner, hash, mine, idx, payload) VALUES (:partner, :hash, :mine, :idx, :payload)",
};

/** Every agreement entry of a relation, from either side, moves this stream. */
export const streamOf = (partner: PartyId): string => `agreement:${partner}`;

export function versionOf(reader: Reader, stream: string): number {
  return (
    reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :stream", { stream })
      ?.version ?? 0
  );
}

/** Relations in which an agreement was ever spoken of. */
export function partnersWithAgreements(reader: Reader): PartyId[] {
  return reader
    .all<{ partner: PartyId }>("SELECT DISTINCT partner FROM view_agreement_entry ORDER BY partner")
    .map(({ partner }) => partner);
}

/** The agreement entries of both logs of a relation, as the fold of their life wants them. */
export function entriesOf(reader: Reader, us: PartyId, partner: PartyId): LifeEntry[] {
  return reader
    .all<{ mine: number; idx: number; bytes: Uint8Array }>(
      `SELECT a.mine, a.idx, e.bytes FROM view_agreement_entry a JOIN entry e ON e.log = a.log AND e.idx = a.idx % ${GENERATION_STEP}
       WHERE a.partner = :partner ORDER BY a.mine, a.idx`,
      { partner },
    )
    .map(({ mine, idx, bytes }) =>
      lifeEntry(JSON.parse(new TextDecoder().decode(bytes)) as Envelope, mine === 1 ? us : partner, idx),
    );
}

/** An entry of ours or of a partner, already checked against its kind, as the fold of agreements reads it. */
export function lifeEntry(envelope: Envelope, by: PartyId, index: number): LifeEntry {
  const { id, at, seen = 0, kind, body } = envelope;
  const act = { kind, body } as unknown as LifeAct;
  return { ...act, by, index, seen, id, at: timeOf(Date.parse(at)) };
}

/** Sealed sets that hold the document of this hash: the same one may have been offered more than once. */
export function payloadsOf(reader: Reader, partner: PartyId, hash: string): string[] {
  return reader
    .all<{ payload: string }>(
      "SELECT payload FROM view_agreement_offer WHERE partner = :partner AND hash = :hash ORDER BY mine, idx",
      { partner, hash },
    )
    .map(({ payload }) => payload);
}
