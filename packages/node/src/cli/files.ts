import { readFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { type Io, UsageError } from "./command.ts";

/** Reads what a flag names: a file, or `-` for standard input. */
export async function readText(path: string, io: Io): Promise<string> {
  if (path === "-") return readStdin(io);
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`);
  }
}

export async function readJsonFile(path: string, io: Io): Promise<unknown> {
  const content = await readText(path, io);
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new UsageError(
      `${path === "-" ? "standard input" : path} is not JSON: ${(cause as Error).message}`,
    );
  }
}

export async function readStdin(io: Io): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin()) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Writes a file as its bytes come, under another name until it is whole and durable: a command that was cut off leaves
 * no half of a file under the name that was asked for. Gives the number of bytes.
 */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  const partial = `${path}.part`;
  const file = await open(partial, "w", 0o600);
  let size = 0;
  try {
    for await (const chunk of content) {
      await file.writeFile(chunk);
      size += chunk.length;
    }
    await file.sync();
  } catch (cause) {
    await file.close();
    await rm(partial, { force: true });
    throw cause;
  }
  await file.close();
  await rename(partial, path);
  return size;
}

/** A date or an instant of UTC as the API takes it: 2027-01-31, or 2027-01-31T12:00:00Z. */
export function instantOf(name: string, value: string): string;
export function instantOf(name: string, value: string | undefined): string | undefined;
export function instantOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const whole = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(whole) || Number.isNaN(Date.parse(whole)))
    throw new UsageError(`--${name} is a date such as 2027-01-31 or 2027-01-31T12:00:00Z, not ${value}`);
  return whole;
}

/** Codes with commas between them. */
export function listOf(value: string | undefined): string[] | undefined {
  return value
    ?.split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}
