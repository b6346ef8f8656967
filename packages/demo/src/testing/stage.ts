import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PartyName, PEOPLE, type Person } from "../parties.ts";
import type { Actor } from "../person.ts";
import { type NodeProcess, startNode } from "../processes.ts";
import { type Links, type Ports, setUp } from "../setup.ts";
import { type Cast, gather } from "../story.ts";
import { Gateway } from "./gateway.ts";
import { freePorts } from "./ports.ts";

export const PARTY_NAMES = ["arvenia", "talvia"] as const;

type Each<T> = Readonly<Record<PartyName, T>>;

export type StageOptions = {
  /** Neither node has an address or a partner listener: files are carried. */
  readonly byHand?: boolean;
  /** Partners' requests pass through a gateway in front of each node. */
  readonly gateways?: boolean;
  /** Where the data goes; by default a directory that is made for it. */
  readonly root?: string;
};

/** Two nodes as processes in a directory of their own, with everybody signed in. Disposed, nothing is left of it. */
export class Stage implements AsyncDisposable {
  readonly root: string;
  readonly ports: Each<Ports>;
  readonly directories: Each<string>;
  readonly #gateways: Partial<Record<PartyName, Gateway>> = {};
  readonly #running = new Map<PartyName, NodeProcess>();
  readonly #ownsRoot: boolean;
  #cast: Cast | undefined;

  private constructor(root: string, ports: Each<Ports>, ownsRoot: boolean) {
    this.root = root;
    this.ports = ports;
    this.directories = { arvenia: join(root, "arvenia"), talvia: join(root, "talvia") };
    this.#ownsRoot = ownsRoot;
  }

  static async open({ byHand = false, gateways = false, root: given }: StageOptions = {}): Promise<Stage> {
    const ports = await freePorts();
    const root = given ?? mkdtempSync(join(tmpdir(), "entente-stage-"));
    const stage = new Stage(root, ports, given === undefined);
    try {
      const arvenia = await stage.#setUp("arvenia", { byHand, gateways });
      const talvia = await stage.#setUp("talvia", { byHand, gateways });
      await Promise.all(PARTY_NAMES.map((party) => stage.start(party)));
      stage.#cast = await gather(stage.urls, { arvenia, talvia });
    } catch (cause) {
      await stage[Symbol.asyncDispose]();
      throw cause;
    }
    return stage;
  }

  async #setUp(
    party: PartyName,
    { byHand, gateways }: { readonly byHand: boolean; readonly gateways: boolean },
  ): Promise<Links> {
    const ports = this.ports[party];
    if (!gateways) return (await setUp(party, this.root, ports, byHand)).links!;
    const gateway = await Gateway.open();
    this.#gateways[party] = gateway;
    const { links } = await setUp(party, this.root, { ...ports, partners: gateway.port }, byHand);
    this.#lead(party, gateway);
    return links!;
  }

  /** The card goes on naming the gateway; the node listens behind it. */
  #lead(party: PartyName, gateway: Gateway): void {
    const file = join(this.directories[party], "node.json");
    const config = JSON.parse(readFileSync(file, "utf8")) as { partners: { port: number } };
    config.partners.port = this.ports[party].partners;
    writeFileSync(file, JSON.stringify(config));
    gateway.leadTo(config.partners.port);
  }

  /** What stands in front of a node. */
  gateway(party: PartyName): Gateway {
    return this.#gateways[party]!;
  }

  get cast(): Cast {
    return this.#cast!;
  }

  get urls(): Each<string> {
    const { arvenia, talvia } = this.ports;
    return {
      arvenia: `http://localhost:${arvenia.people}`,
      talvia: `http://localhost:${talvia.people}`,
    };
  }

  /** The same people with the same tokens, calling in another way. */
  castWith(actorFor: (actor: Actor, party: PartyName) => Actor): Cast {
    const at = (party: PartyName) =>
      Object.fromEntries(
        PEOPLE.map((person) => [person, actorFor(this.cast[party][person], party)]),
      ) as Record<Person, Actor>;
    return { arvenia: at("arvenia"), talvia: at("talvia") };
  }

  async start(party: PartyName): Promise<void> {
    this.#running.set(party, await startNode(this.directories[party]));
  }

  async stop(party: PartyName): Promise<void> {
    await this.#running.get(party)?.stop();
    this.#running.delete(party);
  }

  /** Ends a node as a crash would, in the middle of whatever it does. */
  async kill(party: PartyName): Promise<void> {
    await this.#running.get(party)?.kill();
    this.#running.delete(party);
  }

  /** Copies all that a node has kept; what this gives puts the node back to it. */
  async copied(party: PartyName): Promise<() => Promise<void>> {
    const directory = this.directories[party];
    const copy = join(this.root, `${party}-then`);
    await this.stop(party);
    cpSync(directory, copy, { recursive: true });
    await this.start(party);
    return async () => {
      await this.stop(party);
      rmSync(directory, { recursive: true });
      cpSync(copy, directory, { recursive: true });
      await this.start(party);
    };
  }

  isRunning(party: PartyName): boolean {
    return this.#running.has(party);
  }

  async stopBoth(): Promise<void> {
    await Promise.all(PARTY_NAMES.map((party) => this.stop(party)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(PARTY_NAMES.map((party) => this.kill(party)));
    for (const gateway of Object.values(this.#gateways)) await gateway[Symbol.asyncDispose]();
    if (this.#ownsRoot) rmSync(this.root, { recursive: true, force: true });
  }
}
