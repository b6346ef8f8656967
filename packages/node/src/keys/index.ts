export {
  type Digest,
  digestBytes,
  digestOf,
  digestText,
  fromBase64Url,
  sha256,
  toBase64Url,
} from "./bytes.ts";
export {
  type Card,
  cardSchema,
  fingerprint,
  followsCard,
  keyOf,
  type PartyId,
  partyOf,
  readCard,
  rootDigest,
  type SignedCard,
  signCard,
} from "./card.ts";
export {
  type CardDraft,
  type DraftFile,
  draftFile,
  draftFingerprint,
  type ReadDraft,
  readDraft,
  rootsAfter,
  signDraft,
} from "./draft.ts";
export { drawRandom } from "./draw-random.ts";
export { KeyError, type KeyErrorCode } from "./errors.ts";
export { keyFrench } from "./french.ts";
export { HeldKeys } from "./held-keys.ts";
export {
  createKeyring,
  type KeyPort,
  type Keyring,
  keyFile,
  openRootKeys,
  publicKeyOf,
  type RootKeys,
  sealKeyring,
  seedOf,
} from "./keyring.ts";
export {
  makeOperationalKey,
  type OperationalKey,
  operationalKeysOf,
  type RotatingRole,
  rotatingRoles,
  signerOf,
} from "./operational.ts";
export {
  type Item,
  MAX_SET_BYTES,
  type MaybeItem,
  openCommitted,
  openPosition,
  openPositions,
  openSet,
  type SealedSet,
  sealSet,
} from "./sealed-set.ts";
export {
  decodeSetKey,
  encodeSetKey,
  isWhole,
  MAX_SET_ITEMS,
  punctured,
  type SetKey,
} from "./set-key.ts";
export {
  type SealKeyPair,
  unwrapFrom,
  unwrapLocally,
  type WrappedKey,
  wrapFor,
  wrapLocally,
} from "./wrap.ts";
