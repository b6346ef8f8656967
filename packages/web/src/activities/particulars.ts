import type { ActivityParticulars } from "@entente/api";
import { codesIn, instantIn, pairsIn } from "./inputs.tsx";

/** What the form holds, as text; the node checks it and names the member that is wrong. */
export type Draft = Readonly<
  Record<
    | "name"
    | "objective"
    | "whyNow"
    | "lessIntrusive"
    | "techniques"
    | "places"
    | "from"
    | "until"
    | "selectors"
    | "targets"
    | "consequences"
    | "safeguards"
    | "results",
    string
  >
> & { readonly intrusion: ActivityParticulars["intrusion"] };

export const EMPTY: Draft = {
  name: "",
  objective: "",
  whyNow: "",
  lessIntrusive: "",
  techniques: "",
  places: "",
  from: "",
  until: "",
  selectors: "0",
  targets: "none | none",
  consequences: "",
  safeguards: "",
  results: "",
  intrusion: "moderate",
};

export function draftOf(given: ActivityParticulars | undefined): Draft {
  if (given === undefined) return EMPTY;
  const lines = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([left, right]) => `${left} | ${right}`).join("\n");
  return {
    name: given.name,
    objective: given.objective,
    whyNow: given.whyNow,
    lessIntrusive: lines(given.lessIntrusive.map(({ means, whyNot }) => [means, whyNot])),
    techniques: given.techniques.join(", "),
    places: given.places.join(", "),
    from: given.from,
    until: given.until,
    selectors: String(given.selectors),
    targets: lines(given.targets.map(({ office, class: persons }) => [office, persons])),
    consequences: lines(given.consequences.map(({ interest, consequence }) => [interest, consequence])),
    safeguards: given.safeguards,
    results: given.results ?? "",
    intrusion: given.intrusion,
  };
}

export function particularsOf(draft: Draft): ActivityParticulars {
  const { name, objective, whyNow, safeguards, intrusion, results } = draft;
  return {
    name,
    objective,
    whyNow,
    lessIntrusive: pairsIn(draft.lessIntrusive).map(([means, whyNot]) => ({ means, whyNot })),
    techniques: codesIn(draft.techniques),
    places: codesIn(draft.places),
    from: instantIn(draft.from),
    until: instantIn(draft.until),
    selectors: Number(draft.selectors),
    targets: pairsIn(draft.targets).map(([office, persons]) => ({ office, class: persons })),
    consequences: pairsIn(draft.consequences).map(([interest, consequence]) => ({ interest, consequence })),
    intrusion,
    safeguards,
    ...(results.trim() === "" ? {} : { results }),
  };
}
