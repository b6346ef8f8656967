import { conflict, type InquiryState, type Role, type Sentence } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { type ActCall, type Acting, ruleRefusal, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Draft, Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { stateAt } from "./clock.ts";
import { type InquiryRow, requireInquiry, streamOf, termsOf, termsSignedBy } from "./rows.ts";
import { type InquiryEvent, next, statesFor } from "./states.ts";

export type Of = { readonly partner: string; readonly inquiry: string };

/** What an act on an inquiry is decided on. */
export type Stepping = {
  readonly partner: PartyId;
  readonly row: InquiryRow;
  readonly reader: Reader;
  readonly now: number;
  /** Says an entry about it, by the agreement that permitted it. */
  says(draft: Pick<Draft, "kind" | "body" | "items">): Draft[];
};

type Decided<T> = { readonly entries: readonly Draft[]; readonly result: T };

/** The role in which somebody speaks: liaison logs know no more of a person. */
export function actorOf({ session }: ActCall, first: Role): Role {
  return session.roles.includes(first) ? first : (session.roles[0] ?? first);
}

/** The agreement is asked before anything is added to the case. */
export const casePermit = (acting: Acting, partner: PartyId, areas: readonly string[], subject: string) =>
  acting.permit({
    partner,
    action: "joint-case.add",
    subject,
    facts: { areas, purpose: "accountability", purposeLimits: "none" },
  });

/**
 * One act on an inquiry: its state must allow `event`, the agreement must permit it (`clause: false` for what only
 * restricts whoever does it), and `work` says what is written.
 */
export function step<T extends JsonValue>(
  acting: Acting,
  call: ActCall,
  { partner: given, inquiry }: Of,
  { event, clause = true, as = "inquiry-member" }: { event: InquiryEvent; clause?: boolean; as?: Role },
  work: (stepping: Stepping) => Decided<T> | Promise<Decided<T>>,
): Promise<Outcome<T>> {
  return acting.act(call, async (reader) => {
    acting.requireRelation(given, reader);
    const partner = given;
    // Read before anything is waited for: what moves meanwhile makes this decide again.
    const expects = versionsOf(reader, streamOf(inquiry), `agreement:${partner}`);
    const row = requireInquiry(reader, partner, inquiry);
    const now = acting.now();
    requireEvent(reader, row, event, now);
    const permit = clause
      ? casePermit(acting, partner, JSON.parse(row.areas) as string[], inquiry)
      : undefined;
    const agreement = permit?.binding.hash ?? acting.binding(partner)?.hash;
    const { entries, result } = await work({
      partner,
      row,
      reader,
      now,
      says: (draft) =>
        acting.says(call, partner, {
          ...draft,
          actor: actorOf(call, as),
          ...(agreement === undefined ? {} : { agreement }),
        }),
    });
    return { entries, expects, result };
  });
}

/** The examining of a case needs both parties: before that, trying to is refused and the refusal recorded. */
function requireEvent(reader: Reader, row: InquiryRow, event: InquiryEvent, now: number): void {
  const state = stateAt(reader, row, now);
  if (next(state, event) !== undefined) return;
  const terms = termsOf(reader, row, row.terms);
  const signed = terms === undefined ? [] : termsSignedBy(reader, row, terms.digest);
  if ((state === "proposed" || state === "terms") && event === "examine")
    throw ruleRefusal({ partner: row.partner, action: "joint-case.add", subject: row.inquiry }, "not-joint", {
      en: `Nothing is joint before both parties have signed the same terms; ${signed.length} of 2 have.`,
      fr: `Rien n’est commun avant que les deux parties aient signé les mêmes termes ; ${signed.length} sur 2 l’ont fait.`,
    });
  throw conflict(wrongState(state, event));
}

const wrongState = (state: InquiryState, event: InquiryEvent): Sentence =>
  `The inquiry is ${state}; "${event}" is possible when it is ${statesFor(event).join(", ")}.`;
