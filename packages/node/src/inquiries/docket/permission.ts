import { decide, type Facts, timeOf, unknownFacts } from "@entente/agreement";
import type { Sentence } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Folding } from "../../ledger/index.ts";

/** Dockets and claims stand under the agreement: they are joint cases, for accounting to each other. */
export const jointCaseFacts = (areas: readonly string[]): Partial<Facts> => ({
  areas,
  purpose: "accountability",
  purposeLimits: "none",
});

/**
 * Why the agreement forbids what a partner's entry does, by this party's own copy and by what the writer could know;
 * undefined when it is permitted.
 */
export function forbidden(
  acting: Acting,
  { party, envelope, at }: Pick<Folding, "party" | "envelope" | "at">,
  index: number,
  areas: readonly string[],
): Sentence | undefined {
  const cut = { writer: "partner", index, seen: envelope.seen ?? 0, at } as const;
  const binding = acting.agreements.inForceAsSeen(party, cut);
  if (binding === undefined) return "no agreement was in force that could permit it";
  const asked = { action: "joint-case.add", from: party, to: acting.us as PartyId, now: timeOf(at) } as const;
  const { violations } = decide(binding.compiled, {
    ...unknownFacts(asked),
    state: binding.facts,
    ...jointCaseFacts(areas),
  });
  return violations.length === 0
    ? undefined
    : `the agreement forbids it: ${violations.map(({ clause, code }) => `${clause} ${code}`).join(", ")}`;
}
