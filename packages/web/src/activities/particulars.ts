import type { ActivityParticulars } from "@entente/api";
import { startOf } from "../ui/written.ts";
import type { Pair } from "./pairs.tsx";

type Words = Readonly<
  Record<"name" | "objective" | "whyNow" | "from" | "until" | "selectors" | "safeguards" | "results", string>
>;

/** What the form holds; the node checks it and names the member that is wrong. */
export type Draft = Words & {
  readonly lessIntrusive: readonly Pair[];
  readonly targets: readonly Pair[];
  readonly consequences: readonly Pair[];
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly intrusion: ActivityParticulars["intrusion"];
};

export const EMPTY: Draft = {
  name: "",
  objective: "",
  whyNow: "",
  lessIntrusive: [["", ""]],
  techniques: [],
  places: [],
  from: "",
  until: "",
  selectors: "0",
  targets: [["none", "none"]],
  consequences: [["", ""]],
  safeguards: "",
  results: "",
  intrusion: "moderate",
};

export function draftOf(given: ActivityParticulars | undefined): Draft {
  if (given === undefined) return EMPTY;
  return {
    ...given,
    lessIntrusive: given.lessIntrusive.map(({ means, whyNot }) => [means, whyNot]),
    selectors: String(given.selectors),
    targets: given.targets.map(({ office, class: persons }) => [office, persons]),
    consequences: given.consequences.map(({ interest, consequence }) => [interest, consequence]),
    results: given.results ?? "",
  };
}

/** A day that was chosen, or the moment that stood there before and was left. */
const momentIn = (text: string) => (text.includes("T") ? text : startOf(text));

const filled = (pairs: readonly Pair[]) => pairs.filter((pair) => pair.some((part) => part.trim() !== ""));

export function particularsOf(draft: Draft): ActivityParticulars {
  const { name, objective, whyNow, safeguards, intrusion, results } = draft;
  return {
    name,
    objective,
    whyNow,
    lessIntrusive: filled(draft.lessIntrusive).map(([means, whyNot]) => ({ means, whyNot })),
    techniques: [...draft.techniques],
    places: [...draft.places],
    from: momentIn(draft.from),
    until: momentIn(draft.until),
    selectors: Number(draft.selectors),
    targets: filled(draft.targets).map(([office, persons]) => ({
      office: office.trim(),
      class: persons.trim(),
    })),
    consequences: filled(draft.consequences).map(([interest, consequence]) => ({ interest, consequence })),
    intrusion,
    safeguards,
    ...(results.trim() === "" ? {} : { results }),
  };
}
