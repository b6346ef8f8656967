import { decide, timeOf, unknownFacts } from "@entente/agreement";
import type { z } from "zod";
import type { Acting } from "../../acting/index.ts";
import type { Folding, Reason, Reception } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { couldHappen } from "./clock.ts";
import { findInquiry, type InquiryRow } from "./rows.ts";
import type { InquiryEvent } from "./states.ts";

/** What the checks of one kind are given besides the entry: the inquiry it is about, and where it stands. */
export type Received<B> = {
  readonly entry: Folding<B>;
  readonly row: InquiryRow;
  readonly reader: Reader;
  readonly index: number;
};

type Options<B> = {
  readonly event: InquiryEvent;
  readonly inquiry: (body: B) => string;
  readonly round?: (body: B) => number;
  /** Whether our own copy of the agreement must permit it too; what only restricts its writer needs no clause. */
  readonly clause: boolean;
  /** Where the state no longer allows it: whether it is taken all the same. */
  readonly crossed?: (received: Received<B>) => boolean;
};

/**
 * Checks a partner's entry about an inquiry: known in this relation (an id of another one is unknown), in this round,
 * in a state that allows it, permitted by our copy of the agreement. `_body` gives the type alone; `more` adds what the kind asks besides; what it
 * returns is the reason to set the entry aside.
 */
export function receiving<B>(
  acting: Acting,
  _body: z.ZodType<B>,
  options: Options<NoInfer<B>>,
  more: (received: Received<NoInfer<B>>) => Reason | undefined | Promise<Reason | undefined> = () =>
    undefined,
) {
  return async (entry: Folding<B>, reader: Reader, index: number): Promise<Reception> => {
    const { event, inquiry, round, clause, crossed } = options;
    const row = findInquiry(reader, entry.party, inquiry(entry.body));
    if (row === undefined) return { aside: "it is about an inquiry that is not known in this relation" };
    const received = { entry, row, reader, index };
    if (round !== undefined && round(entry.body) !== row.round)
      return { aside: "it is about another round of the inquiry" };
    if (!couldHappen(reader, row, event, entry.at, acting.now()) && crossed?.(received) !== true)
      return { aside: `not possible in an inquiry that is ${row.stage}: ${event}` };
    if (clause && !isPermitted(acting, received)) return { aside: "no clause of the agreement permits it" };
    const aside = await more(received);
    return aside === undefined ? {} : { aside };
  };
}

/** Decides by our own copy, as the writer of the entry could know it. */
export function isPermitted<B>(
  acting: Acting,
  { entry, row, index }: Pick<Received<B>, "entry" | "index"> & { readonly row: { readonly areas: string } },
): boolean {
  const { party: partner, envelope, at } = entry;
  const binding = acting.agreements.inForceAsSeen(partner, {
    writer: "partner",
    index,
    seen: envelope.seen ?? 0,
    at,
  });
  if (binding === undefined) return false;
  const known = unknownFacts({ action: "joint-case.add", from: partner, to: acting.us, now: timeOf(at) });
  const facts = {
    ...known,
    state: binding.facts,
    areas: JSON.parse(row.areas) as string[],
    purpose: "accountability",
    purposeLimits: "none" as const,
  };
  return decide(binding.compiled, facts).verdict !== "refuse";
}
