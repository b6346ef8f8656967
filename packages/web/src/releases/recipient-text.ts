import type { AnswerOf, releaseOperations } from "@entente/api";
import type { Formats } from "../language/formats.ts";

type Recipient = AnswerOf<typeof releaseOperations.getRelease>["recipient"];

/** "TLV-SIS, analyst, 2nd brigade, southern theatre, until 31 March 2027" in as far as it was said. */
export function recipientText(recipient: Recipient, f: Formats): string {
  const { organisation, role, unit, theatre, person, until } = recipient;
  return [organisation, role, unit, theatre, person, until === undefined ? undefined : f.date(until)]
    .filter((part) => part !== undefined)
    .join(", ");
}
