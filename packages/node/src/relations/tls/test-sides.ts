import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Listening, serve } from "../../http/index.ts";
import type { Card } from "../../keys/index.ts";
import { type MadeCertificate, makeCertificate } from "../../testing/certificates.ts";
import { cardFor } from "../test-cards.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { type OwnTls, pinOfPem, TlsFiles } from "./index.ts";

/** For tests: nodes that listen with TLS on loopback and call each other over real sockets. */

export const pin = ({ cert }: MadeCertificate) => pinOfPem(cert);

const NOTHING = { key: undefined, cert: undefined };

type Given = {
  /** What it listens with, and what it calls with; the same by default. */
  readonly listens?: MadeCertificate;
  readonly calls?: MadeCertificate | "nothing";
  /** What its card says; by default the keys of both. */
  readonly names?: Card["tls"] | "nothing";
};

export type Side = {
  node: TestNode;
  readonly listening: Listening;
  /** Method and path of what its listener was asked. */
  readonly asked: string[];
  readonly tls: OwnTls;
  /** Exchanges the files of its certificate, as an operator does, and has them looked at. */
  exchange(made: MadeCertificate): void;
  /** Shows another certificate when it calls, or none, whatever its card says. */
  callsWith(made: MadeCertificate | "nothing" | "its own"): void;
  /** Its next card. */
  names(tls: Card["tls"]): Promise<void>;
};

export class Sides {
  readonly federation = new Federation();
  readonly #listening: Listening[] = [];

  get now(): number {
    return this.federation.now;
  }

  async open(name: "arvenia" | "talvia", given: Given = {}): Promise<Side> {
    const { federation } = this;
    const listens = given.listens ?? (await makeCertificate(this.now));
    const files = (of: string, made: MadeCertificate) => {
      const paths = {
        key: join(federation.root, `${name}.${of}.key`),
        cert: join(federation.root, `${name}.${of}.pem`),
      };
      writeFileSync(paths.key, made.key);
      writeFileSync(paths.cert, made.cert);
      return new TlsFiles(paths);
    };
    const listened = files("listens", listens);
    const calls = given.calls === "nothing" ? undefined : files("calls", given.calls ?? listens);
    const tls = { listens: listened, calls };
    const asked: string[] = [];
    const holder: { node?: TestNode } = {};
    const app = {
      fetch: async (request: Request, env?: unknown) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return holder.node!.relations.partnerApp.fetch(request, env);
      },
    };
    const at = { host: "127.0.0.1", port: 0, tls: listened.current, asksCertificate: true };
    const listening = await serve(app, at);
    this.#listening.push(listening);
    const both = {
      listens: [pinOfPem(listens.cert)],
      ...(given.calls === "nothing" ? {} : { calls: [pinOfPem((given.calls ?? listens).cert)] }),
    };
    const node = await federation.create(name, {
      address: `https://localhost:${listening.port}`,
      tls,
      names: given.names === "nothing" ? undefined : (given.names ?? both),
    });
    holder.node = node;
    return {
      node,
      listening,
      asked,
      tls,
      exchange: (made) => {
        for (const where of ["listens", "calls"]) {
          writeFileSync(join(federation.root, `${name}.${where}.key`), made.key);
          writeFileSync(join(federation.root, `${name}.${where}.pem`), made.cert);
        }
        calls?.refresh();
        if (listened.refresh()) listening.renew(listened.current);
      },
      callsWith(shown) {
        const made = shown === "its own" ? listens : shown;
        if (calls === undefined) return;
        const answer = made === "nothing" ? NOTHING : { key: made.key, cert: made.cert };
        Object.defineProperty(calls, "current", { configurable: true, get: () => answer });
      },
      async names(next) {
        const { relations, party, keyring, roots, address } = node;
        const card = cardFor(name, keyring, roots, address, relations.cards.cardOf(party), next);
        await relations.issueCard(card, federation.command());
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.federation[Symbol.asyncDispose]();
    await Promise.all(this.#listening.map((each) => each.close()));
  }
}

/** How a node sees its partner's log, in state and words. */
export function healthOf(of: Side, partner: Side): { state: string; why: string | undefined } {
  const { state, why } = of.node.relations.view(partner.node.party).logs.find(({ mine }) => !mine)!;
  return { state, why };
}
