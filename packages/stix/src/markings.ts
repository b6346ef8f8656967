import { isDictionary } from "./checks.ts";
import { strictest, TLP_MARKINGS, type Tlp } from "./tlp.ts";
import type { StixObject } from "./types.ts";

export type GranularMarking = { selectors: string[]; marking?: string; lang?: string };
export type Markings = { object: string[]; granular: GranularMarking[] };

/**
 * What an object's markings come to. `unknown` lists markings that could not be resolved or are not understood,
 * and pointers to malformed ones: when it is not empty the caller withholds.
 */
export type EffectiveTlp = { tlp?: Tlp; unknown: string[]; statements: string[] };

/** Object and granular markings as written (STIX 2.1 sections 7.2.2, 7.2.3); malformed parts are left out. */
export function markingsOf(object: StixObject): Markings {
  return readMarkings(object).markings;
}

/**
 * The most restrictive marking over the object and each of its parts. The nine TLP ids are known without
 * `resolve`; a definition found by it counts only as a plain statement, anything else is `unknown`.
 */
export function effectiveTlp(
  object: StixObject,
  resolve: (markingId: string) => StixObject | undefined,
): EffectiveTlp {
  const { markings, malformed } = readMarkings(object);
  const ids = new Set([...markings.object, ...markings.granular.flatMap(({ marking }) => marking ?? [])]);
  const unknown = [...malformed];
  const statements: string[] = [];
  let tlp: Tlp | undefined;
  for (const id of ids) {
    const known = TLP_MARKINGS.get(id);
    const statement = known ? undefined : statementOf(id, resolve(id));
    if (known) tlp = strictest(tlp, known.tlp);
    else if (statement === undefined) unknown.push(id);
    else statements.push(statement);
  }
  return tlp === undefined ? { unknown, statements } : { tlp, unknown, statements };
}

function statementOf(id: string, definition: StixObject | undefined): string | undefined {
  if (definition?.type !== "marking-definition" || definition.id !== id) return undefined;
  // An extension may restrict further than the statement beside it says.
  if (definition.definition_type !== "statement" || Object.hasOwn(definition, "extensions")) return undefined;
  const body = definition.definition;
  const statement = isDictionary(body) ? body.statement : undefined;
  return typeof statement === "string" ? statement : undefined;
}

function readMarkings(object: StixObject): { markings: Markings; malformed: string[] } {
  const malformed: string[] = [];
  const markings: Markings = { object: [], granular: [] };
  for (const [id, pointer] of itemsOf(object, "object_marking_refs", malformed)) {
    if (typeof id === "string") markings.object.push(id);
    else malformed.push(pointer);
  }
  for (const [part, pointer] of itemsOf(object, "granular_markings", malformed)) {
    const marking = isDictionary(part) ? part.marking_ref : undefined;
    const lang = isDictionary(part) ? part.lang : undefined;
    const listed = isDictionary(part) ? part.selectors : undefined;
    const selectors = Array.isArray(listed) ? listed.filter((selector) => typeof selector === "string") : [];
    if (typeof marking === "string" && lang === undefined) markings.granular.push({ selectors, marking });
    else if (typeof lang === "string" && marking === undefined) markings.granular.push({ selectors, lang });
    else malformed.push(pointer);
  }
  return { markings, malformed };
}

function itemsOf(object: StixObject, property: string, malformed: string[]) {
  const value = Object.hasOwn(object, property) ? object[property] : [];
  if (Array.isArray(value)) return value.map((item, index) => [item, `/${property}/${index}`] as const);
  malformed.push(`/${property}`);
  return [];
}
