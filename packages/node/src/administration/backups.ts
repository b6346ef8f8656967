import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type BackupView, conflict, notFound } from "@entente/api";
import type { Ledger, Outcome } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { backupStream } from "./entries.ts";
import { type BackupRow, backupsIn, backupWith } from "./view.ts";

export type Folders = { readonly logs: string; readonly keys: string };
type Command = { readonly id: string; readonly digest: string };

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Backups that the running node has written: two folders, because neither kind is of use without the other. */
export class Backups {
  readonly folders: Folders;
  readonly #ledger: Ledger;

  constructor(ledger: Ledger, folders: Folders) {
    this.#ledger = ledger;
    this.folders = folders;
  }

  /** Where the next one goes; the folder is made, for the node's own user alone. */
  placeFor(of: "logs" | "keys", backup: string): { file: string; path: string } {
    const folder = this.folders[of];
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // One is written at a time: what is half written was cut short.
    for (const name of readdirSync(folder))
      if (name.startsWith(`${of}-`) && /\.part(-journal)?$/.test(name))
        rmSync(join(folder, name), { force: true });
    const file = `${of}-${backup}.entente`;
    return { file, path: join(folder, file) };
  }

  list(): BackupView[] {
    return backupsIn(this.#ledger.reader).map((row) => this.#shown(row));
  }

  /** When the last of a kind was made whose file nobody has removed. */
  lastOf(of: "logs" | "keys"): string | undefined {
    const row = backupsIn(this.#ledger.reader).find((each) => each.of === of && each.removedAt === null);
    return row === undefined ? undefined : instant(row.at);
  }

  /** The file as it is. The entry is durable before the first byte leaves. Throws 404, 409. */
  async fetch(backup: string, by: string): Promise<Response> {
    const row = this.#present(this.#ledger.reader, backup);
    const id = `fetched ${randomUUID()}`;
    await this.#ledger.submit({
      id,
      digest: id,
      decide: () => ({
        entries: [{ log: "house", kind: "backup.fetched/1", body: { backup, by } }],
        expects: {},
        result: null,
      }),
    });
    const stream = Readable.toWeb(createReadStream(this.#path(row))) as ReadableStream<Uint8Array>;
    return new Response(stream, {
      headers: {
        "content-type": "application/vnd.entente.backup",
        "content-length": String(row.bytes),
        "content-disposition": `attachment; filename="${row.file}"`,
        "cache-control": "no-store",
      },
    });
  }

  /** A crash between the entry and the removal leaves a file that is shown as removed: removing again removes it. */
  async remove(backup: string, by: string, command: Command): Promise<Outcome<{ backup: string }>> {
    const outcome = await this.#ledger.submit({
      ...command,
      decide: (reader) => {
        this.#present(reader, backup);
        const stream = backupStream(backup);
        return {
          entries: [{ log: "house" as const, kind: "backup.removed/1", body: { backup, by } }],
          expects: { [stream]: versionOf(reader, stream) },
          result: { backup },
        };
      },
    });
    rmSync(this.#path(backupWith(this.#ledger.reader, backup)!), { force: true });
    return outcome;
  }

  #present(reader: Reader, backup: string): BackupRow {
    const row = backupWith(reader, backup);
    if (row === undefined) throw notFound("backup");
    if (!this.#isPresent(row)) throw conflict("The file of this backup is not there any more.");
    return row;
  }

  #path(row: BackupRow): string {
    return join(this.folders[row.of], row.file);
  }

  #isPresent(row: BackupRow): boolean {
    return statSync(this.#path(row), { throwIfNoEntry: false })?.size === row.bytes;
  }

  #shown({ removedAt, at, ...row }: BackupRow): BackupView {
    return {
      ...row,
      at: instant(at),
      present: this.#isPresent({ removedAt, at, ...row }),
      ...(removedAt === null ? {} : { removedAt: instant(removedAt) }),
    };
  }
}

const versionOf = (reader: Reader, name: string) =>
  reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :name", { name })?.version ??
  0;
