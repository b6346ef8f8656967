import { createHmac } from "node:crypto";
import type { FoldContext } from "./kinds.ts";
import { shortHmac } from "./short-hmac.ts";

const TOKEN_DIGITS = 12;
const MARK_DIGITS = 32;
/** Longer words are mostly met once: digests, hosts, ids. */
const LONGEST_REMEMBERED = 12;

/**
 * Keyed search tokens and marks: HMAC-SHA256 under a key derived for each compartment, 12 hex digits shown. What a word
 * gives is remembered, and so are marks: an object of an import is looked up by the same marks that it is stored with.
 */
export function createFoldContext(searchKey: Uint8Array): FoldContext {
  const digests = new Recent<(text: string) => string>(1024);
  const words = new Recent<readonly string[]>(16_384);
  const marks = new Recent<Uint8Array>(8192);
  const digestOf = (name: string) =>
    digests.of("", name, () => shortHmac(createHmac("sha256", searchKey).update(name).digest()));
  const tokens = (compartment: string, terms: Iterable<string>) => {
    const digest = digestOf(`compartment ${compartment}`);
    return Array.from(terms, (term) => digest(term).slice(0, TOKEN_DIGITS));
  };
  return {
    tokens,
    indexTokens(compartment, text, termsOf) {
      const found = new Set<string>();
      const make = (word: string) => tokens(compartment, termsOf(word));
      for (const word of text) {
        const of = word.length > LONGEST_REMEMBERED ? make(word) : words.of(compartment, word, make);
        for (const token of of) found.add(token);
      }
      return found;
    },
    mark(domain, value) {
      const make = () => Uint8Array.fromHex(digestOf(`mark ${domain}`)(value).slice(0, MARK_DIGITS));
      return marks.of(domain, value, make);
    },
  };
}

/** What was made of texts lately, under several names. Those that are met once would fill it: at `most` it is emptied. */
class Recent<T> {
  readonly #names = new Map<string, Map<string, T>>();
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  of(name: string, text: string, make: (text: string) => T): T {
    let known = this.#names.get(name);
    const found = known?.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (++this.#size > this.#most) {
      this.#names.clear();
      known = undefined;
      this.#size = 1;
    }
    if (known === undefined) {
      known = new Map();
      this.#names.set(name, known);
    }
    known.set(text, made);
    return made;
  }
}
