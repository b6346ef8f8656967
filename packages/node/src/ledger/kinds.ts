import type { AgreementErrorCode, LifeProblemCode } from "@entente/agreement";
import type { Sentence } from "@entente/api";
import type { z } from "zod";
import type { MaybeItem, PartyId } from "../keys/index.ts";
import type { Params, Reader } from "../store/index.ts";
import type { Draft } from "./commands.ts";
import type { Body, Envelope } from "./envelope.ts";

/**
 * One change of a view: the name of a statement some desk declared, and its parameters. The writer adds
 * `:log`, `:idx` (its place), `:seq` and `:leaf`, the address of the entry that makes the change.
 */
export type Change = readonly [statement: string, params: Params];

/** What folding sees of an entry. `items` is absent for an entry without content, or whose content is not here. */
export type Folding<B = Body> = {
  readonly envelope: Envelope;
  readonly body: B;
  /** Whose log the entry stands in. */
  readonly party: PartyId;
  /** The other side of the relation; undefined in a house log. */
  readonly partner: PartyId | undefined;
  /** Whether this node wrote it. */
  readonly mine: boolean;
  readonly at: number;
  readonly items: readonly MaybeItem[] | undefined;
};

export type FoldContext = {
  /** Keyed search tokens of `terms` within one compartment (DESIGN.md, Content, keys, search). */
  tokens(compartment: string, terms: Iterable<string>): string[];
  /** The tokens of all that `words` are found by, each once. What `termsOf` says of a word must never change. */
  indexTokens(
    compartment: string,
    words: Iterable<string>,
    termsOf: (word: string) => readonly string[],
  ): ReadonlySet<string>;
  /** A keyed digest for looking things up without storing them. */
  mark(domain: string, value: string): Uint8Array;
};

export type Folded = {
  readonly changes: readonly Change[];
  /** Streams whose version this entry moves. */
  readonly touches: readonly string[];
};

/** When an entry takes effect: at once, or when its witnesses have cosigned. */
export type Effect = "recorded" | "partner";

/** Why an entry is set aside: a sentence, or words about an agreement that begin with their code. */
export type Reason = Sentence | `${AgreementErrorCode | LifeProblemCode}: ${string}`;

/** What a node answers to a partner's entry: entries of its own in the same transaction, or a reason to set it aside. */
export type Reception = {
  readonly entries?: readonly Draft[];
  readonly expects?: Readonly<Record<string, number>>;
  readonly aside?: Reason;
};

/**
 * One versioned kind of entry. `fold` is pure and is the only way an entry changes a view: the same function
 * runs when the entry is written, when a partner's entry is applied, and when views are rebuilt.
 */
export type EntryKind<B = Body> = {
  readonly kind: string;
  readonly log: "house" | "liaison";
  readonly effect: Effect;
  readonly body: z.ZodType<B>;
  fold(entry: Folding<B>, context: FoldContext): Folded;
  /**
   * Checks a partner's entry, which stands at the place `index`, against what is known; absent: every well-formed
   * entry is accepted. What it throws, like what `fold` throws, sets the entry aside.
   */
  receive?(entry: Folding<B>, reader: Reader, index: number): Reception | Promise<Reception>;
};

/** A desk as the composition root sees it. */
export type Desk = {
  readonly name: string;
  readonly kinds: readonly EntryKind<never>[];
  /** `CREATE TABLE view_...` statements; dropped and remade when they change. */
  readonly schema: string;
  readonly statements: Readonly<Record<string, string>>;
};

/** Declares a kind with its body's type inferred from the schema. */
export function entryKind<B>(kind: EntryKind<B>): EntryKind<never> {
  return kind as unknown as EntryKind<never>;
}

/** The statement by which an entry erases content, `{ payload, position }`; the ledger destroys the key. */
export const ERASE = "ledger.erase";

export type Erasure = { readonly payload: string; readonly position: number };
