import { tilePath } from "@entente/tlog";
import { z } from "zod";
import { digestOf, fromBase64Url, sha256 } from "./digest.ts";

/**
 * The files of an export. The logs lie in the layout of tlog-tiles, so that any reader of that standard can check
 * them; agreements lie beside them by their hash.
 */
export const MANIFEST_PATH = "export.json";
export const LOGS_FOLDER = "logs";
export const AGREEMENTS_FOLDER = "agreements";
export const MAX_MANIFEST_BYTES = 64 * 1024;
/** As much as a node reads of one agreement. */
export const MAX_AGREEMENT_BYTES = 8 * 1024 * 1024;

/** Two parties, and as many generations of their logs as anybody will retire. */
const MAX_LOGS = 64;

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);

/** `export.json`: who made the export, when, and which logs it holds. It is a table of contents and proves nothing. */
export const manifestSchema = z.strictObject({
  type: z.literal("entente-export"),
  spec: z.literal("1.0"),
  by: digest,
  at: z.string().max(30),
  parties: z.tuple([digest, digest]),
  logs: z
    .array(z.strictObject({ origin: z.string().max(200), party: digest, partner: digest }))
    .min(1)
    .max(MAX_LOGS),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The folder of a log: hex SHA-256 of its origin, as a witness names it (tlog-witness). */
export function logFolder(origin: string): string {
  return `${LOGS_FOLDER}/${Buffer.from(sha256(new TextEncoder().encode(origin))).toString("hex")}`;
}

export const checkpointPath = (origin: string): string => `${logFolder(origin)}/checkpoint`;

/** A tile or entry bundle of a log (tlog-tiles). */
export function logTilePath(origin: string, level: number | "entries", n: number, width: number): string {
  return `${logFolder(origin)}/${tilePath(level, n, width)}`;
}

/** Where a document lies, by its own bytes. */
export const agreementPath = (bytes: Uint8Array): string =>
  `${AGREEMENTS_FOLDER}/${digestOf(bytes).slice(7)}.json`;

/** The hash that the name of a document promises; undefined for a name no export gives. */
export function hashOfName(name: string): `sha256:${string}` | undefined {
  const match = /^([A-Za-z0-9_-]{43})\.json$/.exec(name);
  return match !== null && fromBase64Url(match[1]!) !== undefined ? `sha256:${match[1]}` : undefined;
}
