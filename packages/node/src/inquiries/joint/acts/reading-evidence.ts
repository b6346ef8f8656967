import { conflict, inquiryEvidenceWords, problemOf, type Session } from "@entente/api";
import type { Acting } from "../../../acting/index.ts";
import { digestOf } from "../../../keys/index.ts";
import { requireInquiry } from "../rows.ts";
import type { Of } from "../step.ts";
import { custodyOf, requireEvidence } from "./evidence.ts";

/**
 * Gives a piece of evidence: its digest is computed anew and held against the logged one, and who read it and what for
 * is in the house log before anything is given out.
 */
export async function readEvidence(
  acting: Acting,
  session: Session,
  { partner, inquiry, evidence }: Of & { readonly evidence: string },
  { why, what = "viewed" }: { readonly why: string; readonly what?: "viewed" | "exported" | undefined },
) {
  acting.requireRelation(partner);
  const row = requireInquiry(acting.reader, partner, inquiry);
  const found = requireEvidence(acting.reader, row, evidence);
  if (found.quarantined === 1)
    throw conflict(
      "This piece is in quarantine: there are a digest, a description and a root, and no bytes.",
    );
  const words = found.payload === null ? undefined : acting.words(found.payload, inquiryEvidenceWords);
  const item = found.payload === null ? undefined : acting.ledger.contents.openOne(found.payload, 1);
  if (words === undefined || item === undefined)
    throw conflict("The content of this piece is not readable here, or has not arrived yet.");
  if (digestOf(item.content) !== found.sha256 || item.content.length !== found.size)
    throw problemOf(
      409,
      "evidence-altered",
      "Not what was logged",
      "The sealed bytes have another digest than the one that was logged: they are not given out.",
    );
  const id = acting.newId();
  await acting.ledger.submit({
    id: `evidence ${session.account} ${id}`,
    digest: id,
    decide: () => ({
      entries: [custodyOf({ session }, partner, evidence, what, why)],
      expects: {},
      result: null,
    }),
  });
  return {
    evidence,
    sha256: found.sha256,
    size: found.size,
    words,
    bytes: Buffer.from(item.content).toString("base64"),
  };
}

export function custodyList(acting: Acting, { partner, inquiry, evidence }: Of & { evidence: string }) {
  acting.requireRelation(partner);
  const row = requireInquiry(acting.reader, partner, inquiry);
  requireEvidence(acting.reader, row, evidence);
  return acting.reader.all<{
    at: number;
    what: "received" | "viewed" | "exported";
    why: string;
    by: string;
  }>(
    `SELECT at, what, why, by FROM view_inquiry_custody WHERE partner = :partner AND evidence = :evidence ORDER BY seq`,
    { partner, evidence },
  );
}
