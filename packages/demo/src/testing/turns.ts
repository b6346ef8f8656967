import { createClient } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import type { Cast } from "../story.ts";
import type { Courier } from "./courier.ts";
import { PARTY_NAMES, type Stage } from "./stage.ts";

/**
 * Two nodes that never meet. While `apart`, whoever acts does so with the other node stopped; before anybody looks,
 * both are there for as long as a file each way takes. Together, both run and the courier goes between them.
 */
export class Turns {
  apart = true;
  /** Acts that were done while the other node was stopped. */
  alone = 0;
  readonly #stage: Stage;
  readonly #courier: Courier;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(stage: Stage, courier: Courier) {
    this.#stage = stage;
    this.#courier = courier;
  }

  cast(): Cast {
    return this.#stage.castWith(({ name, token }, party) => ({
      name,
      token,
      client: createClient({ base: this.#stage.urls[party], token, fetch: this.#calling(party) }),
    }));
  }

  #calling(party: PartyName): typeof fetch {
    return async (input, init) => {
      if (!this.apart) return this.#courier.visiting(input, init);
      // One at a time: a node is not stopped under somebody's call.
      const call = this.#turn.then(async () => {
        if (init?.method === "GET") await this.meet();
        else await this.#leaveAlone(party);
        return fetch(input, init);
      });
      this.#turn = call.catch(() => undefined);
      return call;
    };
  }

  /** Both nodes run, and a file has gone each way. */
  async meet(): Promise<void> {
    for (const party of PARTY_NAMES) if (!this.#stage.isRunning(party)) await this.#stage.start(party);
    await this.#courier.round();
  }

  async #leaveAlone(party: PartyName): Promise<void> {
    const other = otherOf(party);
    if (!this.#stage.isRunning(party)) await this.#stage.start(party);
    if (this.#stage.isRunning(other)) await this.#stage.stop(other);
    this.alone++;
  }
}
