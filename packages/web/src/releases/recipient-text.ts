import type { Words } from "../language/en.ts";
import type { Formats } from "../language/formats.ts";
import type { Release } from "./release.ts";

/** "TLV-SIS, analyst, 2nd brigade, southern theatre, until 31 March 2027" in as far as it was said. */
export function recipientText(recipient: Release["recipient"], m: Words, f: Formats): string {
  const { organisation, role, unit, theatre, person, until } = recipient;
  return [
    organisation,
    m.release.roles[role] ?? role,
    unit,
    theatre,
    person,
    until === undefined ? undefined : m.release.untilDay(f.date(until)),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
