import type { Session } from "@entente/api";
import type { Reader } from "../store/index.ts";
import { type Compartment, readCompartment } from "./compartment.ts";
import type { HouseRules } from "./house-rules.ts";
import { mayRead } from "./may-read.ts";

/** The compartments one session may read: what every list, count, search, page and look-up filters on. */
export type Readable = {
  /** By id. */
  readonly compartments: ReadonlyMap<string, Compartment>;
  /** The ids as a JSON list, for `json_each`. */
  readonly json: string;
};

type Known = { seen: number; compartments: Map<string, Compartment>; json: string };

/**
 * Resolves the compartments of a session once, and then only those that appeared since. A session is one object as
 * long as its rights stay the same; another clearance is another object.
 */
export class Readers {
  readonly #reader: Reader;
  readonly #rules: HouseRules;
  readonly #all: { readonly id: string; readonly compartment: Compartment }[] = [];
  readonly #sessions = new WeakMap<Session, Known>();
  #last = 0;

  constructor(reader: Reader, rules: HouseRules) {
    this.#reader = reader;
    this.#rules = rules;
  }

  of(session: Session): Readable {
    this.#refresh();
    const known = this.#sessions.get(session) ?? { seen: 0, compartments: new Map(), json: "[]" };
    if (known.seen === this.#all.length) return known;
    for (const { id, compartment } of this.#all.slice(known.seen)) {
      if (mayRead(this.#rules, session, compartment)) known.compartments.set(id, compartment);
    }
    known.seen = this.#all.length;
    known.json = JSON.stringify([...known.compartments.keys()]);
    this.#sessions.set(session, known);
    return known;
  }

  #refresh(): void {
    const rows = this.#reader.all<{ n: number; id: string; key: string }>(
      "SELECT n, id, key FROM view_compartment WHERE n > :last ORDER BY n",
      { last: this.#last },
    );
    for (const { n, id, key } of rows) {
      this.#last = n;
      this.#all.push({ id, compartment: readCompartment(key) });
    }
  }
}
