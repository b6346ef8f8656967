import type { RelationState } from "@entente/api";
import type { FirstWords } from "../language/en-first.ts";

type RetiredLog = NonNullable<RelationState["logs"][number]["retired"]>[number];

/** What is told of a log that was retired for the one that is said now; what its party has signed twice stands out. */
export function retiredSentences(
  words: Pick<FirstWords["logs"], "retired" | "retiredUnnoted" | "retiredTwice">,
  { size, held, differing }: Pick<RetiredLog, "size" | "held" | "differing">,
): { readonly text: string; readonly look: "soft" | "bad" }[] {
  const text = held === undefined ? words.retiredUnnoted(size) : words.retired(size, held);
  if (differing === undefined) return [{ text, look: "soft" }];
  return [
    { text, look: "soft" },
    { text: words.retiredTwice(differing), look: "bad" },
  ];
}
