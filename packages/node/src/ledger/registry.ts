import { createHash } from "node:crypto";
import { type Desk, type EntryKind, ERASE } from "./kinds.ts";

/** What the ledger keeps for itself among the views: the version of each stream, and what was erased. */
const CORE_SCHEMA = `
CREATE TABLE view_stream (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE view_erasure (payload TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (payload, position)) WITHOUT ROWID;
`;

const CORE_STATEMENTS = {
  [ERASE]: "INSERT INTO view_erasure (payload, position) VALUES (:payload, :position) ON CONFLICT DO NOTHING",
};

/** All desks of a node, put together once: kinds by name, one schema of views, one table of statements. */
export type Registry = {
  readonly kinds: ReadonlyMap<string, EntryKind<never>>;
  readonly schema: string;
  /** Changes with the schema; views are remade when it does. */
  readonly schemaDigest: string;
  readonly statements: Readonly<Record<string, string>>;
};

export function createRegistry(desks: readonly Desk[]): Registry {
  const kinds = new Map<string, EntryKind<never>>();
  const statements: Record<string, string> = { ...CORE_STATEMENTS };
  for (const desk of desks) {
    for (const kind of desk.kinds) {
      if (kinds.has(kind.kind)) throw new Error(`two desks declare ${kind.kind}`);
      kinds.set(kind.kind, kind);
    }
    for (const [name, sql] of Object.entries(desk.statements)) {
      if (statements[name] !== undefined) throw new Error(`two desks declare the statement ${name}`);
      statements[name] = sql;
    }
  }
  const schema = [CORE_SCHEMA, ...desks.map((desk) => desk.schema)].join("\n");
  const schemaDigest = createHash("sha256").update(schema).digest("hex");
  return { kinds, schema, schemaDigest, statements };
}
