import { ledgerOperations, ProblemError } from "@entente/api";
import { client } from "../data/client.ts";
import type { LogSource, Memory } from "./log-source.ts";

const addressOf = (path: string, params: Readonly<Record<string, string | number>>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

async function octets(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { headers: { accept: "application/octet-stream" } });
  if (!response.ok)
    throw new ProblemError({ type: "about:blank", title: response.statusText, status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

/** A log of a relation as this node serves it to the session. */
export function nodeLog(partner: string, log: "ours" | "theirs", generation: number): LogSource {
  const place = { partner, log };
  const of = `?generation=${generation}`;
  return {
    head: () => client.call(ledgerOperations.getCheckpoint, { params: place, query: { generation } }),
    tile: (level, n, width) => {
      const path = addressOf(ledgerOperations.getTile.path, { ...place, level, number: n });
      return octets(`${path}${of}${width === 256 ? "" : `&width=${width}`}`);
    },
    async entry(index) {
      try {
        return await octets(`${addressOf(ledgerOperations.getEntryBytes.path, { ...place, index })}${of}`);
      } catch (cause) {
        if (cause instanceof ProblemError && cause.status === 403) return undefined;
        throw cause;
      }
    },
  };
}

const nameOf = (origin: string) => `entente.head.${origin}`;

/** The last verified head of each log, in this browser. It holds sizes and roots, and nothing that was said. */
export const browserMemory: Memory = {
  get(origin) {
    try {
      const { size, root } = JSON.parse(localStorage.getItem(nameOf(origin)) ?? "null") as {
        size: unknown;
        root: unknown;
      };
      return Number.isSafeInteger(size) && typeof root === "string"
        ? { size: size as number, root }
        : undefined;
    } catch {
      return undefined;
    }
  },
  set(origin, { size, root }) {
    try {
      localStorage.setItem(nameOf(origin), JSON.stringify({ size, root }));
    } catch {
      // A browser may refuse storage: then every visit is the first.
    }
  },
};
