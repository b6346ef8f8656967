/** One property of a STIX object, as a selector names it (STIX 2.1 §7.2.3), and its value. */
export type Property = {
  readonly selector: string;
  readonly name: string;
  readonly depth: number;
  /** The value as a person reads it; of a list or an object, how it is opened. */
  readonly value: string;
  readonly isLeaf: boolean;
};

/** An object may be deep and long: so much of it is laid out, property by property. */
const MOST_PROPERTIES = 400;
const MOST_DEPTH = 6;
const LONGEST_VALUE = 600;

/** The properties of an object, outer before inner; at most so many. */
export function propertiesOf(object: unknown): {
  readonly properties: readonly Property[];
  readonly more: number;
} {
  const properties: Property[] = [];
  let more = 0;
  const add = (value: unknown, selector: string, name: string, depth: number): void => {
    if (properties.length >= MOST_PROPERTIES) {
      more++;
      return;
    }
    const inner = depth < MOST_DEPTH ? membersOf(value) : [];
    properties.push({
      selector,
      name,
      depth,
      value: textOf(value, inner.length > 0),
      isLeaf: inner.length === 0,
    });
    for (const [key, each] of inner) add(each, `${selector}.${key}`, key, depth + 1);
  };
  for (const [name, value] of membersOf(object)) add(value, name, name, 0);
  return { properties, more };
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((each, at) => [`[${at}]`, each] as const);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function textOf(value: unknown, isOpened: boolean): string {
  if (isOpened) return "";
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Whether a selector, or one that holds it, is among those taken out. */
export function isTaken(selector: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(selector)) return true;
  const parent = selector.lastIndexOf(".");
  return parent > 0 && isTaken(selector.slice(0, parent), taken);
}

/** Properties without which nothing is a STIX object: they are never taken out. */
export const NEEDED: ReadonlySet<string> = new Set([
  "type",
  "id",
  "spec_version",
  "created",
  "modified",
  "created_by_ref",
  "object_marking_refs",
  "granular_markings",
]);

export type Fate = "same" | "taken" | "changed" | "added";

/** What became of each property of `held` in `leaves`, and what only `leaves` has, in the order of the objects. */
export function compared(held: unknown, leaves: unknown) {
  const [before, after] = [propertiesOf(held), propertiesOf(leaves)];
  const left = new Map(before.properties.map((one) => [one.selector, one]));
  const right = new Map(after.properties.map((one) => [one.selector, one]));
  const fate = (one: Property, other: Property | undefined, absent: Fate): Fate =>
    other === undefined ? absent : other.value === one.value ? "same" : "changed";
  return {
    held: before.properties.map((one) => ({ ...one, fate: fate(one, right.get(one.selector), "taken") })),
    leaves: after.properties.map((one) => ({ ...one, fate: fate(one, left.get(one.selector), "added") })),
    more: before.more + after.more,
  };
}
