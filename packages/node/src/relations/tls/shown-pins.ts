import { type Digest, fingerprint } from "../../keys/index.ts";
import type { ReadCard } from "../view.ts";
import { pinOf } from "./pins.ts";
import type { OwnTls } from "./tls-files.ts";

const SIDES = ["listens", "calls"] as const;
type Where = (typeof SIDES)[number];

export type ShownPin = {
  readonly digest: Digest;
  /** Of the digest, as two people read it to each other. */
  readonly fingerprint: string;
  /** The first card of those, up to this one, that all name it there. */
  readonly since: { readonly sequence: number; readonly at: string };
};

/** The keys of certificates that the last card of `chain` names, each with the card since which it stands there. */
export function pinsShown(chain: readonly ReadCard[]): Record<Where, ShownPin[]> {
  const named = (card: ReadCard | undefined, where: Where) => card?.card.tls?.[where] ?? [];
  const shown = (where: Where) =>
    named(chain.at(-1), where).map((digest) => {
      const without = chain.findLastIndex((card) => !named(card, where).includes(digest));
      const { sequence, at } = chain[without + 1]!.card;
      return { digest, fingerprint: fingerprint(digest), since: { sequence, at } };
    });
  return { listens: shown("listens"), calls: shown("calls") };
}

/** The keys of the certificates in use. Files that cannot be read are shown to nobody. */
export function pinsInUse(own: OwnTls): { readonly [W in Where]?: Digest } {
  const found = SIDES.flatMap((where) => {
    try {
      const files = own[where];
      return files === undefined ? [] : [[where, pinOf(files.certificate)] as const];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(found);
}
