import type { SignedCard } from "./cards.ts";

type Signer = { readonly party: string; readonly cards: readonly SignedCard[] };

/** The published head of a log as a node gives it. Nothing of it is believed before it is checked. */
export type GivenHead = {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  readonly writer: Signer;
  readonly witness: Signer;
};

/** Where a log is read from. */
export type LogSource = {
  head(): Promise<GivenHead>;
  /** A hash tile of the tree under the head. */
  tile(level: number, n: number, width: number): Promise<Uint8Array>;
  /** The bytes that were hashed; undefined when this reader is not shown them. */
  entry(index: number): Promise<Uint8Array | undefined>;
};

/** Who writes and who cosigns: known from the page, not from the node's answer. */
export type Expected = { readonly partner: string; readonly log: "ours" | "theirs" };

/** A head whose root is signed: what entries are held against. */
export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** The last head of each log that this browser has verified. */
export type Memory = {
  get(origin: string): { readonly size: number; readonly root: string } | undefined;
  set(origin: string, head: { readonly size: number; readonly root: string }): void;
};
