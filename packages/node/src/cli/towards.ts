import type { Client } from "@entente/api";
import { type FlagSpecs, type Flags, given, needed, text } from "./command.ts";
import { instantOf } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";

export const recipientFlags: FlagSpecs = {
  ...partnerFlag,
  organisation: { value: "CODE", help: "who gets it: an organisation of the agreement" },
  role: { value: "CODE", help: "in which role there (default analyst)" },
  unit: { value: "CODE", help: "only this unit" },
  theatre: { value: "CODE", help: "in this theatre" },
  "held-until": { value: "DATE", help: "to be held until then; by the agreement when left out" },
  person: { value: "NAME", help: "the one person that TLP:RED asks for" },
  purpose: { value: "CODE", help: "what for: a purpose of the agreement" },
  "no-protected-persons": { help: "I have looked: it names nobody whom the agreement protects" },
  "free-text-reviewed": { help: "I have read its free text" },
};

export const noteFlags: FlagSpecs = {
  necessity: { value: "TEXT", help: "why this is necessary" },
  proportionality: { value: "TEXT", help: "why it is proportionate" },
  alternatives: { value: "TEXT", help: "what else was considered" },
};

export const noteOf = (flags: Flags) => ({
  necessity: text(flags, "necessity") ?? "",
  proportionality: text(flags, "proportionality") ?? "",
  alternatives: text(flags, "alternatives") ?? "",
});

/** To whom, and what for, as every proposal says it. What is not declared counts as unknown, and refuses. */
export async function towardsOf(client: Client, flags: Flags) {
  const recipient = {
    organisation: needed(flags, "organisation"),
    role: text(flags, "role") ?? "analyst",
    ...given({
      unit: text(flags, "unit"),
      theatre: text(flags, "theatre"),
      until: instantOf("held-until", text(flags, "held-until")),
      person: text(flags, "person"),
    }),
  };
  const declares = given({
    noProtectedPersons: flags["no-protected-persons"] === true ? true : undefined,
    freeTextReviewed: flags["free-text-reviewed"] === true ? true : undefined,
  });
  const purpose = needed(flags, "purpose");
  return { partner: await partnerOf(client, flags), recipient, purpose, declares };
}
