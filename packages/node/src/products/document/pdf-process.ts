/**
 * The process that reads one PDF and ends: bytes on standard input, one JSON answer on standard output.
 * A thread parses; this one stays free to watch the memory of the whole process, buffers included, which no
 * option of Node bounds.
 */
import { Worker } from "node:worker_threads";
import type { PdfAnswer, PdfTask } from "./pdf-parser.ts";

const WATCH_MILLISECONDS = 10;

const { memoryBytes, ...task } = JSON.parse(process.argv[2]!) as Omit<PdfTask, "bytes"> & {
  memoryBytes: number;
};
const chunks: Buffer[] = [];
for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
const bytes = new Uint8Array(Buffer.concat(chunks));
chunks.length = 0;

const worker = new Worker(new URL("./pdf-parser.ts", import.meta.url), {
  workerData: { ...task, bytes },
  transferList: [bytes.buffer],
  // Above what the watch allows: the watch should end a greedy file first, without the noise of a crash.
  resourceLimits: { maxOldGenerationSizeMb: Math.ceil((2 * memoryBytes) / (1 << 20)) },
  stdout: true,
  stderr: true,
});

const watch = setInterval(() => {
  if (process.memoryUsage.rss() <= memoryBytes) return;
  answer({ refused: { code: "too-large", message: "The PDF needs more memory than a document may." } });
}, WATCH_MILLISECONDS);
worker.on("message", answer);
worker.on("error", () =>
  answer({ refused: { code: "malformed", message: "The PDF cannot be read; its structure is broken." } }),
);

function answer(value: PdfAnswer): void {
  clearInterval(watch);
  process.stdout.write(JSON.stringify(value), () => process.kill(process.pid, "SIGKILL"));
}
