import { decodeBase64, decodeHash, encodeBase64 } from "./base64.ts";
import { textWithin } from "./bytes.ts";
import type { Ed25519Verify } from "./crypto-port.ts";
import { isNatural, parseDecimal } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { demandGrade, type Evaluation, evaluatePolicy, type Grade } from "./grade.ts";
import type { Hasher } from "./hasher.ts";
import { MAX_PROOF_HASHES } from "./merkle-proof.ts";
import { verifyInclusion } from "./merkle-verify.ts";
import { type OpenedCheckpoint, openCheckpoint } from "./open-checkpoint.ts";
import { type Policy, policyKeys } from "./policy.ts";

/** All it takes, beside the entry and a policy, to check an entry offline (tlog-proof). */
export type LogProof = { index: number; hashes: Uint8Array[]; note: string };

/** Room for the largest note and the longest path; `extra` must fit as well. */
const MAX_PROOF_BYTES = 256 * 1024;
const HEADER = "c2sp.org/tlog-proof@v1\n";

/** The text of a `.tlog-proof` file. */
export function formatProof({ index, hashes, note }: LogProof): string {
  const tooLong = hashes.length > MAX_PROOF_HASHES || hashes.some((hash) => hash.length !== 32);
  if (!isNatural(index) || tooLong)
    throw new TlogError("bad-proof", "the index or the path is out of bounds");
  return `${HEADER}index ${index}\n${hashes.map((hash) => `${encodeBase64(hash)}\n`).join("")}\n${note}`;
}

/** Reads a `.tlog-proof` file, verifying nothing; throws `bad-proof`, `bad-utf8` or `too-large`. */
export function parseProof(file: Uint8Array | string): LogProof {
  const text = textWithin(file, MAX_PROOF_BYTES, "the proof");
  const blank = text.indexOf("\n\n");
  if (!text.startsWith(HEADER) || blank < HEADER.length) {
    throw new TlogError("bad-proof", "not a c2sp.org/tlog-proof@v1 with a checkpoint");
  }
  try {
    const lines = text.slice(HEADER.length, blank).split("\n");
    // Nobody has signed the extra data: it is checked for form and dropped.
    if (lines[0]?.startsWith("extra ")) decodeBase64(lines.shift()!.slice("extra ".length));
    const [index = "", ...hashes] = lines;
    if (!index.startsWith("index ") || hashes.length > MAX_PROOF_HASHES) {
      throw new TlogError("bad-proof", "no index line, or a path that is too long");
    }
    return {
      index: parseDecimal(index.slice("index ".length)),
      hashes: hashes.map(decodeHash),
      note: text.slice(blank + 2),
    };
  } catch (cause) {
    throw new TlogError("bad-proof", "a line of the proof is malformed", { cause });
  }
}

export type ProofInput = {
  proof: LogProof | Uint8Array | string;
  /** The bytes of the entry as they are in the log, never printed again. */
  entry: Uint8Array;
  policy: Policy;
  hasher: Hasher;
  verify: Ed25519Verify;
  /** The least grade to accept; `full`, the policy's quorum, unless said otherwise. */
  atLeast?: Grade;
  /** The partner's witness, for the grade `partner`; see `evaluatePolicy`. */
  partner?: string;
};

export type VerifiedProof = OpenedCheckpoint & Evaluation & { index: number; leafHash: Uint8Array };

/**
 * Verifies that the entry is in the log (tlog-proof): origin, the log's signature, the policy, then inclusion. Throws
 * `wrong-origin`, `bad-signature`, `no-signature`, `quorum-missing` or `not-included`. How old a cosignature may be is
 * for the caller to judge, by the times returned.
 */
export function verifyProof(input: ProofInput): VerifiedProof {
  const { policy, hasher, entry } = input;
  const given = input.proof;
  const proof = typeof given === "string" || given instanceof Uint8Array ? parseProof(given) : given;
  const leafHash = hasher.leaf(entry);
  const opened = openCheckpoint(proof.note, policyKeys(policy), input.verify);
  if (!policy.logs.some(({ key }) => key.name === opened.checkpoint.origin)) {
    throw new TlogError("wrong-origin", "the checkpoint is of a log the policy does not name");
  }
  const evaluation = evaluatePolicy(policy, opened.verified, input.partner);
  if (evaluation.grade === "none") throw new TlogError("no-signature", "no log of the policy has signed");
  demandGrade(evaluation.grade, input.atLeast ?? "full");
  const { size, root } = opened.checkpoint;
  if (!verifyInclusion(hasher, proof.index, size, leafHash, proof.hashes, root)) {
    throw new TlogError("not-included", "the path does not lead from the entry to the signed root");
  }
  return { ...opened, ...evaluation, index: proof.index, leafHash };
}
