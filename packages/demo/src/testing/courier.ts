import { type AnswerOf, createClient, type Problem, type relationOperations } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { PARTY_NAMES, type Stage } from "./stage.ts";

const FILE = "application/vnd.entente.carry";
/** Whoever waits for something asks many times a second: of the files that bring nothing new, one in so many is taken. */
const UNCHANGED_TAKEN = 4;

export type CarriedIn = AnswerOf<typeof relationOperations.carryIn>;
export type Delivery =
  | { readonly status: 200; readonly report: CarriedIn }
  | { readonly status: number; readonly problem: Problem };

/** Somebody who carries files between two nodes that cannot reach each other, by the operations everybody has. */
export class Courier {
  /** Every file there ever was, by whom it is for, oldest first. */
  readonly files: Readonly<Record<PartyName, Uint8Array[]>> = { arvenia: [], talvia: [] };
  /** Whatever an old or repeated file did that it should not have done. */
  readonly harm: string[] = [];
  deliveries = 0;
  /** Rounds of one party after which its file was the very one that was taken before. */
  unchanged = 0;
  again = 0;
  readonly #stage: Stage;
  readonly #parties: Partial<Record<PartyName, string>> = {};
  #round: Promise<void> | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** A `fetch` for people who look at a node: before they see it, the courier has been by. */
  get visiting(): typeof fetch {
    return async (input, init) => {
      if (init?.method === "GET") await this.round();
      return fetch(input, init);
    };
  }

  /**
   * Takes a file each way. Every few rounds an old one is taken again, as people do; where nothing has moved since the
   * last round, the same file once in a while.
   */
  round(): Promise<void> {
    this.#round ??= this.#carry().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  async #carry(): Promise<void> {
    for (const from of PARTY_NAMES) {
      const file = await this.out(from);
      if (file === undefined) continue;
      const to = otherOf(from);
      if (this.#isAsBefore(to, file)) {
        if (++this.unchanged % UNCHANGED_TAKEN === 0) await this.#deliverAgain(to, file);
        continue;
      }
      await this.deliver(to, file);
      const { length } = this.files[to];
      if (length % 3 === 0) await this.#deliverAgain(to, this.files[to][Math.floor(length / 2)]!);
      if (length % 4 === 0) await this.#deliverAgain(to, file);
    }
  }

  #isAsBefore(to: PartyName, file: Uint8Array): boolean {
    const last = this.files[to].at(-1);
    return last !== undefined && Buffer.compare(last, file) === 0;
  }

  async #deliverAgain(to: PartyName, file: Uint8Array): Promise<void> {
    const delivery = await this.deliver(to, file);
    this.again++;
    if (delivery.status !== 200 || !("report" in delivery)) this.harm.push(JSON.stringify(delivery));
    else if (delivery.report.applied > 0)
      this.harm.push(`an old file brought ${delivery.report.applied} entries`);
  }

  /** Everything due to the partner, or what begins at `start`; undefined while there is no relation. */
  async out(from: PartyName, start?: number): Promise<Uint8Array | undefined> {
    const partner = await this.#party(otherOf(from));
    const query = start === undefined ? "" : `?from=${start}`;
    const url = `${this.#stage.urls[from]}/v1/carry/${partner}${query}`;
    const response = await fetch(url, { headers: this.#headers(from) });
    if (response.status === 404) return undefined;
    if (response.status !== 200)
      throw new Error(`no file from ${from}: ${response.status} ${await response.text()}`);
    return response.bytes();
  }

  /** Hands a file to a node; `keep` it among those that may be taken again. */
  async deliver(to: PartyName, file: Uint8Array): Promise<Delivery> {
    const response = await fetch(`${this.#stage.urls[to]}/v1/carry`, {
      method: "POST",
      headers: { ...this.#headers(to), "content-type": FILE },
      body: new Uint8Array(file),
    });
    this.deliveries++;
    if (response.status !== 200)
      return { status: response.status, problem: (await response.json()) as Problem };
    if (!this.files[to].includes(file)) this.files[to].push(file);
    return { status: 200, report: (await response.json()) as CarriedIn };
  }

  #headers(at: PartyName): Record<string, string> {
    return { authorization: `Bearer ${this.#stage.cast[at]["liaison officer"].token}` };
  }

  async #party(name: PartyName): Promise<string> {
    const known = this.#parties[name];
    if (known !== undefined) return known;
    const response = await fetch(`${this.#stage.urls[name]}/v1/card`);
    const { party } = (await response.json()) as { party: string };
    this.#parties[name] = party;
    return party;
  }
}

/** The stage's people, at nodes that the courier visits before anybody looks. */
export function castVisitedBy(courier: Courier, stage: Stage) {
  return stage.castWith(({ name, token }, party) => ({
    name,
    token,
    client: createClient({ base: stage.urls[party], token, fetch: courier.visiting }),
  }));
}
