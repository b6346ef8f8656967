import { type HouseEntry, overseeingOperations as ops, ProblemError } from "@entente/api";
import { TlogError, type VerifierKey } from "@entente/tlog";
import { client } from "../data/client.ts";
import { CardsError, keysOfCards, logKeys } from "../verify/cards.ts";
import { base64Url } from "../verify/hashing.ts";
import type { LogSource } from "../verify/log-source.ts";
import { browserMemory } from "../verify/node-log.ts";
import { checkByWebCrypto, NoEd25519 } from "../verify/signatures.ts";
import { hasFailed, type Step, step } from "../verify/step.ts";
import { Tiles } from "../verify/tree-reader.ts";
import { inOrder, verifyMember } from "../verify/verify-entry.ts";
import { consistencyStep, signatureStep, unreached } from "../verify/verify-head.ts";

/** Kept as long as the page: tiles that a signed root has vouched for stay true. */
const tiles = new Tiles();

async function octets(path: string): Promise<Uint8Array> {
  const response = await fetch(path, { headers: { accept: "application/octet-stream" } });
  if (!response.ok)
    throw new ProblemError({ type: "about:blank", title: response.statusText, status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

const tile: LogSource["tile"] = (level, n, width) =>
  octets(`/v1/oversight/house/tiles/${level}/${n}${width === 256 ? "" : `?width=${width}`}`);

async function bytesAt(index: number): Promise<Uint8Array | undefined> {
  try {
    return await octets(`/v1/oversight/house/entries/${index}/bytes`);
  } catch (cause) {
    if (cause instanceof ProblemError && cause.status === 403) return undefined;
    throw cause;
  }
}

/**
 * Verifies that an entry stands, as it is shown, in the house log of `party`, and that the log goes on from what this
 * browser saw of it before. A house log has no witness, so there is no step for one.
 */
export async function verifyHouseEntry(entry: HouseEntry, party: string): Promise<readonly Step[]> {
  const [head, bytes] = await Promise.all([
    client.call(ops.getHouseCheckpoint, {}),
    entry.whole ? bytesAt(entry.index) : undefined,
  ]);
  const given = { ...head, witness: { party: "", cards: [] } };
  const source: LogSource = { head: async () => given, tile, entry: bytesAt };
  const checks = {
    source,
    expected: { partner: party, log: "ours" as const, generation: 1 },
    tiles,
    memory: browserMemory,
    check: checkByWebCrypto,
  };
  const keys = await keysFor(head, party);
  const signed =
    keys.keys === undefined
      ? undefined
      : await signatureStep("signature", given, keys.keys, checkByWebCrypto);
  const opened = signed?.opened?.checkpoint;
  if (signed === undefined || opened === undefined)
    return [
      keys.step,
      ...(signed === undefined ? unreached("signature") : [signed.step]),
      ...unreached("inclusion"),
    ];
  const consistency = await consistencyStep(opened, checks);
  const found = await verifyMember(entry, bytes, opened, checks);
  const steps = inOrder([keys.step, signed.step, consistency, ...found]);
  // What failed is not remembered.
  if (!hasFailed(steps))
    browserMemory.set(opened.origin, { size: opened.size, root: base64Url(opened.root) });
  return steps;
}

async function keysFor(
  {
    origin,
    writer,
  }: { origin: string; writer: { party: string; cards: readonly { card: string; signature: string }[] } },
  party: string,
): Promise<{ step: Step; keys?: VerifierKey[] }> {
  if (writer.party !== party || origin !== `entente.party/${party.slice(7)}/house`)
    return { step: step("keys", "bad", "keys-of-another", { detail: origin }) };
  try {
    const keys = await keysOfCards(party, writer.cards, "log", checkByWebCrypto);
    return { step: step("keys", "good", "keys-lead-back"), keys: logKeys(origin, keys) };
  } catch (cause) {
    if (cause instanceof NoEd25519) return { step: step("keys", "open", "no-ed25519") };
    if (!(cause instanceof CardsError || cause instanceof TlogError)) throw cause;
    return { step: step("keys", "bad", "keys-broken", { detail: cause.message }) };
  }
}
