export {
  type Command,
  type Draft,
  LedgerError,
  type LedgerErrorCode,
  type Outcome,
  type Place,
  type Proposal,
} from "./commands.ts";
export { cutFrom } from "./cut-notes.ts";
export { type Cut, cutBack, kindsFrom } from "./cutting-back.ts";
export { type Body, type Envelope, EnvelopeError, readEnvelope, type SetField } from "./envelope.ts";
export { evidenceCount } from "./evidence.ts";
export type { Side } from "./generations.ts";
export type { HeadState, Published, WitnessPort } from "./head-parts.ts";
export { type HeadReport, Heads, type HeadsOptions } from "./heads.ts";
export { type Highwater, noteRestored, readHighwater } from "./highwater.ts";
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
  type Reason,
  type Reception,
} from "./kinds.ts";
export { commandDigest, Ledger } from "./ledger.ts";
export { frontierOf, hasher, type LogRow, lastSize, rootAt } from "./log-state.ts";
export type { LedgerOptions } from "./options.ts";
export { houseOrigin, liaisonOrigin, originHash, wrapContext } from "./origins.ts";
export {
  addressAt,
  GENERATION_STEP,
  generationAt,
  generationOf,
  indexAt,
  MOST_GENERATIONS,
  placeIn,
} from "./places.ts";
export { createRegistry, type Registry } from "./registry.ts";
export { checkViews, type Difference, rebuild } from "./replay.ts";
export { readTilePath } from "./serve.ts";
export { ulid } from "./ulid.ts";
export { Witness, type WitnessOptions, type WitnessReply, witnessKeyOf, witnessName } from "./witness.ts";
