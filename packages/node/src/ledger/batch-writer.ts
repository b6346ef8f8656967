/**
 * What the one writer does with a batch of requests (DESIGN.md, How a command becomes a fact, 3).
 *
 * 1. Requests queue up while a transaction is being made durable; the next batch takes all of them.
 * 2. Keys of new sealed sets are committed first. A crash here leaves keys that no entry names: harmless.
 * 3. One transaction on the ledger: each commit in a savepoint of its own, checked against the versions it
 *    expects and against the commands already answered, then given its index in every log concerned.
 * 4. COMMIT. A crash before it leaves nothing of the batch; a crash after it leaves all of it, unanswered,
 *    and the repeated command gets the stored answer.
 * 5. Answers leave only now.
 */
import type { Frontier } from "@entente/tlog";
import { Sqlite, StoreError, type StoreErrorCode } from "../store/index.ts";
import { applyChanges } from "./changes.ts";
import { LedgerError, type LedgerErrorCode } from "./commands.ts";
import { forgetCut } from "./cut-notes.ts";
import { keepEvidence } from "./evidence.ts";
import { swapHighwater } from "./highwater.ts";
import type { Change } from "./kinds.ts";
import { allLogs, frontierOf, hasher, type LogRow } from "./log-state.ts";
import { placeIn } from "./places.ts";
import type {
  CommitRequest,
  Head,
  Step,
  WriterAnswer,
  WriterMessage,
  WriterRequest,
  WriterSetup,
  WrittenEntry,
} from "./writer-protocol.ts";

type OpenLog = { row: LogRow; frontier: Frontier; origin: string };
type Done = Omit<Extract<WriterAnswer, { ok: true }>, "ticket">;

const PLAIN: Done = { ok: true, entries: [], outcome: null, repeated: false, value: null };
const encoder = new TextEncoder();

export class BatchWriter {
  readonly #ledger: Sqlite;
  readonly #keys: Sqlite;
  readonly #highwater: Sqlite;
  readonly #statements: Readonly<Record<string, string>>;
  readonly #logs = new Map<number, OpenLog>();
  /** Right edges as they were before the request under way, of the logs that it has appended to. */
  readonly #touched = new Map<OpenLog, Frontier>();
  #seq: number;
  /** Set when the disk under us can no longer be believed; every later request is refused with it. */
  #broken: StoreError | undefined;

