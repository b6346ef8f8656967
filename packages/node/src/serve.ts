import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Listeners } from "./administration/index.ts";
import { type Config, tlsFilesOf } from "./config.ts";
import {
  createLog,
  createPeopleApp,
  type Listening,
  type Log,
  type ServeOptions,
  serve,
} from "./http/index.ts";
import { fingerprint } from "./keys/index.ts";
import type { EntenteNode } from "./node.ts";
import { pinOf, type TlsFiles } from "./relations/index.ts";
import { Renewing } from "./renewing.ts";

export type Served = {
  readonly people: Listening;
  readonly partners: Listening | undefined;
  readonly portal: Listening | undefined;
  readonly disclosures: Listening | undefined;
  /** Looks for exchanged certificates now; it is done every half minute anyway. */
  renew(): void;
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
  const files: TlsOfListeners = {
    people: tlsFilesOf(config, config.people.tls),
    partners: node.tls.listens,
    portal: tlsFilesOf(config, config.portal?.tls),
    disclosures: tlsFilesOf(config, config.disclosures?.tls),
  };
  const listen = (
    of: keyof Open,
    fetching: Parameters<typeof serve>[0],
    more: Partial<ServeOptions> = {},
  ) => {
    const at = config[of];
    if (at === undefined) return undefined;
    const tls = files[of]?.current;
    const { host, port } = at;
    return serve(fetching, { host, port, ...more, ...(tls === undefined ? {} : { tls }) });
  };
  const people = (await listen("people", app))!;
  const partners = await listen("partners", node.relations.partnerApp, {
    asksCertificate: true,
    places: node.relations.places,
  });
  const portal = await listen("portal", node.desks.portal.app);
  const disclosures = await listen("disclosures", node.desks.disclosures.app);
  const renewing = renewingWith(node, files, { people, partners, portal, disclosures }, log);
  warnOfPins(node, log);
  if (portal !== undefined) node.desks.portal.setOrigin(config.portal?.origin ?? portal.url);
  node.administration.listeners = listenersOf(config, { people, partners, portal, disclosures });
  node.start();
  return {
    people,
    partners,
    portal,
    disclosures,
    renew: () => renewing.look(),
    async close() {
      renewing.close();
      await Promise.all([people, partners, portal, disclosures].map((each) => each?.close()));
      await node.close();
    },
  };
}

type Open = Pick<Served, "people" | "partners" | "portal" | "disclosures">;
type TlsOfListeners = Readonly<Record<keyof Open, TlsFiles | undefined>>;

function renewingWith(node: EntenteNode, files: TlsOfListeners, open: Open, log: Log): Renewing {
  const listeners = (["people", "partners", "portal", "disclosures"] as const).map((of) => ({
    of,
    files: files[of],
    listening: open[of],
  }));
  const all = [...listeners, { of: "calling", files: node.tls.calls, listening: undefined }];
  return new Renewing(
    all.flatMap((each) => (each.files === undefined ? [] : [{ ...each, files: each.files }])),
    log,
  );
}

/** Said at the start: partners refuse a certificate whose key our card does not name, and this node starts all the same. */
function warnOfPins({ relations, ledger, tls }: EntenteNode, log: Log): void {
  for (const where of ["listens", "calls"] as const) {
    const pins = relations.cards.pinsOf(ledger.party, where);
    const files = tls[where];
    if (pins === undefined || files === undefined) continue;
    try {
      const shown = pinOf(files.certificate);
      if (!pins.includes(shown))
        log.warn(
          { where, shown, pins },
          "our card does not name the key of our certificate: partners refuse it",
        );
    } catch (cause) {
      log.warn({ where, err: cause }, "our certificate cannot be read");
    }
  }
}

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
