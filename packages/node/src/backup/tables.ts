import type { Reader, Transactor } from "../store/index.ts";

/** What of the private state is worth keeping. Sessions, tokens, links, failed attempts and nonces are not. */
export const STATE_TABLES = [
  "credential",
  "passkey_use",
  "one_time_code",
  "draft",
  "job",
  "relation_progress",
  "relation_attention",
  "relation_contact",
  "disclosure",
  "disclosure_reply",
  "disclosure_trace",
  "disclosure_day",
] as const;

type Named = { readonly name: string; readonly sql: string };

/** Tables that are no views, with what they are made of. Which migrations ran is the new database's own business. */
export function keptTables(source: Reader, schema: string): Named[] {
  return source
    .all<Named & { readonly type: string }>(
      `SELECT name, sql, type FROM ${schema}.sqlite_master WHERE sql IS NOT NULL AND type = 'table'
       AND name NOT LIKE 'view\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND name NOT LIKE 'backup%' AND name <> 'migration' ORDER BY rowid`,
    )
    .map(({ name, sql }) => ({ name, sql }));
}

/** Copies a table row by row, columns by name: a later release may have added some. */
export function copyTable(target: Transactor, schema: string, name: string): void {
  const columns = target
    .all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}', '${schema}')`)
    .map((column) => `"${column.name}"`)
    .join(", ");
  target.exec(`INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM ${schema}.${name}`);
}
