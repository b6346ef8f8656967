import { conflict, invalid, notFound } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import type { explanationCodes } from "./bodies.ts";
import { permitted } from "./covered.ts";
import { areasOf } from "./recording.ts";
import { explainedRows, ownerOf, reconciliationRow, type Side } from "./rows.ts";

export type Explaining = {
  readonly partner: PartyId;
  /** Whose record of the comparison. */
  readonly side: Side;
  readonly reconciliation: string;
  readonly difference: number;
  readonly code: (typeof explanationCodes)[number];
  readonly words: string;
};

/** Explains a difference that this party owes; the words are sealed for the partner. One explanation stands. */
export function explain(
  acting: Acting,
  call: ActCall,
  asked: Explaining,
): Promise<Outcome<{ explanation: string; open: number }>> {
  const { partner, side, reconciliation, difference, code, words } = asked;
  acting.requireRelation(partner);
  return acting.act(call, (reader) => {
    const row = reconciliationRow(reader, side, partner, reconciliation);
    if (row === undefined) throw notFound("reconciliation");
    const owner = ownerOf(row, acting.us, partner, difference);
    if (owner === undefined) throw invalid("/difference", `There are ${row.differences}, numbered from 0.`);
    if (owner !== acting.us)
      throw ruleRefusal(
        { partner, action: "difference.explain", subject: reconciliation },
        "not-the-owner",
        {
          en: "The partner booked more there, or received it otherwise: the explanation is its to give.",
          fr: "Le partenaire en a inscrit davantage, ou l’a reçu autrement : c’est à lui de l’expliquer.",
        },
        "/difference",
      );
    const explained = explainedRows(reader, row);
    if (explained.some((one) => one.difference === difference))
      throw conflict("This difference is explained.");
    const { binding } = permitted(acting, partner, reconciliation, areasOf(reader, row.ours));
    const explanation = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "difference.explained/1",
        actor: "operations-officer",
        agreement: binding.hash,
        body: { explanation, reconciliation, of: side === "ours" ? acting.us : partner, difference, code },
        items: [wordsItem("explanation", { words })],
      }),
      expects: versionsOf(reader, `scope:${partner}`, `agreement:${partner}`),
      result: { explanation, open: row.differences - explained.length - 1 },
    };
  });
}
