import { memberRefsOf, type StixObject, textOf, typeOfId } from "@entente/stix";
import type { Item } from "../keys/index.ts";
import { type ItemHeader, STIX_MEDIA } from "./header.ts";

const TEXT_MEDIA: ReadonlySet<string> = new Set(["text/plain", "text/markdown"]);

/** The STIX object of an item; undefined when it is none, or a partner sent something else under that name. */
export function objectOf(header: ItemHeader, content: Uint8Array): StixObject | undefined {
  if (header.media !== STIX_MEDIA) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(content));
    const object = value as StixObject | null;
    return typeof object?.id === "string" && typeof object.type === "string" ? object : undefined;
  } catch {
    return undefined;
  }
}

/** What of an item can be searched: its name, and its words if it is text. A PDF's words stand in an item of their own. */
export function searchableText(header: ItemHeader, content: Item["content"], object?: StixObject): string {
  const name = header.name === undefined || object !== undefined ? "" : `${header.name}\n`;
  if (object !== undefined) return textOf(object).join("\n");
  return TEXT_MEDIA.has(header.media) ? name + new TextDecoder().decode(content) : name;
}

const LONGEST_TITLE = 200;
/** What a STIX object without a name is called by, in this order. */
const TITLES = [
  "name",
  "value",
  "pattern",
  "abstract",
  "opinion",
  "path",
  "subject",
  "key",
  "relationship_type",
];

/** What a product is called: its title or file name; of a STIX object its name, value or pattern. */
export function titleOf(header: ItemHeader, content: Item["content"]): string | undefined {
  if (header.name !== undefined) return header.name;
  const object = objectOf(header, content) as unknown as Readonly<Record<string, unknown>> | undefined;
  if (object === undefined) return undefined;
  const title = TITLES.map((name) => (Object.hasOwn(object, name) ? object[name] : undefined)).find(
    (value): value is string => typeof value === "string" && value.trim() !== "",
  );
  return title?.slice(0, LONGEST_TITLE).toWellFormed();
}

export function membersOf(object: StixObject | undefined): string[] {
  return object === undefined ? [] : memberRefsOf(object);
}

/** What a relationship or a sighting ties together: by these it is found again from its ends. Lists end at a thousand. */
const ENDS = [
  "source_ref",
  "target_ref",
  "sighting_of_ref",
  "where_sighted_refs",
  "observed_data_refs",
] as const;
const MOST_ENDS = 1000;

export function endsOf(object: StixObject | undefined): string[] {
  if (object?.type !== "relationship" && object?.type !== "sighting") return [];
  const ids = ENDS.flatMap((name) => {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    return Array.isArray(value) ? value.slice(0, MOST_ENDS) : [value];
  });
  return ids.filter((id): id is string => typeof id === "string" && typeOfId(id) !== undefined);
}

/** Microseconds since 1970 of a STIX timestamp: a number that orders versions; null when there is none. */
/** A version as the standard writes times, to the millisecond. */
export const versionText = (version: number): string => new Date(Math.floor(version / 1000)).toISOString();

export function versionNumber(version: string): number | null {
  const [seconds = "", fraction = ""] = version.replace(/Z$/, "").split(".");
  const whole = Date.parse(`${seconds}Z`);
  return Number.isNaN(whole) ? null : whole * 1000 + Number(`${fraction}000000`.slice(0, 6));
}
