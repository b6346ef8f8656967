import type { PartyId } from "./party-id.ts";

export type TlpLevel = "clear" | "green" | "amber" | "amber+strict" | "red";
export type HandlingCode = "H0" | "H1" | "H2" | "H3";

/** What the originator says may be done with an item or a portion of it (agreement.md §8). */
export type Label = {
  readonly originator: PartyId;
  /** The marking system, for instance `COMMUNITY`, `FR-IGI1300`, `XAR`. */
  readonly policy: string;
  /** The originator's own code, verbatim; `NONE` for community items, which carry a TLP instead. */
  readonly level: string;
  /** Countries it may be released to. Absent means nobody abroad. */
  readonly relTo?: readonly string[];
  readonly caveats: readonly string[];
  readonly tlp?: TlpLevel;
  readonly handling?: readonly HandlingCode[];
  readonly portions?: readonly { readonly selector: string; readonly label: Label }[];
  /** The marking line as the originator wrote it. */
  readonly text: string;
};

/** The policy of items marked by TLP alone, and the one level such items have. */
export const COMMUNITY = "COMMUNITY";
export const COMMUNITY_LEVEL = "NONE";

export const tlpOrder: readonly TlpLevel[] = ["clear", "green", "amber", "amber+strict", "red"];
const tlpRank: ReadonlyMap<string, number> = new Map(tlpOrder.map((level, rank) => [level, rank]));

/** Rank in the order of TLP 2.0, clear lowest; undefined for anything that is not a TLP level. */
export function rankOfTlp(level: string): number | undefined {
  return tlpRank.get(level);
}

export type Rank = { readonly code: string; readonly rank: number };

/** Why labels cannot be joined: nothing to join, several originators, or a level the ladder does not know. */
export type JoinProblem = "nothing-to-join" | "several-originators" | "several-policies" | "unknown-level";
export type Joined = { readonly label: Label } | { readonly problem: JoinProblem };

/**
 * The label of an object made of portions: highest rank, union of caveats and handling codes,
 * intersection of releasability, highest TLP. A portion without a list releases nothing abroad,
 * so the whole has none. Labels of two originators are never joined: each keeps its own.
 */
export function joinLabels(labels: readonly Label[], ladder: readonly Rank[]): Joined {
  const [first, ...others] = labels;
  if (first === undefined) return { problem: "nothing-to-join" };
  if (others.some((other) => other.originator !== first.originator))
    return { problem: "several-originators" };
  if (others.some((other) => other.policy !== first.policy)) return { problem: "several-policies" };
  const ranks = new Map(ladder.map(({ code, rank }) => [code, rank]));
  if (labels.some((label) => !ranks.has(label.level))) return { problem: "unknown-level" };
  const highest = labels.reduce((a, b) => ((ranks.get(b.level) ?? 0) > (ranks.get(a.level) ?? 0) ? b : a));
  const relTo = commonCountries(labels);
  const tlps = labels.flatMap((label) => label.tlp ?? []);
  const handling = sorted(labels.flatMap((label) => label.handling ?? []));
  return {
    label: {
      originator: first.originator,
      policy: first.policy,
      level: highest.level,
      ...(relTo === undefined ? {} : { relTo }),
      caveats: sorted(labels.flatMap((label) => label.caveats)),
      // One community portion without a colour leaves the whole without one, and that is refused later.
      ...(tlps.length === 0 || (first.policy === COMMUNITY && tlps.length < labels.length)
        ? {}
        : { tlp: tlps.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a)) }),
      ...(handling.length === 0 ? {} : { handling }),
      text: first.text,
    },
  };
}

function commonCountries(labels: readonly Label[]): readonly string[] | undefined {
  const lists = labels.map((label) => label.relTo);
  if (lists.some((list) => list === undefined)) return undefined;
  const [first = [], ...others] = lists;
  return sorted((first ?? []).filter((country) => others.every((list) => list?.includes(country))));
}

const rankOf = (tlp: TlpLevel): number => rankOfTlp(tlp) ?? Number.POSITIVE_INFINITY;
const sorted = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
