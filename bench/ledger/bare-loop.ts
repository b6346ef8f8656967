import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { drawRandom } from "../../packages/node/src/keys/index.ts";
import { notesDesk } from "./notes-desk.ts";
import { AUTHOR, CONTENT, HEADER, subjectOf } from "./subject.ts";

const SCHEMAS = new URL("../../packages/node/src/store/sqlite/", import.meta.url);
const NONCE = new Uint8Array(12);
const ORIGIN = `entente.party/${"A".repeat(43)}/house`;
const COMMAND_DIGEST = "sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

/**
 * The same randomness, hashes, seals and inserts as an append, with the same pragmas and batches, and nothing else: no
 * validation, no canonical form, no threads, no answers. What remains of its speed in the ledger is what the ledger costs.
 */
export class BareLoop {
  readonly #ledger: DatabaseSync;
  readonly #keys: DatabaseSync;
  readonly #withContent: boolean;
  readonly #storageKey = randomBytes(32);
  readonly #edge: Uint8Array[] = [];
  readonly #to: Record<"entry" | "journal" | "node" | "command" | "blob" | "note" | "stream", StatementSync>;
  readonly #toKey: StatementSync;
  #size = 0;

  constructor(directory: string, withContent: boolean) {
    this.#withContent = withContent;
    this.#ledger = open(join(directory, "bare.db"), "ledger/001-logs.sql");
    this.#keys = open(join(directory, "bare-keys.db"), "keys/001-keys.sql");
    this.#ledger.exec(`${notesDesk.schema}
      CREATE TABLE view_stream (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;`);
    const prepare = (sql: string) => this.#ledger.prepare(sql);
    this.#to = {
      entry: prepare("INSERT INTO entry (log, idx, leaf, bytes) VALUES (1, ?, ?, ?)"),
      journal: prepare("INSERT INTO journal (seq, log, idx, aside) VALUES (?, 1, ?, NULL)"),
      node: prepare("INSERT INTO node (log, level, idx, hash) VALUES (1, ?, ?, ?)"),
      command: prepare("INSERT INTO command (id, digest, outcome) VALUES (?, ?, ?)"),
      blob: prepare("INSERT INTO blob (digest, bytes) VALUES (?, ?)"),
      note: prepare("INSERT INTO view_note (id, subject, author, payload, seq) VALUES (?, ?, ?, ?, ?)"),
      stream: prepare("INSERT INTO view_stream (name, version) VALUES (?, ?)"),
    };
    this.#toKey = this.#keys.prepare("INSERT INTO set_key (digest, wrapped) VALUES (?, ?)");
  }

  append(count: number, batch: number): void {
    for (let left = count; left > 0; left -= batch) this.#batch(Math.min(left, batch));
  }

  #batch(count: number): void {
    const sets = this.#withContent ? Array.from({ length: count }, () => seal(this.#storageKey)) : [];
    if (sets.length > 0) {
      this.#keys.exec("BEGIN IMMEDIATE");
      for (const { digest, wrapped } of sets) this.#toKey.run(digest, wrapped);
      this.#keys.exec("COMMIT");
    }
    this.#ledger.exec("BEGIN IMMEDIATE");
    for (let n = 0; n < count; n++) this.#one(sets[n]);
    this.#ledger.exec("COMMIT");
  }

  #one(set: ReturnType<typeof seal> | undefined): void {
    const index = this.#size++;
    const seq = index + 1;
    const id = `01KQ2Z5T0V${drawRandom(10).toHex().slice(0, 16).toUpperCase()}`;
    const blind = Buffer.from(drawRandom(16)).toString("base64url");
    const payload = set === undefined ? null : `sha256:${set.digest.toString("base64url")}`;
    const content =
      set === undefined
        ? ""
        : `"set":{"count":1,"payload":"${payload}","root":"sha256:${set.root.toString("base64url")}"},`;
    const bytes = Buffer.from(
      `{"at":"2026-11-22T01:02:03.456Z","blind":"${blind}","body":{"by":"${AUTHOR}","subject":"${subjectOf(index)}"},"id":"${id}","kind":"note.written/1","log":"${ORIGIN}",${content}"typ":"entente.event/1","v":1}`,
    );
    const leaf = createHash("sha256").update(Uint8Array.of(0)).update(bytes).digest();
    this.#to.entry.run(index, leaf, bytes);
    this.#to.journal.run(seq, index);
    this.#grow(index, leaf);
    if (set !== undefined) this.#to.blob.run(set.digest, set.bytes);
    this.#to.note.run(id, subjectOf(index), AUTHOR, payload, seq);
    this.#to.stream.run(`note:${id}`, seq);
    this.#to.command.run(
      `01KQ2Z5T0VJ8Q0X4M6N7P8R9ST:append-${index}`,
      COMMAND_DIGEST,
      `{"entries":[{"log":"${ORIGIN}","index":${index},"leaf":"sha256:${leaf.toString("base64url")}","id":"${id}"}],"result":null}`,
    );
  }

  #grow(index: number, leaf: Buffer): void {
    let hash: Uint8Array = leaf;
    let at = index;
    for (let level = 1; at % 2 === 1; level++) {
      hash = createHash("sha256").update(Uint8Array.of(1)).update(this.#edge.pop()!).update(hash).digest();
      at = (at - 1) / 2;
      if (level % 8 === 0) this.#to.node.run(level / 8, at, hash);
    }
    this.#edge.push(hash);
  }

  close(): void {
    this.#ledger.close();
    this.#keys.close();
  }
}

function open(path: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;
    PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;`);
  database.exec(readFileSync(new URL(schema, SCHEMAS), "utf8"));
  return database;
}

/** One item sealed as keys/sealed-set.ts seals it, its key wrapped for the node's own store. */
function seal(storageKey: Uint8Array) {
  const leafKey = randomBytes(32);
  const secrets = createHmac("sha512", leafKey).update("entente/item/1").digest();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(HEADER.length);
  const plaintext = Buffer.concat([length, HEADER, CONTENT]);
  const place = Buffer.alloc(8);
  place.writeUInt32BE(1, 4);
  const cipher = createCipheriv("aes-256-gcm", secrets.subarray(0, 32), NONCE).setAAD(place);
  const head = Buffer.from("entente-set/1\n\0\0\0\x01");
  const bytes = Buffer.concat([head, length, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  const root = createHash("sha256")
    .update(Uint8Array.of(0))
    .update(secrets.subarray(32, 48))
    .update(plaintext)
    .digest();
  const digest = createHash("sha256").update(bytes).digest();
  const nonce = randomBytes(12);
  const wrapping = createCipheriv("aes-256-gcm", storageKey, nonce).setAAD(digest);
  const encoded = Buffer.concat([Buffer.alloc(6), leafKey]);
  const wrapped = Buffer.concat([nonce, wrapping.update(encoded), wrapping.final(), wrapping.getAuthTag()]);
  return { digest, root, bytes, wrapped };
}