  constructor(setup: WriterSetup) {
    this.#ledger = new Sqlite(setup.ledger);
    this.#keys = new Sqlite(setup.keys);
    this.#highwater = new Sqlite(setup.highwater, { pragmas: ["fullfsync=ON"] });
    this.#statements = setup.statements;
    for (const row of allLogs(this.#ledger)) this.#open(row);
    this.#seq = this.#ledger.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal")?.seq ?? 0;
  }

  #open(row: LogRow): void {
    this.#logs.set(row.id, { row, origin: row.origin, frontier: frontierOf(this.#ledger, row.id) });
  }

  /** Carries out one batch and says what came of each request. */
  work(requests: readonly WriterRequest[]): WriterMessage {
    if (this.#broken !== undefined)
      return { answers: requests.map((each) => refusal(each.ticket, this.#broken)), heads: [] };
    const before = new Map([...this.#logs].map(([id, log]) => [id, log.frontier] as const));
    const seqBefore = this.#seq;
    const answers: WriterAnswer[] = [];
    try {
      this.#putKeys(requests);
      this.#ledger.exec("BEGIN IMMEDIATE");
      for (const request of requests) answers.push(this.#one(request));
      this.#ledger.exec("COMMIT");
    } catch (cause) {
      this.#undo(before, seqBefore, cause);
      return { answers: requests.map((each) => refusal(each.ticket, cause)), heads: [] };
    }
    const heads: Head[] = [];
    for (const [id, log] of this.#logs) {
      if (log.frontier !== before.get(id))
        heads.push({ log: id, size: log.frontier.size, root: log.frontier.root() });
    }
    return { answers, heads };
  }

  #undo(before: ReadonlyMap<number, Frontier>, seq: number, cause: unknown): void {
    this.#seq = seq;
    for (const [id, log] of this.#logs) {
      const frontier = before.get(id);
      if (frontier === undefined) this.#logs.delete(id);
      else log.frontier = frontier;
    }
    try {
      if (this.#ledger.inTransaction) this.#ledger.exec("ROLLBACK");
      if (this.#keys.inTransaction) this.#keys.exec("ROLLBACK");
    } catch (worse) {
      cause = worse;
    }
    // A full or read-only disk can be mended while we run. After any other failure of a commit nobody knows
    // what is on the disk: this process writes no more, and the next start reads what is really there.
    const code = cause instanceof StoreError ? cause.code : "io";
    if (code !== "full" && code !== "read-only" && code !== "busy") {
      this.#broken = new StoreError(
        code,
        `the node stopped writing after a failure: ${(cause as Error).message}`,
        cause,
      );
    }
  }

  #putKeys(requests: readonly WriterRequest[]): void {
    let open = false;
    for (const request of requests) {
      if (request.type !== "commit") continue;
      for (const step of request.steps) {
        if (step.do !== "blob" || step.wrappedKey === null) continue;
        if (!open) this.#keys.exec("BEGIN IMMEDIATE");
        open = true;
        this.#keys.run(
          "INSERT INTO set_key (digest, wrapped) VALUES (:digest, :wrapped) ON CONFLICT (digest) DO NOTHING",
          {
            digest: step.digest,
            wrapped: step.wrappedKey,
          },
        );
      }
    }
    if (open) this.#keys.exec("COMMIT");
  }

  #one(request: WriterRequest): WriterAnswer {
    const seq = this.#seq;
    this.#touched.clear();
    // Prepared statements, not `exec`, which would have SQLite read their text again each time.
    this.#ledger.run("SAVEPOINT one");
    try {
      const done = this.#carryOut(request);
      this.#ledger.run("RELEASE one");
      return { ticket: request.ticket, ...done };
    } catch (cause) {
      // What one command did wrong must not cost the others their commit; a failing disk must.
      if (cause instanceof StoreError && cause.code !== "constraint") throw cause;
      this.#ledger.exec("ROLLBACK TO one; RELEASE one");
      this.#seq = seq;
      for (const [log, frontier] of this.#touched) log.frontier = frontier;
      return refusal(request.ticket, cause);
    }
  }

  #carryOut(request: WriterRequest): Done {
    switch (request.type) {
      case "commit":
        return this.#commit(request);
      case "open-log": {
        const known = this.#ledger.get<LogRow>("SELECT * FROM log WHERE origin = :origin", {
          origin: request.origin,
        });
        if (known !== undefined) return { ...PLAIN, value: known.id };
        const id = this.#logs.size + 1;
        const { origin, kind, party, partner } = request;
        const mine = request.mine ? 1 : 0;
        this.#ledger.run(
          "INSERT INTO log (id, origin, kind, party, partner, mine) VALUES (:id, :origin, :kind, :party, :partner, :mine)",
          { id, origin, kind, party, partner, mine },
        );
        this.#open({ id, origin, kind: kind as LogRow["kind"], party, partner, mine });
        return { ...PLAIN, value: id };
      }
      case "checkpoint":
        this.#ledger.run(
          `INSERT INTO checkpoint (log, size, root, note, signed_at, published_at)
           VALUES (:log, :size, :root, :note, :signedAt, :publishedAt)
           ON CONFLICT (log, size) DO UPDATE SET note = excluded.note, published_at = excluded.published_at`,
          {
            log: request.log,
            size: request.size,
            root: request.root,
            note: request.note,
            signedAt: request.signedAt,
            publishedAt: request.publishedAt,
          },
        );
        return PLAIN;
      case "evidence":
        keepEvidence(this.#ledger, request);
        return PLAIN;
      case "highwater-create":
        this.#highwater.run(
          `INSERT INTO highwater (role, origin, size, root, note, at) VALUES (:role, :origin, 0, :root, '', 0)
           ON CONFLICT (role, origin) DO NOTHING`,
          { role: request.role, origin: request.origin, root: request.root },
        );
        return PLAIN;
      case "highwater":
        return { ...PLAIN, value: swapHighwater(this.#highwater, request) ? 1 : 0 };
      case "swap-key":
        return { ...PLAIN, value: this.#swapKey(request.digest, request.old, request.wrapped) };
      case "told-cut":
        forgetCut(this.#ledger, request.origin);
        return PLAIN;
      case "truncate":
      case "close":
        // Carried out after the transaction, in `listen`.
        return PLAIN;
    }
  }

  #swapKey(digest: Uint8Array, old: Uint8Array, wrapped: Uint8Array | null): number {
    return wrapped === null
      ? this.#keys.run("DELETE FROM set_key WHERE digest = :digest AND wrapped = :old", { digest, old })
      : this.#keys.run("UPDATE set_key SET wrapped = :wrapped WHERE digest = :digest AND wrapped = :old", {
          digest,
          old,
          wrapped,
        });
  }

  #commit(request: CommitRequest): Done {
    if (request.command !== null) {
      const first = this.#ledger.get<{ digest: string; outcome: string }>(
        "SELECT digest, outcome FROM command WHERE id = :id",
        { id: request.command.id },
      );
      if (first !== undefined) {
        if (first.digest !== request.command.digest) {
          throw new LedgerError(
            "command-reused",
            "this command id was already used for something else; choose a new one",
          );
        }
        return { ...PLAIN, outcome: first.outcome, repeated: true };
      }
    }
    for (const [stream, version] of request.expects) {
      const row = this.#ledger.get<{ version: number }>(
        "SELECT version FROM view_stream WHERE name = :stream",
        { stream },
      );
      if ((row?.version ?? 0) !== version)
        throw new LedgerError("conflict", `${stream} moved while this was decided`);
    }
    const entries: WrittenEntry[] = [];
    for (const step of request.steps) {
      const written = this.#step(step);
      if (written !== undefined) entries.push(written);
    }
    let outcome: string | null = null;
    if (request.command !== null) {
      const places = entries.map((each) => ({
        log: this.#logs.get(each.log)!.origin,
        index: each.index,
        leaf: digestText(each.leaf),
        id: each.id,
      }));
      outcome = `{"entries":${JSON.stringify(places)},"result":${request.command.result}}`;
      const { id, digest } = request.command;
      this.#ledger.run("INSERT INTO command (id, digest, outcome) VALUES (:id, :digest, :outcome)", {
        id,
        digest,
        outcome,
      });
    }
    return { ok: true, entries, outcome, repeated: false, value: null };
  }

  #step(step: Step): WrittenEntry | undefined {
    if (step.do === "blob") {
      this.#ledger.run(
        "INSERT INTO blob (digest, bytes) VALUES (:digest, :bytes) ON CONFLICT (digest) DO NOTHING",
        {
          digest: step.digest,
          bytes: step.bytes,
        },
      );
      return undefined;
    }
    const log = this.#logs.get(step.log);
    if (log === undefined)
      throw new LedgerError("unknown-relation", "the log this entry is for was never opened");
    if (step.do === "again") {
      // An entry set aside by an older release of the software, understood now.
      const seq = ++this.#seq;
      const entry = this.#ledger.get<{ leaf: Uint8Array }>(
        "SELECT leaf FROM entry WHERE log = :log AND idx = :index",
        {
          log: step.log,
          index: step.index,
        },
      );
      if (entry === undefined) throw new LedgerError("malformed", "no such entry");
      const address = { log: step.log, idx: step.index, seq, leaf: entry.leaf };
      this.#ledger.run("INSERT INTO journal (seq, log, idx, aside) VALUES (:seq, :log, :idx, NULL)", address);
      applyChanges(this.#ledger, this.#statements, step.changes, step.touches, {
        ...address,
        idx: placeIn(log.row.origin, step.index),
      });
      return undefined;
    }
    if (step.do === "partner" || step.do === "returned") {
      if (step.index !== log.frontier.size) {
        throw new LedgerError("conflict", `the entry ${step.index} does not follow ${log.frontier.size}`);
      }
      const id = step.do === "returned" ? step.id : "";
      return this.#append(log, step.bytes, id, step.aside, step.changes, step.touches);
    }
    const bytes = encoder.encode(
      step.text.length === 1 ? step.text[0] : step.text[0] + this.#seen(log.row) + step.text[1],
    );
    return this.#append(log, bytes, step.id, null, step.changes, step.touches);
  }

  /** How much of the partner's log has been applied: what `seen` says in our own entries. */
  #seen(row: LogRow): number {
    let seen = 0;
    for (const other of this.#logs.values()) {
      if (other.row.mine === 0 && other.row.party === row.partner && other.row.partner === row.party)
        seen = Math.max(seen, placeIn(other.row.origin, other.frontier.size));
    }
    return seen;
  }

  #append(
    log: OpenLog,
    bytes: Uint8Array,
    id: string,
    aside: string | null,
    changes: readonly Change[],
    touches: readonly string[],
  ): WrittenEntry {
    const leaf = hasher.leaf(bytes);
    const index = log.frontier.size;
    const seq = ++this.#seq;
    this.#ledger.run("INSERT INTO entry (log, idx, leaf, bytes) VALUES (:log, :idx, :leaf, :bytes)", {
      log: log.row.id,
      idx: index,
      leaf,
      bytes,
    });
    this.#ledger.run("INSERT INTO journal (seq, log, idx, aside) VALUES (:seq, :log, :idx, :aside)", {
      seq,
      log: log.row.id,
      idx: index,
      aside,
    });
    if (!this.#touched.has(log)) {
      this.#touched.set(log, log.frontier);
      log.frontier = log.frontier.clone();
    }
    log.frontier.append(leaf, (level, idx, hash) => {
      if (level === 0 || level % 8 !== 0) return;
      this.#ledger.run("INSERT INTO node (log, level, idx, hash) VALUES (:log, :level, :idx, :hash)", {
        log: log.row.id,
        level: level / 8,
        idx,
        hash,
      });
    });
    const address = { log: log.row.id, idx: placeIn(log.row.origin, index), seq, leaf };
    applyChanges(this.#ledger, this.#statements, changes, touches, address);
    return { log: log.row.id, index, leaf, id, seq };
  }

  /** Takes what was erased out of the write-ahead logs. Why it failed, if it did: what was committed stands. */
  truncate(): StoreError | undefined {
    try {
      for (const store of [this.#ledger, this.#keys]) store.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      return undefined;
    } catch (cause) {
      return cause as StoreError;
    }
  }

  close(): void {
    for (const store of [this.#ledger, this.#keys, this.#highwater]) store.close();
  }
}

/** As keys/ writes a digest; not by way of it, because this thread needs nothing else from there. */
function digestText(digest: Uint8Array): string {
  return `sha256:${digest.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

export function refusal(ticket: number, cause: unknown): WriterAnswer {
  const code: LedgerErrorCode =
    cause instanceof LedgerError ? cause.code : cause instanceof StoreError ? "storage" : "malformed";
  const store: StoreErrorCode | null = cause instanceof StoreError ? cause.code : null;
  return { ticket, ok: false, code, store, message: cause instanceof Error ? cause.message : String(cause) };
}
