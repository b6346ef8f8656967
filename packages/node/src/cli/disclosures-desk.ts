import { readFileSync } from "node:fs";
import { DisclosureError, isDay, keyFingerprint, withWork, work, workOver } from "@entente/disclosure";
import { z } from "zod";
import { type Flags, type Io, text, UsageError } from "./command.ts";
import { baseOf } from "./connection.ts";
import { readStdin } from "./files.ts";

/** How the offline commands speak to a place for disclosures: without a profile, a token or a cookie. */

const deskSchema = z.looseObject({
  party: z.string(),
  today: z.string().refine(isDay),
  difficulty: z.int().min(0).max(30),
  bodies: z.array(z.looseObject({ body: z.string(), key: z.string(), fingerprint: z.string() })),
});
export type Desk = z.infer<typeof deskSchema> & { readonly url: string };

export const atFlag = {
  at: { value: "URL", help: "where disclosures are handed in: an address of its own, not the node's" },
} as const;
export const receiptFlag = {
  "receipt-file": { value: "FILE", help: "file with the receipt; otherwise it is read from standard input" },
} as const;

/** What a place says of itself; its fingerprints are worked out here and not believed. */
export async function askDesk(address: string): Promise<Desk> {
  const url = baseOf(address);
  const response = await fetch(`${url}/desk`, { redirect: "error" });
  const parsed = response.ok ? deskSchema.safeParse(await response.json().catch(() => undefined)) : undefined;
  if (parsed?.success !== true)
    throw new Error(`nothing is handed in at ${url}: no place for disclosures answers there`);
  const { party, bodies } = parsed.data;
  for (const { body, key, fingerprint } of bodies)
    if (keyFingerprint({ party, body, key }) !== fingerprint)
      throw new Error(`${url} gives a fingerprint of ${body} that is not its key's`);
  return { ...parsed.data, url };
}

/** Does the work that a request has to show, and sends it. Throws what the place refuses it for. */
export async function postWorked(desk: Desk, path: string, asked: Uint8Array): Promise<Response> {
  const nonce = await work(desk.today, workOver(asked), desk.difficulty);
  const response = await fetch(`${desk.url}${path}`, {
    method: "POST",
    body: withWork(desk.today, nonce, asked),
    redirect: "error",
  });
  if (response.ok) return response;
  const told = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new DisclosureError("malformed", told.detail ?? `the place refused it (${response.status})`);
}

/** A receipt never stands on the command line, where every user of the machine could read it. */
export async function receiptFrom(flags: Flags, io: Io): Promise<string> {
  const file = text(flags, "receipt-file");
  return (file === undefined ? await readStdin(io) : readFileSync(file, "utf8")).trim();
}

export function passphraseFrom(file: string): string {
  let words: string;
  try {
    words = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`);
  }
  if (words.length < 12) throw new UsageError(`the passphrase in ${file} has fewer than 12 characters`);
  return words;
}

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`);
  }
}
