import {
  consistencyProof,
  encodeBase64,
  type OpenedCheckpoint,
  TlogError,
  type VerifierKey,
  verifyConsistency,
} from "@entente/tlog";
import { CardsError, keysOfCards, liaisonOriginOf, logKeys, witnessKeys } from "./cards.ts";
import { base64Url, fromBase64Url, hasher } from "./hashing.ts";
import type { Expected, GivenHead, Head, LogSource, Memory } from "./log-source.ts";
import { type Retirement, retirementStep } from "./retirement.ts";
import { type CheckSignature, NoEd25519, openSigned } from "./signatures.ts";
import { hasFailed, type Step, type StepName, step } from "./step.ts";
import { TileError, type Tiles } from "./tree-reader.ts";

export type Checks = {
  readonly source: LogSource;
  readonly expected: Expected;
  readonly tiles: Tiles;
  readonly memory: Memory;
  readonly check: CheckSignature;
};

/** `head` is there only when the log has signed it. */
export type VerifiedHead = { readonly steps: readonly Step[]; readonly head: Head | undefined };

/**
 * 1 the cards lead from both parties' ids to the keys; 2 the log has signed the head; 3 the other party has cosigned
 * it; 4 it extends the last head that this browser has seen of this log; 5 where the log was retired, its party's root
 * key has said so.
 */
export async function verifyHead(given: GivenHead, checks: Checks): Promise<VerifiedHead> {
  const { check } = checks;
  const keys = await keysStep(given, checks);
  if (keys.keys === undefined)
    return { steps: [keys.step, ...unreached("signature", "cosignature", "consistency")], head: undefined };
  const signed = await signatureStep("signature", given, keys.keys.log, check);
  const cosigned = await signatureStep("cosignature", given, keys.keys.witness, check);
  const head = signed.opened?.checkpoint;
  if (head === undefined)
    return { steps: [keys.step, signed.step, cosigned.step, ...unreached("consistency")], head: undefined };
  const { steps: retired, retirement } = await retirementStep(given, head, check);
  const consistency = await consistencyStep(head, checks, retirement);
  const steps = [keys.step, signed.step, cosigned.step, consistency, ...retired];
  // Trust on first use: from here on this log must extend what was seen now. What failed is not remembered, nor the
  // head of a retired log where a longer one is.
  if (!hasFailed(steps) && consistency.code !== "retired-shorter")
    checks.memory.set(head.origin, { size: head.size, root: base64Url(head.root) });
  return { steps, head };
}

export const unreached = (...names: StepName[]): Step[] =>
  names.map((name) => step(name, "open", "not-reached"));

type SignerKeys = { readonly log: VerifierKey[]; readonly witness: VerifierKey[] };

async function keysStep(
  { origin, writer, witness }: GivenHead,
  { expected, check }: Checks,
): Promise<{ step: Step; keys?: SignerKeys }> {
  const partner = expected.log === "theirs" ? writer : witness;
  if (
    partner.party !== expected.partner ||
    origin !== liaisonOriginOf(writer.party, witness.party, expected.generation)
  )
    return { step: step("keys", "bad", "keys-of-another", { detail: origin }) };
  try {
    const keys = {
      log: logKeys(origin, await keysOfCards(writer.party, writer.cards, "log", check)),
      witness: witnessKeys(witness.party, await keysOfCards(witness.party, witness.cards, "witness", check)),
    };
    return { step: step("keys", "good", "keys-lead-back"), keys };
  } catch (cause) {
    if (cause instanceof NoEd25519) return { step: step("keys", "open", "no-ed25519") };
    if (!(cause instanceof CardsError || cause instanceof TlogError)) throw cause;
    return { step: step("keys", "bad", "keys-broken", { detail: cause.message }) };
  }
}

export async function signatureStep(
  name: "signature" | "cosignature",
  given: GivenHead,
  keys: VerifierKey[],
  check: CheckSignature,
): Promise<{ step: Step; opened?: OpenedCheckpoint }> {
  try {
    const opened = await openSigned(given.note, keys, check);
    const { origin, size } = opened.checkpoint;
    if (origin !== given.origin || size !== given.size)
      return { step: step(name, "bad", "head-malformed", { detail: `${origin} ${size}` }) };
    const time = Math.max(0, ...opened.verified.map((line) => line.time ?? 0));
    return { step: step(name, "good", `${name}-good`, time > 0 ? { size, time } : { size }), opened };
  } catch (cause) {
    if (cause instanceof NoEd25519) return { step: step(name, "open", "no-ed25519") };
    if (!(cause instanceof TlogError)) throw cause;
    const code =
      cause.code === "no-signature"
        ? (`${name}-missing` as const)
        : cause.code === "bad-signature"
          ? (`${name}-bad` as const)
          : "head-malformed";
    return { step: step(name, "bad", code, { detail: cause.message }) };
  }
}

export async function consistencyStep(
  head: Head,
  { source, tiles, memory }: Pick<Checks, "source" | "tiles" | "memory">,
  retirement?: Retirement,
): Promise<Step> {
  const { origin, size, root } = head;
  const before = memory.get(origin);
  if (before === undefined) return step("consistency", "good", "first-seen", { size });
  const told = { before: before.size, size };
  const rootBefore = fromBase64Url(before.root);
  if (rootBefore === undefined || before.size === 0)
    return step("consistency", "good", "first-seen", { size });
  // What was witnessed beyond the end of a retired log its party has said, and signed, that it cannot give back.
  if (size < before.size)
    return retirement !== undefined && before.size <= retirement.witnessed
      ? step("consistency", "open", "retired-shorter", told)
      : step("consistency", "bad", "shorter", told);
  if (size === before.size)
    return base64Url(root) === before.root
      ? step("consistency", "good", "unchanged", told)
      : step("consistency", "bad", "two-histories", { ...told, detail: encodeBase64(root) });
  try {
    const holds = (proof: Uint8Array[]) =>
      verifyConsistency(hasher, before.size, size, rootBefore, root, proof);
    const proof = await tiles.read(
      source,
      origin,
      size,
      (read) => consistencyProof(hasher, before.size, size, read),
      holds,
    );
    return holds(proof)
      ? step("consistency", "good", "extends", told)
      : step("consistency", "bad", "does-not-extend", told);
  } catch (cause) {
    if (!(cause instanceof TileError || cause instanceof TlogError)) throw cause;
    return step("consistency", "bad", "tiles-damaged", { ...told, detail: cause.message });
  }
}
