import { writeAgreement } from "@entente/agreement";
import {
  checkViews,
  type Difference,
  EntenteNode,
  exportRelation,
  keyPortOf,
  ledgerOptions,
  readConfig,
} from "@entente/node";
import { memoryReader, type Report, verifyExport } from "@entente/verify";

type PartyId = EntenteNode["ledger"]["party"];

/** What an entry that was acknowledged said of itself. */
export type Acknowledged = { readonly log: string; readonly index: number; readonly leaf: string };

/** A node that no process is running, opened to be looked at: it listens to nobody and follows nobody. */
export async function openStopped(directory: string): Promise<EntenteNode> {
  const config = readConfig(directory);
  return EntenteNode.open({ config, keyring: keyPortOf(config, {}).load(), fetch: nobody });
}

const nobody = (): Promise<Response> => Promise.reject(new TypeError("nobody is called while looking"));

/** Compares the views of a stopped node with ones made again from its journal, logs and what still opens. */
export function differencesIn(directory: string): Difference[] {
  const config = readConfig(directory);
  return checkViews(ledgerOptions({ config, keyring: keyPortOf(config, {}).load() })).differences;
}

/** Verifies from outside what a stopped node exports of both logs of a relation. */
export async function verifyBoth(node: EntenteNode, partner: PartyId, now = Date.now()): Promise<Report> {
  const exported = exportRelation({
    ledger: node.ledger,
    partner,
    published: (origin) => node.relations.heads.published(origin),
    documents: documentsOf(node, partner),
    now,
  });
  const files = new Map([...exported.files()].map(({ path, bytes }) => [path, bytes]));
  return verifyExport(memoryReader(files), { now });
}

/** Every document that was offered, whichever became an agreement. */
function* documentsOf(node: EntenteNode, partner: PartyId): Generator<Uint8Array> {
  for (const { negotiation } of node.agreements.negotiations(partner)) {
    for (const { hash } of node.agreements.negotiation(partner, negotiation).rounds) {
      const version = node.agreements.version(partner, hash);
      if (version !== undefined) yield writeAgreement(version.document);
    }
  }
}

/** Those of the acknowledged entries that the node's logs do not hold at their place. */
export function lost(node: EntenteNode, acknowledged: Iterable<Acknowledged>): Acknowledged[] {
  return [...acknowledged].filter(({ log, index, leaf }) => {
    const row = node.ledger.reader.get<{ leaf: Uint8Array }>(
      "SELECT e.leaf FROM entry e JOIN log l ON l.id = e.log WHERE l.origin = :log AND e.idx = :index",
      { log, index },
    );
    return row === undefined || `sha256:${Buffer.from(row.leaf).toString("base64url")}` !== leaf;
  });
}

/** Products that went out, or came in, in more than one part. */
export function movedTwice(node: EntenteNode): string[] {
  return node.ledger.reader
    .all<{ product: string }>(
      `SELECT i.product FROM view_part_item i JOIN view_part p ON p.id = i.part
       WHERE i.product IS NOT NULL GROUP BY p.direction, i.product HAVING count(*) > 1`,
    )
    .map(({ product }) => product);
}

export type Part = { readonly id: string; readonly state: string; readonly count: number };

/** What went out to the partner, or came in from it, by the id of the entry that released it. */
export function partsOf(node: EntenteNode, direction: "out" | "in"): Part[] {
  return node.ledger.reader.all<Part>(
    "SELECT id, state, count FROM view_part WHERE direction = :direction ORDER BY id",
    { direction },
  );
}

/** How many entries of a kind each log holds that name the same `made`: more than one would be a second act. */
export function answeredTwice(node: EntenteNode): string[] {
  const rows = node.ledger.reader.all<{ bytes: Uint8Array }>(
    "SELECT e.bytes FROM entry e JOIN log l ON l.id = e.log WHERE l.kind = 'liaison'",
  );
  const seen = new Set<string>();
  return rows.flatMap(({ bytes }) => {
    const { kind, log, body } = JSON.parse(new TextDecoder().decode(bytes)) as {
      kind: string;
      log: string;
      body: { made?: string; recall?: string };
    };
    if (!/^(?:release\.(?:received|declined|expired)|recall\.executed)\//.test(kind)) return [];
    const key = `${log} ${kind} ${body.recall ?? body.made}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [key];
  });
}

/** The indexes of the partners' entries in the order in which they were applied. */
export function appliedOrder(node: EntenteNode): number[] {
  return node.ledger.reader
    .all<{ idx: number }>(
      "SELECT j.idx FROM journal j JOIN log l ON l.id = j.log WHERE l.kind = 'liaison' AND l.mine = 0 ORDER BY j.seq",
    )
    .map(({ idx }) => idx);
}
