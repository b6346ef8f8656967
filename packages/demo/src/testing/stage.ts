import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { otherOf, type PartyName, PEOPLE, type Person } from "../parties.ts";
import { type Actor, withToken } from "../person.ts";
import { type NodeProcess, startNode } from "../processes.ts";
import { type Ports, setUp } from "../setup.ts";
import { type Cast, gather } from "../story.ts";
import { freePorts } from "./ports.ts";

export const PARTY_NAMES = ["arvenia", "talvia"] as const;

type Each<T> = Readonly<Record<PartyName, T>>;

export type StageOptions = {
  /** Neither node has an address or a partner listener: files are carried. */
  readonly byHand?: boolean;
  /** Where the data goes; by default a directory that is made for it. */
  readonly root?: string;
};

/** Two nodes as processes in a directory of their own, with everybody signed in. Disposed, nothing is left of it. */
export class Stage implements AsyncDisposable {
  readonly root: string;
  readonly ports: Each<Ports>;
  readonly directories: Each<string>;
  readonly #running = new Map<PartyName, NodeProcess>();
  readonly #ownsRoot: boolean;
  #cast: Cast | undefined;

  private constructor(root: string, ports: Each<Ports>, directories: Each<string>, ownsRoot: boolean) {
    this.root = root;
    this.ports = ports;
    this.directories = directories;
    this.#ownsRoot = ownsRoot;
  }

  static async open({ byHand = false, root: given }: StageOptions = {}): Promise<Stage> {
    const root = given ?? mkdtempSync(join(tmpdir(), "entente-stage-"));
    const ports = await freePorts();
    const arvenia = await setUp("arvenia", root, ports.arvenia, byHand);
    const talvia = await setUp("talvia", root, ports.talvia, byHand);
    const directories = { arvenia: arvenia.directory, talvia: talvia.directory };
    const stage = new Stage(root, ports, directories, given === undefined);
    try {
      await Promise.all(PARTY_NAMES.map((party) => stage.start(party)));
      stage.#cast = await gather(stage.urls, { arvenia: arvenia.links!, talvia: talvia.links! });
    } catch (cause) {
      await stage[Symbol.asyncDispose]();
      throw cause;
    }
    return stage;
  }

  get cast(): Cast {
    return this.#cast!;
  }

  get urls(): Each<string> {
    const { arvenia, talvia } = this.ports;
    return {
      arvenia: `http://127.0.0.1:${arvenia.people}`,
      talvia: `http://127.0.0.1:${talvia.people}`,
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

  actor(party: PartyName, person: Person): Actor {
    const { name, token } = this.cast[party][person];
    return withToken(this.urls[party], name, token);
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

  isRunning(party: PartyName): boolean {
    return this.#running.has(party);
  }

  /** The node of a party's partner. */
  partnerOf(party: PartyName): PartyName {
    return otherOf(party);
  }

  async stopBoth(): Promise<void> {
    await Promise.all(PARTY_NAMES.map((party) => this.stop(party)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(PARTY_NAMES.map((party) => this.kill(party)));
    if (this.#ownsRoot) rmSync(this.root, { recursive: true, force: true });
  }
}
