import type { AgreementJson, ClauseKindView } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";
import { bilingualOf, isObject, type Json, listOf, objectsOf, textOf } from "./document.ts";

/** A clause as it is edited: the document's own member, with what the form knows of it. */
export type DraftClause = {
  readonly id: string;
  readonly kind: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly params: Json;
  readonly direction?: unknown;
};

/** A draft never alters what it started from. */
export function clausesOf(document: AgreementJson): readonly DraftClause[] {
  return objectsOf(document.clauses).map(({ id, kind, title, text, params, direction }) => ({
    id: textOf(id),
    kind: textOf(kind),
    title: bilingualOf(title) ?? { en: "", fr: "" },
    text: bilingualOf(text) ?? { en: "", fr: "" },
    params: isObject(params) ? params : {},
    ...(direction === undefined ? {} : { direction }),
  }));
}

const parts = (id: string) => id.split(".").map((part) => [Number.parseInt(part, 10), part] as const);

/** 6.2 before 6.10, 6 before 6.1, 6.2 before 6.2a: the order in which clauses must stand. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [[n, x], [m, y]] = [left[at]!, right[at]!];
    if (n !== m) return n - m;
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** The document with other clauses, in the order of their numbers; what outlives it is no clause that is gone. */
export function withClauses(document: AgreementJson, clauses: readonly DraftClause[]): AgreementJson {
  const ids = new Set(clauses.map(({ id }) => id));
  return {
    ...document,
    clauses: clauses.toSorted((a, b) => compareIds(a.id, b.id)) as unknown as AgreementJson[string],
    survival: listOf(document.survival).filter(
      (id) => typeof id === "string" && ids.has(id),
    ) as AgreementJson[string],
  };
}

/** The next version of a document with this hash, word for word the same. */
export function nextVersion(document: AgreementJson, hash: string): AgreementJson {
  return { ...document, version: Number(document.version) + 1, supersedes: hash };
}

/**
 * The document as its schema wants it: every set sorted by UTF-16 code unit and without repeats, so that equal
 * content gives equal bytes. A form lets people write sets in any order.
 */
export function inForm(document: AgreementJson, kinds: readonly ClauseKindView[]): AgreementJson {
  const schemas = new Map(kinds.map(({ kind, params }) => [kind, params]));
  const clauses = clausesOf(document).map((clause) => {
    const schema = schemas.get(clause.kind);
    return schema === undefined
      ? clause
      : { ...clause, params: sortedBySchema(clause.params, schema) as Json };
  });
  return withClauses(document, clauses);
}

type Schema = Json;

function sortedBySchema(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const items = isObject(schema.items) ? schema.items : {};
    const inner = value.map((one) => sortedBySchema(one, items));
    const by = schema["x-sorted"];
    if (by === true) return [...new Set(inner.map(String))].sort();
    return Array.isArray(by) ? inner.toSorted(byMembers(by.map(String))) : inner;
  }
  if (!isObject(value)) return value;
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const inner = properties[name];
      return [name, isObject(inner) ? sortedBySchema(member, inner) : member];
    }),
  );
}

const byMembers = (names: readonly string[]) => (a: unknown, b: unknown) => {
  for (const name of names) {
    const [x, y] = [a, b].map((one) => (isObject(one) ? String(one[name]) : ""));
    if (x !== y) return x! < y! ? -1 : 1;
  }
  return 0;
};

/** What a new member of this schema begins with: the least that has its shape. The node says what is still wrong. */
export function blank(schema: Schema): unknown {
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.format === "date-time") return "";
  switch (schema.type) {
    case "integer":
      return typeof schema.minimum === "number" ? schema.minimum : 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "object": {
      const properties = isObject(schema.properties) ? schema.properties : {};
      return Object.fromEntries(
        listOf(schema.required)
          .map(textOf)
          .map((name) => [name, isObject(properties[name]) ? blank(properties[name]) : ""]),
      );
    }
    default:
      return "";
  }
}
