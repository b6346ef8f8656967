import { parentPort, workerData } from "node:worker_threads";
import { BatchWriter, refusal } from "./batch-writer.ts";
import type { WriterRequest, WriterSetup } from "./writer-protocol.ts";

/** Requests that one transaction takes at most: the others wait for the next, and latency stays bounded. */
const MAX_BATCH = 1024;

/** Takes requests as they come; while one batch is being made durable, the next gathers. */
function listen(setup: WriterSetup): void {
  const port = parentPort;
  if (port === null) throw new Error("the writer runs as a worker thread");
  const writer = new BatchWriter(setup);
  let queue: WriterRequest[] = [];
  let awake = false;
  const flush = (): void => {
    awake = false;
    const batch = queue.slice(0, MAX_BATCH);
    queue = queue.slice(MAX_BATCH);
    const message = writer.work(batch);
    const closing = batch.some((request) => request.type === "close");
    const truncating = batch.filter((request) => request.type === "truncate");
    const failed = closing || truncating.length > 0 ? writer.truncate() : undefined;
    if (closing) writer.close();
    const tickets = new Set(failed === undefined ? [] : truncating.map(({ ticket }) => ticket));
    const answers = message.answers.map((answer) =>
      tickets.has(answer.ticket) ? refusal(answer.ticket, failed) : answer,
    );
    port.postMessage({ ...message, answers });
    if (closing) port.close();
    else if (queue.length > 0) wake();
  };
  const wake = (): void => {
    if (awake) return;
    awake = true;
    setImmediate(flush);
  };
  port.on("message", (requests: readonly WriterRequest[]) => {
    queue.push(...requests);
    wake();
  });
}

listen(workerData as WriterSetup);
