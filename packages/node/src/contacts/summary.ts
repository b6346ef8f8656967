import type { AnswerOf, contactOperations } from "@entente/api";
import type { Acting } from "../acting/index.ts";
import { contactsInBrief } from "./meetings/index.ts";
import { openProtests } from "./protests/index.ts";
import { undertakingsInBrief } from "./undertakings/index.ts";

/** What the page of a relation's state says of contacts: counts, dates and ages. Of the channel it says nothing. */
export function contactSummary(
  acting: Acting,
  partner: string,
): AnswerOf<typeof contactOperations.contactSummary> {
  const { reader } = acting;
  acting.requireRelation(partner, reader);
  const now = acting.now();
  return {
    undertakings: {
      ours: undertakingsInBrief(reader, partner, 1, now),
      theirs: undertakingsInBrief(reader, partner, 0, now),
    },
    protests: openProtests(reader, partner, now),
    ...contactsInBrief(acting, reader, partner),
  };
}
