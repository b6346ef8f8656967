export {
  type Command,
  type Draft,
  LedgerError,
  type LedgerErrorCode,
  type Outcome,
  type Place,
  type Proposal,
} from "./commands.ts";
export { type Body, type Envelope, EnvelopeError, readEnvelope, type SetField } from "./envelope.ts";
export {
  type Change,
  type Desk,
  type Effect,
  type EntryKind,
  ERASE,
  entryKind,
  type FoldContext,
  type Folded,
  type Folding,
  type Reception,
} from "./kinds.ts";
export {
  commandDigest,
  houseOrigin,
  Ledger,
  type LedgerOptions,
  liaisonOrigin,
  wrapContext,
} from "./ledger.ts";
export { createFoldContext, createRegistry, type Registry } from "./registry.ts";
export { checkViews, type Difference, rebuild } from "./replay.ts";
export { ulid } from "./ulid.ts";
