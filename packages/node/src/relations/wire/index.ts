export { Identity } from "./identity.ts";
export { Nonces } from "./nonces.ts";
export {
  BLOB,
  BUNDLE,
  type Cost,
  type Fetch,
  PartnerWire,
  type WireAnswer,
  type WireOptions,
} from "./partner-wire.ts";
export { digestHeader, LIFETIME_SECONDS, SKEW_SECONDS } from "./profile.ts";
export { arriving, readBounded } from "./read-bounded.ts";
export {
  openBody,
  openDigest,
  openRequest,
  openResponse,
  type RequestChecks,
  type SignedRequest,
} from "./receive.ts";
