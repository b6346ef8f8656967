import { Worker } from "node:worker_threads";
import { StoreError } from "../store/index.ts";
import { LedgerError } from "./commands.ts";
import type { Head, WriterAnswer, WriterMessage, WriterRequest, WriterSetup } from "./writer-protocol.ts";

type Unticketed<R> = R extends WriterRequest ? Omit<R, "ticket"> : never;
export type Request = Unticketed<WriterRequest>;
export type Answer = Extract<WriterAnswer, { ok: true }>;

/** How many requests may wait for the disk before a caller is told to come back later. */
const MAX_OUTSTANDING = 8192;

/** The main thread's end of the one writer. Requests made in one turn travel as one message. */
export class Writer {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (reason: LedgerError) => void }
  >();
  readonly #onHeads: (heads: readonly Head[]) => void;
  #outbox: WriterRequest[] = [];
  #ticket = 0;
  #ended: LedgerError | undefined;

  constructor(setup: WriterSetup, onHeads: (heads: readonly Head[]) => void) {
    this.#onHeads = onHeads;
    this.#worker = new Worker(new URL("./writer-thread.mjs", import.meta.url), { workerData: setup });
    this.#worker.on("message", (message: WriterMessage) => this.#receive(message));
    this.#worker.on("error", (cause: Error) =>
      this.#end(new LedgerError("stopped", `the writer stopped: ${cause.message}`, cause)),
    );
    this.#worker.on("exit", () => this.#end(new LedgerError("stopped", "the writer was closed")));
  }

  /** Whether the writer still takes requests; if not, why. */
  get ended(): LedgerError | undefined {
    return this.#ended;
  }

  /** Resolves when the request is durable. Rejects with a LedgerError; nothing of it was stored then. */
  ask(request: Request): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    if (this.#waiting.size >= MAX_OUTSTANDING) {
      return Promise.reject(
        new LedgerError("storage", "too many acts are waiting for the disk; try again in a moment"),
      );
    }
    const ticket = ++this.#ticket;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve, reject });
      if (this.#outbox.length === 0) queueMicrotask(() => this.#send());
      this.#outbox.push({ ...request, ticket });
    });
  }

  #send(): void {
    const requests = this.#outbox;
    this.#outbox = [];
    this.#worker.postMessage(requests);
  }

  #receive(message: WriterMessage): void {
    for (const answer of message.answers) {
      const waiter = this.#waiting.get(answer.ticket);
      this.#waiting.delete(answer.ticket);
      if (answer.ok) waiter?.resolve(answer);
      else waiter?.reject(new LedgerError(answer.code, answer.message, causeOf(answer)));
    }
    if (message.heads.length > 0) this.#onHeads(message.heads);
  }

  #end(reason: LedgerError): void {
    this.#ended ??= reason;
    for (const waiter of this.#waiting.values()) waiter.reject(this.#ended);
    this.#waiting.clear();
  }

  /** Waits for what is under way, then closes the databases and the thread. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve));
    await this.ask({ type: "close" }).catch(() => undefined);
    await exited;
  }
}

/** What the store said, as callers tell a full disk from a busy one by it. */
function causeOf({ store, message }: Extract<WriterAnswer, { ok: false }>): StoreError | undefined {
  return store === null ? undefined : new StoreError(store, message);
}
