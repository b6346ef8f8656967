import type { AgreementDocument, ReleaseRecord } from "@entente/agreement";
import type { Session } from "@entente/api";
import type { ReleasesDependencies } from "./dependencies.ts";
import { fieldsOf } from "./fields.ts";
import { chosenOf, groupsOf } from "./groups.ts";
import { recordOf, type Terms } from "./record.ts";

/** Nothing is written yet: a note is still to come, as an obligation. */
const NO_NOTE = { necessity: 0, proportionality: 0, alternatives: 0 };

/**
 * The facts that the entry of this release would state if `document` bound, for whoever may see the product.
 * Consents are not looked for: they are given for one release under one agreement. Throws ProblemError `not-found`.
 */
export function trialRecord(
  { ledger, maySee }: Pick<ReleasesDependencies, "ledger" | "maySee">,
  session: Session,
  document: AgreementDocument,
  asked: Pick<ReleaseRecord, "recipient" | "purpose" | "declares"> & { readonly product: string },
): ReleaseRecord {
  const { reader } = ledger;
  const chosen = chosenOf(reader, { products: [asked.product] }, maySee(session));
  const [group] = groupsOf(reader, chosen);
  const { recipient, purpose, declares } = asked as Pick<Terms, "recipient" | "purpose" | "declares">;
  const terms = { recipient, purpose, declares, note: NO_NOTE, author: session.account, approvals: [] };
  return recordOf(group!, terms, {
    consents: [],
    fields: fieldsOf(ledger, document, group!),
  }) as ReleaseRecord;
}
