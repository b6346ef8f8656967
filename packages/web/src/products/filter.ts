import type { ProductFilter } from "@entente/api";

/** The members of a filter that stand in an address, by the names they have there and in the API. */
const NAMES = [
  "q",
  "kind",
  "source",
  "originator",
  "area",
  "label",
  "released",
  "unreleased",
  "from",
  "until",
  "versions",
] as const satisfies readonly (keyof ProductFilter)[];

const SOURCES = ["written", "imported", "derived", "received", "own"] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads the filter from an address. A value of another shape is left out: an address may come from anywhere. */
export function filterOf(query: URLSearchParams): ProductFilter {
  const text = (name: (typeof NAMES)[number]) => query.get(name)?.trim() || undefined;
  const source = SOURCES.find((one) => one === query.get("source"));
  const [from, until] = [instantOf(text("from")), instantOf(text("until"))];
  const given = {
    q: text("q"),
    kind: text("kind"),
    source,
    originator: text("originator"),
    area: text("area"),
    label: text("label"),
    released: text("released"),
    unreleased: text("unreleased"),
    from,
    until,
    versions: query.get("versions") === "every" ? ("every" as const) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The filter as an address has it. */
export function queryOf(filter: ProductFilter): Record<string, string | undefined> {
  return Object.fromEntries(NAMES.map((name) => [name, dayOf(name, filter[name])]));
}

/** A day is typed and stands in the address; the node takes its first instant. */
export function instantOf(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  if (DAY.test(day) && !Number.isNaN(Date.parse(day))) return `${day}T00:00:00Z`;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

function dayOf(name: string, value: string | undefined): string | undefined {
  return name === "from" || name === "until" ? value?.slice(0, 10) : value;
}

export const isEmpty = (filter: ProductFilter): boolean => Object.keys(filter).length === 0;

/** Whether two filters narrow alike. */
export const isSame = (one: ProductFilter, other: ProductFilter): boolean =>
  NAMES.every((name) => one[name] === other[name]);
