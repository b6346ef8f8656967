import { invalid } from "@entente/api";
import { z } from "zod";

const place = z.strictObject({
  /** The cursor of the page; null: the first. */
  from: z.union([z.string().max(120), z.int(), z.null()]),
  /** How many hits of that page were told already. */
  passed: z.int().min(0).max(100_000),
});
const places = z.record(z.string().max(40), place);

/** Where the search of each list goes on, by kind; lists that were looked through are not in it. */
export type Places = z.infer<typeof places>;
export const START: Places[string] = { from: null, passed: 0 };

export const placesText = (of: Places): string => Buffer.from(JSON.stringify(of)).toString("base64url");

/** Throws ProblemError `invalid` for what no answer gave. */
export function placesIn(text: string): Places {
  try {
    return places.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw invalid("/after", "The cursor is none that an answer gave.");
  }
}
