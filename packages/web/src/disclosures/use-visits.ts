import {
  type DisclosureItem,
  type DisclosureVisit,
  disclosureOperations,
  type ProblemError,
} from "@entente/api";
import { useEffect, useState } from "react";
import { useAct } from "../data/use-act.ts";

export type Visits = {
  /** What there is; undefined until the node has said it. */
  readonly items: readonly DisclosureItem[] | undefined;
  readonly busy: boolean;
  readonly problem: ProblemError | undefined;
  /** The sealed file, for a fetch; true for what else was done; undefined when the node refused. */
  visit(asked: DisclosureVisit): Promise<string | true | undefined>;
};

/**
 * Everything an overseer does with disclosures goes to one address, and each answer holds the list as it then is. It is
 * not kept for going back, as other lists are.
 */
export function useVisits(wanted: boolean): Visits {
  const { run, busy, problem } = useAct(disclosureOperations.visitDisclosures);
  const [items, setItems] = useState<readonly DisclosureItem[]>();
  const visit = async (asked: DisclosureVisit) => {
    const answer = await run({ body: asked });
    if (answer === undefined) return undefined;
    setItems(answer.items);
    return answer.sealed ?? true;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens
  useEffect(() => {
    if (wanted) void visit({ do: "list" });
  }, []);
  return { items, busy, problem, visit };
}
