import { memberRefsOf, type StixObject, textOf } from "@entente/stix";
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

export function membersOf(object: StixObject | undefined): string[] {
  return object === undefined ? [] : memberRefsOf(object);
}

/** Microseconds since 1970 of a STIX timestamp: a number that orders versions; null when there is none. */
export function versionNumber(version: string): number | null {
  const [seconds = "", fraction = ""] = version.replace(/Z$/, "").split(".");
  const whole = Date.parse(`${seconds}Z`);
  return Number.isNaN(whole) ? null : whole * 1000 + Number(`${fraction}000000`.slice(0, 6));
}
