/**
 * The process that reads one PDF and ends: bytes on standard input, one JSON answer on standard output.
 * A thread parses; this one stays free to watch the memory of the whole process, buffers included, which no
 * option of Node bounds.
 */
import { Worker } from "node:worker_threads";
import type { PdfAnswer, PdfTask } from "./pdf-parser.ts";

const WATCH_MILLISECONDS = 10;
const GREEDY: PdfAnswer = {
  refused: { code: "too-large", message: "The PDF needs more memory than a document may." },
};
const BROKEN: PdfAnswer = {
  refused: { code: "malformed", message: "The PDF cannot be read; its structure is broken." },
};

type Order = Omit<PdfTask, "bytes"> & { memoryBytes: number; milliseconds: number };
const { memoryBytes, milliseconds, ...task } = JSON.parse(process.argv[2]!) as Order;
// Whoever asked keeps the time too; this is for the case that they are gone.
setTimeout(() => process.kill(process.pid, "SIGKILL"), milliseconds);

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
  if (process.memoryUsage.rss() > memoryBytes) answer(GREEDY);
}, WATCH_MILLISECONDS);
worker.on("message", answer);
worker.on("error", (error: NodeJS.ErrnoException) =>
  answer(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? GREEDY : BROKEN),
);

function answer(value: PdfAnswer): void {
  clearInterval(watch);
  process.stdout.write(JSON.stringify(value), () => process.kill(process.pid, "SIGKILL"));
}
