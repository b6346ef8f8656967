import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Listeners } from "./administration/index.ts";
import { type Config, tlsOf } from "./config.ts";
import { createLog, createPeopleApp, type Listening, serve } from "./http/index.ts";
import { fingerprint } from "./keys/index.ts";
import type { EntenteNode } from "./node.ts";

export type Served = {
  readonly people: Listening;
  readonly partners: Listening | undefined;
  readonly portal: Listening | undefined;
  readonly disclosures: Listening | undefined;
  close(): Promise<void>;
};

/** The built web app: made by `npm run build`, or by the first `npm start`. */
const WEB = fileURLToPath(new URL("../../web/dist/", import.meta.url));

/**
 * Opens the listeners of a node: people; partners, if it accepts connections from them; the public portal and the
 * place for disclosures, where it has them.
 */
export async function serveNode(node: EntenteNode, config: Config, logLevel: string): Promise<Served> {
  const log = createLog(undefined, logLevel);
  const secure = config.people.behindTls || config.people.tls !== undefined;
  const app = createPeopleApp({
    routes: node.routes,
    accounts: node.accounts,
    heads: node.relations.heads,
    nodeFingerprint: fingerprint(config.party).replaceAll(" ", ""),
    secure,
    now: node.releases.deps.now,
    log,
    health: () => (node.ledger.writer.ended === undefined ? "ok" : "stopped"),
    ...(config.people.hosts === undefined ? {} : { hosts: config.people.hosts }),
    ...(existsSync(WEB) ? { webRoot: WEB } : {}),
  });
  const listen = (
    fetching: Parameters<typeof serve>[0],
    at: { host: string; port: number; tls?: { key: string; cert: string } | undefined },
  ) => {
    const tls = tlsOf(config, at.tls);
    return serve(fetching, { host: at.host, port: at.port, ...(tls === undefined ? {} : { tls }) });
  };
  const people = await listen(app, config.people);
  const partners =
    config.partners === undefined ? undefined : await listen(node.relations.partnerApp, config.partners);
  const portal = config.portal === undefined ? undefined : await listen(node.desks.portal.app, config.portal);
  const disclosures =
    config.disclosures === undefined
      ? undefined
      : await listen(node.desks.disclosures.app, config.disclosures);
  if (portal !== undefined) node.desks.portal.setOrigin(config.portal?.origin ?? portal.url);
  node.administration.listeners = listenersOf(config, { people, partners, portal, disclosures });
  node.start();
  return {
    people,
    partners,
    portal,
    disclosures,
    async close() {
      await Promise.all([people, partners, portal, disclosures].map((each) => each?.close()));
      await node.close();
    },
  };
}

type Open = Pick<Served, "people" | "partners" | "portal" | "disclosures">;

/** What listens where, for whoever administers the node. */
function listenersOf(config: Config, open: Open): Listeners {
  return (["people", "partners", "portal", "disclosures"] as const).map((of) => ({
    of,
    ...(open[of] === undefined ? {} : { url: open[of].url }),
    ...(of === "portal" && config.portal?.origin !== undefined ? { address: config.portal.origin } : {}),
    tls:
      config[of]?.tls !== undefined ? "here" : of === "people" && config.people.behindTls ? "proxy" : "none",
  }));
}
