import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Config, ConfigFile } from "./config.ts";
import type { Card } from "./keys/index.ts";
import { type OwnTls, pinOf, pinOfPem, TlsFiles } from "./relations/index.ts";

type Where = Pick<ConfigFile, "partners" | "calling">;
type Pinned = NonNullable<Card["tls"]>;

/** The files of a side of the wire between nodes; it calls with what it listens with unless it is told otherwise. */
const filesOf = ({ partners, calling }: Where) => ({
  listens: partners?.tls,
  calls: calling?.tls ?? partners?.tls,
});

/**
 * The certificates of a node on the wire between nodes. While its card in force names keys, no certificate with another
 * key comes into use: partners would refuse it.
 */
export function ownTlsOf(
  config: Config,
  pinsInForce: (where: "listens" | "calls") => readonly string[] | undefined,
): OwnTls {
  const files = filesOf(config);
  const made = (where: "listens" | "calls") => {
    const pair = files[where];
    if (pair === undefined) return undefined;
    const paths = { key: resolve(config.directory, pair.key), cert: resolve(config.directory, pair.cert) };
    return new TlsFiles(paths, (certificate) => {
      const pins = pinsInForce(where);
      return pins === undefined || pins.includes(pinOf(certificate))
        ? undefined
        : "our card in force does not name its key; name it as next in node.json, and issue a card first";
    });
  };
  return { listens: made("listens"), calls: made("calls") };
}

/** What a card should say of the certificates a configuration names; undefined when nothing of it is pinned. Throws for a file that cannot be read. */
export function cardTlsOf(directory: string, config: Where): Card["tls"] {
  const files = filesOf(config);
  const pin = (path: string) => pinOfPem(readFileSync(resolve(directory, path), "utf8"));
  const pins = (where: "listens" | "calls"): Pinned => {
    const pair = files[where];
    if (pair?.pinned !== true) return {};
    const both = [pair.cert, ...(pair.next === undefined ? [] : [pair.next])].map(pin);
    return { [where]: [...new Set(both)] };
  };
  const tls = { ...pins("listens"), ...pins("calls") };
  return Object.keys(tls).length === 0 ? undefined : tls;
}
