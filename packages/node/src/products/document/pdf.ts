import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { DocumentError, type Finding } from "./errors.ts";
import type { DocumentLimits } from "./limits.ts";
import type { PdfAnswer } from "./pdf-parser.ts";

/** So many PDFs are read at once, and so many may wait: each has a process and its memory. */
const AT_ONCE = 2;
const WAITING = 16;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * The text of each page of a PDF. The file is parsed in a process of its own that may read nothing but the
 * library, write nothing, reach no network and start nothing; it ends with its answer, with its time or
 * with its memory. A thread would not do: exhausting the heap of a thread can abort the whole process.
 *
 * @throws DocumentError
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Promise<{ pages: string[]; findings: Finding[] }> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING)
      throw new DocumentError("busy", "Too many PDFs are being read; try again.");
    // Whoever ends hands the place over without giving it up.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    const answer = await askProcess(bytes, limits);
    if ("refused" in answer) throw new DocumentError(answer.refused.code, answer.refused.message);
    return answer;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function askProcess(bytes: Uint8Array, limits: DocumentLimits): Promise<PdfAnswer> {
  const entry = fileURLToPath(new URL("./pdf-process.ts", import.meta.url));
  const library = import.meta.resolve("unpdf");
  const { pages, characters, inflatedBytes, memoryBytes, milliseconds } = limits;
  const readable = [dirname(realpathSync(entry)), dirname(dirname(realpathSync(fileURLToPath(library))))];
  const child = spawn(
    process.execPath,
    [
      "--permission",
      "--allow-worker",
      ...readable.map((folder) => `--allow-fs-read=${folder}/*`),
      "--no-warnings",
      entry,
      JSON.stringify({ library, memoryBytes, milliseconds, limits: { pages, characters, inflatedBytes } }),
    ],
    // An empty environment: no secret to read, no option to inherit.
    { env: {}, stdio: ["pipe", "pipe", "ignore"], cwd: readable[0]! },
  );
  // JSON writes a control character in six; more than that is no answer of ours.
  const longest = 6 * limits.characters + (1 << 20);
  return new Promise((resolve, reject) => {
    const refuse = (code: "too-slow" | "too-large" | "malformed", message: string, cause?: unknown) => {
      child.kill("SIGKILL");
      reject(new DocumentError(code, message, { cause }));
    };
    const timer = setTimeout(
      () => refuse("too-slow", "Reading the PDF takes longer than a document may."),
      limits.milliseconds,
    );
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > longest) refuse("too-large", "The PDF holds too much text.");
      else chunks.push(chunk);
    });
    // A process that ended early leaves a broken pipe; its end is told below.
    child.stdin.on("error", () => {});
    child.on("error", (cause) => refuse("malformed", "The reader of PDFs cannot be started.", cause));
    child.on("close", () => {
      clearTimeout(timer);
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString()) as PdfAnswer);
      } catch (cause) {
        reject(new DocumentError("malformed", "The PDF stopped its reader.", { cause }));
      }
    });
    child.stdin.end(bytes);
  });
}
