import { contactParticipant, readOutItem, type Sentence } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { z } from "zod";
import { id } from "../bodies.ts";

export const contactWords = z.strictObject({
  participants: z.array(contactParticipant).min(1).max(40),
  place: z.string().min(1).max(160),
});

/**
 * What a party signs. The contact and what is superseded stand in it too: nobody can put signed words under another
 * contact, or in another's place.
 */
export const readOutWords = z.strictObject({
  contact: id,
  supersedes: id.optional(),
  items: z.array(readOutItem).min(1).max(40),
});
export type ReadOutWords = z.infer<typeof readOutWords>;

/** Sound: these words were parsed from JSON, and a member that is absent is not there. */
export const asJson = (words: ReadOutWords): JsonValue => words as unknown as JsonValue;

/** What is wrong with the items of a read-out, with its place; undefined when nothing is. */
export function itemsProblem(
  items: ReadOutWords["items"],
): { pointer: string; detail: Sentence } | undefined {
  const topics = new Set<string>();
  for (const [n, { topic, verb, text }] of items.entries()) {
    if (topics.has(topic))
      return { pointer: `/items/${n}/topic`, detail: "A read-out says one thing of each topic." };
    topics.add(topic);
    if ((verb === "silent") !== (text === undefined))
      return {
        pointer: `/items/${n}/text`,
        detail: verb === "silent" ? "Silence has no words." : "Say it in words, in both languages.",
      };
  }
  return undefined;
}
