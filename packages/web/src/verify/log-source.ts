import type { SignedCard } from "./cards.ts";

/** By what a party retires a log of its own: the text that was signed, and its root key's signature (decision 030). */
export type SignedRetirement = { readonly retirement: string; readonly signature: string };

type Signer = { readonly party: string; readonly cards: readonly SignedCard[] };

/** The published head of a log as a node gives it. Nothing of it is believed before it is checked. */
export type GivenHead = {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  readonly writer: Signer;
  readonly witness: Signer;
  /** Present when the log was retired. */
  readonly retirement?: SignedRetirement | undefined;
};

/** Where a log is read from. */
export type LogSource = {
  head(): Promise<GivenHead>;
  /** A hash tile of the tree under the head. */
  tile(level: number, n: number, width: number): Promise<Uint8Array>;
  /** The bytes that were hashed; undefined when this reader is not shown them. */
  entry(index: number): Promise<Uint8Array | undefined>;
};

/** Who writes and who cosigns, and which log of theirs: known from the page, not from the node's answer. */
export type Expected = {
  readonly partner: string;
  readonly log: "ours" | "theirs";
  readonly generation: number;
};

/** A head whose root is signed: what entries are held against. */
export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** The last head of each log that this browser has verified. */
export type Memory = {
  get(origin: string): { readonly size: number; readonly root: string } | undefined;
  set(origin: string, head: { readonly size: number; readonly root: string }): void;
};
