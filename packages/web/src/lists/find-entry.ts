import { type AnswerOf, oversightOperations } from "@entente/api";
import { client } from "../data/client.ts";
import type { LogName } from "./entry-link.tsx";

export type Entry = AnswerOf<typeof oversightOperations.listEntries>["items"][number];

/** Looks through the relation's entries, newest first, until the wanted one comes by. */
export async function findEntry(partner: string, log: LogName, index: number): Promise<Entry | undefined> {
  let before: number | undefined;
  do {
    const page = await client.call(oversightOperations.listEntries, {
      params: { partner },
      query: { limit: 200, ...(before === undefined ? {} : { before }) },
    });
    const found = page.items.find((entry) => entry.mine === (log === "ours") && entry.index === index);
    if (found !== undefined) return found;
    before = page.next;
  } while (before !== undefined);
  return undefined;
}
