export { decodeBase64, encodeBase64 } from "./base64.ts";
export { type BundleLimits, decodeBundle, encodeBundle } from "./bundle.ts";
export { equalBytes, fromHex, toHex } from "./bytes.ts";
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
export { cosign } from "./cosignature.ts";
export type { Ed25519Sign, Ed25519Verify, Sha256 } from "./crypto-port.ts";
export { TlogError, type TlogErrorCode } from "./errors.ts";
export { Frontier, type NodeListener } from "./frontier.ts";
export { type Evaluation, evaluatePolicy, GRADES, type Grade, isAtLeast } from "./grade.ts";
export { createHasher, type Hasher } from "./hasher.ts";
export { isKeyName, isOrigin } from "./key-name.ts";
export { consistencyProof, type HashReader, inclusionProof, rootFrom } from "./merkle-proof.ts";
export { verifyConsistency, verifyInclusion } from "./merkle-verify.ts";
export {
  formatNote,
  formatSignatureLine,
  type Note,
  parseNote,
  parseSignatureLines,
  type SignatureLine,
} from "./note.ts";
export {
  type OpenedCheckpoint,
  openCheckpoint,
  signCheckpoint,
  type VerifiedLine,
} from "./open-checkpoint.ts";
export {
  type Policy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  parsePolicy,
  policyKeys,
} from "./policy.ts";
export {
  formatProof,
  type LogProof,
  type ProofInput,
  parseProof,
  type VerifiedProof,
  verifyProof,
} from "./proof.ts";
export { decodeTile, encodeTile, hashReaderFromTiles, tileFrom } from "./tile.ts";
export { parseTilePath, TILE_WIDTH, type TileAddress, tilePath, tilesOf } from "./tile-path.ts";
export {
  formatVerifierKey,
  type KeyType,
  parseVerifierKey,
  type UnverifiableKey,
  type VerifierKey,
  verifierKey,
} from "./verifier-key.ts";
export {
  answerAddCheckpoint,
  conflict,
  type ForkEvidence,
  type WitnessAnswer,
  type WitnessedOrigin,
  type WitnessInput,
  type WitnessRefusal,
  type WitnessState,
} from "./witness.ts";
export { openCosignatures, parseConflictSize } from "./witness-answer.ts";
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  MAX_REQUEST_BYTES,
  parseAddCheckpoint,
} from "./witness-request.ts";
