import { readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { NodeStorage } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import { type Ledger, lastSize } from "../ledger/index.ts";
import { dataPaths, type Reader, Sqlite } from "../store/index.ts";
import { lastChecks } from "./view.ts";

export type StorageKnown = {
  readonly ledger: Ledger;
  readonly directory: string;
  readonly nameOf: (partner: PartyId) => { readonly en: string; readonly fr: string } | undefined;
};

/** Sizes, and nothing of what stands in what has them. */
export function storageOf({ ledger, directory, nameOf }: StorageKnown): NodeStorage {
  const { reader } = ledger;
  const disk = statfsSync(directory);
  return {
    directory,
    files: filesIn(directory),
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    logs: ledger.logs.map(({ id, origin, kind, mine, partner, party }) => {
      const name = partner === null ? undefined : nameOf((mine === 1 ? partner : party) as PartyId);
      return {
        origin,
        kind,
        mine: mine === 1,
        ...(name === undefined ? {} : { partner: name }),
        entries: lastSize(reader, id),
      };
    }),
    journal: reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal")?.seq ?? 0,
    blobs: reader.get<{ count: number; bytes: number }>(
      "SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS bytes FROM blob",
    )!,
    keys: keysIn(directory),
    checks: lastChecks(reader).map(({ at, ...check }) => ({ ...check, at: new Date(at).toISOString() })),
  };
}

function filesIn(directory: string): NodeStorage["files"] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((each) => each.isFile())
    .flatMap(({ name }) => {
      const found = statSync(join(directory, name), { throwIfNoEntry: false });
      return found === undefined ? [] : [{ name, bytes: found.size }];
    })
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, 100);
}

function keysIn(directory: string): number {
  using store = new Sqlite(dataPaths(directory).keys, { readOnly: true });
  return (store as Reader).get<{ n: number }>("SELECT count(*) AS n FROM set_key")!.n;
}
