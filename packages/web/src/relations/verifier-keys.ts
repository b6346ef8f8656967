import type { RelationView } from "@entente/api";
import { formatVerifierKey } from "@entente/tlog";
import { liaisonOriginOf, logKeys, witnessKeys } from "../verify/cards.ts";
import { fromBase64Url } from "../verify/hashing.ts";
import { generationOf } from "../verify/places.ts";
import type { ShownCard } from "./card-sheet.tsx";

type Cards = {
  /** Newest first. */
  readonly ours: readonly Pick<ShownCard, "id" | "keys">[];
  readonly theirs: readonly Pick<ShownCard, "id" | "keys">[];
};

/**
 * The keys of both parties, as `verify.html` and other verifiers of signed notes take them. A log key has a line for
 * each generation of the log: a head names the one it is of.
 */
export function verifierKeysOf(
  { ours, theirs }: Cards,
  partner: string,
  logs: readonly Pick<RelationView["logs"][number], "mine" | "origin">[],
): string[] {
  const us = ours.at(-1)?.id ?? "";
  const logsOf = (mine: boolean) => {
    const [writer, other, keys] = mine
      ? [us, partner, keysOf(ours, "log")]
      : [partner, us, keysOf(theirs, "log")];
    const last = generationOf(logs.find((log) => log.mine === mine)?.origin ?? "");
    return Array.from({ length: last }, (_, at) =>
      logKeys(liaisonOriginOf(writer, other, at + 1), keys),
    ).flat();
  };
  return [
    ...logsOf(true),
    ...witnessKeys(partner, keysOf(theirs, "witness")),
    ...logsOf(false),
    ...witnessKeys(us, keysOf(ours, "witness")),
  ].map(formatVerifierKey);
}

/** Every key a party has had in a role, but for those revoked: heads signed before a rotation stay readable. */
function keysOf(cards: Cards["ours"], role: string): Uint8Array[] {
  const keys = cards.flatMap((card) => card.keys).filter((key) => key.role === role && !key.revoked);
  return [...new Set(keys.map((key) => key.public))].flatMap((key) => fromBase64Url(key) ?? []);
}
