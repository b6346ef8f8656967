import { readFileSync } from "node:fs";
import type { NodeVersions } from "@entente/api";
import type { Registry } from "../ledger/index.ts";
import type { ReadCard } from "../relations/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";

export type VersionsKnown = {
  readonly directory: string;
  readonly registry: Registry;
  readonly own: ReadCard;
  readonly partners: readonly { readonly partner: string; readonly read: ReadCard }[];
};

/** What runs here, and how it differs from what runs at the partners. */
export function versionsOf({ directory, registry, own, partners }: VersionsKnown): NodeVersions {
  const kinds = [...registry.kinds.values()].map(({ kind, log }) => ({ kind, log }));
  const ours = new Set(kinds.filter(({ log }) => log === "liaison").map(({ kind }) => kind));
  const beyond = (some: Iterable<string>, others: ReadonlySet<string>) =>
    [...some].filter((kind) => !others.has(kind)).sort();
  return {
    entente: softwareVersion(),
    node: process.version,
    sqlite: process.versions.sqlite ?? "",
    platform: `${process.platform}-${process.arch}`,
    views: registry.schemaDigest.slice(0, 16),
    schemas: (["ledger", "keys", "highwater", "state"] as const).map((store) => ({
      store,
      ...migrationsOf(dataPaths(directory)[store]),
    })),
    kinds: kinds.sort((one, other) => (one.kind < other.kind ? -1 : 1)),
    unannounced: beyond(ours, new Set(own.card.kinds)),
    partners: partners.map(({ partner, read }) => ({
      partner,
      name: read.card.name,
      more: beyond(read.card.kinds, ours),
      fewer: beyond(ours, new Set(read.card.kinds)),
    })),
  };
}

function migrationsOf(path: string): { migrations: number; last: string } {
  using store = new Sqlite(path, { readOnly: true });
  const names = store.all<{ name: string }>("SELECT name FROM migration ORDER BY name");
  return { migrations: names.length, last: names.at(-1)?.name ?? "" };
}

function softwareVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
