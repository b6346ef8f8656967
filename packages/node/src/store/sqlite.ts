import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { StoreError, storeErrorFrom } from "./errors.ts";

export type Params = Record<string, SQLInputValue>;

/** What a query may do: read. Desks receive this role and cannot write with it. */
export type Reader = {
  /** All rows of `sql`. Parameters are named (`:name`). */
  all<Row>(sql: string, params?: Params): Row[];
  /** The first row, or undefined. */
  get<Row>(sql: string, params?: Params): Row | undefined;
};

/** What only the writer, and a store of private state, may do. */
export type Transactor = Reader & {
  run(sql: string, params?: Params): number;
  exec(sql: string): void;
  /** Runs `work` in one immediate transaction; an exception rolls it back and is thrown on. */
  transact<T>(work: () => T): T;
};

export type OpenOptions = {
  readOnly?: boolean;
  /** Extra pragmas, such as `secure_delete`. */
  pragmas?: readonly string[];
  /** Milliseconds to wait for a lock that another process holds. */
  timeout?: number;
};

/**
 * One SQLite file: WAL, `synchronous=FULL`, so that a commit that returned survives a power cut.
 * Deleted content is overwritten (`secure_delete`), because a purge promises that.
 */
export class Sqlite implements Transactor {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, options: OpenOptions = {}) {
    try {
      this.#database = new DatabaseSync(path, {
        readOnly: options.readOnly ?? false,
        timeout: options.timeout ?? 5000,
      });
      if (!options.readOnly) {
        this.#database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
        this.#database.exec("PRAGMA wal_autocheckpoint=4000;");
      }
      this.#database.exec("PRAGMA foreign_keys=OFF; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;");
      for (const pragma of options.pragmas ?? []) this.#database.exec(`PRAGMA ${pragma};`);
    } catch (cause) {
      throw storeErrorFrom(cause, `opening ${path}`);
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      // Changes carry more names than a statement may use: the writer adds the entry's address to each.
      statement.setAllowUnknownNamedParameters(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all<Row>(sql: string, params: Params = {}): Row[] {
    return this.#guard(sql, () => this.#statement(sql).all(params) as Row[]);
  }

  get<Row>(sql: string, params: Params = {}): Row | undefined {
    return this.#guard(sql, () => this.#statement(sql).get(params) as Row | undefined);
  }

  run(sql: string, params: Params = {}): number {
    return this.#guard(sql, () => Number(this.#statement(sql).run(params).changes));
  }

  exec(sql: string): void {
    this.#guard(sql, () => this.#database.exec(sql));
  }

  transact<T>(work: () => T): T {
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.exec("COMMIT");
      return result;
    } catch (cause) {
      if (this.#database.isTransaction) this.exec("ROLLBACK");
      throw cause;
    }
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #guard<T>(sql: string, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      throw storeErrorFrom(cause, sql.trim().slice(0, 80));
    }
  }
}
