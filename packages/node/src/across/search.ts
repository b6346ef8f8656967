import { setImmediate } from "node:timers/promises";
import type { Found, Session } from "@entente/api";
import type { Ask } from "./ask.ts";
import { type Places, placesIn, placesText, START } from "./search-places.ts";
import { type Asked, type Source, sources } from "./search-sources.ts";

/** As many rows as one answer looks at, beside the newest page of each list: their words are sealed, and opened one by one; the next one goes on where it ended. What is hidden is no row of these lists. */
const MOST_LOOKED = 3000;

export type Searched = { readonly found: Found[]; readonly next?: string };

/**
 * Finds by words or by id in the lists of every desk, newest first. Each list is asked in the name of the session,
 * through the operation that its page uses: what that page would not show, search does not find, and says nothing of.
 * By its id a thing is found at once, however old; by words as far back as one answer looks, and then further with
 * `after`. Throws ProblemError `invalid` for an `after` that no answer gave.
 */
export async function searchEverything(
  ask: Ask,
  session: Session,
  asked: Asked,
  after?: string,
): Promise<Searched> {
  const wanted = plain(asked.text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return { found: [] };
  const byId = after === undefined ? await foundById(ask, session, asked) : [];
  // An id is nothing else's words.
  if (byId.length > 0) return { found: byId };
  const from = after === undefined ? undefined : placesIn(after);
  const walks = sources
    .filter(({ kind }) => from === undefined || from[kind] !== undefined)
    .map((source) => new Walk(source, asked, wanted, from?.[source.kind]));
  let looked = 0;
  for (let open = walks; open.length > 0 && looked < MOST_LOOKED; open = open.filter((walk) => walk.isOpen)) {
    for (const walk of open) {
      looked += await walk.step(ask, session);
      // Others are let through between two pages.
      await setImmediate();
    }
  }
  const places: Places = Object.fromEntries(
    walks.flatMap(({ source, place }) => (place === undefined ? [] : [[source.kind, place]])),
  );
  return {
    found: walks.flatMap((walk) => walk.found),
    ...(Object.keys(places).length === 0 ? {} : { next: placesText(places) }),
  };
}

async function foundById(ask: Ask, session: Session, asked: Asked): Promise<Found[]> {
  const id = asked.text.trim();
  const hits: Found[] = [];
  for (const { kind, one } of sources) {
    const input = one?.input(id, asked);
    const answer =
      one === undefined || input === undefined ? undefined : await ask(one.operation, session, input);
    if (answer !== undefined) hits.push(...one!.hits(answer).map((hit) => ({ kind, ...hit })));
  }
  return hits;
}

/** One list, looked through page by page until enough of it is found. */
class Walk {
  readonly source: Source;
  readonly found: Found[] = [];
  readonly #asked: Asked;
  readonly #wanted: readonly string[];
  /** Where it goes on; undefined when all of it was looked through. */
  place: Places[string] | undefined;

  constructor(source: Source, asked: Asked, wanted: readonly string[], from: Places[string] = START) {
    this.source = source;
    this.#asked = asked;
    this.#wanted = wanted;
    this.place = from;
  }

  get isOpen(): boolean {
    return this.place !== undefined && this.found.length < this.#asked.limit;
  }

  /** Looks through one page; gives how many rows it had. */
  async step(ask: Ask, session: Session): Promise<number> {
    const { source, place = START } = this;
    const input = source.input(this.#asked, place.from ?? undefined);
    const answer = input === undefined ? undefined : await ask(source.operation, session, input);
    if (answer === undefined) {
      this.place = undefined;
      return 0;
    }
    const { rows, next } = source.page(answer);
    const room = this.#asked.limit - this.found.length;
    const hits = rows
      .filter(({ hit, row }) => source.searches === true || says(this.#wanted, [hit, row]))
      .slice(place.passed);
    this.found.push(...hits.slice(0, room).map(({ hit }) => ({ kind: source.kind, ...hit })));
    // What this page still holds is told by the next answer.
    if (hits.length > room) this.place = { from: place.from, passed: place.passed + room };
    else this.place = next === undefined ? undefined : { from: next, passed: 0 };
    return rows.length;
  }
}

const MARKS = /\p{M}/gu;
/** Accents and capitals do not count. */
const plain = (text: string) => text.normalize("NFD").replace(MARKS, "").toLowerCase();

/** Whether each wanted word begins a word of what a row says. */
function says(wanted: readonly string[], value: unknown): boolean {
  const words = plain(textIn(value)).split(/[^\p{L}\p{N}]+/u);
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}

/** Rows are short; what of one is longer than this is not looked through. */
const MOST_TEXT = 20_000;

function textIn(value: unknown): string {
  const texts: string[] = [];
  let length = 0;
  const visit = (each: unknown): void => {
    if (length > MOST_TEXT) return;
    if (typeof each === "string") {
      texts.push(each);
      length += each.length;
    } else if (typeof each === "object" && each !== null) Object.values(each).forEach(visit);
  };
  visit(value);
  return texts.join(" ");
}
