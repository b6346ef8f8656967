import type { JsonValue } from "@entente/json";
import { type ActCall, wordsItem } from "../../acting/index.ts";

/** How a person's act in a docket is written. */

/** The role a person acts under here; an officer of liaison speaks as such. */
export const roleOf = ({ session }: ActCall): string =>
  session.roles.includes("inquiry-member") ? "inquiry-member" : "liaison-officer";

/** Sealed words: members that were not given are left out, as canonical JSON wants it. */
export const sealed = (kind: string, value: object) =>
  wordsItem(kind, JSON.parse(JSON.stringify(value)) as JsonValue);
