import { equalBytes } from "./bytes.ts";
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { cosign, cosignatureTime } from "./cosignature.ts";
import type { Ed25519Sign, Ed25519Verify } from "./crypto-port.ts";
import { TlogError, type TlogErrorCode } from "./errors.ts";
import type { Hasher } from "./hasher.ts";
import { verifyConsistency } from "./merkle-verify.ts";
import { formatNote, formatSignatureLine, parseNote, type SignatureLine } from "./note.ts";
import { type OpenedCheckpoint, openCheckpoint } from "./open-checkpoint.ts";
import type { VerifierKey } from "./verifier-key.ts";
import { type AddCheckpoint, parseAddCheckpoint } from "./witness-request.ts";

/** The largest tree a witness has cosigned for an origin; `note` bears the log's line and the witness's own. */
export type WitnessState = { size: number; root: Uint8Array; note: string };

/** What a witness knows of an origin: the log's keys, and its state, undefined when it has never cosigned. */
export type WitnessedOrigin = { keys: VerifierKey[]; state: WitnessState | undefined };

/**
 * A checkpoint the log has signed and that does not follow from the one cosigned before: keep all of it. Conclusive by
 * itself when both notes have one size and two roots; otherwise the log owes a proof.
 */
export type ForkEvidence = {
  origin: string;
  note: string;
  stored: string;
  oldSize: number;
  proof: Uint8Array[];
};

export type WitnessRefusal = {
  status: 400 | 403 | 404 | 409 | 413 | 422;
  body: string;
  contentType?: string;
  evidence?: ForkEvidence;
};

/**
 * With status 200 the caller must make the step from `expected` to `next` durable, by compare-and-swap, BEFORE it sends
 * `body`; when another request has won that swap, it answers `conflict(size)` instead and drops `body` unseen.
 */
export type WitnessAnswer =
  | { status: 200; origin: string; expected: WitnessState | undefined; next: WitnessState; body: string }
  | WitnessRefusal;

export type WitnessInput = {
  body: Uint8Array | string;
  /**
   * Undefined for an origin not agreed on: a witness never learns an origin from a request. The name is the sender's:
   * compare it exactly, never build a path or a pattern from it.
   */
  lookup: (origin: string) => WitnessedOrigin | undefined;
  witness: VerifierKey;
  sign: Ed25519Sign;
  verify: Ed25519Verify;
  hasher: Hasher;
  nowSeconds: number;
};

/**
 * Decides an add-checkpoint request (tlog-witness), step by step in this order: form, origin, signature, sizes, proof.
 * Pure. Throws only for what is this side's own fault: a clock or key that cannot sign, a stored note that is broken.
 */
export function answerAddCheckpoint(input: WitnessInput): WitnessAnswer {
  const request = refusing(() => parse(input.body));
  if ("status" in request) return request;
  const known = input.lookup(request.origin);
  if (!known) return { status: 404, body: "unknown origin\n" };
  const logKeys = known.keys.filter((key) => key.type === 1);
  const opened = refusing(() => openCheckpoint(request.note, logKeys, input.verify));
  if ("status" in opened) return opened;
  return refuse(request, opened, known.state, input.hasher) ?? accept(opened, known.state, input);
}

function parse(body: Uint8Array | string): AddCheckpoint & { origin: string } {
  const request = parseAddCheckpoint(body);
  return { ...request, origin: parseCheckpoint(parseNote(request.note).text).origin };
}

/** What `read` throws about the request, as an answer. */
function refusing<T extends object>(read: () => T): T | WitnessRefusal {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { status: STATUS_OF[error.code] ?? 400, body: `${error.message}\n` };
  }
}

const STATUS_OF: Partial<Record<TlogErrorCode, 403 | 413>> = {
  "bad-signature": 403,
  "no-signature": 403,
  "wrong-origin": 403,
  "too-large": 413,
};

/** 409: the size the witness really has. Also the answer of whoever lost the compare-and-swap. */
export function conflict(storedSize: number): WitnessRefusal {
  return { status: 409, body: `${storedSize}\n`, contentType: "text/x.tlog.size" };
}

function refuse(
  request: AddCheckpoint,
  opened: OpenedCheckpoint,
  state: WitnessState | undefined,
  hasher: Hasher,
): WitnessRefusal | undefined {
  const { oldSize, proof } = request;
  const { checkpoint } = opened;
  if (oldSize > checkpoint.size) return { status: 400, body: "the old size is beyond the checkpoint\n" };
  // Every tree follows from the empty one: against size 0 nothing is evidence.
  const evidence = state && state.size > 0 ? evidenceOf(request, opened, state) : undefined;
  if (oldSize !== (state?.size ?? 0)) {
    const isFork = state?.size === checkpoint.size && !equalBytes(state.root, checkpoint.root);
    return { ...conflict(state?.size ?? 0), ...(isFork && evidence ? { evidence } : {}) };
  }
  if (follows(checkpoint, oldSize, state, proof, hasher)) return undefined;
  // A surplus proof for the very checkpoint already cosigned is a mistake, not a fork.
  const isSame = state?.size === checkpoint.size && equalBytes(state.root, checkpoint.root);
  return {
    status: 422,
    body: "the checkpoint does not follow from the one cosigned before\n",
    ...(evidence && !isSame ? { evidence } : {}),
  };
}

function follows(
  checkpoint: Checkpoint,
  oldSize: number,
  state: WitnessState | undefined,
  proof: Uint8Array[],
  hasher: Hasher,
): boolean {
  if (checkpoint.size === 0 && !equalBytes(checkpoint.root, hasher.empty())) return false;
  // Every tree follows from the empty one, and no proof says so.
  if (oldSize === 0 || !state) return proof.length === 0;
  return verifyConsistency(hasher, oldSize, checkpoint.size, state.root, checkpoint.root, proof);
}

function evidenceOf(request: AddCheckpoint, opened: OpenedCheckpoint, state: WitnessState): ForkEvidence {
  return {
    origin: opened.checkpoint.origin,
    note: request.note,
    stored: state.note,
    oldSize: request.oldSize,
    proof: request.proof,
  };
}

function accept(
  opened: OpenedCheckpoint,
  state: WitnessState | undefined,
  input: WitnessInput,
): WitnessAnswer {
  const { checkpoint } = opened;
  // What is signed is printed again from what was checked; it must be what the log has signed.
  const text = formatCheckpoint(checkpoint);
  if (text !== opened.text) return { status: 400, body: "the checkpoint is not in its canonical form\n" };
  // A clock set back must not make this cosignature look older than the last one.
  const time = Math.max(Math.floor(input.nowSeconds), state ? lastTime(state, input.witness) : 0);
  const own = cosign(text, input.witness, time, input.sign);
  // Only lines verified or made here are kept: a forged line in this witness's name must not reach its state.
  const note = formatNote(text, [...opened.verified.map(({ line }) => line), own]);
  const next = { size: checkpoint.size, root: checkpoint.root, note };
  return {
    status: 200,
    origin: checkpoint.origin,
    expected: state,
    next,
    body: formatSignatureLine(own),
  };
}

function lastTime(state: WitnessState, witness: VerifierKey): number {
  const isOwn = (line: SignatureLine) => line.name === witness.name && equalBytes(line.id, witness.id);
  return Math.max(
    0,
    ...parseNote(state.note)
      .signatures.filter(isOwn)
      .map((line) => cosignatureTime(line) ?? 0),
  );
}
