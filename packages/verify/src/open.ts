import { JsonError, parseJson } from "@entente/json";
import { type Checkpoint, parseCheckpoint, parseNote, TlogError } from "@entente/tlog";
import type { Account } from "./account.ts";
import { type PartyId, partiesOfOrigin } from "./digest.ts";
import { issueOf } from "./envelope.ts";
import {
  checkpointPath,
  LOGS_FOLDER,
  logFolder,
  MANIFEST_PATH,
  MAX_MANIFEST_BYTES,
  type Manifest,
  manifestSchema,
} from "./export-format.ts";
import { type ExportReader, VerifyError } from "./reader.ts";

/** A log the export says it holds, and the head that comes with it. Nothing of it is verified yet. */
export type DeclaredLog = {
  readonly origin: string;
  readonly party: PartyId;
  readonly partner: PartyId;
  /** 1 for the first log of a party; a successor of a log that was retired has the next number. */
  readonly generation: number;
  readonly checkpoint: Checkpoint;
  /** The signed note, as it lies in the export. */
  readonly note: Uint8Array;
};

export type Declared = {
  readonly parties: readonly [PartyId, PartyId];
  readonly logs: readonly DeclaredLog[];
};

/**
 * Step 1: what the export says it holds. Its table of contents proves nothing: parties and logs are named by digests
 * of keys, and everything below is checked against those.
 * @throws {VerifyError} `not-an-export`
 */
export function openDeclared(reader: ExportReader, account: Account): Declared | undefined {
  const bytes = reader.read(MANIFEST_PATH);
  if (bytes === undefined)
    throw new VerifyError("not-an-export", `there is no ${MANIFEST_PATH}: this is no export`);
  const manifest = readManifest(bytes, account);
  if (manifest === undefined) return undefined;
  const logs = manifest.logs.flatMap((declared) => openLog(reader, declared.origin, account) ?? []);
  const folders = new Set(manifest.logs.map(({ origin }) => logFolder(origin)));
  for (const name of reader.list(LOGS_FOLDER)) {
    const path = `${LOGS_FOLDER}/${name}`;
    if (!folders.has(path)) account.notice("log-undeclared", { path });
  }
  return { parties: manifest.parties as [PartyId, PartyId], logs };
}

function readManifest(bytes: Uint8Array, account: Account): Manifest | undefined {
  const refuse = (found: string) => account.violation("export-malformed", { path: MANIFEST_PATH }, "", found);
  let value: unknown;
  try {
    value = parseJson(bytes, { maxBytes: MAX_MANIFEST_BYTES, maxDepth: 5 });
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return refuse(`${cause.code}: ${cause.message}`);
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) return refuse(issueOf(parsed.error));
  const { by, parties, logs } = parsed.data;
  const [a, b] = parties;
  if (a === b) return refuse("/parties: two different parties make a relation");
  if (!parties.includes(by)) return refuse("/by: not one of the parties");
  for (const [index, { origin, party, partner }] of logs.entries()) {
    const named = partiesOfOrigin(origin);
    const pair = [a, b].includes(party) && [a, b].includes(partner) && party !== partner;
    if (named?.party !== party || named.partner !== partner || !pair)
      return refuse(`/logs/${index}: not a liaison log between these parties`);
  }
  const origins = logs.map(({ origin }) => origin);
  const twice = origins.findIndex((origin, at) => origins.indexOf(origin) < at);
  if (twice >= 0) return refuse(`/logs/${twice}: the same log twice`);
  return parsed.data;
}

function openLog(reader: ExportReader, origin: string, account: Account): DeclaredLog | undefined {
  const path = checkpointPath(origin);
  const note = reader.read(path);
  if (note === undefined) return account.violation("checkpoint-missing", { log: origin, path }, path, "-");
  try {
    const checkpoint = parseCheckpoint(parseNote(note).text);
    if (checkpoint.origin !== origin)
      return account.violation("checkpoint-malformed", { log: origin, path }, origin, checkpoint.origin);
    return { origin, ...partiesOfOrigin(origin)!, checkpoint, note };
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    const found = `${cause.code}: ${cause.message}`;
    return account.violation("checkpoint-malformed", { log: origin, path }, "", found);
  }
}
