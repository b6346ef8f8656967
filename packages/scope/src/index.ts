export { type Answer, answersOf, basisCounts, CAUTION, emptyDays } from "./answers.ts";
export {
  type Attended,
  type Attention,
  type AttentionCounts,
  attentionCounts,
  attentionOf,
} from "./attention.ts";
export { type Share, sharesOf } from "./cells.ts";
export { type CrossCheck, crossCheck, type SecondCounter } from "./cross-check.ts";
export { type Fault, ScopeError, type ScopeErrorCode } from "./errors.ts";
export { scopeFrench } from "./french.ts";
export { MAX_REGISTER_BYTES, MAX_REGISTER_ROWS, type Register, readRegister } from "./intake.ts";
export { batchId, type Manifest, manifestOf, manifestSchema, registerRoot } from "./manifest.ts";
export { type Cell, type CellClass, classes } from "./match-hours.ts";
export { readRollup } from "./read-rollup.ts";
export {
  type Difference,
  handedOver,
  owedBy,
  type Reconciliation,
  reconcile,
  reconciliationDocument,
} from "./reconcile.ts";
export { documentOf, isPeriod, rollupBytes, rollupOf } from "./rollup.ts";
export {
  type Rollup,
  type RollupHeader,
  type RollupLine,
  type Statement,
  statementSchema,
  WITHHELD,
} from "./rollup-form.ts";
export { columns, dimensions, type RegisterRow, type Unit, units } from "./row.ts";
export { scopeSaid } from "./said.ts";
export { type Sample, type SampleOptions, samplePair, sampleRegister } from "./sample.ts";
export { secondCount } from "./second-counter.ts";
export { withholding } from "./withholding.ts";
