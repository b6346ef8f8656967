import type { ReadOutItem } from "@entente/api";
import { canonicalText } from "@entente/json";

type Said = Pick<ReadOutItem, "verb" | "text">;
export type Topic = {
  readonly topic: string;
  readonly status: "agreed" | "same" | "divergent" | "words-differ" | "one-sided";
  readonly ours?: Said;
  readonly theirs?: Said;
  readonly agreedSaidOnlyBy?: "ours" | "theirs";
};

/**
 * Lays two read-outs side by side (inquiry.md §3, Contact). A topic diverges when the verbs differ, or when one party
 * says nothing of it. Agreed is only what both say was agreed, in the same words. While one party has not spoken at
 * all (`undefined`), nothing diverges and nothing is agreed.
 */
export function sideBySide(
  ours: readonly ReadOutItem[] | undefined,
  theirs: readonly ReadOutItem[] | undefined,
): Topic[] {
  const topics = new Set([...(ours ?? []), ...(theirs ?? [])].map(({ topic }) => topic));
  return [...topics].map((topic) => {
    const one = saidOf(ours, topic);
    const other = saidOf(theirs, topic);
    const status = ours === undefined || theirs === undefined ? "one-sided" : statusOf(one, other);
    const alone =
      one?.verb === "agreed" && other?.verb !== "agreed"
        ? "ours"
        : other?.verb === "agreed" && one?.verb !== "agreed"
          ? "theirs"
          : undefined;
    return {
      topic,
      status,
      ...(one === undefined ? {} : { ours: one }),
      ...(other === undefined ? {} : { theirs: other }),
      ...(alone === undefined ? {} : { agreedSaidOnlyBy: alone }),
    };
  });
}

function saidOf(items: readonly ReadOutItem[] | undefined, topic: string): Said | undefined {
  const found = items?.find((item) => item.topic === topic);
  if (found === undefined) return undefined;
  return { verb: found.verb, ...(found.text === undefined ? {} : { text: found.text }) };
}

function statusOf(one: Said | undefined, other: Said | undefined): Topic["status"] {
  const [verb, otherVerb] = [one?.verb ?? "silent", other?.verb ?? "silent"];
  if (verb !== otherVerb) return "divergent";
  if (verb !== "agreed") return "same";
  return canonicalText(one!.text!) === canonicalText(other!.text!) ? "agreed" : "words-differ";
}

export const divergencesIn = (topics: readonly Topic[]): number =>
  topics.filter(({ status }) => status === "divergent").length;
