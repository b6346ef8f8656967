import type { AgreementDocument } from "@entente/agreement";
import type { AnswerOf, reviewOperations, Session } from "@entente/api";
import { z } from "zod";
import { type Acting, Refusal } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { withheldFrom } from "../../operations/index.ts";

const oversightParams = z.object({
  party: z.string(),
  bodies: z.array(z.object({ body: z.string() })),
});

/** The oversight body that the agreement names for a party; `none` where it names none, which refuses. */
function bodyOf({ clauses }: AgreementDocument, party: PartyId): string {
  const named = clauses
    .filter(({ kind }) => kind === "oversight")
    .map(({ params }) => oversightParams.safeParse(params))
    .find(({ data }) => data?.party === party);
  return named?.data?.bodies[0]?.body ?? "none";
}

/**
 * What was kept from a partner, for the party's own overseer. The agreement decides whether that body reads at all;
 * what a house log holds of its own party is no content of the partner's, so proofs and counts suffice. The reading is
 * in the house log before anything is shown.
 */
export async function readWithheld(
  acting: Acting,
  session: Session,
  partner: string,
): Promise<AnswerOf<typeof reviewOperations.withheldList>> {
  acting.requireRelation(partner);
  const items = withheldFrom(acting, acting.reader, partner);
  await logWithheldReading(acting, session, partner, items.length);
  return {
    items: items.map(({ particulars, members, ...rest }) => ({
      ...rest,
      members: [...members],
      ...(particulars === undefined ? {} : { particulars }),
    })),
  };
}

/** Asks the agreement whether what was kept from a partner may be read, and writes the reading down. */
export async function logWithheldReading(
  acting: Acting,
  session: Session,
  partner: string,
  count: number,
): Promise<void> {
  const id = `withheld:${acting.newId()}`;
  // A command id of its own: a repeated request is another reading.
  await acting.act({ session, command: { id, digest: "withheld" } }, (reader) => {
    acting.requireRelation(partner, reader);
    const binding = acting.binding(partner);
    if (binding === undefined) throw Refusal.withoutAgreement({ partner, action: "oversight.read" });
    const body = bodyOf(binding.document, acting.us);
    acting.permit({
      partner,
      action: "oversight.read",
      facts: { oversight: { body, wants: "proofs", export: "none" } },
    });
    return {
      entries: [
        {
          log: "house",
          kind: "withheld.read/1",
          actor: "overseer",
          agreement: binding.hash,
          body: { partner, body, count, by: session.account },
        },
      ],
      expects: {},
      result: null,
    };
  });
}
