import { parseVerifierKey, TlogError, type VerifierKey } from "@entente/tlog";
import { fingerprintOf } from "../verify/fingerprint.ts";
import { sha256 } from "../verify/hashing.ts";
import type { CheckSignature } from "../verify/signatures.ts";
import { ExportError, type ExportFiles } from "./export-files.ts";
import { withRetirements } from "./retired.ts";
import { type LogReport, verifyLog } from "./verify-log.ts";

export type Party = { readonly id: string; readonly fingerprint: string };
export type ExportReport = { readonly parties: readonly Party[]; readonly logs: readonly LogReport[] };

export type Given = {
  readonly files: ExportFiles;
  readonly keys: readonly VerifierKey[];
  readonly earlier: readonly string[];
  readonly check: CheckSignature;
  readonly progress: (done: number, of: number, log: number, logs: number) => void | Promise<void>;
};

const DIGEST = /^sha256:[A-Za-z0-9_-]{43}$/;
const MAX_MANIFEST_BYTES = 64 * 1024;
/** Two parties, and as many generations of their logs as anybody will retire. */
const MAX_LOGS = 64;

/** @throws {ExportError} when what was chosen is no export at all; everything else is in the report */
export async function checkExport(given: Given): Promise<ExportReport> {
  const bytes = await given.files.read("export.json");
  const { parties, origins } = manifestOf(bytes);
  const logs: LogReport[] = [];
  for (const [at, origin] of origins.entries()) {
    const progress = (done: number, of: number) => given.progress(done, of, at, origins.length);
    logs.push(await verifyLog(origin, { ...given, progress }));
  }
  return {
    parties: parties.map((id) => ({ id, fingerprint: fingerprintOf(id) })),
    logs: await withRetirements(logs, parties, given),
  };
}

/** The table of contents. It proves nothing: it only says which logs to look for. */
function manifestOf(bytes: Uint8Array | undefined): { parties: string[]; origins: string[] } {
  const refuse = (cause?: unknown) =>
    new ExportError("not-an-export", "export.json is missing, or is not an export's", { cause });
  if (bytes === undefined || bytes.length > MAX_MANIFEST_BYTES) throw refuse();
  let read: { type?: unknown; parties?: unknown; logs?: unknown } | null;
  try {
    read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refuse(cause);
  }
  const { type, parties, logs } = read ?? {};
  if (type !== "entente-export" || !Array.isArray(parties) || !Array.isArray(logs)) throw refuse();
  const origins = logs.map((log: { origin?: unknown } | null) => log?.origin);
  const areSound =
    parties.length === 2 &&
    parties.every((id) => typeof id === "string" && DIGEST.test(id)) &&
    origins.length >= 1 &&
    origins.length <= MAX_LOGS &&
    origins.every((origin) => typeof origin === "string" && origin.length <= 200);
  if (!areSound) throw refuse();
  return { parties: parties as string[], origins: origins as string[] };
}

/** Keys as a reader pastes them, one a line. A line that is no key is told by its number, from 1. */
export function keysFrom(text: string): { keys: VerifierKey[]; wrong: { line: number; detail: string }[] } {
  const keys: VerifierKey[] = [];
  const wrong: { line: number; detail: string }[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    try {
      keys.push(parseVerifierKey(trimmed, sha256));
    } catch (cause) {
      if (!(cause instanceof TlogError)) throw cause;
      wrong.push({ line: at + 1, detail: cause.message });
    }
  }
  return { keys, wrong };
}

/** Heads that were kept, as notes; several follow each other, each after a line that begins with its origin. */
export function notesFrom(text: string): string[] {
  const lines = text.replaceAll("\r", "").trim();
  if (lines === "") return [];
  return lines.split(/\n\n(?!\u2014 )/).map((note) => `${note.trim()}\n`);
}
